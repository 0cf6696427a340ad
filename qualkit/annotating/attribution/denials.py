"""What sounds like a report and is none: what somebody did not say, what the author asks."""

from __future__ import annotations

from qualkit.annotating.attribution.lexis import Lexis
from qualkit.annotating.attribution.mentions import QUOTES, Words

_NOT = frozenset(("not", "never", "не", "никогда"))
_PAST = frozenset(("did", "has", "have", "had", "didn't", "hasn't", "haven't", "hadn't"))
_MAY = frozenset(("may", "might", "could", "would", "можно", "может", "могут", "мог", "могла", "могли"))


def is_denied(words: Words, lexis: Lexis, at: int) -> bool:
    """Whether what the reporting verb at a place says was not said, or only may be.

    Who does not claim or think so has a view all the same; who never said so, or did not say so, need have none.
    """
    place = at - 1
    while place >= 0 and at - place <= 4:
        key = words.keys[place]
        if key in _NOT or key.endswith("n't"):
            return words.forms[at] not in lexis.opinions and _is_of_past(words, lexis, place, at)
        if key in _MAY:
            return key != "would"
        if key not in lexis.profile.skipped and not key.endswith("ly"):
            return False
        place -= 1
    return False


def _is_of_past(words: Words, lexis: Lexis, denial: int, at: int) -> bool:
    """Whether a denied verb says what was not said, rather than what somebody does not claim."""
    if lexis.profile.code == "ru":
        return words.keys[at].endswith(("л", "ла", "ли"))
    return words.keys[denial] == "never" or not _PAST.isdisjoint(words.keys[denial - 1 : denial + 1])


def is_asked(words: Words) -> bool:
    """Whether the sentence is the author's question: a question mark at its end, and nothing quoted."""
    return words.keys[-1:] == ["?"] and QUOTES.isdisjoint(words.keys)
