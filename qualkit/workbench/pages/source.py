"""A source: its text with the codings on it, and coding."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from qualkit import store
from qualkit.errors import AnchorError, QualkitError, UnknownName
from qualkit.messages import _
from qualkit.model.codings import Coding, Status
from qualkit.model.sources import Source
from qualkit.model.spans import Span
from qualkit.pipeline import annotated, code_by_hand, redo, standing_in, undo
from qualkit.workbench.asking import asked_for
from qualkit.workbench.codebooks import codebook_of, codes_for_page, new_code
from qualkit.workbench.desk import Desk, desk_of
from qualkit.workbench.lines import Line, lines
from qualkit.workbench.pages.page import Page
from qualkit.workbench.rendering import interface_language, page


async def _show(request: Request) -> Response:
    desk, language = desk_of(request.app), interface_language(request)

    def look(project: store.Project) -> dict[str, object]:
        source = _source(project, request)
        names = desk.known("names", lambda project: [(one.uid, one.name) for one in store.sources(project)])
        values: dict[str, object] = {
            "source": source,
            "lines": desk.known(("lines", source.uid), lambda project: _lines(project, source)),
            "sources": names,
            "codes": list(codes_for_page(codebook_of(desk), language)),
        }
        return values | {"codings": _codings(project, source)}

    return page(request, "source.html", await desk.do(look))


async def _list(request: Request) -> Response:
    return JSONResponse(await desk_of(request.app).do(lambda project: _codings(project, _source(project, request))))


async def _code(request: Request) -> Response:
    """Put a code on the words that somebody has selected."""
    asked, language = await asked_for(request), interface_language(request)
    desk = desk_of(request.app)

    def work(project: store.Project) -> object:
        source = _source(project, request)
        if asked.get("revision") != source.revision:
            raise QualkitError(_("a repair has changed this text meanwhile; load the page again"))
        span = Span(_number(asked, "start"), _number(asked, "end"))
        words = source.words(span)
        if (
            not words.strip() or words.split() != str(asked.get("words")).split()
        ):  # the page knows lines, not the blanks between them
            raise AnchorError(source.name, *span, words=str(asked.get("words")), found=words)
        with project.transaction():  # a new code whose words cannot be coded is not made
            code_by_hand(project, source, span, _wanted(project, desk, asked, language), words=words)
        return {"codings": _codings(project, source), "codes": list(codes_for_page(codebook_of(desk), language))}

    return JSONResponse(await desk.do(work))


async def _decide(request: Request) -> Response:
    """Accept or reject codings of this source."""
    asked = await asked_for(request)
    status = Status.ACCEPTED if asked.get("status") == "accepted" else Status.REJECTED

    def work(project: store.Project) -> object:
        source = _source(project, request)
        handles = set(map(str, asked.get("handles", ())))
        chosen = {one.handle: one for one in standing_in(project, source).codings if one.handle in handles}
        if handles - chosen.keys():
            raise QualkitError(_("this coding has changed meanwhile; load the page again"))
        store.decide(project, list(chosen.values()), status)
        return _codings(project, source)

    return JSONResponse(await desk_of(request.app).do(work))


def _back(step: Callable[[store.Project], store.Entry]) -> Callable[[Request], Any]:
    async def take(request: Request) -> Response:
        entry = await desk_of(request.app).do(step)
        return JSONResponse({"number": entry.number, "action": entry.action})

    return take


async def _colours(request: Request) -> Response:
    """A style sheet with the colours of the codes, so that no page needs a style of its own."""
    desk = desk_of(request.app)
    book = await desk.do(lambda project: codebook_of(desk))
    rules = []
    for number, code in enumerate(book.walk()):
        depth = 2 + 3 * (number % 3)
        rules.append(f".code-{number} {{ --code: {code.color}; }}")
        for status, line, share in (("accepted", "solid", 32), ("proposed", "dashed", 14)):
            rules.append(
                f"::highlight({status}-{number}) {{ background-color: color-mix(in srgb, {code.color} {share}%,"
                f" transparent); text-decoration: underline {line} 2px {code.color};"
                f" text-underline-offset: {depth}px; }}"
            )
    return Response("\n".join(rules), media_type="text/css")


def _lines(project: store.Project, source: Source) -> list[Line]:
    return list(lines(source, annotated(project, source)))


def _codings(project: store.Project, source: Source) -> list[dict[str, object]]:
    """What stands in a source, as the page's script wants it; rejected codings are left out."""
    return [_row(one, source) for one in standing_in(project, source).codings if one.status is not Status.REJECTED]


def _row(coding: Coding, source: Source) -> dict[str, object]:
    return {
        "handle": coding.handle,
        "code": coding.code_uid,
        "start": coding.span.start,
        "end": coding.span.end,
        "words": coding.words,
        "status": coding.status.value,
        "coder": coding.coder.name,
        "kind": coding.coder.kind.value,
        "score": coding.score,
        "because": [
            {"term": one.term, "start": one.start, "end": one.end, "form": source.text[one.start : one.end]}
            for one in coding.reason
        ],
    }


def _wanted(project: store.Project, desk: Desk, asked: dict[str, Any], language: str) -> str:
    """The uid of the code that was chosen, or of a new one of the name that was typed."""
    book = codebook_of(desk)
    if asked.get("name"):
        made = new_code(project, desk, {language: str(asked["name"])})
        return codebook_of(desk).code(made).uid
    if asked.get("code") not in book.by_uid:
        raise QualkitError(_("this code is not in the codebook any more; load the page again"))
    return str(asked["code"])


def _source(project: store.Project, request: Request) -> Source:
    uid = request.path_params["uid"]
    found = store.find_source(project, uid)
    if found is None:
        raise UnknownName(_("source"), uid, [one.name for one in store.sources(project)])
    return found


def _number(asked: dict[str, Any], key: str) -> int:
    value = asked.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise QualkitError(_("the page asked for something that is not understood; load it again"))
    return value


PAGE = Page(
    "",
    "",
    [
        Route("/source/{uid}", _show),
        Route("/source/{uid}/codings", _list),
        Route("/source/{uid}/codings", _code, methods=["POST"]),
        Route("/source/{uid}/decisions", _decide, methods=["POST"]),
        Route("/undo", _back(undo), methods=["POST"]),
        Route("/redo", _back(redo), methods=["POST"]),
        Route("/codes.css", _colours),
    ],
)
