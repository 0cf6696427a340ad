"""What a page is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.routing import Route


@dataclass(frozen=True, slots=True)
class Page:
    """A page with what belongs to it.

    name: what the navigation calls it, marked for translators; empty: it is not in the navigation.
    path: where the navigation leads.
    """

    name: str
    path: str
    routes: Sequence[Route]
