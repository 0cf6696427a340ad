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


@pytest.mark.parametrize(
    "text",
    ["Das weiß ich noch nicht genau.", "Nous ne savons pas encore.", "Ya ne znayu, chto delat.", "Nie wiem, dokąd."],
)
def test_a_sentence_of_a_fifth_language_keeps_its_own(text: str) -> None:
    assert smooth(["tr", "other", "tr"], [TURKISH, text, TURKISH])[1] == "other"


@pytest.mark.parametrize("text", ["asdf qwerty", "John Smith", "Hmm, hmm.", "Merci!"])
def test_what_has_no_language_of_its_own_follows_its_neighbours(text: str) -> None:
    assert smooth(["tr", "other", "tr"], [TURKISH, text, TURKISH])[1] == "tr"


@pytest.mark.parametrize("text", ["I love this.", "You can do it!", "We don't know.", "My mother was there."])
def test_a_short_english_sentence_in_a_turkish_answer_stays_english(text: str) -> None:
    assert smooth(["tr", "en", "tr"], [TURKISH, text, TURKISH])[1] == "en"
