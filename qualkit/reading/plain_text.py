"""Plain text files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

from qualkit.model.sources import Mark
from qualkit.reading.encodings import decode
from qualkit.reading.normalising import normal

HEADING = re.compile(r"(?:\A|(?<=\n\n))(?P<line>(?P<signs>#{1,6})[ \t]+[^\s#][^\n]*)(?=\n[^\S\n]*(?:\n|\Z)|\Z)")
MARKDOWN = 3  # headings that make a text one that has been Markdown
_CLOCK = r"[\[(]?\d{1,2}(?::\d\d){1,2}(?:[.,]\d+)?[\])]?"
_LABEL = re.compile(
    rf"(?:{_CLOCK}[ \t]*(?:[-–—][ \t]*)?)?[*_]{{0,2}}"
    rf"(?P<name>[^\W\d_](?:[^\s:!?;]*[ \t]){{0,5}}?[^\s:!?;]*?)[ \t]*(?:{_CLOCK})?[*_]{{0,2}}:[*_]{{0,2}}(?=\s|$)"
)
"""What a turn of a transcript begins with: `Leyla Səfərli:`, `S1:`, `[00:12] Müsahibəçi:`."""
_LONGEST_LABEL = 60
_WIDEST = 200  # characters that no line of wrapped text has


def read_text(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """The text and its marks: `paragraph`, numbered from 1, and `page` where form feeds divide pages.

    A paragraph is a block between blank lines; in a text without a blank line it is a line. In a block of turns with
    speakers' labels each turn is one; where its lines are too long to be wrapped ones, each line. A text that has been
    Markdown has `heading` marks with their level; the signs stay in it.
    """
    text = normal(decode(path.read_bytes(), path, languages=languages))
    return text, [*paragraph_marks(text), *_page_marks(text), *_heading_marks(text)]


def paragraph_marks(text: str) -> Iterator[Mark]:
    """The paragraphs of a text with newlines as LF, without white space at their edges."""
    lines = list(_lines(text))
    is_spaced = any(after.number > before.number + 1 for before, after in pairwise(lines))
    beginnings = _beginnings(text, lines) if is_spaced else set()
    first = 0
    number = 0
    for place, line in enumerate(lines):
        if place + 1 < len(lines):
            after = lines[place + 1]
            if is_spaced and after.number == line.number + 1 and after.number not in beginnings:
                continue
        number += 1
        yield Mark(lines[first].start, line.end, "paragraph", str(number))
        first = place + 1


def _beginnings(text: str, lines: Sequence[_Line]) -> set[int]:
    """The numbers of lines that begin a turn in a block of turns, as in a transcript with a turn on every line.

    Most lines of such a block begin with a label that comes again in the text, or two labels take turns in it. If one
    of its lines is too long to be wrapped, those without a label begin a paragraph as well.
    """
    labels = {line.number: label for line in lines if (label := _label(text[line.start : line.end]))}
    times = Counter(labels.values())
    found: set[int] = set()
    for _start, group in groupby(enumerate(lines), key=lambda one: one[1].number - one[0]):
        block = [line for _place, line in group]
        turns = [line.number for line in block if line.number in labels and times[labels[line.number]] > 1]
        inside = Counter(labels[number] for number in turns)
        is_of_turns = len(turns) * 2 > len(block) or sum(n > 1 for n in inside.values()) > 1
        if is_of_turns:
            is_wrapped = all(line.end - line.start <= _WIDEST for line in block)
            found.update(turns if is_wrapped else (line.number for line in block))
    return found


def _label(line: str) -> str:
    """The speaker's label that a line begins with, as it is compared with others; empty if it has none."""
    match = _LABEL.match(line[: 2 * _LONGEST_LABEL])
    return match["name"].casefold() if match and match["name"][0].isupper() and len(match[0]) <= _LONGEST_LABEL else ""


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
