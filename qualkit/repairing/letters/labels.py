"""What stands before the colon of every turn of a speaker is mended everywhere or nowhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from qualkit.model.sources import Edit

LABEL = re.compile(r"^[^\W\d_][^\n:]{1,60}:", re.MULTILINE)


def with_same_labels(original: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits, with those that a label has on other lines where a line that begins with the same letters has none.

    edits: in order, disjoint; so is what comes back. Without it one person would speak under two names, or the lines
    that keep their damage would be no turns of hers.
    """
    lines: dict[str, list[int]] = defaultdict(list)
    for match in LABEL.finditer(original) if edits else ():
        lines[match.group()].append(match.start())
    starts = [edit.start for edit in edits]
    added = []
    for label, places in lines.items():
        if len(places) < 2:
            continue
        found = {
            place: tuple(
                replace(edit, start=edit.start - place, end=edit.end - place)
                for edit in edits[bisect_left(starts, place) : bisect_left(starts, place + len(label))]
            )
            for place in places
        }
        usual = Counter(filter(None, found.values())).most_common(1)
        if usual and not all(found.values()):
            bare = [place for place, inside in found.items() if not inside]
            added += [
                replace(edit, start=edit.start + place, end=edit.end + place) for place in bare for edit in usual[0][0]
            ]
    return sorted([*edits, *added])
