"""The repairs of a source that people decide on: those of the same words together, with the codings that they touch."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qualkit import store
from qualkit.errors import QualkitError
from qualkit.messages import _, ngettext
from qualkit.model.codings import Coding, Status
from qualkit.model.sources import Edit, Source
from qualkit.pipeline.deciding import standing_in
from qualkit.pipeline.edits import grouped, numbered

State = Literal["waiting", "applied", "declined"]
STATES: tuple[State, ...] = ("waiting", "applied", "declined")
Verdict = Literal["approve", "decline", "withdraw"]
VERDICTS: tuple[Verdict, ...] = ("approve", "decline", "withdraw")


class Place(NamedTuple):
    """A repair, and how many codings of its source it touches."""

    number: int
    edit: Edit
    n_accepted: int
    n_proposed: int


class Alike(NamedTuple):
    """The repairs of the same words, in the order of the text."""

    places: list[Place]

    @property
    def edit(self) -> Edit:
        """The first of them."""
        return self.places[0].edit

    @property
    def confidence(self) -> float:
        """The least of them."""
        return min(place.edit.confidence for place in self.places)

    @property
    def n_accepted(self) -> int:
        """Accepted codings that they touch."""
        return sum(place.n_accepted for place in self.places)

    @property
    def n_proposed(self) -> int:
        """Proposals that they touch."""
        return sum(place.n_proposed for place in self.places)


def repairs_in(project: store.Project, source: Source, state: State = "waiting") -> list[Alike]:
    """The repairs of a source in this state. declined: refused, or applied once and taken out again."""
    wanted = _in_state(project, source, state)
    edits = [one for one in numbered(source) if one.edit.key in wanted]
    if not edits:
        return []
    codings = standing_in(project, source).codings
    spans = np.array([source.offsets.to_reading(one.edit.start, one.edit.end) for one in edits], np.int64)
    touched = [_touched(codings, spans, status) for status in (Status.ACCEPTED, Status.PROPOSED)]
    counts = {one.number: (int(a), int(p)) for one, a, p in zip(edits, *touched, strict=True)}
    return [Alike([Place(*one, *counts[one.number]) for one in group]) for group in grouped(edits)]


def decide_repairs(
    project: store.Project, source_uid: str, keys: Collection[tuple[int, int, str]], verdict: Verdict
) -> str:
    """What was done, as a sentence: these repairs of a source approved, declined or taken out, as one history entry.

    Raises: QualkitError if one of them cannot be decided so any more; ProjectError if two of them overlap. Nothing has
    changed then.
    """
    with project.transaction():
        source = store.find_source(project, source_uid)
        if source is None:
            raise QualkitError(_("the source is not in the project any more"))
        states: tuple[State, ...] = ("applied",) if verdict == "withdraw" else ("waiting", "declined")
        allowed = frozenset().union(*(_in_state(project, source, state) for state in states))
        edits = [edit for edit in source.edits if edit.key in keys and edit.key in allowed]
        if len(edits) != len(keys):
            raise QualkitError(_("its repairs were decided elsewhere meanwhile; look at them again"))
        n = len(edits)
        if verdict == "decline":
            store.decline_edits(project, source, edits)
            return ngettext("{n} repair declined", "{n} repairs declined", n).format(n=n)
        store.decide_edits(project, source, edits, approve=verdict == "approve")
    if verdict == "approve":
        return ngettext("{n} repair applied", "{n} repairs applied", n).format(n=n)
    return ngettext("{n} repair taken out", "{n} repairs taken out", n).format(n=n)


def _in_state(project: store.Project, source: Source, state: State) -> frozenset[tuple[int, int, str]]:
    if state == "applied":
        return frozenset(edit.key for edit in source.edits if edit.applied)
    waiting = frozenset(edit.key for edit in store.waiting_edits(project, source))
    if state == "waiting":
        return waiting
    return frozenset(edit.key for edit in source.edits if not edit.applied) - waiting


def _touched(codings: Collection[Coding], spans: NDArray[np.int64], status: Status) -> NDArray[np.intp]:
    """For each span how many codings of this status reach into it."""
    of_codings = [one.span for one in codings if one.status is status]
    starts, ends = (np.sort(np.array([span[n] for span in of_codings], np.int64)) for n in (0, 1))
    # Those that begin before it ends, without those that end before it begins.
    return np.searchsorted(starts, spans[:, 1], "left") - np.searchsorted(ends, spans[:, 0], "right")
