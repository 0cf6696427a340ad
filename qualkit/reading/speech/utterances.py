"""What was said, piece by piece with speaker and time, as a text to read.

Captions and recognisers cut speech every few seconds. A transcript has paragraphs: one speaker, whole sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from qualkit.messages import _
from qualkit.model.sources import Mark
from qualkit.reading.speech.clocks import clock_text
from qualkit.reading.writing import Manuscript

LONG_PARAGRAPH = 120  # words, after which the next end of a sentence ends the paragraph
LONGEST_PARAGRAPH = 500  # where no sentence ends
PAUSE_MS, LONG_PAUSE_MS = 3_000, 10_000
FEW_ENDS = 0.1  # of the pieces have an end mark: the recogniser writes none
STUCK = 5  # times the same words: a recogniser that hangs
END = re.compile(r"[.!?…][\"'”’»“)\]]*$")
LABEL = re.compile(r"(?:\[[^\[\]\n]{1,60}\]|[^\W\d_][^:.!?,;\n\[\]]{0,60}):(?=\s|$)")
OPENER = re.compile(r"[-–—]\s*(?=\S)")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200e\u200f]")


class Utterance(NamedTuple):
    """Something said. Times in milliseconds, None if unknown.

    is_labelled: the file has the speaker's name before the words, so that it is written out where the turn begins.
    """

    text: str
    speaker: str = ""
    start: int | None = None
    end: int | None = None
    is_labelled: bool = False


def write_speech(utterances: Iterable[Utterance], *, kind: str = "voice") -> tuple[str, list[Mark]]:
    """The utterances as paragraphs, and their marks; empty ones are left out.

    A paragraph is of one speaker and ends with a sentence, after a pause or when it is long.
    Marks: `paragraph`, numbered from 1; `voice` (or the other `kind`) with the speaker over what is said; `cue` with
    the time over each utterance; `doubt` over words that come again and again.
    """
    cleaned = [one._replace(text=cleaned_words(one.text), speaker=cleaned_words(one.speaker)) for one in utterances]
    manuscript = Manuscript()
    spans: list[tuple[int, int, str]] = []
    before = ""
    for paragraph in _paragraphs([one for one in cleaned if one.text]):
        speaker = paragraph[0].speaker
        head = f"{speaker}: " if paragraph[0].is_labelled and speaker != before else ""
        before = speaker
        at = manuscript.block(head + " ".join(one.text for one in paragraph)) + len(head)
        if speaker:
            manuscript.marks.append(Mark(at, manuscript.length, kind, speaker))
        for one in paragraph:
            end = at + len(one.text)
            if one.start is not None:
                manuscript.marks.append(Mark(at, end, "cue", clock_text(one.start)))
            spans.append((at, end, one.text))
            at = end + 1
    return manuscript.text, [*manuscript.marks, *_stuck(spans)]


def cleaned_words(text: str) -> str:
    """The text on one line, without what no text may hold: control characters and halves of characters."""
    return " ".join(CONTROL.sub("", LONE_SURROGATE.sub("\ufffd", text)).split())


def _paragraphs(utterances: Sequence[Utterance]) -> Iterator[list[Utterance]]:
    labels = Counter(match[0] for one in utterances if (match := LABEL.match(one.text)))
    n_ends = sum(bool(END.search(one.text)) for one in utterances)
    has_ends = n_ends > FEW_ENDS * len(utterances)
    paragraph = list(utterances[:1])
    n_words = len(paragraph[0].text.split()) if paragraph else 0
    for before, one in pairwise(utterances):
        label = LABEL.match(one.text)
        is_labelled = label is not None and one.text[0].isupper() and labels[label[0]] > 1
        if (
            one.speaker != before.speaker
            or is_labelled
            or OPENER.match(one.text)
            or _ends(before, one, n_words, has_ends)
        ):
            yield paragraph
            paragraph, n_words = [], 0
        paragraph.append(one)
        n_words += len(one.text.split())
    if paragraph:
        yield paragraph


def _ends(before: Utterance, one: Utterance, n_words: int, has_ends: bool) -> bool:
    """Whether a paragraph may end between two pieces of one speaker."""
    pause = one.start - before.end if one.start is not None and before.end is not None else 0
    if END.search(before.text) or not has_ends:
        return pause >= PAUSE_MS or n_words >= LONG_PARAGRAPH
    return pause >= LONG_PAUSE_MS or n_words >= LONGEST_PARAGRAPH


def _stuck(spans: Sequence[tuple[int, int, str]]) -> Iterator[Mark]:
    """A doubt over each run of the same words."""
    for words, group in groupby(spans, key=lambda span: span[2].lower()):
        run = list(group)
        if len(run) >= STUCK and len(words) > 3:
            found = _(
                "the same words come {n} times in a row; a recogniser may have been stuck: listen to the recording"
            )
            yield Mark(run[0][0], run[-1][1], "doubt", found.format(n=len(run)))
