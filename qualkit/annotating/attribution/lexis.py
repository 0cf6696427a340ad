"""What the distinct forms of a text are to a language's profile: reporting verbs, titles, roles, words of no name.

Every form is looked at once, whatever the text's length; sentences then read numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qualkit.annotating.attribution.listed_words import ListedWords, folded
from qualkit.annotating.attribution.reporting import EITHER, MAN, PROFILES, WOMAN, Reporting, reporting_of
from qualkit.languages import get_language
from qualkit.languages.language import Language
from qualkit.languages.spelling import APOSTROPHES
from qualkit.model.annotations import Form

_DIGIT = re.compile(r"\d")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\.?")
_WORD = re.compile(rf"[^\W\d_]+(?:[-{APOSTROPHES}][^\W\d_]+)*")
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
    role_words: form -> the role that it is a form of. opinions: forms of verbs whose denial is a view as well.
    with_digits: forms that hold digits.
    capitals: the capitalised words as written. small: the keys of words that the text also has in small letters, and of
    function words. inside: the forms that also stand elsewhere than at the beginning of a sentence.
    has_capital: for each form whether it may stand in a name. is_cue: whether a report may begin or end with it.
    before, possessor, dative, beside: the profile's phrases.
    """

    profile: Reporting
    keys: list[str]
    kinds: list[Kind]
    verbs: list[Verb]
    light: dict[int, list[tuple[tuple[str, ...], Verb]]]
    more: dict[int, frozenset[str]]
    genders: dict[int, str]
    role_words: dict[int, str]
    opinions: set[int]
    with_digits: frozenset[int]
    capitals: frozenset[str]
    small: frozenset[str]
    inside: frozenset[int]
    surname: re.Pattern[str]
    has_capital: list[bool]
    is_cue: NDArray[np.bool_]
    before: Phrases
    possessor: Phrases
    dative: Phrases
    beside: Phrases

    def is_name_word(self, number: int) -> bool:
        """Whether a form can be a part of a person's name."""
        return self.kinds[number] in (Kind.CAPITAL, Kind.GIVEN, Kind.INITIAL)


def lexis_of(profile: Reporting, forms: Sequence[Form], inside: frozenset[int] = frozenset()) -> Lexis:
    """What the forms are to this language; given names and places of the other languages count as well."""
    language = get_language(profile.code)
    keys = _keys(language, [form.text for form in forms])
    # Broken characters (halves of surrogate pairs) are in no word, and dictionaries refuse them.
    own = [number for number, form in enumerate(forms) if form.language == profile.code and form.text.isprintable()]
    small = {keys[number] for number, form in enumerate(forms) if form.text.islower()} | language.stop_words
    kinds = [Kind.SMALL] * len(forms)
    for number in own:
        kinds[number] = _shape(forms[number].text, keys[number], small)
    verbs = [Verb.NONE] * len(forms)
    lexis = Lexis(
        profile,
        keys,
        kinds,
        verbs,
        {},
        {},
        {},
        {},
        set(),
        frozenset(number for number in own if _DIGIT.search(forms[number].text)),
        _capitals(forms, own),
        frozenset(small),
        inside,
        re.compile(profile.surname),
        [form.text[:1].isupper() for form in forms],
        np.zeros(len(forms), np.bool_),
        *_lists_of(profile.code).phrases,
    )
    capitals = [number for number in own if kinds[number] is not Kind.SMALL]
    small_ones = [number for number in own if kinds[number] is Kind.SMALL]
    beginnings = folded(keys, profile.code)
    _find_names(lexis, capitals, forms, beginnings)
    _find_words(lexis, small_ones, forms, beginnings)
    if profile.is_verb_last:
        for number in small_ones:
            if keys[number] in profile.beside_a_name:
                lexis.verbs[number] = Verb.FINITE
    if not profile.is_verb_last:
        _find_openings(lexis, capitals, forms, beginnings)
    for number in own:
        if keys[number] in profile.titles or keys[number] in profile.behind_name:
            kinds[number] = Kind.TITLE
            lexis.genders[number] = profile.titles.get(keys[number]) or profile.behind_name.get(keys[number], EITHER)
            if keys[number] in profile.titles:
                lexis.has_capital[number] = True
    _find_cues(lexis, own)
    return lexis


def _keys(language: Language, texts: Sequence[str]) -> list[str]:
    """The texts in small letters with straight apostrophes; all at once, which is ten times as quick as one by one."""
    keys = language.lower("\n".join(texts))
    for mark in APOSTROPHES:
        keys = keys.replace(mark, "'")
    return keys.split("\n") if texts else []


def _find_cues(lexis: Lexis, own: Sequence[int]) -> None:
    """Mark the forms without which no report begins: reporting verbs, beginnings of phrases, colons."""
    phrases = (lexis.before, lexis.possessor, lexis.dative, lexis.beside)
    beginnings = {":", *(word for one in phrases for word in one), *(("for",) if lexis.profile.code == "en" else ())}
    for number in own:
        if lexis.verbs[number] is not Verb.NONE or lexis.keys[number] in beginnings:
            lexis.is_cue[number] = True
    lexis.is_cue[list(lexis.light)] = True


def _shape(text: str, key: str, small: set[str]) -> Kind:
    if not text[:1].isupper():
        return Kind.SMALL
    if _INITIALS.fullmatch(text):
        return Kind.INITIAL
    if not _WORD.fullmatch(text):
        return Kind.COMMON
    is_shout = len(text) > 1 and text.isupper()
    return Kind.COMMON if is_shout or key in small else Kind.CAPITAL


def _capitals(forms: Sequence[Form], own: Sequence[int]) -> frozenset[str]:
    return frozenset(forms[number].text for number in own if forms[number].text[:1].isupper())


class _Lists(NamedTuple):
    """The lists of a profile. kinds: for each name what it is and the gender it tells; n_roles: roles come first."""

    names: ListedWords
    kinds: tuple[tuple[Kind, str], ...]
    people: ListedWords
    n_roles: int
    heads: ListedWords
    compounds: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    phrases: tuple[Phrases, ...]


@cache
def _lists_of(code: str) -> _Lists:
    profiles = {name: found for name in PROFILES if (found := reporting_of(name)) is not None}
    profile = profiles[code]
    names = [one for one in profiles.values() if _is_cyrillic(one) == _is_cyrillic(profile)]
    lists = (
        (Kind.PLACE, EITHER, sorted(frozenset().union(*(one.places for one in names)))),
        (Kind.GIVEN, MAN, sorted(frozenset().union(*(one.men for one in names)))),
        (Kind.GIVEN, WOMAN, sorted(frozenset().union(*(one.women for one in names)))),
        (Kind.BODY, EITHER, sorted(profile.organisations)),
        (Kind.ROLE, EITHER, sorted(profile.roles)),
        (Kind.SEVERAL, EITHER, sorted(profile.several)),
    )
    compounds: dict[str, list[tuple[str, ...]]] = {}
    for verb in profile.verbs:
        *before, head = verb.split()
        compounds.setdefault(head, []).append(tuple(before))
    return _Lists(
        ListedWords(code, [word for _kind, _gender, words in lists for word in words]),
        tuple((kind, gender) for kind, gender, words in lists for _word in words),
        ListedWords(code, [*sorted(profile.roles), *sorted(profile.several)]),
        len(profile.roles),
        # The passive of a light verb is found only in a phrase: qeyd edilib.
        ListedWords(code, tuple(compounds), in_phrase=profile.is_verb_last),
        tuple((head, tuple(before)) for head, before in compounds.items()),
        tuple(
            _by_first_word(phrases)
            for phrases in (profile.before, profile.after_possessor, profile.after_dative, profile.beside_a_name)
        ),
    )


def _find_names(lexis: Lexis, own: Sequence[int], forms: Sequence[Form], keys: Sequence[str]) -> None:
    """What capitalised words are; what comes later in the table goes before what comes sooner."""
    lists = _lists_of(lexis.profile.code)
    for number, words in _inflecting(lists.names, own, forms, keys):
        for word in words:
            _take(lexis, number, *lists.kinds[word])
            if lists.kinds[word][0] is Kind.ROLE:
                lexis.role_words.setdefault(number, lists.names.words[word])


def _is_cyrillic(profile: Reporting) -> bool:
    return profile.code == "ru"


def _find_words(lexis: Lexis, own: Sequence[int], forms: Sequence[Form], keys: Sequence[str]) -> None:
    """Which words in small letters are roles and reporting verbs."""
    lists = _lists_of(lexis.profile.code)
    for number, words in _inflecting(lists.people, own, forms, keys):
        for word in words:
            _take(lexis, number, Kind.ROLE if word < lists.n_roles else Kind.SEVERAL, EITHER)
            if word < lists.n_roles:
                lexis.role_words.setdefault(number, lists.people.words[word])
    for number, heads in _inflecting(lists.heads, own, forms, keys):
        for head in heads:
            _take_verb(lexis, number, *lists.compounds[head])
        if not all(lists.compounds[head][0] in lexis.profile.with_more for head in heads):
            lexis.more.pop(number, None)  # признает is a form of признать and of признавать


def _find_openings(lexis: Lexis, own: Sequence[int], forms: Sequence[Form], keys: Sequence[str]) -> None:
    """Which capitals of a sentence's beginning are participles of reporting verbs: Stressing that …"""
    lists = _lists_of(lexis.profile.code)
    opening = [number for number in own if number not in lexis.inside]
    for number, heads in _inflecting(lists.heads, opening, forms, keys):
        if any(_use(lexis.profile, lists.compounds[head][0], lexis.keys[number]) is Verb.PARTICIPLE for head in heads):
            lexis.verbs[number] = Verb.PARTICIPLE


def _inflecting(
    listed: ListedWords, own: Sequence[int], forms: Sequence[Form], keys: Sequence[str]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each of some forms that inflects words of a list, with these."""
    found = listed.of([forms[number].text for number in own], [keys[number] for number in own])
    for at, words in found.items():
        yield own[at], words


def _take(lexis: Lexis, number: int, kind: Kind, gender: str) -> None:
    if kind is Kind.SEVERAL and not lexis.profile.is_verb_last and lexis.keys[number] not in lexis.profile.several:
        return  # the singular: a Russian plural is no dictionary form
    lexis.kinds[number] = kind
    if gender:
        known = lexis.genders.get(number)
        lexis.genders[number] = EITHER if known and known != gender else gender


def _take_verb(lexis: Lexis, number: int, head: str, compounds: Sequence[tuple[str, ...]]) -> None:
    profile = lexis.profile
    if head in profile.with_more:
        lexis.more[number] = lexis.more.get(number, frozenset()) | frozenset(profile.with_more[head].split())
    use = _use(profile, head, lexis.keys[number])
    is_denied = use is Verb.NONE and bool(profile.denied) and _is_denied(profile, head, lexis.keys[number])
    for first in compounds:
        is_opinion = " ".join((*first, head)) in profile.opinions
        found = Verb.FINITE if is_denied and is_opinion else use
        if is_opinion:
            lexis.opinions.add(number)
        if found is Verb.NONE:
            continue
        if first:
            lexis.light.setdefault(number, []).append((first, found))
        else:
            lexis.verbs[number] = found


def _is_denied(profile: Reporting, verb: str, key: str) -> bool:
    stem = _stem(verb, key)
    return stem is not None and re.fullmatch(profile.denied, key[len(stem) :]) is not None


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
