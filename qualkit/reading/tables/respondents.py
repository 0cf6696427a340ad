"""What the respondents of a survey are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualkit.reading.tables.open_questions import DATE
from qualkit.reading.tables.survey_words import ATTRIBUTES

ID_HEADERS = re.compile(
    r"(?:(?:id|response|respondent|participant|record|cavab|respondentin|iştirakçı(?:nın)?|anket|sorğu|yanıt|katılımcı"
    r"|респондента?|участника?|ответа?|анкеты)[\s_.-]*){0,2}"
    r"(?:id|i̇d|kod|kodu|code|код|no|nr|№|#|nömrə|nömrəsi|numarası|numara|sıra|kimliği|номер|identifier|ид)[.\s]*"
    r"|respondent|participant|iştirakçı|katılımcı|респондент|участник|п/п|№\s*п/п",
    re.IGNORECASE,
)
SURE = re.compile(r"\bid\b|respon|particip|iştirakçı|katılımcı|респондент|участник", re.IGNORECASE)
NAMES = re.compile(r"\b(?:ad\w{0,4}|isim|isminiz|name|имя)\b", re.IGNORECASE)
LONGEST = 40
MOST, HALF = 0.9, 0.5  # of the rows have an id of their own; half where the header says that it is one


def id_column(header: Sequence[str], columns: Sequence[Sequence[str]]) -> int | None:
    """The column that names the respondents: by its header, else the first if what is in it looks like that."""
    for column, name in enumerate(header):
        cells = columns[column]
        filled = [cell for cell in cells if cell]
        is_short = bool(filled) and max(map(len, filled)) <= LONGEST
        n_without = len(cells) - len(set(filled))
        least = HALF if SURE.search(name) else MOST
        if is_short and ID_HEADERS.fullmatch(name.strip()) and n_without <= max(1, (1 - least) * len(cells)):
            return column
    return 0 if columns and _names_rows(header[0], columns[0]) else None


def respondent_names(ids: Sequence[str], rows: Sequence[int]) -> list[str]:
    """For each respondent a name of its own: the id, with the row where it comes again; the row where there is none.

    >>> respondent_names(["R1", "", "R1"], [2, 3, 4])
    ['R1', 'row 3', 'R1 (row 4)']
    """
    taken: set[str] = set()
    names = []
    for identifier, row in zip(ids, rows, strict=True):
        name = identifier or f"row {row}"
        if name in taken:
            name = f"{name} (row {row})"
        taken.add(name)
        names.append(name)
    return names


def _names_rows(name: str, cells: Sequence[str]) -> bool:
    if not all(cells) or len(set(cells)) < len(cells) or max(map(len, cells)) > LONGEST:
        return False
    if any(len(cell.split()) > 1 or DATE.fullmatch(cell) for cell in cells):
        return False
    lowered = name.replace("İ", "i").lower()
    if ATTRIBUTES.search(lowered) and not NAMES.search(lowered):
        return False
    if all(cell.isdecimal() for cell in cells):  # ages differ as well, but are in no order
        numbers = list(map(int, cells))
        return numbers == sorted(numbers) and (numbers[-1] - numbers[0] == len(numbers) - 1 or not name)
    return not any(re.fullmatch(r"[\d.,]+", cell) for cell in cells)
