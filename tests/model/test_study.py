"""Codebooks, spans, results, and the study that holds all together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualkit.errors import UnknownName
from qualkit.model.annotations import Attribution, Turn
from qualkit.model.cases import Case, Link
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import Status
from qualkit.model.results import Passage
from qualkit.model.spans import Span
from qualkit.model.study import Study
from tests.builders import PERSON, make_codebook, make_coding, make_columns, make_source

SOURCE = make_source("Bir iki. Üç dörd.")


def make_study(**values: object) -> Study:
    sentences = make_columns([(0, 8), (9, 17)])
    return Study("s", [make_source("boş"), SOURCE], [make_columns([]), sentences], make_codebook(), **values)  # type: ignore[arg-type]


def test_codes_are_walked_parents_first_in_the_order_of_the_codebook() -> None:
    codebook = make_codebook()
    assert [code.path for code in codebook.walk()] == ["challenges", "challenges/staff", "challenges/money", "tools"]
    assert [code.theme for code in codebook.walk()] == ["challenges", "challenges", "challenges", "tools"]
    assert all(codebook.by_uid[code.uid] is code for code in codebook.walk())
    assert list(Codebook("x", {}, ()).walk()) == []


def test_a_code_is_found_by_its_path_and_an_unknown_path_names_the_nearest() -> None:
    codebook = make_codebook()
    assert codebook.code("challenges/staff").name("az") == "Staff"
    assert [codebook.code("challenges").name(language) for language in ("az", "tr", "ru", "en")] == [
        "Çətinliklər",
        "Zorluklar",
        "Трудности",
        "Challenges",
    ]
    with pytest.raises(UnknownName, match="Did you mean 'challenges/staff'"):
        codebook.code("challenges/staf")


def test_a_codes_name_falls_back_to_english_then_to_any_then_to_its_path() -> None:
    codebook = make_codebook("id: t\nname: T\ncodes:\n  - id: a\n    name: {ru: Дело}\n")
    assert codebook.code("a").name("az") == "Дело"
    assert type(codebook.code("a"))("u", "a/b", {}).name() == "a/b"


@pytest.mark.parametrize(("start", "number"), [(0, 0), (7, 0), (8, None), (9, 1), (16, 1), (17, None), (99, None)])
def test_the_sentence_at_a_span_is_the_one_in_which_it_begins(start: int, number: int | None) -> None:
    found = make_study().sentence_at(SOURCE.uid, Span(start, start + 1))
    assert (found.number if found else None) == number


def test_there_is_no_sentence_in_an_empty_source_or_before_the_first() -> None:
    study = make_study()
    assert study.sentence_at(study.sources[0].uid, Span(0, 1)) is None
    late = Study("s", [SOURCE], [make_columns([(4, 8)])], make_codebook())
    assert late.sentence_at(SOURCE.uid, Span(0, 8)) is None
    with pytest.raises(KeyError):
        study.source("nothing")


def test_a_speakers_case_comes_before_the_case_of_the_whole_source() -> None:
    links = [Link(SOURCE.uid, None, "Document", True), Link(SOURCE.uid, "Aysel", "P1", False)]
    study = make_study(cases=[Case("Document"), Case("P1", {"role": "müəllim"})], links=links)
    for speaker, case in (("Aysel", "P1"), ("Rəşad", "Document"), (None, "Document")):
        found = study.case_of(SOURCE.uid, speaker)
        assert found is not None
        assert found.name == case
    assert study.case_of(study.sources[0].uid, "Aysel") is None
    assert make_study(links=links).case_of(SOURCE.uid, "Aysel") is None


def test_a_translator_is_not_what_the_whole_source_is_a_case_of() -> None:
    source = make_source("Aysel: Bəli. Tərcüməçi: Da.")
    turns = (Turn(7, 12, "Aysel", "participant"), Turn(24, 27, "Tərcüməçi", "other"))
    annotation = replace(make_columns([]), turns=turns)
    links = [Link(source.uid, None, "P1", True)]
    study = replace(make_study(cases=[Case("P1")], links=links), sources=[source], annotations=[annotation])
    assert study.case_of(source.uid, "Aysel") == Case("P1")
    assert study.case_of(source.uid, "Tərcüməçi") is None


def test_a_reported_persons_case_comes_before_that_of_the_source_which_tells_what_only_sources_have() -> None:
    attributions = {0: Attribution("Ömər Vəliyev", "name", 0, 3)}
    annotation = replace(make_columns([(0, 8), (9, 17)]), attributions=attributions)
    article = Case("Article", {"year": "2024", "organisation": "university"})
    expert = Case("E1", {"organisation": "ministry"})
    links = [Link(SOURCE.uid, None, "Article", True), Link(SOURCE.uid, "Ömər Vəliyev", "E1", True, is_person=True)]
    study = replace(make_study(cases=[article, expert], links=links), sources=[SOURCE], annotations=[annotation])
    found = study.case_at(SOURCE.uid, Span(2, 5))
    assert found == Case("E1", {"year": "2024", "organisation": "ministry"})
    assert study.case_of_person(SOURCE.uid, "Ömər Vəliyev") == expert
    assert study.case_at(SOURCE.uid, Span(10, 12)) == study.case_of_sentence(SOURCE.uid, None) == article
    assert study.case_of(SOURCE.uid, "Ömər Vəliyev") == article
    minister = replace(study, cases=[article, Case("E1", {}), Case("E2", {"organisation": "ministry"})])
    minister = replace(minister, links=[*links, Link(SOURCE.uid, "Lalə", "E2", True, is_person=True)])
    assert minister.case_at(SOURCE.uid, Span(2, 5)) == Case("E1", {"year": "2024"})
    unlinked = replace(study, links=links[:1])
    assert unlinked.case_at(SOURCE.uid, Span(2, 5)) == article
    assert unlinked.case_of_person(SOURCE.uid, "Ömər Vəliyev") is None
    assert replace(study, links=links[1:]).case_at(SOURCE.uid, Span(2, 5)) == expert


@pytest.mark.parametrize(
    ("span", "numbers"), [((0, 17), [0, 1]), ((2, 8), [0]), ((8, 9), []), ((7, 10), [0, 1]), ((17, 17), [])]
)
def test_a_stretch_touches_these_sentences(span: tuple[int, int], numbers: list[int]) -> None:
    study = make_study()
    assert [one.number for one in study.sentences_in(SOURCE.uid, Span(*span))] == numbers
    assert study.sentences_in(study.sources[0].uid, Span(*span)) == []


def test_a_case_is_known_by_its_name() -> None:
    assert Case("P1", {"a": "b"}).uid == Case("P1").uid != Case("P2").uid


@pytest.mark.parametrize(
    ("other", "overlaps", "covers"),
    [
        ((2, 5), True, True),
        ((0, 3), True, False),
        ((5, 7), False, False),
        ((0, 2), False, False),
        ((3, 3), False, True),
    ],
)
def test_spans_overlap_where_they_share_a_character(other: tuple[int, int], overlaps: bool, covers: bool) -> None:
    assert Span(2, 5).overlaps(Span(*other)) is Span(*other).overlaps(Span(2, 5)) is overlaps
    assert Span(2, 5).covers(Span(*other)) is covers


def test_a_passage_has_the_status_of_its_codings() -> None:
    proposed = make_coding(SOURCE, "Bir")
    accepted = make_coding(SOURCE, "iki", status=Status.ACCEPTED, coder=PERSON)
    assert Passage(SOURCE.uid, "c", Span(4, 7), "iki", (accepted,)).status is Status.ACCEPTED
    assert Passage(SOURCE.uid, "c", Span(0, 3), "Bir", (proposed,)).status is Status.PROPOSED


def test_a_derived_coding_has_the_same_identity_whatever_its_status_or_reason() -> None:
    coding = make_coding(SOURCE, "Bir", because=["bir"])
    assert coding.uid == make_coding(SOURCE, "Bir", status=Status.REJECTED).uid
    others = (
        make_coding(SOURCE, "iki"),
        make_coding(SOURCE, "Bir", "challenges"),
        make_coding(SOURCE, "Bir", coder=PERSON),
    )
    assert len({coding.uid, *(other.uid for other in others)}) == 4
