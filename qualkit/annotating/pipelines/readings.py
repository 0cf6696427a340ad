"""What goes into a trained pipeline, and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from qualkit.model.pipelines import PARTS_OF_SPEECH


class Words(NamedTuple):
    """The words of a sentence, or of a part of a very long one. spaces: after which of them is white space."""

    texts: Sequence[str]
    spaces: Sequence[bool]


class Reading(NamedTuple):
    """What a pipeline says of words, one for one; None where it says nothing.

    entities: first word, the one after the last, label.
    """

    lemmas: Sequence[str | None]
    pos: Sequence[str | None]
    entities: Sequence[tuple[int, int, str]]


Reader = Callable[[Sequence[Words]], Iterable[Reading]]


def known_pos(*tags: str | None) -> str | None:
    """The first of these that is a universal part of speech."""
    return next((tag for tag in tags if tag in PARTS_OF_SPEECH), None)
