"""Decisions laid over proposals."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.coding import lay
from qualkit.model.codings import LEARNED, Coding, Firing, Status, carried, checked
from qualkit.model.spans import Span
from tests.builders import PERSON, make_coding, make_decision, make_edit, make_source

SOURCE = make_source("Birinci cümlə buradadır. İkinci cümlə də. Üçüncü cümlə.")
FIRST = make_coding(SOURCE, "Birinci cümlə buradadır.", because=["cümlə"])
SECOND = make_coding(SOURCE, "İkinci cümlə də.", because=["ikinci"])
ACCEPTED, REJECTED, PROPOSED = Status.ACCEPTED, Status.REJECTED, Status.PROPOSED


def standing(proposals, decisions) -> list[tuple[str, Status]]:
    return [(coding.words, coding.status) for coding in lay(proposals, decisions).codings]


def test_without_decisions_the_proposals_stand() -> None:
    assert lay([FIRST, SECOND], []) == ([FIRST, SECOND], [])
    assert lay([], []) == ([], [])


def test_a_proposal_that_was_decided_stands_as_it_was_decided_with_its_reason() -> None:
    laid = lay([FIRST, SECOND], [make_decision(FIRST), make_decision(SECOND, 2, status=REJECTED)])
    assert [(one.words, one.status, one.coder, one.reason) for one in laid.codings] == [
        (FIRST.words, ACCEPTED, PERSON, FIRST.reason),
        (SECOND.words, REJECTED, PERSON, SECOND.reason),
    ]
    assert laid.orphans == []


def test_of_two_decisions_on_one_stretch_the_later_counts_in_whatever_order_they_come() -> None:
    early, late = make_decision(FIRST, 1), make_decision(FIRST, 2, status=REJECTED)
    for decisions in ([early, late], [late, early]):
        assert standing([FIRST], decisions) == [(FIRST.words, REJECTED)]
    assert standing([FIRST], [early, late, make_decision(FIRST, 3)]) == [(FIRST.words, ACCEPTED)]


def test_the_same_decision_taken_twice_makes_one_coding() -> None:
    assert standing([FIRST], [make_decision(FIRST, 1), make_decision(FIRST, 2)]) == [(FIRST.words, ACCEPTED)]


def test_a_decision_speaks_for_its_own_code_and_source_only() -> None:
    other_code = make_coding(SOURCE, FIRST.words, "challenges")
    other_source = make_coding(make_source(SOURCE.text + " Son."), FIRST.words)
    laid = lay([FIRST, other_code, other_source], [make_decision(FIRST, status=REJECTED)])
    assert sorted(one.status for one in laid.codings) == [PROPOSED, PROPOSED, REJECTED]


def test_a_decision_speaks_for_whatever_its_code_is_proposed_on_nearby() -> None:
    shorter = make_coding(SOURCE, "cümlə buradadır", because=["yeni"])
    touching = make_coding(SOURCE, " İkinci")
    laid = lay([shorter, touching], [make_decision(FIRST, status=REJECTED)])
    assert [(one.words, one.status) for one in laid.codings] == [(FIRST.words, REJECTED), (" İkinci", PROPOSED)]
    assert laid.orphans == []


WHOLE = replace(
    make_coding(SOURCE, SOURCE.text),
    reason=tuple(
        make_coding(SOURCE, words, because=[term]).reason[0]
        for term, words in (("a", "Birinci"), ("b", "İkinci"), ("c", "Üçüncü"))
    ),
)
THIRD = make_coding(SOURCE, "Üçüncü cümlə.", because=["c"])


@pytest.mark.parametrize("status", [ACCEPTED, REJECTED])
def test_a_decided_sentence_hides_no_other_sentence_of_a_larger_unit(status: Status) -> None:
    def laid(*decided: Coding) -> list[tuple[str, Status, str]]:
        decisions = [make_decision(one, number, status=status) for number, one in enumerate(decided)]
        standing = lay([WHOLE], decisions)
        assert standing.orphans == []
        return [(one.words, one.status, "".join(firing.term for firing in one.reason)) for one in standing.codings]

    first, second, third = (
        (words, status, term) for words, term in ((FIRST.words, "a"), (SECOND.words, "b"), (THIRD.words, "c"))
    )
    assert laid(FIRST) == [first, (f"{SECOND.words} {THIRD.words}", PROPOSED, "bc")]
    assert laid(SECOND) == [(FIRST.words, PROPOSED, "a"), second, (THIRD.words, PROPOSED, "c")]
    assert laid(FIRST, THIRD) == [first, (SECOND.words, PROPOSED, "b"), third]
    assert laid(FIRST, SECOND, THIRD) == [first, second, third]
    assert laid(WHOLE) == [(WHOLE.words, status, "abc")]


def test_what_is_left_of_a_larger_unit_has_terms_in_it_and_can_be_decided_on() -> None:
    no_term_in_the_last = replace(WHOLE, reason=WHOLE.reason[:2])
    assert standing([no_term_in_the_last], [make_decision(SECOND)]) == [
        (FIRST.words, PROPOSED),
        (SECOND.words, ACCEPTED),
    ]
    left = lay([WHOLE], [make_decision(FIRST)]).codings[1]
    assert checked(left, SOURCE) == left
    decisions = [make_decision(FIRST), make_decision(left, 2, status=REJECTED)]
    assert standing([WHOLE], decisions) == [(FIRST.words, ACCEPTED), (left.words, REJECTED)]


def test_a_coding_by_hand_speaks_for_its_sentence_and_no_further() -> None:
    by_hand = make_decision(make_coding(SOURCE, "cümlə də", coder=PERSON), by_hand=True)
    assert standing([WHOLE], [by_hand]) == [
        (FIRST.words, PROPOSED),
        ("cümlə də", ACCEPTED),
        (THIRD.words, PROPOSED),
    ]
    across = make_decision(make_coding(SOURCE, "də. Üçüncü", coder=PERSON), by_hand=True)
    assert standing([WHOLE], [across]) == [(FIRST.words, PROPOSED), ("də. Üçüncü", ACCEPTED)]


def test_a_decided_sentence_in_which_no_term_fires_any_more_is_listed() -> None:
    laid = lay([replace(WHOLE, reason=WHOLE.reason[1:])], [make_decision(FIRST)])
    assert [one.words for one in laid.orphans] == [FIRST.words]
    assert laid.codings[1].words == f"{SECOND.words} {THIRD.words}"


def test_a_decision_on_what_was_learned_keeps_score_and_reason() -> None:
    learned = replace(make_coding(SOURCE, FIRST.words, coder=LEARNED, because=["birinci"]), score=0.75)
    (laid,) = lay([FIRST, learned], [make_decision(learned)]).codings
    assert (laid.score, laid.reason) == (0.75, learned.reason)
    (laid,) = lay([learned, FIRST], [make_decision(FIRST)]).codings
    assert (laid.score, laid.reason) == (None, FIRST.reason)


TEXT = "Bir iki üç. Dörd beş! Altı yeddi səkkiz. On. " * 4
EDGES = [match.end() for match in re.finditer(r"[.!] ", TEXT)]
WORDS = [match.span() for match in re.finditer(r"\w+", TEXT)]
stretches = st.tuples(st.sampled_from([0, *EDGES]), st.sampled_from(EDGES)).filter(lambda pair: pair[0] < pair[1])


@settings(max_examples=100, deadline=None)
@given(
    units=st.lists(st.sampled_from(EDGES), unique=True).map(sorted),
    fired=st.sets(st.sampled_from(WORDS), min_size=1),
    taken=st.lists(st.tuples(stretches, st.sampled_from([ACCEPTED, REJECTED])), max_size=5),
)
def test_every_term_that_fired_is_decided_on_or_proposed_and_no_words_count_twice(
    units: list[int], fired: set[tuple[int, int]], taken: list[tuple[tuple[int, int], Status]]
) -> None:
    source = make_source(TEXT)
    like = make_coding(source, TEXT[:3])
    proposals = []
    for begin, end in pairwise([0, *(edge for edge in units if edge < EDGES[-1]), EDGES[-1]]):
        span = Span(begin, begin + len(TEXT[begin:end].rstrip()))
        if reason := tuple(Firing("t", *place) for place in sorted(fired) if span.covers(Span(*place))):
            proposals.append(replace(like, span=span, words=source.words(span), reason=reason))
    decisions = [
        make_decision(replace(like, span=Span(*span), words=TEXT[slice(*span)]), number, status=status)
        for number, (span, status) in enumerate(taken)
    ]
    laid = lay(proposals, decisions)
    proposed = [checked(one, source) for one in laid.codings if one.status is PROPOSED]
    decided = [one for one in laid.codings if one.status is not PROPOSED]
    for one in proposed:
        assert not any(one.span.overlaps(other.span) for other in decided)
        assert one.reason and one.words == one.words.strip()
    spans = [one.span for one in laid.codings]
    spans += [Span(*span) for span, status in taken if status is REJECTED]
    assert all(any(span.covers(Span(*place)) for span in spans) for place in fired)
    for number, (span, status) in enumerate(taken):
        if status is REJECTED and not any(Span(*later).covers(Span(*span)) for later, _status in taken[number + 1 :]):
            assert not any(one.span.overlaps(Span(*span)) for one in proposed)
    assert lay(proposals[::-1], decisions[::-1]).codings == laid.codings


def test_many_decisions_on_one_code_take_no_time() -> None:
    source = make_source("Bir iki. " * 4_000)
    like = make_coding(source, "Bir iki.")
    proposals = [
        replace(like, span=Span(at, at + 8), reason=(Firing("t", at, at + 3),)) for at in range(0, 4_000 * 9, 9)
    ]
    decisions = [make_decision(one, number) for number, one in enumerate(proposals)]
    begin = time.process_time()
    assert len(lay(proposals, decisions).codings) == 4_000
    assert time.process_time() - begin < 5


def test_a_decision_still_speaks_after_a_revision_moved_and_mended_its_words() -> None:
    original = SOURCE.text
    new = make_source(
        original, edits=[make_edit(original, 0, 0, "> "), make_edit(original, 8, 13, "sətir")], revision=1
    )
    decision = carried(make_decision(FIRST, status=REJECTED), SOURCE, new)
    proposal = make_coding(new, "Birinci sətir buradadır.")
    laid = lay([proposal], [decision])
    assert [(one.words, one.revision, one.status) for one in laid.codings] == [(proposal.words, 1, REJECTED)]


def test_a_later_decision_that_disagrees_takes_back_an_earlier_overlapping_one() -> None:
    by_hand = make_decision(make_coding(SOURCE, "cümlə buradadır", coder=PERSON), 1, by_hand=True)
    rejected = make_decision(FIRST, 2, status=REJECTED)
    assert standing([FIRST], [by_hand, rejected]) == [(FIRST.words, REJECTED)]
    again = make_decision(make_coding(SOURCE, "Birinci cümlə", coder=PERSON), 3, by_hand=True)
    assert standing([FIRST], [by_hand, rejected, again]) == [("Birinci cümlə", ACCEPTED)]


def test_what_was_rejected_around_a_later_coding_by_hand_does_not_come_back() -> None:
    by_hand = make_decision(make_coding(SOURCE, "cümlə də", coder=PERSON), 2, by_hand=True)
    rejected = make_decision(WHOLE, 1, status=REJECTED)
    assert standing([WHOLE], [rejected, by_hand]) == [("cümlə də", ACCEPTED)]
    assert standing([replace(FIRST, reason=WHOLE.reason[:1])], [rejected, by_hand]) == [("cümlə də", ACCEPTED)]
    assert standing([WHOLE], [rejected, by_hand, make_decision(WHOLE, 3)]) == [
        (WHOLE.words, ACCEPTED),
        ("cümlə də", ACCEPTED),
    ]


def test_rejecting_a_part_leaves_an_acceptance_that_reaches_beyond_it() -> None:
    hands = [make_coding(SOURCE, words, coder=PERSON) for words in ("Birinci cümlə", "cümlə buradadır")]
    both = [make_decision(one, number, by_hand=True) for number, one in enumerate(hands)]
    gone = make_decision(hands[0], 2, status=REJECTED, by_hand=True)
    assert standing([], [*both, gone]) == [("Birinci cümlə", REJECTED), ("cümlə buradadır", ACCEPTED)]
    accepted = make_decision(WHOLE, 0)
    assert standing([WHOLE], [accepted, both[1], make_decision(hands[1], 2, status=REJECTED, by_hand=True)]) == [
        (WHOLE.words, ACCEPTED),
        ("cümlə buradadır", REJECTED),
    ]


def test_an_initial_or_a_title_ends_no_sentence_around_a_coding_by_hand() -> None:
    source = make_source("Kadr azdır, deyir Prof. A. Səlimov, təlim də yoxdur. Kadr gəlmir.")
    reason = tuple(
        make_coding(source, "Kadr", because=["kadr"]).reason[0]._replace(start=at, end=at + 4) for at in (0, 53)
    )
    whole = replace(make_coding(source, source.text), reason=reason)
    by_hand = make_decision(make_coding(source, "təlim", coder=PERSON), by_hand=True)
    assert standing([whole], [by_hand]) == [("təlim", ACCEPTED), ("Kadr gəlmir.", PROPOSED)]


def test_rules_and_learning_on_one_stretch_stand_in_one_order() -> None:
    learned = replace(FIRST, coder=LEARNED, score=0.75)
    assert lay([FIRST, learned], []) == lay([learned, FIRST], [])
    shorter = make_decision(make_coding(SOURCE, "cümlə"))
    assert lay([FIRST, learned], [shorter]) == lay([learned, FIRST], [shorter])


def test_two_codings_by_hand_that_overlap_both_stand() -> None:
    hands = [make_coding(SOURCE, words, coder=PERSON) for words in ("Birinci cümlə", "cümlə buradadır")]
    decisions = [make_decision(coding, number, by_hand=True) for number, coding in enumerate(hands)]
    assert standing([], decisions) == [("Birinci cümlə", ACCEPTED), ("cümlə buradadır", ACCEPTED)]
    assert lay([], decisions).orphans == []


def test_a_coding_by_hand_has_no_term_as_its_reason() -> None:
    by_hand = make_decision(make_coding(SOURCE, "buradadır", coder=PERSON), by_hand=True)
    assert [one.reason for one in lay([FIRST], [by_hand]).codings] == [()]


def test_a_decision_whose_proposal_has_gone_counts_and_is_listed() -> None:
    accepted, rejected = make_decision(FIRST, 1), make_decision(SECOND, 2, status=REJECTED)
    laid = lay([], [accepted, rejected])
    assert laid.orphans == [accepted, rejected]
    assert [one.status for one in laid.codings] == [ACCEPTED, REJECTED]
    assert lay([SECOND], [accepted, rejected]).orphans == [accepted]


def test_a_decision_that_was_overruled_is_no_orphan() -> None:
    assert lay([], [make_decision(FIRST, 1), make_decision(FIRST, 2, status=REJECTED)]).orphans == [
        make_decision(FIRST, 2, status=REJECTED)
    ]


def test_codings_come_by_the_order_of_sources_then_by_start_then_by_code() -> None:
    other = make_source("Birinci cümlə buradadır. Başqa.", name="b.txt")
    codings = [make_coding(other, "Başqa"), SECOND, make_coding(SOURCE, FIRST.words, "challenges"), FIRST]
    laid = lay(codings, [make_decision(SECOND)], order=[other.uid, SOURCE.uid])
    assert [(one.source_uid, one.words) for one in laid.codings] == [
        (other.uid, "Başqa"),
        (SOURCE.uid, FIRST.words),
        (SOURCE.uid, FIRST.words),
        (SOURCE.uid, SECOND.words),
    ]
    assert lay(codings[::-1], [make_decision(SECOND)], order=[other.uid, SOURCE.uid]) == laid
    assert [one.source_uid for one in lay(codings, [], order=[SOURCE.uid]).codings][-1] == other.uid


def test_what_two_coders_decide_stands_side_by_side() -> None:
    theirs = replace(make_decision(FIRST, 2, status=REJECTED), coder=replace(PERSON, uid="c2", name="Murad"))
    assert standing([FIRST], [make_decision(FIRST), theirs]) == [(FIRST.words, ACCEPTED), (FIRST.words, REJECTED)]
