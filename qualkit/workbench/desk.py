"""The project that lies open on the desk: one connection, on one thread, for all pages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from qualkit import store

P = ParamSpec("P")
T = TypeVar("T")


class Desk:
    """An open project. What pages do with it is done one after the other, so that no page sees half a change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="project")
        self._project: store.Project | None = None
        self._seen: object = None
        self._known: dict[Hashable, object] = {}

    def open(self) -> None:
        """Open the project now. Raises: ProjectError."""
        self._thread.submit(self._open).result()

    async def do(self, work: Callable[[store.Project], T]) -> T:
        """What the work returns, done on the project's thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._done, work)

    def known(self, key: Hashable, make: Callable[[store.Project], T]) -> T:
        """What `make` returns, made again only after the project has changed, by whomever. Inside of `do`."""
        project = self._open()
        changed = store.changes(project)
        if changed != self._seen:
            self._known.clear()
            self._seen = changed
        if key not in self._known:
            self._known[key] = make(project)
        return cast(T, self._known[key])

    def close(self) -> None:
        """Close the project, so that a single file is left."""
        self._thread.submit(self._shut).result()
        self._thread.shutdown()

    def _done(self, work: Callable[[store.Project], T]) -> T:
        with store.told_plainly(self.folder):
            return work(self._open())

    def _open(self) -> store.Project:
        if self._project is None:
            self._project = store.open_project(self.folder)
        return self._project

    def _shut(self) -> None:
        if self._project is not None:
            self._project.close()
            self._project = None


def desk_of(app: Any) -> Desk:
    """The desk of a running application."""
    return cast(Desk, app.state.desk)
