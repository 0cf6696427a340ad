"""`search`: words in all the material, as they stand or in all their inflected forms."""

from __future__ import annotations

from pathlib import Path

import click

from qualkit import store
from qualkit.cli.output import format_option, print_rows
from qualkit.cli.project import project_option, source_named
from qualkit.messages import _, ngettext
from qualkit.model.search import Hit
from qualkit.pipeline import search, search_forms

SHOWN = 50
MANY = 50
"""Sources that take a while to index."""
WIDTH = 60
"""Characters of context on each side in the table."""


@click.command("search", short_help=_("Find words in all the material"))
@click.argument("words", nargs=-1, required=True)
@click.option("--source", help=_("Only this source"))
@click.option("--forms", is_flag=True, help=_("In all inflected forms, written as in a codebook"))
@click.option("--all", "all_of_them", is_flag=True, help=_("All lines, not only the first {n}").format(n=SHOWN))
@project_option
@format_option("table", "json", "jsonl", "csv")
def search_command(
    words: tuple[str, ...], source: str | None, forms: bool, all_of_them: bool, folder: Path, form: str
) -> None:
    """Find lines that have all these words, in capital or small letters

    Words in "quotation marks" follow one another; a * at the end of a word stands for any ending. In a shell, put the
    whole in 'single quotes'.

    \b
    Example:
      qualkit search '"social media" diplom*'
      qualkit search --forms çətinlik
    """
    query, most = " ".join(words), None if all_of_them or form != "table" else SHOWN
    with store.open_project(folder) as project:
        only = source_named(source, store.sources(project)).uid if source else None
        if forms:
            found = search_forms(project, query, source_uid=only)
            found = found._replace(hits=found.hits[:most])
        else:
            if len(store.to_index(project)) > MANY:
                click.echo(_("preparing the search, this time only …"), err=True)
            found = search(project, query, source_uid=only, most=most)
    columns = ("source", "found") if form == "table" else ("source", "line", "start", "end", "text", "places")
    rows = [_short(hit) if form == "table" else _row(hit) for hit in found.hits]
    print_rows(rows, form, columns=columns, empty=_("the words stand nowhere"))
    if form == "table" and found.n_lines:
        n = ngettext("{n} line", "{n} lines", found.n_lines).format(n=found.n_lines)
        sources = ngettext("in {n} source", "in {n} sources", len(found.by_source)).format(n=len(found.by_source))
        rest = _("; the first {n} are shown, all with --all").format(n=SHOWN) if len(found.hits) < found.n_lines else ""
        click.echo(f"{n} {sources}{rest}", err=True)


def _row(hit: Hit) -> dict[str, object]:
    """start and end: of the line in the reading text; places: of what was found, there too."""
    return {
        "source": hit.source,
        "line": hit.line + 1,
        "start": hit.span.start,
        "end": hit.span.end,
        "text": hit.text,
        "places": [list(place) for place in hit.places],
    }


def _short(hit: Hit) -> dict[str, object]:
    """The line around the first place, with [[ ]] around what was found."""
    at = hit.span.start
    first = hit.places[0].start - at if hit.places else 0
    begin, end = max(first - WIDTH, 0), min(first + 2 * WIDTH, len(hit.text))
    pieces, here = ["…" if begin else ""], begin
    for place in hit.places:
        start, stop = place.start - at, place.end - at
        if stop > end:
            break
        pieces += [hit.text[here:start], "[[", hit.text[start:stop], "]]"]
        here = stop
    pieces += [hit.text[here:end], "…" if end < len(hit.text) else ""]
    return {"source": Path(hit.source).name, "found": "".join(pieces)}
