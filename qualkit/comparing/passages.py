"""Passages: the unit of counts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from qualkit.model.codebooks import Code, Codebook
from qualkit.model.codings import Coding, Status
from qualkit.model.results import Passage
from qualkit.model.sources import Source
from qualkit.model.spans import Span


def passages(codings: Iterable[Coding], sources: Sequence[Source], codebook: Codebook) -> list[Passage]:
    """The passages of every code, a parent's with those of the codes below it; rejected codings make none.

    Accepted and proposed codings make passages of their own; a proposed stretch that lies wholly in an accepted one of
    the same branch is counted with that one. Codings touch where nothing but blanks lies between them; a line break
    keeps them apart. In the order of the codebook, then of the sources, then of the text.
    Codings of codes that are not in the codebook are left out.
    """
    by_code: dict[str, dict[str, list[Coding]]] = {}
    for coding in codings:
        if coding.status is not Status.REJECTED:
            by_code.setdefault(coding.code_uid, {}).setdefault(coding.source_uid, []).append(coding)
    return [
        passage
        for code in codebook.walk()
        for source in sources
        for passage in _of_source(code, source, _of_branch(code, source.uid, by_code))
    ]


def _of_branch(code: Code, source_uid: str, by_code: Mapping[str, Mapping[str, list[Coding]]]) -> list[Coding]:
    found = [coding for below in code.walk() for coding in by_code.get(below.uid, {}).get(source_uid, ())]
    return sorted(found, key=lambda coding: (*coding.span, coding.code_uid, coding.coder.uid))


def _of_source(code: Code, source: Source, codings: Sequence[Coding]) -> list[Passage]:
    accepted = _merged(code, source, [coding for coding in codings if coding.status is Status.ACCEPTED])
    starts = [passage.span.start for passage in accepted]

    def is_in_accepted(span: Span) -> bool:
        around = bisect_right(starts, span.start) - 1
        return around >= 0 and accepted[around].span.covers(span)

    undecided = [coding for coding in codings if coding.status is Status.PROPOSED and not is_in_accepted(coding.span)]
    return sorted([*accepted, *_merged(code, source, undecided)], key=lambda passage: passage.span)


def _merged(code: Code, source: Source, codings: Sequence[Coding]) -> list[Passage]:
    groups: list[tuple[Span, list[Coding]]] = []
    for coding in codings:
        if groups and _touches(source, groups[-1][0], coding.span):
            span, members = groups[-1]
            members.append(coding)
            groups[-1] = (Span(span.start, max(span.end, coding.span.end)), members)
        else:
            groups.append((coding.span, [coding]))
    return [Passage(source.uid, code.uid, span, source.words(span), tuple(members)) for span, members in groups]


def _touches(source: Source, earlier: Span, later: Span) -> bool:
    if later.start <= earlier.end:
        return True
    between = source.text[earlier.end : later.start]
    return between.isspace() and "\n" not in between
