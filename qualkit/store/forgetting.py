"""Erasing, when a participant withdraws: the one exception to the rule that nothing is ever taken away.

What hangs on a source or a case is found by the tables' own references, so that a table that is added later is not
forgotten here.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from qualkit.errors import ProjectError
from qualkit.messages import _
from qualkit.model.cases import Case
from qualkit.model.identity import digest, identity
from qualkit.model.sources import Source
from qualkit.store.project import FILE_NAME, Project, patiently
from qualkit.store.searching import clear_index

ERASED = "…"
PLAIN = ("verdict", "of", "action", "stages")
"""What a history entry may go on saying in words when what it speaks of is erased."""
KEPT_WHOLE = ("project", "coders", "history", "codebooks", "guides")

Rows = dict[str, set[int]]
"""Table -> the rows that go."""


def rows_of_source(project: Project, source: Source) -> Counter[str]:
    """Table -> how many rows hang on a source, and on the cases that are nowhere else."""
    return _counted(_of_source(project, source))


def rows_of_case(project: Project, name: str) -> Counter[str]:
    """Table -> how many rows hang on a case."""
    return _counted(_of_case(project, name))


def forget_source(project: Project, source: Source) -> None:
    """Erase a source with all that hangs on it; one entry of the history says that something was erased.

    Raises: ProjectError if another program has the project open; nothing has changed then.
    """
    rows = _of_source(project, source)
    paths = {path for (path,) in _all(project, "SELECT path FROM sources WHERE uid = ?", source.uid)}
    paths |= {
        path
        for (path,) in _all(
            project,
            "SELECT r.path FROM replacements r JOIN sources s ON s.id = r.source_id WHERE s.uid = ?",
            source.uid,
        )
    }
    names = {source.name, *paths, *(path.rpartition("/")[2] for path in paths), *cases_only_in(project, source)}
    _erase(project, {"what": "source", "sign": sign(source.uid)}, rows, names)


def forget_case(project: Project, name: str) -> None:
    """Erase a case: its name, attributes and links; what is said in sources stays.

    Raises: ProjectError if another program has the project open; nothing has changed then.
    """
    _erase(project, {"what": "case"}, _of_case(project, name), {name})


def sign(uid: str) -> str:
    """What the history keeps of an erased text: by it the text is known again, and nothing can be read from it."""
    return digest(f"erased {uid}")[:32]


def _erase(project: Project, detail: Mapping[str, str], rows: Rows, names: Collection[str]) -> None:
    path = project.folder / FILE_NAME
    try:
        patiently(lambda: project.connection.execute("PRAGMA journal_mode = DELETE"))
    except sqlite3.OperationalError as error:
        found = _("another program has the project open, also a page in the browser; close it, then try again")
        raise ProjectError(path, found) from error
    run = project.connection.execute
    run("PRAGMA secure_delete = ON")
    with project.transaction(), _without_triggers(project):
        run("PRAGMA defer_foreign_keys = ON")
        touched = _entries(project, rows)
        for table, numbers in rows.items():
            run(f"DELETE FROM {table} WHERE rowid IN (SELECT value FROM json_each(?))", (json.dumps(sorted(numbers)),))
        run("DELETE FROM derived WHERE kind <> 'report' AND key NOT IN (SELECT uid FROM sources)")
        run("UPDATE derived SET fingerprint = '' WHERE kind = 'report'")
        clear_index(project)
        _rewrite_history(project, touched, names)
        with project.entry("forget", detail):
            pass
    _clean(project)


def _clean(project: Project) -> None:
    """Leave no erased page behind: full-text indexes, free pages, and the file that runs ahead of the database."""
    run = project.connection.execute
    for table, sql in run("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'"):
        if "fts5" in sql.casefold():
            run(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    run("VACUUM")
    run("PRAGMA journal_mode = WAL")
    run("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def _without_triggers(project: Project) -> Iterator[None]:
    """The tables as if they could be changed; the triggers are there again when the transaction ends."""
    triggers = _all(project, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    for name, _sql in triggers:
        project.connection.execute(f"DROP TRIGGER {name}")
    yield
    for _name, sql in triggers:
        project.connection.execute(sql)


def _hanging(project: Project, table: str, column: str, value: str) -> Rows:
    """The rows of a table with this value, all rows that refer to them, and what names any of them by its identity."""
    found: Rows = {table: {n for (n,) in _all(project, f"SELECT rowid FROM {table} WHERE {column} = ?", value)}}
    references = _references(project)
    waiting = [table]
    while waiting:
        parent = waiting.pop()
        for child, columns in references.items():
            for child_column in (name for name, refers_to in columns.items() if refers_to == parent):
                query = f"SELECT rowid FROM {child} WHERE {child_column} IN (SELECT value FROM json_each(?))"
                rows = {n for (n,) in _all(project, query, json.dumps(sorted(found[parent])))}
                if not rows <= found.get(child, set()):
                    found[child] = found.get(child, set()) | rows
                    waiting.append(child)
    _add_by_words(project, found, _identities(project, found) | {value})
    return {child: rows for child, rows in found.items() if rows}


def cases_only_in(project: Project, source: Source) -> list[str]:
    """The names of the cases that are linked to this source and to no other."""
    linked: dict[str, set[str]] = {}
    query = "SELECT c.name, s.uid FROM links l JOIN cases c ON c.id = l.case_id JOIN sources s ON s.id = l.source_id"
    for name, uid in _all(project, query):
        linked.setdefault(name, set()).add(uid)
    return sorted(name for name, uids in linked.items() if uids == {source.uid})


def _of_source(project: Project, source: Source) -> Rows:
    found = _hanging(project, "sources", "uid", source.uid)
    for name in cases_only_in(project, source):
        for table, rows in _of_case(project, name).items():
            found[table] = found.get(table, set()) | rows
    return found


def _of_case(project: Project, name: str) -> Rows:
    found = _hanging(project, "cases", "uid", Case(name).uid)
    _add_by_words(project, found, {name}, besides=("sources", "replacements", "decisions", "proposals", "edits"))
    return found


def _add_by_words(project: Project, found: Rows, words: Collection[str], *, besides: Collection[str] = ()) -> None:
    """Add the rows of any table that have one of these as a value, such as memos on something."""
    wanted = json.dumps(sorted(words))
    for table in _references(project):
        if table in KEPT_WHOLE or table in besides:
            continue
        columns = [name for _n, name, kind, *_rest in _all(project, f"PRAGMA table_info({table})") if kind == "TEXT"]
        for column in columns:
            query = f"SELECT rowid FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"
            found.setdefault(table, set()).update(n for (n,) in _all(project, query, wanted))


def _identities(project: Project, found: Mapping[str, set[int]]) -> set[str]:
    """The identities by which other tables may name what goes: those of decisions, and the handles of codings."""
    known: set[str] = set()
    for table, uid in (("decisions", "t.uid"), ("proposals", "''")):
        query = (
            f"SELECT {uid}, s.uid, t.code_uid, t.start, t.end, t.words FROM {table} t JOIN sources s"
            " ON s.id = t.source_id WHERE t.rowid IN (SELECT value FROM json_each(?))"
        )
        for one, *quoted in _all(project, query, json.dumps(sorted(found.get(table, ())))):
            known |= {one, identity("quotation", *quoted)}
    return known - {""}


def _references(project: Project) -> dict[str, dict[str, str]]:
    """Table -> its columns that refer to another table, and to which."""
    tables = _all(project, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    return {
        table: {column: parent for _n, _s, parent, column, *_rest in _all(project, f"PRAGMA foreign_key_list({table})")}
        for (table,) in tables
        if not table.startswith("sqlite_")
    }


def _entries(project: Project, rows: Rows) -> dict[int, bool]:
    """Entries in which something that goes was done -> whether nothing else was."""
    with_entry = [table for table, columns in _references(project).items() if columns.get("entry_id") == "history"]
    gone: Counter[int] = Counter()
    all_rows: Counter[int] = Counter()
    for table in with_entry:
        for number, entry_id in _all(project, f"SELECT rowid, entry_id FROM {table}"):
            all_rows[entry_id] += 1
            gone[entry_id] += number in rows.get(table, ())
    return {entry_id: n == all_rows[entry_id] for entry_id, n in gone.items() if n}


def _rewrite_history(project: Project, touched: Mapping[int, bool], names: Collection[str]) -> None:
    for number, detail in _all(project, "SELECT id, detail FROM history"):
        values = json.loads(detail)
        if number in touched:
            values = {key: value for key, value in values.items() if key in PLAIN or isinstance(value, int)}
        plain = {key: _without_names(value, names) for key, value in values.items()}
        text = json.dumps(plain, ensure_ascii=False, sort_keys=True)
        if text != detail:
            project.connection.execute("UPDATE history SET detail = ? WHERE id = ?", (text, number))
        if touched.get(number):
            project.connection.execute("UPDATE history SET action = 'erased' WHERE id = ?", (number,))


def _without_names(value: object, names: Collection[str]) -> object:
    if isinstance(value, str):
        return ERASED if any(name in value for name in names) else value
    if isinstance(value, list):
        return [_without_names(one, names) for one in value]
    return value


def _counted(rows: Rows) -> Counter[str]:
    return Counter({table: len(numbers) for table, numbers in rows.items() if numbers})


def _all(project: Project, query: str, *values: object) -> list[Any]:
    return project.connection.execute(query, values).fetchall()
