"""What a term says, taken apart: words, phrases, and how their places must lie to each other.

A `Phrase` is looked up in the text; everything else is worked out from the places of its phrases.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a term.

    how: `inflected`, `phrase` (inflected, inside a phrase), `exact`, `prefix`, `suffix` (text: variants with `/`
    between them) or `regex`.
    """

    text: str
    how: str
    language: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Any of several sequences of words next to each other."""

    ways: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Both inside one sentence, the second at most `distance` words from the first; in_order: behind it."""

    first: Expression
    second: Expression
    distance: int
    in_order: bool


@dataclass(frozen=True, slots=True)
class Together:
    """All of `parts` in one unit of text, and none of `absent` in it."""

    parts: tuple[Expression, ...]
    absent: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The places of `base` that share no word with a place of `excluded`."""

    base: Expression
    excluded: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """The places of all parts."""

    parts: tuple[Expression, ...]


Expression = Phrase | Near | Together | Without | Either


@dataclass(frozen=True, slots=True)
class Term:
    """A term of one language. text: as written.

    is_exclusion: it stands for nothing itself; what it finds is taken from the other terms of its code.
    """

    text: str
    language: str
    expression: Expression
    is_exclusion: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        """All words, in the order in which they are written."""
        return tuple(word for phrase in phrases(self.expression) for way in phrase.ways for word in way)


def phrases(expression: Expression) -> Iterator[Phrase]:
    """The phrases of an expression in the order in which they are written, excluded ones too."""
    match expression:
        case Phrase():
            yield expression
        case Near():
            yield from phrases(expression.first)
            yield from phrases(expression.second)
        case Together():
            for part in (*expression.parts, *expression.absent):
                yield from phrases(part)
        case Without():
            for part in (expression.base, *expression.excluded):
                yield from phrases(part)
        case Either():
            for part in expression.parts:
                yield from phrases(part)


def is_loose(expression: Expression) -> bool:
    """Whether words that are not its own may stand inside a place of the expression."""
    match expression:
        case Phrase():
            return False
        case Near():
            return True
        case Without():
            return is_loose(expression.base)
        case Together() | Either():
            return any(map(is_loose, expression.parts))
