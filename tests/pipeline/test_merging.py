"""Two people's work on the same material is put together: nothing is lost, nothing overwritten."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from qualkit import pipeline, store
from qualkit.errors import ProjectError
from qualkit.model.cases import Case, Link
from qualkit.model.codings import Status
from qualkit.model.corrections import SpeakerCorrection
from qualkit.model.spans import Span
from qualkit.store import Project, create_project, migrations
from tests.builders import MADE_AT, add, make_edit, make_source
from tests.cli.conftest import Command, qualkit  # noqa: F401

TEXT = "Aysel: Işıq söndü, İş qaldı.\n\nЁлка: Щит и ёлка, всё ещё.\n\nRuth: Staff short-\nages.\n"
HYPHEN = TEXT.index("-\n")


def begun(folder: Path, coder: str, *, extra: str = "") -> Project:
    """A project of one person with the interview that both have, and one more if there is any text for it."""
    project = create_project(folder, coder=coder, clock=lambda: MADE_AT)
    add(project, make_source(TEXT, name="a.txt", edits=[make_edit(TEXT, HYPHEN, HYPHEN + 2, "", applied=False)]))
    if extra:
        add(project, make_source(extra, name="b.txt"))
    return project


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Project, Project]]:
    projects = begun(tmp_path / "a", "Aysel"), begun(tmp_path / "b", "Nigar", extra="Nigarın söhbəti.\n")
    yield projects
    for project in projects:
        with suppress(sqlite3.ProgrammingError):  # some tests close one themselves
            project.close()


def code(project: Project, words: str, status: Status = Status.ACCEPTED, *, of: str = "a.txt", uid: str = "c") -> None:
    """A decision on the first place of these words."""
    source = next(one for one in store.sources(project) if one.name == of)
    start = source.text.index(words)
    decision = pipeline.code_by_hand(project, source, Span(start, start + len(words)), uid, words=words)
    if status is Status.REJECTED:
        found = next(one for one in pipeline.standing(project).codings if one.handle == decision.handle)
        store.decide(project, [found], status)


def decided(project: Project) -> set[tuple[str, str, str, str, Status]]:
    """Who decided what, by identity."""
    return {(one.uid, one.coder.uid, one.source_uid, one.words, one.status) for one in store.decisions(project)}


def codings(project: Project) -> set[tuple[str, str, str, Status]]:
    """What stands, whatever its numbers are."""
    return {(one.source_uid, one.words, one.coder.name, one.status) for one in pipeline.standing(project).codings}


def test_both_peoples_decisions_stand_and_a_second_merge_adds_nothing(two: tuple[Project, Project]) -> None:
    ours, theirs = two
    code(ours, "Işıq")
    code(theirs, "İş")
    code(theirs, "söhbəti", of="b.txt")
    before = (theirs.folder / store.FILE_NAME).read_bytes()
    result = pipeline.merge(ours, theirs.folder)
    assert (theirs.folder / store.FILE_NAME).read_bytes() == before
    assert {words for _uid, words, *_rest in codings(ours)} == {"Işıq", "İş", "söhbəti"}
    assert (list(result.coders), list(result.conflicts)) == (["Nigar"], [])
    assert result.backup is not None and result.backup.exists() and "before-merge" in result.backup.name
    n_entries = len(store.history(ours))
    again = pipeline.merge(ours, theirs.folder)
    assert again.entries == 0 and again.backup is None and len(store.history(ours)) == n_entries
    assert pipeline.prove(ours).problems == ()


def test_merging_either_way_gives_the_same_decisions_and_nothing_goes_back_and_forth(
    two: tuple[Project, Project],
) -> None:
    ours, theirs = two
    code(ours, "Işıq")
    code(theirs, "İş", Status.REJECTED)
    pipeline.merge(ours, theirs.folder)
    pipeline.merge(theirs, ours.folder)
    assert decided(ours) == decided(theirs)
    assert codings(ours) == codings(theirs)
    assert pipeline.merge(ours, theirs.folder).entries == 0
    assert pipeline.merge(theirs, ours.folder).entries == 0


def test_conflicts_are_listed_and_what_was_said_here_stands(two: tuple[Project, Project]) -> None:
    ours, theirs = two
    uid = store.sources(ours)[0].uid
    for project, value, status in ((ours, "Bakı", Status.ACCEPTED), (theirs, "Gəncə", Status.REJECTED)):
        code(project, "ёлка", status)
        links = [Link(uid, "Aysel", f"P-{value}", True)]
        store.add_cases(project, [Case("P1", {"şəhər": value})], links, origin="t")
        store.correct_speakers(project, store.sources(project)[0], [SpeakerCorrection("Ruth", value)])
    result = pipeline.merge(ours, theirs.folder)
    told = "\n".join(result.conflicts)
    assert "P1: şəhər is 'Bakı' here and 'Gəncə' there" in told
    assert "Aysel is P-Bakı here and P-Gəncə there" in told
    assert "the label Ruth is Bakı here and Gəncə there" in told
    assert "“ёлка” was accepted by Aysel and rejected by Nigar" in told
    assert next(case for case in store.stored_cases(ours) if case.name == "P1").attributes == {"şəhər": "Bakı"}
    assert store.corrections(ours, uid).speakers == (SpeakerCorrection("Ruth", "Bakı"),)
    assert Link(uid, "Aysel", "P-Bakı", True) in store.stored_links(ours)
    assert {status for _uid, words, _who, status in codings(ours) if words == "ёлка"} == {
        Status.ACCEPTED,
        Status.REJECTED,
    }


def test_taking_a_merge_back_takes_all_of_it_back_in_one_step(two: tuple[Project, Project]) -> None:
    ours, theirs = two
    code(ours, "Işıq")
    source = store.sources(theirs)[0]
    store.decide_edits(theirs, source, source.edits, approve=True)
    code(theirs, "shortages")
    store.add_cases(theirs, [Case("P1", {"a": "b"})], [], origin="t")
    before = store.sources(ours), codings(ours), store.stored_cases(ours)
    pipeline.merge(ours, theirs.folder)
    after = store.sources(ours), codings(ours), store.stored_cases(ours)
    assert "shortages" in {words for _uid, words, *_rest in after[1]} and len(after[0]) == 2
    assert store.undo(ours).action == "merge"
    assert (store.sources(ours), codings(ours), store.stored_cases(ours)) == before
    assert store.redo(ours).action == "merge"
    assert (store.sources(ours), codings(ours), store.stored_cases(ours)) == after
    assert pipeline.prove(ours).problems == ()


def test_a_text_changed_on_both_sides_stays_and_their_codings_are_carried(two: tuple[Project, Project]) -> None:
    ours, theirs = two
    for project, new in ((ours, "Giriş.\n\n" + TEXT), (theirs, TEXT + "\nSon.\n")):
        path = project.folder / "a.txt"
        path.write_text(new, encoding="utf-8")
        pipeline.replace_source(project, path, "a.txt")
    code(theirs, "Щит")
    code(theirs, "Son.")
    mine = store.sources(ours)[0]
    result = pipeline.merge(ours, theirs.folder)
    now = store.sources(ours)[0]
    assert now.text == mine.text and any("a.txt: its text or repairs were changed" in line for line in result.conflicts)
    assert "Щит" in {words for _uid, words, *_rest in codings(ours)}
    assert [one.decision.words for one in pipeline.standing(ours).unplaced] == ["Son."]
    assert pipeline.prove(ours).problems == ()


def test_another_text_of_the_same_name_gets_a_name_of_its_own(two: tuple[Project, Project]) -> None:
    ours, theirs = two
    add(ours, make_source("Ayselin söhbəti.\n", name="b.txt"))
    code(theirs, "söhbəti", of="b.txt")
    result = pipeline.merge(ours, theirs.folder)
    assert [one.name for one in store.sources(ours)] == ["a.txt", "b.txt", "b (2).txt"]
    assert any("b.txt is another text here" in line for line in result.conflicts)
    assert [words for _uid, words, *_rest in codings(ours)] == ["söhbəti"]


def test_what_was_erased_here_does_not_come_back(two: tuple[Project, Project]) -> None:
    ours, theirs = two
    code(theirs, "Işıq")
    pipeline.forget(ours, pipeline.to_forget(ours, "a.txt"))
    result = pipeline.merge(ours, theirs.folder)
    assert [one.name for one in store.sources(ours)] == ["b.txt"]
    assert any("erased here" in line for line in result.conflicts)
    assert "Işıq söndü".encode() not in (ours.folder / store.FILE_NAME).read_bytes()
    assert pipeline.prove(ours).problems == ()


def test_a_file_that_cannot_be_merged_is_told_and_changes_nothing(two: tuple[Project, Project], tmp_path: Path) -> None:
    ours, theirs = two
    theirs.close()
    file = theirs.folder / store.FILE_NAME
    newer, damaged, other = (tmp_path / name for name in ("newer.qualkit", "damaged.qualkit", "other.qualkit"))
    shutil.copy(file, newer)
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 999")
    damaged.write_bytes(file.read_bytes()[:5000] + b"\0" * 4000)
    other.write_text("mətn", encoding="utf-8")
    n_entries = len(store.history(ours))
    for path, told in (
        (newer, "newer qualkit"),
        (damaged, "damaged"),
        (other, "damaged|not a qualkit"),
        (tmp_path / "none", "no such file"),
        (ours.folder, "the project itself"),
    ):
        with pytest.raises(ProjectError, match=told):
            pipeline.merge(ours, path)
    assert len(store.history(ours)) == n_entries and store.backups(ours.folder) == []


def act(project: Project, action: str, rng: random.Random) -> None:
    """Something that a person does."""
    source = next(one for one in store.sources(project) if one.name == "a.txt")
    word = rng.choice(["Işıq", "söndü", "İş", "Щит", "ёлка", "Staff"])
    if action in ("code", "reject"):
        code(project, word, Status.REJECTED if action == "reject" else Status.ACCEPTED)
    elif action == "repair":
        store.decide_edits(project, source, source.edits, approve=not source.edits[0].applied)
    elif action == "undo" and len(store.history(project)) > 4:
        store.undo(project)
    elif action == "case":
        links = [Link(source.uid, "Aysel", f"P{rng.randrange(3)}", True)]
        store.add_cases(project, [Case("P0", {"x": str(rng.random())})], links, origin="t")


ACTIONS = ("code", "code", "reject", "repair", "undo", "case")


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("is_shared", [False, True], ids=["made apart", "one copied from the other"])
def test_either_order_of_merging_has_the_same_decisions(tmp_path: Path, seed: int, is_shared: bool) -> None:
    rng = random.Random(seed)
    folders = [tmp_path / "a", tmp_path / "b"]
    first = begun(folders[0], "Aysel")
    if is_shared:
        for action in (*rng.choices(ACTIONS, k=5), "case"):
            act(first, action, rng)
    first.close()
    if is_shared:
        shutil.copytree(*folders)
    else:
        begun(folders[1], "Nigar", extra="Bir iki.\n").close()
    mine = []
    for folder in folders:
        with store.open_project(folder) as project:
            for _step in range(8):
                act(project, rng.choice(ACTIONS), rng)
            mine.append((codings(project), store.stored_cases(project), store.stored_links(project)))
        shutil.copytree(folder, tmp_path / f"copy of {folder.name}")
    merged = []
    for folder, other in (("a", "b"), ("b", "a")):
        with store.open_project(tmp_path / folder) as project:
            pipeline.merge(project, tmp_path / f"copy of {other}")
            assert pipeline.prove(project).problems == ()
            merged.append((decided(project), codings(project)))
    assert merged[0][0] == merged[1][0]
    assert is_shared or all(own[0] <= stands for (_decided, stands), own in zip(merged, mine, strict=True))
    with store.open_project(folders[0]) as project:
        assert store.undo(project).action == "merge"
        assert (codings(project), store.stored_cases(project), store.stored_links(project)) == mine[0]


def test_a_file_of_an_older_qualkit_is_merged_from_a_copy_in_the_newest_form(
    two: tuple[Project, Project], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = two
    code(theirs, "İş")
    theirs.close()
    file = theirs.folder / store.FILE_NAME
    before = file.read_bytes()
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, "CREATE TABLE notes (x);"))
    pipeline.merge(ours, file)
    assert file.read_bytes() == before
    assert [words for _uid, words, *_rest in codings(ours)] == ["İş"]


def test_the_command_tells_what_was_taken_in(qualkit: Command, two: tuple[Project, Project]) -> None:  # noqa: F811
    ours, theirs = two
    code(theirs, "İş")
    for project in two:
        project.close()
    done = qualkit("merge", theirs.folder, folder=ours.folder)
    assert done.status == 0 and "1 decision of Nigar" in done.out and "before-merge" in done.out
    assert "nothing that is not here" in qualkit("merge", theirs.folder / store.FILE_NAME, folder=ours.folder).out
    assert "merge" in qualkit("undo", folder=ours.folder).out
