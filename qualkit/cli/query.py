"""`query`: passages by how codes, words and people lie to each other."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from qualkit import exchanging, store
from qualkit.cli.inputs import language_option, prepare_files, refuse_missing, repair_option
from qualkit.cli.output import format_option, print_rows, to_json
from qualkit.cli.project import file_to_write, project_option, warn_if_stale
from qualkit.comparing import QueryError
from qualkit.messages import _, ngettext
from qualkit.model.annotations import LANGUAGES
from qualkit.model.codebooks import UNITS
from qualkit.model.results import Answered, QueryResult
from qualkit.model.sources import Source
from qualkit.model.spans import Span
from qualkit.model.study import Study
from qualkit.pipeline import Repair, load_study, read_codebook
from qualkit.pipeline.studies import query as ask
from qualkit.pipeline.studies import study_of

COLUMNS = (
    "source", "start", "end", "text", "reading", "before", "after", "codes", "beside", "status", "language", "section",
    "speaker", "role", "question", "attribution", "case", "also", "page", "paragraph", "reference",
)  # fmt: skip
SHEET = (
    "reference", "words", "codes", "beside", "status", "speaker", "attribution", "also", "case", "language", "question",
)  # fmt: skip
"""The columns of a spreadsheet, which people read and print; those in which nothing stands are left out."""
SHORT = 160
"""Characters of what stands beside a passage, in the table that people read on a screen."""


@click.command("query", short_help=_("Ask for passages: codes near codes, by whom, in which language"))
@click.argument("query")
@click.argument("files", nargs=-1, metavar="[FILE…]")
@click.option("--codebook", type=click.Path(path_type=Path), help=_("The codebook by which the files are coded"))
@click.option("--unit", type=click.Choice(UNITS), help=_("What a code is put on (default: as the codebook says)"))
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Write the passages to a file: .xlsx, .csv or .jsonl"),
)
@click.option("--force", is_flag=True, help=_("Replace the file if it is there"))
@language_option
@repair_option
@project_option
@format_option("table", "csv", "json", "jsonl")
@click.pass_context
def query_command(
    ctx: click.Context,
    query: str,
    files: tuple[str, ...],
    codebook: Path | None,
    unit: str | None,
    output: Path | None,
    force: bool,
    language: str,
    repair: Repair,
    folder: Path,
    form: str,
) -> None:
    """Ask for passages by how codes, words and people lie to each other

    Codes stand for their passages, terms in quotes ('ministry') for their places: A near:30 B, A within B, A overlaps
    B, A followed-by:30 B, A and B, A and not B, A or B. Behind `where` stand conditions: speaker, role, attribution,
    case, language, section, question, source, status, coder, and the attributes of cases. Without files the whole
    project is asked. The whole language is in docs/queries.md.

    \b
    Example:
      qualkit query "challenges near:30 security where language = az"
      qualkit query "security and not benefits" a.docx --codebook codes.yaml
    """
    if output:
        file_to_write(output, force=force)
    refuse_missing(files, _("check the name, and put the whole query in quotes"))
    if not files:
        if codebook or unit:
            raise click.UsageError(_("a project has its own codebook; --codebook and --unit go with files"))
        study, problem = _project(folder), False
    elif ctx.get_parameter_source("folder") is not ParameterSource.DEFAULT:
        raise click.UsageError(_("name files or a project, not both"))
    elif codebook is None:
        raise click.UsageError(_("files are coded first; name a codebook: --codebook codes.yaml"))
    else:
        codes = read_codebook(codebook)
        sources, problem = prepare_files(files, repair=repair, language=language)
        study = study_of(sources, codes, unit=unit)
    try:
        found = ask(study, query, languages=LANGUAGES if language == "auto" else (language,))
    except QueryError as error:
        raise click.UsageError(_pointed(query, error), ctx) from error
    for note in found.notes:
        click.secho(note, fg="yellow", err=True)
    rows = [_row(one, study) for one in found.rows]
    if output:
        n = _write(rows, output)
        written = ngettext("{n} passage written to {file}", "{n} passages written to {file}", n)
        click.echo(written.format(n=n, file=output))
    else:
        _print(rows, found, study, form)
    ctx.exit(int(problem))


def _write(rows: list[dict[str, Any]], output: Path) -> int:
    """How many passages were written: for programs all that JSON has, for people what they read."""
    if output.suffix.lower() == ".jsonl":
        return exchanging.export_rows(rows, output, columns=list(rows[0]) if rows else (), sheet="")
    flat = [_flat(row) for row in rows]
    if output.suffix.lower() == ".xlsx":
        columns = [name for name in SHEET if any(row[name] for row in flat)] or SHEET
        flat = [row | {"codes": "\n".join(row["codes"].split("; "))} for row in flat]
        return exchanging.export_rows(flat, output, columns=columns, sheet=_("passages"))
    return exchanging.export_rows(flat, output, columns=COLUMNS, sheet="")


def _project(folder: Path) -> Study:
    """The study of a project, with nothing left to be loaded."""
    with store.open_project(folder) as project:
        settings = store.read_settings(folder)
        codebook = read_codebook(settings.codebook)
        warn_if_stale(project, codebook)
        study = load_study(project, settings, codebook)
        return replace(study, annotations=list(study.annotations))


def _pointed(text: str, error: QueryError) -> str:
    """What is wrong, and below it the query with a mark under the place."""
    line = unicodedata.normalize("NFC", re.sub(r"[\r\n\t]", " ", text))
    place = _("the query, character {n}: {why}").format(n=error.at + 1, why=error)
    return f"{place}\n  {line}\n  {' ' * error.at}^"


def _print(rows: list[dict[str, Any]], found: QueryResult, study: Study, form: str) -> None:
    if form == "json":
        click.echo(to_json({"rows": rows, "settings": dict(found.settings), "made_by": dict(study.made_by)}))
        return
    if form == "jsonl":
        print_rows(rows, form, columns=COLUMNS, empty="")
        return
    if form == "csv":
        print_rows([_flat(row) for row in rows], form, columns=COLUMNS, empty="")
        return
    shown = [{"where": _where(row), "words": _in_context(row)} for row in rows]
    print_rows(shown, form, columns=("where", "words"), empty=_("no passage answers"))
    if found.n_found and not rows:
        all_found = ngettext(
            "{n} passage answers what stands before `where`",
            "{n} passages answer what stands before `where`",
            found.n_found,
        )
        click.echo(all_found.format(n=found.n_found), err=True)
    elif rows:
        n_sources = len({row["source"] for row in rows})
        passages = ngettext("{n} passage", "{n} passages", len(rows)).format(n=len(rows))
        sources = ngettext("{n} source", "{n} sources", n_sources).format(n=n_sources)
        click.echo(_("{passages} in {sources}").format(passages=passages, sources=sources), err=True)


def _row(found: Answered, study: Study) -> dict[str, Any]:
    source, sentence = study.source(found.source_uid), found.sentence
    turn = sentence.turn if sentence else None
    told = sentence.attribution if sentence else None
    codings = [
        {
            "code": study.codebook.by_uid[coding.code_uid].path,
            **_stretch(source, coding.span),
            "coder": coding.coder.name,
            "status": coding.status.value,
            "terms": [firing.term for firing in coding.reason],
        }
        for coding in found.codings
    ]
    return {
        "source": source.name,
        **_stretch(source, found.span),
        "before": found.before,
        "after": found.after,
        "codes": _in_order({coding.code_uid for coding in found.codings}, study),
        "codings": codings,
        "beside": [
            {"query": one.wording, **_stretch(source, one.span), "status": one.status.value if one.status else None}
            for one in found.beside
        ],
        "status": found.status.value if found.status else None,
        "language": sentence.language if sentence else None,
        "section": sentence.section if sentence else None,
        "speaker": turn.speaker if turn else None,
        "role": turn.role if turn else None,
        "question": turn.question if turn else None,
        "attribution": {"name": told.name, "by": told.by} if told else None,
        "case": found.case.name if found.case else None,
        "also": list(found.others),
        "page": found.page or None,
        "paragraph": found.paragraph or None,
        "reference": ", ".join(_reference(found, study)),
    }


def _in_order(uids: set[str], study: Study) -> list[str]:
    """The paths of codes in the order of the codebook."""
    order = {uid: place for place, uid in enumerate(study.codebook.by_uid)}
    return [study.codebook.by_uid[uid].path for uid in sorted(uids, key=order.__getitem__)]


def _stretch(source: Source, span: Span) -> dict[str, Any]:
    start, end = source.offsets.to_original(*span)
    return {"start": start, "end": end, "text": source.original[start:end], "reading": source.words(span)}


def _reference(found: Answered, study: Study) -> list[str]:
    """What a thesis cites: the file, whose words they are, and where they stand as the file itself counts."""
    source = study.source(found.source_uid)
    name, sentence = Path(source.name).name, found.sentence
    turn = sentence.turn if sentence else None
    who = found.case.name if found.case else turn.speaker if turn else ""
    parts = [who] if who.startswith(name) else [name, who]
    if sentence and not turn and not study.case_of_person(source.uid, sentence.reported):
        parts.append(sentence.reported)  # a person with a case is called by that
    if found.page:
        parts.append(_("page {page}").format(page=found.page))
    if found.paragraph:
        is_number = found.paragraph.isdigit()
        parts.append(_("paragraph {paragraph}").format(paragraph=found.paragraph) if is_number else found.paragraph)
    if turn and turn.question and turn.question.isdigit():
        parts.append(_("question {question}").format(question=turn.question))
    return [part for part in parts if part]


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """The row with text in every cell."""
    told = row["attribution"]
    return row | {
        "words": _in_sentence(row),
        "codes": "; ".join(row["codes"]),
        "attribution": told["name"] if told else None,
        "also": "; ".join(one or _("the author") for one in row["also"]),
        "beside": "\n".join(f"{one['query']}: {_beside(one, row)}" for one in row["beside"]),
    }


def _where(row: dict[str, Any]) -> str:
    """What stands before the words on a screen: the reference, the codes, the status, a line each."""
    lines = [*row["reference"].split(", "), *row["codes"], row["status"] or ""]
    return "\n".join(line for line in lines if line)


def _in_context(row: dict[str, Any]) -> str:
    """The words; those of a part of a sentence in square brackets inside it. Below, what stands beside them."""
    lines = [_in_sentence(row)]
    for one in row["beside"]:
        what = _beside(one, row)
        lines.append(f"→ {one['query']}: {what if len(what) <= SHORT else what[: SHORT - 1] + '…'}")
    if row["also"]:
        others = ", ".join(one or _("the author") for one in row["also"])
        lines.append(_("(in it also: {others})").format(others=others))
    return "\n".join(lines)


def _in_sentence(row: dict[str, Any]) -> str:
    before, words, after = row["before"], row["reading"], row["after"]
    return _on_a_line(f"{before}[{words.strip()}]{after}" if before.strip() or after.strip() else words)


def _beside(one: dict[str, Any], row: dict[str, Any]) -> str:
    is_same = (one["start"], one["end"]) == (row["start"], row["end"])
    return _("in the same words") if is_same else _on_a_line(one["reading"])


def _on_a_line(words: str) -> str:
    return " ".join(words.split())
