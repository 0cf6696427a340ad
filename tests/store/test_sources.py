"""Sources in the project: what is written is what is read; revisions and repairs."""

from __future__ import annotations

import itertools
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.errors import AnchorError, ProjectError, UnknownName
from qualkit.model.sources import MARK_KINDS, Edit, Mark, Source
from qualkit.store import Project, at_revision, decide_edits, files, find_source, history, replace_edits, sources
from tests.builders import add, make_edit, make_project, make_source

TEXT = "Qeyri- rəsmi söz. İkin ci."


@pytest.fixture
def project(tmp_path: Path):
    with make_project(tmp_path) as made:
        yield made


def repaired() -> Source:
    """One applied edit, one that waits, one that waits and overlaps the applied one."""
    edits = [
        make_edit(TEXT, 5, 7, "-"),
        make_edit(TEXT, 6, 8, "R", applied=False),
        make_edit(TEXT, 22, 23, "", applied=False),
    ]
    return make_source(TEXT, edits=edits)


@st.composite
def any_source(draw: st.DrawFn) -> Source:
    letters = st.characters(codec="utf-8", exclude_categories=("Cs",))
    original = draw(st.text(alphabet=letters, max_size=40) | st.text(alphabet="əİıёщ👩\u0301\x00'\"\n", max_size=40))
    places = st.integers(0, len(original))
    cuts = sorted(draw(st.sets(places, max_size=8)))
    edits = [
        make_edit(original, start, end, draw(st.text(letters, max_size=3)), applied=draw(st.booleans()))
        for start, end in itertools.pairwise(cuts)
    ]
    edits = [replace(edit, confidence=draw(st.floats(0, 1))) for edit in edits]
    marks = sorted(
        Mark(
            *sorted((draw(places), draw(places))), draw(st.sampled_from(MARK_KINDS)), draw(st.text(letters, max_size=5))
        )
        for _ in range(draw(st.integers(0, 4)))
    )
    language = draw(st.sampled_from([None, "az", "tr", "ru", "en"]))
    return Source(
        draw(st.text(letters, min_size=1, max_size=9)), original, tuple(marks), tuple(edits), "r", 0, language
    )


@given(any_source())
@settings(max_examples=40, deadline=None)
def test_what_is_written_is_what_is_read(source: Source) -> None:
    with tempfile.TemporaryDirectory() as folder, make_project(Path(folder)) as project:
        assert add(project, source) == source
        assert sources(project) == [source]
        assert find_source(project, source.uid) == source
        changed = decide_edits(project, source, source.edits, approve=True)
        assert sources(project) == [changed]
        assert at_revision(project, changed, 0).text == source.text


def test_an_empty_project_has_no_sources(project: Project) -> None:
    assert sources(project) == files(project) == []
    assert find_source(project, "nothing") is None


def test_sources_come_in_the_order_of_adding(project: Project) -> None:
    for name in ("z.txt", "a.txt", "İ.txt"):
        add(project, make_source(name, name=name))
    assert [source.name for source in sources(project)] == ["z.txt", "a.txt", "İ.txt"]
    assert files(project)[0] == ("z.txt", "z.txt", "0")


def test_the_same_text_or_the_same_name_is_not_added_twice(project: Project) -> None:
    source = add(project, make_source("Bir.", name="bir.txt"))
    with pytest.raises(ProjectError, match=r"is in the project already, as bir\.txt"):
        add(project, make_source("Bir.", name="iki.txt"))
    with pytest.raises(ProjectError, match="another text with this name"):
        add(project, make_source("İki.", name="bir.txt"))
    assert sources(project) == [source]
    assert [one.action for one in history(project)] == ["init", "add"]


def test_approving_and_withdrawing_make_revisions_that_can_be_rebuilt(project: Project) -> None:
    first = add(project, repaired())
    assert first.text == "Qeyri-rəsmi söz. İkin ci."
    second = decide_edits(project, first, [first.edits[2]], approve=True)
    assert (second.revision, second.text) == (1, "Qeyri-rəsmi söz. İkinci.")
    third = decide_edits(project, second, [second.edits[0]], approve=False)
    assert (third.revision, third.text) == (2, "Qeyri- rəsmi söz. İkinci.")
    assert sources(project) == [third]
    assert [at_revision(project, third, number).text for number in range(3)] == [first.text, second.text, third.text]
    assert at_revision(project, first, 2).text == third.text
    with pytest.raises(UnknownName, match="no revision '3'"):
        at_revision(project, third, 3)


def test_an_edit_that_overlaps_an_applied_one_cannot_be_approved(project: Project) -> None:
    source = add(project, repaired())
    with pytest.raises(ProjectError, match="overlap at 6; withdraw the other edit first"):
        decide_edits(project, source, [source.edits[1]], approve=True)
    assert sources(project) == [source]
    assert len(history(project)) == 2


def test_deciding_what_is_so_already_or_nothing_makes_no_revision(project: Project) -> None:
    source = add(project, repaired())
    stranger = make_edit(TEXT, 0, 1, "K")
    for edits, approve in ((source.edits[:1], True), (source.edits[1:], False), ([], True), ([stranger], True)):
        assert decide_edits(project, source, edits, approve=approve) == source
    assert len(history(project)) == 2


def test_a_decision_on_an_old_revision_is_refused(project: Project) -> None:
    old = add(project, repaired())
    new = decide_edits(project, old, [old.edits[2]], approve=True)
    with pytest.raises(ProjectError, match="decided elsewhere meanwhile"):
        decide_edits(project, old, [old.edits[0]], approve=False)
    assert sources(project) == [new]


def test_newer_edits_replace_those_that_waited_and_never_the_applied_ones(project: Project) -> None:
    source = add(project, repaired())
    newer = [make_edit(TEXT, 5, 7, "-", rule="newer"), make_edit(TEXT, 0, 1, "K"), make_edit(TEXT, 4, 6, "!")]
    found = replace_edits(project, source, newer)
    assert found.text == source.text
    assert found.revision == 0
    assert [edit.rule for edit in found.edits if edit.applied] == ["by-hand"]
    assert {edit.key for edit in found.edits if not edit.applied} == {(0, 1, "K"), (4, 6, "!")}
    assert sources(project) == [found]
    assert replace_edits(project, source, []).edits == source.edits[:1]


def test_an_edit_that_no_rule_finds_any_more_waits_after_it_was_withdrawn(project: Project) -> None:
    source = replace_edits(project, add(project, repaired()), [])
    withdrawn = decide_edits(project, source, source.edits, approve=False)
    assert sources(project) == [withdrawn]
    assert [edit.applied for edit in withdrawn.edits] == [False]
    assert decide_edits(project, withdrawn, withdrawn.edits, approve=True).text == source.text


def test_edits_that_do_not_fit_never_get_into_the_project(project: Project) -> None:
    source = add(project, repaired())
    with pytest.raises(AnchorError):
        replace_edits(project, source, [Edit(0, 1, "x", "y", "r", 1.0, False)])
    assert sources(project) == [source]


def test_the_same_repair_found_by_two_rules_is_one(project: Project) -> None:
    twice = [make_edit(TEXT, 0, 1, "K", applied=False, rule=rule) for rule in ("bir", "iki")]
    add(project, make_source(TEXT, edits=twice))
    assert [edit.rule for edit in sources(project)[0].edits] == ["bir"]


def test_an_added_source_begins_at_revision_0(project: Project) -> None:
    assert add(project, replace(repaired(), revision=7)).revision == 0
    assert sources(project)[0].revision == 0
