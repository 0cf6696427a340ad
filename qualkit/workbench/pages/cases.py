"""Cases: a grid of participants and documents with their attributes, and who in which source is one of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from qualkit import store
from qualkit.errors import QualkitError
from qualkit.messages import N_, _, ngettext
from qualkit.model.cases import Case
from qualkit.pipeline import add_cases
from qualkit.pipeline.participants import Participant, Speaking
from qualkit.pipeline.previewing import safe_name
from qualkit.workbench.asking import asked_for
from qualkit.workbench.desk import desk_of
from qualkit.workbench.pages.page import Page
from qualkit.workbench.rendering import page
from qualkit.workbench.tray import PREFIX, without_path

NAME_HEADER = "X-Qualkit-Name"
SHOWN = 150
"""Cases, and speakers without a case, on a page."""
AT_ONCE = 100
"""Sources that are looked at before other pages come in between."""
MOST_BYTES = 50 * 1024**2


async def prepare(app: Starlette) -> None:
    """Look at who speaks before anybody asks."""
    desk, speaking = desk_of(app), _speaking(app)
    while await desk.do(lambda project: speaking.look(project, most=AT_ONCE)):
        pass
    await desk.do(lambda project: desk.known("cases", speaking.grid))


async def _show(request: Request) -> Response:
    query = request.query_params
    wanted, asked = query.get("find", "").strip(), query.get("from", "")
    first = int(asked) if asked.isascii() and asked.isdigit() else 0
    desk, speaking = desk_of(request.app), _speaking(request.app)
    grid = await desk.do(lambda project: desk.known("cases", speaking.grid))
    of_case = grid.of_case
    found = [case for case in grid.cases if wanted.casefold() in _words(case, of_case.get(case.name, ())).casefold()]
    unlinked = grid.unlinked
    values = {
        "grid": grid,
        "cases": found[first : first + SHOWN],
        "of_case": of_case,
        "unlinked": unlinked[:SHOWN],
        "n_unlinked": len(unlinked),
        "n": len(found),
        "first": first,
        "step": SHOWN,
        "find": wanted,
    }
    return page(request, "cases.html", values)


async def _save(request: Request) -> Response:
    """What was changed in the grid, as one entry of the history."""
    asked = await asked_for(request)
    cases, links = _cases(asked.get("cases")), _links(asked.get("links"))
    speaking = _speaking(request.app)

    def work(project: store.Project) -> dict[str, object]:
        saved = speaking.save(project, cases, links)
        if saved is None:
            return {"said": _("nothing was changed; it was so already"), "entry": None}
        n_cases, n_links = saved
        changed = ngettext("{n} case", "{n} cases", n_cases).format(n=n_cases)
        linked = ngettext("{n} link", "{n} links", n_links).format(n=n_links)
        return {
            "said": _("saved: {cases}, {links}").format(cases=changed, links=linked),
            "entry": store.newest_number(project),
        }

    return JSONResponse(await desk_of(request.app).do(work))


async def _table(request: Request) -> Response:
    """A table of cases as the body; its name, percent-encoded, is in a header."""
    name = safe_name(unquote(request.headers.get(NAME_HEADER, ""), errors="replace")).name
    content = bytearray()
    size = 0
    async for piece in request.stream():  # all of it, or the browser does not hear the answer
        size += len(piece)
        if size <= MOST_BYTES:
            content += piece
    if size > MOST_BYTES:
        raise QualkitError(_("the table is too large; is it the right file?"))
    desk = desk_of(request.app)

    def work(project: store.Project) -> dict[str, object]:
        before = store.newest_number(project)
        with tempfile.TemporaryDirectory(prefix=PREFIX, dir=desk.folder) as folder:
            path = Path(folder) / name
            path.write_bytes(content)
            try:
                made = add_cases(project, path)
            except QualkitError as error:
                raise QualkitError(without_path(str(error), path)) from error
            problems = [without_path(str(problem), path) for problem in made.problems]
        cases = ngettext("{n} case", "{n} cases", made.n_cases).format(n=made.n_cases)
        links = ngettext("{n} link", "{n} links", made.n_links).format(n=made.n_links)
        number = store.newest_number(project)
        said = "; ".join([f"{name}: {cases}, {links}", *made.changes])
        return {"said": said, "problems": problems, "entry": number if number != before else None}

    return JSONResponse(await desk.do(work))


def _words(case: Case, participants: Iterable[Participant]) -> str:
    """All words by which a case is looked for."""
    who = [f"{one.source} {one.speaker or ''}" for one in participants]
    return "\n".join([case.name, *case.attributes.values(), *who])


def _cases(asked: object) -> list[Case]:
    found = []
    for row in _rows(asked):
        match row:
            case {"name": str(name), "attributes": dict(values)}:
                found.append(Case(name, {str(key): str(value or "") for key, value in values.items()}))
            case _unknown:
                raise _not_understood()
    return found


def _links(asked: object) -> list[tuple[str, str | None, str]]:
    found = []
    for row in _rows(asked):
        match row:
            case {"source": str(source), "speaker": str() | None as speaker, "case": str(case)}:
                found.append((source, speaker, case))
            case _unknown:
                raise _not_understood()
    return found


def _rows(asked: object) -> list[object]:
    if asked is None:
        return []
    if not isinstance(asked, list):
        raise _not_understood()
    return asked


def _not_understood() -> QualkitError:
    return QualkitError(_("the page asked for something that is not understood; load it again"))


def _speaking(holder: Request | Starlette) -> Speaking:
    state = holder.app.state if isinstance(holder, Request) else holder.state
    if not hasattr(state, "speaking"):
        state.speaking = Speaking()
    found: Speaking = state.speaking
    return found


PAGE = Page(
    N_("Cases"),
    "/cases",
    [
        Route("/cases", _show),
        Route("/cases/save", _save, methods=["POST"]),
        Route("/cases/table", _table, methods=["POST"]),
    ],
    prepare,
)
