"""`qualkit speakers`: which case a speaker is, through names that are given and taken back; and corrections of none."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Command

TALK = """\
Zeynep: Köyde ne yetiştiriyorsunuz?

Ayşe: Biz elma ile ceviz yetiştiriyoruz.

Mehmet: Ben daha çok arıcılık yapıyorum.

Zeynep: Su yetiyor mu?

Ayşe: Yazın yetmiyor, kuyu kuruyor.

Mehmet: Arılar için dere yetiyor.
"""


@pytest.fixture
def folder(qualkit: Command, tmp_path: Path) -> Path:
    """A project with a conversation of Zeynep, who asks, with Ayşe and Mehmet."""
    qualkit("init", "study", "--coder", "Leyla")
    (tmp_path / "study" / "f.txt").write_text(TALK, encoding="utf-8")
    assert qualkit("add", "f.txt", folder=tmp_path / "study").status == 0
    return tmp_path / "study"


def cases(qualkit: Command, folder: Path, *options: str) -> dict[str, str]:
    """Label -> case, after a command with these options."""
    done = qualkit("speakers", "f.txt", *options, "--format", "jsonl", folder=folder)
    assert done.status == 0, done.err
    return {row["label"]: row["case"] for row in map(json.loads, done.out.splitlines())}


@pytest.mark.parametrize("order", [("Ayşe", "Mehmet"), ("Mehmet", "Ayşe")])
@pytest.mark.parametrize("name", ["X", "Ayşe", "Zeynep"])
def test_after_a_merge_is_taken_back_each_is_the_case_that_it_was(
    qualkit: Command, folder: Path, name: str, order: tuple[str, str]
) -> None:
    cases(qualkit, folder, "--case", "Ayşe=P1")
    merged = cases(qualkit, folder, "--rename", f"Ayşe={name}", "--rename", f"Mehmet={name}")
    assert (merged["Ayşe"], merged["Mehmet"]) == ("P1", "P1")
    for label in order:
        found = cases(qualkit, folder, "--reset", label)
    assert found == {"Zeynep": "", "Ayşe": "P1", "Mehmet": ""}


def test_whose_case_goes_with_a_name_is_said(qualkit: Command, folder: Path) -> None:
    cases(qualkit, folder, "--case", "Ayşe=P1")
    cases(qualkit, folder, "--rename", "Ayşe=X", "--rename", "Mehmet=X")
    done = qualkit("speakers", "f.txt", "--reset", "Mehmet", folder=folder)
    assert "Mehmet was P1 and is linked to no case now" in done.err


def test_two_names_that_were_mixed_up_are_exchanged_with_their_cases(qualkit: Command, folder: Path) -> None:
    cases(qualkit, folder, "--case", "Ayşe=P1", "--case", "Mehmet=P2")
    exchanged = cases(qualkit, folder, "--rename", "Ayşe=Mehmet", "--rename", "Mehmet=Ayşe")
    assert exchanged == {"Zeynep": "", "Ayşe": "P1", "Mehmet": "P2"}


def test_a_case_goes_through_several_names(qualkit: Command, folder: Path) -> None:
    cases(qualkit, folder, "--rename", "Ayşe=A.", "--case", "A.=P1")
    assert cases(qualkit, folder, "--rename", "A.=A. Yıldız")["Ayşe"] == "P1"
    assert cases(qualkit, folder, "--reset", "Ayşe")["Ayşe"] == "P1"


@pytest.mark.parametrize("nobody", ["", "none", "None"])
def test_a_link_is_taken_away(qualkit: Command, folder: Path, nobody: str) -> None:
    cases(qualkit, folder, "--case", "Ayşe=P1", "--case", "Mehmet=P2")
    assert cases(qualkit, folder, "--case", f"Ayşe={nobody}") == {"Zeynep": "", "Ayşe": "", "Mehmet": "P2"}
    assert cases(qualkit, folder, "--rename", "Ayşe=A.")["Ayşe"] == ""
    assert cases(qualkit, folder, "--case", "A.=P3")["Ayşe"] == "P3"


def test_the_answers_of_who_is_linked_no_more_are_not_those_of_the_case(qualkit: Command, folder: Path) -> None:
    (folder / "guide.md").write_text("1. Köyde ne yetiştiriyorsunuz?\n2. Su yetiyor mu?\n", encoding="utf-8")
    two = TALK.replace("Mehmet:", "Ayşe:")
    (folder / "f2.txt").write_text(two, encoding="utf-8")
    (folder / "cases.csv").write_text("case,source\nP1,f2.txt\n", encoding="utf-8")
    qualkit("add", "f2.txt", "guide.md", folder=folder)
    assert qualkit("cases", "cases.csv", folder=folder).status == 0
    done = qualkit("speakers", "f2.txt", "--case", "Ayşe=none", "--format", "csv", folder=folder)
    assert "P1" not in done.out
    header = qualkit("questions", "--table", "--format", "csv", folder=folder).out.splitlines()[0]
    assert "P1" not in header and "Ayşe (f2.txt)" in header


@pytest.mark.parametrize("options", [["--reset", "Mehmet"], ["--case", "Mehmet=none"], ["--case", "Ayşe=P1"]])
def test_what_changes_nothing_asks_for_no_run(qualkit: Command, folder: Path, options: list[str]) -> None:
    cases(qualkit, folder, "--case", "Ayşe=P1", "--role", "Ayşe=other")
    before = qualkit("history", folder=folder).out
    for again in (options, ["--role", "Ayşe=other"]):
        done = qualkit("speakers", "f.txt", *again, folder=folder)
        assert done.status == 0 and "qualkit run" not in done.err and "nothing was changed" in done.err
    assert qualkit("history", folder=folder).out == before
    assert "qualkit run" in qualkit("speakers", "f.txt", "--reset", "Ayşe", folder=folder).err


@pytest.mark.parametrize("role", ["Participant", "PARTICIPANT", "PARTİCİPANT"])
def test_a_role_may_be_written_in_capitals(qualkit: Command, folder: Path, role: str) -> None:
    done = qualkit("speakers", "f.txt", "--role", f"Zeynep={role}", "--format", "jsonl", folder=folder)
    assert done.status == 0 and json.loads(done.out.splitlines()[0])["role"] == "participant"


def test_the_examples_of_the_help_can_be_typed_one_after_the_other(qualkit: Command, tmp_path: Path) -> None:
    from docx import Document

    qualkit("init", "study", "--coder", "Leyla")
    study = tmp_path / "study"
    document = Document()
    talk = TALK.replace("Ayşe", "Rauf")
    for line in (talk.replace("Zeynep", "S") + talk.replace("Zeynep", "Leyla H.")).splitlines():
        document.add_paragraph(line)
    document.save(str(study / "interview.docx"))
    assert qualkit("add", "interview.docx", folder=study).status == 0
    examples = re.findall(r"^ +qualkit (speakers .*)$", qualkit("speakers", "--help").out, re.MULTILINE)
    assert len(examples) == 3
    for example in examples:
        words = [quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', example)]
        done = qualkit(*words, "--format", "jsonl", folder=study)
        assert done.status == 0, done.err
        rows = [json.loads(line) for line in done.out.splitlines()]
        if "--role" in words:
            assert [(row["label"], row["role"]) for row in rows if row["name"] == "Leyla"] == [
                ("S", "interviewer"), ("Leyla H.", "interviewer"),
            ]  # fmt: skip
    assert rows[1]["label"] == "Rauf" and rows[1]["case"] == ""


def test_a_role_is_that_of_a_label_and_of_those_that_get_its_name(qualkit: Command, folder: Path) -> None:
    options = ["--rename", "Mehmet=Ayşe", "--role", "Ayşe=other", "--format", "jsonl"]
    rows = map(json.loads, qualkit("speakers", "f.txt", *options, folder=folder).out.splitlines())
    assert {row["label"]: row["role"] for row in rows if row["name"] == "Ayşe"} == {"Ayşe": "other", "Mehmet": "other"}


@pytest.mark.parametrize(
    "options",
    [
        ["f.txt", "--rename", "Ayşe=A.", "--role", "Nobody=other"],
        ["f.txt", "--rename", "Ayşe=A.", "--role", "A.=nonsense"],
        ["f.txt", "--rename", "Ayşe=A.", "--case", "Nobody=P1"],
        ["g.txt", "--rename", "Ayşe=A."],
    ],
)
def test_a_command_that_fails_says_that_nothing_was_changed(qualkit: Command, folder: Path, options: list[str]) -> None:
    before = qualkit("speakers", folder=folder).out
    done = qualkit("speakers", *options, folder=folder)
    assert done.status > 0 and "nothing was changed" in done.err
    assert qualkit("speakers", folder=folder).out == before
