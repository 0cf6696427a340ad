"""Repairs as people see them: with their numbers, in their context, those of the same words together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from qualkit.model.sources import Edit, Source

WIDTH = 25
"""Characters of context on each side."""
LONGEST_WORD = 40


class Numbered(NamedTuple):
    """An edit and its place among all edits of its source, from 1."""

    number: int
    edit: Edit


class InContext(NamedTuple):
    """An edit between some characters of the original; ⏎ is a line end, and what nobody sees is shown by its name."""

    before: str
    old: str
    new: str
    behind: str


def numbered(source: Source) -> list[Numbered]:
    """All edits of a source with their numbers."""
    return [Numbered(number, edit) for number, edit in enumerate(source.edits, 1)]


def grouped(edits: Iterable[Numbered], *, each: bool = False) -> list[list[Numbered]]:
    """The edits of the same words together, unless `each` is wanted; in the order of the first of them."""
    groups: dict[object, list[Numbered]] = {}
    for one in edits:
        groups.setdefault(one.number if each else _alike(one), []).append(one)
    return list(groups.values())


def alike(wanted: Iterable[Numbered], among: Iterable[Numbered]) -> list[Numbered]:
    """Those that repair the same words in the same way as any that is wanted."""
    keys = {_alike(one) for one in wanted}
    return [one for one in among if _alike(one) in keys]


def in_context(source: Source, edit: Edit, width: int = WIDTH) -> InContext:
    """The edit between so many characters on each side."""
    before = source.original[max(0, edit.start - width) : edit.start]
    behind = source.original[edit.end : edit.end + width]
    return InContext(*map(_seen, (before, edit.old, edit.new, behind)))


def words_in_context(source: Source, edit: Edit, width: int = WIDTH) -> InContext:
    """As `in_context`, with the whole words that the edit changes, before and after."""
    text = source.original
    start, end = edit.start, edit.end
    while start > max(0, edit.start - LONGEST_WORD) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), edit.end + LONGEST_WORD) and not text[end].isspace():
        end += 1
    new = text[start : edit.start] + edit.new + text[edit.end : end]
    before, behind = text[max(0, start - width) : start], text[end : end + width]
    return InContext(*map(_seen, (before, text[start:end], new, behind)))


def _alike(one: Numbered) -> object:
    """What two repairs have in common that are one for people; what repairs no letter is always one of its own."""
    edit = one.edit
    return (edit.old, edit.new, edit.rule, edit.applied) if any(map(str.isalpha, edit.old)) else one.number


def _seen(text: str) -> str:
    shown = text.replace("\n", "⏎").replace("\t", "⇥")
    return "".join(character if character.isprintable() else f"⟨U+{ord(character):04X}⟩" for character in shown)
