"""Which questions of the guide the columns of a survey answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualkit.annotating.questions.wordings import Wordings, words_of
from qualkit.languages import detect
from qualkit.model.annotations import Annotation
from qualkit.model.guides import Guide
from qualkit.model.sources import Source

# Surveys ask in their own way; a column that is only somewhat like a question of the interviews is one of its own.
_LIKE, _SAME_WORDS = 0.6, 0.95


def survey_questions(source: Source, annotation: Annotation, guide: Guide) -> Iterator[tuple[int, str, str, float]]:
    """(turn, question, by, score) for each answer of a survey; its question is the header where the guide has none."""
    headers = {mark.start: mark.value.strip() for mark in source.marks_of("question")}
    of_turn = [headers.get(turn.start, turn.question or "") for turn in annotation.turns]
    found = _questions_of(list(dict.fromkeys(filter(None, of_turn))), guide)
    for number, header in enumerate(of_turn):
        if header:
            yield number, *found.get(header, (header, "wording", 1.0))


def _questions_of(headers: Sequence[str], guide: Guide) -> dict[str, tuple[str, str, float]]:
    """Header -> (id, by, score): the id itself, its words, or words like them; a question has one column at most."""
    found = {header: (header, "number", 1.0) for header in headers if header in guide.by_id}
    taken = {name for name, _by, _score in found.values()}
    ranked = sorted(_likenesses(headers, guide), key=lambda one: -one[0])
    for score, header, name in ranked:
        if score >= _LIKE and header not in found and name not in taken:
            found[header] = (name, "wording" if score >= _SAME_WORDS else "likeness", score)
            taken.add(name)
    return found


def _likenesses(headers: Sequence[str], guide: Guide) -> Iterator[tuple[float, str, str]]:
    for language in guide.languages:
        wordings = Wordings(
            [[one.wordings[language]] if one.wordings.get(language) else [] for one in guide.questions], language
        )
        own = [header for header, told in zip(headers, detect(headers), strict=True) if told == language]
        for header, row in zip(own, wordings.likeness(words_of(own, language)), strict=True):
            for question, score in zip(guide.questions, row.tolist(), strict=True):
                yield score, header, question.id
