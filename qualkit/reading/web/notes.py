"""Footnotes of web pages and books: which links refer to a note, and which element is the note."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Place = tuple[str, str]
"""A file of a book and the id of an element in it; the file of a single page is called ""."""

REFERS = re.compile(r"\b(?:noteref|doc-noteref|footnote-?ref|sdfootnoteanc|sdendnoteanc|reference)\b", re.IGNORECASE)
WORD_NOTE = re.compile(r"_(?:ftn|edn)\d+")
SIGN = re.compile(r"[\[(]?(?:\d{1,4}|[ivxlc]{1,6}|[a-z]|[*†‡§¹²³⁰-⁹]+)[\])]?", re.IGNORECASE)
RETURNS = re.compile(r"\b(?:doc-backlink|backlink|footnote-back|sdfootnotesym|sdendnotesym)\b", re.IGNORECASE)
OFFICE_NOTE = re.compile(r"(?:sdfootnote|sdendnote|ftn|edn)\d+")
HOLDERS = frozenset(("li", "aside", "dd", "p", "div", "section", "td"))


@dataclass(slots=True)
class Notes:
    """The notes of a page or book. order: their places as the text refers to them; words: what was read of each.

    references: address in memory of a link -> the note. holders: that of a note's element -> the note.
    returns: the places of the links to which notes link back.
    """

    references: dict[int, Place] = field(default_factory=dict)
    holders: dict[int, Place] = field(default_factory=dict)
    returns: set[Place] = field(default_factory=set)
    order: dict[Place, None] = field(default_factory=dict)
    words: dict[Place, str] = field(default_factory=dict)

    def in_order(self) -> list[str]:
        """The words of the notes: first those to which the text refers, in that order, then what is left."""
        return [self.words.get(place, "") for place in {**self.order, **dict.fromkeys(self.words)}]

    def leads_back(self, link: LexborNode, file: str) -> bool:
        """Whether a link in a note is only the way back to the text."""
        attributes = link.attributes
        if RETURNS.search(_kinds(attributes)):
            return True
        place = place_of(attributes.get("href"), file)
        return place in self.returns and not any(map(str.isalpha, link.text().strip(" ^↑↩\ufe0e")[1:]))


def find_notes(trees: dict[str, LexborNode]) -> Notes:
    """The notes of these files. A link refers to a note if it says so, or if it is a number and the note leads back."""
    notes = Notes()
    leads: dict[int, set[Place | None]] = {}  # of each holder the places to which its links lead
    named = {(file, name): node for file, root in trees.items() for node, name in _named(root)}
    for file, root in trees.items():
        for link in root.css("a[href]"):
            if RETURNS.search(_kinds(link.attributes)) or _is_within(link, notes.holders):
                continue  # the note's own link, which leads back
            place = place_of(link.attributes.get("href"), file)
            if place is None or place not in named or not SIGN.fullmatch(link.text().strip() or "?"):
                continue
            holder = _holder(named[place])
            own = {(file, name) for name in _names_around(link)}
            if holder is None or _is_within(link, (holder.mem_id,)):
                continue
            if holder.mem_id not in leads:
                leads[holder.mem_id] = {place_of(a.attributes.get("href"), place[0]) for a in holder.css("a[href]")}
            if _says_so(link, place) or not leads[holder.mem_id].isdisjoint(own):
                # Two links may lead to different places in one note.
                notes.references[link.mem_id] = notes.holders.setdefault(holder.mem_id, place)
                notes.returns |= own
    return notes


def place_of(href: str | None, file: str) -> Place | None:
    """The place to which a link leads; None if it leads to no place in these files."""
    path, sign, fragment = (href or "").partition("#")
    if not sign or ":" in path:
        return None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path))) if path else file
    return target, unquote(fragment)


def _named(root: LexborNode) -> Iterator[tuple[LexborNode, str]]:
    for node in root.css("[id], a[name]"):
        for key in ("id", "name"):
            if name := node.attributes.get(key):
                yield node, name


def _kinds(attributes: dict[str, str | None]) -> str:
    return " ".join(attributes.get(key) or "" for key in ("class", "role", "epub:type"))


def _says_so(link: LexborNode, place: Place) -> bool:
    parent = link.parent
    around = _kinds(parent.attributes) if parent is not None and parent.tag == "sup" else ""
    return bool(REFERS.search(f"{_kinds(link.attributes)} {around}") or WORD_NOTE.fullmatch(place[1]))


def _names_around(link: LexborNode) -> Iterator[str]:
    """The names of a link, of what it holds, and of the raised letter that it stands in."""
    nodes = [link, *link.css("[id]")]
    if link.parent is not None and link.parent.tag in ("sup", "span"):
        nodes.append(link.parent)
    for node in nodes:
        yield from filter(None, (node.attributes.get("id"), node.attributes.get("name")))


def _holder(target: LexborNode) -> LexborNode | None:
    """The element that is the note whose place this is; None if there is none that could be."""
    node: LexborNode | None = target
    while node is not None and node.tag not in HOLDERS:
        node = node.parent
    if node is None or node.tag == "body":
        return None
    parent = node.parent
    if parent is not None and parent.tag == "div" and OFFICE_NOTE.fullmatch(parent.attributes.get("id") or ""):
        return parent
    return node


def _is_within(inner: LexborNode, holders: Container[int]) -> bool:
    node: LexborNode | None = inner
    while node is not None:
        if node.mem_id in holders:
            return True
        node = node.parent
    return False
