"""One normal form for all originals: NFC, newlines as LF, no byte order mark; marks are carried along."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from qualkit.model.sources import Mark

BOM = "\ufeff"


def normalised(text: str, marks: Sequence[Mark]) -> tuple[str, list[Mark]]:
    """The text in normal form, and the marks at the same characters of it.

    A mark's edge inside a character that is composed (`e` + accent, CR + LF) moves outwards.

    >>> normalised("I\\u0307ş\\r\\nson", [Mark(5, 8, "bold")])
    ('İş\\nson', [Mark(start=3, end=6, kind='bold', value='')])
    """
    if normal(text) == text:
        return text, list(marks)
    edges = sorted({0, len(text), *(min(edge, len(text)) for mark in marks for edge in (mark.start, mark.end))})
    pieces: list[str] = []
    moved = {0: 0}
    at, length = 0, 0
    opened: list[int] = []  # edges inside a composed character, which wait for its end
    outward: dict[int, tuple[int, int]] = {}
    for edge in edges[1:]:
        if edge < len(text) and not _divides(text, edge):
            opened.append(edge)
            continue
        pieces.append(normal(text[at:edge], first=at == 0))
        for inner in opened:
            outward[inner] = _around(text, inner, at, edge, length)
        opened = []
        length += len(pieces[-1])
        moved[edge] = length
        at = edge
    result = "".join(pieces)
    return result, [
        replace(
            mark,
            start=outward[mark.start][0] if mark.start in outward else moved[min(mark.start, len(text))],
            end=outward[mark.end][1] if mark.end in outward else moved[min(mark.end, len(text))],
        )
        for mark in marks
    ]


def normal(text: str, *, first: bool = True) -> str:
    """The text in normal form. first: the file begins here, so that a byte order mark is one."""
    if first:
        text = text.removeprefix(BOM)
    return unicodedata.normalize("NFC", _in_order(text.replace("\r\n", "\n").replace("\r", "\n")))


def _in_order(text: str) -> str:
    """The text with its long runs of combining marks in canonical order.

    `unicodedata` comes to the same, but in a time that grows with the square of a run.
    """
    pieces = []
    at = 0
    for place in range(0, len(text), LONG_RUN):  # a long run has at least one of these
        if place < at or not unicodedata.combining(text[place]):
            continue
        start, end = place, place + 1
        while start > at and unicodedata.combining(text[start - 1]):
            start -= 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        if end - start >= LONG_RUN:
            marks = "".join(unicodedata.normalize("NFD", mark) for mark in text[start:end])
            pieces += [text[at:start], "".join(sorted(marks, key=unicodedata.combining))]
            at = end
    return "".join([*pieces, text[at:]]) if pieces else text


LONG_RUN = 100
"""Combining marks on one letter; no language has more than a few."""


def _divides(text: str, edge: int) -> bool:
    """Whether the text may be cut here: both sides then come out as they would together."""
    left, right = text[max(0, edge - 8) : edge], text[edge : edge + 8]
    return normal(left + right, first=False) == normal(left, first=False) + normal(right, first=False)


def _around(text: str, edge: int, low: int, high: int, length: int) -> tuple[int, int]:
    """Where the composed character around an edge begins and ends in the normal text."""
    start, end = edge, edge
    while start > low and not _divides(text, start):
        start -= 1
    while end < high and not _divides(text, end):
        end += 1
    before = normal(text[low:start], first=low == 0)
    return length + len(before), length + len(before) + len(normal(text[start:end], first=False))
