"""Open and make the project file, and write to it one history entry at a time."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TypeVar
from uuid import uuid4

from qualkit.errors import ProjectError
from qualkit.messages import N_, _
from qualkit.model.codings import Coder, CoderKind
from qualkit.store.copying import copy_file, free_name
from qualkit.store.migrations import is_old, migrate

T = TypeVar("T")

FILE_NAME = "project.qualkit"
APPLICATION_ID = 0x514B4954  # "QKIT", so that `file` and we can tell a project from any other SQLite file
PATIENCE_S = 10.0
"""How long to wait for another program that has the file locked."""


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def new_uid() -> str:
    """An identity for something that a person decides."""
    return str(uuid4())


@dataclass(frozen=True, slots=True)
class Project:
    """An open project: its folder, its file, and the person who works in it.

    clock and new_uid are arguments so that tests can hold them still.
    """

    folder: Path
    connection: sqlite3.Connection
    coder: Coder
    clock: Callable[[], datetime] = now
    new_uid: Callable[[], str] = new_uid

    @contextmanager
    def entry(
        self, action: str, detail: Mapping[str, object] | None = None, *, undoes: int | None = None
    ) -> Iterator[int]:
        """One entry of the history and all that is decided in it, in one transaction.

        Yields the entry's number. If the block raises, nothing of it is kept.
        """
        with self.transaction():
            coder_id = coder_number(self.connection, self.coder)
            cursor = self.connection.execute(
                "INSERT INTO history (uid, at, coder_id, action, detail, undoes) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    self.new_uid(),
                    self.clock().isoformat(timespec="seconds"),
                    coder_id,
                    action,
                    json.dumps(detail or {}, ensure_ascii=False, sort_keys=True),
                    undoes,
                ),
            )
            yield int(cursor.lastrowid or 0)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A transaction that locks at its beginning: readers that turn into writers would fail with "locked".

        Inside another one it is a part of that one.
        """
        if self.connection.in_transaction:
            yield
            return
        patiently(lambda: self.connection.execute("BEGIN IMMEDIATE"))
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:  # after a full disk SQLite has rolled back already
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def close(self) -> None:
        """Close the file and leave a single one: students copy projects to USB sticks and cloud folders."""
        try:
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self.connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError:
            pass  # somebody else has it open, or it cannot be written; the last one to close tidies up
        self.connection.close()

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, sqlite3.DatabaseError):
            raise _as_project_error(error, self.folder / FILE_NAME) from error


def create_project(
    folder: Path, *, coder: str, clock: Callable[[], datetime] = now, new_uid: Callable[[], str] = new_uid
) -> Project:
    """A new, empty project in a folder, opened.

    Raises: ProjectError if there is a project already.
    """
    path = folder / FILE_NAME
    if path.exists():
        raise ProjectError(path, _("there is a project here already; open it, or choose another folder"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise ProjectError(folder, _("this is a file; choose another folder")) from error
    part = path.with_suffix(".part")  # a file that was never finished being made must not look like a project
    part.unlink(missing_ok=True)
    try:
        _write_new(part, coder, clock, new_uid)
    except sqlite3.DatabaseError as error:
        part.unlink(missing_ok=True)
        raise _as_project_error(error, path) from error
    part.replace(path)
    return open_project(folder, clock=clock, new_uid=new_uid)


def open_project(folder: Path, *, clock: Callable[[], datetime] = now, new_uid: Callable[[], str] = new_uid) -> Project:
    """The project in a folder, brought to the newest form.

    Raises: ProjectError if there is none, or if the file is damaged, not a project, or from a newer qualkit.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        raise ProjectError(
            folder,
            _("there is no project in this folder; go to its folder or name it: --project FOLDER"),
        )
    connection = _connect(path)
    try:
        coder = patiently(lambda: _made_ready(connection, path, clock))
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _as_project_error(error, path) from error
    except ProjectError:
        connection.close()
        raise
    return Project(folder, connection, coder, clock, new_uid)


def patiently(step: Callable[[], T]) -> T:
    """What the step returns, tried again while another program has the file locked, for PATIENCE_S seconds.

    SQLite waits for locks by itself, but not while another connection changes the journal mode as it closes.
    """
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            return step()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


@contextmanager
def told_plainly(folder: Path) -> Iterator[None]:
    """Turns what SQLite finds wrong into a ProjectError that says what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _as_project_error(error, folder / FILE_NAME) from error


def changes(project: Project) -> tuple[int, int]:
    """A value that differs after every change of the file, whoever made it."""
    (by_others,) = project.connection.execute("PRAGMA data_version").fetchone()
    return int(by_others), project.connection.total_changes


def coder_number(connection: sqlite3.Connection, coder: Coder) -> int:
    """The row of a coder, made if it is not there yet."""
    connection.execute(
        "INSERT INTO coders (uid, name, kind) VALUES (?, ?, ?) ON CONFLICT (uid) DO NOTHING",
        (coder.uid, coder.name, coder.kind.value),
    )
    (number,) = connection.execute("SELECT id FROM coders WHERE uid = ?", (coder.uid,)).fetchone()
    return int(number)


def _write_new(path: Path, coder: str, clock: Callable[[], datetime], new_uid: Callable[[], str]) -> None:
    connection = _connect(path)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(connection, path)
        person = Coder(new_uid(), coder, CoderKind.PERSON)
        with Project(path.parent, connection, person, clock, new_uid).entry("init", {"coder": coder}):
            rows = [("uid", new_uid()), ("coder", person.uid)]
            connection.executemany("INSERT INTO project (key, value) VALUES (?, ?)", rows)
    finally:
        connection.close()


_LOCKED = N_("another program has the project file locked; close it there or pause the cloud folder, then try again")
WHAT_TO_DO = {
    "SQLITE_BUSY": _LOCKED,
    "SQLITE_LOCKED": _LOCKED,
    "SQLITE_READONLY": N_("the project file cannot be written; copy the folder to a place where you may write"),
    "SQLITE_CANTOPEN": N_("the project file cannot be opened; look at the rights of its folder"),
    "SQLITE_FULL": N_("the disk is full; make room and try again"),
    "SQLITE_IOERR": N_("the disk does not answer; look at the drive or the network folder, then try again"),
}


def _as_project_error(error: sqlite3.DatabaseError, path: Path) -> ProjectError:
    """What SQLite found, with what to do; damage is only what SQLite calls damage."""
    name = "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])
    damaged = N_("the project file is damaged; restore it from a backup")
    sentence = WHAT_TO_DO.get(name, damaged)
    return ProjectError(path, f"{_(sentence)} ({error})")


def _made_ready(connection: sqlite3.Connection, path: Path, clock: Callable[[], datetime]) -> Coder:
    """The project's coder, once the file is recognised, copied if it is old, and brought to the newest form."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise ProjectError(path, _("this is not a qualkit project file; restore it from a backup"))
    connection.execute("PRAGMA journal_mode = WAL")  # only now: another program's file stays as it is
    if is_old(connection):
        copy_file(connection, free_name(path.parent, clock(), "before-update"))
    migrate(connection, path)
    row = connection.execute(
        "SELECT c.uid, c.name, c.kind FROM coders c JOIN project p ON p.key = 'coder' AND p.value = c.uid"
    ).fetchone()
    if row is None:
        raise ProjectError(path, _("the project was never finished being made; delete this file and make it anew"))
    return Coder(row[0], row[1], CoderKind(row[2]))


def _connect(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)
    except sqlite3.DatabaseError as error:
        found = _("the project file cannot be opened ({error}); look at its folder's rights")
        raise ProjectError(path, found.format(error=error)) from error
    connection.execute("PRAGMA foreign_keys = ON")
    return connection
