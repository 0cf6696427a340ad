"""The units of text that carry codes: sentences, paragraphs or turns."""

from __future__ import annotations

import numpy as np

from qualkit.model.annotations import Annotation, Int32
from qualkit.model.codebooks import UNITS
from qualkit.model.sources import Source

__all__ = ["UNITS", "unit_of_sentence"]


def unit_of_sentence(source: Source, annotation: Annotation, unit: str) -> Int32:
    """For each sentence the number of its unit, ascending from 0.

    A paragraph ends where the reading text has a line end or reading knew one, at the edges of turns and sections, and
    where evidence begins or ends. Outside of turns the unit `turn` is the paragraph.
    """
    n = annotation.n_sentences
    if unit == "sentence" or not n:
        return np.arange(n, dtype=np.int32)
    evidence = annotation.is_evidence
    is_new = np.zeros(n, np.bool_)
    for column in (annotation.sentence_turn, annotation.sentence_section, evidence):
        is_new[1:] |= np.diff(column.astype(np.int32)) != 0
    gaps = zip(annotation.sentence_end[:-1].tolist(), annotation.sentence_start[1:].tolist(), strict=True)
    breaks = np.array([False, *("\n" in source.text[end:start] for end, start in gaps)])
    if marks := source.paragraphs:
        starts = np.array([mark.start for mark in marks])
        breaks[1:] |= np.diff(np.searchsorted(starts, annotation.sentence_start, "right")) != 0
    if unit == "turn":
        breaks &= annotation.sentence_turn < 0
    return np.cumsum(is_new | breaks, dtype=np.int32)
