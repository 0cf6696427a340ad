"""Short and doubtful segments take the language of their document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualkit.languages import detect, settle

PROSE = {
    "az": "Kənd məktəbinin direktoru deyir ki, uşaqlar dərsə piyada gəlir.",
    "tr": "Köy okulunun müdürü, çocukların derse yürüyerek geldiğini söylüyor.",
    "en": "The head of the village school says that the children come on foot.",
}
MIXED = ["az", "tr", "en"]


def settled(segment: str, *, language: str) -> str:
    texts = [PROSE[language], PROSE[language], segment, PROSE[language], PROSE[language]]
    return settle(detect(texts), texts)[2]


@pytest.mark.parametrize("language", PROSE)
@pytest.mark.parametrize("segment", ["On NATO", "Oxford, Kazakhstan.", "Date: 7 May 2024", "Mira Oruc", "TRT World"])
def test_names_and_dates_are_in_the_language_of_the_document(segment: str, language: str) -> None:
    assert settled(segment, language=language) == language


@pytest.mark.parametrize(
    "segment",
    [
        "Minister Özgür Dağlı visited Quba.",
        "Tağızadə, Qocayev and Işıklı argue otherwise in both papers.",
        "The report was printed again in Kiçik qəzet two years later.",
        "Mr. Şıxlı said that the ministry had not answered his letters.",
    ],
)
def test_an_english_sentence_with_names_is_english(segment: str) -> None:
    assert settled(segment, language="en") == "en"


@pytest.mark.parametrize(
    ("segment", "language", "wanted"),
    [
        ("We walked for an hour and nobody complained.", "az", "en"),
        ("Bunun için kimseye kızmıyorum, herkes çok çalıştı.", "az", "tr"),
        ("Buna görə heç kimə acığım tutmur, hamı işləyib.", "tr", "az"),
        ("Bunun için kimseye kızmıyorum, herkes çok çalıştı.", "en", "tr"),
        ("It is what it is.", "tr", "en"),
        ("yumşaq güc və etibar", "en", "az"),
    ],
)
def test_a_quotation_keeps_its_language(segment: str, language: str, wanted: str) -> None:
    assert settled(segment, language=language) == wanted


def test_what_is_short_keeps_its_language_next_to_a_sentence_of_it() -> None:
    texts = [PROSE["az"], PROSE["az"], PROSE["en"], "Keywords: school, village", *[PROSE["az"]] * 4]
    assert settle(detect(texts), texts)[2:5] == ["en", "en", "az"]


def test_in_a_document_of_several_languages_nothing_changes() -> None:
    texts = [PROSE[language] for language in MIXED] * 3 + ["Oruc Mira", "On NATO"]
    assert settle(detect(texts), texts) == detect(texts)


def test_few_sentences_among_many_short_segments_do_not_decide() -> None:
    short = {
        "az": "Uşaqlar dərsə piyada gəlir",
        "tr": "Çocuklar derse yürüyerek geliyor",
        "en": "Children walk to school",
    }
    texts = [PROSE["az"]] * 3 + [short[language] for language in MIXED] * 20
    assert settle(detect(texts), texts) == ["az"] * 3 + MIXED * 20


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The talk with Ayşe Yıldız was recorded in the spring of that year.", "en"),
        ("Mr. Məmmədli said that the school was slow to answer.", "en"),
        ("Ayşe Yıldız, The Guardian gazetesine konuştu.", "tr"),
        ("Məmmədli The Guardian qəzetinə danışdı.", "az"),
    ],
)
def test_names_do_not_make_an_english_sentence_turkic(text: str, language: str) -> None:
    assert detect([text]) == [language]


def test_nothing_has_no_language() -> None:
    assert settle([], []) == []
    assert settle(["other"], ["31"]) == ["other"]


@given(st.lists(st.tuples(st.sampled_from(["az", "tr", "ru", "en", "other"]), st.text(max_size=40)), max_size=8))
def test_there_is_an_answer_for_each_segment(pairs: list[tuple[str, str]]) -> None:
    found = settle([language for language, _ in pairs], [text for _, text in pairs])
    assert len(found) == len(pairs)
    assert set(found) <= {language for language, _ in pairs}
