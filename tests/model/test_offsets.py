"""The way between original and reading text, over random texts, edits and spans."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.model.offsets import OffsetMap
from qualkit.model.spans import Span
from tests.builders import make_edit, make_source

LETTERS = "abc çğəıİöşü ğış ыёщъ жук xyz 👩\u200d🚀🇦🇿 é e\u0301 i\u0307\n\t–“”.,"
TEXTS = st.text(alphabet=LETTERS, max_size=60)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    """A text with disjoint replacements, insertions and deletions, adjacent ones and those at both ends included."""
    text = draw(TEXTS)
    cuts = sorted(
        draw(st.sets(st.integers(0, len(text)), max_size=12)) | draw(st.sampled_from([set(), {0, len(text)}]))
    )
    edits: list[tuple[int, int, str]] = []
    for start, end in itertools.pairwise(cuts):
        kind = draw(st.sampled_from(["keep", "insert", "delete", "replace", "insert and replace"]))
        if kind.startswith("insert"):
            edits.append((start, start, draw(st.text(alphabet=LETTERS, min_size=1, max_size=4))))
        if kind == "delete":
            edits.append((start, end, ""))
        if kind.endswith("replace"):
            edits.append((start, end, draw(st.text(alphabet=LETTERS, min_size=1, max_size=6))))
    if cuts and draw(st.booleans()):
        edits.append((cuts[-1], cuts[-1], draw(st.text(alphabet=LETTERS, min_size=1, max_size=3))))
    return text, edits


def rebuilt(text: str, edits: list[tuple[int, int, str]]) -> tuple[str, list[tuple[int, int, bool]]]:
    """The reading text, and for each of its characters the stretch of the original that it stands for, naively."""
    reading, origin, at = "", [], 0
    for start, end, new in edits:
        origin += [(i, i + 1, True) for i in range(at, start)] + [(start, end, False)] * len(new)
        reading += text[at:start] + new
        at = end
    return reading + text[at:], origin + [(i, i + 1, True) for i in range(at, len(text))]


def map_of(text: str, edits: list[tuple[int, int, str]]) -> OffsetMap:
    return OffsetMap.of(len(text), [(start, end, len(new)) for start, end, new in edits])


@given(edited(), st.data())
@settings(max_examples=300, deadline=None)
def test_a_reading_span_maps_to_what_its_characters_stand_for(case, data) -> None:
    text, edits = case
    reading, origin = rebuilt(text, edits)
    start = data.draw(st.integers(0, len(reading)))
    end = data.draw(st.integers(start, len(reading)))
    found = map_of(text, edits).to_original(start, end)
    if end > start:
        assert found == (origin[start][0], origin[end - 1][1])
    else:
        assert found.start == found.end
    assert 0 <= found.start <= found.end <= len(text)


@given(edited(), st.data())
@settings(max_examples=300, deadline=None)
def test_an_original_span_maps_to_what_became_of_its_characters(case, data) -> None:
    text, edits = case
    reading, origin = rebuilt(text, edits)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = map_of(text, edits).to_reading(start, end)
    became = [i for i, (a, b, _) in enumerate(origin) if max(a, start) < min(b, end)]
    if became:
        assert found.start <= became[0]
        assert found.end >= became[-1] + 1
        assert found.end - found.start == became[-1] + 1 - became[0] or any(a == b for a, b, _ in edits)
    assert 0 <= found.start <= found.end <= len(reading)


@given(edited())
@settings(max_examples=200, deadline=None)
def test_every_kept_character_maps_exactly_both_ways(case) -> None:
    text, edits = case
    reading, origin = rebuilt(text, edits)
    offsets = map_of(text, edits)
    for place, (start, end, is_kept) in enumerate(origin):
        if is_kept:
            assert offsets.to_original(place, place + 1) == (start, end)
            assert offsets.to_reading(start, end) == (place, place + 1)
            assert text[start] == reading[place]


def test_a_thousand_random_spans_there_and_back_cover_what_they_began_with() -> None:
    numbers = random.Random(7)
    for _ in range(1200):
        text = "".join(numbers.choices(LETTERS, k=numbers.randrange(2, 50)))
        cuts = sorted(numbers.sample(range(len(text) + 1), 2 * numbers.randrange(0, min(4, len(text) // 2 + 1))))
        # No deletions and no insertions: those have nothing to come back to.
        pairs = zip(cuts[::2], cuts[1::2], strict=True)
        edits = [(a, b, "".join(numbers.choices(LETTERS, k=numbers.randrange(1, 6)))) for a, b in pairs]
        reading, _ = rebuilt(text, edits)
        offsets = map_of(text, edits)
        start, end = sorted(numbers.choices(range(len(reading) + 1), k=2))
        back = offsets.to_reading(*offsets.to_original(start, end))
        assert start == end or back.covers(Span(start, end))
        start, end = sorted(numbers.choices(range(len(text) + 1), k=2))
        back = offsets.to_original(*offsets.to_reading(start, end))
        assert start == end or back.covers(Span(start, end))


@given(edited())
@settings(max_examples=60, deadline=None)
def test_arrays_equal_single_calls(case) -> None:
    text, edits = case
    reading, _ = rebuilt(text, edits)
    offsets = map_of(text, edits)
    for length, one, many in (
        (len(reading), offsets.to_original, offsets.all_to_original),
        (len(text), offsets.to_reading, offsets.all_to_reading),
    ):
        spans = [(a, b) for a in range(0, length + 1, 3) for b in range(a, length + 1, 2)]
        starts, ends = many(np.array([a for a, _ in spans], np.int32), np.array([b for _, b in spans], np.int32))
        assert list(zip(starts.tolist(), ends.tolist(), strict=True)) == [tuple(one(a, b)) for a, b in spans]


def test_no_spans_map_to_no_spans() -> None:
    starts, ends = OffsetMap.of(5, [(1, 2, 3)]).all_to_reading(np.array([], np.int32), np.array([], np.int32))
    assert len(starts) == len(ends) == 0


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 2, (0, 2)), (3, 4, (2, 5)), (1, 3, (1, 5)), (4, 6, (2, 6)), (2, 2, (2, 2)), (7, 7, (7, 7)), (0, 7, (0, 7))],
)
def test_an_edge_inside_a_replacement_snaps_outwards(start: int, end: int, expected: tuple[int, int]) -> None:
    original = "abXYZde"
    source = make_source(original, edits=[make_edit(original, 2, 5, "uvw")])
    assert source.text == "abuvwde"
    assert source.offsets.to_original(start, end) == expected


def test_a_deleted_stretch_leaves_an_empty_span_where_it_stood() -> None:
    offsets = OffsetMap.of(10, [(2, 5, 0)])
    assert offsets.to_reading(2, 5) == offsets.to_reading(3, 4) == (2, 2)
    assert offsets.to_reading(1, 6) == (1, 3)
    assert offsets.to_original(1, 3) == (1, 6)
    assert offsets.to_original(1, 2) == (1, 2)
    assert offsets.to_original(2, 3) == (5, 6)


def test_the_map_of_an_empty_text_and_of_a_text_that_was_all_deleted() -> None:
    assert OffsetMap.of(0, []).to_original(0, 0) == (0, 0)
    assert OffsetMap.of(0, [(0, 0, 3)]).to_original(0, 3) == (0, 0)
    assert OffsetMap.of(4, [(0, 4, 0)]).to_reading(0, 4) == (0, 0)


def test_ten_thousand_spans_go_there_and_back_over_a_thousand_edits() -> None:
    """Over one long text: what one kept character maps to maps back to it, and no span loses a character."""
    chance = random.Random(20)
    text = "".join(chance.choices(LETTERS, k=20_000))
    cuts = sorted(chance.sample(range(len(text)), 2_000))
    edits = [
        (start, end, "".join(chance.choices(LETTERS, k=chance.randrange(4))))
        for start, end in zip(cuts[::2], cuts[1::2], strict=True)
    ]
    reading, origin = rebuilt(text, edits)
    offsets = map_of(text, edits)
    for _ in range(10_000):
        start = chance.randrange(len(reading))
        end = chance.randrange(start, min(len(reading), start + 300)) + 1
        there = offsets.to_original(start, end)
        assert there == (origin[start][0], origin[end - 1][1])
        back = offsets.to_reading(*there)
        assert back.start <= start and end <= back.end
        if origin[start][2] and origin[end - 1][2]:
            assert back == (start, end) and text[there.start] == reading[start]
