"""Words divided at the end of a line. Some hyphens there are the word's own and stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qualkit.languages import detect, get_language
from qualkit.languages.known_words import is_known_word
from qualkit.languages.language import word_set
from qualkit.model.annotations import LANGUAGES
from qualkit.model.sources import Edit
from qualkit.repairing.layout import SURE, Layout, first_word, fold, last_word

LIKELY, UNSURE = 0.9, 0.7
# First parts that are always written with a hyphen, and second parts that are if the first part is a word.
STAYING_FIRST = frozenset({"qeyri", "vitse", "eks", "вице", "экс", "кое"})
LETTERS_OF_PREFIXES = frozenset("eimtuvxz")  # e-mail, x-ray
STAYING_LAST = frozenset({"то", "либо", "нибудь", "таки", "ci", "cı", "cu", "cü"})
# Before these a hyphen stands for the rest of a word: short- and long-term.
AND = frozenset({"and", "or", "to", "və", "ya", "yaxud", "ve", "veya", "и", "или"})
# What is written with a hyphen or without one.
OPEN_PREFIXES = word_set(
    "anti co counter cross ex inter mid multi neo non over post pre pro psiko re self semi sosio sosyo sub"
)
LONGEST = 40  # letters of a word
SHORT = 3  # no whole word of a compound, if no word of the document either
VOWEL = re.compile("[aeiouyöüəâîûаеёиоуыэюя]")
ABSTRACT = re.compile("l[iuü][qkğy]")
ONSET = re.compile(r"ğ|[bcçdfgğhjklmnpqrsştvxyz]{2}")  # with which no word of az and tr begins, foreign ones apart


class Division(NamedTuple):
    """What to put for the hyphen and all that follows up to the next part of the word."""

    new: str
    confidence: float


def line_hyphen(original: str, layout: Layout) -> Iterator[Edit]:
    """Divided words, also across a page; a hyphen that belongs to the word stays, an unclear one waits."""
    for number, line in enumerate(layout.lines):
        if not line.is_hyphenated:
            continue
        follower = layout.next_text(number)
        if follower == len(layout.lines):
            continue
        after = layout.lines[follower]
        if after.kind != "text" or line.kind == "table" or line.group != after.group or after.newlines > 3:
            continue
        place = line.end - 1
        parts = Parts.of(line.text[:-1], after.text, layout)
        division = divided(parts, layout, soft=line.text[-1] == "\u00ad")
        if division is None:
            continue
        confidence = division.confidence
        if any(between.kind != "furniture" for between in layout.lines[number + 1 : follower]):
            confidence = min(confidence, LIKELY)
        old = original[place : after.start]
        yield Edit(place, after.start, old, division.new, "line-hyphen", confidence, confidence >= SURE)
    yield from _left_by_pdf(original, layout)


def divided(parts: Parts, layout: Layout, *, soft: bool = False) -> Division | None:
    """How a word divided into two parts is written whole; None if this is no divided word.

    soft: the hyphen was a soft one, which never belongs to the word.
    """
    first, second = parts.first, parts.second
    if not first or not second:
        return None
    if soft:
        return Division("", SURE)
    if second[0].isupper() and not first[0].isupper():
        return None
    by_kind = _by_kind(first, second, layout)
    if by_kind is None and fold(second) in AND:
        return None
    return by_kind or _by_words(parts, layout)


def _by_kind(first: str, second: str, layout: Layout) -> Division | None:
    """What the parts themselves or the same word elsewhere say; None if they say nothing."""
    one, two = fold(first), fold(second)
    if first in LETTERS_OF_PREFIXES or one in STAYING_FIRST:
        return Division("-", SURE)
    if layout.words[one + two] or _has_inflection(one, two, layout):
        return Division("", SURE)
    if layout.has_beginning(f"{one}-{two[:4]}", layout.hyphenated):
        return Division("-", SURE)
    if first.isupper() and second.islower():
        return Division("-", SURE)
    if second[0].isupper():
        return Division("", UNSURE) if first.isupper() and second.isupper() else Division("-", LIKELY)
    return None


def _has_inflection(one: str, two: str, layout: Layout) -> bool:
    """Whether a word of the document goes on over the hyphen: it begins as both parts do, or both as it does."""
    if layout.words[one] and layout.words[two]:
        return False
    if len(two) > 2 and layout.has_beginning(one + two[:3]):
        return True
    return any(layout.words[one + two[:n]] for n in range(2, min(len(two), LONGEST)) if len(one) + n > 4)


def _by_words(parts: Parts, layout: Layout) -> Division:
    """What follows from the parts being words or not: a hyphen of its own has a word on both sides."""
    one, two = fold(parts.first), fold(parts.second)
    in_document = layout.words[one] > 0, layout.words[two] > 0
    is_word = [
        found or (VOWEL.search(fold(part)) is not None and is_known_word(part, parts.language))
        for found, part in zip(in_document, (parts.first, parts.second), strict=True)
    ]
    if two in STAYING_LAST:
        return Division("-" if is_word[0] else "", LIKELY)
    if is_known_word(parts.first + parts.second, parts.language):
        # English writes well-known and online alike; elsewhere a word of two is written in one way only.
        is_doubtful = all(is_word if parts.language == "en" else in_document)
        return Division("", UNSURE if is_doubtful or (is_word[1] and one in OPEN_PREFIXES) else SURE)
    if parts.language in ("az", "tr") and not in_document[1]:
        if (is_word[0] and parts.is_stem_and_suffixes) or parts.is_derived:
            return Division("", SURE if parts.first[0].islower() else LIKELY)
        if not in_document[0] and len(one) <= SHORT and not is_word[1] and not two.startswith(one):
            return Division("", SURE)
    if not any(is_word):
        return Division("", SURE if parts.language != "az" or parts.are_no_words else LIKELY)
    return Division("-" if all(is_word) else "", UNSURE)


class Parts(NamedTuple):
    """The two parts of a divided word, and the language of the lines around them."""

    first: str
    second: str
    language: str

    @classmethod
    def of(cls, before: str, after: str, layout: Layout) -> Parts:
        """The parts with which a text ends and another begins."""
        language = layout.language
        if language not in LANGUAGES:
            (language,) = detect([f"{before[-200:]}{after[:200]}"])
        return cls(last_word(before), first_word(after), language)

    @property
    def is_stem_and_suffixes(self) -> bool:
        """Whether the second part can only be what the first one is inflected with."""
        language = get_language(self.language)
        inflects = language.inflections([self.first], [self.first + self.second]) != [[]]
        return inflects and language.lower(self.second) not in language.stop_words

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
    for match in re.finditer(r"(?<=[^\W\d_])\x02(?=[^\W\d_])", original):
        place = match.start()
        parts = Parts.of(original[max(0, place - 200) : place], original[place + 1 : place + 200], layout)
        new, confidence = divided(parts, layout) or Division("-", SURE)
        yield Edit(place, place + 1, "\u0002", new, "line-hyphen", confidence, confidence >= SURE)
