"""What the codebook excludes is not suggested."""

from __future__ import annotations

import pytest

from qualkit.coding import Example, suggest
from qualkit.coding.learning.passages import passages_of_examples, passages_of_units
from qualkit.model.codebooks import Codebook
from qualkit.model.spans import Span
from qualkit.pipeline import annotate_all
from tests.builders import make_codebook, make_source
from tests.coding.learning.studies import decided, uid

BOOK = """\
id: t
name: T
codes:
  - id: skills
    name: Skills
    terms: {terms}
    children:
      - id: courses
        name: Courses
        terms: {{en: [seminar]}}
  - id: buildings
    name: Buildings
    terms: {{en: [wall]}}
"""
TERMS = {
    "az": ('az: [\'bacarıq !(bacarıq mərkəzi)\']', "Əməkdaşlar Bacarıq Mərkəzində kursa yazıldılar və dərs aldılar."),
    "tr": ("tr: [beceri, '!beceri yarışması']", "Çalışanlar beceri yarışmasında kursa yazıldı ve ders aldı."),
    "ru": ("ru: [навык, '!(не|без) >2 навык']", "Сотрудники без навыка записались на курс и взяли урок у учителя."),
    "en": ("en: [skill & !museum]", "The staff of the museum of skills joined a course and took a lesson."),
}  # fmt: skip


def book(terms: str) -> Codebook:
    return make_codebook(BOOK.format(terms="{" + terms + "}"))


def excluded(terms: str, text: str, language: str = "en") -> frozenset[str]:
    """What the codebook excludes in a text that is one sentence."""
    source = make_source(text, language=language)
    annotations = annotate_all([source])
    (passage,) = passages_of_units(book(terms), [source], annotations).all
    example = Example(source, annotations[0], Span(0, len(text)), frozenset(), frozenset(), None)
    assert passages_of_examples(book(terms), [example]).all[0].excluded == passage.excluded
    return passage.excluded


@pytest.mark.parametrize("language", TERMS)
def test_what_an_exclusion_took_is_not_suggested(language: str) -> None:
    terms, text = TERMS[language]
    said = decided(language)
    for written, expected in ((terms, []), (terms.split("[")[0] + "[zzz]", [uid("skills")])):
        source = make_source(text, language=language)
        found = suggest(book(written), [source], annotate_all([source]), said)
        assert [one.code_uid for one in found.codings[0]] == expected
        assert found.learned == (uid("skills"),)


@pytest.mark.parametrize("language", TERMS)
def test_the_code_and_those_below_it_are_excluded_and_no_others(language: str) -> None:
    assert excluded(*TERMS[language], language) == {uid("skills"), uid("skills/courses")}


@pytest.mark.parametrize(
    ("terms", "text"),
    [
        ("en: [skill, '!no skill']", "No skill is needed, but a skill helps."),
        ("en: [skill, '!no skill']", "No skill is needed in the seminar."),
        ("en: [skill, '!no skill']", "No walls are needed."),
        ("en: ['skill !\"skill centre\"', talent]", "The skill centre looks for talent."),
        ("en: ['skill !\"skill centre\"']", "A skill is taught at the skill centre."),
        ("en: ['wall* !wallet']", "The wallet is new."),
    ],
)
def test_where_a_term_is_left_or_nothing_was_taken_nothing_is_excluded(terms: str, text: str) -> None:
    assert excluded(terms, text) == frozenset()


def test_many_texts_are_told_apart() -> None:
    texts = ["No skill is needed.", "A skill is needed.", "", "No skill is needed here. A skill helps."]
    sources = [make_source(text, name=f"{n}.txt", language="en") for n, text in enumerate(texts)]
    passages = passages_of_units(book("en: [skill, '!no skill']"), sources, annotate_all(sources)).all
    assert [(one.text, bool(one.excluded)) for one in passages] == [(0, True), (1, False), (3, True), (3, False)]
