"""The codebook that comes with qualkit, on things that people say in interviews: the same ones in four languages."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Command
from tests.golden import ROOT

BOOK = ROOT / "codebooks" / "digital-diplomacy.yaml"
CASES = json.loads((ROOT / "tests" / "cases" / "digital-diplomacy.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["az", "tr", "ru", "en"])
def test_what_is_said_gets_its_codes_and_not_those_that_it_only_sounds_like(
    qualkit: Command, tmp_path_factory: pytest.TempPathFactory, language: str
) -> None:
    path = tmp_path_factory.mktemp("said") / "said.txt"
    path.write_text("\n\n".join(case[language] for case in CASES) + "\n", encoding="utf-8")
    done = qualkit("code", path, "--codebook", BOOK, "--language", language, "--format", "jsonl")
    assert done.status == 0
    themes: dict[str, set[str]] = {}
    for line in done.out.splitlines():
        row = json.loads(line)
        themes.setdefault(row["text"], set()).add(row["code"].split("/")[0])
    wrong = [
        (case["label"], sorted(themes.get(case[language], set())))
        for case in CASES
        if not set(case["codes"]) <= themes.get(case[language], set())
        or set(case["not"]) & themes.get(case[language], set())
    ]
    assert wrong == []


def test_no_idea_lacks_a_language_and_no_term_stands_twice(qualkit: Command) -> None:
    done = qualkit("codebook", "check", BOOK, "--format", "json")
    found = json.loads(done.out)
    assert done.status == 0
    assert (found["gaps"], found["twice"], found["shared"]) == ([], [], [])
