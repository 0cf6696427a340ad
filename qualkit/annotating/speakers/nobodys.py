"""Lines between and after turns that nobody says: headings, captions, time stamps, and who made the interview."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Sequence

from qualkit.annotating.lines import Line
from qualkit.annotating.speakers.label_forms import STAMP_AT_END
from qualkit.annotating.speakers.labels import is_remark, is_section_label, names_no_speaker

_IN_CAPITALS = 4
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}[.)])\s+(?=[^\W\d_])")
_HEADING_LENGTH, _CREDIT_WORDS = 120, 16
_REMARK_LINES = 8
_PICTURE = re.compile(r"\b(?:Image|Photo|Foto|Fotoğraf|Şəkil|Resim|Görsel|Фото|Изображение|Иллюстрация)\s?[:;]")
# Who asked, wrote down, translated, photographed; and that it is over.
_CREDIT = re.compile(
    r"[*_\[(]{0,3}(?:"
    r"(?:müsahibəni|söhbəti|müsahibə|söhbət|yazıya)\s.{0,60}?\b(?:apard[ıi]|götürdü|ald[ıi])\b|söhbətləşdi\b|"
    r".{0,60}\b(?:söhbətləşdi|hazırladı|söhbət etdi)[.!]?$|hazırladı\b|hazırlayan|tərcümə etdi|qələmə aldı|"
    r"(?:röportaj|söyleşi|deşifre|çeviri|yayına hazırlayan|görüşmeyi yapan|söyleşiyi yapan|mülakatı yapan)\s*:|"
    r"(?:беседовал|записал|подготовил|расшифровал|перев[её]л)[аи]?\b|(?:интервью|беседу)\s(?:взял|в[её]л|провел|провёл)\w{0,2}\b|"
    r"(?:interviewed|transcribed|translated|edited|recorded|photos?|interview|compiled)\s+by\b|"
    r"(?:external links|see also|related (?:news|links|articles)|oxşar xəbərlər|həmçinin (?:bax|oxuyun)|"
    r"ilgili haberler|ayrıca bak\w*|см\. также|читайте также|по теме)[.:]?$|©|(?:https?://|www\.)\S+$|"
    r"(?:müsahibənin|yazının|səsyazmanın|söhbətin)\s+sonu\b|(?:görüşmenin|kaydın|mülakatın|röportajın|söyleşinin)\s+sonu\b|"
    r"(?:müsahibə|söhbət|yazı)\s+(?:bitdi|sona çatdı|başa çatdı)\b|(?:görüşme|kayıt|mülakat)\s+(?:sona erdi|bitti)\b|"
    r"конец\s+(?:записи|интервью|беседы|расшифровки)\b|(?:запись|интервью)\s+(?:окончен|завершен)\w*|"
    r"end of (?:the )?(?:interview|recording|transcript|tape)\b)",
    re.IGNORECASE,
)


def is_nobodys(lines: Sequence[Line], number: int, *, ends: Collection[int], spoken: Container[int]) -> bool:
    """Whether a line without a label is a heading or a caption and not something said.

    ends: the lines that no more of the same speaker's may come after. spoken: those where somebody begins to speak.
    """
    line = lines[number]
    if line.marks & {"heading", "title", "table", "caption", "furniture", "footnote"}:
        return True
    if is_section_label(line.words.strip("*#: ")) or is_in_remark(lines, number, spoken=spoken):
        return True
    if len(line.words) >= _HEADING_LENGTH or not line.is_apart:
        return False
    if _PICTURE.search(line.words):
        return True
    is_alone = number + 1 == len(lines) or lines[number + 1].is_apart
    # Where people do not write end marks at all, a line without one is still said by someone.
    before = number == 0 or lines[number - 1].has_end_mark or STAMP_AT_END.search(lines[number - 1].words) is not None
    is_unfinished = line.words.endswith((",", "-", "–", "—"))
    begins = line.words[0].isupper() or _is_plain_heading(line)
    if not (is_alone and before and begins and not line.has_end_mark and not is_unfinished):
        return False
    if any(_NUMBERED.match(other.words) for other in lines[number + 1 : number + 2]) and _NUMBERED.match(line.words):
        return False  # "1. Staff", "2. Money": a list that somebody gives
    # Between two paragraphs of one speaker it is more likely an answer in a few words.
    return number in ends or _is_plain_heading(line)


def is_in_remark(lines: Sequence[Line], number: int, *, spoken: Container[int]) -> bool:
    """Whether a line is in what a transcriber or editor adds: a paragraph, or a sentence where no blank line parts it.

    spoken: lines where somebody begins to speak, so that no remark goes on there.
    """
    for before in range(number, max(-1, number - _REMARK_LINES), -1):
        line = lines[before]
        if before in spoken:
            return False
        if is_remark(line.words):
            is_ended = any(other.has_end_mark for other in lines[before:number])
            begins = line.is_apart or lines[before - 1].has_end_mark or lines[before - 1].words[-1] in ")]"
            return begins and (line.is_apart or not is_ended)
        if line.is_apart:
            return False
    return False


def is_picture_of(speaker: str, lines: Sequence[Line], number: int) -> bool:
    """Whether a short paragraph within somebody's turn begins with their own first and last name.

    Nobody speaks of themselves so; it is what stands below a picture. speaker: the label, with or without blanks.
    """
    line = lines[number]
    is_alone = line.is_apart and (number + 1 == len(lines) or lines[number + 1].is_apart)
    if not is_alone or len(line.words) >= _HEADING_LENGTH:
        return False
    name = re.match(r"(?:[^\W\d_][\w'’.-]*\s+){2,3}", line.words)
    if name is None:
        return False
    words = name[0].split()
    label = speaker.replace(" ", "")
    return any("".join(words[:count]) == label and all(word[0].isupper() for word in words[:count]) for count in (2, 3))


def is_credit(line: Line) -> bool:
    """Whether a line after the conversation tells who made it or where it comes from, or that it is over.

    >>> is_credit(Line(0, 34, "Müsahibəni apardı: Leyla Həsənova", True, frozenset()))
    True
    """
    if len(line.words.split()) > _CREDIT_WORDS:
        return False
    head, colon, _rest = line.words.partition(":")
    return _CREDIT.match(line.words) is not None or bool(colon and names_no_speaker(head))


def _is_plain_heading(line: Line) -> bool:
    """Whether a line without an end mark has a number or stands in capitals."""
    letters = [character for character in line.words if character.isalpha()]
    in_capitals = len(letters) >= _IN_CAPITALS and all(map(str.isupper, letters)) and len(line.words.split()) > 1
    return not line.has_end_mark and (in_capitals or _NUMBERED.match(line.words) is not None)
