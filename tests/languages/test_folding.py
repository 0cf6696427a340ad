"""Letters that a search does not tell apart, and the offsets, which hold."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualkit.languages.folding import folded, search_text, words

LETTERS = "İIıiŞşƏəĞğÇçЁёЕеЙйΣςσßAa \n.,'\u0301\u0307\u00ad\u200b\U0001f469"
TEXTS = st.text(st.sampled_from(LETTERS), max_size=40) | st.text(max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ığdır", "Iğdır"),
        ("istanbul", "İSTANBUL"),
        ("ISTANBUL", "İstanbul"),
        ("елка", "ёлка"),
        ("ЁЛКА", "елка"),
        ("ƏLAQƏ", "əlaqə"),
        ("işıq", "IŞIQ"),
        ("Çalışma", "ÇALIŞMA"),
        ("Policy", "POLICY"),
        ("НАУКА", "наука"),
    ],
)
def test_letters_that_are_typed_for_one_another_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("on", "ön"), ("sac", "saç"), ("əl", "el"), ("sok", "şok"), ("kur", "кур")])
def test_other_letters_are_told_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_no_character_grows_or_shrinks() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(folded(everything)) == len(everything)
    assert [one for one in everything if len(folded(one)) != 1] == []


@given(TEXTS)
def test_offsets_hold(text: str) -> None:
    assert len(folded(text)) == len(text)
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.text == "".join(found.text for found in words(text[word.start : word.end]))
        assert word.text and " " not in word.text
        end = word.end
    assert search_text(text) == " ".join(word.text for word in words(text))


@given(TEXTS, TEXTS)
def test_a_word_is_the_same_wherever_it_stands(before: str, text: str) -> None:
    alone = [word.text for word in words(text)]
    assert [word.text for word in words(f"{before}\n{text}")][-len(alone) :] == alone or not alone


def test_letters_in_pieces_and_marks_inside_of_words_are_found() -> None:
    found = [word.text for word in words("Е\u0308лка I\u0307Ş за\u0301мок diplo\u00admasi s\u0327ok")]
    assert found == ["елка", "iş", "замок", "diplomasi", "şok"]


def test_nothing_is_in_an_empty_text() -> None:
    assert list(words("")) == list(words(" … – 👩‍🏫 \n")) == []
    assert search_text("") == folded("") == ""
