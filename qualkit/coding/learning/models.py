"""What is learned of a code: which words speak for it, and how much they count beside its terms.

Two steps. The words of a code are learned by a regularised logistic regression on features that are weighted by how
much oftener they stand in passages with the code than in others. A second, small regression weighs that against the
codebook's terms. It is fitted on log-odds that the first step gave to passages it had not seen, so that its
probabilities are calibrated, and over all codes together, each code departing from the others only as far as its
examples ask for it. A passage of unknown words has log-odds of 0 in the first step; then the terms decide.

Source: Wang & Manning 2012, Baselines and Bigrams (naive-Bayes log-count ratios in a linear model); Wolpert 1992,
Stacked Generalization; for partial pooling Gelman & Hill 2007, chapter 12.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qualkit.coding.learning.examples import divided

STRENGTH = 10.0
"""Inverse of the penalty on the words' weights."""

N_FOLDS = 5
FIRED, OWN_LEVEL, OWN_FIRED, OWN_WORDS = 2.0, 0.7, 0.5, 0.3
"""The scales of the second step's columns: a small one lets its weight move less. The pooled weight of terms moves
freely, what one code has of its own little."""

SILENT = 0.3
"""The part of each passage's weight in the second step that goes to it as if its words said nothing."""

MISSED = 0.2
"""Where people decided only on what terms found, how often terms are taken to miss what they could have found."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Taught(NamedTuple):
    """The passages from which a code is learned.

    values: their features; the first n_counted columns say whether something is there, the others are an embedding.
    is_yes: whether they have the code. fired, n_concepts: whether a term of it did, and how many concepts. words: tell
    which passages are the same. missed: the features of the passages without the words of terms, if nobody has decided
    on enough passages in which no term fired; else None.
    """

    values: Any
    n_counted: int
    is_yes: Flags
    fired: Flags
    n_concepts: Floats
    words: Sequence[str]
    missed: Any = None


class CodeModel(NamedTuple):
    """The log-odds of a code: level + fired, if a term fired, + concepts × ln(1 + how many) + values @ words."""

    level: float
    fired: float
    concepts: float
    words: Floats

    def log_odds(self, values: Any, fired: Flags, n_concepts: Floats) -> Floats:
        """The log-odds of each passage."""
        by_terms = self.level + self.fired * fired + self.concepts * np.log1p(n_concepts)
        return np.asarray(by_terms + values @ self.words)


def learn(taught: Sequence[Taught], *, seed: int = 0) -> list[CodeModel]:
    """The model of each code; all have passages with the code and without it."""
    if not taught:
        return []
    words = [_word_weights(one, np.ones(len(one.is_yes), np.bool_)) for one in taught]
    unseen = [_out_of_fold(one, seed) for one in taught]
    level, pooled, own = _weigh(taught, unseen)
    models = []
    for weights, (own_level, own_fired, own_words) in zip(words, own, strict=True):
        of_words = max(0.0, pooled[2] + OWN_WORDS * own_words)  # words that mislead are not listened to
        models.append(
            CodeModel(
                float(level + OWN_LEVEL * own_level),
                float(FIRED * pooled[0] + OWN_FIRED * own_fired),
                float(pooled[1]),
                of_words * weights,
            )
        )
    return models


def _word_weights(taught: Taught, rows: Flags) -> Floats:
    """For each column the log-odds that one unit of its value adds, learned from some passages.

    Those with the code count as much as those without it, so that a passage of unknown words has log-odds of 0.
    """
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression

    values, is_yes = taught.values[rows], taught.is_yes[rows]
    there = values[:, : taught.n_counted] > 0
    with_code, without = (1 + np.asarray(there[flags].sum(axis=0)).ravel() for flags in (is_yes, ~is_yes))
    ratio = np.ones(values.shape[1])
    ratio[: taught.n_counted] = np.log(with_code / with_code.sum()) - np.log(without / without.sum())
    model = LogisticRegression(
        C=STRENGTH, fit_intercept=False, class_weight="balanced", solver="liblinear", random_state=0, max_iter=1000
    )
    model.fit(values @ sparse.diags(ratio), is_yes)
    return np.asarray(model.coef_[0] * ratio)


def _out_of_fold(taught: Taught, seed: int) -> tuple[Floats, Floats]:
    """The first step's log-odds of each passage, learned from the others: as it is, and as if its terms were missed."""
    fold = np.empty(len(taught.is_yes), np.int64)
    for flag in (True, False):
        chosen = np.flatnonzero(taught.is_yes == flag)
        fold[chosen] = divided([taught.words[n] for n in chosen.tolist()], N_FOLDS, seed=seed)
    found, missed = np.zeros(len(fold)), np.zeros(len(fold))
    for number in range(N_FOLDS):
        rest = fold != number
        if 0 < taught.is_yes[rest].sum() < rest.sum():
            weights = _word_weights(taught, rest)
            found[~rest] = taught.values[~rest] @ weights
            if taught.missed is not None:
                missed[~rest] = taught.missed[~rest] @ weights
    return found, missed


def _weigh(taught: Sequence[Taught], unseen: Sequence[tuple[Floats, Floats]]) -> tuple[float, Floats, Floats]:
    """(level, weights that all codes share, n_codes × 3 departures of each code: level, terms, words).

    Each passage is there twice, once as if its words said nothing: of a passage in new words the terms decide. Where
    nobody has decided on passages without a term, it is there once more as if its terms were missed: that all that
    stands was found by terms then says how it was looked for, and not what there is.
    """
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression

    shared, own, stands, counts = [], [], [], []
    for one, (by_words, if_missed) in zip(taught, unseen, strict=True):
        nothing = np.zeros(len(by_words))
        found = 0 if one.missed is None else MISSED * one.fired
        ways = [(by_words, 1 - SILENT, 1 - found), (nothing, SILENT, 1 - found)]
        if one.missed is not None:
            ways.append((if_missed, 1.0, found))
        rows = []
        for way, (said, part, count) in enumerate(ways):
            there = way < 2
            rows.append(np.column_stack((FIRED * one.fired * there, np.log1p(one.n_concepts * there), said)))
            stands.append(one.is_yes)
            counts.append(part * count * np.ones(len(said)))
        block = np.vstack(rows)
        shared.append(block)
        level = np.full(len(block), OWN_LEVEL)
        own.append(np.column_stack((level, OWN_FIRED / FIRED * block[:, 0], OWN_WORDS * block[:, 2])))
    columns = sparse.hstack([sparse.csr_matrix(np.vstack(shared)), sparse.block_diag(own)]).tocsr()
    model = LogisticRegression(C=1.0, max_iter=1000)
    model.fit(columns, np.concatenate(stands), sample_weight=np.concatenate(counts))
    weights = model.coef_[0]
    return float(model.intercept_[0]), weights[:3], weights[3:].reshape(-1, 3)
