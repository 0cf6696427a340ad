"""Coding by hand from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

BOOK = """\
id: k
name: K
codes:
  - id: challenges
    name: Challenges
    children:
      - {id: staff, name: Staff, terms: {az: [kadr ~4 çatışmaq]}}
      - {id: tools, name: Tools}
"""
TEXTS = {
    "az.txt": "Kadr\nçatışmır, həm də kadr çatışmazlığından danışırıq. İşıq yoxdur, işıq sönür.\n",
    "tr.txt": "Iğdır'da yol yok. Yolun başında kaldık; yolda kar var.\n",
    "ru.txt": "Людей не хватает, и  денег\nтоже.\n",
    "en.txt": "The car is here, and the art of it.\n",
}


@pytest.fixture
def study(qualkit: Command, tmp_path: Path) -> Path:
    """A project with a text in each language."""
    (tmp_path / "k.yaml").write_text(BOOK, encoding="utf-8")
    assert qualkit("init", "study", "--coder", "Leyla", "--codebook", "k.yaml").status == 0
    folder = tmp_path / "study"
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert qualkit("add", *TEXTS, folder=folder).status == 0
    return folder


def coded(qualkit: Command, folder: Path) -> list[tuple[str, str, str, str]]:
    done = qualkit("codings", "--format", "jsonl", folder=folder)
    rows = [json.loads(line) for line in done.out.split("\n") if line]
    return [(one["source"], one["code"], one["words"], one["status"]) for one in rows]


@pytest.mark.parametrize(
    ("source", "words", "whole"),
    [
        ("az.txt", "Kadr   çatışmır", "Kadr\nçatışmır"),
        ("az.txt", "kadr çatışmazlığı", "kadr çatışmazlığından"),
        ("az.txt", "İşıq", "İşıq"),
        ("az.txt", "kadr çatışmır", "Kadr\nçatışmır"),
        ("tr.txt", "ığdır", "Iğdır"),
        ("tr.txt", "yolun BAŞINDA", "Yolun başında"),
        ("tr.txt", "Iğdır", "Iğdır"),
        ("tr.txt", "Iğd", "Iğdır'da"),
        ("ru.txt", "и денег тоже", "и  денег\nтоже"),
        ("en.txt", "art", "art"),
    ],
)
def test_words_are_coded_as_they_stand_and_whole(
    qualkit: Command, study: Path, source: str, words: str, whole: str
) -> None:
    done = qualkit("mark", source, "--words", words, "--code", "challenges/staff", folder=study)
    assert done.status == 0, done.err
    assert done.out.startswith(f"{source}: challenges/staff on “{' '.join(whole.split())}” (")
    ((where, code, found, status),) = coded(qualkit, study)
    assert (where, code, found.split(), status) == (source, "challenges/staff", whole.split(), "accepted")
    again = qualkit("mark", source, "--words", words, "--code", "staff", folder=study)
    assert (again.status, len(coded(qualkit, study))) == (0, 1) and "already" in again.out
    assert qualkit("undo", folder=study).status == 0
    assert coded(qualkit, study) == []


def test_of_several_places_one_is_chosen(qualkit: Command, study: Path) -> None:
    call = ("mark", "tr.txt", "--words", "yol", "--code", "tools")
    assert qualkit(*call, folder=study).status == 0, "the whole word comes before those with endings"
    call = ("mark", "az.txt", "--words", "kadr çatışma", "--code", "tools")
    assert "kadr çatışmazlığından" in qualkit(*call, folder=study).out
    call = ("mark", "en.txt", "--words", "the", "--code", "tools")
    assert "“the”" in qualkit(*call, folder=study).out
    call = ("mark", "tr.txt", "--words", "k", "--code", "tools")
    done = qualkit(*call, folder=study)
    assert done.status == 1 and "stands in tr.txt 2 times; choose one with --nth" in done.err
    assert "  1: yol yok. Yolun başında [kaldık]; yolda kar var." in done.err
    assert "“kar”" in qualkit(*call, "--nth", "2", folder=study).out
    assert "there is no --nth 3" in qualkit(*call, "--nth", "3", folder=study).err


@pytest.mark.parametrize(
    ("source", "words", "code", "status", "said"),
    [
        ("az.txt", "kadr yoxdur", "tools", 1, "'kadr yoxdur' does not stand in az.txt"),
        ("az.txt", " ", "tools", 2, "--words is empty"),
        ("az.tx", "Kadr", "tools", 1, "no source 'az.tx'"),
        ("az.txt", "Kadr", "challenges/stuff", 1, "Did you mean 'challenges/staff'?"),
        ("en.txt", "(art", "tools", 1, "does not stand"),
    ],
)
def test_what_cannot_be_coded_is_said_and_nothing_is_written(
    qualkit: Command, study: Path, source: str, words: str, code: str, status: int, said: str
) -> None:
    done = qualkit("mark", source, "--words", words, "--code", code, folder=study)
    assert (done.status, done.out) == (status, "") and said in done.err
    assert coded(qualkit, study) == []


def test_the_table_of_codings_shows_the_words_that_were_found(qualkit: Command, study: Path) -> None:
    settings = study / "qualkit.toml"
    settings.write_text(settings.read_text("utf-8").replace('["html", "docx", "pdf"]', '["md"]'), encoding="utf-8")
    (study / "more.txt").write_text("Bizdə kadr çox vaxt çatışmır.\n", encoding="utf-8")
    assert qualkit("add", "more.txt", "--language", "az", folder=study).status == 0
    qualkit("run", folder=study)
    done = qualkit("codings", "--code", "staff", folder=study)
    assert "kadr çox vaxt çatışmır " in done.out and "~4" not in done.out
    assert "kadr ~4 çatışmaq" in qualkit("codings", "--format", "csv", folder=study).out
