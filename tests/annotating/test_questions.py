"""Which question of the guide each turn answers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from qualkit.annotating import annotate, asked
from qualkit.model.guides import NO_GUIDE, Guide, Question
from qualkit.model.sources import Mark
from tests.annotating.guides import LABELS, WORDINGS, answered, found_in, make_guide, make_interview
from tests.builders import make_source

CASES = json.loads((Path(__file__).parents[1] / "cases/guide-questions.json").read_text(encoding="utf-8"))
LANGUAGES = tuple(WORDINGS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_answers_have_the_question_that_was_asked(case: dict[str, object]) -> None:
    found = found_in(case["language"], case["turns"], make_guide())
    assert found == case["questions"], case["comment"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guides_own_words_are_found_in_any_order(language: str) -> None:
    turns = [WORDINGS[language][number] for number in (5, 0, 3, 1, 4, 2)]
    assert found_in(language, turns, make_guide()) == ["6", "1", "4", "2", "5", "3"]
    assert found_in(language, turns, make_guide(language)) == ["6", "1", "4", "2", "5", "3"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_how_a_question_was_found(language: str) -> None:
    first, second, third, *_rest, last = WORDINGS[language]
    source = make_interview(language, [f"1. {first}", second, f"Hm. {third.rstrip('?')}, ha?", "Hm?", last])
    found = asked(source, annotate(source), make_guide())
    assert [one.question for one in found] == ["1", "2", "3", None, "6"]
    assert [one.by for one in found] == ["number", "wording", "likeness", "", "wording"]
    assert [one.turn for one in found] == [0, 2, 4, 6, 8]
    assert found[0].score == 1 and 0.5 < found[2].score < found[1].score <= 1 and found[3].score < 0.3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_that_the_guide_lacks_is_found_by_number(language: str) -> None:
    others = make_guide(*(other for other in LANGUAGES if other != language))
    turns = [f"{number}. {words}" for number, words in enumerate(WORDINGS[language], 1)]
    assert found_in(language, turns, others) == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize(
    ("language", "turns"),
    [
        ("az", ("Nazirliklə koordinasiya necədir?", "Hansı texnologiyalardan istifadə edirsiniz?", "İnternet varmı?")),
        ("tr", ("Bakanlıkla koordinasyon nasıl?", "Hangi teknolojileri kullanıyorsunuz?", "İnternet var mı?")),
        ("en", ("How is coordination with the ministry?", "Which technologies do you use?", "Is there internet?")),
    ],
)
def test_international_words_tell_a_question_across_languages(language: str, turns: tuple[str, ...]) -> None:
    texts = ("Какова координация с министерством?", "Какие технологии вы используете?", "Есть ли интернет?")
    guide = Guide(tuple(Question(str(number), {"ru": text}) for number, text in enumerate(texts, 1)))
    assert found_in(language, turns, guide) == ["1", "2", "3"]


def test_across_languages_nothing_is_guessed() -> None:
    turns = ["Sizi burada görməyə çox şadam.", "Pəncərəni bağlayım?", "Bu şəkil kimindir?"]
    assert found_in("az", turns, make_guide("ru", "en")) == [None, None, None]


def test_two_interviewers_ask_in_turn() -> None:
    first, second, third, *_ = WORDINGS["en"]
    text = (
        f"Interviewer 1: {first}\n\nParticipant: In 2020.\n\nInterviewer 2: Which month?\n\nParticipant: In March.\n\n"
        f"Interviewer 2: {second}\n\nParticipant: It is long.\n\nInterviewer 1: {third}\n\nParticipant: The noise.\n"
    )
    assert answered(annotate(make_source(text), guide=make_guide())) == ["1", "1", "2", "3"]


def test_all_who_answer_in_a_group_answer_the_question() -> None:
    text = (
        f"Moderator: {WORDINGS['az'][2]}\n\nP1: Səs-küy.\n\nP2: Məncə, tənhalıq.\n\nP1: Hə, o da var.\n\n"
        f"Moderator: {WORDINGS['az'][5]}\n\nP2: Heç nə.\n\nP1: Səbirli olsunlar.\n"
    )
    assert answered(annotate(make_source(text, language="az"), guide=make_guide())) == ["3", "3", "3", "6", "6"]


def test_code_switching_is_compared_with_the_language_of_the_turn() -> None:
    turns = [WORDINGS["az"][0], WORDINGS["ru"][1], WORDINGS["az"][2], WORDINGS["ru"][4]]
    assert found_in("az", turns, make_guide()) == ["1", "2", "3", "5"]


def test_names_of_questions_are_counted_for_their_numbers() -> None:
    guide = Guide((Question("start", {"en": WORDINGS["en"][0]}), Question("day", {"en": WORDINGS["en"][1]})))
    turns = [f"1. {WORDINGS['en'][0]}", f"2. {WORDINGS['en'][1]}"]
    assert found_in("en", turns, guide) == ["start", "day"]


def test_without_a_guide_numbers_are_the_questions() -> None:
    source = make_interview("tr", ["1. Nerede çalışıyorsunuz?", "Kaç yıldır?", "2. Memnun musunuz?"])
    annotation = annotate(source)
    assert answered(annotation) == ["1", "1", "2"]
    found = asked(source, annotation, NO_GUIDE)
    assert [(one.question, one.by) for one in found] == [("1", "number"), (None, ""), ("2", "number")]


CALLED = {
    "az": (
        "Sual {}:",
        "Cavab:",
        ("Özünüz haqqında danışın, nə işlə məşğulsunuz?", "Səhərdən axşama qədər?", "Nə mane olur?"),
    ),
    "tr": (
        "Soru {} –",
        "Cevap –",
        ("Biraz kendinizden söz eder misiniz?", "Peki sabahtan akşama kadar?", "Nerede takılıyorsunuz?"),
    ),
    "ru": ("Вопрос {}.", "Ответ.", ("Расскажите немного о себе?", "А с утра до вечера?", "Что мешает?")),
    "en": (
        "Question {} -",
        "Answer -",
        ("Could you say who you are?", "And from dawn to dusk?", "What is in the way?"),
    ),
}


def called(language: str, numbers: Sequence[int], turns: Sequence[str]) -> list[str | None]:
    asks, answers, _turns = CALLED[language]
    answer = LABELS[language][2]
    talk = (
        f"{asks.format(number)} {turn}\n\n{answers} {answer}\n\n" for number, turn in zip(numbers, turns, strict=True)
    )
    return answered(annotate(make_source("".join(talk)), guide=make_guide()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_called_a_question_by_its_number_is_that_of_the_guide_in_other_words_too(language: str) -> None:
    turns = CALLED[language][2]
    assert called(language, (1, 2, 3), turns) == ["1", "2", "3"]
    assert called(language, (1, 3, 6), turns) == ["1", "3", "6"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_of_questions_of_its_own_has_no_numbers_of_the_guide(language: str) -> None:
    turns = CALLED[language][2]
    assert called(language, (5, 6, 7), turns)[:2] == [None, None]  # the guide has six
    assert called(language, (3, 1, 2), turns) == [None, None, None]
    other = WORDINGS[language][4]  # asked as the first one
    assert called(language, (1, 2, 3), (other, *turns[1:])) == ["5", "5", "5"]


@pytest.mark.parametrize("text", ["", "\n", "No labels here, and no turns.", "Interviewer:\n\nParticipant: Yes.\n"])
def test_a_text_without_questions_has_none(text: str) -> None:
    source = make_source(text)
    annotation = annotate(source, guide=make_guide())
    assert {turn.question for turn in annotation.turns} <= {None}
    assert all(one.question is None for one in asked(source, annotation, make_guide()))


def test_columns_of_a_survey_are_named_by_the_guide_or_keep_their_header() -> None:
    headers = ("What is the greatest difficulty of working from home?", "Favourite colour and why", "4")
    answers = ("The noise in the house.", "Blue, like the sea there.", "They are glad about it.")
    text = "\n\n".join(answers)
    starts = [text.index(answer) for answer in answers]
    marks = [
        Mark(at, at + len(answer), "question", header)
        for at, answer, header in zip(starts, answers, headers, strict=True)
    ]
    source = make_source(text, marks=sorted([*marks, Mark(0, len(text), "row", "R01")]))
    annotation = annotate(source, guide=make_guide())
    assert [turn.question for turn in annotation.turns] == ["3", "Favourite colour and why", "4"]
    assert [one.by for one in asked(source, annotation, make_guide())] == ["wording", "wording", "number"]
    assert [turn.question for turn in annotate(source).turns] == list(headers)
