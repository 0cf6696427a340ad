"""Lists of contents and tables that were flattened to lines with tabs. They stay tables; words cut by a tab do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualkit.languages.known_words import is_known_word
from qualkit.model.sources import Edit
from qualkit.repairing.layout import Layout, fold

LIKELY = 0.9
# A line of contents whose words a tab divides: Table of C⇥ontents⇥4.
CONTENTS = re.compile(
    r"[^\t\n]*?(?P<first>[^\W\d_]+)(?P<tab>\t)(?P<second>[^\W\d_]+)[^\t\n]*(?:\t\D{0,3}\d{1,4}\D{0,4})?"
)
FEW = 3  # letters that a tab leaves before it


def tab_in_word(original: str, layout: Layout) -> Iterator[Edit]:
    """A tab between the first letters of a word and its rest, where the whole is a word and the rest is none."""
    if "\t" not in original:
        return
    for line in layout.lines:
        match = CONTENTS.fullmatch(line.text) if "\t" in line.text else None
        if match is None or len(match["first"]) > FEW or not match["second"][0].islower():
            continue
        place = line.start + match.start("tab")
        word, rest = match["first"] + match["second"], match["second"]
        language = layout.language_at(place)
        is_word = layout.words[fold(word)] > 0 or is_known_word(word, language)
        if is_word and not (layout.words[fold(rest)] > 1 or len(match["first"]) == 1 < len(rest) < FEW):
            yield Edit(place, place + 1, "\t", "", "tab-in-word", LIKELY, False)
