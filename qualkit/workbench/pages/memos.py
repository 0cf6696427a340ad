"""Memos: all of them in one place, and those of a source beside its text."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from qualkit import store
from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import N_, _
from qualkit.model.memos import PROJECT, About, MemoKind, Subject
from qualkit.model.sources import Source
from qualkit.model.spans import Span
from qualkit.pipeline import Placed, memo_named, placed_memos, subject_named, write_memo
from qualkit.pipeline.memos import coding_in, stretch
from qualkit.workbench.asking import asked_for
from qualkit.workbench.codebooks import codebook_of
from qualkit.workbench.desk import Desk, desk_of
from qualkit.workbench.pages.page import Page
from qualkit.workbench.rendering import page

KINDS = {
    MemoKind.NOTE: N_("Note"),
    MemoKind.RULE: N_("Rule of a code"),
    MemoKind.THEORY: N_("Idea, theory"),
    MemoKind.LANGUAGE: N_("Language"),
    MemoKind.METHOD: N_("Method"),
    MemoKind.JOURNAL: N_("Journal"),
}
ABOUT = {
    About.PROJECT: N_("The project"),
    About.SOURCE: N_("A source"),
    About.STRETCH: N_("Words of a source"),
    About.CODING: N_("A coding"),
    About.CODE: N_("A code"),
    About.CASE: N_("A case"),
}


SHOWN = 100
"""Memos that the page comes with; its script asks for the rest at once."""


async def _show(request: Request) -> Response:
    desk = desk_of(request.app)

    def look(project: store.Project) -> dict[str, object]:
        book = codebook_of(desk)
        shown = _newest_first(project, desk)
        return {
            "memos": shown[:SHOWN],
            "n_memos": len(shown),
            "authors": sorted({one.memo.author for one in shown}),
            "codes": [code.path for code in book.walk()],
            "cases": [case.name for case in store.stored_cases(project)],
            "sources": list(store.source_names(project).values()),
        }

    found = await desk.do(look)
    return page(request, "memos.html", found | {"kinds": KINDS, "abouts": ABOUT})


async def _rest(request: Request) -> Response:
    """The memos that the page did not come with, as items of its list."""
    desk = desk_of(request.app)
    rest = await desk.do(lambda project: _newest_first(project, desk)[SHOWN:])
    return page(request, "memo_items.html", {"memos": rest, "kinds": KINDS})


def _newest_first(project: store.Project, desk: Desk) -> list[Placed]:
    book = codebook_of(desk)
    return desk.known(("memos", book.text), lambda project: placed_memos(project, book)[::-1])


async def _of_source(request: Request) -> Response:
    desk = desk_of(request.app)
    return JSONResponse(await desk.do(lambda project: _rows(project, desk, _source(project, request))))


async def _add(request: Request) -> Response:
    """Write a memo on the project, a source, a code or a case."""
    asked, desk = await asked_for(request), desk_of(request.app)

    def work(project: store.Project) -> str:
        on = str(asked.get("on", ""))
        subject = subject_named(project, codebook_of(desk), on) if on else PROJECT
        return write_memo(project, subject, _text(asked), kind=_kind(asked))

    return JSONResponse({"uid": await desk.do(work)})


async def _add_in_source(request: Request) -> Response:
    """Write a memo on a coding, on the words that somebody has selected, or on the whole source."""
    asked, desk = await asked_for(request), desk_of(request.app)

    def work(project: store.Project) -> object:
        source = _source(project, request)
        write_memo(project, _subject(project, source, asked), _text(asked), kind=_kind(asked))
        return _rows(project, desk, source)

    return JSONResponse(await desk.do(work))


async def _change(request: Request) -> Response:
    """Write a new version of a memo, or take it away."""
    asked, version = await asked_for(request), request.path_params["version"]

    def work(project: store.Project) -> None:
        memo = memo_named(project, version)
        if memo.version != version:
            raise QualkitError(_("somebody has changed or removed this memo meanwhile; look at it again"))
        if asked.get("remove") is True:
            store.remove_memo(project, memo)
        else:
            store.change_memo(project, memo, _text(asked), kind=_kind(asked))

    await desk_of(request.app).do(work)
    return JSONResponse({})


def _subject(project: store.Project, source: Source, asked: dict[str, Any]) -> Subject:
    if asked.get("handle"):
        return coding_in(project, source, str(asked["handle"]))
    if asked.get("start") is None:
        return Subject(About.SOURCE, "", source.uid)
    if asked.get("revision") != source.revision:
        raise QualkitError(_("a repair has changed this text meanwhile; load the page again"))
    start, end = asked.get("start"), asked.get("end")
    if not (type(start) is int and type(end) is int and 0 <= start < end <= len(source.text)):
        raise QualkitError(_("the page asked for something that is not understood; load it again"))
    subject = stretch(source, Span(start, end))
    if subject.words.split() != str(asked.get("words")).split():
        raise QualkitError(_("these words are not in the text any more; load the page again"))
    return subject


def _rows(project: store.Project, desk: Desk, source: Source) -> list[dict[str, object]]:
    return [_row(one) for one in placed_memos(project, codebook_of(desk), source=source)]


def _row(one: Placed) -> dict[str, object]:
    """A memo as scripts want it. start and end: None where it is on the whole source, or lost."""
    memo, subject = one.memo, one.memo.subject
    span = subject.span if not one.lost else None
    return {
        "version": memo.version,
        "about": subject.about.value,
        "code": subject.target,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "words": subject.words,
        "kind": memo.kind.value,
        "text": memo.text,
        "author": memo.author,
        "at": memo.at[:10],
        "lost": one.lost,
    }


def _source(project: store.Project, request: Request) -> Source:
    uid = request.path_params["uid"]
    found = store.find_source(project, uid)
    if found is None:
        raise UnknownName(_("source"), uid, [one.name for one in store.sources(project)])
    return found


def _text(asked: dict[str, Any]) -> str:
    return str(asked.get("text", ""))


def _kind(asked: dict[str, Any]) -> MemoKind:
    kind = str(asked.get("kind") or MemoKind.NOTE)
    if kind not in list(MemoKind):
        raise UnknownName(_("kind of memo"), kind, [one.value for one in MemoKind])
    return MemoKind(kind)


PAGE = Page(
    N_("Memos"),
    "/memos",
    [
        Route("/memos", _show),
        Route("/memos", _add, methods=["POST"]),
        Route("/memos/rest", _rest),
        Route("/memos/{version}", _change, methods=["POST"]),
        Route("/source/{uid}/memos", _of_source),
        Route("/source/{uid}/memos", _add_in_source, methods=["POST"]),
    ],
)
