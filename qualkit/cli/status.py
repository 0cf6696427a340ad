"""`status`, `history`: what is in a project and how it came there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from qualkit import store
from qualkit.cli.output import format_option, print_rows
from qualkit.cli.project import project_option
from qualkit.messages import _
from qualkit.pipeline import KeptAnnotations, read_codebook, stale_sources, standing


@click.command("status", short_help=_("Show what is in the project and what waits"))
@project_option
@format_option("table", "json", "csv")
def status_command(folder: Path, form: str) -> None:
    """Show what is in the project and what waits

    \b
    Example:
      qualkit status
    """
    with store.open_project(folder) as project:
        sources = store.sources(project)
        stands = standing(project, sources)
        codebook = read_codebook(store.read_settings(folder).codebook)
        n_stale = len(stale_sources(project, codebook, sources, KeptAnnotations(project, sources)))
        tally = Counter(one.status.value for one in stands.codings)
        rows: list[dict[str, object]] = [
            {"what": _("coder"), "how_many": project.coder.name},
            {"what": _("sources"), "how_many": len(sources)},
            {"what": _("cases"), "how_many": len(store.stored_cases(project))},
            *(
                {"what": _("codings, {status}").format(status=status), "how_many": n}
                for status, n in sorted(tally.items())
            ),
            {
                "what": _("repairs that wait"),
                "how_many": sum(len(store.waiting_edits(project, source)) for source in sources),
            },
            {"what": _("decisions without a proposal"), "how_many": len(stands.orphans)},
            {"what": _("codings that no longer fit"), "how_many": len(stands.lost)},
            {"what": _("sources that wait for: qualkit run"), "how_many": n_stale},
        ]
    print_rows(rows, form, columns=("what", "how_many"), empty="")


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
        rows = [
            {
                "number": entry.number,
                "at": entry.at,
                "coder": entry.coder,
                "action": entry.action,
                "detail": ", ".join(f"{key}: {value}" for key, value in entry.detail.items()),
            }
            for entry in store.history(project)
        ]
    print_rows(rows, form, columns=("number", "at", "coder", "action", "detail"), empty="")
