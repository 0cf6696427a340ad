"""`repairs`: edits that wait for a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from qualkit import store
from qualkit.cli.edits import Numbered, alike, edit_rows, numbered
from qualkit.cli.output import format_option, print_rows
from qualkit.cli.project import project_option, source_named
from qualkit.errors import QualkitError
from qualkit.messages import _, ngettext
from qualkit.model.sources import Source

_RANGE = re.compile(r"(\d+)[-–](\d+)")
_SHOWN = 5  # numbers of repairs in a sentence


@click.command("repairs", short_help=_("List the repairs that wait, approve or withdraw them"))
@click.argument("source", required=False)
@click.option(
    "--approve",
    multiple=True,
    metavar="N",
    help=_("Apply repair number N of the source (or 3,8-12, a rule's name, all)"),
)
@click.option("--withdraw", multiple=True, metavar="N", help=_("Take repair number N of the source out again"))
@click.option("--decline", multiple=True, metavar="N", help=_("Do not ask about repair number N again"))
@click.option("--like", is_flag=True, help=_("… and about all repairs of the same words"))
@click.option("--declined", is_flag=True, help=_("… and about those that were declined or withdrawn before"))
@click.option("--all", "show_all", is_flag=True, help=_("List the applied, declined and withdrawn repairs too"))
@click.option("--each", is_flag=True, help=_("List repairs of the same words one by one"))
@project_option
@format_option("table", "json", "jsonl", "csv")
def repairs_command(
    source: str | None,
    approve: tuple[str, ...],
    withdraw: tuple[str, ...],
    decline: tuple[str, ...],
    like: bool,
    declined: bool,
    show_all: bool,
    each: bool,
    folder: Path,
    form: str,
) -> None:
    """List the repairs that wait, approve or withdraw them

    A repair's number is its place among all repairs of its source, so it does not change when others are approved.
    In the context, ⏎ is a line end; confidence goes from 0 to 1, and from .99 on a repair is applied unasked.
    What somebody declined or withdrew stays so when a range, a rule's name, `all` or --like takes in others with it; to
    apply it after all, give its own number.

    \b
    Example:
      qualkit repairs article.txt --approve 3,8-12
      qualkit repairs article.txt --approve 3 --like
    """
    if (approve or withdraw or decline) and not source:
        raise click.UsageError(_("name the source whose repairs you decide on"))
    if (approve and withdraw) or (approve and decline) or (withdraw and decline):
        raise click.UsageError(_("approve, withdraw or decline, one at a time"))
    with store.open_project(folder) as project:
        sources = [source_named(source, store.sources(project))] if source else store.sources(project)
        done: list[str] = []
        has_changed = False
        if names := approve or withdraw or decline:
            before = sources[0]
            parts = [part.strip() for name in names for part in name.split(",")]
            verdict = "approve" if approve else "withdraw" if withdraw else "decline"
            changed, done = _decide(project, before, _Wanted(parts, verdict, like, declined))
            sources, has_changed = [changed], changed.revision != before.revision
        rows = [
            row
            for one in sources
            for waiting in [{edit.key for edit in store.waiting_edits(project, one)}]
            for row in edit_rows(
                one, (found for found in numbered(one) if show_all or found.edit.key in waiting), each=each
            )
        ]
    columns = ("source", "number", "times", "in_context", "rule", "confidence", "applied")
    print_rows(rows, form, columns=columns, empty=_("no repair waits"))
    if done:
        click.echo("; ".join(done), err=True)
    if has_changed:
        click.echo(_("the text has changed; to code it anew, type: qualkit run"), err=True)
    elif rows and form == "table":
        click.echo(_("decide with: qualkit repairs SOURCE --approve N, or --decline N"), err=True)


class _Wanted(NamedTuple):
    """What is to be decided on which repairs. like, declined: on those of the same words, and on refused ones, too."""

    names: Sequence[str]
    verdict: str
    like: bool
    declined: bool


def _decide(project: store.Project, source: Source, wanted: _Wanted) -> tuple[Source, list[str]]:
    """The source with these repairs decided, and what is to be said about that."""
    chosen = _chosen(source, wanted)
    if wanted.verdict == "withdraw":
        edits = [one.edit for one in chosen if one.edit.applied]
        return store.decide_edits(project, source, edits, approve=False), [_taken_out(len(edits))]
    waiting = {edit.key for edit in store.waiting_edits(project, source)}
    refused = [one for one in chosen if not one.edit.applied and one.edit.key not in waiting]
    left = [one for one in refused if str(one.number) not in wanted.names and not wanted.declined]
    edits = [one.edit for one in chosen if not one.edit.applied and one not in left]
    if wanted.verdict == "approve":
        said = [_applied(len(edits)), *([_left(left)] if left else [])]
        return store.decide_edits(project, source, edits, approve=True), said
    store.decline_edits(project, source, edits)
    applied = [one for one in chosen if one.edit.applied]
    said = [ngettext("{n} repair declined", "{n} repairs declined", len(edits)).format(n=len(edits))]
    return source, [*said, *([_is_applied(source, applied)] if applied else [])]


def _applied(n: int) -> str:
    return ngettext("{n} repair applied", "{n} repairs applied", n).format(n=n)


def _taken_out(n: int) -> str:
    return ngettext("{n} repair taken out", "{n} repairs taken out", n).format(n=n)


def _left(left: Sequence[Numbered]) -> str:
    found = ngettext(
        "{n} left as it is, because it was declined or withdrawn (to apply it, give its number: {numbers})",
        "{n} left as they are, because they were declined or withdrawn (to apply one, give its number: {numbers})",
        len(left),
    )
    return found.format(n=len(left), numbers=_numbers(left))


def _is_applied(source: Source, applied: Sequence[Numbered]) -> str:
    found = ngettext(
        "{n} is applied already; to take it out: {command}",
        "{n} are applied already; to take them out: {command}",
        len(applied),
    )
    options = f" --withdraw {applied[0].number}" if len(applied) == 1 else " --withdraw N"
    return found.format(n=len(applied), command=f'qualkit repairs "{source.name}"{options}')


def _numbers(some: Sequence[Numbered]) -> str:
    """The first of the repairs' numbers."""
    return ", ".join(str(one.number) for one in some[:_SHOWN]) + (", …" if len(some) > _SHOWN else "")


def _chosen(source: Source, wanted: _Wanted) -> list[Numbered]:
    """The repairs of these numbers, ranges and rules; `all` is all of them."""
    edits = numbered(source)
    chosen = {one.number: one for name in wanted.names for one in _by_name(name, edits)}
    return list({one.number: one for one in alike(chosen.values(), edits)}.values() if wanted.like else chosen.values())


def _by_name(name: str, edits: list[Numbered]) -> list[Numbered]:
    if name == "all":
        return edits
    if bounds := _RANGE.fullmatch(name):
        first, last = map(int, bounds.groups())
        if first > last:
            message = _("'{name}' ends before it begins; write {last}-{first}")
            raise QualkitError(message.format(name=name, first=first, last=last))
        found = [one for one in edits if first <= one.number <= last] if first and last <= len(edits) else []
    else:
        found = [one for one in edits if name in (str(one.number), one.edit.rule)]
    if not found:
        message = _("no repair '{name}'; numbers go from 1 to {last} (several are written 3,8-12), rules are: {rules}")
        rules = ", ".join(sorted({one.edit.rule for one in edits}))
        raise QualkitError(message.format(name=name, last=len(edits), rules=rules or "–"))
    return found
