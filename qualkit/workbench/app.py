"""The application: the pages behind the guard."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from qualkit.errors import QualkitError
from qualkit.workbench.desk import Desk
from qualkit.workbench.guarding import Guard, Keys, cookie_name
from qualkit.workbench.pages import PAGES
from qualkit.workbench.rendering import STATIC, page


def make_app(desk: Desk, keys: Keys, port: int) -> Starlette:
    """The application for an open project; everything but the entrance is behind the guard."""

    async def admit(request: Request) -> Response:
        try:
            code = str(json.loads(await request.body())["code"])
        except (ValueError, TypeError, KeyError):
            code = ""
        if not keys.admit(code):
            return Response(status_code=403)
        answer = Response(status_code=204)
        answer.set_cookie(cookie_name(port), keys.session, httponly=True, samesite="strict", path="/")
        return answer

    routes = [
        Route("/enter", _enter),
        Route("/enter", admit, methods=["POST"]),
        Mount("/static", StaticFiles(directory=STATIC)),
        *(route for one in PAGES for route in one.routes),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, keys=keys, port=port)],
        exception_handlers={QualkitError: _problem, OSError: _problem},
        lifespan=_preparing,
    )
    app.state.desk, app.state.keys = desk, keys
    return app


@asynccontextmanager
async def _preparing(app: Starlette) -> AsyncIterator[None]:
    """What pages prepare goes on beside the first requests; a problem with it is said by the page that needs it."""
    tasks = [asyncio.ensure_future(one.prepare(app)) for one in PAGES if one.prepare is not None]
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _enter(request: Request) -> Response:
    return page(request, "enter.html", {})


async def _problem(request: Request, error: Exception) -> Response:
    """What was wrong, as a sentence: for a script that asked, or as a page."""
    words = str(error) if isinstance(error, QualkitError) else _of_the_disk(error)
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"problem": words}, 409)
    return page(request, "problem.html", {"problem": words}, status=409)


def _of_the_disk(error: Exception) -> str:
    """What a disk or folder refused, without the rest of what Python says."""
    return (
        f"{Path(error.filename).name}: {error.strerror}"
        if isinstance(error, OSError) and error.filename
        else str(error)
    )
