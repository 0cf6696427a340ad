"""How far the cells of a spreadsheet reach.

The library that reads them makes room for every cell between the first and the last; for one cell in the last row and
column of a sheet that is more than any machine has, and the whole program would end.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from qualkit.errors import ReadingError
from qualkit.messages import _

if TYPE_CHECKING:
    from qualkit.reading.archives import Archive

MOST_CELLS = 5_000_000  # at 40 bytes each
CELL = re.compile(rb"""\br\s*=\s*["']([A-Z]{0,3})(\d{1,9})["']""")
OVERLAP = 32  # bytes; a reference may lie across two pieces
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


class Reach:
    """The last row and column of an Excel sheet, of which the XML comes in pieces."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._end = b""

    def take(self, piece: bytes) -> None:
        """Looks for cells in the next piece."""
        piece = self._end + piece.replace(b"\x00", b"")  # of UTF-16 every other byte
        self._end = piece[-OVERLAP:]
        for letters, number in set(CELL.findall(piece)):
            column = 0
            for letter in letters:
                column = column * 26 + letter - 64
            self.rows, self.columns = max(self.rows, int(number)), max(self.columns, column)


def refuse_reach(path: Path, rows: int, columns: int) -> None:
    """Returns if a sheet of so many rows and columns can be read.

    Raises: ReadingError.
    """
    if rows * max(1, columns) > MOST_CELLS:
        found = _(
            "its cells reach to row {row} of column {column}; delete what stands far out, or save the rest as CSV"
        )
        raise ReadingError(path, found.format(row=rows, column=columns))


def refuse_open_document_reach(archive: Archive, part: str) -> None:
    """Returns if all tables of an OpenDocument spreadsheet can be read.

    Raises: ReadingError.
    """
    for table in archive.tree(part).iter(f"{TABLE}table"):
        rows = columns = at = 0
        for row in table.iter(f"{TABLE}table-row"):
            at += _times(row, "number-rows-repeated")
            width = _filled_width(row)
            if width:
                rows, columns = at, max(columns, width)
        refuse_reach(archive.path, rows, columns)


def _filled_width(row: Element) -> int:
    width = at = 0
    for cell in row:
        at += _times(cell, "number-columns-repeated")
        if len(cell) or f"{OFFICE}value-type" in cell.attrib:
            width = at
    return width


def _times(element: Element, attribute: str) -> int:
    times = element.get(TABLE + attribute, "1")
    return int(times) if times.isdecimal() and len(times) < 10 else 1
