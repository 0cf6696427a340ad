"""The lines of a reading text, the smallest pieces that layout knows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from qualkit.model.sources import Source
from qualkit.model.spans import Span

# A form feed and Unicode's own separators end a line as well.
_LINE = re.compile(r"[^\n\f\u2028\u2029]+")
END_MARKS = ".!?…"
_CLOSING = "\"'”’»“)]}›*_"


class Line(NamedTuple):
    """A line with its words, without blanks around them.

    is_apart: a blank line, or nothing, stands before it. marks: the kinds of the marks over it.
    """

    start: int
    end: int
    words: str
    is_apart: bool
    marks: frozenset[str]

    @property
    def has_end_mark(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.words.rstrip(_CLOSING).endswith(tuple(END_MARKS))


_ASIDE = re.compile(r"\[[^\[\]]{1,600}\][.!]?|\([^()]{1,600}\)[.!]?")


def asides_of(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines of paragraphs that stand wholly in brackets: what a transcriber or editor adds.

    A paragraph may run over several lines; a line in square brackets is one wherever it stands.
    """
    found: set[int] = set()
    first = 0
    while first < len(lines):
        last = first + 1
        while last < len(lines) and not lines[last].is_apart:
            last += 1
        if _is_aside(" ".join(line.words for line in lines[first:last])):
            found |= set(range(first, last))
        else:
            found |= {
                number
                for number in range(first, last)
                if lines[number].words[0] == "[" and _is_aside(lines[number].words)
            }
        first = last
    return found


def _is_aside(words: str) -> bool:
    return words[0] in "[(" and _ASIDE.fullmatch(words) is not None


_LAYOUT = ("title", "heading", "list", "table", "caption", "footnote", "furniture")


def lines_of(source: Source) -> list[Line]:
    """The lines of the source's reading text that hold anything, in order."""
    text = source.text
    spans: list[Span] = []
    for match in _LINE.finditer(text):
        if words := match[0].strip():
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            spans.append(Span(start, start + len(words)))
    kinds = _kinds(source, spans)
    return [
        Line(
            start,
            end,
            text[start:end],
            _is_apart(text, spans[number - 1].end if number else None, start),
            kinds[number],
        )
        for number, (start, end) in enumerate(spans)
    ]


def _is_apart(text: str, end_before: int | None, start: int) -> bool:
    if end_before is None:
        return True
    return text.count("\n", end_before, start) > 1 or text.find("\f", end_before, start) >= 0


def _kinds(source: Source, spans: Sequence[Span]) -> list[frozenset[str]]:
    """For each line the kinds of the layout marks that lie over more than half of it."""
    kinds: list[frozenset[str]] = [frozenset()] * len(spans)
    starts = [span.start for span in spans]
    for mark in source.marks_of(*_LAYOUT):
        for number in range(max(0, bisect_right(starts, mark.start) - 1), bisect_left(starts, mark.end)):
            start, end = spans[number]
            if min(mark.end, end) - max(mark.start, start) > (end - start) / 2:
                kinds[number] |= {mark.kind}
    return kinds
