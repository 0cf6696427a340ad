"""Times in a recording, as programs write them and as `cue` marks give them."""

from __future__ import annotations

import re

CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
"""A time as people meet it in a transcript: 0:03, 12:45, 1:02:03, 00:01:02.500."""

_PARTS = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,9}))?")

UNPADDED = r"\d{1,3}:\d{1,2}:\d{1,2}\.\d{1,3}"
"""A time as Teams writes it: 0:0:5.12."""


def milliseconds(written: str) -> int | None:
    """The milliseconds from the start of the recording; None if the words are no time.

    >>> milliseconds("00:01:02,500"), milliseconds("1:02"), milliseconds("saat 5")
    (62500, 62000, None)
    """
    match = _PARTS.fullmatch(written.strip())
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[:3])
    fraction = int((match[4] or "0").ljust(3, "0")[:3])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction


def clock_text(time_ms: int) -> str:
    """The value of a `cue` mark.

    >>> clock_text(62500)
    '00:01:02.500'
    """
    seconds, fraction = divmod(max(0, time_ms), 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{fraction:03}"


def clock_of(written: str) -> str:
    """The value of a `cue` mark for a time that stands in a text; no finer than it is written there.

    >>> clock_of("0:03"), clock_of("1:02,5")
    ('00:00:03', '00:01:02.500')
    """
    clock = clock_text(milliseconds(written) or 0)
    return clock if re.search(r"[.,]", written) else clock.partition(".")[0]
