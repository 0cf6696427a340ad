"""`codebook check`, `codebook try`, `codebook convert`: a codebook and its terms under the loupe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from qualkit import coding
from qualkit.cli.inputs import language_option, repair_option
from qualkit.cli.material import Material, Search, load_material, search_options
from qualkit.cli.output import format_option, print_rows, print_table, report_problems, to_json
from qualkit.cli.project import file_to_write
from qualkit.errors import CodebookError
from qualkit.languages import get_language
from qualkit.messages import _, ngettext
from qualkit.model.annotations import LANGUAGES, OTHER
from qualkit.model.results import ConcordanceLine
from qualkit.pipeline import Repair
from qualkit.pipeline.codebooks import codebook_text, faults, open_codebook

NONE = "–"
MOST_LINES = 40
"""Lines of one kind that the table for people shows; the other formats have all."""


@click.group("codebook", short_help=_("Check or convert a codebook, or try one of its terms"))
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
    try:
        codebook, notes = open_codebook(book)
    except CodebookError:
        if not report_problems(faults(book)):
            raise
        ctx.exit(1)
    _tell(notes)
    wanted = {one.path for one in (codebook.called(code) if code else codebook).walk()}
    has_material = bool(files or folder)
    material = load_material(files, folder, language=language, repair=repair) if has_material else Material([], [])
    rows = _rows(coding.check(codebook, material.sources, material.annotations), wanted)
    if form == "json":
        click.echo(to_json(rows))
    else:
        _print_check(rows)
    ctx.exit(int(material.problem))


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
    print_table((_("terms, and codings that they propose") if rows["sentences"] else _("terms"), *LANGUAGES), counted)
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


@codebook_command.command("convert", short_help=_("Write a codebook as another kind of file: YAML or REFI-QDA"))
@click.argument("book", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help=_("Replace the file if it is there"))
def convert_command(book: Path, target: Path, force: bool) -> None:
    """Write a codebook as another kind of file: YAML (.yaml) or REFI-QDA (.qdc)

    Codes keep their identity, so that codings stay with them. REFI-QDA has no place for terms; they stand in the
    descriptions there and are found again when qualkit reads the file.

    \b
    Example:
      qualkit codebook convert from-maxqda.qdc codebooks/my-codes.yaml
    """
    codebook, notes = open_codebook(book)
    text = codebook_text(codebook, target)
    file_to_write(target, force=force).write_text(text, encoding="utf-8", newline="\n")
    _tell(notes)
    n = sum(1 for _code in codebook.walk())
    click.echo(ngettext("{n} code written to {file}", "{n} codes written to {file}", n).format(n=n, file=target))


def _tell(notes: Iterable[str]) -> None:
    """What had to be left or changed of a file that another program wrote; no problem, but worth knowing."""
    for note in notes:
        click.echo(note, err=True)


@codebook_command.command(
    "try",
    short_help=_("Show what a term finds: its forms, counted, and some contexts"),
    context_settings={"ignore_unknown_options": True},  # the term may be a suffix: -malı
)
@click.option("--contexts", default=5, show_default=True, help=_("Contexts to show for each language"))
@search_options
@format_option("table", "json")
def try_command(search: Search, contexts: int, form: str) -> None:
    """Show what a term finds: its forms, counted, and some contexts

    Searches the files, or without files the whole project. The term is written as in a codebook.

    \b
    Example:
      qualkit codebook try "(lack|shortage) of staff" interviews/*.docx
    """
    lines = search.found.lines
    counted = Counter((line.sentence.language, _lower(line)) for line in lines)
    forms = [
        {"language": name, "form": words, "times": n}
        for (name, words), n in sorted(counted.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))
    ]
    names = {source.uid: source.name for source in search.sources}
    rows = [
        {
            "source": names[line.source_uid],
            "language": line.sentence.language,
            "left": line.left,
            "words": line.words,
            "right": line.right,
        }
        for line in _some(lines, contexts)
    ]
    if form == "json":
        click.echo(to_json({"term": search.term, "times": len(lines), "forms": forms, "contexts": rows}))
        return
    print_rows(forms, form, columns=("language", "form", "times"), empty=_("the term stands nowhere"))
    if rows:
        rows = [row | {"source": Path(row["source"]).name} for row in rows]
        print_rows(rows, form, columns=("source", "left", "words", "right"), empty="")


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
