"""Terms and the forms that inflect them; cases in tests/cases/languages-{inflections,derivations}.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qualkit.languages import get_language

CASES = Path(__file__).parents[1] / "cases"
LANGUAGES = ("az", "tr", "ru", "en")


def read_cases(name: str) -> list[dict[str, Any]]:
    return json.loads((CASES / name).read_text(encoding="utf-8"))


def inflecting(language: str, word: str, forms: list[str], *, in_phrase: bool = False) -> list[str]:
    numbers = get_language(language).inflections([word], forms, in_phrase=in_phrase)[0]
    return [forms[number] for number in numbers]


INFLECTIONS = read_cases("languages-inflections.json")


@pytest.mark.parametrize("case", INFLECTIONS, ids=lambda case: case["label"])
def test_a_word_finds_its_inflections_and_no_others(case: dict[str, Any]) -> None:
    forms = case["inflects"] + case["does_not_inflect"]
    in_phrase = case.get("in_phrase", False)
    assert inflecting(case["language"], case["word"], forms, in_phrase=in_phrase) == case["inflects"]


@pytest.mark.xfail(strict=True, reason="a homograph or chance split, known")
@pytest.mark.parametrize(
    ("case", "form"),
    [(case, form) for case in INFLECTIONS for form in case.get("known_excess", [])],
    ids=lambda value: value if isinstance(value, str) else value["label"],
)
def test_a_word_leaves_out_a_known_homograph(case: dict[str, Any], form: str) -> None:
    assert inflecting(case["language"], case["word"], [form]) == []


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case["label"],
            marks=pytest.mark.xfail(strict=True, reason=case["comment"]) if case.get("known_failure") else (),
        )
        for case in read_cases("languages-derivations.json")
    ],
)
def test_a_word_is_kept_apart_from_what_is_derived_of_it(case: dict[str, Any]) -> None:
    assert inflecting(case["language"], case["word"], case["derived"]) == []


@pytest.mark.parametrize("language", ("az", "tr"))
def test_twenty_derivations_are_tried(language: str) -> None:
    assert sum(case["language"] == language for case in read_cases("languages-derivations.json")) >= 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_inflects_itself_in_any_letter_case(language: str) -> None:
    word = {"az": "işıq", "tr": "ışık", "ru": "ёлка", "en": "issue"}[language]
    profile = get_language(language)
    assert profile.inflections([word], [word, profile.upper(word), "q"]) == [[0, 1]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_stand_in_the_order_of_words_and_forms(language: str) -> None:
    words, forms = ["şəhər", "город", "city", "kent"], ["city", "kent", "город", "şəhər", "city"]
    found = get_language(language).inflections(words, forms)
    assert [numbers for numbers in found if numbers] == [[3], [2], [0, 4], [1]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_nothing_out(language: str) -> None:
    profile = get_language(language)
    assert profile.inflections([], ["a"]) == []
    assert profile.inflections(["a", ""], []) == [[], []]
    assert profile.inflections(["", "💬", "\u0301"], ["", "a", "-"], in_phrase=True) == [[], [], []]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", ["abə" * 33_333, "ş" * 100_000, "ы" * 100_000, "I" * 100_000, "a'" * 50_000])
def test_a_word_of_100000_letters_is_no_hindrance(language: str, word: str) -> None:
    profile = get_language(language)
    assert profile.inflections([word, "ab"], [word, word + "lar"], in_phrase=True)[0][0] == 0
    assert len(profile.lemmas([word])) == 1
