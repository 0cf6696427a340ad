"""`status`: what is in a project and what waits."""

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
