"""Where two texts of one source say the same: what a corrected transcript has kept of the one before.

Lines are compared first, then the words of what lies between lines that are the same. What stands only once in both
texts holds the rest in its place, so that no text takes time by the square of its length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from qualkit.model.offsets import OffsetMap

Block = tuple[int, int, int]
"""A stretch that is the same: where it begins in the one text and in the other, and its length."""

DEPTH = 60  # of looking between what is the same for what is the same
WIDTHS = (1, 4, 12)  # pieces in a row that may be a landmark
FAR = 80  # words that a stretch without landmarks may differ in, and still be compared word by word
_TOKEN = re.compile(r"\w+|[^\S\n]+|\n|[^\w\s]")


class Change(NamedTuple):
    """What stands at [start, end) of the older text is `length` characters in the newer one."""

    start: int
    end: int
    length: int


class Alignment(NamedTuple):
    """How a text came from an older one. text: the identity of the older one. changes: in order, disjoint."""

    text: str
    changes: tuple[Change, ...]


def align(old: str, new: str) -> tuple[Change, ...]:
    """What has to change in the old text to make the new one of it; the same two texts always give the same.

    Words that stay alone among changed ones count as changed too: they are the same by accident.
    """
    if old == new:
        return ()
    found: list[Block] = []
    old_lines, new_lines = (list(_starts(text.splitlines(keepends=True))) for text in (old, new))
    for lines, other in _runs(old_lines, new_lines):
        _between_lines(found, old, new, (lines, other))
    return _changes(_without_islands(found, old, new), len(old), len(new))


def map_of(changes: Iterable[Change], length: int) -> OffsetMap:
    """The way from the older text, of this length, to the newer one."""
    return OffsetMap.of(length, list(changes))


def joined(ways: Sequence[OffsetMap], old: str, new: str) -> OffsetMap:
    """One way for several, from the old text to the new; what both say in between what is kept is kept too."""
    first, *rest = ways
    blocks = list(_kept(first))
    for way in rest:
        blocks = list(_through(blocks, list(_kept(way))))
    changes = _changes(blocks, len(old), len(new))
    different, shift = [], 0
    for change in changes:
        start = change.start + shift
        if old[change.start : change.end] != new[start : start + change.length]:
            different.append(change)
        shift += change.length - (change.end - change.start)
    return map_of(different, len(old))


def turned(way: OffsetMap) -> OffsetMap:
    """The way back."""
    return OffsetMap(way.reading, way.original, way.kept)


_Pieces = list[tuple[int, str]]


def _starts(pieces: Iterable[str], at: int = 0) -> Iterator[tuple[int, str]]:
    for piece in pieces:
        yield at, piece
        at += len(piece)


def _runs(old: _Pieces, new: _Pieces) -> Iterator[tuple[_Pieces, _Pieces]]:
    """The lines cut into stretches that are the same, one line each, and stretches that are not, in order."""
    a = b = 0
    for i, j in [*same([text for _, text in old], [text for _, text in new]), (len(old), len(new))]:
        if a < i or b < j:
            yield old[a:i], new[b:j]
        if i < len(old):
            yield old[i : i + 1], new[j : j + 1]
        a, b = i + 1, j + 1


def _between_lines(found: list[Block], old: str, new: str, stretch: tuple[_Pieces, _Pieces]) -> None:
    """What is the same in two stretches of lines, added to what was found; line by line or word by word."""
    if not all(stretch):
        return
    (start, first), (other, second) = stretch[0][0], stretch[1][0]
    if len(stretch[0]) == len(stretch[1]) == 1 and first == second:
        found.append((start, other, len(first)))
        return
    ends = [lines[-1][0] + len(lines[-1][1]) for lines in stretch]
    a = list(_starts(_TOKEN.findall(old[start : ends[0]]), start))
    b = list(_starts(_TOKEN.findall(new[other : ends[1]]), other))
    for i, j in same([text for _, text in a], [text for _, text in b]):
        found.append((a[i][0], b[j][0], len(a[i][1])))


def same(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The places at which both have the same, in order in both: their ends, then what stands once in both, and so on.

    Where nothing stands once, the shortest way from the one to the other, unless it is longer than FAR.
    """
    found: list[tuple[int, int]] = []
    waiting = [(0, len(old), 0, len(new), 0)]
    while waiting:
        a, a_end, b, b_end, depth = waiting.pop()
        while a < a_end and b < b_end and old[a] == new[b]:
            found.append((a, b))
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            found.append((a_end, b_end))
        if a == a_end or b == b_end:
            continue
        landmarks = _landmarks(old, new, (a, a_end, b, b_end)) if depth < DEPTH else []
        if not landmarks:
            found += _shortest_way(old, new, (a, a_end, b, b_end))
            continue
        found += landmarks
        for i, j in [*landmarks, (a_end, b_end)]:
            waiting.append((a, i, b, j, depth + 1))
            a, b = i + 1, j + 1
    return sorted(found)


_Bounds = tuple[int, int, int, int]


def _landmarks(old: Sequence[str], new: Sequence[str], bounds: _Bounds) -> list[tuple[int, int]]:
    """The places of what stands exactly once in both, as many as are in the same order; rows of words if no word."""
    a, a_end, b, b_end = bounds
    for width in WIDTHS:
        ours, theirs = (list(_rows(texts, *span, width)) for texts, span in ((old, (a, a_end)), (new, (b, b_end))))
        in_old, in_new = Counter(ours), Counter(theirs)
        place = {row: j for j, row in enumerate(theirs, b) if in_new[row] == 1}
        pairs = [(i, place[row]) for i, row in enumerate(ours, a) if in_old[row] == 1 and row in place]
        if pairs:
            return _longest_rising(pairs)
    return []


def _rows(texts: Sequence[str], start: int, end: int, width: int) -> Iterator[object]:
    if width == 1:
        return iter(texts[start:end])
    return zip(*(texts[start + n : max(start + n, end - width + n + 1)] for n in range(width)), strict=False)


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of these pairs, whose first numbers rise, of which the second ones rise too."""
    lowest: list[int] = []  # the lowest second number that ends a rising row of each length
    at: list[int] = []  # the pair with that number
    before: list[int] = []
    for number, (_first, second) in enumerate(pairs):
        length = bisect_left(lowest, second)
        lowest[length : length + 1] = [second]
        at[length : length + 1] = [number]
        before.append(at[length - 1] if length else -1)
    found = []
    number = at[-1] if at else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _shortest_way(old: Sequence[str], new: Sequence[str], bounds: _Bounds) -> list[tuple[int, int]]:
    """The pairs on the way with the fewest removals and additions (Myers 1986); none if it has more than FAR."""
    a, a_end, b, b_end = bounds
    n, m = a_end - a, b_end - b
    if abs(n - m) > FAR:
        return []
    reach, trail = {1: 0}, list[dict[int, int]]()
    for steps in range(min(FAR, n + m) + 1):
        trail.append(dict(reach))
        for k in range(-steps, steps + 1, 2):
            down = k == -steps or (k != steps and reach[k - 1] < reach[k + 1])
            x = reach[k + 1] if down else reach[k - 1] + 1
            while x < n and x - k < m and old[a + x] == new[b + x - k]:
                x += 1
            reach[k] = x
            if x >= n and x - k >= m:
                return [(a + i, b + j) for i, j in _walked_back(trail, n, m)]
    return []


def _walked_back(trail: Sequence[dict[int, int]], x: int, y: int) -> Iterator[tuple[int, int]]:
    for steps in range(len(trail) - 1, -1, -1):
        reach, k = trail[steps], x - y
        down = k == -steps or (k != steps and reach[k - 1] < reach[k + 1])
        last = k + 1 if down else k - 1
        last_x = reach[last]
        last_y = last_x - last
        while x > max(last_x, 0) and y > max(last_y, 0):
            x, y = x - 1, y - 1
            yield x, y
        if steps:
            x, y = last_x, last_y


def _without_islands(blocks: Iterable[Block], old: str, new: str) -> list[Block]:
    """The blocks, touching ones put together, without those shorter than what was changed on both their sides."""
    kept: list[Block] = []
    for block in sorted(blocks):
        if kept and kept[-1][0] + kept[-1][2] == block[0] and kept[-1][1] + kept[-1][2] == block[1]:
            kept[-1] = (*kept[-1][:2], kept[-1][2] + block[2])
        else:
            kept.append(block)
    found: list[Block] = []
    for number, block in enumerate(kept):
        following = kept[number + 1] if number + 1 < len(kept) else (len(old), len(new), 0)
        while found and _is_island(found, block):
            found.pop()
        if not found and number and _is_shorter(block, (0, 0, 0), following):
            continue
        found.append(block)
    while found and _is_island(found, (len(old), len(new), 0)):
        found.pop()
    return found


def _is_island(found: Sequence[Block], following: Block) -> bool:
    return _is_shorter(found[-1], found[-2] if len(found) > 1 else (0, 0, 0), following)


def _is_shorter(block: Block, before: Block, following: Block) -> bool:
    # What was only put in, or only taken out, makes no other words of what stands beside it.
    left = min(block[0] - before[0] - before[2], block[1] - before[1] - before[2])
    right = min(following[0] - block[0] - block[2], following[1] - block[1] - block[2])
    return block[2] < min(left, right)


def _kept(way: OffsetMap) -> Iterator[Block]:
    for number, is_kept in enumerate(way.kept.tolist()):
        start, end = int(way.original[number]), int(way.original[number + 1])
        if is_kept and end > start:
            yield start, int(way.reading[number]), end - start


def _through(first: Sequence[Block], second: Sequence[Block]) -> Iterator[Block]:
    """What is the same over two steps."""
    i = j = 0
    while i < len(first) and j < len(second):
        (start, middle, length), (other, end, other_length) = first[i], second[j]
        low, high = max(middle, other), min(middle + length, other + other_length)
        if low < high:
            yield start + low - middle, end + low - other, high - low
        if middle + length <= other + other_length:
            i += 1
        else:
            j += 1


def _changes(blocks: Iterable[Block], length: int, other_length: int) -> tuple[Change, ...]:
    """What lies between blocks that are the same; to the ends of both texts."""
    found = []
    at = other_at = 0
    for start, other, size in [*blocks, (length, other_length, 0)]:
        if start > at or other > other_at:
            found.append(Change(at, start, other - other_at))
        at, other_at = start + size, other + size
    return tuple(found)
