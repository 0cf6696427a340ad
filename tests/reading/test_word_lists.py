"""Numbers of lists, and headers and footers, in Word documents."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from qualkit.annotating import annotate
from qualkit.model.sources import Source
from qualkit.reading import read
from tests.reading.test_word import W, item, p, r

R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LEVELS = """<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>"""
ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
ROMAN = '<w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1)"/></w:lvl>'
OTHER = f'<w:lvlOverride w:ilvl="0">{ROMAN}</w:lvlOverride>'
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Suallar"/>{LEVELS}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">{LEVELS}</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Suallar"/></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>{ANEW.format(1)}</w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="0"/>{ANEW.format(7)}</w:num>
<w:num w:numId="7"><w:abstractNumId w:val="1"/>{OTHER}</w:num></w:numbering>"""


def make(folder: Path, *body: str, furniture: dict[str, str] | None = None, settings: str = "") -> Source:
    """furniture: type of a header or footer, such as `header default` -> its paragraphs."""
    parts = {"numbering": NUMBERING, "settings": f"<w:settings {W}>{settings}</w:settings>"}
    relations, section = "", ""
    for number, (name, paragraphs) in enumerate((furniture or {}).items()):
        kind, shown = name.split()
        parts[f"{kind}{number}"] = f"<w:{kind} {W}>{paragraphs}</w:{kind}>"
        relations += f'<Relationship Id="rId{number}" Type="{KIND}/{kind}" Target="{kind}{number}.xml"/>'
        section += f'<w:{kind}Reference w:type="{shown}" r:id="rId{number}"/>'
    parts["document"] = (
        f"<w:document {W} {R}><w:body>{''.join(body)}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    )
    with zipfile.ZipFile(folder / "a.docx", "w") as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
    return read(folder / "a.docx")


def furniture(source: Source) -> list[str]:
    return [source.original[mark.start : mark.end] for mark in source.marks if mark.kind == "furniture"]


@pytest.mark.parametrize(
    ("items", "numbers"),
    [
        ([(1, 0), (1, 0), (2, 0), (2, 0), (1, 0)], ["1.", "2.", "3.", "4.", "5."]),
        ([(1, 0), (1, 0), (4, 0), (1, 0), (4, 0)], ["1.", "2.", "1.", "3.", "2."]),
        ([(1, 0), (1, 0), (3, 0), (3, 0), (1, 0)], ["1.", "2.", "1.", "2.", "3."]),
        ([(1, 0), (1, 1), (1, 1), (2, 0), (2, 1)], ["1.", "a)", "b)", "2.", "a)"]),
        ([(1, 0), (6, 0), (6, 0), (3, 0), (6, 0)], ["1.", "7.", "8.", "1.", "2."]),
        ([(5, 0), (1, 0), (5, 0)], ["1.", "2.", "3."]),
        ([(4, 0), (7, 0), (4, 0)], ["1.", "II)", "3."]),
    ],
    ids=["go on", "other list", "anew", "levels", "anew once", "by its style", "other signs"],
)
def test_lists_count_as_word_does(tmp_path: Path, items: list[tuple[int, int]], numbers: list[str]) -> None:
    source = make(tmp_path, *(item("söz", number, level) for number, level in items))
    assert source.original.split("\n\n") == [f"{number} söz" for number in numbers]


def test_rows_that_word_numbers(tmp_path: Path) -> None:
    rows = (("Leyla", item("yol uzaqdır", 4)), ("İlqar", item("dərs gecdir", 4)))
    cells = ((p(r(name)), said, p(r("bəli"))) for name, said in rows)
    table = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in cells)
    source = make(tmp_path, f"<w:tbl>{table}</w:tbl>", item("son söz", 4))
    assert source.original == "Leyla\t1. yol uzaqdır\tbəli\nİlqar\t2. dərs gecdir\tbəli\n\n3. son söz"


@pytest.mark.parametrize(
    "words", ["Müsahibə 7, 12 may 2023", "Görüşme 7, Işıklı köyü", "Интервью № 7, село Ёлкино", "Interview 7"]
)
def test_what_only_a_header_says_is_kept(tmp_path: Path, words: str) -> None:
    source = make(tmp_path, p(r("Söz burada.")), furniture={"header default": p(r(words)), "footer default": p(r("7"))})
    assert source.original == f"Söz burada.\n\n{words}"
    assert furniture(source) == [words]


def test_a_header_that_the_text_says_too_is_not_written_again(tmp_path: Path) -> None:
    shown = {"header default": p(r("Müsahibə 7")), "header first": p(r("Qaralama")), "footer even": p(r("Köhnə"))}
    source = make(tmp_path, p(r("Müsahibə 7")), p(r("Söz.")), furniture=shown)
    assert source.original == "Müsahibə 7\n\nSöz."
    even = make(tmp_path, p(r("Söz.")), furniture=shown, settings="<w:evenAndOddHeaders/>")
    assert furniture(even) == ["Müsahibə 7", "Köhnə"]


@pytest.mark.parametrize(
    ("words", "is_kept"),
    [
        ("Səhifə ", False),
        ("SAYFA ", False),
        ("Стр. 1 из ", False),
        ("– ", False),
        ("Müsahibə 7, Quba, səhifə ", True),
        ("Leyla Məmmədova ", True),
        ("Anketör: İnci ", True),
        ("Интервью ", True),
    ],
)
def test_a_page_number_is_nothing_to_keep(tmp_path: Path, words: str, is_kept: bool) -> None:
    field = f'<w:fldSimple w:instr=" PAGE ">{r("3")}</w:fldSimple>'
    source = make(tmp_path, p(r("Söz.")), furniture={"footer default": p(r(words), field)})
    assert bool(furniture(source)) == is_kept


def test_the_last_answer_does_not_go_on_in_the_header(tmp_path: Path) -> None:
    body = [("Müsahibəçi", "Yol necədir?"), ("Leyla", "Uzaqdır."), ("Müsahibəçi", "Bəs dərs?"), ("Leyla", "Gecdir.")]
    source = make(
        tmp_path, *(p(r(f"{name}: {said}")) for name, said in body), furniture={"header default": p(r("Müsahibə 7"))}
    )
    turns = annotate(source).turns
    assert source.text[turns[-1].start : turns[-1].end].strip() == "Gecdir."
