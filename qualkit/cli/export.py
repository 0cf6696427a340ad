"""`export`: the codings for a spreadsheet or another program."""

from __future__ import annotations

from pathlib import Path

import click

from qualkit import exchanging, store
from qualkit.cli.project import file_to_write, project_option, warn_if_stale
from qualkit.messages import _, ngettext
from qualkit.pipeline import load_study, read_codebook


@click.command("export", short_help=_("Write the codings to a spreadsheet or JSON Lines"))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help=_("Replace the file if it is there"))
@project_option
def export_command(file: Path, force: bool, folder: Path) -> None:
    """Write the codings to a spreadsheet (.xlsx, .csv) or JSON Lines (.jsonl)

    \b
    Example:
      qualkit export codings.xlsx
    """
    file_to_write(file, force=force)
    with store.open_project(folder) as project:
        settings = store.read_settings(folder)
        codebook = read_codebook(settings.codebook)
        warn_if_stale(project, codebook)
        study = load_study(project, settings, codebook)
        n = exchanging.export_codings(study, file)
    found = ngettext("{n} coding written to {file}", "{n} codings written to {file}", n)
    click.echo(found.format(n=n, file=file))
