"""Notes that people make on anything: the project, a source, a stretch of it, a coding, a code, a case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from qualkit.model.spans import Span


class MemoKind(StrEnum):
    """What a memo is for: a plain note, the rule of a code, an idea, a matter of wording, of method, or a diary."""

    NOTE = "note"
    RULE = "rule"
    THEORY = "theory"
    LANGUAGE = "language"
    METHOD = "method"
    JOURNAL = "journal"


class About(StrEnum):
    """The kind of thing that a memo is on."""

    PROJECT = "project"
    SOURCE = "source"
    STRETCH = "stretch"
    CODING = "coding"
    CODE = "code"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a memo is on.

    target: the identity of the code or the case; of a coding that of its code; else empty.
    source_uid: of the source, the stretch or the coding; else empty. revision, span and words are of its reading text.
    """

    about: About
    target: str = ""
    source_uid: str = ""
    revision: int = 0
    span: Span | None = None
    words: str = ""


PROJECT = Subject(About.PROJECT)


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo as it reads now.

    uid: the same in all its versions; version: of this one. Two versions of one memo stand side by side where two
    people changed it on their own. author and at: of the first version; changed_by and changed_at: of this one.
    at: ISO 8601, UTC. n_versions: how many there have been up to this one.
    """

    uid: str
    version: str
    subject: Subject
    kind: MemoKind
    text: str
    author: str
    at: str
    changed_by: str
    changed_at: str
    n_versions: int = 1

    def on(self, subject: Subject) -> Memo:
        """The same memo on what its subject has become."""
        return replace(self, subject=subject)
