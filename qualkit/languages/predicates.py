"""Words of Azerbaijani and Turkish that make a sentence by themselves: değil, yok, var; deyil, yox, var.

They take the endings of person and tense that nouns take too seldom to be looked for on every noun.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from qualkit.languages.suffix_grammar import BACK_VOWELS, last_vowel
from qualkit.languages.turkic import TurkicMorphology

VOICELESS = "çfhkpsşqtx"
HIGH = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "ə": "i", "i": "i", "ö": "ü", "ü": "ü"}


@dataclass(frozen=True)
class MorphologyWithPredicates(TurkicMorphology):
    """The engine of a Turkic profile that also knows the endings of some predicates.

    predicates: these words, lower case. endings: in the notation of the suffix grammar with A, I, Q and D.
    letters: the sounds behind A and Q, each after a back and after a front vowel.
    hardens: whether D is t behind a voiceless letter.
    """

    predicates: tuple[str, ...] = ()
    endings: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)
    hardens: bool = False

    def inflections(
        self, words: Sequence[Sequence[str]], forms: Sequence[Sequence[str]], *, in_phrase: bool = False
    ) -> list[list[int]]:
        """For each word the numbers of the forms that inflect it, ascending."""
        found = super().inflections(words, forms, in_phrase=in_phrase)
        wanted = {number: keys for number, word in enumerate(words) if (keys := self._keys(word))}
        if not wanted:
            return found
        numbers: dict[str, list[int]] = {}
        for number, spellings in enumerate(forms):
            for key in spellings:
                numbers.setdefault(key, []).append(number)
        for word, keys in wanted.items():
            found[word] = sorted({*found[word], *(number for key in keys for number in numbers.get(key, ()))})
        return found

    def _keys(self, spellings: Sequence[str]) -> frozenset[str]:
        return frozenset[str]().union(*(self._forms.get(word, frozenset()) for word in spellings))

    @cached_property
    def _forms(self) -> dict[str, frozenset[str]]:
        """word -> the word with each of the endings."""
        return {
            word: frozenset(self._joined(word, ending) for ending in self.endings.split()) for word in self.predicates
        }

    def _joined(self, word: str, ending: str) -> str:
        """The word with an ending in its vowel harmony: yok, DIlAr -> yoktular."""
        for letter in ending:
            vowel = last_vowel(word)
            is_front = vowel not in BACK_VOWELS
            match letter:
                case "I":
                    letter = HIGH[vowel]
                case "A" | "Q":
                    letter = self.letters[letter][is_front]
                case "D":
                    letter = "t" if self.hardens and word[-1] in VOICELESS else "d"
            word += letter
        return word
