"""Paragraphs of a PDF that go on over the end of a page are whole, and each character keeps its page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from qualkit.model.sources import Source
from qualkit.reading import read
from qualkit.repairing import find_edits
from tests.reading.pdf_files import Words, make, typeset

SENTENCES = {
    "az": "Müəllimlərin fikrincə, internetsiz məktəblərdə dərslər ləngiyir və İlqarın şagirdləri evdə çox oxuyurlar.",
    "tr": "Öğretmenlerin çoğu, kütüphanedeki bilgisayarların azlığından yakınıyor; ışık da eksik, diyor İbrahim.",
    "ru": "Большинство преподавателей жалуется на плохую дорогу и объясняет этим опоздания учеников из села Ёлкино.",
    "en": "Most teachers complain about the road, and say that this is why their pupils miss the first lesson.",
}
MANNERS = {
    "justified": "#set par(justify: true)\n",
    "indented": "#set par(justify: true, first-line-indent: 1.2em, spacing: 0.65em)\n",
    "two columns": "#set page(columns: 2)\n#set par(justify: true, first-line-indent: 1.2em, spacing: 0.65em)\n",
}
A5 = '#set page(width: 14.8cm, height: 21cm, margin: 2.2cm, header: [Göl jurnalı], numbering: "1")\n'
SIZE = "#set text(size: 10pt)\n"


def paragraphs(source: Source) -> list[str]:
    marks = [mark for mark in source.marks if mark.kind == "paragraph"]
    return [source.original[mark.start : mark.end].replace("-\n", "").replace("\n", " ") for mark in marks]


def pages(source: Source) -> list[tuple[str, str]]:
    """The words on each stretch of a page."""
    marks = [mark for mark in source.marks if mark.kind == "page"]
    return [(mark.value, source.original[mark.start : mark.end]) for mark in marks]


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("language", SENTENCES)
def test_paragraphs_are_whole(tmp_path: Path, language: str, manner: str) -> None:
    sentence = SENTENCES[language]
    body = [" ".join(f"{n}.{k} {sentence}"[2:] for k in range(4 + n % 3)) for n in range(9)]
    source = read(typeset(tmp_path, A5 + SIZE + MANNERS[manner] + "\n\n".join(body)))
    assert len(pages(source)) > 1
    assert paragraphs(source) == [one.strip() for one in body]


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_goes_on_behind_notes_footers_and_headers(tmp_path: Path, language: str) -> None:
    sentence = SENTENCES[language]
    markup = f"#set text(hyphenate: true, lang: {language!r})\n".replace("'", '"')
    note = "#footnote[Müsahibə, 4 may; səs yazısı müəllifdədir.]"
    source = read(
        typeset(
            tmp_path, f"{A5}{SIZE}{markup}#set par(justify: true)\nSöz. {sentence}{note} {' '.join([sentence] * 29)}"
        )
    )
    text = source.with_edits(find_edits(source.original, marks=source.marks)).text
    assert text.count(sentence) == 30
    assert f"{sentence}\n\n[1] Müsahibə, 4 may; səs yazısı müəllifdədir.\n\n1\n\nGöl jurnalı" in text


def test_each_character_keeps_its_page(tmp_path: Path) -> None:
    source = read(make(tmp_path, [page(0, note="1 The note of the first."), page(1), page(2)]))
    found = [(value, {n for n in "012" if f"page {n}" in words}) for value, words in pages(source)]
    assert found == [("1", {"0"}), ("2", {"1"}), ("3", {"2"}), ("1", set())]
    assert pages(source)[-1][1] == "1 The note of the first."
    assert all(words.count("the school") == 35 for _value, words in pages(source)[:3])
    assert "\n".join(words for _value, words in pages(source)).split() == source.original.split()


def page(number: int, *, first: str = "", last: str = "", note: str = "") -> list[Words]:
    lines = [f"the school of page {number} and line {n} stands far from the village road," for n in range(35)]
    lines = [first or lines[0], *lines[1:-1], last or lines[-1]]
    return [*((50, 540 - 13 * n, 10, line) for n, line in enumerate(lines)), *([(50, 75, 8, note)] if note else [])]


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("and so the school of the village stands far from the main road.", "Nobody knows why it stands there,"),
        ("and so the school of the village", "stands far from the main road, as nobody knows why it was built,"),
        ("and so the school of the village stands far from the main road", "Leyla: I know why it stands there,"),
        ("and so the school of the village stands far from the main road", "3. Why does it stand there,"),
        ("and so the school of the village stands far . . . . . . . . . . 12", "And why is it there . . . . . . 14"),
        ("and so the school of the village stands at http://www.road.example", "Yaman, A. Why does it stand there,"),
    ],
)  # fmt: skip
def test_what_begins_on_a_new_page_stays_apart(tmp_path: Path, last: str, first: str) -> None:
    source = read(make(tmp_path, [page(0, last=last), page(1, first=first)]))
    assert f"{last}\n\n{first}" in source.original


def test_a_heading_on_a_new_page_stays_apart(tmp_path: Path) -> None:
    begun: Sequence[Words] = [(50, 540, 14, "the road"), *page(1)[2:]]
    assert "road,\n\nthe road\n\nthe school" in read(make(tmp_path, [page(0), begun])).original


def test_a_table_on_the_new_page_does_not_cut_a_sentence(tmp_path: Path) -> None:
    rows: list[Words] = [(x, 540 - 13 * n, 10, f"row {n} of {x}") for n in range(4) for x in (60, 160, 260)]
    rest: list[Words] = [(x, y - 70, size, text) for x, y, size, text in page(1)[:-6]]
    original = read(make(tmp_path, [page(0), [*rows, *rest]])).original
    assert "page 0 and line 34 stands far from the village road, the school of page 1 and line 0" in original
