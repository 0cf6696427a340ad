"""Which words of a passage weighed most."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qualkit.coding.learning.features import Lexicon, features_of
from qualkit.coding.learning.models import CodeModel
from qualkit.coding.learning.passages import Hit, Passage, Passages
from qualkit.model.spans import Span

MOST_WORDS = 5


class Because(NamedTuple):
    """Something that spoke for a code: a lemma, or a term of the codebook that fired, and where it stands.

    weight: what it adds to the log-odds of the score.
    """

    lemma: str
    start: int
    end: int
    weight: float
    is_term: bool


def because(
    passages: Passages, number: int, model: CodeModel, known: Lexicon, own: Sequence[Hit], scale: float
) -> tuple[Because, ...]:
    """The terms of the code that fired, and the words that weighed most, heaviest first.

    A word's weight is that of its lemma, of its character n-grams and of the terms that it belongs to, as far as these
    are not shown themselves. own: the hits of the code and of those below it. scale: the value of a feature there.
    """
    passage = passages.all[number]
    by_terms = _by_terms(passage, model, known, own, scale)
    by_words: dict[str, Because] = {}
    annotation = passages.annotations[passage.text]
    forms = passages.tokens(number).tolist()
    for token, form in enumerate(forms, passage.first):
        columns = (known.words.get(feature) for feature in features_of(passages.forms[form], passages.lemmas[form]))
        weight = scale * math.fsum(float(model.words[at]) for at in columns if at is not None)
        span = Span(int(annotation.token_start[token]), int(annotation.token_end[token]))
        around = [place for place in by_terms if place.covers(span)]
        for place in around:
            by_terms[place] = by_terms[place]._replace(weight=by_terms[place].weight + weight)
        lemma = passages.lemmas[form]
        if not around and (lemma not in by_words or weight > by_words[lemma].weight):
            by_words[lemma] = Because(lemma, *span, weight, False)
    words = [one for one in _heaviest_first(by_words.values()) if one.weight > 0][:MOST_WORDS]
    return tuple(_heaviest_first([*by_terms.values(), *words]))


def because_of_terms(own: Sequence[Hit], score: float) -> tuple[Because, ...]:
    """The terms that fired, for a code whose words were not learned: each bears the same part of the score."""
    places: dict[Span, str] = {}
    for firing in sorted((hit.firing for hit in own), key=lambda firing: (firing.start, firing.end, firing.term)):
        places.setdefault(Span(firing.start, firing.end), firing.term)
    odds = math.log(score / (1 - score)) if 0 < score < 1 else 0.0
    return tuple(Because(term, *place, round(odds / len(places), 3), True) for place, term in places.items())


def _by_terms(
    passage: Passage, model: CodeModel, known: Lexicon, own: Sequence[Hit], scale: float
) -> dict[Span, Because]:
    """Each stretch in which a term of the code fired, with what the terms there add."""
    places = sorted({Span(hit.firing.start, hit.firing.end) for hit in own})
    n_concepts = len({known.concept(hit) for hit in own})
    share = (model.fired + model.concepts * math.log1p(n_concepts)) / max(1, len(places))
    found: dict[Span, Because] = {}
    for place in places:
        here = [hit for hit in passage.hits if Span(hit.firing.start, hit.firing.end) == place]
        columns = {known.hits[name] for hit in here for name in known.columns_of(hit) if name in known.hits}
        term = min(hit.firing.term for hit in own if Span(hit.firing.start, hit.firing.end) == place)
        weight = share + scale * math.fsum(float(model.words[at]) for at in sorted(columns))
        found[place] = Because(term, *place, weight, True)
    return found


def _heaviest_first(found: Iterable[Because]) -> list[Because]:
    rounded = [one._replace(weight=round(one.weight, 3)) for one in found]
    return sorted(rounded, key=lambda one: (-one.weight, one.start, one.end))
