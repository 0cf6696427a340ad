"""Regular expressions of terms: tried on single words, bounded in time."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from qualkit.languages import Language
from qualkit.messages import _

TRIAL_SECONDS = 0.05
"""For each of a few words that are made to be hard for a careless expression; a sound one takes microseconds."""

SECONDS = 5.0
"""For all distinct words of a material together."""

SIGNS = frozenset("^$.|?*+()[]{}\\")
COUNT = re.compile(r"\{(\d+)")
MOST_REPEATED = 1_000
"""All counts such as {20} multiplied: the expression is unrolled so many times, which takes memory."""

HARD = 40
LONGEST_WORD = 60
"""Characters of a word that are looked at."""


def check_pattern(pattern: str, language: str, error: Callable[[str, int], Exception], at: int) -> None:
    """Nothing, for a regular expression that can be used.

    Raises: `error` of a sentence and a place, if the expression is none or would run for ever.
    """
    import regex

    if not pattern:
        raise error(_("the regular expression is empty; write one between the strokes"), at)
    if any(sign in pattern for sign in (" ", "\\s", "\\n")):
        found = _("a regular expression is tried on single words; write one for each word: /…/ /…/")
        raise error(found, at)
    counts = [int(count[:9]) for count in COUNT.findall(pattern)]
    if math.prod(max(1, count) for count in counts) > MOST_REPEATED:
        raise error(_("this regular expression is too large; make it simpler"), at)
    try:
        compiled = _compiled(pattern)
    except regex.error as problem:
        found = _("this is no regular expression ({problem}); mend it").format(problem=problem.msg)
        raise error(found, at + 1 + (problem.pos or 0)) from problem
    except (RecursionError, OverflowError, ValueError) as problem:
        raise error(_("this regular expression is too large; make it simpler"), at) from problem
    letters = list(dict.fromkeys(letter for letter in pattern if letter.isalnum()))[:8]
    needed = "".join(letter for letter in pattern if letter not in SIGNS)[:20]  # else its absence ends the search early
    pairs = [first + second for first, second in pairwise(letters)]
    begins = [(letter * HARD)[:HARD] for letter in ("a", "1", *letters, *pairs, "".join(letters))]
    words = [begin + "¦" + end for begin in begins for end in ("", needed)]
    try:
        for word in words:
            compiled.search(word, timeout=TRIAL_SECONDS)
    except TimeoutError as problem:
        found = _("this regular expression would run for ever; no repetition may stand inside another one")
        raise error(found, at) from problem


def forms_of_pattern(pattern: str, texts: Sequence[str], rules: Language) -> list[int]:
    """The numbers of the words in which the expression is found, as they are written or in small letters.

    Raises: TimeoutError if all words together take too long.
    """
    compiled = _compiled(pattern)
    end = time.monotonic() + SECONDS
    found = []
    for number, text in enumerate(texts):
        if not any(map(str.isalnum, text)):
            continue  # a mark is no word
        for written in dict.fromkeys((text[:LONGEST_WORD], rules.lower(text[:LONGEST_WORD]))):
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError(pattern)
            if compiled.search(written, timeout=left):
                found.append(number)
                break
    return found


@lru_cache(maxsize=1000)
def _compiled(pattern: str) -> Any:
    import regex

    return regex.compile(pattern, regex.VERSION0)
