"""Passages in columns: what is learned from, and what is looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from qualkit.coding.apply import apply
from qualkit.coding.learning.examples import Example
from qualkit.coding.learning.exclusions import Taken, excluded_codes, taken_by_exclusions
from qualkit.coding.units import unit_of_sentence
from qualkit.model.annotations import LANGUAGES, OTHER, SECTIONS, Annotation, Evidence, Form, Int32, merge_vocabularies
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import Coding, Firing
from qualkit.model.sources import Source
from qualkit.model.spans import Span

EVERYTHING = Evidence(frozenset(SECTIONS), interviewers=True)


class Hit(NamedTuple):
    """A term that fired in a passage, with its code."""

    code_uid: str
    firing: Firing


class Passage(NamedTuple):
    """A stretch of a source. text: the number of its source; first, behind: the numbers of its tokens.

    excluded: the codes that the codebook says it is not about: an exclusion took all that their terms had found.
    """

    text: int
    span: Span
    first: int
    behind: int
    language: str
    hits: tuple[Hit, ...]
    excluded: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Passages:
    """Passages with the texts that they are of.

    forms, lemmas: the distinct forms of all texts and their lemmas. numbers: for each text, the numbers of its forms.
    """

    sources: Sequence[Source]
    annotations: Sequence[Annotation]
    forms: tuple[Form, ...]
    lemmas: tuple[str, ...]
    numbers: tuple[Int32, ...]
    all: Sequence[Passage]

    def __len__(self) -> int:
        return len(self.all)

    def words(self, number: int) -> str:
        """The text of a passage, with single blanks."""
        passage = self.all[number]
        return " ".join(self.sources[passage.text].words(passage.span).split())

    def tokens(self, number: int) -> Int32:
        """The numbers of the forms in a passage, in its order."""
        passage = self.all[number]
        token_form = self.annotations[passage.text].token_form[passage.first : passage.behind]
        return self.numbers[passage.text][token_form]


def passages_of_examples(codebook: Codebook, examples: Sequence[Example], *, unit: str | None = None) -> Passages:
    """A passage for each example, in their order, whatever its section."""
    texts = {one.source.uid: (one.source, replace(one.annotation, evidence=EVERYTHING)) for one in examples}
    place = {uid: number for number, uid in enumerate(texts)}
    sources, annotations = [source for source, _ in texts.values()], [annotation for _, annotation in texts.values()]
    hits = [_in_order(codings) for codings in apply(codebook, sources, annotations, unit=unit)]
    found = [_passage(place[one.source.uid], annotations, one.span, hits) for one in examples]
    taken = taken_by_exclusions(codebook, sources, annotations, unit=unit)
    return _passages(sources, annotations, [_with_exclusions(codebook, one, taken) for one in found])


def passages_of_units(
    codebook: Codebook, sources: Sequence[Source], annotations: Sequence[Annotation], *, unit: str | None = None
) -> Passages:
    """A passage for each unit of evidence, by source and start."""
    coded = apply(codebook, sources, annotations, unit=unit)
    found: list[Passage] = []
    for text, (source, annotation, codings) in enumerate(zip(sources, annotations, coded, strict=True)):
        of_unit: dict[Span, list[Hit]] = {}
        for coding in codings:
            of_unit.setdefault(coding.span, []).extend(Hit(coding.code_uid, firing) for firing in coding.reason)
        for first, behind in _units(source, annotation, unit or codebook.unit):
            span = Span(int(annotation.sentence_start[first]), int(annotation.sentence_end[behind - 1]))
            tokens = int(annotation.sentence_token[first]), int(annotation.sentence_token[behind])
            language = (*LANGUAGES, OTHER)[annotation.sentence_language[first]]
            found.append(Passage(text, span, *tokens, language, tuple(of_unit.get(span, ()))))
    taken = taken_by_exclusions(codebook, sources, annotations, unit=unit)
    return _passages(sources, annotations, [_with_exclusions(codebook, one, taken) for one in found])


def _with_exclusions(codebook: Codebook, passage: Passage, taken: Sequence[Sequence[Taken]]) -> Passage:
    of_text = taken[passage.text]
    begin, end = (bisect_left(of_text, token, key=lambda one: one.token) for token in (passage.first, passage.behind))
    if begin == end:
        return passage
    uids = [one.code_uid for one in of_text[begin:end]]
    return passage._replace(excluded=excluded_codes(codebook, uids, [hit.code_uid for hit in passage.hits]))


def _passages(sources: Sequence[Source], annotations: Sequence[Annotation], found: Sequence[Passage]) -> Passages:
    vocabulary = merge_vocabularies(annotations)
    lemma_of: dict[Form, str] = {}
    for annotation in annotations:
        lemma_of |= zip(annotation.forms, annotation.lemmas or [form.text for form in annotation.forms], strict=True)
    lemmas = tuple(lemma_of[form] for form in vocabulary.forms)
    return Passages(sources, annotations, vocabulary.forms, lemmas, vocabulary.numbers, found)


def _passage(
    text: int, annotations: Sequence[Annotation], span: Span, hits: Sequence[tuple[list[int], list[Hit]]]
) -> Passage:
    annotation = annotations[text]
    first, behind = np.searchsorted(annotation.token_start, span).tolist()
    sentence = max(0, int(np.searchsorted(annotation.sentence_start, span.start, "right")) - 1)
    language = annotation.sentence(sentence).language if annotation.n_sentences else OTHER
    starts, of_text = hits[text]
    begin, end = np.searchsorted(starts, span).tolist()
    return Passage(text, span, first, behind, language, tuple(of_text[begin:end]))


def _in_order(codings: Sequence[Coding]) -> tuple[list[int], list[Hit]]:
    hits = [Hit(coding.code_uid, firing) for coding in codings for firing in coding.reason]
    hits.sort(key=lambda hit: (hit.firing.start, hit.firing.end, hit.code_uid, hit.firing.term))
    return [hit.firing.start for hit in hits], hits


def _units(source: Source, annotation: Annotation, unit: str) -> Iterator[tuple[int, int]]:
    """(first sentence, the one behind the last) of each unit that is coded."""
    units = unit_of_sentence(source, annotation, unit)
    evidence = annotation.is_evidence
    edges = np.searchsorted(units, np.arange(int(units[-1]) + 2)) if len(units) else np.zeros(1, np.int64)
    for first, behind in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if evidence[first]:
            yield first, behind
