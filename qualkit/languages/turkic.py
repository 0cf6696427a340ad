"""Word formation of Azerbaijani and Turkish: a term's inflections without a dictionary, lemmas with or without one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from qualkit.languages.induced_stems import induced_lemmas
from qualkit.languages.stem_shapes import Shape, StemRules
from qualkit.languages.suffix_grammar import HIGH_VOWELS, VOWELS, Tail, last_vowel

_POSTPOSITION = re.compile("(?:[ıiuü]n(?:d[aeə]n?|[aeə])|ğ[ıiuü]n)$")
"""The end of function words that are a noun's inflections all the same: arasında, içinden, üzerine, örneğin."""
_AFTER_ALL = "\U0010ffff"


@dataclass(frozen=True)
class TurkicMorphology:
    """The engine of a Turkic profile.

    function_words: these are no inflections of another noun (için of iç), whatever the suffix grammar allows.
    dictionary: key -> its lemma, or None where the dictionary does not know it; without one all lemmas are induced.
    """

    rules: StemRules
    function_words: frozenset[str] = field(default=frozenset(), repr=False)
    dictionary: Callable[[str], str | None] | None = None

    def inflections(
        self, words: Sequence[Sequence[str]], forms: Sequence[Sequence[str]], *, in_phrase: bool = False
    ) -> list[list[int]]:
        """For each word the numbers of the forms that inflect it, ascending."""
        numbers: dict[str, list[int]] = {}
        for number, spellings in enumerate(forms):
            for key in spellings:
                if key:
                    numbers.setdefault(key, []).append(number)
        keys = sorted(numbers)
        found = []
        for spellings in words:
            shapes = self._shapes(spellings, in_phrase)
            matching = self._matching_keys(shapes, keys)
            is_noun = all(shape.kind is Tail.NOMINAL for shape in shapes)
            if is_noun and self.function_words.isdisjoint(spellings):
                matching = {key for key in matching if key not in self.function_words or _POSTPOSITION.search(key)}
            found.append(sorted({number for key in matching for number in numbers[key]}))
        return found

    def lemmas(self, forms: Sequence[str], keys: Sequence[str]) -> list[str]:
        """For each key its lemma: the dictionary's, else induced from all keys together."""
        known: dict[str, str] = {}
        if self.dictionary is not None:
            for key in dict.fromkeys(keys):
                lemma = self.dictionary(key)
                if lemma is not None:
                    known[key] = self._citation(self.rules.grammar.with_derivation(lemma, key), key)
        if any(key not in known for key in keys):
            known = {**induced_lemmas(keys, self.rules), **known}
        return [known[key] for key in keys]

    def _citation(self, lemma: str, key: str) -> str:
        """The lemma, in the infinitive where the key can only be a form of a verb (git, gidiyorum -> gitmek)."""

        def derives(shapes: Sequence[Shape]) -> bool:
            fitting = (shape for shape in shapes if key.startswith(shape.text))
            return any(shape.takes(key[len(shape.text) :], self.rules.grammar) for shape in fitting)

        if lemma == key or derives(self.rules.nominal(lemma)) or not derives(self.rules.verbal(lemma)):
            return lemma
        return self.rules.grammar.citation(lemma)

    def _shapes(self, spellings: Sequence[str], in_phrase: bool) -> set[Shape]:
        shapes: set[Shape] = set()
        for word in filter(None, spellings):
            shapes.update(self.rules.shapes(word, in_phrase=in_phrase))
            if in_phrase:
                for stem in self._without_possessive(word):
                    shapes.update(self.rules.nominal(stem))
        return shapes

    def _matching_keys(self, shapes: set[Shape], keys: Sequence[str]) -> set[str]:
        grammar = self.rules.grammar
        found: set[str] = set()
        for shape in shapes:
            length = len(shape.text)
            first = bisect_left(keys, shape.text)
            last = bisect_left(keys, shape.text + _AFTER_ALL, first)
            found.update(key for key in keys[first:last] if shape.takes(key[length:], grammar))
        return found

    def _without_possessive(self, word: str) -> list[str]:
        """The stems of a word that may carry a third person possessive: güvenliği -> güvenlik, vasitələri -> vasitə."""
        if len(word) < 4 or word[-1] not in HIGH_VOWELS:
            return []
        stem = word[:-1]
        found = [stem, *self.rules.grammar.hardened(stem)]
        if stem[-1] in "s" and stem[-2] in VOWELS:
            found.append(stem[:-1])
        if stem[-2] not in VOWELS and stem[-1] not in VOWELS:  # fikri -> fikir
            found.append(stem[:-1] + word[-1] + stem[-1])
        if stem.endswith(("lar", "lər", "ler")):
            found.append(stem[:-3])
        changed = [noun for noun, shape in self.rules.irregular_nouns.items() if shape == stem]  # suyu -> su
        changed += [stem[:-1]] if stem[-1] == stem[-2] and stem[:-1] in self.rules.doubling else []  # hakkı -> hak
        return [stem for stem in found if len(stem) > 2 and last_vowel(stem)] + changed
