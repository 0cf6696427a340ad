"""Word formation of Russian, by pymorphy3: its dictionary, and its guesses for words outside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer


class RussianMorphology:
    """The engine of Russian; every distinct key is analysed once."""

    def inflections(
        self, words: Sequence[Sequence[str]], forms: Sequence[Sequence[str]], *, in_phrase: bool = False
    ) -> list[list[int]]:
        """For each word the numbers of the forms that it is a dictionary form of, in any reading, ascending.

        A word that is no dictionary form (кадры) stands for the forms of its own dictionary forms.
        """
        numbers: dict[str, list[int]] = {}
        for number, spellings in enumerate(forms):
            for lemma in {lemma for key in spellings if key for lemma in normal_forms(key)}:
                numbers.setdefault(lemma, []).append(number)
        found = []
        for spellings in words:
            lemmas = normal_forms(spellings[0])
            wanted = (spellings[0],) if spellings[0] in lemmas else tuple(lemmas)
            found.append(sorted({number for lemma in wanted for number in numbers.get(lemma, ())}))
        return found

    def lemmas(self, forms: Sequence[str], keys: Sequence[str]) -> list[str]:
        """For each key its likeliest dictionary form; a word outside the dictionary stays, if it can be one."""
        return [_likeliest(key) for key in keys]


@cache
def normal_forms(key: str) -> Mapping[str, float]:
    """The dictionary forms that a key may belong to, with their likelihoods; what is no word has itself."""
    likelihoods: dict[str, float] = {}
    # pymorphy3 asks every letter for its Unicode name, and some (Tangut) have none.
    if len(key) > _LONGEST_WORD or not all(unicodedata.name(letter, "") for letter in key):
        return {key: 1.0}
    for parse in _analyser().parse(key) if key else ():
        lemma = parse.normal_form.replace("ё", "е")
        likelihoods[lemma] = likelihoods.get(lemma, 0.0) + parse.score
    return likelihoods or {key: 1.0}


_LONGEST_WORD = 60


def is_in_dictionary(key: str) -> bool:
    """Whether pymorphy3 has the key, rather than a guess at it."""
    return bool(_analyser().word_is_known(key))


# A consonant that is no case ending's.
_MASCULINE = re.compile(
    "[а-я](?:[бвгджзклмнпрстфхцчшщ])(?<!ов|ев|ом|ем|ам|ям|ах|ях|ых|их|ым|им|ет|ит|ут|ют|ат|ят|ал|ил|ел)$"
)


@cache
def _likeliest(key: str) -> str:
    lemmas = normal_forms(key)
    # Of unknown names pymorphy3 makes feminines: "кайрелла" of "Кайрелл".
    if (key in lemmas or _MASCULINE.search(key)) and not _analyser().word_is_known(key):
        return key
    return max(lemmas, key=lambda lemma: lemmas[lemma])


@cache
def _analyser() -> MorphAnalyzer:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")
