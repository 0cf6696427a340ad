"""The matrix: how many passages of each code stand in each language, case or source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from qualkit import comparing, store
from qualkit.messages import N_, _
from qualkit.model.codebooks import Code
from qualkit.model.results import Passage
from qualkit.model.study import Study
from qualkit.pipeline import load_study
from qualkit.workbench.codebooks import codebook_of
from qualkit.workbench.desk import Desk, desk_of
from qualkit.workbench.pages.page import Page
from qualkit.workbench.rendering import interface_language, page

BY = {"language": N_("Languages"), "case": N_("Cases"), "source": N_("Sources")}
SHADES = 5
"""Steps of the colour behind the counts."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Passages of a code in a column; shade: 0 (none) to SHADES, by the largest count of the table."""

    accepted: int
    proposed: int
    shade: int


@dataclass(frozen=True, slots=True)
class Row:
    """A code with its counts, those of the codes below it included, and how many there are in all."""

    code: Code
    name: str
    depth: int
    cells: list[Cell]
    total: int


async def _show(request: Request) -> Response:
    asked = request.query_params.get("by", "language")
    by, desk, language = asked if asked in BY else "language", desk_of(request.app), interface_language(request)

    def look(project: store.Project) -> tuple[list[str], list[Row]]:
        return desk.known(("matrix", by, language), lambda project: _table(project, desk, by, language))

    columns, rows = await desk.do(look)
    return page(request, "matrix.html", {"by": by, "kinds": BY, "columns": columns, "rows": rows})


def _table(project: store.Project, desk: Desk, by: str, language: str) -> tuple[list[str], list[Row]]:
    """(labels of the columns, the rows); a column without a passage is left out."""
    book = codebook_of(desk)
    study = desk.known("study", lambda project: load_study(project, store.read_settings(desk.folder), book))
    column_of = _column_of(study, by)
    columns = list(dict.fromkeys(column_of(passage) for passage in study.passages))
    table = comparing.crosstab(
        study.passages,
        rows=[code.uid for code in book.walk()],
        columns=columns,
        row_of=lambda passage: passage.code_uid,
        column_of=column_of,
        column_kind=by,
    )
    most = int(table.total.max()) if table.total.size else 0
    rows = [
        Row(
            code,
            code.name(language),
            code.path.count("/"),
            [
                Cell(int(accepted), int(proposed), -(-int(accepted + proposed) * SHADES // max(most, 1)))
                for accepted, proposed in zip(of_accepted, of_proposed, strict=True)
            ],
            int(of_accepted.sum() + of_proposed.sum()),
        )
        for code, of_accepted, of_proposed in zip(book.walk(), table.accepted, table.proposed, strict=True)
    ]
    return columns, rows


def _column_of(study: Study, by: str) -> Callable[[Passage], str]:
    def case_of(passage: Passage) -> str:
        sentence = study.sentence_at(passage.source_uid, passage.span)
        speaker = sentence.turn.speaker if sentence and sentence.turn else None
        case = study.case_of(passage.source_uid, speaker)
        return case.name if case else _("no case")

    def language_of(passage: Passage) -> str:
        sentence = study.sentence_at(passage.source_uid, passage.span)
        return sentence.language if sentence else ""

    match by:
        case "case":
            return case_of
        case "source":
            return lambda passage: study.source(passage.source_uid).name
    return language_of


PAGE = Page(N_("Matrix"), "/matrix", [Route("/matrix", _show)])
