"""The interview guide: the questions that every participant is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the guide. id: its number or name, as tables show it. wordings: language -> how it is asked."""

    id: str
    wordings: Mapping[str, str] = field(default_factory=dict)

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


NO_GUIDE = Guide()
