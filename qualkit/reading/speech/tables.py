"""A transcript in a table: a column of what is said, and one of times or speakers, or both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from qualkit.languages.language import word_set
from qualkit.messages import _
from qualkit.model.sources import Mark
from qualkit.reading.speech.clocks import milliseconds
from qualkit.reading.speech.utterances import Utterance, write_speech

Rows = Sequence[Sequence[str]]
START_HEADERS = word_set(
    """
    time start begin from tc_in in timecode timestamp vaxt başlanğıc başlama zaman süre başlangıç başla saat время
    начало тайм-код таймкод от tmin
    """
)
END_HEADERS = word_set("end stop to out tc_out son sonu bitiş конец окончание до tmax duration müddət длительность")
SPEAKER_HEADERS = word_set(
    """
    speaker who voice name tier participant danışan natiq spiker kim səs iştirakçı konuşmacı konuşan kişi ses katılımcı
    спикер говорящий кто диктор голос участник имя
    """
)
TEXT_HEADERS = word_set(
    """
    text transcript transcription utterance utterances said words speech content annotation mətn nitq deyilən
    transkript söylənən cümlə replika metin konuşma ifade söylenen söz döküm текст реплика речь высказывание слова
    расшифровка транскрипт
    """
)
NUMBER_HEADERS = word_set("no nr № # id n sıra nömrə номер п/п line row")
MOST = 0.8  # of the cells must be times; of the speakers must come again
FEW_ROWS = 3  # that a table without a header may have
LARGEST_SECOND = 10_000_000  # a number beyond is no time of a recording, in seconds or milliseconds
NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,6})?")


class Columns(NamedTuple):
    """Where in the rows a transcript stands. start, end, speaker: a column or None. first: the first row of speech."""

    first: int
    text: int
    speaker: int | None
    start: int | None
    end: int | None
    left_out: tuple[int, ...] = ()


def transcript_columns(rows: Rows) -> Columns | None:
    """The columns of a transcript, found by the header or, without one, by what is in them; None for other tables.

    rows: all equally long; empty ones have empty cells.
    """
    first = next((number for number, row in enumerate(rows) if any(row)), None)
    if first is None or len(rows[first]) < 2:
        return None
    return _by_header(rows, first) or _by_content(rows, first)


def read_spoken_rows(rows: Rows, columns: Columns) -> tuple[str, list[Mark]]:
    """What the rows say: those of one speaker that follow one another are a turn.

    A row without a speaker goes on with the one before. Marks: `paragraph`, `speaker`, `cue`, and a `doubt` that names
    columns which are no part of a transcript.
    """
    unit = _unit(rows, columns)
    utterances = []
    speaker = ""
    for row in rows[columns.first :]:
        if columns.speaker is not None:
            speaker = row[columns.speaker].strip(" :[]") or speaker
        start, end = (None if at is None else _time(row[at], unit) for at in (columns.start, columns.end))
        utterances.append(Utterance(row[columns.text], speaker, start, end))
    text, marks = write_speech(utterances, kind="speaker")
    header = rows[columns.first - 1] if columns.first else ()
    names = [header[at] for at in columns.left_out if at < len(header) and header[at]]
    if names:
        found = _("columns that are no part of the transcript were left out: {names}")
        marks.append(Mark(len(text), len(text), "doubt", found.format(names=", ".join(names))))
    return text, marks


def _by_header(rows: Rows, first: int) -> Columns | None:
    header = rows[first]
    body = [row for row in rows[first + 1 :] if any(row)]
    text = _named(header, TEXT_HEADERS)
    if text is None or not body:
        return None
    start, end, speaker = (_named(header, names) for names in (START_HEADERS, END_HEADERS, SPEAKER_HEADERS))
    labels = [row[speaker] for row in body if row[speaker]] if speaker is not None else []
    if end is not None and not _are_times([row[end] for row in body]):
        end = None
    if start is not None and not _are_of_speech([row[start] for row in body], labels, has_end=end is not None):
        start = None
    if start is None and (not _recur(labels) or len(body) < FEW_ROWS):
        return None  # each respondent says one thing: a survey
    known = {text, start, end, speaker}
    left_out = tuple(
        at
        for at, name in enumerate(header)
        if at not in known and _folded(name) not in NUMBER_HEADERS | END_HEADERS and any(row[at] for row in body)
    )
    if start is None and left_out:
        return None
    return Columns(first + 1, text, speaker, start, end, left_out)


def _by_content(rows: Rows, first: int) -> Columns | None:
    """ELAN and others write no header: tier, begin, end, duration, words."""
    body = [row for row in rows[first:] if any(row)]
    if len(body) < FEW_ROWS or len(body[0]) < 3:
        return None
    cells = list(zip(*body, strict=True))
    clocks = [at for at, column in enumerate(cells) if _are_times(column) and _grows(column)]
    times = [at for at, column in enumerate(cells) if _are_times(column)]
    if not clocks:
        return None
    words = [at for at, column in enumerate(cells) if at not in times and any(column)]
    if not words:
        return None
    text = max(words, key=lambda at: sum(map(len, cells[at])))
    speakers = [at for at in words if at != text and all(cells[at]) and _recur(cells[at])]
    if not speakers and len(words) > 1:
        return None
    if not all(any(map(str.isalpha, cell)) for cell in cells[text] if cell):
        return None
    end = clocks[1] if len(clocks) > 1 else None
    return Columns(first, text, speakers[0] if speakers else None, clocks[0], end)


def _named(header: Sequence[str], names: frozenset[str]) -> int | None:
    """The first column whose header is one of the names; "Begin Time - hh:mm:ss.ms" is "begin"."""
    for at, name in enumerate(header):
        if _folded(name) in names:
            return at
    for at, name in enumerate(header):
        words = _folded(name).split()
        if words and len(words) < 6 and words[0] in names and set(words[1:]) & TIME_WORDS:
            return at
    return None


TIME_WORDS = word_set("time - (s) (ms) (sec) hh:mm:ss.ms ss.msec vaxtı zamanı время")


def _folded(name: str) -> str:
    return name.replace("İ", "i").replace("I", "ı" if re.search("[ışğ]", name) else "i").lower().strip(" :.")


def _are_times(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(_time(cell, 1) is not None for cell in filled) >= MOST * len(filled)


def _grows(cells: Sequence[str]) -> bool:
    times = [time for cell in cells if (time := _time(cell, 1)) is not None]
    return sum(one <= other for one, other in pairwise(times)) >= 0.9 * (len(times) - 1) and times[0] < times[-1]


def _recur(labels: Sequence[str]) -> bool:
    """Whether speakers' labels are short and come again and again."""
    return bool(labels) and len(set(labels)) <= len(labels) / 2 and max(map(len, labels)) <= 60


def _are_of_speech(times: Sequence[str], labels: Sequence[str], *, has_end: bool) -> bool:
    """Whether times are of a recording: minutes that respondents took stand in no order, and each says one thing."""
    if not _are_times(times):
        return False
    are_respondents = len(set(labels)) == len(labels) > FEW_ROWS
    return has_end or _recur(labels) or (_grows(times) and not are_respondents)


def _time(cell: str, unit: float) -> int | None:
    """Milliseconds. unit: how many a bare number stands for."""
    bare = cell.strip("[]()")
    if (clock := milliseconds(bare)) is not None:
        return clock
    if not NUMBER.fullmatch(bare):
        return None
    number = float(bare.replace(",", "."))
    return round(number * unit) if number < LARGEST_SECOND * 10 else None


def _unit(rows: Rows, columns: Columns) -> float:
    """What a bare number counts: milliseconds if otherwise hardly anything would be said in a second."""
    if columns.start is None:
        return 1000
    timed = [(_time(row[columns.start], 1), len(row[columns.text])) for row in rows[columns.first :]]
    said = [(time, length) for time, length in timed if time is not None]
    if len(said) < 2:
        return 1000
    letters = sum(length for _time, length in said)
    return 1 if letters < 0.3 * (max(said)[0] - min(said)[0]) else 1000
