"""What people said about a source's speakers and questions, where the rules saw it otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class SpeakerCorrection(NamedTuple):
    """What a speaker label of a source means.

    label: as written in the source. name: what the speaker is called instead; labels of one name are one speaker.
    role: one of ROLES, or NO_SPEAKER: the label is ordinary text, and so is what follows it; None leaves it to the
    rules. A label that the rules did not take for one becomes one.
    """

    label: str
    name: str | None = None
    role: str | None = None


NO_SPEAKER = "none"


class QuestionCorrection(NamedTuple):
    """Which question of the guide a turn answers.

    start: where the turn begins, in the original, so that it stays what it is over every repair.
    question: an id of the guide, or None for no question.
    """

    start: int
    question: str | None


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of one source; the later of two on one label or turn counts."""

    speakers: tuple[SpeakerCorrection, ...] = ()
    questions: tuple[QuestionCorrection, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.speakers or self.questions)


NO_CORRECTIONS = Corrections()
