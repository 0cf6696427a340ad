"""Word documents, written here as XML so that every trap is in them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from qualkit.errors import ReadingError
from qualkit.model.sources import Source
from qualkit.reading import read
from qualkit.reading.word import xml as word_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:name w:val="Моя глава"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="s"><w:name w:val="Speaker"/><w:basedOn w:val="s"/></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""
NOTES = f"""<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>Qeyd mətni.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def p(*runs: str, style: str = "", more: str = "") -> str:
    kind = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{kind}{more}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, *, bold: bool = False, italic: bool = False, sign: str = "") -> str:
    look = f"{'<w:b/>' if bold else ''}{'<w:i/>' if italic else ''}"
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t>{sign}</w:r>"


def item(text: str, number: int, level: int = 0) -> str:
    return p(r(text), more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def make(folder: Path, *body: str, document: bytes | None = None) -> Path:
    path = folder / "a.docx"
    xml = f"<w:document {W} {MC}><w:body>{''.join(body)}</w:body></w:document>".encode()
    parts = {"document": document or xml, "styles": STYLES, "numbering": NUMBERING, "footnotes": NOTES}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return path


def marked(source: Source, kind: str) -> list[tuple[str, str]]:
    return [(mark.value, source.original[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


def test_paragraphs_headings_styles_and_bold(tmp_path: Path) -> None:
    source = read(
        make(
            tmp_path,
            p(r("Söhbət"), style="a3"),
            p(r("Глава"), style="x"),
            p(),
            p(r("Leyla:", bold=True), r(" yox, "), r("heç ", bold=True), r("vaxt", bold=True), style="s"),
            p(r("Sade")),
        )
    )
    assert source.original == "Söhbət\n\nГлава\n\nLeyla: yox, heç vaxt\n\nSade"
    assert marked(source, "title") == [("", "Söhbət")]
    assert marked(source, "heading") == [("1", "Глава")]
    assert marked(source, "style") == [("Speaker", "Leyla: yox, heç vaxt")]
    assert marked(source, "bold") == [("", "Leyla:"), ("", "heç vaxt")]
    assert [value for value, _ in marked(source, "paragraph")] == ["1", "2", "3", "4"]


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    moved = f"<w:moveFrom>{r('köhnə yer ')}</w:moveFrom>"
    deleted = "<w:del><w:r><w:delText>silindi </w:delText></w:r></w:del>"
    source = read(make(tmp_path, p(r("Qalan "), deleted, moved, f"<w:ins>{r('əlavə')}</w:ins>")))
    assert source.original == "Qalan əlavə"


def test_hyphens_tabs_and_breaks(tmp_path: Path) -> None:
    page = '<w:br w:type="page"/>'
    text = p(
        r("ABŞ", sign="<w:noBreakHyphen/>"),
        r("ın"),
        r(" a", sign="<w:tab/>"),
        r("b", sign="<w:br/>"),
        r("c", sign=page),
    )
    assert read(make(tmp_path, text)).original == "ABŞ‑ın a\tb\nc"


def test_lists_keep_their_numbers(tmp_path: Path) -> None:
    source = read(make(tmp_path, item("bir", 1), item("alt", 1, 1), item("alt", 1, 1), item("iki", 1), item("tire", 2)))
    assert [words for _, words in marked(source, "list")] == ["1. bir", "1.a) alt", "1.b) alt", "2. iki", "– tire"]


def test_tables_text_boxes_and_notes(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p(r('Çərçivə'))}</w:txbxContent>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    cells = "".join(f"<w:tc>{p(r(text))}</w:tc>" for text in ("Sual", "Cavab"))
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    source = read(
        make(
            tmp_path,
            p(r("Əsas"), note, f"<w:r>{twice}</w:r>"),
            f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>",
        )
    )
    assert source.original == "Əsas\n\nÇərçivə\n\nSual\tCavab\nSual\tCavab\n\nQeyd mətni."
    assert marked(source, "table") == [("", "Sual\tCavab\nSual\tCavab")]
    assert marked(source, "footnote") == [("1", "Qeyd mətni.")]


def table(*rows: tuple[str, ...]) -> str:
    def cell(text: str) -> str:
        return f"<w:tc>{''.join(p(r(line)) for line in text.split(chr(10)))}</w:tc>"

    return f"<w:tbl>{''.join(f'<w:tr>{str().join(map(cell, row))}</w:tr>' for row in rows)}</w:tbl>"


TALKS = {
    "az": ("Müsahibəçi", "Aytən:", "Avtobus niyə gecikir?", "Yol pisdir, sürücü də təkdir.", "Danışan", "Mətn"),
    "tr": ("Görüşmeci", "Işık:", "Otobüs neden gecikiyor?", "Yol bozuk, şoför de tek başına.", "Kişi", "Metin"),
    "ru": ("Интервьюер", "Ёлкина:", "Почему опаздывает автобус?", "Дорога плохая, и водитель один.", "Кто", "Текст"),
    "en": ("Interviewer", "Ms Birch:", "Why is the bus always late?", "The road is bad.", "Speaker", "Text"),
}


@pytest.mark.parametrize("language", TALKS)
@pytest.mark.parametrize("has_header", [True, False])
def test_an_interview_set_as_a_table_has_speakers(tmp_path: Path, language: str, has_header: bool) -> None:
    asker, teller, question, answer, *header = TALKS[language]
    rows = [(asker, question), (teller, answer), ("", answer), (asker, question), (teller, answer)]
    source = read(make(tmp_path, p(r("Kənd")), table(*([tuple(header)] if has_header else []), *rows)))
    name = teller.rstrip(":")
    said = [(asker, question), (name, answer), (name, answer), (asker, question), (name, answer)]
    assert marked(source, "speaker") == said
    assert marked(source, "table") == ([("", "\t".join(header))] if has_header else [])
    assert f"{name}: {answer}\n\n{answer}\n\n{asker}: {question}" in source.original


@pytest.mark.parametrize(
    "rows",
    [
        [("Ölkə", "Xal"), ("Quba", "7"), ("Şəki", "9"), ("Quba", "8"), ("Şəki", "9")],
        [("Sorun", "Yol bozuk, şoför de tek başına."), ("Sorun", "Okul çok uzakta."), ("Sorun", "Ders geç başlıyor.")],
        [("Тема", "Мнение"), ("Дорога", "Дорога плохая, едем долго."), ("Школа", "Школа хорошая, но далеко.")],
        [("Q", "Why is it late?"), ("A", "The road is bad.")],
        [("a", "b", "Why is it late?"), ("b", "a", "The road is bad."), ("a", "b", "Who says so, then?")],
    ],
)
def test_other_tables_stay_tables(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    source = read(make(tmp_path, table(*rows)))
    assert marked(source, "table") == [("", "\n".join(map("\t".join, rows)))]
    assert marked(source, "speaker") == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, encoding: str) -> None:
    text = f'<!DOCTYPE d [<!ENTITY e "boo">]><w:document {W}><w:body>{p(r("&e;"))}</w:body></w:document>'
    with pytest.raises(ReadingError, match="entities"):
        read(make(tmp_path, document=text.encode(encoding)))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "password"),
        (b"plain words", "this is no Word document"),
    ],
)
def test_other_files_are_refused_with_a_reason(tmp_path: Path, data: bytes, found: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=found):
        read(path)


def test_damage_is_reported_in_one_line(tmp_path: Path) -> None:
    whole = make(tmp_path, *(p(r(f"cümlə {n}")) for n in range(200))).read_bytes()
    path = tmp_path / "b.docx"
    for size in range(0, len(whole), 97):
        path.write_bytes(whole[:size])
        with pytest.raises(ReadingError):
            read(path)
    for at in range(0, len(whole), 53):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        try:
            read(path)
        except ReadingError as error:
            assert "\n" not in str(error)


def test_other_archives_and_absurd_sizes_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "x")
    with pytest.raises(ReadingError, match=r"no word/document\.xml"):
        read(path)
    monkeypatch.setattr("qualkit.reading.archives.LARGEST", 1000)
    with pytest.raises(ReadingError, match="unpack"):
        read(make(tmp_path, p(r("söz " * 400))))


def test_absurd_nesting_is_refused(tmp_path: Path) -> None:
    deep = "<w:sdt><w:sdtContent>" * 3000 + p(r("x")) + "</w:sdtContent></w:sdt>" * 3000
    with pytest.raises(ReadingError):
        read(make(tmp_path, deep))


def test_roman_numbers() -> None:
    assert [word_xml.number_text("upperRoman", n) for n in (1, 4, 9, 14, 40)] == ["I", "IV", "IX", "XIV", "XL"]


def test_a_text_box_in_a_cell_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p(r('Haşiyə'))}</w:txbxContent>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    cells = f"<w:tc>{p(r('Söz'), f'<w:r>{twice}</w:r>')}</w:tc><w:tc>{p(r('Слово'))}</w:tc>"
    source = read(make(tmp_path, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", p(r("Son"))))
    assert source.original == "Söz\tСлово\n\nHaşiyə\n\nSon"


@pytest.mark.parametrize("kind", ["page", "column", "textWrapping"])
def test_a_break_in_a_paragraph_divides_words(tmp_path: Path, kind: str) -> None:
    sign = f'<w:br w:type="{kind}"/>'
    assert read(make(tmp_path, p(r("ağac", sign=sign), r("ışıq")))).original == "ağac\nışıq"
    assert read(make(tmp_path, p(f"<w:r>{sign}</w:r>", r("ağac", bold=True, sign=sign)))).original == "ağac"
