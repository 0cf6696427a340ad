"""Interview guides in a table: a row for each question, a column for each language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from qualkit.errors import TableError
from qualkit.languages import detect
from qualkit.languages.language import QUESTION_WORD
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES
from qualkit.model.guides import Question

LANGUAGE_NAMES = {
    "az": (
        "Azərbaycan dili",
        "azərbaycanca",
        "azərbaycan",
        "azerbaijani",
        "azerbaycanca",
        "azerbaycan",
        "азербайджанский",
        "азербайджанском",
    ),
    "tr": ("Türkçe", "türk", "türkcə", "turkish", "türkce", "турецкий", "турецком"),
    "ru": ("Русский язык", "русский", "русском", "по-русски", "russian", "rusca", "rusça", "rus"),
    "en": ("English", "ingilis", "ingiliscə", "ingilizce", "ingiliz", "английский", "английском", "по-английски"),
}
"""language -> its own name for itself, then its names in the others."""
_BESIDE_A_NAME = frozenset(
    {
        "dili", "dilində", "dilinde", "dil", "suallar", "sorular", "вопросы", "questions", "question", "на", "in",
        "язык", "языке", "version", "versiya", "versiyası", "versiyon", "версия", "вариант", "variant", "variantı",
        "language", "text", "guide", "wording",
    }
)  # fmt: skip
_ID_HEADERS = frozenset(
    {"id", "no", "nr", "№", "n", "#", "kod", "code", "код", "number", "nömrə", "numara", "номер", "sıra", "sıra no"}
)
_QUESTION_HEADERS = frozenset({"question", "questions", "sual", "suallar", "soru", "sorular", "вопрос", "вопросы"})
_ID = re.compile(rf"(?:(?:{QUESTION_WORD}|q|s)\s*)?(?:[№#]\s*)?0*(\d{{1,2}})[.)]?", re.IGNORECASE)
_SUB_ID = re.compile(r"(?P<id>.*\d)(?:\.\d{1,2}|\s?[^\W\d_])[.)]?")
_WORDS_OF_AN_ID = 3


def language_named(words: str) -> str | None:
    """The language that a heading names and nothing else: `Türkçe`, `Вопросы на русском языке`, `[AZ]`.

    >>> language_named("Azərbaycan dilində"), language_named("Azərbaycan diplomatiyası"), language_named("EN")
    ('az', None, 'en')
    """
    parts = [part.strip("()[]:.,*#") for part in words.replace("İ", "i").lower().split()]
    parts = [part for part in parts if part and part not in _BESIDE_A_NAME]
    if len(parts) != 1:
        return None
    return next((code for code in LANGUAGES if parts[0] == code or parts[0] in _NAMES[code]), None)


_NAMES = {
    code: {name.lower() for name in names} | {names[0].lower().split()[0]} for code, names in LANGUAGE_NAMES.items()
}


def questions_in_table(path: Path, rows: Sequence[Sequence[str]], *, sheet: str = "") -> list[Question]:
    """The questions of the rows below a header; a row 3a or 3.1 is a probe of question 3.

    sheet: its name, which may name the language of its one column of wordings.

    Raises: TableError for a header without a column of wordings, a row without its id, and an id that comes twice.
    """
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(row)]
    if not filled:
        return []
    (header_row, header), *body = filled
    columns = {column: language for column, name in enumerate(header) if (language := language_named(name))}
    ids = _id_column(header, body, columns)
    if not columns:
        columns = _only_wordings(path, header, header_row, body, ids, sheet)
    found: dict[str, Question] = {}
    for place, (number, row) in enumerate(body, 1):
        wordings = {language: row[column] for column, language in columns.items() if row[column]}
        if not wordings:
            continue
        name = _id_of(row[ids]) if ids is not None else str(place)
        if not name:
            message = _("the question has no id; fill in the column '{column}'")
            raise TableError(path, message.format(column=header[ids or 0]), row=number)
        sub = _SUB_ID.fullmatch(name)
        if sub and (above := found.get(_id_of(sub["id"]))):
            probes = {code: (*above.probes.get(code, ()), words) for code, words in wordings.items()}
            found[above.id] = Question(above.id, above.wordings, {**above.probes, **probes})
        elif name in found:
            raise TableError(path, _("question {id} comes twice; give one another id").format(id=name), row=number)
        else:
            found[name] = Question(name, wordings)
    return list(found.values())


def _id_column(header: Sequence[str], body: Sequence[tuple[int, Sequence[str]]], taken: dict[int, str]) -> int | None:
    """The column of the ids; `question` may be the header of ids or of wordings, and its cells tell which."""
    names = [name.strip().lower().rstrip(".") for name in header]
    for column, name in enumerate(names):
        if column not in taken and name in _ID_HEADERS:
            return column
    for column, name in enumerate(names):
        cells = [row[column] for _number, row in body if row[column]]
        is_short = all(len(cell.split()) <= _WORDS_OF_AN_ID for cell in cells)
        if column not in taken and name in _QUESTION_HEADERS | {""} and cells and is_short:
            return column
    return None


def _only_wordings(
    path: Path,
    header: Sequence[str],
    header_row: int,
    body: Sequence[tuple[int, Sequence[str]]],
    ids: int | None,
    sheet: str,
) -> dict[int, str]:
    """The one column of wordings where no header names a language: that of the most words; its words tell which."""
    sizes = {
        column: sum(len(row[column].split()) for _number, row in body) for column in range(len(header)) if column != ids
    }
    column = max(sizes, key=lambda one: sizes[one], default=None)
    if column is None or sizes[column] <= len(body):
        message = _("no column holds questions; name the columns: question, az, tr, ru, en")
        raise TableError(path, message, row=header_row)
    language = language_named(sheet) or detect([" ".join(row[column] for _number, row in body)])[0]
    return {column: language if language in LANGUAGES else "en"}


def _id_of(cell: str) -> str:
    match = _ID.fullmatch(cell.strip())
    return match[1] if match else cell.strip()
