"""What queries find."""

from __future__ import annotations

import pytest

from qualkit.model.cases import Case, Link
from qualkit.model.codings import Status
from qualkit.model.sources import Mark
from tests.builders import make_coding, make_source
from tests.comparing.querying.studies import ask, coded, make_study, words

TEXTS = {
    "az": ("İşçi çatmır.", "Vəsait gecikir.", "Yeni proqram işə düşdü.", "Əvvəl belə deyildi."),
    "tr": ("Işık sönük kaldı.", "İş gücü yetmiyor.", "Yeni yazılım geldi.", "Önce böyle değildi."),
    "ru": ("Ёмкости не хватает.", "Людей мало.", "Пришла новая система.", "Раньше было не так."),
    "en": ("Staff is short.", "Money comes late.", "A new system arrived.", "It was not so before."),
}


@pytest.mark.parametrize("language", TEXTS)
def test_relations_in_the_letters_of_four_languages(language: str) -> None:
    staff, money, tools, rest = TEXTS[language]
    text = f"{staff} {rest} {money}\n{tools} {staff}"
    source = make_source(text)
    study = make_study({source: coded(source, staff=staff, money=money, tools=tools)}, language=language)
    assert words(study, "challenges") == [staff, money]
    assert words(study, "staff near:6 money") == words(study, "staff near money") == [staff]
    assert words(study, "staff near:1 money") == []
    assert words(study, "money near:1 tools") == [money]
    assert words(study, "tools near:1 money") == [tools]
    assert words(study, "money followed-by:1 tools") == [money]
    assert words(study, "tools followed-by money") == []
    assert words(study, "* and not money") == [staff, tools]
    assert all(text[one.span.start : one.span.end] == one.words for one in ask(study, "*").rows)


def test_a_parent_stands_for_the_codes_below_it_and_a_star_for_any() -> None:
    source = make_source("One two three. Four five six.\nSeven eight nine.")
    study = make_study({source: coded(source, staff="One two", challenges="two three.", tools="Seven")})
    assert words(study, "challenges") == words(study, "CHALLENGES") == ["One two three."]
    assert words(study, "challenges/staff") == words(study, "staff") == words(study, "challenges/*") == ["One two"]
    assert words(study, "*") == words(study, "challenges or tools") == ["One two three.", "Seven"]
    (both, alone) = ask(study, "*").rows
    assert [coding.words for coding in both.codings] == ["One two", "two three."]
    assert [coding.words for coding in alone.codings] == ["Seven"]


def test_within_overlaps_and_followed_by_do_not_mean_the_same() -> None:
    source = make_source("One two three four. Five six seven eight.")
    study = make_study({source: coded(source, staff="two three", tools="One two three four.", money="four. Five")})
    assert words(study, "staff within tools") == ["two three"]
    assert words(study, "tools within staff") == []
    assert words(study, "money within tools") == []
    assert words(study, "money overlaps tools") == ["four. Five"]
    assert words(study, "staff followed-by:1 money") == ["two three"]
    assert words(study, "tools followed-by money") == []
    assert words(study, "tools near:1 money") == ["One two three four."]


def test_and_gives_what_lies_in_both_with_the_rest_of_the_sentence_beside_it() -> None:
    source = make_source("I do not think that the new system is safe at all.")
    study = make_study({source: coded(source, tools="think that the new system", challenges="system is safe")})
    (found,) = ask(study, "tools and challenges").rows
    assert (found.before, found.words, found.after) == ("I do not think that the new ", "system", " is safe at all.")
    assert {coding.words for coding in found.codings} == {"think that the new system", "system is safe"}
    assert words(study, "tools and not challenges") == []


def test_near_binds_closer_than_and_and_and_closer_than_or() -> None:
    source = make_source("a b c d e f g h i j k l m n o p q r s t u v w x y z")
    study = make_study({source: coded(source, staff=["b", "m"], money="c", tools=["m", "z"])})
    assert words(study, "tools or staff near:1 money") == ["b", "m", "z"]
    assert words(study, "(tools or staff) near:1 money") == ["b"]
    assert words(study, "tools or staff and money") == ["m", "z"]
    assert words(study, "staff and not money near:1 staff") == ["b", "m"]
    assert words(study, "staff and not (staff near:1 money)") == ["m"]
    assert words(study, "staff and tools or money") == ["c", "m"]


def test_the_answer_is_accepted_if_it_stands_by_what_was_accepted() -> None:
    source = make_source("One two three.\nFour five six.\nSeven eight nine.\n")
    codings = coded(source, tools_="One two three.", staff="Four five six.", money_="Seven eight nine.")
    study = make_study({source: codings})
    accepted, proposed = Status.ACCEPTED, Status.PROPOSED
    assert [one.status for one in ask(study, "*").rows] == [accepted, proposed, accepted]
    assert [one.status for one in ask(study, "tools near staff").rows] == [proposed]
    assert [one.status for one in ask(study, "tools near money").rows] == [accepted]
    (found,) = ask(study, "tools near challenges").rows
    assert [(one.wording, one.words, one.status) for one in found.beside] == [
        ("challenges", "Seven eight nine.", accepted)
    ]
    assert words(study, "* where status = proposed") == ["Four five six."]
    assert words(study, "tools near staff where status = accepted") == []


def test_what_was_rejected_never_counts() -> None:
    source = make_source("One two. Three four.")
    rejected = make_coding(source, "One two.", "tools", status=Status.REJECTED)
    study = make_study({source: [rejected, *coded(source, staff="Three four.")]})
    assert words(study, "tools") == words(study, "staff near tools") == []
    assert words(study, "* and not tools") == ["Three four."]


def test_terms_stand_beside_codes() -> None:
    source = make_source("The ministry waits. Staff is short.\nStaff is short again, says nobody.")
    study = make_study({source: coded(source, staff=["Staff is short.", "Staff is short again, says nobody."])})
    (found,) = ask(study, 'staff near:1 "waits"').rows
    assert (found.words, found.beside[0].words, found.beside[0].status) == ("Staff is short.", "waits", None)
    assert words(study, "staff and not “nobody”") == ["Staff is short."]
    assert words(study, "'short' within staff") == ["short", "short"]
    (word,) = ask(study, '"ministry"').rows
    assert (word.status, word.codings, word.before, word.after) == (None, (), "The ", " waits.")
    assert words(study, 'staff or "short"') == ["Staff is short.", "Staff is short again, says nobody."]


def test_the_place_of_a_term_is_never_what_somebody_has_accepted() -> None:
    source = make_source("One two three. Four five six. Seven eight.")
    study = make_study({source: coded(source, tools_="One two three.", staff="Four five six.")})
    both = ask(study, "tools or 'Four five'").rows
    assert [(one.words, one.status) for one in both] == [("One two three.", Status.ACCEPTED), ("Four five", None)]
    assert words(study, "tools or 'Seven' where status = accepted") == ["One two three."]
    assert words(study, "'Seven' and not tools where status = accepted") == []
    assert words(study, "tools or 'Seven' where status = none") == ["Seven"]
    assert words(study, "staff or 'six. Seven'") == ["Four five six. Seven"]
    assert words(study, "('One' or 'Four') and * where status = accepted") == ["One"]


def test_answer_sheets_of_a_survey_are_not_near_each_other() -> None:
    text = "Slow tools.\n\nFew people.\n\nLittle money."
    rows = [Mark(0, 24, "row", "R1"), Mark(26, len(text), "row", "R2")]
    source = make_source(text, marks=rows)
    study = make_study({source: coded(source, tools="Slow tools.", staff="Few people.", money="Little money.")})
    assert words(study, "tools near staff") == ["Slow tools."]
    assert words(study, "staff near money") == words(study, "staff followed-by money") == []


def test_a_line_break_keeps_passages_apart_and_pages_and_paragraphs_are_told() -> None:
    text = "One two.\nThree four."
    marks = [Mark(0, 8, "paragraph", "4"), Mark(9, 20, "paragraph", "5"), Mark(0, 20, "page", "iv")]
    source = make_source(text, marks=marks)
    study = make_study({source: coded(source, tools=["One two.", "Three four."])})
    assert [(one.words, one.page, one.paragraph) for one in ask(study, "tools").rows] == [
        ("One two.", "iv", "4"),
        ("Three four.", "iv", "5"),
    ]


def test_nothing_answers_where_nothing_is() -> None:
    empty = make_source("")
    for study in (make_study({}), make_study({empty: []}), make_study({make_source("One."): []})):
        assert words(study, "tools near:3 staff and not money or * where language = az") == []
    assert words(make_study({}), "tools where section = table") == []
    settings = ask(make_study({}), " tools ").settings
    assert (settings["query"], settings["near"]) == ("tools", "30")


@pytest.mark.parametrize("more", [" near *", " and *", " and not staff", " or *", " within *"])
def test_the_longest_queries_are_answered(more: str) -> None:
    source = make_source("One two. Three four.")
    study = make_study({source: coded(source, tools="One two.")})
    assert words(study, "*" + more * (1990 // len(more))) == ["One two."]


def test_the_case_stands_beside_the_passage() -> None:
    source = make_source(
        "Interviewer: What is missing?\n\nFatima: We lack people.\n\nInterviewer: And you?\n\nMurad: We lack tools.\n"
    )
    study = make_study(
        {source: coded(source, staff=["We lack people.", "We lack tools."])},
        cases=[Case("P1", {"city": "Bakı"})],
        links=[Link(source.uid, "Fatima", "P1", True)],
    )
    found = ask(study, "staff").rows
    assert [one.case and one.case.name for one in found] == ["P1", None]
    assert [one.sentence and one.sentence.turn and one.sentence.turn.speaker for one in found] == ["Fatima", "Murad"]
