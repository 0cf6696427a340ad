"""A guide made from interviews that have none: the questions that several of them ask in nearly the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from qualkit.annotating.questions.interviewer_turns import interviewer_turns, without_number
from qualkit.annotating.questions.order import questions_in_order
from qualkit.annotating.questions.wordings import Scores, Wordings, words_of
from qualkit.annotating.speakers.asking import asks
from qualkit.model.annotations import LANGUAGES, Annotation
from qualkit.model.guides import Guide, Question
from qualkit.model.sources import Source

# From what likeness on two questions are one, and across languages.
_SAME, _SAME_ACROSS = 0.55, 0.22
_FEWEST_WORDS, _MOST_SENTENCES = 3, 3


class _Put(NamedTuple):
    """A question as it was put once. place: where in its interview, 0 to 1. number: the one before it, if any."""

    source: int
    place: float
    number: str | None
    language: str
    text: str


class _Common(NamedTuple):
    """A question that several interviews have. place: the mean of its places."""

    number: str | None
    place: float
    wordings: dict[str, str]


def suggest_guide(sources: Sequence[Source], annotations: Sequence[Annotation]) -> Guide:
    """The questions that at least two interviews have in nearly the same words, or under the same number; a proposal.

    Their ids count from 1 in the order in which interviews ask them. Questions of different languages are one where
    they have one number, or where words that the languages share and the order say so. Empty where nothing comes twice.
    """
    put = [
        one
        for number, (source, annotation) in enumerate(zip(sources, annotations, strict=True))
        for one in _put(number, source, annotation)
    ]
    common: list[_Common] = []
    of_language = {language: _common_in(put, language) for language in LANGUAGES}
    for _language, found in sorted(of_language.items(), key=lambda one: -len(one[1])):
        common = _merged(common, found)
    return Guide(tuple(Question(str(number), one.wordings) for number, one in enumerate(common, 1)))


def _put(number: int, source: Source, annotation: Annotation) -> Iterator[_Put]:
    turns = interviewer_turns(source, annotation)
    for place, turn in enumerate(turns):
        asking = [without_number(sentence) for sentence in turn.sentences if asks(sentence) or len(turn.sentences) == 1]
        text = " ".join(asking[-_MOST_SENTENCES:])
        if len(text.split()) >= _FEWEST_WORDS and asks(text):
            label = turn.number.words if turn.number and not turn.number.is_bare else None
            yield _Put(number, place / len(turns), label, turn.language, text)


def _common_in(put: Iterable[_Put], language: str) -> list[_Common]:
    """The common questions of one language, in order."""
    own = [one for one in put if one.language == language]
    if len({one.source for one in own}) < 2:
        return _numbered_alone(own)
    words = words_of([one.text for one in own], language)
    likeness = Wordings([[one.text] for one in own], language).likeness(words)
    groups = [group for group in _groups(own, likeness) if len({own[n].source for n in group}) > 1]
    found = []
    for group in groups:
        typical = max(group, key=lambda n: (float(likeness[n, group].sum()), -len(own[n].text)))
        numbers = Counter(own[n].number for n in group if own[n].number)
        number = numbers.most_common(1)[0][0] if numbers else None
        found.append(_Common(number, float(np.mean([own[n].place for n in group])), {language: own[typical].text}))
    return sorted(found, key=lambda one: one.place)


def _numbered_alone(own: Sequence[_Put]) -> list[_Common]:
    """The numbered questions of the only interview of a language: their numbers may be those of the others."""
    return [_Common(one.number, one.place, {one.language: one.text}) for one in own if one.number]


def _groups(own: Sequence[_Put], likeness: Scores) -> list[list[int]]:
    """Questions that are one, the likest first put together; no two of one interview."""
    group_of = list(range(len(own)))
    groups = {n: [n] for n in group_of}
    rows, columns = np.nonzero(np.triu(np.minimum(likeness, likeness.T), 1) >= _SAME)
    pairs = sorted(zip(rows.tolist(), columns.tolist(), strict=True), key=lambda pair: -float(likeness[pair]))
    for one, other in pairs:
        first, second = group_of[one], group_of[other]
        if first != second and not {own[n].source for n in groups[first]} & {own[n].source for n in groups[second]}:
            groups[first] += groups.pop(second)
            for n in groups[first]:
                group_of[n] = first
    return list(groups.values())


def _merged(common: Sequence[_Common], found: Sequence[_Common]) -> list[_Common]:
    """The common questions with those of another language; what is in that language only comes where it was asked."""
    merged = list(common)
    same = _same_questions(common, found)
    for one, place in zip(found, same, strict=True):
        if place is None:
            before = [n for n, other in enumerate(merged) if other.place <= one.place]
            merged.insert(before[-1] + 1 if before else 0, one)
        else:
            at = merged.index(common[place])
            merged[at] = merged[at]._replace(wordings=merged[at].wordings | one.wordings)
            common = [merged[at] if n == place else other for n, other in enumerate(common)]
    return merged


def _same_questions(common: Sequence[_Common], found: Sequence[_Common]) -> list[int | None]:
    """For each question the place of the one that it translates: by number where both have them, else by its words."""
    if not common or not found:
        return [None] * len(found)
    by_number = {one.number: place for place, one in enumerate(common) if one.number}
    fixed = {row: by_number[one.number] for row, one in enumerate(found) if one.number in by_number}
    likeness = np.zeros((len(found), len(common)))
    (language,) = found[0].wordings
    words = words_of([one.wordings[language] for one in found], language)
    for other in LANGUAGES:
        texts = [[one.wordings[other]] if other in one.wordings else [] for one in common]
        if any(texts):
            likeness = np.maximum(likeness, Wordings(texts, other).likeness(words))
    return questions_in_order(likeness, least=np.full(likeness.shape, _SAME_ACROSS), fixed=fixed)
