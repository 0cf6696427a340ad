"""Electronic books: order, notes across files, pages, protection, and paths that lead elsewhere."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from qualkit.errors import ReadingError
from qualkit.model.sources import Source
from qualkit.reading import read

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'


def make(folder: Path, pages: Mapping[str, str], *, spine: str = "", more: Mapping[str, str] | None = None) -> Path:
    """A book of these pages. spine: names in the order of the book; more: other parts of the archive."""
    path = folder / "a.epub"
    order = spine.split() or list(pages)
    items = "".join(
        f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name == 'nav' else ''}/>"
        for name in order
    )
    items += '<item id="css" href="style.css" media-type="text/css"/><item id="p" href="p.png" media-type="image/png"/>'
    spine = "".join(f'<itemref idref="{name}"/>' for name in [*order, "p"])
    parts = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>",
        "OEBPS/style.css": ".k { font-weight: bold }",
    }
    parts |= {
        f"OEBPS/text/{name}.xhtml": f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{body}</body></html>'
        for name, body in pages.items()
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in (parts | dict(more or {})).items():
            archive.writestr(name, content)
    return path


def marked(source: Source, kind: str) -> list[tuple[str, str]]:
    return [(mark.value, source.original[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


def test_chapters_come_in_the_order_of_the_book(tmp_path: Path) -> None:
    pages = {
        "b": '<h1>İkinci fəsil</h1><p><span class="k">Ли:</span> текст</p>',
        "a": "<h1>Birinci fəsil</h1><aside><p>Haşiyə</p></aside>",
        "nav": "<nav><ol><li>İçindəkilər</li></ol></nav>",
    }
    source = read(make(tmp_path, pages, spine="nav a b"))
    assert source.original == "Birinci fəsil\n\nHaşiyə\n\nİkinci fəsil\n\nЛи: текст"
    assert source.reader == "epub"
    assert marked(source, "heading") == [("1", "Birinci fəsil"), ("1", "İkinci fəsil")]
    assert marked(source, "bold") == [("", "Ли:")]


def test_notes_of_another_file_stand_at_the_end(tmp_path: Path) -> None:
    pages = {
        "a": '<p>Söz<a epub:type="noteref" href="notes.xhtml#n2" id="r2">2</a> bir'
        '<a epub:type="noteref" href="#n1">*</a>.</p>'
        '<aside epub:type="footnote" id="n1"><p>Yerli qeyd.</p></aside>',
        "notes": '<h2>Qeydlər</h2><p id="n2"><a href="a.xhtml#r2">2</a> Uzaq qeyd.</p>',
    }
    source = read(make(tmp_path, pages))
    assert source.original == "Söz bir.\n\nQeydlər\n\nUzaq qeyd.\n\nYerli qeyd."
    assert marked(source, "footnote") == [("1", "Uzaq qeyd."), ("2", "Yerli qeyd.")]


def test_printed_pages_are_marked(tmp_path: Path) -> None:
    sign = '<span epub:type="pagebreak" id="p{0}" title="{0}"/>'
    pages = {"a": f"<p>ön</p>{sign.format(7)}<p>yeddi</p>", "b": f"{sign.format(8)}<p>səkkiz</p><p>son</p>"}
    assert marked(read(make(tmp_path, pages)), "page") == [("7", "yeddi"), ("8", "səkkiz\n\nson")]


def test_protected_books_are_refused_and_hidden_fonts_are_not(tmp_path: Path) -> None:
    def encrypted(name: str) -> dict[str, str]:
        reference = f'<encryption><EncryptedData><CipherReference URI="{name}"/></EncryptedData></encryption>'
        return {"META-INF/encryption.xml": reference}

    with pytest.raises(ReadingError, match="DRM"):
        read(make(tmp_path, {"a": "<p>x</p>"}, more=encrypted("OEBPS/text/a.xhtml")))
    assert read(make(tmp_path, {"a": "<p>x</p>"}, more=encrypted("OEBPS/font.otf"))).original == "x"


def test_paths_never_lead_out_of_the_archive(tmp_path: Path) -> None:
    (tmp_path / "secret.xhtml").write_text("<p>gizli</p>", encoding="utf-8")
    for href in ("../../../secret.xhtml", str(tmp_path / "secret.xhtml"), "file:///etc/passwd", "../..//secret.xhtml"):
        opf = (
            f'<package><manifest><item id="a" href="{href}" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/></spine></package>'
        )
        with pytest.raises(ReadingError, match="is missing"):
            read(make(tmp_path, {}, more={"OEBPS/book.opf": opf}))
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.epub", "secret.xhtml"]


def test_other_archives_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo.jpg", "x")
    with pytest.raises(ReadingError, match="no EPUB book"):
        read(path)
    with pytest.raises(ReadingError, match="list of contents"):
        read(make(tmp_path, {}, more={"META-INF/container.xml": "<container/>"}))
    bomb = '<!DOCTYPE package [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><package>&b;</package>'
    with pytest.raises(ReadingError, match="entities"):
        read(make(tmp_path, {}, more={"OEBPS/book.opf": bomb}))
