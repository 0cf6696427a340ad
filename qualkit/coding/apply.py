"""Dictionary-based coding: the codebook's terms laid over annotated texts.

The terms are compiled against the distinct forms of all sources; each text is then a walk over integers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qualkit.coding.terms import CompiledTerms, compile_terms
from qualkit.model.annotations import Annotation, Int32, merge_vocabularies
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import TERMS, Coding, Firing, Status
from qualkit.model.sources import Source


class Hit(NamedTuple):
    """A term that fired: its row in the compiled terms, its first and its last token."""

    row: int
    first: int
    last: int


def apply(codebook: Codebook, sources: Sequence[Source], annotations: Sequence[Annotation]) -> list[list[Coding]]:
    """For each source its proposals: one for each sentence and code, with every term that fired as the reason.

    Only what is evidence is coded: body, abstract, and turns whose speaker is not the interviewer.
    Words inside a longer term of another code of the same theme say nothing by themselves.
    By source, in order of start and then of the codebook; empty lists where nothing fires.
    """
    vocabulary = merge_vocabularies(annotations)
    terms = compile_terms(codebook, vocabulary.forms)
    themes = {code.uid: code.theme for code in codebook.walk()}
    return [
        list(_proposals(terms, themes, source, annotation, numbers))
        for source, annotation, numbers in zip(sources, annotations, vocabulary.numbers, strict=True)
    ]


def _proposals(
    terms: CompiledTerms, themes: Mapping[str, str], source: Source, annotation: Annotation, numbers: Int32
) -> Iterator[Coding]:
    sentence_of_token = np.repeat(
        np.arange(annotation.n_sentences, dtype=np.int32), np.diff(annotation.sentence_token).astype(np.int64)
    )
    evidence = annotation.is_evidence
    fired: dict[tuple[int, str], list[tuple[Firing, int]]] = {}
    code_order = {uid: place for place, (uid, _) in reversed(list(enumerate(terms.rows)))}
    for hit in walk(terms, numbers[annotation.token_form], sentence_of_token):
        sentence = int(sentence_of_token[hit.first])
        if evidence[sentence]:
            uid, term = terms.rows[hit.row]
            firing = Firing(term.text, int(annotation.token_start[hit.first]), int(annotation.token_end[hit.last]))
            fired.setdefault((sentence, themes[uid]), []).append((firing, code_order[uid]))
    reasons: dict[tuple[int, int], list[Firing]] = {}
    for (sentence, _theme), found in fired.items():
        for firing, place in _most_specific(found):
            reasons.setdefault((sentence, place), []).append(firing)
    for (sentence, place), firings in sorted(reasons.items()):
        span = annotation.sentence(sentence).span
        yield Coding(
            source.uid,
            source.revision,
            terms.rows[place][0],
            span,
            source.words(span),
            TERMS,
            Status.PROPOSED,
            tuple(sorted(firings, key=lambda firing: (firing.start, firing.end, firing.term))),
        )


def _most_specific(found: list[tuple[Firing, int]]) -> Iterator[tuple[Firing, int]]:
    """What fired in a sentence for the codes of one theme, without words inside a longer term of another code.

    "shortage" says nothing more where "staff shortage", the term of a sub-code, has fired around it.
    """
    found.sort(key=lambda one: (one[0].start, -one[0].end, one[1]))
    reach: dict[int, int] = {}  # code -> how far its terms reach so far; a theme has few codes
    for (_start, end), group in groupby(found, key=lambda one: (one[0].start, one[0].end)):
        same_words = list(group)
        for firing, place in same_words:
            if not any(far >= end and code != place for code, far in reach.items()):
                yield firing, place
        reach |= {place: max(reach.get(place, 0), end) for _firing, place in same_words}


def walk(terms: CompiledTerms, forms: Int32, sentence_of_token: Int32) -> Iterator[Hit]:
    """Every place where a term stands, all words inside one sentence, in no particular order.

    forms: n_tokens form numbers. Each step of the walk goes one word deeper for all places at once.
    """
    first = np.arange(len(forms), dtype=np.int64)
    last = first
    node = np.zeros(len(forms), np.int64)
    while len(first):
        place, node = _step(terms, forms[last], node)
        first, last = first[place], last[place]
        for at in np.flatnonzero(terms.is_end[node]):
            for row in terms.ends[int(node[at])]:
                yield Hit(row, int(first[at]), int(last[at]))
        onward = np.flatnonzero(last + 1 < len(forms))
        onward = onward[sentence_of_token[last[onward]] == sentence_of_token[last[onward] + 1]]
        first, last, node = first[onward], last[onward] + 1, node[onward]


def _step(terms: CompiledTerms, forms: Int32, nodes: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(numbers of the places that go on, the nodes that they reach); a form of two words may go on twice."""
    if not len(terms.steps):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    begin = terms.word_start[forms].astype(np.int64)
    count = terms.word_start[forms + 1] - begin
    place = np.repeat(np.arange(len(forms), dtype=np.int64), count)
    within = np.arange(len(place), dtype=np.int64) - np.repeat(np.cumsum(count) - count, count)
    keys = (nodes[place] << 32) | terms.word_number[begin[place] + within]
    found = np.minimum(np.searchsorted(terms.steps, keys), len(terms.steps) - 1)
    good = terms.steps[found] == keys
    return place[good], terms.targets[found[good]].astype(np.int64)
