"""Names of reported persons: corrections, links and pairs that are two persons, written, read and undone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from qualkit.model.cases import Link
from qualkit.model.corrections import NOBODY, Corrections, PersonCorrection
from qualkit.store import (
    Project,
    add_cases,
    correct_persons,
    corrections,
    history,
    stored_links,
    tell_apart,
    told_apart,
)
from tests.builders import add, make_project, make_source, reopen


@pytest.fixture
def project(tmp_path: Path):
    with make_project(tmp_path) as made:
        yield made


def undo(project: Project, steps: int = 1) -> None:
    with project.entry("undo", undoes=history(project)[-steps].number):
        pass


def person_links(project: Project) -> dict[str | None, str]:
    return {link.speaker: link.case for link in stored_links(project) if link.is_person}


def test_the_later_correction_of_a_name_counts_and_none_takes_it_back(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        source, other = (add(project, make_source(name, name=name)) for name in ("a", "b"))
        assert not corrections(project, source.uid) and told_apart(project) == frozenset()
        before = len(history(project))
        correct_persons(project, {source.uid: []})
        tell_apart(project, [])
        assert len(history(project)) == before
        made = [PersonCorrection("Işıl", "Işıl Yıldız"), PersonCorrection("Meta", NOBODY)]
        correct_persons(project, {source.uid: made, other.uid: made[:1]})
        tell_apart(project, [("Ömer", "Işıl")])
        assert len(history(project)) == before + 2
    with reopen(tmp_path) as project:
        assert corrections(project, source.uid) == Corrections(persons=tuple(made))
        assert corrections(project, other.uid).persons == (made[0],)
        assert told_apart(project) == {("Işıl", "Ömer")}
        correct_persons(project, {source.uid: [PersonCorrection("Işıl")]})
        assert corrections(project, source.uid).persons == (made[1],)
        undo(project)
        assert corrections(project, source.uid).persons == tuple(made)


def test_a_speaker_and_a_person_of_one_name_have_links_of_their_own(project: Project) -> None:
    source = add(project, make_source("Işıl: Niçin?\n"))
    links = [Link(source.uid, "Işıl", "P1", True), Link(source.uid, "Işıl", "E1", True, is_person=True)]
    assert add_cases(project, [], links, origin="a.csv")
    assert not add_cases(project, [], links, origin="a.csv")
    assert set(stored_links(project)) == set(links)
    assert {(link.source_uid, link.speaker): link.case for link in stored_links(project)} == {
        (source.uid, "Işıl"): "P1"
    }
    correct_persons(project, {source.uid: [PersonCorrection("Işıl", "Işıl Yıldız")]})
    assert set(stored_links(project)) == {links[0], links[1]._replace(speaker="Işıl Yıldız")}


def test_a_link_goes_with_the_name_and_stays_behind_when_that_is_taken_back(project: Project) -> None:
    source = add(project, make_source("boş"))
    add_cases(project, [], [Link(source.uid, "Лёва", "E1", True, is_person=True)], origin="a.csv")
    correct_persons(project, {source.uid: [PersonCorrection("Лёва", "Лев")]})
    assert person_links(project) == {"Лев": "E1"}
    correct_persons(project, {source.uid: [PersonCorrection("Лёва", NOBODY)]})
    assert person_links(project) == {}
    undo(project)
    assert person_links(project) == {"Лев": "E1"}
    add_cases(project, [], [Link(source.uid, "Лев", "", True, is_person=True)], origin="people")
    assert person_links(project) == {"Лев": ""}
    correct_persons(project, {source.uid: [PersonCorrection("Лёва")]})
    undo(project, 2)
    assert person_links(project) == {"Лёва": "E1"}


@pytest.mark.parametrize("table", ["person_corrections", "different_persons"])
def test_nothing_of_it_can_be_changed_behind_our_back(project: Project, table: str) -> None:
    source = add(project, make_source("boş"))
    correct_persons(project, {source.uid: [PersonCorrection("a", "b")]})
    tell_apart(project, [("a", "b")])
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        project.connection.execute(f"DELETE FROM {table}")
