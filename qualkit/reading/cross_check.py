"""What a second way of reading found and the first did not: words for a doubt.

Only letters are compared: blanks, line ends, hyphens, ligatures and the order of columns are read differently by any
two programs. What the second voice lacks says nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

GRAM = 4
LEAST_RUN = 8  # letters in a row that the first voice has nowhere on the page
LEAST_SHARE = 0.01  # of a page's letters
LEAST_OF_LETTER = 3  # of one letter that the first voice does not have at all
WORDS, LONGEST = 8, 40  # words, and characters of one, that are shown of what is missing
NEAR = 2000  # letters further on may stand what comes next: tables and boxes are not read in the order of the file
NO_LETTERS = re.compile(r"[\W\d_]+")
_Place = tuple[int, int]


def unread_words(read: str, shown: str) -> str:
    """The first words of `shown`, what the second voice read of a page, whose letters are missing in `read`.

    Empty if no letters are missing, or so few that the two voices may well count them differently: under eight in a
    row, a hundredth of the page, and three of a letter that the first voice never has. Words that are shown twice and
    read once (shadows, bold letters made by printing twice) are not missing.

    >>> unread_words("Dərslər saat\\nonda başlayır.", "saat ondabaşlayır. Dərslər")
    ''
    >>> unread_words("Dərslər saat", "Dərslər saat onda başlayır, dedi.")
    'onda başlayır, dedi.'
    """
    first, second = letters_of(read), letters_of(shown)
    missing = Counter(second) - Counter(first)
    has = Counter(first)
    dropped = {letter for letter, n in missing.items() if n >= LEAST_OF_LETTER and not has[letter]}
    total = missing.total()
    if not dropped and total < LEAST_RUN:
        return ""
    return _missing(first, shown, second, dropped, total)


def _missing(first: str, shown: str, second: str, dropped: set[str], total: int) -> str:
    known = {first[n : n + GRAM] for n in range(len(first) - GRAM + 1)}
    covered = bytearray(len(second))
    for n in range(len(second) - GRAM + 1):
        if second[n : n + GRAM] in known:
            covered[n : n + GRAM] = b"\x01" * GRAM
    runs = [match.span() for match in re.finditer(rb"\x00+", bytes(covered))]
    lost = sum(end - start for start, end in runs)
    has_run = any(end - start >= LEAST_RUN for start, end in runs) and total >= LEAST_RUN
    if not has_run and not dropped and min(lost, total) < max(LEAST_RUN, LEAST_SHARE * len(second)):
        return ""
    wanted = [run for run in runs if run[1] - run[0] >= LEAST_RUN] if has_run else runs
    return words_at(shown, wanted)


def words_at(text: str, runs: list[_Place]) -> str:
    """The words of the text in which runs of its letters lie, at most eight. runs: (start, end) among the letters."""
    places = [place for place, _letter in _letters(text)]
    words: list[str] = []
    for start, end in runs:
        if start >= len(places):
            break
        begin, stop = places[start], places[min(end, len(places)) - 1] + 1
        while begin and not text[begin - 1].isspace():
            begin -= 1
        while stop < len(text) and not text[stop].isspace():
            stop += 1
        words += text[begin:stop].split()
        if len(words) > WORDS:
            break
    return shortened(" ".join(words))


def unread_paragraphs(read: str, paragraphs: Iterable[str]) -> list[tuple[int, str]]:
    """The paragraphs of a second voice whose letters stand nowhere in `read`: (place, words that are missing).

    The place is where the paragraph before it ends. Of a paragraph that stands twice in the file and once in `read`
    nothing is noticed.
    """
    letters = letters_of(read)
    at = 0
    missing: list[tuple[int, str]] = []
    for paragraph in paragraphs:
        wanted = letters_of(paragraph)
        near = letters.find(wanted, at, at + len(wanted) + NEAR)
        if near >= 0:
            at = near + len(wanted)
        elif wanted not in letters:
            there = letters[at : at + len(wanted) + NEAR]
            lost = [word for word in paragraph.split() if letters_of(word) not in there]
            missing.append((at, shortened(" ".join(lost) or paragraph)))
    if not missing:
        return []
    places = [0, *(place + 1 for place, _letter in _letters(read))]
    return [(places[min(at, len(places) - 1)], words) for at, words in missing]


def shortened(text: str) -> str:
    """The first words of a text, as many as a sentence about them can show."""
    words = [word[:LONGEST] for word in text.split()]
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")


def letters_of(text: str) -> str:
    """The letters of a text without anything between them, ligatures taken apart.

    >>> letters_of("Diﬀer-\\nensial 2, söz")
    'Differensialsöz'
    """
    return NO_LETTERS.sub("", unicodedata.normalize("NFKC", text))


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """The letters of `letters_of` with their places in the text."""
    for place, sign in enumerate(text):
        for letter in letters_of(sign):
            yield place, letter
