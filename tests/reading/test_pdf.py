"""PDF files: written here by hand, and by Typst where it is installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.errors import ReadingError
from qualkit.model.sources import Source
from qualkit.reading import read
from qualkit.reading.pdf.furniture import PAGE_NUMBER
from tests.reading.pdf_files import Words, make


def marked(source: Source, kind: str) -> list[tuple[str, str]]:
    return [(mark.value, source.original[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


def page(number: int, *, heading: str = "") -> list[Words]:
    lines = [
        (50, 500, 10, "A teacher in the valley explains that the lessons"),
        (50, 488, 10, "moved to the afternoon, and that nobody asked."),
        (62, 476, 10, "Her neighbour thinks that the bus is to blame and"),
        (50, 464, 10, "not the school, which has new rooms."),
        (50, 440, 10, f"The last word of page {number} is hers."),
    ]
    header = [(50, 575, 8, f"Valley Journal, no. {number}"), (200, 20, 8, str(10 + number))]
    return [*header, *([(50, 530, 16, heading)] if heading else []), *lines]


def test_pages_paragraphs_headings_and_furniture(tmp_path: Path) -> None:
    source = read(make(tmp_path, [page(1, heading="Afternoon lessons"), page(2), page(3)]))
    assert [value for value, _ in marked(source, "page")] == ["1", "2", "3"]
    assert marked(source, "heading") == [("1", "Afternoon lessons")]
    assert [words for _, words in marked(source, "furniture")] == [
        *("Valley Journal, no. 1", "11", "Valley Journal, no. 2", "12", "Valley Journal, no. 3", "13")
    ]
    paragraphs = marked(source, "paragraph")
    assert paragraphs[1] == (
        "2",
        "A teacher in the valley explains that the lessons moved to the afternoon, and that nobody asked.",
    )
    assert paragraphs[2][1].startswith("Her neighbour") and paragraphs[3][1] == "The last word of page 1 is hers."
    assert [value for value, _ in paragraphs] == [str(n) for n in range(1, 11)]


def test_a_page_mark_covers_its_page(tmp_path: Path) -> None:
    source = read(make(tmp_path, [page(1), page(2)]))
    for number, words in marked(source, "page"):
        assert f"page {number} is" in words and words.count("Valley Journal") == 1


def test_bold_lines_with_room_above_are_headings(tmp_path: Path) -> None:
    body = page(1)[2:]
    title = [(60, 560, 14, "**Lessons in the valley: buses, bells"), (60, 541, 14, "**and waiting")]
    head = [(50, 514, 10, "**2. Method and material")]
    inside = [(50, 416, 10, "She says it again, and"), (50, 404, 10, "**the road is bad"), (50, 392, 10, "is all.")]
    source = read(make(tmp_path, [[*title, *head, *body, *inside]]))
    assert marked(source, "heading") == [
        ("1", "Lessons in the valley: buses, bells\nand waiting"),
        ("2", "2. Method and material"),
    ]
    assert marked(source, "list") == []
    assert marked(source, "paragraph")[-1][1].endswith("again, and\nthe road is bad\nis all.")


def test_where_most_is_bold_it_says_nothing(tmp_path: Path) -> None:
    words = [(50, 500 - 30 * n, 10, f"**The last word of page {n} is hers") for n in range(5)]
    assert marked(read(make(tmp_path, [words])), "heading") == []


def test_rows_of_short_cells_are_a_table(tmp_path: Path) -> None:
    rows = [("Place", "Lessons", "Bus"), ("Quba", "after noon", "late"), ("Van", "at ten in the", "none")]
    cells = [(x, 400 - 14 * n, 10, row[i]) for n, row in enumerate(rows) for i, x in enumerate((50, 150, 300))]
    wrapped = [(150, 360, 10, "morning")]
    after = [(50, 330, 10, "A sentence follows the table and is a paragraph of its own.")]
    source = read(make(tmp_path, [[*page(1)[2:], *cells, *wrapped, *after]]))
    ((_value, table),) = marked(source, "table")
    assert [line.split()[0] for line in table.split("\n")] == ["Place", "Quba", "Van", "morning"]
    assert marked(source, "paragraph")[-1][1].startswith("A sentence follows")


@pytest.mark.parametrize(
    "rows",
    [
        [("Leyla:", "Why is the bus late?"), ("Rauf:", "The road is bad."), ("Leyla:", "Who says so?")],
        [("1.", "who comes"), ("2.", "who stays away"), ("3.", "who knows")],
        [("Place", "Lessons"), ("Quba", "after noon")],
        [(f"{n} the lessons in the valley begin long after", "and nobody has asked who moved them") for n in "ABC"],
    ],
)
def test_labels_lists_and_two_columns_are_no_table(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    cells = [(x, 400 - 14 * n, 10, row[i]) for n, row in enumerate(rows) for i, x in enumerate((20, 260))]
    assert marked(read(make(tmp_path, [cells])), "table") == []


def test_list_items_are_paragraphs_of_their_own(tmp_path: Path) -> None:
    words = [(50, 500, 10, "We ask:"), (50, 488, 10, "1. who comes"), (50, 476, 10, "2. who stays away")]
    assert marked(read(make(tmp_path, [words])), "list") == [("", "1. who comes"), ("", "2. who stays away")]


@pytest.mark.parametrize(
    ("picture", "encrypt", "words", "found"),
    [
        (True, False, [], "OCR"),
        (False, False, [], "OCR"),
        (False, True, [(50, 500, 10, "secret words")], "password"),
    ],
)
def test_pictures_and_locked_files_are_refused(
    tmp_path: Path, picture: bool, encrypt: bool, words: list[Words], found: str
) -> None:
    with pytest.raises(ReadingError, match=found):
        read(make(tmp_path, [words], picture=picture, encrypt=encrypt))


@pytest.mark.parametrize(("data", "found"), [(b"", "empty"), (b"words", "not a PDF"), (b"%PDF-1.7 rest", "damaged")])
def test_other_files_are_refused(tmp_path: Path, data: bytes, found: str) -> None:
    path = tmp_path / "b.pdf"
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=found):
        read(path)


def test_damage_is_reported_in_one_line(tmp_path: Path) -> None:
    whole = make(tmp_path, [page(1), page(2)]).read_bytes()
    path = tmp_path / "c.pdf"
    for at in range(0, len(whole), 61):
        for data in (whole[:at], whole[:at] + b"\xff" + whole[at + 1 :]):
            path.write_bytes(data)
            try:
                read(path)
            except ReadingError as error:
                assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("az", "Müəllimlərin fikrincə, internetləşdirilməmiş məktəblərdə dərslər ləngiyir. "),
        ("tr", "Öğretmenlerin çoğu, kütüphanelerdeki bilgisayarların yetersizliğinden yakınıyor. "),
        ("ru", "Большинство преподавателей жалуется на отсутствие высокоскоростного подключения. "),
        ("en", "Representatives of neighbouring municipalities questioned the responsibilities. "),
    ],
)
def test_divided_words_keep_hyphen_and_line_end(tmp_path: Path, language: str, sentence: str) -> None:
    typst = pytest.importorskip("typst")
    page = "#set page(width: 8cm, height: 12cm)\n#set par(justify: true)\n"
    text = f'#set text(size: 10pt, lang: "{"tr" if language == "az" else language}", hyphenate: true)\n'
    (tmp_path / "a.typ").write_text(page + text + sentence * 6, encoding="utf-8")
    typst.compile(tmp_path / "a.typ", output=tmp_path / "t.pdf")
    source = read(tmp_path / "t.pdf")
    assert "-\n" in source.original
    assert source.original.replace("-\n", "").replace("\n", " ").strip() == (sentence * 6).strip()


@pytest.mark.parametrize("words", ["7", "- 12 -", "[3]", "xiv", "IX", "lxii"])
def test_page_numbers_are_figures_and_roman_numerals(words: str) -> None:
    assert PAGE_NUMBER.fullmatch(words)


@pytest.mark.parametrize("words", ["il", "mil", "civil", "İL", "Vi", "mix", ""])
def test_words_of_roman_letters_are_no_page_numbers(words: str) -> None:
    assert not PAGE_NUMBER.fullmatch(words)
