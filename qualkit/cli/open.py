"""`open`: the workbench in the browser."""

from __future__ import annotations

import webbrowser
from contextlib import suppress
from pathlib import Path

import click

from qualkit.cli.project import project_option
from qualkit.messages import _


@click.command("open", short_help=_("Open the project in the browser"))
@click.option("--no-browser", is_flag=True, help=_("Print the address instead of opening a browser"))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help=_("The port (default: a free one)"))
@project_option
def open_command(no_browser: bool, port: int, folder: Path) -> None:
    """Open the project in the browser

    The page comes from this machine and can be seen on this machine only, by the one browser that is opened.
    Stop with Ctrl+C.

    \b
    Example:
      qualkit open
    """
    from qualkit.workbench import Invitation, serve

    def invite(invitation: Invitation) -> None:
        if no_browser or not webbrowser.open(invitation.address):
            click.echo(
                _("open this address in your browser; it works once: {address}").format(address=invitation.address)
            )
        click.echo(_("the workbench is open; stop it with Ctrl+C"))

    with suppress(KeyboardInterrupt):
        serve(folder, invite, port=port)
    click.echo(_("the workbench is closed; all that was done is saved"))
