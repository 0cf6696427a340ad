"""Reckoning with stretches of one text: joining them, and finding those that lie near, in or over others.

Everything is by sorted arrays; nothing is compared with everything.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from qualkit.model.annotations import Annotation, Int32
from qualkit.model.sources import Source
from qualkit.model.spans import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the reading text that answers a part of a query.

    is_settled: it does so by what was accepted alone. beside: what had to be near it, in it or around it.
    """

    start: int
    end: int
    is_settled: bool
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Stretches that do not touch each other, in order.

    wording: what the query calls them. is_settled: only those that were accepted. has_codes: codes made them, not
    words alone.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    wording: str = ""
    is_settled: bool = False
    has_codes: bool = True

    def touching(self, start: int, end: int) -> tuple[int, int]:
        """The numbers, from and up to, of those that share a character with an open stretch."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


class Beside(NamedTuple):
    """Some stretches of a group, by their numbers from `first` up to `last`."""

    group: Group
    first: int
    last: int


class WordColumns(NamedTuple):
    """The words of a reading text, marks not counted: where each begins and ends; and the answer sheets of a survey."""

    start: Int32
    end: Int32
    sheets: tuple[Span, ...]


def joined(text: str, stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches joined where they overlap or touch, in order: settled ones with settled ones, the others with others.

    One that is not settled and lies wholly in one that is goes with that: as passages are made.
    """
    ordered = sorted(stretches, key=lambda one: (one.start, one.end))
    settled = merged(text, [one for one in ordered if one.is_settled])
    starts = [one.start for one in settled]
    open_ones = []
    for one in ordered:
        around = bisect_right(starts, one.start) - 1
        if not one.is_settled and not (around >= 0 and one.end <= settled[around].end):
            open_ones.append(one)
    return sorted([*settled, *merged(text, open_ones)], key=lambda one: (one.start, one.end))


def merged(text: str, ordered: Sequence[Stretch]) -> list[Stretch]:
    """Stretches that come in order of start, joined where nothing but blanks lies between them.

    A line break keeps them apart.
    """
    found: list[Stretch] = []
    members: list[Stretch] = []
    end = 0
    for one in ordered:
        if members and not _touches(text, end, one.start):
            found.append(_one_of(members, end))
            members = []
        end = max(end, one.end) if members else one.end
        members.append(one)
    return [*found, _one_of(members, end)] if members else found


def common(text: str, first: Sequence[Stretch], second: Sequence[Stretch]) -> list[Stretch]:
    """The stretches that lie in both."""
    both_settled = _common([one for one in first if one.is_settled], [one for one in second if one.is_settled])
    every = _common(merged(text, first), merged(text, second))
    return joined(text, [*both_settled, *(replace(one, is_settled=False) for one in every)])


def group(
    text: str, stretches: Sequence[Stretch], wording: str = "", *, is_settled: bool = False, has_codes: bool = True
) -> Group:
    """Stretches in order of start as a group; if so asked, settled ones only."""
    taken = merged(text, [one for one in stretches if one.is_settled or not is_settled])
    return Group(tuple(one.start for one in taken), tuple(one.end for one in taken), wording, is_settled, has_codes)


def untouched(stretches: Iterable[Stretch], others: Group) -> list[Stretch]:
    """The stretches that share no character with any of the others."""

    def is_free(one: Stretch) -> bool:
        first, last = others.touching(one.start, one.end)
        return first >= last

    return [one for one in stretches if is_free(one)]


def words_of(source: Source, annotation: Annotation) -> WordColumns:
    """The words by which distances in a source are counted."""
    is_word = np.array([any(map(str.isalnum, form.text)) for form in annotation.forms], np.bool_)
    taken = is_word[annotation.token_form] if len(is_word) else np.zeros(0, np.bool_)
    sheets = tuple(sorted(Span(mark.start, mark.end) for mark in source.marks_of("row")))
    return WordColumns(annotation.token_start[taken], annotation.token_end[taken], sheets)


def windows(words: WordColumns, stretches: Sequence[Stretch], distance: int) -> list[Span]:
    """For each stretch the open stretch that reaches so many words beyond it on both sides.

    It ends where the answer sheet of a survey does: what two respondents wrote only happens to stand together.
    """
    here = np.array([(one.start, one.end) for one in stretches], np.int64).reshape(-1, 2)
    before = np.searchsorted(words.end, here[:, 0], "right") - distance
    behind = np.searchsorted(words.start, here[:, 1], "left") + distance - 1
    low = np.where(before >= 0, np.append(words.start, 0)[np.maximum(before, 0)], -1)
    n_words = len(words.end)
    high = np.where(behind < n_words, np.append(words.end, 0)[np.minimum(behind, n_words)], np.iinfo(np.int64).max)
    return [
        _in_sheet(words.sheets, stretch, Span(*window))
        for stretch, window in zip(stretches, zip(low.tolist(), high.tolist(), strict=True), strict=True)
    ]


def related(
    how: str, stretches: Sequence[Stretch], reach: Sequence[Span], settled: Group, every: Group
) -> Iterator[Stretch]:
    """The stretches that lie so to one of the others, with those that they lie so to.

    reach: for each stretch how far the others may be. settled, every: the others that were accepted, and all of them.
    """
    for one, window in zip(stretches, reach, strict=True):
        first, last = _found(how, one, window, settled)
        if one.is_settled and first < last:
            yield replace(one, beside=(*one.beside, Beside(settled, first, last)))
            continue
        first, last = _found(how, one, window, every)
        if first < last:
            yield replace(one, is_settled=False, beside=(*one.beside, Beside(every, first, last)))


def nearest(group: Group, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """Of the numbers of a group from `first` up to `last` those over a stretch, and the next one on each side."""
    over_first, over_last = group.touching(start, end)
    return max(first, over_first - 1), min(last, over_last + 1)


def _common(first: Sequence[Stretch], second: Sequence[Stretch]) -> Iterator[Stretch]:
    """What lies in one of each; both are in order, and apart from each other among themselves."""
    at = other = 0
    while at < len(first) and other < len(second):
        one, two = first[at], second[other]
        start, end = max(one.start, two.start), min(one.end, two.end)
        if start < end:
            yield Stretch(start, end, one.is_settled and two.is_settled, one.beside + two.beside)
        if one.end <= two.end:
            at += 1
        else:
            other += 1


def _one_of(members: Sequence[Stretch], end: int) -> Stretch:
    beside = dict.fromkeys(one for member in members for one in member.beside)
    return Stretch(members[0].start, end, all(member.is_settled for member in members), tuple(beside))


def _touches(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return start <= end or (between.isspace() and "\n" not in between)


def _found(how: str, one: Stretch, window: Span, group: Group) -> tuple[int, int]:
    match how:
        case "overlaps":
            return group.touching(one.start, one.end)
        case "within":
            around = bisect_right(group.starts, one.start) - 1
            return around, around + int(around >= 0 and one.end <= group.ends[around])
        case "followed-by":
            first = bisect_left(group.starts, one.end)
            return first, min(first + 1, bisect_left(group.starts, window.end))
        case _:
            return nearest(group, *group.touching(*window), one.start, one.end)


def _in_sheet(sheets: Sequence[Span], stretch: Stretch, window: Span) -> Span:
    number = bisect_right(sheets, stretch.start, key=lambda sheet: sheet.start) - 1
    if number < 0 or stretch.start >= sheets[number].end:
        return window
    return Span(max(window.start, sheets[number].start), min(window.end, sheets[number].end))
