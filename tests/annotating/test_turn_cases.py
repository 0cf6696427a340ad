"""Who speaks where in whole texts: transcripts, press interviews, and texts that are neither."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qualkit.annotating import annotate
from qualkit.model.sources import Mark, Source

FILES = ("annotating-turns.json", "annotating-turns-labels.json")
CASES = [
    case
    for name in FILES
    for case in json.loads((Path(__file__).parents[1] / "cases" / name).read_text(encoding="utf-8"))
]


def marks_of(case: dict[str, Any]) -> Iterator[Mark]:
    """bold, heading: words that are marked where a line begins with them; styles: paragraphs that begin with them."""
    text = case["text"]
    for kind in ("bold", "heading"):
        for words in case.get(kind, ()):
            for match in re.finditer(rf"^{re.escape(words)}", text, re.MULTILINE):
                yield Mark(match.start(), match.end(), kind, "3" if kind == "heading" else "")
    for words, style in case.get("styles", ()):
        for match in re.finditer(rf"^{re.escape(words)}.*$", text, re.MULTILINE):
            yield Mark(match.start(), match.end(), "style", style)


def is_said(expected: str, said: str) -> bool:
    """Whether these are the words; `…` between blanks stands for any in the middle."""
    begin, dots, end = expected.partition(" … ")
    return said.startswith(begin) and said.endswith(end) if dots else said == expected


@pytest.mark.parametrize("language", ["its own", "auto"])
@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}: {case['label']}" for case in CASES])
def test_turns_have_speaker_role_and_words(case: dict[str, Any], language: str, request: pytest.FixtureRequest) -> None:
    if "known_failure" in case:
        request.node.add_marker(pytest.mark.xfail(strict=True, reason=case["known_failure"]))
    source = Source("a.txt", case["text"], tuple(sorted(marks_of(case))))
    annotation = annotate(source, language=case["language"] if language == "its own" else language)
    found = [(turn.speaker, turn.role, case["text"][turn.start : turn.end]) for turn in annotation.turns]
    expected = [tuple(turn) for turn in case["turns"]]
    assert [turn[:2] for turn in found] == [turn[:2] for turn in expected], case["comment"]
    wrong = [one for one, other in zip(found, expected, strict=True) if not is_said(other[2], one[2])]
    assert not wrong, case["comment"]
