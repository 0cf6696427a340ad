"""`match`: which words a term stands for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualkit.cli.output import format_option, print_rows
from qualkit.errors import ReadingError
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES

if TYPE_CHECKING:
    from qualkit.languages import Language

LINES = click.Path(path_type=Path, allow_dash=True)


@click.command("match", short_help=_("Try out terms on a list of words"))
@click.option("--language", required=True, type=click.Choice(LANGUAGES), help=_("The language of terms and words"))
@click.option("--terms", required=True, type=LINES, help=_("A file with a term on each line, in dictionary form"))
@click.option("--words", required=True, type=LINES, help=_("A file with a word or phrase on each line"))
@format_option("table", "jsonl")
def match_command(language: str, terms: Path, words: Path, form: str) -> None:
    """Try out terms on a list of words

    \b
    Example:
      qualkit match --language az --terms terms.txt --words words.txt
    """
    from qualkit.languages import get_language

    all_terms, all_words = _lines(terms), _lines(words)
    found = _found(get_language(language), all_terms, all_words)
    rows = [
        {"term": term, "word": all_words[number]}
        for term, numbers in zip(all_terms, found, strict=True)
        for number in numbers
    ]
    print_rows(rows, form, columns=("term", "word"), empty=_("no word matches"))


def _found(language: Language, terms: Sequence[str], lines: Sequence[str]) -> list[list[int]]:
    """For each term the numbers of the lines that inflect it, ascending; phrases are compared word by word."""
    found = language.inflections(terms, lines)
    phrases = {number: term.split() for number, term in enumerate(terms) if len(term.split()) > 1}
    split = {number: line.split() for number, line in enumerate(lines) if len(line.split()) > 1}
    begun_by: dict[str, list[int]] = {}
    for at, line in split.items():
        begun_by.setdefault(line[0], []).append(at)
    parts = sorted({part for phrase in phrases.values() for part in phrase})
    words = sorted({word for line in split.values() for word in line})
    numbers_of = language.inflections(parts, words, in_phrase=True)
    forms = {part: {words[n] for n in numbers} for part, numbers in zip(parts, numbers_of, strict=True)}
    for number, phrase in phrases.items():
        candidates = {at for first in forms[phrase[0]] for at in begun_by.get(first, ())}
        fitting = (
            at
            for at in candidates
            if len(split[at]) == len(phrase)
            and all(word in forms[part] for part, word in zip(phrase, split[at], strict=True))
        )
        found[number] = sorted({*found[number], *fitting})
    return found


def _lines(path: Path) -> list[str]:
    try:
        with click.open_file(str(path), encoding="utf-8-sig") as file:
            return [line for line in (line.strip() for line in file) if line]
    except OSError as error:
        raise ReadingError(path, _("the file cannot be opened ({why})").format(why=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise ReadingError(path, _("this is not UTF-8; save the file as UTF-8")) from error
