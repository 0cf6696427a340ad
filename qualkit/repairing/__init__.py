"""Repairing: an original becomes a list of edits; the sure ones are applied, the others wait for a person.

Each rule is a small pure function `(original, layout) -> edits`. It sees the original only, never another rule's work;
where two want the same characters, a sure repair goes before an unsure one, then the earlier rule of the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType

from qualkit.model.sources import Edit, Mark
from qualkit.repairing.characters import invisible, look_alike
from qualkit.repairing.hyphens import line_hyphen
from qualkit.repairing.layout import Layout
from qualkit.repairing.line_breaks import blank_lines, furniture, page_cut, wrapped_lines

__all__ = ["REPAIRERS", "Layout", "Repairer", "find_edits"]

Repairer = Callable[[str, Layout], Iterable[Edit]]

# The order decides conflicts: whoever knows more about a stretch comes first.
REPAIRERS: MappingProxyType[str, Repairer] = MappingProxyType(
    {
        "line-hyphen": line_hyphen,
        "furniture": furniture,
        "page-cut": page_cut,
        "blank-lines": blank_lines,
        "wrapped-lines": wrapped_lines,
        "look-alike": look_alike,
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
    return _disjoint(edit for rule in REPAIRERS.values() for edit in rule(original, layout))


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
