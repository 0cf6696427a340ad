"""Word documents (.docx), read from their own XML.

Libraries for it drop tracked insertions, or write into the text what nobody wrote (names of pictures, tags of links).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from xml.etree.ElementTree import Element

from qualkit.errors import ReadingError
from qualkit.messages import _
from qualkit.model.sources import Mark
from qualkit.reading.word_transcripts import is_transcript, write_transcript
from qualkit.reading.word_xml import WordFile, is_on, list_of, number_text, open_word_file, value, w
from qualkit.reading.writing import Manuscript

# Deleted and moved-away text, the second copy of a text box for old programs, and what is no text of the document.
LEFT_OUT = {w("del"), w("moveFrom"), w("instrText"), w("delText"), w("pPr"), w("rPr"), w("sdtPr"), w("sectPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
SIGNS = {
    w("tab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
TEXT_BOX = w("txbxContent")
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def read_docx(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """The text with a blank line between paragraphs, and its marks.

    Tracked insertions are in, deletions are not; nor are headers, footers and comments. Text boxes follow the paragraph
    that they hang on. A table is one block, a line for each row, tabs between cells; an interview set as a table of two
    columns is paragraphs "Label: words". Automatic numbers are written out.
    Notes stand at the end in the order of their references.
    Marks: `paragraph` over every paragraph and table, numbered from 1; `title`, `heading` with its level, `list`;
    `style` with the name of any other style; `table`, `bold`; `speaker` with the label over a turn of such an
    interview; `footnote` with its number over the note.
    """
    writer = _Writer(open_word_file(path))
    try:
        writer.write_blocks(writer.file.body)
        writer.write_notes()
    except RecursionError as error:
        raise ReadingError(path, _("its XML is nested absurdly deep; open it in Word and save it again")) from error
    return writer.manuscript.text, writer.manuscript.marks


@dataclass(slots=True)
class _Paragraph:
    """The words of one paragraph as they are gathered. boxes: the text boxes that hang on it."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "".join(piece for piece, _ in self.pieces)

    def cut_outer_breaks(self) -> None:
        """Removes the breaks before the first and after the last word: often a page's, and of no use there."""
        while self.pieces and self.pieces[-1][0] in ("", "\n"):
            self.pieces.pop()
        first = next((n for n, (piece, _) in enumerate(self.pieces) if piece not in ("", "\n")), 0)
        del self.pieces[:first]

    def bold(self) -> Iterator[tuple[int, int]]:
        """The bold stretches without white space at their edges; neighbours are joined."""
        at = 0
        for is_bold, pieces in groupby(self.pieces, key=lambda piece: piece[1]):
            stretch = "".join(piece for piece, _ in pieces)
            if is_bold and stretch.strip():
                start = at + len(stretch) - len(stretch.lstrip())
                yield start, start + len(stretch.strip())
            at += len(stretch)


@dataclass(slots=True)
class _Writer:
    file: WordFile
    manuscript: Manuscript = field(default_factory=Manuscript)
    notes: list[tuple[str, str]] = field(default_factory=list)
    counters: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def write_blocks(self, parent: Element) -> None:
        """Writes the paragraphs and tables below an element, through whatever wraps them."""
        for child in parent:
            if child.tag == w("p"):
                self._write_paragraph(child)
            elif child.tag == w("tbl"):
                self._write_table(child)
            elif child.tag not in LEFT_OUT:
                self.write_blocks(child)

    def write_notes(self) -> None:
        """Writes the notes in the order in which the text refers to them; a note may refer to another."""
        for number, key in enumerate(self.notes, 1):
            note = self.file.notes.get(key)
            if note is not None:
                gathered = [self._gather(p) for p in _paragraphs(note)]
                words = "\n".join(filter(None, (paragraph.words.strip() for paragraph in gathered)))
                self.manuscript.block(words, kinds=(("footnote", str(number)),), numbered=False)
                for box in (box for paragraph in gathered for box in paragraph.boxes):
                    self.write_blocks(box)

    def _write_paragraph(self, element: Element) -> None:
        paragraph = self._gather(element)
        kinds = self._kinds(element)
        sign = self._list_sign(element)
        if paragraph.words.strip():
            kinds = (("list", ""), *kinds) if sign else kinds
            paragraph.cut_outer_breaks()
            at = self.manuscript.block(sign + paragraph.words, kinds=kinds) + len(sign)
            self.manuscript.marks += [Mark(at + start, at + end, "bold") for start, end in paragraph.bold()]
        for box in paragraph.boxes:
            self.write_blocks(box)

    def _write_table(self, table: Element) -> None:
        boxes: list[Element] = []
        rows = []
        for row in _own(table, "tr"):
            cells = []
            for cell in _own(row, "tc"):
                gathered = [self._gather(p) for p in _paragraphs(cell)]
                boxes += [box for paragraph in gathered for box in paragraph.boxes]
                # A line is a row and a tab divides cells, so neither may stand inside a cell.
                cells.append(" ".join(" ".join(p.words.split()) for p in gathered if p.words.strip()))
            rows.append(cells)
        if is_transcript(rows):
            write_transcript(self.manuscript, [row for row in rows if any(row)])
        else:
            lines = ("\t".join(row) for row in rows if any(row))
            self.manuscript.block("\n".join(lines), kinds=(("table", ""),))
        for box in boxes:
            self.write_blocks(box)

    def _gather(self, element: Element) -> _Paragraph:
        style = self.file.styles.get(self._style_key(element))
        paragraph = _Paragraph()
        self._gather_below(element, paragraph, is_bold=style is not None and style.bold and style.level is None)
        return paragraph

    def _gather_below(self, parent: Element, paragraph: _Paragraph, *, is_bold: bool) -> None:
        for child in parent:
            if child.tag in (w("t"), MATH_TEXT):
                paragraph.pieces.append((child.text or "", is_bold))
            elif child.tag in SIGNS and parent.tag == w("r"):
                paragraph.pieces.append((SIGNS[child.tag], is_bold))
            elif child.tag == w("sym"):
                paragraph.pieces.append((_symbol(child), is_bold))
            elif child.tag in (w("footnoteReference"), w("endnoteReference")):
                key = (child.tag.rpartition("}")[2].removesuffix("Reference"), child.get(w("id"), ""))
                if key not in self.notes:
                    self.notes.append(key)
            elif child.tag == TEXT_BOX:
                paragraph.boxes.append(child)
            elif child.tag not in LEFT_OUT:
                run = child.find(w("rPr")) if child.tag == w("r") else None
                self._gather_below(child, paragraph, is_bold=is_on(run, "b", default=is_bold))

    def _style_key(self, element: Element) -> str:
        return value(element.find(w("pPr")), "pStyle") or self.file.default_style

    def _kinds(self, element: Element) -> tuple[tuple[str, str], ...]:
        key = self._style_key(element)
        style = self.file.styles.get(key)
        outline = value(element.find(w("pPr")), "outlineLvl")
        if outline and outline.isdigit() and int(outline) < 9:
            return (("heading", str(int(outline) + 1)),)
        if style is None or key == self.file.default_style:
            return ()
        if style.name.lower() == "title":
            return (("title", ""),)
        return (("heading", str(style.level)),) if style.level else (("style", style.name),)

    def _list_sign(self, element: Element) -> str:
        """The dash or number that Word shows before an item of a list, with a blank; empty if it is none."""
        style = self.file.styles.get(self._style_key(element))
        place = list_of(element.find(w("pPr"))) or (style.list if style else None)
        if place is None or place[0] not in self.file.lists:
            return ""
        number, level = place
        levels = self.file.lists[number]
        kind, pattern, first = levels.get(level, ("bullet", "", 1))
        counters = self.counters[number]
        counters[level] = counters.get(level, first - 1) + 1
        for deeper in [other for other in counters if other > level]:
            del counters[deeper]
        if kind == "none":
            return ""
        if kind == "bullet":
            return "– "

        def shown(match: re.Match[str]) -> str:
            wanted = int(match[1]) - 1
            shown_kind, _, start = levels.get(wanted, ("decimal", "", 1))
            return number_text(shown_kind, counters.get(wanted, start))

        return re.sub(r"%(\d)", shown, pattern) + " " if pattern else ""


def _paragraphs(parent: Element) -> Iterator[Element]:
    """The paragraphs of a cell or note, those of tables in it too; those of text boxes hang on their paragraph."""
    for child in parent:
        if child.tag == w("p"):
            yield child
        elif child.tag not in LEFT_OUT:
            yield from _paragraphs(child)


def _own(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through content controls and tracked insertions."""
    for child in parent:
        if child.tag == w(name):
            yield child
        elif child.tag in (w("sdt"), w("sdtContent"), w("ins"), w("customXml")):
            yield from _own(child, name)


def _symbol(element: Element) -> str:
    """A character of a symbol font. Those lie in the private use area and mean nothing elsewhere."""
    code = element.get(w("char"), "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "" if number < 32 or 0xE000 <= number <= 0xF8FF or number > 0x10FFFF else chr(number)
