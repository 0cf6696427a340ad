"""`sources`: what the project's sources are, and everything about a single one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

import click
import numpy as np

from qualkit import store
from qualkit.cli.output import format_option, print_rows
from qualkit.cli.project import project_option, source_named
from qualkit.messages import _, ngettext
from qualkit.model.annotations import LANGUAGES, OTHER, SECTIONS, Annotation
from qualkit.model.sources import Source
from qualkit.pipeline import KeptAnnotations
from qualkit.pipeline.speakers import speakers

COLUMNS = ("source", "reader", "revision", "languages", "speakers", "sentences", "repairs", "waiting", "doubts")
SPEAKERS = 12
"""How many of them are told about; a survey has hundreds."""


@click.command("sources", short_help=_("List the project's sources"))
@click.argument("source", required=False)
@project_option
@format_option("table", "json", "jsonl", "csv")
def sources_command(source: str | None, folder: Path, form: str) -> None:
    """List the project's sources, or tell of a single one all that was found in it

    With a source, its words by section, language and speaker, its pages, the marks that reading left, its repairs by
    rule, and what reading is in doubt about.

    \b
    Example:
      qualkit sources --format csv
      qualkit sources interview.docx
    """
    with store.open_project(folder) as project:
        sources = [source_named(source, store.sources(project))] if source else store.sources(project)
        annotations = list(KeptAnnotations(project, sources))
        rows = [_row(project, one, annotation) for one, annotation in zip(sources, annotations, strict=True)]
        found = _details(project, sources[0], annotations[0]) if source else {}
    doubts = [mark.value for mark in sources[0].marks if mark.kind == "doubt"] if source else []
    if form in ("json", "jsonl"):
        rows = [row | found for row in rows]
    else:
        rows = [
            row | {"doubts": sum(mark.kind == "doubt" for mark in one.marks)}
            for row, one in zip(rows, sources, strict=True)
        ]
    print_rows(rows, form, columns=COLUMNS, empty=_("there is no source yet; add files with: qualkit add FILE…"))
    if form == "table" and source:
        print_rows(list(_told(found)), form, columns=("what", "how_many"), empty=_("there is no text in it"))
        for doubt in doubts:
            click.echo(doubt)


def _row(project: store.Project, source: Source, annotation: Annotation) -> dict[str, object]:
    return {
        "source": source.name,
        "reader": source.reader,
        "revision": source.revision,
        "languages": annotation.main_languages,
        "speakers": sorted({turn.speaker for turn in annotation.turns}),
        "sentences": annotation.n_sentences,
        "repairs": sum(edit.applied for edit in source.edits),
        "waiting": len(store.waiting_edits(project, source)),
        "doubts": [mark.value for mark in source.marks if mark.kind == "doubt"],
    }


def _details(project: store.Project, source: Source, annotation: Annotation) -> dict[str, Mapping[str, int]]:
    """kind of detail -> what -> how many: words by section, language and speaker, turns, pages, marks, repairs."""
    words = _words_of_sentences(annotation)
    of_section = np.bincount(annotation.sentence_section, words, len(SECTIONS)).astype(int).tolist()
    of_language = np.bincount(annotation.sentence_language, words, len(LANGUAGES) + 1).astype(int).tolist()
    turns: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for one in speakers(project, [source]):
        turns[f"{one.name} ({one.role})"] += one.turns
        said[f"{one.name} ({one.role})"] += one.words
    n_pages = len({mark.value for mark in source.marks_of("page")})
    waiting = {edit.key for edit in store.waiting_edits(project, source)}
    return {
        "words_by_section": {name: n for name, n in zip(SECTIONS, of_section, strict=True) if n},
        "words_by_language": {name: n for name, n in zip((*LANGUAGES, OTHER), of_language, strict=True) if n},
        "words_by_speaker": said,
        "turns": turns,
        "pages": {"pages": n_pages} if n_pages else {},
        "marks": Counter(mark.kind for mark in source.marks),
        "repairs_applied": Counter(edit.rule for edit in source.edits if edit.applied),
        "repairs_waiting": Counter(edit.rule for edit in source.edits if edit.key in waiting),
    }


def _told(found: Mapping[str, Mapping[str, int]]) -> Iterator[dict[str, object]]:
    """The details as rows for people."""
    n_words = sum(found["words_by_section"].values())
    for name, n in found["words_by_section"].items():
        yield {"what": _("section {name}").format(name=name), "how_many": _words(n)}
    for name, n in sorted(found["words_by_language"].items(), key=lambda item: -item[1]):
        share = _("{words}, {percent} %").format(words=_words(n), percent=round(100 * n / n_words))
        yield {"what": _("language {name}").format(name=name), "how_many": share}
    for name, n in islice(found["turns"].items(), SPEAKERS):
        turns = ngettext("{n} turn", "{n} turns", n).format(n=n)
        words = _words(found["words_by_speaker"][name])
        yield {"what": _("speaker {name}").format(name=name), "how_many": f"{turns}, {words}"}
    if len(found["turns"]) > SPEAKERS:
        yield {"what": _("more speakers, see: qualkit speakers"), "how_many": len(found["turns"]) - SPEAKERS}
    for n in found["pages"].values():
        yield {"what": _("pages"), "how_many": n}
    for name, n in found["marks"].items():
        yield {"what": _("marks: {name}").format(name=name), "how_many": n}
    for name, n in found["repairs_applied"].items():
        yield {"what": _("repairs applied: {name}").format(name=name), "how_many": n}
    for name, n in found["repairs_waiting"].items():
        yield {"what": _("repairs that wait: {name}").format(name=name), "how_many": n}


def _words(n: int) -> str:
    return ngettext("{n} word", "{n} words", n).format(n=n)


def _words_of_sentences(annotation: Annotation) -> list[int]:
    """For each sentence how many tokens hold a letter or a digit."""
    is_word = np.array([any(map(str.isalnum, form.text)) for form in annotation.forms] or [False], np.bool_)
    before = np.concatenate([[0], np.cumsum(is_word[annotation.token_form])])
    words: list[int] = np.diff(before[annotation.sentence_token]).tolist()
    return words
