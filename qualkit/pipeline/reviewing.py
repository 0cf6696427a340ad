"""The review queue: which proposals wait for a person, by code, source, language, proposer and score.

Many thousand of them are kept as columns, without their words; words are read, and checked against their source, for
those that somebody looks at or decides on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qualkit import store
from qualkit.errors import AnchorError, QualkitError
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES, OTHER
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import CoderKind, Coding, Status, checked
from qualkit.model.sources import Source
from qualkit.model.spans import Span
from qualkit.pipeline.deciding import standing_in

Order = Literal["text", "code", "score"]
ORDERS: tuple[Order, ...] = ("text", "code", "score")
PROPOSERS = {"terms": CoderKind.RULE, "learned": CoderKind.MODEL, "import": CoderKind.IMPORT}
"""What those are called who propose."""
_ALL_LANGUAGES = (*LANGUAGES, OTHER)


class Wanted(NamedTuple):
    """Which proposals are wanted; None: all.

    code: the uid of a code; those below it count too. source: a uid. by: one of PROPOSERS.
    least: the least score, 0 to 1; proposals without a score are left out then.
    """

    code: str | None = None
    source: str | None = None
    language: str | None = None
    by: str | None = None
    least: float | None = None


class Waiting(NamedTuple):
    """A proposal that waits, its words checked, with its source."""

    coding: Coding
    source: Source


class Counts(NamedTuple):
    """How many wait by code (with those below), source, language and proposer, each under the other filters."""

    codes: dict[str, int]
    sources: dict[str, int]
    languages: dict[str, int]
    by: dict[str, int]


class Place(NamedTuple):
    """Where a proposal stands in the queue, also when it does not wait any more."""

    source: str
    start: int
    end: int
    code: str
    coder: str
    score: float | None = None


class _Row(NamedTuple):
    """number: the row of the proposal, or, in a source that was laid as a whole, its place among what waits there."""

    start: int
    end: int
    code_uid: str
    coder_uid: str
    coder: str
    score: float | None
    number: int


@dataclass(frozen=True, slots=True)
class _Block:
    """What waits in one source. laid: the codings themselves, where only laying tells which wait."""

    state: Hashable
    rows: list[_Row]
    columns: NDArray[np.float64]
    laid: tuple[Coding, ...] | None


class Review:
    """What waits in a project, kept up with it: after a change only the sources that it touched are looked at again."""

    def __init__(self) -> None:
        self._blocks: dict[str, _Block] = {}
        self._queue: Queue | None = None
        self._codes: dict[str, int] = {}

    def prepare(self, project: store.Project, *, most: int = 50) -> bool:
        """Whether there is more to look at, after these many sources that nobody has looked at yet."""
        states = store.coding_states(project)
        missing = [uid for uid in states if uid not in self._blocks]
        found = store.review_rows(project, missing[:most])
        self._blocks |= {uid: self._block(project, uid, states[uid], found[uid]) for uid in missing[:most]}
        return len(missing) > most

    def look(self, project: store.Project) -> Queue:
        """What waits now; the same object as long as nothing has changed."""
        states = store.coding_states(project)
        changed = [uid for uid, state in states.items() if uid not in self._blocks or self._blocks[uid].state != state]
        if self._queue is not None and not changed and list(states) == list(self._blocks):
            return self._queue
        found = store.review_rows(project, changed)
        made = {uid: self._block(project, uid, states[uid], found[uid]) for uid in changed}
        self._blocks = {uid: made[uid] if uid in made else self._blocks[uid] for uid in states}
        self._queue = Queue(self._blocks, list(self._codes))
        return self._queue

    def _block(self, project: store.Project, uid: str, state: Hashable, found: store.Rows) -> _Block:
        free, laid = _free(found), None
        if free is None:
            source = store.find_source(project, uid)
            stands = standing_in(project, source).codings if source else []
            laid = tuple(one for one in stands if one.status is Status.PROPOSED)
            coders = ((n, one, one.coder) for n, one in enumerate(laid))
            free = [_Row(*one.span, one.code_uid, by.uid, by.kind.value, one.score, n) for n, one, by in coders]
        free.sort(key=lambda row: row[:4])
        starts, languages = store.sentence_languages(project, uid)
        columns = np.empty((4, len(free)))
        columns[0] = [self._codes.setdefault(row.code_uid, len(self._codes)) for row in free]
        columns[1] = [_KINDS.index(row.coder) for row in free]
        columns[2] = [np.nan if row.score is None else row.score for row in free]
        of_sentence = np.searchsorted(starts, [row.start for row in free], "right") - 1
        is_known = of_sentence >= 0
        columns[3] = len(LANGUAGES)
        columns[3, is_known] = languages[of_sentence[is_known]]
        return _Block(state, free, columns, laid)


_KINDS = [kind.value for kind in CoderKind]


class Queue:
    """The proposals that wait, as columns: code, kind of proposer, score, language; and their source."""

    def __init__(self, blocks: Mapping[str, _Block], codes: Sequence[str]) -> None:
        self._blocks, self._sources, self._codes = list(blocks.values()), list(blocks), codes
        lengths = [len(block.rows) for block in self._blocks]
        self._begins = [0, *accumulate(lengths)]
        self._source = np.repeat(np.arange(len(lengths)), lengths)
        columns = np.concatenate([np.empty((4, 0)), *(block.columns for block in self._blocks)], axis=1)
        self._code, self._kind, self._language = (columns[n].astype(np.int32) for n in (0, 1, 3))
        self._score = columns[2]

    def __len__(self) -> int:
        return self._begins[-1]

    def places(self, wanted: Wanted, codebook: Codebook, order: Order = "text") -> NDArray[np.intp]:
        """The numbers of what is wanted, in order: by text, by the codebook's codes, or by score, highest first."""
        chosen = np.flatnonzero(np.logical_and.reduce(self._masks(wanted, codebook)))
        if order == "text":
            return chosen
        return chosen[np.argsort(self._primary(order, codebook)[chosen], kind="stable")]

    def counts(self, wanted: Wanted, codebook: Codebook) -> Counts:
        """How many wait by each filter's values."""
        masks = self._masks(wanted, codebook)
        others = [np.logical_and.reduce([m for n, m in enumerate(masks) if n != out]) for out in range(len(masks))]
        own = dict(
            zip(self._codes, np.bincount(self._code[others[0]], minlength=len(self._codes)).tolist(), strict=True)
        )
        codes = {code.uid: sum(own.get(one.uid, 0) for one in code.walk()) for code in codebook.walk()}
        of_source = np.bincount(self._source[others[1]], minlength=len(self._sources)).tolist()
        of_language = np.bincount(self._language[others[2]], minlength=len(_ALL_LANGUAGES)).tolist()
        of_kind = np.bincount(self._kind[others[3]], minlength=len(_KINDS)).tolist()
        return Counts(
            own | codes,
            dict(zip(self._sources, of_source, strict=True)),
            dict(zip(_ALL_LANGUAGES, of_language, strict=True)),
            {name: of_kind[_KINDS.index(kind)] for name, kind in PROPOSERS.items()},
        )

    def after(self, places: NDArray[np.intp], place: Place, codebook: Codebook, order: Order) -> int:
        """How many of these places, in this order, are not behind this one."""
        if place.source not in self._sources:
            return 0
        ranks = _ranks(codebook)
        first = {"text": 0.0, "code": float(ranks.get(place.code, len(ranks))), "score": _descending(place.score)}[
            order
        ]
        key = (first, self._sources.index(place.source), place.start, place.end, place.code, place.coder)
        primary = self._primary(order, codebook)

        def key_of(number: np.intp) -> tuple[float, int, int, int, str, str]:
            source, row = self._row(int(number))
            return float(primary[number]), source, row.start, row.end, row.code_uid, row.coder_uid

        return bisect_right(places, key, key=key_of)

    def codings(self, project: store.Project, places: Iterable[int]) -> tuple[list[Waiting], list[str]]:
        """(what stands at these places with its words checked, what no longer fits its source, a line each)."""
        at = [self._row(int(place)) for place in places]
        numbers = [row.number for source, row in at if self._blocks[source].laid is None]
        stored = store.proposals_numbered(project, numbers) if numbers else {}
        sources: dict[int, Source] = {}
        found: list[Waiting] = []
        lost: list[str] = []
        for number, row in at:
            laid = self._blocks[number].laid
            coding = stored.get(row.number) if laid is None else laid[row.number]
            if number not in sources and (source := store.find_source(project, self._sources[number])):
                sources[number] = source
            if coding is None or number not in sources:
                continue  # it went between two looks; the next look does not find it
            try:
                found.append(Waiting(checked(coding, sources[number]), sources[number]))
            except AnchorError as error:
                lost.append(str(error))
        return found, lost

    def _row(self, number: int) -> tuple[int, _Row]:
        source = bisect_right(self._begins, number) - 1
        return source, self._blocks[source].rows[number - self._begins[source]]

    def _masks(self, wanted: Wanted, codebook: Codebook) -> list[NDArray[np.bool_]]:
        """One mask for each filter: code, source, language, proposer, score."""
        everything = np.ones(len(self), np.bool_)
        codes, code = everything, wanted.code
        if code is not None:
            below = {one.uid for one in codebook.by_uid[code].walk()} if code in codebook.by_uid else {code}
            codes = np.array([uid in below for uid in self._codes], np.bool_)[self._code] if self._codes else everything
        source = everything if wanted.source is None else self._source == _index(self._sources, wanted.source)
        language = everything if wanted.language is None else self._language == _index(_ALL_LANGUAGES, wanted.language)
        kind = PROPOSERS.get(wanted.by or "")
        by = everything if wanted.by is None else self._kind == (_KINDS.index(kind.value) if kind else -1)
        least = everything if wanted.least is None else self._score >= wanted.least  # nothing is >= where there is none
        return [codes, source, language, by, least]

    def _primary(self, order: Order, codebook: Codebook) -> NDArray[np.float64]:
        if order == "score":
            return np.asarray(np.where(np.isnan(self._score), 1.0, -self._score), np.float64)
        if order == "code" and self._codes:
            ranks = _ranks(codebook)
            of_codes = np.array([ranks.get(uid, len(ranks)) for uid in self._codes], np.float64)
            return np.asarray(of_codes[self._code], np.float64)
        return np.zeros(len(self))


def decide_waiting(
    project: store.Project,
    review: Review,
    wanted: Wanted,
    codebook: Codebook,
    status: Status,
    *,
    expected: int | None = None,
) -> int:
    """How many proposals were decided on: all that wait and are wanted, as one history entry.

    expected: how many whoever decides has been told of.

    What no longer fits its source is left as it is.

    Raises: QualkitError if it is another number now; nothing is decided then.
    """
    with project.transaction():
        queue = review.look(project)
        places = queue.places(wanted, codebook)
        if expected is not None and expected != len(places):
            found = _("meanwhile another number of proposals waits ({n}, not {expected}); nothing was decided")
            raise QualkitError(found.format(n=len(places), expected=expected))
        waiting, _lost = queue.codings(project, places.tolist())
        # What terms and a model propose alike is one coding, and one decision.
        store.decide(project, list({one.coding.handle: one.coding for one in waiting}.values()), status)
    return len(waiting)


def _free(found: store.Rows) -> list[_Row] | None:
    """The proposals of a source that wait; None where only laying all of it tells.

    A proposal on which nobody has decided waits, and one that was decided on as it is does not. Where a decision is on
    another stretch, where a model proposes what rules propose too, or where the text has changed since, all is laid.
    """
    revisions = {row.revision for row in found.proposals} | {row.revision for row in found.decisions}
    if revisions - {found.revision}:
        return None
    decided = _by_code((row.code_uid, Span(row.start, row.end)) for row in found.decisions)
    by_rules = _by_code(
        (row.code_uid, Span(row.start, row.end)) for row in found.proposals if row.coder != CoderKind.MODEL.value
    )
    free = []
    for row in found.proposals:
        span = Span(row.start, row.end)
        if row.coder == CoderKind.MODEL.value and by_rules[row.code_uid].overlap(span):
            return None
        if not decided[row.code_uid].overlap(span):
            free.append(_Row(row.start, row.end, row.code_uid, row.coder_uid, row.coder, row.score, row.number))
        elif any(other != span for other in decided[row.code_uid].spans if other.overlaps(span)):
            return None
    return free


class _Stretches:
    """Spans in order of start, to be asked whether any overlaps another one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(spans)
        self._starts = [span.start for span in self.spans]
        self._reach = list(accumulate((span.end for span in self.spans), max))

    def overlap(self, span: Span) -> bool:
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._reach[before - 1] > span.start


def _by_code(rows: Iterable[tuple[str, Span]]) -> defaultdict[str, _Stretches]:
    spans: dict[str, list[Span]] = defaultdict(list)
    for code, span in rows:
        spans[code].append(span)
    return defaultdict(lambda: _Stretches(()), {code: _Stretches(of_code) for code, of_code in spans.items()})


def _ranks(codebook: Codebook) -> dict[str, int]:
    return {code.uid: number for number, code in enumerate(codebook.walk())}


def _index(values: Sequence[str], value: str) -> int:
    return values.index(value) if value in values else -1


def _descending(score: float | None) -> float:
    return 1.0 if score is None else -score
