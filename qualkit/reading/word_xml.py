"""The parts of a Word file as XML trees, and what its styles and lists are called."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from qualkit.errors import ReadingError
from qualkit.messages import _
from qualkit.reading.archives import check_archive

MAIN = "word/document.xml"


class Style(NamedTuple):
    """A paragraph style. name: in English for Word's own styles, whatever the language of Word. level: of a heading."""

    name: str
    level: int | None
    bold: bool
    list: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parts of a document that its text is made of. notes: (kind, id) -> the note's element.

    lists: number of a list -> for each level (kind of number, pattern such as `%1.`, first number).
    """

    body: Element
    notes: Mapping[tuple[str, str], Element]
    styles: Mapping[str, Style]
    default_style: str
    lists: Mapping[str, Mapping[int, tuple[str, str, int]]] = field(default_factory=dict)


class _DocumentType(Exception):
    """The XML declares a document type, which Word never does: entities could be defined in it."""


class _Tree(ElementTree.TreeBuilder):
    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise _DocumentType(name)


def open_word_file(path: Path) -> WordFile:
    """The document's parts.

    Raises: ReadingError if the file is no whole Word document; OSError if it cannot be opened.
    """
    check_archive(path, kind=_("Word document"), part=MAIN)
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            parts = {
                name: _parse(archive.read(f"word/{name}.xml"))
                for name in ("document", "styles", "numbering", "footnotes", "endnotes")
                if f"word/{name}.xml" in names
            }
    except _DocumentType as error:
        raise ReadingError(
            path, _("its XML defines entities, as no Word document does; do not trust this file")
        ) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, SyntaxError, ValueError, LookupError) as error:
        # RuntimeError: encrypted entries, unknown ways of packing. SyntaxError and after: XML, its encoding.
        found = _("a damaged Word document ({error}); open it in Word and save it again").format(error=error)
        raise ReadingError(path, found) from error
    body = parts["document"].find(w("body"))
    if body is None:
        raise ReadingError(path, _("a damaged Word document (it has no body); open it in Word and save it again"))
    styles, default = _styles(parts.get("styles"))
    notes = {
        (kind, note.get(w("id"), "")): note
        for kind in ("footnote", "endnote")
        for note in parts.get(f"{kind}s", Element("none"))
        if note.get(w("type"), "normal") == "normal"
    }
    return WordFile(body, notes, styles, default, _lists(parts.get("numbering")))


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def value(element: Element | None, name: str, default: str | None = None) -> str | None:
    """The `w:val` of a child such as `<w:pStyle w:val="Title"/>`; default if there is no such child."""
    child = element.find(w(name)) if element is not None else None
    return default if child is None else child.get(w("val"), "")


def is_on(element: Element | None, name: str, *, default: bool = False) -> bool:
    """Whether a switch such as `<w:b/>` is there and not set to 0."""
    found = value(element, name)
    return default if found is None else found not in ("0", "false", "off", "none")


def list_of(properties: Element | None) -> tuple[str, int] | None:
    """The number of the list and the level that paragraph properties give, if they give one."""
    numbering = properties.find(w("numPr")) if properties is not None else None
    number = value(numbering, "numId")
    return (number, _integer(value(numbering, "ilvl"), 0)) if number else None


def number_text(kind: str, number: int) -> str:
    """The number as a list of this kind shows it."""
    match kind:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26)
            return letter.upper() if kind == "upperLetter" else letter
        case "lowerRoman" | "upperRoman":
            return _roman(number).lower() if kind == "lowerRoman" else _roman(number)
    return str(number)


def _parse(data: bytes) -> Element:
    # Strict documents use other names for the same elements; made uniform here.
    data = data.replace(b"http://purl.oclc.org/ooxml/wordprocessingml/main", w("")[1:-1].encode())
    return ElementTree.fromstring(data, parser=ElementTree.XMLParser(target=_Tree()))


def _styles(root: Element | None) -> tuple[dict[str, Style], str]:
    elements = {e.get(w("styleId"), ""): e for e in root.iter(w("style"))} if root is not None else {}
    paragraph_styles = {key: e for key, e in elements.items() if e.get(w("type")) == "paragraph"}
    default = next((key for key, e in paragraph_styles.items() if e.get(w("default")) in ("1", "true")), "")
    return {key: _style(key, paragraph_styles) for key in paragraph_styles}, default


def _style(key: str, elements: Mapping[str, Element]) -> Style:
    """A style with what it inherits; a circle of styles ends where it began."""
    name = value(elements[key], "name") or key
    level, bold, in_list = None, None, None
    seen: list[str] = []
    while key in elements and key not in seen:
        seen.append(key)
        element = elements[key]
        properties, run = element.find(w("pPr")), element.find(w("rPr"))
        outline = value(properties, "outlineLvl")
        if level is None and outline and outline.isdigit():
            level = int(outline) + 1
        own = (value(element, "name") or "").lower()
        if level is None and own.startswith("heading ") and own[8:].isdigit():
            level = int(own[8:])
        if bold is None and value(run, "b") is not None:
            bold = is_on(run, "b")
        in_list = in_list or list_of(properties)
        key = value(element, "basedOn") or ""
    return Style(name, level if level and level <= 9 else None, bool(bold), in_list)


def _lists(root: Element | None) -> dict[str, dict[int, tuple[str, str, int]]]:
    if root is None:
        return {}
    patterns: dict[str, dict[int, tuple[str, str, int]]] = {}
    for abstract in root.iter(w("abstractNum")):
        levels = {}
        for level in abstract.iter(w("lvl")):
            kind, pattern = value(level, "numFmt") or "decimal", value(level, "lvlText") or ""
            levels[_integer(level.get(w("ilvl")), 0)] = (kind, pattern, _integer(value(level, "start"), 1))
        patterns[abstract.get(w("abstractNumId"), "")] = levels
    return {
        number.get(w("numId"), ""): patterns.get(value(number, "abstractNumId") or "", {})
        for number in root.iter(w("num"))
    }


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 5 else default


def _roman(number: int) -> str:
    signs: tuple[tuple[int, str], ...] = (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
    )
    signs += ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for size, sign in signs:
        text += sign * (number // size)
        number %= size
    return text
