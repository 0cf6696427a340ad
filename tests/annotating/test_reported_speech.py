"""Who said what in short texts, each read alone: tests/cases/reported-speech-az.json and so on.

They were written before the rules that they judge: the expected answers are a reader's.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qualkit.annotating import annotate
from qualkit.annotating.attribution.listed_words import ListedWords, folded
from qualkit.annotating.attribution.reporting import reporting_of
from qualkit.languages import get_language
from qualkit.model.annotations import LANGUAGES
from tests.builders import make_source

FOLDER = Path(__file__).parents[1] / "cases"
CASES = [
    pytest.param(
        language,
        case,
        id=f"{language}: {case['label']}",
        marks=[pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else [],
    )
    for language in LANGUAGES
    for case in json.loads((FOLDER / f"reported-speech-{language}.json").read_text(encoding="utf-8"))
]


def text_of(sentences: list[list[str]]) -> tuple[str, list[tuple[int, int]]]:
    """The sentences as a text, a heading in a line of its own, and where each stands."""
    text, places = "", []
    for words, *_told in sentences:
        text += " " if text and not text.endswith("\n") else ""
        places.append((len(text), len(text) + len(words)))
        text += words + ("\n\n" if words.startswith("# ") else "")
    return text, places


@pytest.mark.parametrize(("language", "case"), CASES)
def test_each_sentence_goes_to_whoever_says_it(language: str, case: dict[str, Any]) -> None:
    text, places = text_of(case["sentences"])
    annotation = annotate(make_source(text), language=language)
    found = []
    for (start, end), (words, *_told) in zip(places, case["sentences"], strict=True):
        told = next(
            (
                (one.name, one.by)
                for number, one in annotation.attributions.items()
                if annotation.sentence_start[number] < end and start < annotation.sentence_end[number]
            ),
            (),
        )
        found.append([words, *told])
    assert found == case["sentences"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_form_inflects_is_what_the_language_says(language: str) -> None:
    """The cheap look at a form's beginning loses no form of a listed word."""
    profile = reporting_of(language)
    assert profile is not None
    words = sorted({verb.split()[-1] for verb in profile.verbs} | profile.roles | profile.organisations)
    cases = (FOLDER / f"reported-speech-{language}.json").read_text(encoding="utf-8")
    forms = sorted({*words, *"".join(letter if letter.isalpha() else " " for letter in cases).split()})
    expected: dict[int, list[int]] = {}
    for number, found in enumerate(get_language(language).inflections(words, forms)):
        for form in found:
            expected.setdefault(form, []).append(number)
    keys = folded([get_language(language).lower(form) for form in forms], language)
    listed = ListedWords(language, words)
    assert {form: list(numbers) for form, numbers in listed.of(forms, keys).items()} == expected
    assert {form: list(numbers) for form, numbers in listed.of(forms, keys).items()} == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_forms_inflect_nothing(language: str) -> None:
    assert ListedWords(language, ("say",)).of([], folded([], language)) == {}
