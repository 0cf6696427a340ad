"""Headings of a PDF: letters larger than those of the text, or bold lines by themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from qualkit.reading.pdf.lines import Line

LARGER = 1.08  # a heading's letters against those of the text
ROOM = 1.15  # the gap above a bold heading against the usual gap between lines
SHORT_LINE = 120  # characters of a bold line that can be a heading
MOSTLY_BOLD = 0.3  # of the letters: then bold says nothing
LEVELS = 6
NO_HEADING = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")


def heading_levels(lines: Sequence[Line], usual_gap: float) -> dict[Line, int]:
    """The lines of headings and their levels, those with the largest letters being level 1.

    Bold lines that are hardly larger than the text come one level below the larger ones. Empty for text of one kind.
    usual_gap: between the lines of a paragraph, in points.
    """
    letters: Counter[float] = Counter()
    for line in lines:
        letters[_height(line)] += len(line.text)
    if not letters:
        return {}
    usual = letters.most_common(1)[0][0]
    total = letters.total()
    larger = [size for size, n in letters.items() if size > LARGER * usual and n < 0.15 * total]
    levels = {size: level for level, size in enumerate(sorted(larger, reverse=True)[:LEVELS], 1)}
    found = {line: levels[_height(line)] for line in lines if _height(line) in levels}
    bold = sum(len(line.text) for line in lines if line.bold and line not in found)
    if bold <= MOSTLY_BOLD * total:
        found |= dict.fromkeys(_bold_headings(lines, found, usual_gap), min(len(levels) + 1, LEVELS))
    return found


def _bold_headings(lines: Sequence[Line], larger: dict[Line, int], usual_gap: float) -> list[Line]:
    """The bold lines with room above them, and below those the bold lines that go on with them.

    None of them is one where they end with a sentence, as a question does that is longer than a line, or where the
    sentence ends in the next line, before plain words.
    """
    found: list[Line] = []
    first = 0  # of the lines of the heading that came last
    for before, line in pairwise([None, *lines]):
        if line is None:
            continue
        gap = before.bottom - line.bottom if before is not None and before.page == line.page else None
        is_close = gap is not None and 0 <= gap <= ROOM * usual_gap
        goes_on = bool(found) and before == found[-1]
        if goes_on and is_close and not line.bold and line.looks[0] and line.text[0].islower():
            del found[first:]  # a stressed sentence, which ends in this line
        if not line.bold or line in larger or len(line.text) > SHORT_LINE:
            continue
        if not any(map(str.isalpha, line.text)):
            continue
        if NO_HEADING.search(line.text):
            if goes_on and (is_close or line.text[0].islower()):
                del found[first:]
        elif goes_on or not is_close or before in larger:
            first = first if goes_on and is_close else len(found)
            found.append(line)
    return found


def _height(line: Line) -> float:
    """The height of a line's letters to half a point."""
    return round(2 * line.size) / 2
