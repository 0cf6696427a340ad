"""Tokens and sentences: cases in four languages, and what holds for any text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.annotating import annotate
from qualkit.annotating.tokens import token_spans
from qualkit.model.annotations import LANGUAGES
from qualkit.model.sources import Source

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "cases" / "annotating-segmentation.json").read_text(encoding="utf-8")
)
TEXTS = st.text(
    st.sampled_from("aşİıIəЁжQ 19.,:;!?…'’-–\"»«()[]/@#%_*\n\t\f\u0301\u200b\u00a0\u2028🙂" + "Çsm"), max_size=80
) | st.text(max_size=60)


@pytest.mark.parametrize("case", [case for case in CASES if "tokens" in case], ids=lambda case: case["label"])
def test_tokens_are_those_of_the_case(case: dict[str, Any]) -> None:
    found = [case["text"][start:end] for start, end in zip(*token_spans(case["text"]), strict=True)]
    assert found == case["tokens"]


@pytest.mark.parametrize("case", [case for case in CASES if "sentences" in case], ids=lambda case: case["label"])
def test_sentences_are_those_of_the_case(case: dict[str, Any]) -> None:
    annotation = annotate(Source("a.txt", case["text"]), language=case["language"])
    assert [case["text"][s.start : s.end] for s in annotation.sentences()] == case["sentences"]


@given(TEXTS, st.sampled_from(LANGUAGES))
@settings(deadline=None, max_examples=300)
def test_tokens_lie_in_disjoint_sentences_inside_the_text(text: str, language: str) -> None:
    annotation = annotate(Source("a.txt", text), language=language)
    end_before = 0
    for sentence in annotation.sentences():
        words = text[sentence.start : sentence.end]
        assert end_before <= sentence.start < sentence.end <= len(text)
        assert words == words.strip()
        assert "\n" not in words
        at = sentence.start
        for token in annotation.tokens(sentence.number):
            assert at <= token.start < token.end <= sentence.end
            assert text[token.start : token.end] == token.form.text
            assert not any(map(str.isspace, token.form.text))
            at = token.end
        end_before = sentence.end
    assert annotation.sentence_token[-1] == annotation.n_tokens


@given(TEXTS)
@settings(deadline=None, max_examples=200)
def test_every_letter_of_a_text_without_labels_is_in_a_token(text: str) -> None:
    text = text.replace(":", " ")  # a colon could make a label, which is in no sentence
    annotation = annotate(Source("a.txt", text), language="az")
    inside = set()
    for start, end in zip(annotation.token_start.tolist(), annotation.token_end.tolist(), strict=True):
        inside |= set(range(start, end))
    assert {place for place, letter in enumerate(text) if letter.isalnum()} <= inside


def test_an_empty_text_has_an_empty_annotation() -> None:
    for text in ("", "  \n\t\n "):
        annotation = annotate(Source("a.txt", text))
        assert (annotation.n_sentences, annotation.n_tokens, annotation.forms) == (0, 0, ())
        assert annotation.sentence_token.tolist() == [0]


@pytest.mark.parametrize(
    "unit", ["a", "!", ".", "a.", "a@", "@", "://(", "www.", "(", "1.", "-", "'", "[1,", ". ", "Ə: ", "\t", "\u0301"]
)
def test_an_endless_line_of_anything_is_annotated(unit: str) -> None:
    """What is quadratic in a line would not come back from this one."""
    text = (unit * 300_000)[:300_000]
    annotation = annotate(Source("a.txt", text), language="en")
    assert annotation.n_sentences == 0 or annotation.sentence_end[-1] <= len(text)
