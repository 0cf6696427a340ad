"""Archives that mean harm: bombs, lying sizes, absurd nesting, entities, far cells. Nothing is unpacked to disk."""

from __future__ import annotations

import struct
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from qualkit.errors import QualkitError, ReadingError
from qualkit.reading import archives, read, read_cases
from qualkit.reading.tables import sheet_sizes
from tests.reading.open_document_files import make_odt
from tests.reading.test_books import make as make_epub
from tests.reading.test_word import make as make_docx
from tests.reading.test_word import p, r

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
CELL = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def make_xlsx(folder: Path, rows: str) -> Path:
    path = folder / "a.xlsx"
    book = (
        f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    relation = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/{{}}" Target="{{}}"/></Relationships>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relation.format("officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/_rels/workbook.xml.rels", relation.format("worksheet", "worksheets/sheet1.xml"))
        archive.writestr("xl/worksheets/sheet1.xml", SHEET.format(rows))
    return path


def bombs(folder: Path) -> dict[str, Path]:
    """For each kind of archive one that unpacks to fifty times the limit."""
    blanks = " " * (50 * archives.LARGEST)
    return {
        "docx": make_docx(folder, p(blanks)),
        "odt": make_odt(folder, f"<text:p>{blanks}</text:p>"),
        "epub": make_epub(folder, {"a": f"<p>{blanks}</p>"}),
        "xlsx": make_xlsx(folder, blanks),
    }


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("archives.LARGEST", "archives.LARGEST_TABLE", "web.books.LARGEST"):
        monkeypatch.setattr(f"qualkit.reading.{name}", 200_000)


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("kind", ["docx", "odt", "epub", "xlsx"])
@pytest.mark.parametrize("lies", [False, True])
def test_a_bomb_is_refused_without_being_unpacked(tmp_path: Path, kind: str, lies: bool) -> None:
    path = bombs(tmp_path)[kind]
    if lies:  # each part says that it has a thousand bytes
        data = bytearray(path.read_bytes())
        for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
            start = data.find(sign)
            while start >= 0:
                data[start + at : start + at + 4] = struct.pack("<I", 1000)
                start = data.find(sign, start + 4)
        path.write_bytes(data)
    tracemalloc.start()
    with pytest.raises(ReadingError, match="damaged" if lies else "would unpack to more than"):
        read(path)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000
    assert {file.name for file in tmp_path.iterdir()} == {"a.docx", "a.odt", "a.epub", "a.xlsx"}


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_hundred_thousand_nested_tags_are_refused(tmp_path: Path, kind: str) -> None:
    if kind == "docx":
        path = make_docx(tmp_path, "<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)
    else:
        path = make_odt(tmp_path, "<text:section>" * 100_000 + "</text:section>" * 100_000)
    with pytest.raises(ReadingError, match="nested absurdly deep"):
        read(path)


def test_nesting_below_the_limit_is_read(tmp_path: Path) -> None:
    deep = archives.DEEPEST - 10
    assert (
        read(make_odt(tmp_path, "<text:section>" * deep + "<text:p>x</text:p>" + "</text:section>" * deep)).original
        == "x"
    )
    assert sys.getrecursionlimit() > 2 * archives.DEEPEST


def test_too_many_tags_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_TAGS", 100)
    with pytest.raises(ReadingError, match="more than 100 tags"):
        read(make_docx(tmp_path, p(r("söz")) * 50))


@pytest.mark.parametrize(
    "declared", ['<!ENTITY e "boo">', '<!ENTITY e SYSTEM "file:///etc/passwd">', '<!ENTITY % e SYSTEM "http://x/">%e;']
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path, declared: str, encoding: str) -> None:
    body = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
    document = f"<!DOCTYPE d [{declared}]>{body}".encode(encoding)
    with pytest.raises(ReadingError, match="entities"):
        read(make_docx(tmp_path, document=document))


def test_unusual_packing_and_encrypted_parts_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(ReadingError, match="unusual"):
        read(path)
    data = bytearray(make_docx(tmp_path, p(r("söz"))).read_bytes())
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(ReadingError, match="damaged"):
        read(path)


def test_names_that_lead_elsewhere_are_never_unpacked(tmp_path: Path) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    path = make_docx(inner, p(r("söz")))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../evil.txt", "x")
        archive.writestr("/tmp/evil-qualkit.txt", "x")
        link = zipfile.ZipInfo("word/link.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert read(path).original == "söz"
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["a.docx"]
    assert not Path("/tmp/evil-qualkit.txt").exists()


@pytest.mark.parametrize("far", ["XFD1048576", "ZZ100000", "A1048576"])
def test_a_cell_far_out_does_not_end_the_program(tmp_path: Path, far: str) -> None:
    row = far.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    rows = f'<row r="1">{CELL.format("J1", "id")}</row><row r="{row}">{CELL.format(far, "söz")}</row>'
    with pytest.raises(ReadingError, match=f"row {row}"):
        read(make_xlsx(tmp_path, rows))


def test_cells_across_pieces_are_seen() -> None:
    reach = sheet_sizes.Reach()
    text = f'<row r="2">{CELL.format("BC2", "x")}</row>'.encode()
    for at in range(0, len(text), 7):
        reach.take(text[at : at + 7])
    assert (reach.rows, reach.columns) == (2, 55)


def test_an_ordinary_workbook_is_read(tmp_path: Path) -> None:
    cells = (("A1", "case"), ("B1", "source"), ("A2", "Leyla"), ("B2", "a.docx"))
    rows = "".join(f'<row r="{n}">{"".join(CELL.format(*c) for c in cells if c[0][1] == str(n))}</row>' for n in (1, 2))
    assert [row.case for row in read_cases(make_xlsx(tmp_path, rows))] == ["Leyla"]


def test_repeated_cells_of_an_open_document_sheet_are_counted(tmp_path: Path) -> None:
    def table(first: str, rest: str) -> str:
        cell = "<table:table-cell{}><text:p>söz</text:p></table:table-cell>"
        empty = f'<table:table-row table:number-rows-repeated="{rest}"><table:table-cell/></table:table-row>'
        return f"<table:table><table:table-row{first}>{cell.format('')}</table:table-row>{empty}</table:table>"

    ordinary = make_odt(tmp_path, table("", "1048575"), name="a.ods")
    archives.check_archive(ordinary, kind="spreadsheet", part="content.xml")
    bomb = make_odt(tmp_path, table(' table:number-rows-repeated="99999999"', "1"), name="b.ods")
    with pytest.raises(QualkitError, match="row 99999999"):
        archives.check_archive(bomb, kind="spreadsheet", part="content.xml")


def test_names_in_no_encoding_are_damage(tmp_path: Path) -> None:
    path = make_docx(tmp_path, p(r("Salam")))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("ə.xml", "")
    data = path.read_bytes()
    path.write_bytes(data.replace("ə.xml".encode(), b"\xc9\xff.xml"))
    with pytest.raises(ReadingError, match="damaged"):
        read(path)
