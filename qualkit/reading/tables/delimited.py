"""The rows of a table in a text file: cells between commas, semicolons, tabs or bars."""

from __future__ import annotations

import re
from collections.abc import Iterator

DELIMITERS = ",;\t|"
NAMED_DELIMITER = re.compile(r"\s*sep=(.)[ \t]*\n", re.IGNORECASE)
"""The first line by which Excel tells itself how a CSV file is divided."""

SAMPLE = 100_000  # characters of a file that show its delimiter
ENOUGH_ROWS = 500


class Unclosed(Exception):
    """The quotation marks do not fit. row: the number of the row, from 1."""

    def __init__(self, row: int) -> None:
        self.row = row
        super().__init__(row)


def delimited_rows(text: str) -> tuple[list[list[str]], str]:
    """The rows of cells as written, without their quotation marks, and the delimiter; newlines as LF.

    A cell may be of any length (the standard library's reader ends at 131,072 characters).

    Raises: Unclosed where a quotation mark opens a cell and none closes it; in a table with tabs such marks are words.
    """
    named = NAMED_DELIMITER.match(text)
    text = text[named.end() :] if named else text  # Excel counts no row for it either
    delimiter = named[1] if named else _delimiter(text)
    try:
        return list(_rows(text, delimiter)), delimiter
    except Unclosed:
        plain = [line.split(delimiter) for line in text.split("\n")]
        filled = {len(row) for row in plain if any(row)}
        if delimiter == "\t" and len(filled) == 1:
            return plain, delimiter
        raise


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    sign = re.escape(delimiter)
    quoted = re.compile(rf'[^\S\n{sign}]*"([^"]*(?:""[^"]*)*)"[^\S\n{sign}]*(?={sign}|\n|\Z)')
    bare = re.compile(rf"[^{sign}\n]*")
    at, row = 0, []
    number = 1
    end = len(text)
    while at <= end:
        is_quoted = text.startswith('"', at)
        match = quoted.match(text, at) if is_quoted or text[at : at + 1].isspace() else None  # R1, "yes, but"
        if match:
            row.append(match[1].replace('""', '"'))
        elif is_quoted or (match := bare.match(text, at)) is None:
            raise Unclosed(number)
        else:
            row.append(match[0])
        at = match.end()
        if at == end or text[at] == "\n":
            if at < end or any(row):
                yield row
            row = []
            number += 1
        at += 1


def _delimiter(text: str) -> str:
    """The delimiter that divides the rows most evenly; a comma if there is only one column."""
    best, best_score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        widths = _widths(text[:SAMPLE], delimiter)
        if widths and widths[0] > 1:
            # The header's width counts: a comma inside answers divides rows, but not all alike.
            score = (sum(width == widths[0] for width in widths) / len(widths), widths[0])
            if score > best_score:
                best, best_score = delimiter, score
    return best


def _widths(text: str, delimiter: str) -> list[int]:
    """How many cells the rows have, from the first that has more than a title, up to where the sample is cut."""
    widths: list[int] = []
    try:
        for row in _rows(text, delimiter):
            if row != [""] and (widths or sum(map(bool, row)) > 1 or len(row) > 1):
                widths.append(len(row))
            if len(widths) == ENOUGH_ROWS:
                break
    except Unclosed:
        pass
    return widths
