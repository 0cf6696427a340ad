"""What part of a document each line belongs to.

Marks of the reader come first, then rules on the words: the headings of four languages, numbers, capitals, tabs, page
numbers. The rules are cautious: what they do not know is body, and a list of plain sentences is body throughout.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qualkit.annotating.front_matter import mark_front_matter
from qualkit.annotating.labels import is_usual_heading, section_named
from qualkit.annotating.lines import END_MARKS, Line, asides_of
from qualkit.annotating.question_lists import mark_question_lists
from qualkit.annotating.reference_lists import goes_on, looks_like_reference, mark_reference_lists, prose_is_back
from qualkit.model.annotations import SECTIONS

_HEADING_WORDS, _HEADING_LENGTH = 16, 140
_ABSTRACT_WORDS = 700  # a longer one has lost its end
_PROSE_WORDS = 12
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5})"
_NUMBERED = re.compile(rf"(?P<number>{_NUMBER})(?:[.)]\s*|\s+)(?=[^\W\d_])")
_LIST_ITEM = re.compile(rf"(?:[-–•]\s*)?{_NUMBER}[.)]")
_CHAPTER = re.compile(
    rf"(?:chapter|section|part|appendix|fəsil|bölmə|hissə|əlavə|bölüm|kısım|ek|глава|раздел|часть|приложение)\s+{_NUMBER}\b"
    rf"|{_NUMBER}\s*[.-]?\s*(?:fəsil|bölmə|hissə|bölüm|kısım|глава|раздел|часть)\b",
    re.IGNORECASE,
)
# "Appendix A", "Əlavə A. Müsahibə", "Ek 1", "Приложение": what comes after the references.
_APPENDIX = re.compile(
    r"(?:(?:appendix|annex|əlavə|ek|приложение)\s+(?:№\s*)?(?:\d{1,2}|[IVX]{1,5}|[A-ZƏА-Я])(?![\w'’])|"
    r"(?:appendix|appendices|annex|əlavələr|əlavə|ekler|приложения|приложение)\s*[.:]?$)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:table|figure|fig|chart|graph|cədvəl|şəkil|diaqram|qrafik|tablo|çizelge|grafik|таблица|табл|рисунок|рис|"
    r"диаграмма|график)\.?\s*(?:№\s*)?\d{1,3}(?:\.\d{1,3})?\s*(?:[.:–—-]|$)|"
    r"(?:cədvəl|şəkil|diaqram|qrafik)\.?\s*\d{1,3}|\d{1,3}\s*(?:№-li\s*)?(?:cədvəl|şəkil)\s*[.:]",
    re.IGNORECASE,
)
_PARTICULAR = re.compile(r"[^\W\d_][^:.!?]{1,30}:\s+\S")
# Up to 89, as front matter has; "il", "mil" and "civil" are words.
_ROMAN = r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_PAGE_NUMBER = re.compile(rf"[-–—|\s]*(?:\d{{1,4}}|{_ROMAN})[-–—|\s]*(?:/\s*\d{{1,4}})?")
_IMPRINT = re.compile(r"(?:e-?)?(?:ISSN|ISBN|DOI|UDC|УДК|UOT|ББК|ORCID)\b|©|https?://\S+$", re.IGNORECASE)
_TO_PAGE = re.compile(
    rf"(?:\.{{4,}}|…{{2,}}|(?:\s\.){{4,}}|\t)[\s.…]*(?:<i>|[*_])*(?:\d{{1,4}}|{_ROMAN})(?:</i>|[*_])*$"
)
_LABEL_END = re.compile(r"\s*[*_]*\s*(?:[.:–—]|-(?=\s))[*_]*\s*")
_OF_ONE_LINE = ("abstract", "keywords", "references")


class _Labelled(NamedTuple):
    """A heading that opens a section, alone on its line or with the section's text behind it."""

    section: str
    is_alone: bool


@dataclass(slots=True)
class _Walk:
    """region: the section that plain lines are in; words: how many of them an abstract has had."""

    lines: Sequence[Line]
    in_turn: Sequence[bool]
    region: str = "body"
    words: int = 0
    sections: list[str] = field(default_factory=list)


def sections_of(lines: Sequence[Line], *, in_turn: Sequence[bool]) -> list[str]:
    """The section of each line, one of SECTIONS.

    in_turn: for each line whether somebody says it; such a line is `turn`.
    """
    walk = _Walk(lines, in_turn)
    for number, line in enumerate(lines):
        walk.sections.append(_section(walk, number, line))
    if any(in_turn):
        _mark_asides(lines, walk.sections, in_turn)
    else:
        _mark_running_lines(lines, walk.sections)
        mark_reference_lists(lines, walk.sections)
    mark_question_lists(lines, walk.sections)
    mark_front_matter(lines, walk.sections, in_turn)
    _mark_particulars(lines, walk.sections, in_turn)
    return walk.sections


def _mark_asides(lines: Sequence[Line], sections: list[str], in_turn: Sequence[bool]) -> None:
    """Marks what the transcriber adds in brackets from the first turn on: nobody says it."""
    first_turn = in_turn.index(True)
    for number in asides_of(lines):
        if number > first_turn and sections[number] == "body":
            sections[number] = "furniture"


def _mark_particulars(lines: Sequence[Line], sections: list[str], in_turn: Sequence[bool]) -> None:
    """Marks place, date and the like before an interview's first turn: nobody says them, so they are no evidence."""
    first_turn = next((number for number, is_said in enumerate(in_turn) if is_said), 0)
    for number in range(first_turn):
        if sections[number] == "body" and _PARTICULAR.match(lines[number].words):
            sections[number] = "furniture"


def section_numbers(sections: Sequence[str]) -> Iterator[int]:
    """The numbers of sections in SECTIONS."""
    numbers = {section: number for number, section in enumerate(SECTIONS)}
    return (numbers[section] for section in sections)


def _section(walk: _Walk, number: int, line: Line) -> str:
    if walk.in_turn[number]:
        walk.region = "body"
        return "turn"
    if line.marks & {"title", "table", "caption", "furniture"}:
        return next(kind for kind in ("title", "table", "caption", "furniture") if kind in line.marks)
    if "footnote" in line.marks:
        return "references" if looks_like_reference(line.words) else "body"
    if labelled := _labelled(walk, number):
        walk.region, walk.words = labelled.section, 0
        if labelled.section == "references" and not labelled.is_alone and not goes_on(walk.lines, number + 1):
            walk.region = "body"  # "Source: own survey." below a table
        return "heading" if labelled.is_alone else labelled.section
    if walk.region == "contents" and _leads_to_page(line.words):
        return "contents"
    return _of_layout(walk, number) or _of_region(walk, number)


def _labelled(walk: _Walk, number: int) -> _Labelled | None:
    line = walk.lines[number]
    words = line.words.strip("#*_ \t")
    if _leads_to_page(line.words) or not words:
        return None
    numbered = _NUMBERED.match(words)
    words = words[numbered.end() :] if numbered else words
    if len(words) <= 60 and (section := section_named(words.rstrip(".:*_ "))):
        return _Labelled(_region_of(section), True)
    end = _LABEL_END.search(words, 2, 60) if words[:1].isupper() else None
    if end is None or numbered:
        return None
    section = section_named(words[: end.start()])
    if section not in _OF_ONE_LINE or not words[end.end() :] or (section == "references" and ":" not in end[0]):
        return None
    return _Labelled(section, False)


def _region_of(section: str) -> str:
    return section if section in ("abstract", "keywords", "contents", "references") else "body"


def _of_layout(walk: _Walk, number: int) -> str | None:
    """The section of a line that its look gives away."""
    line = walk.lines[number]
    if _PAGE_NUMBER.fullmatch(line.words) or (_IMPRINT.match(line.words) and walk.region != "references"):
        return "furniture"
    if walk.region == "contents":
        return None
    if (
        _leads_to_page(line.words)
        and _count_around(walk.lines, number, _leads_to_page) > 2
        and line.words.count("\t") < 3
    ):
        return "contents"
    if _is_table(walk, number):
        return "table"
    if _CAPTION.match(line.words) and len(line.words.split()) <= 30 and "\t" not in line.words:
        return "caption"
    if walk.region == "references" and _opens_appendix(line):
        walk.region = "body"
        return "heading"
    if _is_heading(walk, number):
        if walk.region != "references" or not goes_on(walk.lines, number + 1):
            walk.region = "body"
        return "heading"
    return None


def _of_region(walk: _Walk, number: int) -> str:
    """The section of a plain line, by what stands before it."""
    line = walk.lines[number]
    count = len(line.words.split())
    is_prose = count >= _PROSE_WORDS and line.has_end_mark
    if walk.region == "contents" and (is_prose or _opens_text(walk, number)):
        heading = not is_prose
        walk.region = "body"
        return "heading" if heading else "body"
    if walk.region == "keywords":
        _keywords(walk, number)
    if walk.region == "references" and is_prose and prose_is_back(walk.lines, number):
        walk.region = "body"
    if walk.region == "abstract":
        walk.words += count
        if walk.words > _ABSTRACT_WORDS:
            walk.region = "body"
    return walk.region


def _keywords(walk: _Walk, number: int) -> None:
    """Keywords are one line, or go on where the line before has not ended and a small letter follows."""
    before = walk.sections[number - 1] if number else "body"
    line = walk.lines[number]
    if before == "heading":
        return
    goes_on = before == "keywords" and not walk.lines[number - 1].has_end_mark and line.words[0].islower()
    if not goes_on:
        walk.region = "body"


def _opens_appendix(line: Line) -> bool:
    match = _APPENDIX.match(line.words.strip("#*_ "))
    is_short = len(line.words) <= _HEADING_LENGTH and len(line.words.split()) <= _HEADING_WORDS
    return match is not None and is_short and (not line.has_end_mark or match.end() >= len(line.words.rstrip(". *_")))


def _opens_text(walk: _Walk, number: int) -> bool:
    """Whether a line after a table of contents is the first heading of the text: prose follows soon."""
    line = walk.lines[number]
    if not (_NUMBERED.match(line.words) or _CHAPTER.match(line.words) or line.marks & {"heading"}):
        return False
    following = walk.lines[number + 1 : number + 4]
    return any(len(other.words.split()) >= _PROSE_WORDS and other.has_end_mark for other in following)


def _is_heading(walk: _Walk, number: int) -> bool:
    line = walk.lines[number]
    if "list" in line.marks:
        return False
    if "heading" in line.marks or re.match(r"#{1,6}\s", line.words):
        return True
    words = line.words.strip("*_ ")
    if line.has_end_mark or words.endswith((",", ";", ":", "-")) or "\t" in words:
        return False
    if not words or len(words) > _HEADING_LENGTH or len(words.split()) > _HEADING_WORDS:
        return False
    if line.is_apart and is_usual_heading(words):
        return True
    return _is_numbered_heading(walk, number, words) or _is_in_capitals(words) or bool(_CHAPTER.match(words))


def _is_numbered_heading(walk: _Walk, number: int, words: str) -> bool:
    match = _NUMBERED.match(words)
    if match is None or not words[match.end()].isupper() or looks_like_reference(words):
        return False
    if "." in match["number"]:
        return walk.region != "references"
    # "1. Books" and "2. Films" one below the other are a list; a heading has its text below it.
    around = [walk.lines[i].words for i in (number - 1, number + 1) if 0 <= i < len(walk.lines)]
    is_apart = walk.lines[number].is_apart or all(line.is_apart for line in walk.lines[number + 1 : number + 2])
    is_apart |= walk.region == "keywords"
    is_listed = any(_LIST_ITEM.match(other) for other in around)
    has_mark = words[match.end("number") : match.end("number") + 1] in (".", ")")
    return has_mark and not is_listed and walk.region != "references" and is_apart


def _is_in_capitals(words: str) -> bool:
    letters = [character for character in words if character.isalpha()]
    return len(letters) > 3 and all(map(str.isupper, letters)) and max(map(len, words.split())) > 3


def _is_table(walk: _Walk, number: int) -> bool:
    lines = walk.lines
    if lines[number].words.count("\t") > 1:
        return True
    before = walk.sections[number - 1] if number else ""
    if "\t" in lines[number].words:
        return before == "table" or _count_around(lines, number, lambda words: "\t" in words) > 2
    return before == "table" and not lines[number].is_apart  # the rest of a cell that was wrapped


def _leads_to_page(words: str) -> bool:
    """Whether the line is one of a table of contents: dots or a tab, then a page number."""
    # The end is enough, and most lines end with a mark.
    return words[-1] not in END_MARKS and _TO_PAGE.search(words, max(0, len(words) - 80)) is not None


def _count_around(lines: Sequence[Line], number: int, is_such: Callable[[str], bool]) -> int:
    """How many of the five lines around a line are such lines."""
    return sum(is_such(line.words) for line in lines[max(0, number - 2) : number + 3])


def _mark_running_lines(lines: Sequence[Line], sections: list[str]) -> None:
    """Running heads: the same short line without an end mark three times or more."""
    seen: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if not line.has_end_mark and 1 < len(line.words.split()) <= _HEADING_WORDS:
            seen.setdefault(line.words, []).append(number)
    for numbers in seen.values():
        if len(numbers) > 2:
            for number in numbers:
                if sections[number] in ("body", "heading", "abstract"):
                    sections[number] = "furniture"
