"""Corrections of speakers and questions, and the guide: written and read again, taken back, and never overwritten."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from qualkit.model.corrections import Corrections, QuestionCorrection, SpeakerCorrection
from qualkit.model.guides import NO_GUIDE, Guide, Question
from qualkit.store import Project, correct_questions, correct_speakers, corrections, history, keep_guide, newest_guide
from tests.builders import add, make_project, make_source, reopen

GUIDE = Guide(
    (
        Question("1", {"az": "Rəqəmsal diplomatiya nədir?", "ru": "Что такое цифровая дипломатия?"}),
        Question("2", {"tr": "En büyük zorluk nedir?"}),
    )
)


@pytest.fixture
def project(tmp_path: Path):
    with make_project(tmp_path) as made:
        yield made


def test_an_empty_project_has_no_guide_and_no_corrections(project: Project) -> None:
    source = add(project, make_source("Müsahibəçi: Niyə?\n"))
    assert newest_guide(project) == NO_GUIDE
    assert not corrections(project, source.uid)
    before = len(history(project))
    correct_speakers(project, source, [])
    correct_questions(project, source, [])
    assert len(history(project)) == before


def test_corrections_and_guide_are_read_as_they_were_written(tmp_path: Path) -> None:
    speaker = SpeakerCorrection("Müsahibəçi", "Aygün", "interviewer")
    question = QuestionCorrection(12, "2")
    with make_project(tmp_path) as project:
        source = add(project, make_source("Müsahibəçi: Niyə?\n"))
        correct_speakers(project, source, [speaker])
        correct_questions(project, source, [question, QuestionCorrection(30, None)])
        assert keep_guide(project, GUIDE, origin="guide.md")
        assert not keep_guide(project, GUIDE, origin="guide.md")
    with reopen(tmp_path) as project:
        assert newest_guide(project) == GUIDE
        assert corrections(project, source.uid) == Corrections((speaker,), (question, QuestionCorrection(30, None)))
        assert [entry.action for entry in history(project)][-3:] == ["speakers", "questions", "guide"]


def test_the_later_correction_of_a_label_counts_and_an_empty_one_takes_it_back(project: Project) -> None:
    source = add(project, make_source("Görüşmeci: Niçin?\n"))
    correct_speakers(project, source, [SpeakerCorrection("Görüşmeci", "Ayşe"), SpeakerCorrection("Not", role="none")])
    correct_speakers(project, source, [SpeakerCorrection("Görüşmeci", "Işıl", "interviewer")])
    assert corrections(project, source.uid).speakers == (
        SpeakerCorrection("Görüşmeci", "Işıl", "interviewer"),
        SpeakerCorrection("Not", role="none"),
    )
    correct_speakers(project, source, [SpeakerCorrection("Görüşmeci")])
    assert corrections(project, source.uid).speakers == (SpeakerCorrection("Not", role="none"),)


def test_what_is_undone_does_not_count(project: Project) -> None:
    source = add(project, make_source("Интервьюер: Почему?\n"))
    correct_speakers(project, source, [SpeakerCorrection("Интервьюер", "Ольга")])
    keep_guide(project, GUIDE, origin="guide.md")
    for entry in history(project)[-2:]:
        with project.entry("undo", undoes=entry.number):
            pass
    assert not corrections(project, source.uid)
    assert newest_guide(project) == NO_GUIDE


@pytest.mark.parametrize("table", ["guides", "speaker_corrections", "question_corrections"])
def test_nothing_of_it_can_be_changed_behind_our_back(project: Project, table: str) -> None:
    source = add(project, make_source("Interviewer: Why?\n"))
    correct_speakers(project, source, [SpeakerCorrection("Interviewer", "Ann")])
    correct_questions(project, source, [QuestionCorrection(0, "1")])
    keep_guide(project, GUIDE, origin="guide.md")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        project.connection.execute(f"DELETE FROM {table}")


def test_a_correction_of_a_question_is_taken_back(project: Project) -> None:
    source = add(project, make_source("Interviewer: Why?\n"))
    correct_questions(project, source, [QuestionCorrection(0, "1"), QuestionCorrection(5, None)])
    correct_questions(project, source, [QuestionCorrection(0, None, taken_back=True)])
    assert corrections(project, source.uid).questions == (QuestionCorrection(5, None),)
    correct_questions(project, source, [QuestionCorrection(0, "2")])
    assert set(corrections(project, source.uid).questions) == {QuestionCorrection(0, "2"), QuestionCorrection(5, None)}
