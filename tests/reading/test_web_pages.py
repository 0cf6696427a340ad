"""Web pages: blocks, tables, notes, encodings, and what is no text of the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.errors import ReadingError
from qualkit.model.sources import Source
from qualkit.reading import read

TEXTS = {
    "az": "Kənddə internet yavaşdır, müəllim isə «gözləyin» deyir.",
    "tr": "Köydeki öğretmen, yağışlı günlerde bağlantının koptuğunu söylüyor.",
    "ru": "Учительница рассказала, что связь пропадает после каждого дождя.",
    "en": "The café’s connection is the only one – “so they say”.",
}


def make(folder: Path, body: str, *, head: str = "", name: str = "a.html") -> Path:
    path = folder / name
    path.write_text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    return path


def marked(source: Source, kind: str) -> list[tuple[str, str]]:
    return [(mark.value, source.original[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


def test_words_keep_together_and_blocks_apart(tmp_path: Path) -> None:
    body = (
        "<h1>Söhbət</h1><p>Bir\n  <b>qalın</b>lıq, <i>əyri</i>&nbsp;söz&shy;lər &lt;Anna&gt; &amp; &#601;<br>yeni sətir"
        "<br><br>yeni abzas</p>sərbəst söz<div>içində <p>abzas</p> sonra</div><p>son<wbr>uncu</p>"
    )
    source = read(make(tmp_path, body))
    assert source.original.split("\n\n") == [
        "Söhbət",
        "Bir qalınlıq, əyri\u00a0söz\u00adlər <Anna> & ə\nyeni sətir",
        "yeni abzas",
        "sərbəst söz",
        "içində",
        "abzas",
        "sonra",
        "sonuncu",
    ]
    assert source.reader == "html"
    assert marked(source, "title") == [("", "Söhbət")]
    assert marked(source, "bold") == [("", "qalın")]


def test_bold_by_style_sheet(tmp_path: Path) -> None:
    head = "<style>h1.w, .x{color:red} .c3 , p.c4{font-weight:700} .c5{font-weight:normal}</style>"
    body = '<p><span class="c3">Ли:</span> да <b class="c5">нет</b> <span style="font-weight: bold">так</span></p>'
    assert marked(read(make(tmp_path, body, head=head)), "bold") == [("", "Ли:"), ("", "так")]


def test_what_is_no_text_of_the_page_is_left_out(tmp_path: Path) -> None:
    body = (
        "<header><a>Ana səhifə</a></header><nav>Menyu</nav><script>var a = '<p>x</p>';</script><style>p{}</style>"
        "<p>Mətn<!-- qeyd --></p><del>silindi</del><ins>əlavə</ins><p hidden>gizli</p>"
        '<p style="display: none">gizli</p><aside>reklam</aside><form><input value="x"><p>Anket</p><select><option>bir'
        '</select></form><blockquote>Sitat<footer>— Anna</footer></blockquote><div role="navigation">bax</div>'
        "<noscript>JavaScript</noscript><svg><text>şəkil</text></svg><footer>© 2020</footer>"
    )
    assert read(make(tmp_path, body, head="<title>Sayt</title>")).original.split("\n\n") == [
        "Mətn",
        "əlavə",
        "Anket",
        "Sitat",
        "— Anna",
    ]


def test_the_main_part_is_read_if_most_words_are_in_it(tmp_path: Path) -> None:
    article = "<article><header><h1>Yol</h1></header><p>Yol haqqında uzun bir hekayə var.</p></article>"
    assert read(make(tmp_path, f"<p>Oxşar</p>{article}<div>Şərhlər</div>")).original.startswith("Yol\n\n")
    short = "<main><p>Qısa</p></main>"
    assert "uzun" in read(make(tmp_path, f"{short}<p>Yol haqqında uzun bir hekayə var.</p>")).original


def test_lists_quotations_and_captions(tmp_path: Path) -> None:
    body = (
        "<ul><li>bir<ul><li>iç</ul><li><p>iki</p><p>davam</p></ul><ol start=3 type=a><li>x<li value=9>y</ol>"
        "<blockquote><p>Sitat</p></blockquote><figure><img alt=şəkil><figcaption>Şəkil 1</figcaption></figure>"
        '<p class="Sual-western">s</p><p class="MsoTitle">Ad</p><q>söz</q>'
    )
    source = read(make(tmp_path, body))
    assert [words for _, words in marked(source, "list")] == ["– bir", "– iç", "– iki", "davam", "c. x", "i. y"]
    assert marked(source, "style") == [("blockquote", "Sitat"), ("Sual", "s")]
    assert marked(source, "caption") == [("", "Şəkil 1")]
    assert marked(source, "title") == [("", "Ad")]
    assert source.original.endswith("“söz”")


def test_tables_are_data_or_layout(tmp_path: Path) -> None:
    data = (
        "<table><caption>Cədvəl</caption><tr><th>Ad<th>Yaş<tr><td rowspan=2>Lalə<td><p>3</p><p>4</p><tr><td>5</table>"
    )
    layout = (
        "<table><tr><td><h2>Xəbər</h2><p>mətn</p><td><table><tr><td>a<td>b</table></table><table><tr><td>tək</table>"
    )
    source = read(make(tmp_path, data + layout))
    assert source.original == "Cədvəl\n\nAd\tYaş\nLalə\t3 4\n\t5\n\nXəbər\n\nmətn\n\na\tb\n\ntək"
    assert [words for _, words in marked(source, "table")] == ["Ad\tYaş\nLalə\t3 4\n\t5", "a\tb"]


def test_an_interview_set_as_a_table_has_speakers(tmp_path: Path) -> None:
    turns = [("Müsahibəçi", "Avtobus niyə gecikir?"), ("Aytən", "Yol pisdir, sürücü də təkdir.")] * 2
    rows = "".join(f"<tr><td><b>{label}</b><td>{said}" for label, said in turns)
    assert marked(read(make(tmp_path, f"<table>{rows}</table>")), "speaker") == turns


NOTE_STYLES = {
    "pandoc": (
        '<a href="#fn1" class="footnote-ref" id="r1" role="doc-noteref"><sup>1</sup></a>',
        '<ol role="doc-endnotes"><li id="fn1"><p>Qeyd. <a href="#r1" role="doc-backlink">↩</a></p></li></ol>',
    ),
    "LibreOffice": (
        '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
        '<div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Qeyd.</p></div>',
    ),
    "Word": (
        '<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>',
        '<div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Qeyd.</p></div>',
    ),
    "plain": ('<sup id="b1"><a href="#n1">1</a></sup>', '<p id="n1"><a href="#b1">1</a>. Qeyd.</p>'),
}


@pytest.mark.parametrize("style", NOTE_STYLES)
def test_notes_stand_at_the_end_without_their_signs(tmp_path: Path, style: str) -> None:
    sign, note = NOTE_STYLES[style]
    source = read(make(tmp_path, f'<p>Söz{sign} davamı, <a href="#x">2</a> dəfə.</p>{note}<p id="x">Son</p>'))
    assert source.original.split("\n\n") == ["Söz davamı, 2 dəfə.", "Son", "Qeyd."]
    assert marked(source, "footnote") == [("1", "Qeyd.")]


def test_preformatted_lines_stay_lines(tmp_path: Path) -> None:
    assert read(make(tmp_path, "<pre>A: bir\n  B: iki\n\nA: üç</pre>")).original == "A: bir\n  B: iki\n\nA: üç"


@pytest.mark.parametrize(
    ("language", "encoding", "said"),
    [
        ("az", "utf-8", "utf-8"),
        ("az", "utf-8", "iso-8859-1"),
        ("az", "utf-16", ""),
        ("tr", "cp1254", "windows-1254"),
        ("tr", "cp1254", "iso-8859-9"),
        ("tr", "cp1254", "iso-8859-1"),
        ("tr", "cp1254", ""),
        ("ru", "cp1251", "windows-1251"),
        ("ru", "cp1251", "utf-8"),
        ("ru", "koi8_r", "koi8-r"),
        ("ru", "cp866", "ibm866"),
        ("en", "cp1252", "iso-8859-1"),
        ("en", "cp1252", "no-such"),
    ],
)
def test_encodings(tmp_path: Path, language: str, encoding: str, said: str) -> None:
    path = tmp_path / "a.htm"
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={said}">' if said else ""
    path.write_bytes(
        f"<html><head>{meta}</head><body><p>{TEXTS[language]}</p></body></html>".encode(encoding, "replace")
    )
    expected = TEXTS[language].encode(encoding, "replace").decode(encoding)
    assert read(path).original == expected


def test_xhtml_with_empty_elements(tmp_path: Path) -> None:
    path = tmp_path / "a.xhtml"
    start = '<?xml version="1.0" encoding="utf-8"?>'
    start += '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x"/></head>'
    path.write_text(f'{start}<body><p><a id="y"/>bir<br/>iki</p><p/><p>üç</p></body></html>', encoding="utf-8")
    assert read(path).original == "bir\niki\n\nüç"


def test_a_page_saved_with_its_pictures(tmp_path: Path) -> None:
    path = tmp_path / "a.mht"
    page = '<html><body><p style=3D"x">K=C9=99nd</p></body></html>'
    path.write_bytes(
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + page.encode()
        + b"\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    )
    assert read(path).original == "Kənd"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "empty"),
        ("<html><body><p> </p></body></html>", "no text"),
        ('<!DOCTYPE html [<!ENTITY a "boo">]><p>&a;</p>', "entities"),
        ("<div>" * 5000, "nested"),
        ("<b>" * 1_000_000, "nested"),
    ],
)
def test_other_files_are_refused_with_a_reason(tmp_path: Path, text: str, found: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadingError, match=found):
        read(path)


def test_odd_characters(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<html><p>a&#0;b&#xD800;c\x01d" + b"s\xc9\x99s " * 250_000)
    text = read(path).original
    assert text.startswith("a")
    assert "\x00" not in text
    assert text.encode("utf-8")
    assert len(text) > 999_000


def test_what_stands_outside_of_the_main_part_is_told(tmp_path: Path) -> None:
    outside = "<p>Bu sözlər səhifənin əsas hissəsindən kənarda qalır və oxunmur.</p>"
    inside = "<main><p>Əsas hissədə isə müsahibənin özü var, oxunan da odur, başqası deyil.</p></main>"
    path = tmp_path / "a.html"
    path.write_text(f"<body>{outside}{inside}</body>", encoding="utf-8")
    assert ["% of the page" in mark.value for mark in read(path).marks if mark.kind == "doubt"] == [True]
    path.write_text(f"<body>{inside}</body>", encoding="utf-8")
    assert [mark for mark in read(path).marks if mark.kind == "doubt"] == []
