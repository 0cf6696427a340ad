"""References to literature in a running text: what an author cites, which is nobody's speech."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from qualkit.annotating.attribution.reporting import PROFILES, reporting_of
from qualkit.languages import get_language
from qualkit.languages.language import word_set
from qualkit.model.annotations import LANGUAGES, SECTIONS, Annotation

_READ = ("body", "abstract", "turn", "caption")
_LONGEST = 400
_BRACKETS = re.compile(rf"\(([^()\[\]]{{3,{_LONGEST}}})\)|\[([^()\[\]]{{3,{_LONGEST}}})\]")
_YEAR = r"(?:1[5-9]|20)\d\d[a-zа-я]?|n\.\s?d\.|t\.\s?y\.|б\.\s?г\."
_CITED = re.compile(
    rf"(?P<authors>[^\d;()\[\]]*?[^\W\d_][^\d;()\[\]]*?)[,:]?\s*(?P<years>(?:{_YEAR})(?:\s*,\s*(?:{_YEAR}))*)"
    r"(?P<pages>\s*[,:]\s*(?:(?:pp?|s|ss|səh|с|стр)\.?\s*)?[\divxlc]+(?:\s*[-–—]\s*\d+)?)?\s*"
)
_LEAD = re.compile(
    r"^(?:see(?: also)?|cf|e\.g|i\.e|quoted in|cited in|as cited in|for example|in|bax|məs|bkz|örn|akt|aktaran|см"
    r"|напр|цит(?:\. по)?)\b[.,:]?\s+",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-zа-яəçğıöşü][^\W\d_]+(?:[-'’][^\W\d_]+)*"
_NAMES = rf"(?:{_NAME}\s+(?:(?:of|for|on|the|van|de|von)\s+){{0,2}}){{0,6}}{_NAME}"
_AND = r"(?:and|və|ve|и|&)"
_BEFORE = re.compile(
    rf"(?:{_NAMES}(?:\s*,\s*{_NAMES})*\s*,?\s+{_AND}\s+)?{_NAMES}(?:['’]s|['’][^\W\d_]{{1,4}})?"
    r"(?:\s+(?:et\.? al\.?|və b\.|və başqaları|ve ark\.|vd\.|и др\.))?\s*$"
)
_YEARS_ALONE = re.compile(rf"\s*((?:{_YEAR})(?:\s*,\s*(?:{_YEAR}))*)\s*(?:[,:]\s*[^;()]{{1,30}})?\s*")
_REACH = 120


class Citation(NamedTuple):
    """A work that a sentence cites. kind: `parenthetical` for (Manor, 2019), `narrative` for Manor (2019).

    start, end: the brackets, with the name before them in a narrative one. sentence: the number of the sentence.
    """

    start: int
    end: int
    authors: str
    year: str
    kind: str
    sentence: int


def citations_of(text: str, annotation: Annotation) -> list[Citation]:
    """The citations by author and year in the running text of a source, in order; several in one bracket apart."""
    is_read = np.array([section in _READ for section in SECTIONS])[annotation.sentence_section]
    found: list[Citation] = []
    for number in np.flatnonzero(is_read).tolist():
        start, end = int(annotation.sentence_start[number]), int(annotation.sentence_end[number])
        for match in _BRACKETS.finditer(text, start, end):
            found += _in_brackets(text, match, max(start, match.start() - _REACH), number)
    return found


_ENTRY = re.compile(rf"(?:\[?\d{{1,3}}[\].)]{{1,2}}\s*)?(?P<name>{_NAME}),\s*[^\W\d_a-zа-яəçğıöşü]\.")
"""How an entry of a list of literature begins: Szondi, G."""


def listed_authors(text: str, annotation: Annotation) -> frozenset[str]:
    """The last names of the first authors in the lists of literature of a text, as `without_marks` writes them."""
    found: set[str] = set()
    for number in np.flatnonzero(annotation.sentence_section == SECTIONS.index("references")).tolist():
        start = int(annotation.sentence_start[number])
        if start and text[start - 1] != "\n":
            continue
        entry = _ENTRY.match(text, start)
        if entry and entry["name"].lower() not in _places():
            found.add(without_marks(entry["name"]))
    return frozenset(found)


def without_marks(name: str) -> str:
    """A name in small letters without what stands over and under them: Szöndi, Szondi."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("ı", "i")


def _in_brackets(text: str, match: re.Match[str], begin: int, sentence: int) -> Iterator[Citation]:
    inside = match[1] or match[2]
    alone = _YEARS_ALONE.fullmatch(inside)
    if alone:
        name = _BEFORE.search(text, begin, match.start())
        if name:
            written = _without_lead(name[0])
            authors = re.sub(r"['’][^\W\d_]{1,4}(?=\s|$)", "", written).strip()
            yield Citation(name.end() - len(written), match.end(), authors, alone[1], "narrative", sentence)
        return
    for part in inside.split(";"):
        cited = _CITED.fullmatch(_LEAD.sub("", part.strip()))
        if cited and _is_author(cited["authors"]):
            yield Citation(
                match.start(), match.end(), cited["authors"].strip(" ,:"), cited["years"], "parenthetical", sentence
            )


def _without_lead(words: str) -> str:
    """The name without the small word that a sentence begins with: In Manor (2019)."""
    first, blank, rest = words.partition(" ")
    is_small = any(first.lower() in get_language(code).stop_words for code in LANGUAGES)
    return rest if blank and is_small else words


_DATES = word_set(
    """
    january february mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec since from until in by about circa ca between after before early late mid spring summer
    autumn winter yanvar fevral mart aprel iyun iyul avqust sentyabr oktyabr noyabr dekabr ocak şubat nisan mayıs
    haziran temmuz ağustos eylül ekim kasım aralık января февраля марта апреля мая июня июля августа сентября
    октября ноября декабря январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь с в до около
    весна лето осень зима весной летом осенью зимой yaz yay payız qış bahar sonbahar kış
    """
)


def _is_author(words: str) -> bool:
    """Whether the words before a year can be an author: a capital, no date, and not only places."""
    found = [word.strip(".,:’'").lower() for word in words.split()]
    if not found or len(found) >= 14 or not any(map(str.isupper, words)):
        return False
    if any(word in _DATES for word in (found[0], found[-1])):
        return False
    return not all(word in _places() or word in _BETWEEN for word in found)


_BETWEEN = word_set("the in of and və ve и в & to – — - city republic şəhəri ili")


@cache
def _places() -> frozenset[str]:
    """Countries, cities and the like in the four languages, as their profiles list them: (Paris, 1919)."""
    profiles = [profile for code in PROFILES if (profile := reporting_of(code)) is not None]
    return frozenset().union(*(profile.places for profile in profiles)) | _FURTHER_PLACES


_FURTHER_PLACES = word_set(
    """
    bonn hague helsinki stockholm oslo copenhagen lisbon prague budapest warsaw athens dublin amsterdam zurich basel
    munich hamburg milan barcelona marrakesh cairo nairobi johannesburg ottawa toronto montreal canberra sydney
    melbourne
    mumbai shanghai singapore dubai doha riyadh jerusalem damascus beirut baghdad kabul islamabad bishkek dushanbe
    ashgabat riga tallinn vilnius bucharest sofia belgrade zagreb sarajevo skopje chicago boston davos yalta potsdam
    versailles lausanne copenhagen bandung kyoto rio san francisco janeiro glasgow
    haaqa helsinki stokholm kopenhagen lissabon praqa budapeşt varşava afina qahirə sinqapur dubay doha əl-riyad yalta
    versal lozanna kioto rio davos
    lahey stockholm kopenhag lizbon prag budapeşte varşova atina kahire singapur dubai yalta versay lozan kyoto
    гаага хельсинки стокгольм копенгаген лиссабон прага будапешт варшава афины каир сингапур дубай доха ялта версаль
    лозанна киото рио давос бонн осло дублин амстердам цюрих базель мюнхен милан барселона
    """
)
