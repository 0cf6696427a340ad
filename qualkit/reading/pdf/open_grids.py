"""The cells of tables that have rules between their rows, or only over and under them, and room between their cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from qualkit.reading.pdf.grids import Cell, Grid
from qualkit.reading.pdf.lines import NARROW, Line
from qualkit.reading.pdf.rules import NEAR, Rule, Rules

LEAST_RULES = 3


def open_grids(rules: Rules, lines: Sequence[Line], known: Sequence[Grid]) -> list[Grid]:
    """What three or more lying rules of one length make, one below the other, with columns of words between them.

    lines: of the page, which say where the columns are. known: the other grids of the page; those count first.
    """
    grids: list[Grid] = []
    free = [rule for rule in rules.lying if not any(_is_within(rule, grid) for grid in known)]
    free.sort(key=lambda rule: (round(rule.start / (2 * NEAR)), round(rule.end / (2 * NEAR)), -rule.at))
    alike = groupby(free, key=lambda rule: (round(rule.start / (2 * NEAR)), round(rule.end / (2 * NEAR))))
    for _ends, group in alike:
        for run, columns in _runs(list(group), [line for line in lines if line.cell is None]):
            number = len(known) + len(grids)
            cells = (
                tuple(Cell(number, row, column) for column in range(len(columns) - 1)) for row in range(len(run) - 1)
            )
            up = tuple(rule.at for rule in reversed(run))
            grids.append(Grid(tuple(columns), up, tuple(cells), is_open=True))
    return grids


def _is_within(rule: Rule, grid: Grid) -> bool:
    return grid.up[0] - NEAR <= rule.at <= grid.up[-1] + NEAR and grid.across[0] - NEAR <= rule.start <= grid.across[-1]


def _runs(rules: Sequence[Rule], lines: Sequence[Line]) -> Iterator[tuple[Sequence[Rule], list[float]]]:
    """The longest runs of rules from the top whose words have the same columns, and the edges of those."""
    first = 0
    while first + LEAST_RULES <= len(rules):
        last, columns = first + 1, _columns(rules[first : first + 2], lines)
        while columns and last + 1 < len(rules):
            wider = _columns(rules[first : last + 2], lines) if _columns(rules[last : last + 2], lines) else []
            if not wider:
                break
            last, columns = last + 1, wider
        if columns and last - first + 1 >= LEAST_RULES:
            yield rules[first : last + 1], columns
            first = last
        else:
            first += 1


def _columns(rules: Sequence[Rule], lines: Sequence[Line]) -> list[float]:
    """The edges of the columns of words between the first and the last rule; none of a single column."""
    start, end = rules[0].start, rules[0].end
    inside = [
        line
        for line in lines
        if rules[-1].at < line.bottom < rules[0].at and start - NEAR <= line.left and line.right <= end + NEAR
    ]
    if not inside:
        return []
    stretches = sorted((piece.left, piece.right) for line in inside for piece in line.pieces)
    room = NARROW * min(line.size for line in inside)
    edges, reached = [start], stretches[0][1]
    for (_left, right), (next_left, _next_right) in pairwise([*stretches, (end, end)]):
        reached = max(reached, right)
        if next_left - reached > room and next_left < end:
            edges.append((reached + next_left) / 2)
    return [*edges, end] if len(edges) > 1 else []
