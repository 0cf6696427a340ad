"""Where the letters of a text are printed wrong throughout, and how: what a font's table of letters does in a PDF.

Two kinds often come together, in a part of a document or in all of it. A letter is printed as another one
(`ülüslararası` for uluslararası). A letter with a mark is printed as the bare one and a blank (`do nü şü m`, dönüşüm).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from math import inf
from types import MappingProxyType
from typing import NamedTuple

CONSONANT = "[bcçdfgğhjklmnprsştvz]"  # y apart: English has "to my", "so dry"
# ü behind a, ı or o breaks vowel harmony; `bü` for bu is the commonest word with this damage.
OUT_OF_HARMONY = re.compile(rf"ü(?:(?<=[aıo][^\W\daeıioöuü_]ü)|(?<=[aıo]{CONSONANT}{CONSONANT}ü)|(?<=\bbü)\b)")
# Behind a blank that follows a letter: consonants alone, or such as no word begins with.
ORPHAN = re.compile(
    rf" (?:(?<=[^\W\d_][çğöşüəcgosu] )|(?<=[^\W\d_][ÇĞÖŞÜƏCGOSU] )|(?<=\b[öüoÇÖŞÜƏICOS] ))"
    rf"(?:{CONSONANT}{{1,3}}(?![\w'’.])|[lrmnvy]{CONSONANT}|[sşz][bdgğvz]|[bcçdfgkpt][bcçdfgğjkpşz]|ğ[^\W\d_])"
)
UNUSUAL_END = re.compile(r"(?:(?<=[^\W\d_])o|[gcöğ]) (?=[a-zçğıöşü])")  # of a word of Turkish
BLANKS = MappingProxyType(
    {"ü": "ü", "o": "ö", "g": "ğ", "c": "ç", "s": "ş", "u": "ü", "ö": "ö", "ğ": "ğ", "ç": "ç", "ş": "ş", "ə": "ə"}
)
"""Letter as printed before a needless blank -> the letter meant, where the document shows that it is so."""
RARE_BLANKS = MappingProxyType({"I": "İ", "a": "â", "A": "Â", "ı": "î"})
"""The same for letters too rare to be shown by a document; they come with o or g."""
U_AS_UMLAUT = MappingProxyType({"ü": "uü", "Ü": "UÜ"})
IN_WESTERN = MappingProxyType({"ý": "ı", "ð": "ğ", "þ": "ş", "Ý": "İ", "Ð": "Ğ", "Þ": "Ş"})
"""What Turkish letters turn into where a text in windows-1254 was read as windows-1252."""
SHARES = MappingProxyType({"ı": 5.1, "ü": 1.9, "ş": 1.8, "ç": 1.2, "ğ": 1.1, "ö": 0.8})
"""Of a hundred letters of Turkish text."""
BARE = MappingProxyType({"ı": "i", "ü": "u", "ş": "s", "ç": "c", "ğ": "g", "ö": "o"})


@dataclass(frozen=True)
class Damage:
    """How letters are printed.

    printed_as: letter as printed -> the letters that may be meant. split_off: letter before a needless blank -> the
    letter meant.
    """

    printed_as: Mapping[str, str] = field(default_factory=dict)
    split_off: Mapping[str, str] = field(default_factory=dict)


class Stretch(NamedTuple):
    """Lines with the same damage."""

    start: int
    end: int
    damage: Damage


def damaged_stretches(original: str) -> list[Stretch]:
    """The damaged parts of a text in order; none for a clean one, which is looked through at over 50 MB/s."""
    umlauts = U_AS_UMLAUT if _has_umlauts_for_u(original) else {}
    blanks = _blanks(original, may_be=bool(umlauts))
    if umlauts or blanks:
        return list(_by_lines(original, umlauts, blanks))
    letters = IN_WESTERN if _is_in_western(original) else _lost_letter(original)
    return [Stretch(0, len(original), Damage(printed_as=letters))] if letters else []


def _has_umlauts_for_u(original: str) -> bool:
    """Whether somewhere between two u there are more ü, and more of them out of harmony, than chance brings."""
    if "ü" in original and "u" not in original and IN * original.count("ü") >= ENOUGH_ALONE:
        return True
    end = 0
    places = [match.start() for match in OUT_OF_HARMONY.finditer(original)]
    for number, place in enumerate(places):
        if place < end:
            continue
        start, end = original.rfind("u", 0, place) + 1, original.find("u", place)
        end = len(original) if end < 0 else end
        broken = bisect_left(places, end) - number
        if broken * OUT + original.count("ü", start, end) * IN >= ENOUGH:
            return True
    return False


OUT, IN, ENOUGH = 3.0, 0.6, 12.0
"""What ü out of harmony and in it say against a clean text where no u is (differences of logarithms)."""
ENOUGH_ALONE = 2.4
"""Enough in a text without any u: that is rare."""


def _blanks(original: str, *, may_be: bool) -> Mapping[str, str]:
    """The letters that stand before needless blanks, with those meant.

    may_be: other damage makes it likely, so those that are split off most often are looked for in any case.
    """
    orphans = [(match.start(), match.group()) for match in ORPHAN.finditer(original)]
    near = any(
        last[0] - first[0] < PAGE and len({orphan for _, orphan in orphans[number : number + FEWEST]}) > 1
        for number, (first, last) in enumerate(zip(orphans, orphans[FEWEST - 1 :], strict=False))
    )
    if not near and not may_be:
        return {}
    letters = {original[place - 1].lower() for place, _ in orphans} & BLANKS.keys()
    if may_be or "o" in letters or "g" in letters:
        letters |= {"ü", "o", "g"}
        letters |= {bare for bare, meant in (("c", "ç"), ("s", "ş")) if meant not in original}
    elif letters & {"ü", "ö", "ğ"}:
        letters |= {"ü", "ö", "ğ"}
    if letters and orphans:
        first, last = orphans[0][0], orphans[-1][0]
        letters |= _never_whole(original[first - 1 : last + 1])
        letters |= _never_whole(original[max(0, first - PAGE) : last + PAGE])
    found = {letter: BLANKS[letter] for letter in sorted(letters)}
    capitals = {letter.upper(): meant.upper() for letter, meant in found.items()}
    return {**found, **capitals, **(RARE_BLANKS if "o" in found else {})}


def _never_whole(stretch: str) -> set[str]:
    """The letters with a mark behind which no word of a stretch goes on without a blank, though they are there."""
    marked = [letter for letter, meant in BLANKS.items() if letter == meant and stretch.count(letter) >= ENOUGH_MARKED]
    return {letter for letter in marked if not re.search(rf"{letter}(?=[^\W\d_])", stretch)}


ENOUGH_MARKED = 3
"""Letters of one kind that cannot all be at the ends of words."""
FEWEST, PAGE = 3, 2000
"""Orphans that must be near one another, and how many characters that is."""


def _is_in_western(original: str) -> bool:
    """Whether Icelandic letters stand where Turkish may have its own, and none of those is there."""
    counts = [original.count(letter) for letter in "ýðþ"]
    if sum(counts) < FEWEST or counts.count(0) > 1:
        return False
    return not any(meant in original for meant in IN_WESTERN.values())


def _lost_letter(original: str) -> dict[str, str]:
    """The one letter of Turkish with a mark that a long text has not, though it has all others.

    Typed without such letters, a text has none of them.
    """
    counts = {letter: original.count(letter) for letter in SHARES}
    lost = [letter for letter, count in counts.items() if not count]
    if len(lost) != 1 or "ə" in original:
        return {}
    (letter,) = lost
    unit = sum(counts.values()) / (sum(SHARES.values()) - SHARES[letter])
    if unit * SHARES[letter] < _EXPECTED or any(
        2 * count < unit * SHARES[one] for one, count in counts.items() if count
    ):
        return {}
    return {BARE[letter]: BARE[letter] + letter}


_EXPECTED = 12
"""How often a letter must be missed to be lost."""


SWITCH_AT_PARAGRAPH, SWITCH = 1.0, 5.0
"""What speaks against a change of damage from one line to the next (differences of logarithms) …"""
AGAINST = 4.5
"""… against a damage for each letter that it would have changed …"""
PLAIN, LIKELY, FAINT = 3.0, 1.5, 0.5
"""… and for it for each letter that breaks harmony or orphan, each word that ends as Turkish ones hardly do, and each
other letter that may have been changed."""
MISSED = 0.015
"""What a character of a line says for lost letters if there is none of them in the line."""
WHOLE = re.compile(r"[üöğ](?=[^\W\d_])")
"""A letter that is not split off, though others of its kind may be."""
LOST = frozenset("öğ")
CYRILLIC, LETTER = re.compile("[\u0400-\u04ff]"), re.compile(r"[^\W\d_]")
ADDRESS = re.compile(r"\S*(?://|www\.|@)\S*")


def _by_lines(original: str, umlauts: Mapping[str, str], blanks: Mapping[str, str]) -> Iterator[Stretch]:
    """The damaged lines, neighbours with one damage together: the likeliest sequence (Viterbi)."""
    damages = [Damage()]
    if umlauts:
        damages.append(Damage(umlauts))
    if blanks:
        damages.append(Damage(split_off=blanks))
    if umlauts and blanks:
        damages.append(Damage(umlauts, blanks))
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", original))
    scores = [_scores(damages, line.group()) for line in lines]
    switches = [
        SWITCH if original.count("\n", before.end(), after.start()) == 1 else SWITCH_AT_PARAGRAPH
        for before, after in pairwise(lines)
    ]
    numbers = _likeliest(scores, switches)
    for number, group in groupby(range(len(lines)), key=numbers.__getitem__):
        if number:
            members = list(group)
            yield Stretch(lines[members[0]].start(), lines[members[-1]].end(), damages[number])


def _scores(damages: Sequence[Damage], line: str) -> list[float]:
    """How much speaks for each damage of a line, against none: nothing could in one of Cyrillic with a foreign name."""
    if CYRILLIC.search(line) and 2 * len(CYRILLIC.findall(line)) > len(LETTER.findall(line)):
        return [-inf if damage.printed_as or damage.split_off else 0.0 for damage in damages]
    if "//" in line or "www." in line or "@" in line:
        line = ADDRESS.sub("", line)
    broken = len(OUT_OF_HARMONY.findall(line))
    of_umlauts = PLAIN * broken + FAINT * (line.count("ü") - broken) - AGAINST * (line.count("u") + line.count("U"))
    of_blanks = 0.0
    if any(damage.split_off for damage in damages):
        of_blanks = PLAIN * len(ORPHAN.findall(line)) + LIKELY * len(UNUSUAL_END.findall(line))
    return [_score(damage, line, of_umlauts, of_blanks) for damage in damages]


def _score(damage: Damage, line: str, of_umlauts: float, of_blanks: float) -> float:
    """The same for one damage. of_umlauts, of_blanks: what the signs of each kind say."""
    score = 0.0
    if damage.printed_as:
        score += of_umlauts
    elif damage.split_off:
        score -= FAINT * len(WHOLE.findall(line))
    if damage.split_off:
        lost = LOST.intersection(meant for letter, meant in damage.split_off.items() if letter != meant)
        found = sum(map(line.count, lost))
        score += of_blanks + (-AGAINST * found if found or not lost else MISSED * len(line))
    return score


def _likeliest(scores: Sequence[Sequence[float]], switches: Sequence[float]) -> list[int]:
    """For each line the number of its damage, so that the sum of scores less that of switches is the greatest."""
    if not scores:
        return []
    best = list(scores[0])
    origins: list[list[int]] = []
    for own, switch in zip(scores[1:], switches, strict=True):
        leader = max(range(len(best)), key=best.__getitem__)
        came = [number if best[number] >= best[leader] - switch else leader for number in range(len(best))]
        best = [
            own[number] + best[origin] - (switch if origin != number else 0.0) for number, origin in enumerate(came)
        ]
        origins.append(came)
    path = [max(range(len(best)), key=best.__getitem__)]
    for came in reversed(origins):
        path.append(came[path[-1]])
    return path[::-1]
