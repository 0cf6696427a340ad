"""What a converter to Markdown left in a plain text: doubled list marks, signs of headings and of emphasis, tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualkit.model.sources import Edit
from qualkit.repairing.layout import SURE, Layout, Line

LIKELY = 0.9
# A dash before a mark of the list itself: - ✓ information, - 1. Please, – • tea.
DOUBLED = re.compile(r"[-–*]\s+(?=(?P<sign>[✓✔•◦▪‣·–\uf0a7\uf0b7]\s*(?=\w))|\d{1,3}[.)]\s+\D)")
HEADING = re.compile(r"#{1,6}\s+(?=[^\s#])")
BOLD = re.compile(r"(?<![\w*])(\*\*)(?=[^\s*])([^*\n]+)(?<=[^\s*])(\*\*)(?![\w*])")
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]+)(?<=[^\s*])(\*{1,3})(?![\w*])")
TAG = re.compile(r"(<(i|b|u|em|strong|sup|sub|small)>)([^<>\n]*)(</\2>)", re.IGNORECASE)
ANY_TAG = re.compile(r"</?(\w+)[^<>\n]*>")
PLAIN_TAGS = frozenset({"i", "b", "u", "em", "strong", "sup", "sub", "small"})
ENOUGH = 3  # signs that make a text one that has been Markdown


def doubled_mark(original: str, layout: Layout) -> Iterator[Edit]:
    """The outer one of two list marks; sure if the inner one is a sign, or if there are several such lines."""
    found = [(line, match) for line in layout.lines if line.text[0] in "-–*" and (match := DOUBLED.match(line.text))]
    n_numbered = sum(match["sign"] is None for _, match in found)
    for line, match in found:
        confidence = SURE if match["sign"] or n_numbered > 1 else LIKELY
        yield _without(line.start, match.group(), "list-mark", confidence)


def markdown_sign(original: str, layout: Layout) -> Iterator[Edit]:
    """Signs of headings and of emphasis in a text with three and more headings: they were a converter's.

    With fewer headings, emphasis is offered if there are three signs in all; a single star may be a footnote's or an
    actor's (`*laughs*`). A tag of HTML round a word is offered, unless there are tags of another kind.
    """
    if ("#" in original or "**" in original) and not layout.is_program:
        yield from _headings_and_emphasis(original, layout)
    if "</" in original and all(match[1].lower() in PLAIN_TAGS for match in ANY_TAG.finditer(original)):
        for match in TAG.finditer(original):
            for group in (1, 4):
                yield _without(match.start(group), match[group], "markdown", LIKELY)


def _headings_and_emphasis(original: str, layout: Layout) -> Iterator[Edit]:
    headings = [(line, match) for line in _apart(layout) if (match := HEADING.match(line.text))]
    was_markdown = len(headings) >= ENOUGH
    if was_markdown:
        for line, match in headings:
            yield _without(line.start, match.group(), "markdown", SURE)
    elif len(headings) + sum(1 for _ in BOLD.finditer(original)) < ENOUGH:
        return
    for match in EMPHASIS.finditer(original):
        if match[1] == match[3]:
            for group in (1, 3):
                yield _without(match.start(group), match[group], "markdown", SURE if was_markdown else LIKELY)


def _apart(layout: Layout) -> Iterator[Line]:
    """The lines with a blank line before and after them: comments of a program have none."""
    for number, line in enumerate(layout.lines):
        is_last = number + 1 == len(layout.lines)
        if (
            line.text[0] == "#"
            and (number == 0 or line.newlines > 1)
            and (is_last or layout.lines[number + 1].newlines > 1)
        ):
            yield line


def _without(start: int, old: str, rule: str, confidence: float) -> Edit:
    return Edit(start, start + len(old), old, "", rule, confidence, confidence >= SURE)
