"""`forget`: erase a source or a case of somebody who withdraws."""

from __future__ import annotations

from pathlib import Path

import click

from qualkit import store
from qualkit.cli.project import project_option
from qualkit.messages import N_, _
from qualkit.pipeline import Forgetting, forget, to_forget

SHOWN = {
    "sources": N_("text"),
    "replacements": N_("corrected texts"),
    "decisions": N_("decided codings"),
    "proposals": N_("proposals"),
    "memos": N_("memos"),
    "links": N_("links"),
    "cases": N_("cases"),
    "attributes": N_("attributes"),
    "edits": N_("repairs"),
    "edit_decisions": N_("decisions on repairs"),
    "speaker_corrections": N_("corrections of speakers"),
    "question_corrections": N_("corrections of questions"),
}
"""Table -> what people call its rows; others are shown by their own names."""


@click.command("forget", short_help=_("Erase a source or a case of somebody who withdraws"))
@click.argument("name")
@click.option("--yes", is_flag=True, help=_("Do not ask"))
@project_option
def forget_command(name: str, yes: bool, folder: Path) -> None:
    """Erase a source or a case of somebody who withdraws

    Text, codings, corrections, links, attributes and what was derived from them are erased from the project file, names
    in the history too. This cannot be taken back. The history keeps one line that says that something was erased.
    Backups and reports are named, not changed: delete them yourself.

    \b
    Example:
      qualkit forget interview3.docx
      qualkit forget "Leyla Əliyeva" --yes
    """
    with store.open_project(folder) as project:
        what = to_forget(project, name)
        for line in _what_goes(what):
            click.echo(line)
        if not yes:
            click.confirm(_("Erase all this? It cannot be taken back"), abort=True)
        forget(project, what)
    click.echo(_("erased; the findings of a run speak of it no more after: qualkit run"))
    if what.remains:
        click.echo(_("still there, for you to see to:"))
        for line in what.remains:
            click.echo(f"  {line}")


def _what_goes(what: Forgetting) -> list[str]:
    kind = _("the source {name}") if what.source is not None else _("the case {name}")
    lines = [_("this goes with {what}:").format(what=kind.format(name=what.name))]
    for table, n in sorted(
        what.rows.items(), key=lambda item: (list(SHOWN).index(item[0]) if item[0] in SHOWN else 99, item[0])
    ):
        lines.append(f"  {n} {_(SHOWN[table]) if table in SHOWN else table}")
    for case in what.cases:
        lines.append("  " + _("the case {name}, which is in no other source").format(name=case))
    if what.remains:
        lines.append(_("this remains:"))
        lines += [f"  {line}" for line in what.remains]
    return lines
