"""What people said about a source's speakers, the questions of its turns and whom it reports; the interview guide.

Everything is added, nothing overwritten: of two corrections of one label, turn or name the later counts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from qualkit.model.corrections import Corrections, PersonCorrection, QuestionCorrection, SpeakerCorrection
from qualkit.model.guides import NO_GUIDE, Guide, Question
from qualkit.model.offsets import OffsetMap
from qualkit.model.sources import Source, between_originals
from qualkit.store.history import undone
from qualkit.store.project import Project
from qualkit.store.sources import source_number, text_number, text_of

SHOWN = 60
"""Characters of a turn by which people find it again."""


def correct_speakers(project: Project, source: Source, corrections: Sequence[SpeakerCorrection]) -> None:
    """Write these corrections as one history entry; none write nothing.

    A correction without name and role takes the earlier ones of its label back.
    """
    if not corrections:
        return
    with project.entry("speakers", {"source": source.name, "labels": [one.label for one in corrections]}) as entry_id:
        number = source_number(project, source.uid)
        project.connection.executemany(
            "INSERT INTO speaker_corrections (entry_id, source_id, label, name, role) VALUES (?, ?, ?, ?, ?)",
            [(entry_id, number, *correction) for correction in corrections],
        )


def was_corrected(project: Project, source_uid: str) -> bool:
    """Whether anybody ever said something of the source's speakers, taken back or not."""
    return bool(_rows(project, "speaker_corrections", "t.id", source_uid))


def correct_questions(project: Project, source: Source, corrections: Sequence[QuestionCorrection]) -> None:
    """Write these corrections as one history entry; none write nothing."""
    if not corrections:
        return
    with project.entry("questions", {"source": source.name, "turns": len(corrections)}) as entry_id:
        text = text_number(project, source.uid)
        project.connection.executemany(
            "INSERT INTO question_corrections (entry_id, source_id, replacement_id, start, question, taken_back)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [(entry_id, *text, *correction) for correction in corrections],
        )


def correct_persons(project: Project, corrections: Mapping[str, Sequence[PersonCorrection]]) -> None:
    """Write the corrections of each source, by its identity, as one history entry; none write nothing."""
    names = dict.fromkeys(one.name for of_source in corrections.values() for one in of_source)
    if not names:
        return
    with project.entry("persons", {"names": list(names)}) as entry_id:
        for source_uid, of_source in corrections.items():
            number = source_number(project, source_uid)
            project.connection.executemany(
                "INSERT INTO person_corrections (entry_id, source_id, name, called) VALUES (?, ?, ?, ?)",
                [(entry_id, number, *correction) for correction in of_source],
            )


def tell_apart(project: Project, pairs: Sequence[tuple[str, str]]) -> None:
    """Write that the names of each pair are two persons', as one history entry; none write nothing."""
    if not pairs:
        return
    with project.entry("persons", {"different": [list(pair) for pair in pairs]}) as entry_id:
        project.connection.executemany(
            "INSERT INTO different_persons (entry_id, one, other) VALUES (?, ?, ?)",
            [(entry_id, *sorted(pair)) for pair in pairs],
        )


def told_apart(project: Project) -> frozenset[tuple[str, str]]:
    """The pairs of names of which somebody said that they are two persons', each in alphabetical order."""
    gone = undone(project)
    rows = project.connection.execute("SELECT entry_id, one, other FROM different_persons")
    return frozenset((one, other) for entry_id, one, other in rows if entry_id not in gone)


def corrections(project: Project, source_uid: str) -> Corrections:
    """The newest correction of each label, turn and name of a source, in the order of their first correction.

    Names come in the order in which they got what they are called: of several that are called alike the first counts.
    What was taken back is left out, and so are turns whose beginning a corrected text has changed.
    """
    gone, starts = undone(project), _StartsNow(project, source_uid)
    speakers: dict[str, SpeakerCorrection] = {}
    for entry_id, *values in _rows(project, "speaker_corrections", "t.label, t.name, t.role", source_uid):
        if entry_id not in gone:
            speakers[values[0]] = SpeakerCorrection(*values)
    questions: dict[int, QuestionCorrection] = {}
    for entry_id, text, start, question, taken_back in _rows(
        project, "question_corrections", "t.replacement_id, t.start, t.question, t.taken_back", source_uid
    ):
        start_now = starts.of(start, text) if entry_id not in gone else None
        if start_now is not None:
            questions[start_now] = QuestionCorrection(start_now, question, bool(taken_back))
    persons: dict[str, PersonCorrection] = {}
    for entry_id, name, called in _rows(project, "person_corrections", "t.name, t.called", source_uid):
        if entry_id not in gone and persons.get(name, PersonCorrection(name)).called != called:
            persons.pop(name, None)
            persons[name] = PersonCorrection(name, called)
    return Corrections(
        tuple(one for one in speakers.values() if one.name is not None or one.role is not None),
        tuple(one for one in questions.values() if not one.taken_back),
        tuple(one for one in persons.values() if one.called is not None),
    )


def lost_questions(project: Project, source_uid: str) -> list[tuple[str, str | None]]:
    """(how the turn began, the question that it was said to answer) of each turn that a corrected text has changed."""
    gone, starts = undone(project), _StartsNow(project, source_uid)
    found: dict[tuple[int | None, int], tuple[str, str | None]] = {}
    for entry_id, text, start, question, taken_back in _rows(
        project, "question_corrections", "t.replacement_id, t.start, t.question, t.taken_back", source_uid
    ):
        found.pop((text, start), None)
        if entry_id not in gone and not taken_back and starts.of(start, text) is None:
            found[text, start] = starts.words(start, text), question
    return list(found.values())


class _StartsNow:
    """Where turns begin in the original that a source has now, of which something was said on an earlier one."""

    def __init__(self, project: Project, source_uid: str) -> None:
        self._project, self._uid = project, source_uid
        self._texts: dict[int | None, Source] = {}
        self._ways: dict[int | None, OffsetMap] = {}

    def of(self, start: int, text: int | None) -> int | None:
        """The start of a turn of this text (a replacement; None: the text that was added); None if it has changed."""
        if text == self._now:
            return start
        if text not in self._ways:
            self._ways[text] = between_originals(self._text(text), self._text(self._now))
        found = self._ways[text].exactly(start, start + 1)
        return found.start if found else None

    def words(self, start: int, text: int | None) -> str:
        """How the turn begins in the text of which something was said."""
        return self._text(text).original[start : start + SHOWN].partition("\n")[0]

    def _text(self, text: int | None) -> Source:
        if text not in self._texts:
            self._texts[text] = text_of(self._project, self._uid, text)
        return self._texts[text]

    @cached_property
    def _now(self) -> int | None:
        return text_number(self._project, self._uid)[1]


def keep_guide(project: Project, guide: Guide, *, origin: str) -> bool:
    """Whether the guide differs from the one that is stored; it is then stored in its place, as a history entry.

    origin: the files that it was read from, for the history. Earlier guides stay in the project file.
    """
    if newest_guide(project).questions == guide.questions:
        return False
    with project.entry("guide", {"from": origin, "questions": len(guide.questions)}) as entry_id:
        rows = [[one.id, dict(one.wordings), dict(one.probes)] for one in guide.questions]
        text = json.dumps(rows, ensure_ascii=False)
        project.connection.execute("INSERT INTO guides (entry_id, questions) VALUES (?, ?)", (entry_id, text))
    return True


def newest_guide(project: Project) -> Guide:
    """The guide that was stored last; one without questions before the first."""
    gone = undone(project)
    for entry_id, text in project.connection.execute("SELECT entry_id, questions FROM guides ORDER BY id DESC"):
        if entry_id not in gone:
            return Guide(tuple(_question(*row) for row in json.loads(text)))
    return NO_GUIDE


def _question(name: str, wordings: dict[str, str], probes: dict[str, list[str]] | None = None) -> Question:
    return Question(name, wordings, {language: tuple(texts) for language, texts in (probes or {}).items()})


def _rows(project: Project, table: str, columns: str, source_uid: str) -> list[Any]:
    query = (
        f"SELECT t.entry_id, {columns} FROM {table} t JOIN sources s ON s.id = t.source_id"
        " WHERE s.uid = ? ORDER BY t.id"
    )
    return project.connection.execute(query, (source_uid,)).fetchall()
