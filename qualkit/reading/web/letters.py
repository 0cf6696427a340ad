"""Which letters of a web page are bold or italic: by tags, classes and styles of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from qualkit.reading.paragraphs import PLAIN, Letters

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BOLD, ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em"})
WEIGHT = re.compile(r"font-weight\s*:\s*(bold|bolder|normal|lighter|\d+)")
SLANT = re.compile(r"font-style\s*:\s*(italic|oblique|normal)")
CLASS = re.compile(r"(?:^|,)\s*(?!h\d)(?:[A-Za-z]\w*)?\.([A-Za-z_][\w-]*)\s*(?=,|$)")


class Look(NamedTuple):
    """What a class or style says about letters; None for what it says nothing about."""

    bold: bool | None
    italic: bool | None


def letters_of(
    tag: str, attributes: Mapping[str, str | None], *, around: Letters, classes: Mapping[str, Look]
) -> Letters:
    """How the letters of an element look. around: those of the element that it stands in."""
    if tag in HEADINGS:
        return PLAIN
    found = Letters(around.bold or tag in BOLD, around.italic or tag in ITALIC)
    for name in (attributes.get("class") or "").split():
        found = _changed(found, classes.get(name))
    return _changed(found, _look((attributes.get("style") or "").lower()))


def looks_of_classes(style_sheet: str) -> dict[str, Look]:
    """What a style sheet says about the letters of each class, of those about which it says something."""
    found: dict[str, Look] = {}
    for rule in style_sheet.split("}"):
        selectors, _brace, properties = rule.partition("{")
        if look := _look(properties.lower()):
            for name in CLASS.findall(selectors.strip()):
                bold, italic = found.get(name, Look(None, None))
                found[name] = Look(
                    bold if look.bold is None else look.bold, italic if look.italic is None else look.italic
                )
    return found


def _look(properties: str) -> Look | None:
    weight, slant = WEIGHT.search(properties), SLANT.search(properties)
    if weight is None and slant is None:
        return None
    is_bold = None if weight is None else weight[1].startswith("bold") or _is_heavy(weight[1])
    return Look(is_bold, None if slant is None else slant[1] != "normal")


def _is_heavy(weight: str) -> bool:
    return weight.isdecimal() and int(weight) >= 600


def _changed(letters: Letters, look: Look | None) -> Letters:
    if look is None:
        return letters
    return Letters(
        letters.bold if look.bold is None else look.bold, letters.italic if look.italic is None else look.italic
    )
