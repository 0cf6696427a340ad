"""What a page is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.routing import Route


@dataclass(frozen=True, slots=True)
class Page:
    """A page with what belongs to it.

    name: what the navigation calls it, marked for translators; empty: it is not in the navigation.
    path: where the navigation leads. prepare: what is done beside other work when the workbench starts.
    """

    name: str
    path: str
    routes: Sequence[Route]
    prepare: Callable[[Starlette], Awaitable[None]] | None = None
