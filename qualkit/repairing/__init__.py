"""Repairing: an original becomes a list of edits; the sure ones are applied, the others wait for a person.

Letters come first: what a wrong decoding or a font's table has done to them is mended on the original, word by word.
The other rules see the text with all those edits, so that they find its words in dictionaries; their edits are taken
back to the original.

Each of these rules is a small pure function `(text, layout) -> edits`. None sees another's work; where two want the
same characters, a sure repair goes before an unsure one, then the earlier rule of the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType

from qualkit.model.sources import MARK_KINDS, Edit, Mark, Source
from qualkit.repairing.addresses import broken_address
from qualkit.repairing.characters import invisible, look_alike, loose_mark
from qualkit.repairing.hyphens import line_hyphen
from qualkit.repairing.layout import Layout
from qualkit.repairing.legacy_fonts import legacy_font
from qualkit.repairing.letters.mending import letter_edits
from qualkit.repairing.line_breaks import blank_lines, furniture, page_cut, wrapped_lines
from qualkit.repairing.mojibake import double_encoded
from qualkit.repairing.passes import both_passes
from qualkit.repairing.remnants import doubled_mark, markdown_sign
from qualkit.repairing.tables import tab_in_word
from qualkit.repairing.wrong_encodings import wrong_encoding

__all__ = ["REPAIRERS", "Layout", "Repairer", "find_edits"]

Repairer = Callable[[str, Layout], Iterable[Edit]]

# The order decides conflicts: whoever knows more about a stretch comes first.
REPAIRERS: MappingProxyType[str, Repairer] = MappingProxyType(
    {
        "wrong-encoding": wrong_encoding,
        "legacy-font": legacy_font,
        "broken-address": broken_address,
        "line-hyphen": line_hyphen,
        "furniture": furniture,
        "page-cut": page_cut,
        "blank-lines": blank_lines,
        "wrapped-lines": wrapped_lines,
        "list-mark": doubled_mark,
        "markdown": markdown_sign,
        "tab-in-word": tab_in_word,
        "look-alike": look_alike,
        "loose-mark": loose_mark,
        "invisible": invisible,
    }
)


def find_edits(original: str, *, marks: Sequence[Mark] = (), language: str | None = None) -> list[Edit]:
    """The repairs of an original in order, disjoint; those with a confidence of .99 or more are applied.

    marks: what reading knew; headings, lists, tables and page furniture are told by them as well as by their looks.
    language: where the user fixed it; the rules of today need none. A clean or empty text has no edits.

    >>> [(e.old, e.new, e.rule) for e in find_edits("Bu, yeni rəqəm\\u00adsal layihədir.")]
    [('\\xad', '', 'invisible')]
    """
    layout = Layout.of(original, marks=marks, language=language)
    letters = list(double_encoded(original, layout))
    if letters:
        decoded = _with_all(original, (), letters).text
        letters = both_passes(original, decoded, letters, letter_edits(decoded))
    else:
        letters = letter_edits(original)
    if not letters:
        return _by_rules(original, layout)
    mended = _with_all(original, marks, letters)
    rest = _by_rules(mended.text, Layout.of(mended.text, marks=mended.marks_of(*MARK_KINDS), language=language))
    return both_passes(original, mended.text, letters, rest)


def _with_all(original: str, marks: Sequence[Mark], edits: Iterable[Edit]) -> Source:
    """The text with all of these edits, those that wait too: the next rules see what may be meant."""
    return Source(
        "", original, tuple(marks), tuple(edit if edit.applied else replace(edit, applied=True) for edit in edits)
    )


def _by_rules(text: str, layout: Layout) -> list[Edit]:
    """The edits that the rules of the table find, without those that overlap better ones."""
    return _disjoint(edit for rule in REPAIRERS.values() for edit in rule(text, layout))


def _disjoint(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order, without those that overlap a better one."""
    taken: set[int] = set()
    kept = []
    for edit in sorted(edits, key=lambda edit: not edit.applied):  # stable: rules stay in their order
        characters = range(edit.start, edit.end)
        if taken.isdisjoint(characters):
            taken.update(characters)
            kept.append(edit)
    return sorted(kept)
