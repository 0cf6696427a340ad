"""What people said about a source's speakers, its questions and whom it reports, where the rules saw it otherwise."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from qualkit.model.offsets import OffsetMap
from qualkit.model.sources import Edit, Source, between
from qualkit.model.spans import Span


class SpeakerCorrection(NamedTuple):
    """What a speaker label of a source means.

    label: as written in the source. name: what the speaker is called instead; labels of one name are one speaker.
    role: one of ROLES, or NO_SPEAKER: the label is ordinary text, and so is what follows it; None leaves it to the
    rules. A label that the rules did not take for one becomes one.
    """

    label: str
    name: str | None = None
    role: str | None = None


NO_SPEAKER = "none"


class QuestionCorrection(NamedTuple):
    """Which question of the guide a turn answers.

    start: where the turn begins, in the original, so that it stays what it is over every repair.
    question: an id of the guide, or None for no question. taken_back: what was said of the turn counts no more, and it
    is left to the rules.
    """

    start: int
    question: str | None
    taken_back: bool = False


class PersonCorrection(NamedTuple):
    """Who is meant by the name of a person whose view a source reports.

    name: as the rules have it. called: what the person is called instead, so that names called alike are one person;
    NOBODY: no person at all, and what is said is the author's own; None leaves it to the rules.
    """

    name: str
    called: str | None = None


NOBODY = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of one source; the later of two on one label, turn or name counts."""

    speakers: tuple[SpeakerCorrection, ...] = ()
    questions: tuple[QuestionCorrection, ...] = ()
    persons: tuple[PersonCorrection, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.speakers or self.questions or self.persons)


NO_CORRECTIONS = Corrections()


def carried(corrections: Sequence[SpeakerCorrection], source: Source) -> tuple[SpeakerCorrection, ...]:
    """The corrections by the labels as the reading text has them now, whatever was repaired since.

    What was said of a label as it is written now counts before what was said of it as it was written before.
    """
    if not source.edits or not corrections:
        return tuple(corrections)
    unrepaired = replace(source, edits=(), revision=-1)
    repaired = replace(source, edits=tuple(_all_applied(source)), revision=-1)
    ways = [(other.text, between(other, source)) for other in (unrepaired, repaired)]
    found: dict[str, SpeakerCorrection] = {}
    for correction in corrections:
        written = set().union(*(written_now(correction.label, text, way, source.text) for text, way in ways))
        if not written or next(_where_it_labels(correction.label, source.text), None):
            written.add(correction.label)
        found |= {label: correction._replace(label=label) for label in sorted(written)}
    direct = {one.label: one for one in corrections if one.label in found}
    return tuple((found | direct).values())


def written_now(label: str, text: str, way: OffsetMap, new: str) -> set[str]:
    """How a label that stands in one reading text of a source is written in a newer one.

    way: the map from the one text to the other.
    """
    spans = np.array(list(_where_it_labels(label, text)), np.int64).reshape(-1, 2)
    starts, ends = way.all_to_reading(*spans.T)
    # An edit that reaches over the label's edges makes other words of it.
    is_whole = (np.stack(way.all_to_original(starts, ends), axis=1) == spans).all(axis=1)
    found = {new[start:end] for start, end in zip(starts[is_whole], ends[is_whole], strict=True)}
    return {words for words in found if words.strip() and "\n" not in words}


def _all_applied(source: Source) -> Iterator[Edit]:
    """The edits as if all were applied, those that wait only where they overlap no other."""
    applied = [edit.start for edit in source.edits if edit.applied]
    end = 0
    for edit in sorted(source.edits):
        following = bisect_left(applied, edit.start)
        is_free = end <= edit.start and (following == len(applied) or edit.end <= applied[following])
        if edit.applied or is_free:
            yield replace(edit, applied=True)
            end = edit.end


def _where_it_labels(label: str, text: str) -> Iterator[Span]:
    """Where a line begins with a label, signs and times before it passed over, or one and a colon follow a sentence."""
    name = re.escape(label)
    found = re.compile(rf"^[\W\d_]{{0,30}}?({name})(?!\w)|(?<=[.!?…»”\")\]])[^\S\n]+({name})\s*[:：]", re.MULTILINE)
    for match in found.finditer(text):
        yield Span(*match.span(match.lastindex or 0))
