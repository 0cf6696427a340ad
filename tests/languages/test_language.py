"""Letter case, keys, order and the lists of the profiles."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualkit.errors import UnknownName
from qualkit.languages import LANGUAGES_REGISTRY, get_language

LANGUAGES = ("az", "tr", "ru", "en")
NFC_TEXT = st.text().map(lambda text: unicodedata.normalize("NFC", text))


def test_the_four_languages_are_there() -> None:
    assert LANGUAGES_REGISTRY.names()[:4] == LANGUAGES
    assert [get_language(code).code for code in LANGUAGES] == list(LANGUAGES)


def test_an_unknown_language_is_named_with_those_that_there_are() -> None:
    with pytest.raises(UnknownName) as caught:
        get_language("de")
    assert caught.value.available[:4] == LANGUAGES


@pytest.mark.parametrize(
    ("language", "text", "lower"),
    [
        ("az", "DİLİMİZ IŞIQ Iğdır", "dilimiz ışıq ığdır"),
        ("tr", "I\u0307STANBUL ISPARTA", "istanbul ısparta"),
        ("ru", "ЁЛКА", "ёлка"),
        ("en", "İstanbul INDEX", "istanbul index"),
    ],
)
def test_lower_follows_the_language(language: str, text: str, lower: str) -> None:
    assert get_language(language).lower(text) == lower


@pytest.mark.parametrize(
    ("language", "text", "upper"),
    [("az", "dil ışıq", "DİL IŞIQ"), ("tr", "iyi ılık", "İYİ ILIK"), ("ru", "ёж", "ЁЖ"), ("en", "straße", "STRAßE")],
)
def test_upper_follows_the_language(language: str, text: str, upper: str) -> None:
    assert get_language(language).upper(text) == upper


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=NFC_TEXT)
def test_letter_case_keeps_the_length(language: str, text: str) -> None:
    profile = get_language(language)
    assert len(profile.lower(text)) == len(text)
    assert len(profile.upper(text)) == len(text)


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_lower_undoes_upper_on_the_alphabet(language: str, data: st.DataObject) -> None:
    profile = get_language(language)
    text = data.draw(st.text(alphabet=profile.alphabet))
    assert profile.lower(profile.upper(text)) == text
    assert profile.upper(profile.lower(profile.upper(text))) == profile.upper(text)


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text())
def test_a_key_is_lower_case(language: str, text: str) -> None:
    profile = get_language(language)
    assert profile.key(text) == profile.lower(profile.key(text))


@pytest.mark.parametrize(
    ("language", "form", "key"),
    [
        ("az", "Azərbaycan’ın", "azərbaycan"),
        ("az", "1990-cı", "1990"),
        ("az", "e-poçt", "e-poçt"),
        ("az", "mat-mat", "mat-mat"),
        ("az", "i\u0307stifadə", "istifadə"),
        ("tr", "12:30'da", "12:30"),
        ("tr", "D'Artagnan", "dartagnan"),
        ("ru", "ЁЛКА", "елка"),
        ("ru", "и\u0306", "й"),
        ("en", "don’t", "don't"),
        ("en", "Baku’s", "baku"),
        ("en", "diplo\u00admacy", "diplomacy"),
    ],
)
def test_key(language: str, form: str, key: str) -> None:
    assert get_language(language).key(form) == key


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("az", ["cəm", "çay", "el", "əl", "göz", "ğ", "həm", "xan", "ılxı", "ip", "kənd", "qız", "lalə", "Şəki", "w"]),
        ("tr", ["cam", "çay", "ılık", "iz", "oz", "Öz", "p", "q", "r", "sal", "şal", "vur", "wi", "xy", "yaz"]),
        ("ru", ["1", "еж", "ёж", "елка", "ёлка", "Ель", "жук", "Яма", "abc"]),
        ("en", ["-", "Apple", "bee", "café", "cagey", "я"]),
    ],
)
def test_sort_key_follows_the_dictionary(language: str, ordered: list[str]) -> None:
    shuffled = ordered[1::2] + ordered[::2]
    assert sorted(shuffled, key=get_language(language).sort_key) == ordered


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_of_a_profile_are_in_lower_case(language: str) -> None:
    profile = get_language(language)
    labels = [
        label for group in (profile.speaker_labels, profile.section_labels) for some in group.values() for label in some
    ]
    for word in [*profile.stop_words, *profile.never_ends, *profile.may_end, *labels]:
        assert word == profile.lower(word).strip()
        assert word
    assert len(profile.stop_words) >= 150
    assert not any(word.endswith(".") for word in profile.never_ends | profile.may_end)
    assert set(profile.speaker_labels) == {"interviewer", "participant"}
    assert set(profile.section_labels) == {"abstract", "keywords", "references", "contents", "furniture"}
    assert not set(profile.speaker_labels["interviewer"]) & set(profile.speaker_labels["participant"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_abbreviation_either_ends_a_sentence_or_never(language: str) -> None:
    profile = get_language(language)
    assert not profile.never_ends & profile.may_end
