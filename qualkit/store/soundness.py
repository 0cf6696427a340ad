"""Whether a project file is as it was written."""

from __future__ import annotations

from collections.abc import Iterator

from qualkit.messages import _
from qualkit.model.identity import digest, identity
from qualkit.store.history import undone
from qualkit.store.project import Project
from qualkit.store.replacements import text_identities


def faults(project: Project) -> Iterator[str]:
    """What is wrong with the file, a line each: damage, rows that refer to nothing, originals that are not theirs."""
    for (line,) in project.connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield line
    for table, row, parent, _number in project.connection.execute("PRAGMA foreign_key_check"):
        found = _("row {row} of {table} refers to nothing in {parent}")
        yield found.format(row=row, table=table, parent=parent)
    gone = undone(project)
    for entry_id, uid, name, original in project.connection.execute(
        "SELECT entry_id, uid, name, original FROM sources"
    ):
        if entry_id not in gone and identity("source", digest(original)) != uid:
            yield _("{name}: its original is not the text that was added").format(name=name)
    for entry_id, name, text_uid, original in text_identities(project):
        if entry_id not in gone and identity("source", digest(original)) != text_uid:
            yield _("{name}: a corrected text of it is not the one that was read").format(name=name)


def revision_numbers(project: Project, source_uid: str) -> list[int]:
    """The numbers of all revisions that a source ever had, in order."""
    rows = project.connection.execute(
        "SELECT r.number FROM revisions r JOIN sources s ON s.id = r.source_id WHERE s.uid = ? ORDER BY r.number",
        (source_uid,),
    )
    return [number for (number,) in rows]
