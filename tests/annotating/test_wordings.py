"""How like wordings are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualkit.annotating.questions.kindred_words import belongs_to_asking, kindred
from qualkit.annotating.questions.wordings import Wordings, words_of
from tests.annotating.guides import WORDINGS

PAIRS = [
    ("az", "çətinliklər", "maneələr"),
    ("tr", "zorluklar", "engeller"),
    ("ru", "трудностями", "препятствия"),
    ("en", "challenges", "obstacles"),
]


@pytest.mark.parametrize(("language", "one", "other"), PAIRS)
def test_kindred_words_stand_for_one_thing_in_all_languages(language: str, one: str, other: str) -> None:
    assert kindred(one, language) & kindred(other, language)
    assert all(kindred(one, language) & kindred(word, code) for code, word, _other in PAIRS)


def test_a_beginning_is_no_other_word() -> None:
    assert not kindred("ilk", "az") & kindred("ildən", "az")
    assert not kindred("araçlar", "tr") & kindred("arası", "tr")
    assert kindred("çətinlik", "other") == frozenset() == kindred("", "az")


@pytest.mark.parametrize(
    ("language", "word"), [("az", "sizcə"), ("tr", "anlatır"), ("ru", "расскажите"), ("en", "describe")]
)
def test_words_of_asking_are_told(language: str, word: str) -> None:
    assert belongs_to_asking(word, language) and not belongs_to_asking(word, "other")


@pytest.mark.parametrize("language", WORDINGS)
def test_a_wording_is_like_itself_and_less_like_the_others(language: str) -> None:
    texts = WORDINGS[language]
    likeness = Wordings([[text] for text in texts], language).likeness(words_of(texts, language))
    assert likeness.diagonal() == pytest.approx(1.0)
    for number in range(len(texts)):
        likeness[number, number] = 0
    assert likeness.max() < 0.6


@given(st.lists(st.text(max_size=40), max_size=4), st.sampled_from(["az", "tr", "ru", "en", "other"]))
def test_likeness_lies_between_0_and_1(texts: list[str], language: str) -> None:
    likeness = Wordings([[text] for text in texts], "tr").likeness(words_of(texts, language))
    assert likeness.shape == (len(texts), len(texts))
    assert not likeness.size or (likeness.min() >= 0 and likeness.max() <= 1 + 1e-9)


def test_what_one_question_leaves_over_shows_the_second() -> None:
    texts = ("What does your family think of it?", "How do you keep in touch with colleagues?", "Why?")
    wordings = Wordings([[text] for text in texts], "en")
    (words,) = words_of(["What does your family think, and how do you keep in touch with colleagues?"], "en")
    left = wordings.left_over(words, 0)
    assert left[1] > 0.9 and left[0] == 0
