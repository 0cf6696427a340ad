"""The tables of the project file, as numbered steps that are only ever added to.

`PRAGMA user_version` holds the number of the last step taken; each step runs in one transaction.

Decided and derived are kept apart. What people decided (`history` and what hangs on it, `revisions`, `codebooks`,
`links`) is only ever added to: triggers refuse changes and deletions. What is derived (`edits`, `proposals`,
`derived`) can be thrown away and made again.
User text is never compared or ordered in SQL; identities are.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from qualkit.errors import ProjectError
from qualkit.messages import _

_001_INITIAL = """
CREATE TABLE project (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE coders (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL) STRICT;

CREATE TABLE history (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, at TEXT NOT NULL, coder_id INTEGER NOT NULL REFERENCES coders,
  action TEXT NOT NULL, detail TEXT NOT NULL, undoes INTEGER REFERENCES history) STRICT;

CREATE TABLE sources (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, entry_id INTEGER NOT NULL REFERENCES history,
  name TEXT NOT NULL UNIQUE, path TEXT NOT NULL, file_digest TEXT NOT NULL, reader TEXT NOT NULL,
  made_by TEXT NOT NULL, language TEXT, original TEXT NOT NULL, marks TEXT NOT NULL) STRICT;

CREATE TABLE revisions (
  source_id INTEGER NOT NULL REFERENCES sources, number INTEGER NOT NULL, entry_id INTEGER NOT NULL REFERENCES history,
  applied TEXT NOT NULL, PRIMARY KEY (source_id, number)) STRICT;

CREATE TABLE edit_decisions (
  id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES history, source_id INTEGER NOT NULL REFERENCES sources,
  start INTEGER NOT NULL, end INTEGER NOT NULL, new TEXT NOT NULL, verdict TEXT NOT NULL) STRICT;

CREATE TABLE codebooks (
  id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES history, digest TEXT NOT NULL,
  text TEXT NOT NULL) STRICT;

CREATE TABLE cases (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL, entry_id INTEGER NOT NULL REFERENCES history,
  name TEXT NOT NULL) STRICT;

CREATE TABLE attributes (
  id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES history, case_id INTEGER NOT NULL REFERENCES cases,
  name TEXT NOT NULL, value TEXT NOT NULL) STRICT;

CREATE TABLE links (
  id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES history, source_id INTEGER NOT NULL REFERENCES sources,
  speaker TEXT, case_id INTEGER NOT NULL REFERENCES cases, confirmed INTEGER NOT NULL) STRICT;

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, entry_id INTEGER NOT NULL REFERENCES history,
  source_id INTEGER NOT NULL REFERENCES sources, revision INTEGER NOT NULL, code_uid TEXT NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, words TEXT NOT NULL, status TEXT NOT NULL, proposal TEXT) STRICT;

CREATE TABLE edits (
  source_id INTEGER NOT NULL REFERENCES sources, start INTEGER NOT NULL, end INTEGER NOT NULL, old TEXT NOT NULL,
  new TEXT NOT NULL, rule TEXT NOT NULL, confidence REAL NOT NULL, PRIMARY KEY (source_id, start, end, new)) STRICT;

CREATE TABLE proposals (
  source_id INTEGER NOT NULL REFERENCES sources, revision INTEGER NOT NULL, code_uid TEXT NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, words TEXT NOT NULL, coder_id INTEGER NOT NULL REFERENCES coders,
  reason TEXT NOT NULL) STRICT;
CREATE INDEX proposals_by_source ON proposals (source_id, start);

CREATE TABLE derived (
  kind TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, value BLOB NOT NULL,
  PRIMARY KEY (kind, key)) STRICT;
"""

_002_SPEAKERS_AND_QUESTIONS = """
CREATE TABLE guides (
  id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES history, questions TEXT NOT NULL) STRICT;

CREATE TABLE speaker_corrections (
  id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES history, source_id INTEGER NOT NULL REFERENCES sources,
  label TEXT NOT NULL, name TEXT, role TEXT) STRICT;

CREATE TABLE question_corrections (
  id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES history, source_id INTEGER NOT NULL REFERENCES sources,
  start INTEGER NOT NULL, question TEXT) STRICT;
"""

_003_TAKING_BACK = """
CREATE TABLE unlinks (
  id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES history, source_id INTEGER NOT NULL REFERENCES sources,
  speaker TEXT) STRICT;

ALTER TABLE question_corrections ADD COLUMN taken_back INTEGER NOT NULL DEFAULT 0;
"""

_004_SCORES = """
ALTER TABLE proposals ADD COLUMN score REAL;
"""

_005_PERSONS = """
CREATE TABLE person_corrections (
  id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES history, source_id INTEGER NOT NULL REFERENCES sources,
  name TEXT NOT NULL, called TEXT) STRICT;

CREATE TABLE different_persons (
  id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES history, one TEXT NOT NULL,
  other TEXT NOT NULL) STRICT;

ALTER TABLE links ADD COLUMN is_person INTEGER NOT NULL DEFAULT 0;

ALTER TABLE unlinks ADD COLUMN is_person INTEGER NOT NULL DEFAULT 0;
"""

_REPLACED_TEXTS = """
CREATE TABLE replacements (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, entry_id INTEGER NOT NULL REFERENCES history,
  source_id INTEGER NOT NULL REFERENCES sources, text_uid TEXT NOT NULL, path TEXT NOT NULL, file_digest TEXT NOT NULL,
  reader TEXT NOT NULL, made_by TEXT NOT NULL, language TEXT, original TEXT NOT NULL, marks TEXT NOT NULL,
  alignments TEXT NOT NULL) STRICT;

ALTER TABLE revisions ADD COLUMN replacement_id INTEGER REFERENCES replacements;

ALTER TABLE edit_decisions ADD COLUMN replacement_id INTEGER REFERENCES replacements;

ALTER TABLE question_corrections ADD COLUMN replacement_id INTEGER REFERENCES replacements;

CREATE TABLE edits_of_texts (
  source_id INTEGER NOT NULL REFERENCES sources, replacement_id INTEGER REFERENCES replacements,
  start INTEGER NOT NULL, end INTEGER NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, rule TEXT NOT NULL,
  confidence REAL NOT NULL) STRICT;
INSERT INTO edits_of_texts SELECT source_id, NULL, start, end, old, new, rule, confidence FROM edits;
DROP TABLE edits;
ALTER TABLE edits_of_texts RENAME TO edits;
CREATE UNIQUE INDEX edits_once ON edits (source_id, COALESCE(replacement_id, 0), start, end, new);
"""
"""Where a `replacement_id` is NULL, the text is the one that was added first."""

_MERGED_ENTRIES = """
ALTER TABLE history ADD COLUMN merged_in INTEGER REFERENCES history;
"""
"""The entry that took an entry of another copy of the project in; without that one it does not stand."""


_MEMOS_AND_SEARCH = """
CREATE TABLE memos (
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, entry_id INTEGER NOT NULL REFERENCES history,
  memo_uid TEXT NOT NULL, follows INTEGER REFERENCES memos, about TEXT NOT NULL, target TEXT NOT NULL,
  source_id INTEGER REFERENCES sources, revision INTEGER, start INTEGER, end INTEGER, words TEXT NOT NULL,
  kind TEXT NOT NULL, text TEXT NOT NULL, is_removed INTEGER NOT NULL) STRICT;
CREATE INDEX memos_by_source ON memos (source_id);

CREATE TABLE searched (
  number INTEGER PRIMARY KEY AUTOINCREMENT, source_id INTEGER NOT NULL UNIQUE, revision INTEGER NOT NULL,
  fold TEXT NOT NULL) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (
  words, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 0");
"""
"""Each row of `memos` is a version of a memo. What `searched` and `search_index` hold can be made again."""


def _append_only(*tables: str) -> str:
    """The triggers that refuse changes and deletions in these tables."""
    return "".join(
        f"CREATE TRIGGER {table}_{verb} BEFORE {verb} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;\n"
        for table in tables
        for verb in ("UPDATE", "DELETE")
    )


MIGRATIONS: tuple[str, ...] = (
    _001_INITIAL
    + _append_only(
        "history", "sources", "revisions", "edit_decisions", "codebooks", "cases", "attributes", "links", "decisions"
    ),
    _002_SPEAKERS_AND_QUESTIONS + _append_only("guides", "speaker_corrections", "question_corrections"),
    _003_TAKING_BACK + _append_only("unlinks"),
    _004_SCORES,
    _005_PERSONS + _append_only("person_corrections", "different_persons"),
    _REPLACED_TEXTS + _append_only("replacements"),
    _MERGED_ENTRIES,
    _MEMOS_AND_SEARCH + _append_only("memos"),
)


def is_old(connection: sqlite3.Connection) -> bool:
    """Whether the tables are of an earlier qualkit."""
    return _version(connection) < len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the tables to the newest form, each step in a transaction of its own.

    Raises: ProjectError if the file was made by a newer qualkit.
    """
    while (version := _version(connection)) < len(MIGRATIONS):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _version(connection) == version:  # else another program took this step while we waited for the lock
                for statement in _statements(MIGRATIONS[version]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")
        except sqlite3.DatabaseError:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    if version > len(MIGRATIONS):
        found = _("made by a newer qualkit (tables of version {version}); update qualkit to open it")
        raise ProjectError(path, found.format(version=version))


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one; `executescript` would commit the transaction that we are in."""
    statement = ""
    for piece in re.split("(?<=;)", script):
        statement += piece
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
