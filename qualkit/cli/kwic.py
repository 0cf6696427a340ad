"""`kwic`: a term in its context."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from qualkit import coding, comparing, store
from qualkit.cli.inputs import language_option, prepare_files, repair_option
from qualkit.cli.output import format_option, print_rows, to_json
from qualkit.cli.project import project_option
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES
from qualkit.model.results import Concordance, ConcordanceLine
from qualkit.model.sources import Source
from qualkit.pipeline import KeptAnnotations, Repair, annotate_all, made_by


@click.command("kwic", short_help=_("Show a term with its context, in all its inflected forms"))
@click.argument("term")
@click.argument("files", nargs=-1, metavar="[FILE…]")
@click.option("--width", default=45, show_default=True, help=_("Characters of context on each side"))
@language_option
@repair_option
@project_option
@format_option("table", "json", "jsonl", "csv")
@click.pass_context
def kwic_command(
    ctx: click.Context,
    term: str,
    files: tuple[str, ...],
    width: int,
    language: str,
    repair: Repair,
    folder: Path,
    form: str,
) -> None:
    """Show a term with its context, in all its inflected forms

    Searches the files, or without files the whole project. The term is written as in a codebook: in its dictionary
    form, with * for any ending, or in "double quotes" for one form only.

    \b
    Example:
      qualkit kwic siyasət
    """
    if files and ctx.get_parameter_source("folder") is not ParameterSource.DEFAULT:
        raise click.UsageError(_("name files or a project, not both"))
    problem = False
    if files:
        sources, problem = prepare_files(files, repair=repair, language=language)
        annotations = annotate_all(sources)
    else:
        with store.open_project(folder) as project:
            sources = store.sources(project)
            annotations = list(KeptAnnotations(project, sources))
    languages = LANGUAGES if language == "auto" else (language,)
    try:
        places = coding.find(term, annotations, languages=languages)
    except ValueError as error:
        raise click.UsageError(_("the term: {why}").format(why=error)) from error
    found = comparing.kwic(sources, annotations, places, width=max(0, width))
    _print(found, sources, form)
    ctx.exit(int(problem))


def _print(found: Concordance, sources: list[Source], form: str) -> None:
    by_uid = {source.uid: source for source in sources}
    rows = [_row(line, by_uid[line.source_uid]) for line in found.lines]
    if form == "json":
        click.echo(to_json({"rows": rows, "settings": dict(found.settings), "made_by": made_by()}))
        return
    if form == "table":
        rows = [row | {"source": Path(str(row["source"])).name} for row in rows]
    columns = ("source", "speaker", "left", "words", "right")
    print_rows(rows, form, columns=columns, empty=_("the term stands nowhere"))


def _row(line: ConcordanceLine, source: Source) -> dict[str, object]:
    span = source.offsets.to_original(*line.span)
    return {
        "source": source.name,
        "start": span.start,
        "end": span.end,
        "text": source.original[span.start : span.end],
        "reading": line.words,
        "left": line.left,
        "words": line.words,
        "right": line.right,
        "language": line.sentence.language,
        "section": line.sentence.section,
        "speaker": line.sentence.turn.speaker if line.sentence.turn else None,
    }
