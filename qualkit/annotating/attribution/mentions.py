"""Where a sentence names people: capitalised words that are no body, place or role, with the title before them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qualkit.annotating.attribution.lexis import Kind, Lexis
from qualkit.annotating.attribution.reporting import EITHER
from qualkit.languages.known_words import is_known_word

_PARTICLES = frozenset(("van", "von", "der", "de", "da", "di", "del", "al", "el", "bin", "ibn", "oğlu", "qızı", "kızı"))
AND = frozenset({"and", "və", "ve", "и", "&", "ilə", "ile"})
_MOST_WORDS = 4
_QUOTES = frozenset('"“”„«»')
_PLACED = re.compile("(?<=.{3})[dt][aəe]n?$")  # "Bone Solihullda": where, not who
_POSSESSIVE = re.compile("(?<=[aeəıioöuü])s[ıiuü]$|[ıiuü]$")  # Büyükşehir Polisi
_YEAR = re.compile(r"(?:18|19|20)\d\d[a-zа-я]?")


class Reading(NamedTuple):
    """A name's word without its ending, and the grammatical case that this is: nom, gen, dat or other."""

    base: str
    case: str


class Mention(NamedTuple):
    """A person's name in a sentence; first and last: half-open numbers of words there, title excluded.

    outer: where its titles and roles begin; run: where the words with capitals do that lead to it. words: in the
    nominative, as far as one can tell. case: nom, gen, dat, other. gender: what title or given name tell. is_sure:
    something besides capital letters says that it is a person; is_of_words: nothing does, and a dictionary has all
    of it (Red Cross). is_cited: a year in brackets stands behind it.
    """

    first: int
    last: int
    outer: int
    words: tuple[str, ...]
    case: str
    gender: str
    is_sure: bool
    is_cited: bool
    run: int = 0
    is_of_words: bool = False


@dataclass(slots=True)
class Words:
    """A sentence as its words: form numbers, keys, texts, and the names among them; start: the first word's number."""

    number: int
    start: int
    forms: Sequence[int]
    keys: Sequence[str]
    texts: Sequence[str]
    mentions: list[Mention] = field(default_factory=list)

    def mention_ending_at(self, at: int) -> Mention | None:
        """The mention whose last word stands right before a place."""
        return next((mention for mention in self.mentions if mention.last == at), None)

    def mention_beginning_at(self, at: int) -> Mention | None:
        """The mention whose title, role or first word stands at a place."""
        return next((mention for mention in self.mentions if mention.outer <= at <= mention.first), None)


Readings = Callable[[str], Sequence[Reading]]


def find_mentions(words: Words, lexis: Lexis, readings: Readings) -> list[Mention]:
    """The names of people in a sentence, in order."""
    found: list[Mention] = []
    for first, last in _runs(words, lexis):
        mention = _mention(words, lexis, readings, first, last)
        if mention is not None:
            found.append(mention)
    for number in range(len(found) - 1, 0, -1):  # Bjola and Holmes (2015)
        if found[number].is_cited and are_joined(words, found[number - 1], found[number]):
            found[number - 1] = found[number - 1]._replace(is_sure=True, is_cited=True)
    return found


def are_joined(words: Words, one: Mention, other: Mention) -> bool:
    """Whether only a comma or `and` stands between two names."""
    last = behind_years(words, one)
    return other.outer - last == 1 and words.keys[last] in AND | {",", "&"}


def behind_years(words: Words, one: Mention) -> int:
    """The place behind a name and the years of its citation: Nye (2004) and Melissen (2005)."""
    if not one.is_cited or words.keys[one.last] not in ("(", "["):
        return one.last
    near = range(one.last, min(one.last + 8, len(words.keys) - 1))
    return next((at + 1 for at in near if words.keys[at] in (")", "]")), one.last)


def _runs(words: Words, lexis: Lexis) -> Iterator[tuple[int, int]]:
    """Where words with capitals stand together, with dots of initials and titles, and small particles of names."""
    at, end = 0, len(words.forms)
    while at < end:
        if not _is_capital(words, lexis, at):
            at += 1
            continue
        first = at
        while at < end:
            before = at - 1
            if _is_capital(words, lexis, at):
                if at > first and _has_ending(words.texts[before]) and lexis.profile.code in ("en", "tr"):
                    break
                if at - first > 1 and _is_next_person(words, lexis, at):
                    break
                at += 1
            elif (
                (words.texts[at] == "." and lexis.kinds[words.forms[before]] in (Kind.TITLE, Kind.INITIAL))
                or (words.keys[at] in _PARTICLES and at + 1 < end and _is_capital(words, lexis, at + 1) and at > first)
                or words.keys[at] in ("oğlu", "qızı", "kızı")
            ):
                at += 1
            else:
                break
        yield first, at
        at = max(at, first + 1)


def _is_next_person(words: Words, lexis: Lexis, at: int) -> bool:
    """Whether a second full name begins right behind a first one: Anar Vəliyev Leyla Səfərliyə."""
    around = [lexis.kinds[words.forms[n]] for n in (at - 2, at - 1, at)]
    is_full = at + 1 < len(words.forms) and lexis.kinds[words.forms[at + 1]] is Kind.CAPITAL
    return is_full and around == [Kind.GIVEN, Kind.CAPITAL, Kind.GIVEN]


def _is_capital(words: Words, lexis: Lexis, at: int) -> bool:
    kind = lexis.kinds[words.forms[at]]
    if kind is Kind.TITLE:
        return words.texts[at][:1].isupper() or words.keys[at] in lexis.profile.titles
    return words.texts[at][:1].isupper()


def _has_ending(text: str) -> bool:
    return re.search(r"['’`´][^\W\d_]{1,4}$", text) is not None


def _mention(words: Words, lexis: Lexis, readings: Readings, first: int, last: int) -> Mention | None:
    while last - first > 1 and words.keys[last - 1] in lexis.profile.behind_name:
        last -= 1
    start, is_titled = _behind_titles(words, lexis, first, last)
    while start < last and lexis.kinds[words.forms[start]] in _NO_NAMES:
        start += 1
        is_titled = False
    if start == last or any(lexis.kinds[words.forms[at]] in _NO_NAMES for at in range(start, last)):
        return None
    if _is_article(words, lexis, start, last):
        start += 1
    if lexis.profile.is_verb_last and not is_titled:
        while last - start > 1 and _is_placed(words, lexis, last - 1):
            last -= 1
    names = [
        at for at in range(start, last) if words.texts[at] != "." and lexis.kinds[words.forms[at]] is not Kind.TITLE
    ]
    if len(names) > 1 and start == 0 and lexis.profile.code == "ru" and not _begins_a_name(words, lexis, names):
        names, start = names[1:], names[1]
    if not 0 < len(names) <= _MOST_WORDS or lexis.kinds[words.forms[names[-1]]] is Kind.INITIAL:
        return None
    return _with_evidence(words, lexis, readings, (first, start, last), names, is_titled=is_titled)


_NO_NAMES = (Kind.COMMON, Kind.PLACE, Kind.BODY)


def _behind_titles(words: Words, lexis: Lexis, first: int, last: int) -> tuple[int, bool]:
    """(where the name begins behind titles and roles, whether there are any)."""
    start, is_titled = first, False
    for at in range(first, last):
        kind = lexis.kinds[words.forms[at]]
        is_inside = start < at < last - 1 and words.keys[at] in lexis.profile.behind_name  # Leyla xanım Sərdarova
        if kind in (Kind.TITLE, Kind.ROLE, Kind.SEVERAL) and not (kind is Kind.TITLE and is_inside):
            start, is_titled = at + 1, kind is not Kind.SEVERAL
    while start < last and words.texts[start] == ".":
        start += 1
    return start, is_titled


def _is_article(words: Words, lexis: Lexis, start: int, last: int) -> bool:
    """Whether a single letter before the name is a word of its own, as at the beginning of a sentence: A, I, O, В."""
    is_letter = lexis.kinds[words.forms[start]] is Kind.INITIAL and words.texts[start].isalpha()
    return is_letter and start + 1 < last and words.texts[start + 1] != "."


def _is_placed(words: Words, lexis: Lexis, at: int) -> bool:
    key = words.keys[at]
    is_name = lexis.kinds[words.forms[at]] is Kind.GIVEN or re.search(lexis.profile.surname, key) is not None
    return not is_name and _PLACED.search(key) is not None


def _begins_a_name(words: Words, lexis: Lexis, names: Sequence[int]) -> bool:
    """Whether the first word of a Russian sentence belongs to the name behind it, and is no noun (Мнение Соколовой)."""
    first = words.forms[names[0]]
    if lexis.kinds[first] is not Kind.CAPITAL or first in lexis.inside:
        return True
    return (
        re.search(lexis.profile.surname, words.keys[names[1]]) is None
        and lexis.kinds[words.forms[names[1]]] is not Kind.GIVEN
    )


def _with_evidence(
    words: Words,
    lexis: Lexis,
    readings: Readings,
    places: tuple[int, int, int],
    names: Sequence[int],
    *,
    is_titled: bool,
) -> Mention | None:
    first, start, last = places
    outer = start
    while outer > first and (
        lexis.kinds[words.forms[outer - 1]] in (Kind.TITLE, Kind.ROLE) or words.texts[outer - 1] == "."
    ):
        outer -= 1
    while outer > 0 and _is_role(words, lexis, outer - 1):
        outer -= 1
        is_titled = True
    given = [at for at in names if lexis.kinds[words.forms[at]] is Kind.GIVEN]
    # A name alone is mostly the last one, and tells nothing even if it is somebody's first one, too (Selin Aydın).
    telling = range(first, last) if len(names) > 1 else range(first, start)
    gender = next(filter(None, (lexis.genders.get(words.forms[at], EITHER) for at in telling)), EITHER)
    behind = words.keys[last] if last < len(words.keys) else ""
    honorific = lexis.profile.behind_name.get(_bare_honorific(behind, lexis))
    bases, case = _bases(words, lexis, readings, names, gender)
    if honorific is not None:
        gender = gender or honorific
        case = _case_of_honorific(behind, readings)
    gender = gender or _gender_of_surname(bases[-1], lexis)
    is_cited = _is_cited(words, last)
    has_surname = re.search(lexis.profile.surname, lexis.keys[words.forms[names[-1]]]) is not None or (
        re.search(lexis.profile.surname, bases[-1].lower()) is not None
    )
    if not (is_titled or given or has_surname or is_cited or honorific is not None) and _is_thing(
        words, lexis, start, last
    ):
        return None
    has_surname = has_surname and len(bases[-1]) > 3
    is_named = bool(given) and (len(names) > 1)
    is_sure = is_titled or is_named or has_surname or is_cited or honorific is not None
    is_opening = first == 0 and start > 0 and lexis.kinds[words.forms[0]] is Kind.COMMON
    run = min(outer, 1 if is_opening else first)
    is_of_words = not is_sure and all(is_known_word(words.texts[at], lexis.profile.code) for at in names)
    return Mention(start, last, outer, bases, case, gender, is_sure, is_cited, run, is_of_words)


def _is_thing(words: Words, lexis: Lexis, start: int, last: int) -> bool:
    """Whether words that only their capitals make a name are a thing's: "the …", „…“, a compound, a foreign one."""
    before = words.keys[start - 1] if start else ""
    behind = words.keys[last] if last < len(words.keys) else ""
    if before in ("the", "a", "an") or (before in _QUOTES and behind in _QUOTES):
        return True
    if lexis.profile.code == "ru":
        return words.texts[start].isascii()
    stem = _POSSESSIVE.sub("", words.keys[last - 1])
    return lexis.profile.is_verb_last and stem != words.keys[last - 1] and stem in lexis.small


def _is_role(words: Words, lexis: Lexis, at: int) -> bool:
    return lexis.kinds[words.forms[at]] is Kind.ROLE


def _bare_honorific(key: str, lexis: Lexis) -> str:
    return next((one for one in lexis.profile.behind_name if key.startswith(one) and len(key) - len(one) < 4), "")


def _case_of_honorific(key: str, readings: Readings) -> str:
    cases = [reading.case for reading in readings(key)[1:]]
    return cases[0] if cases else "nom"


def _bases(
    words: Words, lexis: Lexis, readings: Readings, names: Sequence[int], gender: str
) -> tuple[tuple[str, ...], str]:
    """The words of the name in the nominative, and the case of the whole: that of its last word."""
    texts = [words.texts[at] for at in names]
    if lexis.profile.code == "ru" and len(texts) > 1:
        return _agreeing([readings(text) for text in texts], gender)
    last = readings(texts[-1])
    chosen = last[0]
    if lexis.profile.code == "ru" and _owns_opinion(words, lexis, names[0]):  # по словам Иванова: no woman Иванова
        chosen = next((one for one in last if one.case == "gen"), chosen)
    return (*texts[:-1], chosen.base), chosen.case


def _owns_opinion(words: Words, lexis: Lexis, at: int) -> bool:
    while at and lexis.kinds[words.forms[at - 1]] in (Kind.ROLE, Kind.TITLE):
        at -= 1
    return at > 1 and words.keys[at - 1] in [phrase[-1] for phrase in lexis.before.get("по", ()) if len(phrase) == 2]


def _agreeing(readings: Sequence[Sequence[Reading]], gender: str) -> tuple[tuple[str, ...], str]:
    """The readings of all words of a name that stand in one case; the first word says which."""
    for lead in readings[0]:
        chosen = [lead.base]
        for options in readings[1:]:
            fit = [one for one in options if one.case == lead.case or "any" in (one.case, lead.case)]
            if not fit:
                break
            women = [one for one in fit if one.base.endswith(("а", "я"))]
            men = [one for one in fit if not one.base.endswith(("а", "я"))]
            preferred = {"f": women, "m": men}.get(gender, []) or fit
            chosen.append(preferred[0].base)
        else:
            return tuple(chosen), lead.case
    return tuple(options[0].base for options in readings), readings[-1][0].case


def _gender_of_surname(base: str, lexis: Lexis) -> str:
    key = base.lower()
    if lexis.profile.woman_surname and re.search(lexis.profile.woman_surname, key):
        return "f"
    if re.search(r"(?:ov|ev|yev|ski|sky|skiy|ов|ев|ёв|ский|цкий)$", key):
        return "m"
    return EITHER


def behind_et_al(keys: Sequence[str], at: int) -> int:
    """The place behind `et al.`, `və b.`, `и др.`; the same place if none stands there."""
    if keys[at : at + 2] in (["et", "al"], ["və", "b"], ["ve", "ark"], ["və", "başqaları"], ["и", "др"]):
        return at + 3 if keys[at + 2 : at + 3] == ["."] else at + 2
    return at


def _is_cited(words: Words, last: int) -> bool:
    """Whether a year in brackets stands behind the name: `Manor (2019)`, `Manor (2019: 14)`."""
    last = behind_et_al(words.keys, last)
    keys = words.keys[last : last + 3]
    return len(keys) == 3 and keys[0] in "([" and _YEAR.match(keys[1]) is not None
