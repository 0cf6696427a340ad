"""Parts of a document, from marks and from words."""

from __future__ import annotations

import pytest

from qualkit.annotating import annotate
from qualkit.model.sources import Mark, Source

PARAGRAPH = {
    "az": "Kənd məktəblərində müəllim çatışmır və bu çatışmazlıq hər il bir az da artır. Gənclər şəhərə gedir.",
    "tr": "Köy okullarında öğretmen eksikliği var ve bu eksiklik her yıl biraz daha artıyor. Gençler kente gidiyor.",
    "ru": "В сельских школах не хватает учителей, и нехватка растёт с каждым годом. Молодёжь уезжает в города.",
    "en": "Village schools are short of teachers, and the shortage grows a little every year. The young leave.",
}
HEADS = {
    "az": ("Xülasə", "Açar sözlər", "Ədəbiyyat"),
    "tr": ("Özet", "Anahtar Kelimeler", "Kaynakça"),
    "ru": ("Аннотация", "Ключевые слова", "Литература"),
    "en": ("Abstract", "Keywords", "References"),
}


def sections_of(text: str, *marks: Mark, language: str = "auto") -> list[str]:
    """The sections in order, neighbours that are equal taken together."""
    found: list[str] = []
    for sentence in annotate(Source("a.txt", text, marks), language=language).sentences():
        if found[-1:] != [sentence.section]:
            found.append(sentence.section)
    return found


@pytest.mark.parametrize("language", HEADS)
def test_an_article_has_its_parts(language: str) -> None:
    abstract, keywords, references = HEADS[language]
    prose = PARAGRAPH[language]
    text = "\n\n".join(
        [
            "MÜƏLLİM VƏ KƏND MƏKTƏBİ", "Aysel Rəhimli", f"{abstract}. {prose}", f"{keywords}: a, b, c",
            "1.1. Bakı", prose, references, "1. Nye, J. (2004). Soft power. Knopf.", "2. Bjola, C. (2015). Book.",
        ]
    )  # fmt: skip
    assert sections_of(text, language=language) == [
        "title", "authors", "abstract", "keywords", "heading", "body", "heading", "references",
    ]  # fmt: skip


@pytest.mark.parametrize("language", PARAGRAPH)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_list_of_sentences_is_body(language: str, gap: str) -> None:
    sentences = [sentence.strip() for sentence in PARAGRAPH[language].split(".") if sentence.strip()]
    assert sections_of(gap.join(f"{sentence}." for sentence in sentences * 5)) == ["body"]
    assert sections_of(gap.join(sentences * 2)) == ["body"]
    assert sections_of(PARAGRAPH[language]) == ["body"]


def test_a_table_of_contents_is_no_row_of_headings() -> None:
    text = "\n".join(
        ["Mündəricat", "1. Giriş\t3", "1.1. Məqsəd\t4", "2. Üsul ........ 9", "", "1. Giriş", PARAGRAPH["az"]]
    )
    assert sections_of(text, language="az") == ["heading", "contents", "heading", "body"]


def test_tables_captions_and_page_numbers_are_told_from_prose() -> None:
    prose = PARAGRAPH["tr"]
    text = f"{prose}\n\nÜlke\tYıl\tPuan\nTürkiye\t2023\t7\n\nTablo 1. Puanlar\n\n{prose}\n\n31\n\n{prose}"
    assert sections_of(text, language="tr") == ["body", "table", "caption", "body", "furniture", "body"]


def test_a_sentence_about_a_table_is_no_caption() -> None:
    assert sections_of("Table 1 shows the scores of all countries.\n\nFigure it out.") == ["body"]


def test_references_without_a_heading_are_told_by_their_look() -> None:
    entries = [
        f"{name}, A. (20{year}). A book on schools. Springer."
        for year, name in enumerate(("Ash", "Birch", "Elm", "Oak"), 10)
    ]
    assert sections_of("\n\n".join([PARAGRAPH["en"], *entries]), language="en") == ["body", "references"]
    assert sections_of("\n\n".join([PARAGRAPH["en"], entries[0], PARAGRAPH["en"]]), language="en") == ["body"]


def test_numbered_answers_are_a_list_and_a_numbered_line_over_text_is_a_heading() -> None:
    prose = PARAGRAPH["ru"]
    assert sections_of(f"{prose}\n\n1. Книги\n\n2. Фильмы\n\n{prose}") == ["body"]
    assert sections_of(f"{prose}\n\n2. Результаты\n\n{prose}") == ["body", "heading", "body"]


def test_marks_of_the_reader_come_first() -> None:
    text = "Kənd\n\nGiriş sözü\n\nMətn burada.\n\nSəhifə başı"
    marks = [Mark(0, 4, "title"), Mark(6, 16, "heading", "1"), Mark(32, 43, "furniture")]
    assert sections_of(text, *marks, language="az") == ["title", "heading", "body", "furniture"]


def test_a_running_head_is_furniture() -> None:
    prose = PARAGRAPH["en"]
    assert sections_of(f"\n\n{prose}\n\nJournal of Villages\n\n".join([""] * 4)) == ["body", "furniture"] * 3


@pytest.mark.parametrize(
    "heading", ["Giriş", "NƏTİCƏ", "Sonuç ve Öneriler", "Выводы", "Conclusion", "IV. TƏHLİL", "# Tarix"]
)
def test_a_usual_numbered_or_capital_heading_between_paragraphs_is_one(heading: str) -> None:
    prose = PARAGRAPH["az"]
    assert sections_of(f"{prose}\n\n{heading}\n\n{prose}") == ["body", "heading", "body"]


@pytest.mark.parametrize("line", ["Kənddə həyat", "Он сказал это", "Giriş pulsuzdur.", "1. Bu bir cümlədir."])
def test_other_short_lines_are_no_headings(line: str) -> None:
    prose = PARAGRAPH["az"]
    assert sections_of(f"{prose}\n\n{line}\n\n{prose}") == ["body"]


def test_an_abstract_right_below_its_title_belongs_to_it() -> None:
    text = f"KƏND MƏKTƏBİ BU GÜN\n\nXülasə. {PARAGRAPH['az']}\n\nAçar sözlər: a, b\n\nGiriş\n\n{PARAGRAPH['az']}"
    assert sections_of(text, language="az") == ["title", "abstract", "keywords", "heading", "body"]


def test_lines_that_lead_to_page_numbers_are_contents_without_a_heading_too() -> None:
    lines = ["1. Giriş\t3", "1.1. Amaç\t4", "1.2. Yöntem ........ 7", "2. Bulgular\t9"]
    assert sections_of("\n".join([*lines, "", PARAGRAPH["tr"]]), language="tr") == ["contents", "body"]
    assert sections_of(f"{PARAGRAPH['tr']}\n\nPuan\t9\n\n{PARAGRAPH['tr']}", language="tr") == ["body"]


@pytest.mark.parametrize(
    ("place", "ask", "answer"),
    [
        ("Yer: universitetin kafesi", "Müsahibəçi: Başlayaq?", "İştirakçı: Başlayaq."),
        ("Tarih: 3 Nisan", "Görüşmeci: Başlayalım mı?", "Katılımcı: Başlayalım."),
        ("Место: малая переговорная", "Интервьюер: Начнём?", "Респондент: Начнём."),
        ("Place: a video call", "Interviewer: Shall we?", "Participant: Yes."),
    ],
)
def test_place_and_date_before_an_interview_are_no_evidence(place: str, ask: str, answer: str) -> None:
    text = "\n\n".join(["Kənd məktəbi 4", place, ask, answer, ask, answer])
    assert sections_of(text) == ["title", "furniture", "turn"]
    assert sections_of("\n\n".join([PARAGRAPH["en"], place, PARAGRAPH["en"]])) == ["body"]


TABLE_SOURCE = {"az": "Mənbələr: öz hesablamalarımız.", "tr": "Kaynak: TÜİK, 2020.", "ru": "Источники: расчёты автора.",
                "en": "Sources: own calculations."}  # fmt: skip
APPENDIX = {"az": "Əlavə A. Müsahibə", "tr": "Ek 1", "ru": "Приложение", "en": "Appendix A: The questions"}


@pytest.mark.parametrize("language", PARAGRAPH)
def test_a_source_below_a_table_ends_with_its_line(language: str) -> None:
    prose = PARAGRAPH[language]
    text = "\n\n".join([prose, "Bakı\t2023\t7\nGəncə\t2023\t8", TABLE_SOURCE[language], prose, prose])
    assert sections_of(text, language=language) == ["body", "table", "references", "body"]
    entries = "Ash, A. (2010). A book on schools. Springer.\n\nElm, B. (2011). A book on roads. Springer."
    whole = f"{prose}\n\n{TABLE_SOURCE[language]}\n\n{entries}"
    assert sections_of(whole, language=language) == ["body", "references"]


@pytest.mark.parametrize("language", PARAGRAPH)
def test_references_end_at_an_appendix_and_where_prose_is_back(language: str) -> None:
    prose = PARAGRAPH[language]
    references = f"{prose}\n\n{HEADS[language][2]}\n\nAsh, A. (2010). A book on schools. Springer."
    assert sections_of(f"{references}\n\n{APPENDIX[language]}\n\n{prose}", language=language) == [
        "body", "heading", "references", "heading", "body",
    ]  # fmt: skip
    assert sections_of(f"{references}\n\n{prose}", language=language) == ["body", "heading", "references", "body"]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("xiv", "furniture"),
        ("ix", "furniture"),
        ("- 12 -", "furniture"),
        ("il", "body"),
        ("civil", "body"),
        ("mil", "body"),
    ],
)
def test_a_word_of_roman_letters_is_no_page_number(line: str, section: str) -> None:
    text = f"{PARAGRAPH['az']}\n\n{line}\n\n{PARAGRAPH['az']}"
    assert (
        next(s.section for s in annotate(Source("a.txt", text)).sentences() if text[s.start : s.end] == line) == section
    )
