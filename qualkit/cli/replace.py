"""`replace`: a corrected file in the place of the one that a source was read from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click

from qualkit import store
from qualkit.cli.project import project_option
from qualkit.messages import _, ngettext
from qualkit.model.annotations import LANGUAGES
from qualkit.pipeline import Known, Replaced, replace_source

SHOWN = 20
"""How many codings that no longer fit are told one by one."""


@click.command("replace", short_help=_("Put a corrected text in the place of a source's"))
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("source", required=False)
@click.option("--language", type=click.Choice(LANGUAGES), help=_("The language of the file, where it is not guessed"))
@click.option("--encoding", metavar="NAME", help=_("The encoding of a text file, e.g. windows-1254"))
@project_option
def replace_command(file: Path, source: str | None, language: str | None, encoding: str | None, folder: Path) -> None:
    """Put a corrected text in the place of a source's

    The text becomes a new revision of the source. Codings, decisions on repairs, links and corrections are carried over
    by their words and their context. What no longer fits waits for you: `qualkit codings --lost` lists it, `qualkit
    accept NAME` takes it over onto what stands there now, `qualkit reject NAME` leaves it behind.
    Without SOURCE, the source that was read from this file is meant, or one of its name.

    \b
    Example:
      qualkit replace interviews/interview3.docx
      qualkit replace ~/Downloads/corrected.docx interview3.docx
    """
    with store.open_project(folder) as project:
        result = replace_source(project, file, source, Known(language, encoding))
    for line in _told(result):
        click.echo(line)
    click.echo(_("to code it anew, type: qualkit run") if result.is_new else "", err=True, nl=result.is_new)


def _told(result: Replaced) -> Iterator[str]:
    name = result.source.name
    if not result.is_new:
        yield _("{name}: the file says what the source says already; nothing had to be replaced").format(name=name)
        return
    carried = ngettext(
        "{name}: the text was replaced; {n} decided coding stands in the new one",
        "{name}: the text was replaced; {n} decided codings stand in the new one",
        result.carried,
    )
    yield carried.format(name=name, n=result.carried)
    n = len(result.unplaced)
    if n:
        lost = ngettext(
            "{n} coding does not fit any more: qualkit codings --lost",
            "{n} codings do not fit any more: qualkit codings --lost",
            n,
        )
        yield lost.format(n=n)
    for one in islice(result.unplaced, SHOWN):
        yield _("  “{old}” → “{new}”").format(old=one.decision.words, new=one.words)
    yield from result.lost
    if result.n_waiting:
        waiting = ngettext("{n} repair waits: qualkit repairs", "{n} repairs wait: qualkit repairs", result.n_waiting)
        yield waiting.format(n=result.n_waiting)
    yield from result.doubts
