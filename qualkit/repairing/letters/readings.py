"""What words with damaged letters mean, and how sure that is.

Where letters stand apart by needless blanks, words are paths over the pieces: `kü ltü r bü` may be kültür bu, but also
kü ltü rbü. Every path is as likely as its words are; a word is as sure as the share of all paths that go through it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from qualkit.repairing.letters.damage import Damage
from qualkit.repairing.letters.words import Words

PLAIN, OPEN, MARKED = "plain", "open", "marked"
"""Whether a needless blank stands behind a letter: no; there is one blank, which may be just a blank; yes."""
HYPHEN, MARKED_HYPHEN = "hyphen", "marked hyphen"
"""The same at a line end with a hyphen."""
BLANK, HYPHENS = (OPEN, MARKED, MARKED_HYPHEN), (HYPHEN, MARKED_HYPHEN)
AGAINST_SIGN, ONCE_MORE = 0.02, 0.3
"""How likely a letter is not what its blank, or want of one, says, and how likely the next one is not either: whole
lines, as headings, may be printed in a font without fault."""
AGAINST_HYPHEN = 0.01
"""How likely a hyphen at a line end is the word's own."""
MOST_PIECES = 12
"""Pieces of a word."""
MOST_READINGS = 128
"""Of one word; those with the likeliest letters at the beginning."""
AGREES = 30.0
"""How much likelier a suffix behind an apostrophe is that agrees with the vowel before it."""
PARTICLE = re.compile("m[uü](?:d[uü]r|yd[uü]\\w*|ym[uü]ş\\w*|ys[ae]\\w*|s[uü]n(?:[uü]z)?|y[uü][mz])?")
VOWEL = re.compile("[aeıioöuüâîû]")
ROUNDED = re.compile("[oöuü]")


class Piece(NamedTuple):
    """Letters without a blank between them, and what follows: PLAIN, OPEN, MARKED, HYPHEN or MARKED_HYPHEN.

    Behind all but the last piece of a chain the word may go on.
    """

    text: str
    after: str


class Reading(NamedTuple):
    """The word that pieces number `first` up to `last` mean. share: of the likelihood of all readings of the chain."""

    first: int
    last: int
    word: str
    share: float
    is_known: bool


class _Weight(NamedTuple):
    """How likely a printed word is in all its readings together, and the likeliest of them."""

    total: float
    best: float
    word: str


@dataclass(frozen=True, eq=False)
class Reader:
    """Reads the damaged words of one document in one language; what it has read once it knows.

    open_is_marked: how likely a single blank behind a word is the needless one, compared with a real one. Low where the
    document shows two blanks for a needless and a real one.
    """

    damage: Damage
    words: Words
    open_is_marked: float = 1.0
    _weights: dict[tuple[str, str, str], _Weight] = field(default_factory=dict, repr=False)
    _options: dict[tuple[str, str, bool], list[tuple[str, float]]] = field(default_factory=dict, repr=False)
    _chains: dict[tuple[tuple[Piece, ...], str], list[Reading]] = field(default_factory=dict, repr=False)

    def read(self, pieces: Sequence[Piece], *, before: str = "") -> list[Reading]:
        """The words of a chain in order, the likeliest path.

        before: the rounded vowel of the word before, behind an apostrophe if the chain is its suffix; else empty.
        """
        key = tuple(pieces), before
        found = self._chains.get(key)
        if found is None:
            found = self._chains[key] = self._in_agreement(self._read(pieces, before))
        return found

    def _read(self, pieces: Sequence[Piece], before: str) -> list[Reading]:
        """The likeliest path, by all paths that end and begin at each piece (forward-backward)."""
        n = len(pieces)
        if n == 1:
            weight = self._weigh(*pieces[0], before)
            if not weight.total:  # less likely than numbers can say
                return []
            return [Reading(0, 1, weight.word, weight.best / weight.total, self.words.has(weight.word))]
        edges = list(self._edges(pieces, before))
        forward, best = [1.0] + [0.0] * n, [1.0] + [0.0] * n
        came = [(0, 0.0, "")] * (n + 1)
        for first, last, total, own, word in edges:
            forward[last] += forward[first] * total
            if (likelihood := best[first] * own) >= best[last]:
                best[last], came[last] = likelihood, (first, own, word)
        backward = [0.0] * n + [1.0]
        for first, last, total, _, _ in reversed(edges):
            backward[first] += backward[last] * total
        path: list[Reading] = []
        last = n if forward[n] else 0
        while last:
            first, own, word = came[last]
            share = forward[first] * own * backward[last] / forward[n]
            path.append(Reading(first, last, word, share, self.words.has(word)))
            last = first
        return path[::-1]

    def _edges(self, pieces: Sequence[Piece], before: str) -> Iterator[tuple[int, int, float, float, str]]:
        """The words that pieces may make: number of the first piece and of that behind the last, and their weight."""
        inner = [piece.text + (" " if piece.after in BLANK else "") for piece in pieces]
        for first in range(len(pieces)):
            printed = ""
            for last in range(first + 1, min(len(pieces), first + MOST_PIECES) + 1):
                text, after = pieces[last - 1]
                total, best, word = self._weigh(printed + text, after, before if first == 0 else "")
                factor = SCALE ** (last - first)
                if last < len(pieces) and after in HYPHENS:
                    factor *= AGAINST_HYPHEN
                yield first, last, total * factor, best * factor, word
                printed += inner[last - 1]

    def _weigh(self, printed: str, after: str, before: str) -> _Weight:
        key = printed, after, before
        found = self._weights.get(key)
        if found is None:
            found = self._weights[key] = self._weighed(printed, after, before)
        return found

    def _weighed(self, printed: str, after: str, before: str) -> _Weight:
        total, best, word = 0.0, 0.0, ""
        for reading, likelihood in self._readings(printed, after):
            weight = likelihood * self.words.likelihood(reading)
            if before:
                weight *= AGREES if agrees(reading, before) else 1.0
            total += weight
            if weight > best:
                best, word = weight, reading
        return _Weight(total, best, word)

    def _readings(self, printed: str, after: str) -> list[tuple[str, float]]:
        """The letters that a printed word may stand for, with how likely the damage brings it about."""
        readings = [("", 1.0)]
        at = 0
        for match in self._doubtful.finditer(printed):
            place = match.start()
            text, at = printed[at:place], match.end()
            is_last = place == len(printed) - 1
            sign = after if is_last else MARKED if len(match.group()) > 1 else PLAIN
            key = printed[place], sign, is_last
            options = self._options.get(key) or self._options.setdefault(key, self._letters(*key))
            if len(options) == 1:
                text += options[0][0]
                readings = [(begun + text, weight * options[0][1]) for begun, weight in readings]
            else:
                readings = [
                    (begun + text + meant, weight * (ONCE_MORE if by == AGAINST_SIGN >= weight else by))
                    for begun, weight in readings
                    for meant, by in options
                ]
            if len(readings) > MOST_READINGS:
                readings = sorted(readings, key=self._promise, reverse=True)[: MOST_READINGS // 4]
        return [(begun + printed[at:], weight) for begun, weight in readings]

    def _promise(self, reading: tuple[str, float]) -> float:
        return reading[1] * self.words.beginning(reading[0])

    def _letters(self, letter: str, sign: str, is_last: bool) -> list[tuple[str, float]]:
        """What a printed letter may mean, with how likely that is printed so."""
        meant = self.damage.split_off.get(letter)
        if sign == MARKED and meant and not is_last:
            return [(meant, 1.0)]
        plain = self.damage.printed_as.get(letter, letter)
        if sign in (PLAIN, HYPHEN) or meant is None:
            return [(one, AGAINST_SIGN if one in self._signed and len(plain) > 1 else 1.0) for one in plain]
        is_marked = sign in (MARKED, MARKED_HYPHEN)
        blank = 1.0 if is_marked else self.open_is_marked
        others = AGAINST_SIGN if is_marked else 1.0
        return [(one, others) for one in plain if one != meant] + [(meant, blank)]

    @cached_property
    def _doubtful(self) -> re.Pattern[str]:
        """A letter that may mean another one, with its needless blank."""
        printed, marks = "".join(self.damage.printed_as), "".join(self.damage.split_off)
        patterns = [f"[{marks}](?: |$)"] if marks else []
        patterns += [f"[{printed}]"] if printed else []
        return re.compile("|".join(patterns))

    @cached_property
    def _signed(self) -> frozenset[str]:
        """The letters that are printed with a needless blank."""
        return frozenset(self.damage.split_off.values())

    def _in_agreement(self, path: list[Reading]) -> list[Reading]:
        """The path with particles (mu, muydu) that agree with the word before."""
        mended = path[:1]
        for reading in path[1:]:
            mended.append(in_agreement(reading, rounded_vowel(mended[-1].word)))
        return mended


SCALE = 1e4
"""For each piece, so that long chains stay within what a float can hold."""


def in_agreement(reading: Reading, before: str) -> Reading:
    """A particle (mu, müydü) with the vowels that the rounded one before asks for; other words as they are."""
    word = reading.word
    if not before or not PARTICLE.fullmatch(word):
        return reading
    agreed = word.translate(_BACK if before in "ou" else _FRONT)
    return reading if agreed == word else reading._replace(word=agreed, share=max(reading.share, 1 - reading.share))


_BACK, _FRONT = str.maketrans("ü", "u"), str.maketrans("u", "ü")


def agrees(suffix: str, before: str) -> bool:
    """Whether a suffix begins with the vowel that one before asks for: o and u ask for u, ö and ü for ü."""
    vowel = VOWEL.search(suffix)
    return vowel is not None and vowel.group() == ("u" if before in "ou" else "ü")


def rounded_vowel(word: str, *, is_name: bool = False) -> str:
    """The rounded vowel with which suffixes of a word agree; empty if its last vowel is not rounded.

    is_name: a foreign name may not be spoken as written (iPhone'un), so its last rounded vowel counts; of a number
    that of its last word.
    """
    if word[-1:].isdigit():
        return next((vowel for ending, vowel in _NUMBERS.items() if re.search(f"(?:{ending})$", word)), "")
    vowels = (ROUNDED if is_name else VOWEL).findall(word.lower())
    return vowels[-1] if vowels and vowels[-1] in "oöuü" else ""


_NUMBERS = {"[13]0": "o", "9": "u", "3": "ü", "4": "ö", "(?<!0)00": "ü"}  # on, otuz, dokuz, üç, dört, yüz
