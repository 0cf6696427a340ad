"""What people decide and what the rules propose, cases and what is derived: written and read again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from qualkit.errors import UnknownName
from qualkit.model.annotations import Attribution
from qualkit.model.cases import Case, Link
from qualkit.model.codings import LEARNED, CoderKind, Status
from qualkit.model.results import Topic, TopicModel, TopicPassage
from qualkit.model.spans import Span
from qualkit.store import (
    Project,
    add_cases,
    annotation_from_bytes,
    annotation_to_bytes,
    decide,
    decisions,
    history,
    is_kept,
    keep,
    kept,
    proposals,
    replace_proposals,
    stored_cases,
    stored_links,
    topic_models_from_bytes,
    topic_models_to_bytes,
)
from tests.builders import add, make_annotation, make_codebook, make_coding, make_project, make_source, reopen

TEXT = "Müsahibəçi: Nə üçün?\nAysel: Işıq, İş və ёлка. Bəli!\n"


@pytest.fixture
def project(tmp_path: Path):
    with make_project(tmp_path) as made:
        yield made


def undo(project: Project, number: int) -> int:
    with project.entry("undo", undoes=number) as entry:
        return entry


def test_a_decision_is_read_as_it_was_written(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        source = add(project, make_source(TEXT))
        by_rule = make_coding(source, "Işıq", because=["ışıq"])
        by_hand = make_coding(source, "ёлка", "challenges", coder=project.coder)
        assert decide(project, [], Status.ACCEPTED) == decisions(project) == []
        written = decide(project, [by_rule, by_hand], Status.ACCEPTED) + decide(project, [by_rule], Status.REJECTED)
        assert [one.proposal for one in written] == [by_rule.uid, None, by_rule.uid]
        assert [one.coder.name for one in written] == ["Nigar"] * 3
    with reopen(tmp_path) as project:
        assert decisions(project) == written
        assert [one.action for one in history(project)] == ["init", "add", "accepted", "rejected"]


def test_a_proposal_that_was_accepted_and_is_decided_again_is_still_decided_on_a_proposal(project: Project) -> None:
    source = add(project, make_source(TEXT))
    proposal = make_coding(source, "Işıq", because=["ışıq"])
    standing = replace(proposal, coder=project.coder, status=Status.ACCEPTED, proposal=proposal.uid)
    assert decide(project, [standing], Status.REJECTED)[0].proposal == proposal.uid
    assert standing.handle == proposal.handle


def test_decisions_that_are_undone_do_not_count_until_the_undo_is_undone(project: Project) -> None:
    source = add(project, make_source(TEXT))
    first = decide(project, [make_coding(source, "Işıq")], Status.ACCEPTED)
    second = decide(project, [make_coding(source, "İş")], Status.REJECTED)
    number = history(project)[-1].number
    took_back = undo(project, number)
    assert decisions(project) == first
    undo(project, took_back)
    assert decisions(project) == first + second


def test_a_decision_on_a_source_that_is_not_there_leaves_nothing(project: Project) -> None:
    source = add(project, make_source(TEXT))
    with pytest.raises(UnknownName, match="no source"):
        decide(project, [make_coding(source, "Işıq"), make_coding(make_source("başqa"), "başqa")], Status.ACCEPTED)
    assert decisions(project) == []
    assert [one.action for one in history(project)] == ["init", "add"]


def test_proposals_replace_those_of_their_source_only(project: Project) -> None:
    first, second = add(project, make_source(TEXT)), add(project, make_source("İkinci söz.", name="2.txt"))
    here = [make_coding(first, "Işıq", because=["ışıq", 'dırnaq "içi"']), make_coding(first, "ёлка")]
    there = [make_coding(second, "söz")]
    assert proposals(project) == []
    with project.transaction():
        replace_proposals(project, second.uid, there)
        replace_proposals(project, first.uid, reversed(here))
    assert proposals(project) == here + there
    with project.transaction():
        replace_proposals(project, first.uid, [])
    assert proposals(project) == there


def test_proposals_of_rules_and_of_learned_models_are_replaced_apart(project: Project) -> None:
    source = add(project, make_source(TEXT))
    by_rule = make_coding(source, "Işıq", because=["ışıq"])
    learned = replace(make_coding(source, "ёлка", coder=LEARNED, because=["ёлка"]), score=0.731)
    with project.transaction():
        replace_proposals(project, source.uid, [learned], of=CoderKind.MODEL)
        replace_proposals(project, source.uid, [by_rule])
    assert proposals(project) == [by_rule, learned]
    with project.transaction():
        replace_proposals(project, source.uid, [])
    assert proposals(project) == [learned]
    with project.transaction():
        replace_proposals(project, source.uid, [], of=CoderKind.MODEL)
    assert proposals(project) == []


def test_cases_keep_every_value_and_the_later_one_counts(project: Project) -> None:
    add_cases(project, [Case("P1", {"rol": "müəllim", "ölkə": "AZ"}), Case("P2")], [], origin="a.csv")
    assert add_cases(project, [Case("P1", {"rol": "həkim"})], [], origin="b.csv")
    assert stored_cases(project) == [Case("P1", {"rol": "həkim", "ölkə": "AZ"}), Case("P2", {})]
    values = project.connection.execute("SELECT value FROM attributes WHERE name = 'rol' ORDER BY id").fetchall()
    assert values == [("müəllim",), ("həkim",)]
    undo(project, history(project)[-1].number)
    assert stored_cases(project)[0].attributes["rol"] == "müəllim"


def test_cases_that_bring_nothing_new_write_nothing(project: Project) -> None:
    source = add(project, make_source(TEXT))
    cases, links = [Case("P1", {"rol": "müəllim", "ölkə": "AZ"})], [Link(source.uid, "Aysel", "P1", True)]
    assert add_cases(project, cases, links, origin="a.csv")
    before = len(history(project))
    for again in (cases, [Case("P1", {"rol": "müəllim"})], [Case("P1")], []):
        assert not add_cases(project, again, links, origin="a.csv")
    assert len(history(project)) == before


def test_the_later_link_of_a_speaker_counts(project: Project) -> None:
    source = add(project, make_source(TEXT))
    chain = [
        Link(source.uid, "Aysel", "P1", False),
        Link(source.uid, None, "Doc", True),
        Link(source.uid, "Aysel", "P2", True),
    ]
    for link in chain:
        assert add_cases(project, [], [link], origin="a.csv")
    assert sorted(stored_links(project), key=str) == sorted(chain[1:], key=str)
    assert [case.name for case in stored_cases(project)] == ["P1", "Doc", "P2"]
    with pytest.raises(UnknownName):
        add_cases(project, [Case("P9")], [Link("nothing", None, "P9", True)], origin="a.csv")
    assert "P9" not in {case.name for case in stored_cases(project)}


def test_a_case_that_was_undone_can_be_added_again(project: Project) -> None:
    source = add(project, make_source(TEXT))
    cases, links = [Case("P1", {"rol": "müəllim"}), Case("P2")], [Link(source.uid, None, "P1", True)]
    add_cases(project, cases, links, origin="a.csv")
    undo(project, history(project)[-1].number)
    assert stored_cases(project) == stored_links(project) == []
    assert add_cases(project, cases, links, origin="a.csv")
    assert sorted(stored_cases(project), key=lambda case: case.name) == cases
    assert stored_links(project) == links


def test_what_is_derived_is_found_only_under_the_fingerprint_of_what_it_was_made_from(project: Project) -> None:
    assert kept(project, "annotation", "s", "1") is None
    keep(project, "annotation", "s", "1", b"\x00\xff")
    keep(project, "topics", "s", "1")
    assert kept(project, "annotation", "s", "1") == b"\x00\xff"
    assert is_kept(project, "topics", "s", "1")
    keep(project, "annotation", "s", "2", b"new")
    assert not is_kept(project, "annotation", "s", "1")
    assert kept(project, "annotation", "s", "2") == b"new"


@pytest.mark.parametrize("text", [TEXT, "", "Sinful \ud800 söz."])
def test_annotations_are_read_as_they_were_written(text: str) -> None:
    written = make_annotation(make_source(text), "az")
    if written.n_sentences:
        written.attributions[0] = Attribution("Əhmədov", "name")
    value = annotation_to_bytes(written)
    found = annotation_from_bytes(value)
    assert (found.forms, found.turns, found.attributions, found.lemmas) == (
        written.forms,
        written.turns,
        written.attributions,
        None,
    )
    for name in ("token_start", "token_end", "token_form", "sentence_token", "sentence_language", "sentence_section"):
        assert getattr(found, name).dtype == getattr(written, name).dtype
        assert np.array_equal(getattr(found, name), getattr(written, name))
    assert list(found.sentences()) == list(written.sentences())
    assert annotation_to_bytes(found) == value


def test_topic_models_are_read_as_they_were_written() -> None:
    passage = TopicPassage("uid", Span(3, 9), "Işıq, İş", 0.125)
    topic = Topic((("iş", 0.5), ("ёлка", 1e-9)), 0.25, (passage,))
    models = [
        TopicModel("az", 12, (topic, Topic((), 0.0, ())), 0.1, None, "az mətn", {"seed": "0"}),
        TopicModel("ru", 0, (), None, None),
    ]
    assert topic_models_from_bytes(topic_models_to_bytes(models)) == models
    assert topic_models_from_bytes(topic_models_to_bytes([])) == []


def test_decisions_stand_when_their_code_has_left_the_codebook(project: Project) -> None:
    source = add(project, make_source(TEXT))
    decide(project, [make_coding(source, "İş", "gone")], Status.ACCEPTED)
    assert decisions(project)[0].code_uid not in make_codebook().by_uid
