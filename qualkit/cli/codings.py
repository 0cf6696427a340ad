"""`codings`, `accept`, `reject`: what stands, and decisions about it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from qualkit import store
from qualkit.cli.output import format_option, print_rows
from qualkit.cli.project import project_option, source_named, warn_if_stale
from qualkit.errors import UnknownName
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES, OTHER
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import Coding, Decision, Status
from qualkit.model.spans import Span
from qualkit.model.study import Study
from qualkit.pipeline import (
    PROPOSERS,
    KeptAnnotations,
    Review,
    Wanted,
    decide,
    decide_waiting,
    read_codebook,
    standing,
)

F = TypeVar("F", bound=Callable[..., Any])

NAME_LENGTH = 8
"""Characters of an identity that are shown; beginnings that are ambiguous are refused when they are used."""


@click.command("codings", short_help=_("List the codings of the project"))
@click.option("--code", help=_("Only this code and those below it, e.g. challenges/staff-shortage"))
@click.option("--source", help=_("Only this source"))
@click.option("--status", type=click.Choice([status.value for status in Status]), help=_("Only this status"))
@click.option("--orphans", is_flag=True, help=_("Decisions that rest on proposals which no term makes any more"))
@click.option("--lost", is_flag=True, help=_("Codings whose words their source no longer has, for you to decide on"))
@project_option
@format_option("table", "json", "jsonl", "csv")
def codings_command(
    code: str | None, source: str | None, status: str | None, orphans: bool, lost: bool, folder: Path, form: str
) -> None:
    """List the codings of the project

    With --lost, those that no longer fit since their source's text was replaced or repaired, with what stands there
    now: accept takes a coding over onto that, reject leaves it behind.

    \b
    Example:
      qualkit codings --code security --status proposed
    """
    with store.open_project(folder) as project:
        codebook = read_codebook(store.read_settings(folder).codebook)
        names = {one.uid: one.name for one in store.sources(project)}
        warn_if_stale(project, codebook)
        stands = standing(project)
        shown = [one.decision for one in stands.unplaced] if lost else stands.orphans if orphans else stands.codings
        stands_now = {one.decision.uid: one.words for one in stands.unplaced}
        whose = {} if lost or form == "table" else _whose(project, codebook, shown)
    source = unicodedata.normalize("NFC", source) if source else None
    if source and source not in names.values():
        raise UnknownName(_("source"), source, names.values())
    wanted = {one.uid for one in codebook.called(code).walk()} if code else None
    rows = [
        {
            "name": one.handle[:NAME_LENGTH],
            "code": codebook.by_uid[one.code_uid].path if one.code_uid in codebook.by_uid else one.code_uid,
            "source": names[one.source_uid],
            "start": one.span.start,
            "end": one.span.end,
            "words": one.words,
            "now": stands_now.get(one.uid, ""),
            "reported": whose.get((one.source_uid, one.span), ("", ""))[0],
            "case": whose.get((one.source_uid, one.span), ("", ""))[1],
            "because": _found(one) if form == "table" else _terms(one),
            "coder": one.coder.name,
            "status": one.status.value,
        }
        for one in shown
        if wanted is None or one.code_uid in wanted
    ]
    rows = [row for row in rows if source in (None, row["source"]) and status in (None, row["status"])]
    found = ("words", "now") if lost else ("words", "because")
    columns = ("name", "code", "source", *found, "coder", "status")
    print_rows(rows, form, columns=columns, empty=_("no coding"))


def _terms(one: Coding | Decision) -> list[str]:
    """The terms that fired, as the codebook has them."""
    return [firing.term for firing in one.reason] if isinstance(one, Coding) else []


def _found(one: Coding | Decision) -> list[str]:
    """The words in which the terms were found, each once, as people read them."""
    if isinstance(one, Decision):
        return []
    at = one.span.start
    # With `within: paragraph` one side of a term may stand outside of the sentence that is coded.
    inside = [fired for fired in one.reason if one.span.start <= fired.start < one.span.end]
    return list(dict.fromkeys(" ".join(one.words[fired.start - at : fired.end - at].split()) for fired in inside))


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


def _queue_options(command: F) -> F:
    """The options that choose proposals which wait, as the page of proposals does."""
    options = (
        click.option("--code", help=_("All that wait of this code and those below it")),
        click.option("--source", help=_("All that wait in this source")),
        click.option("--language", type=click.Choice((*LANGUAGES, OTHER)), help=_("All that wait in this language")),
        click.option("--by", type=click.Choice(list(PROPOSERS)), help=_("All that terms, a learned model, … proposed")),
        click.option("--at-least", type=click.FloatRange(0, 1), help=_("All that wait with at least this score")),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command("accept", short_help=_("Accept codings"))
@click.argument("names", nargs=-1, metavar="[NAME…]")
@_queue_options
@project_option
def accept_command(names: tuple[str, ...], folder: Path, **chosen: Any) -> None:
    """Accept codings; their names are in the first column of `qualkit codings`

    Instead of names, options choose from all proposals that wait; what they leave is accepted in one step, which
    `qualkit undo` takes back.

    \b
    Example:
      qualkit accept 3fa4c21b
      qualkit accept --code challenges --source interview.docx
    """
    _decide(names, folder, Status.ACCEPTED, chosen)


@click.command("reject", short_help=_("Reject codings"))
@click.argument("names", nargs=-1, metavar="[NAME…]")
@_queue_options
@project_option
def reject_command(names: tuple[str, ...], folder: Path, **chosen: Any) -> None:
    """Reject codings; a rejected one stays rejected in every later run

    Instead of names, options choose from all proposals that wait; what they leave is rejected in one step, which
    `qualkit undo` takes back.

    \b
    Example:
      qualkit reject 3fa4c21b
      qualkit reject --code tools --language ru
    """
    _decide(names, folder, Status.REJECTED, chosen)


def _decide(names: tuple[str, ...], folder: Path, status: Status, chosen: Mapping[str, Any]) -> None:
    from_queue = any(value is not None for value in chosen.values())
    if bool(names) is from_queue:
        raise click.UsageError(_("name codings, or choose from what waits with --code, --source, --language, --by …"))
    with store.open_project(folder) as project:
        if from_queue:
            codebook = read_codebook(store.read_settings(folder).codebook)
            warn_if_stale(project, codebook)
            n = decide_waiting(project, Review(), _wanted(project, codebook, chosen), codebook, status)
        else:
            n = decide(project, names, status)
    click.echo(_("{n} {status}").format(n=n, status=status.value))


def _wanted(project: store.Project, codebook: Codebook, chosen: Mapping[str, Any]) -> Wanted:
    code, source = chosen["code"], chosen["source"]
    return Wanted(
        codebook.called(code).uid if code is not None else None,
        source_named(source, store.sources(project)).uid if source is not None else None,
        chosen["language"],
        chosen["by"],
        chosen["at_least"],
    )
