"""What is searched for, and what is found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qualkit.model.spans import Span


class Needle(NamedTuple):
    """Words that must follow one another, folded. is_beginning: the last one may go on."""

    words: tuple[str, ...]
    is_beginning: bool = False


class Hit(NamedTuple):
    """A line of a source in which something was found.

    line: its number in the reading text, from 0. span: of the whole line. places: of what was found, in the reading
    text, in order, none overlapping another; empty only where the line was found by signs that are no letters.
    """

    source_uid: str
    source: str
    line: int
    span: Span
    text: str
    places: Sequence[Span]


class Found(NamedTuple):
    """What a search found.

    hits: those that were asked for, by source in the order of adding, then by place. n_lines: in how many lines in all.
    by_source: (identity, name, lines) of each source that has any. pending: names of sources that are not searched yet.
    next: where to go on, for who wants more; None where there is no more. A search for inflected forms goes on with the
    source of this number, and n_lines and by_source are of the sources that it has looked at.
    """

    hits: Sequence[Hit]
    n_lines: int
    by_source: Sequence[tuple[str, str, int]]
    pending: Sequence[str] = ()
    next: int | None = None
