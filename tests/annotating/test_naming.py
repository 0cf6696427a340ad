"""Names of reported persons as people say them, laid over what the rules found."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualkit.annotating import Reported, named, reported_together, with_names
from qualkit.model.annotations import Attribution
from qualkit.model.corrections import NOBODY, PersonCorrection
from tests.builders import make_columns

NAMES = ("Ilqar İsmayılzadə", "Ilqar Ismayilzadə", "Ирина Ёлкина", "Anna Smith")


def told(*names: str, by: str = "name"):
    """An annotation of one sentence for each name."""
    spans = [(10 * number, 10 * number + 8) for number in range(len(names))]
    return replace(
        make_columns(spans), attributions={n: Attribution(name, by, 1, 2) for n, name in enumerate(names) if name}
    )


def reported(annotation) -> list[str]:
    return [sentence.reported for sentence in annotation.sentences()]


def test_a_name_is_what_people_call_it_and_nobody_is_the_author() -> None:
    said = [PersonCorrection(NAMES[1], NAMES[0]), PersonCorrection(NAMES[2], NOBODY), PersonCorrection(NAMES[3])]
    corrected = with_names(told(*NAMES, ""), said)
    assert reported(corrected) == [NAMES[0], NAMES[0], "", NAMES[3], ""]
    assert corrected.attributions[1] == Attribution(NAMES[0], "name", 1, 2)


@pytest.mark.parametrize("word", ["and", "və", "ve", "и"])
def test_those_who_are_reported_together_have_each_the_own_name(word: str) -> None:
    said = [
        PersonCorrection("İlqar", "Ilqar"),
        PersonCorrection("Smith", "Anna Smith"),
        PersonCorrection("Bob", NOBODY),
    ]
    both = told(f"Anna, İlqar {word} Smith", f"Jo Smith {word} Bob", by="collective")
    corrected = with_names(both, said)
    assert reported(corrected) == [f"Anna, Ilqar {word} Anna Smith", "Jo Smith"]
    assert [one.by for one in corrected.attributions.values()] == ["collective", "name"]
    assert reported(with_names(both, [PersonCorrection(f"Jo Smith {word} Bob", NOBODY)]))[1] == ""
    assert reported(with_names(both, [*said, PersonCorrection("Jo Smith", NOBODY)]))[1] == ""
    assert reported(with_names(both, [PersonCorrection("Smith", "Anna")]))[0] == f"Anna {word} İlqar"


def test_what_people_together_go_on_to_say_has_their_new_names_too() -> None:
    both = told("Anna və Smith", by="collective").attributions[0]
    annotation = replace(told("x", "x"), attributions={0: both, 1: both._replace(by="continued")})
    assert reported(with_names(annotation, [PersonCorrection("Smith", "Işıl")])) == ["Anna və Işıl"] * 2


def test_people_together_are_those_who_are_named_and_nobody_knows_how_many_experts_are() -> None:
    several = told("Anna və Işıl Yıldız", "ekspertlər", "эксперты и послы", by="collective").attributions
    alone = told("Rauf", by="collective").attributions[0]
    found = dict(
        enumerate([*several.values(), Attribution("ekspertlər", "continued"), alone, alone._replace(by="name")])
    )
    annotation = replace(told(*"abcdef"), attributions=found)
    assert reported_together(annotation) == {
        "Anna və Işıl Yıldız": ("Anna", "Işıl Yıldız"), "ekspertlər": (), "эксперты и послы": (),
    }  # fmt: skip
    assert reported_together(told()) == {}


def test_nothing_said_changes_nothing_and_an_empty_text_has_nobody() -> None:
    annotation = told(*NAMES)
    assert with_names(annotation, []) is annotation
    assert reported(with_names(make_columns([]), [PersonCorrection("a", "b")])) == []
    assert named([], [PersonCorrection("a", "b")]) == []


def test_who_is_called_alike_is_one_person_with_all_forms() -> None:
    people = [
        Reported("Ömər", False, Counter(name=2), ("Ömərin",)),
        Reported("Rauf", False, Counter(name=1)),
        Reported("Omər", False, Counter(name=1, pronoun=1), ("Omər", "Ömərin"), is_cited=True),
    ]
    one, other = named(people, [PersonCorrection("Omər", "Ömər")])
    assert (one.name, one.told_by, one.forms, one.is_cited) == ("Ömər", "name 3, pronoun 1", ("Ömərin", "Omər"), True)
    assert other.name == "Rauf"
    assert [person.name for person in named(people, [PersonCorrection("Rauf", NOBODY)])] == ["Ömər", "Omər"]
    assert people[0].by == Counter(name=2)


TOGETHER = f"{NAMES[0]}, {NAMES[2]} və {NAMES[3]}"


@given(st.dictionaries(st.sampled_from((*NAMES, TOGETHER)), st.sampled_from((*NAMES, "X", NOBODY))))
def test_rows_and_sentences_agree(said: dict[str, str]) -> None:
    corrections = [PersonCorrection(name, called) for name, called in said.items()]
    rows = [Reported(name, False, Counter(name=1)) for name in NAMES]
    people = named([*rows, Reported(TOGETHER, True, Counter(collective=1, continued=1))], corrections)
    each = [*(Attribution(name, "name") for name in NAMES), *(Attribution(TOGETHER, by) for by in BY_SEVERAL)]
    annotation = with_names(replace(told(*"abcdef"), attributions=dict(enumerate(each))), corrections)
    sentences = Counter((one.name, one.by) for one in annotation.attributions.values())
    assert Counter({(one.name, by): n for one in people for by, n in one.by.items()}) == sentences
    assert {one.name for one in people if one.is_several} == set(reported_together(annotation))


BY_SEVERAL = ("collective", "continued")
