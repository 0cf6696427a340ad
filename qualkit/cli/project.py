"""What the commands that work in a project share."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from qualkit import store
from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import _, ngettext
from qualkit.model.codebooks import Codebook
from qualkit.model.sources import Source
from qualkit.pipeline import STAGES, Added, KeptAnnotations, Summary, run, stale_sources

F = TypeVar("F", bound=Callable[..., Any])

project_option = click.option(
    "--project",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    help=_("The project's folder (default: the current one)"),
)


def source_named(name: str, sources: Iterable[Source]) -> Source:
    """The source of this name. Raises: UnknownName."""
    by_name = {one.name: one for one in sources}
    name = unicodedata.normalize("NFC", name)
    if name not in by_name:
        raise UnknownName(_("source"), name, by_name)
    return by_name[name]


@contextmanager
def saying_that_nothing_changed() -> Iterator[None]:
    """Adds to a problem that ends the command that it left all as it was."""
    try:
        yield
    except click.UsageError as error:
        problem = _("{problem} – nothing was changed").format(problem=error.message)
        raise click.UsageError(problem, error.ctx) from error
    except QualkitError as error:
        raise QualkitError(_("{problem} – nothing was changed").format(problem=error)) from error


def file_to_write(path: Path, *, force: bool) -> Path:
    """The path, if a file can be written there. Raises: UsageError if one is there already, or the folder is not."""
    if path.exists() and not force:
        raise click.UsageError(_("{file} is there already; choose another name, or add --force").format(file=path))
    if not path.parent.is_dir():
        message = _("there is no folder {folder}; make it, or choose another one")
        raise click.UsageError(message.format(folder=path.parent))
    return path


def made_at() -> datetime | None:
    """The moment that SOURCE_DATE_EPOCH sets for reports, so that two builds can be compared; None without it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = _("SOURCE_DATE_EPOCH must be seconds since 1970, not '{value}'")
        raise click.UsageError(message.format(value=epoch)) from error


def run_and_show(project: store.Project, folder: Path) -> Summary:
    """Run all stages with a progress bar for each, and print what was done."""
    settings = store.read_settings(folder)
    with progress_bars() as progress:
        summary = run(project, settings, made_at=made_at(), progress=progress)
    click.echo(summary_text(summary))
    return summary


def warn_if_stale(project: store.Project, codebook: Codebook) -> None:
    """Say on stderr that the codings are those of an earlier codebook or text."""
    sources = store.sources(project)
    n_stale = len(stale_sources(project, codebook, sources, KeptAnnotations(project, sources)))
    if n_stale:
        found = ngettext(
            "{n} source has changed, or the codebook has, since it was coded; first type: qualkit run",
            "{n} sources have changed, or the codebook has, since they were coded; first type: qualkit run",
            n_stale,
        )
        click.secho(found.format(n=n_stale), fg="yellow", err=True)


@contextmanager
def progress_bars() -> Iterator[Callable[[str, int, int], None]]:
    """Something to tell progress to; it draws a bar for each stage on stderr, and nothing where nobody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<9}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        tasks = {stage: bars.add_task(stage, total=None, start=False) for stage in STAGES}

        def tell(stage: str, done: int, total: int) -> None:
            bars.start_task(tasks[stage])
            if total:
                bars.update(tasks[stage], completed=done, total=total)
            else:
                bars.update(tasks[stage], completed=1, total=1)  # there was nothing to do

        yield tell


def summary_text(summary: Summary) -> str:
    """What a run did, for people."""
    languages = ", ".join(f"{language} ({n})" for language, n in summary.languages.most_common())
    lines = [
        ngettext(
            "{n} source; sentences by language: {languages}",
            "{n} sources; sentences by language: {languages}",
            summary.n_sources,
        ).format(n=summary.n_sources, languages=languages or "–"),
        ngettext(
            "{proposed} coding proposed, {accepted} accepted, {rejected} rejected",
            "{proposed} codings proposed, {accepted} accepted, {rejected} rejected",
            summary.n_proposed,
        ).format(proposed=summary.n_proposed, accepted=summary.n_accepted, rejected=summary.n_rejected),
        _("done: {stages}").format(stages=", ".join(summary.done) or _("nothing; nothing had changed")),
    ]
    if summary.look:
        lines += [_("needs a look:"), *(f"  {line}" for line in summary.look)]
    if summary.reports:
        lines += [_("the report:"), *(f"  {path}" for path in summary.reports.values())]
    return "\n".join(lines)


def added_row(added: Added) -> dict[str, object]:
    """A row of the table that `add` prints."""
    return {
        "file": added.name,
        "kind": added.kind,
        "languages": list(added.languages),
        "turns": added.n_turns or None,
        "speakers": added.n_speakers or None,
        "words": added.n_words or None,
        "repaired": [f"{rule} {n}" for rule, n in sorted(added.repairs.items(), key=lambda item: -item[1])],
        "note": added.note,
    }


ADDED_COLUMNS = ("file", "kind", "languages", "turns", "speakers", "words", "repaired", "note")
