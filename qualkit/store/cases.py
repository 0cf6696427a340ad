"""Cases, their attributes, and their links to speakers, to persons whom sources report, and to sources.

Everything is added, nothing overwritten: of two values of one attribute, or two links of one speaker, the later counts.
A link is of the labels that were called so when it was made: it goes with them when they are renamed or repaired, and
when the new name or the repair is taken back each has the link that was its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qualkit.model.cases import Case, Link
from qualkit.model.corrections import NOBODY
from qualkit.store.history import undone
from qualkit.store.labels import LabelsNow, PersonsNow
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
            _write_link(project, link, entry_id)
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
    for attributes in found.values():  # an empty value takes an earlier one away
        for name in [name for name, value in attributes.items() if not value]:
            del attributes[name]
    return [Case(case, attributes) for case, attributes in found.items()]


def stored_links(project: Project) -> list[Link]:
    """Who is whom, by the names that they have now (speaker None: the whole source), each once.

    A speaker's link and name go with the label over every repair of it. Of several linked labels of one name the one
    that was called so first counts. Persons whom sources report come first; of one of them a name that was given is no
    label, unless it was said of it that it is called so.
    """
    gone = undone(project)
    labels: dict[_Named, LabelsNow | PersonsNow] = {}
    said: dict[_Named, dict[str | None, Link]] = {}
    names: dict[_Named, dict[str, str]] = {}
    for entry_id, uid, is_person, written, value, confirmed, revision, *_order in project.connection.execute(_SAID):
        if entry_id in gone:
            continue
        key = (uid, bool(is_person))
        if key not in labels:
            labels[key] = PersonsNow() if is_person else LabelsNow(project, uid)
            names[key], said[key] = {}, {}
        of_label = names[key]
        if written is None:
            said[key][None] = Link(uid, None, value, bool(confirmed))
            continue
        now = labels[key].of(written, revision)
        if confirmed is None:
            for label in now:
                _rename(of_label, label, value)
            continue
        called = [label for label, name in of_label.items() if name == written]
        is_whole = is_person or set(now) <= set(of_label)
        for label in called if called and is_whole else [*now, *called]:
            said[key][label] = Link(uid, label, value, bool(confirmed), bool(is_person))
    in_order = sorted(said, key=lambda key: not key[1])
    found = (link for key in in_order for link in _by_name(said[key], labels[key].called(names[key])))
    return [link for link in found if link.speaker != NOBODY]


_Named = tuple[str, bool]
"""A source's identity, and whether the names are those of persons whom it reports, not of its speakers."""

_SAID = """
SELECT t.entry_id, s.uid, 0, t.label, t.name, NULL, {revision}, 0 AS kind, t.id AS number
  FROM speaker_corrections t JOIN sources s ON s.id = t.source_id
UNION ALL
SELECT t.entry_id, s.uid, 1, t.name, t.called, NULL, 0, 0, t.id
  FROM person_corrections t JOIN sources s ON s.id = t.source_id
UNION ALL
SELECT t.entry_id, s.uid, t.is_person, t.speaker, c.name, t.confirmed, {revision}, 1, t.id
  FROM links t JOIN sources s ON s.id = t.source_id JOIN cases c ON c.id = t.case_id
UNION ALL
SELECT t.entry_id, s.uid, t.is_person, t.speaker, '', 1, {revision}, 2, t.id
  FROM unlinks t JOIN sources s ON s.id = t.source_id
ORDER BY 1, kind, number
""".format(revision="(SELECT MAX(r.number) FROM revisions r WHERE r.source_id = s.id AND r.entry_id <= t.entry_id)")
"""Entry, source, is it a person, label or name, its name or case, confirmed (NULL: a name), the source's revision."""


def _rename(names: dict[str, str], label: str, name: str | None) -> None:
    """The labels in the order in which they got the names that they have; of one name, the oldest first."""
    if names.get(label) != name:
        names.pop(label, None)
    if name is not None:
        names[label] = name


def _by_name(said: Mapping[str | None, Link], names: Mapping[str, str]) -> Iterator[Link]:
    """The links of labels as links of their names; a name that is its own label counts before labels renamed to it."""
    found: dict[str | None, Link] = {}
    renamed = [label for label in names if label in said]
    for label in [*(label for label in said if label not in names), *renamed]:
        name = names.get(label, label) if label is not None else None
        if name not in found or not found[name].case:
            found[name] = said[label]._replace(speaker=name)
    return iter(found.values())


def _write_link(project: Project, link: Link, entry_id: int) -> None:
    source = source_number(project, link.source_uid)
    if not link.case:
        statement = "INSERT INTO unlinks (entry_id, source_id, speaker, is_person) VALUES (?, ?, ?, ?)"
        project.connection.execute(statement, (entry_id, source, link.speaker, int(link.is_person)))
        return
    case = _case_number(project, Case(link.case), entry_id)
    project.connection.execute(
        "INSERT INTO links (entry_id, source_id, speaker, case_id, confirmed, is_person) VALUES (?, ?, ?, ?, ?, ?)",
        (entry_id, source, link.speaker, case, int(link.confirmed), int(link.is_person)),
    )


def _write_case(project: Project, case: Case, known: Case | None, entry_id: int) -> None:
    number = _case_number(project, case, entry_id)
    project.connection.executemany(
        "INSERT INTO attributes (entry_id, case_id, name, value) VALUES (?, ?, ?, ?)",
        [(entry_id, number, name, value) for name, value in _new_values(case, known)],
    )


def _new_values(case: Case, known: Case | None) -> list[tuple[str, str]]:
    before = known.attributes if known else {}
    return [(name, value) for name, value in case.attributes.items() if before.get(name, "") != value]


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
