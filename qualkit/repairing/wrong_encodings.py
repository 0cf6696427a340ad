"""Text in one eight-bit encoding that was once read as another: `Öèôðîâàÿ`, `deðil`, `жХТПНБЮЪ`.

What such letters mean is likely, never certain: every repair waits, a run of words in one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from qualkit.languages.known_words import is_known_word
from qualkit.model.sources import Edit
from qualkit.repairing.layout import Layout
from qualkit.repairing.legacy_fonts import in_azerbaijani

LIKELY, UNSURE = 0.9, 0.7
ENOUGH, MANY = 0.6, 40  # known words among those of a run, and how many of them are looked at
# Cyrillic letters of windows-1251 in western Europe's encoding; × and ÷ are Ч and ч.
HIGH = "À-ÿ¨¸"
HIGH_RUN = re.compile(f"(?<!\\w)[{HIGH}]+(?:[ \\t.,;:!?()\"'«»“”‘’–—…\\-\\d¹%/\x80-\xa0]+[{HIGH}]+)*(?![\\w{HIGH}])")
# Those of them that Turkish, Azerbaijani and English texts do not have; Russian ones have many.
HIGH_LETTERS = frozenset(map(chr, range(0xC0, 0x100))) - frozenset("çöüâîûéÇÖÜÂÎÛÉ×÷")
FEW_LETTERS = 3
HIGH_WORD = re.compile(f"[{HIGH}]{{4}}")
TURKISH = str.maketrans("ðýþÐÝÞ", "ğışĞİŞ")
TURKISH_LETTER = re.compile("[ðýþÐÝÞ]")
NORDIC = re.compile("[áæéíóúøå]", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
CYRILLIC_WORD = re.compile("[А-Яа-яЁё]{3,}")
# What Russian never has in a word, but one Russian encoding makes of another.
ODD_CASE = re.compile("[А-ЯЁ](?<=[а-яё].)[А-ЯЁ]*")
ODD_SIGN = re.compile("[ЎўЈ¤Ґ¦§Ё©Є®Ї](?<=[а-п].)|[\u2500-\u2570](?=[А-Яа-яЁё\u2500-\u2570])")
ODD_LINE, ODD_WORD = 3, 3  # such places, and capitals of one
ENOUGH_LINES = 20
PAIRS = (
    ("cp1251", "koi8_r"),
    ("koi8_r", "cp1251"),
    ("cp1251", "cp866"),
    ("cp866", "cp1251"),
    ("koi8_r", "cp866"),
    ("cp866", "koi8_r"),
)


def wrong_encoding(original: str, layout: Layout) -> Iterator[Edit]:
    """Runs of words that are Russian, Azerbaijani or Turkish if their bytes are read otherwise; all of them wait."""
    if original.isascii():
        return
    if len(HIGH_LETTERS & layout.characters) >= FEW_LETTERS and HIGH_WORD.search(original):
        yield from _cyrillic_as_latin(original)
    if not layout.characters.isdisjoint("ðýþÐÝÞ"):
        yield from _turkish_as_western(original, layout)
    if layout.has_cyrillic:
        yield from _cyrillic_as_cyrillic(original)


def _cyrillic_as_latin(original: str) -> Iterator[Edit]:
    found: list[tuple[re.Match[str], str, float]] = []
    for run in HIGH_RUN.finditer(original):
        old = run.group()
        for encoding in ("cp1251", "koi8_r"):
            new = old.translate(_table("latin-1", encoding))
            if new.isascii():
                continue
            found.append((run, new, _known_share(new)))
            if encoding == "cp1251" and (latin := in_azerbaijani(new)) is not None:
                found.append((run, latin, 1.0))
    is_sure = any(share >= ENOUGH and len(run.group()) > 7 for run, _, share in found)
    taken = -1
    for run, new, share in sorted(found, key=lambda one: (one[0].start(), -one[2])):
        if is_sure and share >= ENOUGH and run.start() > taken:
            taken = run.start()
            yield Edit(run.start(), run.end(), run.group(), new, "wrong-encoding", LIKELY, False)


def _turkish_as_western(original: str, layout: Layout) -> Iterator[Edit]:
    """Turkish words with Icelandic letters, if most of them are known once they are Turkish ones."""
    words: dict[str, list[re.Match[str]]] = {}
    end = 0
    for letter in TURKISH_LETTER.finditer(original):
        start = letter.start()
        if start < end:
            continue
        while start > end and original[start - 1].isalpha():
            start -= 1
        word = WORD.match(original, start)
        if word is None or word.end() - start > MANY:
            continue
        end = word.end()
        if NORDIC.search(word.group()) is None:
            words.setdefault(word.group(), []).append(word)
    known = {word for word in words if is_known_word(word.translate(TURKISH), "tr")}
    places = sorted((match for matches in words.values() for match in matches), key=lambda match: match.start())
    n_turkic = sum(layout.language_at(match.start()) in ("az", "tr", "other") for match in places[:MANY])
    if not known or len(known) < ENOUGH * len(words) or n_turkic < ENOUGH * len(places[:MANY]):
        return
    for match in places:
        old = match.group()
        confidence = LIKELY if old in known else UNSURE
        yield Edit(match.start(), match.end(), old, old.translate(TURKISH), "wrong-encoding", confidence, False)


def _cyrillic_as_cyrillic(original: str) -> Iterator[Edit]:
    """Lines of one Russian encoding that were read as another; which one, the lines tell that look the strangest."""
    if not _is_odd(original):
        return
    votes: Counter[tuple[str, str]] = Counter()
    for line in re.finditer(r"[^\n]+", original):
        if _is_odd(line.group()) and _known_share(line.group()) < ENOUGH / 2:
            shares = {pair: _known_share(line.group().translate(_table(*pair))) for pair in PAIRS}
            best = max(PAIRS, key=lambda pair: shares[pair])
            votes[best] += shares[best] >= ENOUGH
        if votes.total() == ENOUGH_LINES:
            break
    if not votes.total():
        return
    table = _table(*votes.most_common(1)[0][0])
    for line in re.finditer(r"[^\n]+", original):
        low, high = _edges(line.group())
        old = line.group()[low:high]
        new = old.translate(table)
        if CYRILLIC_WORD.search(new) and _known_share(old) < ENOUGH / 2 and _known_share(new) >= ENOUGH:
            yield Edit(line.start() + low, line.start() + high, old, new, "wrong-encoding", LIKELY, False)


def _is_odd(text: str) -> bool:
    """Whether there are several such places, or a word in capitals but for the first letter."""
    found = ODD_CASE.findall(text)
    if any(len(place) >= ODD_WORD for place in found):
        return True
    return len(found) + len(ODD_SIGN.findall(text)) >= ODD_LINE


def _edges(line: str) -> tuple[int, int]:
    """Where the first character outside ASCII stands and where the last one ends."""
    places = [place for place, character in enumerate(line) if not character.isascii()]
    return (places[0], places[-1] + 1) if places else (0, 0)


def _known_share(text: str) -> float:
    """The share of the words that the Russian dictionary has; in a text of short words only, whether they are letters.

    Words of one and two letters say nothing.
    """
    words: Sequence[str] = CYRILLIC_WORD.findall(text)[:MANY]
    if not words:
        return ENOUGH if re.fullmatch("[^А-Яа-яЁё]*(?:[авикосуяАВИКОСУЯ]|[а-яё]{2})[^А-Яа-яЁё]*", text) else 0.0
    has_case = [word[1:] == word[1:].lower() or word.isupper() for word in words]
    known = [fits and is_known_word(word, "ru") for word, fits in zip(words, has_case, strict=True)]
    return sum(known) / len(words)


@cache
def _table(read_as: str, written_in: str) -> Mapping[int, str]:
    """For each character of one encoding that of another one's same byte."""
    pairs = {}
    for code in range(0x80, 0x100):
        wrong, right = (bytes([code]).decode(encoding, "ignore") for encoding in (read_as, written_in))
        if wrong and right and right.isprintable():
            pairs[ord(wrong)] = right
    return pairs
