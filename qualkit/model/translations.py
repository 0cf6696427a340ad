"""Abstracts of one article in several languages: which of them repeat another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_TEXT_LETTERS = 300
"""So much running text between two abstracts parts them: they stand over two articles, or over and below one."""
_SHORT_LETTERS = 40
"""Sentences under this length have the language of what stands next to them."""


class _Run(NamedTuple):
    """Sentences of abstracts that follow each other in one language."""

    language: int
    numbers: list[int]


def translated_abstracts(
    is_abstract: NDArray[np.bool_],
    *,
    is_text: NDArray[np.bool_],
    is_title: NDArray[np.bool_],
    languages: NDArray[np.int8],
    letters: NDArray[np.signedinteger[Any]],
) -> NDArray[np.bool_]:
    """For each sentence whether it belongs to an abstract in another language than the one that stays.

    All arrays have a place for each sentence, in order. Abstracts belong to the text below them, those at the end to
    the text above; where there is no text, as in a book of abstracts, nothing is a translation. At the end, a title
    over an abstract in a foreign language that the article has used already opens another article, which is cut off.
    """
    found = np.zeros(len(is_abstract), np.bool_)
    abstract = np.flatnonzero(is_abstract)
    if len(np.unique(languages[abstract])) < 2:
        return found
    so_far = np.concatenate([[0], np.cumsum(np.where(is_text, letters, 0))])
    for (start, end), groups in _by_text(abstract, so_far, languages, letters).items():
        body = np.arange(start, end)[is_text[start:end]]
        own = int(np.argmax(np.bincount(languages[body], weights=letters[body])))
        runs: list[_Run] = []
        for group in groups:
            repeated = {run.language for run in runs} & {run.language for run in group} - {own}
            if not (repeated and is_title[body[-1] : group[-1].numbers[0]].any()):
                runs += group
        kept = own if any(run.language == own for run in runs) else runs[0].language
        for run in runs:
            found[run.numbers] = run.language != kept
    return found


def _by_text(
    abstract: NDArray[np.intp],
    so_far: NDArray[np.signedinteger[Any]],
    languages: NDArray[np.int8],
    letters: NDArray[np.signedinteger[Any]],
) -> dict[tuple[int, int], list[list[_Run]]]:
    """For each stretch that holds the text of an article its abstracts, in groups without text between them.

    so_far: the letters of text before each sentence, and after the last one. Where a group stands between two texts,
    the one below has as many abstracts over it as the first text, and what comes before them closes the one above.
    """
    parts = np.flatnonzero(so_far[abstract[1:]] - so_far[abstract[:-1]] >= _TEXT_LETTERS) + 1
    groups = [_runs(group.tolist(), languages, letters) for group in np.split(abstract, parts)]
    ends = [0, *(group[-1].numbers[-1] + 1 for group in groups)]
    starts = [*(group[0].numbers[0] for group in groups), len(so_far) - 1]
    found: dict[tuple[int, int], list[list[_Run]]] = {}
    usual = 0
    for number, group in enumerate(groups):
        above, below = (ends[number], starts[number]), (ends[number + 1], starts[number + 1])
        has_above, has_below = (so_far[end] - so_far[start] >= _TEXT_LETTERS for start, end in (above, below))
        if has_above and has_below and 0 < usual < len(group):
            found.setdefault(above, []).append(group[:-usual])
            found.setdefault(below, []).append(group[-usual:])
        elif has_above or has_below:
            found.setdefault(below if has_below else above, []).append(group)
        usual = usual or (len(group) if has_below and not has_above else 0)
    return found


def _runs(numbers: Sequence[int], languages: NDArray[np.int8], letters: NDArray[np.signedinteger[Any]]) -> list[_Run]:
    """The sentences in runs of one language; a few words in another one belong to what stands next to them."""
    runs: list[_Run] = []
    for number in numbers:
        language = int(languages[number])
        last = runs[-1] if runs else None
        if last and (
            last.language == language or (letters[number] < _SHORT_LETTERS and last.numbers[-1] == number - 1)
        ):
            last.numbers.append(number)
        elif last and int(letters[last.numbers].sum()) < _SHORT_LETTERS:  # "Abstract.", in whatever it was taken for
            runs[-1] = _Run(language, [*last.numbers, number])
        else:
            runs.append(_Run(language, [number]))
    return runs
