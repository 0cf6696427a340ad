"""PDF files: lines become paragraphs by where they stand on the page, and a second program looks what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from qualkit.messages import N_, _
from qualkit.model.sources import Mark
from qualkit.reading.cross_check import unread_words
from qualkit.reading.pdf.blocks import LIST_SIGN, Layout
from qualkit.reading.pdf.columns import in_reading_order
from qualkit.reading.pdf.glyphs import UNKNOWN
from qualkit.reading.pdf.lines import Line
from qualkit.reading.pdf.pages import Page, read_document
from qualkit.reading.pdf.sizes import refuse_bombs
from qualkit.reading.pdf.streams import SecondVoice
from qualkit.reading.pdf.tables import CAPTION
from qualkit.reading.writing import Manuscript

SHORT = 200  # characters: no heading is longer
LONG_CAPTION = 400
WORDS = 5  # shown of those with unknown letters
UNKNOWN_LETTER = re.compile(rf"[^\W\d_]{UNKNOWN}|{UNKNOWN}[^\W\d_]")
NOT_NAMED = N_("the file does not say what {count} letters of page {page} are ({words}); look at the page")
UNREAD = N_("page {page} has words that were not read: “{words}”; look at the page")


def read_pdf(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """The text of all pages and its marks.

    The lines of a paragraph are divided by one newline, paragraphs by a blank line; a word divided at the end of a line
    keeps its hyphen and newline, so that repairing decides whether the hyphen stays. Tabs divide the cells of a table.
    Running headers, footers and page numbers stay in the text as paragraphs of their own under `furniture` marks.
    Notes stand at the end of their page, and the references to them in brackets: `diplomatiya[1]`.
    Marks: `page` with the number that the file says is printed on it, else its number from 1; `paragraph` numbered from
    1 (furniture and notes not counted), `heading` with a level by the size of its letters, `list`, `caption`, `table`
    over rows of cells with room between them, `footnote` with its number over a note and over the reference to it,
    `furniture`; `doubt` over a page that is a picture, whose letters the file does not name, or on which a second
    program reads words that PDFium does not. Every page is compared, except for letters about which the file says
    nothing; words at the wrong place are not noticed, nor are letters that both programs misread.
    """
    refuse_bombs(path)
    document = read_document(path)
    ordered = [in_reading_order(page.lines) for page in document.pages]
    layout = Layout.of([line for lines in ordered for line in lines], len(ordered))
    # An open file, since pypdf reads one whole that it opens itself.
    with path.open("rb") if document.unlocked is None else BytesIO(document.unlocked) as file:
        return _written(document.pages, ordered, layout, SecondVoice(file))


def _written(
    pages: Sequence[Page], ordered: Sequence[Sequence[Line]], layout: Layout, voice: SecondVoice
) -> tuple[str, list[Mark]]:
    """The text of the pages and its marks. ordered: their lines in the order in which they are read."""
    manuscript = Manuscript()
    marks: list[Mark] = []
    for number, (page, lines) in enumerate(zip(pages, ordered, strict=True)):
        start, pieces = None, len(manuscript.pieces)
        for block in layout.blocks(layout.ordered(lines)):
            begun = _write(manuscript, block, layout)
            start = begun if start is None else start
        start, end = (manuscript.length, manuscript.length) if start is None else (start, manuscript.length)
        if end > start:
            marks.append(Mark(start, end, "page", page.label))
        written = "".join(manuscript.pieces[pieces:])
        marks += [Mark(start, end, "doubt", doubt) for doubt in _doubts(page, written, voice.page(number))]
    return manuscript.text, manuscript.marks + marks


def _write(manuscript: Manuscript, block: Sequence[Line], layout: Layout) -> int:
    """Writes the lines of a block and says where it begins."""
    text = "\n".join(_row(line, layout) for line in block)
    note = layout.notes.get(block[0])
    if block[0] in layout.furniture:
        return manuscript.block(text, kinds=(("furniture", ""),), numbered=False)
    if note is not None:
        return manuscript.block(text, kinds=(("footnote", note),), numbered=False)
    start = manuscript.block(text, kinds=_kinds(block, text, layout))
    at = 0
    for call in (call for line in block for call in line.calls):
        at = text.find(call, at)
        if at < 0:
            break
        manuscript.marks.append(Mark(start + at, start + at + len(call), "footnote", call[1:-1]))
        at += len(call)
    return start


def _row(line: Line, layout: Layout) -> str:
    row = layout.tables.get(line)
    return line.text if row is None else "\t".join(cell.text for cell in row.cells)


def _kinds(block: Sequence[Line], text: str, layout: Layout) -> tuple[tuple[str, str], ...]:
    if block[0] in layout.tables:
        return (("table", ""),)
    if CAPTION.match(text) and len(text) <= LONG_CAPTION:
        return (("caption", ""),)
    level = layout.levels.get(block[0])
    if level and len(text) <= SHORT:
        return (("heading", str(level)),)
    return (("list", ""),) if LIST_SIGN.match(text) else ()


def _doubts(page: Page, written: str, shown: str) -> Iterator[str]:
    """The sentences about what may be missing on a page. written: its text. shown: what the second voice reads."""
    if page.doubt:
        yield _(page.doubt).format(page=page.label)
        return
    unknown = [word for word in written.split() if UNKNOWN_LETTER.search(word)]
    if unknown:
        count, words = sum(word.count(UNKNOWN) for word in unknown), " ".join(unknown[:WORDS])
        yield _(NOT_NAMED).format(page=page.label, count=count, words=words)
    if words := unread_words(written, shown):
        yield _(UNREAD).format(page=page.label, words=words)
