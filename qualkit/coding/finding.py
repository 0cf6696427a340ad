"""Where a term stands in the material, whatever the section: a way to try one out, and to search."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from qualkit.coding.expressions import Term
from qualkit.coding.parsing import parse_term
from qualkit.coding.terms import compile_rows
from qualkit.coding.walking import hits, layout
from qualkit.model.annotations import LANGUAGES, Annotation, merge_vocabularies
from qualkit.model.codings import Firing


def find(term: str, annotations: Sequence[Annotation], *, languages: Sequence[str] = LANGUAGES) -> list[list[Firing]]:
    """For each annotation the places where the term stands in any of its inflected forms, in order of start.

    languages: those as whose word the term is tried; sentences of other languages are not looked at.

    Raises: ValueError, saying what to do, if the term is none.
    """
    vocabulary = merge_vocabularies(annotations)
    terms = compile_rows([("", parsed) for parsed in _parsed(term, languages)], vocabulary.forms)
    found = []
    for annotation, numbers in zip(annotations, vocabulary.numbers, strict=True):
        units = np.arange(annotation.n_sentences, dtype=np.int32)
        places = hits(terms, layout(terms, annotation, numbers, units))
        starts, ends = annotation.token_start[places.first].tolist(), annotation.token_end[places.last].tolist()
        found.append([Firing(term, *place) for place in sorted(set(zip(starts, ends, strict=True)))])
    return found


def _parsed(term: str, languages: Sequence[str]) -> list[Term]:
    """The term in each of the languages in which it is one; what is no term in any is refused."""
    parsed, wrong = [], None
    for language in languages:
        try:
            parsed.append(parse_term(term, language))
        except ValueError as error:
            wrong = wrong or error
    if wrong and not parsed:
        raise wrong
    return parsed
