"""A table of any rows as a spreadsheet, CSV or JSON Lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qualkit.errors import UnknownName
from qualkit.exchanging.frames import guarded, shortened, whole_file
from qualkit.messages import _

SUFFIXES = (".xlsx", ".csv", ".jsonl")
NARROWEST, SHORT, LONG, ROOM = 6, 22, 54, 3
"""Widths of columns, in characters; ROOM is for the arrow of the filter."""
MIDDLE = 100
"""Characters of a line from which on its column is one of long texts."""
LINE, HIGHEST = 15.0, 409.0
"""Of rows, in points; a spreadsheet has no higher one."""
A4 = 9

Rows = Sequence[Mapping[str, Any]]


def export_rows(rows: Rows, path: Path, *, columns: Sequence[str], sheet: str) -> int:
    """How many rows were written to the file, whose suffix decides the form: .xlsx, .csv or .jsonl.

    A cell is text or a number; a list becomes text with semicolons, in JSON Lines it stays. The file is put in place
    when it is whole. CSV begins with a BOM: without it Excel takes ə for two other letters. A cell that a spreadsheet
    would take for a formula is written as text. sheet: what the sheet of a spreadsheet is called.

    Raises: UnknownName for another suffix.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UnknownName(_("export format"), path.suffix or path.name, SUFFIXES)
    with whole_file(path) as unfinished:
        if suffix == ".xlsx":
            _write_xlsx(rows, unfinished, columns, sheet)
        elif suffix == ".csv":
            _write_csv(rows, unfinished, columns)
        else:
            lines = (json.dumps({name: row.get(name) for name in columns}, ensure_ascii=False) for row in rows)
            unfinished.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    return len(rows)


def _write_csv(rows: Rows, path: Path, columns: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([guarded(_cell(row.get(name))) for name in columns] for row in rows)


def _write_xlsx(rows: Rows, path: Path, columns: Sequence[str], sheet: str) -> None:
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    table = [[_cell(row.get(name)) for name in columns] for row in rows]
    widths = [_width(name, [cells[place] for cells in table]) for place, name in enumerate(columns)]
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})  # the same rows give the same bytes
        page = book.add_worksheet(sheet)
        bold = book.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for place, (name, width) in enumerate(zip(columns, widths, strict=True)):
            page.set_column(place, place, width)
            page.write_string(0, place, name.replace("_", " "), bold)
        for number, cells in enumerate(table, 1):
            page.set_row(number, _height(cells, widths))
            for place, cell in enumerate(cells):
                if isinstance(cell, int):
                    page.write_number(number, place, cell, wrapped)
                else:
                    page.write_string(number, place, str(shortened(cell)), wrapped)
        page.freeze_panes(1, 0)
        if rows:
            page.autofilter(0, 0, len(rows), len(columns) - 1)
        page.set_landscape()
        page.set_paper(A4)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.set_footer("&C&P / &N")


def _width(name: str, cells: Sequence[str | int]) -> int:
    """Characters: as wide as the longest line, up to where a column is one of long texts or of short ones."""
    longest = max((len(line) for cell in (name, *cells) for line in str(cell).split("\n")), default=0)
    return ROOM + (LONG if longest > MIDDLE else min(max(longest, NARROWEST), SHORT))


def _height(cells: Sequence[str | int], widths: Sequence[int]) -> float:
    """Points that the row needs: programs do not all measure wrapped text when they open a file."""
    lines = [
        sum(1 + len(line) // (width - ROOM) for line in str(cell).split("\n"))
        for cell, width in zip(cells, widths, strict=True)
    ]
    return min(HIGHEST, LINE * max(lines, default=1))


def _cell(value: object) -> str | int:
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    return value if isinstance(value, int) else "" if value is None else str(value)
