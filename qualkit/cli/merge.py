"""`merge`: take in what somebody else did in a copy of the project."""

from __future__ import annotations

from pathlib import Path

import click

from qualkit import store
from qualkit.cli.project import project_option
from qualkit.messages import _, ngettext
from qualkit.pipeline import merge


@click.command("merge", short_help=_("Take in what somebody else did in a copy of the project"))
@click.argument("other", type=click.Path(path_type=Path))
@project_option
def merge_command(other: Path, folder: Path) -> None:
    """Take in what somebody else did in a copy of the project

    OTHER is the other project's folder, or its file; it is only read. The same texts are the same sources, whatever
    their names. Decisions of two coders stand side by side. Where the two say different things of one thing, what was
    said here stands, and the difference is listed. A backup is made before; `qualkit undo` takes all of it back.

    \b
    Example:
      qualkit merge ../aysel/thesis
    """
    with store.open_project(folder) as project:
        result = merge(project, other)
    if not result.entries:
        click.echo(_("the other project has nothing that is not here"))
        return
    n = (result.rows or {}).get("decisions", 0)
    taken = ngettext("{n} decision of {coders}", "{n} decisions of {coders}", n)
    taken = taken.format(n=n, coders=", ".join(result.coders))
    click.echo(_("taken in: {taken}, {n} entries of the history").format(taken=taken, n=result.entries))
    if result.conflicts:
        click.echo(_("the two say different things; look at them:"))
        for line in result.conflicts:
            click.echo(f"  {line}")
    click.echo(_("what stood before is in {file}; to take the merge back: qualkit undo").format(file=result.backup))
    click.echo(_("to code new sources, type: qualkit run"), err=True)
