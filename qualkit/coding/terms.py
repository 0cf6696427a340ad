"""The terms of a codebook against the distinct forms of some material."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from qualkit.coding.expressions import Phrase, Term, Word, phrases
from qualkit.coding.parsing import parse_term
from qualkit.coding.word_forms import words_of_forms
from qualkit.model.annotations import LANGUAGES, Form
from qualkit.model.codebooks import Codebook

Int32 = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class CompiledTerms:
    """The terms of a codebook against the distinct forms of some material.

    rows: (code uid, term) for each term, in the codebook's order.
    first_phrase: for each row the number of its first phrase, and one more for the end; phrases are counted over all
    rows, in the order of `phrases`.
    is_word: for each form whether it holds a letter or a digit.
    word_start, word_number: for form f the words that it stands for are word_number[word_start[f]:word_start[f + 1]].
    steps: sorted keys node << 32 | word of the trie of the phrases' words; targets: the node that each leads to.
    ends: node -> numbers of the phrases that end there. Node 0 is the root.
    """

    rows: tuple[tuple[str, Term], ...]
    first_phrase: Int32
    is_word: NDArray[np.bool_]
    word_start: Int32
    word_number: Int32
    steps: NDArray[np.int64]
    targets: Int32
    ends: dict[int, tuple[int, ...]]

    @cached_property
    def end_start(self) -> Int32:
        """For each node, and one more, where its phrases begin in `end_phrase`."""
        counts = np.zeros(len(self.targets) + 1, np.int32)
        for node, numbers in self.ends.items():
            counts[node] = len(numbers)
        return np.concatenate((np.zeros(1, np.int32), np.cumsum(counts, dtype=np.int32)))

    @cached_property
    def end_phrase(self) -> Int32:
        """The phrases that end at the nodes, node by node."""
        return np.array([number for node in sorted(self.ends) for number in self.ends[node]], np.int32)

    @cached_property
    def row_of_phrase(self) -> Int32:
        """For each phrase the row of its term."""
        return np.repeat(np.arange(len(self.rows), dtype=np.int32), np.diff(self.first_phrase))

    @cached_property
    def is_simple(self) -> NDArray[np.bool_]:
        """For each row whether its term is a phrase and nothing more."""
        return np.array([isinstance(term.expression, Phrase) for _uid, term in self.rows], np.bool_)


def compile_terms(codebook: Codebook, forms: Sequence[Form]) -> CompiledTerms:
    """The codebook's terms, each word turned into the set of forms that it stands for.

    Each distinct form is looked at once, whatever the length of the material.
    """
    return compile_rows(
        [
            (code.uid, parse_term(term, language))
            for code in codebook.walk()
            for language in LANGUAGES
            for term in dict.fromkeys(code.terms.get(language, ()))
        ],
        forms,
    )


def compile_rows(rows: Sequence[tuple[str, Term]], forms: Sequence[Form]) -> CompiledTerms:
    """These terms, each with what it stands for, against the distinct forms of some material."""
    of_rows = [list(phrases(term.expression)) for _uid, term in rows]
    all_phrases = [phrase for of_row in of_rows for phrase in of_row]
    numbers: dict[Word, int] = {}
    for phrase in all_phrases:
        for way in phrase.ways:
            for word in way:
                numbers.setdefault(word, len(numbers))
    word_start, word_number = words_of_forms(list(numbers), forms)
    steps, targets, ends = _trie(
        (number, tuple(numbers[word] for word in way))
        for number, phrase in enumerate(all_phrases)
        for way in phrase.ways
    )
    first_phrase = np.cumsum([0, *map(len, of_rows)], dtype=np.int32)
    is_word = np.array([any(map(str.isalnum, form.text)) for form in forms], np.bool_)
    return CompiledTerms(tuple(rows), first_phrase, is_word, word_start, word_number, steps, targets, ends)


def _trie(
    sequences: Iterable[tuple[int, tuple[int, ...]]],
) -> tuple[NDArray[np.int64], Int32, dict[int, tuple[int, ...]]]:
    nodes: dict[tuple[int, int], int] = {}
    ends: dict[int, list[int]] = {}
    for number, sequence in sequences:
        node = 0
        for word in sequence:
            node = nodes.setdefault((node, word), len(nodes) + 1)
        ends.setdefault(node, []).append(number)
    keys = np.array([(node << 32) | word for node, word in nodes], np.int64)
    order = np.argsort(keys)
    targets = np.array(list(nodes.values()), np.int32)[order]
    return keys[order], targets, {node: tuple(numbers) for node, numbers in ends.items()}
