"""Words divided at the end of a line. Some hyphens there are the word's own and stay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from qualkit.model.sources import Edit
from qualkit.repairing.layout import SURE, Layout, first_word, fold, last_word

LIKELY, UNSURE = 0.9, 0.7
ENOUGH_WORDS = 300  # distinct ones, before their absence says something
# First parts that are always written with a hyphen, and second parts that are if the first part is a word.
STAYING_FIRST = frozenset({"qeyri", "vitse", "eks", "вице", "экс", "кое"})
STAYING_LAST = frozenset({"то", "либо", "нибудь", "таки", "ci", "cı", "cu", "cü"})
AND = frozenset({"and", "or", "və", "ya", "ve", "veya", "и", "или"})


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
        division = divided(last_word(line.text[:-1]), first_word(after.text), layout, soft=line.text[-1] == "\u00ad")
        if division is None:
            continue
        confidence = division.confidence
        if any(between.kind != "furniture" for between in layout.lines[number + 1 : follower]):
            confidence = min(confidence, LIKELY)
        old = original[place : after.start]
        yield Edit(place, after.start, old, division.new, "line-hyphen", confidence, confidence >= SURE)
    yield from _left_by_pdf(original, layout)


def divided(first: str, second: str, layout: Layout, *, soft: bool = False) -> Division | None:
    """How a word divided into two parts is written whole; None if this is no divided word.

    soft: the hyphen was a soft one, which never belongs to the word.
    """
    if not first or not second or fold(second) in AND:
        return None
    if soft:
        return Division("", SURE)
    if second[0].isupper() and not first[0].isupper():
        return None
    return _by_kind(first, second, layout) or _by_words(fold(first), fold(second), layout)


def _by_kind(first: str, second: str, layout: Layout) -> Division | None:
    """What the parts themselves or the same word elsewhere say; None if they say nothing."""
    one, two = fold(first), fold(second)
    if (len(first) == 1 and first.islower()) or one in STAYING_FIRST:
        return Division("-", SURE)
    if layout.words[one + two] or (len(two) > 2 and layout.has_beginning(one + two[:3])):
        return Division("", SURE)
    if layout.has_beginning(f"{one}-{two[:4]}", layout.hyphenated):
        return Division("-", SURE)
    if first.isupper() and second.islower():
        return Division("-", SURE)
    if second[0].isupper():
        return Division("", UNSURE) if first.isupper() and second.isupper() else Division("-", LIKELY)
    return None


def _by_words(one: str, two: str, layout: Layout) -> Division:
    """What follows from the parts being words of the document or not: a hyphen of its own has a word on both sides."""
    is_word, is_beginning = layout.words[one] > 0, layout.has_beginning(two[:5])
    if two in STAYING_LAST:
        return Division("-" if is_word else "", LIKELY)
    if not is_word and not layout.words[two]:
        return Division("", SURE)
    if not is_beginning and len(layout.words) >= ENOUGH_WORDS:
        return Division("", SURE)
    return Division("", UNSURE if is_word and is_beginning else LIKELY)


def _left_by_pdf(original: str, layout: Layout) -> Iterator[Edit]:
    """The sign U+0002 that PDFium leaves for a hyphen at a line end, where the lines have been joined."""
    place = original.find("\u0002")
    while place >= 0:
        first, second = last_word(original[max(0, place - 60) : place]), first_word(original[place + 1 : place + 60])
        division = divided(first, second, layout)
        if division and division.confidence >= SURE:  # else it is deleted as a character without a shape
            yield Edit(place, place + 1, "\u0002", division.new, "line-hyphen", SURE, True)
        place = original.find("\u0002", place + 1)
