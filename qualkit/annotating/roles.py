"""What part the speakers of a transcript have in it, and which question of the guide they are at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple

from qualkit.annotating.labels import is_code, numbered_codes, question_number, roles_of
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

    A label that names a role has it, and so have two letters that belong together in the language (S and C).
    Among names, who asks in most turns is the interviewer, if that is clear; among codes (Speaker 1, S1), who asks
    more. The others are participants, and who says something once only is `other`, except for one of several codes
    (P1, P2).
    A number that an interviewer's turn begins with is the question of all turns up to the next one.
    """
    named = roles_of(dict.fromkeys(piece.speaker for piece in pieces), language)
    roles = _roles(text, pieces, named)
    turns = []
    question: str | None = None
    for piece in pieces:
        role = roles[piece.speaker]
        if role == INTERVIEWER:
            numbered = _NUMBERED.match(text, piece.start, piece.end)
            asked = question_number(piece.speaker) if named[piece.speaker] else None
            question = asked or (numbered[1] if numbered else question)
        turns.append(Turn(piece.start, piece.end, piece.speaker, role, question))
    return tuple(turns)


def _roles(text: str, pieces: Sequence[Piece], named: Mapping[str, str | None]) -> dict[str, str]:
    habits = _habits(text, pieces)
    names = [speaker for speaker, role in named.items() if role is None]
    asking = _who_ask(habits, names) if INTERVIEWER not in named.values() else set()
    codes = numbered_codes(named)
    found = {}
    for speaker, role in named.items():
        if role is not None:
            found[speaker] = role
        elif speaker in asking:
            found[speaker] = INTERVIEWER
        else:
            takes_part = habits[speaker].turns > 1 or len(habits) < 3 or speaker in codes
            found[speaker] = PARTICIPANT if takes_part else OTHER
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


def _who_ask(habits: Mapping[str, _Habit], names: Sequence[str]) -> set[str]:
    """The name that asks in most turns and more than the others, or asks as much in much shorter turns.

    Two names who both ask in most turns are both interviewers if nobody else does.
    """
    regular = [name for name in names if habits[name].turns > 1 or len(names) < 3]
    if not regular or len(habits) < 2:
        return set()
    first, *others = sorted(regular, key=lambda name: (-habits[name].asks, habits[name].words))
    if habits[first].asks >= _ASKS:
        if _stands_out(first, others or [speaker for speaker in habits if speaker != first], habits):
            return {first}
        second, *rest = others or [first]
        if rest and habits[second].asks >= _ASKS and all(_stands_out(name, rest, habits) for name in (first, second)):
            return {first, second}
    if others and all(map(is_code, names)) and habits[first].asks > habits[others[0]].asks:
        return {first}
    return set()


def _stands_out(name: str, others: Sequence[str], habits: Mapping[str, _Habit]) -> bool:
    asks_more = all(habits[name].asks >= _ASKS_MORE * habits[other].asks for other in others)
    return asks_more or all(habits[name].words * _ASKS_MORE < habits[other].words for other in others)
