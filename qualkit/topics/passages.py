"""Passages that show what a topic is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from qualkit.model.results import TopicPassage
from qualkit.model.spans import Span
from qualkit.topics.matrices import Floats
from qualkit.topics.segments import Paragraph, Segment

PASSAGES, PASSAGE_WORDS = 3, 60
# A segment shows a topic if the topic is half of it; less than that is no reason to go to another source.
_SHOWS = 0.5


def typical_passages(
    segments: Sequence[Segment], parts: Floats, amounts: Floats, weights: Mapping[str, float]
) -> tuple[TopicPassage, ...]:
    """Up to three passages of at most 60 words, whole sentences, most typical first.

    They come from different sources as far as these have segments that are about the topic.
    parts, amounts: of each segment the topic's share among the topics and its strength. weights: term -> weight in it.
    """
    order = np.argsort(-(parts * amounts), kind="stable").tolist()
    ranked = [number for number in order if parts[number] > 0]
    chosen: list[int] = []
    passages: dict[int, TopicPassage] = {}
    used: set[str] = set()
    for is_new_source in (True, False):
        for number in ranked:
            if len(chosen) == PASSAGES:
                break
            uid = segments[number].source.uid
            if number in passages or (is_new_source and (uid in used or parts[number] < _SHOWS)):
                continue
            passage = _passage(segments[number], float(parts[number]), weights)
            if passage:
                passages[number] = passage
                chosen.append(number)
                used.add(uid)
    return tuple(passages[number] for number in sorted(chosen, key=ranked.index))


def _passage(segment: Segment, part: float, weights: Mapping[str, float]) -> TopicPassage | None:
    """The stretch of whole sentences of one paragraph that holds most of the topic; None if all are too long."""
    best: tuple[float, Span] | None = None
    for paragraph in segment.paragraphs:
        for weight, span in _stretches(paragraph, weights):
            if best is None or weight > best[0]:
                best = weight, span
    if best is None or best[0] <= 0:
        return None
    return TopicPassage(segment.source.uid, best[1], segment.source.words(best[1]), round(part, 6))


def _stretches(paragraph: Paragraph, weights: Mapping[str, float]) -> Iterator[tuple[float, Span]]:
    """From each sentence on the longest stretch that is short enough, with the topic's weight in it."""
    values = [_weight(lemmas, weights) for lemmas in paragraph.content]
    for first, sentence in enumerate(paragraph.sentences):
        words, weight, last = 0, 0.0, None
        for number in range(first, len(paragraph.sentences)):
            words += paragraph.words[number]
            if words > PASSAGE_WORDS:
                break
            weight += values[number]
            last = paragraph.sentences[number]
        if last is not None:
            yield weight, Span(sentence.start, last.end)


def _weight(lemmas: Sequence[str], weights: Mapping[str, float]) -> float:
    """The weight of a sentence's lemmas and pairs of neighbours in a topic."""
    pairs = (f"{first} {second}" for first, second in pairwise(lemmas))
    return sum(weights.get(term, 0.0) for term in (*lemmas, *pairs))
