"""A table of cases: who a project's documents, speakers and reported persons are, and their attributes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from qualkit.errors import TableError
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES
from qualkit.reading.encodings import read_in_encoding
from qualkit.reading.tables.grids import TABLES, Grid, read_sheets, several_sheets

CASE, SOURCE, SPEAKER, PERSON = "case", "source", "speaker", "person"
_OWN = (CASE, SOURCE, SPEAKER, PERSON)


class CaseRow(NamedTuple):
    """A row of a table of cases. row: as the spreadsheet counts, from 1.

    speaker: who speaks in the source, or whom it reports; None for the whole source.
    source: None for every source that reports the person; only the column `person` makes such rows.
    """

    row: int
    case: str
    source: str | None
    speaker: str | None
    attributes: Mapping[str, str]


def is_case_table(path: Path, *, encoding: str | None = None) -> bool:
    """Whether the file is a table with the columns `case` and `source` or `person`; such a table is not a source.

    encoding: of a text file, where the user knows it.

    Raises: ReadingError or TableError if the table cannot be read; OSError if there is no such file.
    """
    if path.suffix.lower() not in TABLES:
        return False
    sheets = read_in_encoding(read_sheets, path, encoding, languages=LANGUAGES) if encoding else read_sheets(path)
    return any(has_case_header(rows[0]) for rows in sheets.values())


def has_case_header(header: Sequence[str]) -> bool:
    """Whether a table with this header is one of cases."""
    names = {name.casefold() for name in header}
    return CASE in names and bool({SOURCE, PERSON} & names)


def read_cases(path: Path) -> list[CaseRow]:
    """The rows of a table of cases in order; empty rows are left out, and so are empty attributes.

    Raises: TableError for a missing column, two columns of one name, a row without case or without both source and
    person, or with two different people in it.
    """
    rows = _case_sheet(path)
    header = [name.casefold() if name.casefold() in _OWN else name for name in rows[0]] if rows else []
    for needed, is_there in ((CASE, CASE in header), (SOURCE, SOURCE in header or PERSON in header)):
        if not is_there:
            found = _("there is no column '{column}'; a table of cases has 'case', and 'source' or 'person'")
            raise TableError(path, found.format(column=needed), row=1)
    for name in header:
        if name and header.count(name) > 1:
            raise TableError(path, _("there are two columns '{column}'; rename one").format(column=name), row=1)
    return [_case_row(path, number, header, row) for number, row in enumerate(rows[1:], 2) if any(row)]


def _case_sheet(path: Path) -> Grid:
    """The rows of the sheet with the columns of cases; of the first one if there is none, so that it can be said why.

    Other sheets may stand next to it.
    """
    sheets = read_sheets(path)
    found = {name: rows for name, rows in sheets.items() if has_case_header(rows[0])}
    if len(found) > 1:
        raise several_sheets(path, found)
    return next(iter((found or sheets).values()), [])


def _case_row(path: Path, number: int, header: Sequence[str], row: Sequence[str]) -> CaseRow:
    cells = {name: cell for name, cell in zip(header, row, strict=True) if name and cell}
    of_what = SOURCE if SOURCE in header else PERSON
    for needed, is_there in ((CASE, CASE in cells), (of_what, SOURCE in cells or PERSON in cells)):
        if not is_there:
            found = _("the column '{column}' is empty; fill it in or delete the row")
            raise TableError(path, found.format(column=needed), row=number)
    people = {cells[name] for name in (SPEAKER, PERSON) if name in cells}
    if len(people) > 1:
        found = _("'{one}' and '{other}' are named; a row has a speaker or a person")
        raise TableError(path, found.format(one=cells[SPEAKER], other=cells[PERSON]), row=number)
    attributes = {name: cell for name, cell in cells.items() if name not in _OWN}
    return CaseRow(number, cells[CASE], cells.get(SOURCE), next(iter(people), None), attributes)
