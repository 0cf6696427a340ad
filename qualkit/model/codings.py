"""Quotations and the codes on them; what people decided about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, TypeVar

from qualkit.errors import AnchorError
from qualkit.messages import _
from qualkit.model.identity import identity
from qualkit.model.offsets import OffsetMap
from qualkit.model.sources import Source, between
from qualkit.model.spans import Span


class Status(StrEnum):
    """What a coding is worth: a proposal until a person has looked at it; a rejected one never counts."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class CoderKind(StrEnum):
    """Who or what codes."""

    PERSON = "person"
    RULE = "rule"
    MODEL = "model"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Coder:
    """A person, a rule, a learned model or an imported project."""

    uid: str
    name: str
    kind: CoderKind


TERMS = Coder(identity("coder", "rule", "terms"), "terms", CoderKind.RULE)
LEARNED = Coder(identity("coder", "model", "learned"), "learned", CoderKind.MODEL)
"""What was learned from people's decisions."""


class Firing(NamedTuple):
    """A term of the codebook and the stretch of the reading text in which it was found.

    For what a learned model proposes: a lemma that weighed, and where it stands.
    """

    term: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Coding:
    """A code on a quotation, by a coder, with a status and a reason.

    span and words are of the reading text of the source's `revision`.
    reason: the terms that fired, or the words that weighed most with a learned model, heaviest first; empty for what a
    person coded by hand.
    proposal: for what a person decided, the identity of the proposal that it was; None for a coding by hand.
    score: the probability that a learned model gives, 0 to 1; None for all else.
    """

    source_uid: str
    revision: int
    code_uid: str
    span: Span
    words: str
    coder: Coder
    status: Status
    reason: tuple[Firing, ...] = ()
    proposal: str | None = None
    score: float | None = None

    @property
    def uid(self) -> str:
        """The identity of a derived coding: the same rule on the same text makes the same one."""
        return identity("coding", self.source_uid, self.code_uid, *self.span, self.words, self.coder.uid)

    @property
    def handle(self) -> str:
        """What people call it by: the same before and after a decision, whoever decides."""
        return _handle(self)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of a code on a stretch: it stands (accepted) or it does not (rejected).

    It holds for every later derivation that puts the code on an overlapping stretch of the source.
    number: its place in the history; of two that disagree the later one counts.
    proposal: the identity of the proposal that was decided on; None for what a person coded by hand.
    """

    uid: str
    number: int
    source_uid: str
    revision: int
    code_uid: str
    span: Span
    words: str
    coder: Coder
    status: Status
    proposal: str | None = None

    @property
    def handle(self) -> str:
        """The handle of the coding that was decided on."""
        return _handle(self)


Quoted = TypeVar("Quoted", Coding, Decision)


def checked(coding: Coding, source: Source) -> Coding:
    """The coding, if its words are those of the source.

    Raises: AnchorError if they are not, or if it was made on another revision.
    """
    found = source.words(coding.span) if coding.revision == source.revision else _("(another revision)")
    if found != coding.words or not coding.words:
        raise AnchorError(source.name, *coding.span, words=coding.words, found=found)
    return coding


def carried(quoted: Quoted, old: Source, new: Source, *, way: OffsetMap | None = None) -> Quoted:
    """The coding or decision on the reading text of another revision of its source.

    What a repair changed in it is changed in its words. Where a corrected text has taken the place of the old one, its
    words must be what they were, but for white space; a line that stands elsewhere now is found there.
    Terms of its reason whose words a repair removed are left out.
    way: from the old reading text to the new one, where the caller has it at hand.

    Raises: AnchorError if its words were not those of its own revision, or are not there any more.
    """
    found = old.words(quoted.span)
    if found != quoted.words:
        raise AnchorError(old.name, *quoted.span, words=quoted.words, found=found)
    if old.revision == new.revision and old.text == new.text and quoted.words:
        return quoted
    way = way or between(old, new)
    span = way.to_reading(*quoted.span)
    shift = None
    if old.original != new.original and not _says_the_same(quoted.span, span, old, new):
        line = moved_line(quoted.span, old.text, new.text)
        if line is None:
            raise AnchorError(new.name, *span, words=quoted.words, found=new.words(span))
        shift, span = line.start - quoted.span.start, line
    if span.end <= span.start:
        raise AnchorError(new.name, *span, words=quoted.words, found="")
    moved = replace(quoted, span=span, words=new.words(span), revision=new.revision)
    if isinstance(moved, Coding):
        firings = (
            (term, way.to_reading(start, end) if shift is None else Span(start + shift, end + shift))
            for term, start, end in moved.reason
        )
        return replace(moved, reason=tuple(Firing(term, *at) for term, at in firings if at.end > at.start))
    return moved


def _says_the_same(span: Span, other: Span, old: Source, new: Source) -> bool:
    """Whether two stretches have the same words, but for white space, as they are read or as they were written."""
    if old.words(span).split() == new.words(other).split():
        return True
    written = old.offsets.to_original(*span), new.offsets.to_original(*other)
    before, now = (source.original[slice(*at)].split() for source, at in zip((old, new), written, strict=True))
    return before == now and bool(now)


def moved_line(span: Span, old: str, new: str) -> Span | None:
    """Where a stretch stands whose lines were put elsewhere as they are; None unless both texts have them just once."""
    start = old.rfind("\n", 0, span.start) + 1
    end = old.find("\n", span.end)
    line = old[start : end if end >= 0 else len(old)]
    at = f"\n{new}\n".find(f"\n{line}\n")
    if not line.strip() or at < 0 or old.count(line) > 1 or new.count(line) > 1:
        return None
    return Span(at + span.start - start, at + span.end - start)


def _handle(quoted: Coding | Decision) -> str:
    return identity("quotation", quoted.source_uid, quoted.code_uid, *quoted.span, quoted.words)
