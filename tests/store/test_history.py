"""What was decided can be taken back and brought back, without limit and in any order."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.errors import QualkitError, UnknownName
from qualkit.model.cases import Case, Link
from qualkit.model.codings import Status
from qualkit.model.corrections import SpeakerCorrection
from qualkit.store import (
    Project,
    add_cases,
    at_revision,
    correct_speakers,
    corrections,
    decide,
    decide_edits,
    decisions,
    decline_edits,
    files,
    find_source,
    history,
    proposals,
    redo,
    replace_proposals,
    sources,
    stored_cases,
    stored_links,
    undo,
    waiting_edits,
)
from tests.builders import add, make_coding, make_edit, make_project, make_source

TEXT = "Aysel: Işıq, İş və ёлка. Bəli!\n"
ACTIONS = ("accept", "reject", "repair", "decline", "speaker", "case", "add")


@pytest.fixture
def project(tmp_path: Path):
    with make_project(tmp_path) as made:
        yield made


def state(project: Project) -> object:
    """All that people decide, as it stands; revisions by their text, since no number is given twice."""
    texts = [(one.name, one.text, len(waiting_edits(project, one))) for one in sources(project)]
    said = [corrections(project, one.uid) for one in sources(project)]
    decided = [(one.words, one.status) for one in decisions(project)]
    return texts, said, decided, stored_cases(project), stored_links(project), files(project)


def act(project: Project, action: str, number: int) -> None:
    """Something that changes what stands; the number makes it differ from all that was done before."""
    source = sources(project)[0]
    waiting = waiting_edits(project, source)
    match action:
        case "repair" if waiting:
            decide_edits(project, source, waiting[:1], approve=True)
        case "decline" if waiting:
            decline_edits(project, source, waiting[:1])
        case "speaker":
            correct_speakers(project, source, [SpeakerCorrection("Aysel", f"A{number}")])
        case "case":
            case = Case(f"P{number}", {"rol": str(number)})
            add_cases(project, [case], [Link(source.uid, "Aysel", case.name, True)], origin="a.csv")
        case "add":
            add(project, make_source(f"Söz {number}.", name=f"{number}.txt"))
        case _:
            status = Status.REJECTED if action == "reject" else Status.ACCEPTED
            decide(project, [make_coding(source, "Bəli")], status)


@given(st.lists(st.sampled_from([*ACTIONS, *["undo", "redo"] * 4]), max_size=25))
@settings(max_examples=40, deadline=None)
def test_undo_and_redo_walk_over_all_that_stood(steps: list[str]) -> None:
    edits = [make_edit(TEXT, n, n + 1, "*", applied=False) for n in (8, 10, 14)]
    with tempfile.TemporaryDirectory() as folder, make_project(Path(folder)) as project:
        add(project, make_source(TEXT, edits=edits))
        stood, now = [state(project)], 0
        for number, step in enumerate(steps):
            if step == "undo":
                if now == 0:
                    continue  # what would be taken back is the first source
                undo(project)
                now -= 1
            elif step == "redo":
                if now + 1 == len(stood):
                    with pytest.raises(QualkitError, match="nothing that could be brought back"):
                        redo(project)
                else:
                    redo(project)
                    now += 1
            else:
                act(project, step, number)
                stood[now + 1 :] = [state(project)]
                now += 1
            assert state(project) == stood[now]


def test_an_entry_is_taken_back_by_its_number_and_what_came_after_stays(project: Project) -> None:
    source = add(project, make_source(TEXT))
    first = decide(project, [make_coding(source, "Işıq")], Status.ACCEPTED)
    second = decide(project, [make_coding(source, "İş")], Status.ACCEPTED)
    number = history(project)[-2].number
    assert undo(project, number).number == number
    assert decisions(project) == second
    with pytest.raises(QualkitError, match=f"entry {number} was taken back already"):
        undo(project, number)
    assert redo(project, number).number == number
    assert decisions(project) == first + second
    with pytest.raises(QualkitError, match="nothing that could be brought back"):
        redo(project, number)


def test_what_decides_nothing_is_passed_over_and_unknown_numbers_are_refused(project: Project) -> None:
    with pytest.raises(QualkitError, match="nothing that could be taken back"):
        undo(project)
    source = add(project, make_source(TEXT))
    decide(project, [make_coding(source, "Işıq")], Status.ACCEPTED)
    with project.entry("run", {"stages": []}) as number:
        pass
    with pytest.raises(QualkitError, match=rf"entry {number} \(run\) decides nothing"):
        undo(project, number)
    with pytest.raises(UnknownName, match="no entry '99'"):
        undo(project, 99)
    with pytest.raises(UnknownName, match="no entry '99'"):
        redo(project, 99)
    assert undo(project).action == "accepted"
    assert decisions(project) == []


def test_a_source_that_was_taken_back_takes_its_codings_along_and_brings_them_again(project: Project) -> None:
    source = add(project, make_source(TEXT))
    number = history(project)[-1].number
    decided = decide(project, [make_coding(source, "Işıq")], Status.ACCEPTED)
    proposed = [make_coding(source, "İş")]
    with project.transaction():
        replace_proposals(project, source.uid, proposed)
    undo(project, number)
    assert sources(project) == files(project) == decisions(project) == proposals(project) == []
    assert find_source(project, source.uid) is None
    assert add(project, make_source(TEXT)) == source
    assert decisions(project) == decided
    assert proposals(project) == proposed


def test_no_revision_has_the_number_of_one_that_was_taken_back(project: Project) -> None:
    edits = [make_edit(TEXT, n, n + 1, "*", applied=False) for n in (8, 10)]
    source = add(project, make_source(TEXT, edits=edits))
    first = decide_edits(project, source, source.edits[:1], approve=True)
    decided = decide(project, [make_coding(first, "Bəli")], Status.ACCEPTED)
    undo(project, history(project)[-2].number)
    (back,) = sources(project)
    assert (back.text, back.revision) == (TEXT, 0)
    second = decide_edits(project, back, back.edits[1:2], approve=True)
    assert (first.revision, second.revision) == (1, 2)
    assert sources(project) == [second]
    assert at_revision(project, second, decided[0].revision).text == first.text


def test_what_later_entries_rest_on_is_not_taken_back_before_them(project: Project) -> None:
    edits = [make_edit(TEXT, n, n + 1, "*", applied=False) for n in (8, 10)]
    source = add(project, make_source(TEXT, edits=edits))
    first = decide_edits(project, source, source.edits[:1], approve=True)
    number = history(project)[-1].number
    second = decide_edits(project, first, first.edits[1:2], approve=True)
    with pytest.raises(QualkitError, match=f"entry {number + 1} rests on entry {number}; take that one back first"):
        undo(project, number)
    assert sources(project) == [second]
    undo(project)
    assert undo(project, number).number == number
    assert sources(project)[0].text == TEXT
    redo(project, number + 1)
    with pytest.raises(QualkitError, match=f"entry {number + 1} rests on entry {number}"):
        redo(project, number)
