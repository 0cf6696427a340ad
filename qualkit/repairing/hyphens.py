"""Words divided at the end of a line. Some hyphens there are the word's own and stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qualkit.languages import get_language
from qualkit.languages.known_words import is_known_word
from qualkit.languages.lexicon import get_lexicon
from qualkit.model.annotations import LANGUAGES
from qualkit.model.sources import Edit
from qualkit.repairing.layout import SURE, Layout, first_word, fold, last_word
from qualkit.repairing.own_hyphens import (
    AND,
    AZERBAIJANI_PAIRS,
    BEFORE_NAMES,
    BEHIND_NAMES,
    ENDING,
    ENGLISH_CLOSED,
    ENGLISH_FIRST,
    ENGLISH_LAST,
    ENGLISH_PAIRS,
    FIRST_WORDS,
    INSIDE,
    LETTERS_OF_PREFIXES,
    OPEN_PREFIXES,
    STAYING_FIRST,
    STAYING_LAST,
    is_name_with_ending,
    is_repetition,
)

LIKELY, UNSURE = 0.9, 0.7
LONGEST = 40  # letters of a word
RARE, SELDOM = (
    5e-8,
    1e-6,
)  # frequencies of English words that are oftener written with a hyphen, if that is known at all
COMMON = 5e-6  # and of parts that everyone knows as words
SHORT = 3  # no whole word of a compound, if no word of the document either
VOWEL = re.compile("[aeiouyöüəâîûаеёиоуыэюя]")
ABSTRACT = re.compile("l[iuü][qkğy]")
ONSET = re.compile(r"ğ|[bcçdfgğhjklmnpqrsştvxyz]{2}")  # with which no word of az and tr begins, foreign ones apart
ADDRESS = re.compile(r"(?:://|www\.|@)\S*$")


class Division(NamedTuple):
    """What to put for the hyphen and all that follows up to the next part of the word."""

    new: str
    confidence: float


def line_hyphen(original: str, layout: Layout) -> Iterator[Edit]:
    """Divided words, also across a page; a hyphen that belongs to the word stays, an unclear one waits."""
    for number in layout.hyphenated_lines:
        line = layout.lines[number]
        follower = layout.next_text(number)
        if follower == len(layout.lines):
            continue
        after = layout.lines[follower]
        if after.kind != "text" or line.kind == "table" or line.group != after.group or after.newlines > 3:
            continue
        words = line.words
        place = line.start + len(words) - 1
        parts = Parts.of(words[:-1], after.text, layout.language_at(place - 1))
        if _is_dash(parts, layout, number, follower):
            continue
        division = divided(parts, layout, soft=words[-1] == "\u00ad")
        if division is None:
            continue
        confidence = division.confidence
        if any(between.kind != "furniture" for between in layout.lines[number + 1 : follower]):
            confidence = min(confidence, LIKELY)
        old = original[place : after.start]
        yield Edit(place, after.start, old, division.new, "line-hyphen", confidence, confidence >= SURE)
    yield from _left_by_pdf(original, layout)


def _is_dash(parts: Parts, layout: Layout, number: int, follower: int) -> bool:
    """Whether speech breaks off at the hyphen: a capital follows, the line had room for it, and no prefix precedes."""
    first, second = parts.first, parts.second
    if not first or not second or not second[0].isupper() or first[0].isupper():
        return False
    if follower > number + 1 or layout.lines[follower].newlines > 1:
        return True
    return first not in BEFORE_NAMES | LETTERS_OF_PREFIXES and not layout.is_full(number)


def divided(parts: Parts, layout: Layout, *, soft: bool = False) -> Division | None:
    """How a word divided into two parts is written whole; None if this is no divided word.

    soft: the hyphen was a soft one, which never belongs to the word.
    """
    first, second = parts.first, parts.second
    if not first or not second:
        return None
    if soft:
        return Division("", SURE)
    one, two = fold(first), fold(second)
    if len(one) + len(two) <= SHORT and one not in LETTERS_OF_PREFIXES and not first.isupper():
        return None
    if parts.in_address:
        return Division("-", LIKELY)
    by_kind = _by_kind(parts, layout) or _by_shape(parts, one, two, layout)
    if by_kind is None and parts.is_suspended and not is_known_word(first + second, parts.language):
        return None
    return by_kind or _by_words(parts, one, two, layout)


def _by_kind(parts: Parts, layout: Layout) -> Division | None:
    """What the same word elsewhere, or its letter case says; None if they say nothing."""
    first, second = parts.first, parts.second
    one, two = fold(first), fold(second)
    if one in LETTERS_OF_PREFIXES:
        return Division("-", SURE)
    if parts.is_between_hyphens:
        return Division("-", LIKELY)
    if len(second) == 1:  # West-ə; deste-g is what fonts leave of deste-ği
        is_ending = first[0].isupper() and second in "aəıiuü"
        return Division("-", SURE) if is_ending else Division("-" if second.isupper() else "", UNSURE)
    if second[0].isupper() and not (first.isupper() and second.isupper()):
        in_document = first in BEFORE_NAMES or layout.has_beginning(f"{one}-{two[:4]}", layout.hyphenated)
        return Division("-", SURE if in_document else LIKELY)
    is_hyphenated = layout.has_beginning(f"{one}-{two[:4]}", layout.hyphenated)
    if layout.words[one + two] and is_hyphenated:
        return Division("-", UNSURE)
    if layout.words[one + two] or _has_inflection(one, two, layout):
        return Division("", SURE)
    if is_hyphenated:
        return Division("-", SURE)
    if first.isupper() and second.islower():
        return Division("-", SURE)
    if second.isupper():  # HEADINGS and KSBW-TV
        return Division("" if VOWEL.search(one) and VOWEL.search(two) and len(one) > 1 else "-", UNSURE)
    return None


def _has_inflection(one: str, two: str, layout: Layout) -> bool:
    """Whether a word of the document goes on over the hyphen: it begins as both parts do, or both as it does."""
    if layout.words[one] and layout.words[two]:
        return False
    if is_repetition(one, two):
        return False
    if len(two) > 2 and layout.has_beginning(one + two[:3]):
        return True
    return any(layout.words[one + two[:n]] for n in range(2, min(len(two), LONGEST)) if len(one) + n > 4)


def _by_shape(parts: Parts, one: str, two: str, layout: Layout) -> Division | None:
    """What parts say that words with a hyphen of their own begin or end with; None if they say nothing."""
    language = parts.language
    whole = parts.first + parts.second
    if parts.follows_digit or (parts.goes_on_with_hyphen and len(two) <= SHORT):
        return Division("-", LIKELY)  # 34th-minute, hit-and-run, vis-à-vis
    if language == "ru" and is_known_word(f"{one}-{two}", "ru"):
        return Division("-", SURE)
    if one in STAYING_FIRST and not is_known_word(whole, language):
        return Division("-", SURE)
    if is_repetition(one, two) and (language == "az" or not is_known_word(whole, language)):
        return Division("-", LIKELY)
    if language == "az" and f"{one}-{two}".startswith(AZERBAIJANI_PAIRS):
        return Division("-", SURE)
    is_known_name = layout.words[one] > 0
    if language == "az" and is_name_with_ending(
        parts.first, parts.second, usual=is_known_name and layout.divides_names
    ):
        return Division("-", LIKELY if is_known_name else UNSURE)
    if language in LANGUAGES and get_language(language).lower(whole) in get_language(language).stop_words:
        return Division("", SURE)
    is_able = two.startswith("bil") and one[-1] in "aəe"  # gələ-bilər, gele-bilir
    if language in ("az", "tr") and (is_able or ENDING.fullmatch(parts.second)):
        return None if parts.is_stem_and_suffixes and not layout.words[two] else Division("", LIKELY)
    return None


def _by_words(parts: Parts, one: str, two: str, layout: Layout) -> Division:
    """What follows from the parts being words or not: a hyphen of its own has a word on both sides."""
    in_document = layout.words[one] > 0, layout.words[two] > 0
    is_word = [
        found or (VOWEL.search(fold(part)) is not None and is_known_word(part, parts.language))
        for found, part in zip(in_document, (parts.first, parts.second), strict=True)
    ]
    if parts.language == "en":
        return _english(parts, one, two, is_word)
    if is_known_word(parts.first + parts.second, parts.language):
        is_doubtful = all(in_document) or (is_word[1] and one in OPEN_PREFIXES)
        return Division("", UNSURE if is_doubtful else SURE)
    if parts.language not in ("az", "tr"):
        return _russian(parts, one, two, is_word)
    return _turkic(parts, one, two, is_word, in_document)


def _russian(parts: Parts, one: str, two: str, is_word: Sequence[bool]) -> Division:
    """The dictionary has most words with a hyphen; what it has not begins or ends with a part of such words."""
    if two in BEHIND_NAMES and parts.first[0].isupper():
        return Division("-", LIKELY)
    if two in STAYING_LAST:
        return Division("-" if is_word[0] else "", LIKELY)
    is_pair = is_word[1] and min(len(one), len(two)) > SHORT + 1 and parts.begins_with_adjective
    if one in FIRST_WORDS or is_pair:
        return Division("-", LIKELY)
    if not any(is_word):
        return Division("", SURE)
    return Division("-" if all(is_word) and min(len(one), len(two)) > SHORT else "", UNSURE)


def _turkic(parts: Parts, one: str, two: str, is_word: Sequence[bool], in_document: Sequence[bool]) -> Division:
    """Most hyphens divide a word from its suffixes; the Turkish dictionary tells little about Azerbaijani words."""
    is_compound = parts.language == "az" and is_word[1] and one in FIRST_WORDS
    if not in_document[1] and not is_compound:
        if (is_word[0] and parts.is_stem_and_suffixes) or parts.is_derived:
            return Division("", SURE if parts.first[0].islower() else LIKELY)
        if not in_document[0] and len(one) <= SHORT and not is_word[1]:
            return Division("", SURE)
    if is_compound:
        return Division("-", LIKELY)
    if not any(is_word):
        return Division("", SURE if parts.language == "tr" or parts.are_no_words else LIKELY)
    if parts.is_verb_and_endings:
        return Division("", LIKELY)
    least = SHORT + (parts.language == "az" and not in_document[1])
    are_long = (len(one) > SHORT and len(two) > least) or all(in_document)
    return Division("-" if all(is_word) and are_long else "", UNSURE)


def _english(parts: Parts, one: str, two: str, is_word: Sequence[bool]) -> Division:
    """English writes well-known and online alike: where both parts are words, lists and frequencies decide."""
    if f"{one}-{two}" in ENGLISH_PAIRS:
        return Division("-", LIKELY)
    if one in ENGLISH_FIRST and two not in ENGLISH_CLOSED and len(two) > SHORT and is_word[1]:
        return Division("-", UNSURE)
    frequency = get_lexicon("en").frequency
    together, rarer = frequency(one + two), min(frequency(one), frequency(two))
    is_rare = together < RARE < COMMON < rarer
    is_name = parts.first[0].isupper() and together > 0  # the list has names that the dictionary has not
    is_joined = (is_name or is_known_word(parts.first + parts.second, "en")) and not is_rare
    is_compound = is_known_word(f"{parts.first}-{parts.second}", "en")
    if not all(is_word):
        if not is_word[1] or not parts.first[0].isupper() or len(two) <= SHORT or is_joined:
            return Division("", SURE)
        return Division("-", UNSURE) if two.endswith("ed") else Division("", LIKELY)  # Hezbollah-led, Merri-weather
    if (
        together > 2 * rarer and not is_compound
    ):  # govern-ment, con-tact: the word is commoner than the word that its part happens to be
        return Division("", SURE)
    least = RARE if one == "re" else SELDOM  # the dictionary has any verb with re-
    if together < least and is_compound:
        return Division("-", UNSURE if is_joined else LIKELY)
    if two in ENGLISH_LAST or (one == "re" and two[0] == "e"):
        return Division("-", UNSURE)
    is_name = parts.first[0].isupper() and min(len(one), len(two)) < 5 and not is_rare
    return Division("" if is_joined or is_name else "-", UNSURE)


class Parts(NamedTuple):
    """The two parts of a divided word, the language of the lines around them, and what follows the second part."""

    first: str
    second: str
    language: str
    rest: str
    in_address: bool
    follows_digit: bool
    follows_hyphen: bool = False

    @classmethod
    def of(cls, before: str, after: str, language: str) -> Parts:
        """The parts with which a text ends and another begins."""
        first, second = last_word(before), first_word(after)
        place = len(before) - len(first)
        return cls(
            first,
            second,
            language,
            after[len(second) : len(second) + 20],
            ADDRESS.search(before[-200:]) is not None,
            place > 0 and before[place - 1].isdigit(),
            place > 1 and before[place - 1] == "-" and before[place - 2].isalpha(),
        )

    @property
    def goes_on_with_hyphen(self) -> bool:
        """Whether the second part is followed by a hyphen and a letter, in one line."""
        return self.rest[:1] == "-" and self.rest[1:2].isalpha()

    @property
    def is_between_hyphens(self) -> bool:
        """Whether a part is one of the small words that only hyphens hold in a compound: vis-à-vis, Китаб-и-Иган."""
        after = self.goes_on_with_hyphen and (len(self.second) == 1 or self.second.lower() in INSIDE)
        if after or not self.follows_hyphen or self.first.lower() not in INSIDE:
            return after
        return not is_known_word(self.first + self.second, self.language)  # anti-in-flationary

    @property
    def is_suspended(self) -> bool:
        """Whether the hyphen stands for the rest of a word: short- and long-term, qısa- ya da uzunmüddətli."""
        is_or = self.second == "ya" and self.rest.startswith(" da ")
        return is_or or self.second.lower() in AND.get(self.language, ())

    @property
    def is_stem_and_suffixes(self) -> bool:
        """Whether the second part can only be what the first one is inflected with."""
        language = get_language(self.language)
        inflects = language.inflections([self.first], [self.first + self.second]) != [[]]
        return inflects and language.lower(self.second) not in language.stop_words

    @property
    def begins_with_adjective(self) -> bool:
        """Whether the first part is a Russian adjective's: научно-, российско-, not термо-, колоколо-."""
        stem = self.first[:-1]
        adjectives = [stem + ending for ending in ("ый", "ий", "ой")] + [stem.removesuffix("к") + "ческий"]
        return self.first[-1] in "ое" and any(is_known_word(adjective, "ru") for adjective in adjectives)

    @property
    def is_verb_and_endings(self) -> bool:
        """Whether the parts may be a verb and its endings (işlə-yirik), or a noun that ended in q or k (birli-yi)."""
        ends = ("maq", "mək", "q", "k") if self.language == "az" else ("mak", "mek", "k")
        words = [self.first + end for end in ends]
        return any(get_language(self.language).inflections(words, [self.first + self.second]))

    @property
    def is_derived(self) -> bool:
        """Whether the second part begins with -lıq, -lik, with which abstract nouns are made: çatışmaz-lığından."""
        if not ABSTRACT.match(fold(self.second)):
            return False
        nouns = [self.first + self.second[:2] + ending for ending in "qk"]
        return any(get_language(self.language).inflections(nouns, [self.first + self.second]))

    @property
    def are_no_words(self) -> bool:
        """Whether the parts look like no words of Azerbaijani, for which there is no dictionary."""
        one, two = fold(self.first), fold(self.second)
        return ONSET.match(two) is not None or (len(one) <= SHORT + 1 and one[-1] not in "io")


def _left_by_pdf(original: str, layout: Layout) -> Iterator[Edit]:
    """The sign U+0002 that PDFium leaves for a hyphen at a line end, where the lines have been joined."""
    if "\u0002" not in original:
        return
    for match in re.finditer(r"(?<=[^\W\d_])\x02(?=[^\W\d_])", original):
        place = match.start()
        language = layout.language_at(place - 1)
        parts = Parts.of(original[max(0, place - 200) : place], original[place + 1 : place + 200], language)
        new, confidence = divided(parts, layout) or Division("-", SURE)
        # An unsure one is applied too: the sign itself is never what the author wrote.
        yield Edit(place, place + 1, "\u0002", new, "line-hyphen", confidence, True)
