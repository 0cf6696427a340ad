"""Workbooks of all kinds built by hand, for tests: what reads them must not be what wrote them."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

Sheets = Mapping[str, Sequence[Sequence[str | float]]]
SECTOR, END, FREE = 512, 0xFFFFFFFE, 0xFFFFFFFF
ODS = "urn:oasis:names:tc:opendocument:xmlns"
MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def write_workbook(path: Path, sheets: Sheets) -> Path:
    """The path, where now a workbook of the kind lies that the suffix says: .xlsx, .xlsm, .ods or .xls."""
    writers = {".xlsx": _write_xlsx, ".xlsm": _write_xlsm, ".ods": _write_ods, ".xls": _write_xls}
    writers[path.suffix](path, sheets)
    return path


def _write_xlsx(path: Path, sheets: Sheets) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)


def _write_xlsm(path: Path, sheets: Sheets) -> None:
    plain = path.with_suffix(".xlsx.part")
    _write_xlsx(plain, sheets)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
                assert kind in part
                part = part.replace(kind, MACROS.encode())
            new.writestr(name, part)
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macros that nobody runs")


def _write_ods(path: Path, sheets: Sheets) -> None:
    # The library that reads it knows these prefixes only, and all programs write them.
    tables = []
    for name, rows in sheets.items():
        lines = ["".join(map(_ods_cell, row)) for row in rows]
        body = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines) or "<table:table-row/>"
        tables.append(f'<table:table table:name="{escape(name)}">{body}</table:table>')
    content = (
        f'<office:document-content xmlns:office="{ODS}:office:1.0" xmlns:table="{ODS}:table:1.0"'
        f' xmlns:text="{ODS}:text:1.0">'
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<m:manifest xmlns:m="{ODS}:manifest:1.0"><m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)


def _ods_cell(value: str | float) -> str:
    if isinstance(value, str):
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
        return (
            f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
            if value
            else "<table:table-cell/>"
        )
    number = f'office:value-type="float" office:value="{value}"'
    return f"<table:table-cell {number}><text:p>{value}</text:p></table:table-cell>"


def _write_xls(path: Path, sheets: Sheets) -> None:
    """Excel 97: records of the form (kind, length, bytes), in a stream of a compound file."""
    write_xls(path, {name: _places(rows) for name, rows in sheets.items()})


def _places(rows: Sequence[Sequence[str | float]]) -> dict[tuple[int, int], str | float]:
    return {(row, column): cell for row, cells in enumerate(rows) for column, cell in enumerate(cells)}


def write_xls(path: Path, sheets: Mapping[str, Mapping[tuple[int, int], str | float]]) -> None:
    """Writes an old workbook of which only these cells are there, by row and column from 0."""
    names = [_record(0x85, struct.pack("<IH", 0, 0) + _text(name, "B")) for name in sheets]
    begin, end = struct.pack("<HHHHII", 0x600, 0x5, 0, 0, 0, 0), _record(0x0A, b"")
    at = len(_record(0x809, begin)) + sum(map(len, names)) + len(end)
    listed, bodies = b"", b""
    for cells, entry in zip(sheets.values(), names, strict=True):
        listed += entry[:4] + struct.pack("<I", at + len(bodies)) + entry[8:]
        bodies += _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
        bodies += b"".join(_xls_cell(row, column, cell) for (row, column), cell in sorted(cells.items()))
        bodies += end
    path.write_bytes(_compound(_record(0x809, begin) + listed + end + bodies))


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _text(words: str, length: str) -> bytes:
    return struct.pack(f"<{length}B", len(words), 1) + words.encode("utf-16-le")


def _xls_cell(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        return _record(0x204, place + _text(value, "H")) if value else b""
    return _record(0x203, place + struct.pack("<d", value))


def _compound(stream: bytes) -> bytes:
    """A compound file with one stream, `Workbook`: header, table of sectors, folder, stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    n = len(stream) // SECTOR
    assert n + 2 <= SECTOR // 4, "one sector of the table holds no more"
    table = [0xFFFFFFFD, END, *range(3, n + 2), END]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    head += b"\xff" * (SECTOR - len(head))
    folder = _entry("Root Entry", kind=5, child=1, start=END, size=0)
    folder += _entry("Workbook", kind=2, child=FREE, start=2, size=len(stream))
    folder += bytes(SECTOR - len(folder))
    return head + struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff") + folder + stream


def _entry(name: str, *, kind: int, child: int, start: int, size: int) -> bytes:
    words = f"{name}\0".encode("utf-16-le")
    head = words.ljust(64, b"\0") + struct.pack("<HBBIII", len(words), kind, 1, FREE, FREE, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
