"""The parts of a Word file that python-docx has no names for: languages, fields, bookmarks, fixed bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from qualkit.reporting.blocks import Document, Heading, Inline
from qualkit.reporting.labels import labels, language_tag

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run


def closed(word: Word, *, made_at: datetime) -> bytes:
    """The file's bytes, with one fixed date on every entry of the archive."""
    saved, fixed = BytesIO(), BytesIO()
    word.save(saved)
    date = made_at.astimezone(UTC).timetuple()[:6] if made_at.tzinfo else made_at.timetuple()[:6]
    with ZipFile(saved) as before, ZipFile(fixed, "w") as after:
        for name in before.namelist():
            # The zip format begins in 1980.
            entry = ZipInfo(name, max(date, (1980, 1, 1, 0, 0, 0)))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            after.writestr(entry, before.read(name))
    return fixed.getvalue()


def set_properties(word: Word, document: Document, *, made_at: datetime) -> None:
    """Writes title, language, author and dates into the file's properties."""
    properties = word.core_properties
    date = made_at.astimezone(UTC).replace(tzinfo=None) if made_at.tzinfo else made_at
    properties.created = properties.modified = date.replace(microsecond=0)
    properties.title = document.title[:255]
    properties.subject = document.subtitle[:255]
    properties.language = labels(document.language).tag
    properties.author = document.meta.get("author", "")[:255]
    properties.keywords = document.meta.get("keywords", "")[:255]
    properties.last_modified_by = "qualkit"
    properties.comments = ""
    properties.revision = 1
    _drop(word.part.package.rels if word.part.package else {}, "/thumbnail")
    _drop(word.part.rels, "/stylesWithEffects")


def _drop(relations: Any, kind: str) -> None:
    """Takes out what python-docx's template brings along: a picture of its page, styles for Word 2010."""
    for key in [key for key, relation in relations.items() if relation.reltype.endswith(kind)]:
        del relations[key]


def add_runs(paragraph: Paragraph, inlines: Iterable[Inline], *, language: str, bookmarks: Mapping[str, str]) -> None:
    """Appends runs, each with its language; links lead to bookmarks."""
    for inline in inlines:
        run = paragraph.add_run(inline.text)
        if inline.bold:
            run.bold = True
        if inline.italic:
            run.italic = True
        if inline.code:
            run.font.name = "Courier New"
        set_language(run, inline.language or language)
        if inline.href:
            link = element("w:hyperlink", anchor=bookmarks[inline.href[1:]], history="1")
            run._r.addprevious(link)
            link.append(run._r)


def set_language(run: Run, language: str) -> None:
    """Marks the run's language for spelling; a language that is not one of the four is not checked."""
    properties = run._r.get_or_add_rPr()
    tag = language_tag(language)
    if tag:
        properties.append(element("w:lang", val=tag))
    else:
        properties.insert_element_before(element("w:noProof"), "w:snapToGrid", "w:vanish", "w:color", "w:sz", "w:lang")


def add_field(paragraph: Paragraph, instruction: str, shown: str, *, bold: bool = False) -> None:
    """Appends a field with what it shows until Word counts again."""
    run = paragraph.add_run(shown)
    run.bold = bold or None
    field = element("w:fldSimple", instr=f" {instruction} ")
    run._r.addprevious(field)
    field.append(run._r)


def set_numbering(properties: Any, number: int, *, level: int | None = None) -> None:
    """Puts a paragraph or a style (its `w:pPr`) under a numbering; 0 takes it out of its style's."""
    place = properties.get_or_add_numPr()
    if level is not None:
        place.get_or_add_ilvl().val = level
    place.get_or_add_numId().val = number


@contextmanager
def add_bookmark(paragraph: Paragraph, bookmarks: Mapping[str, str], anchor: str) -> Iterator[None]:
    """Puts a bookmark around what is appended meanwhile; nothing for an empty anchor."""
    if not anchor:
        yield
        return
    name = bookmarks[anchor]
    number = name.removeprefix("_Toc").lstrip("0")
    paragraph._p.append(element("w:bookmarkStart", id=number, name=name))
    yield
    paragraph._p.append(element("w:bookmarkEnd", id=number))


def add_contents(word: Word, headings: Sequence[Heading], *, bookmarks: Mapping[str, str]) -> None:
    """Appends the table of contents as a field that is already filled in with links; Word adds the page numbers.

    Nothing for a report without headings.
    """
    for place, heading in enumerate(headings):
        paragraph = word.add_paragraph()
        paragraph._p.style = f"TOC{heading.level}"
        if place == 0:
            _begin_contents(paragraph)
        link = element("w:hyperlink", anchor=bookmarks[heading.anchor], history="1")
        paragraph._p.append(link)
        number = f"{heading.number} " if heading.number else ""
        link.append(paragraph.add_run(f"{number}{heading.text}")._r)
        if place == len(headings) - 1:
            paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def _begin_contents(paragraph: Paragraph) -> None:
    # Page numbers are known only to whoever sets the pages; `dirty` makes Word offer to fill them in on opening.
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="begin", dirty="true"))
    instruction = element("w:instrText")
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    instruction.text = ' TOC \\o "1-3" \\h \\z \\u '
    paragraph.add_run()._r.append(instruction)
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="separate"))


def element(tag: str, **attributes: str) -> Any:
    """An XML element of the word-processing namespace."""
    from docx.oxml import OxmlElement

    return OxmlElement(tag, {_name(f"w:{name}"): value for name, value in attributes.items()})


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return qn(tag)
