"""Passages as rows of numbers: lemmas, character n-grams of lemmas, and what the codebook's terms found.

Hits of codes and of their concepts are the same columns in all languages, so that what is learned in one helps in
another; so are character n-grams, for words that languages share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualkit.coding.learning.embeddings import embedded
from qualkit.coding.learning.examples import parents_of
from qualkit.coding.learning.passages import Hit, Passages
from qualkit.model.annotations import Form
from qualkit.model.codebooks import Codebook

GRAMS = (3, 4, 5)
"""Lengths of character n-grams."""

BATCH = 20_000
"""Passages that are turned into a matrix at once."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What a column stands for.

    words: feature -> column, lemmas as `az:dil`, n-grams as `~dil`. hits: column of each code (by uid) and of each
    concept of a code, behind those of words; the embedding's columns stand last.
    codes: the codes in the codebook's order. concepts: (code, term) -> concept. above: code -> it and all above it.
    """

    words: Mapping[str, int]
    hits: Mapping[str, int]
    codes: tuple[str, ...]
    concepts: Mapping[tuple[str, str], str]
    above: Mapping[str, tuple[str, ...]]
    embeddings: Path | None = None

    @property
    def n_counted(self) -> int:
        """How many columns say whether something is there; the embedding's stand behind them."""
        return len(self.words) + len(self.hits)

    @property
    def n_words(self) -> int:
        """How many columns stand for words."""
        return len(self.words)

    def concept(self, hit: Hit) -> str:
        """What the term says, the same in all languages where the codebook has its terms in rows."""
        return self.concepts.get((hit.code_uid, hit.firing.term), f"{hit.code_uid} {hit.firing.term}")

    def columns_of(self, hit: Hit) -> tuple[str, ...]:
        """The features that a hit sets: the concept, the code and those above it."""
        return self.concept(hit), *self.above[hit.code_uid]


@dataclass(frozen=True, eq=False)
class Matrix:
    """Passages in rows.

    values: n × columns, sparse: 1 / norm where a feature is there, and the embedding. fired: n × codes, whether a term
    of the code or of one below it is there; n_concepts: how many of their concepts are. excluded: n × codes, whether
    the codebook says that the passage is not about the code.
    """

    values: Any
    fired: NDArray[np.bool_]
    n_concepts: Floats
    excluded: NDArray[np.bool_]

    def rows(self, numbers: NDArray[np.intp]) -> Matrix:
        """Some of the rows."""
        return Matrix(self.values[numbers], self.fired[numbers], self.n_concepts[numbers], self.excluded[numbers])


def lexicon(codebook: Codebook, passages: Passages, *, embeddings: Path | None = None) -> Lexicon:
    """The features of the passages that are learned from, those that are in one of them only too: a word of one example
    is most of what is known of a passage that shares nothing else with it."""
    above = _above(codebook)
    known = Lexicon({}, {}, tuple(above), _concepts(codebook), above)
    forms = {form for number in range(len(passages)) for form in passages.tokens(number).tolist()}
    words = {feature for form in forms for feature in features_of(passages.forms[form], passages.lemmas[form])}
    hits = {feature for passage in passages.all for hit in passage.hits for feature in known.columns_of(hit)}
    return Lexicon(
        {feature: at for at, feature in enumerate(sorted(words))},
        {feature: at for at, feature in enumerate(sorted(hits), len(words))},
        known.codes,
        known.concepts,
        above,
        embeddings,
    )


def features_of(form: Form, lemma: str) -> tuple[str, ...]:
    """The lemma with its language, and the n-grams of the lemma; nothing for numbers and marks."""
    if not any(map(str.isalpha, form.text)):
        return ()
    bounded = f"<{lemma}>"
    grams = (bounded[at : at + n] for n in GRAMS for at in range(len(bounded) - n + 1))
    return f"{form.language}:{lemma}", *(f"~{gram}" for gram in dict.fromkeys(grams))


class Reader:
    """Turns passages of some texts into matrices; the features of each distinct form are looked up once."""

    def __init__(self, known: Lexicon, passages: Passages) -> None:
        from scipy import sparse

        self.known, self.passages = known, passages
        starts, columns, sizes = [0], list[int](), list[int]()
        for form, lemma in zip(passages.forms, passages.lemmas, strict=True):
            features = features_of(form, lemma)
            columns += (known.words[feature] for feature in features if feature in known.words)
            starts.append(len(columns))
            sizes.append(len(features))
        shape = (len(sizes), known.n_words)
        self.of_forms = sparse.csr_matrix((np.ones(len(columns)), columns, starts), shape=shape)
        self._sizes = np.array(sizes, np.float64)

    def batches(self) -> Iterator[tuple[int, Matrix]]:
        """(number of its first passage, matrix) of all passages, batch by batch."""
        for start in range(0, len(self.passages), BATCH):
            yield start, self.matrix(range(start, min(start + BATCH, len(self.passages))))

    def matrix(self, numbers: Sequence[int], *, without_terms: bool = False) -> Matrix:
        """The matrix of some passages. without_terms: as if the words of terms that fired did not stand in them."""
        from scipy import sparse

        known = self.known
        tokens = self._tokens_beside_terms if without_terms else self.passages.tokens
        forms = [np.unique(tokens(number)) for number in numbers]
        there = _indicators(forms, len(self._sizes))
        words = there @ self.of_forms
        words.data[:] = 1  # a feature of several words of the passage counts once
        hits = [() if without_terms else self.passages.all[number].hits for number in numbers]
        columns = [
            sorted(
                {
                    known.hits[name] - known.n_words
                    for hit in of_row
                    for name in known.columns_of(hit)
                    if name in known.hits
                }
            )
            for of_row in hits
        ]
        of_hits = _indicators(columns, len(known.hits))
        sizes = there @ self._sizes + np.asarray(of_hits.sum(axis=1)).ravel()
        scale = sparse.diags(1 / np.sqrt(np.maximum(sizes, 1)))
        parts = [scale @ words, scale @ of_hits]
        if known.embeddings is not None:
            parts.append(sparse.csr_matrix(embedded(known.embeddings, [self.passages.words(n) for n in numbers])))
        excluded = [[uid in self.passages.all[number].excluded for uid in known.codes] for number in numbers]
        flags = np.array(excluded, np.bool_).reshape(len(hits), len(known.codes))
        return Matrix(sparse.hstack(parts).tocsr(), *self._fired(hits), flags)

    def _tokens_beside_terms(self, number: int) -> NDArray[np.int32]:
        passage = self.passages.all[number]
        starts = self.passages.annotations[passage.text].token_start[passage.first : passage.behind]
        beside = np.ones(len(starts), np.bool_)
        for _code, firing in passage.hits:
            beside &= (starts < firing.start) | (starts >= firing.end)
        return self.passages.tokens(number)[beside]

    def _fired(self, hits: Sequence[Sequence[Hit]]) -> tuple[NDArray[np.bool_], Floats]:
        place = {uid: number for number, uid in enumerate(self.known.codes)}
        n_concepts = np.zeros((len(hits), len(place)))
        for row, of_row in enumerate(hits):
            for uid, _concept in {
                (uid, self.known.concept(hit)) for hit in of_row for uid in self.known.above[hit.code_uid]
            }:
                n_concepts[row, place[uid]] += 1
        return n_concepts > 0, n_concepts


def _indicators(columns: Sequence[Sequence[int] | NDArray[np.int32]], width: int) -> Any:
    """A sparse matrix with 1 at the columns of each row."""
    from scipy import sparse

    starts = np.cumsum([0, *map(len, columns)])
    flat = np.concatenate([np.asarray(row, np.int64) for row in columns]) if columns else np.empty(0, np.int64)
    return sparse.csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(columns), width))


def _above(codebook: Codebook) -> dict[str, tuple[str, ...]]:
    parents = parents_of(codebook)
    return {code.uid: tuple(_upwards(code.uid, parents)) for code in codebook.walk()}


def _upwards(uid: str, parents: Mapping[str, str]) -> Iterable[str]:
    while uid:
        yield uid
        uid = parents.get(uid, "")


def _concepts(codebook: Codebook) -> dict[tuple[str, str], str]:
    return {
        (code.uid, term): f"{code.uid} {number}"
        for code in codebook.walk()
        for number, concept in reversed(list(enumerate(code.concepts)))
        for terms in concept.values()
        for term in terms
    }
