"""Codes below others: what a decision on one says of the other, and which of them is suggested."""

from __future__ import annotations

import pytest

from qualkit.coding import Example, parse_codebook, suggest
from qualkit.coding.learning.examples import labels
from qualkit.model.spans import Span
from qualkit.pipeline import annotate_all
from tests.builders import make_annotation, make_codebook, make_source
from tests.coding.learning.studies import OTHER, TRAINED, WHEN, examples, uid

BOOK = parse_codebook("""\
id: t
name: T
codes:
  - id: skills
    name: Skills
    terms: {en: [skill]}
    children:
      - {id: courses, name: Courses, terms: {en: [course]}}
      - {id: tests, name: Tests, terms: {en: [exam]}}
  - {id: rooms, name: Rooms, terms: {en: [room]}}
""")


CH = "challenges"


@pytest.mark.parametrize(
    ("yes", "no", "known"),
    [
        ("challenges/staff", "", {"challenges/staff": True, "challenges": True}),
        ("challenges", "", {"challenges": True}),
        ("", "challenges", {"challenges": False, "challenges/staff": False, "challenges/money": False}),
        ("", "challenges/staff", {"challenges/staff": False, "challenges": False}),
        ("challenges/money", "challenges/staff", {"challenges/staff": False, "challenges/money": True, CH: True}),
        ("challenges/staff", "challenges", {"challenges/staff": True, "challenges": True, "challenges/money": False}),
        ("tools", "tools", {}),
    ],
)  # fmt: skip
def test_a_decision_on_a_code_says_something_of_those_above_and_below(
    yes: str, no: str, known: dict[str, bool]
) -> None:
    source = make_source("Words.")
    sides = (frozenset(uid(path) for path in side.split()) for side in (yes, no))
    example = Example(source, make_annotation(source), Span(0, 6), *sides)
    assert labels(make_codebook(), example) == {uid(path): stands for path, stands in known.items()}


def suggested(text: str, said: list[tuple[str, set[str], set[str]]]) -> set[tuple[str, str]]:
    source = make_source(text, language="en")
    found = suggest(BOOK, [source], annotate_all([source]), examples(said, "en"))
    return {(BOOK.by_uid[one.code_uid].path, one.words) for one in found.codings[0]}


def test_a_theme_is_suggested_and_below_it_the_code_whose_term_fired() -> None:
    said = [(TRAINED["en"].format(when), {"skills"}, {"rooms"}) for when in WHEN["en"]]
    said += [(OTHER["en"].format(when), set[str](), {"skills", "rooms"}) for when in WHEN["en"]]
    with_term, without = "The clerks joined a course.", "The clerks took a lesson with the teacher."
    assert suggested(f"{with_term} {without}", said) == {("skills/courses", with_term), ("skills", without)}


def test_a_code_below_with_ten_examples_is_suggested_itself() -> None:
    said = [(TRAINED["en"].format(when), {"skills/tests"}, {"rooms"}) for when in WHEN["en"]]
    said += [(OTHER["en"].format(when), set[str](), {"skills", "rooms"}) for when in WHEN["en"]]
    without = "The clerks took a lesson with the teacher."
    assert suggested(without, said) == {("skills/tests", without)}
