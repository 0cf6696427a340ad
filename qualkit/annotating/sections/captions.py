"""Captions of tables and pictures, and the lines below these that say where they come from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualkit.annotating.lines import Line

_TABLE = "table|cədvəl|tablo|çizelge|таблица|табл"
_PICTURE = (
    "figure|fig|chart|graph|map|photo|photograph|plate|box|diagram|şəkil|diaqram|qrafik|xəritə|sxem|foto"
    "|şekil|grafik|harita|resim|görsel|fotoğraf|şema|diyagram|рисунок|рис|диаграмма|график|схема|карта|фото"
)
_FIGURE = r"(?:№\s*)?(?:\d{1,3}(?:[.\-–]\d{1,3}){0,3}[a-zа-я]?|(?-i:[IVX]{1,5}|[A-Z]\.?\d{1,2}))"
_CAPTION = re.compile(
    rf"(?P<table>{_TABLE})?(?(table)|(?:{_PICTURE}))\.?\s*(?:[-–]\s?)?{_FIGURE}"
    r"(?:\s*(?:[.:)|](?!\d)|[–—](?=\s)|-\s)|\s*$|\s+(?=(?-i:[A-ZÇƏĞİÖŞÜА-ЯЁ“\"«])))"
    r"|\d{1,3}(?:\.\d{1,3})?\s*(?:№-li\s*|-?(?:ci|cı|cu|cü)\s+)?(?P<table_after>cədvəl|tablo)?(?(table_after)|(?:şəkil|şekil))\s*(?:[.:]|$)",
    re.IGNORECASE,
)
# "Image: Aysel Rəhimli.", at the end of a line or before a name
_CREDIT = re.compile(
    r"(?:^|[\s(.…])(?:Image|Images|Photo|Photos|Photograph|Picture|Foto|Fotolar|Fotoğraf|Fotoğraflar|Görsel|Resim|Şəkil"
    r"|Фото|Изображение|Иллюстрация|Снимок)\s?[:;©]\s*(?P<name>(?:[^\W\d_]\.\s?|[^.!?]){2,80})[.)]?$"
)
_SOURCE = re.compile(
    r"[*_(]*(?:sources?|mənbə(?:lər)?|kaynak(?:lar)?|источники?|составлено по|tərtib edilib)[*_]*\s*:", re.IGNORECASE
)
_NOTE = re.compile(r"[*_(]*(?:notes?|qeyd(?:lər)?|not(?:lar)?|примечани[ея])[*_]*\s*(?::|\.\s)", re.IGNORECASE)
_MOST_WORDS, _TITLE_WORDS, _CREDIT_WORDS = 40, 25, 40


def is_caption(line: Line) -> bool:
    """Whether a line is the caption of a table or picture, and no sentence about one."""
    words = line.words.lstrip("*_ ")
    if "\t" in words or len(words) > 500 or len(words.split()) > _MOST_WORDS:
        return False
    match = _CAPTION.match(words)
    if match is None:
        return False
    # "Table 1 Scores of all countries" is a caption, "Table 1 X is large." a sentence.
    has_sign = not match[0] or match[0].rstrip()[-1] in ".:)|–—-" or match.end() == len(words)
    return has_sign or not line.has_end_mark


def is_of_table(words: str) -> bool:
    """Whether a caption is that of a table."""
    match = _CAPTION.match(words.lstrip("*_ "))
    return match is not None and bool(match["table"] or match["table_after"])


def is_bare(words: str) -> bool:
    """Whether a caption is a number alone, with its title on the line below."""
    match = _CAPTION.match(words.strip("*_ "))
    return match is not None and match.end() >= len(words.strip("*_ "))


def is_credit(line: Line) -> bool:
    """Whether a line is what stands under a picture: it ends with who made it."""
    words = line.words.strip("*_ ")
    if len(words) > 400 or len(words.split()) > _CREDIT_WORDS:
        return False
    match = _CREDIT.search(words)
    return match is not None and len(match["name"].split()) <= 8


def names_source(words: str) -> bool:
    """Whether a line says where a table or picture comes from."""
    return len(words) < 400 and _SOURCE.match(words) is not None


def mark_caption_titles(lines: Sequence[Line], sections: list[str]) -> None:
    """Marks the title below a caption that is a number alone."""
    for number, section in enumerate(sections):
        if section == "caption" and is_bare(lines[number].words):
            _mark_title(lines, sections, number + 1)


def mark_notes(lines: Sequence[Line], sections: list[str]) -> None:
    """Marks the notes and sources below a table or picture."""
    for number, section in enumerate(sections):
        if number and section in ("body", "table", "heading") and _is_below(sections[number - 1]):
            if _NOTE.match(lines[number].words) and "\t" not in lines[number].words:
                sections[number] = "caption"
            elif names_source(lines[number].words):
                sections[number] = "references"


def _is_below(before: str) -> bool:
    return before in ("table", "caption", "references")


def _mark_title(lines: Sequence[Line], sections: list[str], number: int) -> None:
    if number >= len(lines) or sections[number] not in ("body", "heading") or "\t" in lines[number].words:
        return
    words = lines[number].words
    following = sections[number + 1 : number + 2]
    is_title = 2 < len(words.split()) <= _TITLE_WORDS or following == ["table"]
    if is_title and not lines[number].has_end_mark and words[0].isupper() | words[0].isdigit() | (words[0] in '«“"'):
        sections[number] = "caption"
