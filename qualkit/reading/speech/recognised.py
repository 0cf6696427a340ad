"""Transcripts that a speech recogniser wrote as JSON, and those of oTranscribe (.otr).

Every recogniser has its own form, yet all are lists of pieces with words, times and perhaps a speaker.
So the list is looked for and its fields are known by their names; only where words stand singly are they put together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from qualkit.errors import ReadingError
from qualkit.messages import _
from qualkit.model.sources import Mark
from qualkit.reading.encodings import decode
from qualkit.reading.speech.clocks import milliseconds
from qualkit.reading.speech.otranscribe import read_otr
from qualkit.reading.speech.utterances import Utterance, write_speech

LARGEST = 64 * 1024 * 1024  # bytes; as Python objects JSON takes up to ten times as much
TEXT = (
    "text",
    "transcript",
    "display",
    "punctuated_word",
    "content",
    "sentence",
    "utterance",
    "caption",
    "value",
    "word",
)
START = (
    "start", "start_time", "startTime", "startTimeMs", "start_ms", "startMs", "tStartMs", "begin", "from", "ts",
    "offset", "timestamp", "timestamps", "time",
)  # fmt: skip
END = ("end", "end_time", "endTime", "endTimeMs", "end_ms", "endMs", "to", "end_ts", "stop")
SPEAKER = (
    "speaker", "speaker_label", "speaker_name", "speakerName", "speaker_id", "speakerId", "speakerTag", "channelTag",
    "participant", "channel_label",
)  # fmt: skip
BY_PREFERENCE = (
    "utterances", "segments", "transcription", "audio_segments", "monologues", "recognizedPhrases", "sentences",
    "chunks", "events", "transcript", "paragraphs", "cues", "items", "results", "words",
)  # fmt: skip
"""The names of lists, the most telling first: what somebody says in one go is better than its words."""

OUTER = ("results", "chunks", "paragraphs")  # in whose items more telling lists may lie
OTHER_HEARINGS = ("alternatives", "nBest")  # of which the first is the likeliest: the others are the same words again
MOST = 0.8  # of a list's items have words, and a time or a speaker
DEEPEST = 12
MOST_TIME, MOST_TICKS = 1e9, 1e13  # seconds or milliseconds; more are seconds since 1970
SLOWEST = 0.3  # letters per second; fewer, and the times are milliseconds
PUNCTUATION = re.compile(r"[.,!?…:;%)\]»”]+")
DURATION = re.compile(r"(?:PT)?(?:(\d{1,3})H)?(?:(\d{1,3})M)?(\d{1,9}(?:\.\d+)?)[sS]")

Item = Mapping[str, Any]


class _Timed(NamedTuple):
    """A piece as it stands in the file. start, end: numbers in the file's unit, or milliseconds where is_ms."""

    text: str
    speaker: str
    start: float | None
    end: float | None
    is_ms: bool


def read_recognised_speech(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """What was recognised, in paragraphs, and its marks, which are those of `write_speech`.

    Known are the files of Whisper and what is built on it (whisper.cpp, faster-whisper, whisperX), of AssemblyAI,
    Deepgram, Amazon, Google, Azure, Rev, ElevenLabs, Yandex and YouTube, JSON Lines of such pieces, and oTranscribe.
    Speakers that have a number or letter only are called `Speaker 1`.

    Raises: ReadingError for a file that is no JSON, is not whole, holds no transcript or is too large; those of
    `decode`.
    """
    size = path.stat().st_size
    if size > LARGEST:
        found = _("it has {size} MiB, more than {most}; export the transcript without single words, or in parts")
        raise ReadingError(path, found.format(size=size // 1024**2, most=LARGEST // 1024**2))
    text = decode(path.read_bytes(), path, languages=languages)
    data = _parsed(text, path)
    if isinstance(data, dict) and (written := data.get("text")) and isinstance(written, str) and _is_otr(data):
        return read_otr(written)
    names = _speaker_names(data)
    pieces = _in_ms(_best(_of_amazon(data)))
    if not pieces:
        found = _(
            "there is no transcript in this JSON file: a list of pieces, each with its words ('text') and its time "
            "('start') or speaker ('speaker'), as Whisper, AssemblyAI or Deepgram write them, was expected"
        )
        raise ReadingError(path, found)
    return write_speech(piece._replace(speaker=names.get(piece.speaker, piece.speaker)) for piece in pieces)


def _parsed(text: str, path: Path) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            # JSON Lines: a piece on each line.
            if len(lines) > 1 and isinstance(first := json.loads(lines[0]), dict):
                return [first, *map(json.loads, lines[1:])]
        except (json.JSONDecodeError, RecursionError):
            pass
        found = _("not JSON, or not the whole of it ({error}); export or copy the transcript again")
        raise ReadingError(path, found.format(error=error.msg), line=error.lineno) from error
    except (RecursionError, ValueError) as error:  # nested thousandfold; a number of thousands of digits
        found = _("this JSON file is no transcript; check what it is")
        raise ReadingError(path, found) from error


def _is_otr(data: Item) -> bool:
    return "media" in data or "media-source" in data or 'class="timestamp"' in data["text"]


def _of_amazon(data: Any) -> Any:
    """The data with a speaker at each word, where a file of Amazon's says that in a list beside the words.

    Recordings with channels have their words twice, by channel and all together; the latter are left out.
    """
    results = data.get("results") if isinstance(data, dict) else None
    if not isinstance(results, dict) or not _is_list_of_objects(results.get("items")):
        return data
    if isinstance(results.get("channel_labels"), dict):
        return {**data, "results": {key: value for key, value in results.items() if key != "items"}}
    said_by = dict(_speakers_of_starts(results.get("speaker_labels")))
    items, speaker = [], ""
    for item in results["items"]:
        if isinstance(item, dict):
            speaker = said_by.get(str(item.get("start_time")), speaker)
            items.append({"speaker_label": speaker, **item})
    return {**data, "results": {**results, "items": items}}


def _speakers_of_starts(labels: Any) -> Iterator[tuple[str, str]]:
    """The start of each word, as written, and who says it."""
    segments = labels.get("segments") if isinstance(labels, dict) else None
    for segment in segments if isinstance(segments, list) else ():
        words = segment.get("items") if isinstance(segment, dict) else None
        for word in words if isinstance(words, list) else ():
            if isinstance(word, dict):
                yield str(word.get("start_time")), _speaker(word) or _speaker(segment)


def _best(data: Any) -> list[_Timed]:
    """The pieces of the most telling list."""
    lists = list(_lists(data))
    lists.sort(key=lambda named: BY_PREFERENCE.index(named[0]) if named[0] in BY_PREFERENCE else len(BY_PREFERENCE))
    for name, items in lists:
        pieces = [piece for item in items for piece in _pieces(item)]
        # Amazon's signs have no time.
        spoken = [piece for piece in pieces if not PUNCTUATION.fullmatch(piece.text.strip())]
        known = [piece for piece in spoken if piece.start is not None or piece.speaker]
        if spoken and len(known) >= MOST * len(spoken) and len(pieces) >= len(items) / 2:
            # Several channels, and the words of several utterances, have a list each.
            rivals = [other for called, other in lists if called == name and other is not items]
            each = [pieces, *([piece for item in other for piece in _pieces(item)] for other in rivals)]
            pieces = [piece for one in each for piece in one]
            if name in ("words", "items") or _are_words(pieces):
                pieces = [piece for one in each for piece in _joined(one)]
            # What is said is in the order of time.
            if rivals and all(piece.start is not None for piece in pieces):
                pieces.sort(key=lambda piece: piece.start or 0)
            return pieces
    return []


def _lists(value: Any, name: str = "", speaker: str = "", depth: int = 0) -> Iterator[tuple[str, list[Item]]]:
    """The lists of objects, with the names that they have; items know the speaker of what they lie in."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in OTHER_HEARINGS and isinstance(inner, list):
                inner = inner[:1]
            yield from _lists(inner, key, _speaker(value) or speaker, depth + 1)
    elif isinstance(value, list):
        items = [item for item in value if isinstance(item, dict)]
        if items and len(items) >= MOST * len(value):
            yield name, [item if not speaker or _speaker(item) else {**item, "speaker": speaker} for item in items]
            for item in items if name not in BY_PREFERENCE or name in OUTER else ():
                yield from _lists(item, name, speaker, depth + 1)


def _pieces(item: Item) -> Iterator[_Timed]:
    """What an item of a list says; nothing if it has no words."""
    if isinstance(elements := item.get("elements"), list):  # Rev: a monologue is a list of words and signs
        words = "".join(str(part.get("value", "")) for part in elements if isinstance(part, dict))
        times = [part["ts"] for part in elements if isinstance(part, dict) and "ts" in part]
        yield _Timed(words, _speaker(item), _number(times[0]) if times else None, None, False)
        return
    text = next((item[key] for key in TEXT if isinstance(item.get(key), str)), None)
    if isinstance(segments := item.get("segs"), list):  # YouTube
        text = "".join(str(part.get("utf8", "")) for part in segments if isinstance(part, dict))
    inner: Item = next((item[key][0] for key in OTHER_HEARINGS if _is_list_of_objects(item.get(key))), {})
    if text is None:
        text = next((inner[key] for key in TEXT if isinstance(inner.get(key), str)), None)
    if text is None or not text.strip():
        return
    is_ms, start, end = _times(item)
    if start is None and _is_list_of_objects(inner.get("words")):
        is_ms, start, end = _times(inner["words"][0])
    yield _Timed(text, _speaker(item) or _speaker(inner), start, end, is_ms)


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _times(item: Item) -> tuple[bool, float | None, float | None]:
    """Whether the times are milliseconds for sure, the start and the end."""
    for key in ("offsets", "timestamps", "timestamp"):  # whisper.cpp has both; transformers a pair
        value = item.get(key)
        if isinstance(value, dict) and "from" in value:
            return key == "offsets" or isinstance(value["from"], str), _number(value["from"]), _number(value.get("to"))
        if isinstance(value, list) and len(value) == 2:
            return False, _number(value[0]), _number(value[1])
    if (ticks := _number(item.get("offsetInTicks"), most=MOST_TICKS)) is not None:  # of 100 nanoseconds
        length = _number(item.get("durationInTicks"), most=MOST_TICKS)
        return True, ticks / 10_000, None if length is None else (ticks + length) / 10_000
    first = next((key for key in START if item.get(key) is not None), None)
    if first is None:
        return False, None, None
    last = next((key for key in END if item.get(key) is not None), "")
    is_written = isinstance(item[first], str) and milliseconds(item[first]) is not None
    return first.lower().endswith("ms") or is_written, _number(item[first]), _number(item.get(last))


def _number(value: Any, *, most: float = MOST_TIME) -> float | None:
    """A time as a number: 1.5, "1.5", "1.5s" and "PT1.5S" are 1.5; "00:01:02.5" is in milliseconds."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value) if -1 < value < most else None
    if not isinstance(value, str):
        return None
    if (clock := milliseconds(value)) is not None:
        return float(clock)
    if match := DURATION.fullmatch(value):
        return int(match[1] or 0) * 3600 + int(match[2] or 0) * 60 + float(match[3])
    return float(value) if re.fullmatch(r"\d{1,12}(?:\.\d+)?", value) else None


def _speaker(item: Item) -> str:
    value = next((item[key] for key in SPEAKER if item.get(key) not in (None, "")), "")
    if value == "" and any(key in item for key in START):  # anything may have a name, but not a time
        value = item.get("name", "")
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "label", "id") if value.get(key)), "")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).strip()


def _speaker_names(data: Any) -> dict[str, str]:
    """What the speakers are called: by the file's own list of them, else `Speaker 1` for a number or letter."""
    names = {str(number): f"Speaker {number}" for number in range(100)}
    names |= {chr(letter): f"Speaker {chr(letter)}" for letter in range(ord("A"), ord("Z") + 1)}
    listed = data.get("speakers") if isinstance(data, dict) else None
    if isinstance(listed, dict):
        names |= {str(key): name for key, name in listed.items() if isinstance(name, str) and name}
    elif _is_list_of_objects(listed) and isinstance(listed, list):
        for speaker in listed:
            name = speaker.get("name") or speaker.get("label") if isinstance(speaker, dict) else None
            if isinstance(name, str) and speaker.get("id") is not None:
                names[str(speaker["id"])] = name
    return names


def _are_words(pieces: Sequence[_Timed]) -> bool:
    return len(pieces) > 8 and sum(len(piece.text.split()) for piece in pieces) <= 1.1 * len(pieces)


def _joined(words: Sequence[_Timed]) -> Iterator[_Timed]:
    """Single words as sentences; signs stand at the word before them."""
    gathered: list[_Timed] = []
    text = ""
    for word in words:
        is_sign = PUNCTUATION.fullmatch(word.text.strip()) is not None
        has_ended = text.endswith((".", "!", "?", "…"))
        if gathered and not is_sign and (has_ended or (word.speaker and word.speaker != gathered[0].speaker)):
            yield gathered[0]._replace(text=text, end=gathered[-1].end)
            gathered, text = [], ""
        text += word.text.strip() if is_sign or not text else f" {word.text.strip()}"
        if not is_sign or not gathered:
            gathered.append(word)
    if gathered:
        yield gathered[0]._replace(text=text, end=gathered[-1].end)


def _in_ms(pieces: Sequence[_Timed]) -> list[Utterance]:
    """The pieces with times in milliseconds. Speech has ten letters and more a second: that tells the unit."""
    lengths = [
        (len(piece.text), piece.end - piece.start)
        for piece in pieces
        if piece.start is not None and piece.end is not None and piece.end > piece.start
    ]
    if lengths:
        letters, duration = sum(length for length, _time in lengths), sum(time for _length, time in lengths)
    else:
        starts = [piece.start for piece in pieces if piece.start is not None]
        letters = sum(len(piece.text) for piece in pieces[:-1])
        duration = max(starts) - min(starts) if starts else 0
    factor = 1 if duration and letters / duration < SLOWEST else 1000

    def ms(piece: _Timed, time: float | None) -> int | None:
        return None if time is None else round(time if piece.is_ms else time * factor)

    return [Utterance(piece.text, piece.speaker, ms(piece, piece.start), ms(piece, piece.end)) for piece in pieces]
