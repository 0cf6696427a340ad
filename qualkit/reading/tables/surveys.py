"""A survey: a table with a row for each respondent and columns of answers in free words.

The whole file is one source. Each answer is a paragraph, and its marks say where it stands in the sheet.
A table may hold a transcript as well: a row for each piece that somebody said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
from qualkit.reading.tables.survey_sheets import Survey, side_by_side, without_copies

BESIDES = word_set(
    """
    legend notes note codebook readme info about summary chart charts pivot dictionary variables help instructions
    açıqlama açıqlamalar qeyd qeydlər izah kodlar xülasə təlimat məlumat açıklama açıklamalar not notlar lejant bilgi
    özet grafik talimat sözlük описание примечание примечания легенда коды сводка справка инструкция график
    """
)
"""Names of sheets that explain or sum up the one with the answers."""


class _Speech(NamedTuple):
    rows: Grid
    columns: Columns


class _Table(NamedTuple):
    """What is read of a file: the sheets of answers, or a transcript. doubts: sentences about it."""

    surveys: Sequence[Survey] = ()
    speech: _Speech | None = None
    doubts: Sequence[str] = ()


def read_answers(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """The answers in free words, row by row, with a blank line after each; of a transcript what is said.

    Marks: `row` over the answers of a respondent, with the id; `question` over an answer, with the column's header;
    `paragraph` over an answer, with its place in the sheet, e.g. `row 8, column F`. Empty cells leave nothing.
    Those of a transcript are in `read_spoken_rows`. A `doubt` names sheets that were left out, and ids that come twice.
    Of several sheets with answers all are read, one after the other; `side_by_side` says who is who.

    Raises: TableError if the table is one of cases, has no header, has no column of answers in free words, or lies in
    a workbook with transcripts or with sheets that repeat part of it; those of `read_sheets`.
    """
    table = _table(path, languages)
    if table.speech:
        text, marks = read_spoken_rows(*table.speech)
    else:
        text, marks = _written(table.surveys)
    return text, [*marks, *(Mark(len(text), len(text), "doubt", sentence) for sentence in table.doubts)]


def _written(surveys: Sequence[Survey]) -> tuple[str, list[Mark]]:
    pieces: list[str] = []
    marks = []
    at = 0
    for survey in surveys:
        for (number, row), name in zip(survey.rows, survey.names, strict=True):
            first = at
            for column in survey.open:
                answer = re.sub(r"\n\s*\n", "\n", row[column])
                if not answer:
                    continue
                end = at + len(answer)
                place = f"row {number}, column {column_letter(column)}"
                marks.append(Mark(at, end, "question", survey.header[column]))
                marks.append(Mark(at, end, "paragraph", f"{survey.sheet}, {place}" if survey.sheet else place))
                pieces.append(answer)
                at = end + 2
            if at > first:
                marks.append(Mark(first, at - 2, "row", name))
    return "\n\n".join(pieces), marks


def read_respondents(
    path: Path, *, languages: Sequence[str] = ("az", "tr", "ru", "en"), encoding: str | None = None
) -> dict[str, dict[str, str]]:
    """For each respondent, in the order of the rows, what the columns that are no answers in free words say.

    The keys are the values of the `row` marks, then the headers. Empty cells are left out. A transcript has none.

    encoding: of a text file, where the user knows it.

    Raises: as `read_answers`.
    """
    table = read_in_encoding(_table, path, encoding, languages=languages) if encoding else _table(path, languages)
    found: dict[str, dict[str, str]] = {}
    for survey in table.surveys:
        columns = [column for column in range(len(survey.header)) if column not in (*survey.open, survey.id)]
        for (_number, row), name in zip(survey.rows, survey.names, strict=True):
            values = found.setdefault(name, {})
            for column in columns:
                header = survey.header[column]
                if row[column] and values.setdefault(header, row[column]) != row[column]:
                    values[f"{header} ({survey.sheet})"] = row[column]
    return found


def _table(path: Path, languages: Sequence[str]) -> _Table:
    """The sheets with the answers, or the one with the transcript."""
    sheets = read_sheets(path, languages=languages)
    if not sheets:
        raise TableError(path, _("the table is empty; check that it was saved whole"))
    if len(sheets) == 1:
        return _of_one(_read(path, next(iter(sheets.values()))))
    found: dict[str, Survey | _Speech] = {}
    for name, rows in sheets.items():
        try:
            found[name] = _read(path, rows)
        except TableError:
            continue
    main = found if len(found) == 1 else _without_explanations(found, sheets)
    chosen = main if len(main) == 1 else _surveys(main)
    if not chosen:
        raise several_sheets(path, list(main or sheets))
    table = _of_one(next(iter(chosen.values()))) if len(chosen) == 1 else _of_several(chosen)
    return table._replace(doubts=[*_left_out([name for name in sheets if name not in chosen]), *table.doubts])


def _surveys(found: Mapping[str, Survey | _Speech]) -> Mapping[str, Survey | _Speech]:
    """The sheets of answers but for copies; none where a transcript is among them, or what is made of another sheet."""
    surveys = {name: table for name, table in found.items() if isinstance(table, Survey)}
    return without_copies(surveys) if len(surveys) == len(found) else {}


def _of_one(table: Survey | _Speech) -> _Table:
    if isinstance(table, _Speech):
        return _Table(speech=table)
    return _Table([table], doubts=[table.doubt] if table.doubt else [])


def _of_several(tables: Mapping[str, Survey | _Speech]) -> _Table:
    surveys, doubts = side_by_side({name: table for name, table in tables.items() if isinstance(table, Survey)})
    return _Table(surveys, doubts=[*doubts, *(f"{one.sheet}: {one.doubt}" for one in surveys if one.doubt)])


def _left_out(names: Sequence[str]) -> Iterator[str]:
    if names:
        found = _("sheets that were not read: {names}; save each that is material as a file of its own")
        yield found.format(names=", ".join(names))


def _without_explanations(
    found: Mapping[str, Survey | _Speech], sheets: Mapping[str, Grid]
) -> dict[str, Survey | _Speech]:
    """The sheets that are no lists of codes or notes next to another one."""
    widest = max((len(sheets[name][0]) for name in found), default=0)

    def explains(name: str) -> bool:
        words = name.replace("İ", "i").lower().split()
        return bool(BESIDES & set(words)) or (len(sheets[name][0]) < 3 <= widest)

    return {name: table for name, table in found.items() if not explains(name)}


def _read(path: Path, rows: Grid) -> Survey | _Speech:
    columns = transcript_columns(rows)
    return _Speech(rows, columns) if columns else _survey(path, rows)


def _survey(path: Path, rows: Grid) -> Survey:
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
    return Survey(header, below, respondents, is_answers, identifier, doubt)
