"""OpenDocument texts, written here as XML so that every trap is in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.errors import ReadingError
from qualkit.model.sources import Source
from qualkit.reading import read
from tests.reading.open_document_files import make_odt


def marked(source: Source, kind: str) -> list[tuple[str, str]]:
    return [(mark.value, source.original[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def bold(text: str) -> str:
    return f'<text:span text:style-name="T1">{text}</text:span>'


def test_paragraphs_headings_styles_and_bold(tmp_path: Path) -> None:
    source = read(
        make_odt(
            tmp_path,
            p("Söhbət", "Title")
            + '<text:h text:style-name="Heading_20_2" text:outline-level="2">Глава</text:h>'
            + p("")
            + p(f"{bold('Leyla:')} yox, {bold('heç ')}{bold('vaxt')}", "P1")
            + p("Sade", "P2")
            + p("Şəkil 1. Körpü", "Figure"),
        )
    )
    assert source.original == "Söhbət\n\nГлава\n\nLeyla: yox, heç vaxt\n\nSade\n\nŞəkil 1. Körpü"
    assert source.reader == "odt"
    assert marked(source, "title") == [("", "Söhbət")]
    assert marked(source, "heading") == [("2", "Глава")]
    assert marked(source, "style") == [("Sual verən", "Leyla: yox, heç vaxt")]
    assert marked(source, "bold") == [("", "Leyla:"), ("", "heç vaxt")]
    assert marked(source, "caption") == [("", "Şəkil 1. Körpü")]
    assert [value for value, _ in marked(source, "paragraph")] == ["1", "2", "3", "4", "5"]


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        f"{p('silindi')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    body = p('Qalan <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>əlavə<text:change-end/>')
    assert read(make_odt(tmp_path, changes + body)).original == "Qalan əlavə"


def test_blanks_breaks_and_hidden_text(tmp_path: Path) -> None:
    hidden = '<text:span text:style-name="T2">gizli</text:span>'
    body = p(f'a<text:tab/>b<text:s text:c="2"/>c\n   d<text:line-break/>e{hidden}<text:s text:c="99999999"/>.')
    text = read(make_odt(tmp_path, body)).original
    assert text.startswith("a\tb  c d\ne ")
    assert len(text) < 1100


def test_lists_keep_their_numbers(tmp_path: Path) -> None:
    inner = (
        f"<text:list><text:list-item>{p('alt')}</text:list-item><text:list-item>{p('alt')}</text:list-item></text:list>"
    )
    first = (
        f'<text:list text:style-name="L1"><text:list-item>{p("bir")}{p("davamı")}{inner}</text:list-item></text:list>'
    )
    goes_on = '<text:list text:style-name="L1" text:continue-numbering="true">'
    goes_on += f"<text:list-item>{p('iki')}</text:list-item></text:list>"
    anew = f'<text:list text:style-name="L1"><text:list-item>{p("bir")}</text:list-item></text:list>'
    dash = f'<text:list text:style-name="L2"><text:list-item>{p("tire")}</text:list-item></text:list>'
    source = read(make_odt(tmp_path, first + p("arada") + goes_on + anew + dash))
    signs = ["1. bir", "1.a) alt", "1.b) alt", "2. iki", "1. bir", "– tire"]
    assert [words for _, words in marked(source, "list")] == signs
    assert "davamı" in source.original


def test_headings_are_numbered_as_the_outline_says(tmp_path: Path) -> None:
    body = "".join(
        f'<text:h text:outline-level="{level}">{word}</text:h>' for level, word in ((1, "Ön"), (2, "İç"), (1, "Son"))
    )
    assert read(make_odt(tmp_path, body)).original == "1. Ön\n\nİç\n\n2. Son"


def test_tables_text_boxes_and_notes(tmp_path: Path) -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('Qeyd mətni.')}</text:note-body></text:note>"
    )
    box = f"<draw:frame><svg:title>resim</svg:title><draw:text-box>{p('Çərçivə')}</draw:text-box></draw:frame>"
    cells = "".join(f"<table:table-cell>{p(text)}{p('')}</table:table-cell>" for text in ("Sual", "Cavab"))
    head = f"<table:table-header-rows><table:table-row>{cells}</table:table-row></table:table-header-rows>"
    wide = f'<table:table-cell table:number-columns-spanned="2">{p("bütün")}</table:table-cell>'
    wide = f"<table:table-row>{wide}<table:covered-table-cell>{p('x')}</table:covered-table-cell></table:table-row>"
    source = read(make_odt(tmp_path, p(f"Əsas{note} söz{box}") + f"<table:table>{head}{wide}</table:table>"))
    assert source.original == "Əsas söz\n\nÇərçivə\n\nSual\tCavab\nbütün\n\nQeyd mətni."
    assert marked(source, "table") == [("", "Sual\tCavab\nbütün")]
    assert marked(source, "footnote") == [("1", "Qeyd mətni.")]


def test_a_comment_lies_over_what_it_is_about(tmp_path: Path) -> None:
    comment = f'<office:annotation office:name="k1"><dc:creator>Рая</dc:creator>{p("Проверить")}</office:annotation>'
    text = p(f'Он сказал {comment}«потом»<office:annotation-end office:name="k1"/> и ушёл.')
    source = read(make_odt(tmp_path, text))
    assert source.original == "Он сказал «потом» и ушёл."
    assert marked(source, "comment") == [("Рая: Проверить", "«потом»")]


def test_an_interview_set_as_a_table_has_speakers(tmp_path: Path) -> None:
    turns = [("Görüşmeci", "Otobüs neden gecikiyor?"), ("Işık", "Yol bozuk, şoför de tek başına.")] * 2
    rows = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell>{p(c)}</table:table-cell>' for c in turn)}</table:table-row>"
        for turn in turns
    )
    source = read(make_odt(tmp_path, f"<table:table>{rows}</table:table>"))
    assert marked(source, "speaker") == turns


def test_passwords_entities_and_other_files_are_refused(tmp_path: Path) -> None:
    locked = '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>'
    with pytest.raises(ReadingError, match="password"):
        read(make_odt(tmp_path, p("x"), manifest=locked))
    with pytest.raises(ReadingError, match="entities"):
        read(make_odt(tmp_path, p("&e;"), head='<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'))
    sheet = make_odt(tmp_path, "").read_bytes()
    (tmp_path / "b.odt").write_bytes(sheet[: len(sheet) // 2])
    with pytest.raises(ReadingError, match="no whole ZIP archive"):
        read(tmp_path / "b.odt")
    (tmp_path / "c.odt").write_bytes(b"")
    with pytest.raises(ReadingError, match="empty"):
        read(tmp_path / "c.odt")
