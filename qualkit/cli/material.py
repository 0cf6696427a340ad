"""What the commands that look for a term in files or in a project share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click
from click.core import ParameterSource

from qualkit import coding, comparing, store
from qualkit.cli.inputs import language_option, prepare_files, refuse_missing, repair_option
from qualkit.cli.project import project_option
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES, Annotation
from qualkit.model.results import Concordance
from qualkit.model.sources import Source
from qualkit.pipeline import KeptAnnotations, Repair, annotate_all


class Material(NamedTuple):
    """The texts of the files or of the project. problem: whether a file could not be read."""

    sources: list[Source]
    annotations: list[Annotation]
    problem: bool = False


class Search(NamedTuple):
    """A term in its contexts."""

    term: str
    found: Concordance
    sources: list[Source]
    problem: bool


def load_material(files: tuple[str, ...], folder: Path | None, *, language: str, repair: Repair) -> Material:
    """The files, or without any the project in the folder."""
    if files:
        sources, problem = prepare_files(files, repair=repair, language=language)
        return Material(sources, list(annotate_all(sources)), problem)
    with store.open_project(folder or Path()) as project:
        sources = store.sources(project)
        return Material(sources, list(KeptAnnotations(project, sources)))


def search_options(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command a term and the files or the project in which to look for it; it is called with a `Search`."""

    @click.argument("term")
    @click.argument("files", nargs=-1, metavar="[FILE…]")
    @click.option("--width", default=45, show_default=True, help=_("Characters of context on each side"))
    @language_option
    @repair_option
    @project_option
    @wraps(command)
    def searching(
        *,
        term: str,
        files: tuple[str, ...],
        width: int,
        language: str,
        repair: Repair,
        folder: Path,
        **others: Any,
    ) -> None:
        ctx = click.get_current_context()
        if files and ctx.get_parameter_source("folder") is not ParameterSource.DEFAULT:
            raise click.UsageError(_("name files or a project, not both"))
        refuse_missing(files, _("check the name, and put the whole term in quotes"))
        sources, annotations, problem = load_material(files, folder, language=language, repair=repair)
        try:
            places = coding.find(term, annotations, languages=LANGUAGES if language == "auto" else (language,))
        except ValueError as error:
            at = _(" (character {n})").format(n=getattr(error, "at", 0) + 1)
            raise click.UsageError(_("the term: {why}").format(why=error) + at) from error
        found = comparing.kwic(sources, annotations, places, width=max(0, width))
        command(Search(term, found, sources, problem), **others)
        ctx.exit(int(problem))

    return searching
