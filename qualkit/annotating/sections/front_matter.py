"""Title and authors: the block that stands before an abstract or before the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qualkit.annotating.lines import END_MARKS, Line
from qualkit.annotating.sections.contents import entry
from qualkit.annotating.sections.headings import (
    is_in_capitals,
    is_usual_heading,
    opens_appendix,
    reads_like_sentence,
    section_of_heading,
)
from qualkit.annotating.sections.imprint import is_imprint, names_journal, opens_with_class
from qualkit.annotating.sections.names import has_degree, has_institution, is_byline, is_particular, is_person
from qualkit.annotating.sections.reference_lists import is_entry, looks_like_reference

_MOST_LINES = 24
_TITLE_WORDS, _PROSE_WORDS, _SENTENCE_WORDS = 30, 20, 9
# How many of the lines after a title without any other sign are looked at, and how long they are on average.
_AHEAD, _LONG_TEXT, _TEXT, _SHORT_TEXT = 8, 40, 15, 10
_DATE_LETTERS, _PARTICULAR_LETTERS, _PARAGRAPHS, _NAME_LINES = 40, 40, 3, 5


def mark_front_matter(lines: Sequence[Line], sections: list[str], in_turn: Sequence[bool]) -> None:
    """Marks the title and the authors before each abstract, after each class number, or else at the top.

    Without an abstract, an author's name or a reader's mark the first line is a title only if it looks like one
    and paragraphs follow: a list of sentences has no title.
    """
    is_marked = "title" in sections
    _mark_unnamed_abstracts(lines, sections, in_turn)
    for number in range(len(lines)):
        opens = _opens_abstract(lines, sections, number)
        if not opens and not _opens_keywords(sections, number):
            continue
        first = _block_start(lines, sections, number, in_turn)
        if opens or first == 0 or sections[first - 1] == "references":
            _mark_block(lines, sections, range(first, number))
    for number in range(len(lines)):
        if sections[number] == "furniture" and opens_with_class(lines[number].words):
            _mark_block(lines, sections, range(number + 1, _block_end(lines, sections, number + 1, in_turn)))
    for number in range(1, len(lines)):
        if sections[number] == "heading" and (block := _block_after_references(lines, sections, number, in_turn)):
            _mark_block(lines, sections, block)
    end = _block_end(lines, sections, 0, in_turn)
    if is_marked:
        _mark_authors_below_title(lines, sections, end, is_transcript=any(in_turn))
    elif lines and "title" not in sections[: end + 1]:
        _mark_top(lines, sections, in_turn, end)


def _mark_unnamed_abstracts(lines: Sequence[Line], sections: list[str], in_turn: Sequence[bool]) -> None:
    """Marks the paragraphs between authors and keywords that have no heading: an abstract."""
    for number in range(1, len(lines)):
        if sections[number] != "keywords" or sections[number - 1] != "body":
            continue
        first = number
        while first and number - first < _PARAGRAPHS and sections[first - 1] == "body" and _is_prose(lines[first - 1]):
            first -= 1
        before = lines[first - 1] if first and not in_turn[first - 1] else None
        if first < number and (before is None or sections[first - 1] != "body" or not _is_prose(before)):
            is_after_text = any(sections[i] == "body" and _is_prose(lines[i]) for i in range(max(0, first - 8), first))
            if not is_after_text:
                sections[first:number] = ["abstract"] * (number - first)


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
    return section_of_heading(lines[before].words) != "abstract"


def _opens_keywords(sections: Sequence[str], number: int) -> bool:
    """Whether keywords begin with a line that no abstract stands over."""
    return sections[number] == "keywords" and not {"abstract", "keywords"} & set(sections[max(0, number - 4) : number])


def _block_start(lines: Sequence[Line], sections: Sequence[str], end: int, in_turn: Sequence[bool]) -> int:
    """Where the run of short lines before a line begins."""
    first = end
    while first and end - first < _MOST_LINES and not in_turn[first - 1]:
        line, section = lines[first - 1], sections[first - 1]
        if section == "title" and "title" in line.marks:
            first -= 1
            continue
        if section not in ("body", "heading", "furniture", "table", "references"):
            break
        is_note = first > 1 and not line.is_apart and _tells_of_author(lines[first - 2].words)
        if _is_prose(line) and not (is_note and len(line.words.split()) < _PROSE_WORDS):
            break
        is_of_list = section == "references" and (line.has_end_mark or any(map(str.isdigit, line.words)))
        is_label = section == "heading" and (section_of_heading(line.words) or is_usual_heading(line.words))
        if is_of_list or is_label or is_entry(line.words) or looks_like_reference(line.words):
            break
        first -= 1
    return first


def _block_end(lines: Sequence[Line], sections: Sequence[str], first: int, in_turn: Sequence[bool]) -> int:
    """Where the run of short lines from a line on ends."""
    for number in range(first, min(first + _MOST_LINES, len(lines))):
        line, section = lines[number], sections[number]
        if in_turn[number] or section not in ("body", "heading", "furniture", "table", "title", "authors"):
            return number
        if section == "heading" and (section_of_heading(line.words) or is_usual_heading(line.words)):
            return number
        if section in ("body", "heading") and _is_prose(line):
            return number
    return min(first + _MOST_LINES, len(lines))


def _block_after_references(
    lines: Sequence[Line], sections: Sequence[str], number: int, in_turn: Sequence[bool]
) -> range | None:
    """The title and authors of a further article that has no abstract: a heading between references and text.

    It is marked as heading or in capitals, and a line above or below it tells of authors.
    """
    line = lines[number]
    if not (line.marks & {"heading"} or line.words[0] == "#" or _is_title_in_capitals(line.words)):
        return None
    if opens_appendix(line) or section_of_heading(line.words) or is_usual_heading(line.words):
        return None
    first = number
    while first and number - first < _NAME_LINES and _may_be_name(lines[first - 1], sections[first - 1]):
        first -= 1
    before = first - 1
    while before > 0 and sections[before] == "furniture":
        before -= 1
    end = _block_end(lines, sections, number + 1, in_turn)
    if before < 0 or sections[before] != "references" or end >= len(lines) or sections[end] != "body":
        return None
    tells = any(_tells_of_author(lines[i].words) or is_person(lines[i].words) for i in range(first, end) if i != number)
    return range(first, end) if tells else None


def _may_be_name(line: Line, section: str) -> bool:
    if section not in ("references", "body", "furniture") or line.has_end_mark:
        return section == "furniture"
    return is_person(line.words) or has_institution(line.words)


def _is_prose(line: Line) -> bool:
    if not line.has_end_mark or is_imprint(line.words):
        return False
    count = len(line.words.split())
    return count >= _PROSE_WORDS or (count >= _SENTENCE_WORDS and not _tells_of_author(line.words))


def _tells_of_author(words: str) -> bool:
    return has_institution(words) or has_degree(words) or is_byline(words) or is_person(words, sure=True)


def _mark_block(lines: Sequence[Line], sections: list[str], block: range) -> None:
    """Marks a block: its title is in capitals, or marked as heading, or names nobody; the rest tells of authors."""
    for number in block:
        if sections[number] == "table" and is_particular(lines[number].words):
            sections[number] = "body"
    numbers = [number for number in block if sections[number] in ("body", "heading", "references")]
    if not numbers:
        return
    title = [] if any(sections[number] == "title" for number in block) else _title_of(lines, numbers)
    first = title[0] if title else numbers[0]
    for number in numbers:
        is_of_page = number < first and names_journal(lines[number].words)
        sections[number] = "title" if number in title else "furniture" if is_of_page else "authors"


def _title_of(lines: Sequence[Line], numbers: Sequence[int]) -> list[int]:
    words = {number: lines[number].words.strip("#*_ ") for number in numbers}
    open_ones = [
        number for number in numbers if not _tells_of_author(words[number]) and not is_particular(words[number])
    ]
    open_ones = [number for number in open_ones if not names_journal(words[number])] or open_ones
    capitals = [number for number in open_ones if _is_title_in_capitals(words[number])]
    runs = _runs(capitals)
    if runs:
        return max(runs, key=lambda run: sum(len(words[number].split()) for number in run))
    if not open_ones:
        return list(numbers[:1]) if not _tells_of_author(words[numbers[0]]) else []
    named = [number for number in open_ones if not is_person(words[number])] or open_ones[:1]
    long_enough = [number for number in named if len(words[number].split()) > 2]
    first = next((number for number in named if "heading" in lines[number].marks), (long_enough or named)[0])
    return _heading_from(lines, numbers, named, first)


def _heading_from(lines: Sequence[Line], numbers: Sequence[int], named: Sequence[int], first: int) -> list[int]:
    """The title's first line with those that go on with it: below it, or a subtitle or second title of four words."""
    title = [first]
    for earlier, later in pairwise([number for number in numbers if number >= first]):
        goes_on = later == earlier + 1 and not lines[later].is_apart
        is_same = "heading" in lines[later].marks and "heading" in lines[earlier].marks
        is_marked = "heading" in lines[first].marks
        is_title = later in named and len(lines[later].words.split()) > 3 and not lines[later].has_end_mark
        if not ((goes_on and is_same) if is_marked else (is_title or (goes_on and later in named))):
            break
        title.append(later)
    return title


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _is_title_in_capitals(words: str) -> bool:
    return is_in_capitals(words) and sum(map(str.isalpha, words)) > 8


def _mark_authors_below_title(lines: Sequence[Line], sections: list[str], end: int, *, is_transcript: bool) -> None:
    """Marks the names below a title that the reader has marked."""
    first = sections.index("title")
    for number in range(first + 1, max(end, first + 1)):
        words = lines[number].words
        is_particular_of_talk = is_transcript and ":" in words[:_PARTICULAR_LETTERS]
        if sections[number] == "body" and not is_particular_of_talk and (_tells_of_author(words) or is_person(words)):
            sections[number] = "authors"


def _mark_top(lines: Sequence[Line], sections: list[str], in_turn: Sequence[bool], end: int) -> None:
    block = range(end)
    if (
        sum(
            has_institution(lines[i].words) or has_degree(lines[i].words) or is_particular(lines[i].words)
            for i in block
        )
        > 2
    ):
        _mark_block(lines, sections, block)
        return
    first = next((number for number in block if sections[number] in ("body", "heading")), None)
    if first is None or lines[first].has_end_mark or len(lines[first].words.split()) > _TITLE_WORDS:
        return
    if not 0 < end < len(lines) or not (
        sections[first] == "heading" or _opens_text(lines, sections, in_turn, first, end)
    ):
        return
    sections[first] = "title"
    title, is_transcript = entry(lines[first].words), any(in_turn)
    for number in range(first + 1, end):
        line = lines[number]
        if sections[number] not in ("body", "heading") or line.has_end_mark:
            continue
        if title and entry(line.words).startswith(title):
            is_title = len(line.words) < len(lines[first].words) + _DATE_LETTERS
        elif is_transcript and ":" in line.words[:_PARTICULAR_LETTERS]:
            continue  # "Place: a video call"
        else:
            is_title = number == first + 1 and len(line.words.split()) > 3 and not line.is_apart
        if is_person(line.words) or (_tells_of_author(line.words) and not reads_like_sentence(line.words)):
            sections[number] = "authors"
        elif is_title:
            sections[number] = "title"


def _opens_text(lines: Sequence[Line], sections: Sequence[str], in_turn: Sequence[bool], first: int, end: int) -> bool:
    """Whether what follows the first lines is the text of a document rather than more lines of a list."""
    if in_turn[end] or section_of_heading(lines[end].words):
        return True
    has_particulars = any(sections[number] == "furniture" or is_byline(lines[number].words) for number in range(end))
    following = [line for line in lines[end : end + _AHEAD] if not line.marks]
    counts = [len(line.words.split()) for line in following]
    if sum(counts) >= _LONG_TEXT * len(following):
        return True
    long_ones = [line for line, count in zip(following, counts, strict=True) if count >= _TEXT]
    is_followed = end > first + 1 and (sections[first + 1] == "furniture" or is_byline(lines[first + 1].words))
    if has_particulars and end > 1 and (is_followed or not reads_like_sentence(lines[first].words)):
        return sum(counts) >= _SHORT_TEXT * len(following)
    least = _PARAGRAPHS - has_particulars
    is_ended = has_particulars or all(line.has_end_mark or _is_noted(line) for line in long_ones)
    return is_ended and len(long_ones) >= least and sum(counts) >= _TEXT * len(following)


def _is_noted(line: Line) -> bool:
    """Whether the number of a footnote stands behind the end mark."""
    return line.words[-1].isdigit() and line.words.rstrip("0123456789")[-1:] in END_MARKS
