"""Words in their context: the concordance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from qualkit.model.annotations import Annotation
from qualkit.model.codings import Firing
from qualkit.model.results import Concordance, ConcordanceLine
from qualkit.model.sources import Source
from qualkit.model.spans import Span

WIDTH = 60


def kwic(
    sources: Sequence[Source],
    annotations: Sequence[Annotation],
    places: Sequence[Sequence[Firing]],
    *,
    width: int = WIDTH,
) -> Concordance:
    """A line for each place, with so many characters of the same line of text on both sides, cut between words.

    places: for each source, in order. Without places there are no lines.
    """
    lines = tuple(
        _line(source, annotation, Span(place.start, place.end), width)
        for source, annotation, found in zip(sources, annotations, places, strict=True)
        for place in found
    )
    terms = sorted({place.term for found in places for place in found})
    return Concordance(lines, {"terms": ", ".join(terms), "width": str(width)})


def _line(source: Source, annotation: Annotation, span: Span, width: int) -> ConcordanceLine:
    text = source.text
    # One character more than is shown tells whether the line goes on; a line may have millions.
    left = text[max(0, span.start - width - 1) : span.start].rpartition("\n")[2]
    right = text[span.end : span.end + width + 1].partition("\n")[0]
    if len(left) > width:
        left = "…" + left[1:].partition(" ")[2]
    if len(right) > width:
        right = right[:width].rpartition(" ")[0] + "…"
    number = int(np.searchsorted(annotation.sentence_start, np.int32(span.start), "right")) - 1
    return ConcordanceLine(source.uid, span, left, source.words(span), right, annotation.sentence(number))
