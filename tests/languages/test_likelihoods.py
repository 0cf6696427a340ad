"""The model's scores: all texts at once as one at a time, and texts that it knows nothing about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from qualkit.languages.likelihoods import MODELLED, likelihoods

TEXTS: list[str] = [
    case["text"]
    for case in json.loads(
        (Path(__file__).parents[1] / "cases" / "languages-detection.json").read_text(encoding="utf-8")
    )
]


def test_texts_together_are_as_likely_as_py3langid_finds_them_alone() -> None:
    texts = [*TEXTS, "BÜTÜN HARFLER BÜYÜK", "ev " * 300]
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    for text, found in zip(texts, likelihoods(texts), strict=True):
        ranked = dict(identifier.rank(text))
        assert list(found[:-1]) == pytest.approx([ranked[language] for language in MODELLED], rel=1e-4, abs=0.01)
        others = [score for language, score in ranked.items() if language not in MODELLED]
        assert found.other == pytest.approx(max(others), rel=1e-4, abs=0.01)


def test_few_texts_are_as_likely_as_many() -> None:
    assert likelihoods([]) == []
    for text, found in zip(TEXTS, likelihoods(TEXTS), strict=True):
        assert list(likelihoods([text])[0]) == pytest.approx(list(found), rel=1e-4, abs=0.01)


def test_the_order_of_the_texts_does_not_matter() -> None:
    forwards, backwards = likelihoods(TEXTS), likelihoods(TEXTS[::-1])
    assert [max(range(5), key=found.__getitem__) for found in forwards] == [
        max(range(5), key=found.__getitem__) for found in backwards[::-1]
    ]


@pytest.mark.parametrize("times", [1, 20])
def test_a_text_that_the_model_knows_nothing_about_is_no_language_sooner_than_another(times: int) -> None:
    for found in likelihoods(["", "\x00"] * times):
        assert len(set(found)) == 1
