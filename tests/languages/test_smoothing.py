"""What a neighbour's language cannot change."""

from __future__ import annotations

import pytest

from qualkit.languages import smooth

TURKISH = "Bahçede çalışmak her zaman kolay olmuyor, ama seviyoruz."


@pytest.mark.parametrize("text", ["Problem çoxdur.", "Qonaq var.", "Bəli.", "ƏLBƏTTƏ."])
def test_azerbaijani_letters_are_never_turkish(text: str) -> None:
    assert smooth(["tr", "az", "tr"], [TURKISH, text, TURKISH]) == ["tr", "az", "tr"]


def test_short_texts_without_such_letters_follow_their_neighbours() -> None:
    azerbaijani = "Bağda işləmək həmişə asan olmur, amma sevirik."
    assert smooth(["az", "tr", "az"], [azerbaijani, "Kadr azdır.", azerbaijani]) == ["az", "az", "az"]
    assert smooth(["tr", "az", "tr"], [TURKISH, "Bürokrasi var.", TURKISH]) == ["tr", "tr", "tr"]


def test_english_words_of_grammar_stay_english() -> None:
    assert smooth(["tr", "en", "tr"], [TURKISH, "This is what we have.", TURKISH])[1] == "en"
    assert smooth([], []) == []
