"""Language detection and smoothing; cases in tests/cases/languages-detection.json."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualkit.languages import detect, smooth

CASES = json.loads((Path(__file__).parents[1] / "cases" / "languages-detection.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case["label"],
            marks=pytest.mark.xfail(strict=True, reason=case["comment"]) if case.get("known_failure") else (),
        )
        for case in CASES
    ],
)
def test_detect(case: dict[str, Any]) -> None:
    assert detect([case["text"]]) == [case["language"]]


def test_detect_answers_one_for_one() -> None:
    texts = [case["text"] for case in CASES if not case.get("known_failure")]
    assert detect(texts) == [case["language"] for case in CASES if not case.get("known_failure")]
    assert detect([]) == []


@given(text=st.text())
def test_detect_always_knows_an_answer(text: str) -> None:
    assert detect([text])[0] in {"az", "tr", "ru", "en", "other"}


def test_a_doubtful_segment_follows_its_neighbours() -> None:
    texts = ["Biz bu məsələni müzakirə etdik.", "Bu mesele vacibdir.", "Nəticə hələ məlum deyil."]
    assert smooth(["az", "tr", "az"], texts) == ["az", "az", "az"]


def test_a_sure_segment_stays() -> None:
    texts = ["Мы обсуждали этот вопрос вчера вечером дома.", "Biz bu məsələni dünən axşam evdə müzakirə etdik."]
    assert smooth(["ru", "az"], texts) == ["ru", "az"]


def test_a_short_segment_keeps_a_language_of_another_script() -> None:
    texts = ["Мы обсуждали этот вопрос вчера вечером дома.", "Yes, okay.", "Потом мы говорили о новых посольствах."]
    assert smooth(["ru", "en", "ru"], texts) == ["ru", "en", "ru"]


def test_a_tie_leaves_the_segment_alone() -> None:
    texts = ["Biz bunu müzakirə edirik indi.", "Tamam.", "Biz bunu müzakirə ediyoruz işte."]
    assert smooth(["az", "en", "az"], texts)[1] == "az"
    assert smooth([], []) == []
    assert smooth(["tr"], ["Tamam."]) == ["tr"]


def test_smooth_needs_a_text_for_each_language() -> None:
    with pytest.raises(ValueError):
        smooth(["az"], [])


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "ə",
        "ш",
        "aш",
        "tq",
        "a\u0301",
        "a\u200b",
        "👩‍👩‍👧",
        "\u202eשלום ",
        "a'",
        "bcd",
        "Ab-",
        "“",
        '"a',
        "kak ",
        "\ud800",
    ],
)
def test_an_endless_word_has_a_language(unit: str) -> None:
    """What is quadratic in a word would not come back from this one."""
    assert detect([unit * (100_000 // len(unit))])[0] in {"az", "tr", "ru", "en", "other"}


@pytest.mark.parametrize("mark", ["\u200b", "\u200d", "\u00ad", "\ufeff", "\u202e", "\u0301", "🙂"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("az", "Mən bu barədə danışmaq istəmirəm"),
        ("tr", "Ben bu konuda konuşmak istemiyorum"),
        ("ru", "Мне об этом говорить не хочется"),
        ("en", "We did not want to talk about this"),
    ],
)
def test_marks_without_letters_do_not_change_the_language(language: str, text: str, mark: str) -> None:
    assert detect([f"{mark}{text} {mark}", text.replace(" ", f" {mark}"), f"{mark * 50} {text}"]) == [language] * 3


@pytest.mark.parametrize(
    "case", [case for case in CASES if not case.get("known_failure")], ids=lambda case: case["label"]
)
def test_letters_typed_as_two_signs_are_the_same(case: dict[str, Any]) -> None:
    assert detect([unicodedata.normalize("NFD", case["text"])]) == [case["language"]]
