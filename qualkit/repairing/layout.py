"""An original as lines: what each is, how wide the column was, which words the document has.

Computed once for all rules of a document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from qualkit.model.sources import Edit, Mark

SURE = 0.99
LETTER = r"[^\W\d_]"
HYPHENS = "-\u2010\u00ad\u0002"
END = re.compile(r"[.!?…:;][»”\"'’)\]*]*(?:\[\d+\])?$")
LINE = re.compile(r"[^\n]+")
# White space and what nobody sees, at the edges of a line. A soft hyphen there is a hyphen, so it is not among them.
UNSEEN = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\u200e\u200f\u2060\ufeff"
LABEL = re.compile(r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*[-–—]?\s*)?[^:\n!?;,\t]{1,40}:(?=\s|$)")
TIME = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{3})?[\])]?(?:\s|$)")
NUMBERED = re.compile(
    r"(?:[•◦▪‣·*✓\uf0a7\uf0b7]\s|\(?\d{1,2}(?:\.\d{1,2})*[.)]\s*\D|\d{1,2}(?:\.\d{1,2})+\s|[^\W\d_]\)\s|#)"
)
DASHED = re.compile(r"[-–—]\s")
TABLE = re.compile(r"\t|\S {3,}\S")
PAGE_NUMBER = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*|\[\d{1,4}\]")
STRUCTURE = {
    "heading",
    "title",
    "list",
    "table",
    "furniture",
    "caption",
    "footnote",
    "row",
    "question",
    "cue",
    "speaker",
}


class Line(NamedTuple):
    """A line that is not blank, without white space at its edges.

    kind: text, label, list, table, heading or furniture. group: number of the mark that it lies in, −1 for none.
    newlines: how many lie between it and the line before it.
    """

    start: int
    end: int
    text: str
    kind: str
    group: int
    newlines: int

    @property
    def is_ended(self) -> bool:
        """Whether the line ends as a sentence does."""
        return END.search(self.text) is not None

    @property
    def starts_small(self) -> bool:
        """Whether the line goes on with a small letter."""
        return self.text.lstrip("(«“\"'‘[")[:1].islower()

    @property
    def is_hyphenated(self) -> bool:
        """Whether the line ends with a hyphen on a word."""
        return len(self.text) > 1 and self.text[-1] in HYPHENS and self.text[-2].isalpha()


@dataclass(frozen=True)
class Layout:
    """What the rules know of an original."""

    original: str
    lines: tuple[Line, ...]
    blank_share: float
    language: str | None = None

    @classmethod
    def of(cls, original: str, *, marks: Sequence[Mark] = (), language: str | None = None) -> Layout:
        """The layout of an original. Lines of white space are no lines."""
        groups = _groups(marks)
        lines: list[Line] = []
        at = 0
        for match in LINE.finditer(original):
            text = match.group().strip(UNSEEN)
            if not text:
                continue
            start = match.start() + match.group().index(text)
            newlines = original.count("\n", at, start)
            kind, group = groups.find(start)
            before = lines[-1] if lines and newlines == 1 else None
            lines.append(Line(start, start + len(text), text, kind or _kind(text, before), group, newlines))
            at = start + len(text)
        inner = sum(line.newlines for line in lines[1:])
        blank = sum(max(0, line.newlines - 1) for line in lines[1:])
        return cls(original, tuple(lines), blank / inner if inner else 0.0, language)

    def gap(self, before: Line, after: Line, new: str, rule: str, confidence: float) -> Edit:
        """The edit that puts `new` for all that lies between two lines."""
        old = self.original[before.end : after.start]
        return Edit(before.end, after.start, old, new, rule, confidence, confidence >= SURE)

    def next_text(self, number: int) -> int:
        """The number of the next line that is no page furniture; the number of lines if there is none."""
        return self.next_texts[number]

    @cached_property
    def next_texts(self) -> tuple[int, ...]:
        """For each line the number of the next one that is no page furniture."""
        found = []
        follower = len(self.lines)
        for number in range(len(self.lines) - 1, -1, -1):
            found.append(follower)
            if not self.is_furniture(number):
                follower = number
        return tuple(reversed(found))

    def is_furniture(self, number: int) -> bool:
        """Whether a line is a running header, footer or page number: by its mark, else by standing alone on pages."""
        line = self.lines[number]
        if line.kind == "furniture":
            return True
        alone = line.newlines > 1 or number == 0
        return alone and (PAGE_NUMBER.fullmatch(line.text) is not None or self.shapes[_shape(line.text)] >= 3)

    @cached_property
    def shapes(self) -> Counter[str]:
        """How often the lines with a number in them come, digits apart."""
        return Counter(_shape(line.text) for line in self.lines if len(line.text) < 120 and re.search(r"\d", line.text))

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """How wide the column is around each line: the longest of the lines near it, outliers cut."""
        lengths = [len(line.text) for line in self.lines]
        if not lengths:
            return ()
        cap = sorted(lengths)[int(0.97 * (len(lengths) - 1))]
        return tuple(min(cap, max(lengths[max(0, i - 5) : i + 6])) for i in range(len(lengths)))

    def is_full(self, number: int) -> bool:
        """Whether the next line's first word found no more room in this line: the line was broken for its width."""
        line, after = self.lines[number], self.lines[number + 1]
        word = after.text.split(None, 1)[0]
        return len(line.text) + 1 + len(word) > 0.92 * self.widths[number]

    @cached_property
    def words(self) -> Counter[str]:
        """The folded words of the document and how often each stands whole, i.e. not as a part left by a line end."""
        text = self.original.replace("\u00ad", "")
        # Endings after an apostrophe (AB'nin) are no words.
        counts = Counter(fold(word) for word in re.findall(rf"(?<![\w'’]){LETTER}+", text))
        for number, line in enumerate(self.lines):
            if line.is_hyphenated and (after := self.next_text(number)) < len(self.lines):
                counts[fold(last_word(line.text.rstrip(HYPHENS)))] -= 1
                counts[fold(first_word(self.lines[after].text))] -= 1
        return +counts

    @cached_property
    def sorted_words(self) -> list[str]:
        """The distinct words, to look up beginnings in."""
        return sorted(self.words)

    @cached_property
    def hyphenated(self) -> list[str]:
        """The folded words with a hyphen inside a line, sorted."""
        pattern = f"(?<!{LETTER}){LETTER}+(?:[-\u2010\u2011]{LETTER}+)+"  # begun in mid-word, it would be quadratic
        return sorted({fold(word) for word in re.findall(pattern, self.original)})

    def has_beginning(self, beginning: str, words: Sequence[str] | None = None) -> bool:
        """Whether a word of the document begins so."""
        words = self.sorted_words if words is None else words
        place = bisect_left(words, beginning)
        return place < len(words) and words[place].startswith(beginning)


def fold(word: str) -> str:
    """The word in small letters, the same in all four languages (İ, I and ı are i).

    >>> fold("İQTİSADI")
    'iqtisadi'
    """
    return word.translate(FOLD).lower()


FOLD = str.maketrans({"İ": "i", "I": "i", "ı": "i", "\u2010": "-", "\u2011": "-"})


def first_word(text: str) -> str:
    """The letters with which a text begins."""
    match = re.match(f"{LETTER}+", text)
    return match.group() if match else ""


def last_word(text: str) -> str:
    """The letters with which a text ends."""
    match = re.search(f"{LETTER}+$", text[-60:])
    return match.group() if match else ""


class _Groups(NamedTuple):
    """The marks of structure, disjoint and sorted."""

    starts: list[int]
    marks: list[Mark]

    def find(self, position: int) -> tuple[str, int]:
        """The line kind that the mark at a position gives (empty: none), and the mark's number."""
        number = bisect_left(self.starts, position + 1) - 1
        if number < 0 or position >= self.marks[number].end:
            return "", -1
        kind = self.marks[number].kind
        if kind == "list" and position > self.marks[number].start:
            return "text", number
        return {"title": "heading", "caption": "heading"}.get(kind, kind if kind in KINDS else ""), number


KINDS = {"list", "table", "heading", "furniture"}


def _groups(marks: Iterable[Mark]) -> _Groups:
    chosen: list[Mark] = []
    for mark in sorted(mark for mark in marks if mark.kind in STRUCTURE and mark.kind != "row"):
        if not chosen or mark.start >= chosen[-1].end:
            chosen.append(mark)
    return _Groups([mark.start for mark in chosen], chosen)


def _kind(text: str, before: Line | None) -> str:
    if TABLE.search(text):
        return "table"
    if NUMBERED.match(text):
        return "list"
    if DASHED.match(text):
        # In Russian a dash may well begin a line in mid-sentence.
        return "text" if before and before.kind == "text" and not before.is_ended else "list"
    if TIME.match(text):
        return "label"
    label = LABEL.match(text)
    if label and (text[0].isupper() or not text[0].isalpha()) and len(label.group().split()) <= 4:
        return "label"
    return "text"


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text)
