"""`codebook check`, `codebook try`: a codebook and its terms under the loupe."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from qualkit import coding, comparing, pipeline, store
from qualkit.cli.inputs import language_option, prepare_files, repair_option
from qualkit.cli.output import format_option, print_rows, print_table, to_json
from qualkit.cli.project import project_option
from qualkit.languages import get_language
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES, OTHER, Annotation
from qualkit.model.results import ConcordanceLine
from qualkit.model.sources import Source
from qualkit.pipeline import KeptAnnotations, Repair, annotate_all

NONE = "–"
MOST_LINES = 40
"""Lines of one kind that the table for people shows; the other formats have all."""


@click.group("codebook", short_help=_("Check a codebook, or try one of its terms"))
def codebook_command() -> None:
    """Check a codebook, or try one of its terms

    \b
    Example:
      qualkit codebook check codebooks/digital-diplomacy.yaml
      qualkit codebook try "staff ~4 shortage" interviews/*.docx
    """


@codebook_command.command("check", short_help=_("Show a codebook's languages side by side, gaps and repeated terms"))
@click.argument("book", type=click.Path(path_type=Path))
@click.argument("files", nargs=-1, metavar="[FILE…]")
@click.option("--code", help=_("Only this code and those below it, e.g. challenges/staff-shortage"))
@language_option
@repair_option
@click.option(
    "--project", "folder", type=click.Path(path_type=Path), help=_("Try the terms on this project's material")
)
@format_option("table", "json")
@click.pass_context
def check_command(
    ctx: click.Context,
    book: Path,
    files: tuple[str, ...],
    code: str | None,
    language: str,
    repair: Repair,
    folder: Path | None,
    form: str,
) -> None:
    """Show a codebook's languages side by side, gaps and repeated terms

    With files or a project also which terms never fire and which codes fire in one language only.

    \b
    Example:
      qualkit codebook check codebooks/digital-diplomacy.yaml --project .
    """
    if files and folder:
        raise click.UsageError(_("name files or a project, not both"))
    codebook = pipeline.read_codebook(book)
    wanted = {one.path for one in (codebook.code(code) if code else codebook).walk()}
    sources, annotations, problem = _material(files, folder, language, repair) if files or folder else ([], [], False)
    rows = _rows(coding.check(codebook, sources, annotations), wanted)
    if form == "json":
        click.echo(to_json(rows))
    else:
        _print_check(rows)
    ctx.exit(int(problem))


def _rows(found: coding.CodebookCheck, wanted: set[str]) -> dict[str, Any]:
    """What a check found, of the codes that were asked for, as it is printed."""
    return {
        "sentences": dict(found.sentences),
        "codes": [one._asdict() for one in found.codes if one.code in wanted],
        "side_by_side": [
            {"code": idea.code, **{name: list(idea.terms.get(name, ())) for name in LANGUAGES}, "row": idea.is_row}
            | {"missing": list(idea.missing)}
            for idea in found.ideas
            if idea.code in wanted
        ],
        "gaps": [{"code": code, "language": name} for code, name in found.gaps if code in wanted],
        "twice": [one._asdict() for one in found.twice if one.code in wanted],
        "shared": [one._asdict() for one in found.shared if wanted.intersection(one.codes)],
        "never_fire": [one._asdict() for one in found.silent if one.code in wanted],
        "one_language": [code for code in found.one_language if code in wanted],
    }


def _print_check(rows: dict[str, Any]) -> None:
    cells = []
    before = None
    for idea in rows["side_by_side"]:
        shown = [", ".join(idea[name]) or (_("MISSING") if name in idea["missing"] else NONE) for name in LANGUAGES]
        cells.append([idea["code"] if idea["code"] != before else "", *shown])
        before = idea["code"]
    print_table(("code", *LANGUAGES), cells)
    counted = [
        [one["code"], *(_count(one["terms"][name], one["fired"][name], rows["sentences"]) for name in LANGUAGES)]
        for one in rows["codes"]
    ]
    print_table((_("terms, and sentences that they find") if rows["sentences"] else _("terms"), *LANGUAGES), counted)
    gaps = [idea for idea in rows["side_by_side"] if idea["missing"]]
    _print_lines(
        _("rows without a term in a language"),
        [f"{idea['code']}: {_first_term(idea)} ({', '.join(idea['missing'])})" for idea in gaps],
    )
    _print_lines(
        _("lists that are missing, or much shorter than the longest one"),
        [f"{one['code']}: {one['language']}" for one in rows["gaps"]],
    )
    _print_lines(
        _("terms that stand twice in one code"),
        [f"{one['code']}, {one['language']}: {one['term']}" for one in rows["twice"]],
    )
    _print_lines(
        _("terms that several codes have"),
        [f"{one['language']}: {one['term']} ({', '.join(one['codes'])})" for one in rows["shared"]],
    )
    if rows["sentences"]:
        _print_lines(
            _("terms that never fire"),
            [f"{one['code']}, {one['language']}: {one['term']}" for one in rows["never_fire"]],
        )
        _print_lines(_("codes that fire in one language only"), rows["one_language"])


def _first_term(idea: dict[str, Any]) -> str:
    return next((term for name in LANGUAGES for term in idea[name]), NONE)


def _count(n_terms: int, n_fired: int, sentences: dict[str, int]) -> str:
    return f"{n_terms} · {n_fired}" if sentences else str(n_terms)


def _print_lines(heading: str, lines: list[str]) -> None:
    click.echo(f"{heading}: {len(lines) or _('none')}")
    for line in lines[:MOST_LINES]:
        click.echo(f"  {line}")
    if len(lines) > MOST_LINES:
        click.echo(_("  … and {n} more; all are in --format json").format(n=len(lines) - MOST_LINES))


@codebook_command.command(
    "try",
    short_help=_("Show what a term finds: its forms, counted, and some contexts"),
    context_settings={"ignore_unknown_options": True},  # the term may be a suffix: -malı
)
@click.argument("term")
@click.argument("files", nargs=-1, metavar="[FILE…]")
@click.option("--contexts", default=5, show_default=True, help=_("Contexts to show for each language"))
@click.option("--width", default=45, show_default=True, help=_("Characters of context on each side"))
@language_option
@repair_option
@project_option
@format_option("table", "json")
@click.pass_context
def try_command(
    ctx: click.Context,
    term: str,
    files: tuple[str, ...],
    contexts: int,
    width: int,
    language: str,
    repair: Repair,
    folder: Path,
    form: str,
) -> None:
    """Show what a term finds: its forms, counted, and some contexts

    Searches the files, or without files the whole project. The term is written as in a codebook.

    \b
    Example:
      qualkit codebook try "(lack|shortage) of staff" interviews/*.docx
    """
    if files and ctx.get_parameter_source("folder") is not ParameterSource.DEFAULT:
        raise click.UsageError(_("name files or a project, not both"))
    sources, annotations, problem = _material(files, folder, language, repair)
    try:
        places = coding.find(term, annotations, languages=LANGUAGES if language == "auto" else (language,))
    except ValueError as error:
        at = _(" (character {n})").format(n=getattr(error, "at", 0) + 1)
        raise click.UsageError(_("the term: {why}").format(why=error) + at) from error
    lines = comparing.kwic(sources, annotations, places, width=max(0, width)).lines
    counted = Counter((line.sentence.language, _lower(line)) for line in lines)
    forms = [
        {"language": name, "form": words, "times": n}
        for (name, words), n in sorted(counted.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
    ]
    shown = _some(lines, contexts)
    names = {source.uid: source.name for source in sources}
    rows = [
        {
            "source": names[line.source_uid],
            "language": line.sentence.language,
            "left": line.left,
            "words": line.words,
            "right": line.right,
        }
        for line in shown
    ]
    if form == "json":
        click.echo(to_json({"term": term, "times": len(lines), "forms": forms, "contexts": rows}))
    else:
        print_rows(forms, form, columns=("language", "form", "times"), empty=_("the term stands nowhere"))
        if rows:
            rows = [row | {"source": Path(row["source"]).name} for row in rows]
            print_rows(rows, form, columns=("source", "left", "words", "right"), empty="")
    ctx.exit(int(problem))


def _lower(line: ConcordanceLine) -> str:
    words = " ".join(line.words.split())
    language = line.sentence.language
    return words.lower() if language == OTHER else get_language(language).lower(words)


def _some(lines: tuple[ConcordanceLine, ...], n: int) -> list[ConcordanceLine]:
    """The first lines of each language, one for each form before a form comes again."""
    rank: Counter[tuple[str, str]] = Counter()
    ranked = []
    for number, line in enumerate(lines):
        key = line.sentence.language, _lower(line)
        rank[key] += 1
        ranked.append((rank[key], number))
    taken: Counter[str] = Counter()
    chosen = []
    for _rank, number in sorted(ranked):
        taken[lines[number].sentence.language] += 1
        if taken[lines[number].sentence.language] <= n:
            chosen.append(number)
    return [lines[number] for number in sorted(chosen)]


def _material(
    files: tuple[str, ...], folder: Path | None, language: str, repair: Repair
) -> tuple[list[Source], list[Annotation], bool]:
    """(sources, annotations, whether there was a problem) of the files, or of a project."""
    if files:
        sources, problem = prepare_files(files, repair=repair, language=language)
        return sources, list(annotate_all(sources)), problem
    with store.open_project(folder or Path()) as project:
        sources = store.sources(project)
        return sources, list(KeptAnnotations(project, sources)), False
