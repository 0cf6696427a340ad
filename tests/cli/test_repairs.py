"""`repairs`: what waits, by number, range, rule and likeness."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from qualkit import store
from qualkit.pipeline.files import repaired
from qualkit.reading import read
from tests.cli.conftest import Command


@pytest.fixture
def study(qualkit: Command, tmp_path: Path) -> Path:
    """A project with one source, whose repairs all wait."""
    qualkit("init", "study", "--coder", "Leyla")
    folder = tmp_path / "study"
    (folder / "az.txt").write_text(
        "Dаnışdıq və yazdıq. Sonra yenə dаnışdıq.\n\nBurada da dаnışdıq.\n", encoding="utf-8"
    )
    source = repaired(read(folder / "az.txt", name="az.txt"))
    waiting = source.with_edits([replace(edit, applied=False) for edit in source.edits])
    with store.open_project(folder) as project:
        store.add_source(project, waiting, path="az.txt", file_digest="0", made_by="test")
    return folder


def rows(qualkit: Command, folder: Path, *options: str) -> list[dict[str, Any]]:
    done = qualkit("repairs", "az.txt", "--format", "jsonl", *options, folder=folder)
    return [json.loads(line) for line in done.out.splitlines()]


def waiting(qualkit: Command, folder: Path) -> list[object]:
    return [row["number"] for row in rows(qualkit, folder, "--each")]


def applied(qualkit: Command, folder: Path) -> list[object]:
    return [row["number"] for row in rows(qualkit, folder, "--each", "--all") if row["applied"]]


def test_repairs_of_the_same_letters_are_one_row(qualkit: Command, study: Path) -> None:
    assert [row["times"] for row in rows(qualkit, study, "--each")] == [1, 1, 1]
    grouped = rows(qualkit, study)
    assert sum(row["times"] for row in grouped) == 3 and len(grouped) < 3


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (["--approve", "2"], [1, 3]),
        (["--approve", "1-2"], [3]),
        (["--approve", "1,3"], [2]),
        (["--approve", "1, 2-3"], []),
        (["--approve", "all"], []),
        (["--approve", "look-alike"], []),
        (["--approve", "1", "--like"], []),
        (["--decline", "2-3"], [1]),
    ],
)
def test_repairs_are_chosen_by_number_range_rule_and_likeness(
    qualkit: Command, study: Path, options: list[str], left: list[int]
) -> None:
    assert waiting(qualkit, study) == [1, 2, 3]
    assert qualkit("repairs", "az.txt", *options, folder=study).status == 0
    assert waiting(qualkit, study) == left


@pytest.mark.parametrize("name", ["9", "7-8", "2-4", "0-2", "2-", "letters"])
def test_an_unknown_number_says_which_there_are(qualkit: Command, study: Path, name: str) -> None:
    done = qualkit("repairs", "az.txt", "--approve", name, folder=study)
    assert done.status == 1 and name in done.err
    assert "from 1 to 3" in done.err and "several are written 3,8-12" in done.err and "look-alike" in done.err
    assert waiting(qualkit, study) == [1, 2, 3]


def test_a_range_that_is_turned_round_says_how_to_write_it(qualkit: Command, study: Path) -> None:
    done = qualkit("repairs", "az.txt", "--approve", "3-1", folder=study)
    assert done.status == 1 and "3-1" in done.err and "write 1-3" in done.err
    assert waiting(qualkit, study) == [1, 2, 3]


@pytest.mark.parametrize("refused", ["--decline", "--withdraw"])
@pytest.mark.parametrize("bulk", [("all",), ("look-alike",), ("1-3",), ("1", "--like")])
def test_what_somebody_refused_stays_so_where_others_are_approved_together(
    qualkit: Command, study: Path, refused: str, bulk: tuple[str, ...]
) -> None:
    if refused == "--withdraw":
        qualkit("repairs", "az.txt", "--approve", "2", folder=study)
    assert qualkit("repairs", "az.txt", refused, "2", folder=study).status == 0
    assert waiting(qualkit, study) == [1, 3]
    done = qualkit("repairs", "az.txt", "--approve", *bulk, folder=study)
    assert "2 repairs applied; 1 left as it is, because it was declined or withdrawn" in done.err
    assert "give its number: 2" in done.err
    assert applied(qualkit, study) == [1, 3] and waiting(qualkit, study) == []
    assert "1 repair applied" in qualkit("repairs", "az.txt", "--approve", "2", folder=study).err
    assert applied(qualkit, study) == [1, 2, 3]


@pytest.mark.parametrize("refused", ["--decline", "--withdraw"])
def test_what_was_refused_by_mistake_can_be_approved_together(qualkit: Command, study: Path, refused: str) -> None:
    if refused == "--withdraw":
        qualkit("repairs", "az.txt", "--approve", "all", folder=study)
    qualkit("repairs", "az.txt", refused, "all", folder=study)
    assert "0 repairs applied; 3 left" in qualkit("repairs", "az.txt", "--approve", "all", folder=study).err
    assert "3 repairs applied" in qualkit("repairs", "az.txt", "--approve", "all", "--declined", folder=study).err
    assert applied(qualkit, study) == [1, 2, 3]


def test_who_declines_an_applied_repair_is_told_how_to_take_it_out(qualkit: Command, study: Path) -> None:
    qualkit("repairs", "az.txt", "--approve", "2", folder=study)
    done = qualkit("repairs", "az.txt", "--decline", "2", folder=study)
    assert "0 repairs declined; 1 is applied already" in done.err and 'repairs "az.txt" --withdraw 2' in done.err
    done = qualkit("repairs", "az.txt", "--decline", "all", folder=study)
    assert "2 repairs declined; 1 is applied already" in done.err
    assert applied(qualkit, study) == [2]


def test_what_was_done_is_said(qualkit: Command, study: Path) -> None:
    assert "2 repairs applied" in qualkit("repairs", "az.txt", "--approve", "2-3", folder=study).err
    assert "1 repair declined" in qualkit("repairs", "az.txt", "--decline", "1", folder=study).err
    both = qualkit("repairs", "az.txt", "--approve", "1", "--decline", "1", folder=study)
    assert both.status == 2 and "one at a time" in both.err


def test_what_nobody_sees_is_named(qualkit: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Yeni rəqəm\u00adsal layihə.", encoding="utf-8")
    done = qualkit("repair", "a.txt")
    assert "[⟨U+00AD⟩ → ]" in done.out
    assert "1 repair; applied: 1, waiting for approval: 0" in done.out
