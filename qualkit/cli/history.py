"""`history`, `undo`, `redo`: what was done, by whom and when; and taking it back."""

from __future__ import annotations

from pathlib import Path

import click

from qualkit import store
from qualkit.cli.output import format_option, print_rows
from qualkit.cli.project import project_option
from qualkit.messages import _
from qualkit.pipeline import redo, undo


@click.command("history", short_help=_("List what was done, by whom and when"))
@project_option
@format_option("table", "json", "jsonl", "csv")
def history_command(folder: Path, form: str) -> None:
    """List what was done, by whom and when

    \b
    Example:
      qualkit history
    """
    with store.open_project(folder) as project:
        gone = store.undone(project)
        rows = [
            {
                "number": entry.number,
                "at": entry.at,
                "coder": entry.coder,
                "action": entry.action,
                "detail": detail(entry),
                "state": _("taken back") if entry.number in gone and entry.undoes is None else "",
            }
            for entry in store.history(project)
        ]
    print_rows(rows, form, columns=("number", "at", "coder", "action", "detail", "state"), empty="")


@click.command("undo", short_help=_("Take back what was decided last"))
@click.argument("number", type=int, required=False)
@project_option
def undo_command(number: int | None, folder: Path) -> None:
    """Take back what was decided last, or the entry of the history with this number

    Runs decide nothing and are passed over. Nothing is lost: `qualkit redo` brings back what was taken back.

    \b
    Example:
      qualkit undo
      qualkit undo 12
    """
    with store.open_project(folder) as project:
        entry = undo(project, number)
    click.echo(_("taken back: {entry}; to bring it back: qualkit redo").format(entry=_in_words(entry)))


@click.command("redo", short_help=_("Bring back what was taken back last"))
@click.argument("number", type=int, required=False)
@project_option
def redo_command(number: int | None, folder: Path) -> None:
    """Bring back what was taken back last, or the entry of the history with this number

    Without a number, only what was taken back since the last decision.

    \b
    Example:
      qualkit redo
      qualkit redo 12
    """
    with store.open_project(folder) as project:
        entry = redo(project, number)
    click.echo(_("brought back: {entry}").format(entry=_in_words(entry)))


def detail(entry: store.Entry) -> str:
    """What an entry says of itself, for people."""
    return ", ".join(f"{key}: {value}" for key, value in entry.detail.items())


def _in_words(entry: store.Entry) -> str:
    return f"{entry.number} {entry.action} ({detail(entry)}), {entry.coder}, {entry.at}"
