"""Sources, their edits and their revisions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace

from qualkit.errors import ProjectError, UnknownName
from qualkit.messages import _
from qualkit.model.alignments import Alignment, Change
from qualkit.model.sources import Edit, Mark, Source
from qualkit.store.history import redo, undone
from qualkit.store.project import Project

REFUSED = ("declined", "withdrawn")
"""What somebody says of an edit so that nobody is asked about it again."""
_SELECT = "SELECT id, entry_id, uid, name FROM sources"


def add_source(project: Project, source: Source, *, path: str, file_digest: str, made_by: str) -> Source:
    """The source as stored: revision 0, its applied edits applied, the others waiting.

    path: where the file lies, relative to the project where it can be. made_by: what read and repaired it.
    A text whose adding was taken back comes back as it was, with all that was decided on it.

    Raises: ProjectError if the project holds the same text, or another text under the same name.
    """
    same = find_source(project, source.uid) or source_of_text(project, source.text_uid)
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
                marks_as_json(source),
            ),
        )
        source_id = int(cursor.lastrowid or 0)
        insert_edits(project, (source_id, None), source.edits)
        insert_revision(project, (source_id, None), 0, entry_id, source.edits)
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


def source_of_text(project: Project, text_uid: str) -> Source | None:
    """The source of which this is the text now, if there is one."""
    rows = project.connection.execute(
        "SELECT DISTINCT s.uid FROM replacements r JOIN sources s ON s.id = r.source_id WHERE r.text_uid = ?",
        (text_uid,),
    ).fetchall()
    found = (find_source(project, uid) for (uid,) in rows)
    return next((source for source in found if source and source.text_uid == text_uid), None)


def at_revision(project: Project, source: Source, number: int) -> Source:
    """The source as it was at an earlier revision; its waiting edits are left out.

    Raises: UnknownName if it never had that revision.
    """
    if number == source.revision:
        return source
    row = project.connection.execute(
        "SELECT r.applied, r.replacement_id, n.replacement_id, s.id FROM revisions r"
        " JOIN sources s ON s.id = r.source_id LEFT JOIN revisions n ON n.source_id = s.id AND n.number = ?"
        " WHERE s.uid = ? AND r.number = ?",
        (source.revision, source.uid, number),
    ).fetchone()
    if row is None:
        raise UnknownName(_("revision"), str(number), map(str, range(source.revision + 1)))
    applied, text, present_text, source_id = row
    if text != present_text:
        source = _text(project, source_id, source.uid, source.name, text)
    return source.with_edits([Edit(**edit) for edit in json.loads(applied)], revision=number)


def last_revision(project: Project, source: Source, number: int) -> int:
    """The number of the newest revision that stands and has the same original as the revision of this number."""
    gone = undone(project)
    rows = project.connection.execute(
        "SELECT r.number, r.entry_id FROM revisions r JOIN sources s ON s.id = r.source_id"
        " JOIN revisions this ON this.source_id = s.id AND this.number = ?"
        " WHERE s.uid = ? AND r.replacement_id IS this.replacement_id ORDER BY r.number DESC",
        (number, source.uid),
    )
    return next((found for found, entry_id in rows if found == number or entry_id not in gone), number)


def files(project: Project) -> list[tuple[str, str, str]]:
    """(source name, path, digest of the file when it was read) for each source, in the order of `sources`.

    Of a source whose text was replaced, those of the file that the text now is of.
    """
    gone = undone(project)
    later = project.connection.execute("SELECT id, path, file_digest FROM replacements").fetchall()
    replaced = {number: (path, file_digest) for number, path, file_digest in later}
    found = []
    for source_id, entry_id, name, path, file_digest in project.connection.execute(
        "SELECT id, entry_id, name, path, file_digest FROM sources ORDER BY id"
    ).fetchall():
        if entry_id not in gone:
            text = newest_revision(project, source_id, gone)[2] if replaced else None
            found.append((name, *replaced.get(text or 0, (path, file_digest))))
    return found


def decline_edits(project: Project, source: Source, edits: Sequence[Edit]) -> None:
    """Note that these waiting edits are not wanted, so that nobody is asked about them again."""
    if not edits:
        return
    with project.entry("repair", {"source": source.name, "edits": len(edits), "verdict": "declined"}) as entry_id:
        insert_verdicts(project, text_number(project, source.uid), entry_id, edits, "declined")


def waiting_edits(project: Project, source: Source) -> list[Edit]:
    """The edits of a source that are not applied and that nobody has declined or taken out, in order."""
    said = verdicts(project, source.uid)
    return [edit for edit in source.edits if not edit.applied and said.get(edit.key) not in REFUSED]


def verdicts(project: Project, uid: str) -> dict[tuple[int, int, str], str]:
    """What somebody said of an edit of a source's present text, by the edit's key; of two verdicts the later one."""
    gone = undone(project)
    rows = project.connection.execute(
        "SELECT entry_id, start, end, new, verdict FROM edit_decisions"
        " WHERE source_id = ? AND replacement_id IS ? ORDER BY id",
        text_number(project, uid),
    )
    return {(start, end, new): verdict for entry_id, start, end, new, verdict in rows if entry_id not in gone}


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
        text = text_number(project, source.uid)
        refuse_stale(project, source)
        new = replace(new, revision=highest_revision(project, text[0]) + 1)
        insert_verdicts(project, text, entry_id, edits, verdict)
        insert_revision(project, text, new.revision, entry_id, new.edits)
        # What today's rules no longer find waits too, so that the decision can be taken back.
        insert_edits(project, text, (edit for edit in new.edits if edit.key in keys))
    return new


def replace_edits(project: Project, source: Source, edits: Iterable[Edit]) -> Source:
    """The source with these edits waiting, in the place of those that waited; applied ones stay as they are.

    Text that may be coded already never changes unseen: what newer rules would apply unasked waits like the others.
    """
    with project.transaction():
        text = text_number(project, source.uid)
        project.connection.execute("DELETE FROM edits WHERE source_id = ? AND replacement_id IS ?", text)
        insert_edits(project, text, edits)
        row = project.connection.execute(f"{_SELECT} WHERE id = ?", text[:1]).fetchone()
        return _source(project, row, undone(project))  # an edit that does not fit raises here, and nothing is kept


def source_number(project: Project, uid: str) -> int:
    """The row of a source. Raises: UnknownName."""
    row = project.connection.execute("SELECT id FROM sources WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        raise UnknownName(_("source"), uid, [source.name for source in sources(project)])
    return int(row[0])


def text_number(project: Project, uid: str) -> tuple[int, int | None]:
    """The row of a source, and that of the replacement whose text it has now (None: the text that was added)."""
    number = source_number(project, uid)
    return number, newest_revision(project, number, undone(project))[2]


def text_of(project: Project, uid: str, text: int | None) -> Source:
    """One of the texts of a source without its edits. text: a replacement; None is the text that was added."""
    number = source_number(project, uid)
    return _text(project, number, uid, "", text)


def refuse_stale(project: Project, source: Source) -> None:
    """Raises: ProjectError if the source has a newer revision than this."""
    if newest_revision(project, source_number(project, source.uid), undone(project))[0] != source.revision:
        raise ProjectError(source.name, _("its repairs were decided elsewhere meanwhile; look at them again"))


def newest_revision(project: Project, source_id: int, gone: frozenset[int]) -> tuple[int, str, int | None]:
    """(number, applied edits, replacement) of the newest revision that was not taken back; the first one never is."""
    rows = project.connection.execute(
        "SELECT number, applied, replacement_id, entry_id FROM revisions WHERE source_id = ? ORDER BY number DESC",
        (source_id,),
    )
    return next(
        (number, applied, text) for number, applied, text, entry_id in rows if number == 0 or entry_id not in gone
    )


def highest_revision(project: Project, source_id: int) -> int:
    """The number of the newest revision, taken back or not: no number is given twice."""
    query = "SELECT MAX(number) FROM revisions WHERE source_id = ?"
    return int(project.connection.execute(query, (source_id,)).fetchone()[0])


def marks_as_json(source: Source) -> str:
    """The marks of a source as they are stored."""
    return json.dumps([[m.start, m.end, m.kind, m.value] for m in source.marks], ensure_ascii=False)


def insert_verdicts(
    project: Project, text: tuple[int, int | None], entry_id: int, edits: Iterable[Edit], verdict: str
) -> None:
    """Write what was said of edits of a text. text: as `text_number`."""
    project.connection.executemany(
        "INSERT INTO edit_decisions (entry_id, source_id, replacement_id, start, end, new, verdict)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(entry_id, *text, *edit.key, verdict) for edit in edits],
    )


def insert_edits(project: Project, text: tuple[int, int | None], edits: Iterable[Edit]) -> None:
    """Write edits that were found in a text, each once."""
    project.connection.executemany(
        "INSERT INTO edits (source_id, replacement_id, start, end, old, new, rule, confidence)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [(*text, e.start, e.end, e.old, e.new, e.rule, e.confidence) for e in edits],
    )


def insert_revision(
    project: Project, text: tuple[int, int | None], number: int, entry_id: int, edits: Iterable[Edit]
) -> None:
    """Write a revision of a text with its applied edits."""
    applied = json.dumps([asdict(edit) for edit in edits if edit.applied], ensure_ascii=False)
    project.connection.execute(
        "INSERT INTO revisions (source_id, replacement_id, number, entry_id, applied) VALUES (?, ?, ?, ?, ?)",
        (*text, number, entry_id, applied),
    )


def _source(project: Project, row: tuple[int, int, str, str], gone: frozenset[int]) -> Source:
    source_id, _entry_id, uid, name = row
    number, applied, text = newest_revision(project, source_id, gone)
    edits = {edit.key: edit for edit in (Edit(**edit) for edit in json.loads(applied))}
    found = project.connection.execute(
        "SELECT start, end, old, new, rule, confidence FROM edits WHERE source_id = ? AND replacement_id IS ?",
        (source_id, text),
    )
    for start, end, old, new, rule, confidence in found:
        waiting = Edit(start, end, old, new, rule, confidence, applied=False)
        edits.setdefault(waiting.key, waiting)
    return _text(project, source_id, uid, name, text).with_edits(edits.values(), revision=number)


def _text(project: Project, source_id: int, uid: str, name: str, text: int | None) -> Source:
    """One of the texts that a source has had, without edits."""
    columns = "original, marks, reader, language"
    if text is None:
        query = f"SELECT {columns}, '{{}}' FROM sources WHERE id = ?"
    else:
        query = f"SELECT {columns}, alignments FROM replacements WHERE id = ?"
    row = project.connection.execute(query, (source_id if text is None else text,)).fetchone()
    original, marks, reader, language, alignments = row
    aligned = tuple(
        Alignment(older, tuple(Change(*change) for change in changes))
        for older, changes in json.loads(alignments).items()
    )
    read = tuple(Mark(*mark) for mark in json.loads(marks))
    return Source(name, original, read, (), reader, 0, language, "" if text is None else uid, aligned)
