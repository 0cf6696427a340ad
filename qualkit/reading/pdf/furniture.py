"""Running headers, footers and page numbers of a PDF."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from qualkit.reading.pdf.lines import Line

EDGE = 0.1  # of the page's height: where running headers and footers stand
REPEATED = 3
APART = 1.25  # times the usual gap between lines: the room between furniture and text
HALF = 0.5  # of the pages: what comes again so often needs no room around it
# Roman numerals up to 89, in one case; "il", "mil" and "civil" are words.
_ROMAN = r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
PAGE_NUMBER = re.compile(rf"[-–—\s\[(]*(?:\d{{1,4}}|{_ROMAN}|{_ROMAN.upper()})[-–—\s\])]*")
_OUTER_ROMAN = re.compile(rf"^{_ROMAN}(?=\s)|(?<=\s){_ROMAN}$")


def furniture_of(lines: Sequence[Line], pages: int, usual_gap: float) -> set[Line]:
    """The lines at the edges of pages that are a page number, or come again on other pages but for their digits.

    They stand apart from the text, or come again on half of the pages: a short answer that happens to stand at the edge
    of three pages is none, and neither is what comes again within the pages as well, as the name of who speaks does.
    Words that stand askew or upright on page after page (DRAFT) are furniture too.
    pages: how many there are. usual_gap: between the lines of a paragraph, in points.
    """
    inner: defaultdict[int, list[Line]] = defaultdict(list)
    shapes: defaultdict[tuple[str, bool], set[int]] = defaultdict(set)
    edges: list[Line] = []
    for line in lines:
        if line.is_turned or _is_at_edge(line):
            edges.append(line)
            shapes[_shape(line)].add(line.page)
    enough = min(REPEATED, max(2, pages))
    within = Counter(line.text for line in lines if not (line.is_turned or _is_at_edge(line)))
    repeated = {line for line in edges if len(shapes[_shape(line)]) >= enough > within[line.text]}
    numbers = {line for line in edges if pages > 1 and not line.is_turned and PAGE_NUMBER.fullmatch(line.text)}
    for line in lines:
        if line not in repeated and line not in numbers:
            inner[line.page].append(line)
    return numbers | {
        line
        for line in repeated
        if line.is_turned
        or len(shapes[_shape(line)]) >= HALF * pages
        or _is_apart(line, inner[line.page], APART * usual_gap)
    }


def _is_at_edge(line: Line) -> bool:
    return line.bottom > (1 - EDGE) * line.height or line.top < EDGE * line.height


def _shape(line: Line) -> tuple[str, bool]:
    """The text without its numbers, and whether it stands above."""
    return _OUTER_ROMAN.sub("#", re.sub(r"\d+", "#", line.text)), line.bottom > line.height / 2


def _is_apart(line: Line, inner: Sequence[Line], gap: float) -> bool:
    """Whether there is room between a line at the edge and the text."""
    if line.bottom > line.height / 2:
        return all(line.bottom - other.bottom > gap for other in inner if other.bottom < line.bottom)
    return all(other.bottom - line.bottom > gap for other in inner if other.bottom > line.bottom)
