"""`people`: whom articles and theses report, and what they cite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
from click.core import ParameterSource

from qualkit import annotating, store
from qualkit.cli.inputs import language_option, prepare_files, repair_option
from qualkit.cli.output import format_option, print_rows
from qualkit.cli.project import project_option
from qualkit.messages import _
from qualkit.model.annotations import Annotation
from qualkit.model.sources import Source
from qualkit.pipeline import KeptAnnotations, Repair, annotate_all

COLUMNS = ("source", "name", "sentences", "told_by", "several", "cited", "forms", "like")
CITATIONS = ("source", "authors", "year", "kind", "start", "end", "text", "sentence")


@click.command("people", short_help=_("Show whose views articles and theses report"))
@click.argument("files", nargs=-1, metavar="[FILE…]")
@click.option("--citations", is_flag=True, help=_("Show the works that are cited, which nobody says"))
@language_option
@repair_option
@project_option
@format_option("table", "json", "jsonl", "csv")
@click.pass_context
def people_command(
    ctx: click.Context,
    files: tuple[str, ...],
    citations: bool,
    language: str,
    repair: Repair,
    folder: Path,
    form: str,
) -> None:
    """Show whose views articles and theses report

    Looks at the files, or without files at the whole project: who is reported ("According to Dr. …", "She adds that
    …"), in how many sentences, and under which forms of the name. Names that may be one person's are said on stderr;
    nothing is merged. Speakers of interviews are listed by: qualkit speakers

    \b
    Example:
      qualkit people thesis.docx
      qualkit people thesis.docx --citations --format csv
    """
    if files and ctx.get_parameter_source("folder") is not ParameterSource.DEFAULT:
        raise click.UsageError(_("name files or a project, not both"))
    problem = False
    if files:
        sources, problem = prepare_files(files, repair=repair, language=language)
        annotations: Sequence[Annotation] = annotate_all(sources)
    else:
        with store.open_project(folder) as project:
            sources = store.sources(project)
            annotations = list(KeptAnnotations(project, sources))
    named = (Path(source.name).name if form == "table" else source.name for source in sources)
    sources = [replace(source, name=name) for source, name in zip(sources, named, strict=True)]
    if citations:
        rows = [row for pair in zip(sources, annotations, strict=True) for row in _citation_rows(*pair)]
        columns = ("source", "authors", "year", "kind", "text") if form == "table" else CITATIONS
        print_rows(rows, form, columns=columns, empty=_("no work is cited by author and year"))
    else:
        rows = [row for pair in zip(sources, annotations, strict=True) for row in _people_rows(*pair)]
        pairs = annotating.likely_same(str(row["name"]) for row in rows if not row["several"])
        for row in rows:
            row["like"] = [b if a == row["name"] else a for a, b in pairs if row["name"] in (a, b)]
        columns = ("name", "sentences", "told_by", "forms", "source") if form == "table" else COLUMNS
        print_rows(rows, form, columns=columns, empty=_("these sources report nobody's view by name"))
        for one, other in pairs:
            click.echo(_("{one} and {other} may be one person").format(one=one, other=other), err=True)
    ctx.exit(int(problem))


def _people_rows(source: Source, annotation: Annotation) -> list[dict[str, object]]:
    return [
        {
            "source": source.name,
            "name": person.name,
            "sentences": person.n_sentences,
            "told_by": person.told_by,
            "several": person.is_several,
            "cited": person.is_cited,
            "forms": list(person.forms),
        }
        for person in annotating.people_of(source.text, annotation)
    ]


def _citation_rows(source: Source, annotation: Annotation) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for citation in annotating.citations_of(source.text, annotation):
        span = source.offsets.to_original(citation.start, citation.end)
        sentence = annotation.sentence(citation.sentence)
        rows.append(
            {
                "source": source.name,
                "authors": citation.authors,
                "year": citation.year,
                "kind": citation.kind,
                "start": span.start,
                "end": span.end,
                "text": source.original[span.start : span.end],
                "sentence": " ".join(source.text[sentence.start : sentence.end].split()),
            }
        )
    return rows
