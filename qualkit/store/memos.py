"""Memos: each version is a row of its own, so that nothing that somebody wrote is lost until it is forgotten."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from qualkit.errors import QualkitError
from qualkit.messages import _
from qualkit.model.memos import About, Memo, MemoKind, Subject
from qualkit.model.spans import Span
from qualkit.store.history import undone
from qualkit.store.project import Project
from qualkit.store.sources import source_number

LONGEST = 100_000
"""Characters of a memo."""


def add_memo(project: Project, subject: Subject, text: str, *, kind: MemoKind = MemoKind.NOTE) -> str:
    """The identity of the new memo. Raises: QualkitError if there is nothing in it, or far too much."""
    text = _sound(text)
    with project.entry("memo", {"on": subject.about.value, "kind": kind.value}) as entry_id:
        uid = project.new_uid()
        _insert(project, (entry_id, uid, uid, None), subject, kind, text)
    return uid


def change_memo(project: Project, memo: Memo, text: str, *, kind: MemoKind | None = None) -> None:
    """Write a new version of a memo; where nothing differs, none.

    Raises: QualkitError if somebody has changed it meanwhile, or there is nothing in it.
    """
    text, kind = _sound(text), kind or memo.kind
    if (text, kind) == (memo.text, memo.kind):
        return
    with project.entry("change memo", {"on": memo.subject.about.value, "kind": kind.value}) as entry_id:
        place = entry_id, project.new_uid(), memo.uid, _row_of(project, memo)
        _insert(project, place, memo.subject, kind, text)


def remove_memo(project: Project, memo: Memo) -> None:
    """Take a memo out of sight; undo brings it back. Raises: QualkitError if somebody has changed it meanwhile."""
    with project.entry("remove memo", {"on": memo.subject.about.value, "kind": memo.kind.value}) as entry_id:
        place = entry_id, project.new_uid(), memo.uid, _row_of(project, memo)
        _insert(project, place, memo.subject, memo.kind, "", is_removed=True)


def memos(project: Project, source_uid: str | None = None) -> list[Memo]:
    """The memos as they read now, in the order in which they were first written; or those on one source."""
    gone = undone(project)
    rows = [
        _Row(*row)
        for row in project.connection.execute(
            "SELECT m.id, m.uid, m.memo_uid, m.follows, m.about, m.target, s.uid, m.revision, m.start, m.end, m.words,"
            " m.kind, m.text, m.is_removed, h.at, c.name, h.id, s.entry_id FROM memos m"
            " JOIN history h ON h.id = m.entry_id JOIN coders c ON c.id = h.coder_id"
            " LEFT JOIN sources s ON s.id = m.source_id WHERE ?1 IS NULL OR s.uid = ?1 ORDER BY m.id",
            (source_uid,),
        )
    ]
    by_number = {row.number: row for row in rows}
    newest = _newest(rows, gone)
    found = [_memo(row, by_number) for row in newest if not row.is_removed and row.source_entry not in gone]
    return [memo for _first, memo in sorted(found, key=lambda one: one[0])]


class _Row(NamedTuple):
    number: int
    uid: str
    memo_uid: str
    follows: int | None
    about: str
    target: str
    source_uid: str | None
    revision: int | None
    start: int | None
    end: int | None
    words: str
    kind: str
    text: str
    is_removed: int
    at: str
    coder: str
    entry: int
    source_entry: int | None

    @property
    def subject(self) -> Subject:
        span = Span(self.start, self.end) if self.start is not None and self.end is not None else None
        return Subject(About(self.about), self.target, self.source_uid or "", self.revision or 0, span, self.words)


def _newest(rows: Collection[_Row], gone: Collection[int]) -> list[_Row]:
    """The versions that stand and that no other version which stands has taken up."""
    taken_up: set[int | None] = set()
    found = []
    for row in sorted(rows, reverse=True):
        stands = row.entry not in gone
        if stands and row.number not in taken_up:
            found.append(row)
        if stands or row.number in taken_up:
            taken_up.add(row.follows)
    return found


def _memo(row: _Row, by_number: Mapping[int, _Row]) -> tuple[int, Memo]:
    """(the number of its first version, the memo)."""
    first, n_versions = row, 1
    while first.follows is not None:
        first, n_versions = by_number[first.follows], n_versions + 1
    who = first.coder, first.at, row.coder, row.at
    return first.number, Memo(row.memo_uid, row.uid, row.subject, MemoKind(row.kind), row.text, *who, n_versions)


def _row_of(project: Project, memo: Memo) -> int:
    """The row of a version that is the newest one. Raises: QualkitError if it is not."""
    if memo.version not in {one.version for one in memos(project, memo.subject.source_uid or None)}:
        raise QualkitError(_("somebody has changed or removed this memo meanwhile; look at it again"))
    query = "SELECT id FROM memos WHERE uid = ?"
    return int(project.connection.execute(query, (memo.version,)).fetchone()[0])


def _insert(
    project: Project,
    place: tuple[int, str, str, int | None],
    subject: Subject,
    kind: MemoKind,
    text: str,
    *,
    is_removed: bool = False,
) -> None:
    """place: entry, identity of the version, identity of the memo, row of the version that it takes up."""
    project.connection.execute(
        "INSERT INTO memos (entry_id, uid, memo_uid, follows, about, target, source_id, revision, start, end, words,"
        " kind, text, is_removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *place,
            subject.about.value,
            subject.target,
            source_number(project, subject.source_uid) if subject.source_uid else None,
            subject.revision if subject.span else None,
            *(subject.span or (None, None)),
            subject.words,
            kind.value,
            text,
            int(is_removed),
        ),
    )


def _sound(text: str) -> str:
    text = text.replace("\r\n", "\n").strip().encode("utf-8", "replace").decode("utf-8")  # no half of a surrogate pair
    if not text:
        raise QualkitError(_("there is nothing in the memo; write something, or remove it"))
    if len(text) > LONGEST:
        raise QualkitError(_("a memo holds {n} characters at most; keep longer texts in a file").format(n=LONGEST))
    return text
