"""Run: code the material, write the report, fetch it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from qualkit import store
from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import N_, _
from qualkit.pipeline import STAGES, Summary, run
from qualkit.workbench.desk import desk_of
from qualkit.workbench.pages.page import Page
from qualkit.workbench.rendering import page

REPORTS = (".html", ".docx", ".pdf", ".md")


@dataclass(slots=True)
class Run:
    """A run that goes on beside the pages, with a connection of its own. One at a time.

    stages: stage -> (done, of how many). problem: why it stopped, else empty.
    """

    stages: dict[str, tuple[int, int]] = field(default_factory=dict)
    summary: Summary | None = None
    problem: str = ""
    thread: threading.Thread | None = None

    @property
    def is_going(self) -> bool:
        """Whether it is still at work."""
        return self.thread is not None and self.thread.is_alive()

    def start(self, folder: Path) -> None:
        """Begin, unless it is going already."""
        if self.is_going:
            return
        self.stages, self.summary, self.problem = {}, None, ""
        self.thread = threading.Thread(target=self._work, args=(folder,), name="run")
        self.thread.start()

    def _work(self, folder: Path) -> None:
        try:
            with store.open_project(folder) as project:
                self.summary = run(project, store.read_settings(folder), progress=self._tell)
        except (QualkitError, OSError) as error:
            self.problem = str(error)

    def _tell(self, stage: str, done: int, total: int) -> None:
        self.stages[stage] = done, total


async def _show(request: Request) -> Response:
    folder = desk_of(request.app).folder
    return page(request, "run.html", {"stages": STAGES, "reports": [path.name for path in _reports(folder)]})


async def _start(request: Request) -> Response:
    _run_of(request).start(desk_of(request.app).folder)
    return Response(status_code=204)


async def _state(request: Request) -> Response:
    going = _run_of(request)
    return JSONResponse(
        {
            "going": going.is_going,
            "stages": {stage: {"done": done, "of": total} for stage, (done, total) in dict(going.stages).items()},
            "problem": going.problem,
            "summary": _lines(going.summary) if going.summary else None,
            "reports": [path.name for path in _reports(desk_of(request.app).folder)],
        }
    )


async def _fetch(request: Request) -> Response:
    """A report, to be saved: its own styles and scripts are no part of our pages."""
    name = request.path_params["name"]
    found = {path.name: path for path in _reports(desk_of(request.app).folder)}
    if name not in found:
        raise UnknownName(_("report"), name, found)
    return FileResponse(found[name], filename=name)


def _lines(summary: Summary) -> list[str]:
    counted = _("{proposed} proposed, {accepted} accepted, {rejected} rejected").format(
        proposed=summary.n_proposed, accepted=summary.n_accepted, rejected=summary.n_rejected
    )
    return [counted, *summary.problems, *summary.look]


def _reports(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "reports").glob("*") if path.suffix in REPORTS and path.is_file())


def _run_of(request: Request) -> Run:
    state = request.app.state
    if not hasattr(state, "run"):
        state.run = Run()
    found: Run = state.run
    return found


PAGE = Page(
    N_("Run"),
    "/run",
    [
        Route("/run", _show),
        Route("/run", _start, methods=["POST"]),
        Route("/run/state", _state),
        Route("/reports/{name}", _fetch),
    ],
)
