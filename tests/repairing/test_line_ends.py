"""News divided at line ends as typesetters do, in the four languages: how many hyphens are decided right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualkit.model.sources import Edit
from qualkit.repairing.hyphens import line_hyphen
from qualkit.repairing.layout import Layout

NEWS = Path(__file__).parents[3] / "shared" / "data" / "parallel-news"
VOWELS = "aeəıioöuüâîûаеёиоуыэюя"
WORD = re.compile(r"[^\W\d_]{6,}")
OWN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")


def lines(text: str, width: int) -> Iterator[tuple[str, str]]:
    """The lines of a paragraph, and of each the hyphen that is to stand at its end, if any."""
    line = ""
    for word in text.split():
        while line and len(line) + 1 + len(word) > width:
            room = width - len(line) - 1
            own = [match.end() for match in OWN.finditer(word) if match.end() <= room]
            cut = next((place for place in range(room - 1, 2, -1) if is_syllable_end(word, place)), 0)
            if own:
                yield f"{line} {word[: own[-1]]}", "-"
                line, word = "", word[own[-1] :]
            elif cut:
                yield f"{line} {word[:cut]}-", ""
                line, word = "", word[cut:]
            else:
                yield line, "none"
                line = ""
        line = f"{line} {word}".strip()
    yield line, "none"


def is_syllable_end(word: str, place: int) -> bool:
    """Whether a vowel stands before the place, and behind it a consonant, a vowel and more."""
    match = WORD.search(word)
    if not match or "-" in word or not match.start() + 3 <= place <= match.end() - 3:
        return False
    letters = [letter.lower() in VOWELS for letter in word[place - 1 : place + 2]]
    return letters == [True, False, True]


def decisions(language: str) -> Iterator[tuple[str, Edit | None]]:
    for number, path in enumerate(sorted((NEWS / language).iterdir())):
        sentences = path.read_text(encoding="utf-8").split("\n")
        text, wanted = "", {}
        for first in range(0, len(sentences), 5):
            for line, new in lines(" ".join(sentences[first : first + 5]), 40 + number % 4 * 10):
                text += line
                if new != "none":
                    wanted[len(text) - 1] = new
                text += "\n"
            text += "\n"
        edits = {edit.start: edit for edit in line_hyphen(text, Layout.of(text))}
        yield from ((new, edits.get(place)) for place, new in wanted.items())


@pytest.mark.parametrize("language", ["az", "tr", "ru", "en"])
def test_line_end_hyphens_are_decided_right(language: str) -> None:
    if not NEWS.is_dir():
        pytest.skip("no ../shared/data/parallel-news")
    decided = list(decisions(language))
    right = [edit is not None and edit.new == new for new, edit in decided]
    unasked = [edit.new == new for new, edit in decided if edit is not None and edit.applied]
    assert len(decided) > 100
    assert sum(right) >= 0.99 * len(right)
    assert sum(unasked) >= 0.999 * len(unasked)
