"""A guide made from interviews that have none."""

from __future__ import annotations

import pytest

from qualkit.annotating import annotate, suggest_guide
from qualkit.model.guides import Guide
from qualkit.model.sources import Source
from tests.annotating.guides import WORDINGS, make_interview


def suggested(*sources: Source) -> Guide:
    return suggest_guide(sources, [annotate(source) for source in sources])


@pytest.mark.parametrize("language", WORDINGS)
def test_what_two_interviews_ask_alike_is_a_question(language: str) -> None:
    first, second, third, *_ = WORDINGS[language]
    own = {"az": "Bu pişik kimindir?", "tr": "Bu kedi kimin?", "ru": "А чья это кошка?", "en": "And whose cat is that?"}
    one = make_interview(language, [first, second, own[language], third])
    other = make_interview(language, [second, first, third])
    guide = suggested(one, other)
    assert {question.wordings[language] for question in guide.questions} == {first, second, third}
    assert [question.id for question in guide.questions] == ["1", "2", "3"]
    assert guide.questions[2].wordings[language] == third


def test_nearly_the_same_words_are_one_question_in_its_commonest_form() -> None:
    said = "Evdən işləməyə nə vaxt başladınız?"
    sources = [make_interview("az", [turn]) for turn in (said, said, "Siz evdən işləməyə nə vaxt başlamısınız?")]
    assert [question.wordings for question in suggested(*sources).questions] == [{"az": said}]


def test_numbers_make_questions_of_several_languages_one() -> None:
    sources = [
        make_interview(language, [f"{number}. {words}" for number, words in enumerate(WORDINGS[language][:3], 1)])
        for language in WORDINGS
    ]
    guide = suggested(*sources)
    assert len(guide.questions) == 3 and guide.languages == ("az", "tr", "ru", "en")
    assert guide.questions[1].wordings == {language: WORDINGS[language][1] for language in WORDINGS}


def test_without_numbers_words_that_languages_share_make_them_one() -> None:
    sources = [make_interview(language, WORDINGS[language]) for language in ("az", "az", "tr", "tr")]
    guide = suggested(*sources)
    both = [question.wordings for question in guide.questions if len(question.wordings) == 2]
    assert len(both) > 2
    translated = dict(zip(WORDINGS["az"], WORDINGS["tr"], strict=True))
    assert all(translated[wordings["az"]] == wordings["tr"] for wordings in both)


def test_nothing_is_suggested_from_one_interview_or_none() -> None:
    assert suggested() == Guide()
    assert suggested(make_interview("tr", WORDINGS["tr"])) == Guide()
    assert suggested(Source("a.txt", ""), Source("b.txt", "No turns.")) == Guide()
