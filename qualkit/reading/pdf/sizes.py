"""How much the streams of a PDF unpack to, before anything unpacks them whole."""

from __future__ import annotations

import mmap
import re
import zlib
from pathlib import Path

from qualkit.errors import ReadingError
from qualkit.messages import _

LARGEST = 128 * 1024 * 1024
"""Bytes that one stream may unpack to. A page scanned in colours at 600 dots an inch has 100 million."""

RATIO = 1032  # deflate packs no tighter
DICTIONARY = 500  # bytes before a stream, in which its filters are named
PIECE = 1024 * 1024
STREAM = re.compile(rb"stream\r?\n(?=[\x08-\x78])")


def refuse_bombs(path: Path) -> None:
    """Returns if no stream of the file unpacks to more than LARGEST, and none is packed twice.

    Streams too short for that are not tried.

    Raises: ReadingError; OSError. An empty file has no streams.
    """
    if not path.stat().st_size:
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for match in STREAM.finditer(data):
            if data[max(0, match.start() - DICTIONARY) : match.start()].rpartition(b"<<")[2].count(b"/FlateDecode") > 1:
                raise ReadingError(path, _("a part of it is packed twice, as no program does; print it anew to PDF"))
            end = data.find(b"endstream", match.end())
            end = len(data) if end < 0 else end
            if (end - match.end()) * RATIO > LARGEST and _unpacks_beyond(data, match.end(), end):
                found = _(
                    "a part of it unpacks to more than {most} MiB; it is damaged, or made to harm; print it anew to PDF"
                )
                raise ReadingError(path, found.format(most=LARGEST // 1024**2))


def _unpacks_beyond(data: mmap.mmap, start: int, end: int) -> bool:
    """Whether the stream between two offsets unpacks to more than LARGEST; one that is not packed so does not."""
    unpacking = zlib.decompressobj()
    size = 0
    for at in range(start, end, PIECE):
        rest = data[at : min(at + PIECE, end)]
        while rest:
            try:
                size += len(unpacking.decompress(rest, PIECE))
            except zlib.error:
                return False
            if size > LARGEST:
                return True
            rest = unpacking.unconsumed_tail
    return False
