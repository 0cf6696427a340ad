"""`backup`, `check`: a copy of the project, going back to one, and proof that it is whole."""

from __future__ import annotations

from pathlib import Path

import click

from qualkit import store
from qualkit.cli.project import project_option
from qualkit.messages import _, ngettext
from qualkit.pipeline import prove


@click.command("backup", short_help=_("Copy the project file, or go back to a copy"))
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--list", "is_list", is_flag=True, help=_("List the copies in the folder backups"))
@click.option("--restore", is_flag=True, help=_("Go back to this file; what stands now is kept beside the backups"))
@project_option
def backup_command(file: Path | None, is_list: bool, restore: bool, folder: Path) -> None:
    """Copy the project file, or go back to a copy

    Without a name the copy lies in the project's folder backups. A copy is whole also while somebody works in the
    project. qualkit makes one by itself before it changes the form of the project file.

    \b
    Example:
      qualkit backup
      qualkit backup /media/usb/thesis.qualkit
      qualkit backup --restore "backups/project-2026-11-20T181400Z.qualkit"
    """
    if is_list:
        for path in store.backups(folder):
            click.echo(path)
        return
    if restore:
        if file is None:
            raise click.UsageError(_("name the copy; the copies are listed by: qualkit backup --list"))
        before = store.restore(folder, file)
        click.echo(_("the project is what it was in {file}").format(file=file))
        if before:
            click.echo(_("what stood before is in {file}").format(file=before))
        return
    with store.open_project(folder) as project:
        click.echo(_("copied to {file}").format(file=store.backup(project, file)))


@click.command("check", short_help=_("Prove that every quotation says what its source says"))
@project_option
@click.pass_context
def check_command(ctx: click.Context, folder: Path) -> None:
    """Prove that every quotation says what its source says

    Looks at the file, at every source and revision, and at every coding that was ever proposed or decided.

    \b
    Example:
      qualkit check
    """
    with store.open_project(folder) as project:
        proof = prove(project)
    for line in proof.problems:
        click.echo(line, err=True)
    for line in proof.lost:
        click.echo(_("no longer fits its source: {line}").format(line=line), err=True)
    looked = ngettext(
        "{quotations} quotation of {sources} sources, {revisions} revisions: {verdict}",
        "{quotations} quotations of {sources} sources, {revisions} revisions: {verdict}",
        proof.n_quotations,
    )
    verdict = _("{n} problems").format(n=len(proof.problems)) if proof.problems else _("all as they should be")
    click.echo(
        looked.format(
            quotations=proof.n_quotations, sources=proof.n_sources, revisions=proof.n_revisions, verdict=verdict
        )
    )
    ctx.exit(int(bool(proof.problems)))
