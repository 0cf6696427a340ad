"""Files named on the command line, without a project."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from qualkit.cli.output import report_problems
from qualkit.errors import QualkitError
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES
from qualkit.model.pipelines import TrainedPipeline
from qualkit.model.sources import Source
from qualkit.pipeline import Repair, prepare

F = TypeVar("F", bound=Callable[..., Any])

files_argument = click.argument("files", nargs=-1, required=True, metavar="FILE…")
language_option = click.option(
    "--language",
    type=click.Choice(("auto", *LANGUAGES)),
    default="auto",
    show_default=True,
    help=_("The texts' language"),
)
repair_option = click.option(
    "--repair",
    type=click.Choice(("none", "sure", "all")),
    default="sure",
    show_default=True,
    help=_("Repairs to apply"),
)


def _trained_pipelines(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[TrainedPipeline, ...]:
    found = {}
    for value in values:
        language, _equals, name = value.partition("=")
        if language not in LANGUAGES or not name:
            message = _("'{value}' is not like ru=ru_core_news_sm; languages: {languages}")
            raise click.BadParameter(message.format(value=value, languages=", ".join(LANGUAGES)))
        found[language] = TrainedPipeline(language, name, Path(), f"--pipeline {value}")
    return tuple(found.values())


pipeline_option = click.option(
    "--pipeline",
    "pipelines",
    multiple=True,
    metavar="LANGUAGE=NAME",
    callback=_trained_pipelines,
    help=_("A trained pipeline for a language: of spaCy, stanza, or a folder"),
)


def refuse_missing(files: Iterable[str], advice: str) -> None:
    """Refuse what is rather the rest of something that was written without quotes than the name of a file.

    A file that is missing among others is told when it is read. advice: what to do.

    Raises: UsageError.
    """
    named = list(files)
    missing = [one for one in named if one != "-" and not Path(one).exists()]
    for one in missing:
        if len(missing) == len(named) or not Path(one).suffix:
            raise click.UsageError(_("no such file: {file}; {advice}").format(file=one, advice=advice))


def prepare_files(files: Iterable[str], *, repair: Repair, language: str) -> tuple[list[Source], bool]:
    """(the sources of the files that can be read, whether there was a problem); problems are printed on stderr.

    `-` is what comes in on stdin, as plain text.
    """
    sources, problems = [], []
    for file in files:
        try:
            fixed = None if language == "auto" else language
            sources.append(
                _from_stdin(repair, fixed)
                if file == "-"
                else prepare(Path(file), name=file, repair=repair, language=fixed)
            )
        except QualkitError as error:
            problems.append(error)
    return sources, report_problems(problems)


def _from_stdin(repair: Repair, language: str | None) -> Source:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stdin.txt"
        path.write_bytes(sys.stdin.buffer.read())
        try:
            return prepare(path, name="-", repair=repair, language=language)
        except QualkitError as error:
            raise QualkitError(str(error).replace(str(path), "-")) from error
