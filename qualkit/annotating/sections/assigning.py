"""What part of a document each line belongs to.

Marks of the reader come first, then rules on the words: the headings of four languages, numbers, capitals, tabs, page
numbers. The rules are cautious: what they do not know is body, and a list of plain sentences is body throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qualkit.annotating.lines import Line, asides_of
from qualkit.annotating.sections.captions import is_caption, is_credit, mark_caption_titles, mark_notes, names_source
from qualkit.annotating.sections.contents import are_contents, ends_with_page, entry, leads_to_page
from qualkit.annotating.sections.front_matter import mark_front_matter
from qualkit.annotating.sections.headings import (
    NUMBERED,
    is_chapter_alone,
    is_in_capitals,
    is_listed,
    is_short,
    is_usual_heading,
    may_begin_section,
    may_head_references,
    may_head_text,
    names_chapter,
    opens_appendix,
    section_of_heading,
)
from qualkit.annotating.sections.imprint import is_imprint, is_page_number, opens_with_class
from qualkit.annotating.sections.plain_headings import mark_headings_in_speech, mark_plain_headings, mark_running_lines
from qualkit.annotating.sections.question_lists import mark_question_lists
from qualkit.annotating.sections.reference_lists import (
    are_notes,
    goes_on,
    looks_like_reference,
    mark_footnotes,
    mark_reference_lists,
    prose_is_back,
)
from qualkit.annotating.sections.tables import is_row, mark_cells
from qualkit.annotating.speakers.nobodys import is_in_remark
from qualkit.model.annotations import SECTIONS

_PROSE_WORDS = 12
_SENTENCE_WORDS = 8
_LONG = 500  # longer than any caption, imprint or heading
# An abstract or back matter that is longer has lost its end.
_MOST_WORDS = {"abstract": 700, "furniture": 300}
_NEAR = 12
_PARTICULAR = re.compile(r"[^\W\d_][^:.!?]{1,30}:\s+\S")
_LABEL_END = re.compile(r"\s*[*_]*\s*(?:[.:–—]|-(?=\s))[*_]*\s*")
_FIGURE_OR_ADDRESS = re.compile(r"\d|//|www\.")
_REGIONS = ("abstract", "keywords", "contents", "references", "furniture")
_OF_ONE_LINE = ("abstract", "keywords", "references", "furniture")


class _Labelled(NamedTuple):
    """A heading that opens a section, alone on its line or with the section's text behind it."""

    section: str
    is_alone: bool


@dataclass(slots=True)
class _Walk:
    """region: the section that plain lines are in; words: how many of them an abstract has had.

    entries: the headings that a table of contents has listed.
    """

    lines: Sequence[Line]
    in_turn: Sequence[bool]
    region: str = "body"
    words: int = 0
    sections: list[str] = field(default_factory=list)
    entries: set[str] = field(default_factory=set)


def sections_of(lines: Sequence[Line], *, in_turn: Sequence[bool]) -> list[str]:
    """The section of each line, one of SECTIONS.

    in_turn: for each line whether somebody says it; such a line is `turn`.
    """
    walk = _Walk(lines, in_turn)
    sections = walk.sections
    for number, line in enumerate(lines):
        sections.append(_section(walk, number, line))
    if any(in_turn):
        _mark_asides(lines, sections, in_turn)
    else:
        mark_running_lines(lines, sections)
        mark_reference_lists(lines, sections)
    mark_caption_titles(lines, sections)
    mark_cells(lines, sections)
    mark_notes(lines, sections)
    mark_footnotes(lines, sections)
    mark_question_lists(lines, sections)
    mark_front_matter(lines, sections, in_turn)
    if any(in_turn):
        _mark_particulars(lines, sections, in_turn)
        mark_headings_in_speech(lines, sections, in_turn)
    mark_plain_headings(lines, sections, in_turn)
    return sections


def section_numbers(sections: Sequence[str]) -> Iterator[int]:
    """The numbers of sections in SECTIONS."""
    numbers = {section: number for number, section in enumerate(SECTIONS)}
    return (numbers[section] for section in sections)


def _mark_asides(lines: Sequence[Line], sections: list[str], in_turn: Sequence[bool]) -> None:
    """Marks what the transcriber adds in brackets or as a note from the first turn on: nobody says it."""
    asides = asides_of(lines)
    spoken = {number for number, is_said in enumerate(in_turn) if is_said}
    for number in range(in_turn.index(True) + 1, len(lines)):
        if sections[number] == "body" and (number in asides or is_in_remark(lines, number, spoken=spoken)):
            sections[number] = "furniture"


def _mark_particulars(lines: Sequence[Line], sections: list[str], in_turn: Sequence[bool]) -> None:
    """Marks place, date and the like before an interview's first turn: nobody says them, so they are no evidence."""
    for number in range(in_turn.index(True)):
        if sections[number] == "body" and _PARTICULAR.match(lines[number].words):
            sections[number] = "furniture"


def _section(walk: _Walk, number: int, line: Line) -> str:
    if walk.in_turn[number]:
        walk.region = "body"
        return "turn"
    if line.marks & {"title", "table", "caption", "furniture"}:
        return next(kind for kind in ("title", "table", "caption", "furniture") if kind in line.marks)
    if "footnote" in line.marks:
        return "references" if looks_like_reference(line.words) else "body"
    if walk.region == "contents" and _is_listed_in_contents(walk, number):
        walk.entries.add(entry(line.words))
        return "contents"
    if labelled := _labelled(walk, number):
        return _open(walk, number, labelled)
    if walk.region == "body" and len(line.words) > _LONG and line.has_end_mark and "\t" not in line.words:
        return "heading" if "heading" in line.marks else "body"
    return _of_layout(walk, number) or _of_region(walk, number)


def _labelled(walk: _Walk, number: int) -> _Labelled | None:
    line = walk.lines[number]
    words = line.words.strip("#*_ \t")
    if not words:
        return None
    if line.is_apart and may_head_references(words):
        is_list = goes_on(walk.lines, number + 1) or are_notes(walk.lines, number + 1)
        return _Labelled("references" if is_list else "body", True) if is_list or not line.has_end_mark else None
    if section := section_of_heading(words):
        return _Labelled(section, True)
    end = _LABEL_END.search(words, 2, 60) if words[:1].isupper() else None
    if end is not None and words[end.end() :]:
        section = section_of_heading(words[: end.start()])
        is_own = section == "furniture" and may_head_text(words[: end.start()]) and not _is_back_matter(walk, number)
        is_list = section != "references" or (":" in end[0] and _cites(walk, number, words[end.end() :]))
        if section in _OF_ONE_LINE and is_list and not NUMBERED.match(words):
            return None if is_own or leads_to_page(line.words) else _Labelled(section, False)
    return _run_in(words)


def _cites(walk: _Walk, number: int, rest: str) -> bool:
    """Whether references stand behind their heading: a figure or an address is in them, or more of them follow."""
    return _FIGURE_OR_ADDRESS.search(rest) is not None or goes_on(walk.lines, number + 1)


def _is_back_matter(walk: _Walk, number: int) -> bool:
    """Whether a line stands before the abstract or the references, or in the back matter already."""
    if walk.region in ("references", "furniture"):
        return True
    for line in walk.lines[number + 1 : number + _NEAR]:
        if section_of_heading(line.words) in ("abstract", "references", "furniture"):
            return True
        if is_usual_heading(line.words):
            return False  # a conclusion follows: the text is not over yet
    return False


def _run_in(words: str) -> _Labelled | None:
    """A label without a mark behind it, which a PDF's bold letters told from the text: "Öz Bu çalışmada …"."""
    if not may_begin_section(words):
        return None
    parts = words[:60].split(" ", 3)
    for count in (1, 2):
        if len(parts) > count and parts[count][:1].isalnum() and parts[0][:1].isupper():
            section = section_of_heading(" ".join(parts[:count]))
            rest = words[len(" ".join(parts[:count])) :]
            if section == "keywords" and count == 2 and rest.count(",") + rest.count(";") > 1:
                return _Labelled(section, False)
            if section == "abstract" and parts[count][0].isupper() and len(rest) > 250:
                return _Labelled(section, False)
    return None


def _open(walk: _Walk, number: int, labelled: _Labelled) -> str:
    """The section of a line that opens one."""
    section = labelled.section
    if section == "furniture":
        return _open_back_matter(walk, number, labelled)
    goes_into = section in _REGIONS
    walk.region, walk.words = section if goes_into else "body", 0
    if section == "references" and not labelled.is_alone and not goes_on(walk.lines, number + 1):
        walk.region = "body"
    return "heading" if labelled.is_alone else section


def _open_back_matter(walk: _Walk, number: int, labelled: _Labelled) -> str:
    """Thanks, funding, interests: a few lines; a longer section under such a heading is the text itself."""
    if not labelled.is_alone:
        if walk.region in ("abstract", "keywords"):
            walk.region = "body"
        return "furniture"
    if may_head_text(walk.lines[number].words) and not _is_back_matter(walk, number):
        walk.region = "body"
        return "heading"
    words = 0
    for line in walk.lines[number + 1 : number + 25]:
        if section_of_heading(line.words) or is_usual_heading(line.words) or "heading" in line.marks:
            break
        words += len(line.words.split())
    walk.region, walk.words = "furniture" if words <= _MOST_WORDS["furniture"] else "body", 0
    return "heading"


def _of_layout(walk: _Walk, number: int) -> str | None:
    """The section of a line that its look gives away."""
    line = walk.lines[number]
    if is_page_number(line.words):
        return "furniture"
    if is_imprint(line.words) and (walk.region != "references" or _ends_references(walk, number)):
        if walk.region in ("references", "abstract", "keywords") and opens_with_class(line.words):
            walk.region = "body"
        return "furniture"
    if walk.region == "contents":
        return None
    if are_contents(walk.lines, number):
        walk.entries.add(entry(line.words))
        return "contents"
    return _of_table(walk, number) or _heading(walk, number)


def _of_table(walk: _Walk, number: int) -> str | None:
    """Whether the line is a row, a caption, or the source of a table: "Source: own survey."."""
    line = walk.lines[number]
    if is_row(walk.lines, number, before=walk.sections[number - 1] if number else ""):
        return "table"
    if walk.region != "references" and (is_caption(line) or is_credit(line)):
        return "caption"
    if not names_source(line.words) or goes_on(walk.lines, number + 1):
        return None
    head, _colon, rest = line.words.partition(":")
    is_of_list = section_of_heading(head.strip("*_( ")) == "references"  # "Sources: …", not "Source: …"
    return "references" if not is_of_list or _cites(walk, number, rest) else None


def _heading(walk: _Walk, number: int) -> str | None:
    """Whether the line is a heading; the section before it ends there unless it stands inside a list."""
    if walk.region == "references" and opens_appendix(walk.lines[number]):
        walk.region = "body"
        return "heading"
    if not _is_heading(walk, number):
        return None
    if walk.region != "references" or not goes_on(walk.lines, number + 1):
        walk.region = "body"
    return "heading"


def _ends_references(walk: _Walk, number: int) -> bool:
    """Whether an imprint inside a list of references is one: an address or a date may be a part of an entry."""
    words = walk.lines[number].words
    return words[0] == "©" or opens_with_class(words) or (words[:4].isalpha() and words[:4].casefold() != "http")


def _of_region(walk: _Walk, number: int) -> str:
    """The section of a plain line, by what stands before it."""
    line = walk.lines[number]
    count = len(line.words.split())
    is_prose = count >= _PROSE_WORDS and line.has_end_mark
    if walk.region == "contents":
        is_prose |= count >= _SENTENCE_WORDS and line.words[-1] == "." and not _is_entry_with_stop(line)
    if walk.region == "contents" and (is_prose or _opens_text(walk, number)):
        walk.region = "body"
        return "body" if is_prose else "heading"
    if walk.region == "contents" and (is_usual_heading(line.words) or names_chapter(line.words)):
        walk.entries.add(entry(line.words))
    if walk.region == "keywords":
        _keywords(walk, number)
    if walk.region == "references" and is_prose and prose_is_back(walk.lines, number):
        walk.region = "body"
    if walk.region in _MOST_WORDS:
        walk.words += count
        if walk.words > _MOST_WORDS[walk.region]:
            walk.region = "body"
    return walk.region


def _is_listed_in_contents(walk: _Walk, number: int) -> bool:
    """Whether a line below the heading of a table of contents goes on with it.

    The first line that the table has listed already is the first heading of the text.
    """
    line = walk.lines[number]
    words = line.words.strip("#*_ \t")
    if not words or leads_to_page(line.words):
        return bool(words)
    if entry(words) in walk.entries or "heading" in line.marks:
        return False
    section = section_of_heading(words)
    if section == "contents":
        return False
    if ends_with_page(words) and len(words) < 160 and not line.has_end_mark and not is_chapter_alone(words):
        return True
    # A heading among others, whose page number was lost, has neither text nor references below it.
    following = walk.lines[number + 1 : number + 2]
    is_followed = bool(following) and not following[0].has_end_mark and len(following[0].words.split()) < _PROSE_WORDS
    return section is not None and is_followed and not looks_like_reference(following[0].words)


def _keywords(walk: _Walk, number: int) -> None:
    """Keywords are one line, or go on where the line before has not ended and a small letter follows."""
    before = walk.sections[number - 1] if number else "body"
    line = walk.lines[number]
    if before == "heading":
        return
    goes_on = before == "keywords" and not walk.lines[number - 1].has_end_mark and line.words[0].islower()
    if not goes_on:
        walk.region = "body"


def _is_entry_with_stop(line: Line) -> bool:
    """Whether a line is a heading in a table of contents though a full stop ends it: numbered, or a chapter."""
    return NUMBERED.match(line.words) is not None or names_chapter(line.words)


def _opens_text(walk: _Walk, number: int) -> bool:
    """Whether a line after a table of contents is the first heading of the text: listed there, or over prose."""
    line = walk.lines[number]
    if entry(line.words) in walk.entries:
        return True
    is_plain = is_usual_heading(line.words) or is_in_capitals(line.words)
    if not (is_plain or NUMBERED.match(line.words) or names_chapter(line.words) or "heading" in line.marks):
        return False
    following = walk.lines[number + 1 : number + (2 if is_plain else 4)]
    return any(len(other.words.split()) >= _PROSE_WORDS and other.has_end_mark for other in following)


def _is_heading(walk: _Walk, number: int) -> bool:
    line = walk.lines[number]
    if "list" in line.marks:
        return False
    if "heading" in line.marks or re.match(r"#{1,6}\s", line.words):
        return True
    words = line.words.strip("*_ ")
    if line.has_end_mark or words.endswith((",", ";", ":", "-")) or "\t" in words or not is_short(words):
        return False
    if (line.is_apart or walk.sections[number - 1 : number] == ["heading"]) and is_usual_heading(words):
        return True
    if line.is_apart and opens_appendix(line):
        return True
    return _is_numbered_heading(walk, number, words) or is_in_capitals(words) or names_chapter(words)


def _is_numbered_heading(walk: _Walk, number: int, words: str) -> bool:
    match = NUMBERED.match(words)
    if match is None or not words[match.end()].isupper() or looks_like_reference(words):
        return False
    if "." in match["number"]:
        return walk.region != "references"
    # "1. Books" and "2. Films" one below the other are a list; a heading has its text below it.
    is_apart = walk.lines[number].is_apart or all(line.is_apart for line in walk.lines[number + 1 : number + 2])
    is_apart |= walk.region == "keywords"
    if walk.region == "references" or is_listed(walk.lines, number) or not is_apart:
        return False
    return words[match.end("number") : match.end("number") + 1] in (".", ")") or _is_bare_numbered(walk, number, match)


def _is_bare_numbered(walk: _Walk, number: int, match: re.Match[str]) -> bool:
    """Whether "2 Data and methods" is a heading: it stands apart, and text or "2.1 …" follows."""
    following = walk.lines[number + 1 : number + 2]
    if not walk.lines[number].is_apart or not following or not following[0].is_apart or len(match.string) > 80:
        return False
    below = following[0]
    is_text = below.has_end_mark and len(below.words.split()) >= _PROSE_WORDS
    return is_text or below.words.startswith(f"{match['number']}.")
