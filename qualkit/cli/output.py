"""Tables for people, lines of JSON for pipes; data on stdout, talk on stderr."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, TypeVar

import click

from qualkit.messages import _

PIPE_WIDTH = 140
"""Characters of a line where no terminal says how many it has."""

RIGHT = ("left", "number", "times")
"""Columns that end at the same place."""

F = TypeVar("F", bound=Callable[..., Any])


def format_option(*formats: str) -> Callable[[F], F]:
    """The option `--format`; the first one is the default."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, help=_("How to print it")
    )


def print_rows(rows: Sequence[Mapping[str, object]], form: str, *, columns: Sequence[str], empty: str) -> None:
    """Print rows as a table of these columns, as CSV, as one JSON object or as JSON Lines.

    empty: what people read where there is no row.
    """
    match form:
        case "jsonl":
            for row in rows:
                click.echo(to_json(row))
        case "json":
            click.echo(to_json({"rows": list(rows)}))
        case "csv":
            click.echo(csv_text(rows, columns), nl=False)
        case _:
            if rows:
                print_table(columns, [[_cell(row.get(column)) for column in columns] for row in rows])
            else:
                click.echo(empty, err=True)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table that fits the terminal; long cells are wrapped."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for number, column in enumerate(columns):
        justify: Literal["left", "right"] = "right" if column in RIGHT else "left"
        table.add_column(column.replace("_", " "), overflow="fold", no_wrap=number == 0, justify=justify)
    for row in rows:
        table.add_row(*map(Text, row))
    is_terminal = sys.stdout.isatty()
    Console(highlight=False, width=None if is_terminal else PIPE_WIDTH).print(table)


def to_json(value: object) -> str:
    """JSON on one line, letters as they are; a lone half of a surrogate pair is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() or not _has_surrogates(text) else json.dumps(value)


def report_problems(problems: Iterable[object]) -> bool:
    """Whether there was any problem; each is printed on stderr on a line of its own."""
    found = False
    for problem in problems:
        found = True
        click.secho(str(problem), fg="yellow", err=True)
    return found


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def csv_text(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> str:
    """The rows as CSV, the names of the columns first."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[_cell(row.get(column)) for column in columns] for row in rows])
    return buffer.getvalue()
