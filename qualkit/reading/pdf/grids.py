"""The cells of tables that are ruled with lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from qualkit.reading.pdf.rules import NEAR, Rule, Rules

MOST_CELLS = 10_000  # of a table; squared paper has more


class Cell(NamedTuple):
    """A cell of a ruled table. grid: the table's number on its page. row, column: where it begins, from the top."""

    grid: int
    row: int
    column: int


class Grid(NamedTuple):
    """The cells of a ruled table. across, up: where its columns and rows meet, in points.

    cells: for each row from the top the cell at each column; what no rule divides is one cell. is_open: no rule stands
    between its columns, and several rows may stand between two rules.
    """

    across: tuple[float, ...]
    up: tuple[float, ...]
    cells: tuple[tuple[Cell, ...], ...]
    is_open: bool = False

    def numbered(self, number: int) -> Grid:
        """The same grid under another number."""
        return self._replace(cells=tuple(tuple(cell._replace(grid=number) for cell in row) for row in self.cells))

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The cell at a place on the page; None outside."""
        column, row = bisect_right(self.across, x) - 1, bisect_right(self.up, y) - 1
        rows = len(self.cells)
        is_inside = 0 <= column < len(self.across) - 1 and 0 <= row < rows
        return self.cells[rows - 1 - row][column] if is_inside else None

    def edges(self, cell: Cell) -> tuple[float, float]:
        """Where a cell begins and ends from left to right."""
        width = self.cells[cell.row].count(cell)
        return self.across[cell.column], self.across[cell.column + width]


def ruled_grids(rules: Rules) -> list[Grid]:
    """What the rules of a page divide into two rows or more of two cells or more; sides of it may be open."""
    grids: list[Grid] = []
    for lying, upright in _groups(rules):
        if len(lying) < 2:
            continue
        across = _places([*(rule.at for rule in upright), *_ends(lying)])
        up = _places([*(rule.at for rule in lying), *_ends(upright)])
        if len(across) > 2 and len(up) > 2 and len(across) * len(up) <= MOST_CELLS:
            grids.append(Grid(across, up, _cells(len(grids), across, up, lying, upright)))
    return grids


def _ends(rules: Sequence[Rule]) -> tuple[float, float]:
    return min(rule.start for rule in rules), max(rule.end for rule in rules)


def _places(found: Iterable[float]) -> tuple[float, ...]:
    """The places in order, of those that lie near each other the first."""
    places: list[float] = []
    for place in sorted(found):
        if not places or place - places[-1] > 2 * NEAR:
            places.append(place)
    return tuple(places)


def _groups(rules: Rules) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The rules that touch each other, directly or through others: lying ones and upright ones."""
    waiting = set(rules.upright)
    lying = set(rules.lying)
    while waiting:
        group: tuple[list[Rule], list[Rule]] = [], []
        found = [(1, min(waiting))]
        waiting.remove(found[0][1])
        while found:
            kind, rule = found.pop()
            group[kind].append(rule)
            others = lying if kind else waiting
            touching = [other for other in others if rule.covers(other.at) and other.covers(rule.at)]
            others.difference_update(touching)
            found += [(1 - kind, other) for other in touching]
        yield sorted(group[0]), sorted(group[1])


def _cells(
    grid: int, across: Sequence[float], up: Sequence[float], lying: Sequence[Rule], upright: Sequence[Rule]
) -> tuple[tuple[Cell, ...], ...]:
    columns = [(low + high) / 2 for low, high in pairwise(across)]
    rows = [(low + high) / 2 for low, high in pairwise(up)][::-1]
    cells: list[list[Cell]] = []
    for row, y in enumerate(rows):
        line: list[Cell] = []
        for column, x in enumerate(columns):
            cell = Cell(grid, row, column)
            if row and not _is_ruled(lying, up[len(rows) - row], x):
                cell = cells[row - 1][column]
            elif column and not _is_ruled(upright, across[column], y):
                cell = line[-1]
            line.append(cell)
        cells.append(line)
    return tuple(map(tuple, cells))


def _is_ruled(rules: Sequence[Rule], at: float, place: float) -> bool:
    return any(abs(rule.at - at) <= 2 * NEAR and rule.covers(place) for rule in rules)
