"""Plain text files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from qualkit.model.sources import Mark
from qualkit.reading.encodings import decode
from qualkit.reading.normalising import normal

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
HEADING = re.compile(r"(?:\A|(?<=\n\n))(?P<line>(?P<signs>#{1,6})[ \t]+[^\s#][^\n]*)(?=\n[^\S\n]*(?:\n|\Z)|\Z)")
MARKDOWN = 3  # headings that make a text one that has been Markdown
LINE = re.compile(r"[^\n]*\S[^\n]*")


def read_text(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """The text and its marks: `paragraph`, numbered from 1, and `page` where form feeds divide pages.

    A paragraph is a block between blank lines; in a text without a blank line it is a line. A text that has been
    Markdown has `heading` marks with their level; the signs stay in it.
    """
    text = normal(decode(path.read_bytes(), path, languages=languages))
    return text, [*paragraph_marks(text), *_page_marks(text), *_heading_marks(text)]


def paragraph_marks(text: str) -> Iterator[Mark]:
    """The paragraphs of a text with newlines as LF, without white space at their edges."""
    pattern = PARAGRAPH if re.search(r"\S[^\n]*\n[^\S\n]*\n\s*\S", text) else LINE
    for number, match in enumerate(pattern.finditer(text), 1):
        found = match.group()
        start = match.start() + len(found) - len(found.lstrip())
        yield Mark(start, start + len(found.strip()), "paragraph", str(number))


def _page_marks(text: str) -> Iterator[Mark]:
    start = 0
    if "\f" not in text:
        return
    for number, page in enumerate(text.split("\f"), 1):
        if page.strip():
            yield Mark(start, start + len(page), "page", str(number))
        start += len(page) + 1


def _heading_marks(text: str) -> Iterator[Mark]:
    """The lines that begin with signs of a Markdown heading, if there are three of them, apart from other lines."""
    if text.startswith("#") or "\n#" in text:
        headings = list(HEADING.finditer(text))
        for match in headings if len(headings) >= MARKDOWN else ():
            yield Mark(match.start("line"), match.end("line"), "heading", str(len(match["signs"])))
