"""`people`: whose views files and projects report, and what they cite."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

ARTICLE = (
    "According to Dr. Leyla Safarli, costs rise (Manor, 2019). She adds that wages rise too.\n\n"
    "Leyla Safarly doubts the figures. Seib (2012) argues that figures help. Costs are high.\n"
)


def lines(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_people_are_listed_and_a_likeness_is_only_offered(qualkit: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = qualkit("people", "a.txt", "--language", "en", "--format", "jsonl")
    found = {row["name"]: row for row in lines(done.out)}
    assert list(found) == ["Leyla Safarli", "Leyla Safarly", "Seib"]
    assert (found["Leyla Safarli"]["sentences"], found["Leyla Safarli"]["told_by"]) == (2, "name 1, pronoun 1")
    assert found["Leyla Safarli"]["like"] == ["Leyla Safarly"]
    assert found["Seib"]["cited"] and not found["Leyla Safarli"]["cited"]
    assert "Leyla Safarli and Leyla Safarly may be one person" in done.err
    assert "pronoun 1" in qualkit("people", "a.txt", "--language", "en").out


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_citations_are_a_table(qualkit: Command, tmp_path: Path, form: str) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    out = qualkit("people", "a.txt", "--citations", "--format", form).out
    rows = list(csv.DictReader(io.StringIO(out))) if form == "csv" else lines(out)
    assert [(row["authors"], row["year"], row["kind"], row["text"]) for row in rows] == [
        ("Manor", "2019", "parenthetical", "(Manor, 2019)"),
        ("Seib", "2012", "narrative", "Seib (2012)"),
    ]
    assert all(ARTICLE[int(str(row["start"])) : int(str(row["end"]))] == row["text"] for row in rows)


def test_the_project_is_looked_at_where_no_file_is_named(qualkit: Command, tmp_path: Path) -> None:
    qualkit("init", "study", "--coder", "Leyla")
    folder = tmp_path / "study"
    empty = qualkit("people", folder=folder)
    assert (empty.status, empty.out) == (0, "") and "nobody" in empty.err
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    qualkit("add", "a.txt", folder=folder)
    assert [row["name"] for row in lines(qualkit("people", "--format", "jsonl", folder=folder).out)] == [
        "Leyla Safarli", "Leyla Safarly", "Seib",
    ]  # fmt: skip
    assert qualkit("people", "a.txt", "--project", "study", folder=tmp_path).status == 2


def test_the_contract_prints_the_name_and_what_told_it(qualkit: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    rows = lines(qualkit("annotate", "a.txt", "--language", "en", "--format", "jsonl").out)
    assert [row["attribution"] for row in rows] == [
        {"name": "Leyla Safarli", "by": "name"},
        {"name": "Leyla Safarli", "by": "pronoun"},
        {"name": "Leyla Safarly", "by": "name"},
        {"name": "Seib", "by": "name"},
        None,
    ]


def test_codings_name_whose_view_their_sentence_reports(qualkit: Command, tmp_path: Path) -> None:
    qualkit("init", "study", "--coder", "Leyla")
    folder = tmp_path / "study"
    text = (
        "According to Dr. Leyla Safarli, a shortage of staff is a challenge.\n\nThe shortage of staff is a challenge.\n"
    )
    (folder / "a.txt").write_text(text, encoding="utf-8")
    qualkit("add", "a.txt", folder=folder)
    qualkit("run", folder=folder)
    rows = lines(qualkit("codings", "--format", "jsonl", folder=folder).out)
    assert {(row["reported"], str(row["words"]).startswith("According")) for row in rows} == {
        ("Leyla Safarli", True), ("", False),
    }  # fmt: skip
