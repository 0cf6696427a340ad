"""The documentation cannot drift from the program."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from qualkit import errors
from qualkit.cli.main import COMMANDS, qualkit
from tests import clidocs

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_help_and_an_example(name: str) -> None:
    command = qualkit.get_command(click.Context(qualkit), name)
    assert command is not None
    assert command.help and "Example:" in command.help
    assert not command.help.splitlines()[0].endswith(".")
    assert f"qualkit {name}" in command.help


def test_cli_reference_is_the_one_that_the_program_prints() -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == clidocs.reference(), (
        "type: python -m tests.clidocs"
    )


@pytest.mark.parametrize("page", ["README.md", "docs/contract.md", "CONTRIBUTING.md", "docs/architecture.md"])
def test_commands_in_the_docs_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^    |`)qualkit ([a-z]+)", text, re.MULTILINE))
    assert named <= set(COMMANDS)


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.name
)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_error_tree_draws_every_error() -> None:
    classes = [name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)]
    assert errors.__doc__
    assert [name for name in classes if name not in errors.__doc__] == []
