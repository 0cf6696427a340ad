"""The parts of an OpenDocument text as XML trees, and what its styles and lists are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from qualkit.errors import ReadingError
from qualkit.messages import _
from qualkit.reading.archives import Archive, open_archive

CONTENT, STYLES, MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "math": "http://www.w3.org/1998/Math/MathML",
}
AUTOMATIC = re.compile(r"[A-Z]{1,2}\d+")
WITHOUT_NAME = frozenset({"Standard", "Default Paragraph Style"})


class Style(NamedTuple):
    """A paragraph or text style with what it inherits. name: that people see; empty for the default one.

    level: of a heading. bold, italic: None where the style does not say. names: of it and of the styles that it rests
    on.
    """

    name: str
    level: int | None
    bold: bool | None
    italic: bool | None
    is_hidden: bool
    names: frozenset[str]


class Level(NamedTuple):
    """A level of a list. kind: how its number is written (`1`, `a`, `A`, `i`, `I`), or empty for a dash.

    shown: how many levels its number shows.
    """

    kind: str
    before: str
    after: str
    start: int
    shown: int
    has_sign: bool


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """The parts of a document that its text is made of. styles: (family, name) -> style; outline: numbers of headings.

    formulas: name of an object in the document -> the words of its formula.
    """

    body: Element
    styles: Mapping[tuple[str, str], Style]
    lists: Mapping[str, Mapping[int, Level]]
    outline: Mapping[int, Level]
    formulas: Mapping[str, str] = field(default_factory=dict)


def open_document_file(path: Path) -> OpenDocument:
    """The document's parts.

    Raises: ReadingError if the file is no whole OpenDocument text or has a password; OSError if it cannot be opened.
    """
    with open_archive(path, kind=_("OpenDocument text"), part=CONTENT) as archive:
        _refuse_password(archive)
        content = archive.tree(CONTENT)
        styles = archive.tree(STYLES) if STYLES in archive.names else Element("none")
        body = content.find(f"{o('office:body')}/{o('office:text')}")
        if body is None:
            found = _("this is no OpenDocument text (there is no text in its {part}); save it as ODT or DOCX")
            raise ReadingError(path, found.format(part=CONTENT))
        formulas = {name: words for name in _objects(body) for words in [_formula(archive, name)] if words}
    elements = {
        (element.get(o("style:family"), ""), element.get(o("style:name"), "")): element
        for root in (styles, content)  # of two styles of one name that of the text holds
        for element in root.iter(o("style:style"))
    }
    lists = {
        element.get(o("style:name"), ""): _levels(element)
        for root in (styles, content)
        for element in root.iter(o("text:list-style"))
    }
    outline = next(styles.iter(o("text:outline-style")), Element("none"))
    return OpenDocument(body, {key: _style(key, elements) for key in elements}, lists, _levels(outline), formulas)


def o(name: str) -> str:
    """The full name of an element or attribute of OpenDocument."""
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def _refuse_password(archive: Archive) -> None:
    if MANIFEST not in archive.names:
        return
    manifest = archive.tree(MANIFEST, with_document_type=True)
    if next(manifest.iter(o("manifest:encryption-data")), None) is not None:
        raise ReadingError(archive.path, _("it has a password; open it and save it anew without one"))


def _style(key: tuple[str, str], elements: Mapping[tuple[str, str], Element]) -> Style:
    """A style with what it inherits; a circle of styles ends where it began."""
    family, name = key
    shown, level, bold, italic, hidden = "", None, None, None, False
    seen: list[str] = []
    while (family, name) in elements and name not in seen:
        seen.append(name)
        element = elements[family, name]
        own = element.get(o("style:display-name")) or name
        if not shown and not AUTOMATIC.fullmatch(own):
            shown = own
        outline = element.get(o("style:default-outline-level"), "")
        if level is None and outline.isdecimal():
            level = int(outline) or None
        properties = element.find(o("style:text-properties"))
        if properties is not None:
            weight = properties.get(o("fo:font-weight"))
            bold = _is_bold(weight) if bold is None and weight else bold
            slant = properties.get(o("fo:font-style"))
            italic = slant in ("italic", "oblique") if italic is None and slant else italic
            hidden = hidden or properties.get(o("text:display")) == "none"
        name = element.get(o("style:parent-style-name"), "")
    names = frozenset(shown_name.replace("_20_", " ").casefold() for shown_name in seen)
    return Style("" if shown in WITHOUT_NAME else shown, level, bold, italic, hidden, names)


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdecimal() and int(weight) >= 600)


def _levels(element: Element) -> dict[int, Level]:
    found = {}
    for level in element:
        number = level.get(o("text:level"), "")
        if not number.isdecimal():
            continue
        start, shown = level.get(o("text:start-value"), "1"), level.get(o("text:display-levels"), "1")
        is_bullet = level.tag == o("text:list-level-style-bullet")
        kind = level.get(o("style:num-format"), "")
        found[int(number)] = Level(
            "" if is_bullet else kind,
            level.get(o("style:num-prefix"), ""),
            level.get(o("style:num-suffix"), ""),
            int(start) if start.isdecimal() else 1,
            int(shown) if shown.isdecimal() else 1,
            is_bullet or bool(kind),
        )
    return found


def _objects(body: Element) -> Iterator[str]:
    for element in body.iter(o("draw:object")):
        yield element.get(o("xlink:href"), "").removeprefix("./")


def _formula(archive: Archive, name: str) -> str:
    """The words of an object that is a formula; empty for another one."""
    part = f"{name}/{CONTENT}"
    if part not in archive.names:
        return ""
    root = archive.tree(part, with_document_type=True)
    return "".join(math_words(root)) if root.tag == o("math:math") else ""


def math_words(element: Element) -> Iterator[str]:
    """The letters, numbers and signs of a formula, without the notes of the program that wrote it."""
    if element.tag == o("math:annotation"):
        return
    yield (element.text or "").strip()
    for child in element:
        yield from math_words(child)
