"""What happened, by whom and when; and which entries still stand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from qualkit.store.project import Project


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


def undone(project: Project) -> frozenset[int]:
    """The numbers of the entries that were taken back and not brought back.

    An entry is undone if an entry that undoes it stands; so undoing an undo brings the first one back.
    """
    taken_back: set[int] = set()
    rows = project.connection.execute("SELECT id, undoes FROM history WHERE undoes IS NOT NULL ORDER BY id DESC")
    for number, undoes in rows:
        if number not in taken_back:
            taken_back.add(undoes)
    return frozenset(taken_back)
