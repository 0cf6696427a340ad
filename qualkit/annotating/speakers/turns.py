"""Who speaks where: turns of transcripts and answers of surveys.

A line that begins with a label and a colon begins a turn; paragraphs without one go on with it.
A text is a transcript only if its labels recur, so that a sentence with a colon makes nobody speak.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qualkit.annotating.lines import Line, asides_of
from qualkit.annotating.speakers.label_forms import STAMP_AT_END, is_stamp
from qualkit.annotating.speakers.labels import Label, answerer, is_section_label, role_of, roles_of
from qualkit.annotating.speakers.nobodys import is_credit, is_nobodys, is_picture_of
from qualkit.annotating.speakers.recognising import labelled
from qualkit.annotating.speakers.roles import Piece, with_roles
from qualkit.model.annotations import Turn
from qualkit.model.corrections import NO_SPEAKER, SpeakerCorrection, carried
from qualkit.model.sources import Mark, Source
from qualkit.model.spans import Span

_ROUND_A_LABEL = 60  # characters that time, date and addressee may take on a label's line


class Speech(NamedTuple):
    """turns: in order, disjoint. labels: the stretches of the turns' lines that are labels, in no sentence."""

    turns: tuple[Turn, ...]
    labels: tuple[Span, ...]


def speech_of(
    source: Source, lines: Sequence[Line], *, language: str, corrections: Sequence[SpeakerCorrection] = ()
) -> Speech:
    """The turns of a transcript or the answers of a survey; none in any other text.

    Where only the questions have labels ("Sual 1: …"), the paragraphs after a question are the answer of a participant,
    whose label is the word for an answer in the language of the question's label: Cavab, Cevap, Ответ, Answer.
    Where only the answers have one, or nobody has, the question's is Sual, Soru, Вопрос or Question.
    language: the main language of the text, whose words for the speakers come first; `other` will do.
    corrections: what people said about the labels; of a survey's respondents only names and roles.
    """
    corrections = carried(in_force(corrections), source)
    answers = source.marks_of("question")
    if answers and source.marks_of("row"):
        return _survey(source, answers, corrections)
    said = _said(source, lines, language, corrections)
    turns = with_roles(
        source.text,
        said.pieces,
        language=language,
        corrections=corrections,
        styles=_roles_of_styles(source, said.pieces, language),
    )
    return Speech(turns, said.unspoken)


def labels_as_written(
    source: Source, lines: Sequence[Line], *, language: str, corrections: Sequence[SpeakerCorrection] = ()
) -> list[str]:
    """The label of each turn of `speech_of`, as it stands in the source whatever its speaker is called."""
    corrections = carried(in_force(corrections), source)
    rows = source.marks_of("row")
    answers = source.marks_of("question")
    if answers and rows:
        starts = [row.start for row in rows]
        return [rows[max(0, bisect_right(starts, answer.start) - 1)].value for answer in sorted(answers)]
    return [piece.speaker for piece in _said(source, lines, language, corrections).pieces]


def in_force(corrections: Sequence[SpeakerCorrection]) -> tuple[SpeakerCorrection, ...]:
    """The last correction of each label; one without name and role says nothing."""
    last = {one.label: one for one in corrections}
    return tuple(one for one in last.values() if one.name is not None or one.role is not None)


class _Said(NamedTuple):
    """Who says what, by labels as written, and the stretches of the lines that nobody says."""

    pieces: list[Piece]
    unspoken: tuple[Span, ...]


def _said(source: Source, lines: Sequence[Line], language: str, corrections: Sequence[SpeakerCorrection]) -> _Said:
    voices = [mark for mark in source.marks_of("voice", "speaker") if mark.value]
    if voices and (pieces := _voiced(source.text, voices)):
        return _Said(list(_without_dropped(pieces, corrections)), tuple(_written_labels(source.text, voices)))
    lines, labels = labelled(source, lines, language=language, corrections=corrections)
    if not labels:
        return _Said([], ())
    pieces = list(_spoken(lines, labels, _unlabelled_answers(lines, labels, language)))
    return _Said(list(_without_dropped(pieces, corrections)), tuple(_unspoken(lines, labels)))


def _unspoken(lines: Sequence[Line], labels: Mapping[int, Label]) -> Iterator[Span]:
    """The labels, time stamps, and what stands after the conversation about who made it."""
    first, last = min(labels), max(labels)
    is_over = False
    for number, line in enumerate(lines):
        said_from = line.start
        if label := labels.get(number):
            said_from = label.text_start
        elif is_stamp(line):
            said_from = line.end
        elif number > last and (is_over or is_credit(line)):
            is_over, said_from = True, line.end
        if said_from > line.start:
            yield Span(line.start, said_from)
        end, is_stamped = _said_until(line)
        if is_stamped and number >= first and end >= said_from:
            yield Span(end, line.end)


def _without_dropped(pieces: Sequence[Piece], corrections: Sequence[SpeakerCorrection]) -> Iterator[Piece]:
    """The pieces; those of labels that are no speaker's go on with the one before."""
    dropped = {label for label, _name, role in corrections if role == NO_SPEAKER}
    before: Piece | None = None
    for piece in pieces:
        if piece.speaker not in dropped:
            if before:
                yield before
            before = piece
        elif before:
            before = before._replace(end=piece.end)
    if before:
        yield before


def _roles_of_styles(source: Source, pieces: Sequence[Piece], language: str) -> dict[str, str]:
    """Label -> the role that the style of most of its paragraphs is named after."""
    styles = [(mark.start, role) for mark in source.marks_of("style") if (role := role_of(mark.value, language))]
    starts = [start for start, _role in styles]
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for piece in pieces:
        at = bisect_right(starts, piece.start) - 1
        if at >= 0 and "\n" not in source.text[styles[at][0] : piece.start]:
            counts[piece.speaker][styles[at][1]] += 1
    return {label: found.most_common(1)[0][0] for label, found in counts.items()}


def _survey(source: Source, answers: Sequence[Mark], corrections: Sequence[SpeakerCorrection]) -> Speech:
    """A turn for each answer; its question is the header over it, which no reader writes into the text."""
    names = {label: name for label, name, _role in corrections if name}
    roles = {names.get(label, label): role for label, _name, role in corrections if role and role != NO_SPEAKER}
    rows = source.marks_of("row")
    starts = [row.start for row in rows]
    turns = []
    for answer in sorted(answers):
        row = rows[max(0, bisect_right(starts, answer.start) - 1)].value
        speaker = names.get(row, row)
        role = roles.get(speaker, "participant")
        turns.append(Turn(answer.start, answer.end, speaker, role, answer.value.strip() or None))
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
    """The labels that stand in the text, on the line that the voice begins on: "Leyla: …", "10:01 From Leyla : …"."""
    for mark in sorted(voices):
        start = text.rfind("\n", 0, mark.start) + 1
        head = text[start : mark.start]
        if mark.value in head and len(head) < len(mark.value) + _ROUND_A_LABEL:
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
    last = max(labels)
    # Before another's turn and at the end a few words may be a heading or a note; not where nobody has a label.
    ends = set() if answers else {len(lines) - 1, *(number - 1 for number in labels)}
    spoken = labels.keys() | answers.keys()
    is_named = False  # right below a label that has a line for itself
    for number, line in enumerate(lines):
        label = labels.get(number) or answers.get(number)
        if label is None and speaker and not is_stamp(line) and number not in asides:
            is_over = is_section_label(line.words.strip("*#: ")) or (number > last and is_credit(line))
            speaker = "" if is_over else speaker  # references and the like after the conversation
            is_said = is_named or not (
                is_nobodys(lines, number, ends=ends, spoken=spoken) or is_picture_of(speaker, lines, number)
            )
            if speaker and is_said:
                end, is_stamped = _said_until(line)
                current = current._replace(end=end) if current else Piece(line.start, end, speaker)
                is_named = False
                if is_stamped:
                    yield current
                    current = None
                continue
        if current:
            yield current
            current = None
        if label is not None:
            speaker = label.words
            end, is_stamped = _said_until(line)
            is_named = label.text_start >= end
            if not is_named:
                current = Piece(label.text_start, end, speaker)
            if current and is_stamped:
                yield current
                current = None
    if current:
        yield current


def _said_until(line: Line) -> tuple[int, bool]:
    """Where the words of a line end, and whether a time stamp follows them."""
    stamp = STAMP_AT_END.search(line.words)
    return (line.start + stamp.start(), True) if stamp and stamp.start() else (line.end, False)
