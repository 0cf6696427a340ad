"""Dictionary-based coding: the codebook's terms laid over annotated texts.

The terms are compiled against the distinct forms of all sources; each text is then a walk over integers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

import numpy as np

from qualkit.coding.expressions import is_loose
from qualkit.coding.terms import CompiledTerms, compile_terms
from qualkit.coding.units import unit_of_sentence
from qualkit.coding.walking import Hits, Layout, hits, layout, side_by_side, without_exclusions
from qualkit.model.annotations import Annotation, Int32, merge_vocabularies
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import TERMS, Coding, Firing, Status
from qualkit.model.sources import Source
from qualkit.model.spans import Span

BATCH = 1_000_000
"""Tokens that are walked over at once: enough to do the work on a term rarely, few enough for the memory."""


class Text(NamedTuple):
    """What is coded. units: for each sentence the number of its unit."""

    source: Source
    annotation: Annotation
    units: Int32
    layout: Layout


class Found(NamedTuple):
    """A term that fired, the place of its code in the codebook, and whether words of others may stand in it."""

    firing: Firing
    place: int
    is_loose: bool


def apply(
    codebook: Codebook, sources: Sequence[Source], annotations: Sequence[Annotation], *, unit: str | None = None
) -> list[list[Coding]]:
    """For each source its proposals: one for each unit of text and code, with every term that fired as the reason.

    unit: sentence, paragraph or turn; by default what the codebook says.
    Only what is evidence is coded: see `Annotation.is_evidence`.
    Words inside a longer term of another code of the same theme say nothing by themselves.
    By source, in order of start and then of the codebook; empty lists where nothing fires.
    """
    vocabulary = merge_vocabularies(annotations)
    terms = compile_terms(codebook, vocabulary.forms)
    coded = codebook if unit is None else replace(codebook, unit=unit)
    return propose(coded, terms, sources, annotations, vocabulary.numbers)


def propose(
    codebook: Codebook,
    terms: CompiledTerms,
    sources: Sequence[Source],
    annotations: Sequence[Annotation],
    numbers: Sequence[Int32],
) -> list[list[Coding]]:
    """As `apply`, with terms that have been compiled. numbers: for each annotation those of the terms' forms."""
    texts = (
        _text(codebook, terms, source, annotation, of_forms)
        for source, annotation, of_forms in zip(sources, annotations, numbers, strict=True)
    )
    exclusions = list(_rows_of_codes(codebook, terms))
    found: list[list[Coding]] = []
    for batch in _batches(texts):
        all_hits = without_exclusions(terms, hits(terms, side_by_side([text.layout for text in batch])), exclusions)
        for text, of_text in zip(batch, _divided(all_hits, [len(text.layout.forms) for text in batch]), strict=True):
            found.append(list(_proposals(codebook, terms, text, of_text)))
    return found


def _text(codebook: Codebook, terms: CompiledTerms, source: Source, annotation: Annotation, numbers: Int32) -> Text:
    units = unit_of_sentence(source, annotation, codebook.unit)
    same = codebook.within in (None, codebook.unit)
    within = units if same else unit_of_sentence(source, annotation, codebook.within or codebook.unit)
    return Text(source, annotation, units, layout(terms, annotation, numbers, within))


def _batches(texts: Iterable[Text]) -> Iterator[list[Text]]:
    batch, n_tokens = list[Text](), 0
    for text in texts:
        if batch and n_tokens + len(text.layout.forms) > BATCH:
            yield batch
            batch, n_tokens = [], 0
        batch.append(text)
        n_tokens += len(text.layout.forms)
    if batch:
        yield batch


def _divided(all_hits: Hits, lengths: Sequence[int]) -> Iterator[Hits]:
    """The hits of each text, with tokens counted from its own first one. lengths: tokens of each text."""
    starts = np.cumsum([0, *lengths])
    of_hit = np.searchsorted(starts, all_hits.first, "right") - 1
    order = np.argsort(of_hit, kind="stable")
    edges = np.searchsorted(of_hit[order], np.arange(len(lengths) + 1))
    for number, start in enumerate(starts[:-1].tolist()):
        chosen = order[edges[number] : edges[number + 1]]
        yield Hits(all_hits.row[chosen], all_hits.first[chosen] - start, all_hits.last[chosen] - start)


def _proposals(codebook: Codebook, terms: CompiledTerms, text: Text, found: Hits) -> Iterator[Coding]:
    source, annotation = text.source, text.annotation
    sentence = text.layout.sentence[found.first]
    is_coded = annotation.is_evidence[sentence]
    found, unit_of_hit = found.where(is_coded), text.units[sentence[is_coded]].tolist()
    starts, ends = annotation.token_start[found.first].tolist(), annotation.token_end[found.last].tolist()
    codes = {code.uid: (place, code.theme) for place, code in enumerate(codebook.walk())}
    of_row = [(*codes[uid], term.text, is_loose(term.expression)) for uid, term in terms.rows]
    fired: dict[tuple[int, str], list[Found]] = {}
    for unit, row, start, end in zip(unit_of_hit, found.row.tolist(), starts, ends, strict=True):
        place, theme, written, loose = of_row[row]
        fired.setdefault((unit, theme), []).append(Found(Firing(written, start, end), place, loose))
    reasons: dict[tuple[int, int], list[Firing]] = {}
    for (unit, _theme), firings in fired.items():
        for firing, place, _loose in _most_specific(firings):
            reasons.setdefault((unit, place), []).append(firing)
    uids = list(codes)
    first_sentence = np.searchsorted(text.units, np.arange(text.units[-1] + 2) if len(text.units) else 0)
    for (unit, place), because in sorted(reasons.items()):
        first, behind = first_sentence[unit], first_sentence[unit + 1]
        span = Span(int(annotation.sentence_start[first]), int(annotation.sentence_end[behind - 1]))
        reason = tuple(sorted(because, key=lambda firing: (firing.start, firing.end, firing.term)))
        yield Coding(source.uid, source.revision, uids[place], span, source.words(span), TERMS, Status.PROPOSED, reason)


def _rows_of_codes(codebook: Codebook, terms: CompiledTerms) -> Iterator[tuple[int, int, int]]:
    """For each code with exclusions its first row, the row behind its last, and the one behind those below it."""
    of_code = Counter(uid for uid, _term in terms.rows)
    with_exclusions = {uid for uid, term in terms.rows if term.is_exclusion}
    begin = 0
    for code in codebook.walk():
        end = begin + of_code[code.uid]
        if code.uid in with_exclusions:
            yield begin, end, begin + sum(of_code[below.uid] for below in code.walk())
        begin = end


def _most_specific(found: list[Found]) -> Iterator[Found]:
    """What fired in a unit for the codes of one theme, without words inside a longer term of another code.

    "shortage" says nothing more where "staff shortage", the term of a sub-code, has fired around it. A term with words
    of others between its own takes in only what stands at its beginning or end.
    """
    found.sort(key=lambda one: (one.firing.start, -one.firing.end, one.place))
    reach: dict[int, int] = {}  # code -> how far its terms reach so far; a theme has few codes
    loose: list[Found] = []
    for (start, end), group in groupby(found, key=lambda one: (one.firing.start, one.firing.end)):
        same_words = list(group)
        around = [one for one in loose if one.firing.end == end or (one.firing.start == start and one.firing.end > end)]
        for one in same_words:
            is_inside = any(far >= end and code != one.place for code, far in reach.items())
            if not is_inside and all(other.place == one.place for other in around):
                yield one
        loose += [one for one in same_words if one.is_loose]
        reach |= {one.place: max(reach.get(one.place, 0), end) for one in same_words if not one.is_loose}
