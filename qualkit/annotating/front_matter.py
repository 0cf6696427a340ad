"""Title and authors: the block that stands before an abstract or before the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from qualkit.annotating.labels import section_named
from qualkit.annotating.lines import Line
from qualkit.annotating.reference_lists import is_entry

_MOST_LINES = 14
_TITLE_WORDS, _PROSE_WORDS = 30, 20
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,5},?")


def mark_front_matter(lines: Sequence[Line], sections: list[str], in_turn: Sequence[bool]) -> None:
    """Marks the title and the authors before each abstract, or else at the top of the document.

    Without an abstract, an author's name or a reader's mark the first line is a title only if it looks like one
    and long paragraphs follow: a list of sentences has no title.
    """
    if "title" in sections:
        return
    found = False
    for number in range(len(lines)):
        if _opens_abstract(lines, sections, number):
            first = _block_start(lines, sections, number, in_turn)
            found |= _mark_block(lines, sections, range(first, number))
    if not found and lines:
        _mark_top(lines, sections, in_turn)


def _opens_abstract(lines: Sequence[Line], sections: Sequence[str], number: int) -> bool:
    """Whether an abstract begins with the line: its heading, or its text where the heading is on the same line."""
    if sections[number] == "heading":
        return sections[number + 1 : number + 2] in (["abstract"], ["keywords"])
    if sections[number] != "abstract":
        return False
    before = number - 1
    while before >= 0 and sections[before] == "furniture":
        before -= 1
    if before < 0 or sections[before] != "heading":
        return before < 0 or sections[before] != "abstract"
    return section_named(lines[before].words.strip("#*_:. ")) != "abstract"


def _block_start(lines: Sequence[Line], sections: Sequence[str], end: int, in_turn: Sequence[bool]) -> int:
    """Where the run of short lines before a line begins."""
    first = end
    while first and end - first < _MOST_LINES and not in_turn[first - 1] and not _is_prose(lines[first - 1]):
        if sections[first - 1] not in ("body", "heading", "furniture", "table") or is_entry(lines[first - 1].words):
            break
        first -= 1
    return first


def _is_prose(line: Line) -> bool:
    return len(line.words.split()) >= _PROSE_WORDS and line.has_end_mark


def _mark_block(lines: Sequence[Line], sections: list[str], block: range) -> bool:
    """Whether the block had a title: its last lines in capitals, else its first line; the rest names the authors."""
    numbers = [number for number in block if sections[number] in ("body", "heading")]
    if not numbers:
        return False
    title = _last_run([number for number in numbers if _is_in_capitals(lines[number].words)])
    if not title:
        title = _heading_from(lines, numbers)
    for number in numbers:
        sections[number] = "title" if number in title else "authors"
    return True


def _heading_from(lines: Sequence[Line], numbers: Sequence[int]) -> list[int]:
    """The first line, with those right below it that are marked as a heading as it is: a title over two lines."""
    title = list(numbers[:1])
    for earlier, later in pairwise(numbers):
        goes_on = later == earlier + 1 and not lines[later].is_apart
        if not (goes_on and "heading" in lines[later].marks and "heading" in lines[earlier].marks):
            break
        title.append(later)
    return title


def _last_run(numbers: Sequence[int]) -> list[int]:
    run = list(numbers[-1:])
    for later, earlier in pairwise(reversed(numbers)):
        if later - earlier > 1:
            break
        run.insert(0, earlier)
    return run


def _is_in_capitals(words: str) -> bool:
    letters = [character for character in words if character.isalpha()]
    return len(words.split()) > 1 and len(letters) > 8 and all(map(str.isupper, letters))


def _mark_top(lines: Sequence[Line], sections: list[str], in_turn: Sequence[bool]) -> None:
    first = lines[0]
    if sections[0] not in ("body", "heading") or first.has_end_mark or len(first.words.split()) > _TITLE_WORDS:
        return
    end = next((i for i, line in enumerate(lines) if in_turn[i] or _is_prose(line)), len(lines))
    if not 0 < end < len(lines) or end > _MOST_LINES:
        return
    following = [line for line in lines[end : end + 8] if not line.marks]
    is_text = sum(len(line.words.split()) for line in following) >= 40 * len(following)
    if not (in_turn[end] or sections[0] == "heading" or is_text):
        return
    sections[0] = "title"
    for number in range(1, end):
        line = lines[number]
        if sections[number] == "body" and not line.has_end_mark and _NAME.fullmatch(line.words):
            sections[number] = "authors"
