"""`cases`: the units of analysis."""

from __future__ import annotations

from pathlib import Path

import click

from qualkit import store
from qualkit.cli.output import format_option, print_rows, report_problems
from qualkit.cli.project import project_option
from qualkit.messages import _
from qualkit.pipeline import add_cases


@click.command("cases", short_help=_("List the cases, or read them from a table"))
@click.argument("table", required=False, type=click.Path(path_type=Path))
@project_option
@format_option("table", "json", "jsonl", "csv")
@click.pass_context
def cases_command(ctx: click.Context, table: Path | None, folder: Path, form: str) -> None:
    """List the cases with their attributes, or read them from a table first

    The table (CSV or XLSX) has the columns `case` and `source`, `speaker` where one source has several (or for somebody
    whom it reports), or `person` for a reported person in all sources, and any others.

    \b
    Example:
      qualkit cases cases.csv
    """
    with store.open_project(folder) as project:
        problem = report_problems(add_cases(project, table).problems if table else [])
        linked: dict[str, list[str]] = {}
        names = {source.uid: source.name for source in store.sources(project)}
        for link in store.stored_links(project):
            linked.setdefault(link.case, []).append(names[link.source_uid])
        cases = store.stored_cases(project)
    attributes = list(dict.fromkeys(name for case in cases for name in case.attributes))
    rows = [
        {"case": case.name, **case.attributes, "sources": list(dict.fromkeys(linked.get(case.name, [])))}
        for case in cases
    ]
    columns = ("case", *attributes, "sources")
    print_rows(rows, form, columns=columns, empty=_("there is no case yet; read a table with: qualkit cases cases.csv"))
    ctx.exit(int(problem))
