"""The questions of an interview guide or questionnaire, where an article or thesis lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qualkit.annotating.lines import Line

_NUMBER = re.compile(r"(?:[-–—•*]\s*)?(?:[QSВ]?\d{1,2}|[^\W\d_])\s?[.)]\s*\S")
_QUESTIONS, _SHARE = 3, 0.6
# A question may be wrapped over so many lines.
_LINES = 4


class _Item(NamedTuple):
    start: int
    end: int
    asks: bool


def mark_question_lists(lines: Sequence[Line], sections: list[str]) -> None:
    """Marks three or more numbered questions in a row as `table`: an instrument, not what anybody states.

    An item that is no question ("2. Please describe …") is marked with the questions around it, if most are questions.
    An answer between two questions parts them, so an interview without labels stays what it is.
    """
    for run in _runs(lines, sections):
        while run and not run[-1].asks:
            run.pop()
        asking = sum(item.asks for item in run)
        if asking >= _QUESTIONS and asking >= _SHARE * len(run):
            for number in range(run[0].start, run[-1].end):
                sections[number] = "table"


def _runs(lines: Sequence[Line], sections: Sequence[str]) -> Iterator[list[_Item]]:
    """Numbered items that follow each other without anything between them."""
    run: list[_Item] = []
    number = 0
    while number < len(lines):
        item = _item(lines, sections, number)
        if item is None:
            yield run
            run = []
            number += 1
        else:
            run.append(item)
            number = item.end
    yield run


def _item(lines: Sequence[Line], sections: Sequence[str], number: int) -> _Item | None:
    """The numbered item that begins on a line, to its end mark; None if none begins there."""
    if not _is_plain(sections, number) or not _NUMBER.match(lines[number].words):
        return None
    for end in range(number + 1, min(number + _LINES, len(lines)) + 1):
        if lines[end - 1].has_end_mark:
            return _Item(number, end, _asks(lines[end - 1].words))
        if end == len(lines) or lines[end].is_apart or not _is_plain(sections, end):
            break
        if _NUMBER.match(lines[end].words):
            return _Item(number, end, False)
    return _Item(number, number + 1, False)


def _is_plain(sections: Sequence[str], number: int) -> bool:
    return sections[number] in ("body", "heading", "abstract")


def _asks(words: str) -> bool:
    """Whether the words end with a question; what asks and then adds ("… ? Why?") does too."""
    return words.rstrip("\"'”’»“)]}›*_ ").endswith(("?", "?!", "?..", "?…"))
