"""Two passes of edits come to the same as the edits of one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualkit.model.sources import Edit, Source
from qualkit.repairing import find_edits
from qualkit.repairing.passes import both_passes

WORDS = st.sampled_from(["", "ı", " ", "\n", "söz", "ə ə", "Ğ-\n"])


def applied(text: str, edits: list[Edit]) -> str:
    return Source("a", text).with_edits(edits).text


@st.composite
def edits_of(draw: st.DrawFn, text: str, rule: str) -> list[Edit]:
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    news = [draw(WORDS) for _ in edges]
    pairs = zip(edges[::2], edges[1::2], news, strict=False)
    return [
        Edit(start, end, text[start:end], new, rule, 1.0, True) for start, end, new in pairs if text[start:end] != new
    ]


@given(st.text("aıəğ \n", max_size=25), st.data())
def test_both_passes_are_one(original: str, data: st.DataObject) -> None:
    first = data.draw(edits_of(original, "first"))
    between = applied(original, first)
    second = data.draw(edits_of(between, "second"))
    both = both_passes(original, between, first, second)
    assert both == sorted(both)
    assert applied(original, both) == applied(between, second)


def test_an_edit_on_another_is_as_sure_as_the_less_sure_one() -> None:
    original = "kü ltü-\nrel ve"
    first = [Edit(0, 11, original[:11], "kültü-\nrel", "split-letters", 0.99, True)]
    second = [Edit(5, 7, "-\n", "", "line-hyphen", 0.7, False)]
    (edit,) = both_passes(original, "kültü-\nrel ve", first, second)
    assert edit == Edit(0, 11, "kü ltü-\nrel", "kültürel", "split-letters", 0.7, False)


def test_white_space_that_stays_is_no_part_of_an_edit() -> None:
    first = [Edit(1, 10, " kü\nltü r", "\nkültür", "split-letters", 0.99, True)]
    second = [Edit(1, 2, "\n", " ", "wrapped-lines", 0.99, True)]
    (edit,) = both_passes("a kü\nltü r", "a\nkültür", first, second)
    assert (edit.start, edit.old, edit.new) == (2, "kü\nltü r", "kültür")


def test_nothing_comes_of_nothing() -> None:
    assert both_passes("", "", [], []) == []


def test_letters_are_mended_in_a_text_with_a_word_in_a_wrong_encoding_too() -> None:
    damaged = "Bü ülüslararası toplantıda kültür konüşüldü, sonüçlar da düyürüldü. Türizm konüsü ise ayrıca görüşüldü."
    text = f"{damaged} Ã–ÄŸretmen geldi."
    edits = find_edits(text)
    mended = Source("a.txt", text, (), tuple(edits)).text
    assert mended == (
        "Bu uluslararası toplantıda kültür konuşuldu, sonuçlar da duyuruldu. Turizm konusu ise ayrıca görüşüldü."
        " Öğretmen geldi."
    )
    assert [edit for edit in find_edits(mended) if edit.applied] == []
