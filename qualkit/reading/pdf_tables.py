"""Tables in a PDF that are drawn without anything but room between their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualkit.reading.pdf_lines import Line

LEAST_ROWS = 3
# Words of a cell: a row of two cells could be anything else, so there they must be fewer.
WORDS_OF_TWO, WORDS = 8, 12
INDENT = 3  # times the height of the letters: a wrapped cell stands to the right of the first column
FRAGMENT = 60  # characters of a wrapped cell's line
SIGN = re.compile(r"[\[(]?(?:[•◦▪‣·*–—\uf0a7\uf0b7-]|\d{1,3}|[^\W\d_])[.)\]]{0,2}")


def tables_of(lines: Sequence[Line]) -> dict[Line, int]:
    """For each line of a table the table's number: three rows or more of several short cells, one below the other.

    The lines that wrap a cell belong to it. A speaker's label ("Leyla:") or the sign of a list is no cell.
    """
    tables: dict[Line, int] = {}
    run: list[Line] = []
    for line in lines:
        if run and not (_goes_down(run, line) and (_is_row(line) or _is_fragment(run, line))):
            _keep(run, tables)
            run = []
        if run or _is_row(line):
            run.append(line)
    _keep(run, tables)
    return tables


def _keep(run: Sequence[Line], tables: dict[Line, int]) -> None:
    if sum(map(_is_row, run)) >= LEAST_ROWS:
        number = max(tables.values(), default=0) + 1
        tables.update(dict.fromkeys(run, number))


def _is_row(line: Line) -> bool:
    cells = line.cells
    if len(cells) < 2 or SIGN.fullmatch(cells[0]) or cells[0].endswith(":"):
        return False
    most = WORDS_OF_TWO if len(cells) == 2 else WORDS
    return all(len(cell.split()) <= most for cell in cells)


def _is_fragment(run: Sequence[Line], line: Line) -> bool:
    is_right = line.left > min(row.left for row in run) + INDENT * line.size
    return is_right and len(line.text) <= FRAGMENT


def _goes_down(run: Sequence[Line], line: Line) -> bool:
    """Whether the line is on the page of the run and no further below it than the next row is."""
    lowest = min(row.bottom for row in run)
    return line.page == run[-1].page and lowest - line.bottom < 3 * line.size
