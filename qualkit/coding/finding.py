"""Where a term stands in the material, whatever the section: a way to try one out, and to search."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from qualkit.coding.apply import walk
from qualkit.coding.terms import compile_rows, parse_term
from qualkit.model.annotations import LANGUAGES, Annotation, merge_vocabularies
from qualkit.model.codings import Firing


def find(term: str, annotations: Sequence[Annotation], *, languages: Sequence[str] = LANGUAGES) -> list[list[Firing]]:
    """For each annotation the places where the term stands in any of its inflected forms, in order of start.

    languages: those as whose word the term is tried; sentences of other languages are not looked at.

    Raises: ValueError, saying what to do, if the term is none.
    """
    vocabulary = merge_vocabularies(annotations)
    terms = compile_rows([(language, parse_term(term, language)) for language in languages], vocabulary.forms)
    found = []
    for annotation, numbers in zip(annotations, vocabulary.numbers, strict=True):
        sentence_of_token = np.repeat(
            np.arange(annotation.n_sentences, dtype=np.int32), np.diff(annotation.sentence_token).astype(np.int64)
        )
        hits = walk(terms, numbers[annotation.token_form], sentence_of_token)
        places = {(int(annotation.token_start[hit.first]), int(annotation.token_end[hit.last])) for hit in hits}
        found.append([Firing(term, *place) for place in sorted(places)])
    return found
