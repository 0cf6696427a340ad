"""The numbers and dashes that Word shows before the items of its lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from qualkit.reading.word.xml import integer, number_text, value, w

PLACE = re.compile(r"%(\d)")  # of a level's number in a pattern


class Level(NamedTuple):
    """A level of lists. kind: of its numbers. pattern: such as `%1.`. first: the number with which it begins."""

    kind: str
    pattern: str
    first: int


class WordList(NamedTuple):
    """A list. counted: the number of what it takes its levels from: such lists go on with each other's numbers.

    anew: of the levels at which its own first item begins anew, the number.
    """

    counted: str
    levels: Mapping[int, Level]
    anew: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted. lists: by their numbers."""

    lists: Mapping[str, WordList]
    counters: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    begun: set[tuple[str, int]] = field(default_factory=set)

    def sign(self, number: str, level: int) -> str:
        """The dash or number before the next item of a list, with a blank; empty if it has none. level: from 0."""
        if number not in self.lists:
            return ""
        found = self.lists[number]
        kind, pattern, first = found.levels.get(level, Level("bullet", "", 1))
        counters = self.counters[found.counted]
        if level in found.anew and (number, level) not in self.begun:
            counters[level] = found.anew[level]
        else:
            counters[level] = counters.get(level, first - 1) + 1
        self.begun.add((number, level))
        for deeper in [other for other in counters if other > level]:
            del counters[deeper]
        if kind in ("none", "bullet"):
            return "– " if kind == "bullet" else ""

        def shown(match: re.Match[str]) -> str:
            wanted = int(match[1]) - 1
            above = found.levels.get(wanted, Level("decimal", "", 1))
            return number_text(above.kind, counters.get(wanted, above.first))

        return PLACE.sub(shown, pattern) + " " if pattern else ""


def lists_of(root: Element | None) -> dict[str, WordList]:
    """The lists of a document by their numbers. root: its part `numbering`; without it there are none."""
    if root is None:
        return {}
    levels: dict[str, dict[int, Level]] = {}
    linked: dict[str, str] = {}  # name of a style -> number of what has its levels
    links: dict[str, str] = {}  # number of what has none of its own -> name of the style
    for abstract in root.iter(w("abstractNum")):
        number = abstract.get(w("abstractNumId"), "")
        levels[number] = dict(_level(level) for level in abstract.iter(w("lvl")))
        linked[value(abstract, "styleLink") or ""] = number
        links[number] = value(abstract, "numStyleLink") or ""
    lists: dict[str, WordList] = {}
    for one in root.iter(w("num")):
        counted = value(one, "abstractNumId") or ""
        if links.get(counted):
            counted = linked.get(links[counted], counted)
        own, anew = dict(levels.get(counted, {})), {}
        for override in one.iter(w("lvlOverride")):
            place, first = integer(override.get(w("ilvl")), 0), value(override, "startOverride")
            own.update(_level(level) for level in override.iter(w("lvl")))
            if first:
                anew[place] = integer(first, 1)
        lists[one.get(w("numId"), "")] = WordList(counted, own, anew)
    return lists


def _level(level: Element) -> tuple[int, Level]:
    kind, pattern = value(level, "numFmt") or "decimal", value(level, "lvlText") or ""
    return integer(level.get(w("ilvl")), 0), Level(kind, pattern, integer(value(level, "start"), 1))
