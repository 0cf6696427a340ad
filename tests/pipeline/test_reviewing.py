"""What waits for a person: always what laying all decisions over all proposals says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualkit import store
from qualkit.errors import QualkitError
from qualkit.model.codings import LEARNED, TERMS, CoderKind, Coding, Firing, Status
from qualkit.model.identity import identity
from qualkit.model.sources import Source
from qualkit.model.spans import Span
from qualkit.pipeline import Place, Review, Wanted, decide_waiting, standing
from tests.builders import add, make_annotation, make_codebook, make_coding, make_edit, make_project, make_source

BOOK = make_codebook()
TEXTS = {
    "az": "İş çoxdur. Kadr azdır. Işıq sönür.",
    "tr": "İş çok. Personel az. Işık sönüyor.",
    "ru": "Работы много. Людей мало. Всё ещё темно.",
    "en": "Much work. Few people. The light goes out.",
}
EVERYTHING = Wanted()
PATHS = ("challenges", "challenges/staff", "challenges/money", "tools")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[store.Project]:
    """Four sources, each with its first sentence proposed for staff by the terms and its last for tools by a model."""
    with make_project(tmp_path) as project:
        for number, (language, text) in enumerate(TEXTS.items()):
            source = add(project, make_source(text, name=f"{language}.txt", language=language))
            first, last = text.split(". ")[0] + ".", text.split(". ")[-1]
            learned = replace(make_coding(source, last, coder=LEARNED), score=0.6 + number / 10)
            with project.transaction():
                store.replace_proposals(project, source.uid, [make_coding(source, first, "challenges/staff")])
                store.replace_proposals(project, source.uid, [learned], of=CoderKind.MODEL)
                annotation = make_annotation(source, language)
                store.keep(project, "annotation", source.uid, "0", store.annotation_to_bytes(annotation))
        yield project


def code(path: str) -> str:
    return identity("code", path)


def words(project: store.Project, wanted: Wanted = EVERYTHING, order: str = "text") -> list[str]:
    queue = Review().look(project)
    waiting, lost = queue.codings(project, queue.places(wanted, BOOK, order).tolist())
    assert lost == []
    return [one.coding.words for one in waiting]


FIRST = [text.split(". ")[0] + "." for text in TEXTS.values()]
LAST = [text.split(". ")[-1] for text in TEXTS.values()]


def test_the_queue_is_in_the_order_that_is_asked_for(project: store.Project) -> None:
    assert words(project) == [one for pair in zip(FIRST, LAST, strict=True) for one in pair]
    assert words(project, order="code") == FIRST + LAST
    assert words(project, order="score") == LAST[::-1] + FIRST


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(code=code("challenges")), FIRST),
        (Wanted(code=code("challenges/money")), []),
        (Wanted(code="unknown"), []),
        (Wanted(source="unknown"), []),
        (Wanted(language="ru"), [FIRST[2], LAST[2]]),
        (Wanted(language="xx"), []),
        (Wanted(by="terms"), FIRST),
        (Wanted(by="learned"), LAST),
        (Wanted(by="import"), []),
        (Wanted(by="nobody"), []),
        (Wanted(least=0.75), LAST[2:]),
        (Wanted(language="tr", by="learned"), [LAST[1]]),
    ],
)
def test_filters_leave_what_is_wanted(project: store.Project, wanted: Wanted, found: list[str]) -> None:
    assert words(project, wanted) == found


def test_counts_are_those_under_the_other_filters(project: store.Project) -> None:
    counts = Review().look(project).counts(Wanted(code=code("tools"), language="az"), BOOK)
    assert counts.codes[code("challenges")] == counts.codes[code("challenges/staff")] == 1
    assert counts.codes[code("tools")] == 1
    assert counts.languages == {"az": 1, "tr": 1, "ru": 1, "en": 1, "other": 0}
    assert list(counts.sources.values()) == [1, 0, 0, 0]
    assert counts.by == {"terms": 0, "learned": 1, "import": 0}


@pytest.mark.parametrize("order", ["text", "code", "score"])
def test_one_goes_on_behind_a_place_even_if_it_does_not_wait_any_more(project: store.Project, order: str) -> None:
    review = Review()
    queue = review.look(project)
    places = queue.places(Wanted(), BOOK, order)
    waiting, _lost = queue.codings(project, places.tolist())
    for number, (coding, _source) in enumerate(waiting):
        place = Place(coding.source_uid, *coding.span, coding.code_uid, coding.coder.uid, coding.score)
        assert queue.after(places, place, BOOK, order) == number + 1
        store.decide(project, [coding], Status.REJECTED)
        left = review.look(project)
        places_left = left.places(Wanted(), BOOK, order)
        assert left.after(places_left, place, BOOK, order) == number
        store.undo(project)
    assert queue.after(places, Place("unknown", 0, 1, "", ""), BOOK, order) == 0


def test_an_empty_project_has_an_empty_queue(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        queue = Review().look(project)
        assert len(queue) == 0
        assert queue.counts(Wanted(), BOOK).languages["az"] == 0
        for order in ("text", "code", "score"):
            assert queue.places(Wanted(code("tools"), "x", "az", "terms", 0.5), BOOK, order).tolist() == []
        assert decide_waiting(project, Review(), Wanted(), BOOK, Status.ACCEPTED) == 0
        assert [entry.action for entry in store.history(project)] == ["init"]


def test_what_is_prepared_in_pieces_is_what_a_look_finds(project: store.Project) -> None:
    review = Review()
    assert [review.prepare(project, most=2) for _piece in range(3)] == [True, False, False]
    queue = review.look(project)
    assert len(queue) == 8 and review.look(project) is queue


def test_a_whole_queue_is_one_entry_and_one_undo(project: store.Project) -> None:
    review = Review()
    assert decide_waiting(project, review, Wanted(code=code("challenges")), BOOK, Status.ACCEPTED, expected=4) == 4
    assert words(project) == LAST
    assert len(review.look(project)) == 4
    store.undo(project)
    assert len(review.look(project)) == 8


def test_a_number_that_has_changed_meanwhile_decides_nothing(project: store.Project) -> None:
    review = Review()
    review.look(project)
    with store.open_project(project.folder) as other:
        decide_waiting(other, Review(), Wanted(language="az"), BOOK, Status.REJECTED)
    with pytest.raises(QualkitError, match=r"6, not 8"):
        decide_waiting(project, review, Wanted(), BOOK, Status.ACCEPTED, expected=8)
    assert len(review.look(project)) == 6


def test_what_terms_and_a_model_propose_alike_is_decided_once(project: store.Project) -> None:
    source = store.sources(project)[0]
    with project.transaction():
        both = replace(make_coding(source, FIRST[0], "challenges/staff", coder=LEARNED), score=0.9)
        store.replace_proposals(project, source.uid, [both], of=CoderKind.MODEL)
    assert decide_waiting(project, Review(), Wanted(source=source.uid), BOOK, Status.ACCEPTED) == 1
    assert len(store.decisions(project)) == 1
    assert words(project, Wanted(source=source.uid)) == []


def test_another_code_is_one_entry(project: store.Project) -> None:
    queue = Review().look(project)
    (one,), _lost = queue.codings(project, [0])
    other = replace(one.coding, code_uid=code("challenges/money"), coder=project.coder, status=Status.ACCEPTED)
    store.recode(project, one.coding, other)
    stands = {(c.code_uid, c.status) for c in standing(project).codings if c.span == one.coding.span}
    assert {(code("challenges/staff"), Status.REJECTED), (code("challenges/money"), Status.ACCEPTED)} <= stands
    store.undo(project)
    assert len(Review().look(project)) == 8


def test_a_repair_carries_what_waits(project: store.Project) -> None:
    text = "Personel  eksik. Zaman yok."
    source = add(project, make_source(text, name="r.txt", edits=[make_edit(text, 8, 10, " ", applied=False)]))
    with project.transaction():
        store.replace_proposals(project, source.uid, [make_coding(source, "Zaman yok.")])
    review = Review()
    before = len(review.look(project))
    store.decide_edits(project, source, source.edits, approve=True)
    assert len(review.look(project)) == before
    assert words(project, Wanted(source=source.uid)) == ["Zaman yok."]


SPANS = st.tuples(st.integers(0, 24), st.integers(1, 10)).map(lambda at: Span(at[0], at[0] + at[1]))
STEP = st.tuples(SPANS, st.sampled_from(PATHS[:2]), st.sampled_from(["accept", "reject", "undo", "redo", "propose"]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(SPANS, st.sampled_from(PATHS[:2]), SPANS), max_size=6), st.lists(STEP, max_size=8))
def test_what_waits_is_what_stands_as_proposed(
    tmp_path_factory: pytest.TempPathFactory, proposed: list[tuple[Span, str, Span]], steps: list[tuple[Span, str, str]]
) -> None:
    with make_project(tmp_path_factory.mktemp("p")) as project:
        source = add(project, make_source("Kadrlar çatışmır, vaxt isə heç yoxdur 🇦🇿.", language="az"))
        review = Review()
        propose(project, source, [(span, path, fired) for span, path, fired in proposed])
        for span, path, what in steps:
            if what == "propose":
                propose(project, source, [(span, path, span), *proposed[:2]])
            elif what in ("undo", "redo"):
                try:
                    (store.undo if what == "undo" else store.redo)(project)
                except QualkitError:
                    continue
            else:
                one = coding(source, span, path)
                store.decide(project, [one], Status.ACCEPTED if what == "accept" else Status.REJECTED)
            queue = review.look(project)
            if not store.sources(project):  # the adding was taken back
                assert len(queue) == 0
                continue
            found, lost = queue.codings(project, queue.places(Wanted(), BOOK).tolist())
            wanted = [one for one in standing(project).codings if one.status is Status.PROPOSED]
            assert lost == []
            assert sorted(key(one.coding) for one in found) == sorted(map(key, wanted))


def key(one: Coding) -> tuple[object, ...]:
    return one.code_uid, one.span, one.words, one.reason


def coding(source: Source, span: Span, path: str, *fired: Span) -> Coding:
    reason = tuple(Firing("term", *one) for one in fired)
    return Coding(source.uid, 0, code(path), span, source.words(span), TERMS, Status.PROPOSED, reason)


def propose(project: store.Project, source: Source, all_proposed: list[tuple[Span, str, Span]]) -> None:
    unique = {(span, path): coding(source, span, path, fired) for span, path, fired in all_proposed}
    with project.transaction():
        store.replace_proposals(project, source.uid, unique.values())
