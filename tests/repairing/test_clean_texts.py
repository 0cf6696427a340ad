"""Texts that are in order, of every kind that a person adds: nothing is repaired or proposed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from operator import itemgetter
from pathlib import Path

import pytest

from qualkit.model.sources import Edit
from qualkit.repairing import REPAIRERS, find_edits
from qualkit.repairing.addresses import broken_address
from qualkit.repairing.layout import Layout
from qualkit.repairing.legacy_fonts import legacy_font
from qualkit.repairing.mojibake import double_encoded
from qualkit.repairing.remnants import doubled_mark, markdown_sign
from qualkit.repairing.tables import tab_in_word
from qualkit.repairing.wrong_encodings import wrong_encoding

CASES = json.loads((Path(__file__).parents[1] / "cases" / "repairing-clean-texts.json").read_text(encoding="utf-8"))
NEWER: tuple[Callable[[str, Layout], Iterator[Edit]], ...] = (
    double_encoded,
    wrong_encoding,
    legacy_font,
    broken_address,
    doubled_mark,
    markdown_sign,
    tab_in_word,
)


@pytest.mark.parametrize("case", CASES, ids=itemgetter("label"))
def test_nothing_is_repaired_or_proposed(case: dict[str, str]) -> None:
    text = case["text"]
    assert find_edits(text) == []
    layout = Layout.of(text)
    assert [edit for rule in (*REPAIRERS.values(), *NEWER) for edit in rule(text, layout)] == []


def test_all_of_them_together_are_left_alone_too() -> None:
    text = "\n\n\n".join(case["text"] for case in CASES)
    assert find_edits(text) == []


@pytest.mark.parametrize(
    "piece", ["ab-\ncd\n", "a\n", "a\n\n", "12\n\n", "a\tb\n", "- ✓ x\n", "### **x:**\n\n", "Ã¼", "Öîôð ", "c /d"]
)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    layout = Layout.of(text)
    for rule in (*REPAIRERS.values(), *NEWER):
        for _ in rule(text, layout):
            pass
