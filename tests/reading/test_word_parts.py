"""What a Word document can hold besides plain paragraphs: each is read, or a doubt says that it was not."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from qualkit.model.sources import Source
from qualkit.reading import read
from qualkit.reading.cross_check import unread_paragraphs

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    f'xmlns:m="{OFFICE}/math" xmlns:r="{OFFICE}/relationships" xmlns:wps="urn:wps" '
    'xmlns:dgm="urn:dgm" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


UP = '<w:vertAlign w:val="superscript"/>'


def make(folder: Path, body: str, *, names: str = MAIN, main: str = "word/document.xml", **parts: str) -> Path:
    path = folder / "a.docx"
    xml = f'<w:document xmlns:w="{names}" {NAMES}><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(main, xml)
        for name, content in parts.items():
            root = {"relations": "Relationships", "diagram": "dgm:dataModel"}.get(name, f"w:{name}")
            file = {"relations": "word/_rels/document.xml.rels", "diagram": "word/diagrams/data1.xml"}.get(name)
            archive.writestr(file or f"word/{name}.xml", f'<{root} xmlns:w="{MAIN}" {NAMES}>{content}</{root}>')
        if main != "word/document.xml":
            target = f'<Relationship Id="r1" Type="{OFFICE}/relationships/officeDocument" Target="/{main}"/>'
            archive.writestr("_rels/.rels", f"<Relationships>{target}</Relationships>")
    return path


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text: str, more: str = "") -> str:
    return f'<w:r><w:rPr>{more}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def marked(source: Source, kind: str) -> list[tuple[str, str]]:
    return [(mark.value, source.original[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


def test_nothing_is_in_doubt_where_all_is_read(tmp_path: Path) -> None:
    table = f"<w:tbl><w:tr><w:tc>{p(r('Kənd'))}</w:tc><w:tc>{p(r('Yol'))}{p(r('uzaqdır'))}</w:tc></w:tr></w:tbl>"
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p(r('Çərçivədə'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    source = read(make(tmp_path, p(r("Dağ "), box, r("yolu")) + table + p(r("Son söz"))))
    assert source.original == "Dağ yolu\n\nÇərçivədə\n\nKənd\tYol uzaqdır\n\nSon söz"
    assert marked(source, "doubt") == []


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('nəzarət'))}</w:sdtContent></w:sdt>", "nəzarət"),
        (p(f"<w:smartTag>{r('Bakı')}</w:smartTag>", r(" şəhəri")), "Bakı şəhəri"),
        (p(f'<w:fldSimple w:instr="REF a">{r("Cədvəl 1")}</w:fldSimple>'), "Cədvəl 1"),
        (p('<w:r><w:fldChar/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>', r("Giriş")), "Giriş"),
        (p(r("E = "), "<m:oMath><m:r><m:t>mc²</m:t></m:r></m:oMath>"), "E = mc²"),
        (p(f"<w:moveFrom>{r('köhnə')}</w:moveFrom><w:moveTo>{r('yeni')}</w:moveTo>"), "yeni"),
        (p('<w:r><w:t>α</w:t><w:sym w:font="Symbol" w:char="F062"/></w:r>'), "αβ"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', r(" bəli")), "☑ bəli"),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', r("gülüş")), "gülüş"),
        (p(r("Diplomatiya"), r("12", UP), r(", 30 m"), r("2", UP), r(", 2019"), r("3", UP)),
         "Diplomatiya[12], 30 m2, 2019[3]"),
        (p("<w:r><w:ruby><w:rt>", r("naxçıvan"), "</w:rt><w:rubyBase>", r("Н"), "</w:rubyBase></w:ruby></w:r>"),
         "Н (naxçıvan)"),
        (p(f"<w:ins>{r('yeni ')}</w:ins><w:del><w:r><w:delText>köhnə</w:delText></w:r></w:del>", r("söz")), "yeni söz"),
    ],
)  # fmt: skip
def test_wrappers_fields_and_signs(tmp_path: Path, body: str, text: str) -> None:
    source = read(make(tmp_path, body))
    assert source.original == text
    assert marked(source, "doubt") == []


def test_old_forms_show_what_was_chosen(tmp_path: Path) -> None:
    def field(data: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'

    entries = '<w:listEntry w:val="kənd"/><w:listEntry w:val="şəhər"/>'
    body = p(
        r("Yer: "), field(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>'),
        r(" razı "), field("<w:checkBox><w:checked/></w:checkBox>"),
        r(" qarşı "), field('<w:checkBox><w:default w:val="0"/></w:checkBox>'),
    )  # fmt: skip
    assert read(make(tmp_path, body)).original == "Yer: şəhər razı ☒ qarşı ☐"


def test_old_programs_copy_is_read_where_the_new_one_has_no_words(tmp_path: Path) -> None:
    def both(new: str, old: str) -> str:
        return (
            f"<mc:AlternateContent><mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
        )

    box = f"<w:txbxContent>{p(r('Haşiyə'))}</w:txbxContent>"
    for new in (box, "<wps:wsp/>"):
        assert read(make(tmp_path, p(r("Əsas"), f"<w:r>{both(new, box)}</w:r>"))).original == "Əsas\n\nHaşiyə"


def test_comments_lie_over_the_words_that_they_are_about(tmp_path: Path) -> None:
    def edge(name: str, number: int) -> str:
        return f'<w:comment{name} w:id="{number}"/>'

    comments = "".join(
        f'<w:comment w:id="{n}" w:author="Aytən">{p(r(text))}</w:comment>'
        for n, text in enumerate(("kim dedi?", "uzun", "bütöv"))
    )
    body = [
        p(r("Yol "), edge("RangeStart", 0), r("pisdir"), edge("RangeEnd", 0), f"<w:r>{edge('Reference', 0)}</w:r>"),
        p(r("O "), edge("RangeStart", 1), r("gəldi")),
        p(r("və getdi"), edge("RangeEnd", 1), r(" evə"), f"<w:r>{edge('Reference', 1)}</w:r>"),
        p(r("Bitdi"), f"<w:r>{edge('Reference', 2)}</w:r>"),
    ]
    assert marked(read(make(tmp_path, "".join(body), comments=comments)), "comment") == [
        ("Aytən: kim dedi?", "pisdir"),
        ("Aytən: uzun", "gəldi\n\nvə getdi"),
        ("Aytən: bütöv", "Bitdi"),
    ]


def test_a_field_in_the_instruction_of_another_is_no_text(tmp_path: Path) -> None:
    def field(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def instruction(words: str) -> str:
        return f"<w:r><w:instrText>{words}</w:instrText></w:r>"

    inner = (field("begin"), instruction("MERGEFIELD Sex"), field("separate"), r("M"), field("end"))
    whole = (field("begin"), instruction("IF"), *inner, field("separate"), r("Cənab"), field("end"))
    assert read(make(tmp_path, p(r("Hörmətli "), *whole, r(" Əli")))).original == "Hörmətli Cənab Əli"
    assert read(make(tmp_path, p(field("begin"), r("Əli")))).original == "Əli"


def test_comments_that_end_in_a_table_or_begin_behind_a_page_break(tmp_path: Path) -> None:
    comments = f'<w:comment w:id="1" w:author="A">{p(r("bax"))}</w:comment>'
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    table = f"<w:tbl><w:tr><w:tc>{p(r('üç'), end)}</w:tc></w:tr></w:tbl>"
    body = p(r("bir "), start, r("iki")) + table + p(r("dörd"))
    assert marked(read(make(tmp_path, body, comments=comments)), "comment") == [("A: bax", "iki")]
    body = p(r("bir")) + p('<w:r><w:br w:type="page"/></w:r>', r("iki "), start, r("üç")) + p(r("dörd"), end, r(" beş"))
    assert marked(read(make(tmp_path, body, comments=comments)), "comment") == [("A: bax", "üç\n\ndörd")]


@pytest.mark.parametrize("main", ["word/document2.xml", "Text/main.xml"])
def test_strict_documents_and_other_names_of_the_main_part(tmp_path: Path, main: str) -> None:
    assert read(make(tmp_path, p(r("Дорога плохая.")), names=STRICT)).original == "Дорога плохая."
    assert read(make(tmp_path, p(r("Yol bozuk.")), main=main)).original == "Yol bozuk."


def test_hidden_text_is_left_out_and_said(tmp_path: Path) -> None:
    body = p(r("Görünən "), r("gizli qeyd", "<w:vanish/>"), r("söz")) + p(r("açıq", '<w:vanish w:val="0"/>'))
    source = read(make(tmp_path, body))
    assert source.original == "Görünən söz\n\naçıq"
    ((sentence, words),) = marked(source, "doubt")
    assert "gizli qeyd" in sentence and words == "Görünən söz"


def test_embedded_documents_and_drawn_words_are_said(tmp_path: Path) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
    source = read(
        make(
            tmp_path,
            p(r("Sxem:"), '<w:r><w:drawing><dgm:relIds r:dm="r7"/></w:drawing></w:r>')
            + '<w:altChunk r:id="r9"/>'
            + p('<w:r><w:pict><v:textpath string="Süslü yazı"/></w:pict></w:r>'),
            relations=f'<Relationship Id="r7" Type="{kind}" Target="diagrams/data1.xml"/>',
            diagram="<a:p><a:t>ailə və məktəb</a:t></a:p>",
        )
    )
    assert source.original == "Sxem:"
    sentences = [value for value, _words in marked(source, "doubt")]
    assert len(sentences) == 3
    for words in ("ailə və məktəb", "embedded", "Süslü yazı"):
        assert sum(words in sentence for sentence in sentences) == 1


def test_words_in_an_unknown_place_are_said(tmp_path: Path) -> None:
    strange = f"<w:tbl><w:tr><w:unheard><w:tc>{p(r('itmiş hüceyrə'))}</w:tc></w:unheard></w:tr></w:tbl>"
    source = read(make(tmp_path, p(r("Əvvəl")) + strange + p(r("sonra"))))
    (mark,) = [mark for mark in source.marks if mark.kind == "doubt"]
    assert "itmiş hüceyrə" in mark.value and mark.start == len("Əvvəl")


@pytest.mark.parametrize(
    ("read_words", "paragraphs", "missing"),
    [
        ("", [], []),
        ("Bir iki", ["", " – "], []),
        ("1. Bir\tiki\n\nüç", ["Bir", "üç", "iki"], []),
        ("İlk söz.\n\nSon.", ["İlk söz.", "orta yol", "Son."], [(7, "orta yol")]),
        ("Ağac yarpaq", ["Ağac yaşıl yarpaq"], [(0, "yaşıl")]),
    ],
)
def test_paragraphs_of_the_second_voice(read_words: str, paragraphs: list[str], missing: list[tuple[int, str]]) -> None:
    assert unread_paragraphs(read_words, paragraphs) == missing
