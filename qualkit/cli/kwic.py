"""`kwic`: a term in its context."""

from __future__ import annotations

from pathlib import Path

import click

from qualkit.cli.material import Search, search_options
from qualkit.cli.output import format_option, print_rows, to_json
from qualkit.messages import _
from qualkit.model.results import Concordance, ConcordanceLine
from qualkit.model.sources import Source
from qualkit.pipeline import made_by


@click.command("kwic", short_help=_("Show a term with its context, in all its inflected forms"))
@search_options
@format_option("table", "json", "jsonl", "csv")
def kwic_command(search: Search, form: str) -> None:
    """Show a term with its context, in all its inflected forms

    Searches the files, or without files the whole project. The term is written as in a codebook: in its dictionary
    form, with * for any ending, or in "double quotes" for one form only.

    \b
    Example:
      qualkit kwic siyasət
    """
    _print(search.found, search.sources, form)


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
