"""`init`: a new project folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click

from qualkit import store
from qualkit.cli.samples import samples
from qualkit.errors import ProjectError
from qualkit.messages import _
from qualkit.store.settings import FILE_NAME, TEMPLATE

STARTER = "digital-diplomacy.yaml"
SCHEMA = "codebook.schema.json"


@click.command("init", short_help=_("Make a new project folder"))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--coder", help=_("The coder's name"))
@click.option(
    "--codebook", type=click.Path(path_type=Path, exists=True, dir_okay=False), help=_("Begin with this codebook")
)
@click.pass_context
def init_command(ctx: click.Context, folder: Path, coder: str | None, codebook: Path | None) -> None:
    """Make a new project folder

    \b
    Example:
      qualkit init my-thesis --coder "Leyla"
    """
    if coder is None:
        try:
            coder = click.prompt(_("Your name (it stands beside every decision you take)"), type=str)
        except click.Abort:
            click.echo(_("stopped; no project was made"), err=True)
            ctx.exit(1)
    if not coder.strip():
        raise click.UsageError(_("the coder's name is empty; decisions need a name beside them"))
    make_project(folder, coder=coder.strip(), codebook=codebook or samples("codebooks") / STARTER)
    click.echo(_("made the project {folder}; next:").format(folder=folder))
    click.echo(f"  cd {folder}\n  qualkit add FILE…\n  qualkit run")


def make_project(folder: Path, *, coder: str, codebook: Path, name: str = "") -> None:
    """A project folder with its settings, a copy of the codebook, and an empty project file.

    name: of the study; without it the folder's.

    Raises: ProjectError if there is a project in the folder already.
    """
    if (folder / store.FILE_NAME).exists():
        raise ProjectError(folder, _("there is a project in this folder already; choose another folder"))
    for inside in ("corpora", "codebooks", "reports"):
        (folder / inside).mkdir(parents=True, exist_ok=True)
    for file in (codebook, samples("codebooks") / SCHEMA):  # the first line of a codebook names the schema
        target = folder / "codebooks" / file.name
        if not target.exists():
            shutil.copyfile(file, target)
    # a JSON string is a TOML string too, whatever letters and quotes the name has
    quoted = json.dumps(name or folder.resolve().name, ensure_ascii=False)
    settings = TEMPLATE.format(name=quoted, codebook=codebook.name)
    if not (folder / FILE_NAME).exists():
        (folder / FILE_NAME).write_text(settings, encoding="utf-8", newline="\n")
    store.create_project(folder, coder=coder).close()  # last, so that what was stopped half-way can be begun again
