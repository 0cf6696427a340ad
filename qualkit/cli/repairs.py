"""`repairs`: edits that wait for a person."""

from __future__ import annotations

import re
from pathlib import Path

import click

from qualkit import store
from qualkit.cli.edits import Numbered, alike, edit_rows, numbered
from qualkit.cli.output import format_option, print_rows
from qualkit.cli.project import project_option, source_named
from qualkit.errors import QualkitError
from qualkit.messages import _, ngettext
from qualkit.model.sources import Edit, Source

_RANGE = re.compile(r"(\d+)[-–](\d+)")


@click.command("repairs", short_help=_("List the repairs that wait, approve or withdraw them"))
@click.argument("source", required=False)
@click.option(
    "--approve", multiple=True, metavar="N", help=_("Apply repair number N of the source (or N-M, a rule's name, all)")
)
@click.option("--withdraw", multiple=True, metavar="N", help=_("Take repair number N of the source out again"))
@click.option("--decline", multiple=True, metavar="N", help=_("Do not ask about repair number N again"))
@click.option("--like", is_flag=True, help=_("… and about all repairs of the same words"))
@click.option("--all", "show_all", is_flag=True, help=_("List the applied repairs too"))
@click.option("--each", is_flag=True, help=_("List repairs of the same words one by one"))
@project_option
@format_option("table", "json", "jsonl", "csv")
def repairs_command(
    source: str | None,
    approve: tuple[str, ...],
    withdraw: tuple[str, ...],
    decline: tuple[str, ...],
    like: bool,
    show_all: bool,
    each: bool,
    folder: Path,
    form: str,
) -> None:
    """List the repairs that wait, approve or withdraw them

    A repair's number is its place among all repairs of its source, so it does not change when others are approved.
    In the context, ⏎ is a line end; confidence goes from 0 to 1, and from .99 on a repair is applied unasked.

    \b
    Example:
      qualkit repairs article.txt --approve 3 --approve 8-12
      qualkit repairs article.txt --approve 3 --like
    """
    if (approve or withdraw or decline) and not source:
        raise click.UsageError(_("name the source whose repairs you decide on"))
    if (approve and withdraw) or (approve and decline) or (withdraw and decline):
        raise click.UsageError(_("approve, withdraw or decline, one at a time"))
    with store.open_project(folder) as project:
        sources = [source_named(source, store.sources(project))] if source else store.sources(project)
        done, has_changed = [], False
        for wanted, applied in ((approve, False), (withdraw, True)):
            if wanted:
                chosen = _chosen(sources[0], wanted, applied=applied, like=like)
                before = sources[0].revision
                sources = [store.decide_edits(project, sources[0], chosen, approve=not applied)]
                has_changed |= sources[0].revision != before
                done.append(_taken_out(len(chosen)) if applied else _applied(len(chosen)))
        if decline:
            chosen = _chosen(sources[0], decline, applied=False, like=like)
            store.decline_edits(project, sources[0], chosen)
            done.append(ngettext("{n} repair declined", "{n} repairs declined", len(chosen)).format(n=len(chosen)))
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


def _applied(n: int) -> str:
    return ngettext("{n} repair applied", "{n} repairs applied", n).format(n=n)


def _taken_out(n: int) -> str:
    return ngettext("{n} repair taken out", "{n} repairs taken out", n).format(n=n)


def _chosen(source: Source, names: tuple[str, ...], *, applied: bool, like: bool) -> list[Edit]:
    """The edits of these numbers, ranges and rules that are not yet as wanted; `all` is all of them."""
    edits = numbered(source)
    chosen = [one for name in names for one in _by_name(name, edits)]
    if like:
        chosen = alike(chosen, edits)
    return [one.edit for one in chosen if one.edit.applied is applied]


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
        message = _("no repair '{name}'; their numbers go from 1 to {last}, their rules are: {rules}")
        rules = ", ".join(sorted({one.edit.rule for one in edits}))
        raise QualkitError(message.format(name=name, last=len(edits), rules=rules or "–"))
    return found
