"""Tables that were flattened into lines: rows with tabs, bars or gaps, and rows with a line for each cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qualkit.annotating.lines import Line
from qualkit.annotating.sections.captions import is_of_table
from qualkit.annotating.sections.headings import section_of_heading

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_FIGURE = re.compile(r"[-–−+~<>≈±(]{0,2}\s?\d[\d\s.,:/%–-]*(?:%|x|ci|\))?|[-–—]|n/?a|yox|да|нет|\+", re.IGNORECASE)
_CELL_WORDS, _CELL_LETTERS = 7, 60
_MOST_LETTERS = 300
# So many cells in a row, so many of them figures; below a caption of a table fewer will do.
_RUN, _FIGURES = 6, 0.3
_RUN_WITH_CAPTION = 4
_PROSE_WORDS = 12
_AFTER = 3  # headings and page numbers that may follow a table


def columns(words: str) -> int:
    """How many columns the line is set in: parted by tabs, by bars, or by gaps of three blanks."""
    if len(words) > _MOST_LETTERS and "\t" not in words:
        return 1
    if "\t" in words:
        return words.count("\t") + 1
    if words.count("|") > 1:
        return len([cell for cell in words.strip("|").split("|") if cell]) + 1
    return len(_GAP.findall(words)) + 1


def is_row(lines: Sequence[Line], number: int, *, before: str) -> bool:
    """Whether a line is a row of a table, or the rest of a cell in the row above it.

    before: the section of the line above.
    """
    line = lines[number]
    count = columns(line.words)
    if "\t" in line.words and count > 2:
        return True
    if count > 1:
        return (
            before == "table" or sum(columns(other.words) > 1 for other in lines[max(0, number - 2) : number + 3]) > 2
        )
    if before != "table" or line.is_apart:
        return False
    return len(line.words.split()) < _PROSE_WORDS or not line.has_end_mark  # the rest of a cell that was wrapped


def mark_cells(lines: Sequence[Line], sections: list[str]) -> None:
    """Marks runs of short lines that are the cells of a table: many are figures, or a table's caption stands above."""
    for first, last in _runs(lines, sections):
        above = first - 1
        has_caption = above >= 0 and sections[above] == "caption"
        of_table = has_caption and any(
            is_of_table(lines[i].words) for i in range(max(0, above - 1), above + 1) if sections[i] == "caption"
        )
        below = sections[last : last + 1] == ["caption"] and is_of_table(lines[last].words)
        length = last - first
        figures = sum(_is_figure(lines[number].words) for number in range(first, last))
        is_table = length >= _RUN and figures >= _FIGURES * length and (length - figures > 1 or has_caption or below)
        is_table |= (has_caption or below) and length >= _RUN_WITH_CAPTION and figures >= _FIGURES / 2 * length > 0
        if is_table or (of_table and length >= _RUN):
            sections[first:last] = ["table"] * length


def _runs(lines: Sequence[Line], sections: Sequence[str]) -> Iterator[tuple[int, int]]:
    number = 0
    while number < len(lines):
        first = number
        while number < len(lines) and _may_be_cell(lines[number], sections[number]):
            number += 1
        last = _end_of_cells(lines, first, number)
        if last - first >= _RUN_WITH_CAPTION:
            yield first, last
        number = max(number, first + 1)


def _may_be_cell(line: Line, section: str) -> bool:
    if section not in ("body", "furniture", "heading", "table") or len(line.words) > _CELL_LETTERS:
        return False
    if section == "heading" and (line.marks or section_of_heading(line.words)):
        return False
    if section == "furniture" and not _is_figure(line.words):
        return False
    return _is_figure(line.words) or (len(line.words.split()) <= _CELL_WORDS and not _is_sentence(line))


def _end_of_cells(lines: Sequence[Line], first: int, last: int) -> int:
    """Where a run ends without the lines that stand apart from it: the next heading, or the number of a page."""
    closely_set = sum(not line.is_apart for line in lines[first + 1 : last]) > (last - first) / 2
    least = max(first, last - (_AFTER if closely_set else 1))
    while last > least and lines[last - 1].is_apart and (closely_set or not _is_figure(lines[last - 1].words)):
        last -= 1
    return last


def _is_sentence(line: Line) -> bool:
    return line.has_end_mark and len(line.words.split()) > 3


def _is_figure(words: str) -> bool:
    return len(words) < 25 and _FIGURE.fullmatch(words) is not None
