"""The lines in the cells of a ruled table become one line for each of its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from qualkit.reading.pdf.grids import Cell, Grid
from qualkit.reading.pdf.lines import Line, Piece

HYPHEN_AT_LINE_END = "\x02"  # as PDFium has it inside a line; repairing decides whether the hyphen stays
LEAST_ROWS = 2  # with words in two cells or more
LEAST_OPEN_ROWS = 3  # where no rule divides columns
FILLED = 0.3  # of the cells have words; in the grid behind a chart hardly any has
MOST_LINES = 12  # in the usual cell: more are columns of a newspaper
FEW_WORDS = 2  # and no more, with which a line of prose does not do
GOING_ON = 0.4  # of the lines
ALIGNED = 0.3  # times the size of the letters
MOSTLY = 0.6  # of the lines

Cells = Mapping[Cell, Sequence[Line]]


def is_table(grid: Grid, number: int, lines: Sequence[Line]) -> bool:
    """Whether the lines of a page in a grid are a table's, and not those of columns, of a chart or of a frame."""
    cells = _cells(number, lines)
    rows = _rows(grid, cells, lines)
    shown = [[inside for inside in row.values() if inside] for row in rows]
    filled = sum(map(len, shown))
    if not filled or median(len(inside) for row in shown for inside in row) > MOST_LINES:
        return False
    several = sum(len(row) > 1 for row in shown)
    if grid.is_open:
        return several >= LEAST_OPEN_ROWS and several >= MOSTLY * len(rows) and not _is_prose(grid, rows)
    return several >= LEAST_ROWS and filled >= FILLED * len({cell for row in grid.cells for cell in row})


def _is_prose(grid: Grid, rows: Sequence[Cells]) -> bool:
    """Whether lines go on in the next row, as those of columns of text do which the file weaves line by line."""
    pairs = [
        (above[cell][-1], below[cell][0], grid.edges(cell))
        for above, below in pairwise(rows)
        for cell in {*above} & {*below}
        if above[cell] and below[cell]
    ]
    goes_on = sum(
        line.text.count(" ") >= FEW_WORDS and after.text[0].islower() and not _had_room(line, after, edges)
        for line, after, edges in pairs
    )
    return goes_on > GOING_ON * len(pairs)


def in_rows(grids: Sequence[Grid], lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, those of ruled tables put together row by row, where the table's first line stood."""
    found: list[Line] = []
    written: set[int] = set()
    for line in lines:
        if line.cell is None:
            found.append(line)
        elif line.cell.grid not in written:
            written.add(line.cell.grid)
            rows = _rows(grids[line.cell.grid], _cells(line.cell.grid, lines), lines)
            found += [_as_line(list(row.values())) for row in rows]
    return found


def _cells(number: int, lines: Sequence[Line]) -> dict[Cell, list[Line]]:
    """The lines of each cell of a grid from the top; none of empty cells. number: of the grid."""
    cells: defaultdict[Cell, list[Line]] = defaultdict(list)
    for line in lines:
        if line.cell is not None and line.cell.grid == number:
            cells[line.cell].append(line)
    return {cell: _from_the_top(inside) for cell, inside in cells.items()}


def _from_the_top(lines: Sequence[Line]) -> list[Line]:
    """The lines of a cell; what stands at one height from left to right."""
    ordered: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        place = len(ordered)
        while place and abs(ordered[place - 1].bottom - line.bottom) < ALIGNED * line.size:
            if ordered[place - 1].left < line.left:
                break
            place -= 1
        ordered.insert(place, line)
    return ordered


def _rows(grid: Grid, cells: Cells, lines: Sequence[Line]) -> list[Cells]:
    """The cells of each row that has words. lines: of the page, in its order."""
    rows: list[Cells] = []
    for number, row in enumerate(grid.cells):
        # A cell over several columns is written once, one over several rows in the first of them.
        inside = {cell: cells.get(cell, ()) if cell.row == number else () for cell in row}
        rows += _in_order(inside, lines) if grid.is_open else _sub_rows(grid, inside)
    return [row for row in rows if any(row.values())]


def _in_order(row: Cells, lines: Sequence[Line]) -> list[Cells]:
    """The rows between two rules where none divides columns: each time that the page goes back to an earlier column."""
    inside = {line for cell in row.values() for line in cell}
    rows: list[dict[Cell, list[Line]]] = []
    before = None
    for line in lines:
        if line in inside and line.cell is not None:
            if before is None or line.cell.column < before:
                rows.append({cell: [] for cell in row})
            before = line.cell.column
            rows[-1][line.cell].append(line)
    return [*rows]


def _sub_rows(grid: Grid, whole: Cells) -> list[Cells]:
    """The rows between two rules: one, unless every line of the first cell stands beside one of each other cell.

    Then each is a row of its own, if most lines end before the next one's first word would have had no more room.
    """
    filled = {cell: lines for cell, lines in whole.items() if lines}
    height = max((len(lines) for lines in filled.values()), default=0)
    if len(filled) < 2 or height < 2 or any(len(lines) != height for lines in filled.values()):
        return [whole]
    for beside in zip(*filled.values(), strict=True):
        heights = [line.bottom for line in beside]
        if max(heights) - min(heights) > ALIGNED * beside[0].size:
            return [whole]
    breaks = [_had_room(*pair, grid.edges(cell)) for cell, lines in filled.items() for pair in pairwise(lines)]
    if sum(breaks) < MOSTLY * len(breaks):
        return [whole]
    return [{cell: lines[n : n + 1] for cell, lines in whole.items()} for n in range(height)]


def _had_room(line: Line, after: Line, edges: tuple[float, float]) -> bool:
    """Whether the first word of the next line would have had room behind a line in a cell. edges: of the cell."""
    left, right = edges
    width = (after.right - after.left) / len(after.text)
    # There is as much room before the words of a cell as behind them.
    return right - max(0.0, line.left - left) - line.right > width * (len(after.text.split()[0]) + 1)


def _as_line(cells: Sequence[Sequence[Line]]) -> Line:
    """A row of cells as one line, which stands where the first of its lines does."""
    pieces = [Piece(_words(lines), lines[0].left, lines[0].right) if lines else Piece("", 0.0, 0.0) for lines in cells]
    lines = [line for cell in cells for line in cell]
    first = max(lines, key=lambda line: line.bottom)
    return first._replace(
        text=" ".join(piece.text for piece in pieces if piece.text),
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        bold=all(line.bold for line in lines),
        pieces=tuple(pieces),
        calls=tuple(call for line in lines for call in line.calls),
        looks=(0, 0),
    )


def _words(lines: Sequence[Line]) -> str:
    words = ""
    for line in lines:
        if words.endswith("\u00ad"):
            words += line.text
        elif words.endswith("-") and words[-2:-1].isalpha() and line.text[:1].islower():
            words = words[:-1] + HYPHEN_AT_LINE_END + line.text
        else:
            words = f"{words} {line.text}"
    return words.strip()
