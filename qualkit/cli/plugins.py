"""`plugins`: what is registered."""

from __future__ import annotations

import click

from qualkit.cli.output import format_option, print_rows
from qualkit.messages import _


@click.command("plugins", short_help=_("List readers, languages and reports with their origin"))
@format_option("table", "json", "jsonl", "csv")
def plugins_command(form: str) -> None:
    """List readers, languages and reports with their origin

    \b
    Example:
      qualkit plugins
    """
    from qualkit.languages import LANGUAGES_REGISTRY
    from qualkit.reading import READERS
    from qualkit.reporting import REPORTS

    rows = [
        {"kind": registry.kind, "name": name, "target": target, "origin": origin}
        for registry in (READERS, LANGUAGES_REGISTRY, REPORTS)
        for name, target, origin in registry.origins()
    ]
    print_rows(rows, form, columns=("kind", "name", "target", "origin"), empty="")
