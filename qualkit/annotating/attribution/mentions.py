"""Where a sentence names people: capitalised words that are no body, place or role, with the title before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qualkit.annotating.attribution.agreeing import Readings, agreeing
from qualkit.annotating.attribution.lexis import Kind, Lexis, Verb, phrase_at
from qualkit.annotating.attribution.reporting import EITHER
from qualkit.languages.known_words import is_known_word

_PARTICLES = frozenset(("van", "von", "der", "de", "da", "di", "del", "al", "el", "bin", "ibn", "oğlu", "qızı", "kızı"))
AND = frozenset({"and", "və", "ve", "и", "&", "ilə", "ile"})
_MOST_WORDS = 4
QUOTES = frozenset('"“”„«»')
_PLACED = re.compile("(?<=.{3})[dt][aəe]n?$")  # "Bone Solihullda": where, not who
_FROM_A_PLACE = re.compile("(?<=.{3})l[ıiuü]d[aəe]n?$")
"""Behind a first name a surname: Toğrul Məhərrəmlidən."""
_NOUN = re.compile("(?:[ая]ми|ост[ьи]|[ае]ни[ея]|ств[оа]|ник(?:и|ов)|ател[ьия]|ци[яи])$")
"""The ends of Russian nouns that no first name has: Предшественники Росса."""
_WHERE = re.compile("(?<=.{3})(?:[dt][aəe]n?|[yn]?[aəe])$")
_FROM = re.compile("(?<=.{3})[dt][aəe]n$")
"""The end of the body that somebody is from: Razumkov Merkezinden Serhiy Bondarchuk."""
_POSSESSIVE = re.compile("(?<=[aeəıioöuü])s[ıiuü]$|[ıiuü]$")  # Büyükşehir Polisi
_YEAR = re.compile(r"(?:18|19|20)\d\d[a-zа-я]?")


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
    """A sentence as its words: form numbers, keys, texts, and the names among them; start: the first word's number.

    cues: the places without which no report begins, in order.
    """

    number: int
    start: int
    forms: Sequence[int]
    keys: Sequence[str]
    texts: Sequence[str]
    mentions: list[Mention] = field(default_factory=list)
    cues: Sequence[int] = ()

    def mention_ending_at(self, at: int) -> Mention | None:
        """The mention whose last word stands right before a place."""
        return next((mention for mention in self.mentions if mention.last == at), None)

    def mention_beginning_at(self, at: int) -> Mention | None:
        """The mention whose title, role or first word stands at a place."""
        return next((mention for mention in self.mentions if mention.outer <= at <= mention.first), None)


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
    is_capital = [lexis.has_capital[number] for number in words.forms]
    end = len(is_capital)
    at = 0
    while True in is_capital[at:]:
        at = first = is_capital.index(True, at)
        while at < end:
            before = at - 1
            if is_capital[at]:
                if at > first and _has_ending(words.texts[before]) and lexis.profile.code in ("en", "tr"):
                    break
                if at - first > 1 and _is_next_person(words, lexis, at):
                    break
                if at > first and lexis.profile.code == "az" and _is_where(words, lexis, before):
                    break
                if at - first > 1 and lexis.kinds[words.forms[at]] is Kind.PLACE and _WHERE.search(words.keys[at]):
                    break
                if at > first and lexis.kinds[words.forms[before]] is Kind.BODY and _FROM.search(words.keys[before]):
                    break
                at += 1
            elif (
                (words.texts[at] == "." and lexis.kinds[words.forms[before]] in (Kind.TITLE, Kind.INITIAL))
                or (words.keys[at] in _PARTICLES and at + 1 < end and is_capital[at + 1] and at > first)
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


def _is_where(words: Words, lexis: Lexis, at: int) -> bool:
    """Whether a capitalised word is a place in the locative or ablative: Birkenheddə Con Strit."""
    is_name = lexis.kinds[words.forms[at]] is Kind.GIVEN or lexis.surname.search(words.keys[at]) is not None
    return not is_name and re.search("(?<=.{4})[dt][aə](?:n|k[ıi])?$", words.keys[at]) is not None


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
    is_left = False
    if lexis.profile.is_verb_last and not is_titled:
        while last - start > 1 and _is_placed(words, lexis, last - 1):
            last -= 1
            is_left = is_left or words.keys[last].endswith("n")
    names = [
        at for at in range(start, last) if words.texts[at] != "." and lexis.kinds[words.forms[at]] is not Kind.TITLE
    ]
    if len(names) > 1 and start == 0 and lexis.profile.code == "ru" and not _begins_a_name(words, lexis, names):
        names, start = names[1:], names[1]
    if not 0 < len(names) <= _MOST_WORDS or lexis.kinds[words.forms[names[-1]]] is Kind.INITIAL:
        return None
    if lexis.profile.code == "ru" and not words.texts[names[-1]].isascii():
        names = [at for at in names if not words.texts[at].isascii()]  # менеджер Sunderland Джек Росс
    names = _behind_what_they_are(words, lexis, names)
    start = max(start, names[0])
    found = _with_evidence(words, lexis, readings, (first, start, last), names, is_titled=is_titled)
    # "Candace Turnerdən": what is in the ablative may be her last name.
    return found._replace(case="other") if found is not None and is_left and found.case == "nom" else found


def _behind_what_they_are(words: Words, lexis: Lexis, names: list[int]) -> list[int]:
    """The name without the capitals before its first name, if these are ordinary words: Spaniard Sergio Garcia."""
    kinds = [lexis.kinds[words.forms[at]] for at in names]
    at = kinds.index(Kind.GIVEN) if Kind.GIVEN in kinds else 0
    before = names[:at]
    if len(names) - at < 2 or Kind.INITIAL in kinds[:at]:
        return names
    is_ordinary = all(is_known_word(words.texts[one], lexis.profile.code) for one in before)
    return names[at:] if is_ordinary and before else names


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
    if lexis.kinds[words.forms[at - 1]] is Kind.GIVEN and _FROM_A_PLACE.search(key):
        return False
    is_name = lexis.kinds[words.forms[at]] is Kind.GIVEN or lexis.surname.search(key) is not None
    return not is_name and _PLACED.search(key) is not None


def _begins_a_name(words: Words, lexis: Lexis, names: Sequence[int]) -> bool:
    """Whether the first word of a Russian sentence belongs to the name behind it, and is no noun (Мнение Соколовой)."""
    first = words.forms[names[0]]
    if lexis.kinds[first] is not Kind.CAPITAL or first in lexis.inside:
        return True
    if _NOUN.search(words.keys[names[0]]):
        return False
    return lexis.surname.search(words.keys[names[1]]) is None and lexis.kinds[words.forms[names[1]]] is not Kind.GIVEN


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
    has_surname = lexis.surname.search(lexis.keys[words.forms[names[-1]]]) is not None or (
        lexis.surname.search(bases[-1].lower()) is not None
    )
    if not (is_titled or given or has_surname or is_cited or honorific is not None) and _is_thing(
        words, lexis, start, last
    ):
        return None
    if lexis.profile.code == "ru" and not (given or is_cited) and words.texts[start].isascii():
        return None  # лидер Ukip
    has_surname = has_surname and len(bases[-1]) > 3
    is_named = bool(given) and (len(names) > 1)
    is_sure = is_titled or is_named or has_surname or is_cited or honorific is not None
    if len(names) > 1 and not is_sure:
        is_sure = _owns_words(words, lexis, last, case) or _is_called(words, lexis, last)
    is_opening = first == 0 and start > 0 and lexis.kinds[words.forms[0]] is Kind.COMMON
    run = min(outer, 1 if is_opening else first)
    is_of_words = not is_sure and all(is_known_word(words.texts[at], lexis.profile.code) for at in names)
    return Mention(start, last, outer, bases, case, gender, is_sure, is_cited, run, is_of_words)


def _owns_words(words: Words, lexis: Lexis, last: int, case: str) -> bool:
    """Whether what stands behind a name in the genitive is what people say: Ferda Kılıçaslan'ın vurguladığı gibi."""
    place = last
    while place < len(words.keys) and words.keys[place] in ("da", "de", "də"):
        place += 1
    is_owner = lexis.profile.is_verb_last and case == "gen" and place < len(words.keys)
    return is_owner and phrase_at(words.keys, place, lexis.possessor) > 0


def _is_called(words: Words, lexis: Lexis, last: int) -> bool:
    """Whether a role stands behind a name: Nour Haddad is a lecturer, Dario Venturi, head of the press department."""
    if lexis.profile.is_verb_last or words.keys[last : last + 1] not in ([","], ["is"], ["was"], ["—"], ["–"]):
        return False
    for at in range(last + 1, min(last + 6, len(words.keys))):
        if not words.texts[at].replace("-", "").isalpha() or lexis.verbs[words.forms[at]] is Verb.FINITE:
            return False
        if lexis.kinds[words.forms[at]] is Kind.ROLE:
            return True
    return False


def _is_thing(words: Words, lexis: Lexis, start: int, last: int) -> bool:
    """Whether words that only their capitals make a name are a thing's: "the …", „…“, a compound, a foreign one."""
    before = words.keys[start - 1] if start else ""
    behind = words.keys[last] if last < len(words.keys) else ""
    if before in ("the", "a", "an") or (before in QUOTES and behind in QUOTES):
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
        given = lexis.profile.men | lexis.profile.women
        wanted = "gen" if _owns_opinion(words, lexis, names[0]) else ""
        return agreeing([readings(text) for text in texts], gender, given, wanted=wanted)
    last = readings(texts[-1])
    chosen = last[0]
    if lexis.profile.code == "ru" and _owns_opinion(words, lexis, names[0]):  # по словам Иванова: no woman Иванова
        chosen = next((one for one in last if one.case == "gen"), chosen)
    return (*texts[:-1], chosen.base), chosen.case


def _owns_opinion(words: Words, lexis: Lexis, at: int) -> bool:
    while at and lexis.kinds[words.forms[at - 1]] in (Kind.ROLE, Kind.TITLE):
        at -= 1
    return at > 1 and words.keys[at - 1] in [phrase[-1] for phrase in lexis.before.get("по", ()) if len(phrase) == 2]


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


def citations_in(words: Words) -> frozenset[int]:
    """The places inside brackets that hold a year, whose names are cited and say nothing."""
    found: set[int] = set()
    if not words.mentions or ("(" not in words.texts and "[" not in words.texts):
        return frozenset()
    opening = -1
    for at, text in enumerate(words.texts):
        if text in ("(", "["):
            opening = at
        elif text in (")", "]") and opening >= 0:
            if any(_YEAR.fullmatch(words.keys[inside]) for inside in range(opening, at)):
                found.update(range(opening, at))
            opening = -1
    return frozenset(found)
