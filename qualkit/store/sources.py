"""Sources, their edits and their revisions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace

from qualkit.errors import ProjectError, UnknownName
from qualkit.messages import _
from qualkit.model.sources import Edit, Mark, Source
from qualkit.store.history import redo, undone
from qualkit.store.project import Project

REFUSED = ("declined", "withdrawn")
"""What somebody says of an edit so that nobody is asked about it again."""
_SELECT = "SELECT id, entry_id, name, original, marks, reader, language FROM sources"


def add_source(project: Project, source: Source, *, path: str, file_digest: str, made_by: str) -> Source:
    """The source as stored: revision 0, its applied edits applied, the others waiting.

    path: where the file lies, relative to the project where it can be. made_by: what read and repaired it.
    A text whose adding was taken back comes back as it was, with all that was decided on it.

    Raises: ProjectError if the project holds the same text, or another text under the same name.
    """
    same = find_source(project, source.uid)
    if same is not None:
        found = _("its text is in the project already, as {name}; nothing was added")
        raise ProjectError(source.name, found.format(name=same.name))
    taken_back = project.connection.execute("SELECT entry_id FROM sources WHERE uid = ?", (source.uid,)).fetchone()
    if taken_back:
        redo(project, *taken_back)
        return next(one for one in sources(project) if one.uid == source.uid)
    with project.entry("add", {"source": source.name}) as entry_id:
        taken = project.connection.execute("SELECT 1 FROM sources WHERE name = ?", (source.name,)).fetchone()
        if taken:
            found = _("another text with this name is in the project; rename the file, then add it again")
            raise ProjectError(source.name, found)
        cursor = project.connection.execute(
            "INSERT INTO sources (uid, entry_id, name, path, file_digest, reader, made_by, language, original, marks)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                source.uid,
                entry_id,
                source.name,
                path,
                file_digest,
                source.reader,
                made_by,
                source.language,
                source.original,
                json.dumps([[m.start, m.end, m.kind, m.value] for m in source.marks], ensure_ascii=False),
            ),
        )
        source_id = int(cursor.lastrowid or 0)
        _insert_edits(project, source_id, source.edits)
        _insert_revision(project, source_id, 0, entry_id, source.edits)
    return replace(source, revision=0)


def sources(project: Project) -> list[Source]:
    """All sources at their newest revisions, in the order in which they were added."""
    gone = undone(project)
    rows = project.connection.execute(f"{_SELECT} ORDER BY id").fetchall()
    return [_source(project, row, gone) for row in rows if row[1] not in gone]


def find_source(project: Project, uid: str) -> Source | None:
    """The source with this identity at its newest revision, if there is one."""
    gone = undone(project)
    row = project.connection.execute(f"{_SELECT} WHERE uid = ?", (uid,)).fetchone()
    return _source(project, row, gone) if row and row[1] not in gone else None


def at_revision(project: Project, source: Source, number: int) -> Source:
    """The source as it was at an earlier revision; its waiting edits are left out.

    Raises: UnknownName if it never had that revision.
    """
    if number == source.revision:
        return source
    row = project.connection.execute(
        "SELECT r.applied FROM revisions r JOIN sources s ON s.id = r.source_id WHERE s.uid = ? AND r.number = ?",
        (source.uid, number),
    ).fetchone()
    if row is None:
        raise UnknownName(_("revision"), str(number), map(str, range(source.revision + 1)))
    return source.with_edits([Edit(**edit) for edit in json.loads(row[0])], revision=number)


def files(project: Project) -> list[tuple[str, str, str]]:
    """(source name, path, digest of the file when it was read) for each source, in the order of `sources`."""
    gone = undone(project)
    rows = project.connection.execute("SELECT entry_id, name, path, file_digest FROM sources ORDER BY id")
    return [(name, path, file_digest) for entry_id, name, path, file_digest in rows if entry_id not in gone]


def decline_edits(project: Project, source: Source, edits: Sequence[Edit]) -> None:
    """Note that these waiting edits are not wanted, so that nobody is asked about them again."""
    if not edits:
        return
    with project.entry("repair", {"source": source.name, "edits": len(edits), "verdict": "declined"}) as entry_id:
        _insert_verdicts(project, source_number(project, source.uid), entry_id, edits, "declined")


def waiting_edits(project: Project, source: Source) -> list[Edit]:
    """The edits of a source that are not applied and that nobody has declined or taken out, in order."""
    gone = undone(project)
    rows = project.connection.execute(
        "SELECT d.entry_id, d.start, d.end, d.new, d.verdict FROM edit_decisions d JOIN sources s ON s.id = d.source_id"
        " WHERE s.uid = ? ORDER BY d.id",
        (source.uid,),
    )
    verdicts = {(start, end, new): verdict for entry_id, start, end, new, verdict in rows if entry_id not in gone}
    return [edit for edit in source.edits if not edit.applied and verdicts.get(edit.key) not in REFUSED]


def decide_edits(project: Project, source: Source, edits: Sequence[Edit], *, approve: bool) -> Source:
    """The source with these edits applied (approve) or taken out again, as a new revision.

    Where nothing changes, no revision is made.

    Raises: ProjectError if an edit to apply overlaps one that is applied, or if the source has a newer revision.
    """
    keys = {edit.key for edit in edits}
    if not any(edit.key in keys and edit.applied is not approve for edit in source.edits):
        return source
    changed = [replace(edit, applied=approve) if edit.key in keys else edit for edit in source.edits]
    try:
        new = source.with_edits(changed)
    except ValueError as error:
        raise ProjectError(source.name, _("{error}; withdraw the other edit first").format(error=error)) from error
    verdict = "approved" if approve else "withdrawn"
    with project.entry("repair", {"source": source.name, "edits": len(keys), "verdict": verdict}) as entry_id:
        source_id = source_number(project, source.uid)
        _refuse_stale(project, source, source_id)
        new = replace(new, revision=_highest_revision(project, source_id) + 1)
        _insert_verdicts(project, source_id, entry_id, edits, verdict)
        _insert_revision(project, source_id, new.revision, entry_id, new.edits)
        # What today's rules no longer find waits too, so that the decision can be taken back.
        _insert_edits(project, source_id, (edit for edit in new.edits if edit.key in keys))
    return new


def replace_edits(project: Project, source: Source, edits: Iterable[Edit]) -> Source:
    """The source with these edits waiting, in the place of those that waited; applied ones stay as they are.

    Text that may be coded already never changes unseen: what newer rules would apply unasked waits like the others.
    """
    with project.transaction():
        source_id = source_number(project, source.uid)
        project.connection.execute("DELETE FROM edits WHERE source_id = ?", (source_id,))
        _insert_edits(project, source_id, edits)
        row = project.connection.execute(f"{_SELECT} WHERE id = ?", (source_id,)).fetchone()
        return _source(project, row, undone(project))  # an edit that does not fit raises here, and nothing is kept


def source_number(project: Project, uid: str) -> int:
    """The row of a source. Raises: UnknownName."""
    row = project.connection.execute("SELECT id FROM sources WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        raise UnknownName(_("source"), uid, [source.name for source in sources(project)])
    return int(row[0])


def _refuse_stale(project: Project, source: Source, source_id: int) -> None:
    if _newest_revision(project, source_id, undone(project))[0] != source.revision:
        raise ProjectError(source.name, _("its repairs were decided elsewhere meanwhile; look at them again"))


def _newest_revision(project: Project, source_id: int, gone: frozenset[int]) -> tuple[int, str]:
    """(number, applied edits) of the newest revision that was not taken back; the first one never is by itself."""
    rows = project.connection.execute(
        "SELECT number, applied, entry_id FROM revisions WHERE source_id = ? ORDER BY number DESC", (source_id,)
    )
    return next((number, applied) for number, applied, entry_id in rows if number == 0 or entry_id not in gone)


def _highest_revision(project: Project, source_id: int) -> int:
    """The number of the newest revision, taken back or not: no number is given twice."""
    query = "SELECT MAX(number) FROM revisions WHERE source_id = ?"
    return int(project.connection.execute(query, (source_id,)).fetchone()[0])


def _source(project: Project, row: tuple[int, int, str, str, str, str, str | None], gone: frozenset[int]) -> Source:
    source_id, _entry_id, name, original, marks, reader, language = row
    number, applied = _newest_revision(project, source_id, gone)
    edits = {edit.key: edit for edit in (Edit(**edit) for edit in json.loads(applied))}
    found = project.connection.execute(
        "SELECT start, end, old, new, rule, confidence FROM edits WHERE source_id = ?", (source_id,)
    )
    for start, end, old, new, rule, confidence in found:
        waiting = Edit(start, end, old, new, rule, confidence, applied=False)
        edits.setdefault(waiting.key, waiting)
    source = Source(name, original, tuple(Mark(*mark) for mark in json.loads(marks)), (), reader, number, language)
    return source.with_edits(edits.values())


def _insert_verdicts(project: Project, source_id: int, entry_id: int, edits: Iterable[Edit], verdict: str) -> None:
    project.connection.executemany(
        "INSERT INTO edit_decisions (entry_id, source_id, start, end, new, verdict) VALUES (?, ?, ?, ?, ?, ?)",
        [(entry_id, source_id, *edit.key, verdict) for edit in edits],
    )


def _insert_edits(project: Project, source_id: int, edits: Iterable[Edit]) -> None:
    project.connection.executemany(
        "INSERT INTO edits (source_id, start, end, old, new, rule, confidence) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (source_id, start, end, new) DO NOTHING",
        [(source_id, e.start, e.end, e.old, e.new, e.rule, e.confidence) for e in edits],
    )


def _insert_revision(project: Project, source_id: int, number: int, entry_id: int, edits: Iterable[Edit]) -> None:
    applied = json.dumps([asdict(edit) for edit in edits if edit.applied], ensure_ascii=False)
    project.connection.execute(
        "INSERT INTO revisions (source_id, number, entry_id, applied) VALUES (?, ?, ?, ?)",
        (source_id, number, entry_id, applied),
    )
