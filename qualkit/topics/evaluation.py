"""How far to trust a topic model: coherence of its words, stability under other segments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from qualkit.topics.consensus import consensus_topics
from qualkit.topics.matrices import Floats

TOP_WORDS = 10
STABILITY_MODELS, STABILITY_RUNS, PART = 4, 8, 0.9


def top_terms(topics: Floats) -> list[list[int]]:
    """For each topic the numbers of its ten heaviest terms, heaviest first; equal ones in order of the terms."""
    order = np.argsort(-topics, axis=1, kind="stable")[:, :TOP_WORDS]
    return [[int(term) for term in row if weights[term] > 0] for row, weights in zip(order, topics, strict=True)]


def coherence(words: Sequence[Sequence[str]], segments: Sequence[Sequence[str]]) -> float | None:
    """Mean NPMI of the topics' top words in the segments that they were found in; None without a pair of words.

    Source: Röder et al. 2015 (C_NPMI, sliding window of 10), as gensim computes it.
    """
    from gensim.corpora import Dictionary
    from gensim.models.coherencemodel import CoherenceModel

    pairs = [list(topic) for topic in words if len(topic) > 1]
    if not pairs:
        return None
    texts = [list(segment) for segment in segments]
    model = CoherenceModel(
        topics=pairs, texts=texts, dictionary=Dictionary(texts), coherence="c_npmi", topn=TOP_WORDS, processes=1
    )
    return float(np.nanmean(model.get_coherence_per_topic()))


def stability(weights: Any, topics: Floats, *, asked: int, seed: int) -> float:
    """Mean best-match Jaccard similarity of the topics' top words to those of models of 90 % of the segments.

    Each of these is itself a consensus, of fewer factorisations. 1: the same words whichever tenth is left out.
    """
    own = [frozenset(words) for words in top_terms(topics)]
    count = weights.shape[0]
    generator = np.random.default_rng(seed)
    scores = []
    for model in range(STABILITY_MODELS):
        kept = np.sort(generator.permutation(count)[: max(1, round(count * PART))])
        others = consensus_topics(weights[kept], topics=asked, runs=STABILITY_RUNS, seed=seed + (model + 1) * 1000)
        sets = [frozenset(words) for words in top_terms(others)]
        scores += [max(_jaccard(words, other) for other in sets) for words in own]
    return float(np.mean(scores))


def _jaccard(first: frozenset[int], second: frozenset[int]) -> float:
    union = first | second
    return len(first & second) / len(union) if union else 1.0
