"""Reading: a file becomes an original text with marks.

A reader is a function `(path, *, languages) -> (text, marks)`; it is chosen by the file's suffix.
What it returns may have any newlines and any normal form: `read` makes them uniform and carries the marks along.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from qualkit.errors import ReadingError
from qualkit.messages import N_, _
from qualkit.model.sources import Mark, Source
from qualkit.reading.cases import CaseRow, is_case_table, read_cases
from qualkit.reading.normalising import normalised
from qualkit.reading.surveys import read_respondents
from qualkit.registry import Registry

__all__ = [
    "READERS",
    "SUFFIXES",
    "CaseRow",
    "Reader",
    "can_read",
    "is_case_table",
    "read",
    "read_cases",
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
        "docx": "qualkit.reading.word:read_docx",
        "pdf": "qualkit.reading.pdf:read_pdf",
        "table": "qualkit.reading.surveys:read_answers",
    },
)

# A suffix that is not here belongs to the plug-in reader of that name: `.odt` to a reader called `odt`.
SUFFIXES = {".txt": "text", ".md": "markdown", ".docx": "docx", ".pdf": "pdf", ".xlsx": "table", ".csv": "table"}


def read(
    path: Path,
    *,
    name: str | None = None,
    languages: Sequence[str] = ("az", "tr", "ru", "en"),
    reader: str | None = None,
) -> Source:
    """The file as a source without edits: original (NFC, newlines LF, no BOM) and marks.

    name: the source's name; without it the path as given, with forward slashes.
    reader: a name from READERS; without it the suffix decides.

    Raises: ReadingError if the file cannot be opened, is of no known kind, is damaged or holds no text; its kind
    EncodingUndecided for a text file of unclear encoding; TableError for a table without answers; UnknownName.
    """
    chosen = reader or _reader_for(path)
    read_file = READERS.get(chosen)
    try:
        text, marks = read_file(path, languages=languages)
    except OSError as error:
        found = _("cannot be opened ({why}); check the path").format(why=error.strerror or error)
        raise ReadingError(path, found) from error
    original, moved = normalised(text, marks)
    if not original.strip():
        raise ReadingError(path, _("there is no text in the file; check that it is the right one"))
    return Source(name or path.as_posix(), original, marks=tuple(sorted(moved)), reader=chosen)


def can_read(path: Path) -> bool:
    """Whether there is a reader for files with this suffix."""
    suffix = path.suffix.lower()
    return SUFFIXES.get(suffix, suffix.removeprefix(".")) in READERS.names()


def _reader_for(path: Path) -> str:
    suffix = path.suffix.lower()
    reader = SUFFIXES.get(suffix, suffix.removeprefix("."))
    if not can_read(path):
        found = _("no reader for '{suffix}' files; save it as one of {known}")
        raise ReadingError(path, found.format(suffix=suffix, known=", ".join(SUFFIXES)))
    return reader
