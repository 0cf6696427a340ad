"""What interviewers say, turn by turn, as it is compared with the questions of a guide."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

import numpy as np

from qualkit.annotating.speakers.labels import CLOCK, question_number
from qualkit.languages.language import QUESTION_WORD
from qualkit.model.annotations import LANGUAGES, OTHER, Annotation
from qualkit.model.sources import Source

_NUMBER = re.compile(
    rf"\s*(?P<word>(?:{QUESTION_WORD}|q|s)\s*)?(?:[№#]\s*)?(?P<number>\d{{1,2}})(?:\.\d{{1,2}}|\s?[a-eа-д]\))?"
    r"\s*(?:[.):]|[–—-](?=\s))\s*(?=\D)"
    rf"|\s*(?P<ordinal>\d{{1,2}})(?:-?(?:n?c[iıuü]|[оыи]?й|st|nd|rd|th)|\.)\s+{QUESTION_WORD}",
    re.IGNORECASE,
)
_WINDOW, _MOST_SENTENCES = 3, 60
_LONGEST_LABEL = 80
# Letters from which a turn tells its language better than the interview does.
_TELLS_LANGUAGE = 25


class Window(NamedTuple):
    """Sentences in a row, from first to last (exclusive)."""

    first: int
    last: int
    text: str


class Number(NamedTuple):
    """The number that a turn begins with.

    is_bare: it may as well be a part of the sentence ("3. sınıfta"). is_called: it is a question's by name ("Soru 3").
    """

    words: str
    is_bare: bool
    is_called: bool


class InterviewerTurn(NamedTuple):
    """A turn of an interviewer.

    turn: its place in the annotation. number: that of the question, if it begins with one. language: of most letters.
    """

    turn: int
    number: Number | None
    sentences: tuple[str, ...]
    language: str
    n_letters: int

    def windows(self) -> list[Window]:
        """Up to three sentences in a row: a greeting may stand before the question, a reason behind it."""
        n = len(self.sentences)
        return [
            Window(first, last, " ".join(self.sentences[first:last]))
            for first in range(n)
            for last in range(first + 1, min(n, first + _WINDOW) + 1)
        ]


def interviewer_turns(source: Source, annotation: Annotation) -> list[InterviewerTurn]:
    """The turns of interviewers in order; short ones have the language of the others: they tell their own too badly."""
    turns = [
        _interviewer_turn(source, annotation, number)
        for number, turn in enumerate(annotation.turns)
        if turn.role == "interviewer"
    ]
    letters: Counter[str] = Counter()
    for turn in turns:
        letters[turn.language] += turn.n_letters
    if not letters:
        return turns
    main = letters.most_common(1)[0][0]
    return [turn if turn.n_letters >= _TELLS_LANGUAGE else turn._replace(language=main) for turn in turns]


def _interviewer_turn(source: Source, annotation: Annotation, number: int) -> InterviewerTurn:
    letters: Counter[str] = Counter()
    sentences = []
    for place in np.flatnonzero(annotation.sentence_turn == number).tolist()[:_MOST_SENTENCES]:
        start, end = int(annotation.sentence_start[place]), int(annotation.sentence_end[place])
        sentences.append(source.text[start:end])
        language = (*LANGUAGES, OTHER)[annotation.sentence_language[place]]
        letters[language] += sum(map(str.isalpha, sentences[-1]))
    language = letters.most_common(1)[0][0] if letters else OTHER
    return InterviewerTurn(number, _number(source, annotation, number), tuple(sentences), language, letters.total())


def _number(source: Source, annotation: Annotation, number: int) -> Number | None:
    turn = annotation.turns[number]
    if words := question_number(_label_before(source.text, turn.start)):
        return Number(words, is_bare=False, is_called=True)
    match = _NUMBER.match(source.text, turn.start, turn.end)
    if match is None:
        return None
    is_bare = bool(match["number"]) and not match["word"] and source.text[match.end() : match.end() + 1].islower()
    is_called = bool(match["word"] or match["ordinal"])
    return Number(str(int(match["number"] or match["ordinal"])), is_bare, is_called)


def _label_before(text: str, start: int) -> str:
    """The words of the label that stand before a turn, on its line or, where it has one for itself, on the line above.

    >>> _label_before("Soru 3 – Neden?", 9), _label_before("[00:12] **3-cü sual:** Niyə?", 23)
    ('Soru 3', '3-cü sual')
    """
    head = text[max(0, start - _LONGEST_LABEL) : start].rstrip().rpartition("\n")[2]
    return re.sub(CLOCK, "", head).strip(" \t.,:;–—-|*_()[]")


def without_number(text: str) -> str:
    """The words of a question without the number before them.

    >>> without_number("3. Nə çatışmır?"), without_number("Soru 4 – Ne önerirsiniz?")
    ('Nə çatışmır?', 'Ne önerirsiniz?')
    """
    match = _NUMBER.match(text)
    return text[match.end() :].strip() if match and match["number"] else text.strip()
