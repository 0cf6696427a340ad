"""Single characters that are not what they seem, or that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualkit.model.sources import Edit
from qualkit.repairing.layout import SURE, Layout

UNSURE = 0.7
# Soft hyphen, zero-width and direction signs, byte order mark, private use area, PDFium's hyphen.
# A zero-width joiner holds emoji together: only between letters is it one too many.
INVISIBLE = re.compile(
    "(?:[\u0002\u00ad\u200b\u200c\u200e\u200f\u2028\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ue000-\uf8ff]"
    r"|(?<=\w)" + "\u200d" + r"(?=\w))+"
)
LATIN = "AaBCcEeHIiJjKMOoPpSsTXxYyƏəËëÏï"
CYRILLIC = "АаВСсЕеНІіЈјКМОоРрЅѕТХхУуӘәЁёЇї"
TWINS = {"latin": dict(zip(CYRILLIC, LATIN, strict=True)), "cyrillic": dict(zip(LATIN, CYRILLIC, strict=True))}
MIXED = re.compile(r"[^\W\d_]*(?:[A-Za-zÀ-ɏəƏ][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-zÀ-ɏəƏ])[^\W\d_]*")


def invisible(original: str, layout: Layout) -> Iterator[Edit]:
    """Characters without a shape or a meaning of their own; line separators among them become newlines."""
    for match in INVISIBLE.finditer(original):
        new = "\n" if "\u2028" in match.group() else ""
        yield Edit(match.start(), match.end(), match.group(), new, "invisible", 1.0, True)


def look_alike(original: str, layout: Layout) -> Iterator[Edit]:
    """A Latin letter in a Cyrillic word or the reverse, where the other script has a letter of the same shape.

    An abbreviation in capitals before a Russian ending (`TOPовый`) may be meant: it waits.
    """
    for match in MIXED.finditer(original):
        word = match.group()
        in_cyrillic = [_is_cyrillic(letter) for letter in word]
        n_cyrillic = sum(in_cyrillic)
        if 2 * n_cyrillic == len(word):
            continue
        script = "cyrillic" if 2 * n_cyrillic > len(word) else "latin"
        strangers = [i for i, cyrillic in enumerate(in_cyrillic) if cyrillic != (script == "cyrillic")]
        if not all(word[i] in TWINS[script] for i in strangers):
            continue
        prefix = strangers == list(range(len(strangers))) and len(strangers) > 1 and word[: len(strangers)].isupper()
        confidence = UNSURE if prefix and not word.isupper() else SURE
        for i in strangers:
            at, new = match.start() + i, TWINS[script][word[i]]
            yield Edit(at, at + 1, word[i], new, "look-alike", confidence, confidence >= SURE)


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u052f"
