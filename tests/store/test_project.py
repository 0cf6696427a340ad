"""Making, opening and closing a project; its history."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from qualkit.errors import ProjectError
from qualkit.model.cases import Case, Link
from qualkit.model.codings import Status
from qualkit.store import (
    FILE_NAME,
    add_cases,
    create_project,
    decide,
    decide_edits,
    history,
    keep,
    keep_codebook,
    kept,
    migrations,
    newest_codebook,
    open_project,
    undone,
)
from qualkit.store.migrations import migrate
from tests.builders import MADE_AT, add, counted_uids, make_coding, make_edit, make_project, make_source, reopen


def test_closing_leaves_a_single_file_which_opens_again(tmp_path: Path) -> None:
    with make_project(tmp_path / "yeni" / "layihə", coder="Nərgiz Işık") as project:
        add(project, make_source("İş."))
    assert [path.name for path in (tmp_path / "yeni" / "layihə").iterdir()] == [FILE_NAME]
    with reopen(tmp_path / "yeni" / "layihə") as project:
        assert project.coder.name == "Nərgiz Işık"
        assert [(one.action, one.coder, one.at) for one in history(project)] == [
            ("init", "Nərgiz Işık", MADE_AT.isoformat()),
            ("add", "Nərgiz Işık", MADE_AT.isoformat()),
        ]
    assert [path.name for path in (tmp_path / "yeni" / "layihə").iterdir()] == [FILE_NAME]


def test_the_last_of_two_to_close_tidies_up(tmp_path: Path) -> None:
    first = make_project(tmp_path)
    second = reopen(tmp_path)
    first.close()
    with second.entry("x"):
        pass
    second.close()
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_the_same_steps_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        with make_project(tmp_path / name) as project:
            add(project, make_source("Ёлка."))
    assert (tmp_path / "a" / FILE_NAME).read_bytes() == (tmp_path / "b" / FILE_NAME).read_bytes()


def test_a_project_is_not_made_over_another_or_inside_a_file(tmp_path: Path) -> None:
    make_project(tmp_path).close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(ProjectError, match="there is a project here already"):
        create_project(tmp_path, coder="Başqa")
    assert (tmp_path / FILE_NAME).read_bytes() == before
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(ProjectError, match="choose another folder"):
            create_project(folder, coder="Başqa")


def test_a_folder_without_a_project_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="no project in this folder; go to its folder"):
        open_project(tmp_path)
    with pytest.raises(ProjectError):
        open_project(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


def no_database(path: Path) -> None:
    path.write_bytes(b"this was never a database " * 300)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def another_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE coders (x)")
    connection.close()


def cut_in_half(path: Path) -> None:
    make_project(path.parent).close()
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def newer(path: Path) -> None:
    make_project(path.parent).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()


def never_finished(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA application_id = {0x514B4954}")
    migrate(connection, path)
    connection.close()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (no_database, "is damaged"),
        (empty, "not a qualkit project file"),
        (another_program, "not a qualkit project file"),
        (cut_in_half, "is damaged"),
        (newer, "made by a newer qualkit (tables of version 999); update qualkit"),
        (never_finished, "never finished being made"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_file_that_is_no_usable_project_is_refused_and_left_as_it_is(tmp_path: Path, make, message: str) -> None:
    path = tmp_path / FILE_NAME
    make(path)
    before = path.read_bytes()
    with pytest.raises(ProjectError) as caught:
        open_project(tmp_path)
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)
    if make is not newer and make is not never_finished:
        assert path.read_bytes() == before
        assert list(tmp_path.iterdir()) == [path]


APPEND_ONLY = (
    "history", "sources", "revisions", "edit_decisions", "codebooks", "cases", "attributes", "links", "decisions",
)  # fmt: skip


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_was_decided_can_be_neither_changed_nor_deleted(tmp_path: Path, table: str) -> None:
    with make_project(tmp_path) as project:
        source = add(project, make_source("ab", edits=[make_edit("ab", 0, 1, "A")]))
        decide(project, [make_coding(source, "A")], Status.ACCEPTED)
        decide_edits(project, source, source.edits, approve=False)
        keep_codebook(project, "id: x")
        add_cases(project, [Case("P1", {"role": "r"})], [Link(source.uid, None, "P1", True)], origin="cases.csv")
        column = project.connection.execute(f"SELECT * FROM {table}").description[0][0]
        for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
            with pytest.raises(sqlite3.IntegrityError, match=f"{table} is append-only"):
                project.connection.execute(statement)
        (left,) = project.connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()
        assert left > 0


def test_an_entry_that_fails_leaves_nothing_and_the_next_one_works(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        for error in (ValueError, KeyboardInterrupt):
            with pytest.raises(error), project.entry("x") as number:
                project.connection.execute(
                    "INSERT INTO codebooks (entry_id, digest, text) VALUES (?, '', 'lost')", (number,)
                )
                raise error
        assert [one.action for one in history(project)] == ["init"]
        assert newest_codebook(project) is None
        with project.entry("y", {"ə": 1}, undoes=1):
            pass
        assert [(one.action, one.detail, one.undoes) for one in history(project)][1:] == [("y", {"ə": 1}, 1)]


def test_undoing_an_undo_brings_the_first_entry_back(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        with project.entry("work") as first:
            pass
        assert undone(project) == frozenset()
        with project.entry("undo", undoes=first) as second:
            pass
        assert undone(project) == {first}
        with project.entry("redo", undoes=second) as third:
            pass
        assert undone(project) == {second}
        with project.entry("undo", undoes=third):
            pass
        assert undone(project) == {first, third}


def test_a_codebook_is_kept_once_for_each_change(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        assert newest_codebook(project) is None
        assert [keep_codebook(project, text) for text in ("a", "a", "b", "a")] == [True, False, True, True]
        assert newest_codebook(project) == "a"


def test_a_migration_that_fails_is_rolled_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_project(tmp_path).close()
    good = migrations.MIGRATIONS
    monkeypatch.setattr(migrations, "MIGRATIONS", (*good, "CREATE TABLE notes (x); CREATE TABLE no sense at all;"))
    with pytest.raises(ProjectError):
        open_project(tmp_path)
    monkeypatch.setattr(migrations, "MIGRATIONS", good)
    with reopen(tmp_path) as project:
        tables = {name for (name,) in project.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        assert "notes" not in tables
    monkeypatch.setattr(migrations, "MIGRATIONS", (*good, "CREATE TABLE notes (x);"))
    for _ in range(2):
        with reopen(tmp_path) as project:
            assert project.connection.execute("PRAGMA user_version").fetchone() == (len(good) + 1,)
            assert project.connection.execute("SELECT COUNT(*) FROM notes").fetchone() == (0,)


def test_two_who_read_before_they_write_wait_for_each_other(tmp_path: Path) -> None:
    make_project(tmp_path).close()
    problems: list[BaseException] = []

    def count() -> None:
        try:
            with open_project(tmp_path) as project:
                for _ in range(50):
                    with project.transaction():
                        value = kept(project, "counter", "", "1") or b"0"
                        keep(project, "counter", "", "1", str(int(value) + 1).encode())
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=count) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    with reopen(tmp_path) as project:
        assert kept(project, "counter", "", "1") == b"100"


@pytest.mark.parametrize("reopens", [False, True])
def test_three_writers_lose_no_entry_and_are_never_locked_out(tmp_path: Path, reopens: bool) -> None:
    make_project(tmp_path).close()
    problems: list[BaseException] = []

    def write(writer: int, rounds: int) -> None:
        try:
            for turn in range(rounds):
                project = open_project(tmp_path, new_uid=counted_uids(10 * writer + turn + 10 if reopens else writer))
                with project:
                    for number in range(100 // rounds):
                        with project.entry("work", {"writer": writer, "number": turn * (100 // rounds) + number}):
                            pass
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=write, args=(writer, 5 if reopens else 1)) for writer in (1, 2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    with reopen(tmp_path) as project:
        found = {(one.detail["writer"], one.detail["number"]) for one in history(project)[1:]}
        assert len(history(project)) == 301
    assert found == {(writer, number) for writer in (1, 2, 3) for number in range(100)}
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_damage_that_shows_only_when_it_is_read_is_told_in_one_sentence(tmp_path: Path) -> None:
    project = make_project(tmp_path / "study")
    project.connection.execute("DROP TABLE derived")
    with pytest.raises(ProjectError, match=r"no such table"), project:
        project.connection.execute("SELECT value FROM derived")
