"""Word documents (.docx), read from their own XML.

Libraries for it drop tracked insertions, or write into the text what nobody wrote (names of pictures, tags of links).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from qualkit.errors import ReadingError
from qualkit.languages.language import word_set
from qualkit.messages import N_, _
from qualkit.model.sources import Mark
from qualkit.reading.cross_check import shortened, unread_paragraphs
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
from qualkit.reading.word.lists import Numbering, lists_of
from qualkit.reading.word.signs import MATH_TEXTS, SIGNS, chosen, drawn_words, form_words, is_raised, ruby, symbol
from qualkit.reading.word.sweep import paragraphs_of
from qualkit.reading.word.xml import WordFile, is_on, list_of, open_word_file, value, w
from qualkit.reading.writing import Manuscript

# Deleted and moved-away text, and what is no text of the document.
LEFT_OUT = {w("del"), w("moveFrom"), w("instrText"), w("delText"), w("pPr"), w("rPr"), w("sdtPr"), w("sectPr")}
SHOWN: dict[str, Callable[[Element], str]] = {w("sym"): symbol, w("ffData"): form_words, w("ruby"): ruby}
COMMENTS = {w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")}
STANDS_BEHIND = re.compile(r"(?:[^\W\d_]{3}|\d{3}|[^\w\s])$")  # a reference to a note; m², 10⁶ have none
TEXT_BOX = w("txbxContent")
LETTERS = re.compile(r"[^\W\d_]+")
EMBEDDED = w("altChunk")
PAGE_WORDS = word_set("page pages of p pp səhifə səh sayfa sf s стр страница лист с из seite von")  # Page 1 of 9
DRAWN_WORDS = N_("a drawing has words that were not read: “{words}”; write them into the text if you need them")
EMBEDDED_FILE = N_("another document is embedded here and was not read; open this one in Word and save it anew")
HIDDEN = N_("hidden text was left out: “{words}”; make it visible in Word if it belongs to the document")
UNREAD = N_("words were not read: “{words}”; look at this place in Word")


def read_docx(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """The text with a blank line between paragraphs, and its marks.

    Tracked insertions are in, deletions are not. What only a header or footer says stands at the very end, once for all
    pages. Text boxes follow the paragraph that they hang on. A table is one block, a line for each row, tabs between
    cells; an interview set as a table of two columns is paragraphs "Label: words". Automatic numbers are written out.
    Notes stand at the end in the order of their references; a raised figure that somebody typed behind a word is
    written in brackets, `diplomatiya[1]`, so that it is no part of the word.
    Marks: `paragraph` over every paragraph and table, numbered from 1; `title`, `heading` with its level, `list`,
    `caption`; `style` with the name of any other style; `table`, `bold`, `italic`; `speaker` with the label over a turn
    of such an interview; `footnote` with its number over the note; `furniture` over what headers and footers say;
    `comment` with its author and words over the words that it is about; `doubt` where the file has words that are not
    in the text: hidden ones, those of diagrams and embedded documents, and any that a plain sweep through the file
    finds and this reader did not.
    """
    writer = _Writer(open_word_file(path))
    try:
        writer.write_blocks(writer.file.body)
        writer.write_notes()
        writer.end_comments()
        text = writer.manuscript.text
        swept = [words for part in (writer.file.body, *writer.noted) for words in paragraphs_of(part)]
        writer.write_furniture(text)
    except RecursionError as error:
        raise ReadingError(path, _("its XML is nested absurdly deep; open it in Word and save it again")) from error
    doubts = [Mark(at, at, "doubt", _(UNREAD).format(words=words)) for at, words in unread_paragraphs(text, swept)]
    return writer.manuscript.text, writer.manuscript.marks + doubts


@dataclass(slots=True)
class _Writer:
    """noted: the notes that the text refers to. open_comments: id -> where in the manuscript one begins that goes on.

    commented: ids of all comments met. hidden, doubts: what was left out of the block that is being read.
    """

    file: WordFile
    manuscript: Manuscript = field(default_factory=Manuscript)
    notes: list[tuple[str, str]] = field(default_factory=list)
    noted: list[Element] = field(default_factory=list)
    open_comments: dict[str, int] = field(default_factory=dict)
    commented: set[str] = field(default_factory=set)
    hidden: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    numbering: Numbering = field(init=False)

    def __post_init__(self) -> None:
        self.numbering = Numbering(lists_of(self.file.numbering))

    def write_blocks(self, parent: Element) -> None:
        """Writes the paragraphs and tables below an element, through whatever wraps them."""
        for child in parent:
            if child.tag == w("p"):
                self._write_paragraph(child)
            elif child.tag == w("tbl"):
                self._write_table(child)
            elif child.tag == EMBEDDED:
                self.doubts.append(_(EMBEDDED_FILE))
                self._write_doubts(self.manuscript.length)
            elif child.tag not in LEFT_OUT:
                self.write_blocks(chosen(child))

    def write_notes(self) -> None:
        """Writes the notes in the order in which the text refers to them; a note may refer to another."""
        words: list[str] = []
        boxes: list[Element] = []
        start = self.manuscript.length
        for key in self.notes:
            note = self.file.notes.get(key)
            gathered = [self._gather(p) for p in _paragraphs(note)] if note is not None else []
            words.append(note_words(gathered))
            boxes += [box for paragraph in gathered for box in paragraph.boxes]
            self.noted += [note] if note is not None else []
        write_notes(self.manuscript, words)
        self._write_doubts(start)
        for box in boxes:
            self.write_blocks(box)

    def write_furniture(self, text: str) -> None:
        """Writes the paragraphs of headers and footers whose words are not in the text; page numbers alone are none."""
        known = " ".join(text.split())
        for part in self.file.furniture:
            for element in part.iter(w("p")):
                words = " ".join(self._gather(element).words.split())
                has_number = any("PAGE" in (field.text or "") for field in element.iter(w("instrText"))) or any(
                    "PAGE" in field.get(w("instr"), "") for field in element.iter(w("fldSimple"))
                )
                told = {word.lower() for word in LETTERS.findall(words)} - (PAGE_WORDS if has_number else set())
                if told and words not in known:
                    self.manuscript.block(words, kinds=(("furniture", ""),), numbered=False)
                    known = f"{known} {words}"
        self.hidden, self.doubts = [], []

    def end_comments(self) -> None:
        """Marks the comments that end in a table or nowhere, over the rest of the paragraph in which they begin."""
        text = self.manuscript.text if self.open_comments else ""
        for key, start in self.open_comments.items():
            end = text.find("\n\n", start)
            end = len(text) if end < 0 else end
            self.manuscript.marks.append(Mark(min(start, end), end, "comment", self.file.comments[key]))

    def _write_paragraph(self, element: Element) -> None:
        sign = self._list_sign(element)
        start = self.manuscript.length
        paragraph = self._gather(element, begins=start + (2 if start else 0) + len(sign))
        write_paragraph(self.manuscript, paragraph, kinds=self._kinds(element), sign=sign)
        self._write_doubts(start)
        for box in paragraph.boxes:
            self.write_blocks(box)

    def _write_table(self, table: Element) -> None:
        boxes: list[Element] = []
        comments: list[str] = []
        rows = []
        for row in _own(table, "tr"):
            cells = []
            for cell in _own(row, "tc"):
                gathered = [self._gather_item(p) for p in _paragraphs(cell)]
                boxes += [box for paragraph in gathered for box in paragraph.boxes]
                comments += [text for paragraph in gathered for _start, _end, text in paragraph.comments]
                cells.append(cell_words(gathered))
            rows.append(cells)
        start = self.manuscript.length
        write_table(self.manuscript, rows, comments=comments)
        self._write_doubts(start)
        for box in boxes:
            self.write_blocks(box)

    def _write_doubts(self, start: int) -> None:
        """Marks what was left out of the block that was written last. start: the length before it."""
        if hidden := " ".join(" ".join(self.hidden).split()):
            self.doubts.append(_(HIDDEN).format(words=shortened(hidden)))
        end = self.manuscript.length
        begin = start + 2 if 0 < start < end else start
        self.manuscript.marks += [Mark(begin, end, "doubt", doubt) for doubt in self.doubts]
        self.hidden, self.doubts = [], []

    def _gather(self, element: Element, *, begins: int | None = None) -> Paragraph:
        """The words of a paragraph. begins: where in the manuscript it will, if it is a block of its own."""
        style = self.file.styles.get(self._style_key(element))
        paragraph = Paragraph()
        letters = Letters(style.bold, style.italic) if style and style.level is None else PLAIN
        into = _Gathering(paragraph, begins)
        self._gather_below(element, into, letters=letters)
        self._leave_open(into)
        return paragraph

    def _gather_item(self, element: Element) -> Paragraph:
        """The words of a paragraph in a cell with the number that Word shows before them, or instead of them."""
        paragraph, sign = self._gather(element), self._list_sign(element)
        if sign and (paragraph.words.strip() or sign[0] != "–"):
            paragraph.pieces.insert(0, (sign, PLAIN))
        return paragraph

    def _gather_below(self, parent: Element, into: _Gathering, *, letters: Letters) -> None:
        for child in parent:
            if child.tag in MATH_TEXTS or child.tag == w("t"):
                words = child.text or ""
                is_call = words.isdigit() and is_raised(parent) and STANDS_BEHIND.search(into.paragraph.words[-3:])
                into.add(f"[{words}]" if is_call else words, letters=letters)
            elif child.tag in SHOWN or (child.tag in SIGNS and parent.tag == w("r")):
                into.add(SIGNS.get(child.tag) or SHOWN[child.tag](child), letters=letters)
            elif child.tag in (w("footnoteReference"), w("endnoteReference")):
                key = (child.tag.rpartition("}")[2].removesuffix("Reference"), child.get(w("id"), ""))
                if key not in self.notes:
                    self.notes.append(key)
            elif child.tag in COMMENTS:
                self._keep_comment(child, into)
            elif child.tag == TEXT_BOX:
                into.paragraph.boxes.append(child)
            elif child.tag not in LEFT_OUT:
                self._gather_wrapped(child, into, letters=letters)

    def _gather_wrapped(self, child: Element, into: _Gathering, *, letters: Letters) -> None:
        """Gathers what lies in a run, a link, a drawing or whatever else wraps words."""
        if drawn := drawn_words(child, self.file.drawn):
            self.doubts.append(_(DRAWN_WORDS).format(words=shortened(drawn)))
        run = child.find(w("rPr")) if child.tag == w("r") else None
        if child.tag == w("fldChar"):
            self._gather_below(child, into, letters=letters)
            into.follow_field(child.get(w("fldCharType"), ""))
        elif is_on(run, "vanish"):
            self.hidden += [text.text or "" for text in child.iter(w("t"))]
        else:
            self._gather_below(chosen(child), into, letters=_letters(run, letters))

    def _keep_comment(self, element: Element, into: _Gathering) -> None:
        """Keeps a comment over the words between its two ends; one that has none, over its paragraph."""
        key, at = element.get(w("id"), ""), into.paragraph.length
        text = self.file.comments.get(key, "")
        comments = into.paragraph.comments
        if not text:
            return
        if element.tag == w("commentRangeStart"):
            into.begun[key] = len(comments)
            comments.append((at, at, text))
        elif element.tag == w("commentRangeEnd") and key in into.begun:
            comments[into.begun[key]] = (comments[into.begun[key]][0], at, text)
        elif element.tag == w("commentRangeEnd") and key in self.open_comments and into.begins is not None:
            start = self.open_comments[key]
            self.manuscript.marks.append(Mark(start, into.begins + at, "comment", text))
            del self.open_comments[key]
        elif element.tag == w("commentReference") and key not in self.commented:
            comments.append((0, 0, text))
        self.commented.add(key)

    def _leave_open(self, into: _Gathering) -> None:
        """Remembers the comments that end in a later paragraph."""
        if into.begins is None:
            return
        for key, number in into.begun.items():
            start, end, _text = into.paragraph.comments[number]
            if start == end:
                self.open_comments[key] = into.begins + start
        later = {into.begun[key] for key in into.begun if key in self.open_comments}
        into.paragraph.comments = [one for n, one in enumerate(into.paragraph.comments) if n not in later]

    def _style_key(self, element: Element) -> str:
        return value(element.find(w("pPr")), "pStyle") or self.file.default_style

    def _kinds(self, element: Element) -> Kinds:
        key = self._style_key(element)
        style = self.file.styles.get(key)
        outline = value(element.find(w("pPr")), "outlineLvl")
        if outline and outline.isdigit() and int(outline) < 9:
            return (("heading", str(int(outline) + 1)),)
        if style is None or key == self.file.default_style or style.name.lower() == "normal":
            return ()
        if style.name.lower() in ("title", "caption"):
            return ((style.name.lower(), ""),)
        return (("heading", str(style.level)),) if style.level else (("style", style.name),)

    def _list_sign(self, element: Element) -> str:
        """The dash or number that Word shows before an item of a list, with a blank; empty if it is none."""
        style = self.file.styles.get(self._style_key(element))
        place = list_of(element.find(w("pPr"))) or (style.list if style else None)
        return self.numbering.sign(*place) if place else ""


@dataclass(slots=True)
class _Gathering:
    """A paragraph while its words are gathered. begun: id of a comment that begins in it -> its number there.

    fields: of each field that is open how many pieces there were before it.
    """

    paragraph: Paragraph
    begins: int | None
    begun: dict[str, int] = field(default_factory=dict)
    fields: list[int] = field(default_factory=list)

    def add(self, words: str, *, letters: Letters) -> None:
        """Adds words or a sign; no break before the first word, where the places of comments would not fit."""
        if words != "\n" or any(piece for piece, _ in self.paragraph.pieces):
            self.paragraph.pieces.append((words, letters))

    def follow_field(self, kind: str) -> None:
        """Follows the signs of a field: words before its result are those of fields in its instruction."""
        if kind == "begin":
            self.fields.append(len(self.paragraph.pieces))
        elif self.fields and kind == "separate":
            del self.paragraph.pieces[self.fields[-1] :]
        elif self.fields:
            self.fields.pop()


def _letters(run: Element | None, around: Letters) -> Letters:
    return Letters(is_on(run, "b", default=around.bold), is_on(run, "i", default=around.italic))


def _paragraphs(parent: Element) -> Iterator[Element]:
    """The paragraphs of a cell or note, those of tables in it too; those of text boxes hang on their paragraph."""
    for child in parent:
        if child.tag == w("p"):
            yield child
        elif child.tag not in LEFT_OUT:
            yield from _paragraphs(chosen(child))


def _own(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through content controls and tracked insertions."""
    for child in parent:
        if child.tag == w(name):
            yield child
        elif child.tag in (w("sdt"), w("sdtContent"), w("ins"), w("moveTo"), w("customXml"), w("smartTag")):
            yield from _own(child, name)
