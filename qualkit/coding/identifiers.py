"""Ids made of names that people gave."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

LONGEST = 60
LETTERS = str.maketrans(
    {
        **dict(zip("əıабвгдеёзийклмнопрстуфыэ", "eiabvgdeeziyklmnoprstufye", strict=True)),
        **{"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ъ": "", "ь": ""},
        **dict(zip("ғҝҹһөүәјіўқ", "ggchoueyiuq", strict=True)),
    }
)
"""The letters of az, tr and ru that are no Latin ones with a mark."""


def identifier(name: str) -> str:
    """An id made of a name: lower-case a–z and digits, hyphens between words; `code` where the name has none of them.

    >>> identifier("Kadr çatışmazlığı"), identifier("İş yükü (2)"), identifier("Нехватка кадров"), identifier("…")
    ('kadr-catismazligi', 'is-yuku-2', 'nekhvatka-kadrov', 'code')
    """
    lowered = unicodedata.normalize("NFC", name).replace("I", "i").replace("İ", "i").lower().translate(LETTERS)
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(letter))
    found = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(found) > LONGEST:
        found = found[: LONGEST + 1].rpartition("-")[0] or found[:LONGEST]
    return found or "code"


class Siblings:
    """Ids of codes under one parent, of which none is given twice."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._times: Counter[str] = Counter()

    def claim(self, wanted: str) -> str:
        """The id, or if it is taken the id with a number: `staff-2`."""
        found = wanted
        while found in self._given:
            self._times[wanted] += 1
            found = f"{wanted}-{self._times[wanted] + 1}"
        self._given.add(found)
        return found
