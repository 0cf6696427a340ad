"""What a reader sees of an HTML tree, block by block."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qualkit.languages.language import word_set
from qualkit.model.sources import Mark
from qualkit.reading.paragraphs import (
    PLAIN,
    Kinds,
    Letters,
    Paragraph,
    cell_words,
    note_words,
    write_paragraph,
    write_table,
)
from qualkit.reading.web.letters import HEADINGS, Look, letters_of
from qualkit.reading.web.notes import Notes
from qualkit.reading.word.xml import number_text
from qualkit.reading.writing import Manuscript

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# What is no text of the page, what was struck out by an editor, and what is there for programs.
UNREAD = word_set(
    """
    area audio base button canvas col colgroup datalist del embed frame frameset head iframe img input link map meta
    noembed noframes noscript object param progress rp rt script select source style svg template textarea title track
    video -comment -doctype
    """
)
BLOCKS = word_set(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section
    summary table tbody td tfoot th thead tr ul
    """
)
LISTS = word_set("ol ul menu")
NO_CELLS = word_set("table h1 h2 h3 h4 ul ol")
"""What a table of words does not hold."""

FURNITURE = word_set("nav aside footer menu search")
FURNITURE_ROLES = word_set("navigation banner contentinfo complementary search menu menubar doc-toc")
UNREAD_CLASSES = word_set("mw-editsection noprint MsoCommentReference MsoHeader MsoFooter skip-link")
OWN_PLACES = word_set("blockquote figure")
"""What may have a footer of its own, with the name of who said it."""

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-element\s*:\s*(?:comment-list|header|footer)")
WORD_SIGN = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
BLANK = re.compile(r"[ \t\n\r\f]+")
NAMELESS_STYLES = word_set("western cjk ctl MsoNormal MsoListParagraph first last")
STYLE_KINDS = {"msotitle": "title", "title": "title", "msocaption": "caption", "caption": "caption"}
OL_KINDS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
OWN_SIGN = re.compile(r"\A(?:(?:[\[(]?\d{1,4}[\])]?[.:]?|[.:^\])])\s+)+(?=\S)")
"""The number before the words of a note."""

MOST_SPANNED = 1000

Sink = Callable[[Paragraph, Kinds, str], None]


@dataclass(slots=True)
class _Frame:
    """An element that is open. kinds, numbers, in_list: its own or those of the elements around it."""

    tag: str
    letters: Letters = PLAIN
    is_preformatted: bool = False
    kinds: Kinds = ()
    numbers: _Numbers | None = None  # of a list
    in_list: bool = False


@dataclass(slots=True)
class _Numbers:
    kind: str
    next: int
    step: int


@dataclass(slots=True)
class Page:
    """A page that is being read. file: its name in a book. looks: class -> what a style sheet says of it.

    keeps_furniture: headers, footers and asides are text, as in a book. has_title: a first heading of level 1 is it.
    """

    manuscript: Manuscript
    notes: Notes
    file: str = ""
    looks: Mapping[str, Look] = field(default_factory=dict)
    keeps_furniture: bool = False
    has_title: bool = False
    n_headings: int = 0
    pages: list[tuple[int, str]] = field(default_factory=list)

    def write(self, root: LexborNode) -> None:
        """Writes what a reader sees below an element."""
        walk = _Walk(self, self._sink)
        walk.walk(root)

    def _sink(self, paragraph: Paragraph, kinds: Kinds, sign: str) -> None:
        if kinds and kinds[-1] == ("heading", "1") and self.has_title and not self.n_headings:
            kinds = (*kinds[:-1], ("title", ""))
        self.n_headings += any(kind in ("heading", "title") for kind, _ in kinds)
        write_paragraph(self.manuscript, paragraph, kinds=kinds, sign=sign)

    def end_pages(self) -> None:
        """Puts a `page` mark over what lies between the signs of new pages."""
        end = self.manuscript.length
        for start, value in reversed(self.pages):
            if start < end:
                self.manuscript.marks.append(Mark(start, end, "page", value))
                end = start - 2


@dataclass(slots=True)
class _Walk:
    """The way through a tree. sink: takes each block that ends."""

    page: Page
    sink: Sink
    in_note: bool = False
    frames: list[_Frame] = field(default_factory=list)
    paragraph: Paragraph = field(default_factory=Paragraph)
    last: str = "\n"  # character of the block that is open
    sign: str = ""

    def walk(self, root: LexborNode) -> None:
        """Goes through all that is below an element, without recursion: pages may be nested thousands deep."""
        node: LexborNode = root
        depth = 0
        while True:
            child = node.child if self._enter(node) else None
            if child is not None:
                node, depth = child, depth + 1
                continue
            self._leave(node)
            while depth and node.next is None:
                parent = node.parent
                if parent is None:
                    break
                node, depth = parent, depth - 1
                self._leave(node)
            if not depth or node.next is None:
                break
            node = node.next
        self._end_block()

    def _enter(self, node: LexborNode) -> bool:
        """Whether to go on below a node; an element gets a frame in any case."""
        tag = node.tag or ""
        if tag == "-text":
            self._add(node.text_content or "")
            return False
        attributes = node.attributes
        frame = self._frame(tag, attributes)
        self.frames.append(frame)
        if tag in UNREAD or self._is_left_out(tag, attributes) or self._is_apart(node, tag, attributes):
            return False
        if tag in BLOCKS:
            self._end_block()
            if tag == "table" and (rows := self._rows(node)) is not None:
                write_table(self.page.manuscript, rows)
                return False
        if tag == "li":
            self.sign = self._list_sign(attributes)
        elif tag == "br":
            self._break_line()
        elif tag == "q":
            self._add("“")
        return True

    def _is_apart(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> bool:
        """Whether an element is no running text, but a note or its sign, the sign of a list's item or of a new page."""
        if tag == "a" and self._is_reference(node):
            return True
        if node.mem_id in self.page.notes.holders and not self.in_note:
            self._keep_note(node)
            return True
        if tag == "span" and WORD_SIGN.search(attributes.get("style") or ""):
            self.sign = _shown_sign(node.text())
            return True
        if "pagebreak" in _types(attributes):
            self._begin_page(attributes)
            return True
        return False

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "-text":
            return
        if tag == "q":
            self._add("”")
        if tag in BLOCKS:
            self._end_block()
        if tag == "li":
            self.sign = ""
        self.frames.pop()

    def _frame(self, tag: str, attributes: Mapping[str, str | None]) -> _Frame:
        outer = self.frames[-1] if self.frames else _Frame("")
        return _Frame(
            tag,
            letters_of(tag, attributes, around=outer.letters, classes=self.page.looks),
            tag == "pre" or (outer.is_preformatted and tag not in ("p", "td")),
            _kinds(tag, attributes) or outer.kinds,
            _numbers(tag, attributes) if tag in LISTS else outer.numbers,
            tag in ("ul", "ol") or outer.in_list,
        )

    def _is_left_out(self, tag: str, attributes: Mapping[str, str | None]) -> bool:
        classes = (attributes.get("class") or "").split()
        if "hidden" in attributes or HIDDEN.search((attributes.get("style") or "").lower()):
            return True
        if not UNREAD_CLASSES.isdisjoint(classes) or (tag == "div" and attributes.get("title") in ("header", "footer")):
            return True  # LibreOffice calls those of the printed page so
        if tag == "nav" or "toc" in _types(attributes):
            return True
        if self.page.keeps_furniture:
            return False
        if tag == "footer" and any(frame.tag in OWN_PLACES for frame in self.frames[:-1]):
            return False
        if tag == "header":
            return not any(frame.tag in ("main", "article", "section") for frame in self.frames[:-1])
        return tag in FURNITURE or (attributes.get("role") or "") in FURNITURE_ROLES

    def _is_reference(self, link: LexborNode) -> bool:
        """Whether a link is only the sign of a note, or the way back from one."""
        place = self.page.notes.references.get(link.mem_id)
        if place is not None and not self.in_note:
            self.page.notes.order.setdefault(place)
            return True
        return self.in_note and self.page.notes.leads_back(link, self.page.file)

    def _keep_note(self, node: LexborNode) -> None:
        place = self.page.notes.holders[node.mem_id]
        paragraphs = self._below(node, in_note=True)
        self.page.notes.words[place] = OWN_SIGN.sub("", note_words(paragraphs))

    def _below(self, node: LexborNode, *, in_note: bool) -> list[Paragraph]:
        """The paragraphs of a cell or note."""
        found: list[Paragraph] = []
        walk = _Walk(self.page, lambda paragraph, _kinds, _sign: found.append(paragraph), in_note=in_note)
        child = node.child
        walk.frames.append(_Frame(""))
        while child is not None:
            walk.walk(child)
            child = child.next
        return found

    def _rows(self, table: LexborNode) -> list[list[str]] | None:
        """The words of the cells; None if the table only places blocks on the page."""
        holds_blocks = any(node.tag in NO_CELLS and node.mem_id != table.mem_id for node in table.traverse())
        if holds_blocks or table.attributes.get("role") == "presentation":
            return None
        rows: list[list[str]] = []
        spans: dict[int, int] = {}  # column -> rows that a cell above still covers
        for row in table.css("tr"):
            cells: list[str] = []
            for cell in row.iter():
                if cell.tag not in ("td", "th"):
                    continue
                _fill(cells, spans)
                cells.append(cell_words(self._below(cell, in_note=self.in_note)))
                spans[len(cells) - 1] = _number(cell.attributes.get("rowspan")) - 1
            _fill(cells, spans)
            rows.append(cells)
        if max(map(len, rows), default=0) < 2:
            return None
        caption = table.css_first("caption")
        if caption is not None:
            for paragraph in self._below(caption, in_note=self.in_note):
                self.sink(paragraph, (("caption", ""),), "")
        return rows

    def _add(self, text: str) -> None:
        frame = self.frames[-1] if self.frames else _Frame("")
        if not frame.is_preformatted:
            text = BLANK.sub(" ", text)
            if self.last in " \n":
                text = text.lstrip(" ")
        if text:
            self.paragraph.pieces.append((text, frame.letters))
            self.last = text[-1]

    def _break_line(self) -> None:
        """A line break; two of them end the paragraph, as people without paragraph tags write."""
        if self.last == "\n" and self.paragraph.pieces:
            self._end_block()
        elif self.paragraph.pieces:
            self._cut_blanks()
            self.paragraph.pieces.append(("\n", self.frames[-1].letters))
            self.last = "\n"

    def _cut_blanks(self) -> None:
        while self.paragraph.pieces:
            words, letters = self.paragraph.pieces[-1]
            self.paragraph.pieces[-1] = (words.rstrip(" "), letters)
            if self.paragraph.pieces[-1][0]:
                return
            self.paragraph.pieces.pop()

    def _end_block(self) -> None:
        self._cut_blanks()
        paragraph, self.paragraph, self.last = self.paragraph, Paragraph(), "\n"
        if not paragraph.words.strip():
            return
        frame = self.frames[-1] if self.frames else _Frame("")
        kinds = frame.kinds
        if not self.sign and frame.in_list:
            kinds = (("list", ""), *kinds)
        sign, self.sign = self.sign, ""
        for part in _parted(paragraph):
            self.sink(part, kinds, sign)
            sign = ""

    def _list_sign(self, attributes: Mapping[str, str | None]) -> str:
        numbers = self.frames[-1].numbers
        if numbers is None:
            return "– "
        given = attributes.get("value") or ""
        number = int(given) if given.isdecimal() and len(given) < 6 else numbers.next
        numbers.next = number + numbers.step
        return f"{number_text(numbers.kind, number)}. " if numbers.kind else ""

    def _begin_page(self, attributes: Mapping[str, str | None]) -> None:
        value = attributes.get("title") or attributes.get("aria-label") or (attributes.get("id") or "").strip("pPage_-")
        if self.in_note or not value:
            return
        start = self.page.manuscript.length
        self.page.pages.append((start + 2 if start else 0, value.strip()))


def _parted(paragraph: Paragraph) -> Sequence[Paragraph]:
    """The paragraph, or several where blank lines of preformatted text divide it."""
    if "\n\n" not in paragraph.words and not re.search(r"\n[ \t]+\n", paragraph.words):
        return (paragraph,)
    return [Paragraph([(part, PLAIN)]) for part in re.split(r"\n(?:[ \t]*\n)+", paragraph.words)]


def _kinds(tag: str, attributes: Mapping[str, str | None]) -> Kinds:
    classes = (attributes.get("class") or "").split()
    if tag in (*HEADINGS, "p"):
        for name in classes:
            if kind := STYLE_KINDS.get(name.lower().removesuffix("-western")):
                return ((kind, ""),)
    if tag in HEADINGS:
        return (("heading", tag[1]),)
    if tag in ("figcaption", "caption"):
        return (("caption", ""),)
    if tag == "blockquote":
        return (("style", "blockquote"),)
    named = [name.removesuffix("-western") for name in classes if name not in NAMELESS_STYLES]
    return (("style", named[0]),) if tag == "p" and named else ()


def _numbers(tag: str, attributes: Mapping[str, str | None]) -> _Numbers | None:
    if tag != "ol":
        return None
    start = attributes.get("start") or ""
    kind = OL_KINDS.get(attributes.get("type") or "", "decimal")
    if re.search(r"list-style(?:-type)?\s*:\s*none", attributes.get("style") or ""):
        kind = ""
    return _Numbers(kind, int(start) if re.fullmatch(r"\d{1,5}", start) else 1, -1 if "reversed" in attributes else 1)


def _types(attributes: Mapping[str, str | None]) -> list[str]:
    """What a book says of an element."""
    words = f"{attributes.get('epub:type') or ''} {attributes.get('role') or ''}".split()
    return [word.removeprefix("doc-") for word in words]


def _shown_sign(text: str) -> str:
    words = text.strip(" \u00a0\t\r\n")
    return f"{words} " if any(map(str.isalnum, words)) and words != "o" else "– "


def _fill(cells: list[str], spans: dict[int, int]) -> None:
    """Adds an empty cell for each column that a cell above covers."""
    while spans.get(len(cells), 0) > 0:
        spans[len(cells)] -= 1
        cells.append("")


def _number(text: str | None) -> int:
    return min(int(text), MOST_SPANNED) if text and text.isdecimal() and len(text) < 6 else 1
