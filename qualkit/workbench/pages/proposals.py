"""Proposals: the review queue, one after the other, with the keyboard alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from qualkit import store
from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import N_, _, translation
from qualkit.model.annotations import LANGUAGES, OTHER, SECTIONS
from qualkit.model.codebooks import Code, Codebook
from qualkit.model.codings import Coding, Status
from qualkit.model.sources import Source
from qualkit.pipeline import (
    ORDERS,
    PROPOSERS,
    KeptAnnotations,
    Order,
    Place,
    Review,
    Waiting,
    Wanted,
    decide_waiting,
    standing_in,
    undo,
)
from qualkit.workbench.asking import asked_for
from qualkit.workbench.cards import card
from qualkit.workbench.codebooks import codebook_of, codes_for_page, new_code
from qualkit.workbench.desk import desk_of
from qualkit.workbench.pages.page import Page
from qualkit.workbench.rendering import interface_language, page

FIRST, MOST = 20, 100
"""Cards on the page itself, and in one answer."""
LANGUAGE_NAMES = {
    "az": N_("Azerbaijani"),
    "tr": N_("Turkish"),
    "ru": N_("Russian"),
    "en": N_("English"),
    OTHER: N_("another language"),
}
SECTION_NAMES = {
    "title": N_("title"),
    "authors": N_("authors"),
    "abstract": N_("abstract"),
    "keywords": N_("keywords"),
    "contents": N_("contents"),
    "heading": N_("heading"),
    "body": N_("body"),
    "turn": N_("turn"),
    "table": N_("table"),
    "caption": N_("caption"),
    "references": N_("references"),
    "furniture": N_("header or footer"),
}
BY_NAMES = {"terms": N_("terms"), "learned": N_("a learned model"), "import": N_("an imported project")}
ORDER_NAMES = {"text": N_("by text"), "code": N_("by code"), "score": N_("by score")}


async def prepare(app: Starlette) -> None:
    """Look at what waits before anybody asks; a large project takes seconds, so other pages come in between."""
    desk, review = desk_of(app), _review(app)
    while await desk.do(review.prepare):
        pass
    await desk.do(lambda project: codebook_of(desk))
    await desk.do(lambda project: desk.known("proposals", review.look))


async def _show(request: Request) -> Response:
    desk, language = desk_of(request.app), interface_language(request)
    wanted, order = _wanted(request.query_params), _order(request.query_params)

    def look(project: store.Project) -> dict[str, object]:
        book = codebook_of(desk)
        sources = desk.known("names", lambda project: [(one.uid, one.name) for one in store.sources(project)])
        return {
            "codes": _codes(book, language),
            "sources": sources,
            "queue": _queue(request, project, wanted, order, None, FIRST),
        }

    say = translation(language).gettext
    values: dict[str, object] = {
        "names": {
            "languages": {one: say(LANGUAGE_NAMES[one]) for one in (*LANGUAGES, OTHER)},
            "sections": {one: say(SECTION_NAMES[one]) for one in SECTIONS},
            "by": {one: say(BY_NAMES[one]) for one in PROPOSERS},
        },
        "orders": {one: say(ORDER_NAMES[one]) for one in ORDERS},
        "wanted": wanted._asdict() | {"order": order},
    }
    return page(request, "proposals.html", values | await desk.do(look))


async def _list(request: Request) -> Response:
    query = request.query_params
    wanted, order, after = _wanted(query), _order(query), _place(query.get("after"))
    n = query.get("n", "")
    most = min(int(n), MOST) if n.isdecimal() else MOST
    desk = desk_of(request.app)
    return JSONResponse(await desk.do(lambda project: _queue(request, project, wanted, order, after, most)))


def _queue(
    request: Request, project: store.Project, wanted: Wanted, order: Order, after: Place | None, most: int
) -> dict[str, object]:
    """The next cards behind a place, and how many wait by what; the cards' words have been checked."""
    desk = desk_of(request.app)
    book, review = codebook_of(desk), _review(request.app)
    queue = desk.known("proposals", review.look)
    places = queue.places(wanted, book, order)
    begin = queue.after(places, after, book, order) if after else 0
    waiting, lost = queue.codings(project, places[begin : begin + most].tolist())
    return {
        "waiting": len(places),
        "all": len(queue),
        "cards": _cards(project, waiting),
        "is_last": begin + most >= len(places),
        "lost": lost,
        "counts": queue.counts(wanted, book)._asdict(),
    }


def _cards(project: store.Project, waiting: list[Waiting]) -> list[dict[str, object]]:
    sources = list({one.source.uid: one.source for one in waiting}.values())
    annotations = dict(zip((one.uid for one in sources), KeptAnnotations(project, sources), strict=True))
    return [card(one.coding, one.source, annotations[one.source.uid]) for one in waiting]


async def _decide(request: Request) -> Response:
    """Accept or reject one proposal, or what was decided on it before."""
    asked = await asked_for(request)
    status = _status(asked)

    def work(project: store.Project) -> object:
        with project.transaction():
            coding, _source = _found(project, asked)
            store.decide(project, [coding], status)
            return {"entry": store.newest_number(project)}

    return JSONResponse(await desk_of(request.app).do(work))


async def _recode(request: Request) -> Response:
    """Reject one proposal and put another code on its words, as one history entry; a code that is new is made."""
    asked, language = await asked_for(request), interface_language(request)
    desk = desk_of(request.app)

    def work(project: store.Project) -> object:
        with project.transaction():
            coding, source = _found(project, asked)
            if asked.get("name"):
                made = new_code(project, desk, {language: str(asked["name"])})
                code = codebook_of(desk).code(made)  # read again
            else:
                code = _code(codebook_of(desk), str(asked.get("code")))
            if code.uid == coding.code_uid:
                store.decide(project, [coding], Status.ACCEPTED)
            else:
                span, words = coding.span, coding.words
                other = Coding(source.uid, source.revision, code.uid, span, words, project.coder, Status.ACCEPTED)
                store.recode(project, coding, other)
            codes = _codes(codebook_of(desk), language) if asked.get("name") else None
            return {"entry": store.newest_number(project), "codes": codes}

    return JSONResponse(await desk.do(work))


async def _decide_all(request: Request) -> Response:
    """Accept or reject all that wait under the filters, as one history entry."""
    asked = await asked_for(request)
    status, expected = _status(asked), asked.get("expected")
    if not isinstance(expected, int) or isinstance(expected, bool):
        raise QualkitError(_not_understood())
    filters = asked.get("wanted")
    wanted = _wanted(filters if isinstance(filters, dict) else {})
    desk, review = desk_of(request.app), _review(request.app)

    def work(project: store.Project) -> object:
        with project.transaction():
            n = decide_waiting(project, review, wanted, codebook_of(desk), status, expected=expected)
            return {"n": n, "entry": store.newest_number(project) if n else None}

    return JSONResponse(await desk.do(work))


async def _undo(request: Request) -> Response:
    """Take back one entry, or whatever was decided last."""
    entry = (await asked_for(request)).get("entry")
    if entry is not None and not isinstance(entry, int):
        raise QualkitError(_not_understood())
    taken = await desk_of(request.app).do(lambda project: undo(project, entry))
    return JSONResponse({"number": taken.number, "action": taken.action})


def _codes(book: Codebook, language: str) -> list[dict[str, object]]:
    """The codes as scripts want them, with what belongs to each and what does not."""
    said = {code.uid: {"include": code.include, "exclude": code.exclude} for code in book.walk()}
    return [{**code, **said[str(code["uid"])]} for code in codes_for_page(book, language)]


def _code(book: Codebook, uid: str) -> Code:
    if uid not in book.by_uid:
        raise QualkitError(_("this code is not in the codebook any more; load the page again"))
    return book.by_uid[uid]


def _found(project: store.Project, asked: Mapping[str, Any]) -> tuple[Coding, Source]:
    """The coding that somebody has before her eyes. Raises: QualkitError if it is not what it was there."""
    source = store.find_source(project, str(asked.get("source")))
    if source is None:
        raise UnknownName(_("source"), str(asked.get("source")), [one.name for one in store.sources(project)])
    same = [one for one in standing_in(project, source).codings if one.handle == asked.get("handle")]
    same.sort(key=lambda one: one.coder.uid != asked.get("coder"))
    if not same:
        raise QualkitError(_("it is not proposed any more: a run, a repair or somebody's undo has changed this text"))
    now = next((one for one in same if one.status.value == asked.get("was")), None)
    if now is not None:
        return now, source
    by = same[0].coder.name
    if same[0].status is Status.ACCEPTED:
        raise QualkitError(_("{coder} has accepted it meanwhile").format(coder=by))
    if same[0].status is Status.REJECTED:
        raise QualkitError(_("{coder} has rejected it meanwhile").format(coder=by))
    raise QualkitError(_("what was decided on it has been taken back meanwhile"))


def _wanted(asked: Mapping[str, Any]) -> Wanted:
    """The filters of a request; what is empty filters nothing."""
    least = asked.get("least")
    try:
        score = None if least in (None, "") else float(str(least))
    except ValueError as error:
        raise QualkitError(_not_understood()) from error
    code, source, language, by = (str(asked[key]) if asked.get(key) else None for key in Wanted._fields[:4])
    return Wanted(code, source, language, by, score)


def _order(asked: Mapping[str, str]) -> Order:
    return next((order for order in ORDERS if order == asked.get("order")), "text")


def _place(after: str | None) -> Place | None:
    """The place that a script wrote as JSON: source, start, end, code, coder, score."""
    if not after:
        return None
    try:
        source, start, end, code, coder, score = json.loads(after)
        return Place(str(source), int(start), int(end), str(code), str(coder), None if score is None else float(score))
    except (ValueError, TypeError) as error:
        raise QualkitError(_not_understood()) from error


def _status(asked: Mapping[str, Any]) -> Status:
    try:
        status = Status(str(asked.get("status")))
    except ValueError as error:
        raise QualkitError(_not_understood()) from error
    if status is Status.PROPOSED:
        raise QualkitError(_not_understood())
    return status


def _not_understood() -> str:
    return _("the page asked for something that is not understood; load it again")


def _review(app: Starlette) -> Review:
    """What waits, kept up with the project over all requests of one start."""
    if not hasattr(app.state, "review"):
        app.state.review = Review()
    found: Review = app.state.review
    return found


PAGE = Page(
    N_("Proposals"),
    "/proposals",
    [
        Route("/proposals", _show),
        Route("/proposals/queue", _list),
        Route("/proposals/decisions", _decide, methods=["POST"]),
        Route("/proposals/recodings", _recode, methods=["POST"]),
        Route("/proposals/all", _decide_all, methods=["POST"]),
        Route("/proposals/undo", _undo, methods=["POST"]),
    ],
    prepare,
)
