"""Where two texts of one source say the same."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qualkit.errors import AnchorError
from qualkit.model.alignments import Change, align, map_of, turned
from qualkit.model.codings import Status, carried
from qualkit.model.sources import Source, between
from tests.builders import make_coding, make_decision, make_edit, make_source

OLD = {
    "az": "Müsahibəçi: Nə çətin idi?\nAygün: Kadr çatışmazlığı. İnternet də zəif idi.\n",
    "tr": "Görüşmeci: Ne zordu?\nIşıl: Personel eksikliği. İnternet de zayıftı.\n",
    "ru": "Интервьюер: Что было трудно?\nАлёна: Нехватка кадров. Ещё и связь слабая.\n",
    "en": "Interviewer: What was hard?\nRuth: Staff shortages. The network was weak too.\n",
}
KEPT = {"az": "Kadr çatışmazlığı", "tr": "Personel eksikliği", "ru": "Нехватка кадров", "en": "Staff shortages"}
CHANGED = {"az": "İnternet də zəif", "tr": "İnternet de zayıf", "ru": "связь слабая", "en": "network was weak"}

words = st.text(alphabet="aıİəщ.\n 👩\u0301", max_size=60) | st.lists(
    st.sampled_from(["İş", "iş", "ёлка", " ", "\n", ".", "söz "]), max_size=40
).map("".join)


def taken_over(old: Source, new: Source, text: str) -> str | None:
    """The words of a coding of these words in the corrected text, and where they stand; None if they are lost."""
    decision = make_decision(make_coding(old, text, status=Status.ACCEPTED))
    try:
        found = carried(decision, old, new)
    except AnchorError:
        return None
    assert new.words(found.span) == found.words
    return found.words


@pytest.mark.parametrize("language", sorted(OLD))
def test_words_that_only_moved_are_carried_and_changed_ones_are_lost(language: str) -> None:
    old = make_source(OLD[language])
    changed = CHANGED[language]
    text = "12 may.\n\n" + OLD[language].replace(changed, changed.replace(" ", " çox ") + " X")
    new = make_source(text, revision=1)
    assert taken_over(old, new, KEPT[language]) == KEPT[language]
    assert taken_over(old, new, changed) is None


@given(words, words)
@example("a b", "b a")
@settings(max_examples=300, deadline=None)
def test_what_an_alignment_keeps_is_the_same_in_both(old: str, new: str) -> None:
    changes = align(old, new)
    assert align(old, new) == changes
    at = shift = 0
    for change in [*changes, Change(len(old), len(old), 0)]:
        assert at <= change.start <= change.end <= len(old)
        assert old[at : change.start] == new[at + shift : change.start + shift]
        at, shift = change.end, shift + change.length - (change.end - change.start)
    assert len(old) + shift == len(new)


@given(words, words, st.data())
@settings(max_examples=300, deadline=None)
def test_a_coding_that_is_carried_says_what_it_said(old: str, new: str, data: st.DataObject) -> None:
    first, second = make_source(old), make_source(new, revision=1)
    start = data.draw(st.integers(0, max(len(old) - 1, 0)))
    end = data.draw(st.integers(start, min(len(old), start + 12)))
    if old[start:end].strip():
        found = taken_over(first, second, old[start:end])
        assert found is None or found.split() == old[start:end].split()


@given(words, words, st.data())
@settings(max_examples=200, deadline=None)
def test_the_way_over_repairs_of_both_texts_keeps_what_it_says_it_keeps(
    old: str, new: str, data: st.DataObject
) -> None:
    def repaired(text: str, revision: int) -> Source:
        at = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(at, min(len(text), at + 3)))
        return make_source(text, edits=[make_edit(text, at, end, data.draw(st.sampled_from(["", "-", "xy"])))])

    first, second = repaired(old, 0), repaired(new, 1)
    way = between(first, second)
    assert (way.original[-1], way.reading[-1]) == (len(first.text), len(second.text))
    for number, is_kept in enumerate(way.kept):
        if is_kept:
            (a, b), (c, d) = way.original[number : number + 2], way.reading[number : number + 2]
            assert first.text[a:b] == second.text[c:d]


def test_a_repair_that_both_texts_have_is_no_change() -> None:
    text = "Kadr çatışmaz-\nlığı qaldı."
    old = make_source(text, edits=[make_edit(text, 13, 15, "")])
    new = make_source("Bəli. " + text, edits=[make_edit("Bəli. " + text, 19, 21, "")])
    assert taken_over(old, new, "çatışmazlığı qaldı") == "çatışmazlığı qaldı"
    assert taken_over(old, make_source("Kadr çatışmazlığı qaldı."), "çatışmazlığı") == "çatışmazlığı"


def test_lines_that_end_elsewhere_are_no_other_words() -> None:
    old, new = make_source("Bir iki\nüç dörd\nbeş."), make_source("Bir iki üç\ndörd beş.", revision=1)
    assert taken_over(old, new, "iki\nüç dörd") == "iki üç\ndörd"


def test_a_paragraph_that_was_put_elsewhere_is_found_by_its_line() -> None:
    lines = [f"Sətir {n}: {'söz ' * 5}{n * n}." for n in range(9)]
    old, new = make_source("\n".join(lines)), make_source("\n".join(lines[4:] + lines[:4]))
    assert [taken_over(old, new, f"Sətir {n}") for n in range(9)] == [f"Sətir {n}" for n in range(9)]
    twice = make_source("\n".join([*lines[4:], lines[2], *lines[:4]]))
    assert taken_over(old, twice, "Sətir 2") in (None, "Sətir 2")


def test_a_word_that_stays_alone_in_a_changed_sentence_is_lost() -> None:
    old = make_source("Giriş.\nO gün hava çox soyuq olsa da yola çıxdıq.\nSon.")
    new = make_source("Giriş.\nSabah yeni rəhbər çox danışdı və getdi evinə.\nSon.")
    assert taken_over(old, new, "çox") is None
    assert taken_over(old, new, "Son.") == "Son."


@pytest.mark.parametrize(("old", "new"), [("", ""), ("", "söz"), ("söz", ""), ("söz", "söz")])
def test_empty_and_equal_texts(old: str, new: str) -> None:
    changes = align(old, new)
    assert changes == (() if old == new else (Change(0, len(old), len(new)),))
    assert turned(map_of(changes, len(old))).original[-1] == len(new)


@pytest.mark.parametrize("kind", ["words changed", "other text", "two letters", "lines wrapped anew"])
def test_a_long_text_takes_no_long_time(kind: str) -> None:
    random_words = random.Random(7)
    vocabulary = [f"söz{n}" for n in range(9000)]
    old = "".join(
        random_words.choice(vocabulary) + ("\n" if random_words.random() < 0.05 else " ") for _ in range(40_000)
    )
    new = {
        "words changed": lambda: old.replace("söz17 ", "başqa "),
        "other text": lambda: " ".join(random_words.choices(vocabulary, k=40_000)),
        "two letters": lambda: "b a " * 70_000,
        "lines wrapped anew": lambda: old.replace("\n", " "),
    }[kind]()
    began = time.process_time()
    changes = align("a b " * 70_000 if kind == "two letters" else old, new)
    assert time.process_time() - began < 5
    if kind in ("words changed", "lines wrapped anew"):
        assert sum(change.end - change.start for change in changes) < len(old) / 20
