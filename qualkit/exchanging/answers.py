"""The table of answers as a spreadsheet, CSV or JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qualkit.errors import UnknownName
from qualkit.exchanging.frames import guarded, shortened, whole_file
from qualkit.messages import N_, _
from qualkit.model.answers import Answer, AnswerTable
from qualkit.model.sources import Source

COLUMNS = (
    "question", "participant", "source", "speaker", "paragraph", "start", "end", "language", "beside",
    "follow_up", "text", "reading",
)  # fmt: skip
HEADERS = {
    "question": N_("question"), "participant": N_("participant"), "source": N_("source"), "speaker": N_("speaker"),
    "paragraph": N_("paragraph"), "start": N_("start"), "end": N_("end"), "language": N_("language"),
    "beside": N_("beside"), "follow_up": N_("follow-up"), "reading": N_("words"),
}  # fmt: skip
"""What the columns are called in a spreadsheet; the names in JSON are for programs and stay."""

NOT_ASKED = "–"
"""What stands in the cell of somebody who was not asked; who was asked and said nothing has an empty one."""
_ID_WIDTH, _QUESTION_WIDTH, _ANSWER_WIDTH = 6, 32, 54
_WIDE, _LONG = 110, 1500
"""The width of columns in which an answer has more characters than this; a row has no room for it otherwise."""
_A4, _PRINTED_SIZE = 9, 72
"""The size in percent at which two answers stand beside their question on a page and can still be read."""
_HIGHEST_ROW = 409
"""Points; a spreadsheet has no higher one."""


def answer_rows(table: AnswerTable, sources: Sequence[Source]) -> list[dict[str, Any]]:
    """One row for each answer, COLUMNS; start, end and text are those of the original, reading is the reading text.

    beside: the ids of the other questions that were asked with it. follow_up: what was asked to hear more, if the row
    answers that.
    """
    by_uid = {source.uid: source for source in sources}
    rows = []
    for answer in table.answers:
        source = by_uid[answer.source_uid]
        start, end = source.offsets.to_original(*answer.span)
        rows.append(_row(answer) | {"start": start, "end": end, "text": source.original[start:end]})
    return [{column: row[column] for column in COLUMNS} for row in rows]


def export_answers(table: AnswerTable, sources: Sequence[Source], path: Path, *, language: str = "en") -> int:
    """How many answers were written to the file, whose suffix decides the form: .xlsx, .csv or .json.

    A spreadsheet has a row for each question and a column for each participant, and a second sheet that says where
    each answer stands. language: in which the questions are worded, where the guide has it. The file is put in place
    when it is whole. A cell that a spreadsheet would take for a formula is written as text.

    Raises: UnknownName for another suffix.
    """
    writers: dict[str, Callable[[AnswerTable, Sequence[Source], Path, str], None]] = {
        ".xlsx": _write_xlsx,
        ".csv": _write_csv,
        ".json": _write_json,
    }
    suffix = path.suffix.lower()
    if suffix not in writers:
        raise UnknownName(_("export format"), path.suffix or path.name, writers)
    with whole_file(path) as unfinished:
        writers[suffix](table, sources, unfinished, language)
    return len(table.answers)


def answers_as_json(table: AnswerTable, sources: Sequence[Source]) -> dict[str, Any]:
    """The whole table as one object: questions, participants, answers."""
    return {
        "questions": [
            {
                "id": question.id,
                "wordings": dict(question.wordings),
                "asked": table.n_asked(question.id),
                "answered": table.n_answered(question.id),
            }
            for question in table.questions
        ],
        "participants": [
            {"participant": one.name, "sources": list(one.sources), "languages": list(one.languages)}
            for one in table.participants
        ],
        "answers": answer_rows(table, sources),
    }


def _row(answer: Answer) -> dict[str, Any]:
    return {
        "question": answer.question,
        "participant": answer.participant,
        "source": answer.source,
        "speaker": answer.speaker,
        "paragraph": answer.paragraph,
        "language": answer.language,
        "beside": list(answer.beside),
        "follow_up": answer.follow_up,
        "reading": answer.words,
    }


def _cells(table: AnswerTable, question: str) -> list[str]:
    return [
        table.words(question, one.name) if (question, one.name) in table.asked else NOT_ASKED
        for one in table.participants
    ]


def _write_json(table: AnswerTable, sources: Sequence[Source], path: Path, language: str) -> None:
    text = json.dumps(answers_as_json(table, sources), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _write_csv(table: AnswerTable, sources: Sequence[Source], path: Path, language: str) -> None:
    """A BOM begins it: without one Excel takes ə for two other letters."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        header = [_("id"), _("question"), *(one.name for one in table.participants)]
        writer.writerow([guarded(cell) for cell in header])
        for question in table.questions:
            row = [question.id, question.wording(language), *_cells(table, question.id)]
            writer.writerow([cell if cell == NOT_ASKED else guarded(cell) for cell in row])


def _write_xlsx(table: AnswerTable, sources: Sequence[Source], path: Path, language: str) -> None:
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})  # the same answers give the same bytes
        _write_answers(book, table, language)
        _write_references(book, table, sources)


def _write_answers(book: Any, table: AnswerTable, language: str) -> None:
    sheet = book.add_worksheet(_("answers"))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4", "bottom": 1})
    small = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#666666", "font_size": 9})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    grey = book.add_format({"valign": "top", "align": "center", "font_color": "#999999"})
    sheet.freeze_panes(2, 2)
    sheet.set_column(0, 0, _ID_WIDTH)
    sheet.set_column(1, 1, _QUESTION_WIDTH)
    widths = [_width(table, one.name) for one in table.participants]
    for column, width in enumerate(widths, 2):
        sheet.set_column(column, column, width)
    for column, name in enumerate((_("id"), _("question"), *(one.name for one in table.participants))):
        sheet.write_string(0, column, str(shortened(name)), bold)
    for column, one in enumerate(table.participants, 2):
        where = ", ".join(one.sources)
        sheet.write_string(1, column, f"{where} · {', '.join(one.languages)}" if one.languages else where, small)
    for row, question in enumerate(table.questions, 2):
        cells = _cells(table, question.id)
        sheet.set_row(row, _height([question.wording(language), *cells], [_QUESTION_WIDTH, *widths]))
        sheet.write_string(row, 0, question.id, bold)
        sheet.write_string(row, 1, str(shortened(question.wording(language))), wrapped)
        for column, cell in enumerate(cells, 2):
            sheet.write_string(row, column, str(shortened(cell)), grey if cell == NOT_ASKED else wrapped)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_print_scale(_PRINTED_SIZE)
    sheet.repeat_rows(0, 1)
    sheet.repeat_columns(0, 1)
    sheet.set_footer("&C&P / &N")


def _width(table: AnswerTable, participant: str) -> int:
    longest = max((len(table.words(question.id, participant)) for question in table.questions), default=0)
    return _WIDE if longest > _LONG else _ANSWER_WIDTH


def _height(cells: Sequence[str], widths: Sequence[int]) -> float:
    """Points that the row needs: programs do not all measure wrapped text when they open a file."""
    lines = [
        sum(1 + len(line) // width for line in cell.split("\n")) for cell, width in zip(cells, widths, strict=True)
    ]
    return min(_HIGHEST_ROW, 15.0 * max(lines))


def _write_references(book: Any, table: AnswerTable, sources: Sequence[Source]) -> None:
    sheet = book.add_worksheet(_("references"))
    bold = book.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    columns = list(HEADERS)
    sheet.freeze_panes(1, 0)
    widths = {"reading": 90, "participant": 22, "source": 26, "speaker": 18, "paragraph": 16, "follow_up": 40}
    for number, column in enumerate(columns):
        sheet.set_column(number, number, widths.get(column, 9))
        sheet.write_string(0, number, _(HEADERS[column]), bold)
    rows = answer_rows(table, sources)
    for number, row in enumerate(rows, 1):
        for place, column in enumerate(columns):
            value = ", ".join(row[column]) if isinstance(row[column], list) else row[column]
            if isinstance(value, int):
                sheet.write_number(number, place, value, wrapped)
            else:
                sheet.write_string(number, place, str(shortened(value)), wrapped)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
