"""Quotations that run over several sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qualkit.model.annotations import Annotation

_SIGN = re.compile('[“”„«»"]')
_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"'}
_DASHES = "—–"
_LONGEST = 6000


def quotations(text: str, annotation: Annotation, numbers: Sequence[int]) -> Iterator[list[int]]:
    """For each quotation over several of the numbered sentences these sentences; the one that says whose it is first.

    A sentence that only begins or ends inside belongs to it if the quotation begins or ends there. A quotation that
    fills its sentences is led by the sentence before, where one stands in the same paragraph.
    """
    at = 0
    while at < len(numbers):
        last = at + 1
        while last < len(numbers) and _are_together(text, annotation, numbers[last - 1], numbers[last]):
            last += 1
        if last - at > 1:
            yield from _in_paragraph(text, annotation, numbers[at:last])
        at = last


def dialogues(text: str, annotation: Annotation, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of sentences of one line that both begin with a dash: `— …, — сказал Черкасов. — …`

    Whoever says the first goes on in the second.
    """
    for one, other in pairwise(numbers):
        end, start = int(annotation.sentence_end[one]), int(annotation.sentence_start[other])
        begin = int(annotation.sentence_start[one])
        if other == one + 1 and "\n" not in text[end:start] and text[begin] in _DASHES and text[start] in _DASHES:
            yield one, other


def _are_together(text: str, annotation: Annotation, one: int, other: int) -> bool:
    end, start = int(annotation.sentence_end[one]), int(annotation.sentence_start[other])
    return other == one + 1 and text.count("\n", end, start) < 2


def _in_paragraph(text: str, annotation: Annotation, numbers: Sequence[int]) -> Iterator[list[int]]:
    begin, end = int(annotation.sentence_start[numbers[0]]), int(annotation.sentence_end[numbers[-1]])
    opened: tuple[str, int] | None = None
    first = 0
    for match in _SIGN.finditer(text, begin, end):
        sign = match[0]
        if opened is None:
            if sign in _PAIRS:
                opened = sign, match.start()
            continue
        if sign not in _PAIRS[opened[0]]:
            continue
        start, stop = opened[1], match.end()
        opened = None
        while first < len(numbers) and int(annotation.sentence_end[numbers[first]]) <= start:
            first += 1
        last = first
        while last < len(numbers) and int(annotation.sentence_start[numbers[last]]) < stop:
            last += 1
        covered = list(numbers[first:last])
        if covered and stop - start < _LONGEST:
            fills = int(annotation.sentence_start[covered[0]]) >= start
            fills = fills and int(annotation.sentence_end[covered[-1]]) <= stop + 1
            if fills and first:
                yield [numbers[first - 1], *covered]
            elif len(covered) > 1:
                yield covered
