"""What part the speakers of a transcript have in it, and which question of the guide they are at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple

from qualkit.annotating.labels import question_number, role_of
from qualkit.model.annotations import Turn

INTERVIEWER, PARTICIPANT, OTHER = "interviewer", "participant", "other"
# An interviewer asks in most turns, and clearly more often than anybody else.
_ASKS, _ASKS_MORE = 0.5, 1.5
_NUMBERED = re.compile(
    r"(?:(?:sual|soru|вопрос|question|q)\s*)?(?:№\s*)?(\d{1,2})\s*(?:[.):]|[–—-](?=\s))\s*(?=\D)", re.IGNORECASE
)


class Piece(NamedTuple):
    """A stretch of the text and the label of who says it."""

    start: int
    end: int
    speaker: str


class _Habit(NamedTuple):
    turns: int
    asks: float
    words: float


def with_roles(text: str, pieces: Sequence[Piece], *, language: str) -> tuple[Turn, ...]:
    """The pieces as turns with roles and questions.

    A label that names a role has it. Among names, who asks in most turns is the interviewer, if that is clear;
    the others are participants, and who says something once only is `other`.
    A number that an interviewer's turn begins with is the question of all turns up to the next one.
    """
    roles = _roles(text, pieces, language)
    turns = []
    question: str | None = None
    for piece in pieces:
        role = roles[piece.speaker]
        if role == INTERVIEWER:
            numbered = _NUMBERED.match(text, piece.start, piece.end)
            question = question_number(piece.speaker) or (numbered[1] if numbered else question)
        turns.append(Turn(piece.start, piece.end, piece.speaker, role, question))
    return tuple(turns)


def _roles(text: str, pieces: Sequence[Piece], language: str) -> dict[str, str]:
    habits = _habits(text, pieces)
    roles = {speaker: role_of(speaker, language) for speaker in habits}
    names = [speaker for speaker, role in roles.items() if role is None]
    asking = _who_asks(habits, names) if INTERVIEWER not in roles.values() else None
    found = {}
    for speaker, role in roles.items():
        if role is not None:
            found[speaker] = role
        elif speaker == asking:
            found[speaker] = INTERVIEWER
        else:
            found[speaker] = PARTICIPANT if habits[speaker].turns > 1 or len(habits) < 3 else OTHER
    return found


def _habits(text: str, pieces: Sequence[Piece]) -> dict[str, _Habit]:
    turns: Counter[str] = Counter()
    asking: Counter[str] = Counter()
    words: dict[str, list[int]] = {}
    for piece in pieces:
        said = text[piece.start : piece.end]
        turns[piece.speaker] += 1
        asking[piece.speaker] += "?" in said
        words.setdefault(piece.speaker, []).append(len(said.split()))
    return {
        speaker: _Habit(number, asking[speaker] / number, median(words[speaker])) for speaker, number in turns.items()
    }


def _who_asks(habits: Mapping[str, _Habit], names: Sequence[str]) -> str | None:
    """The name that asks in most turns and more than the others, or asks as much in much shorter turns."""
    regular = [name for name in names if habits[name].turns > 1 or len(names) < 3]
    if not regular or len(habits) < 2:
        return None
    first = max(regular, key=lambda name: (habits[name].asks, -habits[name].words))
    if habits[first].asks < _ASKS:
        return None
    others = [habit for speaker, habit in habits.items() if speaker != first and speaker in regular] or [
        habit for speaker, habit in habits.items() if speaker != first
    ]
    asks_more = all(habits[first].asks >= _ASKS_MORE * habit.asks for habit in others)
    is_shorter = all(habits[first].words * _ASKS_MORE < habit.words for habit in others)
    return first if asks_more or is_shorter else None
