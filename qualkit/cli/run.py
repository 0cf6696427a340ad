"""`run`: the whole way, from the sources to the report."""

from __future__ import annotations

from pathlib import Path

import click

from qualkit import store
from qualkit.cli.output import report_problems
from qualkit.cli.project import project_option, run_and_show
from qualkit.messages import _


@click.command("run", short_help=_("Code the material and write the findings report"))
@project_option
@click.pass_context
def run_command(ctx: click.Context, folder: Path) -> None:
    """Code the material and write the findings report

    Only what has changed since the last run is done again. Decisions stay in force.

    \b
    Example:
      qualkit run --project my-thesis
    """
    with store.open_project(folder) as project:
        summary = run_and_show(project, folder)
    ctx.exit(int(report_problems(summary.problems)))
