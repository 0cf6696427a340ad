"""`add`: new files into the project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from qualkit import store
from qualkit.cli.output import print_rows, report_problems
from qualkit.cli.project import ADDED_COLUMNS, added_row, project_option
from qualkit.errors import QualkitError
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES
from qualkit.pipeline import Added, Known, add

DOUBTS = 3
"""How many doubts about a file are shown at once."""


@click.command("add", short_help=_("Add files to the project"))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "--language", type=click.Choice(LANGUAGES), help=_("The language of these files, where it is not to be guessed")
)
@click.option("--encoding", metavar="NAME", help=_("The encoding of these text files, e.g. windows-1254"))
@click.option("--split", is_flag=True, help=_("Make each article of a file with several of them a source of its own"))
@project_option
@click.pass_context
def add_command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    language: str | None,
    encoding: str | None,
    split: bool,
    folder: Path,
) -> None:
    """Add files to the project, or all files in a folder

    Each file is read once: if it changes later, the project keeps the text that it read.
    A table with the columns `case` and `source` says who the speakers are.

    \b
    Example:
      qualkit add interviews/*.docx articles survey.xlsx cases.csv
    """
    with store.open_project(folder) as project:
        ctx.exit(int(add_and_show(project, paths, Known(language, encoding, split))))


def add_and_show(project: store.Project, paths: tuple[Path, ...], known: Known | None = None) -> bool:
    """Whether there was a problem; what was added is printed as a table, then what reading is in doubt about."""
    rows: list[dict[str, object]] = []
    doubts: list[str] = []
    problems: list[QualkitError] = []
    for result in add(project, paths, known):
        if isinstance(result, Added):
            rows.append(added_row(result))
            doubts += _doubts(result)
        else:
            problems.append(result)
    print_rows(rows, "table", columns=ADDED_COLUMNS, empty=_("nothing was added"))
    for doubt in doubts:
        click.echo(doubt)
    return report_problems(problems)


def _doubts(added: Added) -> Iterator[str]:
    """The first doubts about a file, a line each, and how to see the others."""
    for doubt in added.doubts[:DOUBTS]:
        yield f"{added.name}: {doubt}"
    if len(added.doubts) > DOUBTS:
        rest = _("{name}: {n} more; see them with: qualkit sources {name}")
        yield rest.format(name=added.name, n=len(added.doubts) - DOUBTS)
