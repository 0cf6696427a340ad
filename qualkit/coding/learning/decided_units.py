"""What was decided in a project, as examples: which codes stand on each unit of text that somebody has looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from qualkit.coding.learning.examples import Example
from qualkit.coding.units import unit_of_sentence
from qualkit.model.annotations import Annotation, Int32
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import CoderKind, Coding, Status
from qualkit.model.sources import Source
from qualkit.model.spans import Span


def examples_of_codings(
    codebook: Codebook,
    sources: Sequence[Source],
    annotations: Sequence[Annotation],
    codings: Iterable[Coding],
    *,
    unit: str | None = None,
) -> list[Example]:
    """For each unit on which a person has decided about any code what is to be learned from it.

    codings: what stands, rejected ones too. unit: sentence, paragraph or turn; by default what the codebook says.
    A code stands on a unit if it stands on any part of it. Of two coders who disagree on a stretch nothing is learned.
    Who has decided about one code on a unit has looked at it: other codes that are neither on it nor proposed for it,
    nor above or below such ones, are passed over. Without decisions there is no example.
    """
    of_source: dict[str, list[Coding]] = {}
    for coding in codings:
        of_source.setdefault(coding.source_uid, []).append(coding)
    kin = _kin(codebook)
    return [
        example
        for source, annotation in zip(sources, annotations, strict=True)
        if source.uid in of_source
        for example in _examples(kin, source, annotation, of_source[source.uid], unit or codebook.unit)
    ]


def _examples(
    kin: Mapping[str, frozenset[str]],
    source: Source,
    annotation: Annotation,
    codings: Sequence[Coding],
    unit: str,
) -> Iterator[Example]:
    units = unit_of_sentence(source, annotation, unit)
    of_unit: dict[int, list[Coding]] = {}
    for coding in codings:
        for number in _units_of(coding.span, annotation, units):
            of_unit.setdefault(number, []).append(coding)
    evidence = annotation.is_evidence
    for number, here in sorted(of_unit.items()):
        first, behind = np.searchsorted(units, (number, number + 1)).tolist()
        decided = [one for one in here if one.coder.kind is CoderKind.PERSON]
        if not decided or not evidence[first]:
            continue
        span = Span(int(annotation.sentence_start[first]), int(annotation.sentence_end[behind - 1]))
        yes, no = _sides(decided)
        mentioned = yes | {one.code_uid for one in here if one.coder.kind is not CoderKind.PERSON}
        open_ones = frozenset[str]().union(*(kin.get(uid, ()) for uid in mentioned))
        silent = frozenset(kin) - no - open_ones
        yield Example(source, annotation, span, yes, no, source.uid, silent)


def _sides(decided: Sequence[Coding]) -> tuple[frozenset[str], frozenset[str]]:
    """(codes that stand, codes that do not); in both are those on whose stretches coders disagree."""
    accepted = [one for one in decided if one.status is Status.ACCEPTED]
    rejected = [one for one in decided if one.status is Status.REJECTED]
    yes = {one.code_uid for one in accepted}
    agreed = {one.code_uid for one in accepted if not any(_disagree(one, other) for other in rejected)}
    no = {one.code_uid for one in rejected} - agreed
    return frozenset(yes), frozenset(no)


def _disagree(one: Coding, other: Coding) -> bool:
    return one.code_uid == other.code_uid and one.coder != other.coder and one.span.overlaps(other.span)


def _kin(codebook: Codebook) -> dict[str, frozenset[str]]:
    """uid -> the code, all above it and all below it."""
    kin: dict[str, set[str]] = {}
    for code in codebook.walk():
        for below in code.walk():
            kin.setdefault(code.uid, set()).add(below.uid)
            kin.setdefault(below.uid, set()).add(code.uid)
    return {uid: frozenset(found) for uid, found in kin.items()}


def _units_of(span: Span, annotation: Annotation, units: Int32) -> list[int]:
    first = int(np.searchsorted(annotation.sentence_end, np.int32(span.start), "right"))
    behind = int(np.searchsorted(annotation.sentence_start, np.int32(span.end)))
    return sorted(set(map(int, units[first:behind])))
