"""`read`, `repair`, `annotate`, `code`: files in, rows out, without a project.

The rows of `--format jsonl` are stable: pipes and measurements rest on them (docs/contract.md).
Offsets in them are those of the original; `reading` is the same stretch of the reading text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from qualkit.cli.edits import edit_rows, numbered
from qualkit.cli.inputs import files_argument, language_option, pipeline_option, prepare_files, repair_option
from qualkit.cli.output import format_option, print_rows, to_json
from qualkit.cli.rows import coding_row, offsets, stretch, surroundings
from qualkit.messages import _, ngettext
from qualkit.model.annotations import EVIDENCE, SECTIONS, Annotation, Evidence
from qualkit.model.codebooks import UNITS
from qualkit.model.pipelines import TrainedPipeline
from qualkit.model.sources import Source
from qualkit.pipeline import Repair, annotate_all, read_codebook
from qualkit.reading import read_guide


@click.command("read", short_help=_("Show the text of files as it was read"))
@files_argument
@format_option("text", "jsonl")
@click.pass_context
def read_command(ctx: click.Context, files: tuple[str, ...], form: str) -> None:
    """Show the text of files as it was read

    \b
    Example:
      qualkit read interview.docx
    """
    sources, problem = prepare_files(files, repair="none", language="auto")
    for source in sources:
        if form == "text":
            click.echo(source.original, nl=not source.original.endswith("\n"))
        else:
            marks = [{"start": m.start, "end": m.end, "kind": m.kind, "value": m.value} for m in source.marks]
            click.echo(to_json({"source": source.name, "text": source.original, "marks": marks}))
    ctx.exit(int(problem))


@click.command("repair", short_help=_("Show the repairs that a file's text needs"))
@click.argument("file")
@format_option("table", "text", "jsonl")
@click.option(
    "--apply", type=click.Choice(("none", "sure", "all")), default="sure", show_default=True, help=_("Repairs to apply")
)
@language_option
@click.pass_context
def repair_command(ctx: click.Context, file: str, form: str, apply: Repair, language: str) -> None:
    """Show the repairs that a file's text needs, or the text with them

    \b
    Example:
      qualkit repair article.txt --apply all --format text
    """
    sources, problem = prepare_files([file], repair=apply, language=language)
    for source in sources:
        if form == "text":
            click.echo(source.text, nl=not source.text.endswith("\n"))
            continue
        rows: list[dict[str, object]] = [
            {
                "source": source.name,
                "start": edit.start,
                "end": edit.end,
                "old": edit.old,
                "new": edit.new,
                "rule": edit.rule,
                "confidence": edit.confidence,
                "applied": edit.applied,
            }
            for edit in source.edits
        ]
        if form == "table":
            rows = edit_rows(source, numbered(source))
        columns = ("number", "times", "in_context", "rule", "confidence", "applied")
        print_rows(rows, form, columns=columns, empty=_("nothing to repair"))
        if form == "table" and source.edits:
            n_applied = sum(edit.applied for edit in source.edits)
            found = ngettext("{n} repair", "{n} repairs", len(source.edits)).format(n=len(source.edits))
            what = _("{found}; applied: {applied}, waiting for approval: {waiting}")
            click.echo(what.format(found=found, applied=n_applied, waiting=len(source.edits) - n_applied))
    ctx.exit(int(problem))


@click.command("annotate", short_help=_("Show sentences with language, section, speaker and tokens"))
@files_argument
@format_option("table", "jsonl")
@language_option
@repair_option
@click.option(
    "--guide", "guides", multiple=True, type=click.Path(path_type=Path), help=_("The interview guide of the questions")
)
@pipeline_option
@click.pass_context
def annotate_command(
    ctx: click.Context,
    files: tuple[str, ...],
    form: str,
    language: str,
    repair: Repair,
    guides: tuple[Path, ...],
    pipelines: tuple[TrainedPipeline, ...],
) -> None:
    """Show the sentences of files with language, section, speaker and tokens

    The tokens with their lemmas are in --format jsonl; the table has none.

    \b
    Example:
      qualkit annotate interview.docx --language az
    """
    guide = read_guide(guides)
    sources, problem = prepare_files(files, repair=repair, language=language)
    rows = (
        row
        for source, annotation in zip(sources, annotate_all(sources, guide=guide, pipelines=pipelines), strict=True)
        for row in _sentence_rows(source, annotation, tokens=form == "jsonl")
    )
    columns = ("language", "section", "speaker", "role", "question", "reading")
    print_rows(list(rows), form, columns=columns, empty=_("no sentence was found"))
    ctx.exit(int(problem))


@click.command("code", short_help=_("Code files with a codebook, without a project"))
@files_argument
@click.option("--codebook", required=True, type=click.Path(path_type=Path), help=_("The codebook (YAML, CSV or XLSX)"))
@click.option("--unit", type=click.Choice(UNITS), help=_("What a code is put on (default: as the codebook says)"))
@click.option(
    "--section",
    "sections",
    multiple=True,
    type=click.Choice(SECTIONS),
    default=sorted(EVIDENCE.sections),
    show_default=True,
    help=_("A section whose sentences are coded"),
)
@click.option("--interviewers", is_flag=True, help=_("Code what interviewers say too"))
@format_option("table", "jsonl")
@language_option
@repair_option
@pipeline_option
@click.pass_context
def code_command(
    ctx: click.Context,
    files: tuple[str, ...],
    codebook: Path,
    unit: str | None,
    sections: tuple[str, ...],
    interviewers: bool,
    form: str,
    language: str,
    repair: Repair,
    pipelines: tuple[TrainedPipeline, ...],
) -> None:
    """Code files with a codebook, without a project

    \b
    Example:
      qualkit code interview.docx --codebook codebooks/digital-diplomacy.yaml
    """
    from qualkit.coding import apply

    codes = read_codebook(codebook)
    sources, problem = prepare_files(files, repair=repair, language=language)
    evidence = Evidence(frozenset(sections), interviewers)
    annotations = annotate_all(sources, pipelines=pipelines, evidence=evidence)
    rows = []
    for source, annotation, codings in zip(
        sources, annotations, apply(codes, sources, annotations, unit=unit), strict=True
    ):
        rows += [coding_row(codes, source, annotation, one, one.reason) for one in codings]
    if form == "table":
        rows = [row | {"because": ", ".join(term["term"] for term in row["terms"])} for row in rows]
    columns = ("code", "because", "speaker", "reading")
    print_rows(rows, form, columns=columns, empty=_("no term of the codebook was found"))
    ctx.exit(int(problem))


def _sentence_rows(source: Source, annotation: Annotation, *, tokens: bool) -> Iterator[dict[str, Any]]:
    starts, ends = source.offsets.all_to_original(annotation.token_start, annotation.token_end)
    for sentence in annotation.sentences():
        row = stretch(source, sentence.span) | surroundings(source, sentence)
        if tokens:
            first = int(annotation.sentence_token[sentence.number])
            row["tokens"] = [
                {"start": int(starts[i]), "end": int(ends[i]), "text": token.form.text, "lemma": token.lemma}
                | ({"pos": token.form.pos} if token.form.pos else {})
                for i, token in enumerate(annotation.tokens(sentence.number), first)
            ]
            if entities := annotation.entities_of(sentence):
                row["entities"] = [offsets(source, start, end) | {"label": label} for start, end, label in entities]
        yield row
