"""Words whose letters a font's table changed or split off, in their own letters again: one edit for each word.

Line ends stay for the rules of layout, which see the mended text: a word broken in two lines goes to the second one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from math import log
from typing import NamedTuple

from qualkit.model.sources import Edit
from qualkit.repairing.layout import SURE
from qualkit.repairing.letters.damage import CONSONANT, Damage, damaged_stretches
from qualkit.repairing.letters.labels import with_same_labels
from qualkit.repairing.letters.readings import (
    HYPHEN,
    MARKED,
    MARKED_HYPHEN,
    OPEN,
    PARTICLE,
    PLAIN,
    Piece,
    Reader,
    Reading,
    in_agreement,
    rounded_vowel,
)
from qualkit.repairing.letters.words import Words, language_of_line, turkic_language

CERTAIN = 0.99
"""The share of a known word from which on it is put without asking."""
MOST = 0.98
"""The confidence of a repair that waits, at most."""
LONGEST_CHAIN = 30
LONGEST_WORD = 60  # letters; what is longer is no word, and its readings would be beyond counting
"""Pieces that are read together."""
GAIN = 25.0
"""How much likelier the words of a text must become (difference of logarithms) for any of it to be repaired."""
KNOWN = 0.5
"""The share of the repairs that must make known words: in a language without a dictionary nothing can be told."""
RARELY = 0.05
"""How likely one blank behind a letter is a needless one where the text has two for a needless and a real one."""
COMMON = 1e-4
"""Frequency of a word that goes on no word before it."""
Token = re.Match[str]
WORD = re.compile(r"[^\W\d_]+")
BLANK = re.compile(r"[ \u00a0]|[ \u00a0]?\n[ \u00a0]?")
DIVIDED = re.compile(r"[ \u00a0]?(?:[-\u2010\u00ad]\s*\n\s*|\u0002\s*|\u00ad)")
BLANK_BEFORE_SIGN = re.compile(r"[ \u00a0](?:[ \u00a0](?!\n)|\t|[.,;:!?…)\]}»”]|['’](?=[^\W\d_]))")
FONT, SPLIT = "font-letters", "split-letters"
CIRCUMFLEX = "âîÂ"
REST = rf"(?!(?:[dy][ae]|ve|[km]i|mı|b[uü]|en|o)\b)(?:[^\W\d_]{{1,2}}(?!\w)|{CONSONANT}{CONSONANT}|ğ)"
"""How the rest of a word begins behind a, ı and a needless blank: most such blanks are real ones."""
BLANKS = " \u00a0"
APOSTROPHES = "'’ʼ‘`´"


def letter_edits(original: str) -> list[Edit]:
    """The repairs of damaged letters in order, disjoint; none for a clean text, whatever its language.

    >>> text = "Bü ülüslararası toplantıda kültür konüşüldü, sonüçlar da düyürüldü. Türizm konüsü ise ayrıca görüşüldü."
    >>> [edit.new for edit in letter_edits(text)][:4]
    ['Bu', 'uluslararası', 'konuşuldu', 'sonuçlar']
    """
    menders: dict[tuple[str, str], Mender] = {}
    edits: list[Edit] = []
    for start, end, damage in damaged_stretches(original):
        kind = "".join(damage.printed_as), "".join(damage.split_off)
        if kind not in menders:
            menders[kind] = Mender.of(original, damage)
        edits.extend(menders[kind].edits(start, end))
    gain = sum(mender.gain for mender in menders.values())
    n_known = sum(mender.n_known for mender in menders.values())
    return with_same_labels(original, edits) if gain >= GAIN and n_known >= KNOWN * len(edits) else []


class _Mended(NamedTuple):
    """A word of a chain as it is read. end: its own, or that of its edit. gain: how much likelier than what is printed
    (difference of logarithms), while that is still asked."""

    end: int
    word: str
    edit: Edit | None
    is_known: bool
    gain: float


NOT_DONE: tuple[int, list[_Mended]] = (-1, [])


class Signs(NamedTuple):
    """What to look for in a text with a damage.

    chain: letters that may be one word, with the blanks and hyphens between. damaged: a letter that need not be right.
    """

    chain: re.Pattern[str]
    damaged: re.Pattern[str]

    @classmethod
    def of(cls, damage: Damage) -> Signs:
        """The signs of a damage."""
        marks = "".join(letter for letter, meant in damage.split_off.items() if meant not in CIRCUMFLEX)
        bare = "".join(letter for letter, meant in damage.split_off.items() if meant in CIRCUMFLEX)
        joints = [rf"(?<=[{marks}])(?:{BLANK.pattern})"] if marks else []
        joints += [rf"(?<=[{bare}]) (?={REST})"] if bare else []
        chain = rf"[^\W\d_]+(?:(?:{'|'.join([*joints, DIVIDED.pattern])})[^\W\d_]+)*"
        damaged = [f"[{''.join(damage.printed_as)}]"] if damage.printed_as else []
        damaged += [rf"[{marks}](?![^\W\d_])"] if marks else []
        damaged += [rf"[{bare}](?= (?:[ .,;:]|{REST}))"] if bare else []
        return cls(re.compile(chain), re.compile("|".join(damaged)))


@dataclass
class Mender:
    """Goes through the stretches of a text that have the same damage, word by word.

    readers: by language. line: start, end and language of the last line. before: end and mended form of the last word
    that might be damaged. gain: how much likelier the words have become (difference of logarithms), GAIN or more being
    enough. n_known: how many edits make a known word. done: language, chain and the three characters behind it -> where
    such a chain was read first, and how.
    """

    original: str
    damage: Damage
    signs: Signs
    open_is_marked: float
    readers: dict[str, Reader] = field(default_factory=dict)
    line: tuple[int, int, str] = (0, 0, "")
    before: tuple[int, str] = (-1, "")
    gain: float = 0.0
    n_known: int = 0
    done: dict[tuple[str, str, str], tuple[int, list[_Mended]]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, original: str, damage: Damage) -> Mender:
        """The mender of a text."""
        marks = "".join(damage.split_off)
        doubled = marks and len(re.findall(rf"[{marks}]  (?=\w)", original)) > 2
        return cls(original, damage, Signs.of(damage), RARELY if doubled else 1.0)

    def edits(self, start: int, end: int) -> Iterator[Edit]:
        """The edits of a stretch in order."""
        original, is_damaged = self.original, self.signs.damaged.search
        for chain in self.signs.chain.finditer(original, start, end):
            at, last = chain.span()
            if not is_damaged(original, at, last + 2):
                continue
            key = self._reader(at).words.language, chain.group(), original[last : last + 3]
            first, words = self.done.get(key, NOT_DONE)
            if first < 0 or original[at - 1] in APOSTROPHES:
                first, words = at, [word for tokens in self._chains(chain) for word in self._words(tokens)]
                if not self._looks_back(chain, words):
                    self.done[key] = first, words
            shift = at - first
            for word in words:
                self.before = word.end + shift, word.word
                if word.edit is not None:
                    self.n_known += word.is_known
                    self.gain += word.gain
                    yield _moved(word.edit, shift) if shift else word.edit

    def _looks_back(self, chain: Token, words: Sequence[_Mended]) -> bool:
        """Whether what a chain means also depends on what stands before it, or on more than a line."""
        start = chain.start()
        return (
            (start > 0 and self.original[start - 1] in APOSTROPHES)
            or "\n" in chain.group()
            or any(PARTICLE.fullmatch(word.word) for word in words)
        )

    def _chains(self, chain: Token) -> Iterator[list[Token]]:
        """The words of a chain that may go on one another."""
        if chain.group().isalpha():
            if chain.end() - chain.start() <= LONGEST_WORD:
                yield [chain]
            return
        tokens: list[Token] = []
        for token in WORD.finditer(self.original, chain.start(), chain.end()):
            is_word = token.end() - token.start() <= LONGEST_WORD
            if tokens and not (is_word and len(tokens) < LONGEST_CHAIN and self._goes_on(tokens[-1], token)):
                yield tokens
                tokens = []
            if is_word:
                tokens.append(token)
        if tokens:
            yield tokens

    def _words(self, tokens: Sequence[Token]) -> Iterator[_Mended]:
        """The words of a chain as they are read."""
        reader = self._reader(tokens[0].start())
        pieces = [
            Piece(token.group(), self._between(token, following))
            for token, following in zip_longest(tokens, tokens[1:])
        ]
        for reading in self._readings(reader, tokens[0].start(), pieces):
            own = tokens[reading.first : reading.last]
            edit = self._edit(own, pieces[reading.last - 1].after, reading, reader.words)
            self.before = max(own[-1].end(), edit.end if edit else 0), reading.word
            gain = 0.0
            if edit is not None and self.gain < GAIN:
                printed = sum(log(reader.words.likelihood(token.group())) for token in own)
                gain = log(reader.words.likelihood(reading.word)) - printed
            yield _Mended(*self.before, edit, reading.is_known, gain)

    def _goes_on(self, token: Token, following: Token) -> bool:
        """Whether the letters behind a blank or hyphen may go on the word before."""
        if following.group()[0].isupper() and not token.group().isupper():
            return False
        meant = self.damage.split_off.get(token.group()[-1])
        if DIVIDED.fullmatch(self.original, token.end(), following.start()):
            return meant is not None or self.original[token.end()] not in BLANKS
        # â and î are rare, a and ı before a blank are not.
        return meant is None or meant not in CIRCUMFLEX or self._turkish.likelihood(following.group()) <= COMMON

    def _between(self, token: Token, following: Token | None) -> str:
        """Whether a needless blank may stand behind a token."""
        end = token.end()
        has_mark = self.original[end - 1] in self.damage.split_off
        if following is not None:
            if not DIVIDED.fullmatch(self.original, end, following.start()):
                return OPEN
            return MARKED_HYPHEN if has_mark and self.original[end] in BLANKS else HYPHEN
        if not has_mark:
            return PLAIN
        if BLANK_BEFORE_SIGN.match(self.original, end):
            return MARKED
        return OPEN if end == len(self.original) or self.original[end].isspace() else PLAIN

    def _readings(self, reader: Reader, start: int, pieces: Sequence[Piece]) -> list[Reading]:
        """The words of a chain, in agreement with what stands before it."""
        if self.original[start - 1 : start] and self.original[start - 1] in APOSTROPHES:
            return reader.read(pieces, before=rounded_vowel(self._word_before(start - 1), is_name=True))
        path = reader.read(pieces)
        if path and PARTICLE.fullmatch(path[0].word):
            path = [in_agreement(path[0], rounded_vowel(self._word_before(start - 1))), *path[1:]]
        return path

    def _word_before(self, place: int) -> str:
        """The letters or digits that end at a place or at the needless blank before it, mended."""
        end, word = self.before
        if end in (place, place - 1):
            return word
        before = self.original[max(0, place - 40) : place].removesuffix("\n")
        first = next((at for at in range(len(before), 0, -1) if not before[at - 1].isalnum()), 0)
        return before[first:]

    def _edit(self, tokens: Sequence[Token], after: str, reading: Reading, words: Words) -> Edit | None:
        """The edit that puts a word for what is printed; None where that is the word already."""
        start, end = tokens[0].start(), tokens[-1].end()
        if after == MARKED and reading.word[-1] == self.damage.split_off.get(self.original[end - 1]):
            end += 1
        new, is_broken = self._whole(tokens, reading.word)
        place = self._blank_before(start) if is_broken else None
        if place is not None and place >= self.before[0]:
            new = f"\n{self.original[place + 1 : start]}{new}"
            start = place
        old = self.original[start:end]
        if old == new:
            return None
        rule = SPLIT if len(tokens) > 1 or end > tokens[-1].end() else FONT
        is_sure = reading.share >= (CERTAIN if reading.is_known else words.certain_if_unknown)
        return Edit(start, end, old, new, rule, SURE if is_sure else min(int(100 * reading.share) / 100, MOST), is_sure)

    def _whole(self, tokens: Sequence[Token], word: str) -> tuple[str, bool]:
        """The word without needless blanks and bare line ends, and whether there was such a line end.

        Hyphens at line ends stay, with their line ends: whether they are the word's own is for the rules of layout.
        """
        if len(tokens) == 1:
            return word, False
        text, at, is_broken = "", 0, False
        for token, following in zip_longest(tokens, tokens[1:]):
            text += word[at : at + len(token.group())]
            at += len(token.group())
            gap = self.original[token.end() : following.start()] if following else ""
            if DIVIDED.fullmatch(gap):
                text += gap.lstrip(BLANKS)
            else:
                is_broken = is_broken or "\n" in gap
        return text, is_broken

    def _blank_before(self, place: int) -> int | None:
        """Where the blank before a word is, signs before the word passed over; None at the beginning of a line."""
        for before in range(place - 1, max(place - 4, 0) - 1, -1):
            letter = self.original[before]
            if letter.isspace() or letter.isalnum():
                return before if letter in " \u00a0" else None
        return None

    def _reader(self, place: int) -> Reader:
        """The reader for the language of the line around a place."""
        start, end, language = self.line
        if not start <= place < end:
            start, end = self.original.rfind("\n", 0, place) + 1, self.original.find("\n", place)
            end = end if end >= 0 else len(self.original)
            language = language_of_line(self.original[start:end], self._turkic)
            self.line = start, end, language
        if language not in self.readers:
            self.readers[language] = Reader(self.damage, Words(language), self.open_is_marked)
        return self.readers[language]

    @cached_property
    def _turkic(self) -> str:
        return turkic_language(self.original)

    @cached_property
    def _turkish(self) -> Words:
        return Words("tr")


def _moved(edit: Edit, by: int) -> Edit:
    return Edit(edit.start + by, edit.end + by, edit.old, edit.new, edit.rule, edit.confidence, edit.applied)
