"""Line ends that mean something: entries of a list among wrapped text, and paragraphs of people who use no capitals."""

from __future__ import annotations

import textwrap

import pytest

from qualkit.model.sources import Source
from qualkit.repairing import find_edits

WRAPPED = textwrap.fill(
    "On Sunday the three of us walked up to the old mill because my sister had heard that the owner was selling his "
    "clocks. When we came there the door was shut and nobody answered. So we sat down by the water and ate our bread.",
    52,
)
LISTS = {
    "en": "bread and honey\na kettle\nblankets and socks",
    "tr": "ekmek ve bal\nbir çaydanlık\nbattaniye ve çorap",
    "az": "çörək və bal\nbir çaydan\nyorğan və corab",
    "ru": "хлеб и мёд\nстарый чайник\nодеяла и носки",
}
LONG = "\n".join(
    [
        "how the neighbours learn that the bus will not come today",
        "what they say when the baker has closed without a reason",
        "whom they call first if the water has come into a cellar",
        "why nobody wants to be the one who keeps the garden keys",
    ]
)


@pytest.mark.parametrize("entries", [*LISTS.values(), LONG], ids=[*LISTS, "long"])
@pytest.mark.parametrize("before", ["\n\n", "\n\nWe took with us:\n"])
def test_a_list_among_wrapped_text_is_left_alone(entries: str, before: str) -> None:
    original = f"{WRAPPED}{before}{entries}\n\n{WRAPPED}"
    text = Source("a", original).with_edits(find_edits(original)).text
    assert entries in text
    assert "walked up to the old mill because my sister" in text


def test_two_lines_of_a_paragraph_are_still_joined() -> None:
    original = f"{WRAPPED}\n\n{textwrap.fill('The owner came home at dusk and he had sold his clocks a year ago.', 52)}"
    assert "he had sold his clocks a year ago." in Source("a", original).with_edits(find_edits(original)).text


def test_a_writer_without_capitals_has_no_cut_paragraphs() -> None:
    paragraphs = [
        "has anybody seen the blue bicycle of my cousin this week",
        "it was standing behind the bakery on monday evening",
        "no, but my neighbour has a green one that he would lend you.",
        "thank you.",
        "that is very kind of him and of you, i shall bring it back on friday",
        "we live next to the school, the door is always open.",
        "good to know!",
    ]
    assert find_edits("\n\n".join(paragraphs)) == []
