"""Plain text files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from qualkit.model.sources import Mark
from qualkit.reading.encodings import decode
from qualkit.reading.normalising import normal

HEADING = re.compile(r"(?:\A|(?<=\n\n))(?P<line>(?P<signs>#{1,6})[ \t]+[^\s#][^\n]*)(?=\n[^\S\n]*(?:\n|\Z)|\Z)")
MARKDOWN = 3  # headings that make a text one that has been Markdown


def read_text(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """The text and its marks: `paragraph`, numbered from 1, and `page` where form feeds divide pages.

    A paragraph is a block between blank lines; in a text without a blank line it is a line. A text that has been
    Markdown has `heading` marks with their level; the signs stay in it.
    """
    text = normal(decode(path.read_bytes(), path, languages=languages))
    return text, [*paragraph_marks(text), *_page_marks(text), *_heading_marks(text)]


def paragraph_marks(text: str) -> Iterator[Mark]:
    """The paragraphs of a text with newlines as LF, without white space at their edges."""
    lines = list(_lines(text))
    is_spaced = any(after.number > before.number + 1 for before, after in pairwise(lines))
    number = 0
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        if is_spaced and before and line.number == before.number + 1:
            continue
        last = place
        while is_spaced and last + 1 < len(lines) and lines[last + 1].number == lines[last].number + 1:
            last += 1
        number += 1
        yield Mark(line.start, lines[last].end, "paragraph", str(number))


class _Line(NamedTuple):
    """A line with something in it, without white space at its edges; number: its place among all lines."""

    number: int
    start: int
    end: int


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for number, line in enumerate(text.split("\n")):
        words = line.strip()
        if words:
            start = at + len(line) - len(line.lstrip())
            yield _Line(number, start, start + len(words))
        at += len(line) + 1


def _page_marks(text: str) -> Iterator[Mark]:
    start = 0
    if "\f" not in text:
        return
    for number, page in enumerate(text.split("\f"), 1):
        if page.strip():
            yield Mark(start, start + len(page), "page", str(number))
        start += len(page) + 1


def _heading_marks(text: str) -> Iterator[Mark]:
    """The lines that begin with signs of a Markdown heading, if there are three of them, apart from other lines."""
    if text.startswith("#") or "\n#" in text:
        headings = list(HEADING.finditer(text))
        for match in headings if len(headings) >= MARKDOWN else ():
            yield Mark(match.start("line"), match.end("line"), "heading", str(len(match["signs"])))
