"""An interview that was set as a table: a column of labels, a column of what is said, a row for each turn.

There may be columns of times and of numbers besides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from qualkit.model.sources import Mark
from qualkit.reading.speech.clocks import CLOCK, clock_of
from qualkit.reading.writing import Manuscript

Rows = Sequence[Sequence[str]]
LEAST_ROWS = 3
LABEL_WORDS, LABEL_LENGTH = 5, 60
MOST = 0.7  # of the rows must be turns, and of the turns must have a label that comes again
CHANGES = 0.4  # of the neighbouring turns must be of two speakers: a table by topic keeps a topic together
MEAN_WORDS = 4  # of what is said
END_MARK = re.compile(r"[.!?…][\"'”’»“)\]]*$")
TIME = re.compile(rf"[\[(]?(?P<clock>{CLOCK})(?:\s*(?:-+>?|[–—])\s*{CLOCK})?[\])]?")
MERGED = 0.2  # of the rows may be one cell: a heading


class _Row(NamedTuple):
    """A row without its number. time: as written, or empty. cells: all that is in it."""

    time: str
    label: str
    said: str
    cells: Sequence[str]


class _Columns(NamedTuple):
    """Where a table has what is said, the labels (None: in what is said, or nowhere) and the times (or None)."""

    said: int
    label: int | None
    time: int | None


def is_transcript(rows: Rows) -> bool:
    """Whether a table is a transcript: short labels that come again, or times, and sentences next to them.

    A row without a label goes on with the turn before. A header row may stand on top.
    """
    filled = [row for row in rows if any(row)]
    columns = _columns(filled)
    if columns is None:
        return False
    spoken = [row for row in _read(filled, columns) if row.said]
    if columns.label is None:
        return _are_sentences([row.said for row in spoken])
    turns = [(_label(row.label), row.said) for row in spoken if row.label]
    labels = [label for label, _said in turns if label is not None]
    if len(turns) < LEAST_ROWS or len(labels) < MOST * len(filled):
        return False
    counts = Counter(labels)
    again = [label for label in labels if counts[label] > 1]
    changes = sum(one != other for one, other in pairwise(labels))
    if len(again) < MOST * len(labels[1:]) or changes < CHANGES * (len(labels) - 1) or len(set(again)) < 2:
        return False
    return _are_sentences([said for label, said in turns if label in again])


def write_transcript(manuscript: Manuscript, rows: Rows) -> None:
    """Writes the rows as paragraphs "Label: words" with a `speaker` mark over the words, and a `cue` with the time.

    A header row is a `table` paragraph; a row without words is nobody's, and one without a label the last speaker's.
    """
    filled = [row for row in rows if any(row)]
    columns = _columns(filled)
    if columns is None:
        return
    read = list(_read(filled, columns))
    counts = Counter(_label(row.label) for row in read if row.said)
    speaker = ""
    for number, row in enumerate(read):
        label = _label(row.label)
        is_header = not row.time if columns.time is not None else counts[label] == 1
        if number == 0 and is_header and not END_MARK.search(row.said):
            manuscript.block("\t".join(filter(None, row.cells)), kinds=(("table", ""),))
        elif not row.said:
            manuscript.block(row.label or " ".join(filter(None, row.cells)))
        elif row.label and label is None:
            manuscript.block(f"{row.label}\t{row.said}", kinds=(("table", ""),))
        else:
            speaker = label or speaker
            head = f"{label}: " if label else ""
            start = manuscript.block(head + row.said) + len(head)
            if speaker:
                manuscript.marks.append(Mark(start, start + len(row.said), "speaker", speaker))
            if row.time:
                manuscript.marks.append(Mark(start, start + len(row.said), "cue", row.time))


def _are_sentences(said: Sequence[str]) -> bool:
    words = sum(len(one.split()) for one in said)
    ended = sum(bool(END_MARK.search(one)) for one in said)
    return len(said) >= LEAST_ROWS and words >= MEAN_WORDS * len(said) and ended >= len(said) / 2


def _columns(rows: Rows) -> _Columns | None:
    """The columns of a table that may be a transcript: words, and a label or a time."""
    width = max(map(len, rows), default=0)
    whole = [row for row in rows if len(row) == width]
    if len(rows) < LEAST_ROWS or not 2 <= width <= 4 or len(rows) - len(whole) > MERGED * len(rows):
        return None
    cells = list(zip(*whole, strict=True))
    times = [at for at in range(width) if _are_times(cells[at])]
    numbers = [at for at in range(width) if at not in times and _count(cells[at])]
    left = [at for at in range(width) if at not in (*times, *numbers)]
    if len(times) > 2 or (times and numbers and width < 3):
        return None
    time = times[0] if times else None
    if len(left) == 2:
        return _Columns(left[1], left[0], time)
    return _Columns(left[0], None, time) if len(left) == 1 and times else None


def _are_times(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells[1:] if cell]
    return bool(filled) and sum(bool(TIME.fullmatch(cell)) for cell in filled) >= MOST * len(cells[1:])


def _count(cells: Sequence[str]) -> bool:
    """Whether the cells, but for a header, number the rows."""
    numbers = [int(cell.rstrip(".)")) for cell in cells if re.fullmatch(r"\d{1,4}[.)]?", cell)]
    return len(numbers) >= MOST * len(cells) and all(one < other for one, other in pairwise(numbers))


def _read(rows: Rows, columns: _Columns) -> Iterator[_Row]:
    width = max(map(len, rows))
    for row in rows:
        if len(row) < width:
            yield _Row("", " ".join(filter(None, row)), "", row)
            continue
        match = TIME.fullmatch(row[columns.time]) if columns.time is not None else None
        label = row[columns.label] if columns.label is not None else ""
        yield _Row(clock_of(match["clock"]) if match else "", label, row[columns.said], row)


def _label(cell: str) -> str | None:
    """The label without its colon; None for what is too long for one or a sentence."""
    label = cell.rstrip(": ").strip()
    if not label or len(label) > LABEL_LENGTH or len(label.split()) > LABEL_WORDS or label.endswith(("?", "!")):
        return None
    return label if any(map(str.isalpha, label)) else None
