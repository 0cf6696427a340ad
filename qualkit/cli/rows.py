"""The rows of the contract (docs/contract.md) that several commands print, as all of them print them.

Offsets in them are those of the original; `reading` is the same stretch of the reading text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from qualkit.model.annotations import Annotation, Sentence
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import Coding, Firing
from qualkit.model.sources import Source
from qualkit.model.spans import Span


def coding_row(
    codebook: Codebook, source: Source, annotation: Annotation, coding: Coding, fired: Iterable[Firing]
) -> dict[str, Any]:
    """A coding with what surrounds the sentence in which it begins. fired: the terms of the codebook that it has."""
    number = int(np.searchsorted(annotation.sentence_start, coding.span.start, "right")) - 1
    sentence = annotation.sentence(number)
    row = stretch(source, coding.span) | surroundings(source, sentence)
    terms = [
        {"term": one.term, **offsets(source, one.start, one.end), "form": source.text[one.start : one.end]}
        for one in fired
    ]
    return row | {
        "code": codebook.by_uid[coding.code_uid].path,
        "terms": terms,
        "sentence": [row["start"], row["end"]],
        "coder": coding.coder.name,
        "status": coding.status.value,
    }


def stretch(source: Source, span: Span) -> dict[str, Any]:
    """A stretch of the reading text: where it stands in the original, its words there and as they are read."""
    place = offsets(source, *span)
    original = source.original[place["start"] : place["end"]]
    return {"source": source.name, **place, "text": original, "reading": source.text[span.start : span.end]}


def surroundings(source: Source, sentence: Sentence) -> dict[str, Any]:
    """Where a sentence stands and who says it."""
    turn, told = sentence.turn, sentence.attribution
    return {
        "language": sentence.language,
        "section": sentence.section,
        "speaker": turn.speaker if turn else None,
        "role": turn.role if turn else None,
        "question": turn.question if turn else None,
        "attribution": {"name": told.name, "by": told.by} if told else None,
        "attribution_at": list(source.offsets.to_original(told.start, told.end)) if told else None,
    }


def offsets(source: Source, start: int, end: int) -> dict[str, int]:
    """Where a stretch of the reading text stands in the original."""
    span = source.offsets.to_original(start, end)
    return {"start": span.start, "end": span.end}
