"""How likely a string of letters is as a word of one of the four languages. The only door to wordfreq.

Three sources, in this order: how often the word is in running text, whether a dictionary has it in any inflection,
and how usual its sequences of three letters are. Azerbaijani has a short list and the suffix grammar; for the rest its
words are looked up as Turkish ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Protocol, cast

from qualkit.languages.az import AZERBAIJANI
from qualkit.languages.azerbaijani_words import NOUNS, VERBS
from qualkit.languages.induced_stems import possible_splits
from qualkit.languages.known_words import is_known_word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualkit.languages.stem_shapes import StemRules
    from qualkit.languages.turkic import TurkicMorphology

WORD_LISTS = {"tr": "small", "ru": "small", "en": "large"}
"""The lists of wordfreq. Turkish has the small one only; the large English one has the names that news are full of."""
INFLECTED = 1e-7
"""How often a word is that is too rare for the list but in the dictionary: a tenth of the rarest one of the list."""
SHORTEST_INFLECTED = 4
"""Letters; the dictionary's shorter words are often no words but endings (kü, nü)."""
UNHEARD = 0.02
"""The share of running words that neither list nor dictionary has."""
FUNCTION_WORD, COMMON_WORD = 1e-3, 1e-4
"""How often words of Azerbaijani are, of which only lists are known."""
LIKE_TURKISH, UNHEARD_AZERBAIJANI = 0.05, 0.2
"""The shares of running words of Azerbaijani that are in no list: those that are Turkish too, and all others."""
TWO_WORDS = 1e-3
"""How much less likely a word is that Turkish writes in one and Azerbaijani in two (veya, yapabilir)."""
AS_TURKISH = str.maketrans("əxq", "ehk")


class Lexicon(Protocol):
    """The words of a language. All words asked for are in its lower case."""

    def frequency(self, word: str) -> float:
        """The word's share of all running words; 0 where it is not known."""
        ...

    def has(self, word: str) -> bool:
        """Whether the word is known, also by its inflection."""
        ...

    def likelihood(self, word: str) -> float:
        """How likely the next word of a text is this one; above 0 for any string of letters."""
        ...

    def beginning(self, letters: str) -> float:
        """How likely a word begins with these letters, by its letters alone."""
        ...


@cache
def get_lexicon(language: str) -> Lexicon:
    """The lexicon of az, tr, ru or en; the first call loads its word list (20 to 100 ms).

    >>> turkish = get_lexicon("tr")
    >>> turkish.frequency("uluslararası") > 0 == turkish.frequency("ülüslararası")
    True
    """
    if language == "az":
        return NeighboursLexicon(_listed("tr"))
    return _listed(language)


@cache
def _listed(language: str) -> ListedLexicon:
    from wordfreq import get_frequency_dict

    return ListedLexicon(language, get_frequency_dict(language, wordlist=WORD_LISTS[language]))


@dataclass(frozen=True, eq=False)
class ListedLexicon:
    """The words of a language with a word list.

    frequencies: word -> its share of all running words.
    """

    language: str
    frequencies: Mapping[str, float] = field(repr=False)

    def frequency(self, word: str) -> float:
        """The word's share of all running words; 0 where the list has it not."""
        return self.frequencies.get(word, 0.0)

    def has(self, word: str) -> bool:
        """Whether the list or a dictionary has the word."""
        return word in self.frequencies or self._is_inflected(word)

    def likelihood(self, word: str) -> float:
        """How likely the next word of a text is this one; above 0 for any string of letters."""
        frequency = self.frequencies.get(word)
        if frequency is not None:
            return frequency
        unheard = UNHEARD * self.letter_sequences.likelihood(word)
        return unheard + INFLECTED if self._is_inflected(word) else unheard

    def beginning(self, letters: str) -> float:
        """How likely a word begins with these letters, by its letters alone."""
        return self.letter_sequences.likelihood(letters, is_whole=False)

    @cached_property
    def letter_sequences(self) -> LetterSequences:
        """The spelling of the list's words, each counted once."""
        return LetterSequences.of(self.frequencies)

    def _is_inflected(self, word: str) -> bool:
        return len(word) >= SHORTEST_INFLECTED and is_known_word(word, self.language)


@dataclass(frozen=True, eq=False)
class NeighboursLexicon:
    """The words of Azerbaijani: a list of common ones and their inflections, else the words of Turkish."""

    turkish: ListedLexicon

    def frequency(self, word: str) -> float:
        """A guess at the word's share of all running words; 0 where it is not known."""
        if _TWO_WORDS.match(word):
            return 0.0
        if word in AZERBAIJANI.stop_words:
            return FUNCTION_WORD
        if word in NOUNS:
            return COMMON_WORD
        return COMMON_WORD / 10 if self._is_inflected(word) else 0.0

    def has(self, word: str) -> bool:
        """Whether the word or what it is inflected from is in the list."""
        return self.frequency(word) > 0

    def likelihood(self, word: str) -> float:
        """How likely the next word of a text is this one; above 0 for any string of letters."""
        if frequency := self.frequency(word):
            return frequency
        as_turkish = word.translate(AS_TURKISH)
        unheard = UNHEARD_AZERBAIJANI * self.turkish.letter_sequences.likelihood(as_turkish)
        if _TWO_WORDS.match(word):
            return TWO_WORDS * unheard
        return unheard + LIKE_TURKISH * self.turkish.likelihood(as_turkish)

    def beginning(self, letters: str) -> float:
        """How likely a word begins with these letters, by its letters alone."""
        return self.turkish.beginning(letters.translate(AS_TURKISH))

    def _is_inflected(self, word: str) -> bool:
        if word[:2] not in _BEGINNINGS:
            return False
        splits = possible_splits(word, self._rules, ())
        return any(split.stem in (VERBS if split.is_verb else NOUNS) for split in splits)

    @cached_property
    def _rules(self) -> StemRules:
        return cast("TurkicMorphology", AZERBAIJANI.morphology).rules


@dataclass(frozen=True, eq=False)
class LetterSequences:
    """How likely each letter follows the two before it, word edges counted as a letter.

    numbers: letter -> its number; 0 is the word's edge and 1 any other letter. likelihoods: [before][last][next].
    """

    numbers: Mapping[str, int]
    likelihoods: list[list[list[float]]] = field(repr=False)

    @classmethod
    def of(cls, words: Iterable[str]) -> LetterSequences:
        """The sequences of some words; signs that are no letters are left out."""
        import numpy as np

        joined = "\0\0".join(words)
        codes = np.frombuffer(f"\0\0{joined}\0".encode("utf-32-le"), np.uint32)
        distinct, counts = np.unique(codes, return_counts=True)
        letters = [chr(code) for code in distinct[counts > _RARE] if chr(code).isalpha()]
        numbers = {letter: number for number, letter in enumerate(letters, 2)}
        table = np.array([numbers.get(chr(code), 1 if code else 0) for code in distinct])
        numbered = table[np.searchsorted(distinct, codes)]
        return cls(numbers, _interpolated(numbered, len(letters) + 2).tolist())

    def likelihood(self, word: str, *, is_whole: bool = True) -> float:
        """How likely the letters are one after another, up to the word's end if it is whole."""
        before = last = 0
        product = 1.0
        for letter in word:
            number = self.numbers.get(letter, 1)
            product *= self.likelihoods[before][last][number]
            before, last = last, number
        return product * self.likelihoods[before][last][0] if is_whole else product


_RARE = 5
"""Letters that all words together have no oftener are counted as one."""


def _interpolated(letters: NDArray[np.int64], n: int) -> NDArray[np.float64]:
    """The likelihood of each letter behind each two, long contexts mixed with short ones.

    Source: Witten & Bell 1991; a context counts as much as it has been seen, what may follow as often as it varied.
    """
    import numpy as np

    before, last, following = letters[:-2], letters[1:-1], letters[2:]
    real = (following != 0) | (last != 0)  # the second edge before a word says nothing
    before, last, following = before[real], last[real], following[real]
    likelihood: NDArray[np.float64] = np.full(n, 1 / n)
    for context, size in ((np.zeros_like(last), 1), (last, n), (before * n + last, n * n)):
        counts = np.bincount(context * n + following, minlength=size * n).reshape(size, n)
        kinds = (counts > 0).sum(1, keepdims=True)
        # A context is the shorter one with a letter before it, so the shorter table repeats.
        shorter = np.tile(likelihood.reshape(-1, n), (size // likelihood.reshape(-1, n).shape[0], 1))
        total = counts.sum(1, keepdims=True)
        likelihood = np.where(total > 0, (counts + kinds * shorter) / np.maximum(total + kinds, 1), shorter)
    return likelihood.reshape(n, n, n)


_TWO_WORDS = re.compile("vəya$|heçkim|.+[aə]bil(?:[iə]r|m[iə]|di|ə[cn]|sə)")
_BEGINNINGS = frozenset(word[:2] for word in NOUNS | VERBS)
