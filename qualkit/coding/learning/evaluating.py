"""What learning is worth: how well it finds what people decided, without having seen it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qualkit.coding.learning.examples import Example, folds, in_order
from qualkit.coding.learning.scoring import FEWEST_BESIDE, Decided, Few, decided, fit
from qualkit.model.codebooks import Codebook

N_FOLDS = 5
FEWEST_DOCUMENTS, MOST_FOLDS = 3, 10
SHARE_BESIDE = 0.05
"""Where fewer of the decided passages have no term of the code, its terms had found nearly all."""
Z = 1.96
"""The normal deviate of an interval of 95 %."""

Flags = NDArray[np.bool_]


class Rate(NamedTuple):
    """A share with Wilson's interval of 95 %; all three are None where there is nothing to divide by.

    Source: Wilson 1927, Probable Inference, the Law of Succession, and Statistical Inference.
    """

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found (right, wrong) and what was not (missed)."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> Rate:
        """How much of what was found is right."""
        return wilson(self.right, self.right + self.wrong)

    @property
    def recall(self) -> Rate:
        """How much of what is there was found."""
        return wilson(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where nothing is there and nothing was found.

        Source: van Rijsbergen 1979, Information Retrieval, chapter 7.
        """
        n = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / n if n else None


@dataclass(frozen=True, slots=True)
class Measured:
    """How a code fares in a language; code_uid None: all themes together, language None: all languages.

    is_learned: whether its words were learned at least once. terms: what the terms alone find in the same passages.
    """

    code_uid: str | None
    language: str | None
    n_passages: int
    is_learned: bool
    terms: Found
    learned: Found


@dataclass(frozen=True, slots=True)
class Evaluation:
    """inside: passages of the documents that were learned from. new_documents: of documents left out whole; empty where
    fewer than three are known. few: codes of which too little was decided to learn their words. found_by_terms: codes
    of which (nearly) all that was decided on had been found by their terms, so that nobody knows what these miss."""

    n_passages: int
    n_documents: int
    inside: tuple[Measured, ...]
    new_documents: tuple[Measured, ...]
    few: tuple[Few, ...] = field(default=())
    found_by_terms: tuple[str, ...] = ()


def evaluate(
    codebook: Codebook,
    examples: Sequence[Example],
    *,
    unit: str | None = None,
    at_least: float = 0.5,
    embeddings: Path | None = None,
    seed: int = 0,
) -> Evaluation:
    """How well learning and the terms alone find what was decided, each passage judged by what others taught.

    inside: five-fold cross-validation. new_documents: documents left out whole, one by one or in ten parts.
    Passages with the same words are left out together. Codes count with those below them.
    """
    ordered = in_order(examples)
    what = decided(codebook, ordered, unit=unit, embeddings=embeddings)
    inside = _measured(what, folds(ordered, N_FOLDS, seed=seed), at_least, seed)
    documents = {one.document for one in ordered if one.document}
    new: tuple[Measured, ...] = ()
    if len(documents) >= FEWEST_DOCUMENTS:
        of_document = np.array([n for n, one in enumerate(ordered) if one.document], np.intp)
        parts = folds([ordered[n] for n in of_document], min(len(documents), MOST_FOLDS), seed=seed, by_document=True)
        new = _measured(what.rows(of_document), parts, at_least, seed)
    _scorer, few = fit(what, seed=seed)
    return Evaluation(len(ordered), len(documents), inside, new, tuple(few), tuple(_found_by_terms(what)))


def _found_by_terms(what: Decided) -> Iterator[str]:
    for at, uid in enumerate(what.known.codes):
        said, fired = what.is_said[:, at], what.matrix.fired[:, at]
        stands = bool((said & fired & (what.labels[:, at] > 0)).any())
        if stands and (said & ~fired).sum() < max(FEWEST_BESIDE, SHARE_BESIDE * said.sum()):
            yield uid


def wilson(n: int, of: int) -> Rate:
    """n of `of` as a share, with the interval in which 95 % of such intervals have the true one.

    Source: Wilson 1927, J. Am. Stat. Assoc. 22; the form of Brown, Cai & DasGupta 2001, Statistical Science 16.
    """
    if not of:
        return Rate(None, None, None)
    share = n / of
    middle = (share + Z**2 / (2 * of)) / (1 + Z**2 / of)
    half = Z / (1 + Z**2 / of) * math.sqrt(share * (1 - share) / of + Z**2 / (4 * of**2))
    return Rate(share, max(0.0, middle - half), min(1.0, middle + half))


def _measured(what: Decided, parts: Sequence[int], at_least: float, seed: int) -> tuple[Measured, ...]:
    found, learned = np.zeros(what.labels.shape, np.bool_), set[str]()
    part_of = np.array(parts)
    for part in sorted(set(parts)):
        left_out = np.flatnonzero(part_of == part)
        rest = what.rows(np.flatnonzero(part_of != part))
        scorer, _few = fit(rest, seed=seed)
        learned.update(scorer.models)
        found[left_out] = np.round(scorer.scores(what.matrix.rows(left_out)), 3) >= at_least
    return tuple(_rows(what, found, learned))


def _rows(what: Decided, found: Flags, learned: set[str]) -> Iterator[Measured]:
    languages = np.array(what.languages)
    place = {uid: at for at, uid in enumerate(what.known.codes)}
    themes = [place[code.uid] for code in what.codebook.codes]
    is_decided = what.labels != 0
    themes = [at for at in themes if is_decided[:, at].any()]
    chosen = [(uid, [place[uid]]) for uid in what.known.codes if (what.labels[:, place[uid]] > 0).any()]
    for uid, columns in [(None, themes), *chosen]:
        for language in (None, *sorted(set(languages.tolist()))):
            rows = np.flatnonzero(languages == language) if language else np.arange(len(languages))
            cells = np.ix_(rows, np.array(columns, np.intp))
            known, stands = is_decided[cells], what.labels[cells] > 0
            n = int(known.any(axis=1).sum())
            if n:
                yield Measured(
                    uid,
                    language,
                    n,
                    bool(learned) if uid is None else uid in learned,
                    _count(stands, known, what.matrix.fired[cells]),
                    _count(stands, known, found[cells]),
                )


def _count(stands: Flags, known: Flags, found: Flags) -> Found:
    return Found(
        int((found & stands & known).sum()),
        int((found & ~stands & known).sum()),
        int((~found & stands & known).sum()),
    )
