"""Text in UTF-8 that was once read as something else: `TÃ¼rkiye`, `É™lÉ™`, `Р”РёРї`.

Its letters are pairs and triples that stand for the bytes of one letter. Few of them stand side by side in real text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from qualkit.model.sources import Edit
from qualkit.repairing.layout import SURE, Layout

LIKELY, UNSURE = 0.9, 0.7
# What the bytes were read as; cp1252 and its Turkish sister agree in all but six letters, so they share a table.
READINGS = (("cp1252", "cp1254", "latin-1"), ("cp1251",), ("koi8_r",), ("mac_roman",))
TOKEN = re.compile(r"[^ \t\n\r\f]+")  # a no-break space may be a byte of a letter
# Letters of the four languages, of Azerbaijani in Cyrillic, and of names in them.
LETTERS = frozenset("çğıöşüəâîûÇĞİÖŞÜƏÂÎÛéèêëáàäãåæíìïóòôõøúùñßýÿœÉÈÊËÁÀÄÃÅÆÍÌÏÓÒÔÕØÚÙÑÝŒšžčćŠŽČĆ") | frozenset(
    map(chr, [*range(0x410, 0x450), 0x401, 0x451, *map(ord, "әғөүһҹҝјӘҒӨҮҺҸҜЈіїєґІЇЄҐ")])
)
SIGNS = frozenset("\u00a0¡«»©®°±²³´·¹º½¼¾¿§£¥×÷¨¸µ¶\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f")
# Bytes that are also what real text puts behind a letter: quotation marks, dashes, dots, no-break spaces.
BEHIND_LETTERS = frozenset("’‘“”„‚‹›«»–—…•·™®©°\u00a0\u00ad²³¹§€†‡")
LONGEST = 4000  # characters of a token
TIMES = 3  # that a text may have gone through it


class Found(NamedTuple):
    """A word that reads otherwise. is_plain: it can be nothing else. is_whole: no byte of it was lost."""

    start: int
    end: int
    new: str
    is_plain: bool
    is_whole: bool


def double_encoded(original: str, layout: Layout) -> Iterator[Edit]:
    """Words in which every letter outside ASCII is the bytes of another one; a run of blanks divides words.

    Doubtful ones (`Рё`, a capital before a quotation mark) are taken along next to plain ones, wait elsewhere in a
    text with plain ones, and are left alone in a text without.
    """
    if original.isascii():
        return
    tables = [table for reading in READINGS if (table := _table(reading)).may_read(layout.characters)]
    found = sorted(one for table in tables for one in _words(original, table))
    plain = [one for one in found if one.is_plain]
    if not plain:
        return
    last_end = -1
    ends, starts = {one.end for one in plain}, {one.start for one in plain}
    for one in found:
        if one.start < last_end:
            continue
        last_end = one.end
        beside = _next_end(original, one.start) in ends or _next_start(original, one.end) in starts
        confidence = SURE if one.is_plain or (beside and one.is_whole) else UNSURE
        old = original[one.start : one.end]
        if confidence == SURE:
            starts.add(one.start)
            ends.add(one.end)
        yield Edit(one.start, one.end, old, one.new, "double-encoded", confidence, confidence >= SURE)


def _next_end(original: str, start: int) -> int:
    """Where the word before a place ends."""
    while start > 0 and original[start - 1] in " \t\n":
        start -= 1
    return start


def _next_start(original: str, end: int) -> int:
    """Where the word behind a place begins."""
    while end < len(original) and original[end] in " \t\n":
        end += 1
    return end


def _words(original: str, table: Table) -> Iterator[Found]:
    """The words that hold such letters, read as UTF-8."""
    end = 0
    for pair in table.pairs.finditer(original):
        if pair.start() < end:
            continue
        start = pair.start()
        while start > end and pair.start() - start < LONGEST and original[start - 1] not in " \t\n\r\f":
            start -= 1
        token = TOKEN.match(original, start)
        if token is None:
            continue
        end = token.end()
        if end - start <= LONGEST:
            yield from _read(token.group(), start, table)


def _read(token: str, start: int, table: Table) -> Iterator[Found]:
    """What a word reads in UTF-8, if it does; signs at its edges that are none of its bytes are cut off."""
    low, high = 0, len(token)
    while low < high and not token[low].isascii() and not table.sequences.match(token, low):
        if token[low].isalnum():
            break
        low += 1
    while high > low and not token[high - 1].isascii() and not _ends(token[low:high], table):
        if token[high - 1].isalnum():
            break
        high -= 1
    word = token[low:high]
    new, is_plain, is_whole = word, False, True
    for _ in range(TIMES):
        decoded = table.decoded(new)
        if decoded is None and table.encodings[0] == "cp1252":
            decoded = table.decoded(_with_lost_bytes(new))
            is_whole = is_whole and decoded is None
        if decoded is None:
            break
        is_plain = is_plain or table.is_plain(new)
        new = decoded
    if new != word and _is_plausible(new):
        yield Found(start + low, start + high, new, is_plain and is_whole, is_whole)


def _with_lost_bytes(word: str) -> str:
    """The word with the bytes of `Ə` and `”` that have no character in cp1252 and are often lost."""
    word = re.sub("Æ\ufffd?(?!\x8f)", "Æ\x8f", word)
    return re.sub("â€\ufffd?(?![\x80-\xbf‘-”–—…‹›†‡•™œžŸšŠŽŒ€‚ƒ„ˆ‰˜])", "â€\x9d", word)


def _ends(word: str, table: Table) -> bool:
    """Whether a word ends with the bytes of a letter, or the two that are left of a quotation mark."""
    return word.endswith("â€") or any(
        table.sequences.fullmatch(word, len(word) - size) for size in (2, 3, 4) if size <= len(word)
    )


def _is_plausible(text: str) -> bool:
    """Whether all characters are of our languages, signs or emoji, and no word mixes the scripts."""
    if not all(c.isascii() or c in LETTERS or c in SIGNS or _is_sign(c) for c in text):
        return False
    for word in re.findall(r"[^\W\d_]+", text):
        cyrillic = ["\u0400" <= c <= "\u04ff" for c in word]
        if any(cyrillic) and not all(cyrillic):
            return False
    return True


def _is_sign(character: str) -> bool:
    """Whether a character beyond the first two bytes is a punctuation mark, a symbol or an emoji."""
    return character > "\u2000" and unicodedata.category(character)[0] in "PSZN"


class Table(NamedTuple):
    """One wrong reading of bytes.

    first, others: the characters of a letter's first byte, and of the others. pairs: the first two characters of a
    letter; sequences: all of them.
    """

    encodings: tuple[str, ...]
    bytes_of: dict[str, int]
    first: frozenset[str]
    others: frozenset[str]
    pairs: re.Pattern[str]
    sequences: re.Pattern[str]

    def may_read(self, characters: frozenset[str]) -> bool:
        """Whether a text with these characters can hold such letters."""
        return not (self.first.isdisjoint(characters) or self.others.isdisjoint(characters))

    def decoded(self, word: str) -> str | None:
        """The word with its bytes read as UTF-8; None if they are not, or if there are none."""
        if word.isascii():
            return None
        codes = [ord(c) if c.isascii() else self.bytes_of.get(c, -1) for c in word]
        if -1 in codes:
            return None
        try:
            return bytes(codes).decode("utf-8")
        except UnicodeDecodeError:
            return None

    def is_plain(self, word: str) -> bool:
        """Whether no real word is written so."""
        matches = list(self.sequences.finditer(word))
        if any(len(match.group()) > 2 for match in matches):
            return True
        if self.encodings[0] == "cp1252":
            return any(
                match.group()[1] not in BEHIND_LETTERS or word[match.end() : match.end() + 1].isalpha()
                for match in matches
            )
        return len(matches) > 1 or re.search("[A-Za-z]{2}", word) is not None


@cache
def _table(reading: tuple[str, ...]) -> Table:
    bytes_of: dict[str, int] = {}
    for encoding in reversed(reading):
        for code in range(0x80, 0x100):
            bytes_of.setdefault(bytes([code]).decode(encoding, "ignore") or chr(code), code)
    for code in range(0x80, 0xA0):  # bytes that an encoding leaves undefined pass as control characters
        bytes_of.setdefault(chr(code), code)

    def those(*codes: int) -> list[str]:
        return [character for character, code in bytes_of.items() if code in codes]

    # Letters of two bytes are Latin and Cyrillic ones; signs have three, which begin with E2 or EF; emoji four.
    letters, signs, emoji = those(*range(0xC2, 0xD4)), those(0xE2, 0xEF), those(0xF0)
    others = those(*range(0x80, 0xC0))
    two, three, four, behind = (re.escape("".join(group)) for group in (letters, signs, emoji, others))
    return Table(
        reading,
        bytes_of,
        frozenset(letters + signs + emoji),
        frozenset(others),
        pairs=re.compile(f"[{two}{three}{four}][{behind}]"),
        sequences=re.compile(f"[{two}][{behind}]|[{three}][{behind}]{{2}}|[{four}][{behind}]{{3}}"),
    )
