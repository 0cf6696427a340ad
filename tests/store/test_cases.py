"""Cases and their attributes; of two values the later counts."""

from __future__ import annotations

from pathlib import Path

from qualkit.model.cases import Case
from qualkit.store import add_cases, stored_cases
from tests.builders import make_project


def test_an_empty_value_takes_an_earlier_one_away(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        add_cases(project, [Case("P1", {"ölkə": "AZ", "rol": ""})], [], origin="a")
        assert [case.attributes for case in stored_cases(project)] == [{"ölkə": "AZ"}]
        assert not add_cases(project, [Case("P1", {"rol": ""})], [], origin="b")
        assert add_cases(project, [Case("P1", {"ölkə": ""})], [], origin="c")
        assert [case.attributes for case in stored_cases(project)] == [{}]
