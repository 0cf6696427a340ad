"""Sources, their edits, their revisions and their identity."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.errors import AnchorError
from qualkit.model.codings import Status, carried, checked
from qualkit.model.identity import digest, identity
from qualkit.model.sources import Edit, Mark, Source, carry
from qualkit.model.spans import Span
from tests.builders import make_coding, make_decision, make_edit, make_source

WORDS = {
    "az": "İşıq söndü, kadr çatışmaz-\nlığı qaldı.",
    "tr": "Işık söndü, personel ek-\nsikliği kaldı.",
    "ru": "Свет погас, нехватка кад-\nров осталась.",
    "en": "The light went out, the staff short-\nage stayed.",
}


def joined(language: str, *, revision: int = 0, also: tuple[Edit, ...] = ()) -> Source:
    """The text with its broken word joined."""
    original = WORDS[language]
    at = original.index("-\n")
    source = make_source(original, revision=revision)
    return source.with_edits([make_edit(original, at, at + 2, ""), *also])


@pytest.mark.parametrize(
    "edit",
    [
        Edit(1, 3, "xx", "y", "r", 1.0, True),
        Edit(3, 1, "", "y", "r", 1.0, True),
        Edit(-3, -1, "cd", "y", "r", 1.0, False),
        Edit(2, 9, "cde", "y", "r", 1.0, True),
        Edit(8, 8, "", "y", "r", 1.0, True),
        Edit(4, 2, "", "", "r", 1.0, False),
    ],
    ids=["other words", "turned round", "negative", "past the end", "after the end", "waiting and turned round"],
)
def test_a_source_refuses_an_edit_that_does_not_fit(edit: Edit) -> None:
    with pytest.raises(AnchorError, match=r"s\.txt, characters"):
        make_source("abcde", name="s.txt", edits=[edit])


@pytest.mark.parametrize("spans", [[(0, 3), (2, 4)], [(2, 4), (0, 1)], [(1, 4), (2, 2)]])
def test_a_source_refuses_applied_edits_that_overlap_or_are_out_of_order(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="overlap"):
        make_source("abcde", edits=[make_edit("abcde", start, end, "x") for start, end in spans])


def test_edits_that_wait_may_overlap_and_change_nothing() -> None:
    edits = [make_edit("abcde", 0, 3, "x", applied=False), make_edit("abcde", 2, 4, "y")]
    assert make_source("abcde", edits=edits).text == "abye"


def test_adjacent_edits_and_edits_at_both_ends_are_all_applied() -> None:
    original = "ağac"
    edits = [make_edit(original, *e) for e in [(0, 0, "<"), (0, 1, "A"), (1, 2, ""), (2, 4, "AC"), (4, 4, ">")]]
    assert make_source(original, edits=edits).text == "<AAC>"
    assert make_source().text == make_source().with_edits([]).text == ""


def test_identity_is_the_same_on_every_machine() -> None:
    assert make_source("Salam, dünya").uid == "5352be4d-6378-52c7-9d35-4ea171b46b89"
    assert identity("code", "challenges/staff-shortage") == "546cfc1f-78e5-5018-a192-c218604cec93"
    assert identity("a", 1, "b") == identity("a", "1", "b") != identity("a", "1b")


def test_identity_rests_on_the_original_alone() -> None:
    original = WORDS["az"]
    assert joined("az").uid == make_source(original, name="başqa.txt", language="az").uid
    assert make_source(original).uid != make_source(f"{original} ").uid


def test_digest_of_a_text_is_that_of_its_utf8() -> None:
    assert digest("ə") == digest("ə".encode())
    assert digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("language", WORDS)
def test_a_selection_is_carried_to_the_same_words_when_another_edit_is_made(language: str) -> None:
    old = joined(language)
    original = old.original
    new = old.with_edits([*old.edits, make_edit(original, 0, 0, "> ")], revision=1)
    for start in range(len(old.text)):
        span = Span(start, len(old.text))
        assert new.words(carry(span, old, new)) == old.words(span)


@pytest.mark.parametrize("language", WORDS)
def test_a_selection_over_a_withdrawn_edit_takes_its_old_characters_back(language: str) -> None:
    old = joined(language)
    new = make_source(old.original, revision=1)
    at = old.original.index("-\n")
    span = Span(at - 3, at + 2)
    assert new.words(carry(span, old, new)) == old.original[at - 3 : at + 4]
    assert carry(span, old, old) == span


def test_half_of_an_edit_is_carried_outwards_when_that_edit_goes() -> None:
    original = "bir ikiuc dord"
    old = make_source(original, edits=[make_edit(original, 4, 9, "iki üç")])
    new = make_source(original, revision=1)
    assert new.words(carry(Span(8, 10), old, new)) == "ikiuc"


def test_half_of_an_edit_stays_half_when_only_another_edit_changes() -> None:
    original = "bir ikiuc dord"
    old = make_source(original, edits=[make_edit(original, 4, 9, "iki üç")])
    new = old.with_edits([*old.edits, make_edit(original, 10, 14, "dörd")], revision=1)
    assert new.words(carry(Span(8, 10), old, new)) == "üç"
    back = new.with_edits(old.edits, revision=2)
    assert back.words(carry(Span(8, 10), new, back)) == "üç"


def test_words_that_an_edit_inserted_are_carried_when_only_another_edit_changes() -> None:
    original = "gəldi getdi"
    old = make_source(original, edits=[make_edit(original, 5, 5, " və")])
    new = old.with_edits([make_edit(original, 0, 1, "G"), *old.edits], revision=1)
    assert new.words(carry(Span(6, 8), old, new)) == "və"


def test_a_selection_inside_a_stretch_that_is_deleted_is_empty_and_its_decision_raises() -> None:
    original = "Birinci cümlə. SƏHİFƏ 12 İkinci cümlə."
    old = make_source(original)
    new = old.with_edits([make_edit(original, 15, 25, "")], revision=1)
    decision = make_decision(make_coding(old, "SƏHİFƏ"))
    assert carry(decision.span, old, new) == (15, 15)
    with pytest.raises(AnchorError) as caught:
        carried(decision, old, new)
    assert caught.value.words == "SƏHİFƏ"


def test_a_decision_is_carried_with_the_words_that_are_now_there() -> None:
    old = joined("tr")
    new = make_source(old.original, revision=1)
    moved = carried(make_decision(make_coding(old, "eksikliği")), old, new)
    assert (moved.words, moved.revision) == ("ek-\nsikliği", 1)
    assert new.words(moved.span) == moved.words


def test_a_decision_whose_words_never_stood_there_raises() -> None:
    source = make_source("Bir söz.")
    other = make_source("Bir iki.", revision=1)
    with pytest.raises(AnchorError, match="“söz”, the source “iki”"):
        carried(make_decision(make_coding(source, "söz")), other, other)


def test_a_coding_is_checked_against_its_source() -> None:
    source = make_source("Bir söz.")
    coding = make_coding(source, "söz", status=Status.ACCEPTED)
    assert checked(coding, source) is coding
    with pytest.raises(AnchorError, match="another revision"):
        checked(coding, make_source("Bir söz.", revision=1))
    with pytest.raises(AnchorError):
        checked(coding, make_source("Bir saz."))
    with pytest.raises(AnchorError):
        checked(make_coding(source, ""), source)


def test_marks_move_with_the_text_and_those_that_a_repair_emptied_are_left_out() -> None:
    original = "12 Başlıq mətn"
    marks = [Mark(0, 2, "page", "12"), Mark(3, 9, "heading", "1"), Mark(3, 14, "style", "Normal")]
    source = make_source(original, marks=marks, edits=[make_edit(original, 0, 3, "")])
    assert source.marks_of("page", "heading") == [Mark(0, 6, "heading", "1")]
    assert source.marks_of("bold") == []


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Source, Source]:
    """Two revisions that share some of their edits."""
    original = draw(st.text(alphabet="abç ğıİ щё👍\n", max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(original)), max_size=10)))
    olds, news = [], []
    for start, end in itertools.pairwise(cuts):
        side = draw(st.sampled_from(["none", "old", "new", "both", "both", "differ"]))
        first = make_edit(original, start, end, draw(st.text(alphabet="XYZ", max_size=4)))
        if side in ("old", "both", "differ"):
            olds.append(first)
        if side in ("new", "both"):
            news.append(first)
        if side == "differ" and end - start > 1:
            news.append(make_edit(original, start + 1, end, "QQ"))
    source = make_source(original)
    return source.with_edits(olds), source.with_edits(news, revision=1)


@given(revisions())
@settings(max_examples=300, deadline=None)
def test_what_no_edit_changed_is_carried_exactly_and_the_rest_covers(case: tuple[Source, Source]) -> None:
    old, new = case
    shared = {edit.key for edit in old.edits} & {edit.key for edit in new.edits}
    changed = [edit for edit in (*old.edits, *new.edits) if edit.key not in shared]
    for place in range(len(old.text)):
        here = old.offsets.to_original(place, place + 1)
        moved = carry(Span(place, place + 1), old, new)
        if all(edit.end <= here.start or edit.start >= here.end for edit in changed) and here.end > here.start:
            assert new.words(moved) == old.text[place]
    whole = carry(Span(0, len(old.text)), old, new)
    assert len(new.text) >= whole.end >= whole.start >= 0
    # Widening a span never loses what the narrower one had.
    for end in range(1, len(old.text)):
        assert carry(Span(0, end), old, new).end <= carry(Span(0, end + 1), old, new).end


def test_a_large_text_is_carried_quickly_enough_to_be_read_at_every_look() -> None:
    original = "söz " * 20_000
    edits = [make_edit(original, at, at + 3, "Söz") for at in range(0, 40_000, 40)]
    old = make_source(original, edits=edits[:-1])
    new = make_source(original, edits=edits, revision=1)
    assert carry(Span(79_000, 79_003), old, new) == (79_000, 79_003)


def lines_with_gaps(*new: str) -> Source:
    """Lines with a blank line between them that repairs turn into other gaps."""
    original = "\n\n".join("abcdefgh"[: len(new) + 1])
    starts = [3 * number for number in range(len(new) + 1)]
    marks = tuple(Mark(start, start + 1, "paragraph", str(number)) for number, start in enumerate(starts, 1))
    edits = (make_edit(original, start + 1, start + 3, gap) for start, gap in zip(starts, new, strict=False))
    return make_source(original, marks=marks).with_edits(edits)


def test_paragraphs_that_repairs_put_together_are_numbered_as_they_are_read() -> None:
    source = lines_with_gaps(" ", "", "\n\n", " ", "\n\n", " ")
    found = [(mark.value, source.text[mark.start : mark.end]) for mark in source.paragraphs]
    assert found == [("1", "a bc"), ("2", "d e"), ("3", "f g")]


def test_a_few_paragraphs_put_together_keep_the_numbers_of_the_file() -> None:
    source = lines_with_gaps("\n\n", " ", "\n\n", "\n\n", "\n\n")
    assert [mark.value for mark in source.paragraphs] == ["1", "2", "3", "4", "5", "6"]
    assert make_source("").paragraphs == ()
