"""A report as a list of blocks: `qualkit.reporting.parsing` reads it from HTML, each writer makes a file of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

# The classes of paragraphs that are set smaller than the text.
SMALL = frozenset(("note", "meta", "counts", "terms"))
# The classes of paragraphs that stay on one page with what follows them.
STICKY = frozenset(("definition", "counts"))


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of text in one style. language: None as its surroundings. href: `#anchor` or None."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    language: str | None = None
    href: str | None = None


Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. level: 1 to 4, 1 the highest in use. number: `2.1`, or empty where the template asked for none."""

    level: int
    text: str
    anchor: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; classes say what it is for (`note`, `lead` …)."""

    inlines: Inlines
    classes: tuple[str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with where it stands. is_proposed: no person has accepted its coding yet."""

    paragraphs: tuple[Inlines, ...]
    reference: Inlines
    language: str | None
    is_proposed: bool
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. is_label: it names its row or column."""

    inlines: Inlines
    is_label: bool = False

    @property
    def text(self) -> str:
        """The words without their styles."""
        return plain(self.inlines)


@dataclass(frozen=True, slots=True)
class Table:
    """A table. number: counts the tables with a caption, from 1; 0 without one.

    header: empty, or as long as every row. alignment: `left` or `right` for each column.
    """

    caption: Inlines
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alignment: tuple[str, ...]
    classes: tuple[str, ...] = ()
    number: int = 0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A place for the chart that is known under `key`. alt: empty, then the chart's own description is used."""

    key: str
    caption: Inlines
    alt: str
    number: int = 0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with the lists below it."""

    inlines: Inlines
    lists: tuple[ListBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list, numbered or with bullets."""

    items: tuple[Item, ...]
    ordered: bool


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page, where there are pages."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents stands here. title: empty for the usual word."""

    title: str = ""


Block = Heading | Paragraph | Quote | Table | Figure | ListBlock | PageBreak | Contents


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its title, its language and its blocks; meta holds the article's other `data-` attributes."""

    title: str
    subtitle: str
    language: str
    blocks: tuple[Block, ...]
    meta: Mapping[str, str] = field(default_factory=dict)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in order."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))


def plain(inlines: Iterable[Inline]) -> str:
    """The words without their styles."""
    return "".join(inline.text for inline in inlines)
