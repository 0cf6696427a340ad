"""In which order the lines of a page are read, and where the column of each begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from qualkit.reading.pdf.lines import Line, Piece

INDENT = 6  # times the height of the letters: further to the right is another column
OFTEN = 0.25  # of the lines of the commonest beginning
LEAST_ROWS = 5  # woven lines of two columns
FULL = 0.6  # of its column's width: a line of prose, not the cell of a table
MOSTLY = 0.6  # of the woven lines


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page in the order in which they are read.

    That is the order of the file, unless the file goes from the left column to the right one and back, line by line:
    then the left column comes first, between any lines that run over both. Lines that stand upright at a side come
    last.
    """
    flat = [line for line in lines if not line.is_turned]
    gutter = _gutter(flat)
    ordered = flat if gutter is None else list(_column_by_column(_split(flat, gutter), gutter))
    return [*ordered, *(line for line in lines if line.is_turned)]


def left_margins(lines: Sequence[Line]) -> dict[Line, float]:
    """For each line where its column begins: the leftmost place near it at which many lines of its page begin."""
    margins: dict[Line, float] = {}
    pages: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    for on_page in pages.values():
        begins = Counter(round(line.left) for line in on_page)
        places = sorted(begins)
        for line in on_page:
            low, high = round(line.left) - INDENT * line.size, round(line.left) + 1
            near = places[bisect_left(places, low) : bisect_right(places, high)]
            most = max(begins[place] for place in near)
            margins[line] = min(place for place in near if begins[place] >= OFTEN * most)
    return margins


class _Row(NamedTuple):
    """Two pieces of text that stand at one height, one after the other in the file."""

    left: Piece
    right: Piece


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the room between two columns lies that the file weaves line by line; None where it does not."""
    rows = list(_rows(lines))
    if len(rows) < LEAST_ROWS:
        return None
    gutter = median((row.left.right + row.right.left) / 2 for row in rows)
    rows = [row for row in rows if row.left.right < gutter < row.right.left]
    if len(rows) < LEAST_ROWS:
        return None
    first, middle = min(row.left.left for row in rows), max(row.left.right for row in rows)
    start, last = min(row.right.left for row in rows), max(row.right.right for row in rows)
    full = sum(
        row.left.right - row.left.left > FULL * (middle - first)
        and row.right.right - row.right.left > FULL * (last - start)
        for row in rows
    )
    return gutter if full >= MOSTLY * len(rows) else None


def _rows(lines: Sequence[Line]) -> Iterator[_Row]:
    for line in lines:
        if len(line.cells) == 2 and line.cell is None:
            yield _Row(*line.cells)
    for one, other in pairwise(lines):
        if abs(one.bottom - other.bottom) < 0.5 * one.size and other.left > one.right + one.size / 2:
            yield _Row(_as_piece(one), _as_piece(other))


def _as_piece(line: Line) -> Piece:
    return Piece(line.text, line.left, line.right)


def _split(lines: Sequence[Line], gutter: float) -> Iterator[Line]:
    """The lines, those over the gutter cut in two where they have room there."""
    for line in lines:
        cells = line.cells
        if len(cells) == 2 and line.cell is None and cells[0].right < gutter < cells[1].left:
            for number, cell in enumerate(cells):
                calls = tuple(call for call in line.calls if call in cell.text)
                looks = (0, 0) if number and max(line.looks) < len(line.text) else line.looks
                part = line._replace(text=cell.text, left=cell.left, right=cell.right, pieces=(cell,), calls=calls)
                yield part._replace(looks=looks)
        else:
            yield line


def _column_by_column(lines: Iterator[Line], gutter: float) -> Iterator[Line]:
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        if line.left < gutter < line.right:
            yield from [*left, *right, line]
            left, right = [], []
        else:
            (left if line.right <= gutter else right).append(line)
    yield from [*left, *right]
