"""Repairs: what waits for a person, by source, those of the same words together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from qualkit import store
from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import N_, _
from qualkit.model.sources import Source
from qualkit.pipeline.approving import STATES, VERDICTS, Alike, State, decide_repairs, repairs_in
from qualkit.pipeline.edits import InContext, words_in_context
from qualkit.workbench.asking import asked_for
from qualkit.workbench.desk import desk_of
from qualkit.workbench.pages.page import Page
from qualkit.workbench.rendering import page

SHOWN, PLACES = 60, 15
"""Groups on a page, and places of a group."""
WIDTH = 50
STATE_NAMES = {"waiting": N_("waiting"), "applied": N_("applied"), "declined": N_("declined")}


@dataclass(frozen=True, slots=True)
class Shown:
    """A repair as the page shows it. keys: those of all places that it stands for."""

    context: InContext
    keys: list[tuple[int, int, str]]
    rule: str
    confidence: float
    n_accepted: int
    n_proposed: int
    places: list[Shown]

    @property
    def times(self) -> int:
        """In how many places."""
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class Choice:
    """A source that has repairs in the state that is shown."""

    uid: str
    name: str
    n: int


async def _show(request: Request) -> Response:
    query = request.query_params
    state = _state(query.get("state"))
    uid, rule, asked = query.get("source"), query.get("rule", ""), query.get("from", "")
    first = int(asked) if asked.isascii() and asked.isdigit() else 0
    desk = desk_of(request.app)

    def look(project: store.Project) -> dict[str, object]:
        choices = desk.known(("repairs", state), lambda project: _choices(project, state))
        chosen = uid if any(one.uid == uid for one in choices) else next((one.uid for one in choices), None)
        source = store.find_source(project, chosen) if chosen else None
        if source is None:
            return {"choices": choices, "source": None, "rows": [], "rules": [], "n": 0}
        groups = desk.known(("repairs of", chosen, state), lambda project: repairs_in(project, source, state))
        wanted = [group for group in groups if not rule or group.edit.rule == rule]
        return {
            "choices": choices,
            "source": source,
            "rows": [_shown(source, group) for group in wanted[first : first + SHOWN]],
            "rules": sorted({group.edit.rule for group in groups}),
            "n": len(wanted),
        }

    values = await desk.do(look)
    shared = {"state": state, "states": STATE_NAMES, "rule": rule, "first": first, "step": SHOWN}
    return page(request, "repairs.html", values | shared)


async def _decide(request: Request) -> Response:
    """Approve, decline or take out the repairs of these keys."""
    asked = await asked_for(request)
    verdict = asked.get("verdict")
    if verdict not in VERDICTS:
        raise UnknownName(_("verdict"), str(verdict), VERDICTS)
    keys = _keys(asked.get("keys"))
    uid = str(asked.get("source"))

    def work(project: store.Project) -> dict[str, object]:
        before = store.newest_number(project)
        said = decide_repairs(project, uid, keys, verdict)
        number = store.newest_number(project)
        return {"said": said, "entry": number if number != before else None}

    return JSONResponse(await desk_of(request.app).do(work))


def _choices(project: store.Project, state: State) -> list[Choice]:
    names, place = store.source_names(project), STATES.index(state)
    return [
        Choice(uid, names[uid], counts[place]) for uid, counts in store.edit_counts(project).items() if counts[place]
    ]


def _shown(source: Source, group: Alike) -> Shown:
    places: Sequence[Alike] = [Alike([place]) for place in group.places[:PLACES]] if len(group.places) > 1 else ()
    return Shown(
        words_in_context(source, group.edit, WIDTH),
        [place.edit.key for place in group.places],
        group.edit.rule,
        group.confidence,
        group.n_accepted,
        group.n_proposed,
        [_shown(source, one) for one in places],
    )


def _state(asked: str | None) -> State:
    return asked if asked in STATES else "waiting"


def _keys(asked: object) -> set[tuple[int, int, str]]:
    found = set()
    for row in asked if isinstance(asked, list) else [None]:
        match row:
            case [int(start), int(end), str(new)]:
                found.add((start, end, new))
            case _unknown:
                raise QualkitError(_("the page asked for something that is not understood; load it again"))
    if not found:
        raise QualkitError(_("no repair was chosen"))
    return found


PAGE = Page(
    N_("Repairs"),
    "/repairs",
    [Route("/repairs", _show), Route("/repairs/decide", _decide, methods=["POST"])],
)
