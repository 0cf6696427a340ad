"""Which codes the codebook says a passage is not about: an exclusion took away all that their terms had found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qualkit.coding.expressions import Either, Expression, Near, Phrase, Term, Together, Without, phrases
from qualkit.coding.parsing import parse_term
from qualkit.coding.terms import compile_rows
from qualkit.coding.units import unit_of_sentence
from qualkit.coding.walking import Hits, hits, layout, side_by_side
from qualkit.model.annotations import LANGUAGES, Annotation, merge_vocabularies
from qualkit.model.codebooks import Codebook
from qualkit.model.sources import Source

MOST_TOKENS = 1_000_000
"""Tokens that are walked over at once."""

PATTERNS = frozenset(("prefix", "suffix", "regex"))


class Taken(NamedTuple):
    """Where an exclusion took something from a code: the token of the text at which that began."""

    token: int
    code_uid: str


@dataclass(frozen=True, slots=True)
class _Rows:
    """Terms of the codes that exclude something. loose: row -> the row of the same term without its exclusions.

    excluding: for each code with exclusions its uid and their rows, and the rows of all terms that they take from.
    """

    rows: Sequence[tuple[str, Term]]
    loose: Mapping[int, int]
    excluding: Sequence[tuple[str, Sequence[int], Sequence[int]]]


def taken_by_exclusions(
    codebook: Codebook, sources: Sequence[Source], annotations: Sequence[Annotation], *, unit: str | None = None
) -> list[list[Taken]]:
    """For each text where exclusions took something from which codes, in its order."""
    rows = _rows(codebook)
    found: list[list[Taken]] = [[] for _ in sources]
    if not rows.excluding and not rows.loose:
        return found
    vocabulary = merge_vocabularies(annotations)
    terms = compile_rows(rows.rows, vocabulary.forms)
    within = codebook.within or unit or codebook.unit
    for batch in _batches(annotations):
        layouts = [
            layout(terms, annotations[n], vocabulary.numbers[n], unit_of_sentence(sources[n], annotations[n], within))
            for n in batch
        ]
        starts = np.cumsum([0, *(len(one.forms) for one in layouts)])
        for token, uid in sorted(set(_taken(rows, hits(terms, side_by_side(layouts)), int(starts[-1])))):
            text = int(np.searchsorted(starts, token, "right")) - 1
            found[batch[text]].append(Taken(token - int(starts[text]), uid))
    return found


def excluded_codes(codebook: Codebook, taken: Iterable[str], fired: Iterable[str]) -> frozenset[str]:
    """The codes from which something was taken and that no term speaks for any more, with all below them.

    taken: the codes from which exclusions took something. fired: the codes of which a term is left.
    """
    left = set(fired)
    families = ({below.uid for below in codebook.by_uid[uid].walk()} for uid in set(taken))
    return frozenset[str]().union(*(family for family in families if not family & left))


def _rows(codebook: Codebook) -> _Rows:
    terms = {
        code.uid: [
            parse_term(term, language) for language in LANGUAGES for term in dict.fromkeys(code.terms.get(language, ()))
        ]
        for code in codebook.walk()
    }
    excluding = [code for code in codebook.walk() if any(term.is_exclusion for term in terms[code.uid])]
    needed = {below.uid for code in excluding for below in code.walk()}
    rows: list[tuple[str, Term]] = []
    loosened: list[tuple[int, Term]] = []
    for uid, of_code in terms.items():
        for term in of_code:
            without = term.expression if term.is_exclusion else _loosened(term.expression)
            if uid in needed or without != term.expression:
                rows.append((uid, term))
            if without != term.expression:
                loosened.append((len(rows) - 1, replace(term, expression=without)))
    loose = {row: len(rows) + number for number, (row, _term) in enumerate(loosened)}
    families = [(code.uid, {below.uid for below in code.walk()}) for code in excluding]
    exclusions = [
        (
            uid,
            [row for row, (of, term) in enumerate(rows) if of == uid and term.is_exclusion],
            [row for row, (of, term) in enumerate(rows) if of in family and not term.is_exclusion],
        )
        for uid, family in families
    ]
    return _Rows([*rows, *((rows[row][0], term) for row, term in loosened)], loose, exclusions)


def _loosened(expression: Expression) -> Expression:
    """The expression without its exclusions, but for those that only say which words a pattern does not mean."""
    match expression:
        case Phrase():
            return expression
        case Near():
            return replace(expression, first=_loosened(expression.first), second=_loosened(expression.second))
        case Together():
            return replace(expression, parts=tuple(map(_loosened, expression.parts)), absent=())
        case Without():
            kept = tuple(part for part in expression.excluded if _is_word(part)) if _is_pattern(expression.base) else ()
            base = _loosened(expression.base)
            return replace(expression, base=base, excluded=kept) if kept else base
        case Either():
            return replace(expression, parts=tuple(map(_loosened, expression.parts)))


def _is_pattern(expression: Expression) -> bool:
    return any(word.how in PATTERNS for phrase in phrases(expression) for way in phrase.ways for word in way)


def _is_word(expression: Expression) -> bool:
    return isinstance(expression, Phrase) and all(len(way) == 1 for way in expression.ways)


def _batches(annotations: Sequence[Annotation]) -> Iterator[list[int]]:
    """The numbers of the texts, so many together that their tokens are walked over at once."""
    batch, n_tokens = list[int](), 0
    for number, annotation in enumerate(annotations):
        if batch and n_tokens + len(annotation.token_form) > MOST_TOKENS:
            yield batch
            batch, n_tokens = [], 0
        batch.append(number)
        n_tokens += len(annotation.token_form)
    if batch:
        yield batch


def _taken(rows: _Rows, found: Hits, n_tokens: int) -> Iterator[tuple[int, str]]:
    """(token, code) of all that exclusions took."""
    for strict, loose in rows.loose.items():
        places, kept = _of_rows(found, [loose]), _of_rows(found, [strict])
        lost = ~np.isin(places.first << 32 | places.last, kept.first << 32 | kept.last)
        uid = rows.rows[strict][0]
        yield from ((token, uid) for token in places.first[lost].tolist())
    for uid, excluding, terms in rows.excluding:
        places = _of_rows(found, terms)
        for token in places.first[_touched(places, _of_rows(found, excluding), n_tokens)].tolist():
            yield token, uid


def _of_rows(found: Hits, rows: Sequence[int]) -> Hits:
    return found.where(np.isin(found.row, rows))


def _touched(places: Hits, others: Hits, n_tokens: int) -> NDArray[np.bool_]:
    """For each place whether it shares a token with any of the others."""
    edges = np.zeros(n_tokens + 1, np.int64)
    np.add.at(edges, others.first, 1)
    np.add.at(edges, others.last + 1, -1)
    covered = np.concatenate(([0], np.cumsum(np.cumsum(edges) > 0)))
    return covered[places.last + 1] > covered[places.first]
