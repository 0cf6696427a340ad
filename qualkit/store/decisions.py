"""What people decided about codes on stretches of text, and what the rules propose."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from qualkit.model.codings import Coder, CoderKind, Coding, Decision, Firing, Status
from qualkit.model.spans import Span
from qualkit.store.history import undone
from qualkit.store.project import Project, coder_number
from qualkit.store.sources import source_number


def decide(project: Project, codings: Sequence[Coding], status: Status) -> list[Decision]:
    """The decisions that the project's coder takes on these codings, written as one history entry.

    A coding by hand is decided `accepted` as it is born. An empty list writes nothing.
    """
    if not codings:
        return []
    with project.entry(status.value, {"codings": len(codings)}) as entry_id:
        return [_written(project, entry_id, coding, status) for coding in codings]


def recode(project: Project, coding: Coding, other: Coding) -> list[Decision]:
    """The decisions that one coding does not stand and another one, by hand, does, as one history entry."""
    with project.entry("recoded", {"from": coding.code_uid, "to": other.code_uid}) as entry_id:
        return [
            _written(project, entry_id, coding, Status.REJECTED),
            _written(project, entry_id, other, Status.ACCEPTED),
        ]


def _written(project: Project, entry_id: int, coding: Coding, status: Status) -> Decision:
    uid = project.new_uid()
    proposal = coding.proposal if coding.coder.kind is CoderKind.PERSON else coding.uid
    cursor = project.connection.execute(
        "INSERT INTO decisions (uid, entry_id, source_id, revision, code_uid, start, end, words, status, proposal)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            uid,
            entry_id,
            source_number(project, coding.source_uid),
            coding.revision,
            coding.code_uid,
            *coding.span,
            coding.words,
            status.value,
            proposal,
        ),
    )
    return Decision(
        uid,
        int(cursor.lastrowid or 0),
        coding.source_uid,
        coding.revision,
        coding.code_uid,
        coding.span,
        coding.words,
        project.coder,
        status,
        proposal,
    )


def decisions(project: Project, source_uid: str | None = None) -> list[Decision]:
    """All decisions whose history entries, and whose sources', stand, oldest first; on one source where it is named."""
    gone = undone(project)
    rows = project.connection.execute(
        "SELECT d.id, d.uid, d.entry_id, s.entry_id, s.uid, d.revision, d.code_uid, d.start, d.end, d.words,"
        " d.status, d.proposal, c.uid, c.name, c.kind FROM decisions d JOIN sources s ON s.id = d.source_id"
        " JOIN history h ON h.id = d.entry_id JOIN coders c ON c.id = h.coder_id"
        " WHERE ?1 IS NULL OR s.uid = ?1 ORDER BY d.id",
        (source_uid,),
    )
    return [
        Decision(
            uid,
            number,
            source_uid,
            revision,
            code_uid,
            Span(start, end),
            words,
            Coder(coder_uid, name, CoderKind(kind)),
            Status(status),
            proposal,
        )
        for (
            number,
            uid,
            entry_id,
            added,
            source_uid,
            revision,
            code_uid,
            start,
            end,
            words,
            status,
            proposal,
            coder_uid,
            name,
            kind,
        ) in rows
        if entry_id not in gone and added not in gone
    ]


def replace_proposals(
    project: Project, source_uid: str, proposals: Iterable[Coding], *, of: CoderKind = CoderKind.RULE
) -> None:
    """Put these proposals in the place of all that coders of this kind had for the source.

    Inside a transaction of the caller's.
    """
    source_id = source_number(project, source_uid)
    # What others keep in mind of the source's proposals is told by this number that they have been replaced.
    project.connection.execute(
        "INSERT INTO derived (kind, key, fingerprint, value) VALUES ('replaced', ?, '1', x'')"
        " ON CONFLICT (kind, key) DO UPDATE SET fingerprint = CAST(CAST(fingerprint AS INTEGER) + 1 AS TEXT)",
        (source_uid,),
    )
    project.connection.execute(
        "DELETE FROM proposals WHERE source_id = ? AND coder_id IN (SELECT id FROM coders WHERE kind = ?)",
        (source_id, of.value),
    )
    coders: dict[str, int] = {}
    rows = []
    for coding in proposals:
        if coding.coder.uid not in coders:
            coders[coding.coder.uid] = coder_number(project.connection, coding.coder)
        reason = json.dumps(coding.reason, ensure_ascii=False)
        rows.append(
            (
                source_id,
                coding.revision,
                coding.code_uid,
                *coding.span,
                coding.words,
                coders[coding.coder.uid],
                reason,
                coding.score,
            )
        )
    project.connection.executemany(
        "INSERT INTO proposals (source_id, revision, code_uid, start, end, words, coder_id, reason, score)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def proposals(project: Project, source_uid: str | None = None) -> list[Coding]:
    """What rules and learned models propose, by source in the order of adding, then by start; or for one source."""
    where = "WHERE ?1 IS NULL OR s.uid = ?1 ORDER BY p.source_id, p.start, p.end, p.rowid"
    return list(_proposals(project, where, source_uid).values())


def proposals_numbered(project: Project, numbers: Iterable[int]) -> dict[int, Coding]:
    """number -> the proposal in this row, as `review_rows` counts; those that have gone meanwhile are left out."""
    return _proposals(project, "WHERE p.rowid IN (SELECT value FROM json_each(?1))", json.dumps(list(numbers)))


def _proposals(project: Project, where: str, wanted: str | None) -> dict[int, Coding]:
    gone = undone(project)
    rows = project.connection.execute(
        "SELECT p.rowid, s.entry_id, s.uid, p.revision, p.code_uid, p.start, p.end, p.words, c.uid, c.name, c.kind,"
        " p.reason, p.score FROM proposals p JOIN sources s ON s.id = p.source_id JOIN coders c ON c.id = p.coder_id "
        + where,
        (wanted,),
    )
    coders: dict[str, Coder] = {}
    return {
        number: Coding(
            source,
            revision,
            code_uid,
            Span(start, end),
            words,
            coders.get(coder_uid) or coders.setdefault(coder_uid, Coder(coder_uid, name, CoderKind(kind))),
            Status.PROPOSED,
            tuple(Firing(*firing) for firing in json.loads(reason)),
            score=score,
        )
        for number, added, source, revision, code_uid, start, end, words, coder_uid, name, kind, reason, score in rows
        if added not in gone
    }
