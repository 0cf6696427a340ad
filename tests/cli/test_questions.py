"""`qualkit questions`: what a user sees of guide and answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qualkit.reading import guide_text
from tests.annotating.guides import WORDINGS, make_guide, make_interview
from tests.cli.conftest import Command

NAME = "görüşme.txt"


@pytest.fixture
def study(qualkit: Command, tmp_path: Path) -> Path:
    """A project with a Turkish and an Azerbaijani interview and a guide in both languages, all added."""
    assert qualkit("init", "study", "--coder", "Leyla").status == 0
    folder = tmp_path / "study"
    turkish = [WORDINGS["tr"][0], "Kaç yıl oldu?", WORDINGS["tr"][2]]
    (folder / NAME).write_text(make_interview("tr", turkish).text, encoding="utf-8")
    (folder / "az.txt").write_text(make_interview("az", [WORDINGS["az"][2]]).text, encoding="utf-8")
    (folder / "sorular.md").write_text(guide_text(make_guide("az", "tr")), encoding="utf-8")
    assert qualkit("add", NAME, "az.txt", folder=folder).status == 0
    done = qualkit("questions", "--guide", "sorular.md", "--format", "jsonl", folder=folder)
    assert done.status == 0 and "6 questions (az, tr)" in done.err
    return folder


def rows(qualkit: Command, folder: Path, *arguments: str) -> list[dict[str, object]]:
    done = qualkit("questions", *arguments, "--format", "jsonl", folder=folder)
    assert done.status == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def test_the_list_says_how_many_were_asked_and_answered(qualkit: Command, study: Path) -> None:
    found = rows(qualkit, study, "--language", "az")
    assert [(row["id"], row["asked"], row["answered"]) for row in found] == [
        ("1", 1, 1), ("2", 0, 0), ("3", 2, 2), ("4", 0, 0), ("5", 0, 0), ("6", 0, 0),
    ]  # fmt: skip
    assert found[2]["question"] == WORDINGS["az"][2]


def test_the_turns_of_a_source_and_their_correction(qualkit: Command, study: Path) -> None:
    found = rows(qualkit, study, NAME)
    assert [(row["turn"], row["question"], row["by"], row["belongs_to"]) for row in found] == [
        (1, "1", "wording", "1"), (3, None, "", "1"), (5, "3", "wording", "3"),
    ]  # fmt: skip
    found = rows(qualkit, study, NAME, "--set", "3=2", "--set", "5=none")
    assert [(row["question"], row["by"], row["belongs_to"]) for row in found][1:] == [
        ("2", "person", "2"), (None, "person", None),
    ]  # fmt: skip
    assert "(1)" not in qualkit("questions", NAME, folder=study).out
    found = rows(qualkit, study, NAME, "--set", "3=auto", "--set", "5=auto")
    assert [(row["question"], row["by"]) for row in found] == [("1", "wording"), (None, ""), ("3", "wording")]


def test_what_one_guide_takes_the_place_of_is_said(qualkit: Command, study: Path) -> None:
    again = qualkit("questions", "--guide", "sorular.md", folder=study)
    assert "takes the place" not in again.err
    (study / "ru.md").write_text(guide_text(make_guide("ru")), encoding="utf-8")
    done = qualkit("questions", "--guide", "ru.md", folder=study)
    assert "takes the place of the earlier guide, which had 6 questions (az, tr)" in done.err
    assert "together" in done.err and '--guide "ru.md"' in done.err
    done = qualkit("questions", "--guide", "ru.md", "--guide", "sorular.md", folder=study)
    assert "6 questions (az, tr, ru)" in done.err and "6 questions (ru)" in done.err and "together" not in done.err
    (study / "guide.md").write_text(guide_text(make_guide("en")), encoding="utf-8")
    assert "takes the place" in qualkit("questions", "--guide", "guide.md", folder=study).err


def test_a_guide_that_is_added_later_in_another_language_goes_beside_the_first(qualkit: Command, study: Path) -> None:
    def added(name: str, *languages: str, change: tuple[str, str] = ("", "")) -> str:
        (study / name).write_text(guide_text(make_guide(*languages)).replace(*change), encoding="utf-8")
        return " ".join(qualkit("add", name, folder=study).out.split())

    told = added("guide-ru.md", "ru")
    assert "az, tr, ru" in told and "az, tr of the earlier guide is kept" in told and "takes the place" not in told
    assert 'qualkit questions --guide "guide-ru.md"' in told
    assert "kept" not in added("guide.md", "az", "tr", "ru", "en")  # all that was there and more
    told = added("guide-az.md", "az", change=(WORDINGS["az"][2], "Nə mane olur?"))
    assert "tr, ru, en of the earlier guide is kept" in told
    assert [row["question"] for row in rows(qualkit, study, "--language", "az")][2] == "Nə mane olur?"
    assert [row["question"] for row in rows(qualkit, study, "--language", "ru")] == list(WORDINGS["ru"])
    told = added("guide-tr.md", "tr", change=("6. ", "7. "))
    assert "takes the place of the earlier guide, which had 6 questions (az, tr, ru, en)" in told


@pytest.mark.parametrize("arguments", [("questions", "--output", "new/answers.xlsx"), ("export", "new/codings.csv")])
def test_a_folder_that_is_not_there_is_not_made(qualkit: Command, study: Path, arguments: tuple[str, ...]) -> None:
    done = qualkit(*arguments, folder=study)
    assert done.status == 2 and "there is no folder new" in done.err and not (study / "new").exists()


def test_the_table_on_the_screen(qualkit: Command, study: Path) -> None:
    done = qualkit("questions", "--table", "--language", "tr", folder=study)
    assert done.status == 0 and "Doğrusu" in done.out and "–" in done.out and "Katılımcı" in done.out
    whole = json.loads(qualkit("questions", "--table", "--format", "json", folder=study).out)
    assert len(whole["questions"]) == 6 and len(whole["participants"]) == 2 and len(whole["answers"]) == 4
    answers = rows(qualkit, study, "--table")
    text = (study / NAME).read_text(encoding="utf-8")
    assert text[answers[0]["start"] : answers[0]["end"]] == answers[0]["text"]
    header = qualkit("questions", "--table", "--format", "csv", folder=study).out.splitlines()[0]
    assert header == f"id,question,Katılımcı ({NAME}),İştirakçı (az.txt)"


def test_a_file_is_not_overwritten_without_force(qualkit: Command, study: Path) -> None:
    assert "4 answers" in qualkit("questions", "--output", "answers.xlsx", folder=study).out
    before = (study / "answers.xlsx").read_bytes()
    done = qualkit("questions", "--output", "answers.xlsx", folder=study)
    assert done.status == 2 and "--force" in done.err
    assert qualkit("questions", "--output", "answers.xlsx", "--force", folder=study).status == 0
    assert (study / "answers.xlsx").read_bytes() == before


def test_a_suggested_guide_can_be_read_again(qualkit: Command, study: Path) -> None:
    text = make_interview("tr", [WORDINGS["tr"][2], WORDINGS["tr"][0]]).text
    (study / "iki.txt").write_text(text, encoding="utf-8")
    assert qualkit("add", "iki.txt", folder=study).status == 0
    done = qualkit("questions", "--suggest", folder=study)
    assert done.status == 0 and "# Türkçe" in done.out and done.out.startswith("<!--") and "save this" in done.err
    (study / "yeni.md").write_text(done.out, encoding="utf-8")
    assert "2 questions (tr)" in qualkit("questions", "--guide", "yeni.md", folder=study).err


@pytest.mark.parametrize(
    ("arguments", "status", "found"),
    [
        (("nobody.txt",), 1, "no source 'nobody.txt'"),
        ((NAME, "--set", "99=1"), 1, "no turn 99"),
        ((NAME, "--set", "1=77"), 1, "no question '77'"),
        ((NAME, "--set", "first"), 2, "12=4"),
        (("--set", "1=2"), 2, "name the source"),
        (("--guide", "missing.docx"), 1, "cannot be opened"),
        (("--output", "answers.doc"), 1, ".xlsx"),
    ],
)
def test_what_is_wrong_is_said(
    qualkit: Command, study: Path, arguments: tuple[str, ...], status: int, found: str
) -> None:
    done = qualkit("questions", *arguments, folder=study)
    assert done.status == status and found in done.err and "Traceback" not in done.err
    assert ("nothing was changed" in done.err) == (arguments[0] == NAME)


def test_an_empty_project_says_what_to_do(qualkit: Command, tmp_path: Path) -> None:
    assert qualkit("init", "empty", "--coder", "Leyla").status == 0
    for arguments in ((), ("--table",), ("--suggest",)):
        done = qualkit("questions", *arguments, folder=tmp_path / "empty")
        assert done.status == 0 and "guide" in done.err and done.out == ""


def test_annotate_takes_a_guide_without_a_project(qualkit: Command, study: Path) -> None:
    done = qualkit("annotate", NAME, "--guide", "sorular.md", "--format", "jsonl", folder=study)
    questions = [json.loads(line)["question"] for line in done.out.splitlines()]
    assert questions == ["1", "1", "1", "1", "3", "3"]
