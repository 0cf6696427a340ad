"""Tokens next to footnote numbers."""

from __future__ import annotations

import pytest

from qualkit.annotating.tokens import token_spans


@pytest.mark.parametrize("word", ["büdcə", "ağaç", "слово", "budget", "Bakı'nın"])
@pytest.mark.parametrize("sign", ["¹", "²³", "⁷", "*", "†"])
def test_a_footnote_number_is_no_part_of_the_word(word: str, sign: str) -> None:
    text = f"{word}{sign} 12"
    tokens = [text[start:end] for start, end in zip(*token_spans(text), strict=True)]
    assert tokens[0] == word and tokens[-1] == "12"
    assert "".join(tokens[1:-1]) == sign
