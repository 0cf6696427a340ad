"""docs/cli.md, written from the commands' own help: `python -m tests.clidocs`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from qualkit.cli.main import COMMANDS, qualkit

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"


def reference() -> str:
    """The text of the page: the help of `qualkit` and of each command."""
    parts = ["# Commands\n\nWritten by `python -m tests.clidocs` from the commands' own help; do not edit.\n"]
    for names in [(), *_names()]:
        done = CliRunner().invoke(qualkit, [*names, "--help"], prog_name="qualkit", terminal_width=100)
        parts.append(f"## {' '.join(('qualkit', *names))}\n\n```text\n{done.output.rstrip()}\n```\n")
    return "\n".join(parts)


def _names() -> Iterator[tuple[str, ...]]:
    for name in COMMANDS:
        yield (name,)
        command = qualkit.get_command(click.Context(qualkit), name)
        if isinstance(command, click.Group):
            yield from ((name, below) for below in command.commands)


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8", newline="\n")
