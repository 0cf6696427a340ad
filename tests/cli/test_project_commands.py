"""The commands that work in a project, and what they say when something is wrong."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Done

INTERVIEW = (
    "Görüşmeci: 1. En büyük sorun nedir?\n\n"
    "Katılımcı: Personel eksikliği var. Sosyal medyayı da iyi kullanamıyoruz.\n\n"
    "Görüşmeci: 2. Ne yapmalı?\n\nKatılımcı: Eğitim verilmeli.\n"
)


@pytest.fixture
def study(qualkit: Command, tmp_path: Path) -> Path:
    """A project with one interview in it, not yet run."""
    assert qualkit("init", "study", "--coder", "Leyla").status == 0
    folder = tmp_path / "study"
    settings = folder / "qualkit.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('["html", "docx", "pdf"]', '["md"]'), encoding="utf-8"
    )
    (folder / "görüşme.txt").write_text(INTERVIEW, encoding="utf-8")
    assert qualkit("add", "görüşme.txt", folder=folder).status == 0
    return folder


def codings(qualkit: Command, folder: Path, *options: str) -> list[dict[str, object]]:
    done = qualkit("codings", "--format", "jsonl", *options, folder=folder)
    return [json.loads(line) for line in done.out.splitlines()]


def test_init_asks_for_the_coders_name(qualkit: Command, tmp_path: Path) -> None:
    done = qualkit("init", "asked", stdin="Ayşə\n".encode())
    assert done.status == 0 and "Your name" in done.out
    assert "Ayşə" in qualkit("status", folder=tmp_path / "asked").out
    assert (tmp_path / "asked" / "codebooks" / "codebook.schema.json").is_file()


def test_init_that_is_stopped_at_its_question_makes_nothing(qualkit: Command, tmp_path: Path) -> None:
    done = qualkit("init", "asked")
    assert done.status == 1 and done.err.endswith("stopped; no project was made\n")
    assert not (tmp_path / "asked").exists()


def test_init_does_not_overwrite(qualkit: Command, study: Path) -> None:
    before = (study / "project.qualkit").read_bytes()
    done = qualkit("init", study, "--coder", "X")
    assert done.status == 1 and "already" in done.err
    assert (study / "project.qualkit").read_bytes() == before


def test_accept_and_reject_from_the_command_line(qualkit: Command, study: Path) -> None:
    assert qualkit("run", folder=study).status == 0
    first, second, *_ = codings(qualkit, study)
    assert qualkit("accept", first["name"], folder=study).out == "1 accepted\n"
    assert qualkit("reject", second["name"], folder=study).out == "1 rejected\n"
    done = qualkit("run", folder=study)
    assert "1 accepted, 1 rejected" in done.out
    assert [row["words"] for row in codings(qualkit, study, "--status", "rejected")] == [second["words"]]
    assert [row["coder"] for row in codings(qualkit, study, "--status", "accepted")] == ["Leyla"]
    assert "accepted" in qualkit("history", folder=study).out


def test_export_refuses_to_overwrite(qualkit: Command, study: Path) -> None:
    qualkit("run", folder=study)
    assert qualkit("export", "out.csv", folder=study).status == 0
    text = (study / "out.csv").read_text(encoding="utf-8-sig")
    assert "Personel eksikliği var." in text
    assert qualkit("export", "out.csv", folder=study).status == 2
    assert qualkit("export", "out.csv", "--force", folder=study).status == 0
    wrong = qualkit("export", "out.txt", folder=study)
    assert wrong.status == 1 and ".xlsx" in wrong.err


def bad_files(folder: Path) -> dict[str, str]:
    """Files that cannot be read, with a part of what is to be said of each."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (folder / "letter.docx").write_bytes(b"not a zip at all")
    with zipfile.ZipFile(folder / "other.docx", "w") as archive:
        archive.writestr("readme.txt", "no document here")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    (folder / "notes.odp").write_bytes(b"x")
    (folder / "folder").mkdir()
    return {
        "empty.txt": "empty",
        "picture.txt": "PNG",
        "letter.docx": "Word",
        "other.docx": "Word",
        "broken.pdf": "PDF",
        "notes.odp": ".odp",
        "folder": "no file",
        "missing.txt": "cannot be opened",
    }


def test_bad_input_gets_one_line_each_and_the_rest_goes_on(qualkit: Command, study: Path) -> None:
    expected = bad_files(study)
    (study / "good.txt").write_text("Bu da ayrı bir metindir.", encoding="utf-8")
    done = qualkit("add", *expected, "good.txt", folder=study)
    assert done.status == 1
    lines = [line for line in done.err.splitlines() if line.strip()]
    assert len(lines) == len(expected)
    for line, (name, part) in zip(lines, expected.items(), strict=True):
        assert line.startswith(f"{name}:") and part in line, line
    assert "Traceback" not in done.err
    assert "good.txt" in done.out
    assert "2" in qualkit("status", folder=study).out


@pytest.mark.parametrize(
    ("codebook", "said"),
    [
        ("id: x\nname: X\ncodes:\n  - {id: a, name: A}\n  - {id: a, name: B}\n", ":5:10:"),
        ("id: x\nname: X\ncodes:\n\t- {id: a, name: A}\n", ":4:1: a tab"),
        ("", "this is no codebook"),
    ],
)
def test_bad_codebook_names_line_and_column(qualkit: Command, study: Path, codebook: str, said: str) -> None:
    (study / "codebooks" / "digital-diplomacy.yaml").write_text(codebook, encoding="utf-8")
    done = qualkit("run", folder=study)
    assert (done.status, len(done.err.splitlines())) == (1, 1)
    assert said in done.err


def test_project_file_that_is_none(qualkit: Command, tmp_path: Path) -> None:
    def said(done: Done) -> str:
        assert done.status == 1 and len(done.err.splitlines()) == 1, done
        return done.err

    assert "go to its folder" in said(qualkit("run"))
    (tmp_path / "project.qualkit").write_bytes(b"rubbish" * 1000)
    assert "damaged" in said(qualkit("run")) or "cannot be opened" in said(qualkit("run"))
    (tmp_path / "project.qualkit").unlink()
    connection = sqlite3.connect(tmp_path / "project.qualkit")
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    assert "not a qualkit project" in said(qualkit("run"))


@pytest.mark.parametrize("command", ["status", "sources", "codings", "cases", "repairs", "history"])
def test_every_list_works_on_an_empty_project(qualkit: Command, tmp_path: Path, command: str) -> None:
    qualkit("init", "empty", "--coder", "Leyla")
    done = qualkit(command, folder=tmp_path / "empty")
    assert done.status == 0, done.err


def test_run_on_an_empty_project_says_what_to_do(qualkit: Command, tmp_path: Path) -> None:
    qualkit("init", "empty", "--coder", "Leyla")
    done = qualkit("run", folder=tmp_path / "empty")
    assert done.status == 1 and "qualkit add" in done.err


def test_misuse_is_status_two_with_a_hint(qualkit: Command) -> None:
    done = qualkit("codigns")
    assert done.status == 2 and "Did you mean 'codings'?" in done.err


def test_hostile_names_and_text_stay_text(qualkit: Command, study: Path) -> None:
    name = "<script>alert(1)</script>.txt".replace("/", "∕")
    (study / name).write_text(
        'Sosyal medya <img src=x onerror=alert(1)> $x$ #read("/etc/passwd") tehlikeli.', encoding="utf-8"
    )
    assert qualkit("add", name, folder=study).status == 0
    settings = study / "qualkit.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('["md"]', '["html", "pdf"]'), encoding="utf-8")
    assert qualkit("run", folder=study).status == 0
    page = (study / "reports" / "findings.html").read_text(encoding="utf-8")
    assert "<script" not in page and "<img" not in page
    assert "&lt;img src=x" in page
