"""How likely texts are in each of the four languages and in any other. The only door to py3langid.

Its rank() looks at one text at a time, which took three quarters of annotating English; the same sums over all texts
at once take a fifth of it (tests compare the two).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

MODELLED = ("az", "tr", "ru", "en")
UNKNOWN = float(np.finfo(np.float32).min)
"""The likelihood of each language for a text that the model knows nothing about."""
_AT_ONCE = 2048
"""Texts that are looked at together; what is needed in between takes some 50 MB then."""
_FEW = 8
"""Fewer texts are quicker one at a time."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Likelihoods(NamedTuple):
    """Logarithms, comparable within a text only. other: the likeliest language beside the four."""

    az: float
    tr: float
    ru: float
    en: float
    other: float


def likelihoods(texts: Sequence[str]) -> list[Likelihoods]:
    """For each text how likely it is in each language; all the same where the model knows nothing about it.

    >>> (found,) = likelihoods(["Bu konuda konuşmak istemiyorum"])
    >>> max(zip(found, found._fields))[1]
    'tr'
    """
    if len(texts) < _FEW:
        return [_ranked(text) for text in texts]
    columns = [_model().classes.index(language) for language in MODELLED]
    found: dict[int, Likelihoods] = {}
    encoded = list(map(_encoded, texts))
    # What is about as long is looked at together: as many steps as the longest text has bytes.
    order = sorted(range(len(texts)), key=lambda number: len(encoded[number]))
    for first in range(0, len(order), _AT_ONCE):
        numbers = order[first : first + _AT_ONCE]
        scores = _scores([encoded[number] for number in numbers])
        own = scores[:, columns].tolist()
        scores[:, columns] = UNKNOWN
        for number, row, other in zip(numbers, own, scores.max(axis=1).tolist(), strict=True):
            found[number] = Likelihoods._make((*row, other))
    return [found[number] for number in range(len(texts))]


def _ranked(text: str) -> Likelihoods:
    ranked = dict(_model().identifier.rank(text))
    own = [ranked.pop(language) for language in MODELLED]
    return Likelihoods._make((*own, max(ranked.values())))


class _Model(NamedTuple):
    """The automaton that finds byte sequences, and how likely each of them is in each language.

    The state after `byte` in a state is next_state[row[state] + byte]; found[state]: the sequence's number, or -1.
    weights: sequences × classes. classes: language codes; two may be the same.
    """

    next_state: NDArray[np.uint32]
    row: Ints
    found: NDArray[np.int32]
    weights: NDArray[np.float16]
    prior: Floats
    classes: list[str]
    identifier: LanguageIdentifier


@cache
def _model() -> _Model:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: Any = LanguageIdentifier.from_model_file(MODEL_FILE)
    return _Model(
        np.asarray(identifier.tk_nextmove),
        np.asarray(identifier.tk_row, np.int64) << 8,
        np.asarray(identifier.tk_output, np.int32),
        identifier.nb_ptc,
        identifier.nb_pc,
        list(identifier.nb_classes),
        identifier,
    )


def _encoded(text: str) -> bytes:
    return (text.lower() if text.isupper() else text).encode("utf-8", "surrogatepass")


def _scores(texts: Sequence[bytes]) -> Floats:
    """Texts × classes. texts: the shortest first."""
    model = _model()
    text, sequence = _found_sequences(texts)
    n = len(model.weights)
    pairs, times = np.unique(text * n + sequence, return_counts=True)
    text, sequence = np.divmod(pairs, n)
    is_present = np.zeros(n, np.bool_)
    is_present[sequence] = True
    (present,) = np.nonzero(is_present)
    at = (np.cumsum(is_present) - 1)[sequence]
    weights = model.weights[present].astype(np.float32)
    counted = np.log1p(times.astype(np.float32))
    bounds = np.searchsorted(text, np.arange(len(texts) + 1)).tolist()
    scores = np.full((len(texts), len(model.classes)), UNKNOWN, np.float32)
    for number, (first, last) in enumerate(pairwise(bounds)):
        if first < last:
            scores[number] = counted[first:last] @ weights[at[first:last]] + model.prior
    return scores


def _found_sequences(texts: Sequence[bytes]) -> tuple[Ints, Ints]:
    """(text, sequence) for each place where the automaton finds one; it takes a step in all texts at a time.

    texts: the shortest first, so that those that go on are the last ones.
    """
    model = _model()
    lengths = np.array([len(text) for text in texts])
    letters = np.zeros((len(texts), lengths[-1]), np.uint8)
    for number, text in enumerate(texts):
        letters[number, : len(text)] = np.frombuffer(text, np.uint8)
    letters = np.ascontiguousarray(letters.T)
    states = np.zeros(letters.shape, model.next_state.dtype)
    state = np.zeros(len(texts), states.dtype)
    ended = np.searchsorted(lengths, np.arange(len(letters)), "right").tolist()
    for column, after, first in zip(letters, states, ended, strict=True):
        after[first:] = model.next_state[model.row[state[first:]] + column[first:]]
        state = after
    found = model.found[states]
    found[np.arange(len(letters))[:, np.newaxis] >= lengths] = -1
    at = np.nonzero(found >= 0)
    return at[1], found[at].astype(np.int64)
