"""Which question each turn asks, decided for a whole interview at once.

Interviews mostly follow their guide: the next question is expected, others may be skipped, taken up early or late, or
asked again, each the less likely the less the words speak for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qualkit.annotating.questions.wordings import Scores

# What is added for the next question of the guide and taken off for each that is skipped, and for going back.
_NEXT, _SKIPPED, _MOST_SKIPPED, _BACK = 0.05, 0.02, 4, 0.06
# A question that has been asked is asked again only in words that are like it.
_AGAIN = 0.6


Barred = NDArray[np.bool_]


class _Way(NamedTuple):
    """The best way to a question: what it is worth, and the question of each turn so far."""

    worth: float
    questions: tuple[int | None, ...]


def questions_in_order(likeness: Scores, *, least: Scores, fixed: Mapping[int, int | None]) -> list[int | None]:
    """For each turn the number of the question that it asks, or None: it goes on with the one before.

    likeness: turns × questions, 0 to 1. least: the same shape; below it a turn hardly asks the question.
    fixed: turn -> what is known about it. Without turns the list is empty.
    """
    gains = likeness - least
    barred = np.zeros(gains.shape, np.bool_)
    for turn, question in fixed.items():
        barred[turn] = True
        if question is not None:
            barred[turn, question] = False
    found = _best_way(gains, barred, fixed)
    while pairs := _asked_again(found.questions, likeness, fixed):
        # One of the two turns does not ask it: the one without which the rest makes a better way.
        others = [(_best_way(gains, _with(barred, *pair), fixed), pair) for pair in pairs]
        found, not_asked = max(others, key=lambda one: one[0].worth)
        barred = _with(barred, *not_asked)
    return list(found.questions)


def _best_way(gains: Scores, barred: Barred, fixed: Mapping[int, int | None]) -> _Way:
    """The way of the greatest worth: of all questions that may have been asked last, the best is kept at each turn."""
    n_turns, n_questions = gains.shape
    steps = _steps(n_questions)
    open_gains = np.where(barred, -np.inf, gains)
    # The last place stands for no question yet; only a step away from it is ever taken.
    worth = np.full(n_questions + 1, -np.inf)
    worth[-1] = 0.0
    came_from = np.zeros((n_turns, n_questions + 1), np.intp)
    asks = np.zeros((n_turns, n_questions + 1), np.bool_)
    places = np.arange(n_questions + 1)
    for turn in range(n_turns):
        reached = worth[:, None] + steps
        best = reached.argmax(0)
        asking = np.append(reached[best, places[:-1]] + open_gains[turn], -np.inf)
        staying = np.full(n_questions + 1, -np.inf) if fixed.get(turn) is not None else worth
        asks[turn] = asking > staying
        came_from[turn] = np.where(asks[turn], np.append(best, n_questions), places)
        worth = np.maximum(asking, staying)
    last = int(worth.argmax())
    total = float(worth[last])
    questions: list[int | None] = []
    for turn in reversed(range(n_turns)):
        questions.append(last if asks[turn, last] else None)
        last = int(came_from[turn, last])
    return _Way(total, tuple(reversed(questions)))


def _with(barred: Barred, turn: int, question: int) -> Barred:
    more = barred.copy()
    more[turn, question] = True
    return more


def _steps(n_questions: int) -> Scores:
    """(n_questions + 1) × n_questions: what a step from a question (last row: from none) to another is worth."""
    last = np.append(np.arange(n_questions), -1)[:, None]
    ahead = np.arange(n_questions)[None] - last
    worth = np.where(ahead == 1, _NEXT, -_SKIPPED * np.minimum(_MOST_SKIPPED, ahead - 1))
    return np.asarray(np.where(ahead < 0, -_BACK, np.where(ahead == 0, 0.0, worth)))


def _asked_again(
    found: Sequence[int | None], likeness: Scores, fixed: Mapping[int, int | None]
) -> list[tuple[int, int]]:
    """Two turns that ask one question with others between, if not both are like it; without those that are fixed."""
    first: dict[int, int] = {}
    last = None
    for turn, question in enumerate(found):
        if question is None:
            continue
        if question != last and question in first:
            pair = (first[question], turn)
            free = [(one, question) for one in pair if one not in fixed]
            if free and min(likeness[one, question] for one, _question in free) < _AGAIN:
                return free
        first.setdefault(question, turn)
        last = question
    return []
