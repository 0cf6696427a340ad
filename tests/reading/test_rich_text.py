"""RTF files as Word, LibreOffice and simple programs write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.errors import ReadingError
from qualkit.model.sources import Source
from qualkit.reading import read

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman{\*\falt Times};}{\f1\fnil\fcharset2 Symbol;}"
    r"{\f2\fswiss\fcharset162 Arial Tur;}{\f3\fswiss\fcharset204 Arial CYR;}{\f4 Plain;}}"
)
STYLES = (
    r"{\stylesheet{\ql Normal;}{\s1\b\outlinelevel0 heading 1;}{\s2 Title;}{\s3\sbasedon0 Sual;}{\s4 caption;}"
    r"{\*\cs10 Default Paragraph Font;}}"
)
HEAD = r"{\rtf1\ansi\ansicpg1254\deff0" + FONTS + STYLES


def make(folder: Path, body: str | bytes, *, head: str = HEAD, name: str = "a.rtf") -> Path:
    path = folder / name
    path.write_bytes(head.encode("ascii") + (body if isinstance(body, bytes) else body.encode("ascii")) + b"}")
    return path


def marked(source: Source, kind: str) -> list[tuple[str, str]]:
    return [(mark.value, source.original[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


def written(text: str, encoding: str) -> str:
    """The text as Word writes it: letters outside ASCII as their byte in a code page."""
    return "".join(c if c < "\x80" else "".join(rf"\'{byte:02x}" for byte in c.encode(encoding)) for c in text)


@pytest.mark.parametrize(
    ("font", "encoding", "text"),
    [
        (2, "cp1254", "Işık, şöyle bir ağaç; İğne ipliği çürük."),
        (3, "cp1251", "Ёлка растёт у дороги – «вот так»."),
        (4, "cp1254", "Yağmur yağıyor, şimşek çakıyor."),
        (0, "cp1254", "Yağmur yağıyor, şimşek çakıyor."),
    ],
)
def test_letters_are_those_of_the_fonts_code_page(tmp_path: Path, font: int, encoding: str, text: str) -> None:
    assert read(make(tmp_path, rf"\pard\f{font} {written(text, encoding)}\par")).original == text


@pytest.mark.parametrize("charset", ["", r"\fcharset0", r"\fcharset1", r"\fcharset204"])
@pytest.mark.parametrize("declared", ["", r"\ansicpg1251"])
def test_cyrillic_is_read_whatever_the_font_says(tmp_path: Path, charset: str, declared: str) -> None:
    text = "Дорога в посёлок закрыта с прошлой недели, и почту никто не возит."
    head = rf"{{\rtf1\ansi{declared}\deff0{{\fonttbl{{\f0{charset} Arial;}}}}"
    assert read(make(tmp_path, rf"\pard {written(text, 'cp1251')}\par", head=head)).original == text
    assert read(make(tmp_path, rb"\pard " + text.encode("cp1251"), head=head)).original == text


def test_western_letters_in_a_cyrillic_document(tmp_path: Path) -> None:
    head = rf"{{\rtf1\ansi\ansicpg1251\deff0{FONTS}"
    body = (
        rf"\pard\f0 caf{written('é', 'cp1252')} na{written('ï', 'cp1252')}ve \f3 {written('тоже кафе', 'cp1251')}\par"
    )
    assert read(make(tmp_path, body, head=head)).original == "café naïve тоже кафе"


def test_characters_by_number_and_their_fallbacks(tmp_path: Path) -> None:
    body = r"\uc1 m\u601?ktub \uc2 \u350\'c5\'9e\uc0 \u305 "
    body += r"\uc1\u-10179?\u-8704? {\u8211\endash}\u8217\'92 \u-3913?\par son"
    text = read(make(tmp_path, body)).original
    assert text.split("\n\n") == ["məktub Şı😀 –’ ", "son"]


def test_signs_of_word(tmp_path: Path) -> None:
    body = r"AB\u350?\_\u305?n\~a\-b\tab c\line d \ldblquote e\rdblquote\emdash\lquote f\rquote \{x\}\\ \bullet\par"
    assert read(make(tmp_path, body)).original == "ABŞ‑ın\u00a0a\u00adb\tc\nd “e”—‘f’{x}\\ •"


def test_headings_styles_and_bold(tmp_path: Path) -> None:
    body = (
        r"\pard\s2 Ba\u351?l\u305?k\par\pard\plain\s1\b Giri\u351?\par\pard\plain\s3"
        r"{\b Leyla:} yox, he\'e7 {\b1 vaxt\b0  da}\par"
        r"\pard\plain\outlinelevel1 Alt\par\pard\plain\s4 Cedvel 1\par\pard\plain sade\par"
    )
    source = read(make(tmp_path, body))
    assert source.original == "Başlık\n\nGiriş\n\nLeyla: yox, heç vaxt da\n\nAlt\n\nCedvel 1\n\nsade"
    assert marked(source, "title") == [("", "Başlık")]
    assert marked(source, "heading") == [("1", "Giriş"), ("2", "Alt")]
    assert marked(source, "style") == [("Sual", "Leyla: yox, heç vaxt da")]
    assert marked(source, "caption") == [("", "Cedvel 1")]
    assert marked(source, "bold") == [("", "Leyla:"), ("", "vaxt")]


def test_tracked_changes_hidden_text_and_fields(tmp_path: Path) -> None:
    body = (
        r"Qalan {\deleted silindi }{\revised \'fcst}{\v gizli}"
        r'{\field{\*\fldinst HYPERLINK "http://x.az"}{\fldrslt  ke\'e7id}}{\xe s\'f6z}\par'
        r"{\upr{A}{\*\ud{\u601?}}}{\*\unknown yox}{\pict\bin5 \par}}{\header ba\'fe}{\footerf son}\par"
    )
    assert read(make(tmp_path, body)).original == "Qalan üst keçid\n\nə"


def test_pictures_may_hold_any_bytes(tmp_path: Path) -> None:
    assert read(make(tmp_path, b"a{\\pict\\bin4 }}{\\}b{\\pict 0ab1\n}\\par")).original == "ab"


def test_lists_keep_their_numbers(tmp_path: Path) -> None:
    body = (
        r"{\listtext\pard\plain 1.\tab}bir\par{\listtext\pard\plain\f1 \'b7\tab}tire\par"
        r"{\pntext\f1 \'b7\tab}k\'f6hne\par"
        r"{\listtext\tab}s\u601?rb\u601?st\par"
    )
    source = read(make(tmp_path, body))
    assert [words for _, words in marked(source, "list")] == ["1. bir", "– tire", "– köhne"]
    assert source.original.endswith("sərbəst")


def test_tables_text_boxes_and_notes(tmp_path: Path) -> None:
    row = r"\trowd\cellx1\cellx2\pard\intbl Sual\par daha\cell Cavab\cell\row"
    nested = r"\trowd\pard\intbl d\u305?\u351?\par\itap2 i\'e7\nestcell"
    nested += r"{\*\nesttableprops\nestrow}{\nonesttables\par}\itap1\cell b\cell\row"
    box = (
        r"{\shp{\*\shpinst{\sp{\sn wz}{\sv 1}}{\shptxt\pard K\u601?nar\par}}"
        r"{\shprslt{\*\do{\dptxbxtext\pard yox\par}}}}"
    )
    note = r"{\super\chftn}{\*\footnote\pard\plain{\super\chftn} Qeyd m\u601?tni.\par ikinci}"
    source = read(make(tmp_path, rf"\pard \u399?sas{note}{box}\par {row}{row}{nested}\pard Son\par"))
    table = "Sual daha\tCavab\nSual daha\tCavab\ndış iç\tb"
    assert source.original == f"Əsas\n\nKənar\n\n{table}\n\nSon\n\nQeyd mətni.\nikinci"
    assert marked(source, "table") == [("", table)]
    assert marked(source, "footnote") == [("1", "Qeyd mətni.\nikinci")]


def test_a_comment_lies_over_what_it_is_about(tmp_path: Path) -> None:
    comment = r"{\*\atnid R}{\*\atnauthor Rena}\chatn{\*\annotation{\*\atnref 3}\pard bax\par}"
    body = (
        r"Dedi {\*\atrfstart 3}sonra{\*\atrfend 3}"
        + comment
        + r" getdi.\par t\u601?k"
        + comment.replace("ref 3", "ref 9")
    )
    source = read(make(tmp_path, body))
    assert source.original == "Dedi sonra getdi.\n\ntək"
    assert marked(source, "comment") == [("Rena: bax", "sonra"), ("Rena: bax", "tək")]


def test_an_interview_set_as_a_table_has_speakers(tmp_path: Path) -> None:
    turns = [("Interviewer", "Why is the bus late?"), ("Ms Birch", "The road is bad.")] * 2
    rows = "".join(rf"\trowd\pard\intbl {label}\cell {said}\cell\row" for label, said in turns)
    assert marked(read(make(tmp_path, rows + r"\pard\par")), "speaker") == turns


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1254", "Şehirdeki öğretmenler çığlık attı, İzmir ılıktı."),
        ("cp1254", "Köy değil, “şehir” dedi, çünkü ışık ve yol göründü."),
        ("cp1251", "В селе закрыли школу, дети ездят."),
        ("cp1252", "The café’s résumé – “naïve” – was read."),
    ],
)
def test_a_western_code_page_is_believed_only_of_western_words(tmp_path: Path, encoding: str, text: str) -> None:
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}\f0 "
    assert read(make(tmp_path, written(text, encoding), head=head)).original == text


def test_letters_outside_the_code_page_are_doubted(tmp_path: Path) -> None:
    source = read(make(tmp_path, r"\pard\f2 s\'81z \par \u-10179 x"))
    assert "s\ufffdz" in source.original
    assert "\ufffd" in {words for _, words in marked(source, "doubt")}


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "empty"),
        (b"plain words", "no RTF document"),
        (b"{\\rtf1 {\\b qal\\'fdn", "cut off"),
        (b"{\\rtf1 }", "no text"),
    ],
)
def test_other_files_are_refused_with_a_reason(tmp_path: Path, data: bytes, found: str) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=found):
        read(path)


def test_damage_is_reported_or_read(tmp_path: Path) -> None:
    whole = make(
        tmp_path, r"\trowd\pard\intbl a\cell\row\pard {\footnote b}c\'e7\u601?\par{\*\annotation d}"
    ).read_bytes()
    path = tmp_path / "b.rtf"
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + b"}{"[at % 2 : at % 2 + 1] + whole[at + 1 :])
        try:
            read(path)
        except ReadingError as error:
            assert "\n" not in str(error)
    path.write_bytes(b"{\\rtf1 " + b"{\\b " * 50_000 + b"x" + b"}" * 50_001)
    assert read(path).original == "x"
