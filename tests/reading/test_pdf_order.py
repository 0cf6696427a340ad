"""Letters that a PDF draws late, stressed sentences, long questions and small beginnings: what stays one, and whose."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.model.sources import Source
from qualkit.reading import read
from qualkit.reading.pdf.grids import ruled_grids
from qualkit.reading.pdf.rules import Rule, Rules
from tests.reading.pdf_files import Words, make, typeset

NARROW = "#set page(width: 9cm, height: 12cm, margin: 1cm)\n#set text(size: 10pt)\n"
WIDE = "#set page(width: 16cm, height: 12cm, margin: 1cm)\n#set text(size: 9pt)\n"
STRESSED = {
    "az": ("Müəllimlər işıqsız qalan otaqda gözləyirdi.", "İçəri heç kim girmədi."),
    "tr": ("Öğretmenler ışıksız kalan odada bekliyordu.", "İçeri kimse girmedi."),
    "ru": ("Учителя ждали в тёмной комнате до вечера.", "Никто так и не вошёл."),
    "en": ("The teachers waited in a dark room for hours.", "Nobody came in."),
}
QUESTIONS = {
    "az": "Sizcə, kənddə qalan gənclər üçün işıqlı gələcəyi kim və necə qura bilər, ilk addım hansıdır?",
    "tr": "Sizce köyde kalan gençler için ışıklı bir geleceği kim ve nasıl kurabilir, ilk adım hangisidir?",
    "ru": "Кто, по-вашему, и как может построить светлое будущее для тех, кто остался в деревне ещё молодым?",
    "en": "Who, in your view, could build a future for the young people who have stayed in the village?",
}

IN_LATIN_1 = str.maketrans("əğış", "egis")  # all that those PDFs can show


def paragraphs(source: Source) -> list[str]:
    marks = [mark for mark in source.marks if mark.kind == "paragraph"]
    return [source.original[mark.start : mark.end].replace("-\n", "").replace("\n", " ") for mark in marks]


@pytest.mark.parametrize(
    ("drawn", "read_as"),
    [
        ("(evin) -556 (?) 1112 (a)", "evina?"),
        ("(Ad) -556 (lar) 1667 (a)", "Adalar"),
        ("(Kim n) -556 ( ) 834 (a)", "Kim na"),
        ("(Kim n) -556 ( evd) -556 ( idi) 4280 (a) -1890 (a)", "Kim na evda idi"),
    ],
)
def test_letters_that_are_drawn_late_stand_where_they_are_seen(tmp_path: Path, drawn: str, read_as: str) -> None:
    late = f"BT /F 12 Tf 50 480 Td [{drawn}] TJ ET\n"
    assert read(make(tmp_path, [[(50, 420, 12, "Bir.")]], drawn=late)).original.split("\n")[0] == read_as


@pytest.mark.parametrize("language", STRESSED)
def test_a_stressed_sentence_on_a_line_of_its_own_stays_in_its_paragraph(tmp_path: Path, language: str) -> None:
    plain, stressed = STRESSED[language]
    plain = " ".join([plain] * 4)
    body = f"{plain}#linebreak(justify: true)*{stressed}*"
    source = read(typeset(tmp_path, f"{WIDE}#set par(justify: true)\n" + "\n\n".join([body] * 3)))
    assert paragraphs(source) == [f"{plain} {stressed}"] * 3
    assert [source.original[mark.start : mark.end] for mark in source.marks_of("bold")] == [stressed] * 3


@pytest.mark.parametrize("language", QUESTIONS)
def test_a_question_in_bold_letters_of_several_lines_is_no_heading(tmp_path: Path, language: str) -> None:
    question, answer = QUESTIONS[language], " ".join(STRESSED[language])
    turns = "\n\n".join(f"*{question}*\n\n{' '.join([answer] * 4)}" for _ in range(3))
    source = read(typeset(tmp_path, NARROW + turns))
    assert paragraphs(source) == [question, " ".join([answer] * 4)] * 3
    assert source.marks_of("heading") == []
    assert len(source.marks_of("bold")) == 3


@pytest.mark.parametrize("beginning", ["cavab: suyu", "su"])
def test_where_paragraphs_begin_small_a_page_does_not_join_them(tmp_path: Path, beginning: str) -> None:
    said = [(50, 0, 10, "uzaq bir dağın altında"), (50, -13, 10, "gedib hər gün gətirirdik.")]
    said = [(x, y, size, text.translate(IN_LATIN_1)) for x, y, size, text in said]
    first: list[Words] = [(x, 560 - 40 * n + y, size, text) for n in range(8) for x, y, size, text in said]
    second: list[Words] = [(50, 560, 10, f"{beginning} kim verir?"), (50, 520, 10, "bilmirik.")]
    assert len(paragraphs(read(make(tmp_path, [first, second])))) == 10


def test_squared_paper_is_no_table() -> None:
    squared = tuple(Rule(6.0 * n, 0.0, 6000.0) for n in range(1000))
    assert ruled_grids(Rules(squared, squared)) == []
    few = tuple(Rule(20.0 * n, 0.0, 60.0) for n in range(4))
    assert [len(grid.cells) for grid in ruled_grids(Rules(few, few))] == [3]
