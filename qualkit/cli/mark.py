"""`mark`: a code on words of a source, by hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import click

from qualkit import store
from qualkit.cli.project import project_option
from qualkit.errors import QualkitError
from qualkit.messages import _
from qualkit.model.codings import Status
from qualkit.model.sources import Source
from qualkit.model.spans import Span
from qualkit.pipeline import code_by_hand, read_codebook, standing_in
from qualkit.pipeline.linking import source_called

NAME_LENGTH = 8
SHOWN = 20
"""Places that are told one by one."""
AROUND = 30
"""Characters of context on each side of a place."""


@click.command("mark", short_help=_("Code words of a source by hand"))
@click.argument("source")
@click.option("--words", required=True, help=_("The words that are coded, as they stand in the source"))
@click.option("--code", required=True, help=_("The code, e.g. challenges/staff-shortage"))
@click.option("--nth", type=click.IntRange(min=1), help=_("Which place, where the words stand several times"))
@project_option
def mark_command(source: str, words: str, code: str, nth: int | None, folder: Path) -> None:
    """Code words of a source by hand

    The words are those of the text as it is read; blanks and line breaks between them do not matter. Where the last
    one stands only with an ending, the whole word is coded. `qualkit undo` takes it back.

    \b
    Example:
      qualkit mark ayse.docx --words "kadr çatmır" --code challenges/staff-shortage
    """
    if not words.strip():
        raise click.UsageError(_("--words is empty; write the words that are to be coded"))
    with store.open_project(folder) as project:
        chosen = read_codebook(store.read_settings(folder).codebook).called(code)
        one = source_called(project, unicodedata.normalize("NFC", source))
        span = _place(one, words, nth)
        found = " ".join(one.words(span).split())
        told = {"code": chosen.path, "source": one.name, "words": found}
        if any(
            (coding.span, coding.code_uid, coding.status) == (span, chosen.uid, Status.ACCEPTED)
            for coding in standing_in(project, one).codings
        ):
            click.echo(_("{source}: {code} stands on “{words}” already").format(**told))
            return
        decision = code_by_hand(project, one, span, chosen.uid, words=one.words(span))
    name = decision.handle[:NAME_LENGTH]
    click.echo(_("{source}: {code} on “{words}” ({name})").format(**told, name=name))
    click.echo(_("to take it back: qualkit undo"), err=True)


def _place(source: Source, words: str, nth: int | None) -> Span:
    """Where the words stand. Raises: QualkitError if nowhere, or at several places of which none was chosen."""
    places = _places(source.text, words)
    told = {"words": " ".join(words.split()), "source": source.name, "n": len(places)}
    if not places:
        message = _("'{words}' does not stand in {source}; write them as they stand there (qualkit search finds them)")
        raise QualkitError(message.format(**told))
    if nth is not None and nth > len(places):
        message = _("'{words}' stands in {source} {n} times; there is no --nth {nth}")
        raise QualkitError(message.format(**told, nth=nth))
    if nth is None and len(places) > 1:
        message = _("'{words}' stands in {source} {n} times; choose one with --nth, or write more of the words:")
        raise QualkitError("\n".join([message.format(**told), *_told(source.text, places)]))
    return places[(nth or 1) - 1]


def _places(text: str, words: str) -> list[Span]:
    """Where the words stand as whole words; if nowhere, in any letter case; if nowhere, with an ending on the last."""
    written = unicodedata.normalize("NFC", words)
    ending = r"\w*(?:['’]\w+)?"
    for wanted, where, behind in (
        (written, text, r"(?!\w)"),
        (_folded(written), _folded(text), r"(?!\w)"),
        (_folded(written), _folded(text), ending),
    ):
        parts = wanted.split()
        edges = (r"(?<!\w)" if _is_letter(parts[0][0]) else "", behind if _is_letter(parts[-1][-1]) else "")
        pattern = r"\s+".join(map(re.escape, parts)).join(edges)
        if found := [Span(*one.span()) for one in re.finditer(pattern, where)]:
            return found
    return []


def _folded(text: str) -> str:
    """The text in small letters, one for one, so that offsets hold; all kinds of i are one."""
    return text.translate(str.maketrans("İIı", "iii")).lower()


def _is_letter(character: str) -> bool:
    return re.match(r"\w", character) is not None


def _told(text: str, places: Sequence[Span]) -> list[str]:
    """A line for each place, with its number and some context."""
    lines = []
    for number, (start, end) in enumerate(places[:SHOWN], 1):
        before, behind = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        before = before if start <= AROUND else re.sub(r"^\S+\s", "", before)  # no half words
        behind = behind if end + AROUND >= len(text) else re.sub(r"\s\S+$", "", behind)
        lines.append(f"  {number}: " + " ".join(f"{before}[{text[start:end]}]{behind}".split()))
    return [*lines, *(["  …"] if len(places) > SHOWN else [])]
