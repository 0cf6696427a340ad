"""One walk over a text's form numbers: every place where a phrase stands, and from these where each term does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from qualkit.coding.expressions import Either, Expression, Near, Phrase, Together, Without
from qualkit.coding.terms import CompiledTerms
from qualkit.model.annotations import Annotation, Int32

Int64 = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """How the tokens of a text lie.

    forms: for each token the number of its form. sentence, unit: the sentence and the unit of text that it stands in.
    word: how many words stand before it.
    """

    forms: Int32
    sentence: Int32
    unit: Int32
    word: Int32


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Stretches of tokens in the order of the text, none twice: the first and the last token of each."""

    first: Int64
    last: Int64

    def where(self, flags: Flags) -> Places:
        """Those of them."""
        return Places(self.first[flags], self.last[flags])


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """Where terms stand: for each place the row in the compiled terms, the first and the last token.

    In the order of the rows, then of the text; no place of a row twice.
    """

    row: Int64
    first: Int64
    last: Int64

    def where(self, flags: Flags) -> Hits:
        """Those of them."""
        return Hits(self.row[flags], self.first[flags], self.last[flags])

    def __len__(self) -> int:
        return len(self.row)


def layout(terms: CompiledTerms, annotation: Annotation, numbers: Int32, unit_of_sentence: Int32) -> Layout:
    """The layout of an annotated text. numbers: those of the terms' forms for the annotation's own."""
    per_sentence = np.diff(annotation.sentence_token).astype(np.int64)
    sentence = np.repeat(np.arange(annotation.n_sentences, dtype=np.int32), per_sentence)
    forms = numbers[annotation.token_form]
    is_word = terms.is_word[forms].astype(np.int32) if len(forms) else np.empty(0, np.int32)
    return Layout(forms, sentence, unit_of_sentence[sentence], np.cumsum(is_word, dtype=np.int32) - is_word)


def side_by_side(layouts: Sequence[Layout]) -> Layout:
    """Several texts as one, so that the work on each term is done once for all of them; no sentence or unit is joined.

    The tokens of a text follow those of the text before.
    """
    columns: dict[str, list[Int32]] = {"forms": [], "sentence": [], "unit": [], "word": []}
    ends = dict.fromkeys(columns, 0)
    for text in layouts:
        for name, parts in columns.items():
            column = getattr(text, name)
            parts.append(column if name == "forms" else column + np.int32(ends[name]))
            ends[name] += int(column[-1]) + 1 if len(column) else 0
    return Layout(*(np.concatenate(parts) if parts else np.empty(0, np.int32) for parts in columns.values()))


def hits(terms: CompiledTerms, text: Layout) -> Hits:
    """Where each term stands; what an exclusion finds is among them."""
    phrase, first, last = _walk(terms, text)
    phrase, first, last = _sorted(phrase, first, last)
    row = terms.row_of_phrase[phrase].astype(np.int64)
    simple = terms.is_simple[row] if len(row) else np.empty(0, np.bool_)
    found = [Hits(row[simple], first[simple], last[simple])]
    for number in np.unique(row[~simple]).tolist():
        begin, end = terms.first_phrase[number], terms.first_phrase[number + 1]
        edges = np.searchsorted(phrase, np.arange(begin, end + 1))
        of_phrases = iter([Places(first[one:other], last[one:other]) for one, other in pairwise(edges)])
        places = _places(terms.rows[number][1].expression, of_phrases, text)
        found.append(Hits(np.full(len(places.first), number, np.int64), places.first, places.last))
    return _joined(found)


def _joined(parts: Sequence[Hits]) -> Hits:
    row, first, last = (np.concatenate([getattr(part, name) for part in parts]) for name in ("row", "first", "last"))
    return Hits(*_sorted(row, first, last))


def _sorted(number: Int64, first: Int64, last: Int64) -> tuple[Int64, Int64, Int64]:
    """The triples in order, each once."""
    order = np.lexsort((last, first, number))
    number, first, last = number[order], first[order], last[order]
    is_new = np.ones(len(number), np.bool_)
    is_new[1:] = (np.diff(number) != 0) | (np.diff(first) != 0) | (np.diff(last) != 0)
    return number[is_new], first[is_new], last[is_new]


def _places(expression: Expression, of_phrases: Iterator[Places], text: Layout) -> Places:
    """Where an expression stands; the places of its phrases come in the order in which they are written."""
    match expression:
        case Phrase():
            return next(of_phrases)
        case Near():
            first = _places(expression.first, of_phrases, text)
            second = _places(expression.second, of_phrases, text)
            pairs = [_behind(first, second, expression.distance, text)]
            if not expression.in_order:
                pairs.append(_behind(second, first, expression.distance, text))
            return _in_order(pairs)
        case Together():
            parts = [_places(part, of_phrases, text) for part in expression.parts]
            absent = [_places(part, of_phrases, text) for part in expression.absent]
            return _in_shared_units(parts, absent, text)
        case Without():
            base = _places(expression.base, of_phrases, text)
            for part in expression.excluded:
                base = base.where(~_touches(base, _places(part, of_phrases, text)))
            return base
        case Either():
            return _in_order([_places(part, of_phrases, text) for part in expression.parts])


def _in_order(parts: Sequence[Places]) -> Places:
    first = np.concatenate([part.first for part in parts])
    last = np.concatenate([part.last for part in parts])
    keys = np.unique(first << 32 | last)
    return Places(keys >> 32, keys & 0xFFFFFFFF)


def _behind(first: Places, second: Places, distance: int, text: Layout) -> Places:
    """The stretches from a place to the nearest one of the other kind behind it, and from that to its nearest before.

    Both in one sentence, the second's first word at most `distance` words behind the first's last one.
    """
    if not len(first.first) or not len(second.first):
        return first.where(np.zeros(len(first.first), np.bool_))
    onward = np.searchsorted(second.first, first.last, "right")
    has = np.flatnonzero(onward < len(second.first))
    by_last = np.argsort(first.last, kind="stable")
    back = np.searchsorted(first.last[by_last], second.first, "left") - 1
    had = np.flatnonzero(back >= 0)
    one = np.concatenate((has, by_last[back[had]]))
    other = np.concatenate((onward[has], had))
    end, begin = first.last[one], second.first[other]
    good = (text.sentence[end] == text.sentence[begin]) & (text.word[begin] - text.word[end] <= distance)
    return _in_order([Places(first.first[one], second.last[other]).where(good)])


def _in_shared_units(parts: Sequence[Places], absent: Sequence[Places], text: Layout) -> Places:
    units = np.unique(text.unit[parts[0].first])
    for part in parts[1:]:
        units = np.intersect1d(units, text.unit[part.first])
    for part in absent:
        units = np.setdiff1d(units, text.unit[part.first])
    return _in_order([part.where(np.isin(text.unit[part.first], units)) for part in parts])


def _touches(places: Places, others: Places) -> Flags:
    """For each place whether it shares a token with any of the others."""
    if not len(others.first):
        return np.zeros(len(places.first), np.bool_)
    before = np.searchsorted(others.first, places.last, "right")
    reach = np.concatenate((np.array([-1]), np.maximum.accumulate(others.last)))
    return reach[before] >= places.first


def without_exclusions(terms: CompiledTerms, found: Hits, spans: Sequence[tuple[int, int, int]]) -> Hits:
    """The hits without what exclusions take from them, and without the exclusions' own.

    spans: for each code that has exclusions its first row, the row behind its last, and the row behind the last one of
    the codes below it; rows lie in the codebook's order, so a code and those below it are one stretch.
    """
    is_exclusion = np.array([term.is_exclusion for _uid, term in terms.rows], np.bool_)
    if not is_exclusion.any():
        return found
    excludes = is_exclusion[found.row]
    keep = ~excludes
    for begin, end, end_below in spans:
        own, stop, last = np.searchsorted(found.row, (begin, end, end_below))
        chosen = excludes[own:stop]
        excluded = _in_order([Places(found.first[own:stop][chosen], found.last[own:stop][chosen])])
        keep[own:last] &= ~_touches(Places(found.first[own:last], found.last[own:last]), excluded)
    return found.where(keep)


def _walk(terms: CompiledTerms, text: Layout) -> tuple[Int64, Int64, Int64]:
    """(phrase, first token, last token) of every place where a phrase stands inside one sentence.

    Each step of the walk goes one word deeper for all places at once.
    """
    first = np.arange(len(text.forms), dtype=np.int64)
    last, node = first, np.zeros(len(text.forms), np.int64)
    found: list[tuple[Int64, Int64, Int64]] = []
    while len(first):
        place, node = _step(terms, text.forms[last], node)
        first, last = first[place], last[place]
        begin = terms.end_start[node].astype(np.int64)
        count = terms.end_start[node + 1] - begin
        at, within = _ranges(count)
        found.append((terms.end_phrase[begin[at] + within].astype(np.int64), first[at], last[at]))
        onward = np.flatnonzero(last + 1 < len(text.forms))
        onward = onward[text.sentence[last[onward]] == text.sentence[last[onward] + 1]]
        first, last, node = first[onward], last[onward] + 1, node[onward]
    if not found:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int64)
    phrase, begin, end = (np.concatenate([part[n] for part in found]) for n in range(3))
    return phrase, begin, end


def _step(terms: CompiledTerms, forms: Int32, nodes: Int64) -> tuple[Int64, Int64]:
    """(numbers of the places that go on, the nodes that they reach); a form of two words may go on twice."""
    if not len(terms.steps):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    begin = terms.word_start[forms].astype(np.int64)
    place, within = _ranges(terms.word_start[forms + 1] - begin)
    keys = (nodes[place] << 32) | terms.word_number[begin[place] + within]
    found = np.minimum(np.searchsorted(terms.steps, keys), len(terms.steps) - 1)
    good = terms.steps[found] == keys
    return place[good], terms.targets[found[good]].astype(np.int64)


def _ranges(count: NDArray[np.integer]) -> tuple[Int64, Int64]:
    """(number, place in its range) for ranges of these lengths, one after the other."""
    number = np.repeat(np.arange(len(count), dtype=np.int64), count)
    return number, np.arange(len(number), dtype=np.int64) - np.repeat(np.cumsum(count) - count, count)
