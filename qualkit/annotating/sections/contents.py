"""Tables of contents, lists of tables and lists of abbreviations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualkit.annotating.lines import END_MARKS, Line
from qualkit.annotating.sections.imprint import ROMAN

_TO_PAGE = re.compile(
    rf"(?:\.{{4,}}|…{{2,}}|(?:\s\.){{4,}}|_{{4,}}|\t| {{4,}})[\s.…]*(?:<i>|[*_])*(?:\d{{1,4}}|{ROMAN})(?:</i>|[*_])*$"
)
_LONGEST = 300
_LEADERS = re.compile(r"\.{4,}|…{2,}|(?:\s\.){4,}|_{4,}")
_PAGE = re.compile(rf"(?:\s|\.)(\d{{1,4}}|{ROMAN})$")
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5})[.)]?\s+|[-–•]\s*")


def leads_to_page(words: str) -> bool:
    """Whether the line is one of a table of contents: dots or a tab, then a page number."""
    # The end is enough, and most lines end with a mark.
    return words[-1] not in END_MARKS and _TO_PAGE.search(words, max(0, len(words) - 80)) is not None


def are_contents(lines: Sequence[Line], number: int) -> bool:
    """Whether the lines around one that leads to a page do so too, to pages that ascend: contents without a heading."""
    line = lines[number]
    if not leads_to_page(line.words) or line.words.count("\t") > 2:
        return False
    if "\t" in line.words and line.words.count("\t") > 1 and not _NUMBER.match(line.words):
        return False
    near = [other.words for other in lines[max(0, number - 2) : number + 3] if leads_to_page(other.words)]
    if len(near) < 3:
        return False
    if _LEADERS.search(line.words):
        return True
    pages = [int(page) for words in near if (page := ends_with_page(words) or "").isdigit()]
    return pages == sorted(pages)


def ends_with_page(words: str) -> str | None:
    """The page number that a line ends with, if there is one and words before it."""
    match = _PAGE.search(words, max(0, len(words) - 8))
    return match[1] if match and match.start() > 2 else None


def entry(words: str) -> str:
    """An entry of a table of contents, or a heading, without number, leaders and page: what the two have in common.

    Empty for a line that is too long for either.

    >>> entry("1.2. Üsul ve veri ........ 17") == entry("1.2 ÜSUL VE VERİ")
    True
    """
    if len(words) > _LONGEST:
        return ""
    bare = _TO_PAGE.sub("", words.strip("#*_ \t"))
    bare = _PAGE.sub("", bare) if bare[-1:].isdigit() else bare
    bare = _NUMBER.sub("", bare, count=1) if _NUMBER.match(bare) else bare
    letters = bare.replace("İ", "i").replace("I", "i").replace("ı", "i").lower()
    return "".join(letter for letter in letters if letter.isalpha())
