"""Which words of a list a form inflects, asked of the language only where the form begins like one of them.

Texts have thousands of forms and lists thousands of words, but few forms begin like a listed word. What was asked once
is known for all texts that follow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qualkit.languages import get_language
from qualkit.languages.english_inflection import IRREGULAR_FORMS
from qualkit.languages.spelling import CYRILLIC_AZERBAIJANI

_LONGEST_BEGINNING = {"en": 4, "ru": 7, "az": 7, "tr": 7}
_CHANGING = {
    "en": re.compile("[iu]e$|[iu]s$|fe$|an$|[yef]$"),
    "ru": re.compile("[оеё]вать(?:ся)?$|.{6}(?<=ться|тись)$|.{4}(?<=т[ьи])$|.{3}(?<=ь)$|.{2}$"),
    "az": re.compile("[ıiuü].$|.m[aə][qk]$|.$"),
    "tr": re.compile("[ıiuü].$|.m[ae]k$|.$"),
}
"""The end of a word that its forms may spell otherwise: policy, policies; сказать, скажет; fikir, fikri."""
_FURTHER_BEGINNINGS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": IRREGULAR_FORMS,
    "az": {"etmək": ("olun",), "eləmək": ("olun",)},
}
"""Forms that begin in another way: said of say, olunub of etmək."""
_FOLDED = (*zip("ıёâîû", "iеaiu", strict=True), *((mark, "") for mark in "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_CYRILLIC = re.compile("[а-яәҹҝһөғүј]")


class ListedWords:
    """The words of a list, in its order; a word may stand in it twice."""

    def __init__(self, code: str, words: Sequence[str], *, in_phrase: bool = False) -> None:
        self._language = get_language(code)
        self.words = words
        self._in_phrase = in_phrase
        self._by_beginning: dict[str, list[int]] = {}
        for number, word in enumerate(words):
            for beginning in self._beginnings(word):
                self._by_beginning.setdefault(beginning, []).append(number)
        self._lengths = sorted({len(beginning) for beginning in self._by_beginning})
        self._openings = {beginning[:2] for beginning in self._by_beginning}
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, forms: Sequence[str], keys: Sequence[str]) -> dict[int, tuple[int, ...]]:
        """Number of the form -> the numbers of the words that it inflects, ascending; a form without any is left out.

        keys: the forms as `folded` gives them.
        """
        found: dict[int, tuple[int, ...]] = {}
        new: dict[int, set[int]] = {}
        begun, lengths, openings = self._by_beginning, self._lengths, self._openings
        for number, key in enumerate(keys):
            if key[:2] not in openings and key[:1] not in openings:
                continue
            for length in lengths:
                if key[:length] in begun:
                    break
            else:
                continue
            known = self._known.get(forms[number])
            if known is None:
                new[number] = set().union(*(begun.get(key[:length], ()) for length in lengths))
            elif known:
                found[number] = known
        if new:
            self._ask([forms[number] for number in new], list(new.values()))
            found |= {number: known for number in new if (known := self._known[forms[number]])}
        return found

    def _ask(self, forms: Sequence[str], candidates: Sequence[set[int]]) -> None:
        asked = sorted(set().union(*candidates))
        words = [self.words[number] for number in asked]
        inflecting: list[list[int]] = [[] for _ in forms]
        found = self._language.inflections(words, forms, in_phrase=self._in_phrase)
        for word, numbers in zip(asked, found, strict=True):
            for number in numbers:
                # Only what begins like it, so that what else was asked for makes no difference.
                if word in candidates[number]:
                    inflecting[number].append(word)
        for form, numbers in zip(forms, inflecting, strict=True):
            self._known[form] = tuple(numbers)

    def _beginnings(self, word: str) -> set[str]:
        code = self._language.code
        (key,) = folded([self._language.lower(word)], code)
        forms = _FURTHER_BEGINNINGS.get(code, {}).get(word, ())
        changing = _CHANGING[code].search(key)
        stem = key[: max(1, changing.start())] if changing else key
        return {stem[: _LONGEST_BEGINNING[code]], *(one[:3] for one in forms)}


def folded(keys: Sequence[str], code: str) -> list[str]:
    """The keys without what spellings of a word differ in: dots and accents of vowels, invisible letters, the alphabet.

    >>> folded(["rüzgâr", "ılıq"], "tr"), folded(["ёлка"], "ru")
    (['rüzgar', 'iliq'], ['елка'])
    """
    text = "\n".join(keys)
    for letter, plain in _FOLDED:
        text = text.replace(letter, plain)
    if code == "az" and _CYRILLIC.search(text):
        text = text.translate(CYRILLIC_AZERBAIJANI)
    return text.split("\n") if keys else []
