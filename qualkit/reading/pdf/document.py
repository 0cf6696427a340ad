"""PDF files: lines become paragraphs by where they stand on the page, and a second program looks what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from qualkit.messages import N_, _
from qualkit.model.sources import Mark
from qualkit.reading.cross_check import unread_words
from qualkit.reading.paragraphs import Letters, write_table
from qualkit.reading.pdf.blocks import LIST_SIGN, Layout
from qualkit.reading.pdf.columns import in_reading_order
from qualkit.reading.pdf.glyphs import UNKNOWN
from qualkit.reading.pdf.lines import Line
from qualkit.reading.pdf.page_breaks import across_pages
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

    Paragraphs are divided by a blank line. Their lines are joined by a blank where the next word had no room, by a
    newline elsewhere (verses, addresses); a word divided at the end of a line keeps its hyphen and newline, so that
    repairing decides whether the hyphen stays. Tabs divide the cells of a table.
    A paragraph that goes on over a page break stands whole where it begins, before the notes and footer of its page.
    Running headers, footers and page numbers stay in the text as paragraphs of their own under `furniture` marks.
    Notes stand at the end of their page, and the references to them in brackets: `diplomatiya[1]`.
    Marks: `page` with the number that the file says is printed on it, else its number from 1, over each stretch of the
    text that stands on it; `paragraph` numbered from 1 (furniture and notes not counted), `heading` with a level by the
    size of its letters, `list`, `caption`, `table` over rows of cells with rules or room between them, `footnote` with
    its number over a note and over the reference to it, `furniture`; `doubt` over a page that is a picture, whose
    letters the file does not name, or on which a second program reads words that PDFium does not. Every page is
    compared, except for letters about which the file says nothing; words at the wrong place are not noticed, nor are
    letters that both programs misread.
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
    blocks = [list(layout.blocks(layout.ordered(lines))) for lines in ordered]
    stretches: list[_Stretch] = []
    for parts in across_pages(blocks, layout):
        start = _write(manuscript, [line for part in parts for line in part.lines], layout)
        for part in parts:
            end = manuscript.length if part is parts[-1] else start + len(_words(part.lines, layout))
            if stretches and stretches[-1].page == part.page:
                stretches[-1] = stretches[-1]._replace(end=end)
            else:
                stretches.append(_Stretch(part.page, start, end))
            start = end + 1
    marks = [Mark(one.start, one.end, "page", pages[one.page].label) for one in stretches]
    edges: dict[int, tuple[int, int]] = {}
    for one in stretches:
        edges[one.page] = edges.get(one.page, (one.start, 0))[0], one.end
    at = 0
    for number, page in enumerate(pages):
        start, at = edges.get(number, (at, at))
        written = "\n\n".join(_words(block, layout) for block in blocks[number])
        marks += [
            Mark(start, at, "doubt", doubt)
            for doubt in _doubts(page, written.replace("\x02", "-\n"), voice.page(number))
        ]
    return manuscript.text, manuscript.marks + marks


class _Stretch(NamedTuple):
    """A stretch of the text that stands on one page. page: its number, from 0."""

    page: int
    start: int
    end: int


def _write(manuscript: Manuscript, block: Sequence[Line], layout: Layout) -> int:
    """Writes the lines of a block and says where it begins."""
    text = _words(block, layout)
    note = layout.notes.get(block[0])
    if block[0] in layout.furniture:
        return manuscript.block(text, kinds=(("furniture", ""),), numbered=False)
    if note is not None:
        return manuscript.block(text, kinds=(("footnote", note),), numbered=False)
    written, start = len(manuscript.pieces), manuscript.length
    if block[0] in layout.tables:
        write_table(manuscript, [[cell.text for cell in layout.tables[line].cells] for line in block])
    else:
        _write_text(manuscript, block, text, layout)
    text = "".join(manuscript.pieces[written:])
    at = 0
    for call in (call for line in block for call in line.calls):
        at = text.find(call, at)
        if at < 0:
            break
        manuscript.marks.append(Mark(start + at, start + at + len(call), "footnote", call[1:-1]))
        at += len(call)
    return start + 2 if start else 0


def _write_text(manuscript: Manuscript, block: Sequence[Line], text: str, layout: Layout) -> None:
    kinds = _kinds(block, text, layout)
    start = manuscript.block(text, kinds=kinds)
    if not any(kind == "heading" for kind, _value in kinds):
        manuscript.marks += _looks(block, start)


def _looks(block: Sequence[Line], start: int) -> Iterator[Mark]:
    """The bold and italic letters that the lines of a block begin with; those of whole lines go on in the next one."""
    for place, kind in enumerate(Letters._fields):
        at, begun = start, None
        for line in block:
            length = line.looks[place]
            if begun is None and length:
                begun = at
            if begun is not None and length < len(line.text):
                yield Mark(begun, at + length if length else at - 1, kind)
                begun = None
            at += len(line.text) + 1
        if begun is not None:
            yield Mark(begun, at - 1, kind)


def _words(block: Sequence[Line], layout: Layout) -> str:
    """The lines of a block as text, tabs between the cells of a table."""
    rows = (layout.tables.get(line) for line in block)
    texts = [
        line.text if row is None else "\t".join(cell.text for cell in row.cells)
        for line, row in zip(block, rows, strict=True)
    ]
    ends = [" " if layout.is_broken_off(before, line) else "\n" for before, line in pairwise(block)]
    return "".join(text + end for text, end in zip(texts, [*ends, ""], strict=True))


def _kinds(block: Sequence[Line], text: str, layout: Layout) -> tuple[tuple[str, str], ...]:
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
