"""Several articles in one file: where each one begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from qualkit.annotating.lines import Line, lines_of
from qualkit.annotating.sections.assigning import sections_of
from qualkit.annotating.sections.headings import opens_appendix, section_of_heading
from qualkit.annotating.sections.imprint import closes_article, opens_with_class
from qualkit.annotating.speakers.turns import speech_of
from qualkit.languages import detect
from qualkit.model.annotations import OTHER
from qualkit.model.sources import Source
from qualkit.model.spans import Span

_FRONT = frozenset({"title", "authors", "abstract", "keywords"})
_BETWEEN = frozenset({"furniture", "heading"})
# Words of body text that a group of titles and abstracts has before it and after it, if it opens another article.
_TEXT_WORDS = 40
_PROSE_WORDS = 12
_ENOUGH_TO_TELL = 300


class _Block(NamedTuple):
    """A title with its authors, abstract and keywords; abstract: the line that its text begins on, if it has one."""

    start: int
    end: int
    abstract: int | None
    has_title: bool
    has_class: bool


class _Group(NamedTuple):
    """Blocks that follow each other without text between them; words: how much body text follows them."""

    blocks: tuple[_Block, ...]
    words: int


def articles_of(source: Source) -> tuple[Span, ...]:
    """The articles of a source, in order, in offsets of the reading text; together they cover it.

    One span for an ordinary file and for a transcript; none for an empty text. An article begins with a title, or
    with a class number (УДК, UOT), after the text of the one before. Titles and abstracts in other languages, at the
    beginning or at the end of an article, belong to it.
    """
    lines = lines_of(source)
    if not lines:
        return ()
    if speech_of(source, lines, language=OTHER).turns:
        return (Span(0, len(source.text)),)
    starts = article_starts(lines, sections_of(lines, in_turn=[False] * len(lines)))
    edges = [0, *(lines[number].start for number in starts[1:]), len(source.text)]
    return tuple(Span(start, end) for start, end in pairwise(edges))


def article_starts(lines: Sequence[Line], sections: Sequence[str]) -> list[int]:
    """The numbers of the lines that articles begin on; the first one is 0.

    A group of blocks between two texts holds what closes one article and what opens the next. A class number tells
    where; otherwise the next one opens with as many blocks as the first article did.
    """
    groups = list(_groups(lines, sections))
    starts = [0]
    if not groups:
        return starts
    before = sum(_body_words(lines, sections, number) for number in range(groups[0].blocks[0].start))
    is_opened = before < _TEXT_WORDS
    opening = groups[0].blocks if is_opened else ()
    seen = _languages(lines, opening)
    text = groups[0].words + (0 if is_opened else before)
    for group in groups[1:] if is_opened else groups:
        if text >= _TEXT_WORDS:
            goes_on = group.words >= _TEXT_WORDS
            first = _first_of_next(lines, group, len(opening), seen, goes_on=goes_on)
            if first is not None:
                starts.append(first)
                text = 0
        text += group.words
    return starts


def _first_of_next(
    lines: Sequence[Line], group: _Group, usual: int, seen: frozenset[str], *, goes_on: bool
) -> int | None:
    """The line that the next article begins on, if the group opens one.

    usual: how many blocks the first article opened with. seen: the languages of its abstracts. goes_on: text follows.
    A file may be cut off after a title; then a second abstract in the same language is another article's.
    """
    blocks = group.blocks
    classed = [block for block in blocks if block.has_class]
    if classed:
        return classed[-1].start
    if not goes_on:
        repeats = [block for block in blocks if block.has_title and _languages(lines, [block]) & seen]
        return repeats[0].start if repeats and len(blocks) <= max(1, usual) else None
    titled = [block for block in blocks if block.has_title]
    if not titled:
        return None
    return blocks[-usual].start if 0 < usual < len(blocks) else blocks[0].start


def _groups(lines: Sequence[Line], sections: Sequence[str]) -> Iterator[_Group]:
    blocks: list[_Block] = []
    words = number = 0
    is_appendix = False
    while number < len(lines):
        block = _block(lines, sections, number)
        if block is None:
            is_appendix |= sections[number] == "heading" and opens_appendix(lines[number])
            words += 0 if is_appendix else _body_words(lines, sections, number)
            number += 1
            continue
        is_appendix = False
        if blocks and words >= _PROSE_WORDS:
            yield _Group(tuple(blocks), words)
            blocks = []
        words = 0
        blocks.append(block)
        number = block.end
    if blocks:
        yield _Group(tuple(blocks), words)


def _block(lines: Sequence[Line], sections: Sequence[str], first: int) -> _Block | None:
    """The block that begins on a line, to the end of its abstract and keywords; None if none begins there."""
    has_class = sections[first] == "furniture" and opens_with_class(lines[first].words)
    if not has_class and sections[first] not in ("title", "authors", "abstract"):
        return None
    number, abstract, has_title = first, None, False
    last = first
    while number < len(lines) and (sections[number] in _FRONT or _may_stand_between(lines, sections, number)):
        section = sections[number]
        is_class = section == "furniture" and opens_with_class(lines[number].words)
        if (is_class and number > first) or (section in ("title", "authors") and abstract is not None):
            break
        if section == "abstract" and abstract is not None and _opens_second(lines, sections, number):
            break
        if section == "abstract" and abstract is None:
            abstract = number
        has_title |= section == "title"
        number += 1
        if section in _FRONT:
            last = number
    start = first
    while start and not has_class and sections[start - 1] == "furniture" and not closes_article(lines[start - 1].words):
        start -= 1
    return _Block(start, max(last, first + 1), abstract, has_title, has_class)


def _opens_second(lines: Sequence[Line], sections: Sequence[str], number: int) -> bool:
    """Whether another abstract begins on a line: it follows keywords, or the heading of an abstract."""
    before = sections[number - 1]
    return before == "keywords" or (before == "heading" and section_of_heading(lines[number - 1].words) == "abstract")


def _may_stand_between(lines: Sequence[Line], sections: Sequence[str], number: int) -> bool:
    if sections[number] == "furniture":
        return True
    return sections[number] == "heading" and section_of_heading(lines[number].words) in ("abstract", "keywords")


def _body_words(lines: Sequence[Line], sections: Sequence[str], number: int) -> int:
    return len(lines[number].words.split()) if sections[number] == "body" else 0


def _languages(lines: Sequence[Line], blocks: Sequence[_Block]) -> frozenset[str]:
    texts = [lines[block.abstract].words[:_ENOUGH_TO_TELL] for block in blocks if block.abstract is not None]
    return frozenset(detect(texts))
