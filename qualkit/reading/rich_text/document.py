"""Rich Text Format (.rtf), as Word, LibreOffice, WordPad and TextEdit write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from qualkit.errors import EncodingUndecided, ReadingError
from qualkit.messages import _
from qualkit.model.sources import Mark
from qualkit.reading.encodings import old_encoding
from qualkit.reading.paragraphs import write_notes, write_paragraph, write_table
from qualkit.reading.rich_text.flows import Table
from qualkit.reading.rich_text.groups import Reader
from qualkit.reading.rich_text.tokens import is_cyrillic
from qualkit.reading.writing import Manuscript


def read_rtf(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """The text with a blank line between paragraphs, and its marks, as of a Word document.

    Tracked insertions are in, deletions are not; nor are headers, footers and hidden text. Text boxes follow the
    paragraph that they hang on. A table is one block, a line for each row, tabs between cells; an interview set as a
    table is paragraphs "Label: words". Numbers of lists are written out. Notes stand at the end.
    Marks: `paragraph`, `title`, `heading`, `list`, `style`, `caption`, `table`, `bold`, `italic`, `speaker`,
    `footnote`; `comment` with its author and words; `doubt` over a letter that is in no code page.

    Raises: ReadingError if the file is no RTF document or ends before its groups do; OSError.
    """
    data = path.read_bytes()
    if not data.lstrip().startswith(b"{\\rtf"):
        found = _("this is no RTF document (it does not begin like one); save it as one, or give it its right suffix")
        raise ReadingError(path, found if data else _("the file is empty; check that it was saved or copied whole"))
    reader = Reader()
    if not reader.read(data):
        raise ReadingError(
            path, _("the file is cut off (its groups are not closed); copy it again, or save it as DOCX")
        )
    usual = _usual_code_page(reader, path, languages)
    if usual != reader.usual:
        reader = Reader(usual=usual)
        reader.read(data)
    return _written(reader)


def _usual_code_page(reader: Reader, path: Path, languages: Sequence[str]) -> str:
    """The code page of fonts that name none.

    Word writes code page 1252 there whatever the document's own is; other programs the document's, or say nothing, or
    name 1252 for words of any language.
    """
    sample = bytes(reader.sample)
    if sample.isascii():
        return reader.usual
    if reader.declared in (None, "cp1252"):
        try:
            return old_encoding(sample, path, languages=languages)
        except EncodingUndecided:
            return "cp1252"
    return reader.declared if reader.declared == "cp1254" or is_cyrillic(sample) else "cp1252"


def _written(reader: Reader) -> tuple[str, list[Mark]]:
    manuscript = Manuscript()
    for block in reader.flows[0].blocks:
        if isinstance(block, Table):
            write_table(manuscript, block.rows, comments=block.comments)
        else:
            write_paragraph(manuscript, block.paragraph, kinds=block.kinds, sign=block.sign)
    write_notes(manuscript, reader.notes)
    text = manuscript.text
    doubt = _("a letter that could not be read; compare the place with the file")
    manuscript.marks += [Mark(match.start(), match.end(), "doubt", doubt) for match in re.finditer("\ufffd+", text)]
    return text, manuscript.marks
