"""Sentences that run on behind a page's header, footer and number."""

from __future__ import annotations

import pytest

from qualkit.model.sources import Edit, Source
from qualkit.repairing import find_edits

HALVES = {
    "az": (
        "Kənd məktəbində işləyən müəllimlər deyirlər ki, internet bağlantısı səhərlər yaxşı işləyir, lakin bəzən",
        "günortadan sonra kəsilir və uşaqlar tapşırıqları vaxtında göndərə bilmirlər.",
    ),
    "tr": (
        "Köy okulunda çalışan öğretmenler, bağlantının sabahları iyi çalıştığını, ancak öğleden sonra sık sık",
        "koptuğunu ve çocukların ödevlerini zamanında gönderemediğini anlatıyor.",
    ),
    "ru": (
        "Учителя сельской школы рассказывают, что утром связь работает хорошо, однако после обеда она часто",
        "пропадает, и дети не успевают вовремя отправить задания.",
    ),
    "en": (
        "Teachers at the village school say that the connection works well in the morning, but that it often",
        "breaks off after lunch and the children cannot hand in their exercises in time.",
    ),
}
FOUR = pytest.mark.parametrize("language", ["az", "tr", "ru", "en"])


def edits(original: str) -> list[Edit]:
    return [edit for edit in find_edits(original) if edit.rule == "furniture"]


def approved(original: str) -> str:
    found = [Edit(e.start, e.end, e.old, e.new, e.rule, e.confidence, True) for e in find_edits(original)]
    return Source("a", original).with_edits(found).text


@FOUR
@pytest.mark.parametrize(
    "header",
    [
        "31",
        "31\n\nKənd Məktəbi və Müəllimləri",
        "Köyün Okulu\n\n12",
        "36\n\nAysel Nadirova",
        "16+\n\nNº 4/2023\n\nSCIENTIA RURALIS",
        "Journal of Village Life 45",
        "Səh. 12",
        "ISSN 1234-5678\n\nVol. 3 No. 2",
    ],
)
def test_a_header_in_mid_sentence_is_offered(language: str, header: str) -> None:
    before, after = HALVES[language]
    original = f"{before}\n\n{header}\n\n{after}"
    (edit,) = edits(original)
    assert not edit.applied
    assert approved(original) == f"{before} {after}"


@FOUR
def test_a_header_that_comes_twice_with_other_numbers_is_no_text(language: str) -> None:
    before, after = HALVES[language]
    pages = [f"{before}\n\nSchools and Rain {number}\n\n{after}" for number in (7, 8)]
    original = "\n\n".join(pages)
    assert [edit.applied for edit in edits(original)] == [True, True]
    text = Source("a", original).with_edits(edits(original)).text
    assert text == "\n\n".join([f"{before} {after}"] * 2)  # a quotation across the page reads whole


@FOUR
def test_a_word_divided_over_a_header_is_whole(language: str) -> None:
    before, after = HALVES[language]
    word = {"az": "danışırlar", "tr": "konuşuyorlar", "ru": "разговаривают", "en": "remembering"}[language]
    original = f"{before} {word[:5]}-\n\nSchools and Rain\n\n7\n\n{word[5:]} {after}"
    assert f"{before} {word} {after}" in approved(original)


def test_page_numbers_that_grow_are_taken_out_unasked() -> None:
    before, after = HALVES["en"]
    original = "\n\n".join(f"{before}\n\n{number}\n\n{after}" for number in (12, 13, 14))
    assert [edit.applied for edit in edits(original)] == [True] * 3


@pytest.mark.parametrize("header", ["Table 3", "Cədvəl 2. Kəndin məktəbləri", "Рисунок 4", "a\tb\t3", "1. Tea"])
def test_captions_and_tables_are_no_furniture(header: str) -> None:
    before, after = HALVES["en"]
    assert edits(f"{before}\n\n{header}\n\n{after}") == []


def test_lines_of_a_sound_text_are_no_furniture() -> None:
    before, after = HALVES["en"]
    text = f"{before} {after}"
    for original in (
        f"{text}\n\nJournal of Village Life 45\n\n{text}",
        "In 2019 we had\n\n12\n\napples of that kind",
        "\n\n".join([f"{text[:80]}", "In 1991 They Built a School", f"{text[80:]}"] * 12),
    ):
        assert [edit for edit in edits(original) if edit.applied] == []
