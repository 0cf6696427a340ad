"""Passages and crosstabs."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.comparing import crosstab, passages
from qualkit.model.codings import TERMS, Coding, Status
from qualkit.model.identity import identity
from qualkit.model.results import Passage
from qualkit.model.spans import Span
from tests.builders import CODEBOOK, PERSON, make_codebook, make_coding, make_source

BOOK = make_codebook()
TEXTS = {
    "az": "Bir söz. İki söz.\nÜç söz, dörd.",
    "tr": "Bir söz. İki söz.\nÜç söz, dört.",
    "ru": "Раз два. Три два.\nЁж ещё, пять.",
    "en": "One wor. Two wor.\nSix wor, four.",
}
SOURCE = make_source(TEXTS["az"])
ACCEPTED, REJECTED = Status.ACCEPTED, Status.REJECTED


def at(start: int, end: int, code: str = "tools", *, status: Status = Status.PROPOSED, source=SOURCE) -> Coding:
    """A coding of a stretch."""
    span = Span(start, end)
    coder = TERMS if status is Status.PROPOSED else PERSON
    return Coding(source.uid, 0, identity("code", code), span, source.words(span), coder, status)


def words(*codings: Coding, code: str = "tools") -> list[str]:
    """The words of a code's passages."""
    return [one.words for one in passages(codings, [SOURCE], BOOK) if BOOK.by_uid[one.code_uid].path == code]


@pytest.mark.parametrize("language", TEXTS)
def test_codings_that_overlap_touch_or_have_a_blank_between_are_one_passage(language: str) -> None:
    source = make_source(TEXTS[language])
    for spans in ([(0, 8), (3, 5)], [(0, 4), (4, 8)], [(0, 3), (4, 8)], [(3, 8), (0, 5)], [(0, 8)] * 2):
        found = passages([at(*span, source=source) for span in spans], [source], BOOK)
        assert [one.words for one in found] == [TEXTS[language][:8]]
        assert len(found[0].codings) == len(spans)
        assert [one.span for one in found[0].codings] == sorted(spans)


def test_a_chain_of_codings_is_one_passage_and_a_long_one_holds_what_lies_inside_it() -> None:
    assert words(at(0, 3), at(2, 8), at(9, 12)) == ["Bir söz. İki"]
    assert words(at(0, 17), at(1, 2), at(4, 6)) == ["Bir söz. İki söz."]


@pytest.mark.parametrize(
    ("first", "second"), [((0, 8), (18, 20)), ((0, 17), (18, 24)), ((0, 3), (9, 12)), ((18, 24), (26, 30))]
)
def test_a_line_break_or_a_letter_or_a_mark_between_keeps_codings_apart(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    assert words(at(*first), at(*second)) == [SOURCE.text[slice(*first)], SOURCE.text[slice(*second)]]


def test_a_coding_that_itself_goes_over_a_line_break_stays_whole() -> None:
    assert words(at(9, 20), at(18, 24)) == ["İki söz.\nÜç söz"]


def test_a_parent_has_the_passages_of_the_codes_below_it_each_once() -> None:
    codings = [
        at(0, 8, "challenges/staff"),
        at(0, 8, "challenges/money"),
        at(3, 8, "challenges"),
        at(18, 24, "challenges/money"),
    ]
    assert words(*codings, code="challenges") == ["Bir söz.", "Üç söz"]
    assert words(*codings, code="challenges/staff") == ["Bir söz."]
    assert words(*codings, code="challenges/money") == ["Bir söz.", "Üç söz"]
    assert words(*codings) == []


def test_accepted_and_proposed_codings_make_passages_of_their_own() -> None:
    assert passages([at(0, 8, status=REJECTED)], [SOURCE], BOOK) == []
    found = passages([at(0, 8), at(9, 17, status=ACCEPTED)], [SOURCE], BOOK)
    assert [(one.words, one.status) for one in found if one.code_uid == found[0].code_uid] == [
        ("Bir söz.", Status.PROPOSED),
        (SOURCE.text[9:17], ACCEPTED),
    ]


def test_a_proposal_inside_what_was_accepted_is_counted_with_it() -> None:
    found = passages([at(0, 8, status=ACCEPTED), at(4, 8), at(0, 17)], [SOURCE], BOOK)
    assert {(one.span.end, one.status) for one in found} == {(8, ACCEPTED), (17, Status.PROPOSED)}


def test_passages_come_by_code_then_by_source_then_by_text_whatever_the_order_of_codings() -> None:
    other = make_source(TEXTS["ru"], name="ru.txt")
    codings = [at(18, 24), at(0, 3), at(0, 3, source=other), at(9, 12, "challenges/staff"), at(0, 3, "nowhere")]
    found = passages(codings, [other, SOURCE], BOOK)
    assert [(BOOK.by_uid[one.code_uid].path, one.words) for one in found] == [
        ("challenges", "İki"),
        ("challenges/staff", "İki"),
        ("tools", "Раз"),
        ("tools", "Bir"),
        ("tools", "Üç söz"),
    ]
    assert passages(codings[::-1], [other, SOURCE], BOOK) == found


def test_nothing_has_no_passages() -> None:
    assert passages([], [], BOOK) == passages([], [SOURCE], BOOK) == passages([at(0, 3)], [], BOOK) == []


@given(st.lists(st.tuples(st.integers(0, 29), st.integers(1, 12)), max_size=12))
@settings(max_examples=150, deadline=None)
def test_passages_are_disjoint_maximal_and_hold_every_coding_once(stretches: list[tuple[int, int]]) -> None:
    text = SOURCE.text
    codings = [at(start, min(start + length, len(text))) for start, length in stretches]
    found = passages(codings, [SOURCE], BOOK)
    for earlier, later in itertools.pairwise(found):
        between = text[earlier.span.end : later.span.start]
        assert earlier.span.end < later.span.start
        assert between.strip() or "\n" in between
    assert sorted(one.span for passage in found for one in passage.codings) == sorted(one.span for one in codings)
    for passage in found:
        assert passage.span == (passage.codings[0].span.start, max(one.span.end for one in passage.codings))
        assert passage.words == text[slice(*passage.span)]


def table(found: list[Passage], rows: list[str], columns: list[str]):
    return crosstab(
        found,
        rows=rows,
        columns=columns,
        row_of=lambda one: BOOK.by_uid[one.code_uid].path,
        column_of=lambda one: one.source_uid,
    )


def test_a_crosstab_counts_each_passage_once_accepted_apart_from_proposed() -> None:
    other = make_source(TEXTS["tr"], name="tr.txt")
    codings = [
        at(0, 3),
        at(4, 7),
        at(18, 20, status=ACCEPTED),
        at(0, 3, "challenges/staff", source=other),
        at(9, 12, status=REJECTED),
    ]
    found = passages(codings, [SOURCE, other], BOOK)
    counted = table(found, ["tools", "challenges", "challenges/money"], [SOURCE.uid, other.uid])
    assert counted.accepted.tolist() == [[1, 0], [0, 0], [0, 0]]
    assert counted.proposed.tolist() == [[1, 0], [0, 1], [0, 0]]
    assert counted.total.tolist() == [[2, 0], [0, 1], [0, 0]]
    assert (counted.row_kind, counted.column_kind, counted.rows[0]) == ("code", "source", "tools")
    everything = table(found, [code.path for code in BOOK.walk()], [SOURCE.uid, other.uid])
    assert everything.total.sum() == len(found)


def test_a_crosstab_of_nothing_is_all_noughts() -> None:
    assert table([], ["tools"], ["a", "b"]).total.tolist() == [[0, 0]]
    assert table([], [], []).total.shape == (0, 0)
    assert table(passages([at(0, 3)], [SOURCE], BOOK), [], ["a"]).accepted.shape == (0, 1)
    assert table([], ["x"], ["y"]).total.dtype == np.int64


def test_a_passage_of_inflected_words_keeps_their_letters() -> None:
    (found,) = passages([make_coding(SOURCE, "Üç söz")], [SOURCE], make_codebook(CODEBOOK))
    assert found.words == "Üç söz"
