"""What part the speakers of a transcript have in it, and which question of the guide they are at."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from statistics import median
from types import MappingProxyType
from typing import NamedTuple

from qualkit.annotating.speakers.asking import asks, by_me, share, to_you
from qualkit.annotating.speakers.labels import (
    is_code,
    is_other,
    numbered_codes,
    question_number,
    roles_of,
    without_question_numbers,
)
from qualkit.annotating.speakers.likeness import groups_of, joined_in
from qualkit.languages.language import QUESTION_WORD
from qualkit.model.annotations import ROLES, Turn
from qualkit.model.corrections import SpeakerCorrection

INTERVIEWER, PARTICIPANT, OTHER = "interviewer", "participant", "other"
# An interviewer asks in most turns, and clearly more often than anybody else.
_ASKS, _ASKS_MORE, _ASKS_A_LITTLE = 0.5, 1.5, 0.25
# Letters that belong together are taken the other way round if the one asks so much more than the other.
_TURNS_THAT_SHOW, _ASKS_THE_REVERSE = 3, 3
# Who says so much right after a question takes part, even if only once.
_ANSWER_WORDS = 15
NO_STYLES: Mapping[str, str] = MappingProxyType({})
_NUMBERED = re.compile(
    rf"(?:(?:{QUESTION_WORD}|q|s)\s*)?(?:№\s*)?(\d{{1,2}})\s*(?:[.):]|[–—-](?=\s))\s*(?=\D)", re.IGNORECASE
)


class Piece(NamedTuple):
    """A stretch of the text and the label of who says it, as written."""

    start: int
    end: int
    speaker: str


class _Habit(NamedTuple):
    """turns: how many. asks, speaks_to_you, speaks_of_self: the share of them. words: of the one in the middle."""

    turns: int
    asks: float
    words: float
    speaks_to_you: float
    speaks_of_self: float


def with_roles(
    text: str,
    pieces: Sequence[Piece],
    *,
    language: str,
    corrections: Sequence[SpeakerCorrection] = (),
    styles: Mapping[str, str] = NO_STYLES,
) -> tuple[Turn, ...]:
    """The pieces as turns with names, roles and questions.

    A label that names a role has it, and so have two letters that belong together in the language (S and C).
    Among names, who asks in most turns is the interviewer, if that is clear; among codes (Speaker 1, S1), who asks
    more. The others are participants, and who says something once only is `other`, except for one of several codes
    (P1, P2), for who has another, shorter label later on, and for who answers a question at length; so is who is called
    a translator or the like.
    A number that an interviewer's turn begins with is the question of all turns up to the next one; where the label
    has it (Soru 1, Soru 2), the speaker is called by the label without it.
    corrections: what a label is called, and its role; labels of one name are one speaker. styles: label -> the role
    that its paragraphs' style is named after.
    """
    labels = list(dict.fromkeys(piece.speaker for piece in pieces))
    names = without_question_numbers([piece.speaker for piece in pieces], language)
    names |= {label: name for label, name, _role in corrections if name}
    by_words = _not_reversed(text, pieces, roles_of(labels, language))
    named = {label: role or styles.get(label) for label, role in by_words.items()}
    roles: dict[str, str | None] = {}
    for label in labels:
        roles[names[label]] = roles.get(names[label]) or named[label]
    roles |= {names[label]: role for label, _name, role in corrections if label in names and role in ROLES}
    called = [piece._replace(speaker=names[piece.speaker]) for piece in pieces]
    found = _roles(text, called, roles)
    turns = []
    question: str | None = None
    for piece, (start, end, speaker) in zip(pieces, called, strict=True):
        role = found[speaker]
        if role == INTERVIEWER:
            numbered = _NUMBERED.match(text, start, end)
            asked = question_number(piece.speaker) if named[piece.speaker] else None
            question = asked or (numbered[1] if numbered else question)
        turns.append(Turn(start, end, speaker, role, question))
    return tuple(turns)


def _not_reversed(text: str, pieces: Sequence[Piece], named: Mapping[str, str | None]) -> dict[str, str | None]:
    """The roles of the labels, those of two letters exchanged if it is plainly the other one who asks.

    I is an interviewer next to R as in respondent, but an interviewee next to R as in researcher.
    """
    letters = {label: role for label, role in named.items() if role and len(label) < 3 and is_code(label)}
    if sorted(filter(None, letters.values())) != [INTERVIEWER, PARTICIPANT]:
        return dict(named)
    asking, answering = sorted(letters, key=lambda label: letters[label])
    habits = _habits(text, [piece for piece in pieces if piece.speaker in letters])
    is_reversed = (
        min(habits[label].turns for label in letters) >= _TURNS_THAT_SHOW
        and habits[answering].asks >= _ASKS
        and habits[asking].asks * _ASKS_THE_REVERSE <= habits[answering].asks
    )
    return {**named, asking: PARTICIPANT, answering: INTERVIEWER} if is_reversed else dict(named)


def _roles(text: str, pieces: Sequence[Piece], named: Mapping[str, str | None]) -> dict[str, str]:
    """Speaker -> role: the one that is known, else what shows in how each speaks."""
    person = groups_of(list(named))
    nobody = {speaker for speaker in named if is_other(speaker) or _speak_together(speaker, named)}
    known = {speaker: role or (OTHER if speaker in nobody else None) for speaker, role in named.items()}
    for speaker, role in list(known.items()):
        if role and not known[person[speaker]]:
            known[person[speaker]] = role
    known = {speaker: role or known[person[speaker]] for speaker, role in known.items()}
    habits = _habits(text, [piece._replace(speaker=person[piece.speaker]) for piece in pieces])
    names = [speaker for speaker, role in known.items() if role is None and person[speaker] == speaker]
    asking = _who_ask(habits, names) if INTERVIEWER not in known.values() else set()
    codes = numbered_codes(named)
    asked_by = asking | {speaker for speaker, role in known.items() if role == INTERVIEWER}
    answering = {
        piece.speaker
        for before, piece in pairwise(pieces)
        if person[before.speaker] in asked_by and len(text[piece.start : piece.end].split()) >= _ANSWER_WORDS
    }
    found = {}
    for speaker, role in known.items():
        if role is not None:
            found[speaker] = role
        elif person[speaker] in asking:
            found[speaker] = INTERVIEWER
        else:
            takes_part = (
                habits[person[speaker]].turns > 1 or len(habits) < 3 or speaker in codes or speaker in answering
            )
            found[speaker] = PARTICIPANT if takes_part else OTHER
    return found


def _speak_together(speaker: str, others: Collection[str]) -> bool:
    joined = joined_in(speaker)
    return len(joined) > 1 and all(one in others for one in joined)


def _habits(text: str, pieces: Sequence[Piece]) -> dict[str, _Habit]:
    said: dict[str, list[str]] = {}
    for piece in pieces:
        said.setdefault(piece.speaker, []).append(text[piece.start : piece.end])
    return {
        speaker: _Habit(
            len(turns),
            share([asks(words) for words in turns]),
            median(len(words.split()) for words in turns),
            share([to_you(words) for words in turns]),
            share([by_me(words) for words in turns]),
        )
        for speaker, turns in said.items()
    }


def _who_ask(habits: Mapping[str, _Habit], names: Sequence[str]) -> set[str]:
    """The name that asks in most turns and more than the others, or asks as much in much shorter turns.

    Two names who both ask in most turns are both interviewers if nobody else does. Where nobody asks in most turns, it
    is who asks more than anybody else in much shorter turns, or else who speaks to the others of themselves.
    """
    regular = [name for name in names if habits[name].turns > 1 or len(names) < 3]
    if not regular or len(habits) < 2:
        return set()
    first, *others = sorted(regular, key=lambda name: (-habits[name].asks, habits[name].words))
    rest = others or [speaker for speaker in habits if speaker != first]
    if habits[first].asks >= _ASKS:
        if _stands_out(first, rest, habits):
            return {first}
        second, *rest = others or [first]
        if rest and habits[second].asks >= _ASKS and all(_stands_out(name, rest, habits) for name in (first, second)):
            return {first, second}
    if others and all(map(is_code, names)) and habits[first].asks > habits[others[0]].asks:
        return {first}
    if (
        others
        and habits[first].asks >= _ASKS_A_LITTLE
        and all(
            habits[first].asks >= 2 * habits[other].asks and habits[first].words * 2 < habits[other].words
            for other in others
        )
    ):
        return {first}
    speaking = [name for name in regular if _speaks_to_others(name, habits)]
    return set(speaking) if len(speaking) == 1 and others else set()


def _speaks_to_others(name: str, habits: Mapping[str, _Habit]) -> bool:
    """Whether somebody speaks shortly and to the others, who speak at length and of themselves."""
    own = habits[name]
    return own.speaks_to_you >= _ASKS and all(
        own.words * 2 < other.words
        and other.speaks_of_self > own.speaks_of_self
        and own.speaks_to_you > other.speaks_to_you
        for speaker, other in habits.items()
        if speaker != name and other.turns > 1
    )


def _stands_out(name: str, others: Sequence[str], habits: Mapping[str, _Habit]) -> bool:
    asks_more = all(habits[name].asks >= _ASKS_MORE * habits[other].asks for other in others)
    return asks_more or all(habits[name].words * _ASKS_MORE < habits[other].words for other in others)
