"""When two values of a field are the same: without letter case by the rules of four languages, numbers as numbers."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from qualkit.languages.casing import DOTTED, DOTTED_AND_DOTLESS

WILD = "*"
NUMBER = re.compile(r"[-−]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|[-−]?\d+(?:[.,]\d+)?")
"""A decimal comma or point; blanks may stand between thousands."""
DATE = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2])(?:-([0-3]\d)(?:[T ]\d\d:\d\d.*)?)?)?")
"""A year, a month of a year, or a day, as 2024-03-01; spreadsheets put a time behind."""
DAY_FIRST = re.compile(r"([0-3]?\d)\.([01]?\d)\.([12]\d{3})")
"""As Azerbaijani, Turkish and Russian write it: 01.03.2024."""


@lru_cache(maxsize=65_536)
def keys(value: str) -> frozenset[str]:
    """The value in lower case, by Turkic rules and by those of all others; ё as е.

    Whose letters a name in capitals has, nobody can tell: BAKI is bakı, and ISI may be isi.

    >>> sorted(keys("BAKI")), keys("Bakı") & keys("BAKI"), keys("İstanbul") & keys("istanbul")
    (['baki', 'bakı'], frozenset({'bakı'}), frozenset({'istanbul'}))
    """
    plain = unicodedata.normalize("NFC", " ".join(value.split()))  # names of files come from macOS taken apart
    return frozenset(case.lower(plain).replace("ё", "е") for case in (DOTTED, DOTTED_AND_DOTLESS))


def same(one: str, other: str) -> bool:
    """Whether two values differ in nothing but letter case and blanks."""
    return not keys(one).isdisjoint(keys(other))


def is_pattern(value: str) -> bool:
    """Whether the value has a wildcard."""
    return WILD in value


def matches(value: str, wanted: str) -> bool:
    """Whether the value is the wanted one, in which `*` stands for anything.

    >>> matches("Müsahibə 12", "müsahibə*"), matches("İZMİR", "izm*"), matches("Ёлкин", "ел*")
    (True, True, True)
    """
    if not is_pattern(wanted):
        return same(value, wanted)
    return any(_fits(key, pattern) for pattern in keys(wanted) for key in keys(value))


def contains(value: str, wanted: str) -> bool:
    """Whether the wanted letters stand somewhere in the value."""
    return any(part in whole for part in keys(wanted) for whole in keys(value))


def same_attribute(value: str, wanted: str) -> bool:
    """Whether two values of an attribute are equal: numbers as numbers, all else as `matches` says.

    A date equals the year and the month that it lies in.

    >>> same_attribute("2024-03-14", "2024"), same_attribute("14.03.2024", "2024-03"), same_attribute("2024", "2024-03")
    (True, True, False)
    """
    one, other = number(value), number(wanted)
    if one is not None and other is not None:
        return one == other
    day, span = date(value), date(wanted)
    return (bool(day and span) and day[: len(span)] == span) or matches(value, wanted)


def number(value: str) -> float | None:
    """The number that a value writes; None if it is none.

    >>> number("2020"), number("3,5"), number("12 000"), number("üç")
    (2020.0, 3.5, 12000.0, None)
    """
    plain = value.strip()
    if not NUMBER.fullmatch(plain):
        return None
    return float(re.sub(r"[ \u00a0\u202f]", "", plain).replace("−", "-").replace(",", "."))


def date(value: str) -> tuple[int, ...]:
    """Year, month and day, as far as the value says them; empty if it is no date.

    >>> date("2024"), date("2024-03"), date("1.3.2024"), date("mart 2024")
    ((2024,), (2024, 3), (2024, 3, 1), ())
    """
    plain = value.strip()
    if found := DAY_FIRST.fullmatch(plain):
        return tuple(map(int, reversed(found.groups())))
    found = DATE.fullmatch(plain)
    return tuple(int(part) for part in found.groups() if part) if found else ()


def is_ordered(value: str) -> bool:
    """Whether there is a before and after: a number, or a date such as 2024-03-01."""
    return number(value) is not None or bool(date(value))


def compares(value: str, how: str, wanted: str) -> bool:
    """Whether the value lies so to the wanted one (`<`, `<=`, `>`, `>=`); false for what has no before and after.

    A day lies neither before nor after its own year and month. Of a year nobody knows whether it is before one of its
    days.

    >>> [compares("2024-03-14", how, "2024") for how in ("<", "<=", ">", ">=")]
    [False, True, False, True]
    >>> compares("2024", "<", "2024-03-14"), compares("2024", ">=", "2024-03-14"), compares("9", ">", "2024-03")
    (False, False, False)
    """
    one, other = number(value), number(wanted)
    if one is not None and other is not None:
        order = (one > other) - (one < other)
    else:
        day, span = date(value), date(wanted)
        known = day[: len(span)]
        if not known or not span or known == span[: len(known)] != span:
            return False
        order = (known > span) - (known < span)
    return {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}[how]


def _fits(value: str, pattern: str) -> bool:
    """Whether the pieces between the wildcards stand in the value one behind the other; in one walk, unlike a regex."""
    first, *others = pattern.split(WILD)
    if not value.startswith(first):
        return False
    at = len(first)
    for piece in others[:-1]:
        at = value.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return len(value) - at >= len(others[-1]) and value.endswith(others[-1])
