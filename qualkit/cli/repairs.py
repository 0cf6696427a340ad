"""`repairs`: edits that wait for a person."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import click

from qualkit import store
from qualkit.cli.output import format_option, print_rows
from qualkit.cli.project import project_option
from qualkit.errors import UnknownName
from qualkit.messages import _
from qualkit.model.sources import Edit, Source


@click.command("repairs", short_help=_("List the repairs that wait, approve or withdraw them"))
@click.argument("source", required=False)
@click.option("--approve", multiple=True, metavar="N", help=_("Apply repair number N of the source (or: all)"))
@click.option(
    "--withdraw", multiple=True, metavar="N", help=_("Take repair number N of the source out again (or: all)")
)
@click.option("--decline", multiple=True, metavar="N", help=_("Do not ask about repair number N again (or: all)"))
@click.option("--all", "show_all", is_flag=True, help=_("List the applied repairs too"))
@project_option
@format_option("table", "json", "jsonl", "csv")
def repairs_command(
    source: str | None,
    approve: tuple[str, ...],
    withdraw: tuple[str, ...],
    decline: tuple[str, ...],
    show_all: bool,
    folder: Path,
    form: str,
) -> None:
    """List the repairs that wait, approve or withdraw them

    A repair's number is its place among all repairs of its source, so it does not change when others are approved.
    In the context, ⏎ is a line end; confidence goes from 0 to 1, and from .99 on a repair is applied unasked.

    \b
    Example:
      qualkit repairs article.txt --approve 3 --approve 4
    """
    if (approve or withdraw or decline) and not source:
        raise click.UsageError(_("name the source whose repairs you decide on"))
    with store.open_project(folder) as project:
        sources = store.sources(project)
        if source:
            by_name = {one.name: one for one in sources}
            source = unicodedata.normalize("NFC", source)
            if source not in by_name:
                raise UnknownName(_("source"), source, by_name)
            sources = [by_name[source]]
        if approve:
            sources = [
                store.decide_edits(project, sources[0], _chosen(sources[0], approve, applied=False), approve=True)
            ]
        if withdraw:
            sources = [
                store.decide_edits(project, sources[0], _chosen(sources[0], withdraw, applied=True), approve=False)
            ]
        if decline:
            store.decline_edits(project, sources[0], _chosen(sources[0], decline, applied=False))
        rows = [
            _row(one, number, edit)
            for one in sources
            for waiting in [store.waiting_edits(project, one)]
            for number, edit in enumerate(one.edits, 1)
            if show_all or edit in waiting
        ]
    columns = ("source", "number", "in_context", "rule", "confidence", "applied")
    print_rows(rows, form, columns=columns, empty=_("no repair waits"))
    if approve or withdraw:
        click.echo(_("the text has changed; to code it anew, type: qualkit run"), err=True)
    elif rows and form == "table":
        click.echo(_("decide with: qualkit repairs SOURCE --approve N, or --decline N"), err=True)


def _chosen(source: Source, numbers: tuple[str, ...], *, applied: bool) -> list[Edit]:
    """The edits of these numbers that are not yet as wanted."""
    if "all" in numbers:
        return [edit for edit in source.edits if edit.applied is applied]
    known = {str(number): edit for number, edit in enumerate(source.edits, 1)}
    for number in numbers:
        if number not in known:
            raise UnknownName(_("repair"), number, known)
    return [known[number] for number in numbers if known[number].applied is applied]


def _row(source: Source, number: int, edit: Edit, width: int = 25) -> dict[str, object]:
    before = source.original[max(0, edit.start - width) : edit.start]
    after = source.original[edit.end : edit.end + width]
    shown = f"{before}[{edit.old} → {edit.new}]{after}".replace("\n", "⏎")
    return {
        "source": source.name,
        "number": number,
        "in_context": shown,
        "rule": edit.rule,
        "confidence": edit.confidence,
        "applied": edit.applied,
    }
