"""Captions that scroll: each shows again what the one before it showed, and some words more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

OFTEN = 0.3  # of the captions begin with words of the one before and go on: nobody repeats himself as often
LEAST = 3  # captions that do
SURE_WORDS = 3  # of a line begun anew; fewer only if they are whole lines
MOST_WORDS = 400  # that a caption may repeat
GAP_MS = 1_500
Lines = tuple[str, ...]


def without_repetitions(captions: Sequence[Lines], times: Sequence[tuple[int | None, int | None]]) -> list[Lines]:
    """For each caption the lines, or parts of lines, that it shows first; as they are if the captions do not scroll.

    times: start and end of each, in milliseconds; what comes again after a pause was said again.
    """
    repeated = [0]
    for (before, (_start, end)), (after, (start, _end)) in pairwise(zip(captions, times, strict=True)):
        is_near = start is None or end is None or start - end <= GAP_MS
        repeated.append(_n_repeated(before, after) if is_near else 0)
    shown = sum(bool(lines) for lines in captions)
    n_repeating = sum(0 < n < len(" ".join(lines).split()) for lines, n in zip(captions, repeated, strict=True))
    if n_repeating < LEAST or n_repeating < OFTEN * shown:
        return list(captions)
    return [_after(lines, n) for lines, n in zip(captions, repeated, strict=True)]


def _n_repeated(before: Lines, after: Lines) -> int:
    """With how many words at its end the caption before gives the words at the beginning of the one after."""
    old, new = " ".join(before).split(), " ".join(after).split()
    if not old or not new:
        return 0
    ends = {0, *accumulate(len(line.split()) for line in after)}
    starts = {len(old) - n for n in (0, *accumulate(len(line.split()) for line in before))}
    for n in range(min(len(old), len(new), MOST_WORDS), 0, -1):
        if old[-n:] == new[:n] and (n >= SURE_WORDS or n == len(old) or (n in ends and n in starts)):
            return n
    return 0


def _after(lines: Lines, n_words: int) -> Lines:
    """The lines without their first words."""
    left = []
    for line in lines:
        words = line.split()
        if n_words < len(words):
            left.append(line if not n_words else " ".join(words[n_words:]))
        n_words = max(0, n_words - len(words))
    return tuple(left)
