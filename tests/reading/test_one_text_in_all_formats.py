"""One document as DOCX, ODT, RTF, HTML and EPUB: the words and the marks are the same."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from qualkit.model.sources import Source
from qualkit.reading import read
from tests.reading.open_document_files import make_odt
from tests.reading.test_books import make as make_epub
from tests.reading.test_rich_text import HEAD
from tests.reading.test_word import item, make, p, r, table

HEADING = "Yolun hekayəsi"
SPEAKER, SAID = "Şəfiqə:", " avtobus “sabah” gələcək – dedilər… Işıq yoxdur, İlqar."
RUSSIAN = "Ёлкина ответила: «Подождём, ещё не вечер»."
ITEMS = ("birinci", "ikinci")
ROWS = (("Ölkə", "İl", "Qeyd"), ("Türkiye", "2021", "çığ"), ("Россия", "2022", "ещё"))
NOTE = "Müəllifin qeydi."
TEXT = "\n\n".join(
    (
        HEADING,
        SPEAKER + SAID,
        RUSSIAN,
        *(f"{n}. {word}" for n, word in enumerate(ITEMS, 1)),
        "\n".join(map("\t".join, ROWS)),
        NOTE,
    )
)


def docx(folder: Path) -> Path:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    path = make(
        folder,
        p(r(HEADING), style="1"),
        p(r(SPEAKER, bold=True), r(SAID)),
        p(r(RUSSIAN, italic=True), note),
        *(item(word, 1) for word in ITEMS),
        table(*ROWS),
    )
    return _with_note(path)


def _with_note(path: Path) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["word/footnotes.xml"] = parts["word/footnotes.xml"].replace("Qeyd mətni.", NOTE)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def odt(folder: Path) -> Path:
    note = f"<text:note><text:note-body><text:p>{NOTE}</text:p></text:note-body></text:note>"
    items = "".join(f"<text:list-item><text:p>{word}</text:p></text:list-item>" for word in ITEMS)
    cells = ("".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row) for row in ROWS)
    rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    body = (
        f'<text:h text:outline-level="1" text:is-list-header="true">{HEADING}</text:h>'
        f'<text:p><text:span text:style-name="T1">{SPEAKER}</text:span>{SAID}</text:p>'
        f'<text:p><text:span text:style-name="T3">{RUSSIAN}</text:span>{note}</text:p>'
        f'<text:list text:style-name="L1">{items}</text:list><table:table>{rows}</table:table>'
    )
    return make_odt(folder, body)


def rtf(folder: Path) -> Path:
    def u(text: str) -> str:
        return "".join(c if c < "\x80" else rf"\u{ord(c)}?" for c in text)

    def cells(row: tuple[str, ...]) -> str:
        return "".join(u(cell) + r"\cell " for cell in row)

    note = rf"{{\super\chftn}}{{\footnote\pard {{\super\chftn}}{u(NOTE)}\par}}"
    items = "".join(rf"{{\listtext {n}.\tab}}\pard {word}\par" for n, word in enumerate(ITEMS, 1))
    rows = "".join(rf"\trowd\pard\intbl {cells(row)}\row" for row in ROWS)
    body = rf"\pard\s1\b {u(HEADING)}\par"
    body += rf"\pard\plain{{\b {u(SPEAKER)}}}{u(SAID)}\par {{\i {u(RUSSIAN)}}}{note}\par {items}{rows}\pard\par"
    path = folder / "a.rtf"
    path.write_text(f"{HEAD}{body}}}", encoding="ascii")
    return path


def page(sign: str, note: str) -> str:
    items = "".join(f"<li>{word}</li>" for word in ITEMS)
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    talk = f"<p><b>{SPEAKER}</b>{SAID}</p><p><em>{RUSSIAN}</em>{sign}</p>"
    return f"<h1>{HEADING}</h1>{talk}<ol>{items}</ol><table>{rows}</table>{note}"


def html(folder: Path) -> Path:
    path = folder / "a.html"
    sign = '<a class="sdfootnoteanc" name="a1" href="#s1"><sup>1</sup></a>'
    note = f'<div id="sdfootnote1"><p><a class="sdfootnotesym" name="s1" href="#a1">1</a> {NOTE}</p></div>'
    # A heading of level 1 that stands alone would be the page's title.
    path.write_text(f"<html><body>{page(sign, note)}<h1> </h1></body></html>", encoding="utf-8")
    return path


def epub(folder: Path) -> Path:
    sign = '<a epub:type="noteref" href="#n1">1</a>'
    return make_epub(folder, {"a": page(sign, f'<aside epub:type="footnote" id="n1"><p>{NOTE}</p></aside>')})


@pytest.mark.parametrize("write", [docx, odt, rtf, html, epub], ids=lambda write: write.__name__)
def test_one_text_in_all_formats(tmp_path: Path, write: object) -> None:
    assert callable(write)
    source: Source = read(write(tmp_path))
    assert source.original == TEXT
    marks = {(mark.kind, mark.value, source.original[mark.start : mark.end]) for mark in source.marks}
    assert {mark for mark in marks if mark[0] not in ("paragraph", "style")} == {
        ("heading", "1", HEADING),
        ("bold", "", SPEAKER),
        ("italic", "", RUSSIAN),
        ("list", "", "1. birinci"),
        ("list", "", "2. ikinci"),
        ("table", "", "\n".join(map("\t".join, ROWS))),
        ("footnote", "1", NOTE),
    }
