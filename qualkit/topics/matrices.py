"""From words to numbers: fixed phrases and the TF-IDF matrix."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

# A pair is one word from so many occurrences and so high an association (normalised PMI) on.
_PHRASE_COUNT, _PHRASE_ASSOCIATION = 5, 0.6
# A word that is in one segment only joins nothing; one that is in most of them sets nothing apart.
_LEAST_SEGMENTS, _MOST_OF_SEGMENTS = 2, 0.5

Floats = NDArray[np.float32]


class TermMatrix(NamedTuple):
    """n_segments × n_terms TF-IDF weights (scipy, sparse, float32, rows of length 1), and the terms."""

    weights: Any
    terms: tuple[str, ...]


def with_phrases(segments: Sequence[Sequence[Sequence[str]]]) -> list[list[str]]:
    """The tokens of each segment, pairs that belong together as one token with a blank (`ictimai rəy`).

    segments: sentences of lemmas. Source: Bouma 2009, Normalized (pointwise) mutual information; gensim's Phrases.
    """
    from gensim.models.phrases import Phrases

    sentences = [sentence for segment in segments for sentence in segment]
    phrases = Phrases(
        sentences, min_count=_PHRASE_COUNT, threshold=_PHRASE_ASSOCIATION, scoring="npmi", delimiter=" "
    ).freeze()
    return [[token for sentence in segment for token in phrases[sentence]] for segment in segments]


def term_matrix(segments: Sequence[Sequence[str]]) -> TermMatrix | None:
    """The TF-IDF matrix of segments of tokens; None where no word is in two segments."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(
        analyzer=_as_it_is,
        min_df=min(_LEAST_SEGMENTS, len(segments)),
        max_df=_MOST_OF_SEGMENTS,
        sublinear_tf=True,
        dtype=np.float32,
    )
    counts: dict[str, int] = {}
    for segment in segments:
        for token in set(segment):
            counts[token] = counts.get(token, 0) + 1
    if not any(_LEAST_SEGMENTS <= count <= _MOST_OF_SEGMENTS * len(segments) for count in counts.values()):
        return None
    weights = vectorizer.fit_transform(segments)
    return TermMatrix(weights, tuple(vectorizer.get_feature_names_out().tolist()))


def _as_it_is(tokens: Sequence[str]) -> Sequence[str]:
    return tokens
