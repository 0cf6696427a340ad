"""The text of an oTranscribe file: HTML with a time stamp wherever the transcriber set one."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

from qualkit.model.sources import Mark
from qualkit.reading.speech.clocks import clock_of
from qualkit.reading.writing import Manuscript

BLOCKS = ("p", "div", "br", "li", "h1", "h2", "h3", "blockquote")
UNREAD = ("script", "style")


def read_otr(written: str) -> tuple[str, list[Mark]]:
    """The text, a paragraph for each line, and its marks.

    Time stamps are marks and not in the text: a `cue` reaches to the next one. Marks: `paragraph`, `cue`, `bold`.
    """
    walk = _Walk()
    walk.feed(written)
    walk.close()
    walk.end_paragraph()
    stamps = [*walk.stamps, (walk.manuscript.length, "")]
    cues = [
        Mark(at, end, "cue", clock)
        for (at, clock), (following, _clock) in pairwise(stamps)
        if (end := at + len(walk.manuscript.text[at:following].rstrip())) > at
    ]
    return walk.manuscript.text, [*walk.manuscript.marks, *cues]


class _Walk(HTMLParser):
    """The way through the tags. stamps: where each time stands in the text that was written, and the time."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.manuscript = Manuscript()
        self.stamps: list[tuple[int, str]] = []
        self.pieces: list[str] = []
        self.length = 0
        self.waiting: list[tuple[int, str]] = []
        self.bold: list[tuple[int, int]] = []
        self.bold_from: int | None = None
        self.stamp: str | None = None
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.end_paragraph()
        elif tag in UNREAD:
            self.unread += 1
        elif tag in ("b", "strong") and self.bold_from is None:
            self.bold_from = self.length
        elif tag == "span" and any(key == "class" and "timestamp" in (value or "") for key, value in attrs):
            self.stamp = ""

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.end_paragraph()
        elif tag in UNREAD:
            self.unread = max(0, self.unread - 1)
        elif tag in ("b", "strong"):
            self._end_bold()
        elif tag == "span" and self.stamp is not None:
            stamp = self.stamp.strip()
            if re.fullmatch(r"[\d:.,]{3,}", stamp):
                self.waiting.append((self.length, clock_of(stamp)))
            else:
                self._add(stamp)
            self.stamp = None

    def handle_data(self, data: str) -> None:
        if self.unread:
            return
        if self.stamp is not None:
            self.stamp += data
        else:
            self._add(data)

    def end_paragraph(self) -> None:
        """Writes the words gathered since the last paragraph."""
        is_bold = self.bold_from is not None
        self._end_bold()
        words = "".join(self.pieces).rstrip()
        if words:
            start = self.manuscript.block(words)
            self.manuscript.marks += [
                Mark(start + first, start + first + len(words[first:last].rstrip()), "bold")
                for first, last in self.bold
                if words[first:last].strip()
            ]
            self.stamps += [(start + at, clock) for at, clock in self.waiting if at < len(words)]
        # A stamp on a line of its own is the time of what comes next.
        self.waiting = [(0, clock) for at, clock in self.waiting if at >= len(words)]
        self.pieces, self.length, self.bold, self.bold_from = [], 0, [], 0 if is_bold else None

    def _end_bold(self) -> None:
        if self.bold_from is not None and self.bold_from < self.length:
            self.bold.append((self.bold_from, self.length))
        self.bold_from = None

    def _add(self, data: str) -> None:
        """Blanks as a browser shows them: one for many, none at the beginning of a line."""
        words = re.sub(r"\s+", " ", data)
        if not self.pieces or self.pieces[-1].endswith(" "):
            words = words.lstrip()
        if words:
            self.pieces.append(words)
            self.length += len(words)
