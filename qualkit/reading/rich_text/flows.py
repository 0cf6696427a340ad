"""The streams of paragraphs of an RTF file: its text, notes, comments and text boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from qualkit.reading.paragraphs import Kinds, Paragraph, cell_words, note_words


class Block(NamedTuple):
    """A paragraph that is to be written. kinds, sign: as `write_paragraph` takes them."""

    paragraph: Paragraph
    kinds: Kinds
    sign: str


class Table(NamedTuple):
    """A table that is to be written, with the comments in it."""

    rows: list[list[str]]
    comments: list[str]


@dataclass(slots=True)
class Flow:
    """A stream of paragraphs: the text itself, a note, a comment, a text box. boxes: that hang on what is open."""

    kind: str
    paragraph: Paragraph = field(default_factory=Paragraph)
    blocks: list[Block | Table] = field(default_factory=list)
    boxes: list[Block | Table] = field(default_factory=list)
    sign: str = ""
    cell: list[Paragraph] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def end_paragraph(self, kinds: Kinds, *, in_table: bool) -> None:
        """Ends the paragraph that is open."""
        self.paragraph.join()
        if in_table:
            self.cell.append(self.paragraph)
        else:
            self.end_table()
            self.blocks += [Block(self.paragraph, kinds, self.sign), *self.boxes]
            self.boxes = []
        self.paragraph, self.sign = Paragraph(), ""

    def end_cell(self) -> None:
        """Ends the cell that is open."""
        self.cell.append(self.paragraph)
        self.comments += [text for paragraph in self.cell for _, _, text in paragraph.comments]
        self.row.append(cell_words(self.cell))
        self.cell, self.paragraph, self.sign = [], Paragraph(), ""

    def end_row(self) -> None:
        """Ends the row that is open."""
        if self.row:
            self.rows.append(self.row)
        self.row = []

    def end_table(self) -> None:
        """Ends the table, if one is open; the paragraph that is open comes after it."""
        if self.cell:
            after, self.paragraph = self.paragraph, Paragraph()
            self.end_cell()
            self.paragraph = after
        self.end_row()
        if self.rows:
            self.blocks.append(Table(self.rows, self.comments))
            self.rows, self.comments = [], []

    def words(self) -> str:
        """The words of a note or comment."""
        return note_words(block.paragraph for block in self.blocks if isinstance(block, Block))
