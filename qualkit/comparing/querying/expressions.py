"""What a query says, taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

RELATIONS = ("near", "within", "overlaps", "followed-by")
RESERVED = frozenset({"and", "or", "not", "where", *RELATIONS})
WITH_DISTANCE = ("near", "followed-by")


class QueryError(ValueError):
    """A text that is no query; at: the character, from 0, at which that shows."""

    def __init__(self, found: str, at: int = 0) -> None:
        self.at = at
        super().__init__(found)


@dataclass(frozen=True, slots=True)
class Codes:
    """The passages of these codes (uids) and of the codes below them, as one kind of passage."""

    uids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The places where a term stands, written as in a codebook; at: where it begins in the query."""

    term: str
    at: int


@dataclass(frozen=True, slots=True)
class Either:
    """The stretches of all parts, joined where they overlap or touch."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Both:
    """The stretches that lie in both."""

    first: Expression
    second: Expression


@dataclass(frozen=True, slots=True)
class Without:
    """The stretches of `base` that share no character with one of `excluded`."""

    base: Expression
    excluded: Expression


@dataclass(frozen=True, slots=True)
class Related:
    """The stretches of `first` that lie so to one of `second`.

    how: one of RELATIONS. distance: in words, for those of WITH_DISTANCE. wording: `second` as the query has it.
    """

    how: str
    first: Expression
    second: Expression
    distance: int
    wording: str


Expression = Codes | Words | Either | Both | Without | Related


@dataclass(frozen=True, slots=True)
class Test:
    """A field compared with values.

    is_attribute: the field is an attribute of the case. how: `=`, `!=`, `~`, `<`, `<=`, `>`, `>=`; of several values
    one must be equal (`=`), or none (`!=`). None among the values: nothing is known.
    """

    field: str
    is_attribute: bool
    how: str
    values: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """All parts are true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One part is true, or more are."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part is not true."""

    part: Condition


Condition = Test | Every | AnyOf | Not


@dataclass(frozen=True, slots=True)
class Query:
    """An expression, and the condition behind `where` if there is one."""

    expression: Expression
    condition: Condition | None


def parts_of(expression: Expression) -> Iterator[Expression]:
    """An expression and all that stands in it."""
    yield expression
    match expression:
        case Either(parts):
            inner: tuple[Expression, ...] = parts
        case Both(first, second) | Related(first=first, second=second):
            inner = (first, second)
        case Without(base, excluded):
            inner = (base, excluded)
        case _:
            inner = ()
    for part in inner:
        yield from parts_of(part)


def has_codes(expression: Expression) -> bool:
    """Whether codes stand in it, and not only terms."""
    return any(isinstance(part, Codes) for part in parts_of(expression))


def standing_codes(expression: Expression) -> set[str]:
    """The uids of the codes whose passages are what is left standing: not those that only have to be beside them."""
    match expression:
        case Codes(uids):
            return set(uids)
        case Either(parts):
            return {uid for part in parts for uid in standing_codes(part)}
        case Both(first, second):
            return standing_codes(first) | standing_codes(second)
        case Without(base, _) | Related(first=base):
            return standing_codes(base)
        case _:
            return set()


def tests_of(condition: Condition) -> Iterator[Test]:
    """All comparisons in a condition."""
    match condition:
        case Test():
            yield condition
        case Every(parts) | AnyOf(parts):
            for part in parts:
                yield from tests_of(part)
        case Not(part):
            yield from tests_of(part)
