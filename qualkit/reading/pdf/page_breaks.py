"""Paragraphs that a page break cuts in two are put together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from qualkit.reading.pdf.blocks import (
    ENDED,
    INDENTED,
    LEADERS,
    LIST_SIGN,
    OTHER_SIZE,
    Layout,
    column_of,
    has_room,
)
from qualkit.reading.pdf.lines import Line
from qualkit.reading.pdf.tables import CAPTION

OFTEN = 0.6  # of the paragraphs: so many begin further in where that is the manner of the document
FLUSH = 0.3  # times the size of the letters: so near to the edge end the lines of justified text
SMALL = 0.3  # of the paragraphs: where so many begin with small letters, one tells nothing
UNENDED = 0.3  # of them: where so many end without a mark, its absence says nothing
WITH_LABEL = re.compile(r"[^:\n]{1,40}:(?:\s|$)")
DASH_IN_SENTENCE = re.compile(r"[-–—]\s+(?=[^\W\d_])")  # Russian: Москва / — столица
ADDRESS = re.compile(r"(?:https?://|www\.|\S+@)\S*$", re.IGNORECASE)
OPENING = "(«“\"'‘["


class Part(NamedTuple):
    """The lines of a block that stand on one page. page: its number, from 0."""

    page: int
    lines: Sequence[Line]


def across_pages(pages: Sequence[Sequence[Sequence[Line]]], layout: Layout) -> list[list[Part]]:
    """The blocks of all pages, each as its parts: one, but for what goes on over the end of its page.

    Such a block stands whole where it begins, before the notes and the footer of that page and the header of the next.
    Tables and captions at the end of a page or at the beginning of the next do not cut a sentence.
    pages: the blocks of each page in reading order.
    """
    joining = _Joining(layout, _Manner.of([block for blocks in pages for block in blocks], layout))
    for page, blocks in enumerate(pages):
        joining.take(page, blocks)
    return joining.written


class _Manner(NamedTuple):
    """How the paragraphs of a document look.

    indents: they begin further in than their other lines. ends: they end with a mark. is_justified: all their lines but
    the last are as long as the column is wide. rights: of each page and place at which a column begins, where its
    longest line of text ends. begins_small: paragraphs begin with small letters, as if sentences went on there.
    """

    indents: bool
    ends: bool
    is_justified: bool
    rights: dict[tuple[int, int], float]
    begins_small: bool

    @classmethod
    def of(cls, blocks: Sequence[Sequence[Line]], layout: Layout) -> _Manner:
        texts = [block for block in blocks if _kind(block, layout) == "text"]
        rights: defaultdict[tuple[int, int], float] = defaultdict(float)
        for line in (line for block in texts for line in block):
            place = column_of(line, layout.margins)
            rights[place] = max(rights[place], line.right)
        long = [block for block in texts if len(block) > 1 and not LIST_SIGN.match(block[0].text)]
        indented = sum(block[0].left > block[1].left + INDENTED * block[0].size for block in long)
        unended = sum(not block[-1].text.endswith(ENDED) for block in long)
        inner = [line for block in long for line in block[:-1]]
        flush = sum(_is_flush(line, rights[column_of(line, layout.margins)]) for line in inner)
        # Of each column one line ends at its edge whatever the manner.
        is_justified = flush - len(rights) > OFTEN * (len(inner) - len(rights))
        within = [block[0].text for before, block in pairwise(texts) if before[0].page == block[0].page]
        begins_small = sum(text[0].islower() for text in within) > SMALL * len(within)
        return cls(
            indented > OFTEN * len(long), unended <= UNENDED * len(long), is_justified, dict(rights), begins_small
        )


@dataclass(slots=True)
class _Joining:
    """The blocks so far. text, note: the last paragraph and the last note of the page before, where they may go on.

    is_apart: tables or captions stand behind that paragraph.
    """

    layout: Layout
    manner: _Manner
    written: list[list[Part]] = field(default_factory=list)
    text: list[Part] | None = None
    note: list[Part] | None = None
    is_apart: bool = False

    def take(self, page: int, blocks: Sequence[Sequence[Line]]) -> None:
        """Takes the blocks of the next page."""
        note_before, self.note = self.note, None
        is_first = True
        for block in blocks:
            kind, part = _kind(block, self.layout), Part(page, block)
            if kind == "text":
                goes_on = self.text if is_first and self.text and self._goes_on(self.text, block) else None
                self.text = self._write(part, goes_on)
                is_first = self.is_apart = False
            elif kind == "note":
                cut_here = self.note is None and not self.layout.notes[block[0]] and block[0].text[0].islower()
                goes_on = note_before if cut_here else None
                self.note = self._write(part, goes_on)
            else:
                self._write(part, None)
                self.is_apart = self.is_apart or kind == "float"
                if kind == "heading":
                    self.text = None

    def _write(self, part: Part, goes_on: list[Part] | None) -> list[Part]:
        if goes_on is None:
            goes_on = []
            self.written.append(goes_on)
        goes_on.append(part)
        return goes_on

    def _goes_on(self, parts: Sequence[Part], block: Sequence[Line]) -> bool:
        """Whether a paragraph goes on with the first lines of the next page."""
        before, line = parts[-1].lines[-1], block[0]
        sizes = sorted((before.size, line.size))
        if sizes[1] > OTHER_SIZE * sizes[0] or self._has_room(before, line):
            return False
        begins = DASH_IN_SENTENCE.sub("", line.text, count=1).lstrip(OPENING)
        if begins[:1].islower() and not LIST_SIGN.match(begins):
            if not before.text.endswith(ENDED):
                return True
            if not self.manner.begins_small:
                return not LIST_SIGN.match(line.text)
        if self.is_apart or LIST_SIGN.match(line.text) or WITH_LABEL.match(line.text):
            return False
        if LEADERS.search(before.text) or ADDRESS.search(before.text):
            return False
        is_flush = self.manner.is_justified and _is_flush(before, self._right(before))
        if is_flush != self.manner.is_justified or (
            before.text.endswith(ENDED) and not is_flush and not self.manner.indents
        ):
            return False
        return (is_flush or self.manner.ends or before.text.endswith("-")) and self._stands_as(parts[-1].lines, line)

    def _has_room(self, before: Line, line: Line) -> bool:
        """Whether the first word of a line would have had room in the one before."""
        right = max(self._right(before), self.layout.rights[column_of(before, self.layout.margins)])
        return not before.text.endswith("-") and has_room(before, line, right)

    def _right(self, line: Line) -> float:
        return self.manner.rights.get(column_of(line, self.layout.margins), line.right)

    def _stands_as(self, lines: Sequence[Line], line: Line) -> bool:
        """Whether a line stands as far in as the lines of this paragraph but the first do."""
        inner = lines[1] if len(lines) > 1 else None
        wanted = inner.left - self.layout.margins[inner] if inner else 0.0
        return abs(line.left - self.layout.margins[line] - wanted) < INDENTED * line.size


def _is_flush(line: Line, right: float) -> bool:
    return right - line.right < FLUSH * line.size


def _kind(block: Sequence[Line], layout: Layout) -> str:
    line = block[0]
    if line in layout.furniture or line.is_turned:
        return "furniture"
    if line in layout.notes:
        return "note"
    if line in layout.tables or CAPTION.match(line.text):
        return "float"
    return "heading" if line in layout.levels else "text"
