"""Accepting and rejecting all that waits under filters, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

TEXTS = {
    "görüşme.txt": "Görüşmeci: Sorun nedir?\n\nKatılımcı: Personel eksikliği var. Eğitim de verilmeli.\n",
    "müsahibə.txt": "Müsahibəçi: Nə çətindir?\n\nAysel: Kadr çatışmazlığı var. Təlim də keçirilmir.\n",
}


@pytest.fixture
def study(qualkit: Command, tmp_path: Path) -> Path:
    """A project with two interviews, coded."""
    assert qualkit("init", "study", "--coder", "Leyla").status == 0
    folder = tmp_path / "study"
    settings = folder / "qualkit.toml"
    text = settings.read_text(encoding="utf-8").replace('["html", "docx", "pdf"]', '["md"]')
    settings.write_text(text, encoding="utf-8")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert qualkit("add", *TEXTS, folder=folder).status == 0
    assert qualkit("run", folder=folder).status == 0
    return folder


def stands(qualkit: Command, folder: Path, *options: str) -> list[dict[str, str]]:
    return [
        json.loads(line)
        for line in qualkit("codings", *options, "--format", "jsonl", folder=folder).out.split("\n")
        if line
    ]


def test_all_of_a_code_in_a_source_is_accepted_in_one_step(qualkit: Command, study: Path) -> None:
    wanted = ("--code", "challenges", "--source", "görüşme.txt")
    waiting = stands(qualkit, study, *wanted)
    assert waiting and {one["status"] for one in waiting} == {"proposed"}
    assert qualkit("accept", *wanted, folder=study).out == f"{len(waiting)} accepted\n"
    assert {one["status"] for one in stands(qualkit, study, *wanted)} == {"accepted"}
    assert {one["status"] for one in stands(qualkit, study, "--source", "müsahibə.txt")} == {"proposed"}
    assert qualkit("accept", *wanted, folder=study).out == "0 accepted\n"
    assert qualkit("undo", folder=study).status == 0
    assert {one["status"] for one in stands(qualkit, study)} == {"proposed"}


def test_what_is_decided_already_is_left_as_it_is(qualkit: Command, study: Path) -> None:
    first, *others = stands(qualkit, study)
    qualkit("accept", first["name"], folder=study)
    assert qualkit("reject", "--by", "terms", folder=study).out == f"{len(others)} rejected\n"
    assert [one["name"] for one in stands(qualkit, study, "--status", "accepted")] == [first["name"]]


def test_the_language_of_the_text_chooses(qualkit: Command, study: Path) -> None:
    n = len(stands(qualkit, study, "--source", "müsahibə.txt"))
    assert qualkit("reject", "--language", "az", folder=study).out == f"{n} rejected\n"
    assert {one["source"] for one in stands(qualkit, study, "--status", "rejected")} == {"müsahibə.txt"}
    assert qualkit("reject", "--by", "learned", "--at-least", "0.5", folder=study).out == "0 rejected\n"


@pytest.mark.parametrize(
    ("options", "status", "told"),
    [
        ((), 2, "--code"),
        (("abc", "--code", "tools"), 2, "--code"),
        (("--code", "nobody"), 1, "nobody"),
        (("--source", "gorusme.txt"), 1, "görüşme.txt"),
        (("--by", "nobody"), 2, "nobody"),
        (("--at-least", "7"), 2, "7"),
    ],
)
def test_misuse_decides_nothing(
    qualkit: Command, study: Path, options: tuple[str, ...], status: int, told: str
) -> None:
    done = qualkit("reject", *options, folder=study)
    assert done.status == status and told in done.err
    assert {one["status"] for one in stands(qualkit, study)} == {"proposed"}
