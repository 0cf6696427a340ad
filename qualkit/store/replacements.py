"""Corrected texts that take the place of those that were read before.

Nothing is overwritten: a source keeps all its texts, and each new one is laid beside every one before it, so that what
was coded on any of them finds its place in the newest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from qualkit.errors import ProjectError
from qualkit.messages import _
from qualkit.model.alignments import align
from qualkit.model.sources import Edit, Source
from qualkit.store.project import Project
from qualkit.store.sources import (
    find_source,
    highest_revision,
    insert_edits,
    insert_revision,
    insert_verdicts,
    marks_as_json,
    refuse_stale,
    source_number,
    source_of_text,
)


def replace_text(
    project: Project,
    source: Source,
    new: Source,
    *,
    path: str,
    file_digest: str,
    made_by: str,
    verdicts: Mapping[str, Sequence[Edit]],
) -> Source:
    """The source with a corrected text as its newest revision; everything that was decided on it stays.

    new: the corrected text with its edits. verdicts: what was said of edits that it shares with the text before.

    Raises: ProjectError if the text is that of another source, or if the source has a newer revision.
    """
    with project.entry("replace", {"source": source.name}) as entry_id:
        refuse_stale(project, source)
        other = find_source(project, new.text_uid) or source_of_text(project, new.text_uid)
        if other is not None and other.uid != source.uid:
            found = _("this text is in the project already, as {name}; nothing was replaced")
            raise ProjectError(source.name, found.format(name=other.name))
        source_id = source_number(project, source.uid)
        alignments = {text_uid: align(original, new.original) for text_uid, original in _texts(project, source_id)}
        cursor = project.connection.execute(
            "INSERT INTO replacements (uid, entry_id, source_id, text_uid, path, file_digest, reader, made_by,"
            " language, original, marks, alignments) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                project.new_uid(),
                entry_id,
                source_id,
                new.text_uid,
                path,
                file_digest,
                new.reader,
                made_by,
                new.language,
                new.original,
                marks_as_json(new),
                json.dumps(alignments),
            ),
        )
        text = source_id, int(cursor.lastrowid or 0)
        number = highest_revision(project, source_id) + 1
        insert_revision(project, text, number, entry_id, new.edits)
        insert_edits(project, text, new.edits)
        for verdict, edits in verdicts.items():
            insert_verdicts(project, text, entry_id, edits, verdict)
    return find_source(project, source.uid) or replace(new, name=source.name, revision=number)


def text_identities(project: Project) -> Iterator[tuple[int, str, str, str]]:
    """(entry, source name, identity, original) of every corrected text."""
    yield from project.connection.execute(
        "SELECT r.entry_id, s.name, r.text_uid, r.original FROM replacements r JOIN sources s ON s.id = r.source_id"
    )


def _texts(project: Project, source_id: int) -> list[tuple[str, str]]:
    """(identity, original) of all texts that a source has had."""
    return project.connection.execute(
        "SELECT uid, original FROM sources WHERE id = ?1"
        " UNION SELECT text_uid, original FROM replacements WHERE source_id = ?1",
        (source_id,),
    ).fetchall()
