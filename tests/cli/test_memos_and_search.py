"""Memos and search from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

TEXTS = {
    "görüşme.txt": "Görüşmeci: Sorun nedir?\n\nKatılımcı: IŞIK yok, İstanbul'da iş çok. Zorlukları biliyoruz.\n",
    "müsahibə.txt": "Müsahibəçi: Nə çətindir?\n\nAysel: İşıq azdır, ƏLAQƏ yoxdur. <b>Təlim</b> də keçirilmir.\n",
}


@pytest.fixture
def study(qualkit: Command, tmp_path: Path) -> Path:
    """A project with two interviews."""
    assert qualkit("init", "study", "--coder", "Leyla").status == 0
    folder = tmp_path / "study"
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert qualkit("add", *TEXTS, folder=folder).status == 0
    return folder


def rows(qualkit: Command, folder: Path, *arguments: str) -> list[dict[str, object]]:
    done = qualkit(*arguments, "--format", "jsonl", folder=folder)
    assert done.status == 0, done.err
    return [json.loads(line) for line in done.out.split("\n") if line]


@pytest.mark.parametrize(
    ("query", "source", "words"),
    [
        ("əlaqə", "müsahibə.txt", ["ƏLAQƏ"]),
        ("ışık", "görüşme.txt", ["IŞIK"]),
        ("istanbul", "görüşme.txt", ["İstanbul"]),
        ('"nə çətin*"', "müsahibə.txt", ["Nə çətindir"]),
    ],
)
def test_words_are_found(qualkit: Command, study: Path, query: str, source: str, words: list[str]) -> None:
    (row,) = rows(qualkit, study, "search", query)
    assert row["source"] == source
    assert [TEXTS[source][start:end] for start, end in row["places"]] == words  # type: ignore[attr-defined]


def test_the_table_marks_what_was_found(qualkit: Command, study: Path) -> None:
    done = qualkit("search", "iş*", folder=study)
    assert "[[İşıq]]" in done.out and "[[iş]]" in done.out and "[[IŞIK]]" in done.out
    assert done.err.endswith("2 lines in 2 sources\n")
    assert len(rows(qualkit, study, "search", "iş*", "--source", "müsahibə.txt")) == 1


def test_inflected_forms_and_what_stands_nowhere(qualkit: Command, study: Path) -> None:
    assert "[[Zorlukları]]" in qualkit("search", "--forms", "zorluk", folder=study).out
    done = qualkit("search", "zorluk", folder=study)
    assert (done.status, done.out, done.err) == (0, "", "the words stand nowhere\n")


def test_a_search_for_nothing_is_a_problem(qualkit: Command, study: Path) -> None:
    assert qualkit("search", '"', folder=study).err == "type a word to search for\n"
    assert qualkit("search", '"', folder=study).status == 1
    assert qualkit("search", folder=study).status == 2
    assert "müsahibə.txt" in qualkit("search", "x", "--source", "musahibə.txt", folder=study).err


def test_memos_are_written_listed_changed_and_removed(qualkit: Command, study: Path) -> None:
    name = qualkit(
        "memos", "add", "Öz sözü", "--on", "source:müsahibə.txt", "--words", "İşıq", folder=study
    ).out.split()[-1]
    qualkit("memos", "add", "-", "--kind", "journal", folder=study, stdin="İlk gün\nikinci sətir\n".encode())
    qualkit("memos", "add", "only in the first person", "--on", "code:challenges", "--kind", "rule", folder=study)
    found = rows(qualkit, study, "memos")
    assert [(one["about"], one["on"], one["kind"], one["text"]) for one in found] == [
        ("stretch", "müsahibə.txt", "note", "Öz sözü"),
        ("project", "", "journal", "İlk gün\nikinci sətir"),
        ("code", "challenges", "rule", "only in the first person"),
    ]
    assert TEXTS["müsahibə.txt"][found[0]["start"] : found[0]["end"]] == "İşıq"  # type: ignore[misc]
    assert [one["kind"] for one in rows(qualkit, study, "memos", "--on", "code:challenges")] == ["rule"]
    assert [one["name"] for one in rows(qualkit, study, "memos", "--on", "source:müsahibə.txt")] == [name]
    assert [one["about"] for one in rows(qualkit, study, "memos", "--words", "İLK")] == ["project"]
    assert qualkit("memos", "edit", name, "Dəyişdi", "--kind", "language", folder=study).status == 0
    (row,) = rows(qualkit, study, "memos", "--kind", "language")
    assert (row["name"], row["text"], row["versions"]) == (name, "Dəyişdi", 2)
    assert qualkit("memos", "remove", name, folder=study).status == 0
    assert len(rows(qualkit, study, "memos")) == 2
    qualkit("undo", folder=study)
    assert len(rows(qualkit, study, "memos")) == 3


def test_memos_are_written_to_files(qualkit: Command, study: Path) -> None:
    qualkit("memos", "add", "# not a heading\n=1+1", "--on", "source:müsahibə.txt", folder=study)
    for suffix in ("md", "csv", "jsonl"):
        assert qualkit("memos", "export", f"m.{suffix}", folder=study).out == f"1 memo written to m.{suffix}\n"
    text = (study / "m.md").read_text(encoding="utf-8")
    assert "\n    # not a heading\n" in text and "## source: müsahibə.txt" in text
    assert (study / "m.csv").read_text(encoding="utf-8-sig").startswith("name,about,on,")
    assert json.loads((study / "m.jsonl").read_text(encoding="utf-8"))["text"] == "# not a heading\n=1+1"
    assert qualkit("memos", "export", "m.md", folder=study).status == 2
    assert qualkit("memos", "export", "m.pdf", folder=study).status == 1


def test_an_empty_project_has_no_memo(qualkit: Command, study: Path) -> None:
    done = qualkit("memos", folder=study)
    assert (done.status, done.out, done.err) == (0, "", "no memo\n")
    for wrong in (("add", "x", "--on", "what"), ("add", " "), ("edit", "zzzz", "x"), ("remove", "zzzz")):
        assert qualkit("memos", *wrong, folder=study).status == 1
    assert qualkit("memos", "edit", "zzzz", folder=study).status == 2
    assert rows(qualkit, study, "memos") == []
