"""The findings report tells how codings came about: by terms, from a learned model, by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qualkit import coding, comparing, store
from qualkit.model.codings import LEARNED, Coder, CoderKind, Coding, Firing, Status
from qualkit.model.spans import Span
from qualkit.model.study import Study
from qualkit.pipeline import load_study
from qualkit.reporting.quotations import Quoting, selected
from qualkit.reporting.templates import render
from qualkit.reporting.view import findings
from tests.pipeline.conftest import NOON, Desk

TEXTS = {
    "az": ("Burada çətinlik var.", "Pul çatmır.", "Hamı yorulub."),
    "tr": ("Burada zorluk var.", "Para yetmiyor.", "Herkes yoruldu."),
    "ru": ("Здесь есть трудность.", "Денег не хватает.", "Все устали."),
    "en": ("There is a difficulty.", "Money is short.", "Everybody is tired."),
}
PERSON = Coder("somebody", "Leyla", CoderKind.PERSON)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "study")
    yield made
    made.project.close()


def study_of(desk: Desk, texts: tuple[str, ...], *more: Coding) -> Study:
    """The texts, each a paragraph of one source, coded by the terms and as `more` says of the source of the desk."""
    desk.add(desk.write("talk.txt", "\n\n".join(texts) + "\n"))
    desk.run()
    study = load_study(desk.project, desk.settings, coding.read_codebook(desk.codebook))
    (source,) = store.sources(desk.project)
    placed = []
    for one in more:
        start = source.text.index(one.words)
        end = start + len(one.words)
        words = one.words.split()
        reason = (Firing(words[0], start, start + len(words[0])),) if one.score is not None else ()
        placed.append(replace(one, source_uid=source.uid, span=Span(start, end), reason=reason))
    codings = sorted([*study.codings, *placed], key=lambda one: one.span)
    return replace(study, codings=codings, passages=comparing.passages(codings, study.sources, study.codebook))


def coded(words: str, status: Status, *, score: float | None = None, proposal: str | None = None) -> Coding:
    """A coding of the challenges: a suggestion with a score, by a person once it is decided; else by hand."""
    coder = LEARNED if status is Status.PROPOSED else PERSON
    return Coding("", 0, CHALLENGES, Span(0, 0), words, coder, status, proposal=proposal, score=score)


CHALLENGES = coding.parse_codebook(
    "id: t\nname: T\ncodes:\n  - {id: challenges, name: C}\n"
).codes[0].uid  # fmt: skip


def report(study: Study) -> str:
    view = findings(study, quotations=9, made_at=NOON)
    return render(view.template, view.values)


def method_of(html: str) -> str:
    return html.partition('id="method"')[2].partition("<table>")[0]


@pytest.mark.parametrize("language", TEXTS)
def test_what_was_learned_and_what_was_coded_by_hand_is_not_called_found_by_terms(desk: Desk, language: str) -> None:
    _by_term, suggested, by_hand = TEXTS[language]
    study = study_of(
        desk,
        TEXTS[language],
        coded(suggested, Status.ACCEPTED, score=0.814, proposal="p"),
        coded(by_hand, Status.ACCEPTED),
    )
    html = report(study)
    footers = re.findall(r"<footer>(.*?)</footer>", html, re.DOTALL)
    first = suggested.split()[0]
    assert len(footers) == 3
    assert "found by <em>" in footers[0] and "suggested" not in footers[0]
    assert f"suggested because of <em>{first}</em>, probability 0.81" in footers[1] and "found by" not in footers[1]
    assert footers[2].endswith("coded by hand") and "found by" not in footers[2]
    method = method_of(html)
    assert "was coded by dictionary-based coding" not in method and "was searched by dictionary-based" in method
    assert "Its proposals: 1 accepted, 0 rejected, 0 not yet decided." in method
    assert "are between 0.81 and 0.81" in method and "Those decisions were taken by Leyla." in method
    assert "1 accepted coding was made by hand" in method


def test_waiting_suggestions_are_counted_apart_and_neighbours_have_two_probabilities(desk: Desk) -> None:
    texts = ("Money is short. Time is short.", "Nobody has a car.")
    waiting = [
        coded(words, Status.PROPOSED, score=score)
        for words, score in (("Money is short.", 0.9), ("Time is short.", 0.6))
    ]
    study = study_of(desk, texts, *waiting, coded("Nobody has a car.", Status.REJECTED, score=0.7, proposal="p"))
    html = report(study)
    assert "suggested because of <em>Money</em>, <em>Time</em>, probability 0.60 to 0.90" in html
    assert "Its proposals: 0 accepted, 1 rejected, 2 not yet decided." in html
    assert "made by hand" not in method_of(html)


def test_where_terms_alone_coded_the_report_says_nothing_else(desk: Desk) -> None:
    html = report(study_of(desk, TEXTS["en"]))
    assert "was coded by dictionary-based coding" in method_of(html)
    assert "learned" not in method_of(html) and "by hand" not in html and "probability" not in html


def test_a_passage_that_terms_found_is_quoted_before_one_that_was_suggested(desk: Desk) -> None:
    texts = ("Money is short.", "There is a difficulty.")
    study = study_of(desk, texts, coded("Money is short.", Status.PROPOSED, score=0.9))
    passages = [one for one in study.passages if one.code_uid == CHALLENGES]
    assert [one.words for one in selected(passages, Quoting(study), most=1)] == ["There is a difficulty."]
