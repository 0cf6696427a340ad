"""A language as a value: data from its profile and two engines, one for spelling and one for word formation."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from qualkit.languages.casing import LetterCase

SortKey = tuple[tuple[tuple[int, float], ...], str]


class Morphology(Protocol):
    """How a language inflects.

    Forms come as their spellings: for each form the keys under which it may be found, the most likely one first.
    """

    def inflections(
        self, words: Sequence[Sequence[str]], forms: Sequence[Sequence[str]], *, in_phrase: bool = False
    ) -> list[list[int]]:
        """For each word the numbers of the forms that inflect it, ascending."""
        ...

    def lemmas(self, forms: Sequence[str], keys: Sequence[str]) -> list[str]:
        """For each form as written, with its key, its lemma."""
        ...


@dataclass(frozen=True, eq=False)
class Language:
    """What a language is, for a program that reads, compares and sorts its words.

    code: ISO 639-1. name: the language's own name for itself. alphabet: lower case, in the order of its dictionaries.
    spellings: the keys under which a form may be found; the first one is `key`.
    never_ends: abbreviations that a sentence goes on after (Dr., bkz.); may_end: those that may close one (etc., г.);
    lower case, without the final dot.
    stop_words: function words, lower case. speaker_labels: role -> label words, lower case.
    section_labels: section -> words of its heading, lower case.
    """

    code: str
    name: str
    alphabet: str
    letter_case: LetterCase = field(repr=False)
    spellings: Callable[[str], tuple[str, ...]] = field(repr=False)
    morphology: Morphology = field(repr=False)
    never_ends: frozenset[str] = field(repr=False)
    may_end: frozenset[str] = field(repr=False)
    stop_words: frozenset[str] = field(repr=False)
    speaker_labels: Mapping[str, tuple[str, ...]] = field(repr=False)
    section_labels: Mapping[str, tuple[str, ...]] = field(repr=False)

    def lower(self, text: str) -> str:
        """The text in lower case by this language's rules, NFC; an NFC text keeps its length."""
        return self.letter_case.lower(text)

    def upper(self, text: str) -> str:
        """The text in upper case by this language's rules, NFC; an NFC text keeps its length."""
        return self.letter_case.upper(text)

    def key(self, form: str) -> str:
        """What two spellings of one form have in common: lower case, without suffix apostrophe, ё as е …"""
        return self.spellings(form)[0]

    def sort_key(self, text: str) -> SortKey:
        """A key that sorts texts as a dictionary of this language does; upper and lower case sort together.

        Other marks come before the letters, letters of other scripts after them.
        """
        ranks = self._ranks
        lowered = self.lower(text)
        return tuple(_rank(letter, ranks) for letter in lowered), text

    def inflections(self, words: Sequence[str], forms: Sequence[str], *, in_phrase: bool = False) -> list[list[int]]:
        """For each dictionary word the numbers of the forms that inflect it, ascending; forms as written.

        in_phrase: the words stand in a multi-word term, where a possessive belongs to the phrase:
        "çatışmazlığı" of "kadr çatışmazlığı" stands for what "çatışmazlıq" stands for.
        """
        return self.morphology.inflections(
            [self.spellings(word) for word in words], [self.spellings(form) for form in forms], in_phrase=in_phrase
        )

    def lemmas(self, forms: Sequence[str]) -> list[str]:
        """For each form its dictionary word, lower case; verbs of az and tr in the infinitive.

        Without a dictionary (az, unknown words of tr) the lemma depends on which other forms are asked for with it.
        """
        return self.morphology.lemmas(forms, [self.key(form) for form in forms])

    @cached_property
    def _ranks(self) -> dict[str, float]:
        ranks = {letter: float(rank) for rank, letter in enumerate(self.alphabet)}
        if "ё" in ranks:
            ranks["ё"] = ranks["е"]  # dictionaries have ёлка behind елей and before ель
        last = 0.0
        for letter in "abcdefghijklmnopqrstuvwxyz" if "a" in ranks else "":
            # A letter of other Latin alphabets stands behind its neighbour in the English order: tr q after p.
            last = ranks.setdefault(letter, last + 0.25)
        return ranks


QUESTION_WORD = "(?:sual|soru|вопрос|question)"
"""A pattern of the word that numbers a question, in the four languages: Sual 3, Вопрос 3."""


def word_set(words: str) -> frozenset[str]:
    """The words of a profile's list, which stand apart by blanks or line breaks."""
    return frozenset(words.split())


def _rank(letter: str, ranks: Mapping[str, float]) -> tuple[int, float]:
    if letter in ranks:
        return 1, ranks[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    if base in ranks:  # â of tr "kâr", é of names
        return 1, ranks[base]
    return (2 if letter.isalpha() else 0), float(ord(letter))
