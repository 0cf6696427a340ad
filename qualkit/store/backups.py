"""Backups of the project file, and going back to one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from qualkit.errors import ProjectError
from qualkit.messages import _
from qualkit.store.copying import FOLDER, copy_file, free_name, opened_to_read
from qualkit.store.project import APPLICATION_ID, FILE_NAME, PATIENCE_S, Project, now


def backup(project: Project, path: Path | None = None, *, why: str = "") -> Path:
    """The copy that was made: at the path, or in the project's folder `backups` under a name with the moment.

    why: what comes next, for the name, such as `before-merge`.

    Raises: ProjectError if there is a file at the path already, or it cannot be written.
    """
    target = free_name(project.folder, project.clock(), why) if path is None else path
    if target.exists():
        raise ProjectError(target, _("there is a file of this name already; choose another name"))
    try:
        return copy_file(project.connection, target)
    except OSError as error:
        raise ProjectError(target, _("it cannot be written ({why})").format(why=error.strerror)) from error


def backups(folder: Path) -> list[Path]:
    """The copies in a project's folder `backups`, by name, and so oldest first."""
    return sorted((folder / FOLDER).glob("*.qualkit"))


def holds(path: Path, uid: str) -> bool:
    """Whether a copy has a source or case of this identity; a copy that cannot be read may have it."""
    try:
        with opened_to_read(path) as connection:
            query = "SELECT 1 FROM sources WHERE uid = ?1 UNION SELECT 1 FROM cases WHERE uid = ?1"
            return connection.execute(query, (uid,)).fetchone() is not None
    except sqlite3.DatabaseError:
        return True


def restore(folder: Path, path: Path, *, at: datetime | None = None) -> Path | None:
    """Where what stood before was put; None if the folder had no project file.

    The project file then says what the one at the path says; that one stays as it is. A damaged project file is moved
    aside as it is.

    Raises: ProjectError if the path is no sound project file; nothing has changed then.
    """
    found = fault(path)
    if found:
        raise ProjectError(path, found)
    current = folder / FILE_NAME
    if not current.exists():
        _clear_strays(current)
        with opened_to_read(path) as source:
            copy_file(source, current)
        return None
    if fault(current):
        aside = free_name(folder, at or now(), "damaged")
        aside.parent.mkdir(parents=True, exist_ok=True)
        current.replace(aside)
        for stray in strays(current):
            stray.replace(aside.with_name(aside.name + stray.name.removeprefix(current.name)))
        with opened_to_read(path) as source:
            copy_file(source, current)
        return aside
    with closing(sqlite3.connect(current, timeout=PATIENCE_S)) as connection:
        before = copy_file(connection, free_name(folder, at or now(), "before-restore"))
        with opened_to_read(path) as source:
            source.backup(connection)  # into the file itself, so that a program that has it open sees the change
    return before


def strays(current: Path) -> list[Path]:
    """What a crash left beside a project file; SQLite would read it into whatever takes the file's place."""
    beside = (current.with_name(current.name + suffix) for suffix in ("-wal", "-shm", "-journal"))
    return [path for path in beside if path.exists()]


def _clear_strays(current: Path) -> None:
    for stray in strays(current):
        stray.unlink()


def fault(path: Path) -> str:
    """What keeps a file from being a sound project file; empty for one that is."""
    if not path.is_file():
        return _("there is no such file; the backups are listed by: qualkit backup --list")
    try:
        with opened_to_read(path) as connection:
            if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                return _("this is not a qualkit project file")
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        return _("this file is damaged ({error})").format(error=error)
    return "" if found == "ok" else _("this file is damaged ({error})").format(error=found)
