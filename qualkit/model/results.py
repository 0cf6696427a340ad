"""What comparing and topics find: values with their rows and the settings that made them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qualkit.model.annotations import Sentence
from qualkit.model.cases import Case
from qualkit.model.codings import Coding, Status
from qualkit.model.spans import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A maximal stretch of one source under overlapping or touching codings of one code (or of the codes below it).

    The unit of counts. status: accepted or proposed; all its codings have it, so that what nobody has decided on never
    hides behind what somebody has accepted. codings: in order of start, never empty.
    """

    source_uid: str
    code_uid: str
    span: Span
    words: str
    codings: tuple[Coding, ...]

    @property
    def status(self) -> Status:
        """The status of its codings."""
        return self.codings[0].status


@dataclass(frozen=True, slots=True, eq=False)
class Crosstab:
    """Passages counted over two divisions of the material.

    rows, columns: the labels. accepted, proposed: len(rows) × len(columns) counts.
    row_kind, column_kind: what the labels are, e.g. `code` and `source`. Without codings all counts are 0.
    """

    row_kind: str
    column_kind: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    accepted: NDArray[np.int64]
    proposed: NDArray[np.int64]
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def total(self) -> NDArray[np.int64]:
        """Accepted and proposed together."""
        return self.accepted + self.proposed


class ConcordanceLine(NamedTuple):
    """A place where a term stands, with what is left and right of it on its line, and the sentence around it."""

    source_uid: str
    span: Span
    left: str
    words: str
    right: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Concordance:
    """Words in context, in the order of the sources and then of the text; empty where the term stands nowhere."""

    lines: tuple[ConcordanceLine, ...]
    settings: Mapping[str, str] = field(default_factory=dict)


class Neighbour(NamedTuple):
    """What had to lie near a passage, in it or around it; wording: what the query calls it.

    status: None for the places of a term.
    """

    wording: str
    span: Span
    words: str
    status: Status | None


@dataclass(frozen=True, slots=True)
class Answered:
    """A passage that answers a query.

    status: accepted if it answers by what was accepted alone, else proposed; None where only terms give it.
    codings: those of the codes asked for that lie on it, in order. beside: what the query wants near it.
    sentence: the one in which it begins; case: whose words that gives. others: who speaks or is reported in its other
    sentences, None among them for the author. before, after: the rest of its first and of its last sentence.
    page, paragraph: as the file itself counts them, empty where it does not.
    """

    source_uid: str
    span: Span
    words: str
    status: Status | None
    codings: tuple[Coding, ...]
    beside: tuple[Neighbour, ...]
    sentence: Sentence | None
    case: Case | None
    others: tuple[str | None, ...] = ()
    before: str = ""
    after: str = ""
    page: str = ""
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The passages that answer a query, in the order of the sources and then of the text.

    n_found: how many answer what stands before `where`. notes: values in the conditions that nobody has, a line each.
    """

    rows: tuple[Answered, ...]
    n_found: int = 0
    notes: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TopicPassage:
    """A stretch of a source that is typical of a topic; weight: the topic's share in it, 0 to 1."""

    source_uid: str
    span: Span
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Topic:
    """Words that go together.

    words: the lemmas with the largest weights, largest first. share: the part of the segments whose main topic it is.
    passages: the most typical ones, most typical first.
    """

    words: tuple[tuple[str, float], ...]
    share: float
    passages: tuple[TopicPassage, ...]


@dataclass(frozen=True, slots=True)
class TopicModel:
    """The topics of the segments of one language.

    coherence: mean NPMI of the top words (gensim), −1 to 1. stability: mean best-match Jaccard similarity of the top
    words over models of 90 % of the segments, 0 to 1. Both are None where there was too little text; `note` says why.
    topics: by falling share; empty where there was too little text. settings: what it was made with, seed and versions.
    """

    language: str
    n_segments: int
    topics: tuple[Topic, ...]
    coherence: float | None
    stability: float | None
    note: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
