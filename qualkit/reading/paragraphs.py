"""The words of one paragraph as a reader gathers them, and how paragraphs, tables and notes are written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element

from qualkit.model.sources import Mark
from qualkit.reading.word.transcripts import is_transcript, write_transcript
from qualkit.reading.writing import Manuscript

Kinds = tuple[tuple[str, str], ...]


class Letters(NamedTuple):
    """How letters look; the names are kinds of marks."""

    bold: bool = False
    italic: bool = False


PLAIN = Letters()


@dataclass(slots=True)
class Paragraph:
    """The words of one paragraph: pieces with how their letters look.

    comments: (start, end, what a reader of the document noted there). boxes: the text boxes that hang on it.
    """

    pieces: list[tuple[str, Letters]] = field(default_factory=list)
    comments: list[tuple[int, int, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All that was gathered."""
        return "".join(piece for piece, _ in self.pieces)

    @property
    def length(self) -> int:
        """The number of characters gathered so far."""
        return sum(len(piece) for piece, _ in self.pieces)

    def join(self) -> None:
        """Makes one piece of neighbours that are alike: a piece for each letter takes a hundred times its room."""
        groups = groupby(self.pieces, key=lambda piece: piece[1])
        self.pieces = [("".join(piece for piece, _ in pieces), letters) for letters, pieces in groups]

    def cut_outer_breaks(self) -> None:
        """Removes the breaks before the first and after the last word: often a page's, and of no use there."""
        while self.pieces and self.pieces[-1][0] in ("", "\n"):
            self.pieces.pop()
        first = next((n for n, (piece, _) in enumerate(self.pieces) if piece not in ("", "\n")), 0)
        cut = sum(len(piece) for piece, _ in self.pieces[:first])
        del self.pieces[:first]
        self.comments = [(max(0, start - cut), max(0, end - cut), text) for start, end, text in self.comments]

    def looks(self) -> Iterator[tuple[int, int, str]]:
        """The bold and the italic stretches without white space at their edges; neighbours are joined."""
        for kind in Letters._fields:
            yield from ((start, end, kind) for start, end in self._stretches(kind))

    def _stretches(self, kind: str) -> Iterator[tuple[int, int]]:
        at = 0
        for is_so, pieces in groupby(self.pieces, key=lambda piece: getattr(piece[1], kind)):
            stretch = "".join(piece for piece, _ in pieces)
            if is_so and stretch.strip():
                start = at + len(stretch) - len(stretch.lstrip())
                yield start, start + len(stretch.strip())
            at += len(stretch)


def write_paragraph(manuscript: Manuscript, paragraph: Paragraph, *, kinds: Kinds = (), sign: str = "") -> None:
    """Writes a paragraph with its marks, unless it is white space.

    sign: the dash or number before an item of a list, with a blank.
    """
    if not paragraph.words.strip():
        return
    paragraph.cut_outer_breaks()
    at = manuscript.block(sign + paragraph.words, kinds=(("list", ""), *kinds) if sign else kinds) + len(sign)
    manuscript.marks += [Mark(at + start, at + end, kind) for start, end, kind in paragraph.looks()]
    whole = len(paragraph.words)
    for start, end, text in paragraph.comments:
        first, last = (start, min(end, whole)) if start < min(end, whole) else (0, whole)
        manuscript.marks.append(Mark(at + first, at + last, "comment", text))


def cell_words(paragraphs: Iterable[Paragraph]) -> str:
    """The words of a cell on one line: a line is a row and a tab divides cells, so neither may stand inside."""
    return " ".join(" ".join(paragraph.words.split()) for paragraph in paragraphs if paragraph.words.strip())


def write_table(manuscript: Manuscript, rows: Sequence[Sequence[str]], *, comments: Iterable[str] = ()) -> None:
    """Writes a table as one block, a line for each row that has words, or as the interview that it is."""
    start = manuscript.length
    if is_transcript(rows):
        write_transcript(manuscript, [row for row in rows if any(row)])
    else:
        lines = ("\t".join(row) for row in rows if any(row))
        manuscript.block("\n".join(lines), kinds=(("table", ""),))
    if manuscript.length > start:
        start = start + 2 if start else 0
        manuscript.marks += [Mark(start, manuscript.length, "comment", text) for text in comments]


def write_notes(manuscript: Manuscript, notes: Iterable[str]) -> None:
    """Writes the notes at the end, in the order in which the text refers to them; an empty one keeps its number."""
    for number, words in enumerate(notes, 1):
        manuscript.block(words, kinds=(("footnote", str(number)),), numbered=False)


def note_words(paragraphs: Iterable[Paragraph]) -> str:
    """The words of a note, a line for each paragraph."""
    return "\n".join(filter(None, (paragraph.words.strip() for paragraph in paragraphs)))
