"""Reading: a file becomes an original text with marks.

A reader is a function `(path, *, languages) -> (text, marks)`; it is chosen by the file's suffix.
What it returns may have any newlines and any normal form: `read` makes them uniform and carries the marks along.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from qualkit.errors import ReadingError
from qualkit.messages import N_, _
from qualkit.model.sources import Mark, Source
from qualkit.reading.encodings import encoding_doubt, encoding_of, read_in_encoding
from qualkit.reading.normalising import normalised
from qualkit.reading.recognising import reader_for
from qualkit.reading.speech.meetings import speech_marks
from qualkit.reading.tables.cases import CaseRow, is_case_table, read_cases
from qualkit.reading.tables.guides import guide_text, is_guide, read_guide
from qualkit.reading.tables.surveys import read_respondents
from qualkit.registry import Registry

__all__ = [
    "READERS",
    "SUFFIXES",
    "CaseRow",
    "Reader",
    "can_read",
    "encoding_of",
    "guide_text",
    "is_case_table",
    "is_guide",
    "read",
    "read_cases",
    "read_guide",
    "read_respondents",
]


class Reader(Protocol):
    """Reads one kind of file. languages: those of the project, most expected first; they decide unclear encodings."""

    def __call__(self, path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]: ...


READERS: Registry[Reader] = Registry(
    "qualkit.readers",
    N_("reader"),
    {
        "text": "qualkit.reading.plain_text:read_text",
        "markdown": "qualkit.reading.markdown:read_markdown",
        "docx": "qualkit.reading.word.document:read_docx",
        "pdf": "qualkit.reading.pdf.document:read_pdf",
        "odt": "qualkit.reading.open_document.document:read_odt",
        "rtf": "qualkit.reading.rich_text.document:read_rtf",
        "html": "qualkit.reading.web.pages:read_html",
        "epub": "qualkit.reading.web.books:read_epub",
        "doc": "qualkit.reading.word.old:read_doc",
        "table": "qualkit.reading.tables.surveys:read_answers",
        "subtitles": "qualkit.reading.speech.subtitles:read_subtitles",
        "speech": "qualkit.reading.speech.recognised:read_recognised_speech",
    },
)

# A suffix that is not here belongs to the plug-in reader of that name: `.tex` to a reader called `tex`.
SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".doc": "doc", ".odt": "odt", ".ott": "odt", ".rtf": "rtf",
    ".pdf": "pdf", ".html": "html", ".htm": "html", ".xhtml": "html", ".mht": "html", ".mhtml": "html",
    ".epub": "epub", ".xlsx": "table", ".xlsm": "table", ".xls": "table", ".ods": "table", ".csv": "table",
    ".tsv": "table", ".srt": "subtitles", ".vtt": "subtitles", ".sbv": "subtitles", ".json": "speech", ".otr": "speech",
}  # fmt: skip

LONGEST = 16_000_000
"""Characters of a source: twenty long books. Annotated, that many take somewhat less than 1 GiB of memory."""

RUNNING_TEXT = frozenset({"text", "markdown", "docx", "odt", "rtf", "html", "doc"})
"""The readers whose files may be what a meeting program has exported."""


def read(
    path: Path,
    *,
    name: str | None = None,
    languages: Sequence[str] = ("az", "tr", "ru", "en"),
    reader: str | None = None,
    encoding: str | None = None,
) -> Source:
    """The file as a source without edits: original (NFC, newlines LF, no BOM) and marks.

    name: the source's name; without it the path as given, with forward slashes.
    reader: a name from READERS; without it the suffix decides, and what is in a document that is named wrongly.
    encoding: of a text file, web page or CSV table, where the user knows it; as Python calls it, e.g. `cp1254`.
    Words that are none in it and would be some in another one are a `doubt`.

    Raises: ReadingError if the file cannot be opened, is of no known kind, is damaged or holds no text; its kind
    EncodingUndecided for a text file of unclear encoding; TableError for a table without answers; UnknownName.
    """
    try:
        chosen = reader or reader_for(path, _reader_for(path))
        read_file = READERS.get(chosen)
        if encoding:
            text, marks = read_in_encoding(read_file, path, encoding, languages=languages)
            if doubt := encoding_doubt(path.read_bytes(), encoding, languages=languages):
                marks = [*marks, Mark(0, 0, "doubt", doubt)]
        else:
            text, marks = read_file(path, languages=languages)
    except OSError as error:
        found = _("cannot be opened ({why}); check the path").format(why=error.strerror or error)
        raise ReadingError(path, found) from error
    original, moved = normalised(text, marks)
    if not original.strip():
        raise ReadingError(path, _("there is no text in the file; check that it is the right one"))
    if len(original) > LONGEST:
        found = _(
            "it holds {n} million characters, more than the {most} million that fit a source; divide it into parts"
        )
        raise ReadingError(path, found.format(n=len(original) // 1_000_000, most=LONGEST // 1_000_000))
    if chosen in RUNNING_TEXT and not any(mark.kind == "voice" for mark in moved):
        moved += speech_marks(original)
    return Source(name or path.as_posix(), original, marks=tuple(sorted(moved)), reader=chosen)


def can_read(path: Path) -> bool:
    """Whether there is a reader for files with this suffix."""
    suffix = path.suffix.lower()
    return SUFFIXES.get(suffix, suffix.removeprefix(".")) in READERS.names()


def _reader_for(path: Path) -> str:
    suffix = path.suffix.lower()
    reader = SUFFIXES.get(suffix, suffix.removeprefix("."))
    if not can_read(path):
        if not path.exists():
            raise ReadingError(
                path, _("cannot be opened ({why}); check the path").format(why=os.strerror(errno.ENOENT))
            )
        found = _("no reader for '{suffix}' files; save it as one of {known}")
        raise ReadingError(path, found.format(suffix=suffix, known=", ".join(SUFFIXES)))
    return reader
