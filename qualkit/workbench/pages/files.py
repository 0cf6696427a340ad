"""Files: dropped in, looked at as they were read, and then taken into the project."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from qualkit import store
from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import N_, _, translation
from qualkit.model.annotations import LANGUAGES, ROLES, Annotation
from qualkit.model.corrections import NO_SPEAKER
from qualkit.model.sources import Source
from qualkit.pipeline import Added, Known
from qualkit.pipeline.edits import in_context
from qualkit.pipeline.previewing import take_in
from qualkit.pipeline.speakers import Changes, correct_speakers, speakers_of
from qualkit.workbench.asking import asked_for
from qualkit.workbench.desk import Desk, desk_of
from qualkit.workbench.lines import lines
from qualkit.workbench.pages.page import Page
from qualkit.workbench.rendering import interface_language, page
from qualkit.workbench.tray import Item, Tray, without_path

NAME_HEADER = "X-Qualkit-Name"
LINES, REPAIRS, DOUBTS = 14, 12, 12
"""Lines, repairs and doubts of a file that are shown."""
LONGEST_LINE = 400
ENCODINGS = (
    "utf-8", "utf-16", "windows-1254", "windows-1251", "windows-1252", "iso8859-9", "koi8-r", "cp866", "cp857",
    "mac-cyrillic",
)  # fmt: skip
ROLE_NAMES = {
    "participant": N_("participant"),
    "interviewer": N_("interviewer"),
    "other": N_("other"),
    NO_SPEAKER: N_("no speaker"),
}


class Taken(NamedTuple):
    """What became of files that were accepted. entries: of the history, to be taken back from the last to the first."""

    sentences: list[str]
    problems: list[str]
    entries: list[int]
    sources: list[dict[str, str]]


async def prepare(app: Starlette) -> None:
    """Remove what is left on the tray when the workbench stops."""
    try:
        await asyncio.Event().wait()
    finally:
        if hasattr(app.state, "tray"):
            for item in app.state.tray.items():
                app.state.tray.drop(item)
            del app.state.tray


async def _show(request: Request) -> Response:
    say = translation(interface_language(request)).gettext
    roles = {role: say(name) for role, name in ROLE_NAMES.items()}
    values = {"encodings": ENCODINGS, "roles_named": roles, "text_languages": LANGUAGES}
    return page(request, "files.html", values)


async def _list(request: Request) -> Response:
    """All files on the tray, as cards."""
    return JSONResponse([await _card(request, item) for item in _tray(request).items()])


async def _receive(request: Request) -> Response:
    """A file as the body; its name, percent-encoded, is in a header."""
    tray = _tray(request)
    name = unquote(request.headers.get(NAME_HEADER, ""), errors="replace").strip()
    try:
        item = await tray.receive(name or _("file without a name"), request.stream())
    except ClientDisconnect:
        return Response(status_code=400)  # nobody hears it
    return await _looked_at(request, item)


async def _look(request: Request) -> Response:
    """Read a file again, as the user knows it."""
    asked, item = await asked_for(request), _tray(request).item(request.path_params["number"])
    language, encoding = asked.get("language") or None, asked.get("encoding") or None
    if language not in (None, *LANGUAGES):
        raise UnknownName(_("language"), str(language), LANGUAGES)
    item.known = Known(language, str(encoding) if encoding else None, bool(asked.get("split")))
    return await _looked_at(request, item)


async def _leave(request: Request) -> Response:
    _tray(request).drop(_tray(request).item(request.path_params["number"]))
    return Response(status_code=204)


async def _accept(request: Request) -> Response:
    """Take files into the project; guides of several languages come together."""
    asked, tray = await asked_for(request), _tray(request)
    numbers = asked.get("files")
    items = [tray.item(number) for number in numbers] if isinstance(numbers, list) else []
    said = asked.get("speakers")
    speakers = said if isinstance(said, dict) else {}
    taken = await desk_of(request.app).do(lambda project: _take(project, items, speakers))
    if taken.sentences:
        for item in items:
            tray.drop(item)
    return JSONResponse(taken._asdict())


def _take(project: store.Project, items: list[Item], speakers: dict[str, Any]) -> Taken:
    before = store.newest_number(project)
    taken = Taken([], [], [], [])
    for item in items:
        names = store.source_names(project)
        for one in take_in(project, item.path, item.safe, item.known):
            if isinstance(one, Added):
                taken.sentences.append(f"{one.name}: {one.note}" if one.note else one.name)
            else:
                taken.problems.append(without_path(str(one), item.path))
        new = {uid: name for uid, name in store.source_names(project).items() if uid not in names}
        taken.sources.extend({"uid": uid, "name": name} for uid, name in new.items())
        if changes := _changes(speakers.get(str(item.id))):
            taken.problems.extend(_corrected(project, new, changes))
    gone = store.undone(project)
    entries = [one for one in store.history(project) if one.number > before and one.is_decided]
    taken.entries.extend(one.number for one in reversed(entries) if one.number not in gone)
    return taken


def _corrected(project: store.Project, new: Mapping[str, str], changes: Changes) -> Iterator[str]:
    """A sentence for each new source whose speakers cannot be what was said."""
    for uid, name in new.items():
        source = store.find_source(project, uid)
        try:
            if source is not None:
                correct_speakers(project, source, changes)
        except QualkitError as error:
            yield f"{name}: {error}"


def _changes(asked: object) -> Changes | None:
    """What was said of a file's speakers before it was accepted; None for nothing."""
    names: dict[str, str] = {}
    roles: dict[str, str] = {}
    for row in asked if isinstance(asked, list) else []:
        label, name, role = (str(row.get(key) or "").strip() for key in ("label", "name", "role"))
        if role and role not in (*ROLES, NO_SPEAKER):
            raise UnknownName(_("role"), role, (*ROLES, NO_SPEAKER))
        if label and name:
            names[label] = name
        if label and role:
            roles[label] = role
    return Changes(names=names, roles=roles) if names or roles else None


async def _looked_at(request: Request, item: Item) -> Response:
    desk = desk_of(request.app)
    await _tray(request).look(item, await desk.do(store.newest_guide))
    return JSONResponse(await _card(request, item))


async def _card(request: Request, item: Item) -> dict[str, object]:
    """A file as its card shows it."""
    card: dict[str, object] = {
        "id": item.id,
        "name": item.name,
        "kept_as": item.safe.as_posix(),
        "problem": item.problem,
        "choices": item.choices,
        "known": item.known._asdict(),
    }
    found = item.preview
    if found is None:
        return card
    added = found.added
    card |= {
        "kind": added.kind,
        "languages": added.languages,
        "turns": added.n_turns,
        "words": added.n_words,
        "note": added.note,
        "doubts": added.doubts[:DOUBTS],
        "n_doubts": len(added.doubts),
        "encoding": found.encoding,
        "articles": found.n_articles,
    }
    if found.source is not None and found.annotation is not None:
        card |= _text(found.source, found.annotation)
        card |= await _in_project(desk_of(request.app), found.source, found.annotation)
    return card


def _text(source: Source, annotation: Annotation) -> dict[str, object]:
    """The beginning of the text, and its repairs."""
    applied = Counter(edit.rule for edit in source.edits if edit.applied)
    waiting = Counter(edit.rule for edit in source.edits if not edit.applied)
    # First what waits: it is what somebody has to decide on.
    edits = sorted(source.edits, key=lambda edit: edit.applied)[:REPAIRS]
    return {
        "applied": applied.most_common(),
        "waiting": waiting.most_common(),
        "repairs": [in_context(source, edit)._asdict() | {"applied": edit.applied} for edit in edits],
        "lines": [
            {"label": line.label, "text": line.speech[:LONGEST_LINE], "role": line.role, "heading": line.heading}
            for line in islice(lines(source, annotation), LINES)
        ],
    }


async def _in_project(desk: Desk, source: Source, annotation: Annotation) -> dict[str, object]:
    """Who speaks in the text, and whether the project has it already."""

    def look(project: store.Project) -> dict[str, object]:
        there = store.find_source(project, source.uid) or store.source_of_text(project, source.text_uid)
        rows = speakers_of(project, source, annotation)
        return {
            "there": there.name if there else "",
            "speakers": [
                {"label": row.label, "name": row.name, "role": row.role, "turns": row.turns, "words": row.words}
                for row in rows
            ],
        }

    return await desk.do(look)


def _tray(request: Request) -> Tray:
    state = request.app.state
    if not hasattr(state, "tray"):
        state.tray = Tray(desk_of(request.app).folder)
    found: Tray = state.tray
    return found


PAGE = Page(
    N_("Files"),
    "/files",
    [
        Route("/files", _show),
        Route("/files", _receive, methods=["POST"]),
        Route("/files/list", _list),
        Route("/files/accept", _accept, methods=["POST"]),
        Route("/files/{number:int}/look", _look, methods=["POST"]),
        Route("/files/{number:int}/leave", _leave, methods=["POST"]),
    ],
    prepare,
)
