"""The lines of a PDF become paragraphs, headings, lists, tables and notes by where they stand."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qualkit.reading.pdf.columns import left_margins
from qualkit.reading.pdf.furniture import furniture_of
from qualkit.reading.pdf.headings import heading_levels
from qualkit.reading.pdf.lines import Line
from qualkit.reading.pdf.notes import notes_of
from qualkit.reading.pdf.tables import CAPTION, Row, tables_of

HEADING_GAP = 2.1  # times the size of the letters: the lines of one heading stand further apart than those of text
GAP = 1.35  # times the usual one: further apart stand only the lines of different paragraphs
INDENTED = 0.7  # times it
CENTRED = 3  # times it: so far from the margin begins no paragraph
HANGING = 5  # times it: no further to the right than its sign stand the words of a list's item
ROOM = 0.3  # of the column's width
FULL = 0.9  # of the room to the end of the column
OTHER_SIZE = 1.1  # letters so much larger or smaller belong to another paragraph
LIST_SIGN = re.compile(r"(?:[•◦▪‣·*–—\uf0a7\uf0b7-]|\(?\d{1,2}[.)]|[^\W\d_]\))\s")
LEADERS = re.compile(r"(?:[.·…]\s?){4,}\s*[\divxlc]{1,5}$")  # a line of the contents ends with dots and a page
NEAR = 2  # points: columns that begin no further apart are one on several pages
RAGGED = 20  # points: so far apart end the longest lines of its pages
FEW_FULL = 2
MOSTLY = 0.65  # of the lines that begin with a small letter
VERSE = 45  # characters: lines no longer than that, in none of which a sentence ends, may be verses
SENTENCE_END = re.compile(r"[.!?…][»”\"')]*\s")  # inside a line
STRETCHED = 1.15  # times its usual width: letters differ
GUESSED = 2  # letters
HYPHENS = ("-", "\u2010", "\u00ad", "\x02")
ENDED = (".", "!", "?", ":", "…", "”", "»")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of a file look like together.

    levels: of the lines of headings. tables: of the lines of tables. notes: number of the note, or nothing
    if the line goes on with one. margins: where the column of each line begins. rights: where each column ends.
    usual_width: of a letter with what stands between it and the next, by the size of the letters.
    is_wrapped: lines mostly end where the next word has no room, and sentences go on after them; not so in verses.
    """

    furniture: set[Line]
    levels: dict[Line, int]
    tables: dict[Line, Row]
    notes: dict[Line, str]
    margins: dict[Line, float]
    rights: dict[tuple[int, int], float]
    usual_gap: float
    usual_width: float
    is_wrapped: bool

    @classmethod
    def of(cls, lines: Sequence[Line], pages: int) -> Layout:
        """The layout of the lines of so many pages, each page's in reading order."""
        furniture = furniture_of(lines, pages, _usual_gap(lines))
        text = [line for line in lines if line not in furniture and not line.is_turned]
        notes = notes_of(text, _usual_size(text))
        body = [line for line in text if line not in notes]
        usual_gap = _usual_gap(body)
        tables = tables_of(body)
        levels = {line: level for line, level in heading_levels(body, usual_gap).items() if line not in tables}
        margins = left_margins(text)
        pairs = [
            (before, line)
            for before, line in pairwise(body)
            if column_of(before, margins) == column_of(line, margins)
            and 0 < before.bottom - line.bottom <= GAP * usual_gap
            and line not in tables
        ]
        rights = _rights(text, margins, pairs)
        is_wrapped = _are_wrapped(pairs, {line: rights[column_of(line, margins)] for line, _line in pairs})
        return cls(furniture, levels, tables, notes, margins, rights, usual_gap, _usual_width(body), is_wrapped)

    def ordered(self, lines: Sequence[Line]) -> list[Line]:
        """The lines of a page: headers, text, lines that stand upright, notes, footers."""
        above = [line for line in lines if line in self.furniture and line.bottom > line.height / 2]
        below = [line for line in lines if line in self.furniture and line.bottom <= line.height / 2]
        rest = [line for line in lines if line not in self.furniture]
        return [
            *above,
            *(line for line in rest if not line.is_turned and line not in self.notes),
            *(line for line in rest if line.is_turned),
            *(line for line in rest if line in self.notes),
            *below,
        ]

    def blocks(self, lines: Sequence[Line]) -> Iterator[list[Line]]:
        """The lines of one paragraph, heading, table, note or piece of furniture at a time."""
        block: list[Line] = []
        for line, following in pairwise([*lines, None]):
            if line is None:
                break
            if block and not self._continues(block, line, following):
                yield block
                block = []
            block.append(line)
        if block:
            yield block

    def _kind(self, line: Line) -> tuple[bool, bool, bool, int | None]:
        """What must be the same of the lines of one block."""
        return (
            line in self.furniture,
            line.is_turned,
            line in self.notes,
            self.tables[line].table if line in self.tables else None,
        )

    def _continues(self, block: Sequence[Line], line: Line, following: Line | None) -> bool:
        """Whether a line belongs to the paragraph of the lines before it."""
        before = block[-1]
        if line.page != before.page or self._kind(line) != self._kind(before):
            return False
        if line in self.tables or line.is_turned:
            return True
        if line in self.notes:
            return not self.notes[line]
        if abs(line.bottom - before.bottom) < 0.5 * before.size and abs(line.left - before.right) < 3 * before.size:
            return True  # parts of one line
        level = self.levels.get(line)
        if level != self.levels.get(before) or LIST_SIGN.match(line.text) or CAPTION.match(line.text):
            return False
        if level is not None:
            return 0 <= before.bottom - line.bottom <= HEADING_GAP * before.size
        if line in self.furniture or LEADERS.search(before.text):
            return False
        if self._is_far(before, line):
            return before.bottom < line.bottom and self._goes_on_in_next_column(block, line)
        return not self._is_other_paragraph(block, line, following)

    def _is_other_paragraph(self, block: Sequence[Line], line: Line, following: Line | None) -> bool:
        """Whether a line below another begins a paragraph by its place or its letters."""
        before = block[-1]
        sizes = sorted((before.size, line.size))
        if sizes[1] > OTHER_SIZE * sizes[0] or self._looks_apart(block, line, following):
            return True
        margin, room = self.margins[line], INDENTED * line.size
        if LIST_SIGN.match(block[0].text):
            # The lines of an item stand at its words or at its sign; what stands to the left of both is none of it.
            is_outside = not block[0].left - room < line.left < block[0].left + HANGING * line.size
            is_apart = len(block) > 1 and abs(line.left - block[1].left) > room
            return is_outside or is_apart or self._is_last(block, line)
        if CAPTION.match(block[0].text) or before.left > margin + CENTRED * line.size:
            is_centred = line.left > margin + CENTRED * line.size and abs(_centre(line) - _centre(before)) < line.size
            return not is_centred and line.left < block[0].left - room
        if len(block) > 1 and block[1].left > block[0].left + room:
            # All lines but the first stand further in, as in lists of references.
            return line.left <= block[0].left + room
        is_indented = line.left > margin + room and before.left <= margin + room
        if is_indented and len(block) == 1 and self._hangs(before, line, following):
            return False
        return is_indented or self._is_last(block, line)

    def _looks_apart(self, block: Sequence[Line], line: Line, following: Line | None) -> bool:
        """Whether a bold or italic line is no part of plain text before it, or the other way round.

        A sentence that somebody stresses looks so too, but begins where the line before is full, and ends with the
        paragraph or where the line is full.
        """
        before = block[-1]
        if line.look == before.look:
            return False
        if not before.text.endswith(ENDED):  # a date or name alone on its line is no sentence that somebody stresses
            return len(block) == 1 and line.text[:1].isupper() and self._has_room(before, line)
        is_question = line.text.endswith("?") or (any(before.look) and block[0].look == before.look)
        if is_question or self._has_room(before, line):
            return True
        if following is None or following.page != line.page or self._is_far(line, following):
            return False
        return self._has_room(line, following)

    def _is_far(self, before: Line, line: Line) -> bool:
        """Whether more room is between two lines than between those of a paragraph."""
        gap = before.bottom - line.bottom
        return gap < 0 or gap > max(GAP * self.usual_gap, 1.3 * before.size)

    def is_broken_off(self, before: Line, line: Line) -> bool:
        """Whether a line of a block ends only where the page or column does, and its sentence goes on in the next."""
        if line in self.tables or before.text.endswith(HYPHENS) or not self.is_wrapped:
            return False
        if line.page != before.page or before.bottom - line.bottom < 0.5 * before.size:
            return True  # on the next page, in the next column, or a part of the same line
        if before.text.isupper() and line.text.isupper():
            return False  # the lines of a title
        column = column_of(before, self.margins)
        # In justified text a line that its author ended may be drawn out to the edge.
        drawn = before.left + STRETCHED * self.usual_width * before.size * len(before.text)
        short = before._replace(right=min(before.right, drawn))
        # How wide a word is can only be guessed; a small letter says that the sentence goes on.
        guess = GUESSED * self.usual_width * line.size if line.text[0].islower() else 0.0
        may_go_on = column == column_of(line, self.margins) or line.text[0].islower()  # centred lines begin anywhere
        return may_go_on and not has_room(short, line, self.rights[column] - guess)

    def _has_room(self, before: Line, line: Line) -> bool:
        return has_room(before, line, self.rights[column_of(before, self.margins)])

    def _hangs(self, before: Line, line: Line, following: Line | None) -> bool:
        """Whether a line stands further in than the first line of its own paragraph."""
        right = max(before.right, line.right)
        if right - before.right > (1 - FULL) * (right - before.left):
            return False
        goes_on = following is not None and following.page == line.page and abs(following.left - line.left) < 1
        return not before.text.endswith(ENDED) or (goes_on and right - line.right < (1 - FULL) * (right - line.left))

    def _is_last(self, block: Sequence[Line], line: Line) -> bool:
        """Whether a paragraph ends before a line: with a sentence, and where the next word would have had room."""
        before, left = block[-1], self.margins[line]
        right = max(line.right, *(one.right for one in block))
        has_room = right - before.right > ROOM * (right - left)
        return has_room and before.text.endswith(ENDED) and not line.text[:1].islower()

    def _goes_on_in_next_column(self, block: Sequence[Line], line: Line) -> bool:
        """Whether the text jumps to the top of the next column in mid-sentence."""
        before = block[-1]
        is_indented = line.left > self.margins[line] + INDENTED * line.size
        if line.left <= before.left or is_indented or before.text.endswith(ENDED) or CAPTION.match(block[0].text):
            return False
        return line.text[:1].islower() or before.text.endswith("-") or not self._has_room(before, line)


def column_of(line: Line, margins: Mapping[Line, float]) -> tuple[int, int]:
    """The page of a line and the place at which its column begins."""
    return line.page, round(margins[line])


def has_room(before: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line would have had room in the one before. right: where its column ends."""
    width = (line.right - line.left) / len(line.text)
    return right - before.right > width * (len(line.text.split()[0]) + 1)


def _are_wrapped(pairs: Sequence[tuple[Line, Line]], rights: Mapping[Line, float]) -> bool:
    """Whether lines end where the next word has no room. pairs: of lines below each other. rights: of their columns."""
    full = [pair for pair in pairs if not has_room(*pair, rights[pair[0]])]
    n_full = sum(line.text[0].islower() for _before, line in full)
    n_small = sum(line.text[0].islower() for _before, line in pairs)
    if len(full) < FEW_FULL or 2 * n_full < len(full):
        return False
    if max(len(before.text) for before, _line in full) <= VERSE and not any(
        before.text.endswith(HYPHENS) or SENTENCE_END.search(before.text) for before, _line in full
    ):
        return False
    return 2 * len(full) >= len(pairs) or (n_full > FEW_FULL and n_full >= MOSTLY * n_small)


def _rights(
    lines: Sequence[Line], margins: Mapping[Line, float], pairs: Sequence[tuple[Line, Line]]
) -> dict[tuple[int, int], float]:
    """Where each column ends: not before text does that begins at the same place on other pages.

    So the longest verse of a page of verses, or line of a title, is not full. A column in which no sentences go on from
    line to line, such as an address, ends where the text ends that it stands in.
    """
    own: dict[tuple[int, int], float] = {}
    for line in lines:
        column = column_of(line, margins)
        own[column] = max(own.get(column, line.right), line.right)
    ends: defaultdict[int, Counter[float]] = defaultdict(Counter)
    for before, line in pairs:
        page, place = column_of(before, margins)
        if line.text[0].islower() and not has_room(before, line, own[page, place]):
            ends[place][own[page, place]] += 1
    edges = {place: edge for place in {place for _page, place in own} if (edge := _usual_end(ends, place)) is not None}
    rights: dict[tuple[int, int], float] = {}
    for (page, place), right in own.items():
        if place in edges:
            around = [edges[place]]
        else:  # the room before its lines is room as well: they may stand at the right
            around = [end + place - left for left, end in edges.items() if left <= place < end]
        rights[page, place] = max([right, *around])
    return rights


def _usual_end(ends: Mapping[int, Counter[float]], place: int) -> float | None:
    """Where most of the full lines end whose column begins at about this place; None where there are too few.

    ends: for each place where columns begin how many lines of theirs are full, by where the column ends.
    """
    here: Counter[float] = Counter()
    for other, counts in ends.items():
        if abs(other - place) <= NEAR:
            here.update(counts)
    if sum(here.values()) < FEW_FULL:
        return None
    return max(here, key=lambda end: (sum(count for one, count in here.items() if abs(one - end) <= RAGGED), end))


def _centre(line: Line) -> float:
    return (line.left + line.right) / 2


def _usual_gap(lines: Sequence[Line]) -> float:
    """The gap between the lines of a paragraph, in points.

    Not the middle one: in a document of short paragraphs that is the gap between paragraphs.
    """
    gaps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.page == b.page and a.bottom - b.bottom > 0.7 * a.size]
    return sorted(gaps)[len(gaps) // 4] if gaps else 0.0


def _usual_width(lines: Sequence[Line]) -> float:
    widths = sorted((line.right - line.left) / len(line.text) / line.size for line in lines if line.size)
    return widths[len(widths) // 2] if widths else 0.0


def _usual_size(lines: Sequence[Line]) -> float:
    """The height of the letters that most of the text has."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(2 * line.size) / 2] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0
