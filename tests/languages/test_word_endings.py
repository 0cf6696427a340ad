"""Words that end in a suffix, in the vowels of their language's harmony."""

from __future__ import annotations

import pytest

from qualkit.languages import get_language
from qualkit.languages.word_endings import with_ending


@pytest.mark.parametrize(
    ("language", "suffix", "yes", "no"),
    [
        ("az", "malı", ["olmalı", "GETMƏLİYİK", "yazılmalıdır", "görməməlisiniz", "etməlidirlər"], ["malı", "almalar"]),
        ("az", "məli", ["olmalı", "getməliyik"], ["sistemli", "temalı"]),
        ("tr", "malı", ["yapmalı", "GİTMELİYİZ", "verilmelidir", "okumalı"], ["malı", "temalı", "elmalar"]),
        ("tr", "lık*", ["güzellikler", "yalnızlığın", "arkadaşlıkla"], ["lıkır", "yalnız"]),
        ("ru", "ность", ["Важность", "ценность"], ["ценности", "ность", "нос"]),
        ("ru", "ность/ности", ["ценности", "ценность"], ["ценностью"]),
        ("en", "ability", ["usability", "ACCOUNTABILITY"], ["ability", "able"]),
        ("en", "wash*", ["greenwashing", "whitewashed"], ["washing", "green"]),
    ],
)
def test_forms_that_end_so(language: str, suffix: str, yes: list[str], no: list[str]) -> None:
    assert with_ending(suffix, yes + no, get_language(language)) == list(range(len(yes)))


def test_no_forms_give_none() -> None:
    assert with_ending("malı", [], get_language("az")) == []
