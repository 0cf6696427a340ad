"""`people`: whose views files and projects report, and what they cite."""

from __future__ import annotations

import csv
import io
import json
import re
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
    assert qualkit("people", "a.txt", "--project", "study", folder=tmp_path).out
    unknown = qualkit("people", "b.txt", "--project", "study", folder=tmp_path)
    assert unknown.status == 1 and "no source 'b.txt'. There is: a.txt" in unknown.err


@pytest.fixture
def study(qualkit: Command, tmp_path: Path) -> Path:
    """A project with the article."""
    qualkit("init", "study", "--coder", "Leyla")
    folder = tmp_path / "study"
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    qualkit("add", "a.txt", folder=folder)
    return folder


def test_the_command_that_is_offered_merges_what_it_offers(qualkit: Command, study: Path) -> None:
    offered = re.search(r"qualkit people --same \"(.+)\"", qualkit("people", folder=study).err)
    assert offered is not None and offered[1] == "Leyla Safarly=Leyla Safarli"
    done = qualkit("people", "--same", offered[1], "--format", "jsonl", folder=study)
    merged, seib = lines(done.out)
    assert (merged["name"], merged["sentences"], merged["merged"]) == ("Leyla Safarli", 3, ["Leyla Safarly"])
    assert seib["name"] == "Seib" and "Leyla Safarly is Leyla Safarli" in done.err and "may be one" not in done.err
    assert [row["name"] for row in lines(qualkit("people", "a.txt", "--format", "jsonl", folder=study).out)] == [
        "Leyla Safarli", "Seib",
    ]  # fmt: skip
    by_rule = qualkit("people", "a.txt", "--language", "en", "--format", "jsonl", folder=study)
    assert len(lines(by_rule.out)) == 3
    again = qualkit("people", "--same", offered[1], folder=study)
    assert again.status == 0 and "nothing was changed" in again.err


def test_whoever_is_nobody_or_another_is_said_and_taken_back(qualkit: Command, study: Path) -> None:
    options = ["--nobody", "Seib", "--different", "Leyla Safarli|Leyla Safarly", "--case", "Leyla  Safarly=E1"]
    done = qualkit("people", *options, "--format", "jsonl", folder=study)
    assert [(row["name"], row["case"], row["like"]) for row in lines(done.out)] == [
        ("Leyla Safarli", "", []), ("Leyla Safarly", "E1", []),
    ]  # fmt: skip
    assert "nobody, as somebody said: Seib" in done.err
    assert "E1" in qualkit("people", folder=study).out
    back = qualkit("people", "--reset", "Seib", "--case", "Leyla Safarly=none", "--format", "jsonl", folder=study)
    assert [(row["name"], row["case"]) for row in lines(back.out)][-2:] == [("Leyla Safarly", ""), ("Seib", "")]
    assert "E1" not in qualkit("people", folder=study).out


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--same", "Leyla Safarli"], 2),
        (["--same", "=Seib"], 2),
        (["--nobody", " "], 2),
        (["--different", "Seib"], 2),
        (["--case", "Seib=E1", "--case", "Seib=E2"], 2),
        (["--same", "Nobody=Seib"], 1),
        (["b.txt", "--nobody", "Seib"], 1),
        (["--same", "Seib=Leyla Safarli", "--same", "Leyla Safarli=Seib"], 1),
    ],
)
def test_what_cannot_be_done_changes_nothing(qualkit: Command, study: Path, options: list[str], status: int) -> None:
    before = qualkit("history", folder=study).out
    done = qualkit("people", *options, folder=study)
    assert done.status == status and (status == 2 or "nothing was changed" in done.err)
    assert qualkit("history", folder=study).out == before


def test_a_correction_needs_a_project(qualkit: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert qualkit("people", "a.txt", "--nobody", "Seib").status == 1


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
    assert {(row["reported"], str(row["words"]).startswith("According"), row["case"]) for row in rows} == {
        ("Leyla Safarli", True, ""), ("", False, ""),
    }  # fmt: skip
    qualkit("people", "--case", "Leyla Safarli=E1", folder=folder)
    rows = lines(qualkit("codings", "--format", "jsonl", folder=folder).out)
    assert {(row["reported"], row["case"]) for row in rows} == {("Leyla Safarli", "E1"), ("", "")}
