"""`match`: which words a term stands for."""

from __future__ import annotations

from pathlib import Path

import click

from qualkit.cli.output import format_option, print_rows
from qualkit.errors import ReadingError
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES

LINES = click.Path(path_type=Path, allow_dash=True)


@click.command("match", short_help=_("Try out terms on a list of words"))
@click.option("--language", required=True, type=click.Choice(LANGUAGES), help=_("The language of terms and words"))
@click.option("--terms", required=True, type=LINES, help=_("A file with a term on each line, in dictionary form"))
@click.option("--words", required=True, type=LINES, help=_("A file with a word on each line"))
@format_option("table", "jsonl")
def match_command(language: str, terms: Path, words: Path, form: str) -> None:
    """Try out terms on a list of words

    \b
    Example:
      qualkit match --language az --terms terms.txt --words words.txt
    """
    from qualkit.languages import get_language

    all_terms, all_words = _lines(terms), _lines(words)
    found = get_language(language).inflections(all_terms, all_words)
    rows = [
        {"term": term, "word": all_words[number]}
        for term, numbers in zip(all_terms, found, strict=True)
        for number in numbers
    ]
    print_rows(rows, form, columns=("term", "word"), empty=_("no word matches"))


def _lines(path: Path) -> list[str]:
    try:
        with click.open_file(str(path), encoding="utf-8-sig") as file:
            return [line for line in (line.strip() for line in file) if line]
    except OSError as error:
        raise ReadingError(path, _("the file cannot be opened ({why})").format(why=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise ReadingError(path, _("this is not UTF-8; save the file as UTF-8")) from error
