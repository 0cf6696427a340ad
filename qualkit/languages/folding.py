"""Letters that people type for one another, as one: what a search must not tell apart.

Capital and small letters; Turkish and Azerbaijani İ, I, ı and i, whichever a keyboard or a scan made of them; ё and е.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

VERSION = "1"
"""Grows with every change of what is folded, so that an index of another one is made again."""

_SAME = (("İ", "i"), ("ı", "i"), ("Ё", "е"), ("ё", "е"), ("Σ", "σ"), ("ς", "σ"))
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
"""Stress marks, soft hyphens and characters without width: inside of a word, but nothing that anybody types."""
_WORD = re.compile(rf"\w[\w{_INSIDE}]*")
_UNTYPED = re.compile(f"[{_INSIDE}]+")


class Word(NamedTuple):
    """A word as it is searched for, and where it stands."""

    text: str
    start: int
    end: int


def folded(text: str) -> str:
    """The text with one letter for those that are typed for one another; as long as the text.

    >>> folded("IĞDIR"), folded("Ğıdır İstanbul'da, ЁЛКА, ƏLAQƏ")
    ('iğdir', "ğidir istanbul'da, елка, əlaqə")
    """
    for letter, counterpart in _SAME:
        text = text.replace(letter, counterpart)
    return text.lower()


def words(text: str) -> Iterator[Word]:
    """The words of a text, folded, in order; what is typed is composed first where the text has letters in pieces.

    >>> [word.text for word in words("за́мок, e-mail")]
    ['замок', 'e', 'mail']
    """
    for found in _WORD.finditer(folded(text)):
        yield Word(_typed(found.group()), found.start(), found.end())


def search_text(text: str) -> str:
    """The words of a text, folded, with a blank between them."""
    text = folded(text)
    found = _WORD.findall(text)
    return " ".join(map(_typed, found) if _UNTYPED.search(text) else found)


def _typed(word: str) -> str:
    if word.isascii() or not _UNTYPED.search(word):
        return word
    return _UNTYPED.sub("", folded(unicodedata.normalize("NFC", word)))
