"""`people`: whom articles and theses report, who of them is one person, and what is cited."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

import click
from click.core import ParameterSource

from qualkit import annotating, store
from qualkit.cli.inputs import language_option, prepare_files, repair_option
from qualkit.cli.output import format_option, print_rows
from qualkit.cli.project import project_option, saying_that_nothing_changed
from qualkit.errors import QualkitError
from qualkit.messages import _
from qualkit.model.annotations import Annotation
from qualkit.model.sources import Source
from qualkit.pipeline import KeptAnnotations, Repair, annotate_all
from qualkit.pipeline.linking import source_called
from qualkit.pipeline.persons import Person, PersonChanges, Persons, correct_persons, persons

COLUMNS = ("source", "name", "sentences", "told_by", "several", "cited", "forms", "like", "case", "merged")
SHOWN = ("name", "sentences", "told_by", "forms", "case", "source")
CITATIONS = ("source", "authors", "year", "kind", "start", "end", "text", "sentence")
NO_CASE = "none"


@click.command("people", short_help=_("Show whose views articles and theses report, and say who is one person"))
@click.argument("files", nargs=-1, metavar="[FILE…]")
@click.option("--citations", is_flag=True, help=_("Show the works that are cited, which nobody says"))
@click.option(
    "--same",
    "--rename",
    "same",
    multiple=True,
    metavar="NAME=NAME",
    help=_("The first name means the person of the second; if nobody has that, it is a new name for the first"),
)
@click.option("--nobody", multiple=True, metavar="NAME", help=_("This is no person; what is said is the author's own"))
@click.option("--different", multiple=True, metavar="NAME|NAME", help=_("These are two persons; offer them no more"))
@click.option(
    "--case",
    multiple=True,
    metavar="NAME=CASE",
    help=_("Link a person to a case, made if it is not there; NAME=none takes the link away"),
)
@click.option("--reset", multiple=True, metavar="NAME", help=_("Take back what was said of a name"))
@language_option
@repair_option
@project_option
@format_option("table", "json", "jsonl", "csv")
@click.pass_context
def people_command(
    ctx: click.Context,
    files: tuple[str, ...],
    citations: bool,
    same: tuple[str, ...],
    nobody: tuple[str, ...],
    different: tuple[str, ...],
    case: tuple[str, ...],
    reset: tuple[str, ...],
    language: str,
    repair: Repair,
    folder: Path,
    form: str,
) -> None:
    """Show whose views articles and theses report, and say who is one person

    Looks at the files, or without files at the whole project: who is reported ("According to Dr. …", "She adds that
    …"), in how many sentences, and under which forms of the name. Sources of the project here are looked at as it has
    them. Names that may be one person's are said on stderr; nothing is merged until you say so. What you say holds for
    all sources of the project in which the name stands, or for those that you name. Speakers of interviews are listed
    by: qualkit speakers

    \b
    Example:
      qualkit people thesis.docx
      qualkit people thesis.docx --citations --format csv
      qualkit people --same "Seferli=Leyla Səfərli" --nobody "Meta"
      qualkit people --case "Leyla Səfərli=E01"
    """
    changes = _changes(same, nobody, different, case, reset)
    problem, found = False, None
    if changes or not files or _are_sources(ctx, files, folder):
        with store.open_project(folder) as project:
            with saying_that_nothing_changed() if changes else nullcontext():
                sources = [source_called(project, name) for name in files] or store.sources(project)
                if changes:
                    _correct(project, sources, changes)
            annotations: Sequence[Annotation] = list(KeptAnnotations(project, sources)) if citations else []
            found = None if citations else persons(project, sources)
    else:
        sources, problem = prepare_files(files, repair=repair, language=language)
        annotations = annotate_all(sources)
    if citations:
        _print_citations(sources, annotations, form)
    elif found is not None:
        _print_people(found, form, is_project=True)
    else:
        people = zip(sources, annotations, strict=True)
        named = [Person(source, one) for source, made in people for one in annotating.people_of(source.text, made)]
        pairs = annotating.likely_same(one.reported.name for one in named if not one.reported.is_several)
        _print_people(Persons(named, pairs, [], []), form, is_project=False)
    ctx.exit(int(problem))


def _are_sources(ctx: click.Context, files: Iterable[str], folder: Path) -> bool:
    """Whether the names are those of sources of a project: one is named, or there is one here that has them all."""
    if ctx.get_parameter_source("folder") is not ParameterSource.DEFAULT:
        return True
    if any(ctx.get_parameter_source(option) is not ParameterSource.DEFAULT for option in ("language", "repair")):
        return False
    if not (folder / store.FILE_NAME).exists():
        return False
    try:
        with store.open_project(folder) as project:
            return all(source_called(project, name) for name in files)
    except QualkitError:
        return False


def _changes(
    same: Iterable[str], nobody: Iterable[str], different: Iterable[str], case: Iterable[str], reset: Iterable[str]
) -> PersonChanges:
    cases: dict[str, str] = {}
    for name, told in (_pair(text, "=", "--case", may_be_empty=True) for text in case):
        if cases.setdefault(name, told) != told:
            raise click.UsageError(
                _("{name} cannot be both {one} and {other}; say which").format(name=name, one=cases[name], other=told)
            )
    return PersonChanges(
        same=[_pair(text, "=", "--same") for text in same],
        nobody=[_name(text, "--nobody") for text in nobody],
        different=[_pair(text, "|", "--different") for text in different],
        cases={name: "" if told.casefold() == NO_CASE else told for name, told in cases.items()},
        reset=[_name(text, "--reset") for text in reset],
    )


def _pair(text: str, sign: str, option: str, *, may_be_empty: bool = False) -> tuple[str, str]:
    one, found, other = map(_blanks_joined, text.rpartition(sign))
    if not found or not one or not (other or may_be_empty):
        message = _("{option} needs two names with {sign} between them, not '{text}'")
        raise click.UsageError(message.format(option=option, sign=sign, text=text))
    return one, other


def _name(text: str, option: str) -> str:
    name = _blanks_joined(text)
    if not name:
        raise click.UsageError(_("{option} needs a name").format(option=option))
    return name


def _blanks_joined(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _correct(project: store.Project, sources: Sequence[Source], changes: PersonChanges) -> None:
    """Do what was said, and tell on stderr what became of it."""
    notes = correct_persons(project, sources, changes)
    for note in notes:
        click.echo(note, err=True)
    click.echo(
        _("to have it in the report, type: qualkit run") if notes else _("nothing was changed; it was so already"),
        err=True,
    )


def _print_people(found: Persons, form: str, *, is_project: bool) -> None:
    """Print whom the sources report; on stderr who may be one person, and who is nobody."""
    alike: dict[str, list[str]] = {}
    for one, other in found.alike:
        alike.setdefault(one, []).append(other)
        alike.setdefault(other, []).append(one)
    rows = [_person_row(person, alike, form) for person in found.found]
    hidden = "" if any(person.case for person in found.found) else "case"
    columns = [column for column in SHOWN if column != hidden] if form == "table" else COLUMNS
    print_rows(rows, form, columns=columns, empty=_("these sources report nobody's view by name"))
    times = Counter[str]()
    for person in found.found:
        times[person.reported.name] += person.reported.n_sentences
    for one, other in found.alike:
        line = _("{one} and {other} may be one person").format(one=one, other=other)
        if is_project:
            kept, merged = (one, other) if times[one] >= times[other] else (other, one)
            command = f'qualkit people --same "{merged}={kept}"'
            line = _("{one} and {other} may be one person; to merge them: {command}").format(
                one=one, other=other, command=command
            )
        click.echo(line, err=True)
    if found.nobody:
        names = ", ".join(found.nobody)
        click.echo(_("nobody, as somebody said: {names} (to take it back: --reset)").format(names=names), err=True)
    if found.gone:
        line = _("no longer reported under the name by which somebody spoke of them: {names}")
        click.secho(line.format(names=", ".join(found.gone)), fg="yellow", err=True)


def _person_row(person: Person, alike: Mapping[str, list[str]], form: str) -> dict[str, object]:
    reported = person.reported
    return {
        "source": _shown(person.source, form),
        "name": reported.name,
        "sentences": reported.n_sentences,
        "told_by": reported.told_by,
        "several": reported.is_several,
        "cited": reported.is_cited,
        "forms": list(reported.forms),
        "like": alike.get(reported.name, []),
        "case": person.case,
        "merged": list(person.merged),
    }


def _shown(source: Source, form: str) -> str:
    """A file's name without its folder in a table for people."""
    return Path(source.name).name if form == "table" else source.name


def _print_citations(sources: Sequence[Source], annotations: Sequence[Annotation], form: str) -> None:
    pairs = zip(sources, annotations, strict=True)
    rows = [row | {"source": _shown(one, form)} for one, made in pairs for row in _citation_rows(one, made)]
    columns = ("source", "authors", "year", "kind", "text") if form == "table" else CITATIONS
    print_rows(rows, form, columns=columns, empty=_("no work is cited by author and year"))


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
