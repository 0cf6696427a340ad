"""Who speaks where: turns of transcripts and answers of surveys.

A line that begins with a label and a colon begins a turn; paragraphs without one go on with it.
A text is a transcript only if its labels recur, so that a sentence with a colon makes nobody speak.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qualkit.annotating.labels import Label, distinct_lines, is_particular, is_section_label, label_of, role_of
from qualkit.annotating.lines import Line
from qualkit.annotating.roles import Piece, with_roles
from qualkit.model.annotations import Turn
from qualkit.model.sources import Mark, Source
from qualkit.model.spans import Span

# A single recurring name, or names that seldom begin a line, are more likely an article's "Example:".
_LABELLED_LINES = 0.05
_LABELLED_LINES_OF_ONE = 0.25
_HEADING_LENGTH = 120
_PICTURE = re.compile(r"\b(?:Image|Photo|Foto|Fotoğraf|Şəkil|Resim|Görsel|Фото|Изображение|Иллюстрация)\s?[:;]")


class Speech(NamedTuple):
    """turns: in order, disjoint. labels: the stretches of the turns' lines that are labels, in no sentence."""

    turns: tuple[Turn, ...]
    labels: tuple[Span, ...]


def speech_of(source: Source, lines: Sequence[Line], *, language: str) -> Speech:
    """The turns of a transcript or the answers of a survey; none in any other text.

    language: the main language of the text, whose words for the speakers come first; `other` will do.
    """
    answers = source.marks_of("question")
    if answers and source.marks_of("row"):
        return _survey(source, answers)
    voices = [mark for mark in source.marks_of("voice", "speaker") if mark.value]
    if voices and (pieces := _voiced(source.text, voices)):
        return Speech(with_roles(source.text, pieces, language=language), ())
    labels = _labels(source, lines, language)
    if not labels:
        return Speech((), ())
    pieces = list(_spoken(lines, labels))
    spans = tuple(Span(lines[number].start, label.text_start) for number, label in sorted(labels.items()))
    return Speech(with_roles(source.text, pieces, language=language), spans)


def _survey(source: Source, answers: Sequence[Mark]) -> Speech:
    rows = source.marks_of("row")
    starts = [row.start for row in rows]
    turns, headers, last = [], [], 0
    for answer in sorted(answers):
        row = rows[max(0, bisect_right(starts, answer.start) - 1)]
        start = max(answer.start, last)
        header = answer.value.strip()
        if header and source.text.startswith(header, start, answer.end):
            begin = start + len(header)
            if source.text[begin : begin + 1] not in (":", "\n"):
                begin = answer.end  # the answer begins with the same words
            while begin < answer.end and (source.text[begin].isspace() or source.text[begin] == ":"):
                begin += 1
            if begin < answer.end:
                headers.append(Span(start, begin))
                start = begin
        if start < answer.end:
            turns.append(Turn(start, answer.end, row.value, "participant", header or None))
            last = answer.end
    return Speech(tuple(turns), tuple(headers))


def _voiced(text: str, voices: Sequence[Mark]) -> list[Piece]:
    """What the marked voices say; one piece where the same voice goes on."""
    pieces: list[Piece] = []
    for mark in sorted(voices):
        before = pieces[-1] if pieces else None
        if before and before.speaker == mark.value and not text[before.end : mark.start].strip():
            pieces[-1] = before._replace(end=max(before.end, mark.end))
        elif before is None or mark.start >= before.end:
            pieces.append(Piece(mark.start, mark.end, mark.value))
    return pieces


def _labels(source: Source, lines: Sequence[Line], language: str) -> dict[int, Label]:
    """Line number -> label, for the lines that begin a turn; empty if the text is no transcript."""
    bold = source.marks_of("bold")
    bold_starts = [mark.start for mark in bold]

    def in_bold(line: Line) -> bool:
        at = bisect_right(bold_starts, line.start) - 1
        return at >= 0 and bold[at].end > line.start and line.words[: bold[at].end - line.start].count(":") <= 1

    found = {
        number: label
        for number, line in enumerate(lines)
        if "heading" not in line.marks and (label := label_of(line, in_bold=in_bold(line)))
    }
    counts = distinct_lines((lines[number], label) for number, label in found.items())
    roles = {label: role_of(label, language) for label in counts}
    if not _is_transcript(lines, found, counts, roles):
        return {}
    front = _particulars(lines)
    sure = {label for label, count in counts.items() if count > 1 or roles[label]}
    first = min(number for number, label in found.items() if label.words in sure and number >= front)
    return {
        number: label
        for number, label in found.items()
        # A name that speaks once only is believed after others have begun to speak.
        if number >= first and (label.words in sure or len(label.words.split()) < 3)
    }


def _is_transcript(
    lines: Sequence[Line], found: Mapping[int, Label], counts: Mapping[str, int], roles: Mapping[str, str | None]
) -> bool:
    front = _particulars(lines)
    sure = {label for label, count in counts.items() if count > 1 or roles[label]}
    numbers = [number for number, label in found.items() if label.words in sure and number >= front]
    if not numbers:
        return False
    said_by = {found[number].words for number in numbers}
    if any(roles[label] and len(label) > 2 for label in said_by):
        return len({label.words for number, label in found.items() if number >= front}) > 1 or len(numbers) > 2
    # A transcript goes on to the end of the text, so what counts is how often somebody speaks from the first label on.
    density = len(numbers) / (len(lines) - min(numbers))
    if len(said_by) > 1:
        return density >= _LABELLED_LINES
    return len(numbers) > 2 and density >= _LABELLED_LINES_OF_ONE


def _particulars(lines: Sequence[Line]) -> int:
    """How many lines at the top are a block of particulars ("Date: …", "Interviewer: Leyla") and nobody's words."""
    end = 0
    for number, line in enumerate(lines[:20]):
        head, colon, rest = line.words.partition(":")
        if not colon or not 0 < len(head.split()) < 5 or len(rest.split()) > 12 or line.has_end_mark:
            continue
        if is_particular(head):
            end = number + 1
    # Only the block around them: what follows a blank line is said by someone.
    while 0 < end < len(lines) and not lines[end].is_apart and ":" in lines[end].words[:40]:
        if lines[end].has_end_mark or len(lines[end].words.split()) > 8:
            break
        end += 1
    return end


def _spoken(lines: Sequence[Line], labels: Mapping[int, Label]) -> Iterator[Piece]:
    """What each label's speaker says, cut where a heading or caption stands between."""
    current: Piece | None = None
    speaker = ""
    for number, line in enumerate(lines):
        label = labels.get(number)
        if label is not None:
            if current:
                yield current
            speaker = label.words
            current = Piece(label.text_start, line.end, speaker) if label.text_start < line.end else None
        elif speaker and not _is_nobodys(lines, number):
            current = current._replace(end=line.end) if current else Piece(line.start, line.end, speaker)
        else:
            if current:
                yield current
            current = None
            if is_section_label(line.words.strip("*#: ")):
                speaker = ""  # references and the like after the conversation
    if current:
        yield current


def _is_nobodys(lines: Sequence[Line], number: int) -> bool:
    """Whether a line without a label is a heading or a caption and not something said."""
    line = lines[number]
    if line.marks & {"heading", "title", "table", "caption", "furniture", "footnote"}:
        return True
    if is_section_label(line.words.strip("*#: ")):
        return True
    if len(line.words) >= _HEADING_LENGTH or not line.is_apart:
        return False
    if _PICTURE.search(line.words):
        return True
    is_alone = number + 1 == len(lines) or lines[number + 1].is_apart
    # Where people do not write end marks at all, a line without one is still said by someone.
    before = lines[number - 1].has_end_mark if number else True
    is_unfinished = line.words.endswith((",", "-", "–", "—"))
    return is_alone and before and line.words[0].isupper() and not line.has_end_mark and not is_unfinished
