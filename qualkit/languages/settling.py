"""The language of what is too short to tell by itself, from the document that it stands in.

A heading, a name or a date has no language of its own; in a document that is plainly in one language it has that one.
A full sentence of another language stays what it is, and so does what is short but stands next to such sentences.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from qualkit.languages.azerbaijani_or_turkish import is_plainly_not
from qualkit.languages.detection import ENGLISH_WORD, OTHER, is_cyrillic_azerbaijani, is_surely_other, lead, main_script

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FEW_WORDS = 6
"""Words under which a segment is doubtful."""
_ENOUGH_SEGMENTS, _PLAIN = 3, 0.7
"""A document is plainly in a language that so many segments are in which are not short, and so much of all its text."""
_SURE_LEAD = 20.0
"""By so much likelier is the language of nearly every sentence of six words and more (difference of logarithms)."""
_NEIGHBOURS = 3
_TURKIC_LETTER = re.compile("[əığşçöü]")


def settle(languages: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The languages of a document's segments; doubtful ones take the language that the document is plainly in.

    texts: the segments in order. A segment is doubtful if it has fewer than six words, none of them in small letters
    that only its language has, or if the document's language is about as likely. It keeps its language next to
    longer segments of that language. In a document of several languages nothing changes. Scripts are looked at apart.

    >>> page = ["Bizim nazirlik bu layihəni üç il əvvəl başladı və bitirdi."] * 3
    >>> settle(["az", "az", "az", "tr", "en"], [*page, "Ankara, NATO", "We did not know what to do with all of this."])
    ['az', 'az', 'az', 'az', 'en']
    """
    counts = [len(_WORD.findall(text)) for text in texts]
    scripts = [main_script(text) for text in texts]
    plain = _plain_languages(languages, texts, counts, scripts)
    settled = list(languages)
    for number, (own, text) in enumerate(zip(languages, texts, strict=True)):
        main = plain.get(scripts[number], own)
        if main == own or not _is_doubtful(text, counts[number], own, main):
            continue
        near = range(max(0, number - _NEIGHBOURS), min(len(texts), number + _NEIGHBOURS + 1))
        if not any(
            languages[other] == own
            and counts[other] >= _FEW_WORDS
            and not _is_doubtful(texts[other], counts[other], own, main)
            for other in near
            if other != number
        ):
            settled[number] = main
    return settled


def _plain_languages(
    languages: Sequence[str], texts: Sequence[str], counts: Sequence[int], scripts: Sequence[str]
) -> dict[str, str]:
    """For each script the language that the document is plainly in, if there is one."""
    letters: defaultdict[str, Counter[str]] = defaultdict(Counter)
    segments: Counter[tuple[str, str]] = Counter()
    for language, text, count, script in zip(languages, texts, counts, scripts, strict=True):
        if script != OTHER:
            letters[script][language] += len(text)
            segments[script, language] += count >= _FEW_WORDS
    found = {}
    for script, sizes in letters.items():
        language, size = sizes.most_common(1)[0]
        if language != OTHER and segments[script, language] >= _ENOUGH_SEGMENTS and size >= _PLAIN * sizes.total():
            found[script] = language
    return found


def _is_doubtful(text: str, count: int, own: str, main: str) -> bool:
    """Whether a segment may be in the document's main language rather than in its own."""
    if own == OTHER:
        return not is_surely_other(text)
    if own == "az" and is_cyrillic_azerbaijani(text):
        return False
    small = " ".join(word for word in _WORD.findall(text) if word.islower())
    if own == "az" and "ə" in small:
        # A title or name in a long sentence of another language ("… (Xalq qəzeti, 2018)") does not make it Azerbaijani.
        return count >= _FEW_WORDS and lead(text, own, main) < -_SURE_LEAD
    if count >= _FEW_WORDS:
        return lead(text, own, main) < _SURE_LEAD
    if own in ("az", "tr") and main == "en" and _TURKIC_LETTER.search(small):
        return False
    if is_plainly_not(text, own, main) or (own == "en" and count > 2 and _is_english_sentence(text)):
        return False
    # Four words with two of grammar are a sentence of English, however short.
    return not (own == "en" and count > 3 and len(ENGLISH_WORD.findall(small)) > 1)


def _is_english_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, has a word of English grammar and is no name or title."""
    words = _WORD.findall(text)
    return (
        text.rstrip()[-1:] in {".", "!", "?"}
        and ENGLISH_WORD.search(text) is not None
        and all(word.islower() or word.startswith(("I'", "I’")) or word == "I" for word in words[1:])
    )
