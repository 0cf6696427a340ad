"""The lines of a PDF's pages: their words and where they stand."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qualkit.errors import ReadingError
from qualkit.messages import _

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

# PDFium writes this for a hyphen at the end of a line and joins the lines.
LINE_END_HYPHEN = "\x02"
FEW = 20
WIDE = 2  # times the height of the letters: no gap of justified text is so wide
BOLD_WEIGHT = 700
BOLD_NAMES = (b"bold", b"black", b"heavy", b"demi")


class Line(NamedTuple):
    """A line of a page as printed. Places in points; y grows upwards; size: the height of its letters' boxes.

    page: from 0. height: of the page. bold: from its first letter to its last. cells: its words where wide gaps divide
    it, one where none does.
    """

    page: int
    text: str
    left: float
    right: float
    bottom: float
    top: float
    height: float
    bold: bool = False
    cells: tuple[str, ...] = ()

    @property
    def size(self) -> float:
        """The height of the letters' boxes."""
        return self.top - self.bottom


def read_lines(path: Path) -> tuple[list[Line], int]:
    """The lines of all pages in the order of the file, and how many pages there are.

    Raises: ReadingError if the file has a password, is damaged, or has pictures of text only; OSError.
    """
    import pypdfium2

    with path.open("rb") as file:
        beginning = file.read(1024)
    if not beginning:
        raise ReadingError(path, _("the file is empty; check that it was saved or copied whole"))
    if b"%PDF" not in beginning:
        raise ReadingError(path, _("not a PDF, whatever its name says; give it its right suffix"))
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadingError(path, _("the PDF has a password; save it without one and add it again")) from error
        found = _("a damaged PDF ({error}); download or export it again").format(error=error)
        raise ReadingError(path, found) from error
    try:
        return _lines_of(document, path), len(document)
    finally:
        document.close()


def _lines_of(document: PdfDocument, path: Path) -> list[Line]:
    import pypdfium2

    lines: list[Line] = []
    pictures = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError as error:
            found = _("a damaged PDF (page {page}: {error}); download or export it again")
            raise ReadingError(path, found.format(page=number + 1, error=error)) from error
        found_lines = list(_page_lines(page, number))
        if sum(len(line.text) for line in found_lines) < FEW and _has_picture(page):
            pictures += 1
        lines += found_lines
        page.close()
    if (pictures and pictures == len(document)) or not lines:
        found = _("there is no text in the PDF, only pictures of pages; it needs OCR (say with ocrmypdf) to be read")
        raise ReadingError(path, found)
    return lines


def _has_picture(page: PdfPage) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return any(True for _ in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _page_lines(page: PdfPage, number: int) -> Iterator[Line]:
    from pypdfium2.raw import FPDFText_GetUnicode

    text_page = page.get_textpage()
    height = page.get_height()
    words: list[str] = []
    has_ink = False
    places: list[int] = []  # of the characters in words
    for index in range(text_page.count_chars()):
        sign = chr(FPDFText_GetUnicode(text_page, index))
        if sign not in "\r\n":
            has_ink |= not sign.isspace()
            words.append("-" if sign == LINE_END_HYPHEN else sign)
            places.append(index)
        if sign in ("\n", LINE_END_HYPHEN) and has_ink:
            yield _line(text_page, number, words, places, height)
        if sign in ("\n", LINE_END_HYPHEN):
            words, places, has_ink = [], [], False
    if has_ink:
        yield _line(text_page, number, words, places, height)
    text_page.close()


def _line(text_page: PdfTextPage, page: int, signs: Sequence[str], places: Sequence[int], height: float) -> Line:
    inked = [number for number, sign in enumerate(signs) if not sign.isspace()]
    first, last = places[inked[0]], places[inked[-1]]
    # Loose boxes are as high as the font, whatever the letters; the ends of a line are enough to place it.
    left, bottom, _left, top = text_page.get_charbox(first, loose=True)
    _right, _bottom, right, _top = text_page.get_charbox(last, loose=True)
    middle = places[inked[len(inked) // 2]]
    bold = all(_is_bold(text_page, place) for place in (first, middle, last))
    cells: list[str] = []
    begin = 0
    for one, other in pairwise(inked):
        if other - one > 1 and _gap(text_page, places[one], places[other]) > WIDE * (top - bottom):
            cells.append(_whole("".join(signs[begin : one + 1])).strip())
            begin = other
    cells.append(_whole("".join(signs[begin:])).strip())
    text = _whole("".join(signs)).strip()
    return Line(page, text, left, right, bottom, top, height, bold, tuple(filter(None, cells)))


def _gap(text_page: PdfTextPage, one: int, other: int) -> float:
    """The room between two characters of a line, in points."""
    return float(text_page.get_charbox(other, loose=True)[0] - text_page.get_charbox(one, loose=True)[2])


def _is_bold(text_page: PdfTextPage, index: int) -> bool:
    from pypdfium2.raw import FPDFText_GetFontInfo, FPDFText_GetFontWeight

    name = ctypes.create_string_buffer(200)
    FPDFText_GetFontInfo(text_page, index, name, 200, None)
    return any(word in name.value.lower() for word in BOLD_NAMES) or (
        FPDFText_GetFontWeight(text_page, index) >= BOLD_WEIGHT
    )


def _whole(text: str) -> str:
    """The text with characters beyond the basic plane put together, which PDFium gives as two surrogates."""
    return (
        text.encode("utf-16-le", "surrogatepass")
        .decode("utf-16-le", "ignore")
        .replace("\x00", "")
        .replace("\ufffe", "-")
    )
