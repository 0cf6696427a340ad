"""Single characters that are not what they seem, or that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from qualkit.model.sources import Edit
from qualkit.repairing.layout import SURE, Layout

UNSURE = 0.7
# What may be meant: a zero-width non-joiner between letters, which Persian writes, and a letter of the private use area
# that goes on as a word. Elsewhere private use is a sign of a symbol font.
MEANT = "(?<=\\w)\u200c(?=\\w)|[\ue000-\uf8ff]+(?=\\w)"
# Soft hyphen, zero-width and direction signs, byte order mark, private use area, PDFium's hyphen.
# A zero-width joiner holds emoji together: only between letters is it one too many.
# PDFium's hyphen behind a letter is a divided word's, so another rule's.
NEEDLESS = (
    "(?:[\u00ad\u200b\u200c\u200e\u200f\u2028\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    "|[\ue000-\uf8ff]+(?![\\w\ue000-\uf8ff])"
    "|(?<![^\\W\\d_])\u0002|(?<=\\w)\u200d(?=\\w))+"
)
# One of them is in every match: a look for them alone is quicker.
SUSPICIOUS = re.compile("[\u0002\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ue000-\uf8ff\ufeff]")
INVISIBLE = re.compile(f"(?P<meant>{MEANT})|{NEEDLESS}")
LATIN = "AaBCcEeHIiJjKMOoPpSsTXxYyƏəËëÏï"
CYRILLIC = "АаВСсЕеНІіЈјКМОоРрЅѕТХхУуӘәЁёЇї"
TWINS = {"latin": dict(zip(CYRILLIC, LATIN, strict=True)), "cyrillic": dict(zip(LATIN, CYRILLIC, strict=True))}
IN_LATIN = str.maketrans(TWINS["latin"])
MARKS = "\u0302\u0306\u0307\u0308\u0327"
MARKED = frozenset("йёЙЁçğöşüâîûÇĞİÖŞÜÂÎÛ")
LOOSE = re.compile(f"(?P<letter>[^\\W\\d_])[ \u00a0](?P<mark>[{MARKS}])")
NUMERAL = re.compile("[IVXLCDM]{2,}|[IVX]")


def invisible(original: str, layout: Layout) -> Iterator[Edit]:
    """Characters without a shape or a meaning of their own; line separators among them become newlines.

    Those that may be part of a word wait.
    """
    if not any(map(SUSPICIOUS.match, layout.characters)):
        return
    # In DOS text read as Windows text the soft hyphen is the letter н, one in fifteen: another rule's.
    is_letter = not layout.characters.isdisjoint("®Ґ") and original.count("\u00ad") > len(original) / 80
    end = 0
    for suspicious in SUSPICIOUS.finditer(original):
        match = INVISIBLE.match(original, suspicious.start()) if suspicious.start() >= end else None
        if match is None or (is_letter and match.group() == "\u00ad"):
            continue
        end = match.end()
        new = "\n" if "\u2028" in match.group() else ""
        confidence = UNSURE if match["meant"] else 1.0
        yield Edit(match.start(), match.end(), match.group(), new, "invisible", confidence, confidence >= SURE)


def look_alike(original: str, layout: Layout) -> Iterator[Edit]:
    """A Latin letter in a Cyrillic word or the reverse, where the other script has a letter of the same shape.

    An abbreviation in capitals before a Russian ending (`TOPовый`), a numeral (`IIс`) or the X of a brand (`Xбокс`) may
    be meant: they wait.
    """
    for start, word in layout.mixed_words:
        in_cyrillic = [_is_cyrillic(letter) for letter in word]
        n_cyrillic = sum(in_cyrillic)
        is_numeral = NUMERAL.fullmatch(word.translate(IN_LATIN)) is not None
        if 2 * n_cyrillic == len(word) and not is_numeral:
            continue
        script = "cyrillic" if 2 * n_cyrillic > len(word) and not is_numeral else "latin"
        strangers = [i for i, cyrillic in enumerate(in_cyrillic) if cyrillic != (script == "cyrillic")]
        if not all(word[i] in TWINS[script] for i in strangers):
            continue
        confidence = UNSURE if is_numeral or _may_be_meant(word, strangers) else SURE
        for i in strangers:
            at, new = start + i, TWINS[script][word[i]]
            yield Edit(at, at + 1, word[i], new, "look-alike", confidence, confidence >= SURE)


def loose_mark(original: str, layout: Layout) -> Iterator[Edit]:
    """A breve, diaeresis or cedilla that a PDF has set behind a blank: with the letter before it is one letter."""
    if layout.characters.isdisjoint(MARKS):
        return
    for match in LOOSE.finditer(original):
        new = unicodedata.normalize("NFC", match["letter"] + match["mark"])
        if new in MARKED:
            yield Edit(match.start(), match.end(), match.group(), new, "loose-mark", SURE, True)


def _may_be_meant(word: str, strangers: list[int]) -> bool:
    """Whether a word in two scripts may be an abbreviation, a numeral or a name with an ending."""
    head = word[: len(strangers)] if strangers == list(range(len(strangers))) else ""
    if len(head) > 1 and head.isupper() and not word.isupper():
        return True
    latin = "".join(letter for letter in word if not _is_cyrillic(letter))
    return word.startswith(latin) and NUMERAL.fullmatch(latin) is not None


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u052f"
