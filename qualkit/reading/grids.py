"""The cells of a CSV or XLSX file as text."""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from qualkit.errors import ReadingError, TableError
from qualkit.messages import _
from qualkit.reading.archives import check_archive
from qualkit.reading.encodings import decode

DELIMITERS = ",;\t"
NAMED_DELIMITER = re.compile(r"\s*sep=(.)[ \t]*\r?\n", re.IGNORECASE)
"""The first line by which Excel tells itself how a CSV file is divided."""


def read_grid(path: Path, *, languages: Sequence[str] = ("az", "tr", "ru", "en")) -> list[list[str]]:
    """All rows from the top of the sheet, all equally long, cells without white space at their edges.

    Row number n of the sheet is item n − 1. Of a workbook the first sheet that has text is taken.
    Whole numbers are written without a decimal point, dates as 2026-03-01. A file without any text has no rows.

    Raises: ReadingError; TableError for a CSV file whose quotation marks do not close, or in which a row has more cells
    than the header, or a workbook in which several sheets hold data.
    """
    rows = _workbook_rows(path) if path.suffix.lower() == ".xlsx" else _csv_rows(path, languages)
    while rows and not any(rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


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


def _csv_rows(path: Path, languages: Sequence[str]) -> list[list[str]]:
    text = decode(path.read_bytes(), path, languages=languages)
    named = NAMED_DELIMITER.match(text)
    text = text[named.end() :] if named else text  # Excel counts no row for it either
    delimiter = named[1] if named else _delimiter(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = []
    try:
        for row in lines:
            rows.append([_clean(cell) for cell in row])
    except csv.Error as error:
        found = _("the quotation marks do not fit ({error}); save the table again as CSV or XLSX")
        raise TableError(path, found.format(error=error), row=len(rows) + 1) from error
    _refuse_longer_rows(path, rows, delimiter)
    return rows


def _refuse_longer_rows(path: Path, rows: Sequence[Sequence[str]], delimiter: str) -> None:
    """Returns if no row has words beyond the header's last cell: there an answer would be cut in two unseen."""
    width = next((len(row) for row in rows if any(row)), 0)
    for number, row in enumerate(rows, 1):
        if not any(row[width:]):
            continue
        filled = max(place for place, cell in enumerate(row, 1) if cell)
        found = _(
            "{cells} cells under a header of {width}, so a '{delimiter}' inside an answer divides it; "
            'put that answer in quotation marks ("…"), or save the table as XLSX'
        ).format(cells=filled, width=width, delimiter=_("TAB") if delimiter == "\t" else delimiter)
        raise TableError(path, found, row=number)


def _delimiter(text: str) -> str:
    """The delimiter that divides the rows most evenly; a comma if there is only one column."""
    best, best_score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        try:
            widths = [
                len(row) for row in csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=delimiter) if row
            ]
        except csv.Error:
            continue
        if widths and widths[0] > 1:
            # The header's width counts: a comma inside answers divides rows, but not all alike.
            score = (sum(width == widths[0] for width in widths) / len(widths), widths[0])
            if score > best_score:
                best, best_score = delimiter, score
    return best


def _workbook_rows(path: Path) -> list[list[str]]:
    check_archive(path, kind=_("Excel workbook"), part="xl/workbook.xml")
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(path) as workbook:
            sheets = {
                name: [
                    [_cell(cell) for cell in row]
                    for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
                ]
                for name in workbook.sheet_names
            }
    except (CalamineError, zipfile.BadZipFile) as error:
        found = _("a damaged Excel workbook ({error}); open it in Excel and save it again").format(error=error)
        raise ReadingError(path, found) from error
    filled = {name: rows for name, rows in sheets.items() if any(cell for row in rows for cell in row)}
    if len(filled) > 1:
        found = _("several sheets hold data ({names}); save each that is material as a file of its own")
        raise TableError(path, found.format(names=", ".join(filled)))
    return next(iter(filled.values()), [])


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="minutes")
    return _clean(str(value))


def _clean(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").strip()
