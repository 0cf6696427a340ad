"""Decisions laid over proposals."""

from __future__ import annotations

from dataclasses import replace

from qualkit.coding import lay
from qualkit.model.codings import Status, carried
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


def test_a_rejected_sentence_hides_no_other_sentence_of_a_larger_unit() -> None:
    reason = (*make_coding(SOURCE, "cümlə", because=["a"]).reason, *make_coding(SOURCE, "İkinci", because=["b"]).reason)
    whole = replace(make_coding(SOURCE, SOURCE.text), reason=reason)
    laid = lay([whole], [make_decision(FIRST, status=REJECTED)])
    assert [(one.words, one.status) for one in laid.codings] == [(FIRST.words, REJECTED), (whole.words, PROPOSED)]
    assert [firing.term for firing in laid.codings[1].reason] == ["b"]
    assert laid.orphans == []
    assert standing([whole], [make_decision(FIRST)]) == [(FIRST.words, ACCEPTED)]
    both = [make_decision(FIRST, 1, status=REJECTED), make_decision(SECOND, 2, status=REJECTED)]
    assert standing([whole], both) == [(FIRST.words, REJECTED), (SECOND.words, REJECTED)]


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
