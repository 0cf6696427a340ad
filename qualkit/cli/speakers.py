"""`speakers`: who speaks, as recognised and as corrected."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path

import click

from qualkit import store
from qualkit.cli.output import format_option, print_rows
from qualkit.cli.project import project_option, saying_that_nothing_changed, source_named
from qualkit.errors import UnknownName
from qualkit.messages import _, ngettext
from qualkit.model.annotations import ROLES
from qualkit.model.corrections import NO_SPEAKER
from qualkit.model.sources import Source
from qualkit.pipeline.speakers import Changes, Speaker, alike, correct_speakers, speakers

COLUMNS = ("source", "label", "name", "role", "turns", "words", "case", "example")
NO_CASE = "none"


@click.command("speakers", short_help=_("Show who speaks, and correct it"))
@click.argument("source", required=False)
@click.option(
    "--rename",
    multiple=True,
    metavar="LABEL=NAME",
    help=_("Call a label by this name; labels of one name are one speaker"),
)
@click.option(
    "--role", multiple=True, metavar="LABEL=ROLE", help=_("interviewer, participant or other; none: it is no label")
)
@click.option(
    "--add", multiple=True, metavar="LABEL", help=_("Take these words for a label wherever a line begins with them")
)
@click.option(
    "--case",
    multiple=True,
    metavar="LABEL=CASE",
    help=_("Link a speaker to a case, made if it is not there; LABEL=none takes the link away"),
)
@click.option(
    "--reset", multiple=True, metavar="LABEL", help=_("Take back the name and the role that were given to a label")
)
@project_option
@format_option("table", "json", "jsonl", "csv")
def speakers_command(
    source: str | None,
    rename: tuple[str, ...],
    role: tuple[str, ...],
    add: tuple[str, ...],
    case: tuple[str, ...],
    reset: tuple[str, ...],
    folder: Path,
    form: str,
) -> None:
    """Show who speaks, and correct it

    A label is what stands in the source; the name is what its speaker is called in tables, quotations and links. A
    link to a case goes with the name; when the name is taken back, each label has again the case that it had before.

    \b
    Example:
      qualkit speakers
      qualkit speakers interview.docx --rename "S=Leyla" --rename "Leyla H.=Leyla" --role "Leyla=interviewer"
      qualkit speakers interview.docx --case "Rauf=P03"
      qualkit speakers interview.docx --case "Rauf=none"
    """
    is_correcting = any((rename, role, add, case, reset))
    is_changed = False
    with saying_that_nothing_changed() if is_correcting else nullcontext():
        changes = Changes(
            names=_pairs(rename, "--rename"),
            roles=_roles(role),
            added=_labels(add, "--add"),
            cases=_cases(case),
            reset=_labels(reset, "--reset"),
        )
        with store.open_project(folder) as project:
            sources = _chosen(source, store.sources(project), is_correcting=is_correcting)
            if is_correcting:
                is_changed = _correct(project, sources[0], changes)
            rows = speakers(project, sources)
    print_rows([_row(row) for row in rows], form, columns=COLUMNS, empty=_("nobody speaks in these sources"))
    _suggest(rows)
    if is_changed:
        click.echo(_("to code it anew, type: qualkit run"), err=True)


def _correct(project: store.Project, source: Source, changes: Changes) -> bool:
    """Whether anything changed, which is said on stderr."""
    done = correct_speakers(project, source, changes)
    if not done.is_changed:
        click.echo(_("nothing was changed; it was so already"), err=True)
        return False
    (turns_before, turns), (speakers_before, n_speakers) = done.turns, done.speakers
    said = [
        ngettext("{n} turn, before {before}", "{n} turns, before {before}", turns).format(n=turns, before=turns_before),
        ngettext("{n} speaker, before {before}", "{n} speakers, before {before}", n_speakers).format(
            n=n_speakers, before=speakers_before
        ),
    ]
    click.echo(f"{source.name}: {'; '.join(said)}", err=True)
    for note in done.notes:
        click.secho(note, fg="yellow", err=True)
    return True


def _chosen(name: str | None, sources: Sequence[Source], *, is_correcting: bool) -> Sequence[Source]:
    if name is not None:
        return [source_named(name, sources)]
    if is_correcting and len(sources) != 1:
        raise click.UsageError(_("name the source whose speakers you correct"))
    return sources


def _row(speaker: Speaker) -> dict[str, object]:
    row = asdict(speaker)
    return {"corrected" if key == "is_corrected" else key: value for key, value in row.items()}


def _suggest(rows: Sequence[Speaker]) -> None:
    """Offer on stderr to merge labels that may be one person's."""
    for one, other in alike(rows):
        kept, merged = (one, other) if one.turns >= other.turns else (other, one)
        found = _("{one} and {other} may be one speaker; to merge them: {command}")
        command = f'qualkit speakers "{one.source}" --rename "{merged.label}={kept.name}"'
        click.echo(found.format(one=kept.label, other=merged.label, command=command), err=True)


def _pairs(options: Iterable[str], option: str, *, may_be_empty: bool = False) -> dict[str, str]:
    """Label -> value of LABEL=VALUE; the last sign of equality parts them."""
    found: dict[str, str] = {}
    for text in options:
        label, equals, value = map(str.strip, unicodedata.normalize("NFC", text).rpartition("="))
        if not equals or not label or not (value or may_be_empty):
            raise click.UsageError(_("{option} needs LABEL=VALUE, not '{text}'").format(option=option, text=text))
        if _bare(label) in found:
            message = _("{option} names the label '{label}' twice; say it once")
            raise click.UsageError(message.format(option=option, label=label))
        found[_bare(label)] = value
    return found


def _cases(options: Iterable[str]) -> dict[str, str]:
    """Label -> case, empty where it is to be none."""
    found = _pairs(options, "--case", may_be_empty=True)
    return {label: "" if case.casefold() == NO_CASE else case for label, case in found.items()}


def _labels(options: Iterable[str], option: str) -> list[str]:
    found: list[str] = []
    for text in options:
        label = _bare(unicodedata.normalize("NFC", text))
        if not label:
            raise click.UsageError(_("{option} needs a label").format(option=option))
        if label in found:
            message = _("{option} names the label '{label}' twice; say it once")
            raise click.UsageError(message.format(option=option, label=label))
        found.append(label)
    return found


def _bare(label: str) -> str:
    """The label without the colon that people copy with it."""
    return label.strip().removesuffix(":").rstrip()


def _roles(options: Iterable[str]) -> dict[str, str]:
    # Whoever types İ for a capital i gets a dot on the small one.
    found = {label: role.casefold().replace("\u0307", "") for label, role in _pairs(options, "--role").items()}
    for role in found.values():
        if role not in (*ROLES, NO_SPEAKER):
            raise click.UsageError(str(UnknownName(_("role"), role, (*ROLES, NO_SPEAKER))))
    return found
