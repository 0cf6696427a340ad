"""Where the header of a survey is, and what its columns are called.

Above it may stand a title. Some exports have it in two rows (merged cells, SurveyMonkey) or three (Qualtrics).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

Row = Sequence[str]
IMPORT_ID = re.compile(r'\{"ImportId":.*\}', re.DOTALL)
CODE_AND_QUESTION = re.compile(r"[A-Za-z]\w{0,30}(?:\[\w+\])?\.\s+(?=\S{2})")
"""LimeSurvey's "q3. Why?" """

PART_HEADERS = frozenset(
    {"open-ended response", "response", "cavab", "açıq cavab", "yanıt", "açık uçlu yanıt", "ответ", "открытый ответ"}
)
"""What stands below a question that has no parts."""

LONGEST_HEADER_CELL = 150


class Header(NamedTuple):
    """names: one for each column, empty where there is none. row: of the sheet, from 1. first: the first row below."""

    names: list[str]
    row: int
    first: int


def header_of(rows: Sequence[Row]) -> Header:
    """The header of a sheet that has text; rows: from the top of the sheet, all equally long."""
    filled = [number for number, row in enumerate(rows, 1) if any(row)]
    at = _first_of_header(rows, filled)
    number = filled[at]
    row = rows[number - 1]
    for step in (1, 2):
        if at + step < len(filled) and _is_import_row(rows[filled[at + step] - 1]):
            wording = rows[filled[at + step - 1] - 1] if step == 2 else row
            names = [words or code for words, code in zip(wording, row, strict=True)]
            return Header(_clean(names), number, filled[at + step] + 1)
    if at + 2 < len(filled) and _goes_on(row, rows[filled[at + 1] - 1], [rows[n - 1] for n in filled[at + 2 :]]):
        return Header(_clean(_both(row, rows[filled[at + 1] - 1])), number, filled[at + 1] + 1)
    return Header(_clean(row), number, number + 1)


def _first_of_header(rows: Sequence[Row], filled: Sequence[int]) -> int:
    """The place among the filled rows: titles above the header fill one cell only."""
    width = max(sum(map(bool, rows[number - 1])) for number in filled)
    for at, number in enumerate(filled[:10]):
        if sum(map(bool, rows[number - 1])) > 1 or width == 1:
            return at
    return 0


def _is_import_row(row: Row) -> bool:
    return any(map(IMPORT_ID.fullmatch, row))


def _goes_on(row: Row, below: Row, others: Sequence[Row]) -> bool:
    """Whether a second row of the header stands below one with merged cells, which read as empty ones."""
    gaps = [at for at, name in enumerate(row) if not name and any(row[:at])]
    if not gaps or sum(bool(below[at]) for at in gaps) < len(gaps) or max(map(len, below)) > LONGEST_HEADER_CELL:
        return False
    numbers = [at for at in range(len(row)) if _are_numbers([other[at] for other in others])]
    if any(_are_numbers([below[at]]) for at in range(len(row)) if below[at]):
        return False
    # Words above numbers, a cell left out, or what is nowhere said again: no respondent's row.
    is_partial = any(row[at] and not below[at] for at in range(len(row)))
    return bool([at for at in numbers if below[at]]) or is_partial or _lower(below) & PART_HEADERS != frozenset()


def _are_numbers(cells: Row) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(re.fullmatch(r"[-+]?\d[\d.,:/ -]*%?", cell) for cell in filled)


def _both(row: Row, below: Row) -> list[str]:
    """One name from two rows: the question with its part, or the part alone below what only groups columns."""
    names = []
    above = ""
    for at, name in enumerate(row):
        above = name or above
        part = below[at]
        is_question = "?" in above or len(above.split()) > 3
        if not part or part.lower() in PART_HEADERS:
            names.append(above)
        else:
            names.append(f"{above} – {part}" if is_question else part)
    return names


def _lower(row: Row) -> frozenset[str]:
    return frozenset(cell.lower() for cell in row)


def _clean(names: Row) -> list[str]:
    """The names on one line; a code before a question is left out if all that have one differ without it."""
    plain = [" ".join(name.split()) for name in names]
    without = [CODE_AND_QUESTION.sub("", name, count=1) for name in plain]
    is_coded = sum(one != other for one, other in zip(plain, without, strict=True)) >= 0.8 * len(plain)
    return without if is_coded and len(set(without)) == len(without) else plain
