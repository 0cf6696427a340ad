"""The reading text as lines of a page: each is a stretch without a line break, and nothing between them is lost."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from qualkit.model.annotations import NO_RUNNING_TEXT, Annotation
from qualkit.model.sources import Source


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the reading text that is not blank, in code points of the reading text.

    label: its beginning that is no speech, such as `Aysel: `. role: of the speaker, or empty outside of turns.
    heading: the level, or 0. is_aside: it is no evidence by its section, such as references.
    """

    start: int
    text: str
    label: str = ""
    role: str = ""
    heading: int = 0
    is_aside: bool = False

    @property
    def speech(self) -> str:
        """The line behind its label."""
        return self.text[len(self.label) :]


def lines(source: Source, annotation: Annotation) -> Iterator[Line]:
    """The lines of a source in order; none for an empty text."""
    starts = [turn.start for turn in annotation.turns]
    headings = {mark.start: mark.value for mark in source.marks_of("heading")}
    sections = [(sentence.start, sentence.section) for sentence in annotation.sentences()]
    section_starts = [start for start, _section in sections]
    at = 0
    for text in source.text.split("\n"):
        start, at = at, at + len(text) + 1
        if not text.strip():
            continue
        end = start + len(text)
        number = bisect_right(starts, end - 1) - 1
        turn = annotation.turns[number] if number >= 0 else None
        is_said = turn is not None and turn.start < end and start < turn.end
        label = text[: turn.start - start] if turn and is_said and start < turn.start else ""
        of_line = bisect_right(section_starts, end - 1) - 1
        section = sections[of_line][1] if of_line >= 0 else ""
        level = headings.get(start, "0")
        yield Line(
            start,
            text,
            label,
            turn.role if turn and is_said else "",
            int(level) if level.isdigit() else 1,
            section in NO_RUNNING_TEXT,
        )
