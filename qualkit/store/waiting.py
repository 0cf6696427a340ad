"""What a review of many thousand proposals must know, without the words of any: places, codes, scores."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Collection, Hashable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qualkit.store.derived import kept_any
from qualkit.store.history import undone
from qualkit.store.project import Project
from qualkit.store.sources import REFUSED, newest_revision


class ProposalRow(NamedTuple):
    """A proposal without its words. number: its row, until the rules run again. coder: kind of who proposes."""

    number: int
    revision: int
    code_uid: str
    start: int
    end: int
    coder_uid: str
    coder: str
    score: float | None
    reason: str

    @property
    def firings(self) -> list[tuple[int, int]]:
        """Where its terms stand."""
        return [(start, end) for _term, start, end in json.loads(self.reason)]


class DecisionRow(NamedTuple):
    """A decision without its words."""

    revision: int
    code_uid: str
    start: int
    end: int
    status: str


class Rows(NamedTuple):
    """All of one source at its newest revision: proposals by start, standing decisions from old to new."""

    revision: int
    proposals: list[ProposalRow]
    decisions: list[DecisionRow]


def coding_states(project: Project) -> dict[str, Hashable]:
    """source uid -> a value that differs after every change of what is proposed or decided in it, by whomever.

    In the order in which the sources were added; those whose adding was taken back are left out.
    """
    gone = undone(project)
    execute = project.connection.execute
    uids = {number: uid for number, uid, entry in execute("SELECT id, uid, entry_id FROM sources") if entry not in gone}
    signs: dict[str, list[Hashable]] = {uids[number]: [] for number in sorted(uids)}
    for number, *revision, entry in execute("SELECT source_id, number, entry_id FROM revisions"):
        if number in uids and entry not in gone:
            signs[uids[number]].append(("revision", *revision))
    for kind, key, fingerprint in execute("SELECT kind, key, fingerprint FROM derived"):
        if key in signs:
            signs[key].append((kind, fingerprint))
    sums = "count(*), sum(rowid), sum(start), sum(end), total(score)"
    for number, *sign in execute(f"SELECT source_id, {sums} FROM proposals GROUP BY source_id"):
        if number in uids:
            signs[uids[number]].append(tuple(sign))
    decided: dict[int, int] = defaultdict(int)
    of_entries = "SELECT source_id, entry_id, count(*) FROM decisions GROUP BY source_id, entry_id"
    for number, entry, n in execute(of_entries):
        if number in uids and entry not in gone:
            decided[number] ^= hash((entry, n))
    for number, sign in decided.items():
        signs[uids[number]].append(sign)
    return {uid: tuple(sign) for uid, sign in signs.items()}


def review_rows(project: Project, source_uids: Collection[str]) -> dict[str, Rows]:
    """source uid -> what is proposed and decided in it, for these sources; empty lists where nothing is."""
    gone = undone(project)
    chosen = "WHERE source_id IN (SELECT id FROM sources WHERE uid IN (SELECT value FROM json_each(?)))"
    wanted = (json.dumps(list(source_uids)),)
    uids = dict(project.connection.execute("SELECT id, uid FROM sources"))
    coders = {
        number: (uid, kind) for number, uid, kind in project.connection.execute("SELECT id, uid, kind FROM coders")
    }
    found = {uid: Rows(0, [], []) for uid in source_uids}
    rows = project.connection.execute(f"SELECT source_id, number, entry_id FROM revisions {chosen}", wanted)
    for source_id, revision, entry in rows:
        if entry not in gone:
            rows_there = found[uids[source_id]]
            found[uids[source_id]] = rows_there._replace(revision=max(revision, rows_there.revision))
    rows = project.connection.execute(
        f"SELECT source_id, rowid, revision, code_uid, start, end, coder_id, score, reason FROM proposals {chosen}"
        " ORDER BY source_id, start, end, rowid",
        wanted,
    )
    for source_id, number, revision, code_uid, start, end, coder, score, reason in rows:
        proposal = ProposalRow(number, revision, code_uid, start, end, *coders[coder], score, reason)
        found[uids[source_id]].proposals.append(proposal)
    rows = project.connection.execute(
        f"SELECT source_id, entry_id, revision, code_uid, start, end, status FROM decisions {chosen} ORDER BY id",
        wanted,
    )
    for source_id, entry, *decision in rows:
        if entry not in gone:
            found[uids[source_id]].decisions.append(DecisionRow(*decision))
    return found


def sentence_languages(project: Project, source_uid: str) -> tuple[NDArray[np.int32], NDArray[np.int8]]:
    """(where each sentence begins, the number of its language) by the annotation that was kept last; else empty."""
    value = kept_any(project, "annotation", source_uid)
    if value is None:
        return np.empty(0, np.int32), np.empty(0, np.int8)
    with np.load(io.BytesIO(value)) as columns:
        return columns["sentence_start"], columns["sentence_language"]


class EditCounts(NamedTuple):
    """How many edits of a source wait, are applied, and were declined or withdrawn."""

    waiting: int
    applied: int
    declined: int


def edit_counts(project: Project) -> dict[str, EditCounts]:
    """uid -> how many edits it has in each state, in the order of adding; no text is read."""
    gone = undone(project)
    execute = project.connection.execute
    found: dict[tuple[int, int | None], set[tuple[int, int, str]]] = defaultdict(set)
    for source_id, text, *key in execute("SELECT source_id, replacement_id, start, end, new FROM edits"):
        found[source_id, text].add((key[0], key[1], key[2]))
    said: dict[tuple[int, int | None], dict[tuple[int, int, str], str]] = defaultdict(dict)
    columns = "source_id, replacement_id, start, end, new, verdict, entry_id"
    for source_id, text, start, end, new, verdict, entry in execute(
        f"SELECT {columns} FROM edit_decisions ORDER BY id"
    ):
        if entry not in gone:
            said[source_id, text][start, end, new] = verdict
    counts = {}
    for source_id, uid, entry in execute("SELECT id, uid, entry_id FROM sources ORDER BY id").fetchall():
        if entry in gone:
            continue
        _number, written, text = newest_revision(project, source_id, gone)
        applied = {(edit["start"], edit["end"], edit["new"]) for edit in json.loads(written)}
        others = found[source_id, text] - applied
        n_declined = sum(said[source_id, text].get(key) in REFUSED for key in others)
        counts[uid] = EditCounts(len(others) - n_declined, len(applied), n_declined)
    return counts


def newest_number(project: Project) -> int:
    """The number of the newest entry of the history; inside a transaction, that of what was just written."""
    (number,) = project.connection.execute("SELECT max(id) FROM history").fetchone()
    return int(number)
