"""Which question each turn asks, seen over a whole interview."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.annotating.questions.order import questions_in_order


def in_order(rows: list[list[float]], *, least: float = 0.3, **fixed: int | None) -> list[int | None]:
    likeness = np.array(rows, np.float64).reshape(len(rows), len(rows[0]) if rows else 0)
    known = {int(turn.removeprefix("turn_")): question for turn, question in fixed.items()}
    return questions_in_order(likeness, least=np.full(likeness.shape, least), fixed=known)


def test_each_turn_asks_what_it_is_like_or_nothing() -> None:
    assert in_order([[0.9, 0.1], [0.1, 0.2], [0.0, 0.8]]) == [0, None, 1]
    assert in_order([]) == []
    assert in_order([[0.1, 0.2]]) == [None]


def test_of_two_questions_that_are_as_like_the_next_one_is_asked() -> None:
    assert in_order([[0.9, 0, 0, 0], [0, 0.5, 0, 0.5], [0, 0, 0.9, 0]]) == [0, 1, 2]
    assert in_order([[0, 0, 0.9, 0], [0.45, 0, 0, 0.45]]) == [2, 3]


def test_strong_words_win_over_the_order() -> None:
    assert in_order([[0, 0, 0.9], [0.9, 0, 0], [0, 0.9, 0]]) == [2, 0, 1]


def test_a_question_is_asked_again_only_in_its_words() -> None:
    weak = [[0.9, 0, 0], [0, 0.9, 0], [0.4, 0, 0], [0, 0, 0.9]]
    assert in_order(weak) == [0, 1, None, 2]
    assert in_order([*weak[:2], [0.8, 0, 0], weak[3]]) == [0, 1, 0, 2]


def test_what_is_known_stands() -> None:
    rows = [[0.9, 0, 0], [0, 0.9, 0], [0, 0, 0.9]]
    assert in_order(rows, turn_1=0) == [0, 0, 2]
    assert in_order(rows, turn_1=None) == [0, None, 2]
    assert in_order(rows, turn_0=2, turn_1=1, turn_2=0) == [2, 1, 0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from([0.0, 0.35, 0.55, 0.7, 0.95]), min_size=3, max_size=3), max_size=4))
def test_no_other_way_is_worth_more(rows: list[list[float]]) -> None:
    found = in_order(rows)
    assert len(found) == len(rows)
    if any(sum(row[number] >= 0.3 for row in rows) > 1 for number in range(3)):
        return  # where one question may be asked twice, one of the two is given up
    assert worth(found, rows) == pytest.approx(
        max((worth(way, rows) for way in product([None, 0, 1, 2], repeat=len(rows))), default=0.0)
    )


def worth(way: tuple[int | None, ...] | list[int | None], rows: list[list[float]]) -> float:
    """The likeness above the least, with a bonus for the next question and a malus for skipping and going back."""
    total, last = 0.0, -1
    for row, question in zip(rows, way, strict=True):
        if question is None:
            continue
        ahead = question - last
        step = 0.05 if ahead == 1 else -0.06 if ahead < 0 else 0.0 if ahead == 0 else -0.02 * (ahead - 1)
        total += row[question] - 0.3 + step
        last = question
    return total
