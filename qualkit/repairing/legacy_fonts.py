"""Azerbaijani typed for a font that drew its Latin letters in Cyrillic places: `Азярбайъан` for Azərbaycan.

The table is that of the commonest family, AzLat; others differ. So every repair waits, a line in one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from qualkit.languages import detect, get_language
from qualkit.languages.known_words import is_known_word
from qualkit.model.sources import Edit
from qualkit.repairing.layout import Layout, Line

LIKELY, UNSURE = 0.9, 0.7
SMALL = ("абъчдеяфэьщхыижкглмноюпрсштуцвйз", "abcçdeəfgğhxıijkqlmnoöprsştuüvyz")
CAPITAL = ("АБЪЧДЕЯФЭЬЩХЫИЖКГЛМНОЮПРСШТУЦВЙЗ", "ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ")
LATIN = str.maketrans(SMALL[0] + CAPITAL[0], SMALL[1] + CAPITAL[1])
CYRILLIC = re.compile("[\u0400-\u052f]")
FOREIGN = re.compile("[\u0400-\u040f\u0450-\u052f]")  # ё, and the letters of Azerbaijani in Cyrillic
# ъ before no е ё ю я, ь behind a vowel: never in Russian.
ODD = re.compile("[ъЪь](?:(?<=[ъЪ])[абвгджзийклмнопрстуфхцчшщыэ]|(?<=[аеиоуыэюя]ь))")
MIXED = frozenset("яюцыьчшъщЯЮЦЫЧШЪЩ")  # stands for a letter in a Latin word: Azяrbaycan
WORD = re.compile(r"[^\W\d_]+")
SOME, MOST, OWN_LETTER = 0.08, 0.4, 0.04
LONGEST = 4000  # characters that are looked at


def legacy_font(original: str, layout: Layout) -> Iterator[Edit]:
    """Lines of Azerbaijani in such letters, without what is neither at their edges.

    Russian, other Cyrillic languages and Azerbaijani that is written in Cyrillic (`Азәрбајҹан`) have none.
    """
    mixed = [start for start, word in layout.mixed_words if not MIXED.isdisjoint(word)]
    if not layout.has_cyrillic or not (mixed or ODD.search(original)):
        return
    blocks = [
        block
        for block in ([layout.lines[number] for number in numbers] for numbers in layout.blocks)
        if any(CYRILLIC.search(line.text) for line in block)
    ]
    odd = [block for block in blocks if any(_is_odd(line, mixed) for line in block)]
    together = "\n".join(line.text for block in odd for line in block if not FOREIGN.search(line.text))
    if in_azerbaijani(together) is None:
        return
    for block in blocks:
        text = "\n".join(line.text for line in block)
        is_clear = in_azerbaijani(text) is not None
        if not is_clear and _may_be_russian(text):
            continue
        for line in block:
            yield from _of_line(line, LIKELY if is_clear else UNSURE)


def in_azerbaijani(text: str) -> str | None:
    """The text in Azerbaijani letters; None where it reads as no Azerbaijani then.

    >>> in_azerbaijani("Мян бу мясялядя сянинля разыйам вя буну щамыйа дейирям")
    'Mən bu məsələdə səninlə razıyam və bunu hamıya deyirəm'
    >>> in_azerbaijani("Эта книга очень важна для нас, и её читают все") is None
    True
    """
    sample = text[:LONGEST]
    if CYRILLIC.search(sample) is None or FOREIGN.search(sample):
        return None
    latin = sample.translate(LATIN)
    azerbaijani, russian = get_language("az"), get_language("ru")
    words = [azerbaijani.lower(word) for word in WORD.findall(latin)]
    common = [word for word in words if word in azerbaijani.stop_words and word not in ("o", "da")]
    n_russian = sum(word.lower() in russian.stop_words for word in WORD.findall(sample))
    own = latin.count("ə") + latin.count("Ə")
    if len(common) < max(2, SOME * len(words)) or len(common) <= n_russian or own < OWN_LETTER * len(latin):
        return None
    return text.translate(LATIN) if detect([latin]) == ["az"] else None


def _is_odd(line: Line, mixed: Sequence[int]) -> bool:
    place = bisect_left(mixed, line.start)
    return ODD.search(line.text) is not None or (place < len(mixed) and mixed[place] < line.end)


def _may_be_russian(text: str) -> bool:
    """Whether many of the words are Russian, or the letters are not those of such a font."""
    words = [word.lower() for word in WORD.findall(text[:LONGEST]) if len(word) > 2 and CYRILLIC.match(word)]
    known = sum(is_known_word(word, "ru") for word in words)
    return FOREIGN.search(text) is not None or known >= MOST * len(words)


def _of_line(line: Line, confidence: float) -> Iterator[Edit]:
    """The edit from the first word with such letters to the last one."""
    words = [word for word in WORD.finditer(line.text) if CYRILLIC.search(word.group())]
    if words:
        low, high = words[0].start(), words[-1].end()
        old = line.text[low:high]
        yield Edit(line.start + low, line.start + high, old, old.translate(LATIN), "legacy-font", confidence, False)
