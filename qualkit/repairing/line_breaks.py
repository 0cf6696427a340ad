"""Line ends that are no paragraph ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qualkit.model.sources import Edit
from qualkit.repairing.layout import SURE, Layout, Line, first_word, last_word

MANY_BLANK = 0.45
LIKELY, UNSURE = 0.9, 0.7
RARELY = 0.05  # of the lines in mid-paragraph: one that ends with an abbreviation, so that a small letter follows
FEW_CUTS = 4
FEW = 8  # lines of a list
NEARLY = 0.6  # of the column's width, with the word that follows: what a line in mid-sentence has at least
NARROW, WIDE = 20, 180  # columns of printed text, in characters
OFTEN = 0.2  # of the paragraphs
CLAUSES = 0.7  # of the lines
CYRILLIC = re.compile("[\u0400-\u04ff]")
LONG = 40  # a line that a page cut off is no shorter
FEW_GAPS = 3  # wider than those between lines: paragraphs are not told by them
VERSE = 45  # lines no longer than that may be verses
SENTENCE_END = re.compile(r"[.!?…][»”\"')]*\s+[«“\"'(]*[^\W\d_a-zа-я]")  # inside a line
ADDRESS = re.compile(r"(?:https?://|www\.|\S+@)\S*$", re.IGNORECASE)


def blank_lines(original: str, layout: Layout) -> Iterator[Edit]:
    """Text with a blank line after every line: lines of a paragraph are joined, paragraph ends get one blank line."""
    if not _is_spread(layout):
        return
    alike = sum(line.newlines > 2 for line in layout.lines[1:]) < FEW_GAPS
    for number, (before, after) in enumerate(pairwise(layout.lines)):
        if before.is_hyphenated or after.newlines > 2:
            continue
        joins, confidence = _joins(layout, number, between_paragraphs=alike)
        if joins:
            yield layout.gap(before, after, " ", "blank-lines", confidence)
        elif after.newlines == 1 and before.kind == after.kind == "text":
            yield layout.gap(before, after, "\n\n", "blank-lines", SURE)


def wrapped_lines(original: str, layout: Layout) -> Iterator[Edit]:
    """Text broken at the width of a page: the lines of a paragraph are joined with a blank."""
    if _is_spread(layout) or layout.is_program:
        return
    blocks = list(layout.blocks)
    lists = [_is_list(layout, block) for block in blocks]
    wrapped = [not is_list and _is_wrapped(layout, block) for block, is_list in zip(blocks, lists, strict=True)]
    around = any(verdict for block, verdict in zip(blocks, wrapped, strict=True) if len(block) > 3)
    for block, verdict, is_list in zip(blocks, wrapped, lists, strict=True):
        if not verdict and (is_list or not around or len(block) > 3 or not _may_be_wrapped(layout, block)):
            continue
        for number in block[:-1]:
            before, after = layout.lines[number], layout.lines[number + 1]
            if before.is_hyphenated:
                continue
            joins, confidence = _joins(layout, number, between_paragraphs=False)
            if joins:
                yield layout.gap(before, after, " ", "wrapped-lines", confidence)
            elif before.kind == after.kind == "text" and before.is_ended and verdict:
                yield layout.gap(before, after, "\n\n", "wrapped-lines", SURE)


def page_cut(original: str, layout: Layout) -> Iterator[Edit]:
    """A paragraph that a page break cut in two: no end mark before it, a small letter after it."""
    if _is_spread(layout) or layout.is_program:
        return
    cut = [
        number
        for number, (before, after) in enumerate(pairwise(layout.lines))
        if after.newlines >= 2
        and _goes_on(before, after)
        and _is_cut(before, after)
        and not layout.is_furniture(number)
        and not layout.is_furniture(number + 1)
    ]
    if not cut or 2 * layout.n_small_beginnings >= max(len(cut), FEW_CUTS):
        return  # this writer begins paragraphs with small letters, so one tells nothing
    # Where many paragraphs look cut, the writer uses no full stops and capitals: a cut means nothing then.
    usual = len(cut) > 3 and len(cut) > OFTEN * _count_gaps(layout)
    for number in cut:
        before, after = layout.lines[number], layout.lines[number + 1]
        if _may_be_cut_off(layout, number) and not ADDRESS.search(before.text) and not ADDRESS.match(after.text):
            confidence = UNSURE if usual or before.kind != "text" else SURE
            yield layout.gap(before, after, " ", "page-cut", confidence)


def _count_gaps(layout: Layout) -> int:
    """The number of blank lines that page furniture does not touch."""
    return sum(
        after.newlines >= 2 and not layout.is_furniture(number) and not layout.is_furniture(number + 1)
        for number, after in enumerate(layout.lines[1:])
    )


def furniture(original: str, layout: Layout) -> Iterator[Edit]:
    """Running headers, footers and page numbers that stand in the middle of a sentence."""
    for first in sorted(layout.furniture):
        number = first - 1
        if number < 0 or layout.is_furniture(number):
            continue
        before = layout.lines[number]
        follower = layout.next_text(number)
        if follower == len(layout.lines):
            continue
        after = layout.lines[follower]
        if _is_cut(before, after) and not before.is_hyphenated:
            between = range(number + 1, follower)
            known = all(layout.lines[one].kind == "furniture" for one in between)
            sure = known or all(layout.repeats.has(layout.lines[one]) for one in between)
            if not known and not _may_be_cut_off(layout, number):
                continue
            confidence = _certainty(layout, number) if sure else LIKELY
            yield layout.gap(before, after, " ", "furniture", confidence)


def _is_spread(layout: Layout) -> bool:
    """Whether blank lines stand between the lines, not between the paragraphs."""
    gaps = range(len(layout.lines) - 1)
    if layout.blank_share < MANY_BLANK or len(gaps) < 6:
        return False
    if layout.n_small_beginnings > max(1, RARELY * len(gaps)):
        return False
    return _looks_broken(layout, gaps)


def _looks_broken(layout: Layout, gaps: Sequence[int]) -> bool:
    """Whether lines end where the column does, and sentences go on after them."""
    small = sum(layout.small[number + 1] for number in gaps)
    if not gaps or small < 0.3 * len(gaps):
        return False
    if _ends_with_clauses([layout.lines[number] for number in gaps]):
        return False
    width = max(layout.width(number) for number in gaps)
    if width < VERSE and not any(_is_prose(layout.lines[number]) for number in gaps):
        return False
    return NARROW <= width <= WIDE and sum(layout.is_full(number) for number in gaps) >= 0.6 * len(gaps)


def _ends_with_clauses(lines: Sequence[Line]) -> bool:
    """Whether nearly all lines end where a clause does: verses or entries, since a column cuts anywhere."""
    n_marked = sum(not line.text[-1].isalnum() and not line.is_hyphenated for line in lines)
    return len(lines) > 2 and n_marked > CLAUSES * len(lines)


def _is_prose(line: Line) -> bool:
    """Whether a line has what verses have not: a sentence that ends inside it, or a divided word."""
    return line.is_hyphenated or SENTENCE_END.search(line.text) is not None


def _is_list(layout: Layout, block: Sequence[int]) -> bool:
    """Whether a few lines are entries without a mark: small letters begin them all, and no sentence goes through them.

    Speech without any capital is wrapped like that too, but goes on for longer.
    """
    if layout.lines[block[0]].text[-1] == ":":
        block = block[1:]
    if not 0 < len(block) <= FEW or not all(layout.small[number] for number in block):
        return False
    if block[0] and not layout.lines[block[0] - 1].is_ended:
        return False
    lines = [layout.lines[number] for number in block]
    return not any(line.is_ended or _is_prose(line) for line in lines)


def _is_wrapped(layout: Layout, block: Sequence[int]) -> bool:
    return len(block) > 2 and _looks_broken(layout, block[:-1])


def _may_be_wrapped(layout: Layout, block: Sequence[int]) -> bool:
    """Whether a block too short to tell by itself is broken, given that others in the document are."""
    return all(
        NARROW <= layout.width(number) <= WIDE
        and (layout.is_full(number) or _goes_on_small(layout, number) or layout.lines[number].is_hyphenated)
        for number in block[:-1]
    )


def _goes_on_small(layout: Layout, number: int) -> bool:
    """Whether a line goes on with a small letter; two short ones without a full stop are entries or verses."""
    after = layout.lines[number + 1]
    if not after.starts_small or layout.is_full(number, share=NEARLY) or after.is_ended:
        return after.starts_small
    return number + 2 < len(layout.lines) and layout.lines[number + 2].newlines == 1 and layout.is_full(number + 1)


def _joins(layout: Layout, number: int, *, between_paragraphs: bool) -> tuple[bool, float]:
    """Whether a line and the next are one paragraph, and how sure that is.

    between_paragraphs: the breaks between paragraphs look like those between lines.
    """
    before, after = layout.lines[number], layout.lines[number + 1]
    if layout.is_furniture(number) or layout.is_furniture(number + 1):
        return False, 1.0
    if after.kind not in ("text", "heading") or before.kind not in ("text", "label", "list", "heading"):
        return False, 1.0
    if "heading" in (before.kind, after.kind) or before.group != after.group:
        return before.group == after.group >= 0, SURE
    if before.kind == "label" and before.text.endswith(":"):
        return False, 1.0
    if _begins_another_matter(before.text, after.text):
        return False, 1.0
    full = layout.is_full(number)
    if not before.is_ended:
        if after.starts_small:
            return between_paragraphs or _goes_on_small(layout, number), SURE
        if full:  # a numbered line may be a heading
            return True, UNSURE if before.kind == "list" else SURE
        both_capitals = before.text.isupper() and after.text.isupper()
        return (both_capitals or before.text.endswith(",")), UNSURE
    if after.starts_small:
        return True, SURE if full else UNSURE
    return full, UNSURE if between_paragraphs else SURE


def _begins_another_matter(before: str, after: str) -> bool:
    """Whether a line begins a title in capitals, or goes on in another alphabet."""
    if after.isupper() and not before.isupper() and len(after.split()) > 1:
        return True
    scripts = [bool(CYRILLIC.search(last_word(before))), bool(CYRILLIC.search(first_word(after)))]
    return scripts[0] != scripts[1] and before[-1:].isalpha() and after[:1].isupper()


def _is_cut(before: Line, after: Line) -> bool:
    if not before.kind == after.kind == "text" and not (before.kind in ("list", "label") and after.kind == "text"):
        return False
    if before.group != after.group and before.kind != "list":
        return False
    return _goes_on(before, after) and not before.is_ended and not before.is_hyphenated


def _goes_on(before: Line, after: Line) -> bool:
    """Whether a line begins as the middle of a sentence does: with a small letter, or a figure behind a comma."""
    return after.starts_small or (after.text[0].isdigit() and before.text.endswith(","))


def _certainty(layout: Layout, number: int) -> float:
    """How sure it is that a line was cut."""
    is_sure = layout.lines[number].kind == "text" and _may_be_cut_off(layout, number)
    return SURE if is_sure else UNSURE


def _may_be_cut_off(layout: Layout, number: int) -> bool:
    """Whether a line is long enough for that: a short one may be a heading, a greeting or a verse."""
    line = layout.lines[number]
    in_column = line.newlines == 1 and layout.width(number) >= VERSE and len(line.text) >= 0.7 * layout.width(number)
    return len(line.text) >= LONG or in_column
