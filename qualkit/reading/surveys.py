"""A survey: a table with a row for each respondent and columns of answers in free words.

The whole sheet is one source. Each answer is a paragraph, and its marks say where it stands in the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from qualkit.errors import TableError
from qualkit.messages import _
from qualkit.model.sources import Mark
from qualkit.reading.cases import has_case_header
from qualkit.reading.grids import column_letter, read_grid

# An answer in free words has four words or more on average, or is long and hardly ever said twice.
MEAN_WORDS, LONG, MOSTLY_DIFFERENT = 4, 20, 0.8
ID_HEADERS = re.compile(
    r"(?:respondent|participant|iştirakçı|katılımcı|респондент|участник)?[\s_.-]*(?:id|kod|code|код|no|nr|№|nömrə|sıra|номер)"
    r"|respondent|participant|iştirakçı|katılımcı|респондент|участник",
    re.IGNORECASE,
)


class _Survey(NamedTuple):
    """rows: (number in the sheet, cells), empty ones left out. open: the columns of answers. id: or None."""

    header: list[str]
    rows: list[tuple[int, list[str]]]
    open: list[int]
    id: int | None

    def respondent(self, number: int, row: Sequence[str]) -> str:
        """The respondent's id, else the row of the sheet."""
        return row[self.id] if self.id is not None else f"row {number}"


def read_answers(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """The answers in free words, row by row, with a blank line after each.

    Marks: `row` over the answers of a respondent, with the id; `question` over an answer, with the column's header;
    `paragraph` over an answer, with its place in the sheet, e.g. `row 8, column F`. Empty cells leave nothing.

    Raises: TableError if the table is one of cases, has no header, or has no column of answers in free words.
    """
    survey = _survey(path, languages)
    pieces: list[str] = []
    marks: list[Mark] = []
    at = 0
    for number, row in survey.rows:
        first = at
        for column in survey.open:
            answer = re.sub(r"\n\s*\n", "\n", row[column])
            if not answer:
                continue
            end = at + len(answer)
            marks.append(Mark(at, end, "question", survey.header[column]))
            marks.append(Mark(at, end, "paragraph", f"row {number}, column {column_letter(column)}"))
            pieces.append(answer)
            at = end + 2
        if at > first:
            marks.append(Mark(first, at - 2, "row", survey.respondent(number, row)))
    return "\n\n".join(pieces), marks


def read_respondents(path: Path, *, languages: Sequence[str] = ("az", "tr", "ru", "en")) -> dict[str, dict[str, str]]:
    """For each respondent, in the order of the rows, what the columns that are no answers in free words say.

    The keys are the values of the `row` marks, then the headers. Empty cells are left out.

    Raises: as `read_answers`.
    """
    survey = _survey(path, languages)
    columns = [column for column in range(len(survey.header)) if column not in (*survey.open, survey.id)]
    return {
        survey.respondent(number, row): {survey.header[column]: row[column] for column in columns if row[column]}
        for number, row in survey.rows
    }


def _survey(path: Path, languages: Sequence[str]) -> _Survey:
    grid = read_grid(path, languages=languages)
    rows = [(number, row) for number, row in enumerate(grid, 1) if any(row)]
    if len(rows) < 2:
        raise TableError(
            path, _("there are no rows below the header; a survey has a header and a row for each respondent")
        )
    (header_row, header), *rows = rows
    if has_case_header(header):
        raise TableError(path, _("this is a table of cases, not of answers; add it as cases"), row=header_row)
    header = [name or column_letter(column) for column, name in enumerate(header)]
    columns = [[row[column] for _number, row in rows] for column in range(len(header))]
    identifier = _id_column(header, columns)
    is_open = [column for column in range(len(header)) if column != identifier and _is_open(columns[column])]
    if not is_open:
        found = _("no column holds answers in free words; add the text files themselves, or check the sheet")
        raise TableError(path, found, row=header_row)
    header = [name if header.count(name) == 1 else f"{name} ({column_letter(i)})" for i, name in enumerate(header)]
    return _Survey(header, rows, is_open, identifier)


def _is_open(cells: Sequence[str]) -> bool:
    texts = [cell for cell in cells if re.search(r"[^\W\d_]{2}", cell) and not _is_address(cell)]
    filled = [cell for cell in cells if cell]
    if not texts or len(texts) < len(filled) / 2:
        return False
    different = len(set(texts)) / len(texts)
    if sum(len(text.split()) for text in texts) / len(texts) >= MEAN_WORDS:
        return different > 0.5 or len(set(texts)) == len(texts)
    return different >= MOSTLY_DIFFERENT and sum(map(len, texts)) / len(texts) >= LONG


def _is_address(cell: str) -> bool:
    """E-mail and web addresses are long and different, but nobody's answer."""
    return bool(re.fullmatch(r"\S+@\S+|https?://\S+", cell))


def _id_column(header: Sequence[str], columns: Sequence[Sequence[str]]) -> int | None:
    """The column that names the respondents: by its header, else the first if its short values are all different."""

    def names_rows(cells: Sequence[str]) -> bool:
        return all(cells) and len(set(cells)) == len(cells) and max(map(len, cells)) <= 40

    for column, name in enumerate(header):
        if ID_HEADERS.fullmatch(name.strip()) and names_rows(columns[column]):
            return column
    if columns and names_rows(columns[0]) and not any(len(cell.split()) > 1 for cell in columns[0]):
        return 0
    return None
