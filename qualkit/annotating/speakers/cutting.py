"""Lines that hold more than one person's words, cut where the next one begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from qualkit.annotating.lines import Line
from qualkit.annotating.speakers.asking import is_question
from qualkit.annotating.speakers.labels import CLOCK

END_MARK = r"(?<=[.!?…»”\")\]])"
_DASHED = re.compile(r"[-–—]\s*(?=\S)")
_NEXT_DASH = re.compile(r"(?<=[.!?…])\s+(?=[-–—]\s+(\S))")


def cut_at_labels(lines: Sequence[Line], labels: Iterable[str]) -> Sequence[Line]:
    """The lines, with a new one wherever one of the labels and a colon follow the end of a sentence."""
    names = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    if not names:
        return lines
    start = re.compile(rf"{END_MARK}\s+(?=(?:{names})(?:\s*{CLOCK})?\s*[:：](?!//)(?!\d))")
    return _cut(lines, lambda line: (match.span() for match in start.finditer(line.words)))


def cut_between_speakers(lines: Sequence[Line], bold_end: Callable[[Line], int]) -> Sequence[Line]:
    """The lines, with a new one after a bold question, and at each dash after a sentence if one opens the line."""

    def places(line: Line) -> Iterable[tuple[int, int]]:
        bold = bold_end(line) - line.start
        if bold and is_question(line.words[:bold].rstrip("*_ ")) and line.words[bold:].strip(" *_"):
            rest = line.words[bold:]
            return [(bold, bold + len(rest) - len(rest.lstrip(" \t*_")))]
        if _DASHED.match(line.words):
            return [match.span() for match in _NEXT_DASH.finditer(line.words) if match[1].isupper()]
        return []

    return _cut(lines, places)


def _cut(lines: Sequence[Line], places: Callable[[Line], Iterable[tuple[int, int]]]) -> Sequence[Line]:
    """The lines without the blanks between (start, end) in each, which part them."""
    found: list[Line] = []
    for line in lines:
        at = 0
        for start, end in places(line):
            found.append(_part(line, at, start))
            at = end
        found.append(_part(line, at, len(line.words)))
    return found


def _part(line: Line, start: int, end: int) -> Line:
    if start == 0 and end == len(line.words):
        return line
    return Line(line.start + start, line.start + end, line.words[start:end], line.is_apart and start == 0, line.marks)
