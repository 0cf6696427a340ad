"""What the distinct forms of a text are to a language's profile: reporting verbs, titles, roles, words of no name.

Every form is looked at once, whatever the text's length; sentences then read numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from qualkit.annotating.attribution.reporting import EITHER, MAN, WOMAN, Reporting
from qualkit.languages import get_language
from qualkit.languages.spelling import APOSTROPHES
from qualkit.model.annotations import Form

_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_VOWELS = "aıoueəiöü"

Phrases = dict[str, list[tuple[str, ...]]]
"""Phrases by their first word."""


class Verb(IntEnum):
    """What a form of a reporting verb can do: have a person as its subject, be one's participle, or neither."""

    NONE, FINITE, PARTICIPLE, PASSIVE = range(4)


class Kind(IntEnum):
    """What a form may be in a name."""

    SMALL, CAPITAL, COMMON, TITLE, ROLE, SEVERAL, GIVEN, BODY, PLACE, INITIAL = range(10)


@dataclass(slots=True)
class Lexis:
    """What each form is, by its number; forms of other languages are nothing.

    keys: in small letters with straight apostrophes. verbs: what each is as a verb of its own. light: form -> the words
    that make a reporting verb of it, last of which stands right before it (qeyd etmək), and what it is then.
    more: form -> the words one of which it needs behind it. genders: form -> what a title or given name tells.
    capitals: the capitalised words as written. small: the keys of words that the text also has in small letters, and of
    function words. inside: the forms that also stand elsewhere than at the beginning of a sentence.
    before, possessor, dative, beside: the profile's phrases.
    """

    profile: Reporting
    keys: list[str]
    kinds: list[Kind]
    verbs: list[Verb]
    light: dict[int, list[tuple[tuple[str, ...], Verb]]]
    more: dict[int, frozenset[str]]
    genders: dict[int, str]
    capitals: frozenset[str]
    small: frozenset[str]
    inside: frozenset[int]
    before: Phrases
    possessor: Phrases
    dative: Phrases
    beside: Phrases

    def is_name_word(self, number: int) -> bool:
        """Whether a form can be a part of a person's name."""
        return self.kinds[number] in (Kind.CAPITAL, Kind.GIVEN, Kind.INITIAL)


def lexis_of(
    profile: Reporting, forms: Sequence[Form], others: Iterable[Reporting], inside: frozenset[int] = frozenset()
) -> Lexis:
    """What the forms are to this language. others: profiles whose given names and places count as well."""
    language = get_language(profile.code)
    keys = [_APOSTROPHE.sub("'", language.lower(form.text)) for form in forms]
    # Broken characters (halves of surrogate pairs) are in no word, and dictionaries refuse them.
    own = [number for number, form in enumerate(forms) if form.language == profile.code and form.text.isprintable()]
    small = {keys[number] for number, form in enumerate(forms) if form.text.islower()} | language.stop_words
    kinds = [Kind.SMALL] * len(forms)
    for number in own:
        kinds[number] = _shape(forms[number].text, keys[number], small)
    phrases = (profile.before, profile.after_possessor, profile.after_dative, profile.beside_a_name)
    verbs = [Verb.NONE] * len(forms)
    lexis = Lexis(
        profile,
        keys,
        kinds,
        verbs,
        {},
        {},
        {},
        _capitals(forms, own),
        frozenset(small),
        inside,
        *map(_by_first_word, phrases),
    )
    capitals = [number for number in own if kinds[number] is not Kind.SMALL]
    small_ones = [number for number in own if kinds[number] is Kind.SMALL]
    _find_names(lexis, capitals, forms, others)
    _find_words(lexis, small_ones, forms)
    for number in own:
        if keys[number] in profile.titles or keys[number] in profile.behind_name:
            kinds[number] = Kind.TITLE
            lexis.genders[number] = profile.titles.get(keys[number]) or profile.behind_name.get(keys[number], EITHER)
    return lexis


def _shape(text: str, key: str, small: set[str]) -> Kind:
    if not text[:1].isupper():
        return Kind.SMALL
    if re.fullmatch(r"(?:[^\W\d_]\.)*[^\W\d_]\.?", text):
        return Kind.INITIAL
    if not re.fullmatch(rf"[^\W\d_]+(?:[-{APOSTROPHES}][^\W\d_]+)*", text):
        return Kind.COMMON
    is_shout = len(text) > 1 and text.isupper()
    return Kind.COMMON if is_shout or key in small else Kind.CAPITAL


def _capitals(forms: Sequence[Form], own: Sequence[int]) -> frozenset[str]:
    return frozenset(forms[number].text for number in own if forms[number].text[:1].isupper())


def _find_names(lexis: Lexis, own: Sequence[int], forms: Sequence[Form], others: Iterable[Reporting]) -> None:
    """What capitalised words are; what comes later in the table goes before what comes sooner."""
    profile = lexis.profile
    names = [profile, *(other for other in others if _is_cyrillic(other) == _is_cyrillic(profile))]
    lists = (
        (Kind.PLACE, EITHER, sorted(frozenset().union(*(one.places for one in names)))),
        (Kind.GIVEN, MAN, sorted(frozenset().union(*(one.men for one in names)))),
        (Kind.GIVEN, WOMAN, sorted(frozenset().union(*(one.women for one in names)))),
        (Kind.BODY, EITHER, sorted(profile.organisations)),
        (Kind.ROLE, EITHER, sorted(profile.roles)),
        (Kind.SEVERAL, EITHER, sorted(profile.several)),
    )
    found = iter(_inflected(lexis, [word for _kind, _gender, words in lists for word in words], own, forms))
    for kind, gender, words in lists:
        for _word in words:
            for number in next(found):
                _take(lexis, number, kind, gender)


def _is_cyrillic(profile: Reporting) -> bool:
    return profile.code == "ru"


def _find_words(lexis: Lexis, own: Sequence[int], forms: Sequence[Form]) -> None:
    """Which words in small letters, and which capitals of a sentence's beginning, are roles and reporting verbs."""
    profile = lexis.profile
    roles, several = sorted(profile.roles), sorted(profile.several)
    found = _inflected(lexis, [*roles, *several], own, forms)
    for at, numbers in enumerate(found):
        for number in numbers:
            _take(lexis, number, Kind.ROLE if at < len(roles) else Kind.SEVERAL, EITHER)
    _find_verbs(lexis, own, forms)


def _take(lexis: Lexis, number: int, kind: Kind, gender: str) -> None:
    if kind is Kind.SEVERAL and not lexis.profile.is_verb_last and lexis.keys[number] not in lexis.profile.several:
        return  # the singular: a Russian plural is no dictionary form
    lexis.kinds[number] = kind
    if gender:
        known = lexis.genders.get(number)
        lexis.genders[number] = EITHER if known and known != gender else gender


def _inflected(
    lexis: Lexis, wanted: Sequence[str], own: Sequence[int], forms: Sequence[Form], *, in_phrase: bool = False
) -> list[list[int]]:
    """For each word the forms among some that inflect it."""
    if not own:
        return [[] for _ in wanted]
    words = [forms[number].text for number in own]
    found = get_language(lexis.profile.code).inflections(wanted, words, in_phrase=in_phrase)
    return [[own[at] for at in numbers] for numbers in found]


def _find_verbs(lexis: Lexis, own: Sequence[int], forms: Sequence[Form]) -> None:
    profile = lexis.profile
    compounds: dict[str, list[tuple[str, ...]]] = {}
    for verb in profile.verbs:
        *before, head = verb.split()
        compounds.setdefault(head, []).append(tuple(before))
    heads = list(compounds)
    alone = _inflected(lexis, heads, own, forms)
    # The passive of a light verb is found only in a phrase: qeyd edilib.
    in_phrase = _inflected(lexis, heads, own, forms, in_phrase=True) if profile.is_verb_last else alone
    for head, numbers, more in zip(heads, alone, in_phrase, strict=True):
        for number in sorted({*numbers, *more}):
            if head in profile.with_more:
                wanted = profile.with_more[head].split()
                lexis.more[number] = lexis.more.get(number, frozenset()) | frozenset(wanted)
            use = _use(profile, head, lexis.keys[number])
            if use is Verb.NONE:
                continue
            for first in compounds[head]:
                if first:
                    lexis.light.setdefault(number, []).append((first, use))
                else:
                    lexis.verbs[number] = use


def _use(profile: Reporting, verb: str, key: str) -> Verb:
    """What a form of a verb can do, by what follows its stem (az, tr) or by its ending."""
    ending = key
    if profile.is_verb_last:
        stem = _stem(verb, key)
        if stem is None:
            return Verb.PASSIVE if key.startswith("olun") else Verb.NONE
        ending = key[len(stem) :]
        own = "n" if stem[-1] in _VOWELS else "[ıiuü]n" if stem[-1] == "l" else "[ıiuü]l"
        if re.match(rf"{own}(?!$)", ending) or re.match(profile.passive or "$^", key):
            return Verb.PASSIVE
        matches = re.fullmatch
    else:
        matches = re.search
        if profile.passive and not verb.endswith("ся") and re.search(profile.passive, key):
            return Verb.PASSIVE
    if matches(profile.participle, ending):
        return Verb.PARTICIPLE
    return Verb.FINITE if matches(profile.finite, ending) else Verb.NONE


def _stem(verb: str, key: str) -> str | None:
    """The stem of a verb as a form spells it: et, ed; vurgula, vurgul (vurguluyor)."""
    stem = verb[:-3]
    spelt = [stem, stem[:-1] + "d"] if stem.endswith("t") else [stem]
    if stem == "de":
        spelt = ["dey", "de", "di"]
    elif stem[-1] in _VOWELS:
        spelt.append(stem[:-1])
    return next((one for one in spelt if key.startswith(one)), None)


def phrase_at(keys: Sequence[str], at: int, phrases: Phrases) -> int:
    """How many words the longest of the phrases has that stands at a place; 0 for none."""
    longest = 0
    for phrase in phrases.get(keys[at], ()):
        if len(phrase) > longest and tuple(keys[at : at + len(phrase)]) == phrase:
            longest = len(phrase)
    return longest


def _by_first_word(phrases: Iterable[str]) -> Phrases:
    found: Phrases = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return found
