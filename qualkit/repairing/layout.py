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
from itertools import pairwise
from typing import NamedTuple

from qualkit.languages import detect
from qualkit.model.annotations import LANGUAGES
from qualkit.model.sources import Edit, Mark
from qualkit.repairing.page_breaks import Repeats, furniture_lines

SURE = 0.99
STRETCH, NEAR = 400, 80  # characters, in which the language is looked for once, and around a word
OTHER_CYRILLIC = re.compile("[\u0400-\u040f\u0452-\u052f]")
AZERBAIJANI_LETTER = re.compile("[qxQX]")
CYRILLIC = re.compile("[\u0400-\u04ff]+")
TOUCHING = re.compile("[A-Za-zÀ-ɏəƏ](?=[\u0400-\u04ff])|[\u0400-\u04ff](?=[A-Za-zÀ-ɏəƏ])")
WORD = re.compile(r"[^\W\d_]+")
LETTER = r"[^\W\d_]"
HYPHENS = "-\u2010\u00ad\u0002"
END = re.compile(r"[.!?…:;][»”\"'’)\]*]*(?:\[\d+\])?$")
# White space and what nobody sees, at the edges of a line. A soft hyphen there is a hyphen, so it is not among them.
UNSEEN = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\u200e\u200f\u2060\ufeff"
OPENING = "(«“\"'‘["
LABEL = re.compile(r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*[-–—]?\s*)?[^:\n!?;,\t]{1,40}:(?=\s|$)")
TIME = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{3})?[\])]?(?:\s|$)")
NUMBERED = re.compile(
    r"(?:[•◦▪‣·*✓\uf0a7\uf0b7]\s|\(?\d{1,2}(?:\.\d{1,2})*[.)]\s*\D|\d{1,2}(?:\.\d{1,2})+\s|[^\W\d_]\)\s|#)"
)
SIGNS = "•◦▪‣·*✓\uf0a7\uf0b7(#"
DASHED = re.compile(r"[-–—]\s")
CODE_ENDS = "{};:)>]"
CODE = re.compile(
    r"[{};]$|^(?:def|class|for|if|elif|else|while|try|with|function)\b.*:$|\w\([^()\s]*.*\):?$|^<[/!\w].*>$|\w = .*\]$"
)
TABLE = re.compile(r"\t|\S {3,}\S")
NAME_AND_ENDING = re.compile(r"(?<![\w-])([A-ZÇĞİÖŞÜƏ]\w+)-[dlny]?[aıiuüə]\w{0,3}(?![\w-])")
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
        return END.search(self.text[-60:]) is not None

    @property
    def starts_small(self) -> bool:
        """Whether the line goes on with a small letter."""
        first = self.text[0]
        return first.islower() or (first in OPENING and self.text.lstrip(OPENING)[:1].islower())

    @property
    def words(self) -> str:
        """The line without the star that closes emphasis at its end."""
        return self.text.rstrip("*") if self.text[-1] == "*" else self.text

    @property
    def is_hyphenated(self) -> bool:
        """Whether the line ends with a hyphen on a word."""
        words = self.words
        return len(words) > 1 and words[-1] in HYPHENS and words[-2].isalpha()


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
        inner = blank = 0
        last = -1  # the row of the line before
        for row, whole in enumerate(original.split("\n")):
            text = whole.strip(UNSEEN)
            if text:
                start = at if len(text) == len(whole) else at + whole.index(text)
                kind, group = groups.find(start) if groups.starts else ("", -1)
                newlines = row - max(last, 0)
                before = lines[-1] if lines and newlines == 1 else None
                if lines:
                    inner += newlines
                    blank += newlines - 1
                lines.append(Line(start, start + len(text), text, kind or _kind(text, before), group, newlines))
                last = row
            at += len(whole) + 1
        return cls(original, tuple(lines), blank / inner if inner else 0.0, language)

    def gap(self, before: Line, after: Line, new: str, rule: str, confidence: float) -> Edit:
        """The edit that puts `new` for all that lies between two lines."""
        old = self.original[before.end : after.start]
        return Edit(before.end, after.start, old, new, rule, confidence, confidence >= SURE)

    @cached_property
    def blocks(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the lines between two blank lines."""
        starts = [number for number, line in enumerate(self.lines) if number and line.newlines > 1]
        edges = [0, *starts, len(self.lines)] if self.lines else [0]
        return tuple(tuple(range(start, end)) for start, end in pairwise(edges))

    @cached_property
    def characters(self) -> frozenset[str]:
        """The different characters of the original: most rules need only look at these to know that it has no case."""
        return frozenset(self.original)

    @cached_property
    def has_cyrillic(self) -> bool:
        """Whether there is a Cyrillic letter in the original."""
        return any("\u0400" <= character <= "\u052f" for character in self.characters)

    @cached_property
    def mixed_words(self) -> tuple[tuple[int, str], ...]:
        """The words in which Latin and Cyrillic letters touch, with their places."""
        found = []
        end = 0
        for touch in TOUCHING.finditer(self.original) if self.has_cyrillic else ():
            start = touch.start()
            if start < end:
                continue
            while start > end and self.original[start - 1].isalpha():
                start -= 1
            word = WORD.match(self.original, start)
            if word is not None:  # a letter that Python counts as a figure
                end = word.end()
                found.append((start, word.group()))
        return tuple(found)

    def next_text(self, number: int) -> int:
        """The number of the next line that is no page furniture; the number of lines if there is none."""
        follower = number + 1
        if follower not in self.furniture:
            return follower
        place = bisect_left(self._furniture_ends, follower)
        return self._furniture_ends[place] if place < len(self._furniture_ends) else len(self.lines)

    @cached_property
    def _furniture_ends(self) -> list[int]:
        """The numbers of the lines that follow page furniture and are none themselves."""
        return sorted({number + 1 for number in self.furniture} - self.furniture)

    def is_furniture(self, number: int) -> bool:
        """Whether a line is a running header, footer or page number: by its mark, else by standing alone on pages."""
        return number in self.furniture

    @cached_property
    def furniture(self) -> frozenset[int]:
        """The numbers of the lines that are running headers, footers and page numbers."""
        return furniture_lines(self.lines)

    @cached_property
    def repeats(self) -> Repeats:
        """Which short lines come more than once."""
        return Repeats.of(self.lines)

    def width(self, number: int) -> int:
        """How wide the column is around a line: the longest of the lines near it, outliers cut."""
        lengths, cap = self._lengths
        return min(cap, max(lengths[max(0, number - 5) : number + 6]))

    @cached_property
    def _lengths(self) -> tuple[list[int], int]:
        lengths = [len(line.text) for line in self.lines]
        return lengths, sorted(lengths)[int(0.97 * (len(lengths) - 1))] if lengths else 0

    @cached_property
    def n_small_beginnings(self) -> int:
        """The number of paragraphs that begin with a small letter though the one before has come to its end."""
        return sum(
            small and after.newlines >= 2 and before.kind == after.kind == "text" and before.text[-1] in ".!?…"
            for small, (before, after) in zip(self.small[1:], pairwise(self.lines), strict=True)
        )

    @cached_property
    def small(self) -> tuple[bool, ...]:
        """Of each line whether it goes on with a small letter."""
        return tuple(line.starts_small for line in self.lines)

    @cached_property
    def is_program(self) -> bool:
        """Whether many lines are those of a program or a page's source, in which line breaks mean something."""
        n_code = sum(line.text[-1] in CODE_ENDS and CODE.search(line.text) is not None for line in self.lines)
        return n_code > 2 and 8 * n_code >= len(self.lines)

    @cached_property
    def hyphenated_lines(self) -> tuple[int, ...]:
        """The numbers of the lines that end with a hyphen on a word."""
        return tuple(number for number, line in enumerate(self.lines) if line.is_hyphenated)

    def is_full(self, number: int, *, share: float = 0.92) -> bool:
        """Whether the next line's first word found no more room in this line: the line was broken for its width.

        share: of the column's width that counts as full.
        """
        line, after = self.lines[number], self.lines[number + 1]
        word = after.text.split(None, 1)[0]
        return len(line.text) + 1 + len(word) > share * self.width(number)

    @cached_property
    def words(self) -> Counter[str]:
        """The folded words of the document and how often each stands whole, i.e. not as a part left by a line end."""
        text = self.original.replace("\u00ad", "")
        # Endings after an apostrophe (AB'nin) are no words.
        counts: Counter[str] = Counter()
        for word, count in Counter(re.findall(rf"(?<![\w'’]){LETTER}+", text)).items():
            counts[fold(word)] += count
        for number in self.hyphenated_lines:
            if (after := self.next_text(number)) < len(self.lines):
                counts[fold(last_word(self.lines[number].words.rstrip(HYPHENS)))] -= 1
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

    def language_at(self, position: int) -> str:
        """The language in which the text is around a position; the user's where it is fixed."""
        if self.language in LANGUAGES:
            return self.language
        near = self.original[max(0, position - NEAR) : position + NEAR]
        if plain := _plain_language(near):
            return plain
        number = position // STRETCH
        if number not in self._languages:
            start = number * STRETCH
            stretch = self.original[max(0, start - NEAR) : start + STRETCH + NEAR]
            self._languages[number] = _plain_language(stretch) or detect([stretch])[0]
        found = self._languages[number]
        is_cyrillic = CYRILLIC.match(self.original, position) is not None
        # Another script begins inside the stretch.
        return detect([near])[0] if is_cyrillic != (found == "ru") else found

    @cached_property
    def _languages(self) -> dict[int, str]:
        return {}

    @cached_property
    def divides_names(self) -> bool:
        """Whether the document writes names and their Azerbaijani endings with a hyphen: Holt-un, Zinke-nin."""
        names = NAME_AND_ENDING.findall(self.original)
        return len({name for name in names if not name[:2].isupper()}) > 1

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
    """What a line without a mark looks like. What the first character rules out is not looked for."""
    if "\t" in text or ("   " in text and TABLE.search(text)):
        return "table"
    first = text[0]
    if (first in SIGNS or first.isdigit() or text[1:2] == ")") and NUMBERED.match(text):
        return "list"
    if first in "-–—" and DASHED.match(text):
        # In Russian a dash may well begin a line in mid-sentence.
        return "text" if before and before.kind == "text" and not before.is_ended else "list"
    if (first in "[(" or first.isdigit()) and TIME.match(text):
        return "label"
    if ":" in text and (first.isupper() or not first.isalpha()):
        label = LABEL.match(text)
        if label and len(label.group().split()) <= 4:
            return "label"
    return "text"


def _plain_language(text: str) -> str:
    """The language that the commonest letters and words of a stretch tell; empty if they do not."""
    n_schwa = text.count("ə")
    if 50 * n_schwa > len(text):
        return "az"
    if 200 * text.count("ы") > len(text) and not OTHER_CYRILLIC.search(text):
        return "ru"
    n_turkish = sum(map(text.count, "ışğ"))
    if n_schwa == 0 and 40 * n_turkish > len(text) and not AZERBAIJANI_LETTER.search(text):
        return "tr"
    n_english = sum(map(text.count, (" the ", " of ", " and ")))
    return "en" if n_schwa == n_turkish == 0 and 100 * n_english > len(text) and text.isascii() else ""
