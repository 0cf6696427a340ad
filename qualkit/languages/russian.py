"""Word formation of Russian, by pymorphy3: its dictionary, and its guesses for words outside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3.dawg import ConditionalProbDistDAWG
    from pymorphy3.tagset import OpencorporaTag


class RussianMorphology:
    """The engine of Russian; every distinct key is analysed once."""

    def inflections(
        self, words: Sequence[Sequence[str]], forms: Sequence[Sequence[str]], *, in_phrase: bool = False
    ) -> list[list[int]]:
        """For each word the numbers of the forms that it is a dictionary form of, in any reading, ascending.

        A word that is no dictionary form (кадры) stands for the forms of its own dictionary forms.
        """
        by_key: dict[str, list[int]] = {}
        for number, spellings in enumerate(forms):
            for key in filter(None, spellings):
                by_key.setdefault(key, []).append(number)
        guessed: dict[str, set[str]] = {}  # lemma -> keys outside the dictionary
        for key in by_key:
            if not is_in_dictionary(key):
                for lemma in normal_forms(key):
                    guessed.setdefault(lemma, set()).add(key)
        found = []
        for spellings in words:
            lemmas = normal_forms(spellings[0])
            wanted = frozenset({spellings[0]} if spellings[0] in lemmas else lemmas)
            keys = _paradigms(spellings[0], wanted).union(*(guessed.get(lemma, ()) for lemma in wanted))
            found.append(sorted({number for key in keys for number in by_key.get(key, ())}))
        return found

    def lemmas(self, forms: Sequence[str], keys: Sequence[str]) -> list[str]:
        """For each key its likeliest dictionary form; a word outside the dictionary stays, if it can be one."""
        return [_likeliest(key) for key in keys]


@cache
def normal_forms(key: str) -> tuple[str, ...]:
    """The dictionary forms that a key may belong to, each once; what is no word has itself."""
    return tuple(dict.fromkeys(lemma for lemma, *_ in _readings(key))) or (key,)


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
    if len(lemmas) < 2:
        return lemmas[0]
    readings = _readings(key)
    ranked = [(_likelihoods().prob(key, tag), lemma) for lemma, tag, _ in readings]
    if not any(likelihood for likelihood, _ in ranked):  # the corpus has no such word
        ranked = [(score, lemma) for lemma, _, score in readings]
    ranked.sort(key=itemgetter(0), reverse=True)
    total = {lemma: 0.0 for _, lemma in ranked}
    for likelihood, lemma in ranked:
        total[lemma] += likelihood
    return max(total, key=lambda lemma: total[lemma])


@cache
def _paradigms(key: str, lemmas: frozenset[str]) -> frozenset[str]:
    """The key and, if the dictionary has it, all forms of those of its readings that belong to these lemmas."""
    forms = {key}
    if is_in_dictionary(key):
        for parse in _analyser().parse(key):
            if parse.normal_form.replace("ё", "е") in lemmas:
                forms.update(form.word.replace("ё", "е") for form in parse.lexeme)
    return frozenset(forms)


def _readings(key: str) -> list[tuple[str, OpencorporaTag, float]]:
    """The readings of a key: dictionary form, grammar, and how sure pymorphy3 is that there is such a word."""
    # pymorphy3 asks every letter for its Unicode name, and some (Tangut) have none.
    if not key or len(key) > _LONGEST_WORD or not all(unicodedata.name(letter, "") for letter in key):
        return []
    return [(parse.normal_form.replace("ё", "е"), parse.tag, parse.score) for parse in _analyser().parse(key)]


@cache
def _analyser() -> MorphAnalyzer:
    from pymorphy3 import MorphAnalyzer

    # How likely a reading is takes half of the time and is asked for few words: see _likeliest.
    return MorphAnalyzer(lang="ru", probability_estimator_cls=None)


@cache
def _likelihoods() -> ConditionalProbDistDAWG:
    from pymorphy3.analyzer import ProbabilityEstimator

    return ProbabilityEstimator(_analyser().dictionary.path).p_t_given_w
