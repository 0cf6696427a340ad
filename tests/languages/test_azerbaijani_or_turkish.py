"""What leans to Azerbaijani and what to Turkish, typed with and without marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualkit.languages.azerbaijani_or_turkish import WITHOUT_MARKS, lean

PAIRS = [
    ("üçün", "için"), ("çox", "çok"), ("deyil", "değil"), ("mənim", "benim"), ("kitab", "kitap"), ("etdi", "etti"),
    ("keçdik", "geçtik"), ("məktəbdə", "mektepte"), ("işdən", "işten"), ("edib", "edip"), ("gəlirəm", "geliyorum"),
    ("bilmir", "bilmiyor"), ("cəmiyyət", "cemiyet"), ("dövlət", "devlet"), ("həyat", "hayat"), ("ölkə", "ülke"),
    ("müəllim", "öğretmen"), ("yeddi", "okul"), ("gələcəyəm", "kalacak"), ("informasiya", "bilgi"),
    ("bələdiyyə", "belediye"),
]  # fmt: skip


@pytest.mark.parametrize(("azerbaijani", "turkish"), PAIRS)
def test_a_word_of_one_language_leans_to_it(azerbaijani: str, turkish: str) -> None:
    for word in {azerbaijani, azerbaijani.translate(WITHOUT_MARKS)}:
        assert lean(word)[0] > lean(word)[1]
    for word in {turkish, turkish.translate(WITHOUT_MARKS)}:
        assert lean(word)[0] < lean(word)[1]


@pytest.mark.parametrize(
    "word",
    [
        "ev", "dil", "su", "gün", "yol", "insan", "dünya", "ömür", "imkan", "hakim", "demir", "şey", "boyunca", "duyğu",
        "köhnə", "kölgə", "konkret",
    ],
)  # fmt: skip
def test_a_word_of_both_leans_to_neither(word: str) -> None:
    assert lean(word) == (0, 0)


def test_names_count_only_as_the_first_word() -> None:
    assert lean("Bakıda Kitab və Etdi") == (0, 0)
    assert lean("Mence bu belədir")[0] > 0
    assert lean("") == lean("12, 14") == (0, 0)


@given(st.text())
def test_any_text_leans_somewhere(text: str) -> None:
    assert min(lean(text)) >= 0
