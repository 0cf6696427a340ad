"""Word, OpenDocument and EPUB files are ZIP archives of XML; here they are opened with care.

A part is unpacked into memory only, piece by piece, up to a limit: what an archive says of its sizes is not believed.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from qualkit.errors import ReadingError
from qualkit.messages import _
from qualkit.reading.tables.sheet_sizes import Reach, refuse_open_document_reach, refuse_reach

LARGEST = 40 * 1024 * 1024
"""Bytes that the parts of one file may unpack to, all that are read taken together; pictures are never read."""
LARGEST_TABLE = 200 * 1024 * 1024
"""The same of a spreadsheet, which a library reads without making a tree."""

MOST_TAGS = 4_000_000
"""Start and end tags of one part: as a tree each pair takes up to 150 bytes."""
DEEPEST = 250
"""Levels of elements; a Word table in a table in a text box has about 30."""
PIECE = 1 << 16
OLE = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others unpack a piece without a limit
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, SyntaxError, ValueError, LookupError)
"""RuntimeError: encrypted entries, unknown ways of packing. SyntaxError and after: XML, its encoding."""


UNOPENED = (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error)
"""What opening an archive raises. ValueError: a name that is in no encoding. NotImplementedError: a later format."""


class _DocumentType(Exception):
    """The XML declares a document type, which office programs never do: entities could be defined in it."""


class _Tree(ElementTree.TreeBuilder):
    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise _DocumentType(name)


@dataclass(slots=True)
class Archive:
    """An open archive. kind: what the file should be, for messages. names: of its parts.

    most: bytes that its parts may unpack to, all that are read taken together. unpacked: those that have been.
    """

    path: Path
    kind: str
    file: zipfile.ZipFile
    names: frozenset[str]
    most: int
    unpacked: int = 0

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises: ReadingError if it is damaged, encrypted or too large; KeyError if there is none of that name.
        """
        with self.damage_reported():
            return b"".join(self._pieces(name))

    def tree(self, name: str, *, with_document_type: bool = False) -> Element:
        """The XML of a part. with_document_type: one is allowed, as in old manifests, but not entities in it.

        Raises: as `read`; ReadingError for XML that is damaged, defines entities or is nested absurdly deep.
        """
        data = self.read(name)
        # Strict documents use other names for the same elements; made uniform here.
        data = data.replace(b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD.encode())
        if data.count(b"<") > MOST_TAGS:
            found = _("{part} holds more than {most} tags; divide the document, or save it as plain text")
            raise ReadingError(self.path, found.format(part=name, most=MOST_TAGS))
        builder = ElementTree.TreeBuilder() if with_document_type else _Tree()
        try:
            if with_document_type and b"<!ENTITY" in data.replace(b"\0", b""):
                raise _DocumentType(name)
            with self.damage_reported():
                root = ElementTree.fromstring(data, parser=ElementTree.XMLParser(target=builder))
        except _DocumentType as error:
            found = _("its XML defines entities, as no {kind} does; do not trust this file")
            raise ReadingError(self.path, found.format(kind=self.kind)) from error
        self._refuse_depth(root)
        return root

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece; nothing is kept of them.

        Raises: as `read`.
        """
        with self.damage_reported():
            yield from self._pieces(name)

    @contextmanager
    def damage_reported(self) -> Iterator[None]:
        """Turns what the libraries raise for damaged archives and XML into a ReadingError."""
        try:
            yield
        except DAMAGE as error:
            found = _("a damaged {kind} ({error}); open it in the program that made it and save it again")
            raise ReadingError(self.path, found.format(kind=self.kind, error=error)) from error

    def _pieces(self, name: str) -> Iterator[bytes]:
        entry = self.file.getinfo(name)
        if entry.compress_type not in PACKINGS:
            raise zipfile.BadZipFile(_("{part} is packed in an unusual way").format(part=name))
        with self.file.open(entry) as part:
            while piece := part.read(PIECE):
                self.unpacked += len(piece)
                if self.unpacked > self.most:
                    found = _("{part} would unpack to more than {most} MiB; divide the document, or do not trust it")
                    raise ReadingError(self.path, found.format(part=name, most=-(-self.most // 1024**2)))
                yield piece

    def _refuse_depth(self, root: Element) -> None:
        level, depth = [root], 0
        while level:
            depth += 1
            if depth > DEEPEST:
                found = _("its XML is nested absurdly deep; open it in the program that made it and save it again")
                raise ReadingError(self.path, found)
            level = [child for element in level for child in element]


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@contextmanager
def open_archive(path: Path, *, kind: str, part: str, most: int | None = None) -> Iterator[Archive]:
    """The archive, if the file is one of its kind, i.e. holds `part`.

    kind: what the file should be, for the message, e.g. `Word document`. most: bytes that its parts may unpack to.

    Raises: ReadingError; OSError if the file cannot be opened.
    """
    with path.open("rb") as file:
        beginning = file.read(8)
    if not beginning:
        raise ReadingError(path, _("the file is empty; check that it was saved or copied whole"))
    if beginning.startswith(OLE):
        found = _("it has a password or is in the format before 2007; open it and save it anew without one")
        raise ReadingError(path, found)
    try:
        zip_file = zipfile.ZipFile(path)
    except UNOPENED as error:
        found = _("this is no {kind}, or a damaged one (it is no whole ZIP archive); save or copy it again")
        raise ReadingError(path, found.format(kind=kind)) from error
    with zip_file:
        archive = Archive(path, kind, zip_file, frozenset(zip_file.namelist()), LARGEST if most is None else most)
        if part not in archive.names:
            found = _("this is no {kind} (there is no {part} in it); save it as one, or give it its right suffix")
            raise ReadingError(path, found.format(kind=kind, part=part))
        yield archive


def check_archive(path: Path, *, kind: str, part: str) -> None:
    """Returns if the file is a sound archive of its kind, and its XML is not absurdly large; a library then reads it.

    Raises: as `open_archive`.
    """
    with open_archive(path, kind=kind, part=part, most=LARGEST_TABLE) as archive:
        for name in sorted(archive.names):
            if name.endswith((".xml", ".bin", ".rels")):
                reach = Reach()
                for piece in archive.pieces(name):
                    reach.take(piece)
                refuse_reach(archive.path, reach.rows, reach.columns)
        if part == "content.xml":
            archive.unpacked = 0
            refuse_open_document_reach(archive, part)
