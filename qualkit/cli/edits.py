"""Repairs as rows for people: each in its context, those of the same words together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qualkit.model.sources import Edit, Source

WIDTH = 25
"""Characters of context on each side."""


class Numbered(NamedTuple):
    """An edit and its place among all edits of its source, from 1."""

    number: int
    edit: Edit


def numbered(source: Source) -> list[Numbered]:
    """All edits of a source with their numbers."""
    return [Numbered(number, edit) for number, edit in enumerate(source.edits, 1)]


def edit_rows(source: Source, edits: Iterable[Numbered], *, each: bool = False) -> list[dict[str, object]]:
    """A row for each edit; repairs of the same word are one row, unless `each` is wanted.

    number: that of the first of them. times: how many there are.
    """
    groups: dict[object, list[Numbered]] = {}
    for one in edits:
        groups.setdefault(one.number if each else _alike(one), []).append(one)
    return [_row(source, group) for group in groups.values()]


def alike(wanted: Iterable[Numbered], among: Iterable[Numbered]) -> list[Numbered]:
    """Those that repair the same words in the same way as any that is wanted."""
    keys = {_alike(one) for one in wanted}
    return [one for one in among if _alike(one) in keys]


def _alike(one: Numbered) -> object:
    """What two repairs have in common that are one for people; what repairs no letter is always one of its own."""
    edit = one.edit
    return (edit.old, edit.new, edit.rule, edit.applied) if any(map(str.isalpha, edit.old)) else one.number


def _row(source: Source, group: Sequence[Numbered]) -> dict[str, object]:
    number, edit = group[0]
    return {
        "source": source.name,
        "number": number,
        "times": len(group),
        "in_context": _in_context(source, edit),
        "rule": edit.rule,
        "confidence": min(one.edit.confidence for one in group),
        "applied": edit.applied,
    }


def _in_context(source: Source, edit: Edit) -> str:
    """The edit between some characters of the original; ⏎ is a line end, and what nobody sees is shown by its name."""
    before = source.original[max(0, edit.start - WIDTH) : edit.start]
    after = source.original[edit.end : edit.end + WIDTH]
    return f"{_seen(before)}[{_seen(edit.old)} → {_seen(edit.new)}]{_seen(after)}"


def _seen(text: str) -> str:
    shown = text.replace("\n", "⏎").replace("\t", "⇥")
    return "".join(character if character.isprintable() else f"⟨U+{ord(character):04X}⟩" for character in shown)
