"""The way between the original and the reading text, both ways.

Applied edits cut the two texts into the same list of pieces, alternately kept (equal on both sides) and replaced.
A character of a kept piece has an exact counterpart; an edge inside a replaced piece snaps outwards to the piece's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qualkit.model.spans import Span

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each piece begins in both texts; the last entry is both texts' length.

    original, reading: n_pieces + 1 offsets, not decreasing. kept: n_pieces truth values.
    The map of a source without edits has one kept piece.
    """

    original: Ints
    reading: Ints
    kept: NDArray[np.bool_]

    @classmethod
    def of(cls, length: int, replacements: Sequence[tuple[int, int, int]]) -> OffsetMap:
        """The map of a text of `length` characters under sorted, disjoint (start, end, length of the new text)."""
        original, reading = [0], [0]
        kept: list[bool] = []
        for start, end, new_length in replacements:
            if start > original[-1] or not kept:
                kept.append(True)
                reading.append(reading[-1] + start - original[-1])
                original.append(start)
            kept.append(False)
            original.append(end)
            reading.append(reading[-1] + new_length)
        kept.append(True)
        reading.append(reading[-1] + length - original[-1])
        original.append(length)
        return cls(np.array(original, np.int64), np.array(reading, np.int64), np.array(kept, np.bool_))

    def to_original(self, start: int, end: int) -> Span:
        """The smallest stretch of the original that holds these characters of the reading text."""
        starts, ends = self.all_to_original(np.array([start]), np.array([end]))
        return Span(int(starts[0]), int(ends[0]))

    def to_reading(self, start: int, end: int) -> Span:
        """The smallest stretch of the reading text that holds these characters of the original.

        Characters that an edit removed leave an empty span.
        """
        starts, ends = _convert(np.array([start]), np.array([end]), self.original, self.reading, self.kept)
        return Span(int(starts[0]), int(ends[0]))

    def exactly(self, start: int, end: int) -> Span | None:
        """Where these characters of the original stand in the reading text if none of them changed, nor between them.

        For an empty stretch, the place between two characters that are kept together, or before one that is kept.
        """
        number = int(_piece_of(np.array([start]), self.original)[0])
        if not self.kept[number] or end > self.original[number + 1]:
            return None
        shift = int(self.reading[number] - self.original[number])
        return Span(start + shift, end + shift)

    def all_to_original(self, starts: NDArray[np.integer], ends: NDArray[np.integer]) -> tuple[Ints, Ints]:
        """`to_original` for arrays of starts and ends."""
        return _convert(starts, ends, self.reading, self.original, self.kept)

    def all_to_reading(self, starts: NDArray[np.integer], ends: NDArray[np.integer]) -> tuple[Ints, Ints]:
        """`to_reading` for arrays of starts and ends."""
        return _convert(starts, ends, self.original, self.reading, self.kept)


def _convert(
    starts: NDArray[np.integer], ends: NDArray[np.integer], here: Ints, there: Ints, kept: NDArray[np.bool_]
) -> tuple[Ints, Ints]:
    first = _piece_of(starts, here)
    last = _piece_of(np.maximum(ends - 1, starts), here)
    new_starts = np.where(kept[first], there[first] + starts - here[first], there[first])
    new_ends = np.where(kept[last], there[last] + ends - here[last], there[last + 1])
    return new_starts, np.maximum(np.where(ends > starts, new_ends, new_starts), new_starts)


def _piece_of(position: NDArray[np.integer], here: Ints) -> Ints:
    """The piece that holds the character at the position (pieces of no length hold none); the last one at the end."""
    return np.clip(np.searchsorted(here, position, "right") - 1, 0, len(here) - 2).astype(np.int64)
