"""The topic model of a study: segments, consensus topics, their coherence, stability and typical passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES, Annotation
from qualkit.model.results import Topic, TopicModel
from qualkit.model.sources import Source
from qualkit.topics.consensus import ITERATIONS, consensus_topics, topic_shares
from qualkit.topics.evaluation import coherence, stability, top_terms
from qualkit.topics.matrices import Floats, TermMatrix, term_matrix, with_phrases
from qualkit.topics.passages import typical_passages
from qualkit.topics.segments import Segment, segments_of

LEAST_SEGMENTS = 30
RUNS = 20
FEWEST, MOST = 4, 20
_SEGMENTS_IN_A_TOPIC = 3


def fit(
    sources: Sequence[Source], annotations: Sequence[Annotation], *, topics: int | None = None, seed: int = 0
) -> list[TopicModel]:
    """A topic model for each language that there is text in, in the order of LANGUAGES; none without text.

    annotations: those of the sources, lemmatised. topics: how many to look for in each language; by default √(n/3) of
    n segments, 4 to 20. What participants say and the paragraphs of articles count, in segments of eight content words
    or more. A language with fewer than 30 segments has a model without topics that says so.
    The order of the sources does not matter.
    Source: Lee & Seung 1999 (non-negative factorisation), on TF-IDF; the consensus is described in `consensus`.

    Raises: MissingLayer if an annotation has no lemmas; ValueError for fewer than two topics.
    """
    if topics is not None and topics < 2:
        raise ValueError(_("{n} topics: ask for two or more").format(n=topics))
    models = []
    for language in LANGUAGES:
        segments = segments_of(sources, annotations, language=language)
        if segments:
            models.append(_model(segments, language=language, topics=topics, seed=seed))
    return models


def _model(segments: Sequence[Segment], *, language: str, topics: int | None, seed: int) -> TopicModel:
    count = len(segments)
    if count < LEAST_SEGMENTS:
        note = _("{n} segments are too few for topics; {least} or more are needed").format(
            n=count, least=LEAST_SEGMENTS
        )
        return TopicModel(language, count, (), None, None, note, _settings(topics, seed))
    tokens = with_phrases([segment.sentences for segment in segments])
    matrix = term_matrix(tokens)
    asked = topics or int(np.clip(round((count / _SEGMENTS_IN_A_TOPIC) ** 0.5), FEWEST, MOST))
    if matrix is None or len(matrix.terms) <= asked:
        note = _("too few words occur in more than one segment; there is nothing that could go together")
        return TopicModel(language, count, (), None, None, note, _settings(topics, seed))
    found = consensus_topics(matrix.weights, topics=asked, runs=RUNS, seed=seed)
    shares = topic_shares(matrix.weights, found)
    note = _("{n} of {asked} topics were not stable and are left out").format(n=asked - len(found), asked=asked)
    words = [[matrix.terms[term] for term in terms] for terms in top_terms(found)]
    return TopicModel(
        language=language,
        n_segments=count,
        topics=_topics(segments, matrix, found, shares),
        coherence=coherence(words, tokens),
        stability=stability(matrix.weights, found, asked=asked, seed=seed),
        note="" if len(found) == asked else note,
        settings=_settings(asked, seed),
    )


def _topics(segments: Sequence[Segment], matrix: TermMatrix, found: Floats, shares: Floats) -> tuple[Topic, ...]:
    """The topics by falling share, equal ones by their first word."""
    total = shares.sum(axis=1, keepdims=True)
    parts = (shares / np.where(total > 0, total, 1)).astype(np.float32)
    main = np.where(total[:, 0] > 0, parts.argmax(axis=1), -1)
    topics = []
    for number, terms in enumerate(top_terms(found)):
        weights = found[number] / found[number].sum()
        term_weights = {matrix.terms[i]: float(found[number, i]) for i in np.flatnonzero(found[number] > 0)}
        topics.append(
            Topic(
                words=tuple((matrix.terms[term], round(float(weights[term]), 6)) for term in terms),
                share=float(np.mean(main == number)),
                passages=typical_passages(segments, parts[:, number], shares[:, number], term_weights),
            )
        )
    return tuple(sorted(topics, key=lambda topic: (-topic.share, topic.words)))


def _settings(topics: int | None, seed: int) -> Mapping[str, str]:
    from importlib.metadata import version

    return {
        "model": "nmf-consensus.v1",
        "topics": "auto" if topics is None else str(topics),
        "seed": str(seed),
        "runs": str(RUNS),
        "iterations": str(ITERATIONS),
        **{name: version(name) for name in ("gensim", "numpy", "scikit-learn", "scipy")},
    }
