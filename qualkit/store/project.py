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
from qualkit.model.codings import Coder, CoderKind
from qualkit.store.migrations import migrate

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
        """A transaction that locks at its beginning: readers that turn into writers would fail with "locked"."""
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
            found = f"the project file could not be read or written ({error}); see that the disk is not full, or "
            raise ProjectError(self.folder / FILE_NAME, found + "restore the file from a backup") from error


def create_project(
    folder: Path, *, coder: str, clock: Callable[[], datetime] = now, new_uid: Callable[[], str] = new_uid
) -> Project:
    """A new, empty project in a folder, opened.

    Raises: ProjectError if there is a project already.
    """
    path = folder / FILE_NAME
    if path.exists():
        raise ProjectError(path, "there is a project here already; open it, or choose another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise ProjectError(folder, "this is a file; choose another folder") from error
    connection = _connect(path)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA journal_mode = WAL")
    migrate(connection, path)
    person = Coder(new_uid(), coder, CoderKind.PERSON)
    project = Project(folder, connection, person, clock, new_uid)
    with project.entry("init", {"coder": coder}):
        connection.executemany(
            "INSERT INTO project (key, value) VALUES (?, ?)", [("uid", new_uid()), ("coder", person.uid)]
        )
    return project


def open_project(folder: Path, *, clock: Callable[[], datetime] = now, new_uid: Callable[[], str] = new_uid) -> Project:
    """The project in a folder, brought to the newest form.

    Raises: ProjectError if there is none, or if the file is damaged, not a project, or from a newer qualkit.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        raise ProjectError(folder, "there is no project in this folder; make one with: qualkit init .")
    connection = _connect(path)
    try:
        coder = patiently(lambda: _made_ready(connection, path))
    except sqlite3.DatabaseError as error:
        connection.close()
        raise ProjectError(path, f"the project file is damaged ({error}); restore it from a backup") from error
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


def coder_number(connection: sqlite3.Connection, coder: Coder) -> int:
    """The row of a coder, made if it is not there yet."""
    connection.execute(
        "INSERT INTO coders (uid, name, kind) VALUES (?, ?, ?) ON CONFLICT (uid) DO NOTHING",
        (coder.uid, coder.name, coder.kind.value),
    )
    (number,) = connection.execute("SELECT id FROM coders WHERE uid = ?", (coder.uid,)).fetchone()
    return int(number)


def _made_ready(connection: sqlite3.Connection, path: Path) -> Coder:
    """The project's coder, after the file has been recognised and brought to the newest form."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise ProjectError(path, "this is not a qualkit project file; restore it from a backup")
    connection.execute("PRAGMA journal_mode = WAL")  # only now: another program's file stays as it is
    migrate(connection, path)
    row = connection.execute(
        "SELECT c.uid, c.name, c.kind FROM coders c JOIN project p ON p.key = 'coder' AND p.value = c.uid"
    ).fetchone()
    if row is None:
        raise ProjectError(path, "the project was never finished being made; delete this file and make it anew")
    return Coder(row[0], row[1], CoderKind(row[2]))


def _connect(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)
    except sqlite3.DatabaseError as error:
        raise ProjectError(path, f"the project file cannot be opened ({error}); look at its folder's rights") from error
    connection.execute("PRAGMA foreign_keys = ON")
    return connection
