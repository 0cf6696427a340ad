"""Who speaks where: turns of transcripts and answers of surveys.

A line that begins with a label and a colon begins a turn; paragraphs without one go on with it.
A text is a transcript only if its labels recur, so that a sentence with a colon makes nobody speak.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from qualkit.annotating.labels import Label, answerer, is_section_label, roles_of
from qualkit.annotating.lines import Line, asides_of
from qualkit.annotating.roles import Piece, with_roles
from qualkit.annotating.transcripts import labels_of
from qualkit.model.annotations import Turn
from qualkit.model.sources import Mark, Source
from qualkit.model.spans import Span

_IN_CAPITALS = 4
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}[.)])\s+(?=[^\W\d_])")
_HEADING_LENGTH = 120
_PICTURE = re.compile(r"\b(?:Image|Photo|Foto|Fotoğraf|Şəkil|Resim|Görsel|Фото|Изображение|Иллюстрация)\s?[:;]")


class Speech(NamedTuple):
    """turns: in order, disjoint. labels: the stretches of the turns' lines that are labels, in no sentence."""

    turns: tuple[Turn, ...]
    labels: tuple[Span, ...]


def speech_of(source: Source, lines: Sequence[Line], *, language: str) -> Speech:
    """The turns of a transcript or the answers of a survey; none in any other text.

    Where only the questions have labels ("Sual 1: …"), the paragraphs after a question are the answer of a participant,
    whose label is the word for an answer in the language of the question's label: Cavab, Cevap, Ответ, Answer.
    language: the main language of the text, whose words for the speakers come first; `other` will do.
    """
    answers = source.marks_of("question")
    if answers and source.marks_of("row"):
        return _survey(source, answers)
    voices = [mark for mark in source.marks_of("voice", "speaker") if mark.value]
    if voices and (pieces := _voiced(source.text, voices)):
        return Speech(with_roles(source.text, pieces, language=language), tuple(_written_labels(source.text, voices)))
    labels = labels_of(source, lines, language=language)
    if not labels:
        return Speech((), ())
    pieces = list(_spoken(lines, labels, _unlabelled_answers(lines, labels, language)))
    spans = tuple(Span(lines[number].start, label.text_start) for number, label in sorted(labels.items()))
    return Speech(with_roles(source.text, pieces, language=language), spans)


def _survey(source: Source, answers: Sequence[Mark]) -> Speech:
    """A turn for each answer; its question is the header over it, which no reader writes into the text."""
    rows = source.marks_of("row")
    starts = [row.start for row in rows]
    turns = [
        Turn(
            answer.start,
            answer.end,
            rows[max(0, bisect_right(starts, answer.start) - 1)].value,
            "participant",
            answer.value.strip() or None,
        )
        for answer in sorted(answers)
    ]
    return Speech(tuple(turns), ())


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


def _written_labels(text: str, voices: Sequence[Mark]) -> Iterator[Span]:
    """The labels that stand in the text, on the line that the voice begins on: "Leyla: …"."""
    for mark in sorted(voices):
        start = text.rfind("\n", 0, mark.start) + 1
        if text[start : mark.start].strip(" \t:") == mark.value:
            yield Span(start, mark.start)


def _unlabelled_answers(lines: Sequence[Line], labels: Mapping[int, Label], language: str) -> dict[int, Label]:
    """Line number -> a label for the answer that begins there, if the interviewer alone has labels."""
    roles = roles_of({label.words for label in labels.values()}, language)
    if len(labels) < 2 or set(roles.values()) != {"interviewer"}:
        return {}
    found = {}
    ends = [*sorted(labels)[1:], len(lines)]
    for number, end in zip(sorted(labels), ends, strict=True):
        label = labels[number]
        first = number + 1
        asked = label.text_start < lines[number].end
        # A question goes on below its label, and to its end mark if its line is broken.
        while first < end and not (asked and (lines[first].is_apart or lines[first - 1].has_end_mark)):
            asked = True
            first += 1
        if first < end:
            found[first] = Label(answerer(label.words, language), lines[first].start)
    return found


def _spoken(lines: Sequence[Line], labels: Mapping[int, Label], answers: Mapping[int, Label]) -> Iterator[Piece]:
    """What each label's speaker says, cut where a heading or caption stands between.

    answers: where somebody without a label begins to answer.
    """
    current: Piece | None = None
    speaker = ""
    asides = asides_of(lines)
    # Before another's turn and at the end a few words may be a heading or a note; not where nobody has a label.
    ends = set() if answers else {len(lines) - 1, *(number - 1 for number in labels)}
    for number, line in enumerate(lines):
        label = labels.get(number)
        if label is None and number in answers:
            if current:
                yield current
            current, speaker = None, answers[number].words
        if label is not None:
            if current:
                yield current
            speaker = label.words
            current = Piece(label.text_start, line.end, speaker) if label.text_start < line.end else None
        elif speaker and number not in asides and not _is_nobodys(lines, number, ends=ends):
            current = current._replace(end=line.end) if current else Piece(line.start, line.end, speaker)
        else:
            if current:
                yield current
            current = None
            if is_section_label(line.words.strip("*#: ")):
                speaker = ""  # references and the like after the conversation
    if current:
        yield current


def _is_nobodys(lines: Sequence[Line], number: int, *, ends: Collection[int]) -> bool:
    """Whether a line without a label is a heading or a caption and not something said.

    ends: the lines that no more of the same speaker's may come after.
    """
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
    begins = line.words[0].isupper() or _is_plain_heading(line)
    if not (is_alone and before and begins and not line.has_end_mark and not is_unfinished):
        return False
    if any(_NUMBERED.match(other.words) for other in lines[number + 1 : number + 2]) and _NUMBERED.match(line.words):
        return False  # "1. Staff", "2. Money": a list that somebody gives
    # Between two paragraphs of one speaker it is more likely an answer in a few words.
    return number in ends or _is_plain_heading(line)


def _is_plain_heading(line: Line) -> bool:
    """Whether a line without an end mark has a number or stands in capitals."""
    letters = [character for character in line.words if character.isalpha()]
    in_capitals = len(letters) >= _IN_CAPITALS and all(map(str.isupper, letters)) and len(line.words.split()) > 1
    return not line.has_end_mark and (in_capitals or _NUMBERED.match(line.words) is not None)
