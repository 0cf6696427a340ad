"""Copies of a project file, whole and consistent whatever is being written to it meanwhile."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path

FOLDER = "backups"
"""Where copies lie, in the project's folder."""


def copy_file(connection: sqlite3.Connection, target: Path) -> Path:
    """The target, now a copy of the database; it is put in its place when it is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f"{target.stem}-", suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        with closing(sqlite3.connect(part)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target


def free_name(folder: Path, at: datetime, why: str = "") -> Path:
    """A path for a copy made at a moment, in the folder of copies: `project-2026-11-20T181400Z.qualkit`."""
    moment = at.strftime("%Y-%m-%dT%H%M%SZ")
    stem = f"project-{moment} {why}".strip()
    names = (f"{stem}{f' {n}' if n > 1 else ''}.qualkit" for n in count(1))
    return next(path for path in (folder / FOLDER / name for name in names) if not path.exists())


@contextmanager
def opened_to_read(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        yield connection
