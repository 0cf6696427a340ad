"""The parts of a Word file as XML trees, and what its styles and lists are called."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
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
    list: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parts of a document that its text is made of. notes: (kind, id) -> the note's element.

    lists: number of a list -> for each level (kind of number, pattern such as `%1.`, first number).
    comments: id -> author and words. drawn: id of a diagram or chart -> its words.
    """

    body: Element
    notes: Mapping[tuple[str, str], Element]
    styles: Mapping[str, Style]
    default_style: str
    lists: Mapping[str, Mapping[int, tuple[str, str, int]]] = field(default_factory=dict)
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
            for name in ("styles", "numbering", "footnotes", "endnotes", "comments")
            if f"{folder}{name}.xml" in archive.names
        }
        parts["document"] = archive.tree(main)
        drawn = _drawn(archive, folder, f"{folder}_rels/{file_name}.rels")
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
    return WordFile(body, notes, styles, default, _lists(parts.get("numbering")), comments, drawn)


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
    for relation in archive.tree(relations) if relations in archive.names else ():
        target = relation.get("Target", "")
        part = target.lstrip("/") if target.startswith("/") else folder + target
        if relation.get("Type", "").endswith(("/diagramData", "/chart")) and part in archive.names:
            texts = (element.text or "" for element in archive.tree(part).iter() if element.tag.endswith(DRAWN_TEXT))
            drawn[relation.get("Id", "")] = " ".join(" ".join(texts).split())
    return drawn


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
    lists = {}
    for number in root.iter(w("num")):
        levels = dict(patterns.get(value(number, "abstractNumId") or "", {}))
        for override in number.iter(w("lvlOverride")):
            place, first = _integer(override.get(w("ilvl")), 0), value(override, "startOverride")
            if place in levels and first:
                levels[place] = (*levels[place][:2], _integer(first, 1))
        lists[number.get(w("numId"), "")] = levels
    return lists


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
