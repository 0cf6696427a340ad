"""`questions`: the interview guide, and who answered which of its questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path

import click

from qualkit import exchanging, store
from qualkit.cli.output import format_option, print_rows, to_json
from qualkit.cli.project import file_to_write, project_option, saying_that_nothing_changed
from qualkit.messages import N_, _, ngettext
from qualkit.model.annotations import LANGUAGES
from qualkit.model.answers import AnswerTable
from qualkit.pipeline.questions import (
    answer_table,
    asked_in,
    correct_questions,
    gaps,
    keep_guide,
    replacement,
    suggested_guide,
)

SHORT = 160
"""Characters of an answer in the table that people read on a screen."""
ABREAST = 3
"""How many participants stand side by side there."""
NOTHING = N_("no question was found; read the interview guide with: qualkit questions --guide guide.docx")


@click.command("questions", short_help=_("Show who answered which question of the guide"))
@click.argument("source", required=False)
@click.option(
    "--guide", "guides", multiple=True, type=click.Path(path_type=Path), help=_("Read the interview guide from a file")
)
@click.option("--suggest", is_flag=True, help=_("Print a guide of the questions that several interviews ask alike"))
@click.option("--table", "as_table", is_flag=True, help=_("Show the answers, question by participant"))
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Write the answers to a file: .xlsx, .csv or .json"),
)
@click.option("--force", is_flag=True, help=_("Replace the file if it is there"))
@click.option(
    "--set",
    "corrections",
    multiple=True,
    metavar="N=ID",
    help=_("Say which question turn N of the source asks; N=none: none, N=auto: takes that back"),
)
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", help=_("The language of the questions' wordings")
)
@project_option
@format_option("table", "csv", "json", "jsonl")
def questions_command(
    source: str | None,
    guides: tuple[Path, ...],
    suggest: bool,
    as_table: bool,
    output: Path | None,
    force: bool,
    corrections: tuple[str, ...],
    language: str,
    folder: Path,
    form: str,
) -> None:
    """Show who answered which question of the interview guide

    The guide is a text, Word file or spreadsheet with numbered questions, in one language or several; name the option
    once for each file. A turn that is called a question by its number (Soru 2 –) asks that of the guide if the numbers
    run in order, are all in the guide, and no words are another question's; of other numbers most must stand before
    words like the guide's. With a source, every turn of its interviewer is listed with the question that it asks, or in
    brackets the one that it goes on with, and how that was found. Correct one by its number: 12=4 where turn 12 asks
    question 4 or goes on with it, 12=none where it and what is said to it belong to no question, 12=auto to take a
    correction back.

    \b
    Example:
      qualkit questions --guide guide.docx
      qualkit questions --output answers.xlsx
    """
    if corrections and source is None:
        raise click.UsageError(_("name the source whose turns are to be set: qualkit questions SOURCE --set 12=4"))
    if output:
        file_to_write(output, force=force)
    with store.open_project(folder) as project:
        if guides:
            _keep_guide(project, guides)
        if suggest:
            _suggest(project)
        elif source is not None:
            if corrections:
                with nullcontext() if guides else saying_that_nothing_changed():
                    correct_questions(project, source, dict(map(_correction, corrections)))
            _print_turns(project, source, form)
        elif output:
            n = exchanging.export_answers(answer_table(project), store.sources(project), output, language=language)
            found = ngettext("{n} answer written to {file}", "{n} answers written to {file}", n)
            click.echo(found.format(n=n, file=output))
        else:
            _print_table(project, form, language=language, with_answers=as_table)


def _keep_guide(project: store.Project, paths: Sequence[Path]) -> None:
    before = store.newest_guide(project)
    guide = keep_guide(project, paths)
    n = len(guide.questions)
    found = ngettext("the guide has {n} question ({languages})", "the guide has {n} questions ({languages})", n)
    click.echo(found.format(n=n, languages=", ".join(guide.languages)), err=True)
    for line in (*replacement(before, guide, paths), *gaps(guide)):
        click.secho(line, fg="yellow", err=True)


def _suggest(project: store.Project) -> None:
    text = suggested_guide(project)
    if not text:
        click.echo(_("no question comes in two interviews in nearly the same words; write the guide by hand"), err=True)
        return
    click.echo(text, nl=False)
    click.echo(_("save this as guide.md, mend it, and read it with: qualkit questions --guide guide.md"), err=True)


def _correction(written: str) -> tuple[int, str]:
    number, sign, question = written.partition("=")
    if not sign or not number.strip().isdigit() or not question.strip():
        message = _("'{written}' is no correction; write turn=question, such as 12=4, 12=none or 12=auto")
        raise click.UsageError(message.format(written=written))
    return int(number), question.strip()


def _print_turns(project: store.Project, source: str, form: str) -> None:
    rows = [
        {
            "turn": one.number,
            "speaker": one.speaker,
            "question": one.question or (f"({one.belongs_to})" if form == "table" and one.belongs_to else None),
            "by": one.by,
            "score": round(one.score, 2),
            "belongs_to": one.belongs_to,
            "words": _shortened(one.words) if form == "table" else one.words,
        }
        for one in asked_in(project, source)
    ]
    print_rows(
        rows, form, columns=("turn", "question", "by", "score", "speaker", "words"), empty=_("nobody asks anything")
    )


def _print_table(project: store.Project, form: str, *, language: str, with_answers: bool) -> None:
    table = answer_table(project)
    if table.others and store.newest_guide(project).questions:
        found = ngettext(
            "{n} other question is answered, in a survey for the most part: {questions}",
            "{n} other questions are answered, in surveys for the most part: {questions}",
            len(table.others),
        )
        click.echo(found.format(n=len(table.others), questions="; ".join(table.others)), err=True)
    if not with_answers:
        columns = ("id", "question", "asked", "answered")
        print_rows(list(_counts(table, language)), form, columns=columns, empty=_(NOTHING))
    elif form == "json":
        click.echo(to_json(exchanging.answers_as_json(table, store.sources(project))))
    elif form == "jsonl":
        for row in exchanging.answer_rows(table, store.sources(project)):
            click.echo(to_json(row))
    elif form == "csv":
        names = [one.name for one in table.participants]
        rows = [
            {"id": one.id, "question": one.wording(language)} | {name: table.words(one.id, name) for name in names}
            for one in table.questions
        ]
        print_rows(rows, form, columns=("id", "question", *names), empty="")
    else:
        _print_abreast(table, language)


def _counts(table: AnswerTable, language: str) -> Iterator[Mapping[str, object]]:
    for question in table.questions:
        n_asked, n_answered = table.n_asked(question.id), table.n_answered(question.id)
        yield {"id": question.id, "question": question.wording(language), "asked": n_asked, "answered": n_answered}


def _print_abreast(table: AnswerTable, language: str) -> None:
    """A few participants at a time, so that their answers can be read on a screen."""
    people = iter(table.participants)
    while abreast := list(islice(people, ABREAST)):
        names = [one.name for one in abreast]
        rows = [
            {"id": one.id, "question": _shortened(one.wording(language))}
            | {name: _cell(table, one.id, name) for name in names}
            for one in table.questions
        ]
        print_rows(rows, "table", columns=("id", "question", *names), empty=_(NOTHING))
    if not table.participants:
        print_rows([], "table", columns=(), empty=_(NOTHING))


def _cell(table: AnswerTable, question: str, participant: str) -> str:
    if (question, participant) not in table.asked:
        return exchanging.NOT_ASKED
    return _shortened(table.words(question, participant))


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1]}…"
