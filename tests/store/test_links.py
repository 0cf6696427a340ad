"""Who is whom: a link is of the labels that were called so when it was made, and can be taken away."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from qualkit.model.cases import Case, Link
from qualkit.model.corrections import Corrections, QuestionCorrection, SpeakerCorrection, carried
from qualkit.store import (
    Project,
    add_cases,
    correct_questions,
    correct_speakers,
    corrections,
    decide_edits,
    history,
    migrations,
    stored_cases,
    stored_links,
)
from tests.builders import add, make_edit, make_project, make_source, reopen


@pytest.fixture
def project(tmp_path: Path):
    with make_project(tmp_path) as made:
        yield made


def linked(project: Project) -> dict[str | None, str]:
    return {link.speaker: link.case for link in stored_links(project)}


def test_links_go_with_names_and_stay_behind_when_these_are_taken_back(project: Project) -> None:
    source = add(project, make_source("Işıl: Niçin?\n"))
    add_cases(project, [], [Link(source.uid, "Işıl", "P1", True)], origin="a.csv")
    correct_speakers(project, source, [SpeakerCorrection("Işıl", "X"), SpeakerCorrection("Ömer", "X", "other")])
    assert linked(project) == {"X": "P1"}
    correct_speakers(project, source, [SpeakerCorrection("Ömer")])
    assert linked(project) == {"X": "P1"}
    correct_speakers(project, source, [SpeakerCorrection("Işıl")])
    assert linked(project) == {"Işıl": "P1"}


def test_of_two_cases_of_one_name_the_one_that_was_called_so_first_counts(project: Project) -> None:
    source = add(project, make_source("Işıl: Niçin?\n"))
    links = [Link(source.uid, "Işıl", "P1", True), Link(source.uid, "Ömer", "P2", True)]
    add_cases(project, [], links, origin="a.csv")
    correct_speakers(project, source, [SpeakerCorrection("Ömer", "X")])
    correct_speakers(project, source, [SpeakerCorrection("Işıl", "X")])
    assert linked(project) == {"X": "P2"}
    correct_speakers(project, source, [SpeakerCorrection("Işıl"), SpeakerCorrection("Ömer", "Işıl")])
    assert linked(project) == {"Işıl": "P1"}


def test_a_link_that_is_taken_away_is_none_until_another_is_made(project: Project) -> None:
    source = add(project, make_source("Işıl: Niçin?\n"))
    add_cases(project, [], [Link(source.uid, "Işıl", "P1", True), Link(source.uid, None, "Doc", True)], origin="a.csv")
    none = Link(source.uid, "Işıl", "", True)
    assert add_cases(project, [], [none], origin="speakers")
    assert linked(project) == {"Işıl": "", None: "Doc"}
    assert not add_cases(project, [], [none], origin="speakers")
    assert [case.name for case in stored_cases(project)] == ["P1", "Doc"]
    with project.entry("undo", undoes=history(project)[-1].number):
        pass
    assert linked(project) == {"Işıl": "P1", None: "Doc"}
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        project.connection.execute("DELETE FROM unlinks")


def test_a_project_of_before_keeps_its_links_and_corrections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = migrations.MIGRATIONS
    monkeypatch.setattr(migrations, "MIGRATIONS", whole[:2])
    source = make_source("Işıl: Niçin?\n")
    with make_project(tmp_path) as project, project.entry("cases") as entry:
        run = project.connection.execute
        run(
            "INSERT INTO sources (uid, entry_id, name, path, file_digest, reader, made_by, original, marks)"
            " VALUES (?, ?, 's.txt', 's.txt', '0', 'text', 'tests', ?, '[]')",
            (source.uid, entry, source.original),
        )
        run("INSERT INTO revisions (source_id, number, entry_id, applied) VALUES (1, 0, ?, '[]')", (entry,))
        run("INSERT INTO cases (uid, entry_id, name) VALUES (?, ?, 'P1')", (Case("P1").uid, entry))
        run(
            "INSERT INTO links (entry_id, source_id, speaker, case_id, confirmed) VALUES (?, 1, 'Işıl', 1, 1)",
            (entry,),
        )
        run(
            "INSERT INTO question_corrections (entry_id, source_id, start, question) VALUES (?, 1, 0, '2')",
            (entry,),
        )
    monkeypatch.setattr(migrations, "MIGRATIONS", whole)
    with reopen(tmp_path) as project:
        assert stored_links(project) == [Link(source.uid, "Işıl", "P1", True)]
        assert corrections(project, source.uid) == Corrections(questions=(QuestionCorrection(0, "2"),))
        correct_questions(project, source, [QuestionCorrection(0, None, taken_back=True)])
        assert not corrections(project, source.uid)


@pytest.mark.parametrize(
    ("text", "damaged", "mended"),
    [
        ("Sual: Nə əkirsiniz? Gulnar: Alma əkirik. Sual: Su varmı? Gulnar: Yayda yoxdur.", "Gulnar", "Gülnar"),
        ("Soru: Ne ekiyorsunuz? Işil: Elma ekiyoruz. Soru: Su var mı? Işil: Yazın yok.", "Işil", "Işıl"),
        ("Вопрос: Что растёт? Артем: Растут яблоки. Вопрос: Есть ли вода? Артем: Летом нет.", "Артем", "Артём"),
        ("Question: What grows here? Zoe: Apples do. Question: Is there water? Zoe: Not in summer.", "Zoe", "Zoë"),
    ],
)
def test_links_and_names_hold_over_repairs_of_labels_within_a_line(
    project: Project, text: str, damaged: str, mended: str
) -> None:
    edits = [make_edit(text, *match.span(), mended, applied=False) for match in re.finditer(damaged, text)]
    source = add(project, make_source(text, edits=edits))
    add_cases(project, [], [Link(source.uid, damaged, "P1", True)], origin="a.csv")
    mended_source = decide_edits(project, source, source.edits, approve=True)
    assert linked(project) == {mended: "P1"}
    assert [one.label for one in carried([SpeakerCorrection(damaged, "X")], mended_source)] == [mended]
    decide_edits(project, mended_source, mended_source.edits, approve=False)
    assert linked(project) == {damaged: "P1"}
