"""Which question of the interview guide each turn answers.

An interviewer's turn asks a question of the guide: by its number, in its words, or in words that are like it. What is
said until the next such turn answers it, the answers to follow-up questions too. Before the first one nothing does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from qualkit.annotating.questions.interviewer_turns import InterviewerTurn, Window, interviewer_turns
from qualkit.annotating.questions.order import questions_in_order
from qualkit.annotating.questions.surveys import survey_questions
from qualkit.annotating.questions.wordings import Scores, Word, Wordings, words_of
from qualkit.model.annotations import Annotation
from qualkit.model.corrections import QuestionCorrection
from qualkit.model.guides import BOTH, Guide
from qualkit.model.sources import Source

BY_NUMBER, BY_WORDING, BY_LIKENESS, BY_PERSON = "number", "wording", "likeness", "person"

# From what likeness on a turn may ask a question in words of one language, and across languages.
_LEAST, _LEAST_ACROSS = 0.3, 0.22
# Across languages few words can be compared: how like the next best question is speaks against a question, in part.
_RIVAL = 0.3
# In an interview that hardly follows the guide, only what is as like as this.
_SURE = 0.6
_FOLLOWS = 0.3
_SAME_WORDS = 0.95
# A number says little if the words are not even so like its question, and so like another one.
_UNLIKE = 0.15
# The words of a turn called "Soru 3" are another question's if they are so like that one, and less like the third.
_ANOTHERS = 0.45
# How like a question another sentence of a turn must be that asks one already, and how much of its wording the same
# sentence must have that is not the first question's.
_APART, _BESIDE = 0.5, 0.6


class Asked(NamedTuple):
    """What a turn asks, or which question an answer of a survey stands under.

    question: its id, or two (`3, 4`) where two are asked at once; None if it asks none of the guide.
    by: number, wording, likeness or person; empty for none. score: how like it is, 0 to 1, of the likest if none.
    """

    turn: int
    question: str | None
    by: str
    score: float


def with_questions(
    source: Source, annotation: Annotation, guide: Guide, *, corrections: Sequence[QuestionCorrection] = ()
) -> Annotation:
    """The annotation with the questions of the guide in its turns; unchanged without guide and corrections.

    What an interviewer says about no question of the guide, and what is answered to it, has the question before.
    Answers of a survey under a header that is no question of the guide keep the header.
    """
    if not guide.questions and not corrections:
        return annotation
    of_turn = {one.turn: one for one in asked(source, annotation, guide, corrections=corrections)}
    if _is_survey(source):
        turns = [
            turn._replace(question=of_turn[number].question) if number in of_turn else turn
            for number, turn in enumerate(annotation.turns)
        ]
        return replace(annotation, turns=tuple(turns))
    turns = []
    current: str | None = None
    for number, turn in enumerate(annotation.turns):
        found = of_turn.get(number)
        is_corrected = found is not None and found.by == BY_PERSON
        if found and turn.role == "interviewer" and (found.question or is_corrected):
            current = found.question
        turns.append(turn._replace(question=found.question if found and is_corrected else current))
    return replace(annotation, turns=tuple(turns))


def asked(
    source: Source, annotation: Annotation, guide: Guide, *, corrections: Sequence[QuestionCorrection] = ()
) -> list[Asked]:
    """What each turn of an interviewer asks, and what people said of other turns, in the order of the text.

    Of a survey every answer is listed. A correction stands for the turn that it lies in, however the text was repaired.
    """
    said = {turn: one.question for turn, one in turns_corrected(source, annotation, corrections)}
    if _is_survey(source):
        found = [Asked(*one) for one in survey_questions(source, annotation, guide)]
    elif guide.questions:
        found = _asked_of_guide(source, annotation, guide, said)
    else:
        found = _asked_by_number(annotation)
    by_turn = {one.turn: one for one in found}
    by_turn.update({turn: Asked(turn, question, BY_PERSON, 1.0) for turn, question in said.items()})
    return [by_turn[turn] for turn in sorted(by_turn)]


def _is_survey(source: Source) -> bool:
    kinds = {mark.kind for mark in source.marks}
    return {"question", "row"} <= kinds


def turns_corrected(
    source: Source, annotation: Annotation, corrections: Sequence[QuestionCorrection]
) -> list[tuple[int, QuestionCorrection]]:
    """Each correction with the turn that it is of; those behind the last turn are left out.

    A correction lies where its turn began in the original. A repair may have moved that place to the words before.
    """
    ends = [turn.end for turn in annotation.turns]
    places = [source.offsets.to_reading(one.start, one.start + 1).start for one in corrections]
    turns = np.searchsorted(ends, places, "right").tolist()
    return [(turn, one) for turn, one in zip(turns, corrections, strict=True) if turn < len(ends)]


def _asked_by_number(annotation: Annotation) -> list[Asked]:
    """Without a guide: the turns at which the number changes, as the rules of roles saw it."""
    found = []
    before: str | None = None
    for number, turn in enumerate(annotation.turns):
        if turn.role == "interviewer":
            is_new = turn.question is not None and turn.question != before
            found.append(Asked(number, turn.question if is_new else None, BY_NUMBER if is_new else "", float(is_new)))
            before = turn.question
    return found


def _asked_of_guide(
    source: Source, annotation: Annotation, guide: Guide, said: Mapping[int, str | None]
) -> list[Asked]:
    turns = interviewer_turns(source, annotation)
    if not turns:
        return []
    ids = [question.id for question in guide.questions]
    comparison = _compare(turns, guide)
    numbers = _numbers(turns, guide, comparison)
    likeness = comparison.likeness.copy()
    for row, wanted in enumerate(numbers):
        if wanted is not None:
            likeness[row, wanted] = 1.0
    fixed = {row: _first_of(said[turn.turn], guide) for row, turn in enumerate(turns) if turn.turn in said}
    found = questions_in_order(likeness, least=comparison.least, fixed=fixed)
    if not any(number is not None for number in numbers):
        found = _only_sure_ones(found, likeness, fixed)
    result = []
    for row, (turn, question) in enumerate(zip(turns, found, strict=True)):
        score = float(likeness[row, question] if question is not None else likeness[row].max())
        if question is None:
            result.append(Asked(turn.turn, None, "", score))
            continue
        several = sorted({question, *_others(row, question, turn.language, comparison, found)})
        by = BY_NUMBER if numbers[row] == question else BY_WORDING if score >= _SAME_WORDS else BY_LIKENESS
        result.append(Asked(turn.turn, BOTH.join(ids[one] for one in several), by, score))
    return result


class _Comparison(NamedTuple):
    """How like the turns are to the questions.

    likeness, least: turns × questions; least is higher where the guide lacks the turn's language.
    windows: for each turn its windows with their likeness to each question. words: the words of each turn.
    """

    likeness: Scores
    least: Scores
    windows: Sequence[Sequence[tuple[Window, Scores]]]
    words: Sequence[Sequence[Word]]
    wordings: Mapping[str, Wordings]


def _compare(turns: Sequence[InterviewerTurn], guide: Guide) -> _Comparison:
    own = dict.fromkeys(turn.language for turn in turns)
    lacking = {language: np.array([not one.wordings.get(language) for one in guide.questions]) for language in own}
    compared = [one for one in guide.languages if one in own or any(lacks.any() for lacks in lacking.values())]
    wordings = {language: _wordings(_texts(guide, language), language) for language in compared}
    shape = (len(turns), len(guide.questions))
    likeness, least = np.zeros(shape), np.full(shape, _LEAST)
    windows: list[list[tuple[Window, Scores]]] = [[] for _turn in turns]
    words: list[dict[Word, None]] = [{} for _turn in turns]
    for language, lacks in lacking.items():
        rows = [row for row, turn in enumerate(turns) if turn.language == language]
        asked_in = [(row, window) for row in rows for window in turns[row].windows()]
        said = words_of([window.text for _row, window in asked_in], language)
        scores = np.zeros((len(asked_in), len(guide.questions)))
        for other, of_guide in wordings.items():
            if other == language or lacks.any():
                columns = slice(None) if other == language else lacks
                scores[:, columns] = np.maximum(scores[:, columns], of_guide.likeness(said)[:, columns])
        for (row, window), of_window, score in zip(asked_in, said, scores, strict=True):
            windows[row].append((window, score))
            words[row].update(dict.fromkeys(of_window))
            likeness[row] = np.maximum(likeness[row], score)
        for row in rows:
            least[row, lacks] = _LEAST_ACROSS
            likeness[row, lacks] -= np.minimum(_RIVAL * _rivals(likeness[row]), likeness[row])[lacks]
    return _Comparison(likeness, least, windows, [list(of_turn) for of_turn in words], wordings)


def _rivals(likeness: Scores) -> Scores:
    """For each question how like the best of the others is."""
    if len(likeness) < 2:
        return np.zeros(len(likeness))
    second, first = np.sort(likeness)[-2:]
    is_best = np.arange(len(likeness)) == int(likeness.argmax())
    return np.asarray(np.where(is_best, second, first), np.float64)


def _texts(guide: Guide, language: str) -> tuple[tuple[str, ...], ...]:
    """For each question its wording and probes in a language, as far as there are any."""
    return tuple(
        tuple(text for text in (one.wordings.get(language, ""), *one.probes.get(language, ())) if text)
        for one in guide.questions
    )


@lru_cache(maxsize=8)  # the sources of a project share a guide, in up to four languages
def _wordings(texts: tuple[tuple[str, ...], ...], language: str) -> Wordings:
    return Wordings(texts, language)


def _first_of(question: str | None, guide: Guide) -> int | None:
    """The place of a question in the guide; of the first one, if there are several."""
    names = guide.ids(question)[:1]
    return next((place for place, one in enumerate(guide.questions) if one.id in names), None)


def _numbers(turns: Sequence[InterviewerTurn], guide: Guide, comparison: _Comparison) -> list[int | None]:
    """For each turn the question whose number it begins with.

    Where the words are another question's, they count and not the number. In an interview in which the numbers mostly
    stand before other words than the guide's, they are those of another list and count nowhere; unless the numbers are
    called questions ("Soru 3 –"), are all in the guide, run in order, and no words are another question's.
    """
    places = _places_of_numbers(guide)
    found: list[int | None] = []
    n_unlike = 0
    for row, turn in enumerate(turns):
        likeness = comparison.likeness[row]
        number = places.get(turn.number.words) if turn.number else None
        # "3. sınıfta" is an ordinal: a bare number counts only before words of its question.
        if number is not None and turn.number and turn.number.is_bare and likeness[number] < _LEAST:
            number = None
        # Across languages, words that are unlike say nothing.
        if number is not None and likeness[number] < _UNLIKE and comparison.least[row, number] == _LEAST:
            n_unlike += 1
        if number is not None and likeness[number] < _UNLIKE and likeness.max() >= _SURE:
            number = None
        found.append(number)
    n_numbered = sum(number is not None for number in found)
    is_own = n_unlike <= n_numbered / 2 or _are_called_by(turns, places, comparison)
    return found if is_own else [None] * len(found)


def _are_called_by(turns: Sequence[InterviewerTurn], places: Mapping[str, int], comparison: _Comparison) -> bool:
    """Whether turns are called questions by numbers of the guide, in order, and no words are another question's."""
    numbered = [(row, turn.number) for row, turn in enumerate(turns) if turn.number and not turn.number.is_bare]
    asked_at = [(row, places[number.words]) for row, number in numbered if number.is_called and number.words in places]
    if len(asked_at) < len(numbered) or any(later < earlier for (_r, earlier), (_s, later) in pairwise(asked_at)):
        return False
    own = [float(comparison.likeness[row, number]) for row, number in asked_at]
    best = [float(comparison.likeness[row].max()) for row, _number in asked_at]
    return not any(of_own < likest >= _ANOTHERS for of_own, likest in zip(own, best, strict=True))


def _places_of_numbers(guide: Guide) -> dict[str, int]:
    """Number -> question; where the guide names its questions otherwise, they are counted."""
    if any(question.id.isdigit() for question in guide.questions):
        return {question.id: place for place, question in enumerate(guide.questions)}
    return {str(place + 1): place for place in range(len(guide.questions))}


def _only_sure_ones(found: Sequence[int | None], likeness: Scores, fixed: Mapping[int, int | None]) -> list[int | None]:
    """What was found, but for guesses in an interview in which few of the guide's questions were found."""
    if len({question for question in found if question is not None}) >= _FOLLOWS * likeness.shape[1]:
        return list(found)
    return [
        question if row in fixed or question is None or likeness[row, question] >= _SURE else None
        for row, question in enumerate(found)
    ]


def _others(
    row: int, question: int, language: str, comparison: _Comparison, found: Sequence[int | None]
) -> Iterator[int]:
    """The other questions that the same turn asks and no other turn does: in another sentence, or in the same one."""
    of_turn = comparison.windows[row]
    if not of_turn:
        return
    best, _score = max(of_turn, key=lambda one: float(one[1][question]))
    apart = [score for window, score in of_turn if window.last <= best.first or best.last <= window.first]
    wordings = comparison.wordings.get(language)
    beside = wordings.left_over(comparison.words[row], question) if wordings else np.zeros(len(_score))
    for other in range(len(beside)):
        is_asked = beside[other] >= _BESIDE or any(score[other] >= _APART for score in apart)
        if is_asked and other != question and other not in found:
            yield other
