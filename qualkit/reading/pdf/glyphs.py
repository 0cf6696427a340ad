"""The characters of a PDF's page: what PDFium reads there, and where each stands."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from typing import TYPE_CHECKING

from qualkit.reading.paragraphs import Letters

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

# What the text has for a hyphen at the end of a line, where PDFium joins the lines.
LINE_END_HYPHEN = "\ufffe"
UNKNOWN = "\ufffd"  # stands where the file does not say what character it draws
SAMPLES = 40
LEAST_SIZE, MOST_SIZE = 2, 200  # points: letters drawn by a program of their own may have any size
BOLD_WEIGHT = 700
BOLD_NAMES = (b"bold", b"black", b"heavy", b"demi")
ITALIC_NAMES = (b"italic", b"oblique", b"slanted")
ITALIC_FLAG = 64  # of a font's description


class Glyphs:
    """The characters of one page in PDFium's order, with their places as a reader sees the page.

    text: one code unit for each character, LINE_END_HYPHEN for a hyphen with which PDFium joined two lines. UNKNOWN for
    characters of which PDFium only knows the number in their font, which it would give as if it were a character.
    height: of the page as it is read. is_sideways: most of its text stands on its side; then the page is turned until
    its lines lie flat.
    """

    def __init__(self, page: PdfPage) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._rectangle, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._page: PdfTextPage = page.get_textpage()
        self._handle = self._page.raw
        self._left, self._bottom, right, top = page.get_bbox()
        self._wide, self._high = right - self._left, top - self._bottom
        self.text = _text_of(self._page)
        self._turn = self._usual_quarter()
        self.is_sideways = self._turn != 0
        self.height = self._wide if self._turn % 2 else self._high

    def close(self) -> None:
        """Frees what PDFium holds of the page."""
        self._page.close()

    def box(self, index: int) -> tuple[float, float, float, float]:
        """(left, bottom, right, top) of a character with its room, in points from the lower left corner of the page."""
        room = self._rectangle
        self._raw.FPDFText_GetLooseCharBox(self._handle, index, room)
        return self.turned(room.left, room.bottom, room.right, room.top)

    def ink(self, index: int) -> tuple[float, float, float, float]:
        """(left, bottom, right, top) of what is drawn of a character."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        self._raw.FPDFText_GetCharBox(self._handle, index, left, right, bottom, top)
        return self.turned(left.value, bottom.value, right.value, top.value)

    def baseline(self, index: int) -> float:
        """The height of the line that a character stands on."""
        x, y = ctypes.c_double(), ctypes.c_double()
        self._raw.FPDFText_GetCharOrigin(self._handle, index, x, y)
        return self.turned(x.value, y.value, x.value, y.value)[1]

    def size(self, index: int) -> float:
        """The size of a character's font in points. The boxes say less: some fonts give them each letter's height."""
        matrix = self._matrix
        self._raw.FPDFText_GetMatrix(self._handle, index, matrix)
        size = float(self._raw.FPDFText_GetFontSize(self._handle, index) * math.hypot(matrix.c, matrix.d))
        if LEAST_SIZE < size < MOST_SIZE:
            return size
        _left, bottom, _right, top = self.box(index)
        return top - bottom

    def is_generated(self, index: int) -> bool:
        """Whether a blank is not in the file: PDFium puts one where there is room between two characters."""
        return bool(self._raw.FPDFText_IsGenerated(self._handle, index) == 1)

    def is_turned(self, index: int) -> bool:
        """Whether a character stands otherwise than those of the page do."""
        return self._quarter(index) != self._turn

    def letters(self, index: int) -> Letters:
        """Whether a character's font is bold, by its weight or its name, and italic, by its description or its name."""
        name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
        self._raw.FPDFText_GetFontInfo(self._handle, index, name, 200, flags)
        words = name.value.lower()
        return Letters(
            self._raw.FPDFText_GetFontWeight(self._handle, index) >= BOLD_WEIGHT or any(map(words.count, BOLD_NAMES)),
            bool(flags.value & ITALIC_FLAG) or any(map(words.count, ITALIC_NAMES)),
        )

    def _quarter(self, index: int) -> int:
        """How many quarter turns with the clock a character is turned; −1 for askew."""
        quarters = self._raw.FPDFText_GetCharAngle(self._handle, index) / (math.pi / 2)
        return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.1 else -1

    def _usual_quarter(self) -> int:
        inked = range(0, len(self.text), max(1, len(self.text) // SAMPLES))
        turns = Counter(self._quarter(index) for index in inked if not self.text[index].isspace())
        turn, count = turns.most_common(1)[0] if turns else (0, 0)
        return turn if turn > 0 and count > len(inked) / 2 else 0

    def turned(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box in the page's own measure as it lies when the page is turned so that its lines lie flat."""
        left, right = left - self._left, right - self._left
        bottom, top = bottom - self._bottom, top - self._bottom
        if self._turn == 3:
            return bottom, self._wide - right, top, self._wide - left
        if self._turn == 2:
            return self._wide - right, self._high - top, self._wide - left, self._high - bottom
        if self._turn == 1:
            return self._high - top, left, self._high - bottom, right
        return left, bottom, right, top


def _text_of(page: PdfTextPage) -> str:
    """All characters of a page, one for each of PDFium's indices."""
    from pypdfium2.raw import FPDFText_GetText, FPDFText_GetUnicode, FPDFText_HasUnicodeMapError, FPDFText_IsHyphen

    count = page.count_chars()
    if count <= 0:
        return ""
    units = (ctypes.c_ushort * (count + 1))()
    length = FPDFText_GetText(page, 0, count, units) - 1
    text = bytes(units)[: 2 * length].decode("utf-16-le", "surrogatepass")
    if len(text) != count:
        # Controls and characters beyond the basic plane are counted otherwise in the text than one by one.
        signs = [chr(FPDFText_GetUnicode(page, index)) for index in range(count)]
        text = "".join(
            LINE_END_HYPHEN if sign == "\x02" and FPDFText_IsHyphen(page, index) == 1 else sign
            for index, sign in enumerate(signs)
        )
    handle = page.raw
    unknown = [index for index in range(count) if FPDFText_HasUnicodeMapError(handle, index) == 1]
    if not unknown:
        return text
    replaced = list(text)
    for index in unknown:
        replaced[index] = UNKNOWN if _has_ink(page, index) else " "
    return "".join(replaced)


def _has_ink(page: PdfTextPage, index: int) -> bool:
    left, bottom, right, top = page.get_charbox(index)
    return bool(right - left > 0.01 and top - bottom > 0.01)
