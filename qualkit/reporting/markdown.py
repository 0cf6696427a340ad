"""Blocks -> Markdown that is good to read and to compare.

One paragraph is one line.
The text of users is escaped wherever it would mean something to CommonMark, GitHub or pandoc.
Languages and links have no place in it; a figure is its caption and its description.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from qualkit.reporting.blocks import (
    Block,
    Contents,
    Document,
    Figure,
    Heading,
    Inline,
    Inlines,
    ListBlock,
    PageBreak,
    Paragraph,
    Quote,
    Table,
)
from qualkit.reporting.charts import Chart, description
from qualkit.reporting.labels import Labels, labels

_ANYWHERE = re.compile(r"([\\`*\[\]<>|~$@^{}]|(?<![^\W_])_|_(?![^\W_])|&(?=#|\w+;)|!(?=$|\[))")
_MARK_AT_START = re.compile(r"^([#+=:%-])")
_NUMBER_AT_START = re.compile(r"^(\d+)([.)])")
_WIDEST_PADDED = 60


def write_markdown(document: Document, figures: Mapping[str, Chart] | None = None) -> str:
    """The document as Markdown, letters as they are, one line feed at the end.

    >>> print(write_markdown(Document("Nəticələr", "", "az", (Paragraph((Inline("1. * ağ_şam"),)),))))
    # Nəticələr
    <BLANKLINE>
    1\\. \\* ağ_şam
    <BLANKLINE>
    """
    words = labels(document.language)
    title = f"# {escaped(document.title)}" if document.title else ""
    subtitle = f"*{escaped(document.subtitle)}*" if document.subtitle else ""
    chunks = [title, subtitle, *(_block(block, document, figures or {}, words) for block in document.blocks)]
    return "\n\n".join(chunk for chunk in chunks if chunk) + "\n"


def escaped(text: str) -> str:
    """The text with a backslash before every mark that would mean something.

    >>> print(escaped("![x](y) @user $x$ <script> qeyri-dövlət snake_case _əyri_ R&D &amp;"))
    \\!\\[x\\](y) \\@user \\$x\\$ \\<script\\> qeyri-dövlət snake_case \\_əyri\\_ R&D \\&amp;
    """
    return _NUMBER_AT_START.sub(r"\1\\\2", _MARK_AT_START.sub(r"\\\1", _ANYWHERE.sub(r"\\\1", text)))


def _block(block: Block, document: Document, figures: Mapping[str, Chart], words: Labels) -> str:
    match block:
        case Heading():
            number = f"{block.number} " if block.number else ""
            return f"{'#' * (block.level + 1)} {number}{escaped(block.text)}"
        case Paragraph():
            return _line(block.inlines)
        case Quote():
            return _quote(block, words)
        case Table():
            return "\n\n".join(part for part in (_caption(words.table, block), "\n".join(_rows(block))) if part)
        case Figure():
            return "\n\n".join(part for part in (_caption(words.figure, block), escaped(description(block, figures))))
        case ListBlock():
            return "\n".join(_items(block, ""))
        case Contents():
            return _contents(block, document.headings, words)
        case PageBreak():
            return "---"


def _line(inlines: Inlines) -> str:
    written = "".join(_styled(inline) for inline in inlines)
    # The start of a line is escaped run by run, which is more than needed only where a later run starts with a mark.
    return written.strip()


def _styled(inline: Inline) -> str:
    text = inline.text
    before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    core = text.strip(" ")
    if not core:
        return text
    mark = f"{'**' if inline.bold else ''}{'*' if inline.italic else ''}"
    return f"{before}{mark}{_code(core) if inline.code else escaped(core)}{mark[::-1]}{after}"


def _code(text: str) -> str:
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _quote(quote: Quote, words: Labels) -> str:
    lines = [_line(paragraph) for paragraph in quote.paragraphs]
    reference = _line(quote.reference)
    marked = f"*[{words.proposed}]*" if quote.is_proposed else ""
    source = " ".join(part for part in (reference, marked) if part)
    if source:
        lines.append(f"— {source}")
    return "\n>\n".join(f"> {line}" for line in lines)


def _caption(word: str, block: Table | Figure) -> str:
    return f"**{word} {block.number}.** {_line(block.caption)}" if block.caption else ""


def _rows(table: Table) -> Iterator[str]:
    """A pipe table; narrow columns are padded so that the text itself reads as a table."""
    if not table.alignment:
        return
    header = [_in_cell(cell.inlines) for cell in table.header] or [""] * len(table.alignment)
    rows = [[_in_cell(cell.inlines) for cell in row] for row in table.rows]
    widths = [max(3, *(len(row[column]) for row in [header, *rows])) for column in range(len(header))]
    widths = [width if width <= _WIDEST_PADDED else 3 for width in widths]
    yield _row(header, widths, table.alignment)
    rules = [
        "-" * (width - 1) + ":" if side == "right" else "-" * width
        for width, side in zip(widths, table.alignment, strict=True)
    ]
    yield _row(rules, widths, table.alignment)
    for row in rows:
        yield _row(row, widths, table.alignment)


def _row(cells: Iterable[str], widths: list[int], alignment: tuple[str, ...]) -> str:
    padded = [
        cell.rjust(width) if side == "right" else cell.ljust(width)
        for cell, width, side in zip(cells, widths, alignment, strict=True)
    ]
    return f"| {' | '.join(padded)} |"


def _in_cell(inlines: Inlines) -> str:
    # A bar ends a cell even inside code; everywhere else it is escaped already.
    return re.sub(r"(?<!\\)\|", r"\\|", _line(inlines))


def _items(block: ListBlock, indent: str) -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        mark = f"{number}. " if block.ordered else "- "
        yield f"{indent}{mark}{_line(item.inlines)}".rstrip()
        for below in item.lists:
            yield from _items(below, indent + " " * len(mark))


def _contents(block: Contents, headings: tuple[Heading, ...], words: Labels) -> str:
    entries = [
        f"{'  ' * (heading.level - 1)}- {heading.number} {escaped(heading.text)}".replace("-  ", "- ")
        for heading in headings
        if heading.level <= 3
    ]
    return "\n\n".join(part for part in (f"**{escaped(block.title or words.contents)}**", "\n".join(entries)) if part)
