"""How likely each code is on each passage: by its model, or where there is none by how often terms are right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qualkit.coding.learning.examples import FEWEST, Example, decided_on, labels
from qualkit.coding.learning.features import Floats, Lexicon, Matrix, Reader, lexicon
from qualkit.coding.learning.models import CodeModel, Taught, learn
from qualkit.coding.learning.passages import passages_of_examples
from qualkit.model.codebooks import Codebook

FEWEST_WITHOUT = 5
"""So many passages that do not have a code are needed before its words are learned."""

FEWEST_BESIDE = 5
"""So many passages in which no term of a code fired must be decided on to know how often it stands there."""

STAND_INS = 5
"""Undecided passages for each one that has a code, where they stand in for passages without it; at least 50."""


class Few(NamedTuple):
    """A code of which too little was decided to learn its words: passages that have it, and that do not."""

    code_uid: str
    n_yes: int
    n_no: int


class StandIns(NamedTuple):
    """Undecided passages that may stand in for passages without a code, in the order in which they are taken."""

    matrix: Matrix
    words: Sequence[str]


@dataclass(frozen=True, eq=False)
class Decided:
    """What is learned from.

    labels: passages × codes in the lexicon's order: 1 has it, -1 does not, 0 unknown. is_said: whether somebody decided
    on the code there, and did not only pass it over. missed: the passages without the words of terms that fired.
    """

    codebook: Codebook
    known: Lexicon
    matrix: Matrix
    labels: NDArray[np.int8]
    is_said: NDArray[np.bool_]
    missed: Matrix
    words: Sequence[str]
    languages: Sequence[str]

    def rows(self, numbers: NDArray[np.intp]) -> Decided:
        """Some of the passages."""
        chosen = numbers.tolist()
        return Decided(
            self.codebook,
            self.known,
            self.matrix.rows(numbers),
            self.labels[numbers],
            self.is_said[numbers],
            self.missed.rows(numbers),
            [self.words[n] for n in chosen],
            [self.languages[n] for n in chosen],
        )


@dataclass(frozen=True, eq=False)
class Scorer:
    """What was learned.

    models: uid -> model. model_of: uid -> the code whose model speaks for it: itself or the nearest above that has one.
    rate: how often terms are right over all codes, for those without a model that speaks for them.
    """

    codebook: Codebook
    known: Lexicon
    models: Mapping[str, CodeModel]
    model_of: Mapping[str, str]
    rate: float

    def scores(self, matrix: Matrix) -> Floats:
        """Passages × codes: the probability of each; 0 where a code has no model and no term of it or below fired, and
        where the codebook excludes it.

        A code is at least as likely as each one below it.
        """
        place = {uid: number for number, uid in enumerate(self.known.codes)}
        found = np.zeros(matrix.fired.shape)
        for uid, model in self.models.items():
            at = place[uid]
            odds = model.log_odds(matrix.values, matrix.fired[:, at], matrix.n_concepts[:, at])
            found[:, at] = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
        for uid, at in place.items():
            if uid not in self.models:
                above = self.model_of.get(uid)
                by_terms = found[:, place[above]] if above else self.rate
                found[:, at] = np.where(matrix.fired[:, at], by_terms, 0)
        found[matrix.excluded] = 0
        for code in reversed(list(self.codebook.walk())):
            for child in code.children:
                np.maximum(found[:, place[code.uid]], found[:, place[child.uid]], out=found[:, place[code.uid]])
        return found


def decided(
    codebook: Codebook, examples: Sequence[Example], *, unit: str | None = None, embeddings: Path | None = None
) -> Decided:
    """The examples, which are in canonical order, as numbers."""
    passages = passages_of_examples(codebook, examples, unit=unit)
    known = lexicon(codebook, passages, embeddings=embeddings)
    place = {uid: number for number, uid in enumerate(known.codes)}
    marks = np.zeros((len(examples), len(place)), np.int8)
    is_said = np.zeros(marks.shape, np.bool_)
    for row, example in enumerate(examples):
        for uid, stands in labels(codebook, example).items():
            marks[row, place[uid]] = 1 if stands else -1
        is_said[row, [place[uid] for uid in decided_on(codebook, example)]] = True
    reader = Reader(known, passages)
    matrix, missed = (reader.matrix(range(len(passages)), without_terms=without) for without in (False, True))
    languages = [passage.language for passage in passages.all]
    return Decided(codebook, known, matrix, marks, is_said, missed, [one.words for one in examples], languages)


def fit(what: Decided, stand_ins: StandIns | None = None, *, seed: int = 0) -> tuple[Scorer, list[Few]]:
    """What was learned, and the codes of which too little was decided, in the codebook's order.

    Codes below others that nobody gave are left out of these; what is above them speaks for them.

    stand_ins: undecided passages. Where most passages that were decided on were found by a term of the code, they stand
    in for those without it, as far as no term fired in them; else nothing would be known of such passages.
    """
    taught: dict[str, Taught] = {}
    few = []
    for at, uid in enumerate(what.known.codes):
        one = _taught(what, at, stand_ins)
        n_yes, n_no = int(one.is_yes.sum()), int((~one.is_yes).sum())
        if n_yes >= FEWEST and n_no >= FEWEST_WITHOUT:
            taught[uid] = one
        elif n_yes or (n_no and len(what.known.above[uid]) == 1):
            few.append(Few(uid, n_yes, int((what.labels[:, at] < 0).sum())))
    models = dict(zip(taught, learn(list(taught.values()), seed=seed), strict=True))
    model_of: dict[str, str] = {}
    for uid in what.known.codes:
        speaking = next((above for above in what.known.above[uid] if above in models), None)
        if speaking is not None:
            model_of[uid] = speaking
    return Scorer(what.codebook, what.known, models, model_of, _rate(what)), few


def _taught(what: Decided, at: int, stand_ins: StandIns | None) -> Taught:
    from scipy import sparse

    rows = np.flatnonzero(what.labels[:, at])
    chosen, is_yes = what.rows(rows), what.labels[rows, at] > 0
    values, fired, n_concepts = (chosen.matrix.values, chosen.matrix.fired[:, at], chosen.matrix.n_concepts[:, at])
    words = list(chosen.words)
    n_yes = int(is_yes.sum())
    is_looked_for = (chosen.is_said[:, at] & ~fired).sum() >= FEWEST_BESIDE
    missed = None if is_looked_for else chosen.missed.values
    if stand_ins is not None and (~is_yes & ~fired).sum() < n_yes:
        extra = np.flatnonzero(~stand_ins.matrix.fired[:, at])[: max(50, STAND_INS * n_yes)]
        values = sparse.vstack([values, stand_ins.matrix.values[extra]]).tocsr()
        is_yes, fired, n_concepts = (
            np.concatenate((column, np.zeros(len(extra), column.dtype))) for column in (is_yes, fired, n_concepts)
        )
        if missed is not None:
            missed = sparse.vstack([missed, stand_ins.matrix.values[extra]]).tocsr()
        words += [stand_ins.words[n] for n in extra.tolist()]
    return Taught(values, what.known.n_counted, is_yes, fired, n_concepts, words, missed)


def _rate(what: Decided) -> float:
    """How often a theme in which a term fired stands, over all themes; half where nothing was decided.

    It counts as right where the code of the term, or else the nearest above of which something is known, stands.
    """
    place = {uid: number for number, uid in enumerate(what.known.codes)}
    right, fired = 0, 0
    for row in range(len(what.labels)):
        seen: dict[str, bool] = {}
        for uid in (uid for uid, at in place.items() if what.matrix.fired[row, at]):
            above = what.known.above[uid]
            mark = next((mark for mark in what.labels[row, [place[one] for one in above]].tolist() if mark), 0)
            if mark:
                seen[above[-1]] = seen.get(above[-1], False) or mark > 0
        right, fired = right + sum(seen.values()), fired + len(seen)
    return (right + 1) / (fired + 2)  # Laplace's rule of succession
