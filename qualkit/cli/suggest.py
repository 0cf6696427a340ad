"""`suggest`: what people's decisions taught, for passages on which nobody has decided.

The rows of `--format jsonl` are stable (docs/contract.md): those of `code` with `score` and `because`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from qualkit import coding, store
from qualkit.cli.codings import NAME_LENGTH
from qualkit.cli.inputs import language_option, prepare_files, repair_option
from qualkit.cli.output import format_option, print_rows, print_table, report_problems, to_json
from qualkit.cli.project import project_option, warn_if_stale
from qualkit.cli.rows import coding_row, offsets
from qualkit.coding import Because, Evaluation, Few, Measured
from qualkit.messages import _, ngettext
from qualkit.model.annotations import Annotation
from qualkit.model.codebooks import UNITS, Codebook
from qualkit.model.codings import Coding, Firing
from qualkit.model.sources import Source
from qualkit.pipeline import (
    Learned,
    Repair,
    evaluate_in,
    examples_of,
    read_codebook,
    read_decided,
    suggest_in,
)


@click.command("suggest", short_help=_("Propose codes that were learned from decided codings"))
@click.argument("files", nargs=-1, metavar="[FILE…]")
@click.option("--codebook", type=click.Path(path_type=Path), help=_("The codebook of the files"))
@click.option(
    "--codings", type=click.Path(path_type=Path), help=_("What was decided (JSON Lines), to learn from for the files")
)
@click.option("--unit", type=click.Choice(UNITS), help=_("What a code is put on (default: as the codebook says)"))
@click.option(
    "--at-least",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help=_("The probability from which on a code is proposed"),
)
@click.option(
    "--embeddings",
    type=click.Path(path_type=Path),
    help=_("A folder with word embeddings of model2vec; nothing is fetched"),
)
@click.option("--evaluate", is_flag=True, help=_("Show what learning is worth instead, by cross-validation"))
@language_option
@repair_option
@project_option
@format_option("table", "json", "jsonl")
@click.pass_context
def suggest_command(
    ctx: click.Context,
    files: tuple[str, ...],
    codebook: Path | None,
    codings: Path | None,
    unit: str | None,
    at_least: float,
    embeddings: Path | None,
    evaluate: bool,
    language: str,
    repair: Repair,
    folder: Path,
    form: str,
) -> None:
    """Propose codes that were learned from decided codings

    In a project: learns from what you have accepted, rejected and coded by hand which words go with a code, and
    proposes it for passages that no term finds and on which nobody has decided, each with a probability and the words
    that weighed most. A code needs ten passages that have it. The suggestions wait among the other proposals, and the
    next `qualkit suggest` puts new ones in their place. --evaluate shows how well this finds what was decided.

    With files, without a project: the same from the decided codings in --codings; where a code has too few of them its
    terms propose.

    \b
    Example:
      qualkit suggest
      qualkit suggest --evaluate
      qualkit suggest interview.docx --codebook codebooks/digital-diplomacy.yaml --codings decided.jsonl
      qualkit suggest --evaluate --codebook codebooks/digital-diplomacy.yaml --codings decided.jsonl
    """
    if embeddings is not None:
        coding.check_embeddings(embeddings)
    if not files and codings is None and codebook is None:
        _in_project(folder, unit=unit, at_least=at_least, embeddings=embeddings, evaluate=evaluate, form=form)
        return
    if codebook is None or codings is None or not (files or evaluate):
        raise click.UsageError(
            _("without a project, name the files, their codebook (--codebook) and what was decided (--codings)")
        )
    book = read_codebook(codebook)
    said = read_decided(codings, book)
    if evaluate:
        examples, _none = examples_of(said, repair=repair)
        found = coding.evaluate(book, examples, unit=unit, at_least=at_least, embeddings=embeddings)
        _print_evaluation(found, book, form)
        return
    sources, problem = prepare_files(files, repair=repair, language=language)
    examples, annotations = examples_of(said, sources, repair=repair)
    suggested = coding.suggest(
        book, sources, annotations, examples, unit=unit, at_least=at_least, embeddings=embeddings, by_words=True
    )
    rows = [
        row
        for of_source in zip(sources, annotations, suggested.codings, suggested.because, strict=True)
        for row in _rows(book, *of_source)
    ]
    _say_few(suggested.few, book)
    _print_rows(rows, form)
    ctx.exit(int(problem))


def _print_rows(rows: list[dict[str, Any]], form: str) -> None:
    if form == "table":
        rows = sorted(rows, key=lambda row: -row["score"])
        rows = [row | {"because": ", ".join(one["words"] for one in row["because"])} for row in rows]
    print_rows(rows, form, columns=("code", "score", "because", "reading"), empty=_("nothing is suggested"))


def _in_project(
    folder: Path, *, unit: str | None, at_least: float, embeddings: Path | None, evaluate: bool, form: str
) -> None:
    with store.open_project(folder) as project:
        book = read_codebook(store.read_settings(folder).codebook)
        warn_if_stale(project, book)
        book = book if unit is None else replace(book, unit=unit)
        if evaluate:
            found = evaluate_in(project, book, at_least=at_least, embeddings=embeddings)
            _print_evaluation(found, book, form)
            return
        learned = suggest_in(project, book, at_least=at_least, embeddings=embeddings)
    rows = [
        {
            "name": one.handle[:NAME_LENGTH],
            "code": book.by_uid[one.code_uid].path,
            "score": one.score,
            "because": list(dict.fromkeys(source.text[firing.start : firing.end] for firing in one.reason)),
            "source": source.name,
            "start": one.span.start,
            "end": one.span.end,
            "words": one.words,
        }
        for source, one in learned.codings
    ]
    columns = ("name", "code", "score", "because", "source", "words")
    print_rows(rows, form, columns=columns, empty=_nothing(learned))
    _say_few(learned.few, book)


def _nothing(learned: Learned) -> str:
    """What people read where nothing is suggested."""
    if not learned.n_examples:
        return _("nobody has decided on any coding yet; accept, reject or code first (qualkit codings)")
    if not learned.learned:
        return _("too little was decided to learn from")
    return _("beyond the terms nothing is suggested; a lower --at-least shows passages that are less likely")


def _rows(
    book: Codebook,
    source: Source,
    annotation: Annotation,
    codings: Sequence[Coding],
    because: Sequence[Sequence[Because]],
) -> Iterator[dict[str, Any]]:
    for one, reasons in zip(codings, because, strict=True):
        in_order = sorted(reasons, key=lambda reason: (reason.start, reason.end))
        fired = [Firing(reason.lemma, reason.start, reason.end) for reason in in_order if reason.is_term]
        weighed = [
            {
                "lemma": reason.lemma,
                "words": source.text[reason.start : reason.end],
                **offsets(source, reason.start, reason.end),
                "weight": reason.weight,
            }
            for reason in reasons
        ]
        yield coding_row(book, source, annotation, one, fired) | {"score": one.score, "because": weighed}


def _say_few(few: Sequence[Few], book: Codebook) -> None:
    """Says on stderr of which codes too little was decided."""
    if not few:
        return
    listed = ", ".join(
        _("{code} ({yes} with it, {no} without)").format(
            code=book.by_uid[one.code_uid].path, yes=one.n_yes, no=one.n_no
        )
        for one in few
    )
    found = ngettext(
        "{n} code has too few decided passages to learn from; for it the terms alone propose: {listed}",
        "{n} codes have too few decided passages to learn from; for them the terms alone propose: {listed}",
        len(few),
    )
    needed = _("it takes {fewest} passages that have the code, and some that do not")
    report_problems([found.format(n=len(few), listed=listed), needed.format(fewest=coding.FEWEST)])


def _print_evaluation(found: Evaluation, book: Codebook, form: str) -> None:
    if form == "table":
        click.echo(
            _("{passages} passages, judged by what the others taught; shares with intervals of 95 %").format(
                passages=found.n_passages
            )
        )
        click.echo(_("Inside the documents that were learned from (five-fold cross-validation):"))
        _print_measured(found.inside, book)
        if found.new_documents:
            click.echo(_("On new documents (documents left out whole; {n} of them):").format(n=found.n_documents))
            _print_measured(found.new_documents, book)
        else:
            click.echo(_("On new documents: not known; the codings name fewer than three documents (“document”)"))
        click.echo(
            _("Learning helps inside one study. On documents of another kind expect little more than the terms find.")
        )
        _say_found_by_terms(found, book)
        _say_few(found.few, book)
    elif form == "json":
        settings = {"passages": found.n_passages, "documents": found.n_documents, "interval": "Wilson, 95 %"}
        click.echo(to_json({"rows": list(_evaluation_rows(found, book)), "settings": settings}))
    else:
        for row in _evaluation_rows(found, book):
            click.echo(to_json(row))


def _say_found_by_terms(found: Evaluation, book: Codebook) -> None:
    """Says of which codes the recall of the terms means nothing."""
    if not found.found_by_terms:
        return
    listed = ", ".join(book.by_uid[uid].path for uid in found.found_by_terms)
    said = _(
        "Of these codes the terms had found (nearly) all passages that were decided on: {listed}. The recall of their"
        " terms is high by construction (1.00 where they found all) and says nothing of what they miss; to learn that,"
        " code some passages by hand that no term found."
    )
    click.echo(said.format(listed=listed))


def _evaluation_rows(found: Evaluation, book: Codebook) -> Iterator[dict[str, Any]]:
    for where, measured in (("inside", found.inside), ("new documents", found.new_documents)):
        for one in measured:
            yield {
                "where": where,
                "code": book.by_uid[one.code_uid].path if one.code_uid else None,
                "language": one.language,
                "passages": one.n_passages,
                "learned": one.is_learned,
                **{
                    by: {
                        "right": got.right,
                        "wrong": got.wrong,
                        "missed": got.missed,
                        "precision": [_rounded(value) for value in got.precision],
                        "recall": [_rounded(value) for value in got.recall],
                        "f1": _rounded(got.f1),
                    }
                    for by, got in (("terms", one.terms), ("suggest", one.learned))
                },
            }


def _print_measured(measured: Sequence[Measured], book: Codebook) -> None:
    rows = []
    for one in measured:
        name = book.by_uid[one.code_uid].path if one.code_uid else _("all themes")
        cells = [name if one.is_learned else f"{name} *", one.language or _("all"), str(one.n_passages)]
        for got in (one.terms, one.learned):
            cells += [_share(got.precision), _share(got.recall), _figure(got.f1)]
        rows.append(cells)
    headers = ("code", "language", "passages", "terms P", "terms R", "terms F1", "suggest P", "suggest R", "suggest F1")
    print_table(headers, rows)
    if any(not one.is_learned for one in measured):
        click.echo(_("* too few decided passages: the terms alone propose"))


def _share(rate: Sequence[float | None]) -> str:
    value, low, high = map(_figure, rate)
    return f"{value} [{low}–{high}]" if value != "–" else value


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".removeprefix("0")


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
