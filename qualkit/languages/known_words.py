"""Whether a language's dictionary has a word; loaded when first asked."""

from __future__ import annotations

from functools import cache

from qualkit.languages.casing import DOTTED, DOTTED_AND_DOTLESS

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
    from simplemma import is_known

    if language == "en":
        return is_known(DOTTED.lower(word), lang="en")
    if language not in ("az", "tr"):
        return False
    lowered = DOTTED_AND_DOTLESS.lower(word)
    return is_known(lowered if language == "tr" else lowered.translate(_AS_TURKISH), lang="tr")


_LONGEST_WORD = 60
