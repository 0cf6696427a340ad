"""Transcripts that programs for meetings and dictation export as text: who speaks, and when.

The text stays as it is; marks say what its lines are. Every form is known by its lines, and only if many lines have it:
a page of an article that mentions a time is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from qualkit.languages.language import word_set
from qualkit.model.sources import Mark
from qualkit.reading.speech.clocks import CLOCK, UNPADDED, clock_of, milliseconds
from qualkit.reading.speech.tables import transcript_columns

NAME = r"[^\W_][^\n:;!?<>\[\]{}|\"“”«»=]{0,59}?"
DAYTIME = r"(?:\s?[AaPp]\.?[Mm]\.?)?"
RANGE = rf"(?:{UNPADDED}\s*-+>\s*{UNPADDED}|{CLOCK}{DAYTIME}(?:\s*(?:-+>?|[–—→])\s*{CLOCK}{DAYTIME})?)"
FIRST_CLOCK = re.compile(f"{UNPADDED}|{CLOCK}")
NAME_FIRST = re.compile(
    rf"\[?(?P<name>{NAME})\]?(?P<gap>\s*(?:[-–—|,•·@]\s*)?[\[(]?)(?P<clock>{CLOCK}){DAYTIME}(?:\s*[-–—]+>?\s*{CLOCK})?[\])]?\s*:?"
)
CLOCK_FIRST = re.compile(
    rf"(?P<gap>[\[(]?)(?P<clock>{CLOCK}){DAYTIME}(?:\s*[-–—]+>?\s*{CLOCK})?[\])]?\s*(?:[-–—|•·]\s*)?(?P<name>{NAME})\s*:?"
)
A_TIME = re.compile(r"\d:\d\d(?!\d)|\d:\d{1,2}:\d{1,2}\.\d")
STAMP = re.compile(rf"[\[({{<#]?\s*(?P<clock>{RANGE})\s*[\])}}>#]?(?:\s(?:align|position|line|size):.*)?")
INLINE = re.compile(rf"(?m)[\[(](?P<clock>{CLOCK})[\])]|^[ \t]*(?P<bare>{CLOCK})(?=[ \t]+\S)")
ZOOM_CHAT = re.compile(
    rf"(?P<clock>{CLOCK})\s+(?:From|От|Gönderen|Kimden)\s+(?P<name>[^:\n]{{1,80}}?)"
    r"(?:\s+(?:to|кому|Alıcı|Kime)\s+[^:\n]{1,80}?)?\s*:\s*"
)
DAY_AND_TIME = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s\d{1,2}:\d{2}(?::\d{2})?"
MESSAGE = rf"\u200e?(?:\[(?P<clock>{DAY_AND_TIME}){DAYTIME}\]\s|(?P<bare>{DAY_AND_TIME}){DAYTIME}\s-\s)"
"""Telephones write the time in brackets or set a dash behind it."""

WHATSAPP = re.compile(rf"{MESSAGE}(?:(?P<name>[^:\n]{{1,60}}):\s+)?")
SPELT_OUT = re.compile(
    r"(?:[^\n]{1,60}\s)?(?:\d{1,3}\s(?:hours?|minutes?|seconds?|saat|dəqiqə|saniyə|dakika|saniye|(?:час|минут|секунд)[^\W\d]*)\s?)+"
)
FURNITURE = re.compile(
    r"WEBVTT.*|(?:Transcribed|Transcript|Recorded|Transcription) by (?:https?://\S+|\S+\.\w{2,4})[.\s]*"
    r"|(?:Transcription|Meeting|Recording) (?:ended|started) (?:after|at) [\d:]+\D{0,4}"
    r"|This editable transcript was computer generated and might contain errors\..*"
    r"|[^.!?\n]{1,60} (?:started|stopped) (?:transcription|recording)"
    r"|[^.!?\n]{1,60} (?:transkripsiyonu|transkripsiyanı) (?:başlattı|durdurdu|başladı|dayandırdı)"
    r"|[^.!?\n]{1,60} (?:начала?|начал\(а\)|остановила?|остановил\(а\)) (?:транскрибирование|расшифровку|запись)"
)
OTTER = re.compile(r"(?m)^Transcribed by https?://otter\.ai\s*$")
SMALL_IN_NAMES = word_set(
    "xanım bəy müəllim müəllimə oğlu qızı hanım bey hoca kızı von van de da di la el al bin ibn and və ve и"
)
MOST, OFTEN, IN_ORDER = 0.8, 0.4, 0.9
FEW = 5  # heads, among which names may not come again yet
LEAST_STAMPS = 3
RARE = 300  # lines to a time: those of an article
MAX_WORDS = 6


class _Line(NamedTuple):
    start: int
    end: int
    words: str


class _Head(NamedTuple):
    """Where somebody begins to speak. start, said: the offsets of the name or time and of the first word.

    lines: those that belong to the head alone. end: of what is said, where it is not the next head.
    """

    start: int
    said: int
    name: str
    clock: str
    lines: tuple[int, ...] = ()
    end: int | None = None


def speech_marks(text: str) -> list[Mark]:
    """The marks that a transcript's own lines give; none for any other text. newlines: LF.

    `voice` over what is said, with the name; `cue` over it, with the time; `furniture` over lines that nobody says
    (name and time on a line of their own, "Transcribed by …"). A name and a time on the line of the words have no mark.
    """
    if RARE * len(A_TIME.findall(text)) <= text.count("\n"):
        return []
    lines = [
        _Line(match.start(), match.end(), match.group()) for match in re.finditer(r"[^\s](?:[^\n\f]*[^\s])?", text)
    ]
    for form in FORMS:
        heads = form(text, lines)
        if heads:
            furniture = {number for number, line in enumerate(lines) if FURNITURE.fullmatch(line.words)}
            return sorted(_marks(lines, heads, furniture | _spelt_out(lines)))
    return []


def _marks(lines: Sequence[_Line], heads: Sequence[_Head], furniture: set[int]) -> Iterator[Mark]:
    apart = furniture | {number for head in heads for number in head.lines}
    for number in sorted(apart):
        yield Mark(lines[number].start, lines[number].end, "furniture")
    ends = [*(head.start for head in heads[1:]), lines[-1].end]
    first = 0
    for head, following in zip(heads, ends, strict=True):
        end = following if head.end is None else head.end
        while first < len(lines) and lines[first].end <= head.said:
            first += 1
        number, start, stop = first, -1, -1
        while number < len(lines) and lines[number].start < end:
            line = lines[number]
            if number in apart:
                yield from _said(head, start, stop)
                start = -1
            else:
                start = max(line.start, head.said) if start < 0 else start
                stop = min(line.end, line.start + len(line.words[: max(0, end - line.start)].rstrip()))
            number += 1
        yield from _said(head, start, stop)


def _said(head: _Head, start: int, stop: int) -> Iterator[Mark]:
    if 0 <= start < stop:
        if head.name:
            yield Mark(start, stop, "voice", head.name)
        if head.clock:
            yield Mark(start, stop, "cue", head.clock)


def _chat(text: str, lines: Sequence[_Line]) -> list[_Head]:
    """Zoom's chat and captions: "10:01:22 From Name : words"."""
    found = [
        _Head(line.start, line.start + match.end(), _bare(match["name"]), _written_time(match["clock"]))
        for line in lines
        if (match := ZOOM_CHAT.match(line.words)) and match.end() < len(line.words)
    ]
    return found if len(found) > 1 else []


def _messages(text: str, lines: Sequence[_Line]) -> list[_Head]:
    """Messages copied from WhatsApp: "[12.03.2026, 10:01:22] Name: words"; what has no name the program itself says."""
    found: list[_Head] = []
    for number, line in enumerate(lines):
        match = WHATSAPP.match(line.words)
        if match and not match["name"]:
            found.append(_Head(line.start, line.end, "", "", (number,)))
        elif match and match.end() < len(line.words):
            written = _written_time(match["clock"] or match["bare"])
            found.append(_Head(line.start, line.start + match.end(), _bare(match["name"]), written))
    names = [head.name for head in found if head.name]
    is_whole = bool(found) and found[0].start == lines[0].start and len(found) >= len(lines) / 2
    return found if len(names) > 1 and (is_whole or _recur(names)) else []


def _written_time(written: str) -> str:
    return clock_of(written) if milliseconds(written) is not None else " ".join(written.replace(",", " ").split())


def _names_with_times(text: str, lines: Sequence[_Line]) -> list[_Head]:
    """A name and a time on a line of their own, and below it what is said: Otter, Teams, Zoom, Rev, Trint, Descript."""
    for pattern in (NAME_FIRST, CLOCK_FIRST):
        found = [
            (number, match)
            for number, line in enumerate(lines)
            if len(line.words) < 120
            and A_TIME.search(line.words)
            and (match := pattern.fullmatch(line.words))
            and _is_name(match["name"])
        ]
        if _are_heads(lines, found, has_trailer=OTTER.search(text) is not None):
            return [_head(lines, (number,), match["name"], match["clock"]) for number, match in found]
    return []


def _are_heads(lines: Sequence[_Line], found: Sequence[tuple[int, re.Match[str]]], *, has_trailer: bool) -> bool:
    if not found or not _in_order([match["clock"] for _number, match in found]):
        return False
    numbers = {number for number, _match in found}
    followed = sum(number + 1 < len(lines) and number + 1 not in numbers for number in numbers)
    if followed < MOST * len(found):
        return False
    if has_trailer:
        return True
    names = [match["name"] for _number, match in found]
    if len(found) < FEW:
        is_wide = all(re.search(r"\s{2}|\t|[\[(]", match["gap"]) for _number, match in found)
        begins = (milliseconds(found[0][1]["clock"]) or 0) < 60_000
        return len(found) > 1 and (len(set(names)) < len(names) or (is_wide and begins))
    return _recur(names)


def _stamps(text: str, lines: Sequence[_Line]) -> list[_Head]:
    """Times on lines of their own, perhaps with a name on the line above or below."""
    if sum(STAMP.fullmatch(line.words) is not None for line in lines) < LEAST_STAMPS:
        return []
    in_words = _spelt_out(lines)
    left = [number for number in range(len(lines)) if number not in in_words]
    place = {number: at for at, number in enumerate(left)}
    found = {
        number: match["clock"]
        for number, line in enumerate(lines)
        if (match := STAMP.fullmatch(line.words)) and number in place
    }
    clocks = [FIRST_CLOCK.findall(clock)[0] for clock in found.values()]
    if len(found) < LEAST_STAMPS or not _in_order(clocks):
        return []

    def neighbours(step: int) -> dict[int, int]:
        """Stamp -> the line so many lines from it."""
        return {number: left[place[number] + step] for number in found if 0 <= place[number] + step < len(left)}

    above, below = neighbours(-1), neighbours(1)
    named = max(
        ((share, names) for names in (above, below) if (share := _named(lines, names, found))),
        key=lambda scored: scored[0],
        default=(0.0, {}),
    )[1]
    counted = sum(lines[number].words.isdigit() for number in above.values()) >= MOST * len(found)
    heads = []
    for (number, _written), clock in zip(found.items(), clocks, strict=True):
        own = [number]
        name = ""
        if number in named and _is_name(lines[named[number]].words.rstrip(":")):
            own.append(named[number])
            name = lines[named[number]].words
        if counted and number in above and lines[above[number]].words.isdigit():
            own.append(above[number])
        heads.append(_head(lines, tuple(sorted(own)), name, clock, said_after=max(own)))
    return heads


def _named(lines: Sequence[_Line], names: Mapping[int, int], stamps: Mapping[int, str]) -> float:
    """How well the lines next to the stamps name speakers, 0 if they do not."""
    words = [
        lines[at].words.rstrip(":")
        for at in names.values()
        if at not in stamps and _is_name(lines[at].words.rstrip(":"))
    ]
    if len(words) < MOST * len(stamps) or not _recur(words):
        return 0.0
    return len(words) / len(stamps) - len(set(words)) / len(words)


def _inline_stamps(text: str, lines: Sequence[_Line]) -> list[_Head]:
    """Times in brackets anywhere, or at the beginning of lines."""
    found = list(INLINE.finditer(text))
    bare = [match for match in found if match["bare"]]
    if len(bare) < 0.3 * len(lines):
        found = [match for match in found if not match["bare"]]
    clocks = [match["clock"] or match["bare"] for match in found]
    if len(found) < LEAST_STAMPS or not _in_order(clocks):
        return []
    heads = []
    for match, clock in zip(found, clocks, strict=True):
        after = text[match.end() : match.end() + 9]
        said = match.end() + len(after) - len(after.lstrip())
        heads.append(_Head(match.start(), said, "", clock_of(clock)))
    return heads


def _tabbed(text: str, lines: Sequence[_Line]) -> list[_Head]:
    """A table as text: ELAN's export, with tier, times and words divided by tabs."""
    rows = [line.words.split("\t") for line in lines]
    width = max(map(len, rows), default=0)
    if width < 3 or sum(len(row) == width for row in rows) < MOST * len(rows):
        return []
    columns = transcript_columns([[cell.strip() for cell in row] + [""] * (width - len(row)) for row in rows])
    if columns is None or columns.start is None:
        return []
    heads = []
    for line, row in list(zip(lines, rows, strict=True))[columns.first :]:
        if len(row) == width and row[columns.text].strip():
            said = line.start + sum(len(cell) + 1 for cell in row[: columns.text])
            clock = row[columns.start].strip()
            name = _bare(row[columns.speaker]) if columns.speaker is not None else ""
            end = said + len(row[columns.text])
            heads.append(_Head(line.start, said, name, _written_time(clock), end=end))
    return heads


FORMS: tuple[Callable[[str, Sequence[_Line]], list[_Head]], ...] = (
    _chat,
    _messages,
    _names_with_times,
    _stamps,
    _tabbed,
    _inline_stamps,
)


def _head(
    lines: Sequence[_Line], own: tuple[int, ...], name: str, clock: str, *, said_after: int | None = None
) -> _Head:
    last = own[-1] if said_after is None else said_after
    return _Head(lines[own[0]].start, lines[last].end, _bare(name), clock_of(clock), own)


def _bare(name: str) -> str:
    return " ".join(name.split()).strip("[]:,-–— \u200e")


def _is_name(words: str) -> bool:
    """Whether words may be a speaker's name or label: few, each with a capital or a figure."""
    bare = re.sub(r"\([^()]*\)", " ", words).split()
    if not bare or len(bare) > MAX_WORDS or not any(map(str.isalpha, words)):
        return False
    if re.search(r"[!?…]|\w\w\.$", words) or words.count(",") > 1:
        return False
    return all(word[0].isupper() or not word[0].isalpha() or word in SMALL_IN_NAMES for word in bare)


def _recur(names: Sequence[str]) -> bool:
    return len(names) - len(set(names)) >= OFTEN * len(names)


def _in_order(clocks: Sequence[str]) -> bool:
    times = [milliseconds(clock) or 0 for clock in clocks]
    return sum(one <= other for one, other in pairwise(times)) >= IN_ORDER * (len(times) - 1)


def _spelt_out(lines: Sequence[_Line]) -> set[int]:
    """The lines with the time in words, as Teams copies them for screen readers."""
    found = {number for number, line in enumerate(lines) if SPELT_OUT.fullmatch(line.words)}
    return found if len(found) >= LEAST_STAMPS else set()
