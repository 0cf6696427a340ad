"""Which lines of a text begin with the label of who speaks, whatever form the labels have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from qualkit.annotating.lines import Line
from qualkit.annotating.speakers.cutting import END_MARK, cut_at_labels, cut_between_speakers
from qualkit.annotating.speakers.label_forms import (
    bold_labels,
    clock_blocks,
    is_stamp,
    known_elsewhere,
    look_end,
    separated_labels,
    written_as,
)
from qualkit.annotating.speakers.labels import CLOCK, Label, answerer, judged, role_of, roles_of
from qualkit.annotating.speakers.transcripts import colon_labels, is_conversation
from qualkit.annotating.speakers.unlabelled import unlabelled_turns, with_questions
from qualkit.model.corrections import NO_SPEAKER, SpeakerCorrection
from qualkit.model.sources import Source

_WITHIN = re.compile(rf"{END_MARK}\s+(?=(?P<label>[^\W\d_][\w .#№-]{{0,40}}?)(?:\s*{CLOCK})?:\s)")
_FIRST_MINUTES = re.compile(r"\D*0?0:(?:0?0:)?\d\d|\D*0?[01]:\d\d(?!:)")
_WORDS_TO_A_TURN = 150
_BLOCKS_WITH_WORDS, _BLOCKS_AGAIN = 0.8, 0.5


class Labelled(NamedTuple):
    """The lines, cut where a label stands within one, and line number -> label; no label if nobody speaks."""

    lines: Sequence[Line]
    labels: dict[int, Label]


def labelled(
    source: Source, lines: Sequence[Line], *, language: str, corrections: Sequence[SpeakerCorrection] = ()
) -> Labelled:
    """The labels that the rules see, without those that are none by a correction, and with those that are."""
    bold_end = look_end(source, "bold")
    lines = cut_between_speakers(lines, bold_end, look_end(source, "italic"))
    added = [one.label for one in corrections if one.role != NO_SPEAKER]
    found = _recognised(source, lines, language, bold_end)
    if not found:
        cut = cut_at_labels(lines, _labels_within(lines, language))
        found = _recognised(source, cut, language, bold_end) if len(cut) > len(lines) else {}
        lines = cut if found else lines
    if found or added:
        known = {label.words for label in found.values()}
        counts = Counter(label.words for label in found.values())
        cut = cut_at_labels(
            lines, {label for label in known if counts[label] > 1 or role_of(label, language)} | set(added)
        )
        if len(cut) > len(lines):
            lines, found = cut, _recognised(source, cut, language, bold_end)
    return Labelled(lines, _corrected(lines, found, corrections, bold_end))


def _corrected(
    lines: Sequence[Line],
    found: dict[int, Label],
    corrections: Sequence[SpeakerCorrection],
    bold_end: Callable[[Line], int],
) -> dict[int, Label]:
    known = {label.words for label in found.values()}
    for label, _name, role in corrections:
        if role == NO_SPEAKER:
            found = {number: other for number, other in found.items() if other.words != label}
        elif label not in known:
            found = found | written_as(lines, label, bold_end)
    return dict(sorted(found.items()))


def _recognised(
    source: Source, lines: Sequence[Line], language: str, bold_end: Callable[[Line], int]
) -> dict[int, Label]:
    """The labels in the first of the forms that the text has a conversation in."""
    blocks = clock_blocks(lines)
    colons = colon_labels(lines, language=language, bold_end=bold_end)
    ends = {"bold": bold_end, "italic": look_end(source, "italic")}
    if _are_blocks(lines, blocks):
        names = {label.words for label in blocks.values()}
        return blocks | {number: label for number, label in colons.items() if label.words in names}
    if colons:
        more = known_elsewhere(lines, roles_of({label.words for label in colons.values()}, language), bold_end)
        first = min(colons)
        found = colons | {number: label for number, label in more.items() if number >= first and number not in colons}
        return with_questions(lines, found, ends, language=language)
    for found in (bold_labels(lines, bold_end), *separated_labels(lines)):
        found = with_questions(lines, found, ends, language=language)
        if is_conversation(lines, found, language) and len(recurring := _recurring(found, language)) > 1:
            return recurring
    return _styled(source, lines, language) or unlabelled_turns(lines, ends, language=language)


def _recurring(found: Mapping[int, Label], language: str) -> dict[int, Label]:
    """The labels without those that occur once and name no role: these are rather headings."""
    counts = Counter(label.words for label in found.values())
    roles = roles_of(counts, language)
    return {number: label for number, label in found.items() if counts[label.words] > 1 or roles[label.words]}


def _are_blocks(lines: Sequence[Line], blocks: Mapping[int, Label]) -> bool:
    """Whether names next to clocks head what is said, and are no programme of an event."""
    if len(blocks) < 2:
        return False
    with_words = 0
    for number in blocks:
        below = number + 1
        while below < len(lines) and is_stamp(lines[below]):
            below += 1
        with_words += below < len(lines) and below not in blocks
    if with_words < _BLOCKS_WITH_WORDS * len(blocks):
        return False
    counts = Counter(label.words for label in blocks.values())
    again = sum(counts[label.words] > 1 for label in blocks.values())
    first = min(blocks)
    around = " ".join(line.words for line in lines[max(0, first - 1) : first + 2] if ":" in line.words)
    return again >= _BLOCKS_AGAIN * len(blocks) or _FIRST_MINUTES.search(around) is not None


def _styled(source: Source, lines: Sequence[Line], language: str) -> dict[int, Label]:
    """Labels of lines in paragraph styles that are named after a role, at each change of the speaker.

    Where the questions alone have such a style, all lines after one are the answer.
    """
    roles: dict[str, str | None] = {}
    marks = source.marks_of("style")
    for mark in marks:
        roles.setdefault(mark.value, role_of(mark.value, language))
    if "interviewer" not in roles.values():
        return {}
    style_at = {}
    at = 0
    for number, line in enumerate(lines):
        while at < len(marks) and marks[at].end <= line.start:
            at += 1
        if at < len(marks) and marks[at].start <= line.start and roles[marks[at].value]:
            style_at[number] = marks[at].value
    has_both = "participant" in (roles[style] for style in style_at.values())
    found: dict[int, Label] = {}
    speaker = ""
    for number, line in enumerate(lines):
        style = style_at.get(number)
        if style is None and (has_both or not speaker or "heading" in line.marks):
            continue
        if style is None and role_of(speaker, language) != "interviewer":
            continue
        name = style or answerer(speaker, language)
        if name != speaker:
            found[number] = Label(name, line.start)
            speaker = name
    return found if len(found) > 2 else {}


def _labels_within(lines: Sequence[Line], language: str) -> set[str]:
    """The labels of a conversation that was set as running text: those of both sides, or names that come again."""
    found: Counter[str] = Counter()
    for line in lines:
        heads = [match["label"] for match in _WITHIN.finditer(line.words)]
        if (colon := line.words.find(":", 0, 50)) > 0:
            heads.append(line.words[:colon])
        found.update(head for head in heads if (label := judged(head, 0)) and label.is_sure)
    roles = {label: role for label, role in roles_of(found, language).items() if role}
    if len(set(roles.values())) > 1 and sum(found[label] for label in roles) > 2:
        return set(roles)
    again = {label for label, count in found.items() if count > 1}
    n_turns = sum(found[label] for label in again)
    is_dense = sum(len(line.words.split()) for line in lines) <= _WORDS_TO_A_TURN * n_turns
    n_asked = sum(line.words.count("?") for line in lines)
    return again if len(again) > 1 and n_turns > 3 and is_dense and n_asked > 1 else set()
