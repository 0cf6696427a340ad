"""The readings of a name's words, and which of them stand in one grammatical case."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Reading(NamedTuple):
    """A name's word without its ending, and the grammatical case that this is: nom, gen, dat or other."""

    base: str
    case: str


Readings = Callable[[str], Sequence[Reading]]


def agreeing(
    readings: Sequence[Sequence[Reading]], gender: str, given: frozenset[str], *, wanted: str = ""
) -> tuple[tuple[str, ...], str]:
    """The readings of all words of a name that stand in one case: the wanted one, or that of the first word.

    A last name that nothing shows to be inflected follows a first name that is: Дональда Трампа, Терезы Мэй.
    """
    for lead in sorted(readings[0], key=lambda one: one.case != wanted) if wanted else readings[0]:
        chosen = [lead.base]
        for options in readings[1:]:
            fit = [one for one in options if one.case == lead.case or "any" in (one.case, lead.case)]
            if not fit and lead.case in _FOREIGN and lead.base.lower() in given:
                is_hers = lead.base.endswith(("а", "я"))
                text = options[0].base
                fit = [Reading(text if is_hers else _FOREIGN[lead.case].sub("", text), lead.case)]
            if not fit:
                break
            women = [one for one in fit if one.base.endswith(("а", "я"))]
            men = [one for one in fit if not one.base.endswith(("а", "я"))]
            preferred = {"f": women, "m": men}.get(gender, []) or fit
            chosen.append(preferred[0].base)
        else:
            return tuple(chosen), lead.case
    return tuple(options[0].base for options in readings), readings[-1][0].case


_FOREIGN = {
    "gen": re.compile("(?<=[бвгджзклмнпрстфхцчшщ])а$"),
    "dat": re.compile("(?<=[бвгджзклмнпрстфхцчшщ])у$"),
    "other": re.compile("(?<=[бвгджзклмнпрстфхцчшщ])(?:ом|е)$"),
}
"""The endings of men's last names that no list has."""
