"""Which lines are running headers, footers and page numbers, where reading did not know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from qualkit.repairing.layout import Line

PAGE_NUMBER = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*|\[\d{1,4}\]")
DIGIT = re.compile(r"\d")
# What only headers and footers say: 16+, Nº 4/2023, Səh. 12, ISSN 2712-9462.
PAGE_SIGN = re.compile(
    r"\d{1,2}\+|(?:n[ºo°]\.?|№|vol\.?|volume|issue|cilt|cild|sayı|том|т\.|вып\.|выпуск)\s?\d.*"
    r"|(?:page|pp?\.|s[əa]h\.?|səhifə|sayfa|s\.|стр\.|с\.|страница)\s?\d{1,4}(?:\s?(?:/|of|из)\s?\d{1,4})?|.*\bissn\b.*",
    re.IGNORECASE,
)
NUMBERED_TITLE = re.compile(r"#\W*[^\W\d].*|.*\w\W*#")  # the number at one of its edges
CAPTION = re.compile(
    r"(?:table|figure|fig|chart|box|cədvəl|şəkil|qrafik|tablo|çizelge|grafik|resim|таблица|табл|рисунок|рис|схема)\b",
    re.IGNORECASE,
)
LONGEST = 120  # characters of a running header
MOST_LINES = 4  # of header and footer between two pages
OFTEN = 3  # a line with a number that comes so often, and apart from others, is no text
FEW = 20  # lines, of which the most say nothing
CUT = 40  # characters of a line that a page cuts off, at least


def furniture_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that stand between two pages.

    A line is one by its mark; if it stands apart and is a page number, or comes with many numbers; or with others in
    mid-sentence, if one of them comes with another number as well or says what only headers say.
    """
    found = {number for number, line in enumerate(lines) if line.kind == "furniture"}
    numbered = {
        number: _shape(line)
        for number, line in enumerate(lines)
        if len(line.text) < LONGEST and DIGIT.search(line.text)
    }
    counts = Counter(numbered.values())
    for number, shape in numbered.items():
        apart = lines[number].newlines > 1 or number == 0
        if apart and (counts[shape] >= OFTEN or PAGE_NUMBER.fullmatch(lines[number].text)):
            found.add(number)
    signs = [number for number, shape in numbered.items() if _may_be_sign(lines[number], shape, counts)]
    if signs:
        found.update(_in_mid_sentence(lines, signs, Repeats.of(lines)))
    return frozenset(found)


class Repeats(NamedTuple):
    """Which short lines come more than once.

    texts: how often each comes. shapes: how many lines are alike but for their numbers. is_numbered: the lines that are
    numbers grow from page to page. is_spread: most lines stand apart and break off, so that neither says anything.
    """

    texts: Counter[str]
    shapes: Counter[str]
    is_numbered: bool
    is_spread: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Repeats:
        """The repeated lines of a text."""
        texts = Counter(line.text for line in lines if len(line.text) < LONGEST)
        shapes = Counter(re.sub(r"\d+", "#", text) for text in texts)
        pages = [int(line.text) for line in lines if line.text.isdecimal() and len(line.text) < 5]
        grows = len(pages) >= OFTEN and all(one < other for one, other in pairwise(pages))
        broken = sum(line.newlines > 1 and not line.is_ended for line in lines)
        return cls(texts, shapes, grows, len(lines) > FEW and broken > len(lines) / 2)

    def has(self, line: Line) -> bool:
        """Whether a line between pages comes again: a page number that grows, a header, also with another number."""
        shape = _shape(line)
        if shape == "#":
            return self.is_numbered
        return (self.shapes[shape] if "#" in shape else self.texts[line.text]) > 1


def _in_mid_sentence(lines: Sequence[Line], signs: Sequence[int], repeats: Repeats) -> set[int]:
    """The short lines between a line that breaks off and one that goes on with a small letter."""
    found: set[int] = set()
    for first, last in _blocks([number for number in signs if _is_sign(lines[number], repeats)]):
        before, after = first - 1, last + 1
        while after < len(lines) and after - last < MOST_LINES and _may_be_header(lines[after], repeats):
            after += 1
        headers = 0
        while before - headers > 0 and headers < MOST_LINES and _may_be_header(lines[before - headers], repeats):
            headers += 1
        # A title breaks off as a cut line does, so the line that is farthest from the number is looked at first.
        cut = next((number for number in range(before - headers, first) if _is_cut(lines, number, after)), None)
        if cut is not None and after - cut <= MOST_LINES + 1:
            found.update(range(cut + 1, after))
    return found


def _is_cut(lines: Sequence[Line], before: int, after: int) -> bool:
    """Whether a sentence of running text goes from one line to the other."""
    if before < 0 or after >= len(lines):
        return False
    cut, rest = lines[before], lines[after]
    are_text = cut.kind == rest.kind == "text" and len(cut.text) >= CUT
    return are_text and rest.starts_small and not cut.is_ended


def _may_be_sign(line: Line, shape: str, counts: Counter[str]) -> bool:
    """Whether a line with a number is worth a closer look."""
    if line.group >= 0 or line.kind == "table" or CAPTION.match(line.text):
        return False
    if PAGE_NUMBER.fullmatch(line.text) or PAGE_SIGN.fullmatch(line.text):
        return True
    if line.is_ended or line.starts_small or line.kind != "text":
        return False
    return counts[shape] > 1 or NUMBERED_TITLE.fullmatch(shape) is not None


def _is_sign(line: Line, repeats: Repeats) -> bool:
    """Whether a line with a number is a header's: a number alone, a header's words, a title with a number at its edge.

    The title comes again with another number, or stands apart where others do not.
    """
    if PAGE_NUMBER.fullmatch(line.text) or PAGE_SIGN.fullmatch(line.text):
        return True
    shape = _shape(line)
    if repeats.shapes[shape] > 1:
        return True
    stands_apart = line.newlines > 1 and not repeats.is_spread
    return stands_apart and NUMBERED_TITLE.fullmatch(shape) is not None and _is_title(line)


def _may_be_header(line: Line, repeats: Repeats) -> bool:
    """Whether a line beside a page number belongs to it: like a title, and repeated or standing apart."""
    if len(line.text) >= LONGEST or line.group >= 0 or line.starts_small or line.kind not in ("text", "list"):
        return False
    stands_apart = line.newlines > 1 and not repeats.is_spread
    return not line.is_ended and _is_title(line) and (stands_apart or repeats.texts[line.text] > 1)


def _is_title(line: Line) -> bool:
    """Whether nearly all words but the short ones begin with a capital."""
    words = [word for word in line.text.split() if len(word) > 3]
    return sum(word.strip("(«“\"'")[:1].isupper() or word.isdigit() for word in words) >= 0.7 * len(words)


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _blocks(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches of consecutive numbers, as first and last."""
    firsts = [number for before, number in pairwise([-2, *numbers]) if number != before + 1]
    lasts = [number for number, after in pairwise([*numbers, -2]) if after != number + 1]
    return list(zip(firsts, lasts, strict=True))
