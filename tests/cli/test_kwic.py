"""`kwic`: a term in all its forms, in files and in a project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

SENTENCES = {
    "az": ("siyasət", "Xarici siyasətimizdən danışdıq, siyasətçilər isə susdu.", ["siyasətimizdən"]),
    "tr": ("kitap", "Bu kitabı ve öteki kitapları bir kitapçıdan aldık.", ["kitabı", "kitapları"]),
    "ru": (
        "политика",
        "О политике говорил политический обозреватель, но политику определял не он.",
        ["политике", "политику"],
    ),
    "en": ("policy", "Their policies changed, and the police had no policy at all.", ["policies", "policy"]),
}
INTERVIEW = "Müsahibəçi: Nə dəyişdi?\n\nAysel: Dövlətin siyasəti dəyişdi.\n\nMüsahibəçi: Nə vaxt?\n\nAysel: Bu il.\n"


@pytest.mark.parametrize("language", SENTENCES)
def test_a_term_is_found_in_its_inflected_forms(qualkit: Command, tmp_path: Path, language: str) -> None:
    term, sentence, forms = SENTENCES[language]
    (tmp_path / "text.txt").write_text(sentence, encoding="utf-8")
    done = qualkit("kwic", term, "text.txt", "--language", language, "--format", "json")
    found = json.loads(done.out)
    assert [row["reading"] for row in found["rows"]] == forms
    assert all(sentence[row["start"] : row["end"]] == row["text"] for row in found["rows"])
    assert found["settings"]["terms"] == term and "qualkit" in found["made_by"]


@pytest.mark.parametrize("width", [0, 1, 12])
def test_the_context_is_no_wider_than_wanted(qualkit: Command, tmp_path: Path, width: int) -> None:
    (tmp_path / "text.txt").write_text(SENTENCES["en"][1], encoding="utf-8")
    rows = json.loads(qualkit("kwic", "policy", "text.txt", "--width", str(width), "--format", "json").out)["rows"]
    assert rows and all(len(row[side].strip("…")) <= width for row in rows for side in ("left", "right"))
    if width == 12:
        assert [(row["left"], row["right"]) for row in rows] == [("Their ", " changed,…"), ("…had no ", " at all.")]


def test_the_project_is_searched_where_no_file_is_named(qualkit: Command, tmp_path: Path) -> None:
    qualkit("init", "study", "--coder", "Leyla")
    folder = tmp_path / "study"
    empty = qualkit("kwic", "siyasət", folder=folder)
    assert empty.status == 0 and "nowhere" in empty.err
    (folder / "a.txt").write_text(INTERVIEW, encoding="utf-8")
    qualkit("add", "a.txt", folder=folder)
    (row,) = [
        json.loads(line) for line in qualkit("kwic", "siyasət", "--format", "jsonl", folder=folder).out.splitlines()
    ]
    assert (row["speaker"], row["left"], row["words"]) == ("Aysel", "Aysel: Dövlətin ", "siyasəti")


def test_context_is_cut_between_words(qualkit: Command, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Bir iki üç dört beş kitap altı yedi sekiz dokuz on.", encoding="utf-8")
    done = qualkit("kwic", "kitap", "text.txt", "--language", "tr", "--width", "12", "--format", "jsonl")
    row = json.loads(done.out)
    assert (row["left"], row["right"]) == ("…dört beş ", " altı yedi…")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["* *"], "no word"), ([""], "empty"), (["kitap", "a.txt", "--project", "."], "not both")],
)
def test_misuse_is_told(qualkit: Command, tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "a.txt").write_text("Kitap.", encoding="utf-8")
    done = qualkit("kwic", *([*arguments, "a.txt"] if len(arguments) == 1 else arguments))
    assert done.status == 2 and message in done.err
