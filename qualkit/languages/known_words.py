"""Whether a language's dictionary has a word; loaded when first asked."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from qualkit.languages.casing import DOTTED, DOTTED_AND_DOTLESS

if TYPE_CHECKING:
    from simplemma.strategies import DictionaryLookupStrategy

# Of Azerbaijani there is no dictionary: what the Turkish one has, letter for letter, is at least no part of a word.
_AS_TURKISH = str.maketrans("əxq", "ehk")


@cache
def is_known_word(word: str, language: str) -> bool:
    """Whether a dictionary has the word, in any inflection; never for languages other than az, tr, ru and en.

    az: the Turkish dictionary is asked for the word in Turkish letters, so most words are unknown.

    >>> is_known_word("İlgi", "tr"), is_known_word("mədəni", "az"), is_known_word("ность", "ru")
    (True, True, False)
    """
    if not word or len(word) > _LONGEST_WORD:
        return False
    if language == "ru":
        from qualkit.languages.russian import is_in_dictionary

        return is_in_dictionary(DOTTED.lower(word))
    if language not in ("az", "tr", "en"):
        return False
    case = DOTTED if language == "en" else DOTTED_AND_DOTLESS
    lowered = word if word.islower() else case.lower(word)
    if language == "az":
        lowered = lowered.translate(_AS_TURKISH)
    return _table().get_lemma(unicodedata.normalize("NFC", lowered), "en" if language == "en" else "tr") is not None


@cache
def _table() -> DictionaryLookupStrategy:
    """The table behind `simplemma.is_known`, which looks at its own arguments for longer than at the word."""
    from simplemma.strategies import DictionaryLookupStrategy

    return DictionaryLookupStrategy()


_LONGEST_WORD = 60
