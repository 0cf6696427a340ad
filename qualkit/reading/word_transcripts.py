"""An interview that was set as a table: a column of labels, a column of what is said, a row for each turn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from qualkit.model.sources import Mark
from qualkit.reading.writing import Manuscript

Rows = Sequence[Sequence[str]]
LEAST_ROWS = 3
LABEL_WORDS, LABEL_LENGTH = 5, 60
MOST = 0.7  # of the rows must be turns, and of the turns must have a label that comes again
CHANGES = 0.4  # of the neighbouring turns must be of two speakers: a table by topic keeps a topic together
MEAN_WORDS = 4  # of what is said
END_MARK = re.compile(r"[.!?…][\"'”’»“)\]]*$")


def is_transcript(rows: Rows) -> bool:
    """Whether a table of two columns is a transcript: short labels that come again, and sentences next to them.

    A row without a label goes on with the turn before. A header row may stand on top.
    """
    filled = [row for row in rows if any(row)]
    if len(filled) < LEAST_ROWS or any(len(row) != 2 for row in filled):
        return False
    turns = [(_label(label), said) for label, said in filled if label and said]
    labels = [label for label, _said in turns if label is not None]
    if len(turns) < LEAST_ROWS or len(labels) < MOST * len(filled):
        return False
    counts = Counter(labels)
    again = [label for label in labels if counts[label] > 1]
    changes = sum(one != other for one, other in pairwise(labels))
    if len(again) < MOST * len(labels[1:]) or changes < CHANGES * (len(labels) - 1) or len(set(again)) < 2:
        return False
    spoken = [said for label, said in turns if label in again]
    words = sum(len(said.split()) for said in spoken)
    ended = sum(bool(END_MARK.search(said)) for said in spoken)
    return words >= MEAN_WORDS * len(spoken) and ended >= len(spoken) / 2


def write_transcript(manuscript: Manuscript, rows: Rows) -> None:
    """Writes the rows as paragraphs "Label: words" with a `speaker` mark over the words.

    A header row is a `table` paragraph; a row without words is nobody's, and one without a label the last speaker's.
    """
    counts = Counter(_label(label) for label, said in rows if said)
    speaker = ""
    for number, (written, said) in enumerate(rows):
        label = _label(written)
        if number == 0 and counts[label] == 1 and not END_MARK.search(said):
            manuscript.block(f"{written}\t{said}".strip(), kinds=(("table", ""),))
        elif not said:
            manuscript.block(written)
        elif written and label is None:
            manuscript.block(f"{written}\t{said}", kinds=(("table", ""),))
        else:
            speaker = label or speaker
            head = f"{label}: " if label else ""
            start = manuscript.block(head + said) + len(head)
            if speaker:
                manuscript.marks.append(Mark(start, start + len(said), "speaker", speaker))


def _label(cell: str) -> str | None:
    """The label without its colon; None for what is too long for one or a sentence."""
    label = cell.rstrip(": ").strip()
    if not label or len(label) > LABEL_LENGTH or len(label.split()) > LABEL_WORDS or label.endswith(("?", "!")):
        return None
    return label if any(map(str.isalpha, label)) else None
