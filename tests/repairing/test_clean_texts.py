"""Texts that are in order, of every kind that a person adds: nothing is repaired or proposed."""

from __future__ import annotations

import json
from operator import itemgetter
from pathlib import Path

import pytest

from qualkit.repairing import REPAIRERS, find_edits
from qualkit.repairing.layout import Layout
from qualkit.repairing.mojibake import double_encoded

CASES = json.loads((Path(__file__).parents[1] / "cases" / "repairing-clean-texts.json").read_text(encoding="utf-8"))
RULES = (double_encoded, *REPAIRERS.values())


@pytest.mark.parametrize("case", CASES, ids=itemgetter("label"))
def test_nothing_is_repaired_or_proposed(case: dict[str, str]) -> None:
    text = case["text"]
    assert find_edits(text) == []
    layout = Layout.of(text)
    assert [edit for rule in RULES for edit in rule(text, layout)] == []


def test_all_of_them_together_are_left_alone_too() -> None:
    text = "\n\n\n".join(case["text"] for case in CASES)
    assert find_edits(text) == []


@pytest.mark.parametrize(
    "piece", ["ab-\ncd\n", "a\n", "a\n\n", "12\n\n", "a\tb\n", "- ✓ x\n", "### **x:**\n\n", "Ã¼", "Öîôð ", "c /d"]
)
def test_long_texts_of_anything_are_gone_through_to_their_end(piece: str) -> None:
    """A rule that is quadratic in the length would not come back from these."""
    text = piece * (200_000 // len(piece))
    layout = Layout.of(text)
    for rule in RULES:
        assert all(text[edit.start : edit.end] == edit.old for edit in rule(text, layout))
