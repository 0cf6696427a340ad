"""The interview guide: the questions that every participant is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from qualkit.model.annotations import LANGUAGES

BOTH = ", "
"""What stands between the ids where somebody asks two questions at once: "3, 4"."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the guide.

    id: its number or name, as tables show it. wordings: language -> how it is asked.
    probes: language -> what is asked to hear more about it; their answers are answers to the question.
    """

    id: str
    wordings: Mapping[str, str] = field(default_factory=dict)
    probes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def wording(self, language: str) -> str:
        """How it is asked in a language, else in any other, else its id."""
        return self.wordings.get(language) or str(self)

    def __str__(self) -> str:
        return next(iter(self.wordings.values()), self.id)


@dataclass(frozen=True)
class Guide:
    """The questions in the order of the guide; ids are distinct. text: the file as it was read, for its fingerprint.

    Raises: ValueError for an id that comes twice.
    """

    questions: tuple[Question, ...] = ()
    text: str = ""

    def __post_init__(self) -> None:
        if len(self.by_id) < len(self.questions):
            raise ValueError("a question's id comes twice")

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """id -> question."""
        return {question.id: question for question in self.questions}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that any question is worded in, in the order az, tr, ru, en."""
        present = {language for question in self.questions for language in question.wordings}
        return tuple(language for language in LANGUAGES if language in present)

    @property
    def gaps(self) -> list[tuple[str, str]]:
        """(id, language) for each question that lacks a wording in one of the guide's languages."""
        return [
            (one.id, language)
            for one in self.questions
            for language in self.languages
            if not one.wordings.get(language)
        ]

    def ids(self, question: str | None) -> tuple[str, ...]:
        """The ids of the questions that a turn answers: several where two were asked at once; none for None.

        What is no id of the guide, such as the header of a survey's column, stands for itself.

        >>> guide = Guide((Question("3"), Question("4")))
        >>> guide.ids("3, 4"), guide.ids("Adınız, yaşınız?"), guide.ids(None)
        (('3', '4'), ('Adınız, yaşınız?',), ())
        """
        if not question:
            return ()
        parts = tuple(question.split(BOTH))
        return parts if question not in self.by_id and all(part in self.by_id for part in parts) else (question,)


NO_GUIDE = Guide()
