"""OpenDocument texts (.odt), as LibreOffice writes them, read from their own XML."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from qualkit.model.sources import Mark
from qualkit.reading.open_document.xml import Level, OpenDocument, Style, o, open_document_file
from qualkit.reading.paragraphs import (
    PLAIN,
    Kinds,
    Letters,
    Paragraph,
    cell_words,
    note_words,
    write_notes,
    write_paragraph,
    write_table,
)
from qualkit.reading.word.xml import number_text
from qualkit.reading.writing import Manuscript

# Deleted text, what is set beside the words it belongs to, and what is no text of the document.
LEFT_OUT = frozenset(
    map(
        o,
        (
            "text:tracked-changes",
            "text:ruby-text",
            "text:note-citation",
            "text:sequence-decls",
            "text:user-field-decls",
            "text:variable-decls",
            "office:forms",
            "office:annotation",
            "text:script",
            "table:covered-table-cell",
            "math:annotation",
        ),
    )
)
PARAGRAPHS = (o("text:p"), o("text:h"))
GROUPS = tuple(map(o, ("table:table-header-rows", "table:table-rows", "table:table-row-group")))
DRAWN = o("draw:")
NUMBERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
BLANK = re.compile(r"[ \t\r\n]+")
MOST_REPEATED = 1000  # cells or blanks; what an attribute says may be anything


def read_odt(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """The text with a blank line between paragraphs, and its marks, as of a Word document.

    Tracked insertions are in, deletions are not; nor are headers, footers and hidden text. Text boxes follow the
    paragraph that they hang on. A table is one block, a line for each row, tabs between cells; an interview set as a
    table is paragraphs "Label: words". Automatic numbers are written out. Notes stand at the end.
    Marks: `paragraph`, `title`, `heading`, `list`, `style`, `caption`, `table`, `bold`, `italic`, `speaker`,
    `footnote`; `comment` with its author and words over the words that it is about.
    """
    writer = _Writer(open_document_file(path))
    writer.write_blocks(writer.file.body)
    write_notes(writer.manuscript, writer.notes)
    return writer.manuscript.text, writer.manuscript.marks


@dataclass(slots=True)
class _List:
    """A list that is open. style: of its outermost list, if it names none of its own. level: from 1."""

    style: str
    level: int
    is_fresh: bool = False  # an item has begun and its first paragraph is to come


@dataclass(slots=True)
class _Writer:
    file: OpenDocument
    manuscript: Manuscript = field(default_factory=Manuscript)
    notes: list[str] = field(default_factory=list)
    counters: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    open_comments: dict[str, tuple[int, str]] = field(default_factory=dict)

    def write_blocks(self, parent: Element, place: _List | None = None) -> None:
        """Writes the paragraphs and tables below an element, through whatever wraps them."""
        for child in parent:
            if child.tag in PARAGRAPHS:
                self._write_paragraph(child, place)
            elif child.tag == o("text:list"):
                self._write_list(child, place)
            elif child.tag == o("table:table"):
                self._write_table(child)
            elif child.tag not in LEFT_OUT:
                self.write_blocks(child, place)

    def _write_paragraph(self, element: Element, place: _List | None) -> None:
        paragraph = self._gather(element)
        kinds = self._kinds(element)
        sign = self._sign(element, place) if paragraph.words.strip() else ""
        write_paragraph(self.manuscript, paragraph, kinds=kinds, sign=sign)
        for box in paragraph.boxes:
            self.write_blocks(box)

    def _write_list(self, element: Element, outer: _List | None) -> None:
        style = element.get(o("text:style-name")) or (outer.style if outer else "")
        level = outer.level + 1 if outer else 1
        if not outer:
            self._begin_list(element, style)
        for item in element:
            if item.tag not in (o("text:list-item"), o("text:list-header")):
                continue
            place = _List(style, level, item.tag == o("text:list-item"))
            start = item.get(o("text:start-value"), "")
            if start.isdecimal():
                self.counters[style][level] = int(start) - 1
            self.write_blocks(item, place)

    def _begin_list(self, element: Element, style: str) -> None:
        """Begins the numbers anew unless the list goes on with one before it."""
        goes_on = element.get(o("text:continue-numbering")) == "true" or o("text:continue-list") in element.attrib
        if not goes_on:
            self.counters[style].clear()

    def _write_table(self, table: Element) -> None:
        boxes: list[Element] = []
        comments: list[str] = []
        rows = []
        for row in _own(table, "table:table-row"):
            cells: list[str] = []
            for cell in _own(row, "table:table-cell"):
                gathered = [self._gather(p) for p in _paragraphs(cell)]
                boxes += [box for paragraph in gathered for box in paragraph.boxes]
                comments += [text for paragraph in gathered for _, _, text in paragraph.comments]
                cells += [cell_words(gathered)] * _times(cell, "table:number-columns-repeated")
            rows.append(cells)
        write_table(self.manuscript, rows, comments=comments)
        for box in boxes:
            self.write_blocks(box)

    def _gather(self, element: Element) -> Paragraph:
        style = self.file.styles.get(("paragraph", element.get(o("text:style-name"), "")))
        is_heading = element.tag == o("text:h") or (style is not None and style.level is not None)
        paragraph = Paragraph()
        if style is None or not style.is_hidden:
            letters = PLAIN if is_heading else _letters(style, PLAIN)
            self._gather_below(element, paragraph, letters=letters)
        return paragraph

    def _gather_below(self, parent: Element, paragraph: Paragraph, *, letters: Letters) -> None:
        _add(paragraph, parent.text, letters)
        for child in parent:
            if child.tag == o("text:span"):
                style = self.file.styles.get(("text", child.get(o("text:style-name"), "")))
                if style is None or not style.is_hidden:
                    self._gather_below(child, paragraph, letters=_letters(style, letters))
            elif child.tag == o("text:note"):
                self._keep_note(child)
            elif child.tag in (o("office:annotation"), o("office:annotation-end")):
                self._keep_comment(child, paragraph)
            elif child.tag.startswith(DRAWN):
                self._gather_drawing(child, paragraph, letters=letters)
            elif sign := _sign_of(child):
                paragraph.pieces.append((sign, letters))
            elif child.tag not in LEFT_OUT:
                self._gather_below(child, paragraph, letters=letters)
            _add(paragraph, child.tail, letters)

    def _gather_drawing(self, element: Element, paragraph: Paragraph, *, letters: Letters) -> None:
        """What is drawn at this place: text boxes and formulas, but not the title and description of a picture."""
        if element.tag == o("draw:object"):
            formula = self.file.formulas.get(element.get(o("xlink:href"), "").removeprefix("./"), "")
            paragraph.pieces.append((formula, letters))
        elif element.tag in (o("draw:frame"), o("draw:g"), o("draw:a")):
            for child in element:
                self._gather_drawing(child, paragraph, letters=letters)
        elif element.tag.startswith(DRAWN):
            paragraph.boxes.append(element)

    def _keep_note(self, note: Element) -> None:
        body = note.find(o("text:note-body"))
        place = len(self.notes)
        self.notes.append("")
        if body is not None:
            self.notes[place] = note_words([self._gather(p) for p in _paragraphs(body)])

    def _keep_comment(self, element: Element, paragraph: Paragraph) -> None:
        """Keeps a comment over the words between its two ends, in the paragraph where it ends."""
        name = element.get(o("office:name"), "")
        if element.tag == o("office:annotation"):
            author = element.findtext(o("dc:creator"), "").strip()
            words = note_words(self._gather(p) for p in _paragraphs(element))
            text = ": ".join(filter(None, (author, " ".join(words.split()))))
            paragraph.comments.append((paragraph.length, paragraph.length, text))
            if name:
                self.open_comments[name] = (len(paragraph.comments) - 1, text)
        elif name in self.open_comments:
            number, text = self.open_comments.pop(name)
            if number < len(paragraph.comments) and paragraph.comments[number][2] == text:
                paragraph.comments[number] = (paragraph.comments[number][0], paragraph.length, text)

    def _kinds(self, element: Element) -> Kinds:
        style = self.file.styles.get(("paragraph", element.get(o("text:style-name"), "")))
        if style and "title" in style.names:
            return (("title", ""),)
        level = element.get(o("text:outline-level"), "") if element.tag == o("text:h") else ""
        if level.isdecimal() or (style and style.level):
            return (("heading", level if level.isdecimal() else str(style.level if style else 1)),)
        if style is None or not style.name:
            return ()
        return (("caption", ""),) if "caption" in style.names else (("style", style.name),)

    def _sign(self, element: Element, place: _List | None) -> str:
        """The dash or number before a paragraph, with a blank; empty if it has none."""
        if place is not None:
            levels = self.file.lists.get(place.style)
            if not place.is_fresh or levels is None:
                return ""
            place.is_fresh = False
            return self._next_number(place.style, place.level, levels)
        level = element.get(o("text:outline-level"), "")
        if element.tag == o("text:h") and level.isdecimal() and element.get(o("text:is-list-header")) != "true":
            return self._next_number("", int(level), self.file.outline)
        return ""

    def _next_number(self, key: str, number: int, levels: Mapping[int, Level]) -> str:
        """The sign of the next item at a level of a list, or of the outline if the key is empty."""
        level = levels.get(number)
        if level is None:
            return ""
        counters = self.counters[key]
        counters[number] = counters.get(number, level.start - 1) + 1
        for deeper in [other for other in counters if other > number]:
            del counters[deeper]
        if not level.has_sign:
            return ""
        if not level.kind:
            return "– "
        shown = [
            number_text(NUMBERS.get(levels[one].kind, "decimal"), counters.get(one, levels[one].start))
            for one in range(max(1, number - level.shown + 1), number + 1)
            if one in levels and levels[one].kind
        ]
        return f"{level.before}{'.'.join(shown)}{level.after} "


def _letters(style: Style | None, around: Letters) -> Letters:
    if style is None:
        return around
    return Letters(
        around.bold if style.bold is None else style.bold, around.italic if style.italic is None else style.italic
    )


def _add(paragraph: Paragraph, text: str | None, letters: Letters) -> None:
    if text:
        paragraph.pieces.append((BLANK.sub(" ", text), letters))


def _sign_of(element: Element) -> str:
    """What an element for blanks and breaks stands for; empty if it is none of them."""
    if element.tag == o("text:s"):
        return " " * _times(element, "text:c")
    return {o("text:tab"): "\t", o("text:line-break"): "\n"}.get(element.tag, "")


def _times(element: Element, attribute: str) -> int:
    times = element.get(o(attribute), "1")
    return min(int(times), MOST_REPEATED) if times.isdecimal() else 1


def _paragraphs(parent: Element) -> Iterator[Element]:
    """The paragraphs of a cell, note or comment, those of lists and tables in it too."""
    for child in parent:
        if child.tag in PARAGRAPHS:
            yield child
        elif child.tag not in LEFT_OUT:
            yield from _paragraphs(child)


def _own(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through groups and headers."""
    for child in parent:
        if child.tag == o(name):
            yield child
        elif child.tag in GROUPS:
            yield from _own(child, name)
