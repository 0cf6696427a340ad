"""Blocks -> a Word file that can be pasted into a thesis: real styles, real captions, languages on every run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from qualkit.reporting.blocks import (
    SMALL,
    STICKY,
    Block,
    Contents,
    Document,
    Figure,
    Heading,
    Inline,
    ListBlock,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    plain,
)
from qualkit.reporting.charts import Chart, chart_of, description
from qualkit.reporting.labels import labels

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph as WordParagraph

_PARAGRAPH_STYLES = dict.fromkeys(SMALL, "Note")
_TEXT_WIDTH_CM = 15.5
_TALLEST_PICTURE_CM = 18.5


def write_docx(document: Document, figures: Mapping[str, Chart], *, made_at: datetime) -> bytes:
    """The document as a Word file. made_at: the date inside the file; the same arguments give the same bytes.

    Raises: ValueError for a figure whose chart was not given.
    """
    from qualkit.reporting.docx_package import closed, set_properties
    from qualkit.reporting.docx_styles import new_word_document

    word = new_word_document(document.language)
    set_properties(word, document, made_at=made_at)
    writer = _Writer(word, document, figures)
    writer.write_all()
    return closed(word, made_at=made_at)


class _Writer:
    """Appends blocks to a Word document; knows the bookmarks that links lead to."""

    def __init__(self, word: Word, document: Document, figures: Mapping[str, Chart]) -> None:
        self.word, self.document, self.figures = word, document, figures
        self.words = labels(document.language)
        anchors = [getattr(block, "anchor", "") for block in document.blocks]
        self.bookmarks = {anchor: f"_Toc{number:08d}" for number, anchor in enumerate(anchors, start=1) if anchor}

    def write_all(self) -> None:
        if self.document.title:
            self.paragraph("Title", (Inline(self.document.title),))
        if self.document.subtitle:
            self.paragraph("Subtitle", (Inline(self.document.subtitle),))
        for block in self.document.blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        match block:
            case Heading():
                self.heading(block)
            case Paragraph():
                style = next((_PARAGRAPH_STYLES[name] for name in block.classes if name in _PARAGRAPH_STYLES), "Normal")
                made = self.paragraph(style, block.inlines, anchor=block.anchor)
                made.paragraph_format.keep_with_next = bool(STICKY & set(block.classes)) or None
            case Quote():
                self.quote(block)
            case Table():
                self.table(block)
            case Figure():
                self.figure(block)
            case ListBlock():
                self.list(block, depth=0)
            case PageBreak():
                self.word.add_page_break()  # type: ignore[no-untyped-call]
            case Contents():
                self.contents(block)

    def paragraph(
        self, style: str, inlines: Iterable[Inline], *, language: str | None = None, anchor: str = ""
    ) -> WordParagraph:
        """A paragraph in a style (its id); language: of the runs that do not say their own."""
        made = self.word.add_paragraph()
        made._p.style = style
        self.fill(made, inlines, language=language, anchor=anchor)
        return made

    def fill(
        self, paragraph: WordParagraph, inlines: Iterable[Inline], *, language: str | None = None, anchor: str = ""
    ) -> None:
        from qualkit.reporting.docx_package import add_bookmark, add_runs

        with add_bookmark(paragraph, self.bookmarks, anchor):
            add_runs(paragraph, inlines, language=language or self.document.language, bookmarks=self.bookmarks)

    def heading(self, heading: Heading) -> None:
        from qualkit.reporting.docx_package import set_numbering

        made = self.paragraph(f"Heading{heading.level}", (Inline(heading.text),), anchor=heading.anchor)
        if not heading.number:
            set_numbering(made._p.get_or_add_pPr(), 0)

    def quote(self, quote: Quote) -> None:
        style = "ProposedQuote" if quote.is_proposed else "Quote"
        made = [
            self.paragraph(style, inlines, language=quote.language, anchor="" if number else quote.anchor)
            for number, inlines in enumerate(quote.paragraphs)
        ]
        reference = quote.reference
        if quote.is_proposed:
            reference = (*reference, Inline(f"{' ' if reference else ''}[{self.words.proposed}]", italic=True))
        if reference:
            made.append(self.paragraph(f"{style}Reference", reference))
        for above in made[-2:-1]:
            above.paragraph_format.keep_with_next = True

    def table(self, table: Table) -> None:
        from qualkit.reporting.docx_tables import add_table
        from qualkit.reporting.tables import parts

        if table.anchor and not table.caption:
            self.paragraph("TableEnd", (), anchor=table.anchor)
        for number, part in enumerate(parts(table)):
            if table.caption:
                caption = self.caption(self.words.table, table, is_continued=number > 0)
                caption.paragraph_format.keep_with_next = True
            add_table(self.word, part, fill=self.fill, width_cm=_TEXT_WIDTH_CM)

    def figure(self, figure: Figure) -> None:
        from docx.shared import Cm, Emu

        chart = chart_of(figure, self.figures)
        paragraph = self.word.add_paragraph()
        paragraph._p.style = "Figure"
        picture = paragraph.add_run().add_picture(BytesIO(chart.png))
        scale = min(Cm(_TEXT_WIDTH_CM) / picture.width, Cm(_TALLEST_PICTURE_CM) / picture.height, 1)
        picture.width, picture.height = Emu(round(picture.width * scale)), Emu(round(picture.height * scale))
        for side in "TBLR":
            # Left out, LibreOffice takes 3 mm on each side, and a picture as wide as the text stands out of it.
            picture._inline.set(f"dist{side}", "0")
        named = picture._inline.docPr
        named.set("descr", description(figure, self.figures))
        named.set("title", plain(figure.caption))
        if figure.caption:
            paragraph.paragraph_format.keep_with_next = True
            self.caption(self.words.figure, figure)
        else:
            self.fill(paragraph, (), anchor=figure.anchor)

    def caption(self, word: str, block: Table | Figure, *, is_continued: bool = False) -> WordParagraph:
        from qualkit.reporting.docx_package import add_field

        made = self.paragraph("Caption", (Inline(f"{word}\u00a0", bold=True),))
        if is_continued:
            more = Inline(f" ({self.words.continued})")
            # A second field would count on, so the number of a further part is plain text.
            self.fill(made, (Inline(f"{block.number}. ", bold=True), *block.caption, more))
        else:
            add_field(made, f"SEQ {word} \\* ARABIC", str(block.number), bold=True)
            self.fill(made, (Inline(". ", bold=True), *block.caption), anchor=block.anchor)
        return made

    def list(self, block: ListBlock, *, depth: int) -> None:
        from qualkit.reporting.docx_package import set_numbering
        from qualkit.reporting.docx_styles import list_numbering

        numbering = list_numbering(self.word, ordered=block.ordered)
        for item in block.items:
            made = self.paragraph("ListNumber" if block.ordered else "ListBullet", item.inlines)
            set_numbering(made._p.get_or_add_pPr(), numbering, level=min(depth, 8))
            for below in item.lists:
                self.list(below, depth=depth + 1)

    def contents(self, contents: Contents) -> None:
        from qualkit.reporting.docx_package import add_contents

        self.paragraph("TOCHeading", (Inline(contents.title or self.words.contents),))
        shown = [heading for heading in self.document.headings if heading.level <= 3]
        add_contents(self.word, shown, bookmarks=self.bookmarks)
