"""History: what was done, by whom and when; taking it back and bringing it back."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from qualkit import store
from qualkit.errors import UnknownName
from qualkit.messages import N_, _
from qualkit.pipeline import redo, undo
from qualkit.workbench.desk import desk_of
from qualkit.workbench.pages.page import Page
from qualkit.workbench.rendering import page

SHOWN = 200
"""Entries on a page, newest first."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as the page shows it. is_undone: it was taken back and can be brought back."""

    entry: store.Entry
    detail: str
    is_undone: bool


def rows(project: store.Project, before: int | None) -> tuple[list[Row], int | None]:
    """(entries before a number, newest first; the number to go on with, None at the end)."""
    gone = store.undone(project)
    entries = [entry for entry in reversed(store.history(project)) if before is None or entry.number < before]
    shown = [
        Row(
            entry,
            ", ".join(f"{key}: {value}" for key, value in entry.detail.items()),
            entry.number in gone and entry.undoes is None,
        )
        for entry in entries[:SHOWN]
    ]
    return shown, shown[-1].entry.number if len(entries) > SHOWN else None


async def _show(request: Request) -> Response:
    asked = request.query_params.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() else None
    shown, further = await desk_of(request.app).do(lambda project: rows(project, before))
    return page(request, "history.html", {"rows": shown, "further": further})


async def _change(request: Request) -> Response:
    """Take an entry back, or bring it back."""
    step = undo if request.path_params["what"] == "undo" else redo
    number = request.path_params["number"]
    if not number:
        raise UnknownName(_("entry"), str(number), ())
    entry = await desk_of(request.app).do(lambda project: step(project, number))
    return JSONResponse({"number": entry.number, "action": entry.action})


PAGE = Page(
    N_("History"),
    "/history",
    [Route("/history", _show), Route("/history/{number:int}/{what}", _change, methods=["POST"])],
)
