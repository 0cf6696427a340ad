"""The language of the interface."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from qualkit.workbench.pages.page import Page
from qualkit.workbench.rendering import LANGUAGE_COOKIE, LANGUAGES


async def _choose_language(request: Request) -> Response:
    language = request.path_params["language"]
    answer = Response(status_code=204 if language in LANGUAGES else 404)
    if language in LANGUAGES:
        answer.set_cookie(LANGUAGE_COOKIE, language, httponly=True, samesite="strict", path="/")
    return answer


PAGE = Page("", "", [Route("/language/{language}", _choose_language, methods=["POST"])])
