"""The second voice of a Word document: every word of its XML, without a thought for what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What is left out on purpose: deleted and moved-away words, copies for old programs, what is set above other words.
LEFT_OUT = frozenset(f"{WORD}{name}" for name in ("del", "moveFrom", "rt"))
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def paragraphs_of(part: Element) -> Iterator[str]:
    """The words of every paragraph of a part, those in tables and text boxes too; each after the one it hangs on."""
    for paragraph in _below(part, f"{WORD}p"):
        pieces = (text.text or "" for text in _below(paragraph, f"{WORD}t"))
        if words := "".join(pieces).strip():
            yield words
        yield from paragraphs_of(paragraph)


def _below(element: Element, tag: str) -> Iterator[Element]:
    """The elements of a name below an element and not below another paragraph."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in LEFT_OUT and child.tag != FALLBACK and child.tag != f"{WORD}p" and not _is_hidden(child):
            yield from _below(child, tag)


def _is_hidden(element: Element) -> bool:
    hidden = element.find(f"{WORD}rPr/{WORD}vanish") if element.tag == f"{WORD}r" else None
    return hidden is not None and hidden.get(f"{WORD}val") not in ("0", "false", "off")
