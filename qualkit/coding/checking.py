"""A codebook under the loupe: its languages side by side, what is missing, what comes twice, what never fires."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

import numpy as np

from qualkit.coding.apply import propose
from qualkit.coding.terms import compile_terms
from qualkit.coding.units import unit_of_sentence
from qualkit.coding.walking import hits, layout
from qualkit.languages import get_language
from qualkit.model.annotations import LANGUAGES, Annotation, merge_vocabularies
from qualkit.model.codebooks import Code, Codebook
from qualkit.model.sources import Source

FEW = 0.5
"""A language whose list is shorter than this part of the longest one has a gap, where no rows of concepts show it."""


class Idea(NamedTuple):
    """What stands side by side: language -> terms. missing: the languages that have a list for the code, but not this.

    is_row: whether the codebook says that these belong together; else they only stand at the same place of their lists.
    """

    code: str
    terms: Mapping[str, tuple[str, ...]]
    missing: tuple[str, ...]
    is_row: bool


class Written(NamedTuple):
    """A term where it is written."""

    code: str
    language: str
    term: str


class Shared(NamedTuple):
    """A term that several codes have."""

    language: str
    term: str
    codes: tuple[str, ...]


class CodeCheck(NamedTuple):
    """One code: language -> how many terms it has, and how many codings they propose, as `apply` does."""

    code: str
    terms: Mapping[str, int]
    fired: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CodebookCheck:
    """What is worth a look.

    sentences: language -> sentences of evidence in the material; empty without material.
    gaps: codes with no list, or a much shorter one, in a language: (code, language). Rows with a gap are in `ideas`.
    silent: terms that stand nowhere in the material, of languages that it has.
    one_language: codes that fire in one language of several that both they and the material have.
    """

    sentences: Mapping[str, int]
    codes: tuple[CodeCheck, ...]
    ideas: tuple[Idea, ...]
    gaps: tuple[tuple[str, str], ...]
    twice: tuple[Written, ...]
    shared: tuple[Shared, ...]
    silent: tuple[Written, ...]
    one_language: tuple[str, ...]


def check(codebook: Codebook, sources: Sequence[Source] = (), annotations: Sequence[Annotation] = ()) -> CodebookCheck:
    """What is worth a look in a codebook, by itself and against some material."""
    codes = list(codebook.walk())
    twice, shared = _repeated(codes)
    sentences, fired, silent = _against(codebook, sources, annotations)
    checks = tuple(
        CodeCheck(
            code.path,
            {language: len(code.terms.get(language, ())) for language in LANGUAGES},
            {language: fired[code.uid, language] for language in LANGUAGES},
        )
        for code in codes
    )
    return CodebookCheck(
        sentences,
        checks,
        tuple(idea for code in codes for idea in _ideas(code)),
        tuple((one.code, language) for one in checks for language in _short_lists(one)),
        twice,
        shared,
        silent,
        tuple(one.code for one in checks if _fires_in_one(one, sentences)),
    )


def _ideas(code: Code) -> list[Idea]:
    found = []
    for concept in code.concepts:
        missing = tuple(language for language in LANGUAGES if language not in concept)
        found.append(Idea(code.path, concept, missing, True))
    in_rows = {language: sum(len(row.get(language, ())) for row in code.concepts) for language in LANGUAGES}
    lists = {language: terms[: len(terms) - in_rows[language]] for language, terms in code.terms.items() if terms}
    for place in zip_longest(*lists.values()):
        cells = {language: (term,) for language, term in zip(lists, place, strict=True) if term is not None}
        found.append(Idea(code.path, cells, (), False))
    return found


def _short_lists(one: CodeCheck) -> list[str]:
    longest = max(one.terms.values())
    return [language for language in LANGUAGES if one.terms[language] < FEW * longest]


def _repeated(codes: Sequence[Code]) -> tuple[tuple[Written, ...], tuple[Shared, ...]]:
    twice, where = [], dict[tuple[str, str], dict[str, str]]()
    for code in codes:
        for language, terms in code.terms.items():
            rules = get_language(language)
            keys = [rules.lower(" ".join(term.split())) if '"' not in term else term for term in terms]
            twice += [Written(code.path, language, key) for key, n in Counter(keys).items() if n > 1]
            for key, term in zip(keys, terms, strict=True):
                where.setdefault((language, key), {}).setdefault(code.path, term)
    shared = [Shared(language, key, tuple(holders)) for (language, key), holders in where.items() if len(holders) > 1]
    return tuple(twice), tuple(shared)


def _against(
    codebook: Codebook, sources: Sequence[Source], annotations: Sequence[Annotation]
) -> tuple[dict[str, int], Counter[tuple[str, str]], tuple[Written, ...]]:
    """(language -> sentences, (uid, language) -> proposals of the code, terms that stand nowhere)."""
    if not annotations:
        return {}, Counter(), ()
    vocabulary = merge_vocabularies(annotations)
    terms = compile_terms(codebook, vocabulary.forms)
    sentences: Counter[str] = Counter()
    per_row = np.zeros(len(terms.rows), np.int64)
    for source, annotation, numbers in zip(sources, annotations, vocabulary.numbers, strict=True):
        of_evidence = annotation.sentence_language[annotation.is_evidence]
        for language, n in zip(LANGUAGES, np.bincount(of_evidence, minlength=len(LANGUAGES)).tolist(), strict=False):
            sentences[language] += n
        units = unit_of_sentence(source, annotation, codebook.within or codebook.unit)
        found = hits(terms, layout(terms, annotation, numbers, units))
        per_row += np.bincount(found.row, minlength=len(terms.rows))
    fired: Counter[tuple[str, str]] = Counter()
    proposed = propose(codebook, terms, sources, annotations, vocabulary.numbers)
    for annotation, codings in zip(annotations, proposed, strict=True):
        # Terms are tried on sentences of their own language, so the first one tells which it is.
        starts = [coding.reason[0].start for coding in codings]
        languages = annotation.sentence_language[np.searchsorted(annotation.sentence_start, starts, "right") - 1]
        fired.update((one.code_uid, LANGUAGES[n]) for one, n in zip(codings, languages.tolist(), strict=True))
    paths = {code.uid: code.path for code in codebook.walk()}
    silent = tuple(
        Written(paths[uid], term.language, term.text)
        for (uid, term), n in zip(terms.rows, per_row.tolist(), strict=True)
        if not n and sentences[term.language]
    )
    return {language: n for language, n in sentences.items() if n}, fired, silent


def _fires_in_one(one: CodeCheck, sentences: Mapping[str, int]) -> bool:
    possible = [language for language in LANGUAGES if one.terms[language] and sentences.get(language)]
    return len(possible) > 1 and sum(one.fired[language] > 0 for language in possible) == 1
