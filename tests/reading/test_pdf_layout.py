"""Where the words of a PDF stand says what they are: columns, notes, captions, items of lists, furniture."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.model.sources import Source
from qualkit.reading import read
from tests.reading import pdf_files
from tests.reading.pdf_files import Words, make

SENTENCES = {
    "az": "Müəllimlərin fikrincə, internetsiz məktəblərdə dərslər ləngiyir və şagirdlər evdə çox oxuyurlar.",
    "tr": "Öğretmenlerin çoğu, kütüphanedeki bilgisayarların azlığından yakınıyor; ışık da eksik, diyor İbrahim.",
    "ru": "Большинство преподавателей жалуется на плохую дорогу и объясняет этим опоздания учеников из села Ёлкино.",
    "en": "Most teachers complain about the road, and say that this is why their pupils miss the first lesson.",
}


def typeset(folder: Path, source: str) -> Source:
    """What is read of a PDF set by Typst."""
    return read(pdf_files.typeset(folder, source))


def marked(source: Source, kind: str) -> list[tuple[str, str]]:
    return [(mark.value, source.original[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


def paragraphs(source: Source) -> list[str]:
    return [words.replace("-\n", "").replace("\n", " ") for _number, words in marked(source, "paragraph")]


@pytest.mark.parametrize("language", SENTENCES)
def test_paragraphs_of_two_columns_under_a_title_over_both(tmp_path: Path, language: str) -> None:
    sentence = SENTENCES[language]
    body = [f"{n}{sentence} {sentence}" for n in range(12)]
    text = "\n\n".join(body)
    source = typeset(
        tmp_path,
        "#set page(width: 16cm, height: 25cm, columns: 2)\n#set text(size: 10pt, hyphenate: true)\n"
        "#set par(justify: true, first-line-indent: 1.2em, spacing: 0.65em)\n"
        f'#place(top, scope: "parent", float: true)[#text(size: 16pt)[Yol və məktəb]\n\n{sentence}]\n{text}',
    )
    assert marked(source, "heading") == [("1", "Yol və məktəb")]
    assert paragraphs(source) == ["Yol və məktəb", sentence, *body]


def test_columns_that_the_file_weaves_line_by_line(tmp_path: Path) -> None:
    left = [f"the left column says its line {n} here" for n in range(8)]
    right = [f"and so does the right one in line {n}" for n in range(8)]
    woven: list[Words] = []
    for n in range(8):
        woven += [(30, 500 - 12 * n, 10, left[n]), (215, 500 - 12 * n, 10, right[n])]
    title = "A first line that goes over both of the columns of this page of ours."
    source = read(make(tmp_path, [[(30, 540, 10, title), *woven, (30, 380, 10, title)]]))
    assert source.original.split() == [*title.split(), *" ".join([*left, *right]).split(), *title.split()]


def test_notes_stand_at_the_end_of_the_page_and_their_numbers_in_brackets(tmp_path: Path) -> None:
    source = typeset(
        tmp_path,
        "#set page(width: 14cm, height: 18cm)\n#set text(size: 11pt)\n"
        "Diplomatiya#footnote[Müsahibə, 4 may; səs yazısı müəllifdədir.] yavaş dəyişir. Yol 2019#footnote[Bülleten.] "
        "ilində bağlandı, sahəsi 30 m#super[2] idi.\n\nSon söz budur.",
    )
    assert paragraphs(source) == [
        "Diplomatiya[1] yavaş dəyişir. Yol 2019[2] ilində bağlandı, sahəsi 30 m2 idi.",
        "Son söz budur.",
    ]
    assert marked(source, "footnote") == [
        ("1", "[1]"),
        ("2", "[2]"),
        ("1", "[1] Müsahibə, 4 may; səs yazısı müəllifdədir."),
        ("2", "[2] Bülleten."),
    ]


@pytest.mark.parametrize(
    "label", ["Cədvəl 1.", "Şəkil 2:", "Tablo 3.", "Şekil 4 –", "Рис. 5.", "Таблица 2.1.", "Figure 6:", "Table 7."]
)
def test_captions(tmp_path: Path, label: str) -> None:
    source = typeset(tmp_path, f"Mətn burada bitir.\n\n#align(center)[{label} Yol və məktəb]\n\nSonra davam edir.")
    assert marked(source, "caption") == [("", f"{label} Yol və məktəb")]


def test_words_about_a_table_are_no_caption(tmp_path: Path) -> None:
    assert marked(typeset(tmp_path, "Cədvəl 1 göstərir ki, yol uzaqdır."), "caption") == []


def test_a_narrow_table_has_tabs_between_its_cells(tmp_path: Path) -> None:
    table = "#table(columns: 3, [Kənd], [Şagird], [Saat], [Quba], [120], [9:00], [Şəki], [85], [10:30])"
    source = typeset(tmp_path, f"Əvvəl.\n\n{table}\n\nSonra.")
    assert marked(source, "table") == [("", "Kənd\tŞagird\tSaat\nQuba\t120\t9:00\nŞəki\t85\t10:30")]


def test_an_item_keeps_its_lines(tmp_path: Path) -> None:
    item = "birinci maddə bir sətrə sığmır, çünki onda çox söz var və hamısı lazımdır"
    source = typeset(tmp_path, f"#set page(width: 8cm)\nSual:\n- {item}\n- ikinci maddə\n\nSon söz.")
    assert [words.replace("\n", " ") for _, words in marked(source, "list")] == [f"• {item}", "• ikinci maddə"]


def test_entries_whose_first_line_stands_out(tmp_path: Path) -> None:
    entries = [
        "Ağabəyzadə, K. (2021). Ekran arxasındakı səfirlik: yeni alətlərin gündəlik işdə yeri haqqında. Bakı: Kitab.",
        "Işık, İ. (2019). Köy yolu ve okul: on yıl boyunca otobüsle gelen çocukların anlattıkları. Van: Göl Yayını.",
        "Ёлкина, А. (2020). Дорога в школу, или почему опаздывает автобус и что об этом думают водители. Уфа.",
    ]
    hanging = "#set page(width: 12cm)\n#set par(hanging-indent: 1.5em, spacing: 0.65em, justify: true)\n"
    assert paragraphs(typeset(tmp_path, hanging + "\n\n".join(entries))) == entries


def test_lines_of_contents_stay_apart(tmp_path: Path) -> None:
    source = typeset(tmp_path, "#outline(title: none)\n= Giriş\n= Metod və material\n= Nəticə")
    assert [words.rstrip(" .·\xa01") for words in paragraphs(source)[:3]] == ["Giriş", "Metod və material", "Nəticə"]


@pytest.mark.parametrize(("word", "tracking"), [("GİRİŞ", "0.5em"), ("НАЧАЛО", "0.6em"), ("ƏVVƏL SÖZ", "0.4em")])
def test_words_set_wide_are_whole(tmp_path: Path, word: str, tracking: str) -> None:
    spaced = typeset(tmp_path, f"#text(size: 15pt, tracking: {tracking})[{word}]\n\nMətn başlayır və davam edir.")
    assert spaced.original.startswith(f"{word}\n")
    typed = typeset(tmp_path, f"#text(size: 15pt)[{' '.join(word.split()[0])}]\n\nMətn başlayır və davam edir.")
    assert typed.original.startswith(f"{word.split()[0]}\n")


def test_the_page_number_is_the_one_that_is_printed(tmp_path: Path) -> None:
    front = '#set page(numbering: "i")\nÖn söz.\n#pagebreak()\nTəşəkkür.\n#pagebreak()\n'
    source = typeset(tmp_path, f'{front}#set page(numbering: "1")\n#counter(page).update(1)\nGiriş.')
    assert [value for value, _ in marked(source, "page")] == ["i", "ii", "1"]


def test_words_at_the_side_do_not_cut_a_sentence(tmp_path: Path) -> None:
    side = "#place(right, dx: 1cm, rotate(90deg, reflow: true)[kənarda qeyd])"
    source = typeset(tmp_path, f"#set page(width: 10cm)\n{side}\n{SENTENCES['az']} {SENTENCES['tr']}")
    assert paragraphs(source) == [f"{SENTENCES['az']} {SENTENCES['tr']}", "kənarda qeyd"]


def test_a_page_whose_text_runs_upwards_is_read_as_one_that_lies_flat(tmp_path: Path) -> None:
    flat = typeset(tmp_path, f"= Başlıq\n{SENTENCES['az']}\n\n{SENTENCES['ru']}")
    turned = typeset(
        tmp_path,
        "#set page(width: 29.7cm, height: 21cm, margin: 2.5cm)\n"
        f"#rotate(90deg, reflow: true)[#box(width: 16cm)[\n= Başlıq\n{SENTENCES['az']}\n\n{SENTENCES['ru']}\n]]",
    )
    assert turned.original == flat.original
    assert marked(turned, "heading") == marked(flat, "heading")


def test_a_watermark_is_furniture(tmp_path: Path) -> None:
    mark = "background: rotate(45deg, text(size: 40pt)[QARALAMA])"
    source = typeset(tmp_path, f"#set page({mark})\n" + "#pagebreak()\n".join(SENTENCES.values()))
    assert [words for _, words in marked(source, "furniture")] == ["QARALAMA"] * 4
    assert paragraphs(source) == list(SENTENCES.values())


def test_a_short_answer_at_the_edge_of_pages_is_no_furniture(tmp_path: Path) -> None:
    def page(name: str, last: str) -> list[Words]:
        lines = [(50, 500 - 13 * n, 10, f"Line {name} goes on with the story of {n} cows.") for n in range(36)]
        return [*lines, (50, 32, 10, last)]

    pages = [page(name, "Yes." if name in "ahi" else f"Another word of {name}.") for name in "abcdefghi"]
    assert marked(read(make(tmp_path, pages)), "furniture") == []


def test_letters_of_another_font_stand_where_they_are_printed(tmp_path: Path) -> None:
    # LibreOffice writes so where a font lacks a letter: first what it has, then the others.
    words: list[Words] = [(50, 500, 10, "M"), (66, 500, 10, "llim"), (90, 500, 10, "gedir")]
    source = read(make(tmp_path, [[*words, (58, 500, 10, "oe"), (50, 480, 10, "The next line is whole.")]]))
    assert source.original.split("\n")[0].replace(" ", "") == "Moellimgedir"
