"""`demo`: the sample corpus, from its files to its report."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from qualkit import store
from qualkit.cli.add import add_and_show
from qualkit.cli.init import STARTER, make_project
from qualkit.cli.output import report_problems
from qualkit.cli.project import run_and_show
from qualkit.cli.samples import samples
from qualkit.errors import ProjectError
from qualkit.messages import _


@click.command("demo", short_help=_("Make a project of the sample corpus and open its findings report"))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("qualkit-demo"))
@click.option("--open/--no-open", "show", default=False, help=_("Open the report in the browser"))
@click.pass_context
def demo_command(ctx: click.Context, folder: Path, show: bool) -> None:
    """Make a project of the sample corpus, run it and write its findings report

    \b
    Example:
      qualkit demo --open
    """
    problem = False
    if not (folder / store.FILE_NAME).exists():
        problem = _make(folder)
    with store.open_project(folder) as project:
        summary = run_and_show(project, folder)
    problem |= report_problems(summary.problems)
    page = summary.reports.get("html")
    if show and page:
        click.launch(str(page))
    ctx.exit(int(problem))


def _make(folder: Path) -> bool:
    """Whether there was a problem; the project takes its name when it is whole, so that a stopped demo begins anew."""
    if folder.exists() and any(folder.iterdir()):
        raise ProjectError(folder, _("this folder is not empty; name another one for the demo"))
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    name = _("Digital transformation of a foreign service (sample)")
    make_project(part, coder=_("Demo"), codebook=samples("codebooks") / STARTER, name=name)
    with store.open_project(part) as project:
        problem = add_and_show(project, (samples("corpora") / "digital-diplomacy",))
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.exists():
        folder.rmdir()
    part.replace(folder)
    return problem
