"""What the language of terms means: each case as a sentence, a term, and the stretches that it finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qualkit.coding import apply, find, parse_codebook, parse_term
from qualkit.coding.parsing import TermError
from qualkit.model.annotations import Turn
from tests.builders import make_annotation, make_columns, make_source

CASES = json.loads((Path(__file__).parent.parent / "cases" / "term-language.json").read_text(encoding="utf-8"))


def stretches(term: str, text: str, language: str) -> list[str]:
    source = make_source(text)
    (found,) = find(term, [make_annotation(source, language)], languages=(language,))
    return [source.text[one.start : one.end] for one in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']} {case['label']}")
def test_what_a_term_finds(case: dict[str, str]) -> None:
    assert stretches(case["term"], case["text"], case["language"]) == case["found"]


def test_an_error_says_at_which_character_it_shows() -> None:
    for term, at in (("iş & (güc", 5), ("iş ~ güc", 3), ('iş "güc', 3), ("iş (güc|)", 8), ("güc /a(b/", 8)):
        with pytest.raises(TermError) as caught:
            parse_term(term, "az")
        assert caught.value.at == at, term


@pytest.mark.parametrize("pattern", ["^(a|aa)+$", "(a|a)*b", "^(a|b|ab)*c$"])
def test_a_regular_expression_that_would_run_for_ever_is_refused_at_once(pattern: str) -> None:
    with pytest.raises(TermError, match="run for ever"):
        parse_term(f"/{pattern}/", "en")


@pytest.mark.parametrize("pattern", ["a{100000000}", "(?:ab){99999}", "(?:a{40}){40}", "a{99999999999999}"])
def test_a_regular_expression_that_would_fill_the_memory_is_refused(pattern: str) -> None:
    with pytest.raises(TermError, match="too large"):
        parse_term(f"/{pattern}/", "en")


def test_a_regular_expression_finds_words_and_no_marks() -> None:
    assert stretches("/^.{1,2}$/", "Bu, iş; 24 – o!", "az") == ["Bu", "iş", "24", "o"]


@pytest.mark.parametrize(
    ("term", "at", "why"),
    [
        ("law & !data !rule", 12, "cannot stand behind"),
        ("law /^a/b", 4, "must stand behind what is closed"),
        ('"law"data', 0, "must stand behind what is closed"),
        ("-covid19", 0, "is no word"),
        ("law ~00019999 data", 4, "needs a number"),
    ],
)
def test_what_could_be_read_in_two_ways_is_refused(term: str, at: int, why: str) -> None:
    with pytest.raises(TermError, match=why) as caught:
        parse_term(term, "en")
    assert caught.value.at == at


def codes_of(terms: str, text: str, language: str, *, unit: str | None = None) -> list[tuple[str, str]]:
    codebook = parse_codebook(f"id: t\nname: T\ncodes:\n{terms}")
    source = make_source(text)
    (codings,) = apply(codebook, [source], [make_annotation(source, language)], unit=unit)
    return [(codebook.by_uid[one.code_uid].path, one.words) for one in codings]


DENIED = [
    ("az", "çətin", "!çətin >1 deyil*", "Bu iş çətindir.", "Bu iş heç də çətin deyildi."),
    ("tr", '"zor"', "!zor >1 değil*", "Bu iş zor.", "Bu iş zor değildi."),
    ("ru", "трудно", "!не >2 трудно", "Это было трудно.", "Это было не так трудно."),
    ("en", "difficult", "!not >3 difficult", "This is difficult.", "This should not be difficult."),
]


@pytest.mark.parametrize(("language", "term", "exclusion", "said", "denied"), DENIED)
def test_an_exclusion_of_a_code_takes_from_it_and_from_those_below_it_only(
    language: str, term: str, exclusion: str, said: str, denied: str
) -> None:
    below = f"children: [{{id: c, name: C, terms: {{{language}: ['{term}']}}}}]"
    terms = f"  - {{id: a, name: A, terms: {{{language}: ['{exclusion}']}}, {below}}}\n"
    terms += f"  - {{id: b, name: B, terms: {{{language}: ['{term}']}}}}\n"
    text = f"{said} {denied}"
    assert codes_of(terms, text, language) == [("a/c", said), ("b", said), ("b", denied)]


def test_a_code_stands_on_a_sentence_a_paragraph_or_a_turn() -> None:
    text = "Təhlükə var. Kod da var.\n\nYenə təhlükə gördük. Təhlükə getdi."
    terms = "  - {id: a, name: A, terms: {az: [təhlükə]}}\n"
    sentences = ["Təhlükə var.", "Yenə təhlükə gördük.", "Təhlükə getdi."]
    paragraphs = ["Təhlükə var. Kod da var.", "Yenə təhlükə gördük. Təhlükə getdi."]
    assert codes_of(terms, text, "az") == [("a", words) for words in sentences]
    for unit in ("paragraph", "turn"):  # without turns a turn is a paragraph
        assert codes_of(terms, text, "az", unit=unit) == [("a", words) for words in paragraphs]


def test_both_sides_may_stand_in_different_sentences_of_a_turn() -> None:
    text = "Law one. Data two. Law three."
    turns = [Turn(0, 18, "A", "participant"), Turn(19, 29, "B", "participant")]
    tokens = [(0, 3, "Law"), (4, 7, "one"), (9, 13, "Data"), (14, 17, "two"), (19, 22, "Law"), (23, 28, "three")]
    annotation = make_columns(
        [(0, 8), (9, 18), (19, 29)], section="turn", turns=turns, sentence_turns=[0, 0, 1], tokens=tokens
    )
    for setting, term, expected in (
        ("", "law & data", []),
        ("within: turn\n", "law & data", ["Law one.", "Data two."]),
        ("unit: turn\n", "law & data", ["Law one. Data two."]),
        ("within: turn\n", "law & !data", ["Law three."]),
        ("", "law & !data", ["Law one.", "Law three."]),
    ):
        codebook = parse_codebook(f"id: t\nname: T\n{setting}codes: [{{id: a, name: A, terms: {{en: [{term}]}}}}]\n")
        (codings,) = apply(codebook, [make_source(text)], [annotation])
        assert [one.words for one in codings] == expected, (setting, term)


@pytest.mark.parametrize(
    ("language", "near", "text"),
    [
        ("az", "kadr ~4 çatışmazlıq", "Kadr və büdcə çatışmazlığı var."),
        ("tr", "personel ~4 eksiklik", "Personel ve bütçe eksikliği var."),
        ("ru", "кадры ~4 нехватка", "Кадров и денег нехватка."),
        ("en", "staff ~4 shortage", "Staff and budget shortage."),
    ],
)
def test_nearness_hides_its_own_words_in_other_codes_and_not_those_between(language: str, near: str, text: str) -> None:
    first, last = near.split(" ~4 ")
    between = {"az": "büdcə", "tr": "bütçe", "ru": "деньги", "en": "budget"}[language]
    below = [("near", near), ("first", first), ("last", last), ("between", between)]
    children = ", ".join(f"{{id: {id}, name: C, terms: {{{language}: ['{term}']}}}}" for id, term in below)
    terms = f"  - {{id: a, name: A, children: [{children}]}}\n"
    assert [code for code, _words in codes_of(terms, text, language)] == ["a/near", "a/between"]
