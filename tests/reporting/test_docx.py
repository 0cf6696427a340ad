from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import lxml.etree
import pytest
from docx2python import docx2python

from qualkit.reporting.docx import write_docx
from qualkit.reporting.parsing import parse_html

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TAGS = {"az": "az-Latn-AZ", "tr": "tr-TR", "ru": "ru-RU", "en": "en-GB"}


def text_of(content: bytes) -> str:
    with docx2python(BytesIO(content)) as read:
        return str(read.text)


def body_of(content: bytes, part: str = "word/document.xml") -> lxml.etree._Element:
    with ZipFile(BytesIO(content)) as archive:
        return lxml.etree.fromstring(archive.read(part))


def test_an_empty_report_opens(empty, made_at):
    content = write_docx(parse_html(empty), {}, made_at=made_at)
    assert docx.Document(BytesIO(content)).paragraphs == []
    assert text_of(content).strip() in ("", "1")


def test_words_come_back(report, language, words, charts, made_at):
    content = write_docx(parse_html(report(language, words)), charts, made_at=made_at)
    text = text_of(content)
    assert text.count(words) >= 19
    assert "12 + 3" in text


def test_every_run_has_its_language(report, language, words, charts, made_at):
    body = body_of(write_docx(parse_html(report(language, words)), charts, made_at=made_at))
    found = {
        run.find(f"{W}rPr/{W}lang").get(f"{W}val")
        for run in body.iter(f"{W}r")
        if words in "".join(run.itertext()) and run.find(f"{W}rPr/{W}lang") is not None
    }
    assert found == {TAGS[language]}


def test_a_quotation_has_its_own_language(made_at):
    quote = '<blockquote lang="ru"><p>щи <span lang="other">x</span></p></blockquote>'
    html = f'<article lang="az" title="H">{quote}</article>'
    body = body_of(write_docx(parse_html(html), {}, made_at=made_at))
    shown = {
        "".join(run.itertext()): [child.get(f"{W}val") for child in run.find(f"{W}rPr") if child.tag == f"{W}lang"]
        for run in body.iter(f"{W}r")
    }
    assert shown == {"H": ["az-Latn-AZ"], "щи ": ["ru-RU"], "x": []}


def test_styles_are_real(report, charts, made_at):
    word = docx.Document(BytesIO(write_docx(parse_html(report("tr", "Işık")), charts, made_at=made_at)))
    names = [paragraph.style.name for paragraph in word.paragraphs]
    for name in ("Title", "Heading 1", "Heading 2", "Quote", "Proposed Quote", "Caption", "toc 1", "List Bullet"):
        assert name in names
    normal = word.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt, normal.paragraph_format.line_spacing) == ("Times New Roman", 12, 1.5)
    assert word.sections[0].left_margin.cm == pytest.approx(3, abs=0.01)


def test_contents_are_filled_in_and_lead_to_the_headings(report, charts, made_at):
    body = body_of(write_docx(parse_html(report("ru", "Ёлка")), charts, made_at=made_at))
    bookmarks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    links = list(body.iter(f"{W}hyperlink"))
    assert ["".join(link.itertext()) for link in links][:3] == ["1 Ёлка", "1.1 Ёлка", "Ёлка"]
    assert {link.get(f"{W}anchor") for link in links} <= bookmarks
    kinds = [mark.get(f"{W}fldCharType") for mark in body.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_the_header_row_of_a_table_repeats(report, charts, made_at):
    body = body_of(write_docx(parse_html(report("en", "a")), charts, made_at=made_at))
    first, second = body.iter(f"{W}tr")
    assert first.find(f"{W}trPr/{W}tblHeader") is not None
    assert second.find(f"{W}trPr/{W}tblHeader") is None


def test_numbered_lists_each_start_at_one(made_at):
    html = '<article lang="az" title=""><ol><li>a</li></ol><p>b</p><ol><li>c</li></ol></article>'
    content = write_docx(parse_html(html), {}, made_at=made_at)
    numbers = [place.get(f"{W}val") for place in body_of(content).iter(f"{W}numId")]
    assert len(set(numbers)) == 2
    starts = body_of(content, "word/numbering.xml").iter(f"{W}startOverride")
    assert [start.get(f"{W}val") for start in starts] == ["1", "1"]


def test_a_picture_is_described_and_no_wider_than_the_text(report, charts, made_at):
    word = docx.Document(BytesIO(write_docx(parse_html(report("tr", "Işık")), charts, made_at=made_at)))
    (picture,) = word.inline_shapes
    assert picture.width.cm <= 15.5
    assert picture._inline.docPr.get("descr") == charts["matrix"].alt


def test_hostile_words_are_only_words(report, hostile, charts, made_at):
    content = write_docx(parse_html(report("az", hostile)), charts, made_at=made_at)
    harmless = write_docx(parse_html(report("az", "a")), charts, made_at=made_at)
    assert {element.tag for element in body_of(content).iter()} == {element.tag for element in body_of(harmless).iter()}
    with ZipFile(BytesIO(content)) as archive:
        assert b'TargetMode="External"' not in archive.read("word/_rels/document.xml.rels")


def test_the_same_report_gives_the_same_bytes(report, language, words, charts, made_at):
    html = report(language, words)
    once, twice = (write_docx(parse_html(html), charts, made_at=made_at) for _ in range(2))
    assert once == twice
    later = write_docx(parse_html(html), charts, made_at=datetime(2027, 1, 1, tzinfo=UTC))
    assert later != once


def test_properties_name_title_language_and_date(report, charts, made_at):
    word = docx.Document(BytesIO(write_docx(parse_html(report("tr", "Işık")), charts, made_at=made_at)))
    properties = word.core_properties
    assert (properties.title, properties.language, properties.author) == ("Işık", "tr-TR", "Işık")
    assert properties.created == properties.modified == made_at


def test_a_date_before_zip_files_is_kept_out_of_the_archive(empty):
    content = write_docx(parse_html(empty), {}, made_at=datetime(1970, 1, 1, tzinfo=UTC))
    with ZipFile(BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs noProof snapToGrid color sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan tcBorders textDirection vAlign",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat rsid pPr rPr tblPr",
    "lvl": "start numFmt pStyle suff lvlText lvlJc pPr",
}


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footer1.xml"])
def test_properties_stand_in_the_order_that_word_insists_on(part, report, charts, made_at):
    """Source: ECMA-376 part 1, the sequences of the complex types."""
    body = body_of(write_docx(parse_html(report("az", "ağ")), charts, made_at=made_at), part)
    for name, order in ORDER.items():
        places = {f"{W}{tag}": place for place, tag in enumerate(order.split())}
        for properties in body.iter(f"{W}{name}"):
            found = [places[child.tag] for child in properties]
            assert found == sorted(found), lxml.etree.tostring(properties)
