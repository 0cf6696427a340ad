"""Codings as a table for other programs: pandas, spreadsheets, JSON Lines."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from qualkit.errors import UnknownName
from qualkit.messages import _
from qualkit.model.study import Study

if TYPE_CHECKING:
    import pandas

COLUMNS = (
    "source", "case", "speaker", "language", "section", "code", "code_name", "words", "start", "end", "status", "coder",
    "because", "reported",
)  # fmt: skip


CELL = 32_767
"""How many characters a cell of a spreadsheet holds."""


def codings_frame(study: Study) -> pandas.DataFrame:
    """One row for each coding that is not lost, rejected ones too; COLUMNS, then the attributes of the case.

    An attribute that is called like one of COLUMNS stands under `case_` and its name.
    start and end are offsets of the reading text. Without codings the frame has its columns and no row.
    """
    import pandas

    attributes = dict.fromkeys(name for case in study.cases for name in case.attributes)
    columns = {name: f"case_{name}" if name in COLUMNS else name for name in attributes}
    rows = []
    for coding in study.codings:
        sentence = study.sentence_at(coding.source_uid, coding.span)
        turn = sentence.turn if sentence else None
        case = study.case_of_sentence(coding.source_uid, sentence)
        code = study.codebook.by_uid.get(coding.code_uid)
        row = {
            "source": study.source(coding.source_uid).name,
            "case": case.name if case else "",
            "speaker": turn.speaker if turn else "",
            "reported": sentence.reported if sentence else "",
            "language": sentence.language if sentence else "",
            "section": sentence.section if sentence else "",
            "code": code.path if code else coding.code_uid,
            "code_name": code.name() if code else "",
            "words": coding.words,
            "start": coding.span.start,
            "end": coding.span.end,
            "status": coding.status.value,
            "coder": coding.coder.name,
            "because": "; ".join(firing.term for firing in coding.reason),
        }
        rows.append(row | {columns[name]: case.attributes.get(name, "") if case else "" for name in attributes})
    return pandas.DataFrame(rows, columns=list(dict.fromkeys([*COLUMNS, *columns.values()])))


def export_codings(study: Study, path: Path) -> int:
    """How many codings were written to the file, whose suffix decides the form: .csv, .xlsx or .jsonl.

    The file is put in place when it is whole. CSV begins with a BOM: without it Excel takes ə for two other letters.
    A cell that a spreadsheet would take for a formula is written as text.

    Raises: UnknownName for another suffix.
    """
    suffix = path.suffix.lower()
    if suffix not in _WRITERS:
        raise UnknownName(_("export format"), path.suffix or path.name, _WRITERS)
    frame = codings_frame(study)
    with whole_file(path) as unfinished:
        _WRITERS[suffix](frame, unfinished)
    return len(frame)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A file beside the path that takes its place when the block is done, and goes if it fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=path.suffix)
    os.close(handle)
    try:
        yield Path(name)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _write_csv(frame: pandas.DataFrame, path: Path) -> None:
    frame.map(guarded).rename(columns=guarded).to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")


def guarded(value: object) -> object:
    """The value; text that a spreadsheet would take for a formula with an apostrophe before it."""
    if not isinstance(value, str):
        return value
    safe = f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else value
    return safe.replace("\r", "\n")  # a bare CR is written without quotes and would end the row


def _write_xlsx(frame: pandas.DataFrame, path: Path) -> None:
    import pandas

    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pandas.ExcelWriter(path, engine="xlsxwriter", engine_kwargs=options) as writer:
        writer.book.set_properties(
            {"created": datetime(2000, 1, 1, tzinfo=UTC)}
        )  # the same codings give the same bytes
        frame.map(shortened).to_excel(writer, sheet_name="codings", index=False, freeze_panes=(1, 0))


def shortened(value: object) -> object:
    """The value, or as much of it as a cell of a spreadsheet can hold; a longer one would be left out."""
    return f"{value[: CELL - 4]} […]" if isinstance(value, str) and len(value) > CELL else value


def _write_jsonl(frame: pandas.DataFrame, path: Path) -> None:
    if len(frame):  # pandas writes an empty line for no rows
        frame.to_json(path, orient="records", lines=True, force_ascii=False)


_WRITERS: dict[str, Callable[[pandas.DataFrame, Path], None]] = {
    ".csv": _write_csv,
    ".xlsx": _write_xlsx,
    ".jsonl": _write_jsonl,
}
