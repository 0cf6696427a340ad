"""The findings report over articles: reported persons are voices, and quotations name them and the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qualkit import coding, store
from qualkit.model.annotations import SECTIONS
from qualkit.model.spans import Span
from qualkit.model.study import Study
from qualkit.pipeline import load_study
from qualkit.pipeline.persons import PersonChanges, correct_persons
from qualkit.reporting.quotations import Quoting, Voice, selected
from qualkit.reporting.view import Finding, findings
from tests.pipeline.conftest import NOON, Desk

ARTICLES = {
    "az": "Leyla Səfərli qeyd edir ki, çətinlik var.\n\nLeyla Səfarli qeyd edir ki, çətinlik artır.\n\n"
    "Ekspertlər qeyd edir ki, çətinlik qalacaq.\n\nBu çətinlik yenidir.\n",
    "tr": "Işıl Yıldız zorluk olduğunu söyledi.\n\nIşıl Yldız zorluğun arttığını söyledi.\n\n"
    "Uzmanlar zorluğun süreceğini belirtti.\n\nBu zorluk yenidir.\n",
    "ru": "Ольга Иванова отметила, что есть трудность.\n\nОльга Иваниова отметила, что трудность растёт.\n\n"
    "Эксперты отметили, что трудность останется.\n\nЭта трудность новая.\n",
    "en": "Leyla Safarli argues that there is a difficulty.\n\nLeyla Safarly argues that the difficulty grows.\n\n"
    "Experts argue that the difficulty stays.\n\nThis difficulty is new.\n",
}
NAMES = {
    "az": ("Leyla Səfərli", "Leyla Səfarli"),
    "tr": ("Işıl Yıldız", "Işıl Yldız"),
    "ru": ("Ольга Иванова", "Ольга Иваниова"),
    "en": ("Leyla Safarli", "Leyla Safarly"),
}
TALK = (
    "Interviewer: What is hard?\n\nParticipant: The main difficulty is money.\n\n"
    "Interviewer: Thank you.\n\nParticipant: You are welcome.\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "study")
    yield made
    made.project.close()


def study_of(desk: Desk) -> Study:
    desk.run()
    return load_study(desk.project, desk.settings, coding.read_codebook(desk.codebook))


def finding_of(study: Study) -> Finding:
    found = findings(study, quotations=9, made_at=NOON).values["findings"]
    return next(one for one in found if one.code.path == "challenges")


def say(desk: Desk, **changes: object) -> None:
    correct_persons(desk.project, store.sources(desk.project), PersonChanges(**changes))


@pytest.mark.parametrize("language", ARTICLES)
def test_reported_persons_are_counted_once_they_are_merged_and_quoted_by_name(desk: Desk, language: str) -> None:
    name, misspelt = NAMES[language]
    desk.add(desk.write("article.txt", ARTICLES[language]))
    finding = finding_of(study_of(desk))
    assert (finding.n_passages, finding.n_speakers, finding.n_reported) == (4, 0, 2)
    first, second, experts, own = finding.quotations
    assert (first.reporting, second.reporting, own.reporting) == ((name,), (misspelt,), ())
    assert len(experts.reporting) == 1 and own.is_own and not first.is_own
    assert {(one.source, one.who) for one in finding.quotations} == {("article.txt", "")}
    say(desk, same=[(misspelt, name)])
    assert finding_of(study_of(desk)).n_reported == 1
    say(desk, cases={name: "E1"})
    finding = finding_of(study_of(desk))
    assert finding.n_reported == 1 and [one.reporting for one in finding.quotations[:2]] == [("E1",), ("E1",)]


def test_a_full_name_is_one_person_in_two_sources_and_a_last_name_is_not(desk: Desk) -> None:
    for number in (1, 2):
        text = f"Leyla Safarli sees difficulty {number}.\n\nSeib (2012) argues that difficulty {number} stays.\n"
        desk.add(desk.write(f"{number}.txt", text.replace("sees", "argues that there is")))
    assert finding_of(study_of(desk)).n_reported == 3


@pytest.mark.parametrize("name", ["L. Safarli", "Respondent 3"])
def test_who_is_called_by_an_initial_or_a_number_is_somebody_in_each_source(desk: Desk, name: str) -> None:
    for number in (1, 2):
        desk.add(desk.write(f"{number}.txt", f"In text {number}, {name} stated that there is a difficulty.\n"))
    study = study_of(desk)
    assert {sentence.reported for one in study.annotations for sentence in one.sentences()} == {name}
    assert finding_of(study).n_reported == 2


GOING_ON = {
    "az": ("Ekspertlərin sözlərinə görə, «xərclər artır. Çətinlik var. Vəsait azdır.»", "Çətinlik var."),
    "en": ('According to experts, "costs rise. There is a difficulty. Funds are low."', "There is a difficulty."),
}


@pytest.mark.parametrize("language", GOING_ON)
def test_experts_who_go_on_are_as_little_counted_as_where_they_begin(desk: Desk, language: str) -> None:
    text, going_on = GOING_ON[language]
    desk.add(desk.write("article.txt", f"{text}\n"))
    study = study_of(desk)
    by = [sentence.attribution.by for sentence in study.annotations[0].sentences() if sentence.attribution]
    assert by == ["collective", "continued", "continued"]
    finding = finding_of(study)
    assert finding.n_reported == 0
    assert [one.words for one in finding.quotations] == [going_on]
    (material,) = findings(study, quotations=9, made_at=NOON).values["material"]
    assert material["n_reported"] == 0


def test_people_who_are_reported_together_are_counted_each(desk: Desk) -> None:
    text = "Leyla Safarli and Rauf Guliyev argue that there is a difficulty.\n\n"
    text += "Rauf Guliyev argues that the difficulty grows.\n"
    desk.add(desk.write("article.txt", text))
    study = study_of(desk)
    assert finding_of(study).n_reported == 2
    (material,) = findings(study, quotations=9, made_at=NOON).values["material"]
    assert material["n_reported"] == 2
    say(desk, cases={"Rauf Guliyev": "E1", "Leyla Safarli": "E2"})
    first, second = finding_of(study_of(desk)).quotations
    assert (first.reporting, second.reporting) == (("E2", "E1"), ("E1",))
    say(desk, nobody=["Leyla Safarli"])
    finding = finding_of(study_of(desk))
    assert finding.n_reported == 1 and {one.reporting for one in finding.quotations} == {("E1",)}


def test_what_an_interviewer_says_in_a_passage_is_no_voice(desk: Desk) -> None:
    desk.add(desk.write("talk.txt", TALK))
    study = study_of(desk)
    source, quoting = study.sources[0], Quoting(study)
    whole = replace(study.passages[0], span=Span(0, len(source.text)), words=source.text)
    assert [one.name for one in quoting.voices(whole)] == ["Participant"]
    asked = study.annotations[0].turns[0]
    assert quoting.voices(replace(whole, span=Span(asked.start, asked.end))) == [Voice(source.uid, "")]


def test_a_running_head_between_somebodys_sentences_is_not_the_authors_voice(desk: Desk) -> None:
    text = (
        "Leyla Safarli argues that there is a difficulty. The yearbook of 2024. She adds that the difficulty grows.\n"
    )
    desk.add(desk.write("article.txt", text))
    study = study_of(desk)
    (annotation,) = study.annotations
    section = annotation.sentence_section.copy()
    section[1] = SECTIONS.index("furniture")
    study = replace(study, annotations=[replace(annotation, sentence_section=section)])
    span = Span(0, len(text.strip()))
    quotation = Quoting(study).quotation(replace(study.passages[0], span=span, words=study.sources[0].words(span)))
    assert (quotation.reporting, quotation.is_own) == (("Leyla Safarli",), False)


def test_who_speaks_and_is_reported_is_one_speaker(desk: Desk) -> None:
    desk.add(desk.write("talk.txt", TALK), desk.write("article.txt", ARTICLES["en"]))
    rows = "E1,talk.txt,Participant\nE1,article.txt,Leyla Safarli\n"
    desk.add(desk.write("cases.csv", f"case,source,speaker\n{rows}"))
    finding = finding_of(study_of(desk))
    assert (finding.n_speakers, finding.n_reported) == (1, 1)


def test_a_passage_over_several_peoples_sentences_counts_each_and_says_so(desk: Desk) -> None:
    text = "Leyla Safarli argues that there is a difficulty. Rauf Guliyev argues that the difficulty grows. "
    desk.add(desk.write("article.txt", text + "The difficulty is new.\n"))
    finding = finding_of(study_of(desk))
    (quotation,) = finding.quotations
    assert (finding.n_passages, finding.n_reported) == (1, 2)
    assert (quotation.reporting, quotation.is_own) == (("Leyla Safarli", "Rauf Guliyev"), True)


def test_who_speaks_is_quoted_before_who_is_reported_and_these_before_authors(desk: Desk) -> None:
    desk.add(desk.write("article.txt", ARTICLES["en"]), desk.write("talk.txt", TALK))
    study = study_of(desk)
    quoting = Quoting(study)
    code = study.codebook.code("challenges").uid
    passages = [passage for passage in study.passages if passage.code_uid == code]
    kinds = []
    for most in range(1, 4):
        kinds.append({quoting.voices(one)[0].name for one in selected(passages, quoting, most=most)})
    assert kinds == [{"Participant"}, {"Participant", "Leyla Safarli"}, {"Participant", *NAMES["en"]}]


def test_the_page_names_the_person_and_the_source(desk: Desk) -> None:
    desk.add(desk.write("article.txt", ARTICLES["en"]))
    desk.run()
    page = (desk.folder / "reports" / "findings.md").read_text(encoding="utf-8")
    assert "article.txt, reporting Leyla Safarli, paragraph 1" in page
    assert "by 2 persons whom sources report" in page
