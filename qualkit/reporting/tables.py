"""How a table is laid out on a page: column widths, turned headers, and parts where it is too wide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qualkit.reporting.blocks import Cell, Table

# What a line holds at the usual and at the smallest size of type, in letters with the space around columns.
_LETTERS_PER_LINE = 90
_SMALL_LETTERS_PER_LINE = 104
_WIDEST_LABEL = 26


def parts(table: Table) -> Iterator[Table]:
    """The table in parts that fit on a page; each repeats the first column. Mostly it is one part.

    Only tables whose columns hold numbers, all but the first, are cut.
    """
    last = len(table.alignment)
    if set(table.alignment[1:]) != {"right"}:
        yield table
        return
    label, each = _label_width(table), _number_width(table)
    fitting = max((_SMALL_LETTERS_PER_LINE - label) // each, 1)
    n_parts = -(-(last - 1) // fitting)
    size = -(-(last - 1) // n_parts)
    for start in range(1, last, size):
        chosen = (0, *range(start, min(start + size, last)))
        yield replace(
            table,
            header=tuple(table.header[column] for column in chosen) if table.header else (),
            rows=tuple(tuple(row[column] for column in chosen) for row in table.rows),
            alignment=tuple(table.alignment[column] for column in chosen),
        )


def _label_width(table: Table) -> int:
    return min(max((len(row[0].text) for row in table.rows), default=1) + 2, _WIDEST_LABEL)


def _number_width(table: Table) -> int:
    """What the widest number needs, with the space around it; headers too where they are not turned."""
    lines = table.rows if is_turned(table) else (*([table.header] if table.header else []), *table.rows)
    # A turned header is a line of type high, which is two letters wide.
    return max([2, *(_need(cell, "right") for row in lines for cell in row[1:])]) + 1


def is_turned(table: Table) -> bool:
    """Whether the headers of number columns are turned to read upwards: side by side they would need too much room."""
    columns = (
        [
            max(_need(cell, "right") for cell in column) + 2
            for column, side in zip(zip(table.header, *table.rows, strict=True), table.alignment, strict=True)
            if side == "right"
        ]
        if table.header
        else []
    )
    return len(columns) > 1 and _label_width(table) + sum(columns) > _LETTERS_PER_LINE


def shares(table: Table) -> tuple[float, ...]:
    """Each column's part of the table's width; they sum to 1. Empty for a table without columns.

    A column is as wide as its longest word needs, then shares what is left by how much text it holds.
    """
    columns = list(zip(*([table.header] if table.header else []), *table.rows, strict=True))
    if not columns:
        return ()
    turned = is_turned(table)
    needs, wants = [], []
    for column, side in zip(columns, table.alignment, strict=True):
        cells = column[1:] if turned and side == "right" else column
        # A header is bold, and so is wider than its letters would be in a cell.
        is_headed = bool(table.header) and cells is column
        needs.append(max((_need(cell, side) + (is_headed and not n) for n, cell in enumerate(cells)), default=1) + 2)
        wants.append(min(max((len(cell.text) for cell in cells), default=1) + 2, 70))
    if turned:
        # Under turned headers the columns form a matrix, so they are alike, and the labels get what they need.
        label, each = _label_width(table), _number_width(table)
        needs = [each if side == "right" else label for side in table.alignment]
    room = max(_LETTERS_PER_LINE - sum(needs), 0)
    extra = [max(want - need, 0) for want, need in zip(wants, needs, strict=True)]
    spread = min(room / (sum(extra) or 1), 1)
    widths = [need + spread * more for need, more in zip(needs, extra, strict=True)]
    return tuple(width / sum(widths) for width in widths)


def is_short(table: Table) -> bool:
    """Whether the table surely fits on half a page and so should not be broken."""
    letters = [max(share * _LETTERS_PER_LINE, 1) for share in shares(table)]
    lines = sum(
        max((-(-len(cell.text) // width) for cell, width in zip(row, letters, strict=True)), default=1) or 1
        for row in table.rows
    )
    return lines + (8 if is_turned(table) else 2) <= 26


def font_size(table: Table) -> float:
    """Points; smaller where there are many columns."""
    columns = len(table.alignment)
    return 10.0 if columns <= 6 else 9.0 if columns <= 10 else 8.0


def header_points(table: Table) -> float:
    """How high turned headers are: as the longest of them, up to five centimetres."""
    longest = max(
        (len(cell.text) for cell, side in zip(table.header, table.alignment, strict=False) if side == "right"),
        default=0,
    )
    return min(longest * font_size(table) * 0.53 + 8, 142)


def _need(cell: Cell, side: str) -> int:
    """Letters that must stand side by side: a number whole (its spaces are narrow), of a text its longest word."""
    text = cell.text
    if side == "right" and not any(letter.isalpha() for letter in text):
        return len(text) - sum(letter.isspace() for letter in text) // 2
    return min(max((len(word) for word in text.split()), default=1), 24)
