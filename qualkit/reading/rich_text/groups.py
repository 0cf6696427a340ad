"""What the signs of an RTF file make: paragraphs, tables, notes, comments and text boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from qualkit.languages.language import word_set
from qualkit.reading.paragraphs import PLAIN, Kinds, Letters, Paragraph
from qualkit.reading.rich_text.flows import Flow
from qualkit.reading.rich_text.tokens import CHARACTERS, SYMBOLS, USUAL, Token, charset, code_page, tokens

# Groups that are no text of the document. Of those that begin with \* all are left out but READ_STARRED.
LEFT_OUT = word_set(
    """
    pict info header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn
    fldinst colortbl filetbl revtbl xe tc tcn rxe txe bxe shprslt nonshppict template datafield sp nonesttables private
    nextfile levelnumbers leveltext listname objdata
    """
)
READ_STARRED = word_set(
    """
    footnote annotation atnauthor atnref atrfstart atrfend nesttableprops shpinst shptxt do moMath moMathPara mmath
    """
)
CAPTURED = word_set("atnauthor atnref atrfstart atrfend listtext pntext")
"""Short groups whose words say something about what stands around them."""

FLOWS = {"footnote": "note", "annotation": "comment", "shptxt": "box", "dptxbxtext": "box"}
"""Groups with paragraphs of their own."""

SKIP, ANSI_COPY, FONTS, STYLES, TEXT = "skip", "upr", "fonts", "styles", ""
CODE_PAGE_WORDS = {"mac": 10000, "pc": 437, "pca": 850}
HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
DEFAULT_STYLES = frozenset(("normal", "standard", "default", "default style", "default paragraph style"))


class Style(NamedTuple):
    """A paragraph style. name: in English for Word's own styles."""

    name: str
    letters: Letters


@dataclass(slots=True)
class State:
    """What a group inherits from the one around it. destination: what its words are for."""

    destination: str = TEXT
    letters: Letters = PLAIN
    is_hidden: bool = False
    is_deleted: bool = False
    font: int | None = None
    fallback: int = 1  # letters after each \u that stand for it in old programs
    style: int = 0
    outline: int | None = None
    in_table: bool = False


@dataclass(slots=True)
class Reader:
    """The way through the signs of a file.

    usual: the code page of fonts that name none. declared: that of the document. sample: letters in such fonts.
    """

    usual: str = "cp1252"
    declared: str | None = None
    notes: list[str] = field(default_factory=list)
    sample: bytearray = field(default_factory=bytearray)
    flows: list[Flow] = field(default_factory=lambda: [Flow("text")])
    _fonts: dict[int, str] = field(default_factory=dict)
    _styles: dict[int, Style] = field(default_factory=dict)
    _state: State = field(default_factory=State)
    _outer: list[tuple[State, int]] = field(default_factory=list)  # with the number of flows that were open
    _letters: bytearray = field(default_factory=bytearray)  # that wait until their code page changes
    _captured: list[str] = field(default_factory=list)
    _is_starred: bool = False
    _skipped: int = 0  # letters still to be left out after \u
    _high: int = 0  # the first half of a character beyond U+FFFF
    _default_font: int | None = None
    _font_entry: int = 0
    _style_entry: int = 0
    _author: str = ""
    _note_places: list[int] = field(default_factory=list)
    _comment_starts: dict[str, tuple[Paragraph, int]] = field(default_factory=dict)
    _comment_spans: dict[str, tuple[Paragraph, int, int]] = field(default_factory=dict)
    _comment_key: str = ""

    def read(self, data: bytes) -> bool:
        """Whether all groups are closed at the end of the file."""
        for token in tokens(data):
            if token.kind == "bytes":
                self._take_letters(token.letters)
            elif token.kind == "word":
                self._take_word(token)
            elif token.kind == "{":
                self._open()
            else:
                self._close()
                if not self._outer:
                    break
        self._flush()
        flow = self.flows[0]
        flow.end_paragraph(self._kinds(), in_table=False)
        flow.end_table()
        return not self._outer

    def _open(self) -> None:
        self._flush()
        self._outer.append((self._state, len(self.flows)))
        self._state = replace(self._state)
        self._is_starred, self._skipped = False, 0

    def _close(self) -> None:
        self._flush()
        self._skipped = 0
        if not self._outer:
            return
        ended = self._state
        outer, n_flows = self._outer.pop()
        if ended.destination == STYLES:
            self._keep_style(ended.letters)
        elif ended.destination in CAPTURED and ended.destination != outer.destination:
            self._keep_captured(ended.destination)
        if len(self.flows) > n_flows:
            self._end_flow()
        self._state = outer

    def _take_letters(self, letters: bytes) -> None:
        if self._skipped:
            cut = min(self._skipped, len(letters))
            self._skipped -= cut
            letters = letters[cut:]
        if letters and self._state.destination != SKIP:
            self._letters += letters

    def _take_word(self, token: Token) -> None:
        word, number = token.word, token.number
        if word == "*":
            self._is_starred = True
            return
        is_starred, self._is_starred = self._is_starred, False
        destination = self._state.destination
        if destination in (SKIP, ANSI_COPY):
            if destination == ANSI_COPY and word == "ud":
                self._state.destination = self._outer[-2][0].destination if len(self._outer) > 1 else TEXT
            return
        if word == "u":
            self._take_code(number or 0)
        elif word in CHARACTERS:
            if self._skipped:
                self._skipped -= 1
            else:
                self._flush()
                self._add(CHARACTERS[word])
        else:
            self._flush()
            if not self._begin_destination(word, is_starred=is_starred):
                self._set(word, number)

    def _take_code(self, number: int) -> None:
        """Takes a character that is written as a number of sixteen bits."""
        self._flush()
        code = number % 0x10000
        self._skipped = self._state.fallback
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            full = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD
            self._high = 0
            self._add(chr(full))
        elif 0xE000 <= code < 0xF900:  # symbols of one font, which mean nothing elsewhere
            self._add("•" if self._state.destination in CAPTURED else "")
        elif code >= 32:
            self._add(chr(code))

    def _begin_destination(self, word: str, *, is_starred: bool) -> bool:
        """Whether the word says what the group is for."""
        if word in LEFT_OUT or (is_starred and word not in READ_STARRED) or word.endswith("Pr"):
            self._state.destination = SKIP
        elif word in ("upr", "stylesheet", "fonttbl"):
            self._state.destination = {"upr": ANSI_COPY, "stylesheet": STYLES, "fonttbl": FONTS}[word]
        elif word in CAPTURED:
            self._state.destination = word
            self._captured = []
        elif word in FLOWS:
            self._state = State(font=self._state.font, fallback=self._state.fallback)
            if FLOWS[word] == "note":
                self._note_places.append(len(self.notes))
                self.notes.append("")
            self.flows.append(Flow(FLOWS[word]))
        else:
            return is_starred
        return True

    def _set(self, word: str, number: int | None) -> None:
        """Follows a word that changes letters, paragraphs or tables, or says something of the file."""
        state = self._state
        match word:
            case "par" | "sect" | "cell" | "nestcell" | "row":
                self._end(word)
            case "plain":
                state.letters = PLAIN
                state.is_hidden = state.is_deleted = False
                state.font = None
            case "b":
                state.letters = state.letters._replace(bold=number != 0)
            case "i":
                state.letters = state.letters._replace(italic=number != 0)
            case "v":
                state.is_hidden = number != 0
            case "deleted":
                state.is_deleted = number != 0
            case "uc":
                state.fallback = max(0, number or 0)
            case "pard" | "intbl" | "itap" | "outlinelevel" | "s":
                self._set_paragraph(word, number)
            case _:
                self._set_letters(word, number or 0)

    def _end(self, word: str) -> None:
        """Ends a paragraph, cell or row."""
        flow = self.flows[-1]
        match word:
            case "cell":
                flow.end_cell()
            case "nestcell":
                flow.end_paragraph((), in_table=True)
            case "row":
                flow.end_row()
            case _ if word == "par" or flow.paragraph.words.strip():
                flow.end_paragraph(self._kinds(), in_table=self._state.in_table)

    def _set_paragraph(self, word: str, number: int | None) -> None:
        """Follows a word about the paragraph that is open."""
        state = self._state
        match word:
            case "pard":
                state.style, state.outline, state.in_table = 0, None, False
            case "intbl" | "itap":
                state.in_table = state.in_table or word == "intbl" or bool(number)
            case "outlinelevel":
                state.outline = number
            case "s":
                state.style = self._style_entry = number or 0

    def _set_letters(self, word: str, number: int) -> None:
        """Follows a word about fonts and code pages."""
        in_table_of_fonts = self._state.destination == FONTS
        match word:
            case "f" if in_table_of_fonts:
                self._font_entry = number
                self._fonts[number] = USUAL
            case "f":
                self._state.font = number
            case "fcharset" if in_table_of_fonts:
                self._fonts[self._font_entry] = charset(number)
            case "cpg" if in_table_of_fonts:
                self._fonts[self._font_entry] = code_page(number)
            case "deff":
                self._default_font = number
            case "ansicpg":
                self.declared = code_page(number) or None
            case "mac" | "pc" | "pca":
                self.declared = code_page(CODE_PAGE_WORDS[word])

    def _flush(self) -> None:
        """Turns the letters that wait into characters of the code page of their font."""
        if not self._letters:
            return
        font = self._default_font if self._state.font is None else self._state.font
        page = self._fonts.get(font, USUAL) if font is not None else USUAL
        letters, self._letters = bytes(self._letters), bytearray()
        if page == SYMBOLS:
            is_sign = self._state.destination in CAPTURED
            self._add("•" if is_sign else letters.decode("ascii", errors="ignore"))
            return
        if page == USUAL and self._state.destination == TEXT:
            self.sample += letters
        self._add(letters.decode(page or self.usual, errors="replace").replace("\x00", ""))

    def _add(self, text: str) -> None:
        state = self._state
        if state.destination == TEXT:
            if not state.is_hidden and not state.is_deleted:
                self.flows[-1].paragraph.pieces.append((text, state.letters))
        elif state.destination in CAPTURED or state.destination == STYLES:
            self._captured.append(text)

    def _keep_style(self, letters: Letters) -> None:
        name = "".join(self._captured).partition(";")[0].strip()
        if name:
            self._styles[self._style_entry] = Style(name, letters)
        self._captured, self._style_entry = [], 0

    def _keep_captured(self, destination: str) -> None:
        words = "".join(self._captured).strip()
        self._captured = []
        flow = self.flows[-1]
        match destination:
            case "listtext" | "pntext":
                is_number = any(map(str.isalnum, words))
                flow.sign = f"{words} " if is_number else "– " if words else ""
            case "atnauthor":
                self._author = words
            case "atnref":
                self._comment_key = words
            case "atrfstart":
                self._comment_starts[words] = (flow.paragraph, flow.paragraph.length)
            case "atrfend":
                paragraph, start = self._comment_starts.get(words, (flow.paragraph, 0))
                start = start if paragraph is flow.paragraph else 0
                self._comment_spans[words] = (flow.paragraph, start, flow.paragraph.length)

    def _end_flow(self) -> None:
        flow = self.flows.pop()
        flow.end_paragraph(self._kinds(), in_table=False)
        host = self.flows[-1]
        if flow.kind == "note":
            self.notes[self._note_places.pop()] = flow.words()
        elif flow.kind == "box":
            host.boxes += flow.blocks
        else:
            here = (host.paragraph, host.paragraph.length, host.paragraph.length)
            paragraph, start, end = self._comment_spans.get(self._comment_key, here)
            said = " ".join(flow.words().split())
            paragraph.comments.append((start, end, ": ".join(filter(None, (self._author, said)))))
            self._author = self._comment_key = ""

    def _kinds(self) -> Kinds:
        """The marks of the paragraph that ends here; letters that a heading's style changes are not marked in it."""
        style = self._styles.get(self._state.style)
        name = style.name.lower() if style else ""
        heading = HEADING.fullmatch(name)
        level = self._state.outline
        if name == "title":
            return (("title", ""),)
        if heading or (level is not None and 0 <= level < 9):
            paragraph = self.flows[-1].paragraph
            if style and any(style.letters):
                paragraph.pieces = [(piece, PLAIN) for piece, _ in paragraph.pieces]
            return (("heading", heading[1] if heading else str((level or 0) + 1)),)
        if style is None or name in DEFAULT_STYLES:
            return ()
        return (("caption", ""),) if name == "caption" else (("style", style.name),)
