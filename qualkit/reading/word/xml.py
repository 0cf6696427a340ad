"""The parts of a Word file as XML trees, and what its styles and lists are called."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from qualkit.errors import ReadingError
from qualkit.messages import _
from qualkit.reading.archives import UNOPENED, WORD, Archive, open_archive

MAIN, RELATIONS = "word/document.xml", "_rels/.rels"
DRAWN_TEXT = "/drawingml/2006/main}t"


class Style(NamedTuple):
    """A paragraph style. name: in English for Word's own styles, whatever the language of Word. level: of a heading."""

    name: str
    level: int | None
    bold: bool
    italic: bool
    list: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parts of a document that its text is made of. notes: (kind, id) -> the note's element.

    numbering: the part that says how lists are numbered. furniture: the headers and footers that are shown.
    comments: id -> author and words. drawn: id of a diagram or chart -> its words.
    """

    body: Element
    notes: Mapping[tuple[str, str], Element]
    styles: Mapping[str, Style]
    default_style: str
    numbering: Element | None = None
    furniture: Sequence[Element] = ()
    comments: Mapping[str, str] = field(default_factory=dict)
    drawn: Mapping[str, str] = field(default_factory=dict)


def open_word_file(path: Path) -> WordFile:
    """The document's parts.

    Raises: ReadingError if the file is no whole Word document; OSError if it cannot be opened.
    """
    main = _main_part(path)
    folder, _slash, file_name = main.rpartition("/")
    folder = f"{folder}/" if folder else ""
    with open_archive(path, kind=_("Word document"), part=main) as archive:
        parts = {
            name: archive.tree(f"{folder}{name}.xml")
            for name in ("styles", "numbering", "footnotes", "endnotes", "comments", "settings")
            if f"{folder}{name}.xml" in archive.names
        }
        parts["document"] = archive.tree(main)
        relations = f"{folder}_rels/{file_name}.rels"
        drawn = _drawn(archive, folder, relations)
        furniture = _furniture(archive, folder, relations, parts)
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
    comments = _comments(parts.get("comments"))
    return WordFile(body, notes, styles, default, parts.get("numbering"), furniture, comments, drawn)


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


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
    return (number, integer(value(numbering, "ilvl"), 0)) if number else None


def number_text(kind: str, number: int) -> str:
    """The number as a list of this kind shows it."""
    match kind:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26)
            return letter.upper() if kind == "upperLetter" else letter
        case "lowerRoman" | "upperRoman":
            return _roman(number).lower() if kind == "lowerRoman" else _roman(number)
    return str(number)


def _main_part(path: Path) -> str:
    """The part that holds the text: the usual one, else that which the file names."""
    try:
        with zipfile.ZipFile(path) as file:
            names = file.namelist()
    except (*UNOPENED, OSError):
        return MAIN
    if MAIN in names or RELATIONS not in names:
        return MAIN
    with open_archive(path, kind=_("Word document"), part=RELATIONS) as archive:
        relations = archive.tree(RELATIONS)
    targets = (one.get("Target", "") for one in relations if one.get("Type", "").endswith("/officeDocument"))
    return next((target.lstrip("/") for target in targets if target.endswith(".xml")), MAIN)


def _comments(root: Element | None) -> dict[str, str]:
    """The comments by their ids, each with its author: `Leyla: bunu yoxla`."""
    comments: dict[str, str] = {}
    for comment in root.iter(w("comment")) if root is not None else ():
        paragraphs = ("".join(text.text or "" for text in p.iter(w("t"))) for p in comment.iter(w("p")))
        words = " ".join(" ".join(paragraphs).split())
        author = comment.get(w("author"), "").strip()
        comments[comment.get(w("id"), "")] = ": ".join(filter(None, (author, words)))
    return comments


def _drawn(archive: Archive, folder: str, relations: str) -> dict[str, str]:
    """The words of the diagrams and charts that the document shows, by the ids of their relations."""
    drawn: dict[str, str] = {}
    for key, part in _related(archive, folder, relations, ("/diagramData", "/chart")):
        texts = (element.text or "" for element in archive.tree(part).iter() if element.tag.endswith(DRAWN_TEXT))
        drawn[key] = " ".join(" ".join(texts).split())
    return drawn


def _furniture(archive: Archive, folder: str, relations: str, parts: Mapping[str, Element]) -> Sequence[Element]:
    """The headers and footers that the sections show, each once."""
    names = dict(_related(archive, folder, relations, ("/header", "/footer")))
    has_even = is_on(parts.get("settings"), "evenAndOddHeaders")
    shown: dict[str, Element] = {}
    for section in parts["document"].iter(w("sectPr")) if names else ():
        for reference in (*section.findall(w("headerReference")), *section.findall(w("footerReference"))):
            kind = reference.get(w("type"), "default")
            part = next((names.get(key, "") for label, key in reference.items() if label.endswith("}id")), "")
            is_shown = has_even if kind == "even" else kind != "first" or is_on(section, "titlePg")
            if part and is_shown and part not in shown:
                shown[part] = archive.tree(part)
    return tuple(shown.values())


def _related(archive: Archive, folder: str, relations: str, kinds: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The id and the name of each part of these kinds that the document refers to."""
    for relation in archive.tree(relations) if relations in archive.names else ():
        target = relation.get("Target", "")
        part = target.lstrip("/") if target.startswith("/") else folder + target
        if relation.get("Type", "").endswith(kinds) and part in archive.names:
            yield relation.get("Id", ""), part


def _styles(root: Element | None) -> tuple[dict[str, Style], str]:
    elements = {e.get(w("styleId"), ""): e for e in root.iter(w("style"))} if root is not None else {}
    paragraph_styles = {key: e for key, e in elements.items() if e.get(w("type")) == "paragraph"}
    default = next((key for key, e in paragraph_styles.items() if e.get(w("default")) in ("1", "true")), "")
    return {key: _style(key, paragraph_styles) for key in paragraph_styles}, default


def _style(key: str, elements: Mapping[str, Element]) -> Style:
    """A style with what it inherits; a circle of styles ends where it began."""
    name = value(elements[key], "name") or key
    level, bold, italic, in_list = None, None, None, None
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
        if italic is None and value(run, "i") is not None:
            italic = is_on(run, "i")
        in_list = in_list or list_of(properties)
        key = value(element, "basedOn") or ""
    return Style(name, level if level and level <= 9 else None, bool(bold), bool(italic), in_list)


def integer(text: str | None, default: int) -> int:
    """The number that an attribute gives; the default where it gives none."""
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
