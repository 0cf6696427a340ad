"""Lines that hold more than one person's words, cut where the next one begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from qualkit.annotating.lines import Line
from qualkit.annotating.speakers.asking import is_question, share
from qualkit.annotating.speakers.labels import CLOCK

END_MARK = r"(?<=[.!?…»”\")\]])"
QUOTES = '"“„«'
_MOSTLY = 0.5
_DASHED = re.compile(r"[-–—]\s*(?=\S)")
_NEXT_DASH = re.compile(r"(?<=[.!?…])\s+(?=[-–—]\s+(\S))")


def cut_at_labels(lines: Sequence[Line], labels: Iterable[str]) -> Sequence[Line]:
    """The lines, with a new one wherever one of the labels and a colon follow the end of a sentence.

    Quotation marks right behind tell that somebody reports what another said, unless most labels have such.
    """
    names = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    if not names:
        return lines
    label = rf"(?:{names})(?:\s*{CLOCK})?\s*[:：]"
    said = [line.words[match.end() :].lstrip() for line in lines if (match := re.match(label, line.words))]
    reported = "" if share([words[:1] in QUOTES for words in said if words]) > _MOSTLY else rf"(?!\s*[{QUOTES}])"
    start = re.compile(rf"{END_MARK}\s+(?={label}(?!//)(?!\d){reported})")
    return _cut(lines, lambda line: (match.span() for match in start.finditer(line.words)))


def cut_between_speakers(lines: Sequence[Line], *look_ends: Callable[[Line], int]) -> Sequence[Line]:
    """The lines, with a new one after a question in other letters, and at each dash of a line that begins with one.

    A dash must stand after the end of a sentence.
    look_ends: where the bold, the italic letters end that a line begins with.
    """

    def places(line: Line) -> Iterable[tuple[int, int]]:
        end = max(look_end(line) for look_end in look_ends) - line.start
        if end and is_question(line.words[:end].rstrip("*_ ")) and line.words[end:].strip(" *_"):
            rest = line.words[end:]
            return [(end, end + len(rest) - len(rest.lstrip(" \t*_")))]
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
