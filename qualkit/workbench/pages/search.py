"""Search in all the material, with what was found in its context."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from qualkit import store
from qualkit.messages import N_
from qualkit.model.search import Found, Hit
from qualkit.model.sources import Source
from qualkit.pipeline import index_new, search, search_forms
from qualkit.workbench.asking import asked_for
from qualkit.workbench.desk import Desk, desk_of
from qualkit.workbench.pages.page import Page
from qualkit.workbench.rendering import page

SHOWN = 50
"""Lines that are shown at a time."""
BEFORE, LONGEST = 200, 600
"""Characters of a line before the first place, and in all."""
PATIENCE_S = 0.25
"""How long a search may read sources that have changed; what is left is read in the background."""


async def _show(request: Request) -> Response:
    desk = desk_of(request.app)
    return page(request, "search.html", {"sources": list((await desk.do(store.source_names)).items())})


async def _search(request: Request) -> Response:
    """What was found; asked for by POST, so that what somebody looks for is in no address and in no log."""
    asked = await asked_for(request)
    query, only = str(asked.get("query", "")), str(asked.get("source") or "") or None
    first = asked.get("first")
    first = first if isinstance(first, int) and first > 0 else 0
    desk = desk_of(request.app)

    def look(project: store.Project) -> Found:
        if asked.get("forms") is True:
            return search_forms(project, query, source_uid=only, first=first, most=SHOWN, within_s=PATIENCE_S)
        return search(
            project,
            query,
            source_uid=only,
            first=first,
            most=SHOWN,
            within_s=PATIENCE_S,
            source_of=lambda uid: _source(desk, uid),
        )

    found = await desk.do(look)
    return JSONResponse(
        {
            "n_lines": found.n_lines,
            "n_sources": len(found.by_source),
            "pending": len(found.pending),
            "next": found.next,
            "hits": [_row(hit) for hit in found.hits],
        }
    )


def _source(desk: Desk, uid: str) -> Source:
    def read(project: store.Project) -> Source:
        return next(one for one in [store.find_source(project, uid)] if one is not None)

    return desk.known(("text", uid), read)


def _row(hit: Hit) -> dict[str, object]:
    place = hit.places[0] if hit.places else hit.span
    return {
        "source": hit.source_uid,
        "name": hit.source,
        "start": place.start,
        "end": place.end,
        "pieces": [{"text": text, "found": is_found} for text, is_found in pieces(hit) if text],
    }


def pieces(hit: Hit) -> Iterator[tuple[str, bool]]:
    """The line cut where what was found begins and ends; of a long one the part around the first place."""
    at = hit.span.start
    begin = max(hit.places[0].start - BEFORE - at, 0) if hit.places else 0
    end = min(max(begin + LONGEST, hit.places[0].end - at if hit.places else 0), len(hit.text))
    yield "…" if begin else "", False
    here = begin
    for place in hit.places:
        if place.end - at > end:
            break
        yield hit.text[here : place.start - at], False
        yield hit.text[place.start - at : place.end - at], True
        here = place.end - at
    yield hit.text[here:end] + ("…" if end < len(hit.text) else ""), False


async def _prepare(app: Starlette) -> None:
    """Read what is new in the background, a little at a time, so that pages need not wait."""
    desk = desk_of(app)
    many = len(await desk.do(store.to_index)) > SHOWN
    while await desk.do(lambda project: index_new(project, within_s=0.1)):
        await asyncio.sleep(0.05)
    if many:
        await desk.do(store.pack_index)


PAGE = Page(
    N_("Search"),
    "/search",
    [Route("/search", _show), Route("/search", _search, methods=["POST"])],
    _prepare,
)
