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
_RUN = 4


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
