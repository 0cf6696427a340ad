"""Tables in a PDF: those that are ruled, and those with nothing but room between their cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from qualkit.reading.pdf.lines import Line, Piece

LEAST_ROWS = 3
# Words of a cell: a row of two cells could be anything else, so there they must be fewer.
WORDS_OF_TWO, WORDS = 8, 12
ALIGNED = 0.4  # times the size of the letters: no further from each other are the edges of cells in one column
INDENT = 3  # times the size of the letters: a wrapped cell stands to the right of the first column
FRAGMENT = 60  # characters of a wrapped cell's line
SIGN = re.compile(r"[\[(]?(?:[•◦▪‣·*–—\uf0a7\uf0b7-]|\d{1,3}|[^\W\d_])[.)\]]{0,2}")

CAPTION = re.compile(
    r"(?:Şəkil|Cədvəl|Qrafik|Diaqram|Sxem|Xəritə|Şekil|Tablo|Çizelge|Grafik|Resim|Görsel|Harita"
    r"|Рисунок|Рис\.|Таблица|Табл\.|График|Диаграмма|Схема|Карта|Figure|Fig\.|Table|Chart|Map|Photo)"
    r"\s*\d+(?:\.\d+)*\s*(?:[.:–—-]|$)",
    re.IGNORECASE,
)


class Row(NamedTuple):
    """A line of a table. table: its number. cells: one where the line is part of a cell."""

    table: int
    cells: tuple[Piece, ...]


def tables_of(lines: Sequence[Line]) -> dict[Line, Row]:
    """The lines of tables: the rows of ruled ones, and three rows or more of several short cells, one below the other.

    The cells have more room between them than words have, or less of it and their edges stand below each other.
    The lines that wrap a cell belong to the table. A speaker's label ("Leyla:") or the sign of a list is no cell.
    """
    ruled = {line: Row(0, line.pieces) for line in lines if line.cell}
    numbers = {key: number for number, key in enumerate(dict.fromkeys(map(_ruled_table, ruled)), 1)}
    tables = {line: row._replace(table=numbers[_ruled_table(line)]) for line, row in ruled.items()}
    lines = [line for line in lines if line not in ruled]
    run: list[Line] = []
    aligned = _aligned_rows(lines)
    rows = {line: line.pieces if line in aligned else line.cells for line in lines}
    rows = {line: cells for line, cells in rows.items() if line in aligned or _has_cells(cells)}
    for line in lines:
        if run and not (_goes_down(run, line) and (line in rows or _is_fragment(run, line))):
            _keep(run, rows, tables)
            run = []
        if run or line in rows:
            run.append(line)
    _keep(run, rows, tables)
    return tables


def _ruled_table(line: Line) -> tuple[int, int]:
    return line.page, line.cell.grid if line.cell else 0


def _keep(run: Sequence[Line], rows: Mapping[Line, tuple[Piece, ...]], tables: dict[Line, Row]) -> None:
    if sum(line in rows for line in run) >= LEAST_ROWS:
        number = max((row.table for row in tables.values()), default=0) + 1
        tables.update({line: Row(number, rows.get(line, line.cells)) for line in run})


def _aligned_rows(lines: Sequence[Line]) -> set[Line]:
    """The lines of three or more one below the other with as many pieces each, whose edges stand below each other."""
    rows: set[Line] = set()
    for number in range(len(lines) - LEAST_ROWS + 1):
        group = lines[number : number + LEAST_ROWS]
        if (
            all(len(line.pieces) == len(group[0].pieces) and _has_cells(line.pieces) for line in group)
            and all(_goes_down(group[:n], group[n]) for n in range(1, LEAST_ROWS))
            and all(_are_aligned(column, group[0].size) for column in _columns(group))
        ):
            rows.update(group)
    return rows


def _columns(group: Sequence[Line]) -> list[tuple[Piece, ...]]:
    """The cells below each other but for the first ones: any text begins and often ends below itself."""
    return list(zip(*(line.pieces for line in group), strict=True))[1:]


def _are_aligned(cells: Sequence[Piece], size: float) -> bool:
    places = ([cell.left for cell in cells], [(cell.left + cell.right) / 2 for cell in cells])
    return any(max(edges) - min(edges) < ALIGNED * size for edges in places)


def _has_cells(cells: Sequence[Piece]) -> bool:
    if len(cells) < 2 or SIGN.fullmatch(cells[0].text) or cells[0].text.endswith(":"):
        return False
    most = WORDS_OF_TWO if len(cells) == 2 else WORDS
    return all(len(cell.text.split()) <= most for cell in cells)


def _is_fragment(run: Sequence[Line], line: Line) -> bool:
    is_right = line.left > min(row.left for row in run) + INDENT * line.size
    return is_right and len(line.text) <= FRAGMENT and not CAPTION.match(line.text)


def _goes_down(run: Sequence[Line], line: Line) -> bool:
    """Whether the line is on the page of the run and no further below it than the next row is."""
    lowest = min(row.bottom for row in run)
    return line.page == run[-1].page and lowest - line.bottom < 3 * line.size
