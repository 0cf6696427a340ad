"""Subtitles (.srt, .vtt, .sbv): captions of a recording become a transcript.

Real files are rarely as their formats ask: ids and blank lines are missing, times have commas or no hours.
So a cue is what stands below a line with two times, whatever the suffix is.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from qualkit.errors import ReadingError
from qualkit.messages import _, ngettext
from qualkit.model.sources import Mark
from qualkit.reading.encodings import decode
from qualkit.reading.normalising import normal
from qualkit.reading.speech.clocks import milliseconds
from qualkit.reading.speech.rolling_captions import without_repetitions
from qualkit.reading.speech.utterances import LABEL, OPENER, Utterance, write_speech

TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,:]\d{1,9})?"
TIMING = re.compile(
    rf"\s*(?P<start>{TIME})\s*(?:-{{1,3}}\s?>|[–—]>|→|➔)\s*(?P<end>{TIME})(?:\s.*)?"
    r"|(?P<sbv_start>\d{1,2}:\d\d:\d\d\.\d{3}),(?P<sbv_end>\d{1,2}:\d\d:\d\d\.\d{3})\s*"
)
BROKEN_TIMING = re.compile(r"\s*\d[\d:.,\s]*(?:-+>?|→)[\d:.,\s]*")
REST_OF_TIMING = re.compile(r"\s*\d[\d:.,\s>-]*[:>-][\d:.,\s>-]*")
NOT_SPOKEN = re.compile(r"(?:NOTE|STYLE|REGION|X-TIMESTAMP-MAP)\b")
NOTHING_SAID = re.compile(rf"\ufeff?WEBVTT|{NOT_SPOKEN.pattern}")
ID = re.compile(r"\s*(?:\d{1,6}|[0-9a-fA-F-]{30,}(?:/[\d-]+)?)\s*")
VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:[ \t]+([^<>]*))?>|</v\s*>")
TAG = re.compile(
    r"</?(?:i|b|u|s|c|v|em|strong|lang|ruby|rt|font|span|p|div)(?:[.\s][^<>]*)?/?>|<\d[\d:.,]*>|\{\\[^{}]*\}|\{[yYcCfFsS]:[^{}]*\}",
    re.IGNORECASE,
)
BREAK = re.compile(r"<br\s*/?>|\\[Nn](?=\S|$)", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
CHANGE = re.compile(r">>+\s*")
MOST_LABELLED = 0.6  # of the cues begin with a name: then it says who speaks


class Cue(NamedTuple):
    """A caption. lines: as shown, without tags. voices: for each line who says it, or empty. Times in milliseconds."""

    start: int | None
    end: int | None
    lines: tuple[str, ...]
    voices: tuple[str, ...]


def read_subtitles(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """What the captions say, in paragraphs, and its marks.

    Tags, notes and styles are left out; a caption that repeats the one before, as in scrolling captions, is joined to
    it. A voice is a mark and not in the text; where captions themselves begin with a name ("Leyla: …"), it stands once
    at the beginning of each turn.
    Marks: those of `write_speech`, and a `doubt` where the file ends in the middle of a cue or a time cannot be read.

    Raises: ReadingError if there are no cues; those of `decode`.
    """
    lines = normal(decode(path.read_bytes(), path, languages=languages)).split("\n")
    timings = [number for number, line in enumerate(lines) if TIMING.fullmatch(line) or _is_broken(line)]
    if not any(TIMING.fullmatch(lines[number]) for number in timings):
        if all(NOTHING_SAID.match(part[0]) for part in _parts(lines)):
            raise ReadingError(path, _("there are no captions in the file; export or copy it again"))
        found = _(
            "there are no times such as 00:01:02.500 --> 00:01:04.000, so this is no file of subtitles; "
            "check it, or give it the suffix .txt"
        )
        raise ReadingError(path, found)
    lines, timings, is_cut = _without_rest(lines, timings)
    cues = [*_before(lines[: timings[0]]), *_cues(lines, timings)]
    text, marks = write_speech(_utterances(cues))
    n_unread = sum(not TIMING.fullmatch(lines[number]) for number in timings)
    if n_unread:
        found = ngettext(
            "{n} time cannot be read, so its caption is joined to the one before",
            "{n} times cannot be read, so their captions are joined to those before",
            n_unread,
        )
        marks.append(Mark(0, 0, "doubt", found.format(n=n_unread)))
    if is_cut:
        found = _("the file ends in the middle of a caption; check that it was copied whole")
        marks.append(Mark(len(text), len(text), "doubt", found))
    return text, marks


def _is_broken(line: str) -> bool:
    return BROKEN_TIMING.fullmatch(line) is not None and ":" in line


def _without_rest(lines: list[str], timings: list[int]) -> tuple[list[str], list[int], bool]:
    """The lines without a cue that was begun and not finished, and whether there was one."""
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    if last == timings[-1] and len(lines) - last < 3:  # with blank lines after it, an empty caption
        # An id may stand above it.
        end = last - 1 if last and ID.fullmatch(lines[last - 1]) and len(timings) > 1 else last
        return (lines[:end], timings[:-1], True) if len(timings) > 1 else (lines, timings, True)
    is_apart = last > 1 and not lines[last - 1].strip()
    if is_apart and lines[last].strip() == str(len(timings) + 1):
        return lines[:last], timings, True
    if last > timings[-1] and REST_OF_TIMING.fullmatch(lines[last]) and ID.fullmatch(lines[last - 1]):
        return lines[: last - 1], timings, True
    return lines, timings, False


def _before(lines: Sequence[str]) -> Iterator[Cue]:
    """What somebody wrote above the first cue, but for the head of the format."""
    if any(line.lstrip().startswith("WEBVTT") for line in lines[:2]):
        return
    words = [line for line in lines if line.strip() and not ID.fullmatch(line)]
    if words:
        yield Cue(None, None, tuple(map(_words, words)), ("",) * len(words))


def _cues(lines: Sequence[str], timings: Sequence[int]) -> Iterator[Cue]:
    has_ids = timings[0] > 0 and ID.fullmatch(lines[timings[0] - 1]) is not None
    is_vtt = any(line.lstrip().startswith("WEBVTT") for line in lines[:2])
    for count, (number, following) in enumerate(zip(timings, [*timings[1:], len(lines)], strict=True), 1):
        block = list(lines[number + 1 : following])
        is_last = following == len(lines)
        if block and not is_last and block[-1].strip():
            is_apart = len(block) > 1 and not block[-2].strip()
            is_counted = block[-1].strip() == str(count + 1)
            if is_counted or (ID.fullmatch(block[-1]) and (has_ids or is_apart)) or (is_vtt and is_apart):
                block.pop()
        # What stands right below the times is said, even if it begins like a note.
        said = 1 if block and block[0].strip() else 0
        spoken = [
            line
            for place, part in enumerate(_parts(block))
            if place < said or not is_vtt or not NOT_SPOKEN.match(part[0])
            for line in part
        ]
        timing = TIMING.fullmatch(lines[number])
        start = end = None
        if timing:
            start = milliseconds(timing["start"] or timing["sbv_start"])
            end = milliseconds(timing["end"] or timing["sbv_end"])
        voiced = list(_voiced("\n".join(spoken)))
        yield Cue(start, end, tuple(words for words, _voice in voiced), tuple(voice for _words, voice in voiced))


def _parts(block: Sequence[str]) -> Iterator[list[str]]:
    """The lines between blank ones."""
    part: list[str] = []
    for line in [*block, ""]:
        if line.strip():
            part.append(line)
        elif part:
            yield part
            part = []


def _voiced(spoken: str) -> Iterator[tuple[str, str]]:
    """(words, voice) of each line of a cue, and of each voice in it."""
    at, voice = 0, ""
    for match in [*VOICE.finditer(spoken), None]:
        stretch = spoken[at : match.start() if match else len(spoken)]
        for line in BREAK.sub("\n", stretch).split("\n"):
            if words := _words(line):
                yield words, voice
        if match:
            at, voice = match.end(), _words(match[1] or "")


def _words(line: str) -> str:
    """A line without tags and entities."""
    words = ENTITY.sub(lambda match: html.unescape(match[0]), TAG.sub("", line))
    return " ".join(words.replace("\u200b", "").split())


def _utterances(cues: Sequence[Cue]) -> Iterator[Utterance]:
    if not any(voice for cue in cues for voice in cue.voices):
        new = without_repetitions([cue.lines for cue in cues], [(cue.start, cue.end) for cue in cues])
        cues = [cue._replace(lines=lines, voices=("",) * len(lines)) for cue, lines in zip(cues, new, strict=True)]
    speakers = _labels(cues)
    speaker = ""
    for cue in cues:
        for words, voice in _pieces(cue):
            label = LABEL.match(words)
            if speakers and label and label[0] in speakers:
                speaker, words = label[0].strip("[]: "), words[label.end() :]
            yield Utterance(words, voice or speaker, cue.start, cue.end, bool(speakers))


def _pieces(cue: Cue) -> Iterator[tuple[str, str]]:
    """The lines of a cue joined, apart by voice and by the dashes and signs with which another speaker begins."""
    gathered: list[str] = []
    voice_before = ""
    for line, voice in zip(cue.lines, cue.voices, strict=True):
        begins = CHANGE.match(line)
        words = f"– {line[begins.end() :]}" if begins else line
        if gathered and (voice != voice_before or OPENER.match(words)):
            yield " ".join(gathered), voice_before
            gathered = []
        gathered.append(words)
        voice_before = voice
    if gathered:
        yield " ".join(gathered), voice_before


def _labels(cues: Sequence[Cue]) -> set[str]:
    """The names, with their colons, that cues begin with, if most do; none where the format has voices."""
    spoken = [cue for cue in cues if cue.lines and cue.start is not None]
    if any(voice for cue in cues for voice in cue.voices) or len(spoken) < 2:
        return set()
    found = Counter(
        match[0]
        for cue in spoken
        if (match := LABEL.match(cue.lines[0])) and len(match[0].split()) < 6 and not match[0][0].islower()
    )
    n_labelled = sum(found.values())
    recurring = sum(count for count in found.values() if count > 1)
    if n_labelled < MOST_LABELLED * len(spoken) or (recurring < n_labelled / 2 and n_labelled < len(spoken)):
        return set()
    return set(found)
