"""Letters that are italic, by a style or by themselves, in each format that knows of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.model.sources import Source
from qualkit.reading import read
from tests.reading.open_document_files import STYLES, make_odt
from tests.reading.test_web_pages import make as make_page
from tests.reading.test_word import W, make, p, r

ASKED, TOLD = "İşə nə vaxt başladınız?", "Ötən il, Ёлка ilə."


def italics(source: Source, kind: str = "italic") -> list[str]:
    return [source.original[mark.start : mark.end] for mark in source.marks if mark.kind == kind]


def test_word_by_an_inherited_style_that_a_run_may_take_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    styles = f"""<w:styles {W}><w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr>
    </w:style><w:style w:type="paragraph" w:styleId="q2"><w:name w:val="Sual"/><w:basedOn w:val="q"/></w:style>
    <w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/><w:basedOn w:val="q"/></w:style></w:styles>"""
    monkeypatch.setattr("tests.reading.test_word.STYLES", styles)
    upright = "<w:r><w:rPr><w:i w:val='0'/></w:rPr><w:t> Bəli.</w:t></w:r>"
    body = p(r("Başlıq"), style="h"), p(r(ASKED), upright, style="q2"), p(r(TOLD))
    source = read(make(tmp_path, *body))
    assert italics(source) == [ASKED]
    assert italics(source, "bold") == []


def test_word_letters_that_are_bold_and_italic_have_both_marks(tmp_path: Path) -> None:
    source = read(make(tmp_path, p(r("Ad ", bold=True), r(ASKED, bold=True, italic=True))))
    assert (italics(source), italics(source, "bold")) == ([ASKED], [f"Ad {ASKED}"])


def test_open_document_by_an_inherited_style(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    style = '<style:style style:name="{}" style:family="paragraph"{}>{}</style:style>'
    slanted = '<style:text-properties fo:font-style="oblique"/>'
    added = style.format("Quote", "", slanted) + style.format("Q2", ' style:parent-style-name="Quote"', "")
    changed = STYLES.replace("<office:styles>", f"<office:styles>{added}")
    monkeypatch.setattr("tests.reading.open_document_files.STYLES", changed)
    source = read(make_odt(tmp_path, f'<text:p text:style-name="Q2">{ASKED}</text:p><text:p>{TOLD}</text:p>'))
    assert italics(source) == [ASKED]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("<p><i>{q}</i> {a}</p>", [ASKED]),
        ("<p style='font-style:italic'>{q}</p><p>{a}</p>", [ASKED]),
        ("<p class='k m'>{q}</p><p>{a}</p>", [ASKED]),
        ("<p><em>{q} <span class='u'>{a}</span></em></p>", [ASKED]),
        ("<h2><i>{q}</i></h2><p>{a}</p>", [ASKED]),
        ("<p><b>{q}</b></p><p>{a}</p>", []),
    ],
)
def test_web_pages_by_tag_style_and_class(tmp_path: Path, written: str, found: list[str]) -> None:
    head = "<style>.k { font-style: italic } .m { font-weight: 400 } .u { font-style: normal }</style>"
    assert italics(read(make_page(tmp_path, written.format(q=ASKED, a=TOLD), head=head))) == found


def test_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"*{ASKED}*\n\n{TOLD}\n\n_{ASKED}_ {TOLD} **qalın** ***hər ikisi***\n", encoding="utf-8")
    source = read(path)
    assert sorted(italics(source)) == sorted([ASKED, ASKED, "hər ikisi"])
    assert sorted(italics(source, "bold")) == ["hər ikisi", "qalın"]
