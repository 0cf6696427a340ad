"""Who answered what: the questions of a guide × the participants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from qualkit.model.guides import Question
from qualkit.model.spans import Span

LONGEST_FOLLOW_UP = 200


@dataclass(frozen=True, slots=True)
class Participant:
    """A column: a case, or a speaker of one source who is linked to none.

    name: distinct among the participants of a table. sources: the names of those they speak in. languages: of their
    answers, the one of most words first.
    """

    name: str
    sources: tuple[str, ...]
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a participant said in one turn.

    question: a row's id. participant: a column's name. paragraph: where in the file, as reading counts them; may be
    empty. beside: the other questions that were asked with it, which this turn answers too. follow_up: what was asked
    to hear more, if the turn answers that and not the question itself; else empty.
    """

    question: str
    participant: str
    source_uid: str
    source: str
    speaker: str
    span: Span
    words: str
    language: str
    paragraph: str = ""
    beside: tuple[str, ...] = ()
    follow_up: str = ""


@dataclass(frozen=True)
class AnswerTable:
    """The answers by question and participant.

    questions: the rows; those of the guide, or without a guide those that numbers and headers show.
    participants: the columns, in the order of the sources; who was asked none of the questions last.
    answers: by row, by column, then in the order of the text. asked: (question, participant) where the question was
    asked, answered or not. others: what else is answered and no question of the guide, such as headers of a survey.
    Without a source all are empty.
    """

    questions: tuple[Question, ...] = ()
    participants: tuple[Participant, ...] = ()
    answers: tuple[Answer, ...] = ()
    asked: frozenset[tuple[str, str]] = frozenset()
    others: tuple[str, ...] = ()

    @cached_property
    def cells(self) -> Mapping[tuple[str, str], tuple[Answer, ...]]:
        """(question, participant) -> the answers; cells without any are left out."""
        found: dict[tuple[str, str], list[Answer]] = {}
        for answer in self.answers:
            found.setdefault((answer.question, answer.participant), []).append(answer)
        return {place: tuple(answers) for place, answers in found.items()}

    def cell(self, question: str, participant: str) -> tuple[Answer, ...]:
        """The answers of a participant to a question, in the order of the text."""
        return self.cells.get((question, participant), ())

    def words(self, question: str, participant: str) -> str:
        """What a participant answered, a turn on each line, after its follow-up question in brackets; empty if nothing.

        A follow-up question that is longer than LONGEST_FOLLOW_UP is cut.
        """
        lines = []
        before = ""
        for answer in self.cell(question, participant):
            is_new = answer.follow_up and answer.follow_up != before
            lines.append(f"[{_cut(answer.follow_up)}] {answer.words}" if is_new else answer.words)
            before = answer.follow_up
        return "\n".join(lines)

    def n_asked(self, question: str) -> int:
        """How many participants were asked a question."""
        return sum(asked == question for asked, _participant in self.asked)

    def n_answered(self, question: str) -> int:
        """How many participants answered a question."""
        return sum(answered == question for answered, _participant in self.cells)


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_FOLLOW_UP else f"{words[: LONGEST_FOLLOW_UP - 1].rstrip()}…"
