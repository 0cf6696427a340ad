"""PDF files: lines become paragraphs by where they stand on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from qualkit.model.sources import Mark
from qualkit.reading.pdf_headings import heading_levels
from qualkit.reading.pdf_lines import Line, read_lines
from qualkit.reading.pdf_tables import tables_of
from qualkit.reading.writing import Manuscript

EDGE = 0.1  # of the page's height: where running headers and footers stand
REPEATED = 3
HEADING_GAP = 1.8  # times the height of the letters: the lines of one heading stand further apart than those of text
SHORT = 200  # characters: no heading is longer
LIST_SIGN = re.compile(r"(?:[•◦▪‣·*–—\uf0a7\uf0b7-]|\(?\d{1,2}[.)]|[^\W\d_]\))\s")
# Roman numerals up to 89, in one case; "il", "mil" and "civil" are words.
_ROMAN = r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
PAGE_NUMBER = re.compile(rf"[-–—\s\[(]*(?:\d{{1,4}}|{_ROMAN}|{_ROMAN.upper()})[-–—\s\])]*")


def read_pdf(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """The text of all pages and its marks.

    The lines of a paragraph are divided by one newline, paragraphs by a blank line; a word divided at the end of a line
    keeps its hyphen and newline, so that repairing decides whether the hyphen stays.
    Running headers, footers and page numbers stay in the text as paragraphs of their own under `furniture` marks.
    Marks: `page` with its number from 1, `paragraph` numbered from 1 (furniture not counted), `heading` with a level by
    the size of its letters, `list`, `table` over rows of cells with room between them, `furniture`.
    """
    lines, pages = read_lines(path)
    furniture = _furniture(lines, pages)
    layout = _layout(lines, furniture)
    manuscript = Manuscript()
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for block in _blocks(lines, layout):
        page = block[0].page
        text = "\n".join(line.text for line in block)
        if block[0] in furniture:
            start = manuscript.block(text, kinds=(("furniture", ""),), numbered=False)
        else:
            start = manuscript.block(text, kinds=_kinds(block, text, layout))
        starts.setdefault(page, start)
        ends[page] = manuscript.length
    marks = [Mark(start, ends[page], "page", str(page + 1)) for page, start in starts.items()]
    return manuscript.text, manuscript.marks + marks


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the lines of a file look like together.

    levels: of the lines of headings. tables: number of the table, of its lines. margins: page -> where its lines begin.
    """

    furniture: set[Line]
    levels: dict[Line, int]
    tables: dict[Line, int]
    margins: dict[int, float]
    usual_gap: float


def _layout(lines: Sequence[Line], furniture: set[Line]) -> _Layout:
    body = [line for line in lines if line not in furniture]
    gaps = [a.bottom - b.bottom for a, b in pairwise(body) if a.page == b.page and a.bottom - b.bottom > 0.7 * a.size]
    # Not the middle one: in a document of short paragraphs that is the gap between paragraphs.
    usual_gap = sorted(gaps)[len(gaps) // 4] if gaps else 0.0
    tables = tables_of(body)
    levels = {line: level for line, level in heading_levels(body, usual_gap).items() if line not in tables}
    margins = {
        page: _left_margin([line for line in body if line.page == page]) for page in {line.page for line in body}
    }
    return _Layout(furniture, levels, tables, margins, usual_gap)


def _kinds(block: Sequence[Line], text: str, layout: _Layout) -> tuple[tuple[str, str], ...]:
    if block[0] in layout.tables:
        return (("table", ""),)
    level = layout.levels.get(block[0])
    if level and len(text) <= SHORT:
        return (("heading", str(level)),)
    return (("list", ""),) if LIST_SIGN.match(text) else ()


def _furniture(lines: Sequence[Line], pages: int) -> set[Line]:
    """The lines at the edges of pages that are a page number, or come again on other pages but for their digits."""
    at_edge = [line for line in lines if line.bottom > (1 - EDGE) * line.height or line.top < EDGE * line.height]
    shape = {line: re.sub(r"\d+", "#", line.text) for line in at_edge}
    on_pages = Counter(text for text, _ in {(shape[line], line.page) for line in at_edge})
    enough = min(REPEATED, max(2, pages))
    return {
        line for line in at_edge if on_pages[shape[line]] >= enough or (pages > 1 and PAGE_NUMBER.fullmatch(line.text))
    }


def _blocks(lines: Sequence[Line], layout: _Layout) -> Iterator[list[Line]]:
    """The lines of one paragraph, heading, table or piece of furniture at a time."""
    block: list[Line] = []
    for line in lines:
        if block and not _continues(block, line, layout):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _continues(block: Sequence[Line], line: Line, layout: _Layout) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    before = block[-1]
    if line.page != before.page or (line in layout.furniture) != (before in layout.furniture):
        return False
    if line in layout.tables or before in layout.tables:
        return layout.tables.get(line) == layout.tables.get(before)
    if abs(line.bottom - before.bottom) < 0.5 * before.size:
        return True  # the same line, split by PDFium
    level = layout.levels.get(line)
    if level != layout.levels.get(before) or LIST_SIGN.match(line.text):
        return False
    gap = before.bottom - line.bottom
    if level is not None:
        return 0 <= gap <= HEADING_GAP * before.size
    if gap < 0 or gap > max(1.35 * layout.usual_gap, 1.1 * before.size) or line in layout.furniture:
        return gap < 0 and _column_goes_on(before, line)
    margin = layout.margins.get(line.page, line.left)
    indented = line.left > margin + 0.6 * line.size and before.left <= margin + 0.6 * line.size
    return not (indented and line.left - margin < 6 * line.size)


def _column_goes_on(before: Line, line: Line) -> bool:
    """Whether the text jumps to the top of the next column in mid-sentence."""
    return line.left > before.left and not before.text.endswith((".", "!", "?", ":")) and line.text[:1].islower()


def _left_margin(lines: Sequence[Line]) -> float:
    """Where most lines of a page begin; where two columns begin, the left one."""
    begins = Counter(round(line.left) for line in lines)
    return min(left for left, n in begins.items() if n >= 0.25 * max(begins.values()))
