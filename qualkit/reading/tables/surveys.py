"""A survey: a table with a row for each respondent and columns of answers in free words.

The whole sheet is one source. Each answer is a paragraph, and its marks say where it stands in the sheet.
A table may hold a transcript as well: a row for each piece that somebody said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from qualkit.errors import TableError
from qualkit.languages.language import word_set
from qualkit.messages import _
from qualkit.model.sources import Mark
from qualkit.reading.encodings import read_in_encoding
from qualkit.reading.speech.tables import Columns, read_spoken_rows, transcript_columns
from qualkit.reading.tables.cases import has_case_header
from qualkit.reading.tables.grids import Grid, column_letter, read_sheets, several_sheets
from qualkit.reading.tables.open_questions import is_open
from qualkit.reading.tables.respondents import id_column, respondent_names
from qualkit.reading.tables.survey_headers import header_of

BESIDES = word_set(
    """
    legend notes note codebook readme info about summary chart charts pivot dictionary variables help instructions
    açıqlama açıqlamalar qeyd qeydlər izah kodlar xülasə təlimat məlumat açıklama açıklamalar not notlar lejant bilgi
    özet grafik talimat sözlük описание примечание примечания легенда коды сводка справка инструкция график
    """
)
"""Names of sheets that explain or sum up the one with the answers."""


class _Survey(NamedTuple):
    """rows: (number in the sheet, cells), empty ones left out. names: of the respondents. open: the columns of answers.

    left_out: the names of sheets that were not read.
    """

    header: list[str]
    rows: list[tuple[int, list[str]]]
    names: list[str]
    open: list[int]
    id: int | None
    doubt: str = ""
    left_out: tuple[str, ...] = ()


class _Speech(NamedTuple):
    rows: Grid
    columns: Columns
    left_out: tuple[str, ...] = ()


def read_answers(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """The answers in free words, row by row, with a blank line after each; of a transcript what is said.

    Marks: `row` over the answers of a respondent, with the id; `question` over an answer, with the column's header;
    `paragraph` over an answer, with its place in the sheet, e.g. `row 8, column F`. Empty cells leave nothing.
    Those of a transcript are in `read_spoken_rows`. A `doubt` names sheets that were left out, and ids that come twice.

    Raises: TableError if the table is one of cases, has no header, has no column of answers in free words, or lies in
    a workbook with others like it; those of `read_sheets`.
    """
    table = _table(path, languages)
    if isinstance(table, _Speech):
        text, marks = read_spoken_rows(table.rows, table.columns)
        return text, [*marks, *_doubts(table.left_out, "", len(text))]
    pieces: list[str] = []
    marks = []
    at = 0
    for (number, row), name in zip(table.rows, table.names, strict=True):
        first = at
        for column in table.open:
            answer = re.sub(r"\n\s*\n", "\n", row[column])
            if not answer:
                continue
            end = at + len(answer)
            marks.append(Mark(at, end, "question", table.header[column]))
            marks.append(Mark(at, end, "paragraph", f"row {number}, column {column_letter(column)}"))
            pieces.append(answer)
            at = end + 2
        if at > first:
            marks.append(Mark(first, at - 2, "row", name))
    text = "\n\n".join(pieces)
    return text, [*marks, *_doubts(table.left_out, table.doubt, len(text))]


def read_respondents(
    path: Path, *, languages: Sequence[str] = ("az", "tr", "ru", "en"), encoding: str | None = None
) -> dict[str, dict[str, str]]:
    """For each respondent, in the order of the rows, what the columns that are no answers in free words say.

    The keys are the values of the `row` marks, then the headers. Empty cells are left out. A transcript has none.

    encoding: of a text file, where the user knows it.

    Raises: as `read_answers`.
    """
    table = read_in_encoding(_table, path, encoding, languages=languages) if encoding else _table(path, languages)
    if isinstance(table, _Speech):
        return {}
    columns = [column for column in range(len(table.header)) if column not in (*table.open, table.id)]
    return {
        name: {table.header[column]: row[column] for column in columns if row[column]}
        for (_number, row), name in zip(table.rows, table.names, strict=True)
    }


def _doubts(left_out: Sequence[str], doubt: str, end: int) -> list[Mark]:
    found = _("sheets that were not read: {names}; save each that is material as a file of its own")
    sentences = [found.format(names=", ".join(left_out))] if left_out else []
    return [Mark(end, end, "doubt", sentence) for sentence in [*sentences, *filter(None, [doubt])]]


def _table(path: Path, languages: Sequence[str]) -> _Survey | _Speech:
    """The sheet with the answers or the transcript."""
    sheets = read_sheets(path, languages=languages)
    if not sheets:
        raise TableError(path, _("the table is empty; check that it was saved whole"))
    if len(sheets) == 1:
        return _read(path, next(iter(sheets.values())))
    found: dict[str, _Survey | _Speech] = {}
    for name, rows in sheets.items():
        try:
            found[name] = _read(path, rows)
        except TableError:
            continue
    main = found if len(found) == 1 else _without_explanations(found, sheets)
    if len(main) != 1:
        raise several_sheets(path, list(main or sheets))
    name, table = next(iter(main.items()))
    return table._replace(left_out=tuple(other for other in sheets if other != name))


def _without_explanations(
    found: Mapping[str, _Survey | _Speech], sheets: Mapping[str, Grid]
) -> dict[str, _Survey | _Speech]:
    """The sheets that are no lists of codes or notes next to another one."""
    widest = max((len(sheets[name][0]) for name in found), default=0)

    def explains(name: str) -> bool:
        words = name.replace("İ", "i").lower().split()
        return bool(BESIDES & set(words)) or (len(sheets[name][0]) < 3 <= widest)

    return {name: table for name, table in found.items() if not explains(name)}


def _read(path: Path, rows: Grid) -> _Survey | _Speech:
    columns = transcript_columns(rows)
    return _Speech(rows, columns) if columns else _survey(path, rows)


def _survey(path: Path, rows: Grid) -> _Survey:
    names, header_row, first = header_of(rows)
    below = [(number, row) for number, row in enumerate(rows[first - 1 :], first) if any(row)]
    if not below:
        found = _("there are no rows below the header; a survey has a header and a row for each respondent")
        raise TableError(path, found)
    if has_case_header(names):
        raise TableError(path, _("this is a table of cases, not of answers; add it as cases"), row=header_row)
    columns = [[row[column] for _number, row in below] for column in range(len(names))]
    identifier = id_column(names, columns)
    is_answers = [
        column for column, name in enumerate(names) if column != identifier and is_open(name, columns[column])
    ]
    if not is_answers:
        found = _("no column holds answers in free words; add the text files themselves, or check the sheet")
        raise TableError(path, found, row=header_row)
    header = [name or column_letter(column) for column, name in enumerate(names)]
    header = [name if header.count(name) == 1 else f"{name} ({column_letter(i)})" for i, name in enumerate(header)]
    ids = columns[identifier] if identifier is not None else [""] * len(below)
    again = sorted(one for one, count in Counter(ids).items() if one and count > 1)
    doubt = _("ids that come more than once: {ids}").format(ids=", ".join(again[:10])) if again else ""
    respondents = respondent_names(ids, [number for number, _row in below])
    return _Survey(header, below, respondents, is_answers, identifier, doubt)
