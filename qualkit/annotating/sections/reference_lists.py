"""Lists of references, with and without a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualkit.annotating.lines import Line
from qualkit.annotating.sections.headings import section_of_heading

_YEAR = re.compile(r"\b(?:19|20)\d\d[a-z]?\b")
_ADDRESS = re.compile(r"https?://|\bdoi\b|www\.", re.IGNORECASE)
_ENTRY = re.compile(r"[-–•]?\s*(?:\[\d{1,3}\]|\d{1,3}[.)])\s+\S")
# "Nye, J. S.", "Nye, Joseph", "Surma I. V.", "Н. А. Цветкова": how a list names its authors.
_AUTHOR = re.compile(
    r"(?:[-–•]\s*)?(?:(?:\[\d{1,3}\]|\d{1,3}[.)])\s*)?"
    r"(?:[^\W\d_][\w'’-]+,?\s+(?:[^\W\d_]\.\s?){1,3}|(?:[^\W\d_]\.\s?){1,3}\s?[^\W\d_][\w'’-]+"
    r"|[^\W\d_][\w'’-]+,\s[^\W\d_]+\.?)"
)
_YEAR_IN_BRACKETS = re.compile(r"\((?:19|20)\d\d[a-z]?(?:,[^)]{0,20})?\)\.|\(n\.d\.\)")
_INITIALS = re.compile(
    r"[^\W\d_][\w'’-]+,?\s+(?:[^\W\d_]\.\s?){1,3}|(?:[^\W\d_]\.\s?){1,3}\s?[^\W\d_][\w'’-]+|[-–•*\[]"
)
# "TÜİK (2022). …": an institution as author
_BODY_AS_AUTHOR = re.compile(
    r"(?:[-–•]\s*)?(?:(?:\[\d{1,3}\]|\d{1,3}[.)])\s*)?[^\W\d_][^().:;]{1,80}\s\((?:19|20)\d\d[a-z]?\)[.,:]\s"
)
# "Orchard D, Penn RA. Closing time …"
_BARE_INITIALS = re.compile(
    r"(?:(?:\[\d{1,3}\]|\d{1,3}[.)])\s*)?"
    r"[^\W\d_][\w'’-]+ [A-ZÇĞİÖŞÜƏА-Я]{1,2}(?:, [^\W\d_][\w'’-]+ [A-ZÇĞİÖŞÜƏА-Я]{1,2})*\.\s"
)
_OF_ENTRY = re.compile(r"//|\d\s?[-–]\s?\d|\b(?:pp?|ss?|с|vol|no)\.\s?\d|№|:\s|\d{4};\s?\d")
_FOOTNOTE = re.compile(r"(?:<sup>)?(?:\d{1,3}|[¹²³⁰⁴-⁹]{1,3}|\*{1,3}|\[\d{1,3}\])(?:</sup>)?[.)]?\s*(?=[^\W\d_“«\"])")
_SEE = re.compile(
    r"(?:bkz|bk|bax|see|cf|ibid|ibidem|op\. ?cit|там же|см|цит|указ\. ?соч|yenə orada|göstərilən əsər"
    r"|a\.? ?g\. ?[emky]|aynı yer"
    r"|adı geçen)\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:a\.? ?g\. ?[emky]\b|op\. ?cit|ibid|указ\. ?соч|там же|göstərilən əsər|yenə orada)", re.IGNORECASE
)
_PLACE = re.compile(
    r"\b(?:ss?|pp?|с|səh|sh|vol|c)\.\s?\d|(?:19|20)\d\d|https?://|www\.|^(?:ibid|там же|yenə orada|a\.? ?g\. ?[emky])",
    re.IGNORECASE,
)
_CITED_AT_END = re.compile(r"[^\W\d_]{3,}\s\((?:19|20)\d\d[a-z]?\)\.$")
_FOOTNOTE_WORDS = 45
_SMALL = 0.6
_RUN = 4
# So many lines after a heading inside a list are looked at, and so many of them must be of entries.
_AHEAD, _ENTRIES_AHEAD = 8, 2
_PROSE_WORDS = 30


def looks_like_reference(words: str) -> bool:
    """Whether a line by itself looks like an entry of a list of references."""
    if len(words) > 600:
        return False
    is_numbered, has_author = _ENTRY.match(words) is not None, _names_authors(words)
    if not (is_numbered or has_author):
        return _BODY_AS_AUTHOR.match(words) is not None and words[-1] != "?"
    if _YEAR_IN_BRACKETS.search(words, 0, 200) or _ADDRESS.search(words):
        return True
    return has_author and bool(_YEAR.search(words) and _OF_ENTRY.search(words))


def _names_authors(words: str) -> bool:
    return (_AUTHOR.match(words) or _BARE_INITIALS.match(words)) is not None


def is_entry(words: str) -> bool:
    """Whether a line begins with the number of a list entry."""
    return _ENTRY.match(words) is not None


def goes_on(lines: Sequence[Line], first: int) -> bool:
    """Whether a list of references goes on from a line: entries follow before any prose does.

    What looks like a heading before it is then a part of an entry, or heads a part of the list.
    """
    entries = 0
    for line in lines[first : first + _AHEAD]:
        if section_of_heading(line.words):
            return False
        if _is_of_entry(line.words):
            entries += 1
        elif len(line.words.split()) >= _PROSE_WORDS:
            return False
        if entries >= _ENTRIES_AHEAD:
            return True
    return entries > 0 and len(lines) - first < _AHEAD


def prose_is_back(lines: Sequence[Line], number: int) -> bool:
    """Whether a paragraph after a list of references is running text again.

    It has no figure and no address, is written small for the most part, does not go on with the line before,
    and no entries follow.
    """
    line = lines[number]
    before = lines[number - 1] if number else None
    if not line.words[0].isupper() or (before and not line.is_apart and not before.has_end_mark):
        return False
    if re.search(r"\d", line.words) or _ADDRESS.search(line.words) or _INITIALS.match(line.words):
        return False
    words = line.words.split()
    return sum(word[0].islower() for word in words) >= _SMALL * len(words) and not goes_on(lines, number + 1)


def _is_of_entry(words: str) -> bool:
    if looks_like_reference(words):
        return True
    is_short = len(words.split()) < _PROSE_WORDS
    return is_short and bool(_ADDRESS.search(words) or _YEAR_IN_BRACKETS.search(words, 0, 200))


def is_citing_footnote(words: str) -> bool:
    """Whether a line is a footnote in plain text that says where something stands, e.g. `1 Bkz. Tanyel, 2019, s. 22.`

    >>> is_citing_footnote("2 Yenə orada, s. 36."), is_citing_footnote("2. See the doctor first.")
    (True, False)
    """
    if len(words) > 500 or not (match := _FOOTNOTE.match(words)) or len(words.split()) > _FOOTNOTE_WORDS:
        return False
    rest = words[match.end() :]
    if _SEE.match(rest) or (_SAME.search(rest) and len(words.split()) < _FOOTNOTE_WORDS // 3):
        return _PLACE.search(rest) is not None
    return looks_like_reference(rest) and bool(_ADDRESS.search(rest) or _PLACE.search(rest))


def are_notes(lines: Sequence[Line], first: int) -> bool:
    """Whether the numbered lines from one on are endnotes: most of the first ones name a year, a page or an address."""
    numbered = [match for line in lines[first : first + _RUN] if (match := _FOOTNOTE.match(line.words))]
    citing = [match for match in numbered if _PLACE.search(match.string[match.end() : match.end() + 300])]
    return bool(numbered) and numbered[0].string == lines[first].words and len(citing) * 2 > len(numbered)


def mark_footnotes(lines: Sequence[Line], sections: list[str]) -> None:
    """Marks the footnotes in the body that only cite."""
    for number, line in enumerate(lines):
        first = line.words[0]
        if sections[number] == "body" and (not first.isalpha()) and is_citing_footnote(line.words):
            sections[number] = "references"


def mark_reference_lists(lines: Sequence[Line], sections: list[str]) -> None:
    """Marks runs of lines that look like references where no heading has said so; a lone one stays what it is."""
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and sections[last] == "body" and _is_listed(lines[last].words):
            last += 1
        if last - first >= _RUN:
            sections[first:last] = ["references"] * (last - first)
        first = max(last, first + 1)


def _is_listed(words: str) -> bool:
    """Whether a line looks like an entry, and not like a sentence that ends with whom it cites: "… azdır (2020)."."""
    return looks_like_reference(words) and _CITED_AT_END.search(words) is None
