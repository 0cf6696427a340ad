"""Whole documents, line by line, against what a careful reader says that each line is.

A case writes each line as `section| words`, or `section/section| words` where either is right. What a case lists as
`missed` is known to be wrong still; once it is right, the list has to say so.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qualkit.annotating import annotate
from qualkit.model.annotations import EVIDENCE, SECTIONS
from qualkit.model.sources import Source

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "cases" / "annotating-sections.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_each_line_is_what_a_reader_says(case: dict[str, Any]) -> None:
    text, wanted = read(case)
    wrong = {
        text[start:end]: found for (start, end), found in sections_by_line(text).items() if not found <= wanted[start]
    }
    assert sorted(wrong) == sorted(case.get("missed", [])), wrong


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_nothing_that_somebody_states_is_left_out(case: dict[str, Any]) -> None:
    text, wanted = read(case)
    for (start, end), found in sections_by_line(text).items():
        if wanted[start] <= EVIDENCE.sections:
            assert found <= EVIDENCE.sections, text[start:end]


def test_the_cases_name_sections_that_there_are() -> None:
    names = {name for case in CASES for sections in read(case)[1].values() for name in sections}
    assert names <= set(SECTIONS)
    assert names == set(SECTIONS) - {"turn"}


def read(case: dict[str, Any]) -> tuple[str, dict[int, set[str]]]:
    """The text of a case, and for the start of each line the sections that are right."""
    text, wanted = "", {}
    for line in case["lines"]:
        sections, _, words = line.partition("| ")
        if words:
            wanted[len(text)] = set(sections.split("/"))
        text += words + "\n"
    return text, wanted


def sections_by_line(text: str) -> dict[tuple[int, int], set[str]]:
    """For each line that holds anything the sections of its sentences."""
    found: dict[tuple[int, int], set[str]] = {}
    for sentence in annotate(Source("a.txt", text)).sentences():
        start = text.rfind("\n", 0, sentence.start) + 1
        found.setdefault((start, text.index("\n", sentence.start)), set()).add(sentence.section)
    return found
