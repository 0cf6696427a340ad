"""Cases, their attributes, and their links to speakers and sources.

Everything is added, nothing overwritten: of two values of one attribute, or two links of one speaker, the later counts.
"""

from __future__ import annotations

from collections.abc import Iterable

from qualkit.model.cases import Case, Link
from qualkit.store.history import undone
from qualkit.store.project import Project
from qualkit.store.sources import source_number


def add_cases(project: Project, cases: Iterable[Case], links: Iterable[Link], *, origin: str) -> bool:
    """Whether anything was new: cases, attributes and links that differ from what is stored, as one history entry.

    origin: the file that they come from, for the history.
    """
    known = {case.name: case for case in stored_cases(project)}
    known_links = set(stored_links(project))
    new_cases = [case for case in cases if case.name not in known or _new_values(case, known[case.name])]
    new_links = [link for link in links if link not in known_links]
    if not new_cases and not new_links:
        return False
    with project.entry("cases", {"from": origin, "cases": len(new_cases), "links": len(new_links)}) as entry_id:
        for case in new_cases:
            _write_case(project, case, known.get(case.name), entry_id)
        for link in new_links:
            project.connection.execute(
                "INSERT INTO links (entry_id, source_id, speaker, case_id, confirmed) VALUES (?, ?, ?, ?, ?)",
                (
                    entry_id,
                    source_number(project, link.source_uid),
                    link.speaker,
                    _case_number(project, Case(link.case), entry_id),
                    int(link.confirmed),
                ),
            )
    return True


def stored_cases(project: Project) -> list[Case]:
    """All cases with their attributes, in the order in which they were added."""
    gone = undone(project)
    found: dict[str, dict[str, str]] = {}
    for entry_id, case in project.connection.execute("SELECT entry_id, name FROM cases ORDER BY id"):
        if entry_id not in gone:
            found[case] = {}
    rows = project.connection.execute(
        "SELECT a.entry_id, c.name, a.name, a.value FROM attributes a JOIN cases c ON c.id = a.case_id ORDER BY a.id"
    )
    for entry_id, case, name, value in rows:
        if entry_id not in gone and case in found:
            found[case][name] = value
    return [Case(case, attributes) for case, attributes in found.items()]


def stored_links(project: Project) -> list[Link]:
    """Who is whom: the newest link of each speaker of each source (speaker None: the whole source)."""
    gone = undone(project)
    newest: dict[tuple[str, str | None], Link] = {}
    rows = project.connection.execute(
        "SELECT l.entry_id, s.uid, l.speaker, c.name, l.confirmed FROM links l JOIN sources s ON s.id = l.source_id"
        " JOIN cases c ON c.id = l.case_id ORDER BY l.id"
    )
    for entry_id, source_uid, speaker, case, confirmed in rows:
        if entry_id not in gone:
            newest[source_uid, speaker] = Link(source_uid, speaker, case, bool(confirmed))
    return list(newest.values())


def _write_case(project: Project, case: Case, known: Case | None, entry_id: int) -> None:
    number = _case_number(project, case, entry_id)
    project.connection.executemany(
        "INSERT INTO attributes (entry_id, case_id, name, value) VALUES (?, ?, ?, ?)",
        [(entry_id, number, name, value) for name, value in _new_values(case, known)],
    )


def _new_values(case: Case, known: Case | None) -> list[tuple[str, str]]:
    before = known.attributes if known else {}
    return [(name, value) for name, value in case.attributes.items() if before.get(name) != value]


def _case_number(project: Project, case: Case, entry_id: int) -> int:
    """The row of a case, made if there is none that stands: one whose entry was undone stays so."""
    gone = undone(project)
    rows = project.connection.execute("SELECT id, entry_id FROM cases WHERE uid = ?", (case.uid,)).fetchall()
    standing = [number for number, made_in in rows if made_in not in gone]
    if standing:
        return int(standing[0])
    cursor = project.connection.execute(
        "INSERT INTO cases (uid, entry_id, name) VALUES (?, ?, ?)", (case.uid, entry_id, case.name)
    )
    return int(cursor.lastrowid or 0)
