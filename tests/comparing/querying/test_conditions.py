"""Conditions behind `where`."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from qualkit.model.annotations import Attribution
from qualkit.model.cases import Case, Link
from qualkit.model.codings import Coder, CoderKind, Status
from qualkit.model.study import Study
from tests.builders import make_coding, make_columns, make_source
from tests.comparing.querying.studies import ask, coded, make_study, words

ASKED = "Interviewer: What is missing here?\n\n"
A, B, C, D = "We lack people.", "We lack tools.", "We lack time.", "Nobody lacks words."


def interviews() -> Study:
    """Four people in two interviews: two with a case each, one without attributes, one without a case."""
    one = make_source(f"{ASKED}Fatma: {A}\n\n{ASKED}Murad: {B}\n", name="data/Görüşmə 1.docx")
    two = make_source(f"{ASKED}Ksenia: {C}\n\n{ASKED}Neil: {D}\n", name="data/interview-2.txt")
    return make_study(
        {one: coded(one, staff=A, tools_=B), two: coded(two, money=C, tools=D)},
        cases=[
            Case("P1", {"organisation": "BAKI BƏLƏDİYYƏSİ", "year": "2019", "role": "director", "work place": "IX"}),
            Case("P2", {"organisation": "İzmir", "year": "2 021", "since": "2020-03-05"}),
            Case("P3", {"organisation": "", "share": "12,5"}),
        ],
        links=[
            Link(one.uid, "Fatma", "P1", True),
            Link(one.uid, "Murad", "P2", True),
            Link(two.uid, "Ksenia", "P3", True),
        ],
    )


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ('organisation = "bakı bələdiyyəsi"', [A]),
        ("organisation = izmir", [B]),
        ("organisation = İZMİR", [B]),
        ("organisation ~ bələd", [A]),
        ("organisation = b*", [A]),
        ("organisation = none", [C, D]),
        ("organisation != none", [A, B]),
        ("organisation != izmir", [A]),
        ("not organisation = izmir", [A, C, D]),
        ("organisation in (izmir, ankara)", [B]),
        ("organisation not in (ankara, none)", [A, B]),
        ("organisation in (izmir, none)", [B, C, D]),
        ("year >= 2020", [B]),
        ("year = 2021", [B]),
        ("year < 2021", [A]),
        ("share > 12.4 or share > 100", [C]),
        ("since >= 2020-03", [B]),
        ("since < 2020-01-01", []),
        ("case_role = direktor or case_role = Director", [A]),
        ("work_place = ix", [A]),
        ("[work place] = ıx", [A]),
        ("role = other", [A, B, C, D]),
        ("case in (p1, P3)", [A, C]),
        ("case = none", [D]),
        ("speaker = FATMA", [A]),
        ("speaker = *i*", [C, D]),
        ("source = interview-2", [C, D]),
        ("source = görüşmə*", [A, B]),
        ('source = "data/Görüşmə 1.docx"', [A, B]),
        ("status = accepted", [B]),
        ("coder = nigar", [B]),
        ("coder != nigar", [A, C, D]),
        ("since = 2020 and since = 2020-03", [B]),
        ("since > 2020 or since < 2020 or since > 2020-03", []),
        ("since <= 2020-03 and since >= 2020", [B]),
        ("since >= 4.3.2020 and since < 06.03.2020", [B]),
        ("year > 1.1.2020", []),
        ("share > 2020-03 or share < 2020-03", []),
        ("section = turn and language = en", [A, B, C, D]),
        ("language in (az, tr, ru)", []),
        ("question = none", [A, B, C, D]),
        ("attribution = none", [A, B, C, D]),
        ("not (year >= 2020 or speaker = neil)", [A, C]),
        ("year >= 2020 or year < 2020 and speaker = neil", [B]),
    ],
)
def test_condition_keeps(condition: str, found: list[str]) -> None:
    assert words(interviews(), f"* where {condition}") == found


@pytest.mark.parametrize(
    ("value", "wanted", "is_same"),
    [
        ("Bakı", "bakı", True),
        ("BAKI", "Bakı", True),
        ("bakı", "BAKI", True),
        ("İSTANBUL", "istanbul", True),
        ("Istanbul", "ISTANBUL", True),
        ("Фёдор", "ФЕДОР", True),
        ("IŞIK", "ışık", True),
        ("Işık", "işik", False),
        ("Bakı", "baku", False),
        ("UNICEF", "unicef", True),
    ],
)
def test_letter_case_follows_the_languages(value: str, wanted: str, is_same: bool) -> None:
    source = make_source("One two.")
    study = make_study(
        {source: coded(source, tools="One two.")},
        cases=[Case("one", {"city": value})],
        links=[Link(source.uid, None, "one", True)],
    )
    assert bool(words(study, f"tools where city = {wanted}")) is is_same
    assert bool(words(study, f"tools where city ~ {wanted}")) is is_same
    assert bool(words(study, f"tools where city != {wanted}")) is not is_same


def test_a_file_name_from_a_mac_is_found() -> None:
    source = make_source("One two.", name=unicodedata.normalize("NFD", "Görüşmə İ.docx"))
    study = make_study({source: coded(source, tools="One two.")})
    assert words(study, "tools where source = görüşmə*") == words(study, "tools where source ~ ş") == ["One two."]


def test_what_several_coders_coded_is_the_work_of_each() -> None:
    source = make_source("One two. Three four.")
    other = Coder("00000000-0000-4000-8000-000000000002", "Zaur", CoderKind.PERSON)
    codings = [
        *coded(source, tools_=["One two.", "Three four."]),
        make_coding(source, "Three four.", status=Status.ACCEPTED, coder=other),
    ]
    study = make_study({source: codings})
    assert words(study, "tools where coder = nigar and coder = zaur") == ["Three four."]
    assert words(study, "tools where not coder = zaur") == words(study, "tools where coder != ZAUR") == ["One two."]


@pytest.mark.parametrize(
    ("condition", "notes"),
    [
        ("organisation = İzmri", ["no organisation 'İzmri'. Did you mean 'İzmir'?"]),
        ("organisation in (none, İZMİR, *)", []),
        ("organisation ~ x and organisation ~ mir", ["no organisation 'x'. There is: BAKI BƏLƏDİYYƏSİ, İzmir"]),
        ("year = 2021 or year >= 3000", []),
        ("speaker = Fatima", ["no speaker 'Fatima'. Did you mean 'Fatma'?"]),
        ("case = P4 or case = p4", ["no case 'P4'.", "no case 'p4'."]),
        ("coder = Nigar and coder != zaur", ["no coder 'zaur'."]),
        ("attribution = somebody", ["no attribution 'somebody'. There is: nothing"]),
        ("question = 7", ["no question '7'. There is: nothing"]),
        (
            "organisation = bələd or speaker = ur",
            [
                "no organisation 'bələd'. There is: BAKI BƏLƏDİYYƏSİ",
                "no speaker 'ur'. There is: Murad",
            ],
        ),
        ("language = ru", []),
    ],
)
def test_values_that_nobody_has_are_told(condition: str, notes: list[str]) -> None:
    answer = ask(interviews(), f"* where {condition}")
    assert answer.n_found == 4
    assert len(answer.notes) == len(notes)
    assert all(note.startswith(start) for note, start in zip(answer.notes, notes, strict=True))


def article() -> Study:
    """Three sentences under one coding; the middle one reports somebody."""
    source = make_source("Costs rise. Leyla Safarli doubts that. Nobody knows.")
    study = make_study({source: [make_coding(source, source.text)]})
    told = replace(study.annotations[0], attributions={1: Attribution("Leyla Safarli", "name")})
    return replace(study, annotations=[told])


def test_a_condition_keeps_the_sentences_of_which_it_is_true() -> None:
    study = article()
    assert words(study, "tools where attribution = “leyla safarli”") == ["Leyla Safarli doubts that."]
    assert words(study, "tools where attribution = none") == ["Costs rise.", "Nobody knows."]
    (whole,) = ask(study, "tools").rows
    assert (whole.words, whole.others) == (study.sources[0].text, ("Leyla Safarli",))
    (reported,) = ask(study, "tools where attribution ~ safarli").rows
    assert (reported.others, reported.before, reported.after) == ((), "", "")
    assert words(study, "tools where language = en") == [study.sources[0].text]


def test_the_author_among_those_who_are_reported_is_told_as_none() -> None:
    study = article()
    told = replace(study.annotations[0], attributions={0: Attribution("Leyla Safarli", "name")})
    (found,) = ask(replace(study, annotations=[told]), "tools").rows
    assert found.others == (None,)


def test_two_questions_of_one_turn_are_both_its_questions() -> None:
    source = make_source(f"{ASKED}Fatma: We lack people.\n\n{ASKED}Fatma: And time.\n")
    study = make_study({source: coded(source, tools="We lack people.")})
    turns = tuple(turn._replace(question="3, 4") for turn in study.annotations[0].turns)
    annotated = replace(study.annotations[0], turns=turns)
    study = replace(study, annotations=[annotated])
    for question, found in {"3": 1, "4": 1, "'3, 4'": 1, "34": 0, "none": 0}.items():
        assert len(words(study, f"tools where question = {question}")) == found


def test_where_no_sentence_stands_nothing_is_known() -> None:
    source = make_source("One two.\n* * *\n")
    study = make_study({source: [make_coding(source, "* * *", status=Status.ACCEPTED)]})
    study = replace(study, annotations=[make_columns([(0, 8)])])
    (found,) = ask(study, "tools where language = none and speaker = none").rows
    assert (found.sentence, found.before, found.after) == (None, "", "")
    assert words(study, "tools where language = en") == words(study, "tools where section = body") == []
