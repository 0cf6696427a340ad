"""The cells of a table as text: delimited text files and spreadsheets."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qualkit.errors import ReadingError, TableError
from qualkit.messages import _
from qualkit.reading.archives import check_archive
from qualkit.reading.encodings import decode
from qualkit.reading.tables.delimited import Unclosed, delimited_rows
from qualkit.reading.tables.sheet_sizes import refuse_reach

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Grid = list[list[str]]
WORKBOOKS = {".xlsx": "xl/workbook.xml", ".xlsm": "xl/workbook.xml", ".ods": "content.xml", ".xls": None}
"""The suffixes of spreadsheets, with the part that each has if it is an archive."""

TABLES = (".csv", ".tsv", *WORKBOOKS)
WHOLE = re.compile(r"(-?\d+)[.,]0")
FRACTION = re.compile(r"-?\d+[.,]\d+")
GUARDED = re.compile(r"'(?=[=+@-]|\d+(?:[.,]\d+)?$)")
"""The apostrophe by which a spreadsheet keeps a cell from being read as a formula or a number."""


def read_sheets(path: Path, *, languages: Sequence[str] = ("az", "tr", "ru", "en")) -> dict[str, Grid]:
    """The sheets that have any text, by name; the one of a text file is called "".

    Row number n of a sheet is item n − 1. All rows of a sheet are equally long, cells have no white space at their
    edges. Whole numbers are written without a decimal point, dates as 2026-03-01.

    Raises: ReadingError; TableError for a text file whose quotation marks do not close, or in which a row has more
    cells than the header.
    """
    is_workbook = path.suffix.lower() in WORKBOOKS
    sheets = _workbook_sheets(path) if is_workbook else {"": _text_rows(path, languages)}
    return {name: _even(rows) for name, rows in sheets.items() if any(map(any, rows))}


def read_grid(path: Path, *, languages: Sequence[str] = ("az", "tr", "ru", "en")) -> Grid:
    """The rows of the only sheet that has text; a file without any text has no rows.

    Raises: as `read_sheets`; TableError for a workbook in which several sheets hold data.
    """
    sheets = read_sheets(path, languages=languages)
    if len(sheets) > 1:
        raise several_sheets(path, sheets)
    return next(iter(sheets.values()), [])


def several_sheets(path: Path, names: Mapping[str, Grid] | Sequence[str]) -> TableError:
    """The error for a workbook of which only one sheet can be read, and nobody knows which."""
    found = _("several sheets hold data ({names}); save each that is material as a file of its own")
    return TableError(path, found.format(names=", ".join(names)))


def column_letter(number: int) -> str:
    """The name of a column as a spreadsheet shows it; counts from 0.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    while number >= 0:
        letters = chr(ord("A") + number % 26) + letters
        number = number // 26 - 1
    return letters


def _even(rows: Grid) -> Grid:
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((place for row in rows for place, cell in enumerate(row, 1) if cell), default=0)
    even = [[*row[:width], *[""] * (width - len(row))] for row in rows]
    for column in range(width):
        _without_zeros(even, column)
    return even


def _without_zeros(rows: Grid, column: int) -> None:
    """Writes 25.0 as 25 in a column whose numbers are all whole: a program wrote them so, not a person."""
    found = [number for number, row in enumerate(rows) if FRACTION.fullmatch(row[column])]
    if found and all(WHOLE.fullmatch(rows[number][column]) for number in found):
        for number in found:
            rows[number][column] = rows[number][column][:-2]


def _text_rows(path: Path, languages: Sequence[str]) -> Grid:
    text = decode(path.read_bytes(), path, languages=languages).replace("\r\n", "\n").replace("\r", "\n")
    try:
        written, delimiter = delimited_rows(text)
    except Unclosed as error:
        found = _('a quotation mark (") opens an answer and does not close it; save the table again as CSV or XLSX')
        raise TableError(path, found, row=error.row) from error
    rows = [[_clean(cell) for cell in row] for row in written]
    _refuse_longer_rows(path, rows, delimiter)
    return rows


def _refuse_longer_rows(path: Path, rows: Grid, delimiter: str) -> None:
    """Returns if no row has words beyond the header's last cell: there an answer would be cut in two unseen."""
    # Above the header may be a title, in one cell.
    header = next((row for row in rows if sum(map(bool, row)) > 1), next((row for row in rows if any(row)), []))
    width = len(header)
    for number, row in enumerate(rows, 1):
        if not any(row[width:]):
            continue
        filled = max(place for place, cell in enumerate(row, 1) if cell)
        found = _(
            "{cells} cells under a header of {width}, so a '{delimiter}' inside an answer divides it; "
            'put that answer in quotation marks ("…"), or save the table as XLSX'
        ).format(cells=filled, width=width, delimiter=_("TAB") if delimiter == "\t" else delimiter)
        raise TableError(path, found, row=number)


def _workbook_sheets(path: Path) -> dict[str, Grid]:
    part = WORKBOOKS[path.suffix.lower()]
    if part:
        check_archive(path, kind=_("Excel workbook") if part.startswith("xl/") else _("spreadsheet"), part=part)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return {name: _sheet_rows(path, workbook.get_sheet_by_name(name)) for name in workbook.sheet_names}
    except BaseException as error:
        # On a damaged .xls the library panics, which is no Exception and not to be imported.
        if not isinstance(error, (CalamineError, zipfile.BadZipFile)) and type(error).__name__ != "PanicException":
            raise
        found = _("a damaged Excel workbook ({error}); open it in Excel and save it again").format(error=error)
        raise ReadingError(path, found) from error


def _sheet_rows(path: Path, sheet: CalamineSheet) -> Grid:
    # What an archive holds is known before; an old workbook is none, and its cells are made room for only here.
    row, column = sheet.end or (0, 0)
    refuse_reach(path, row + 1, column + 1)
    return [[_cell(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]


def _cell(value: object) -> str:
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="minutes")
    return _clean(str(value))


def _clean(cell: str) -> str:
    cell = cell.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").strip()
    return GUARDED.sub("", cell, count=1) if cell.startswith("'") else cell
