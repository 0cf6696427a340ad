"""A PDF is opened, and its pages become lines."""

from __future__ import annotations

import re
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qualkit.errors import ReadingError
from qualkit.messages import N_, _
from qualkit.reading.pdf.glyphs import Glyphs
from qualkit.reading.pdf.grids import Grid, ruled_grids
from qualkit.reading.pdf.lines import Line, page_lines
from qualkit.reading.pdf.open_grids import open_grids
from qualkit.reading.pdf.ruled_tables import in_rows, is_table
from qualkit.reading.pdf.rules import rules_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

FEW = 20  # characters: a page with a picture and no more is a picture of a page
FEW_OVER_PICTURE = (
    250  # and so is one with no more on which a picture takes most of the room: a stamp, a library's note
)
MOST = 0.6  # of a page's room
LABEL_LENGTH = 8
END_LENGTH = 2048  # bytes, in the last of which a PDF says that it ends
LOST_PAGES = 0.1  # of a file's pages: with more of them missing it is no use
UNREADABLE = 0.5  # of a page's characters
NO_LETTER = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
NEEDS_OCR = N_("page {page} is a picture with hardly any text; it needs OCR (say with ocrmypdf) to be read")
NO_LETTERS = N_("the letters of page {page} cannot be read, as the file does not say what they are; it needs OCR")
PAGE_LOST = N_("page {page} cannot be read, the file is damaged there; download or export it again")


class Page(NamedTuple):
    """What was read of one page.

    label: the number that is printed on it where the file says so, else its number from 1. lines: in PDFium's order.
    doubt: a sentence with a place for `{page}` if the page could not be read, else empty.
    """

    label: str
    lines: tuple[Line, ...]
    doubt: str = ""


class Document(NamedTuple):
    """A PDF as it was read. unlocked: a copy of the file without the lock that forbids changes, if it has one."""

    pages: tuple[Page, ...]
    unlocked: bytes | None


def read_document(path: Path) -> Document:
    """The pages of a PDF. Scripts and attachments are not looked at; what was typed into a form is read.

    Raises: ReadingError if the file has a password, is damaged, or has pictures of text only; OSError.
    """
    import pypdfium2

    _check_beginning(path)
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadingError(path, _("the PDF has a password; save it without one and add it again")) from error
        if not _has_end(path):
            raise ReadingError(path, _("a damaged PDF, its end is missing; download or copy it again")) from error
        found = _("a damaged PDF ({error}); download or export it again").format(error=error)
        raise ReadingError(path, found) from error
    try:
        if document.get_formtype():
            document.init_forms()
        pages = tuple(_page(document, number) for number in range(len(document)))
        _check_pages(pages, path)
        return Document(pages, _unlocked(document))
    finally:
        document.close()


def _check_beginning(path: Path) -> None:
    with path.open("rb") as file:
        beginning = file.read(1024)
    if not beginning:
        raise ReadingError(path, _("the file is empty; check that it was saved or copied whole"))
    if b"%PDF" not in beginning:
        raise ReadingError(path, _("not a PDF, whatever its name says; give it its right suffix"))


def _has_end(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(0, SEEK_END)
        file.seek(max(0, file.tell() - END_LENGTH))
        return b"%%EOF" in file.read()


def _check_pages(pages: tuple[Page, ...], path: Path) -> None:
    lost = [page for page in pages if page.doubt == PAGE_LOST]
    if lost and len(lost) >= LOST_PAGES * len(pages):
        found = _("a damaged PDF ({lost} of {pages} pages cannot be read, the first is {page}); download it again")
        raise ReadingError(path, found.format(lost=len(lost), pages=len(pages), page=lost[0].label))
    with_letters = [page for page in pages if page.lines]
    if with_letters and all(page.doubt == NO_LETTERS for page in with_letters):
        found = _("the PDF does not say what its letters are, so that they cannot be read; it needs OCR")
        raise ReadingError(path, found)
    characters = sum(len(line.text) for page in pages for line in page.lines)
    are_pictures = len(pages) > 1 and all(page.doubt == NEEDS_OCR or not page.lines for page in pages)
    if not with_letters or are_pictures or (characters < FEW and pages[0].doubt):
        found = _("there is no text in the PDF, only pictures of pages; it needs OCR (say with ocrmypdf) to be read")
        raise ReadingError(path, found)


def _page(document: PdfDocument, number: int) -> Page:
    import pypdfium2

    label = document.get_page_label(number).strip()
    if not label or len(label) > LABEL_LENGTH:
        label = str(number + 1)
    try:
        page = document[number]
        if document.formenv and page.flatten() == pypdfium2.raw.FLATTEN_SUCCESS:
            page.close()
            page = document[number]
        glyphs = Glyphs(page)
    except pypdfium2.PdfiumError:
        return Page(label, (), PAGE_LOST)
    lines = _lines(page, glyphs, number)
    doubt = NO_LETTERS if lines and _is_unreadable(glyphs.text) else ""
    if _is_picture(page, sum(len(line.text) for line in lines)):
        doubt = NEEDS_OCR
    glyphs.close()
    page.close()
    return Page(label, lines, doubt)


def _lines(page: PdfPage, glyphs: Glyphs, number: int) -> tuple[Line, ...]:
    """The lines of a page, rows of ruled tables among them."""
    rules = rules_of(page, glyphs)
    grids: list[Grid] = []
    lines = page_lines(glyphs, number)
    for is_open in (False, True):
        if found := open_grids(rules, lines, grids) if is_open else ruled_grids(rules):
            found = [*grids, *found]
            lines = page_lines(glyphs, number, found)
            tables = [grid for place, grid in enumerate(found) if is_table(grid, place, lines)]
            grids = [grid.numbered(place) for place, grid in enumerate(tables)]
            lines = page_lines(glyphs, number, grids)
    return tuple(in_rows(grids, lines))


def _is_unreadable(text: str) -> bool:
    """Whether much of a text is no letters: without a word on what they are, PDFium gives their numbers in the font."""
    inked = "".join(text.split())
    return len(NO_LETTER.findall(inked)) > UNREADABLE * len(inked)


def _is_picture(page: PdfPage, characters: int) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    if characters >= FEW_OVER_PICTURE:
        return False
    rooms = []
    for picture in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        rooms.append((right - left) * (top - bottom))
    share = MOST if characters >= FEW else 0.0
    return bool(rooms) and sum(rooms) >= share * page.get_width() * page.get_height()


def _unlocked(document: PdfDocument) -> bytes | None:
    from pypdfium2.raw import FPDF_REMOVE_SECURITY, FPDF_GetSecurityHandlerRevision

    if FPDF_GetSecurityHandlerRevision(document) < 0:
        return None
    copy = BytesIO()
    document.save(copy, flags=FPDF_REMOVE_SECURITY)
    return copy.getvalue()
