"""Lines that end where the page does, and lines that end where their author wanted them to."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.reading import read
from tests.reading.pdf_files import typeset

ANSWERS = {
    "az": (
        "Mənim üçün kənd məktəbi uşaqlığımın ən işıqlı yeridir, ora hər gün həvəslə gedirdim.",
        "Bəli.",
        "İndi isə avtobus gəlmir, uşaqlar yağışda yolun kənarında saatlarla gözləyir.",
        "Düşünürəm ki, yol təmir olunsa, müəllimlər də qayıdar.",
    ),
    "tr": (
        "Benim için köy okulu çocukluğumun en ışıklı yeridir, oraya her gün severek giderdim.",
        "Evet.",
        "Şimdi ise otobüs gelmiyor, çocuklar yağmurda yol kenarında saatlerce bekliyor.",
        "Bence yol onarılırsa öğretmenler de geri döner.",
    ),
    "ru": (
        "Для меня сельская школа — самое светлое место детства, туда я ходил с радостью.",
        "Да.",
        "А теперь автобус не приходит, и дети часами ждут под дождём у самой дороги.",
        "Думаю, если починят дорогу, вернутся и учителя.",
    ),
    "en": (
        "For me the village school is the brightest place of my childhood, and I loved going there.",
        "Yes.",
        "But now the bus does not come, and the children wait by the road in the rain for hours.",
        "I think that if the road is mended, the teachers will come back too.",
    ),
}
VERSES = (
    "Kənd yolu uzanır yağışın altında",
    "Bir uşaq dayanıb əli qoynunda",
    "Gözləyir avtobus gələcək bəlkə",
    "Saat da dayanıb onun qolunda",
)


@pytest.mark.parametrize("language", ANSWERS)
def test_short_answers_are_whole_however_few_lines_are_full(tmp_path: Path, language: str) -> None:
    page = "#set page(width: 11cm, height: 16cm, margin: 1cm)\n#set text(size: 10pt)\n"
    source = read(typeset(tmp_path, page + "\n\n".join(ANSWERS[language])))
    assert source.original == "\n\n".join(ANSWERS[language])


def test_verses_keep_their_lines(tmp_path: Path) -> None:
    page = "#set page(width: 11cm, height: 16cm, margin: 1cm)\n#set text(size: 10pt)\n"
    source = read(typeset(tmp_path, page + " \\\n".join(VERSES)))
    assert source.original == "\n".join(VERSES)


ADDRESSES = {
    "az": "Elçin Quliyev\nFüzuli küçəsi 7, mənzil 3\nAZ1014, Bakı şəhəri",
    "tr": "Elif Koç\nGazi Bulvarı No. 7, Daire 3\n06500 Çankaya, Ankara",
    "ru": "Кулиев Эльчин\nулица Гагарина, дом 7, квартира 3\n101000, город Москва",
    "en": "Mr John Miller\n7 Southgate Street, Flat 3\nLondon NW1 6XE",
}
SIGNATURES = {
    "az": "Hörmətlə,\nlayihənin rəhbəri, professor\nGülnar Həsənova",
    "tr": "Saygılarımla,\nproje yürütücüsü, Prof. Dr.\nGülnur Hasanoğlu",
    "ru": "С уважением,\nруководитель проекта, профессор\nГульнара Гасанова",
    "en": "Yours sincerely,\nhead of the project, Professor\nMary Hathaway",
}
PAGE = "#set page(width: 11cm, height: 24cm, margin: 1cm)\n#set text(size: 10pt)\n"
BREAK = "\n\n#pagebreak()\n\n"


def _set(text: str) -> str:
    return text.replace("\n", " \\\n")


@pytest.mark.parametrize("language", ANSWERS)
@pytest.mark.parametrize("alignment", ["left", "center", "right"])
def test_lines_alone_on_a_page_are_not_full_because_they_are_the_longest(
    tmp_path: Path, language: str, alignment: str
) -> None:
    blocks = [ADDRESSES[language], *ANSWERS[language] * 2, SIGNATURES[language]]
    first, *text, last = (_set(block) for block in blocks)
    pages = [f"#align({alignment})[{first}]", "\n\n".join(text), f"#align({alignment})[{last}]"]
    source = read(typeset(tmp_path, PAGE + BREAK.join(pages)))
    assert source.original.replace("\n\n", "\n").split("\n") == "\n".join(blocks).split("\n")


def test_verses_on_a_page_of_their_own_keep_their_lines_among_prose(tmp_path: Path) -> None:
    text, verses = ANSWERS["az"] * 2, "\n".join(VERSES)
    source = read(typeset(tmp_path, PAGE + BREAK.join(["\n\n".join(text), _set(verses), "\n\n".join(text)])))
    assert source.original == "\n\n".join([*text, verses, *text])


@pytest.mark.parametrize("language", ANSWERS)
def test_sentences_are_whole_though_verses_and_addresses_are_more_than_they(tmp_path: Path, language: str) -> None:
    verses = "\n".join(VERSES)
    blocks = [ADDRESSES[language], *ANSWERS[language] * 2, verses, verses, verses, SIGNATURES[language]]
    source = read(typeset(tmp_path, PAGE + "\n\n".join(_set(block) for block in blocks)))
    assert source.original == "\n\n".join(blocks)


@pytest.mark.parametrize("language", ANSWERS)
def test_an_address_is_no_text_because_figures_begin_its_lines(tmp_path: Path, language: str) -> None:
    source = read(typeset(tmp_path, PAGE + _set(ADDRESSES[language])))
    assert source.original == ADDRESSES[language]


@pytest.mark.parametrize("language", ANSWERS)
def test_an_address_and_a_signature_that_stand_at_the_right_keep_their_lines(tmp_path: Path, language: str) -> None:
    blocks = [ADDRESSES[language], *ANSWERS[language] * 2, SIGNATURES[language]]
    first, *text, last = (_set(block) for block in blocks)
    paragraphs = [f"#pad(left: 3cm)[{first}]", *text, f"#pad(left: 3cm)[{last}]"]
    source = read(typeset(tmp_path, PAGE + "\n\n".join(paragraphs)))
    assert source.original == "\n\n".join(blocks)


def test_lines_that_justifying_draws_out_keep_their_ends(tmp_path: Path) -> None:
    lines = SIGNATURES["az"].split("\n")
    drawn = " #linebreak(justify: true)\n".join(lines)
    text = ANSWERS["az"] * 2
    page = PAGE + "#set par(justify: true)\n#set text(hyphenate: false)\n"
    source = read(typeset(tmp_path, page + "\n\n".join([*text, drawn])))
    assert source.original.split("\n\n")[:-1] == list(text)
    assert [" ".join(line.split()) for line in source.original.split("\n\n")[-1].split("\n")] == lines


def test_a_stressed_sentence_that_ends_in_mid_line_is_no_heading(tmp_path: Path) -> None:
    first, *others = ANSWERS["az"] * 3
    source = read(typeset(tmp_path, PAGE + "\n\n".join([f"#strong[{first}] {others[1]}", *others])))
    assert [source.original[mark.start : mark.end] for mark in source.marks if mark.kind == "bold"] == [first]
    assert not [mark for mark in source.marks if mark.kind == "heading"]


def test_a_date_before_an_italic_question_is_a_line_of_its_own(tmp_path: Path) -> None:
    page = "#set page(width: 11cm, height: 16cm, margin: 1cm)\n#set text(size: 10pt)\n"
    question = "Kənd məktəbi nə vaxt bağlandı?"
    source = read(typeset(tmp_path, f"{page}Bakı, 2 aprel \\\n_{question}_ \\\nMəktəb altı il əvvəl bağlandı."))
    italic = [source.original[mark.start : mark.end] for mark in source.marks if mark.kind == "italic"]
    assert italic == [question]
    assert f"\n\n{question}\n\n" in source.original
