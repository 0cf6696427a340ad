"""docs/cli.md, written from the commands' own help: `python -m tests.clidocs`."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from qualkit.cli.main import COMMANDS, qualkit

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"


def reference() -> str:
    """The text of the page: the help of `qualkit` and of each command."""
    parts = ["# Commands\n\nWritten by `python -m tests.clidocs` from the commands' own help; do not edit.\n"]
    for name in ("", *COMMANDS):
        arguments = [name, "--help"] if name else ["--help"]
        done = CliRunner().invoke(qualkit, arguments, prog_name="qualkit", terminal_width=100)
        parts.append(f"## qualkit {name}".rstrip() + f"\n\n```text\n{done.output.rstrip()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8", newline="\n")
