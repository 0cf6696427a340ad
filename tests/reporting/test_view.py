"""What the findings report says of a study: counts, references, and which passages it quotes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualkit import coding
from qualkit.model.codings import Status
from qualkit.model.study import Study
from qualkit.pipeline import decide, load_study, standing
from qualkit.reporting.quotations import Quoting, selected
from qualkit.reporting.view import Finding, findings
from tests.pipeline.conftest import NOON, Desk

GROUP = {
    "az": ("Müsahibəçi: Nə çatmır?\n\nAnar: Böyük çətinlik var. Sosial şəbəkə var.\n\n"
           "Lalə: Mənə görə çətinlik yoxdur.\n\nMüsahibəçi: Bəs çətinlik?\n\nAnar: Çətinlik pulla bağlıdır."),
    "tr": ("Görüşmeci: Ne eksik?\n\nAyşe: Büyük zorluk var. Sosyal medya var.\n\n"
           "Kerem: Bence zorluk yok.\n\nGörüşmeci: Ya zorluk?\n\nAyşe: Zorluk parayla ilgili."),
    "ru": ("Интервьюер: Чего нет?\n\nОльга: Есть большая трудность. Есть социальная сеть.\n\n"
           "Пётр: По-моему, трудности нет.\n\nИнтервьюер: А трудность?\n\nОльга: Трудность связана с деньгами."),
    "en": ("Interviewer: What is missing?\n\nAnna: There is one difficulty. There is a social network.\n\n"
           "Peter: I see no difficulty.\n\nInterviewer: And the difficulty?\n\nAnna: The difficulty is money."),
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "study")
    yield made
    made.project.close()


def study_of(desk: Desk) -> Study:
    desk.run()
    return load_study(desk.project, desk.settings, coding.read_codebook(desk.codebook))


def finding_of(study: Study, code: str) -> Finding:
    found = findings(study, quotations=9, made_at=NOON).values["findings"]
    return next(one for one in found if one.code.path == code)


@pytest.mark.parametrize("language", GROUP)
def test_counts_speakers_and_places_are_those_of_the_text(desk: Desk, language: str) -> None:
    desk.add(desk.write("group.txt", GROUP[language]))
    finding = finding_of(study_of(desk), "challenges")
    assert (finding.n_accepted, finding.n_proposed, finding.n_sources, finding.n_speakers) == (0, 3, 1, 2)
    first, second, third = finding.quotations
    assert [one.paragraph for one in finding.quotations] == ["2", "3", "5"]
    assert first.who == third.who != second.who
    assert f"{second.who}: {second.words}" in GROUP[language]
    assert all(one.is_proposed and one.language == language and one.source == "group.txt" for one in finding.quotations)


def test_accepted_and_proposed_neighbours_are_counted_and_quoted_apart(desk: Desk) -> None:
    desk.add(desk.write("az.txt", "Birinci çətinlik budur. İkinci çətinlik isə odur."))
    desk.run()
    decide(desk.project, [standing(desk.project).codings[0].handle], Status.ACCEPTED)
    finding = finding_of(study_of(desk), "challenges")
    assert (finding.n_accepted, finding.n_proposed) == (1, 1)
    assert [(one.words, one.is_proposed) for one in finding.quotations] == [
        ("Birinci çətinlik budur.", False),
        ("İkinci çətinlik isə odur.", True),
    ]


def test_a_linked_case_stands_in_the_place_of_the_label(desk: Desk) -> None:
    desk.add(desk.write("group.txt", GROUP["az"]))
    desk.add(desk.write("cases.csv", "case,source,speaker,role\nP1,group.txt,Anar,katib\n"))
    finding = finding_of(study_of(desk), "challenges")
    assert [one.who for one in finding.quotations] == ["P1", "Lalə", "P1"]


def test_one_person_in_two_interviews_is_one_speaker(desk: Desk) -> None:
    for name in ("one.txt", "two.txt"):
        desk.add(desk.write(name, GROUP["az"].replace("pulla", name)))
    rows = "".join(f"P1,{name},Anar\nP2,{name},Lalə\n" for name in ("one.txt", "two.txt"))
    desk.add(desk.write("cases.csv", f"case,source,speaker\n{rows}"))
    assert finding_of(study_of(desk), "challenges").n_speakers == 2


def test_the_tables_and_the_text_count_alike(desk: Desk, tmp_path: Path) -> None:
    desk.add(*(desk.write(f"{language}.txt", text) for language, text in GROUP.items()))
    values = findings(study_of(desk), quotations=2, made_at=NOON).values
    by_source, by_language = values["by_source"], values["by_language"]
    for number, finding in enumerate(values["findings"]):
        assert by_source.total[number].sum() == by_language.total[number].sum() == finding.n_passages
        assert len(finding.quotations) + finding.n_hidden == finding.n_passages
        assert len(finding.quotations) == 2


def test_one_passage_is_taken_from_each_voice_before_a_second_from_any(desk: Desk) -> None:
    desk.add(*(desk.write(f"{language}.txt", text) for language, text in GROUP.items()))
    study = study_of(desk)
    quoting = Quoting(study)
    challenges = study.codebook.code("challenges").uid
    passages = [passage for passage in study.passages if passage.code_uid == challenges]
    chosen = selected(passages, quoting, most=8)
    assert len({quoting.voices(passage)[0].who for passage in chosen}) == 8
    assert chosen == sorted(chosen, key=passages.index)
    assert selected(passages, quoting, most=0) == selected([], quoting, most=5) == []
