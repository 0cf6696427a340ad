"""The index for search: the words of each line, folded, and nothing that could not be made again.

It keeps no text. The number of a row says which indexing of which source it is of, and which line of the reading text.
A source whose text has changed is indexed under a new number; its old rows are passed over, and dropped with all the
others when there are more of them than of those that count.
"""

from __future__ import annotations

from collections.abc import Sequence

from qualkit.languages.folding import VERSION, search_text
from qualkit.model.search import Needle
from qualkit.model.sources import Source
from qualkit.store.history import undone
from qualkit.store.project import Project
from qualkit.store.sources import source_number

LINES = 1 << 24
"""More lines than a source has."""
FEW = 30
"""Outdated indexings that are left alone in any case."""


def source_names(project: Project) -> dict[str, str]:
    """uid -> name of the sources, in the order of adding; no text is read."""
    return {uid: name for uid, name, _revision in _present(project).values()}


def to_index(project: Project) -> dict[str, str]:
    """uid -> name of the sources whose present text is not in the index."""
    query = "SELECT source_id, revision FROM searched WHERE fold = ?"
    indexed: dict[int, int] = dict(project.connection.execute(query, (VERSION,)).fetchall())
    return {
        uid: name
        for source_id, (uid, name, revision) in _present(project).items()
        if indexed.get(source_id) != revision
    }


def index(project: Project, source: Source) -> None:
    """Put the text of a source into the index, in the place of the one before."""
    run = project.connection.execute
    with project.transaction():
        source_id = source_number(project, source.uid)
        run("DELETE FROM searched WHERE source_id = ?", (source_id,))
        if _is_outworn(project):
            clear_index(project)
        statement = "INSERT INTO searched (source_id, revision, fold) VALUES (?, ?, ?)"
        number = int(run(statement, (source_id, source.revision, VERSION)).lastrowid or 0)
        project.connection.executemany(
            "INSERT INTO search_index (rowid, words) VALUES (?, ?)",
            (
                (number * LINES + n, words)
                for n, line in enumerate(source.text.split("\n"))
                if (words := search_text(line))
            ),
        )


def clear_index(project: Project) -> None:
    """Drop all of the index; the next search makes it again."""
    project.connection.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
    project.connection.execute("DELETE FROM searched")
    project.connection.execute("DELETE FROM sqlite_sequence WHERE name = 'searched'")


def pack_index(project: Project) -> None:
    """Make the index as small and quick as it can be; worth it after many sources were indexed."""
    with project.transaction():
        project.connection.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")


def lines_found(project: Project, needles: Sequence[Needle]) -> list[tuple[str, str, list[int]]]:
    """(uid, name, numbers of the lines that have all the needles) of sources that have any, in the order of adding.

    Only of texts that the index has as they are now.
    """
    found: dict[int, list[int]] = {}
    # All at once: a beginning such as a* is put together anew for each question, however little of it is asked for.
    rows = project.connection.execute("SELECT rowid FROM search_index WHERE search_index MATCH ?", (_asked(needles),))
    for (row,) in rows:
        found.setdefault(row // LINES, []).append(row % LINES)
    return [(uid, name, sorted(found[number])) for uid, name, number in _indexed(project) if number in found]


def _asked(needles: Sequence[Needle]) -> str:
    """In the language of FTS5; words are letters and digits only, so that nothing in them is a sign of it."""
    return " AND ".join(f'"{" ".join(words)}"{" *" if is_beginning else ""}' for words, is_beginning in needles)


def _indexed(project: Project) -> list[tuple[str, str, int]]:
    """(uid, name, number of its indexing) of each source whose present text is in the index, in the order of adding."""
    numbers = {
        (source_id, revision): number
        for number, source_id, revision in project.connection.execute(
            "SELECT number, source_id, revision FROM searched WHERE fold = ?", (VERSION,)
        )
    }
    return [
        (uid, name, numbers[source_id, revision])
        for source_id, (uid, name, revision) in _present(project).items()
        if (source_id, revision) in numbers
    ]


def _present(project: Project) -> dict[int, tuple[str, str, int]]:
    """Row of a source that stands -> (uid, name, newest revision), in the order of adding; no text is read."""
    gone = undone(project)
    found: dict[int, tuple[str, str, int]] = {}
    for source_id, uid, name, added, number, entry_id in project.connection.execute(
        "SELECT s.id, s.uid, s.name, s.entry_id, r.number, r.entry_id FROM sources s"
        " JOIN revisions r ON r.source_id = s.id ORDER BY s.id, r.number"
    ):
        if added not in gone and (number == 0 or entry_id not in gone):
            found[source_id] = uid, name, number
    return found


def _is_outworn(project: Project) -> bool:
    row = project.connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'searched'").fetchone()
    (n_present,) = project.connection.execute("SELECT count(*) FROM searched").fetchone()
    return bool(row) and row[0] - n_present > max(FEW, n_present)
