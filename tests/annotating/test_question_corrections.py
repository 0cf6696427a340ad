"""What people said about the question of a turn stands, whatever the rules see and however the text is repaired."""

from __future__ import annotations

import pytest

from qualkit.annotating import annotate, asked
from qualkit.model.corrections import Corrections, QuestionCorrection
from qualkit.model.guides import NO_GUIDE
from qualkit.model.sources import Source
from tests.annotating.guides import WORDINGS, answered, make_guide, make_interview
from tests.builders import make_edit


def corrected(source: Source, words: str, question: str | None) -> Corrections:
    """That the turn which begins with these words of the original asks a question."""
    return Corrections(questions=(QuestionCorrection(source.original.index(words), question),))


@pytest.mark.parametrize("language", WORDINGS)
def test_a_correction_wins_over_number_and_words(language: str) -> None:
    first, second, third, *_ = WORDINGS[language]
    source = make_interview(language, [f"1. {first}", f"2. {second}", f"3. {third}"])
    said = corrected(source, f"2. {second}", "5")
    annotation = annotate(source, guide=make_guide(), corrections=said)
    assert answered(annotation) == ["1", "5", "3"]
    found = asked(source, annotation, make_guide(), corrections=said.questions)
    assert [(one.question, one.by) for one in found] == [("1", "number"), ("5", "person"), ("3", "number")]


def test_no_question_lasts_until_the_next_one() -> None:
    first, second, *_ = WORDINGS["az"]
    source = make_interview("az", [first, "Bu səs nədir, təmir gedir?", "Hə?", second])
    annotation = annotate(source, guide=make_guide(), corrections=corrected(source, "Bu səs", None))
    assert answered(annotation) == ["1", None, None, "2"]


def test_a_turn_that_goes_on_is_given_the_question_before() -> None:
    first, second, third, *_ = WORDINGS["tr"]
    source = make_interview("tr", [first, second, third])
    annotation = annotate(source, guide=make_guide(), corrections=corrected(source, second, "1"))
    assert answered(annotation) == ["1", "1", "3"]


def test_a_correction_of_an_answer_is_of_this_one_only() -> None:
    first, second, *_ = WORDINGS["en"]
    source = make_interview("en", [first, "And then?", second])
    start = annotate(source).turns[1].start
    said = Corrections(questions=(QuestionCorrection(start, "4"),))
    assert answered(annotate(source, guide=make_guide(), corrections=said)) == ["4", "1", "2"]


def test_two_questions_can_be_said_at_once_and_ones_that_the_guide_has_not() -> None:
    first, second, third, *_ = WORDINGS["ru"]
    source = make_interview("ru", [first, second, third])
    both = annotate(source, guide=make_guide(), corrections=corrected(source, second, "2, 4"))
    assert answered(both) == ["1", "2, 4", "3"]
    other = annotate(source, guide=make_guide(), corrections=corrected(source, second, "погода"))
    assert answered(other) == ["1", "погода", "3"]


def test_a_correction_stands_without_a_guide() -> None:
    source = make_interview("tr", ["1. Nerede çalışıyorsunuz?", "Kaç yıldır?", "2. Memnun musunuz?"])
    said = corrected(source, "Kaç", "9")
    annotation = annotate(source, corrections=said)
    assert answered(annotation) == ["1", "9", "2"]
    assert [one.question for one in asked(source, annotation, NO_GUIDE, corrections=said.questions)] == ["1", "9", "2"]


@pytest.mark.parametrize("language", WORDINGS)
def test_a_correction_survives_repairs_that_move_the_text(language: str) -> None:
    first, second, third, *_ = WORDINGS[language]
    source = make_interview(language, [first, second, third])
    said = corrected(source, second, "6")
    text = source.original
    label, at = text[: text.index(":")], text.index(second)
    edits = [
        make_edit(text, 0, len(label), f"{label}".upper() + "  "),
        make_edit(text, text.index(first), text.index(first) + 4, "XXXXXXXXXXXXX"),
        make_edit(text, at, at + 3, ""),
    ]
    for number in range(len(edits) + 1):
        repaired = source.with_edits(edits[:number])
        annotation = annotate(repaired, guide=make_guide(), corrections=said)
        assert answered(annotation)[1:] == ["6", "3"], number
