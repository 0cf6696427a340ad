"""Edits of a text that other edits have made already, taken back to the original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from qualkit.model.sources import Edit


class _Place(NamedTuple):
    """An edit's stretch of the text between the two passes. of_second: which pass it comes from."""

    start: int
    end: int
    edit: Edit
    of_second: bool


def both_passes(original: str, between: str, first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """The edits of an original that come to the same as two passes, in order and disjoint.

    between: the original with all edits of the first pass; the second pass edits that. Both are in order and disjoint.
    Where the second pass changes what the first has put, one edit does the work of both, as sure as the less sure one.
    """
    places = [*_places_between(first), *(_Place(edit.start, edit.end, edit, True) for edit in second)]
    edits = []
    shift = 0  # from the text between the passes back to the original
    for group in _overlapping(sorted(places, key=_START)):
        back = sum(len(place.edit.old) - len(place.edit.new) for place in group if not place.of_second)
        if len(group) > 1:
            edit = _as_one(original, between, group, shift, back)
            edits += [edit] if edit.old != edit.new else []
        elif group[0].of_second:
            edit = group[0].edit
            edits.append(replace(edit, start=edit.start + shift, end=edit.end + shift))
        else:
            edits.append(group[0].edit)
        shift += back
    return edits


_START = itemgetter(0, 1)


def _places_between(first: Iterable[Edit]) -> Iterator[_Place]:
    shift = 0
    for edit in first:
        start = edit.start + shift
        yield _Place(start, start + len(edit.new), edit, False)
        shift += len(edit.new) - len(edit.old)


def _overlapping(places: Sequence[_Place]) -> Iterator[list[_Place]]:
    """The places, those that share characters together."""
    group: list[_Place] = []
    end = 0
    for place in places:
        if group and place.start >= end:
            yield group
            group = []
        group.append(place)
        end = max(end, place.end)
    if group:
        yield group


def _edited(between: str, start: int, end: int, group: Sequence[_Place]) -> str:
    """A stretch of the text between the passes after the second one."""
    pieces = []
    at = start
    for place in group:
        if place.of_second:
            pieces += [between[at : place.start], place.edit.new]
            at = place.end
    return "".join([*pieces, between[at:end]])


def _as_one(original: str, between: str, group: Sequence[_Place], shift: int, back: int) -> Edit:
    """The edits of a group as one, without the white space around it that stays."""
    start, end = group[0].start, max(place.end for place in group)
    old, new = original[start + shift : end + shift + back], _edited(between, start, end, group)
    start += shift
    before = len(old) - len(old.lstrip())
    if old[:before] == new[:before]:
        start, old, new = start + before, old[before:], new[before:]
    blank = old[len(old.rstrip()) :]
    if blank and new.endswith(blank):
        old, new = old[: -len(blank)], new[: -len(blank)]
    rule = min(group, key=lambda place: place.of_second).edit.rule
    confidence = min(place.edit.confidence for place in group)
    return Edit(start, start + len(old), old, new, rule, confidence, all(place.edit.applied for place in group))
