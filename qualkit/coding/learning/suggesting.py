"""Proposals of what people's decisions taught, for passages on which nobody has decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qualkit.coding.learning.examples import Example, decided_on, in_order
from qualkit.coding.learning.explaining import Because, because, because_of_terms
from qualkit.coding.learning.features import Floats, Matrix, Reader
from qualkit.coding.learning.passages import Hit, Passages, passages_of_units
from qualkit.coding.learning.scoring import Few, Scorer, StandIns, decided, fit
from qualkit.model.annotations import Annotation
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import LEARNED, Coding, Firing, Status
from qualkit.model.identity import digest
from qualkit.model.sources import Source
from qualkit.model.spans import Span

MOST_STAND_INS = 2_000


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What was learned and what it proposes.

    codings: for each source its proposals, by start and then by the codebook. because: for each of them what weighed,
    heaviest first, as in its reason. learned: uids of the codes whose words were learned. few: the codes of which too
    little was decided for that; only their terms propose, and their score says how often terms are right.
    """

    codings: list[list[Coding]]
    because: list[list[tuple[Because, ...]]]
    learned: tuple[str, ...]
    few: tuple[Few, ...]


def suggest(
    codebook: Codebook,
    sources: Sequence[Source],
    annotations: Sequence[Annotation],
    examples: Sequence[Example],
    *,
    unit: str | None = None,
    at_least: float = 0.5,
    embeddings: Path | None = None,
    by_words: bool = False,
    seed: int = 0,
) -> Suggestions:
    """What the examples teach of the sources: a proposal for each unit and code whose probability is `at_least`.

    unit: sentence, paragraph or turn; by default what the codebook says. embeddings: a folder of model2vec.
    A unit on which somebody decided for a code, or a part of which, gets no proposal of it; with by_words also one
    with the words of a passage that was decided on, wherever it stands. Neither does a unit in which an exclusion of
    the codebook took all that the terms of the code had found.
    The same result in whatever order the examples come; without examples only the terms propose, with score 0.5.

    Raises: NotInstalled or ReadingError if embeddings are named that cannot be used.
    """
    ordered = in_order(examples)
    what = decided(codebook, ordered, unit=unit, embeddings=embeddings)
    passages = passages_of_units(codebook, sources, annotations, unit=unit)
    taken = _taken(codebook, passages, ordered, by_words=by_words)
    reader = Reader(what.known, passages)
    scorer, few = fit(what, _stand_ins(reader, taken), seed=seed)
    codings: list[list[Coding]] = [[] for _ in sources]
    reasons: list[list[tuple[Because, ...]]] = [[] for _ in sources]
    for start, matrix in reader.batches():
        for number, uid, score, reason in _proposed(scorer, passages, matrix, start, taken, at_least):
            passage = passages.all[number]
            codings[passage.text].append(_coding(sources[passage.text], passage.span, uid, score, reason))
            reasons[passage.text].append(reason)
    return Suggestions(codings, reasons, tuple(scorer.models), tuple(few))


def _coding(source: Source, span: Span, uid: str, score: float, reason: Sequence[Because]) -> Coding:
    firings = tuple(Firing(one.lemma, one.start, one.end) for one in reason)
    words = source.words(span)
    return Coding(source.uid, source.revision, uid, span, words, LEARNED, Status.PROPOSED, firings, score=score)


def _proposed(
    scorer: Scorer,
    passages: Passages,
    matrix: Matrix,
    start: int,
    taken: Mapping[int, frozenset[str]],
    at_least: float,
) -> Iterator[tuple[int, str, float, tuple[Because, ...]]]:
    """(number of the passage, code, score, reason) of each proposal of a batch that begins with passage `start`."""
    scores = np.round(scorer.scores(matrix), 3)
    scales = _scales(matrix, scorer.known.n_counted)
    for row in np.flatnonzero((scores >= at_least).any(axis=1)).tolist():
        passage = passages.all[start + row]
        closed = taken.get(start + row, frozenset()) | passage.excluded
        for uid, score in _chosen(scorer, scores[row], passage.hits, closed, at_least):
            yield start + row, uid, score, _reason(scorer, passages, start + row, uid, score, float(scales[row]))


def _chosen(
    scorer: Scorer, scores: Floats, hits: Sequence[Hit], closed: frozenset[str], at_least: float
) -> list[tuple[str, float]]:
    """The codes that one passage gets, in the codebook's order: where a term of their own fired, or else the deepest
    ones whose words were learned."""
    fired = {hit.code_uid for hit in hits}
    place = {uid: number for number, uid in enumerate(scorer.known.codes)}
    chosen: dict[str, float] = {}
    covered: set[str] = set()
    for uid in reversed(scorer.known.codes):
        score = float(scores[place[uid]])
        if score < at_least or uid in closed:
            continue
        if uid in fired or (uid in scorer.models and uid not in covered):
            chosen[uid] = score
            covered.update(scorer.known.above[uid])
    return list(reversed(chosen.items()))


def _reason(
    scorer: Scorer, passages: Passages, number: int, uid: str, score: float, scale: float
) -> tuple[Because, ...]:
    known = scorer.known
    speaking = scorer.model_of.get(uid)
    own = [hit for hit in passages.all[number].hits if uid in known.above[hit.code_uid]]
    if speaking is None:
        return because_of_terms(own, score)
    return because(passages, number, scorer.models[speaking], known, own, scale)


def _scales(matrix: Matrix, n_counted: int) -> Floats:
    """For each passage the value that its features have; all that are there have the same."""
    found = matrix.values[:, :n_counted].max(axis=1) if n_counted else None
    return found.toarray().ravel() if found is not None else np.zeros(len(matrix.fired))


def _taken(
    codebook: Codebook, passages: Passages, examples: Sequence[Example], *, by_words: bool
) -> dict[int, frozenset[str]]:
    """number of a passage -> the codes of which somebody has decided there."""
    found: dict[int, frozenset[str]] = {}
    of_text: dict[str, list[int]] = {}
    numbers_of: dict[str, list[int]] = {}
    for number, passage in enumerate(passages.all):
        of_text.setdefault(passages.sources[passage.text].uid, []).append(number)
        if by_words:
            numbers_of.setdefault(passages.words(number), []).append(number)
    edges = {uid: _edges(passages, numbers) for uid, numbers in of_text.items()}
    for example in examples:
        codes = decided_on(codebook, example)
        numbers = list(numbers_of.get(example.words, ()))
        if by_words:
            numbers += [n for words in _sentences(example) for n in numbers_of.get(words, ())]
        if example.source.uid in edges:
            starts, ends = edges[example.source.uid]
            first, behind = (
                np.searchsorted(ends, example.span.start, "right"),
                np.searchsorted(starts, example.span.end),
            )
            numbers += of_text[example.source.uid][int(first) : int(behind)]
        for number in numbers:
            found[number] = found.get(number, frozenset()) | codes
    return found


def _edges(passages: Passages, numbers: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    spans = [passages.all[number].span for number in numbers]
    return np.array([span.start for span in spans], np.int64), np.array([span.end for span in spans], np.int64)


def _sentences(example: Example) -> Iterator[str]:
    for sentence in example.annotation.sentences():
        if example.span.covers(sentence.span):
            yield " ".join(example.source.words(sentence.span).split())


def _stand_ins(reader: Reader, taken: Mapping[int, frozenset[str]]) -> StandIns | None:
    """Undecided passages in an order that has nothing to do with the order of the sources, each wording once."""
    passages = reader.passages
    by_words: dict[str, int] = {}
    for number in range(len(passages)):
        if number not in taken:
            by_words.setdefault(passages.words(number), number)
    words = sorted(by_words, key=digest)[:MOST_STAND_INS]
    chosen = [by_words[one] for one in words]
    return StandIns(reader.matrix(chosen), words) if chosen else None
