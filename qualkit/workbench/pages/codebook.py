"""The codebook: its tree, and what each code means; changed here or in its file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from qualkit import coding, store
from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import N_, _
from qualkit.model.annotations import LANGUAGES
from qualkit.model.codebooks import Code, Codebook
from qualkit.model.codings import Status
from qualkit.model.identity import digest
from qualkit.pipeline import KeptAnnotations, standing
from qualkit.workbench.asking import asked_for
from qualkit.workbench.codebooks import change, codebook_of
from qualkit.workbench.desk import Desk, desk_of
from qualkit.workbench.pages.page import Page
from qualkit.workbench.rendering import interface_language, page

CONTEXT = 60
"""Characters shown on each side of a word that a term would find."""
SHOWN = 25
"""Places of a term that are shown; all are counted."""
LINES = ("examples",)
"""Values of which each line is one."""


@dataclass(frozen=True, slots=True)
class Row:
    """A code in the tree, with how often it stands, by itself."""

    code: Code
    name: str
    depth: int
    number: int
    n_accepted: int
    n_proposed: int


class Found(NamedTuple):
    """What a term would find. forms: the words as they stand, each with how often."""

    times: int
    forms: list[tuple[str, int]]
    places: list[dict[str, str]]


async def _show(request: Request) -> Response:
    desk, language = desk_of(request.app), interface_language(request)

    def look(project: store.Project) -> dict[str, object]:
        book = codebook_of(desk)
        counts = desk.known("codes counted", _counted)
        rows = [
            Row(
                code,
                code.name(language),
                code.path.count("/"),
                number,
                counts[code.uid, Status.ACCEPTED],
                counts[code.uid, Status.PROPOSED],
            )
            for number, code in enumerate(book.walk())
        ]
        chosen = _chosen(book, request.query_params.get("code"))
        of_concepts = {one: {term for row in chosen.concepts for term in row.get(one, ())} for one in LANGUAGES}
        own = {one: [term for term in chosen.terms.get(one, ()) if term not in of_concepts[one]] for one in LANGUAGES}
        return {
            "own_terms": own,
            "rows": rows,
            "chosen": chosen,
            "seen": digest(book.text),
            "can_change": _is_yaml(desk),
        }

    values = await desk.do(look)
    return page(request, "codebook.html", values | {"all_languages": LANGUAGES})


async def _change(request: Request) -> Response:
    """Change the values of a code."""
    asked = await asked_for(request)

    def step(text: str) -> str:
        return coding.change_code(text, str(asked.get("path")), _values(asked))

    return await _changed(request, asked, step, "≠")


async def _add(request: Request) -> Response:
    """A new code, at the top or under another one."""
    asked, language = await asked_for(request), interface_language(request)
    made: list[str] = []

    def step(text: str) -> str:
        new, path = coding.add_code(text, {language: str(asked.get("name", ""))}, parent=str(asked.get("parent", "")))
        made.append(path)
        return new

    return await _changed(request, asked, step, "+", made)


async def _move(request: Request) -> Response:
    """A code before, behind or under another one, or one step up, down, in or out."""
    asked = await asked_for(request)
    made: list[str] = []

    def step(text: str) -> str:
        path = str(asked.get("path"))
        parent, place = _goal(coding.parse_codebook(text), path, str(asked.get("step", "")), asked.get("under"))
        new, moved = coding.move_code(text, path, parent, place)
        made.append(moved)
        return new

    return await _changed(request, asked, step, "↕", made)


async def _remove(request: Request) -> Response:
    asked = await asked_for(request)
    return await _changed(request, asked, lambda text: coding.remove_code(text, str(asked.get("path"))), "−", [""])


async def _try(request: Request) -> Response:
    """What a term would find in the material, before it is written into the codebook."""
    asked = await asked_for(request)
    term, language = str(asked.get("term", "")), str(asked.get("language", ""))
    if language not in LANGUAGES:
        raise UnknownName(_("language"), language, LANGUAGES)
    try:
        found = await desk_of(request.app).do(lambda project: _found(project, term, language))
    except ValueError as error:
        raise QualkitError(str(error)) from error
    return JSONResponse(found._asdict())


async def _changed(
    request: Request, asked: dict[str, Any], step: Callable[[str], str], sign: str, made: list[str] | None = None
) -> Response:
    """The answer to a change: where the page goes on, and what it has seen now."""
    desk = desk_of(request.app)

    def work(project: store.Project) -> dict[str, str]:
        book = codebook_of(desk)
        if digest(book.text) != asked.get("seen"):
            raise QualkitError(_("the codebook was changed elsewhere meanwhile; load the page again"))
        path = str(asked.get("path") or asked.get("name") or "")
        new = change(project, desk, step, what=f"{sign} {path}")
        return {"code": made[0] if made else path, "seen": digest(new.text)}

    return JSONResponse(await desk.do(work))


def _goal(book: Codebook, path: str, step: str, under: object) -> tuple[str, int | None]:
    """(the new parent, the place among its children) of a code that goes a step, or under another one."""
    code, above = book.code(path), path.rpartition("/")[0]
    siblings = book.code(above).children if above else book.codes
    here = siblings.index(code)
    match step:
        case "up" if here > 0:
            return above, here - 1
        case "down" if here < len(siblings) - 1:
            return above, here + 1
        case "in" if here > 0:
            return siblings[here - 1].path, None
        case "out" if above:
            further = above.rpartition("/")[0]
            around = book.code(further).children if further else book.codes
            return further, around.index(book.code(above)) + 1
        case "under" if isinstance(under, str):
            return under, None
    raise QualkitError(_("the code cannot go further that way"))


def _values(asked: dict[str, Any]) -> dict[str, object]:
    """The values of a form as the codebook has them; terms and examples come as lines."""
    values = asked.get("values")
    if not isinstance(values, dict):
        raise QualkitError(_("the page asked for something that is not understood; load it again"))
    found: dict[str, object] = {}
    for key, value in values.items():
        if key in ("names", "terms") and isinstance(value, dict):
            of_language = {one: _lines(text) if key == "terms" else str(text).strip() for one, text in value.items()}
            found[key] = {one: written for one, written in of_language.items() if written}
        else:
            found[key] = _lines(value) if key in LINES else str(value).strip()
    return found


def _lines(text: object) -> list[str]:
    return [line.strip() for line in str(text).splitlines() if line.strip()]


def _found(project: store.Project, term: str, language: str) -> Found:
    sources = store.sources(project)
    annotations = list(KeptAnnotations(project, sources))
    firings = coding.find(term, annotations, languages=[language])
    forms: Counter[str] = Counter()
    places: list[dict[str, str]] = []
    for source, of_source in zip(sources, firings, strict=True):
        for firing in of_source:
            words = source.text[firing.start : firing.end]
            forms[words] += 1
            if len(places) < SHOWN:
                left = source.text[max(0, firing.start - CONTEXT) : firing.start].rpartition("\n")[2]
                right = source.text[firing.end : firing.end + CONTEXT].partition("\n")[0]
                places.append({"source": source.name, "left": left, "words": words, "right": right})
    return Found(sum(forms.values()), forms.most_common(30), places)


def _counted(project: store.Project) -> Counter[tuple[str, Status]]:
    return Counter((one.code_uid, one.status) for one in standing(project).codings)


def _chosen(book: Codebook, path: str | None) -> Code:
    return book.code(path) if path else book.codes[0]


def _is_yaml(desk: Desk) -> bool:
    return store.read_settings(desk.folder).codebook.suffix.lower() in (".yaml", ".yml")


PAGE = Page(
    N_("Codebook"),
    "/codebook",
    [
        Route("/codebook", _show),
        Route("/codebook/change", _change, methods=["POST"]),
        Route("/codebook/add", _add, methods=["POST"]),
        Route("/codebook/move", _move, methods=["POST"]),
        Route("/codebook/remove", _remove, methods=["POST"]),
        Route("/codebook/try", _try, methods=["POST"]),
    ],
)
