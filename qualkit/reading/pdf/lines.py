"""The lines of a PDF's pages: their words and where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from qualkit.reading.pdf.glyphs import LINE_END_HYPHEN, Glyphs
from qualkit.reading.pdf.grids import Cell, Grid

WIDE = 2.3  # times the size of the letters: no gap of justified text is so wide
NARROW = 0.75  # times it: a gap of justified text seldom is, and does not stand below another
RAISED = 0.16  # of the size of the letters, above the line: a figure that refers to a note
BLANK = 0.2  # of it: room in which there must be a blank
NARROW_BLANK = 0.15  # of it: between slanted letters
NO_ROOM = 0.05  # of it: in less there is none
SAME_LINE = 1.2  # times it: no further from each other are parts of a line that PDFium cut
CALL_STEP = 0.6  # of it: so far up stands a figure that refers to a note
BACK = 0.3  # of it: so far goes only back who left something out
LINE = re.compile(rf"[^\r\n{LINE_END_HYPHEN}]*(?:{LINE_END_HYPHEN}|(?=[\r\n])|$)")
NUMBER = re.compile(r"\d+")
SPACES = re.compile(r"\s+")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
ACCENTS = ("Sk", "Lm", "Mn")  # kinds of characters
WORD_GAP = 1.6  # times the gap between the letters of a word that is set wide
SPACED_LETTERS = 4  # so many letters with blanks between them are a word set with room between its letters
# What a reference to a note stands behind. An exponent does not: m², 10⁶.
NOTED = re.compile(r"(?:^|[^\W\d_]{3}|\d{3}|[^\w\s]|\s)$")


class Piece(NamedTuple):
    """A part of a line between two gaps that are wider than those between words. left, right: in points."""

    text: str
    left: float
    right: float


class Line(NamedTuple):
    """A line of a page as printed. Places in points; y grows upwards.

    page: from 0. bottom: what the letters stand on. top: above it by the letters' size. height: of the page.
    bold: from its first letter to its last. pieces: its words where gaps divide it, one where none does.
    calls: the references to notes as they stand in the text, `[1]`. is_turned: its letters stand otherwise than those
    of the page. looks: how many of its first characters are bold, and how many are italic. cell: of a ruled table.
    """

    page: int
    text: str
    left: float
    right: float
    bottom: float
    top: float
    height: float
    bold: bool = False
    pieces: tuple[Piece, ...] = ()
    calls: tuple[str, ...] = ()
    is_turned: bool = False
    looks: tuple[int, int] = (0, 0)
    cell: Cell | None = None

    @property
    def look(self) -> tuple[bool, bool]:
        """Whether the whole line is bold, and whether it is italic."""
        return self.looks[0] >= len(self.text), self.looks[1] >= len(self.text)

    @property
    def size(self) -> float:
        """The size of the letters in points."""
        return self.top - self.bottom

    @property
    def cells(self) -> tuple[Piece, ...]:
        """The pieces of the line, those joined that stand nearer to each other than the cells of a table do."""
        cells: list[Piece] = []
        for piece in self.pieces:
            if cells and piece.left - cells[-1].right <= WIDE * self.size:
                before = cells.pop()
                piece = Piece(f"{before.text} {piece.text}", before.left, piece.right)
            cells.append(piece)
        return tuple(cells)


def page_lines(glyphs: Glyphs, page: int, grids: Sequence[Grid] = ()) -> list[Line]:
    """The lines of a page in PDFium's order, which is mostly that of the file. page: its number, from 0.

    grids: of its ruled tables; no line reaches from one of their cells into another.

    A raised figure behind a word refers to a note. It is written in brackets, `diplomatiya[1]`, so that it neither is
    part of the word nor seems to be a number of the sentence. A word set with room between its letters (`G İ R İ Ş`)
    is written without it. Letters that the file draws after the rest of a line, for they come from another font
    (often the `ə` of a text that LibreOffice made a PDF of), are put where they stand.
    """
    lines: list[_Signs] = []
    for match in LINE.finditer(glyphs.text):
        text = match.group()
        if text.strip():
            start = match.start() + len(text) - len(text.lstrip())
            whole = _Signs(text.strip(), range(start, start + len(text.strip())))
            for signs in _cut(glyphs, whole, grids) if grids else (whole,):
                joined = _joined(glyphs, lines[-1], signs) if lines and lines[-1].cell == signs.cell else None
                if joined is not None:
                    lines[-1] = joined
                else:
                    lines.append(signs)
    found = [_line(glyphs, page, signs) for signs in lines]
    # Of text on its side PDFium may put the last line first.
    return sorted(found, key=lambda line: -line.bottom) if glyphs.is_sideways else found


class _Signs(NamedTuple):
    """The characters of a line and their indices on the page."""

    text: str
    places: Sequence[int]
    cell: Cell | None = None


def _cut(glyphs: Glyphs, signs: _Signs, grids: Sequence[Grid]) -> Iterator[_Signs]:
    """The parts of a line that stand in different cells of ruled tables; no word is cut."""
    first, cell = 0, _cell_at(glyphs, signs.places[0], grids)
    for match in SPACES.finditer(signs.text):
        other = _cell_at(glyphs, signs.places[match.end()], grids)
        if other != cell:
            yield _Signs(signs.text[first : match.start()], signs.places[first : match.start()], cell)
            first, cell = match.end(), other
    yield _Signs(signs.text[first:], signs.places[first:], cell)


def _cell_at(glyphs: Glyphs, place: int, grids: Sequence[Grid]) -> Cell | None:
    left, bottom, right, top = glyphs.box(place)
    cells = (grid.cell_at((left + right) / 2, (bottom + top) / 2) for grid in grids)
    return next((cell for cell in cells if cell is not None), None)


def _joined(glyphs: Glyphs, one: _Signs, other: _Signs) -> _Signs | None:
    """The characters of two lines if PDFium made two of what is one line on the page."""
    if one.text[-1] == LINE_END_HYPHEN:
        return None
    # In the middle: a raised figure at the edge stands on another line than its word.
    middles = [signs.places[_middle(signs.text)] for signs in (one, other)]
    size = max(glyphs.size(middle) for middle in middles)
    step = abs(glyphs.baseline(middles[0]) - glyphs.baseline(middles[1]))
    end, begin = one.places[-1], other.places[0]
    room = glyphs.box(begin)[0] - glyphs.box(end)[2]
    if step > BACK * size:
        is_call = (one.text.isdigit() or other.text.isdigit()) and step < CALL_STEP * size
        return (
            _Signs(one.text + other.text, [*one.places, *other.places], one.cell)
            if is_call and abs(room) < BACK * size
            else None
        )
    if not -BACK * size < room < SAME_LINE * size and not _overlap(glyphs, one, other):
        return None
    blank = " " if room > BLANK * size or room < -BACK * size else ""
    places = [*one.places, *(end for _ in blank), *other.places]
    return _Signs(one.text + blank + other.text, places, one.cell)


def _overlap(glyphs: Glyphs, one: _Signs, other: _Signs) -> bool:
    """Whether the second part of a line stands in gaps of the first."""
    return (
        glyphs.box(one.places[0])[0] < glyphs.box(other.places[0])[0]
        and glyphs.box(other.places[-1])[2] < glyphs.box(one.places[-1])[2]
    )


def _line(glyphs: Glyphs, page: int, signs: _Signs) -> Line:
    """The line with these characters, which have no white space around them."""
    gaps = _gaps(glyphs, signs)
    size = glyphs.size(signs.places[_middle(signs.text)])
    if _is_disordered(glyphs, signs, gaps, size) and not RIGHT_TO_LEFT.search(signs.text):
        signs = _from_left_to_right(glyphs, signs, size)
        gaps = _gaps(glyphs, signs)
    text, places, cell = signs
    chosen = [places[0], places[_middle(text)], places[-1]]
    # Neither a large initial nor a raised figure says how large the letters are.
    size, _height, middle = sorted((glyphs.size(index), n, index) for n, index in enumerate(chosen))[1]
    bottom = glyphs.baseline(middle)
    left, right = glyphs.box(places[0])[0], glyphs.box(places[-1])[2]
    calls = list(_calls(glyphs, signs, bottom + RAISED * size))
    written = _unspaced(text, gaps) or _written(text, calls)
    letters = [glyphs.letters(index) for index in chosen]
    looks = [
        len(written) if all(are_so) else _begins(glyphs, signs, calls, kind) if are_so[0] else 0
        for kind, are_so in enumerate(zip(*letters, strict=True))
    ]
    return Line(
        page,
        written,
        left,
        right,
        bottom,
        bottom + size,
        glyphs.height,
        all(look.bold for look in letters),
        _pieces(text, left, right, [gap for gap in gaps if gap.width > NARROW * size]),
        tuple(f"[{text[first:end]}]" for first, end in calls),
        glyphs.is_turned(middle),
        (looks[0], looks[1]),
        cell,
    )


def _begins(glyphs: Glyphs, signs: _Signs, calls: Sequence[tuple[int, int]], kind: int) -> int:
    """How many characters a line begins with in the same look as its first one. kind: of Letters, by its place."""
    text, places = signs.text, signs.places
    end = next((n for n, place in enumerate(places) if not text[n].isspace() and not glyphs.letters(place)[kind]), 0)
    return len(_written(text[:end].rstrip(), [call for call in calls if call[1] <= end]))


def _is_disordered(glyphs: Glyphs, signs: _Signs, gaps: Sequence[_Gap], size: float) -> bool:
    """Whether letters stand to the left of what the file draws before them; accents drawn before their letter may.

    Where no blank stands before such letters, PDFium has put one into the room that was left for them.
    """
    step = BACK * size
    if any(gap.width < -step for gap in gaps):
        return True
    generated = [gap for gap in gaps if glyphs.is_generated(signs.places[gap.start])]
    if any(gap.width < NO_ROOM * size for gap in generated):
        return True
    rooms = [gap for gap in generated if gap.width > step]
    boxes = [glyphs.box(place) for place in signs.places] if rooms else []
    for (before, sign), (one, other) in zip(pairwise(signs.text), pairwise(boxes), strict=False):
        is_back = sign.isalpha() and unicodedata.category(before) not in ACCENTS and other[0] - one[2] < -step
        if is_back and any(gap.left - 1 < other[0] and other[2] < gap.right + 1 for gap in rooms):
            return True
    return False


def _middle(text: str) -> int:
    """The place of a character in the middle that is no white space."""
    return len(text) // 2 if not text[len(text) // 2].isspace() else len(text[: len(text) // 2].rstrip()) - 1


def _from_left_to_right(glyphs: Glyphs, signs: _Signs, size: float) -> _Signs:
    """The same characters as they stand on the page, blanks where the file has them or leaves room for one."""
    inked = [
        (glyphs.box(place), sign, place)
        for sign, place in zip(signs.text, signs.places, strict=True)
        if not (sign.isspace() and glyphs.is_generated(place))
    ]
    inked.sort(key=lambda one: one[0][0])
    text: list[str] = []
    places: list[int] = []
    for number, (box, sign, place) in enumerate(inked):
        apart = (
            number
            and not sign.isspace()
            and not text[-1].isspace()
            and box[0] - inked[number - 1][0][2] > NARROW_BLANK * size
        )
        if apart:
            text.append(" ")
            places.append(places[-1])
        text.append(sign)
        places.append(place)
    whole = "".join(text)
    start, end = len(whole) - len(whole.lstrip()), len(whole.rstrip())
    return _Signs(whole[start:end], places[start:end], signs.cell)


class _Gap(NamedTuple):
    """White space in a line. start, end: its characters. left, right: of the room that it takes, in points."""

    start: int
    end: int
    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


def _gaps(glyphs: Glyphs, signs: _Signs) -> list[_Gap]:
    return [
        _Gap(
            *match.span(),
            glyphs.box(signs.places[match.start() - 1])[2],
            glyphs.box(signs.places[match.end()])[0],
        )
        for match in SPACES.finditer(signs.text)
    ]


def _pieces(signs: str, left: float, right: float, gaps: Sequence[_Gap]) -> tuple[Piece, ...]:
    starts = [(0, left), *((gap.end, gap.right) for gap in gaps)]
    ends = [*((gap.start, gap.left) for gap in gaps), (len(signs), right)]
    return tuple(
        Piece(_written(signs[first:end]), begins, stops)
        for (first, begins), (end, stops) in zip(starts, ends, strict=True)
    )


def _calls(glyphs: Glyphs, signs: _Signs, height: float) -> Iterator[tuple[int, int]]:
    """Where the raised figures of a line stand that refer to notes. height: above which a figure is raised."""
    for match in NUMBER.finditer(signs.text):
        first, end = match.span()
        begin = end
        while begin > first and glyphs.ink(signs.places[begin - 1])[1] > height:
            begin -= 1
        if begin < end and NOTED.search(signs.text[:begin]):
            yield begin, end


def _unspaced(signs: str, gaps: Sequence[_Gap]) -> str:
    """The words of a line of single letters; empty if it is none. Between words the gaps are wider."""
    tokens = signs.split()
    letters = sum(len(token) == 1 and token.isalpha() for token in tokens)
    if letters < SPACED_LETTERS or letters < len(tokens) - 1 or max(map(len, tokens)) > 3:
        return ""
    usual = sorted(gap.width for gap in gaps)[len(gaps) // 2]
    rooms = [" " if gap.width > WORD_GAP * usual else "" for gap in gaps]
    return _written("".join(token + room for token, room in zip(tokens, [*rooms, ""], strict=True)))


def _written(signs: str, calls: Sequence[tuple[int, int]] = ()) -> str:
    """The characters as text: references to notes in brackets; surrogates, which PDFium gives singly, put together."""
    pieces: list[str] = []
    at = 0
    for first, end in calls:
        room = " " if first == 0 and not signs[end : end + 1].isspace() else ""
        pieces += [signs[at:first], f"[{signs[first:end]}]", room]
        at = end
    text = "".join([*pieces, signs[at:]]).replace(LINE_END_HYPHEN, "-").replace("\x00", "")
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
