"""Headings that have neither number nor capitals, told by what stands around them; running heads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualkit.annotating.lines import Line
from qualkit.annotating.sections.captions import is_credit
from qualkit.annotating.sections.contents import entry
from qualkit.annotating.sections.headings import is_in_title_case, is_short, reads_like_sentence
from qualkit.annotating.sections.imprint import is_page_number
from qualkit.annotating.sections.names import is_person

_TEXT_WORDS = 12
# So many paragraphs, of which nearly all end with a mark: then a line without one is no paragraph.
_PARAGRAPHS, _PARAGRAPH_LETTERS, _ENDED = 3, 80, 0.75
_SPEECH_WORDS = 8
_LONGEST = 160
_NOTE_NUMBER = re.compile(r"[.!?…][\"'”’»)\]]*(?:<sup>)?\d{1,3}(?:</sup>)?$")
_BULLET = re.compile(r"[-–—•*▪●]\s|\d{1,2}[.)]\s")
_OF_ARTICLES = frozenset({"abstract", "keywords", "contents", "references"})


def mark_plain_headings(lines: Sequence[Line], sections: list[str], in_turn: Sequence[bool]) -> None:
    """Marks short lines without an end mark that stand between paragraphs of a text whose paragraphs have one.

    Capitals at the beginning of most words are enough; other lines are headings only in what is an article otherwise,
    and if they have no word of a sentence. A line over a page number is the running head or foot of its page.
    """
    if not _has_ended_paragraphs(lines, sections):
        return
    is_article = bool(_OF_ARTICLES & set(sections)) or any(in_turn)
    titles = {entry(line.words) for line, section in zip(lines, sections, strict=True) if section == "title"}
    number = 1
    while number < len(lines):
        last = _candidate(lines, sections, number, is_article=is_article)
        if last > number:
            is_running = last - number == 1 and _is_running_head(lines, sections, number, titles)
            sections[number:last] = ["furniture" if is_running else "heading"] * (last - number)
        number = max(last, number + 1)


def _has_ended_paragraphs(lines: Sequence[Line], sections: Sequence[str]) -> bool:
    ended = [
        _has_ended(line)
        for line, section in zip(lines, sections, strict=True)
        if section == "body" and len(line.words) > _PARAGRAPH_LETTERS
    ]
    return len(ended) >= _PARAGRAPHS and sum(ended) >= _ENDED * len(ended)


def _has_ended(line: Line) -> bool:
    """Whether a line ends as a sentence does, the number of a footnote behind its mark left out."""
    return line.has_end_mark or _NOTE_NUMBER.search(line.words, max(0, len(line.words) - 12)) is not None


def _candidate(lines: Sequence[Line], sections: Sequence[str], first: int, *, is_article: bool) -> int:
    """Where the heading that begins with a line ends; the line itself if none begins there."""
    line = lines[first]
    if sections[first] != "body" or len(line.words) > _LONGEST or not line.is_apart or not _may_be_heading(line):
        return first
    last = first + 1
    while last < len(lines) and last - first < 3 and sections[last] == "body" and not lines[last].is_apart:
        last += 1
    words = " ".join(other.words for other in lines[first:last])
    if (
        not is_short(words)
        or not all(map(_may_go_on, lines[first:last]))
        or not _stands_over_text(lines, sections, last)
    ):
        return first
    if first and sections[first - 1] == "body" and not _has_ended(lines[first - 1]):
        return first
    is_heading = is_in_title_case(words) or (is_article and not reads_like_sentence(words))
    return last if is_heading else first


def _may_be_heading(line: Line) -> bool:
    words = line.words.strip("*_ ")
    return bool(words) and (words[0].isupper() or words[0].isdigit() or words[0] in '“«"') and "list" not in line.marks


def _may_go_on(line: Line) -> bool:
    return not (line.has_end_mark or line.words.endswith((",", ";", ":", "-", "–")) or "\t" in line.words)


def _stands_over_text(lines: Sequence[Line], sections: Sequence[str], number: int) -> bool:
    """Whether a paragraph follows, or another heading and then a paragraph; page furniture between does not count."""
    seen = 0
    for line, section in zip(lines[number : number + 6], sections[number : number + 6], strict=True):
        if section == "furniture":
            continue
        if not line.is_apart or section not in ("body", "heading", "table", "caption") or seen > 1:
            return False
        if section == "table" or section == "caption":
            return seen > 0
        if section == "body" and (len(line.words.split()) >= _TEXT_WORDS or _BULLET.match(line.words)):
            return True
        seen += 1
        if section == "body" and not (_may_be_heading(line) and _may_go_on(line)):
            return False
    return False


def _is_running_head(lines: Sequence[Line], sections: Sequence[str], number: int, titles: set[str]) -> bool:
    if entry(lines[number].words) in titles:
        return True
    following = lines[number + 1 : number + 2]
    return bool(following) and sections[number + 1] == "furniture" and is_page_number(following[0].words)


def mark_headings_in_speech(lines: Sequence[Line], sections: list[str], in_turn: Sequence[bool]) -> None:
    """Marks the few words without an end mark that nobody says and that stand over a turn: headings of an interview."""
    for number in reversed(range(1, len(lines))):
        line = lines[number]
        if sections[number] != "body" or is_credit(line):
            continue
        stands_over = number + 1 < len(lines) and (in_turn[number + 1] or sections[number + 1] == "heading")
        is_few = len(line.words.split()) <= _SPEECH_WORDS and _may_be_heading(line) and _may_go_on(line)
        if stands_over and line.is_apart and is_few:
            sections[number] = "heading"


def mark_running_lines(lines: Sequence[Line], sections: list[str]) -> None:
    """Running heads: the same short line without an end mark three times, or twice beside numbers of pages.

    After the text has begun, names beside the number of a page are one as well ("202 M. Quillfeather and E. Sloe").
    """
    seen: dict[str, list[int]] = {}
    paged: dict[str, list[int]] = {}
    has_begun = False
    for number, line in enumerate(lines):
        has_begun |= sections[number] == "body" and len(line.words) > _LONGEST
        if not _may_run(line, sections[number]):
            continue
        seen.setdefault(line.words, []).append(number)
        if rest := _beside_page(line.words):
            paged.setdefault(rest, []).append(number)
            if has_begun and is_person(rest, sure=True):
                sections[number] = "furniture"
    for repeated, least in ((seen, 3), (paged, 2)):
        for numbers in repeated.values():
            if len(numbers) >= least:
                for number in numbers:
                    sections[number] = "furniture"


def _may_run(line: Line, section: str) -> bool:
    if section not in ("body", "heading", "abstract") or len(line.words) > _LONGEST or line.has_end_mark:
        return False
    return is_short(line.words) and len(line.words.split()) > 1


def _beside_page(words: str) -> str | None:
    """The rest of a line that begins or ends with the number of a page."""
    match = re.fullmatch(r"(?:(\d{1,4})\s+)?(\D.*?\D)(?:\s+(\d{1,4}))?", words)
    return match[2] if match and bool(match[1]) != bool(match[3]) and len(match[2].split()) > 1 else None
