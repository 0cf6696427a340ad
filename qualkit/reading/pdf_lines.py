"""The lines of a PDF's pages: their words and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qualkit.errors import ReadingError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

# PDFium writes this for a hyphen at the end of a line and joins the lines.
LINE_END_HYPHEN = "\x02"
FEW = 20


class Line(NamedTuple):
    """A line of a page as printed. Places in points; y grows upwards; size: the height of its letters' boxes.

    page: from 0. height: of the page.
    """

    page: int
    text: str
    left: float
    right: float
    bottom: float
    top: float
    height: float

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
        raise ReadingError(path, "the file is empty; check that it was saved or copied whole")
    if b"%PDF" not in beginning:
        raise ReadingError(path, "not a PDF, whatever its name says; give it its right suffix")
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadingError(path, "the PDF has a password; save it without one and add it again") from error
        raise ReadingError(path, f"a damaged PDF ({error}); download or export it again") from error
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
            found = f"a damaged PDF (page {number + 1}: {error}); download or export it again"
            raise ReadingError(path, found) from error
        found_lines = list(_page_lines(page, number))
        if sum(len(line.text) for line in found_lines) < FEW and _has_picture(page):
            pictures += 1
        lines += found_lines
        page.close()
    if (pictures and pictures == len(document)) or not lines:
        found = "there is no text in the PDF, only pictures of pages; it needs OCR (say with ocrmypdf) to be read"
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
    first = last = -1
    for index in range(text_page.count_chars()):
        sign = chr(FPDFText_GetUnicode(text_page, index))
        if sign not in "\r\n":
            if not sign.isspace():
                first, last = (index if first < 0 else first), index
            words.append("-" if sign == LINE_END_HYPHEN else sign)
        if sign in ("\n", LINE_END_HYPHEN) and first >= 0:
            yield _line(text_page, number, _whole("".join(words)), first, last, height)
        if sign in ("\n", LINE_END_HYPHEN):
            words, first, last = [], -1, -1
    if first >= 0:
        yield _line(text_page, number, _whole("".join(words)), first, last, height)
    text_page.close()


def _line(text_page: object, page: int, text: str, first: int, last: int, height: float) -> Line:
    # Loose boxes are as high as the font, whatever the letters; the ends of a line are enough to place it.
    left, bottom, _, top = text_page.get_charbox(first, loose=True)  # type: ignore[attr-defined]
    _, _, right, _ = text_page.get_charbox(last, loose=True)  # type: ignore[attr-defined]
    return Line(page, text.strip(), left, right, bottom, top, height)


def _whole(text: str) -> str:
    """The text with characters beyond the basic plane put together, which PDFium gives as two surrogates."""
    return (
        text.encode("utf-16-le", "surrogatepass")
        .decode("utf-16-le", "ignore")
        .replace("\x00", "")
        .replace("\ufffe", "-")
    )
