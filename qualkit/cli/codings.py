"""`codings`, `accept`, `reject`: what stands, and decisions about it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

import click

from qualkit import store
from qualkit.cli.output import format_option, print_rows
from qualkit.cli.project import project_option, warn_if_stale
from qualkit.errors import UnknownName
from qualkit.messages import _
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import Coding, Decision, Status
from qualkit.model.spans import Span
from qualkit.model.study import Study
from qualkit.pipeline import KeptAnnotations, decide, read_codebook, standing

NAME_LENGTH = 8
"""Characters of an identity that are shown; beginnings that are ambiguous are refused when they are used."""


@click.command("codings", short_help=_("List the codings of the project"))
@click.option("--code", help=_("Only this code and those below it, e.g. challenges/staff-shortage"))
@click.option("--source", help=_("Only this source"))
@click.option("--status", type=click.Choice([status.value for status in Status]), help=_("Only this status"))
@click.option("--orphans", is_flag=True, help=_("Decisions that rest on proposals which no term makes any more"))
@project_option
@format_option("table", "json", "jsonl", "csv")
def codings_command(
    code: str | None, source: str | None, status: str | None, orphans: bool, folder: Path, form: str
) -> None:
    """List the codings of the project

    \b
    Example:
      qualkit codings --code security --status proposed
    """
    with store.open_project(folder) as project:
        codebook = read_codebook(store.read_settings(folder).codebook)
        names = {one.uid: one.name for one in store.sources(project)}
        warn_if_stale(project, codebook)
        stands = standing(project)
        shown = stands.orphans if orphans else stands.codings
        whose = {} if form == "table" else _whose(project, codebook, shown)
    source = unicodedata.normalize("NFC", source) if source else None
    if source and source not in names.values():
        raise UnknownName(_("source"), source, names.values())
    wanted = {one.uid for one in codebook.code(code).walk()} if code else None
    rows = [
        {
            "name": one.handle[:NAME_LENGTH],
            "code": codebook.by_uid[one.code_uid].path if one.code_uid in codebook.by_uid else one.code_uid,
            "source": names[one.source_uid],
            "start": one.span.start,
            "end": one.span.end,
            "words": one.words,
            "reported": whose.get((one.source_uid, one.span), ("", ""))[0],
            "case": whose.get((one.source_uid, one.span), ("", ""))[1],
            "because": [firing.term for firing in one.reason] if isinstance(one, Coding) else [],
            "coder": one.coder.name,
            "status": one.status.value,
        }
        for one in shown
        if wanted is None or one.code_uid in wanted
    ]
    rows = [row for row in rows if source in (None, row["source"]) and status in (None, row["status"])]
    columns = ("name", "code", "source", "words", "because", "coder", "status")
    print_rows(rows, form, columns=columns, empty=_("no coding"))


def _whose(
    project: store.Project, codebook: Codebook, shown: Iterable[Coding | Decision]
) -> dict[tuple[str, Span], tuple[str, str]]:
    """(source, span) -> whose view the sentence reports in which it begins, and the case; empty where there is none."""
    sources = store.sources(project)
    cases, links = store.stored_cases(project), store.stored_links(project)
    study = Study("", sources, KeptAnnotations(project, sources), codebook, cases=cases, links=links)
    found = {}
    for one in shown:
        sentence = study.sentence_at(one.source_uid, one.span)
        case = study.case_of_sentence(one.source_uid, sentence)
        found[one.source_uid, one.span] = (sentence.reported if sentence else "", case.name if case else "")
    return found


@click.command("accept", short_help=_("Accept codings"))
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
@project_option
def accept_command(names: tuple[str, ...], folder: Path) -> None:
    """Accept codings; their names are in the first column of `qualkit codings`

    \b
    Example:
      qualkit accept 3fa4c21b
    """
    _decide(names, folder, Status.ACCEPTED)


@click.command("reject", short_help=_("Reject codings"))
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
@project_option
def reject_command(names: tuple[str, ...], folder: Path) -> None:
    """Reject codings; a rejected one stays rejected in every later run

    \b
    Example:
      qualkit reject 3fa4c21b
    """
    _decide(names, folder, Status.REJECTED)


def _decide(names: tuple[str, ...], folder: Path, status: Status) -> None:
    with store.open_project(folder) as project:
        n = decide(project, names, status)
    click.echo(_("{n} {status}").format(n=n, status=status.value))
