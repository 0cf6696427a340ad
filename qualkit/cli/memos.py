"""`memos`: notes on anything, in one place."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from qualkit import store
from qualkit.cli.output import csv_text, format_option, print_rows, to_json
from qualkit.cli.project import file_to_write, project_option
from qualkit.errors import UnknownName
from qualkit.messages import _, ngettext
from qualkit.model.memos import About, MemoKind, Subject
from qualkit.pipeline import (
    Placed,
    chosen_memos,
    memo_named,
    memo_names,
    placed_memos,
    read_codebook,
    subject_named,
    write_memo,
)

NAME_LENGTH = 8
COLUMNS = ("name", "about", "on", "words", "kind", "text", "author", "at")
ALL_COLUMNS = ("name", "about", "on", "code", "start", "end", "words", "kind", "text", "author", "at", "changed_by",
               "changed_at", "versions", "lost")  # fmt: skip
SUFFIXES = (".md", ".csv", ".jsonl")

kind_option = click.option(
    "--kind", type=click.Choice([kind.value for kind in MemoKind]), help=_("What the memo is for")
)


@click.group("memos", short_help=_("List the memos, write and change them"), invoke_without_command=True)
@click.option("--on", "on", help=_("Only those on this: project, code:PATH, case:NAME, source:NAME, coding:NAME"))
@click.option("--about", type=click.Choice([about.value for about in About]), help=_("Only on things of this kind"))
@kind_option
@click.option("--author", default="", help=_("Only those by this person"))
@click.option("--words", default="", help=_("Only those with these words in them"))
@click.option("--lost", is_flag=True, help=_("Only those on something that is not there any more"))
@project_option
@format_option("table", "json", "jsonl", "csv")
@click.pass_context
def memos_command(
    ctx: click.Context,
    on: str | None,
    about: str | None,
    kind: str | None,
    author: str,
    words: str,
    lost: bool,
    folder: Path,
    form: str,
) -> None:
    """List the memos, write and change them

    A memo is on the project, a source, a stretch of its text, a coding, a code or a case.

    \b
    Example:
      qualkit memos --on code:tools
      qualkit memos add "Only where she says it herself" --on code:tools --kind rule
    """
    if ctx.invoked_subcommand is not None:
        return
    with store.open_project(folder) as project:
        book = read_codebook(store.read_settings(folder).codebook)
        found = placed_memos(project, book)
        names = dict(zip((one.memo.version for one in found), memo_names(found, NAME_LENGTH), strict=True))
        subject = subject_named(project, book, on) if on else None
    shown = chosen_memos(found, kind=kind or "", about=about or "", author=author, words=words, lost=lost)
    shown = [one for one in shown if subject is None or _is_on(one, subject)]
    columns = ("name", "about", "on", "words", "text", "lost") if lost else COLUMNS
    rows = [_row(one, names[one.memo.version]) for one in shown]
    print_rows(rows, form, columns=columns if form == "table" else ALL_COLUMNS, empty=_("no memo"))


@memos_command.command("add", short_help=_("Write a memo"))
@click.argument("text")
@click.option("--on", "on", default="project", help=_("project, code:PATH, case:NAME, source:NAME or coding:NAME"))
@click.option("--words", default="", help=_("The words of the source that it is on"))
@kind_option
@project_option
def add_command(text: str, on: str, words: str, kind: str | None, folder: Path) -> None:
    """Write a memo; - as text reads it from standard input

    \b
    Example:
      qualkit memos add "She laughs here" --on source:interview.docx --words "everything is fine"
    """
    with store.open_project(folder) as project:
        book = read_codebook(store.read_settings(folder).codebook)
        subject = subject_named(project, book, on, words=words)
        uid = write_memo(project, subject, _typed(text), kind=MemoKind(kind or MemoKind.NOTE))
    click.echo(_("written: {name}").format(name=uid[:NAME_LENGTH]))


@memos_command.command("edit", short_help=_("Change a memo"))
@click.argument("name")
@click.argument("text", required=False)
@kind_option
@project_option
def edit_command(name: str, text: str | None, kind: str | None, folder: Path) -> None:
    """Change a memo's text or what it is for; the history keeps what it said before

    \b
    Example:
      qualkit memos edit 3fa4c21b "Only in the first person"
    """
    if text is None and kind is None:
        raise click.UsageError(_("write the new text, or --kind"))
    with store.open_project(folder) as project:
        memo = memo_named(project, name)
        new = memo.text if text is None else _typed(text)
        store.change_memo(project, memo, new, kind=MemoKind(kind) if kind else None)
    click.echo(_("changed: {name}").format(name=name))


@memos_command.command("remove", short_help=_("Take a memo away"))
@click.argument("name")
@project_option
def remove_command(name: str, folder: Path) -> None:
    """Take a memo away; `qualkit undo` brings it back

    \b
    Example:
      qualkit memos remove 3fa4c21b
    """
    with store.open_project(folder) as project:
        store.remove_memo(project, memo_named(project, name))
    click.echo(_("removed: {name}; to bring it back: qualkit undo").format(name=name))


@memos_command.command("export", short_help=_("Write all memos to a file"))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help=_("Replace the file if it is there"))
@project_option
def export_command(file: Path, force: bool, folder: Path) -> None:
    """Write all memos to a file: to read (.md), for a spreadsheet (.csv) or another program (.jsonl)

    \b
    Example:
      qualkit memos export memos.md
    """
    if file.suffix.casefold() not in SUFFIXES:
        raise UnknownName(_("kind of file"), file.suffix, SUFFIXES)
    file_to_write(file, force=force)
    with store.open_project(folder) as project:
        found = placed_memos(project, read_codebook(store.read_settings(folder).codebook))
    rows = [_row(one, name) for one, name in zip(found, memo_names(found, NAME_LENGTH), strict=True)]
    match file.suffix.casefold():
        case ".csv":
            text = "\ufeff" + csv_text(rows, ALL_COLUMNS)  # the mark by which Excel knows UTF-8
        case ".jsonl":
            text = "".join(f"{to_json(row)}\n" for row in rows)
        case _:
            text = _to_read(found)
    file.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    n = ngettext("{n} memo written to {file}", "{n} memos written to {file}", len(rows))
    click.echo(n.format(n=len(rows), file=file))


def _is_on(one: Placed, subject: Subject) -> bool:
    """Whether a memo is on this; what is on a stretch or a coding of a source is on the source too."""
    mine = one.memo.subject
    if subject.about is About.SOURCE:
        return mine.source_uid == subject.source_uid
    if subject.about is About.CODE:
        return mine.target == subject.target
    same = (mine.about, mine.target, mine.source_uid) == (subject.about, subject.target, subject.source_uid)
    return same and mine.span == subject.span


def _row(one: Placed, name: str) -> dict[str, object]:
    memo, subject = one.memo, one.memo.subject
    return {
        "name": name,
        "about": subject.about.value,
        "on": one.name,
        "code": one.code,
        "start": subject.span.start if subject.span else None,
        "end": subject.span.end if subject.span else None,
        "words": subject.words,
        "kind": memo.kind.value,
        "text": memo.text,
        "author": memo.author,
        "at": memo.at,
        "changed_by": memo.changed_by,
        "changed_at": memo.changed_at,
        "versions": memo.n_versions,
        "lost": one.lost,
    }


def _to_read(found: Sequence[Placed]) -> str:
    """The memos as Markdown, under what they are on; no line of what people wrote is a heading."""
    lines = [f"# {_('Memos')}", ""]
    for one in found:
        memo, subject = one.memo, one.memo.subject
        title = ": ".join(filter(None, (subject.about.value, one.name, one.code if one.code != one.name else "")))
        lines += [f"## {_in_line(title)}", ""]
        if subject.words:
            lines += [f"> “{_in_line(subject.words)}”", ""]
        lines += [*(f"    {line}" for line in memo.text.split("\n")), ""]
        lost = f" ({_in_line(one.lost)})" if one.lost else ""
        lines += [f"{memo.kind.value}, {_in_line(memo.author)}, {memo.at}{lost}", ""]
    return "\n".join(lines)


def _in_line(text: str) -> str:
    return " ".join(text.split())


def _typed(text: str) -> str:
    return sys.stdin.read() if text == "-" else text
