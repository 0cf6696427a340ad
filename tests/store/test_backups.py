"""Copies of the project, going back to them, and faults of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.errors import ProjectError
from qualkit.model.codings import Status
from qualkit.store import (
    BACKUPS,
    FILE_NAME,
    backup,
    backups,
    decide,
    decisions,
    faults,
    migrations,
    open_project,
    restore,
    sources,
)
from tests.builders import MADE_AT, add, make_coding, make_project, make_source, reopen

TEXT = "Aysel: Işıq, İş və ёлка 👩. Bəli!\n"


def test_a_copy_made_while_the_project_is_open_holds_all_that_was_decided(tmp_path: Path) -> None:
    with make_project(tmp_path / "p") as project:
        source = add(project, make_source(TEXT))
        decided = decide(project, [make_coding(source, "Işıq")], Status.ACCEPTED)
        copy = backup(project)
        named = backup(project, tmp_path / "usb" / "iş.qualkit")
        assert backups(project.folder) == [copy]
        assert backup(project) != copy  # in the same second
        with pytest.raises(ProjectError, match="a file of this name"):
            backup(project, named)
    for path in (copy, named):
        (tmp_path / path.stem).mkdir()
        assert restore(tmp_path / path.stem, path) is None
        with reopen(tmp_path / path.stem) as restored:
            assert (sources(restored), decisions(restored)) == ([source], decided)
            assert list(faults(restored)) == []


def test_going_back_keeps_what_stood_before(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        source = add(project, make_source(TEXT))
        empty = backup(project, tmp_path / "empty.qualkit")
        decided = decide(project, [make_coding(source, "Işıq")], Status.ACCEPTED)
        before = restore(tmp_path, empty, at=MADE_AT)  # with the project open, as in a browser
        assert before is not None and before.parent == tmp_path / BACKUPS
        assert decisions(project) == []
    restore(tmp_path, before, at=MADE_AT)
    with reopen(tmp_path) as project:
        assert decisions(project) == decided
    assert empty.exists() and before.exists()


def test_what_is_no_sound_project_is_not_gone_back_to(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        add(project, make_source(TEXT * 2000))
        copy = backup(project)
    (tmp_path / "other.qualkit").write_text("SQLite it is not", encoding="utf-8")
    damaged = bytearray(copy.read_bytes())
    damaged[4096:20480] = b"\xff" * 16384
    (tmp_path / "damaged.qualkit").write_bytes(damaged)
    for name, message in (("none", "no such file"), ("other", "damaged|not a"), ("damaged", "damaged")):
        with pytest.raises(ProjectError, match=message):
            restore(tmp_path, tmp_path / f"{name}.qualkit")
    with reopen(tmp_path) as project:
        assert len(sources(project)) == 1


def test_a_damaged_project_is_put_aside_for_its_backup(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        source = add(project, make_source(TEXT))
        copy = backup(project)
    (tmp_path / FILE_NAME).write_bytes(b"\x00" * 5000)
    aside = restore(tmp_path, copy, at=MADE_AT)
    assert aside is not None and aside.read_bytes() == b"\x00" * 5000
    with reopen(tmp_path) as project:
        assert sources(project) == [source]


def test_an_older_project_is_copied_before_its_form_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_project(tmp_path).close()
    assert backups(tmp_path) == []
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, "CREATE TABLE notes (x);"))
    for _ in range(2):
        open_project(tmp_path).close()
        (copy,) = backups(tmp_path)
        assert "before-update" in copy.name


def test_an_original_that_is_not_the_one_that_was_added_is_a_fault(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        add(project, make_source(TEXT))
        project.connection.execute("DROP TRIGGER sources_update")
        project.connection.execute("UPDATE sources SET original = replace(original, 'Bəli', 'Xeyr')")
        assert [line for line in faults(project) if "its original is not the text that was added" in line]


@pytest.mark.parametrize("is_damaged", [True, False])
def test_what_a_crash_left_beside_the_file_does_not_get_into_the_backup(tmp_path: Path, is_damaged: bool) -> None:
    with make_project(tmp_path) as project:
        source = add(project, make_source(TEXT))
        copy = backup(project, tmp_path / "copy.qualkit")
        decide(project, [make_coding(source, "Işıq")], Status.ACCEPTED)
        current = project.folder / FILE_NAME
        journal = current.with_name(f"{FILE_NAME}-wal").read_bytes()
        assert journal
    if is_damaged:
        current.write_bytes(b"\x00" * 5000)
    else:
        current.unlink()
    current.with_name(f"{FILE_NAME}-wal").write_bytes(journal)
    aside = restore(tmp_path, copy, at=MADE_AT)
    assert (aside is not None) == is_damaged
    if aside is not None:
        assert aside.with_name(f"{aside.name}-wal").read_bytes() == journal
    with reopen(tmp_path) as project:
        assert (sources(project), decisions(project), list(faults(project))) == ([source], [], [])
