"""Several articles in one file: where each begins."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.annotating import articles_of
from qualkit.model.sources import Mark, Source

PROSE = {
    "az": "Kənd məktəblərində müəllim çatışmır və bu çatışmazlıq hər il bir az da artır. Gənclər şəhərə gedir, "
    "yaşlılar isə məktəbin qapısını bağlayıb açarı bələdiyyəyə verir.",
    "tr": "Köy okullarında öğretmen eksikliği var ve bu eksiklik her yıl biraz daha artıyor. Gençler kente gidiyor, "
    "yaşlılar ise okulun kapısını kapatıp anahtarı muhtara bırakıyor.",
    "ru": "В сельских школах не хватает учителей, и нехватка растёт с каждым годом. Молодёжь уезжает в города, а "
    "старшие запирают дверь школы и отдают ключ в сельсовет.",
    "en": "Village schools are short of teachers, and the shortage grows a little every year. The young leave for the "
    "town, and the old lock the door of the school and give the key to the mayor.",
}
HEADS = {
    "az": ("Xülasə", "Açar sözlər", "Ədəbiyyat"),
    "tr": ("Öz", "Anahtar Kelimeler", "Kaynakça"),
    "ru": ("Аннотация", "Ключевые слова", "Литература"),
    "en": ("Abstract", "Keywords", "References"),
}
TITLES = {
    "az": ("KƏND MƏKTƏBİ BU GÜN", "ŞƏHƏR KİTABXANASI SABAH"),
    "tr": ("BUGÜN KÖY OKULU", "YARIN KENT KÜTÜPHANESİ"),
    "ru": ("СЕЛЬСКАЯ ШКОЛА СЕГОДНЯ", "ГОРОДСКАЯ БИБЛИОТЕКА ЗАВТРА"),
    "en": ("THE VILLAGE SCHOOL TODAY", "THE TOWN LIBRARY TOMORROW"),
}
AUTHORS = ("И. И. Лапин", "R. Mammadova")
CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "cases" / "annotating-sections.json").read_text(encoding="utf-8")
)


def opening(language: str, number: int) -> str:
    """A title with its author, abstract and keywords."""
    abstract, keywords, _ = HEADS[language]
    return "\n\n".join(
        [TITLES[language][number], AUTHORS[number], abstract, PROSE[language], f"{keywords}: school, village, key"]
    )


def body(language: str, *, with_references: bool = True) -> str:
    """The text of an article, with its references."""
    entries = [f"{name}, A. (20{n}). A book on schools. Springer." for n, name in enumerate(("Ash", "Elm", "Oak"), 10)]
    return "\n\n".join([*[PROSE[language]] * 3, *([HEADS[language][2], *entries] if with_references else [])])


def starts(*parts: str) -> list[str]:
    """The first line of each article after the first."""
    text = "\n\n".join(parts)
    found = articles_of(Source("a.txt", text))
    assert [article.start for article in found[1:]] == [article.end for article in found[:-1]]
    assert (found[0].start, found[-1].end) == (0, len(text))
    return [text[article.start :].splitlines()[0] for article in found[1:]]


@pytest.mark.parametrize("language", TITLES)
def test_an_article_is_one(language: str) -> None:
    assert starts(opening(language, 0), body(language)) == []
    assert starts(body(language)) == []
    assert starts(PROSE[language]) == []


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("with_references", [True, False])
def test_a_second_title_with_abstract_after_the_text_opens_another(language: str, with_references: bool) -> None:
    article = body(language, with_references=with_references)
    assert starts(opening(language, 0), article, opening(language, 1), article) == [TITLES[language][1]]


def test_three_abstracts_of_one_article_do_not_part_it() -> None:
    three = [opening(language, 0) for language in ("en", "ru", "az")]
    assert starts(*three, body("az")) == []
    assert starts(three[2], body("az"), *three[:2]) == []
    again = [opening(language, 1) for language in ("en", "ru", "az")]
    assert starts(*three, body("az"), *again, body("az")) == [TITLES["en"][1]]


def test_summaries_below_an_article_belong_to_it() -> None:
    first = [opening("az", 0), body("az"), opening("ru", 0), opening("en", 0)]
    second = [opening("az", 1), body("az"), opening("ru", 1), opening("en", 1)]
    assert starts(*first) == []
    assert starts(*first, *second) == [TITLES["az"][1]]
    assert starts(*first, "Əlavə 1", PROSE["az"], PROSE["az"]) == []


@pytest.mark.parametrize("language", TITLES)
def test_papers_without_abstracts_are_told_by_title_and_author_after_references(language: str) -> None:
    first, second = TITLES[language]
    assert starts(first, AUTHORS[0], body(language), second, AUTHORS[1], body(language)) == [second]
    assert starts(AUTHORS[0], first, body(language), AUTHORS[1], second, body(language)) == [AUTHORS[1]]
    # A heading in capitals alone is a part of the article.
    assert starts(first, AUTHORS[0], body(language), second, body(language)) == []
    assert starts(first, AUTHORS[0], *[PROSE[language]] * 2, second, body(language)) == []


@pytest.mark.parametrize("number", ["УДК 316.4", "UOT 37.01", "UDC 027.5"])
def test_a_class_number_opens_an_article(number: str) -> None:
    text = [number, AUTHORS[0], TITLES["ru"][0], body("ru"), number, AUTHORS[1], TITLES["ru"][1], body("ru")]
    assert starts(*text) == [number]


def test_a_file_that_is_cut_off_after_a_second_abstract_in_the_same_language_holds_two() -> None:
    first = [opening("en", 0), opening("ru", 0), body("en"), "© Lapin I. I., 2023"]
    assert starts(*first, opening("ru", 1)) == [TITLES["ru"][1]]
    assert starts(*first) == []


def test_a_transcript_and_an_empty_file_are_not_parted() -> None:
    turns = "\n\n".join(f"Müsahibəçi: Niyə?\n\nİştirakçı: {PROSE['az']}" for _ in range(4))
    assert starts(opening("az", 0), turns) == []
    assert articles_of(Source("a.txt", "")) == ()
    assert articles_of(Source("a.txt", " \n\n ")) == ()


def test_titles_that_the_reader_has_marked_open_articles_after_references() -> None:
    first, second = "Village and school", "Town and library"
    text = "\n\n".join([first, AUTHORS[0], body("en"), second, AUTHORS[1], body("en")])
    marks = tuple(Mark(text.index(title), text.index(title) + len(title), "heading", "1") for title in (first, second))
    assert [text[span.start :].splitlines()[0] for span in articles_of(Source("a.txt", text, marks))] == [first, second]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_whole_documents_hold_as_many_articles_as_they_say(case: dict[str, Any]) -> None:
    text = "\n".join(line.partition("| ")[2] for line in case["lines"])
    two = {"az-journal-two", "ru-collection", "en-proceedings"}
    assert len(articles_of(Source("a.txt", text))) == 1 + (case["label"] in two)


@given(st.lists(st.sampled_from([*PROSE.values(), *TITLES["en"], *AUTHORS, "Abstract", "УДК 1", "1. Nye (2004).", ""])))
@settings(deadline=None, max_examples=60)
def test_articles_cover_any_text_without_gaps(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = articles_of(Source("a.txt", text))
    assert "".join(text[span.start : span.end] for span in found) == (text if text.strip() else "")
    assert all(text[span.start : span.end].strip() for span in found)
