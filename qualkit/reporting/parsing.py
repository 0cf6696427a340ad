"""The HTML body of a report -> blocks.

A report's template renders one HTML body, from which every file of the report is made.
The HTML that is understood:

    <article lang="az" title="…" data-subtitle="…" data-author="…">   other data-* attributes go into `meta`
      <section>, <header>                     hold blocks; mean nothing here
      <h1 id="…" class="unnumbered"> … <h4>   text only
      <p class="…" lang="…">                  inlines
      <blockquote lang="…" class="proposed" id="…"> <p>…</p> <footer>reference</footer> </blockquote>
      <table class="…"> <caption>, <thead> <tr> <th class="number">, <tbody> <tr> <th> <td class="number">
      <figure data-figure="heatmap"> <figcaption>…</figcaption> </figure>
      <ul>, <ol> <li>inlines, then lists</li>
      <nav class="contents"> <h2>…</h2> </nav>   the table of contents stands here; the heading may be missing
      <hr>                                       a new page
    inlines: text, <strong>, <em>, <code>, <span lang="…">, <a href="#anchor">

A first <h1> that repeats the article's title is the title, and <p class="subtitle"> after it the subtitle.
White space is folded as in a browser. Characters that no file format can hold become U+FFFD.
Everything else is a mistake of the template and raises a ValueError; no text is ever dropped in silence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from qualkit.reporting.blocks import (
    Block,
    Cell,
    Contents,
    Document,
    Figure,
    Heading,
    Inline,
    Inlines,
    Item,
    ListBlock,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    plain,
)

_ATTRIBUTES = {"lang", "title", "class", "id", "href", "scope", "role"}
_HEADINGS = ("h1", "h2", "h3", "h4")
_TAGS = {
    *("article", "section", "header", *_HEADINGS, "p", "blockquote", "footer", "nav", "hr", "figure", "figcaption"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li", "strong", "em", "code", "span", "a"),
}
_NOT_IN_FILES = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\n\r\f]+")


def parse_html(html: str) -> Document:
    """The document that a report's HTML body describes.

    Raises: ValueError, naming the tag, attribute or link that is not understood.

    >>> document = parse_html('<article lang="az" title="Nəticələr"><p>Ağ <em>şam</em> &amp; ₼</p></article>')
    >>> document.language, document.blocks[0].inlines
    ('az', (Inline(text='Ağ ', bold=False, italic=False, code=False, language=None, href=None), \
Inline(text='şam', bold=False, italic=True, code=False, language=None, href=None), \
Inline(text=' & ₼', bold=False, italic=False, code=False, language=None, href=None)))
    """
    article = _article(html)
    blocks = list(_blocks(article))
    title = _fold(article.attributes.get("title", ""))
    subtitle = _fold(article.attributes.get("data-subtitle", ""))
    match blocks:
        case [Heading(level=1, text=text), *rest] if text == title:
            blocks = rest
    match blocks:
        case [Paragraph(inlines, classes), *rest] if "subtitle" in classes:
            subtitle, blocks = plain(inlines), rest
    meta = {
        name.removeprefix("data-"): _fold(value)
        for name, value in article.attributes.items()
        if name.startswith("data-") and name != "data-subtitle"
    }
    numbered = tuple(_numbered(blocks))
    _check_links(article, numbered)
    return Document(title, subtitle, article.attributes.get("lang", "en"), numbered, meta)


@dataclass(frozen=True, slots=True)
class _Element:
    tag: str
    attributes: dict[str, str]
    children: list[_Element | str] = field(default_factory=list)

    @property
    def classes(self) -> tuple[str, ...]:
        return tuple(self.attributes.get("class", "").split())

    @property
    def elements(self) -> list[_Element]:
        """The child elements, where text between them would be a mistake."""
        stray = [child.strip() for child in self.children if isinstance(child, str) and child.strip()]
        if stray:
            raise ValueError(f"text directly in <{self.tag}>: {stray[0][:60]!r}; put it into an element")
        return [child for child in self.children if isinstance(child, _Element)]

    def walk(self) -> Iterator[_Element]:
        yield self
        for child in self.children:
            if isinstance(child, _Element):
                yield from child.walk()


class _TreeBuilder(HTMLParser):
    """Collects elements; HTMLParser leaves the nesting to us."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            raise ValueError(f"<{tag}> is not among the elements of a report; see qualkit.reporting.blocks")
        wrong = [name for name, _ in attrs if name not in _ATTRIBUTES and not name.startswith(("data-", "aria-"))]
        if wrong:
            raise ValueError(f"<{tag} {wrong[0]}> is not among the attributes of a report")
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag != "hr":
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag == "hr":
            return
        if self.open[-1].tag != tag:
            raise ValueError(f"</{tag}> where <{self.open[-1].tag}> is open")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(_NOT_IN_FILES.sub("\ufffd", data))


def _article(html: str) -> _Element:
    builder = _TreeBuilder()
    builder.feed(html)
    builder.close()
    if len(builder.open) > 1:
        raise ValueError(f"<{builder.open[-1].tag}> is never closed")
    match builder.root.elements:
        case [_Element(tag="article") as article]:
            return article
        case elements:
            raise ValueError(f"a report is one <article>, not {[element.tag for element in elements]}")


def _blocks(parent: _Element) -> Iterator[Block]:
    for element in parent.elements:
        if element.tag in ("section", "header"):
            yield from _blocks(element)
        elif element.tag in _MAKERS:
            yield _MAKERS[element.tag](element)
        else:
            raise ValueError(f"<{element.tag}> cannot stand in <{parent.tag}>")


def _heading(element: _Element) -> Heading:
    # The number itself is known only when all headings are.
    number = "" if "unnumbered" in element.classes else "?"
    return Heading(int(element.tag[1]), _text(element), _anchor(element), number)


def _paragraph(element: _Element) -> Paragraph:
    return Paragraph(_inlines(element), element.classes, _anchor(element))


def _contents(element: _Element) -> Contents:
    _only(element, *_HEADINGS, "p")
    return Contents(" ".join(_text(child) for child in element.elements))


def _quote(element: _Element) -> Quote:
    _only(element, "p", "footer")
    paragraphs = tuple(_inlines(child) for child in element.elements if child.tag == "p")
    footers = [_inlines(child) for child in element.elements if child.tag == "footer"]
    reference = footers[0] if footers else ()
    return Quote(paragraphs, reference, _language(element), "proposed" in element.classes, _anchor(element))


def _table(element: _Element) -> Table:
    _only(element, "caption", "thead", "tbody")
    caption = next((_inlines(child) for child in element.elements if child.tag == "caption"), ())
    lines = {
        part: [line for child in element.elements if child.tag == part for line in child.elements]
        for part in ("thead", "tbody")
    }
    for line in [*lines["thead"], *lines["tbody"]]:
        _only(line, "th", "td")
    if len(lines["thead"]) > 1:
        raise ValueError("a table has one header row")
    header = tuple(_cell(cell) for line in lines["thead"] for cell in line.elements)
    rows = tuple(tuple(_cell(cell) for cell in line.elements) for line in lines["tbody"])
    widths = {len(row) for row in rows} | ({len(header)} if header else set())
    if len(widths) > 1:
        raise ValueError(f"the rows of the table '{plain(caption)}' have {sorted(widths)} cells")
    columns = zip(*(line.elements for part in lines.values() for line in part), strict=True)
    alignment = tuple("right" if any("number" in cell.classes for cell in column) else "left" for column in columns)
    return Table(caption, header, rows, alignment, element.classes, int(bool(caption)), _anchor(element))


def _cell(element: _Element) -> Cell:
    return Cell(_inlines(element), element.tag == "th")


def _figure(element: _Element) -> Figure:
    _only(element, "figcaption")
    key = element.attributes.get("data-figure", "")
    if not key:
        raise ValueError("a <figure> needs data-figure, the name of its chart")
    caption = next((_inlines(child) for child in element.elements), ())
    return Figure(key, caption, _fold(element.attributes.get("aria-label", "")), int(bool(caption)), _anchor(element))


def _list(element: _Element) -> ListBlock:
    _only(element, "li")
    return ListBlock(tuple(_item(child) for child in element.elements), element.tag == "ol")


def _item(element: _Element) -> Item:
    lists = [child for child in element.children if isinstance(child, _Element) and child.tag in ("ul", "ol")]
    own = replace(element, children=[child for child in element.children if child not in lists])
    return Item(_inlines(own), tuple(_list(child) for child in lists))


_MAKERS: dict[str, Callable[[_Element], Block]] = {
    **dict.fromkeys(_HEADINGS, _heading),
    "p": _paragraph,
    "blockquote": _quote,
    "table": _table,
    "figure": _figure,
    "ul": _list,
    "ol": _list,
    "nav": _contents,
    "hr": lambda element: PageBreak(),
}


def _only(element: _Element, *tags: str) -> None:
    for child in element.elements:
        if child.tag not in tags:
            raise ValueError(f"<{child.tag}> cannot stand in <{element.tag}>")


def _inlines(element: _Element) -> Inlines:
    """The runs of an element, white space folded across them and cut at both ends, equal neighbours joined."""
    runs: list[Inline] = []
    for run in _runs(element, Inline("", language=_language(element))):
        text = _SPACE.sub(" ", run.text)
        if text.startswith(" ") and (not runs or runs[-1].text.endswith(" ")):
            text = text[1:]
        if runs and replace(runs[-1], text="") == replace(run, text=""):
            runs[-1] = replace(run, text=runs[-1].text + text)
        elif text:
            runs.append(replace(run, text=text))
    if runs and runs[-1].text.endswith(" "):
        runs[-1] = replace(runs[-1], text=runs[-1].text[:-1])
    return tuple(run for run in runs if run.text)


def _runs(element: _Element, style: Inline) -> Iterator[Inline]:
    for child in element.children:
        if isinstance(child, str):
            yield replace(style, text=child)
            continue
        match child.tag:
            case "strong":
                yield from _runs(child, replace(style, bold=True))
            case "em":
                yield from _runs(child, replace(style, italic=True))
            case "code":
                yield from _runs(child, replace(style, code=True))
            case "span":
                yield from _runs(child, replace(style, language=_language(child) or style.language))
            case "a" if child.attributes.get("href", "").startswith("#"):
                yield from _runs(child, replace(style, href=child.attributes["href"]))
            case "a":
                raise ValueError(f"<a href='{child.attributes.get('href')}'>: links lead to places in the report only")
            case tag:
                raise ValueError(f"<{tag}> cannot stand in <{element.tag}>")


def _language(element: _Element) -> str | None:
    return element.attributes.get("lang") or None


def _text(element: _Element) -> str:
    return plain(_inlines(element))


def _fold(text: str) -> str:
    return _SPACE.sub(" ", _NOT_IN_FILES.sub("\ufffd", text)).strip()


def _anchor(element: _Element) -> str:
    return element.attributes.get("id", "")


def _numbered(blocks: list[Block]) -> Iterator[Block]:
    """The blocks with the numbers of headings, tables and figures; the highest heading level in use becomes 1."""
    highest = min((block.level for block in blocks if isinstance(block, Heading)), default=1)
    numbering = _Numbering()
    tables = figures = 0
    for place, block in enumerate(blocks):
        match block:
            case Heading():
                level = block.level - highest + 1
                number = numbering.next(level, is_numbered=bool(block.number))
                yield replace(block, level=level, number=number, anchor=block.anchor or f"part-{place + 1}")
            case Table(number=1):
                tables += 1
                yield replace(block, number=tables)
            case Figure(number=1):
                figures += 1
                yield replace(block, number=figures)
            case _:
                yield block


class _Numbering:
    """Counts headings; what stands below a heading without a number has none either."""

    def __init__(self) -> None:
        self._counts = [0, 0, 0, 0]
        self._bare_level = 5

    def next(self, level: int, *, is_numbered: bool) -> str:
        if level > self._bare_level or not is_numbered:
            self._bare_level = min(level, self._bare_level)
            return ""
        self._bare_level = 5
        parents = [max(count, 1) for count in self._counts[: level - 1]]
        self._counts = [*parents, self._counts[level - 1] + 1, 0, 0, 0][:4]
        return ".".join(map(str, self._counts[:level]))


def _check_links(article: _Element, blocks: tuple[Block, ...]) -> None:
    anchors = Counter(
        block.anchor for block in blocks if not isinstance(block, ListBlock | PageBreak | Contents) and block.anchor
    )
    twice = sorted(anchor for anchor, count in anchors.items() if count > 1)
    if twice:
        raise ValueError(f"the id '{twice[0]}' stands at more than one block")
    for element in article.walk():
        target = element.attributes.get("href", "#")[1:]
        if target and target not in anchors:
            raise ValueError(f"<a href='#{target}'> leads nowhere: no block has that id")
