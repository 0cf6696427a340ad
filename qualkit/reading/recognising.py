"""What a file is by what it holds: its name may say something else."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from qualkit.errors import ReadingError
from qualkit.messages import N_, _
from qualkit.reading.archives import OLE, UNOPENED, ZIP

BEGINNING = 2048
MIB = 1024 * 1024
LARGEST = {"text": 50 * MIB, "markdown": 12 * MIB, "table": 50 * MIB, "html": 20 * MIB, "rtf": 150 * MIB}
"""Bytes of a file by its reader; measured so that reading stays under 1 GiB of memory. RTF is mostly pictures."""

MOST_SIGNS = {
    "text": (b"\n", 1_000_000),
    "markdown": (b"\n*_`[", 300_000),
    "html": (b"<", 2_000_000),
    "rtf": (b"\\", 6_000_000),
    "speech": (b",{[", 4_000_000),
}
"""What makes the memory grow beside the bytes; of several signs all count."""

NAMES_OF_SIGNS = {
    "text": N_("lines"),
    "markdown": N_("lines and signs"),
    "html": N_("tags"),
    "rtf": N_("control words"),
    "speech": N_("values"),
}

LARGEST_OTHER = 1024 * MIB  # archives and PDFs are mostly pictures, which are never read; their texts have own limits
DOCUMENTS = frozenset(("docx", "odt", "rtf", "html", "epub", "doc", "pdf"))
"""Readers whose files people and programs name wrongly: a web page is often called .doc."""

HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b|MIME-Version:.*?text/html",
    re.IGNORECASE | re.DOTALL,
)
PARTS = {"word/document.xml": "docx", "META-INF/container.xml": "epub", "content.xml": "odt"}
OTHER_PARTS = {
    "ppt/presentation.xml": N_("a presentation; save its text as DOCX or PDF"),
    "xl/workbook.xml": N_("an Excel workbook; give it the suffix .xlsx"),
    "Index/Document.iwa": N_("a document of Apple Pages; export it as DOCX"),
}
STREAM = "WordDocument".encode("utf-16-le")


def reader_for(path: Path, named: str) -> str:
    """The reader for what the file holds: the one that its name asks for, unless it is plainly another document.

    Raises: ReadingError for a file that is too large to be read, or of a kind that no reader knows; OSError.
    """
    _refuse_size(path, named)
    if named not in DOCUMENTS:
        return named
    with path.open("rb") as file:
        beginning = file.read(BEGINNING)
    found = _by_beginning(path, beginning, named)
    if found != named:
        _refuse_size(path, found)
    return found


def _refuse_size(path: Path, reader: str) -> None:
    size, most = path.stat().st_size, LARGEST.get(reader, LARGEST_OTHER)
    if size > most:
        found = _("the file has {size} MiB, more than the {most} MiB that are read at once; divide it into parts")
        raise ReadingError(path, found.format(size=-(-size // MIB), most=most // MIB))
    if reader in MOST_SIGNS and size > MIB:
        signs, most = MOST_SIGNS[reader]
        with path.open("rb") as file:
            count = sum(piece.count(sign) for piece in iter(lambda: file.read(MIB), b"") for sign in signs)
        if count > most:
            found = _("the file has {count} {signs}, more than the {most} that are read at once; divide it into parts")
            raise ReadingError(path, found.format(count=count, signs=_(NAMES_OF_SIGNS[reader]), most=most))


def _by_beginning(path: Path, beginning: bytes, named: str) -> str:
    if b"%PDF-" in beginning[:1024]:
        return "pdf"
    if beginning.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if beginning.startswith(ZIP):
        return _by_parts(path, named)
    if beginning.startswith(OLE):
        return "doc" if _is_old_word(path) else "docx"  # the latter says what is wrong with it
    text = (
        beginning.removeprefix(b"\xef\xbb\xbf")
        .replace(b"\x00", b"")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
    )
    if HTML.match(text):
        return "html"
    return "text" if named == "doc" and beginning else named


def _by_parts(path: Path, named: str) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except UNOPENED:
        return "docx" if named == "doc" else named  # which says what is wrong with it
    for part, what in OTHER_PARTS.items():
        if part in names and not names & set(PARTS):
            raise ReadingError(path, _("this is {what}").format(what=_(what)))
    return next((reader for part, reader in PARTS.items() if part in names), "docx" if named == "doc" else named)


def _is_old_word(path: Path) -> bool:
    """Whether an OLE file has a Word document in it, and no encrypted DOCX."""
    with path.open("rb") as file:
        header = file.read(64)
        if len(header) < 64:
            return False
        sector = 1 << min(int.from_bytes(header[30:32], "little"), 16)
        file.seek((int.from_bytes(header[48:52], "little") + 1) * sector)
        directory = file.read(1 << 16)
    return STREAM in directory and "EncryptedPackage".encode("utf-16-le") not in directory
