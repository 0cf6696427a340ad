"""How a language reports what people say: the form of a profile, and where the profiles are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

PROFILES = {
    "az": "qualkit.annotating.attribution.azerbaijani",
    "tr": "qualkit.annotating.attribution.turkish",
    "ru": "qualkit.annotating.attribution.russian",
    "en": "qualkit.annotating.attribution.english",
}
"""language -> the module that holds its `REPORTING`."""

MAN, WOMAN, EITHER = "m", "f", ""


@dataclass(frozen=True)
class Reporting:
    """The words by which a language says whose view it gives; all in small letters, compounds with blanks.

    is_verb_last: the verb closes the sentence (az, tr), so that its subject stands far before it.
    verbs: dictionary forms; found in all forms of the language's inflections. with_more: verbs that report only where
    one of these words, or a quotation, follows soon ("calls for"); in the present also alone, if "!" is not among
    them. present: what forms of the present end like. finite: what a form that may have a
    person as its subject ends like; participle, passive: likewise, "" for none. beside_a_name: verb phrases that count
    only behind a name or pronoun, as written ("is convinced", "draws attention").
    before: phrases before a name ("according to", "по словам"); after_possessor: those behind a name or pronoun in the
    possessive ("sözlərinə görə", "'s view"); after_dative: those behind the dative ("göre").
    he: subject pronouns, whose: possessive ones, him: those behind `before` and `after_dative`; pronoun -> gender.
    they: the plural ones.
    by: words between a passive verb and its name, or behind it (az, tr). titles: words before a name that are no part
    of it, and honorifics, with the gender that they tell; behind_name: honorifics that stand behind it. roles: what
    people are called instead of or beside their name; several: the plural ones ("experts"); anybody: roles of whoever
    is reported, said of them or not. no_reports: subjects that
    are no people ("study", "hesabat"). numbered: roles that stand with a number for a name (Respondent 3);
    code_letters: capitals that do (R3). opinions: verbs whose denial is a view as well ("does not think");
    denied: what their denied forms end like in az and tr. of_bodies: what bodies and data do as well as people
    ("announces", "shows"), so that it tells nobody's name.
    organisations, places: words that make capitalised words no name of a person. men, women: given names.
    skipped: words between subject and verb or before a subject. prepositions: before a name that is no subject.
    surname: what surnames end like. woman_surname: what only women's do.
    """

    code: str
    verbs: tuple[str, ...]
    finite: str
    participle: str
    passive: str
    beside_a_name: tuple[str, ...]
    before: tuple[str, ...]
    after_possessor: tuple[str, ...]
    after_dative: tuple[str, ...]
    he: Mapping[str, str]
    whose: Mapping[str, str]
    him: Mapping[str, str]
    they: frozenset[str]
    titles: Mapping[str, str]
    behind_name: Mapping[str, str]
    roles: frozenset[str]
    several: frozenset[str]
    no_reports: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    skipped: frozenset[str]
    prepositions: frozenset[str]
    surname: str
    woman_surname: str
    is_verb_last: bool = False
    by: frozenset[str] = frozenset()
    with_more: Mapping[str, str] = field(default_factory=dict)
    present: str = "$^"
    anybody: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    code_letters: frozenset[str] = frozenset()
    opinions: frozenset[str] = frozenset()
    denied: str = ""
    of_bodies: str = "$^"


@cache
def reporting_of(language: str) -> Reporting | None:
    """The language's profile; None for a language without one."""
    if language not in PROFILES:
        return None
    profile: Reporting = import_module(PROFILES[language]).REPORTING
    return profile
