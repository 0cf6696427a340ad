"""Notes at the foot of a PDF's pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from qualkit.reading.pdf.lines import Line
from qualkit.reading.pdf.tables import CAPTION

SMALLER = 0.95  # a note's letters against those of the text
LOWER_PART = 0.6  # of the page's height: notes stand below
# A raised figure; a figure or sign before the words.
BEGINNING = re.compile(r"\[(\d{1,3})\]|(\d{1,3})(?:[.)]?\s+(?=\S)|(?=[^\W\d_]))|([*†‡])\s*(?=\S)")


def notes_of(lines: Sequence[Line], usual_size: float) -> dict[Line, str]:
    """The lines of notes at the foot of columns; with its number the line with which a note begins, the others empty.

    They have smaller letters than the text, nothing of the text but a caption stands below them in their column, and at
    least one begins with a number. usual_size: of the text's letters. lines: without furniture.
    """
    notes: dict[Line, str] = {}
    pages: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    for on_page in pages.values():
        small = [line for line in on_page if _may_be_note(line, usual_size)]
        if not small:
            continue
        large = [line for line in on_page if line.size > SMALLER * usual_size and not CAPTION.match(line.text)]
        low = [line for line in small if not any(_is_below(other, line) for other in large)]
        numbers = [BEGINNING.match(line.text) for line in low]
        if not any(numbers):
            continue
        # What stands before the first number goes on with a note of the page before.
        for line, number in zip(low, numbers, strict=True):
            notes[line] = next(filter(None, number.groups())) if number else ""
    return notes


def _may_be_note(line: Line, usual_size: float) -> bool:
    return line.size <= SMALLER * usual_size and line.top < LOWER_PART * line.height and not line.is_turned


def _is_below(other: Line, line: Line) -> bool:
    """Whether a line stands below another in the same column."""
    return other.bottom < line.bottom and other.left < line.right and other.right > line.left
