"""What happened, by whom and when; and which entries still stand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import _
from qualkit.store.project import Project

DERIVED = frozenset({"init", "run", "codebook"})
"""Actions that decide nothing about the material: they are passed over when something is taken back."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One action of a person, or one run of the rules.

    at: ISO 8601, UTC. undoes: the number of the entry that it takes back.
    """

    number: int
    at: str
    coder: str
    action: str
    detail: Mapping[str, object]
    undoes: int | None

    @property
    def is_decided(self) -> bool:
        """Whether a person decided something in it, so that it can be taken back."""
        return self.undoes is None and self.action not in DERIVED


def history(project: Project) -> list[Entry]:
    """All entries, oldest first."""
    rows = project.connection.execute(
        "SELECT h.id, h.at, c.name, h.action, h.detail, h.undoes FROM history h"
        " JOIN coders c ON c.id = h.coder_id ORDER BY h.id"
    )
    return [
        Entry(number, at, coder, action, json.loads(detail), undoes)
        for number, at, coder, action, detail, undoes in rows
    ]


def undone(project: Project, *, before: int | None = None) -> frozenset[int]:
    """The numbers of the entries that were taken back and not brought back.

    An entry is undone if an entry that undoes it stands; so undoing an undo brings the first one back.
    before: as it was when the entry of this number was made.
    """
    taken_back: set[int] = set()
    rows = project.connection.execute("SELECT id, undoes FROM history WHERE undoes IS NOT NULL ORDER BY id DESC")
    for number, undoes in rows:
        if number not in taken_back and (before is None or number < before):
            taken_back.add(undoes)
    return frozenset(taken_back)


def undo(project: Project, number: int | None = None) -> Entry:
    """The entry that was taken back: the newest decided one that stands, or that of a number.

    Raises: QualkitError if there is none, or it cannot be taken back; UnknownName for a number that there is not.
    """
    with project.transaction():
        entries, gone = {entry.number: entry for entry in history(project)}, undone(project)
        if number is None:
            standing = [entry for entry in entries.values() if entry.is_decided and entry.number not in gone]
            if not standing:
                raise QualkitError(_("there is nothing that could be taken back"))
            entry = standing[-1]
        else:
            entry = _numbered(entries, number)
            if not entry.is_decided:
                found = _("entry {number} ({action}) decides nothing about the material; it cannot be taken back")
                raise QualkitError(found.format(number=number, action=entry.action))
            if number in gone:
                raise QualkitError(_("entry {number} was taken back already").format(number=number))
        with project.entry("undo", {"of": entry.number, "action": entry.action}, undoes=entry.number):
            pass
    return entry


def redo(project: Project, number: int | None = None) -> Entry:
    """The entry that was brought back: the one that was taken back last, or that of a number.

    Without a number only what was taken back since the last decision: who goes on has chosen another way.

    Raises: QualkitError if there is none; UnknownName for a number that there is not.
    """
    with project.transaction():
        entries, gone = {entry.number: entry for entry in history(project)}, undone(project)
        undoing = [e for e in entries.values() if e.undoes is not None and e.action == "undo" and e.number not in gone]
        if number is None:
            last = max((entry.number for entry in entries.values() if entry.is_decided), default=0)
            undoing = [entry for entry in undoing if entry.number > last]
        else:
            wanted = _numbered(entries, number)
            undoing = [entry for entry in undoing if entry.undoes == wanted.number]
        if not undoing:
            raise QualkitError(_("there is nothing that could be brought back"))
        newest = undoing[-1]
        entry = entries[newest.undoes or 0]
        with project.entry("redo", {"of": entry.number, "action": entry.action}, undoes=newest.number):
            pass
    return entry


def _numbered(entries: Mapping[int, Entry], number: int) -> Entry:
    if number not in entries:
        raise UnknownName(_("entry"), str(number), map(str, entries))
    return entries[number]
