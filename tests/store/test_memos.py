"""Memos: nothing that was written is lost, and everything can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.errors import QualkitError
from qualkit.model.memos import PROJECT, About, MemoKind, Subject
from qualkit.model.spans import Span
from qualkit.store import (
    Project,
    add_memo,
    change_memo,
    create_project,
    forget_source,
    history,
    memos,
    redo,
    remove_memo,
    rows_of_source,
    undo,
)
from tests.builders import add, make_project, make_source

TEXT = "Aysel: Işıq, İş və ёлка. Bəli!\n"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path) as made:
        yield made


def texts(project: Project) -> list[str]:
    return [memo.text for memo in memos(project)]


@pytest.mark.parametrize(
    "text", ["İş və ığdır", "İşin özü", "Ёлка здесь", "A rule", "<script>x</script>", "\0 👩‍🏫", "a\nb"]
)
@pytest.mark.parametrize("kind", list(MemoKind))
def test_a_memo_is_read_as_it_was_written(project: Project, text: str, kind: MemoKind) -> None:
    source = add(project, make_source(TEXT))
    subject = Subject(About.STRETCH, "", source.uid, source.revision, Span(7, 11), "Işıq")
    uid = add_memo(project, subject, f" {text}\r\n", kind=kind)
    (memo,) = memos(project)
    assert (memo.uid, memo.subject, memo.text, memo.kind, memo.author) == (uid, subject, text.strip(), kind, "Nigar")
    assert memos(project, source.uid) == [memo]
    assert memos(project, "another") == []


def test_there_is_no_memo_in_a_new_project_and_none_without_words(project: Project) -> None:
    assert memos(project) == []
    for text in ("", " \n ", "a" * 100_001):
        with pytest.raises(QualkitError, match="memo"):
            add_memo(project, PROJECT, text)
    assert memos(project) == [] and len(history(project)) == 1


def test_half_a_sign_does_not_break_the_file(project: Project) -> None:
    add_memo(project, PROJECT, "İş \ud83d və")
    assert texts(project) == ["İş ? və"]


def test_a_change_is_a_new_version_and_undo_goes_back_one(project: Project) -> None:
    add_memo(project, PROJECT, "one")
    change_memo(project, memos(project)[0], "two")
    (memo,) = memos(project)
    change_memo(project, memo, "two")  # nothing differs
    assert (memo.text, memo.n_versions) == ("two", 2)
    change_memo(project, memo, "two", kind=MemoKind.RULE)
    assert [(one.kind, one.n_versions) for one in memos(project)] == [(MemoKind.RULE, 3)]
    found = []
    for _ in range(3):
        undo(project)
        found.append(texts(project))
    assert found == [["two"], ["one"], []]
    for _ in range(3):
        redo(project)
    assert memos(project)[0].n_versions == 3


def test_what_was_removed_comes_back_and_its_text_was_never_gone(project: Project) -> None:
    add_memo(project, PROJECT, "one")
    add_memo(project, PROJECT, "two")
    remove_memo(project, memos(project)[0])
    assert texts(project) == ["two"]
    undo(project)
    assert texts(project) == ["one", "two"]


def test_a_version_that_is_not_the_newest_cannot_be_changed(project: Project) -> None:
    add_memo(project, PROJECT, "one")
    (old,) = memos(project)
    change_memo(project, old, "two")
    for step in (lambda: change_memo(project, old, "three"), lambda: remove_memo(project, old)):
        with pytest.raises(QualkitError, match="meanwhile"):
            step()
    assert texts(project) == ["two"]


def test_undoing_a_change_in_the_middle_keeps_the_newest_text(project: Project) -> None:
    add_memo(project, PROJECT, "one")
    change_memo(project, memos(project)[0], "two")
    number = history(project)[-1].number
    change_memo(project, memos(project)[0], "three")
    undo(project, number)
    assert texts(project) == ["three"]


def test_memos_of_a_source_go_with_it(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        source = add(project, make_source(TEXT, name="aysel.txt"))
        add_memo(project, Subject(About.SOURCE, "", source.uid), "secretmemo")
        change_memo(project, memos(project)[0], "othermemo")
        add_memo(project, PROJECT, "stays")
        assert rows_of_source(project, source)["memos"] == 2
        forget_source(project, source)
        assert texts(project) == ["stays"]
    whole = (tmp_path / "project.qualkit").read_bytes()
    assert b"secretmemo" not in whole and b"othermemo" not in whole


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["add", "change", "remove", "undo", "redo"]), max_size=14))
def test_undo_without_end_goes_back_to_the_beginning(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    with create_project(tmp_path_factory.mktemp("memos"), coder="Nigar") as project:
        seen = [texts(project)]
        for n, step in enumerate(steps):
            there = memos(project)
            if step == "add":
                add_memo(project, PROJECT, f"memo {n}")
            elif step == "change" and there:
                change_memo(project, there[-1], f"changed {n}")
            elif step == "remove" and there:
                remove_memo(project, there[0])
            elif step in ("undo", "redo"):
                try:
                    (undo if step == "undo" else redo)(project)
                except QualkitError:
                    continue
                assert texts(project) in seen
            seen.append(texts(project))
        now = texts(project)
        n_undone = 0
        while True:
            try:
                undo(project)
            except QualkitError:
                break
            n_undone += 1
        assert texts(project) == []
        for _ in range(n_undone):
            redo(project)
        assert texts(project) == now
