"""What happened, by whom and when; and which entries still stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import _
from qualkit.store.project import Project

DERIVED = frozenset({"init", "run", "codebook", "suggest", "erased", "forget"})
"""Actions that decide nothing about the material: they are passed over when something is taken back."""
WHOLE = frozenset({"repair", "replace", "edit codebook"})
"""Actions each of which holds all that stands after it: the text of a source, or the codebook."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One action of a person, or one run of the rules.

    at: ISO 8601, UTC. undoes: the number of the entry that it takes back. merged_in: that of the merge that took it in
    from another copy of the project.
    """

    number: int
    at: str
    coder: str
    action: str
    detail: Mapping[str, object]
    undoes: int | None
    merged_in: int | None = None

    @property
    def is_decided(self) -> bool:
        """Whether a person decided something in it, so that it can be taken back."""
        return self.undoes is None and self.action not in DERIVED


def history(project: Project) -> list[Entry]:
    """All entries, oldest first."""
    rows = project.connection.execute(
        "SELECT h.id, h.at, c.name, h.action, h.detail, h.undoes, h.merged_in FROM history h"
        " JOIN coders c ON c.id = h.coder_id ORDER BY h.id"
    )
    return [
        Entry(number, at, coder, action, json.loads(detail), undoes, merged_in)
        for number, at, coder, action, detail, undoes, merged_in in rows
    ]


def undone(project: Project, *, before: int | None = None) -> frozenset[int]:
    """The numbers of the entries that were taken back and not brought back.

    An entry is undone if an entry that undoes it stands, or if the merge that took it in does not; so undoing an undo
    brings the first one back, and undoing a merge takes all of it back.
    before: as it was when the entry of this number was made.
    """
    rows = project.connection.execute(
        "SELECT id, undoes, merged_in FROM history WHERE undoes IS NOT NULL OR merged_in IS NOT NULL ORDER BY id DESC"
    ).fetchall()
    merged = {number: merged_in for number, _undoes, merged_in in rows if merged_in is not None}
    undoing = [(number, undoes) for number, undoes, _merged_in in rows if undoes is not None]
    without: frozenset[int] = frozenset()
    while True:  # once, and again for each merge that was taken back and had others in it
        taken_back = set(without)
        for number, undoes in undoing:
            if number not in taken_back and (before is None or number < before):
                taken_back.add(undoes)
        left_out = frozenset(number for number, merged_in in merged.items() if merged_in in taken_back)
        if left_out <= without:
            return frozenset(taken_back)
        without |= left_out


def undo(project: Project, number: int | None = None) -> Entry:
    """The entry that was taken back: the newest decided one that stands, or that of a number.

    Raises: QualkitError if there is none, or it cannot be taken back; UnknownName for a number that there is not.
    """
    with project.transaction():
        entries, gone = {entry.number: entry for entry in history(project)}, undone(project)
        if number is None:
            ours = [entry for entry in entries.values() if entry.is_decided and entry.merged_in is None]
            standing = [entry for entry in ours if entry.number not in gone]
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
            _refuse_out_of_order(entry, entries.values(), gone)
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
            ours = [entry for entry in entries.values() if entry.merged_in is None]
            last = max((entry.number for entry in ours if entry.is_decided), default=0)
            undoing = [entry for entry in undoing if entry.number > last and entry.merged_in is None]
        else:
            wanted = _numbered(entries, number)
            undoing = [entry for entry in undoing if entry.undoes == wanted.number]
        if not undoing:
            raise QualkitError(_("there is nothing that could be brought back"))
        newest = undoing[-1]
        entry = entries[newest.undoes or 0]
        _refuse_out_of_order(entry, entries.values(), gone)
        with project.entry("redo", {"of": entry.number, "action": entry.action}, undoes=newest.number):
            pass
    return entry


def _refuse_out_of_order(entry: Entry, entries: Iterable[Entry], gone: frozenset[int]) -> None:
    """Refuse to take back or bring back what later entries rest on: each of them holds the whole of what it changed."""
    if not _holds_the_whole(entry):
        return
    source = entry.detail.get("source")
    later = [
        other.number
        for other in entries
        if other.number > entry.number
        and _holds_the_whole(other)
        and (other.action == "edit codebook") == (entry.action == "edit codebook")
        and other.detail.get("source") == source
        and other.number not in gone
    ]
    if later:
        found = _("entry {later} rests on entry {number}; take that one back first: qualkit undo {later}")
        raise QualkitError(found.format(number=entry.number, later=later[-1]))


def _holds_the_whole(entry: Entry) -> bool:
    """Whether the entry made a text or a codebook as a whole; declining a repair changes no text."""
    return entry.action in WHOLE and entry.detail.get("verdict") != "declined"


def _numbered(entries: Mapping[int, Entry], number: int) -> Entry:
    if number not in entries:
        raise UnknownName(_("entry"), str(number), map(str, entries))
    return entries[number]
