"""Lists of references, with and without a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualkit.annotating.lines import Line

_YEAR = re.compile(r"\b(?:19|20)\d\d[a-z]?\b")
_ADDRESS = re.compile(r"https?://|\bdoi\b|www\.", re.IGNORECASE)
_ENTRY = re.compile(r"[-–•]?\s*(?:\[\d{1,3}\]|\d{1,3}[.)])\s+\S")
# "Nye, J. S.", "Nye, Joseph", "Surma I. V.", "Н. А. Цветкова": how a list names its authors.
_AUTHOR = re.compile(
    r"(?:[-–•]\s*)?(?:(?:\[\d{1,3}\]|\d{1,3}[.)])\s*)?"
    r"(?:[^\W\d_][\w'’-]+,?\s+(?:[^\W\d_]\.\s?){1,3}|(?:[^\W\d_]\.\s?){1,3}\s?[^\W\d_][\w'’-]+|[^\W\d_][\w'’-]+,\s[^\W\d_]+\.?)"
)
_YEAR_IN_BRACKETS = re.compile(r"\((?:19|20)\d\d[a-z]?(?:,[^)]{0,20})?\)\.|\(n\.d\.\)")
_INITIALS = re.compile(
    r"[^\W\d_][\w'’-]+,?\s+(?:[^\W\d_]\.\s?){1,3}|(?:[^\W\d_]\.\s?){1,3}\s?[^\W\d_][\w'’-]+|[-–•*\[]"
)
_SMALL = 0.6
_RUN = 4
# So many lines after a heading inside a list are looked at, and so many of them must be of entries.
_AHEAD, _ENTRIES_AHEAD = 8, 2
_PROSE_WORDS = 30


def looks_like_reference(words: str) -> bool:
    """Whether a line by itself looks like an entry of a list of references."""
    if len(words) > 600 or not (_ENTRY.match(words) or _AUTHOR.match(words)):
        return False
    if _YEAR_IN_BRACKETS.search(words, 0, 200):
        return True
    if _ADDRESS.search(words):
        return True
    return bool(_YEAR.search(words) and _AUTHOR.match(words) and re.search(r"//|\d\s?[-–]\s?\d|\bpp?\.|№|:\s", words))


def is_entry(words: str) -> bool:
    """Whether a line begins with the number of a list entry."""
    return _ENTRY.match(words) is not None


def goes_on(lines: Sequence[Line], first: int) -> bool:
    """Whether a list of references goes on from a line: entries follow before any prose does.

    What looks like a heading before it is then a part of an entry, or heads a part of the list.
    """
    entries = 0
    for line in lines[first : first + _AHEAD]:
        if _is_of_entry(line.words):
            entries += 1
        elif len(line.words.split()) >= _PROSE_WORDS:
            return False
        if entries >= _ENTRIES_AHEAD:
            return True
    return entries > 0 and len(lines) - first < _AHEAD


def prose_is_back(lines: Sequence[Line], number: int) -> bool:
    """Whether a paragraph after a list of references is running text again.

    It has no figure and no address, is written small for the most part, does not go on with the line before,
    and no entries follow.
    """
    line = lines[number]
    before = lines[number - 1] if number else None
    if not line.words[0].isupper() or (before and not line.is_apart and not before.has_end_mark):
        return False
    if re.search(r"\d", line.words) or _ADDRESS.search(line.words) or _INITIALS.match(line.words):
        return False
    words = line.words.split()
    return sum(word[0].islower() for word in words) >= _SMALL * len(words) and not goes_on(lines, number + 1)


def _is_of_entry(words: str) -> bool:
    if looks_like_reference(words):
        return True
    is_short = len(words.split()) < _PROSE_WORDS
    return is_short and bool(_ADDRESS.search(words) or _YEAR_IN_BRACKETS.search(words, 0, 200))


def mark_reference_lists(lines: Sequence[Line], sections: list[str]) -> None:
    """Marks runs of lines that look like references where no heading has said so; a lone one stays what it is."""
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and sections[last] == "body" and looks_like_reference(lines[last].words):
            last += 1
        if last - first >= _RUN:
            sections[first:last] = ["references"] * (last - first)
        first = max(last, first + 1)
