"""Taking in what somebody did in another copy of a project, by identity: nothing of one's own is changed.

Entries of the history that are not here yet are copied with their rows. Numbers of rows are those of one file only, so
each reference is written anew. The tables are found by their own references, so that one that is added later is not
left out.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from qualkit.errors import ProjectError
from qualkit.messages import _
from qualkit.store.backups import fault
from qualkit.store.copying import copy_file, opened_to_read
from qualkit.store.forgetting import sign
from qualkit.store.history import undone
from qualkit.store.migrations import migrate
from qualkit.store.project import Project
from qualkit.store.sources import newest_revision

NOT_TAKEN = frozenset({"init"})
OF_NO_WEIGHT = frozenset({"init", "run", "codebook", "merge"})
"""Actions that alone are nothing to take in."""

Text = tuple[str, str]
"""(identity of the original, applied edits) of a revision: what makes two revisions the same."""


@dataclass(slots=True)
class Merged:
    """What was taken in.

    entry: of the merge. entries: how many were. tables: table -> rows.
    coders: whose work it is. renamed: (name there, name here) of sources whose names were taken by other texts.
    texts: names of sources whose text or repairs were changed both here and there; they stay as they were here.
    erased: how many sources were left out because they were erased here. taken_back: actions that stood here and that
    somebody took back there. codebook: the newest version there. entry_numbers: of the entries, as they are here.
    """

    entry: int = 0
    entries: int = 0
    tables: dict[str, int] = field(default_factory=dict)
    coders: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    erased: int = 0
    taken_back: list[str] = field(default_factory=list)
    codebook: str | None = None
    entry_numbers: list[int] = field(default_factory=list)


@contextmanager
def copy_to_merge(path: Path) -> Iterator[Path]:
    """A copy of another project file in today's form; the file itself is only read.

    Raises: ProjectError if it is no sound project file, or from a newer qualkit.
    """
    if found := fault(path):
        raise ProjectError(path, found)
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "other.qualkit"
        try:
            with opened_to_read(path) as connection:
                copy_file(connection, copy)
            with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
                migrate(connection, path)
        except sqlite3.DatabaseError as error:
            raise ProjectError(path, _("this file is damaged ({error})").format(error=error)) from error
        yield copy


def take_in(project: Project, copy: Path) -> Merged:
    """What was taken in of a copy that `copy_to_merge` made. Inside a transaction of the caller's."""
    with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)) as other:
        return _Merge(project, other).merged()


def has_news(project: Project, copy: Path) -> bool:
    """Whether a copy that `copy_to_merge` made has any entry of weight that is not here."""
    known = {uid for (uid,) in project.connection.execute("SELECT uid FROM history")}
    with opened_to_read(copy) as other:
        rows = other.execute("SELECT uid, action FROM history").fetchall()
    return any(uid not in known and action not in OF_NO_WEIGHT for uid, action in rows)


def finish(project: Project, merged: Merged) -> None:
    """Make all entries since the merge a part of it, so that taking it back takes them back, and say what it was.

    Inside the transaction of the merge: its entry and those after it are not yet anybody's past.
    """
    ((sql,),) = project.connection.execute("SELECT sql FROM sqlite_master WHERE name = 'history_UPDATE'").fetchall()
    detail = json.dumps({"entries": merged.entries, "coders": merged.coders}, ensure_ascii=False, sort_keys=True)
    run = project.connection.execute
    run("DROP TRIGGER history_UPDATE")
    run("UPDATE history SET detail = ? WHERE id = ?", (detail, merged.entry))
    run("UPDATE history SET merged_in = ?1 WHERE id > ?1 AND merged_in IS NULL", (merged.entry,))
    run(sql)


class _Merge:
    def __init__(self, project: Project, other: sqlite3.Connection) -> None:
        self._project, self._ours, self._other = project, project.connection, other
        self._numbers: dict[str, dict[int, int]] = defaultdict(dict)  # table -> row there -> row here
        self._revisions: dict[tuple[int, int], int] = {}  # (source here, revision there) -> revision here
        self._same: dict[tuple[int, int], int] = {}  # (source, revision) here -> the first one with the same text
        self._new_sources: set[int] = set()
        self._result = Merged()

    def merged(self) -> Merged:
        """What was taken in."""
        known = {uid for (uid,) in self._ours.execute("SELECT uid FROM history")}
        before = undone(self._project)
        texts = self._newest_texts(self._project.connection)
        with self._project.entry("merge", {}) as entry_id:
            self._result.entry = entry_id
            self._coders()
            self._history(entry_id, known)
            self._sources()
            self._replacements()
            self._all_revisions()
            for table in self._other_tables():
                self._copy(table)
            self._keep_texts(texts)
        newest = self._other.execute("SELECT text FROM codebooks ORDER BY id DESC LIMIT 1").fetchone()
        self._result.codebook = newest[0] if newest else None
        gone = undone(self._project) - before
        query = "SELECT action FROM history WHERE id = ? AND merged_in IS NULL"
        found = [self._ours.execute(query, (number,)).fetchone() for number in sorted(gone)]
        self._result.taken_back = [action for (action,) in filter(None, found)]
        return self._result

    def _coders(self) -> None:
        for number, uid, name, kind in self._other.execute("SELECT id, uid, name, kind FROM coders").fetchall():
            insert = "INSERT INTO coders (uid, name, kind) VALUES (?, ?, ?) ON CONFLICT (uid) DO NOTHING"
            self._ours.execute(insert, (uid, name, kind))
            (here,) = self._ours.execute("SELECT id FROM coders WHERE uid = ?", (uid,)).fetchone()
            self._numbers["coders"][number] = here

    def _history(self, merge: int, known: set[str]) -> None:
        numbers = self._numbers["history"]
        here = {uid: number for number, uid in self._ours.execute("SELECT id, uid FROM history")}
        names: dict[str, None] = {}
        for number, uid, at, coder, action, detail, undoes, merged_in, name in self._other.execute(
            "SELECT h.id, h.uid, h.at, h.coder_id, h.action, h.detail, h.undoes, h.merged_in, c.name FROM history h"
            " JOIN coders c ON c.id = h.coder_id ORDER BY h.id"
        ).fetchall():
            if uid in known:
                numbers[number] = here[uid]
            if uid in known or action in NOT_TAKEN:
                continue
            cursor = self._ours.execute(
                "INSERT INTO history (uid, at, coder_id, action, detail, undoes, merged_in)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    uid,
                    at,
                    self._numbers["coders"][coder],
                    action,
                    detail,
                    numbers.get(undoes),
                    numbers.get(merged_in, merge),
                ),
            )
            numbers[number] = int(cursor.lastrowid or 0)
            self._result.entry_numbers.append(numbers[number])
            names[name] = None
        self._result.coders = list(names)
        self._result.entries = len(self._result.entry_numbers)

    def _sources(self) -> None:
        columns = _columns(self._other, "sources")
        erased = {
            json.loads(detail).get("sign")
            for (detail,) in self._ours.execute("SELECT detail FROM history WHERE action = 'forget'")
        }
        for row in self._rows("sources"):
            known = self._ours.execute("SELECT id FROM sources WHERE uid = ?", (row["uid"],)).fetchone()
            if known:
                self._numbers["sources"][row["id"]] = known[0]
            elif sign(row["uid"]) in erased:
                self._result.erased += 1
            elif row["entry_id"] in self._numbers["history"]:
                name = self._free_name(row["name"])
                if name != row["name"]:
                    self._result.renamed.append((row["name"], name))
                self._insert("sources", columns, row | {"name": name})
                self._new_sources.add(self._numbers["sources"][row["id"]])

    def _free_name(self, name: str) -> str:
        taken = {one for (one,) in self._ours.execute("SELECT name FROM sources")}
        stem, dot, suffix = name.rpartition(".")
        names = (f"{stem} ({n}){dot}{suffix}" if dot else f"{name} ({n})" for n in range(2, len(taken) + 3))
        return name if name not in taken else next(one for one in names if one not in taken)

    def _replacements(self) -> None:
        columns = _columns(self._other, "replacements")
        for row in self._rows("replacements"):
            known = self._ours.execute("SELECT id FROM replacements WHERE uid = ?", (row["uid"],)).fetchone()
            if known:
                self._numbers["replacements"][row["id"]] = known[0]
            elif row["source_id"] in self._numbers["sources"] and row["entry_id"] in self._numbers["history"]:
                self._insert("replacements", columns, row)

    def _all_revisions(self) -> None:
        """Revisions are the same if they have the same text and repairs; others get numbers that were never given."""
        here: dict[int, dict[Text, int]] = defaultdict(dict)
        highest: dict[int, int] = {}
        for source, number, text_uid, applied in self._ours.execute(_REVISIONS).fetchall():
            self._same[source, number] = here[source].setdefault((text_uid, applied), number)
            highest[source] = number
        entries = dict(self._other.execute("SELECT rowid, entry_id FROM revisions"))
        for row in self._rows("revisions"):
            source = self._numbers["sources"].get(row["source_id"])
            replacement = row["replacement_id"]
            if source is None or (replacement and replacement not in self._numbers["replacements"]):
                continue
            text = self._text_uid(row), row["applied"]
            number = here[source].get(text)
            if number is None:
                number = highest.get(source, -1) + 1
                entry_id = self._numbers["history"].get(entries[row["rowid"]])
                if entry_id is None:
                    continue
                self._put_revision(source, self._numbers["replacements"].get(replacement), number, entry_id, text[1])
                here[source][text] = highest[source] = number
            self._revisions[source, row["number"]] = number

    def _put_revision(self, source: int, replacement: int | None, number: int, entry: int, applied: str) -> None:
        self._ours.execute(
            "INSERT INTO revisions (source_id, replacement_id, number, entry_id, applied) VALUES (?, ?, ?, ?, ?)",
            (source, replacement, number, entry, applied),
        )

    def _text_uid(self, row: dict[str, Any]) -> str:
        query = (
            "SELECT COALESCE((SELECT text_uid FROM replacements WHERE id = ?), (SELECT uid FROM sources WHERE id = ?))"
        )
        return str(self._other.execute(query, (row["replacement_id"], row["source_id"])).fetchone()[0])

    def _newest_texts(self, connection: sqlite3.Connection) -> dict[int, tuple[int, str, int | None]]:
        """Source -> number, applied edits and replacement of the revision that counts now."""
        gone = undone(self._project)
        return {n: newest_revision(self._project, n, gone) for (n,) in connection.execute("SELECT id FROM sources")}

    def _keep_texts(self, before: dict[int, tuple[int, str, int | None]]) -> None:
        """A text that was changed here stays as it is; where only the other copy went on, theirs counts."""
        after = self._newest_texts(self._ours)
        theirs = {source: [n for at, n in self._revisions.items() if at[0] == source] for source in before}
        for source, (number, applied, replacement) in before.items():
            if after[source][0] == number:
                continue
            if self._same[source, number] in theirs[source][:-1]:
                continue  # they began from what is here now
            highest = self._ours.execute("SELECT MAX(number) FROM revisions WHERE source_id = ?", (source,)).fetchone()
            self._put_revision(source, replacement, highest[0] + 1, self._result.entry, applied)
            (name,) = self._ours.execute("SELECT name FROM sources WHERE id = ?", (source,)).fetchone()
            self._result.texts.append(name)

    def _other_tables(self) -> Sequence[str]:
        """The tables whose rows belong to entries, those that others refer to first."""
        tables = [name for (name,) in self._other.execute("SELECT name FROM pragma_table_list WHERE type = 'table'")]
        parents = {table: {row[2] for row in _foreign_keys(self._other, table)} for table in tables}
        there = {name for (name,) in self._ours.execute("SELECT name FROM pragma_table_list WHERE type = 'table'")}
        mine = [table for table in tables if "history" in parents[table] and table in there]
        mine = [table for table in mine if table not in ("history", "sources", "replacements", "revisions")]
        found: list[str] = []
        while len(found) < len(mine):
            found += [t for t in mine if t not in found and not (parents[t] & set(mine)) - {t} - set(found)]
        return [*found, "edits"]

    def _copy(self, table: str) -> None:
        columns = _columns(self._other, table)
        new = set(self._result.entry_numbers)
        for row in self._rows(table):
            if table == "edits":
                source = self._numbers["sources"].get(row["source_id"])
                replacement = self._numbers["replacements"].get(row["replacement_id"])
                if source in self._new_sources or (replacement and not self._has_edits(replacement)):
                    self._insert(table, columns, row)
            elif self._numbers["history"].get(row["entry_id"]) in new:
                self._insert(table, columns, row)
            elif "id" in row:
                self._same_row(table, row)

    def _has_edits(self, replacement: int) -> bool:
        query = (
            "SELECT 1 FROM revisions r JOIN history h ON h.id = r.entry_id"
            " WHERE r.replacement_id = ? AND h.merged_in IS NOT ?"
        )
        return self._ours.execute(query, (replacement, self._result.entry)).fetchone() is not None

    def _same_row(self, table: str, row: dict[str, Any]) -> None:
        """Find the row here that a row there is, of an entry that was here before: it has the same place in it."""
        entry = self._numbers["history"].get(row["entry_id"])
        query = f"SELECT id FROM {table} WHERE entry_id = ? ORDER BY id"
        there = [n for (n,) in self._other.execute(query, (row["entry_id"],))]
        here = [n for (n,) in self._ours.execute(query, (entry,))]
        place = there.index(row["id"])
        if place < len(here):
            self._numbers[table][row["id"]] = here[place]

    def _insert(self, table: str, columns: Sequence[str], row: dict[str, Any]) -> None:
        """Write a row with references of this file; one whose source was left out is left out too."""
        values = {name: row[name] for name in columns if name != "id"}
        for _n, _s, parent, column, *_rest in _foreign_keys(self._other, table):
            if values[column] is not None:
                values[column] = self._numbers[parent].get(values[column])
                if values[column] is None:
                    return
        if "revision" in values and "source_id" in values:
            values["revision"] = self._revisions.get((values["source_id"], values["revision"]))
        marks = ", ".join("?" * len(values))
        cursor = self._ours.execute(
            f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks}) ON CONFLICT DO NOTHING", list(values.values())
        )
        if "id" in row:
            self._numbers[table][row["id"]] = int(cursor.lastrowid or 0)
        self._result.tables[table] = self._result.tables.get(table, 0) + 1

    def _rows(self, table: str) -> list[dict[str, Any]]:
        cursor = self._other.execute(f"SELECT rowid AS rowid, * FROM {table} ORDER BY rowid")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


_REVISIONS = """
SELECT r.source_id, r.number, COALESCE(p.text_uid, s.uid), r.applied FROM revisions r
JOIN sources s ON s.id = r.source_id LEFT JOIN replacements p ON p.id = r.replacement_id ORDER BY r.source_id, r.number
"""


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _foreign_keys(connection: sqlite3.Connection, table: str) -> list[Any]:
    return connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
