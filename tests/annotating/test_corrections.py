"""What people said about the speakers of a source counts before what the rules see."""

from __future__ import annotations

import pytest

from qualkit.annotating import alike_pairs, annotate, speaker_labels
from qualkit.model.corrections import NO_SPEAKER, Corrections, SpeakerCorrection
from qualkit.model.sources import Mark, Source

TALKS = {
    "az": ("Günel", "Elçin", "Nə əkirsiniz?", "Alma əkirik.", "Su azdır."),
    "tr": ("Selin", "İsmail", "Ne ekiyorsunuz?", "Elma ekiyoruz.", "Su az."),
    "ru": ("Ольга", "Фёдор", "Что вы сажаете?", "Сажаем яблони.", "Воды мало."),
    "en": ("Wren", "Hollis", "What do you grow?", "We grow apples.", "Water is short."),
}


def said(text: str, *corrections: SpeakerCorrection, marks: tuple[Mark, ...] = ()) -> list[tuple[str, str, str]]:
    source = Source("a.txt", text, marks)
    annotation = annotate(source, corrections=Corrections(corrections))
    assert len(speaker_labels(source, corrections=Corrections(corrections))) == len(annotation.turns)
    return [(turn.speaker, turn.role, text[turn.start : turn.end]) for turn in annotation.turns]


def talk(language: str) -> str:
    asker, teller, question, answer, more = TALKS[language]
    return f"{asker}: {question}\n\n{teller}: {answer}\n\n{asker}: {question}\n\n{teller}: {more}"


@pytest.mark.parametrize("language", TALKS)
def test_labels_of_one_name_are_one_speaker(language: str) -> None:
    asker, teller, _question, answer, _more = TALKS[language]
    text = talk(language) + f"\n\n{teller[:-1]}: {answer}"
    found = said(text, SpeakerCorrection(teller, "P1"), SpeakerCorrection(teller[:-1], "P1"))
    assert [turn[0] for turn in found] == [asker, "P1", asker, "P1", "P1"]
    assert found[-1] == ("P1", "participant", answer)
    source = Source("a.txt", text)
    labels = speaker_labels(source, corrections=Corrections((SpeakerCorrection(teller, "P1"),)))
    assert labels == [asker, teller, asker, teller, teller[:-1]]


@pytest.mark.parametrize("language", TALKS)
def test_a_fixed_role_holds_for_all_labels_of_the_name(language: str) -> None:
    asker, teller, *_ = TALKS[language]
    found = said(talk(language), SpeakerCorrection(teller, "X", "other"), SpeakerCorrection(asker, None, "participant"))
    assert {turn[:2] for turn in found} == {(asker, "participant"), ("X", "other")}


def test_a_renamed_label_keeps_the_role_and_the_number_that_its_words_name() -> None:
    text = "Sual 1: Su var?\n\nCavab: Var.\n\nSual 2: Yol var?\n\nCavab: Yoxdur."
    renamed = tuple(SpeakerCorrection(label, "Leyla") for label in ("Sual 1", "Sual 2"))
    turns = annotate(Source("a.txt", text), language="az", corrections=Corrections(renamed)).turns
    assert [(turn.speaker, turn.role, turn.question) for turn in turns] == [
        ("Leyla", "interviewer", "1"), ("Cavab", "participant", "1"),
        ("Leyla", "interviewer", "2"), ("Cavab", "participant", "2"),
    ]  # fmt: skip


@pytest.mark.parametrize("language", TALKS)
def test_what_is_no_speaker_goes_on_with_the_one_before(language: str) -> None:
    asker, teller, question, answer, _more = TALKS[language]
    text = talk(language).replace(f"{teller}: {answer}", f"{teller}: {answer}\n\nX: {answer}\n\nX: {question}")
    assert ("X", "participant", answer) in said(text)
    found = said(text, SpeakerCorrection("X", None, NO_SPEAKER))
    assert found[1] == (teller, "participant", f"{answer}\n\nX: {answer}\n\nX: {question}")
    everybody = [SpeakerCorrection(name, None, NO_SPEAKER) for name in (asker, teller, "X")]
    assert said(text, *everybody) == []


@pytest.mark.parametrize(
    "written",
    ["{}: ", "{}:\n", "**{}** ", "{}\n", "[00:12] {}: ", "{}  0:12\n", "{} – ", "{}. ", "{}\t"],
)
@pytest.mark.parametrize("language", TALKS)
def test_a_label_that_the_rules_do_not_see_becomes_one(language: str, written: str) -> None:
    *_, question, answer, more = TALKS[language]
    label = "o biri kişi"
    text = f"{more}\n\n{written.format(label)}{answer}\n\n{question}\n\n{written.format(label)}{more}"
    assert said(text) == []
    assert said(text, SpeakerCorrection(label, label)) == [
        (label, "participant", f"{answer}\n\n{question}"), (label, "participant", more),
    ]  # fmt: skip


def test_an_added_label_in_bold() -> None:
    text = "Giriş sözü.\n\nə. xanım Su azdır.\n\nə. xanım Yol da yoxdur."
    marks = tuple(Mark(at, at + 8, "bold") for at in (13, 33))
    found = said(text, SpeakerCorrection("ə. xanım", "Əsmər"), marks=marks)
    assert found == [("Əsmər", "participant", "Su azdır."), ("Əsmər", "participant", "Yol da yoxdur.")]


def test_an_added_label_joins_those_that_are_there() -> None:
    text = talk("en").replace("We grow apples.", "We grow apples.\n\nmy wife: And pears.")
    assert [turn[0] for turn in said(text, SpeakerCorrection("my wife", "Ada"))] == [
        "Wren", "Hollis", "Ada", "Wren", "Hollis",
    ]  # fmt: skip


def test_the_later_correction_counts_and_an_empty_one_says_nothing() -> None:
    text = talk("en")
    assert said(text, SpeakerCorrection("Wren", "A", "other"), SpeakerCorrection("Wren")) == said(text)
    found = said(text, SpeakerCorrection("Wren", "A"), SpeakerCorrection("Wren", None, "other"))
    assert found[0][:2] == ("Wren", "other")


def test_voices_are_corrected_too() -> None:
    text = "Salam.\n\nNecəsiniz?\n\nYaxşı."
    marks = (Mark(0, 6, "voice", "A"), Mark(8, 18, "voice", "B"), Mark(20, 26, "voice", "C"))
    assert [turn[0] for turn in said(text, SpeakerCorrection("A", "Leyla", "other"), marks=marks)] == [
        "Leyla",
        "B",
        "C",
    ]
    found = said(text, SpeakerCorrection("B", None, NO_SPEAKER), marks=marks)
    assert [turn[::2] for turn in found] == [("A", "Salam.\n\nNecəsiniz?"), ("C", "Yaxşı.")]


def test_respondents_of_a_survey_are_renamed_and_stay() -> None:
    marks = (Mark(0, 7, "question", "Su"), Mark(0, 7, "row", "R1"))
    assert said("Azdır. ", SpeakerCorrection("R1", "Leyla", "other"), marks=marks)[0][:2] == ("Leyla", "other")
    assert said("Azdır. ", SpeakerCorrection("R1", None, NO_SPEAKER), marks=marks)[0][:2] == ("R1", "participant")


def test_corrections_of_an_empty_text_change_nothing() -> None:
    assert said("", SpeakerCorrection("A", "B"), SpeakerCorrection("C", None, NO_SPEAKER)) == []


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("Müsahibəci", "Müsahibəçi", True),
        ("İsmail", "ismail", True),
        ("Aytən", "Aytənin", True),
        ("Анна", "Анны", True),
        ("Elif Kaya", "Elif", True),
        ("Elif Kaya", "EK", True),
        ("Katılımcı 1", "Katılımcı 2", False),
        ("P1", "P11", False),
        ("Elif Kaya", "Elif Ada", False),
        ("Ali", "Vəli", False),
        ("Leyla", "Rauf", False),
    ],
)
def test_labels_that_may_be_one_persons(one: str, other: str, is_alike: bool) -> None:
    assert alike_pairs([one, other]) == ([(one, other)] if is_alike else [])
