"""Labels without a colon: in bold, with a clock, before a tab, a dash or a full stop, or alone on a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from qualkit.annotating.lines import Line
from qualkit.annotating.speakers.labels import CLOCK, ORDINAL, Label, is_usual_heading, judged, question_number, role_of
from qualkit.model.sources import Source

# A clock without brackets needs its colon; "#00:01:23-5#" is how f4 and MAXQDA write one.
_STAMP = re.compile(rf"{CLOCK}(?:\s*(?:-+>|[-–—])\s*{CLOCK})?")
STAMP_AT_END = re.compile(
    r"\s*(?:#\d{1,2}:\d\d:\d\d(?:-\d{1,3})?#|[\[({]\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])}])$"
)
_NAME = rf"(?P<label>(?P<ordinal>{ORDINAL})?[^\W\d_][^:：\n\t]{{0,60}}?)"
_BEFORE_CLOCK = re.compile(
    rf"[*_]{{0,2}}{_NAME}[*_]{{0,2}}\s*(?:[,|–—-]\s*|(?<=\s)|(?=[\[(<{{])){CLOCK}(?P<am>\s*[AaPp][Mm])?"
)
_AFTER_CLOCK = re.compile(rf"{CLOCK}\s*(?:[,|–—-]\s*)?[*_]{{0,2}}{_NAME}[*_]{{0,2}}")
_SEPARATED = re.compile(
    rf"(?:{CLOCK}\s*)?[*_]{{0,2}}(?P<label>(?P<ordinal>{ORDINAL})?[^\W\d_][^:：\n\t?!]{{0,50}}?)[*_]{{0,2}}"
    r"(?P<by>\t\s*|\s{2,}|\s+[–—-]\s+|[–—]\s+|[.)]\s*[–—-]?\s+)(?=\S)"
)
_BRACKETED = re.compile(r"(?:\(\(|\[\[|[\[(])(?P<label>[^\W\d_][^()\[\]:\n]{0,50})(?:\)\)|\]\]|[\])])\s+(?=\S)")
_STARRED = re.compile(r"(\*\*|__)(?P<label>[^*_\n]{1,60}?)\1[.:–—-]?\s*")
_WITHOUT_COLON = " \t.,:;–—-|"
_LETTER = re.compile(r"[^\W\d_]\.?\d{0,2}")


def look_end(source: Source, look: str) -> Callable[[Line], int]:
    """Line -> where the letters end that it begins with in this look; its own start if it begins in another.

    look: bold or italic.
    """
    marks = source.marks_of(look)
    starts = [mark.start for mark in marks]

    def end_of(line: Line) -> int:
        at = bisect_right(starts, line.start) - 1
        return min(marks[at].end, line.end) if at >= 0 and marks[at].end > line.start else line.start

    return end_of


def is_stamp(line: Line) -> bool:
    """Whether a line holds nothing but a time or a stretch of time."""
    return _STAMP.fullmatch(line.words) is not None


def clock_blocks(lines: Sequence[Line]) -> dict[int, Label]:
    """Line number -> label, for names next to a clock with the words below them, as Otter and Teams write."""
    found = {}
    for number, line in enumerate(lines[:-1]):
        if line.has_end_mark or "heading" in line.marks:
            continue
        below = lines[number + 1]
        match = _BEFORE_CLOCK.fullmatch(line.words) or _AFTER_CLOCK.fullmatch(line.words)
        if match is None and is_stamp(below) and number + 2 < len(lines):
            match = re.fullmatch(_NAME, line.words)
        if match is None and number and is_stamp(lines[number - 1]) and not is_stamp(below):
            match = re.fullmatch(_NAME, line.words)
        if match and (label := judged(match["label"].strip(_WITHOUT_COLON), line.end, ordinal=match["ordinal"] or "")):
            found[number] = label
    return {number: label for number, label in found.items() if label.is_sure}


def bold_labels(lines: Sequence[Line], bold_end: Callable[[Line], int]) -> dict[int, Label]:
    """Line number -> label, for bold words that the line begins with or that have it for themselves.

    A heading is one if it comes again: bold names alone on their lines are headings to who reads a PDF.
    Where a small letter follows with no sign between, they are the first words of a sentence.
    """
    starts = [_bold_words(line, bold_end) for line in lines]
    counts = Counter(words for words, _after in starts)
    found = {}
    for number, (line, (words, after)) in enumerate(zip(lines, starts, strict=True)):
        if not words or words.endswith(("?", "!", "…")):
            continue
        if "heading" in line.marks and (counts[words] < 2 or is_usual_heading(words)):
            continue
        if after == line.end and (number + 1 == len(lines) or _is_bold(lines[number + 1], bold_end)):
            continue  # a bold line over another one is a heading
        rest = line.words[after - line.start :]
        start = after + len(rest) - len(rest.lstrip(_WITHOUT_COLON))
        said = start - line.start
        is_subject = line.words[said : said + 1].islower() and line.words[:said].rstrip("*_ ").endswith(words)
        if not is_subject and (label := judged(words, min(start, line.end))):
            found[number] = label
    return {number: label for number, label in found.items() if label.is_sure}


def _bold_words(line: Line, bold_end: Callable[[Line], int]) -> tuple[str, int]:
    """The bold words that a line begins with and where they end; none if a comma follows, as in a sentence."""
    end = line.end if "heading" in line.marks else bold_end(line)
    words = line.words[: end - line.start]
    if not words and (match := _STARRED.match(line.words)):
        words, end = match["label"], line.start + match.end()
    is_within = words.rstrip("*_ ").endswith((",", ";"))
    return "" if is_within else words.strip(_WITHOUT_COLON + "*_"), end


def _is_bold(line: Line, bold_end: Callable[[Line], int]) -> bool:
    return "heading" in line.marks or bold_end(line) > line.start


def separated_labels(lines: Sequence[Line]) -> Iterator[dict[int, Label]]:
    """For each sign that can stand between a label and what is said, and for none at all: line number -> label."""
    by_sign: dict[str, dict[int, Label]] = {"(": {}, "\t": {}, "–": {}, ".": {}}
    for number, line in enumerate(lines):
        if (match := _BRACKETED.match(line.words)) and (label := judged(match["label"], line.start + match.end())):
            by_sign["("] |= {number: label} if label.is_sure else {}
            continue
        match = None if "heading" in line.marks or "list" in line.marks else _SEPARATED.match(line.words)
        if match is None:
            continue
        sign = "\t" if not match["by"].strip() else "." if match["by"].lstrip()[0] in ".)" else "–"
        label = judged(match["label"], line.start + match.end(), ordinal=match["ordinal"] or "")
        if label and label.is_sure and (sign != "." or names_a_part(label.words)):
            by_sign[sign][number] = label
    yield from by_sign.values()
    yield alone_labels(lines)


def alone_labels(lines: Sequence[Line]) -> dict[int, Label]:
    """Line number -> label, for names alone on the first line of a paragraph and role words above what is said."""
    found = {}
    for number, line in enumerate(lines[:-1]):
        words = line.words.strip("*_ ").removesuffix(":").rstrip()
        if not line.is_apart and not lines[number - 1].has_end_mark:
            continue
        if line.marks & {"heading", "title", "list", "table"} or len(words) > 60 or line.has_end_mark:
            continue
        label = judged(words, line.end)
        is_above = not lines[number + 1].is_apart or names_a_part(words)
        if label and label.is_sure and is_above:
            found[number] = label
    return found


def names_a_part(label: str) -> bool:
    """Whether a label says who somebody is in a conversation: a role, a numbered question, a letter."""
    is_role = role_of(label, "") is not None and len(label.split()) < 4
    return is_role or question_number(label) is not None or _LETTER.fullmatch(label) is not None


def written_as(lines: Sequence[Line], label: str, bold_end: Callable[[Line], int]) -> dict[int, Label]:
    """Line number -> label, wherever a line begins with these very words as a label, in whatever form it has.

    A colon, a clock, bold letters or a line of its own makes it one; other signs do where none of these ever does.
    """
    name = re.escape(label)
    plain = re.compile(
        rf"(?:[-–—•]\s*)?(?:{CLOCK}\s*(?:[-–—]\s*)?)?[*_\[(\"“«]{{0,3}}{name}[*_\])\"”»]{{0,3}}"
        rf"(?:\s*{CLOCK})?\s*(?:[:：][*_]{{0,2}}\s*|$)|{CLOCK}\s+{name}$|(?:\*\*|__){name}(?:\*\*|__)\s+"
    )
    other = re.compile(
        rf"(?:{CLOCK}\s*)?[*_]{{0,2}}{name}[*_]{{0,2}}(?:\t\s*|\s{{2,}}|\s+[–—-]\s+|[–—]\s+|[.)]\s+)(?=\S)"
    )
    found: dict[int, Label] = {}
    others: dict[int, Label] = {}
    for number, line in enumerate(lines):
        if match := plain.match(line.words):
            found[number] = Label(label, line.start + match.end())
        elif line.words[: bold_end(line) - line.start].strip(_WITHOUT_COLON) == label:
            rest = line.words[bold_end(line) - line.start :]
            found[number] = Label(label, line.end - len(rest.lstrip(_WITHOUT_COLON)))
        elif match := other.match(line.words):
            others[number] = Label(label, line.start + match.end())
    return found or others


def known_elsewhere(
    lines: Sequence[Line], known: Mapping[str, str | None], bold_end: Callable[[Line], int]
) -> dict[int, Label]:
    """Line number -> label, for labels known from a colon that now and then have another form.

    known: label -> its role, if its words name one.
    """
    found = {**clock_blocks(lines), **bold_labels(lines, bold_end)}
    for number, line in enumerate(lines[:-1]):
        if line.words.strip("*_ ") in known:
            found.setdefault(number, Label(line.words.strip("*_ "), line.end))
    for labels in separated_labels(lines):
        is_role = {n: label for n, label in labels.items() if known.get(label.words) and len(label.words) > 2}
        found = is_role | found
    return {number: label for number, label in found.items() if label.words in known}
