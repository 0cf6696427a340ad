"""Overview: what is in the project, what is coded, what waits."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from qualkit import store
from qualkit.messages import N_
from qualkit.model.codings import Status
from qualkit.pipeline import standing
from qualkit.workbench.desk import desk_of
from qualkit.workbench.pages.page import Page
from qualkit.workbench.rendering import page


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the list: its name, its characters, and its codings by status."""

    uid: str
    name: str
    n_characters: int
    n_accepted: int
    n_proposed: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the overview shows."""

    sources: list[SourceRow]
    n_accepted: int
    n_proposed: int
    n_rejected: int
    n_repairs: int
    lost: list[str]


def overview(project: store.Project) -> Overview:
    """The overview of a project."""
    sources = store.sources(project)
    stands = standing(project, sources)
    of_source = Counter((one.source_uid, one.status) for one in stands.codings)
    of_all = Counter(one.status for one in stands.codings)
    rows = [
        SourceRow(
            one.uid,
            one.name,
            len(one.text),
            of_source[one.uid, Status.ACCEPTED],
            of_source[one.uid, Status.PROPOSED],
        )
        for one in sources
    ]
    n_repairs = sum(len(store.waiting_edits(project, one)) for one in sources)
    return Overview(
        rows, of_all[Status.ACCEPTED], of_all[Status.PROPOSED], of_all[Status.REJECTED], n_repairs, stands.lost
    )


async def _show(request: Request) -> Response:
    desk = desk_of(request.app)
    found = await desk.do(lambda project: desk.known("overview", overview))
    return page(request, "overview.html", {"overview": found, "folder": desk.folder.resolve().name})


PAGE = Page(N_("Overview"), "/", [Route("/", _show)])
