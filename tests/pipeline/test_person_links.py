"""Whom sources report: people who are reported together, forms of a name over several sources, and links that move."""

from __future__ import annotations

import pytest

from qualkit import store
from qualkit.errors import QualkitError
from qualkit.model.cases import Link
from qualkit.pipeline import KeptAnnotations
from qualkit.pipeline.linking import add_cases
from qualkit.pipeline.persons import PersonChanges, correct_persons, persons
from tests.pipeline.conftest import Desk

TOGETHER = {
    "az": "İlqar Vəliyev və Işıl Yıldız qeyd edirlər ki, xərclər artır.\n\nİlqar Vəliyev bildirir ki, vəsait azdır.\n",
    "ru": "Пётр Сидоров и Ольга Иванова отметили, что расходы растут.\n\nПётр Сидоров отметил, что средств мало.\n",
    "en": "Rauf Guliyev and Leyla Safarli argue that costs rise.\n\nRauf Guliyev argues that funds are low.\n",
}
NAMES = {  # both, who is reported alone too, who is not
    "az": ("İlqar Vəliyev və Işıl Yıldız", "İlqar Vəliyev", "Işıl Yıldız"),
    "ru": ("Пётр Сидоров и Ольга Иванова", "Пётр Сидоров", "Ольга Иванова"),
    "en": ("Rauf Guliyev and Leyla Safarli", "Rauf Guliyev", "Leyla Safarli"),
}
FORMS = {  # two texts with the same person in different forms
    "az": ("İlqar Vəliyevin sözlərinə görə, xərclər artır.", "İlqar Vəliyev qeyd edir ki, vəsait azdır."),
    "tr": ("Işıl Yıldız'a göre maliyetler artıyor.", "Işıl Yıldız kaynağın az olduğunu söyledi."),
    "ru": ("По словам Ольги Ивановой, расходы растут.", "Ольга Иванова отметила, что средств мало."),
    "en": (
        "According to Leyla Safarli, costs rise. Safarli adds that it is so.",
        "Leyla Safarli argues that funds are low.",
    ),
}
TITLED = {
    "az": "Prof. Dr. İlqar Vəliyev",
    "tr": "Doç. Dr. Işıl Yıldız",
    "ru": "г-жа Ольга Иванова",
    "en": "Dr Leyla Safarli",
}
IN_FORM = {"az": "İlqar Vəliyevin", "tr": "Işıl Yıldız'a", "ru": "Ольги Ивановой", "en": "Safarli"}


def told(desk: Desk) -> list[str]:
    """Whose view each sentence gives, over all sources."""
    annotations = KeptAnnotations(desk.project, store.sources(desk.project))
    return [sentence.reported for annotation in annotations for sentence in annotation.sentences()]


def change(desk: Desk, **changes: object) -> list[str]:
    """What a command with these changes says."""
    return correct_persons(desk.project, store.sources(desk.project), PersonChanges(**changes))


def links(desk: Desk) -> list[tuple[str | None, str]]:
    return sorted((one.speaker, one.case) for one in store.stored_links(desk.project) if one.is_person and one.case)


@pytest.mark.parametrize("language", TOGETHER)
def test_people_who_are_reported_together_can_be_named_as_they_are_printed(desk: Desk, language: str) -> None:
    both, one, _other = NAMES[language]
    desk.add(desk.write("a.txt", TOGETHER[language]))
    assert told(desk) == [both, one]
    change(desk, same=[(one, "Ğənirə")])
    printed = both.replace(one, "Ğənirə")
    assert told(desk) == [printed, "Ğənirə"]
    assert change(desk, nobody=[printed]) == [f"{printed} is nobody"]
    assert told(desk) == ["", "Ğənirə"]
    change(desk, reset=[both])
    assert told(desk) == [printed, "Ğənirə"]


@pytest.mark.parametrize("language", TOGETHER)
def test_who_is_only_reported_with_somebody_can_be_renamed_linked_and_nobody(desk: Desk, language: str) -> None:
    both, one, other = NAMES[language]
    desk.add(desk.write("a.txt", TOGETHER[language]))
    change(desk, same=[(other, "Ğənirə")], cases={"Ğənirə": "E1"})
    assert told(desk) == [both.replace(other, "Ğənirə"), one]
    assert links(desk) == [("Ğənirə", "E1")]
    assert persons(desk.project, store.sources(desk.project)).gone == []
    change(desk, nobody=[other])
    assert told(desk) == [one, one] and links(desk) == []
    change(desk, same=[(one, "Ğənirə")])
    assert told(desk) == ["Ğənirə", "Ğənirə"]
    change(desk, reset=["Ğənirə", other])
    assert told(desk) == [both, one] and links(desk) == [(other, "E1")]
    assert not add_cases(desk.project, desk.write("cases.csv", f"case,person\nE2,{other}\n")).problems
    assert links(desk) == [(other, "E2")]


@pytest.mark.parametrize("language", FORMS)
def test_a_form_means_the_person_in_every_source_in_which_the_name_stands(desk: Desk, language: str) -> None:
    for number, text in enumerate(FORMS[language]):
        desk.add(desk.write(f"{number}.txt", f"{text}\n"))
    assert add_cases(desk.project, desk.write("cases.csv", f"case,person\nE1,{IN_FORM[language]}\n")).n_links == 2
    assert [case for _name, case in links(desk)] == ["E1", "E1"]


def test_a_form_of_two_peoples_names_is_refused_where_each_is_in_a_source_of_its_own(desk: Desk) -> None:
    for name in ("Rauf", "Anar"):
        text = f"{name} Guliyev argues that costs rise. Guliyev adds that rents rise.\n"
        desk.add(desk.write(f"{name}.txt", text))
    found = add_cases(desk.project, desk.write("cases.csv", "case,person\nE1,Guliyev\n"))
    assert "'Guliyev' may be any of: Anar Guliyev, Rauf Guliyev" in str(found.problems) or (
        "'Guliyev' may be any of: Rauf Guliyev, Anar Guliyev" in str(found.problems)
    )
    assert links(desk) == []


@pytest.mark.parametrize("language", FORMS)
def test_a_name_is_left_to_the_rules_by_one_of_its_forms(desk: Desk, language: str) -> None:
    desk.add(desk.write("a.txt", f"{FORMS[language][0]}\n"))
    before = told(desk)
    change(desk, same=[(IN_FORM[language], "Ğənirə")])
    assert set(told(desk)) == {"Ğənirə"}
    assert change(desk, reset=[IN_FORM[language]]) == [f"{before[0]} is as the rules have it"]
    assert told(desk) == before


def test_it_is_said_who_is_another_case_after_a_merge(desk: Desk) -> None:
    desk.add(desk.write("a.txt", "Leyla Safarli argues that costs rise.\n\nRauf Guliyev argues that rents rise.\n"))
    change(desk, cases={"Leyla Safarli": "E1", "Rauf Guliyev": "E2"})
    notes = change(desk, same=[("Leyla Safarli", "Rauf Guliyev")])
    assert notes == ["Leyla Safarli is Rauf Guliyev", "Leyla Safarli was E1; as Rauf Guliyev this person is E2"]
    assert links(desk) == [("Rauf Guliyev", "E2")]
    assert change(desk, same=[("Rauf Guliyev", "R. Guliyev")])[1:] == []
    assert change(desk, same=[("R. Guliyev", "Rauf")])[1:] == [] and links(desk) == [("Rauf", "E2")]
    change(desk, reset=["Rauf"])
    assert links(desk) == [("Leyla Safarli", "E1"), ("Rauf Guliyev", "E2")]


def test_it_is_said_who_was_another_case_before_a_link(desk: Desk) -> None:
    desk.add(desk.write("a.txt", "Leyla Safarli argues that costs rise.\n\nRauf Guliyev argues that rents rise.\n"))
    assert change(desk, cases={"Leyla Safarli": "E1", "Rauf Guliyev": "E2"})[1] == "Rauf Guliyev is linked to E2"
    assert change(desk, cases={"Rauf Guliyev": "E1"}) == ["Rauf Guliyev was E2 and is now E1"]
    assert change(desk, cases={"Rauf Guliyev": "E1"}) == []


@pytest.mark.parametrize("language", FORMS)
def test_a_person_can_be_named_with_titles(desk: Desk, language: str) -> None:
    desk.add(desk.write("a.txt", FORMS[language][0]), desk.write("b.txt", FORMS[language][1]))
    titled = TITLED[language]
    (name,) = set(told(desk)) - {""}
    assert change(desk, cases={titled: "E1"}) == [f"{name} is linked to E1"]
    rows = f"E2,a.txt,{titled}\nE2,b.txt,{titled}\n"
    assert not add_cases(desk.project, desk.write("cases.csv", f"case,source,person\n{rows}")).problems
    assert links(desk) == [(name, "E2")] * 2
    assert not add_cases(desk.project, desk.write("all.csv", f"case,person\nE3,{titled}\n")).problems
    assert links(desk) == [(name, "E3")] * 2
    assert change(desk, same=[(titled, "Ğənirə")])[0].startswith(f"{name} is called Ğənirə")
    change(desk, reset=[titled])
    assert set(told(desk)) - {""} == {name}


def test_a_link_of_whoever_has_a_new_name_goes_back_to_the_old_one_alone(desk: Desk) -> None:
    desk.add(desk.write("a.txt", "Leyla Safarli argues that costs rise.\n\nRauf Guliyev argues that rents rise.\n"))
    change(desk, same=[("Leyla Safarli", "Leyla S.")], cases={"Leyla S.": "E1"})
    change(desk, reset=["Leyla S."])
    assert links(desk) == [("Leyla Safarli", "E1")]
    change(desk, same=[("Leyla Safarli", "Rauf Guliyev")], cases={"Rauf Guliyev": "E2"})
    assert links(desk) == [("Rauf Guliyev", "E2")]
    change(desk, nobody=["Rauf Guliyev"])
    assert links(desk) == [] and persons(desk.project, store.sources(desk.project)).gone == []
    change(desk, reset=["Rauf Guliyev", "Leyla Safarli"])
    assert links(desk) == [("Leyla Safarli", "E2"), ("Rauf Guliyev", "E2")]


def test_one_person_is_not_said_to_be_two_cases_by_two_forms(desk: Desk) -> None:
    desk.add(desk.write("a.txt", f"{FORMS['ru'][0]}\n"))
    with pytest.raises(QualkitError, match="Ольга cannot be both E1 and E2"):
        change(desk, same=[("Ольга Иванова", "Ольга")], cases={"Ольги Ивановой": "E1", "Ольга": "E2"})
    assert links(desk) == [] and told(desk) == ["Ольга Иванова"]


def test_a_link_of_a_name_that_is_gone_is_listed_and_can_be_taken_away(desk: Desk) -> None:
    desk.add(desk.write("a.txt", "Leyla Safarli argues that costs rise.\n"))
    (source,) = store.sources(desk.project)
    store.add_cases(desk.project, [], [Link(source.uid, "Leila S.", "E1", True, is_person=True)], origin="people")
    assert persons(desk.project, [source]).gone == ["Leila S."]
    assert change(desk, cases={"Leila S.": ""}) == ["Leila S. is linked to no case"]
    assert persons(desk.project, [source]).gone == []
