"""Whom sources report: names that people merge, take back, or link to cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualkit import store
from qualkit.errors import QualkitError, UnknownName
from qualkit.model.corrections import PersonCorrection
from qualkit.pipeline import KeptAnnotations
from qualkit.pipeline.linking import add_cases
from qualkit.pipeline.persons import PersonChanges, correct_persons, persons
from tests.pipeline.conftest import Desk

TEXTS = {
    "az": "Leyla Səfərlinin sözlərinə görə, xərclər artır. O, həm də maaşların artdığını bildirir.\n\n"
    "Leyla Səfarli qeyd edir ki, kadr çatışmazlığı var.\n\nKadr çatışmazlığı hələ də qalır.\n",
    "tr": "Işıl Yıldız'a göre maliyetler artıyor. Yıldız, ücretlerin de arttığını belirtti.\n\n"
    "Işıl Yldız, personel eksikliği olduğunu söyledi.\n\nPersonel eksikliği hâlâ sürüyor.\n",
    "ru": "По словам Ольги Ивановой, расходы растут. Она отметила, что растут и зарплаты.\n\n"
    "Как отметила Ольга Иваниова, есть нехватка кадров.\n\nНехватка кадров остаётся.\n",
    "en": "According to Leyla Safarli, costs rise. She adds that wages rise too.\n\n"
    "Leyla Safarly argues that there is a staff shortage.\n\nThe staff shortage remains.\n",
}
NAMES = {  # the name, misspelt, in another form
    "az": ("Leyla Səfərli", "Leyla Səfarli", "Leyla Səfərlinin"),
    "tr": ("Işıl Yıldız", "Işıl Yldız", "Işıl Yıldız'a"),
    "ru": ("Ольга Иванова", "Ольга Иваниова", "Ольги Ивановой"),
    "en": ("Leyla Safarli", "Leyla Safarly", "Leyla Safarli"),
}
THREE = (
    "According to Leyla Safarli, costs rise.\n\nLeyla Safarly argues that wages rise.\n\n"
    "Lejla Safarli argues that rents rise.\n\nRauf Guliyev argues that prices rise.\n"
)


def told(desk: Desk) -> list[str]:
    """Whose view each sentence gives, over all sources."""
    annotations = KeptAnnotations(desk.project, store.sources(desk.project))
    return [sentence.reported for annotation in annotations for sentence in annotation.sentences()]


def change(desk: Desk, **changes: Any) -> list[str]:
    """What a command with these changes says."""
    sources = changes.pop("sources", None) or store.sources(desk.project)
    return correct_persons(desk.project, sources, PersonChanges(**changes))


def undo(desk: Desk) -> None:
    with desk.project.entry("undo", undoes=store.history(desk.project)[-1].number):
        pass


def names(desk: Desk) -> list[str]:
    return [one.reported.name for one in persons(desk.project, store.sources(desk.project)).found]


@pytest.mark.parametrize("language", TEXTS)
def test_a_merge_reaches_the_sentences_and_holds_over_runs_until_it_is_undone(desk: Desk, language: str) -> None:
    name, misspelt, form = NAMES[language]
    desk.add(desk.write("a.txt", TEXTS[language]))
    sources = store.sources(desk.project)
    assert told(desk) == [name, name, misspelt, ""]
    assert persons(desk.project, sources).alike == [(name, misspelt)]
    assert change(desk, same=[(misspelt, form)]) == [f"{misspelt} is {name}"]
    assert told(desk) == [name, name, name, ""]
    desk.run()
    found = persons(desk.project, sources)
    (one,) = found.found
    assert (one.reported.n_sentences, one.merged, found.alike) == (3, (misspelt,), [])
    assert {misspelt, form} <= set(one.reported.forms)
    assert change(desk, same=[(misspelt, name)]) == []
    undo_merge = next(entry for entry in store.history(desk.project) if entry.action == "persons")
    with desk.project.entry("undo", undoes=undo_merge.number):
        pass
    assert told(desk) == [name, name, misspelt, ""]
    assert persons(desk.project, sources).alike == [(name, misspelt)]


def test_a_report_is_made_again_after_a_merge_but_no_annotation(desk: Desk) -> None:
    desk.add(desk.write("a.txt", TEXTS["en"]))
    desk.run()
    change(desk, same=[("Leyla Safarly", "Leyla Safarli")])
    assert desk.run().done == ["report"]


def test_an_annotation_is_named_once_and_its_rules_names_stay(desk: Desk) -> None:
    desk.add(desk.write("a.txt", TEXTS["en"]))
    change(desk, same=[("Leyla Safarly", "Leyla Safarli")])
    annotations = KeptAnnotations(desk.project, store.sources(desk.project))
    assert annotations[0] is annotations[0]
    by_rule = {told.name for told in annotations.by_rule(0).attributions.values()}
    assert by_rule == {"Leyla Safarli", "Leyla Safarly"}


def test_merges_follow_one_another_and_each_is_taken_back_alone(desk: Desk) -> None:
    desk.add(desk.write("a.txt", THREE))
    change(desk, same=[("Lejla Safarli", "Leyla Safarly")])
    change(desk, same=[("Leyla Safarly", "Leyla Safarli")])
    assert told(desk) == ["Leyla Safarli"] * 3 + ["Rauf Guliyev"]
    change(desk, reset=["Lejla Safarli"])
    assert told(desk) == ["Leyla Safarli", "Leyla Safarli", "Lejla Safarli", "Rauf Guliyev"]
    undo(desk)
    assert told(desk) == ["Leyla Safarli"] * 3 + ["Rauf Guliyev"]
    change(desk, reset=["Leyla Safarli"])
    assert names(desk) == ["Leyla Safarli", "Leyla Safarly", "Lejla Safarli", "Rauf Guliyev"]


def test_a_chain_in_one_command_ends_at_its_end_in_whatever_order(desk: Desk) -> None:
    desk.add(desk.write("a.txt", THREE))
    chain = [("Leyla Safarly", "Leyla Safarli"), ("Lejla Safarli", "Leyla Safarly")]
    for same in (chain, chain[::-1]):
        change(desk, same=same)
        assert names(desk) == ["Leyla Safarli", "Rauf Guliyev"]
        change(desk, reset=["Leyla Safarli"])


def test_of_who_was_merged_a_name_can_be_given_to_somebody_else(desk: Desk) -> None:
    desk.add(desk.write("a.txt", THREE))
    change(desk, same=[("Lejla Safarli", "Leyla Safarli")])
    change(desk, same=[("Lejla Safarli", "Rauf Guliyev")])
    assert told(desk) == ["Leyla Safarli", "Leyla Safarly", "Rauf Guliyev", "Rauf Guliyev"]
    change(desk, same=[("Rauf Guliyev", "Lejla Safarli")])
    assert told(desk)[2:] == ["Lejla Safarli", "Lejla Safarli"]


@pytest.mark.parametrize(
    "changes",
    [
        {"same": [("Leyla Safarli", "Leyla Safarly"), ("Leyla Safarly", "Leyla Safarli")]},
        {"same": [("Leyla Safarli", "Leyla Safarli")] * 2},
        {"same": [("Leyla Safarli", "X"), ("X", "Y"), ("Y", "Leyla Safarli")]},
        {"same": [("Leyla Safarli", "X"), ("Leyla Safarli", "Y")]},
        {"same": [("Leyla Safarli", "X")], "nobody": ["Leyla Safarli"]},
        {"nobody": ["Rauf Guliyev"], "reset": ["Rauf Guliyev"]},
    ],
)
def test_circles_and_contradictions_are_refused(desk: Desk, changes: dict[str, object]) -> None:
    desk.add(desk.write("a.txt", THREE))
    with pytest.raises(QualkitError):
        change(desk, **changes)
    assert names(desk) == ["Leyla Safarli", "Leyla Safarly", "Lejla Safarli", "Rauf Guliyev"]


def test_who_is_nobody_leaves_the_sentence_to_its_author(desk: Desk) -> None:
    desk.add(desk.write("a.txt", THREE))
    change(desk, nobody=["Rauf Guliyev"])
    assert told(desk)[-1] == ""
    assert persons(desk.project, store.sources(desk.project)).nobody == ["Rauf Guliyev"]
    change(desk, reset=["Rauf Guliyev"])
    assert told(desk)[-1] == "Rauf Guliyev"


def test_two_persons_are_not_offered_again(desk: Desk) -> None:
    desk.add(desk.write("a.txt", TEXTS["en"]))
    change(desk, different=[("Leyla Safarly", "Leyla Safarli")])
    assert persons(desk.project, store.sources(desk.project)).alike == []
    assert change(desk, different=[("Leyla Safarli", "Leyla Safarly")]) == []
    undo(desk)
    assert len(persons(desk.project, store.sources(desk.project)).alike) == 1


def test_a_merge_is_of_all_sources_that_are_there_or_of_those_that_are_named(desk: Desk) -> None:
    desk.add(desk.write("a.txt", THREE), desk.write("b.txt", THREE.replace("costs", "fees")))
    first, _second = store.sources(desk.project)
    change(desk, same=[("Leyla Safarly", "Leyla Safarli")], sources=[first])
    change(desk, same=[("Lejla Safarli", "Leyla Safarli")])
    one, same, other = "Leyla Safarli", "Rauf Guliyev", "Leyla Safarly"
    assert told(desk) == [one, one, one, same, one, other, one, same]
    desk.add(desk.write("c.txt", THREE.replace("costs", "taxes")))
    assert "Lejla Safarli" in told(desk)


def test_an_unknown_name_is_said_and_an_empty_project_has_none(desk: Desk) -> None:
    assert names(desk) == []
    with pytest.raises(UnknownName, match="no reported person 'Leyla'"):
        change(desk, same=[("Leyla", "Rauf")])
    desk.add(desk.write("a.txt", THREE))
    for changes in ({"nobody": ["Rauf Gulijev"]}, {"reset": ["Rauf Gulijev"]}, {"cases": {"Rauf Gulijev": "P1"}}):
        with pytest.raises(UnknownName, match="Did you mean 'Rauf Guliyev'"):
            change(desk, **changes)


@pytest.mark.parametrize("language", TEXTS)
def test_a_row_of_a_table_names_a_reported_person_in_any_form(desk: Desk, language: str) -> None:
    name, misspelt, form = NAMES[language]
    desk.add(desk.write("a.txt", TEXTS[language]), desk.write("b.txt", TEXTS[language] + "\n1.\n"))
    table = desk.write("cases.csv", f"case,source,speaker,role\nE1,a.txt,{form},x\n")
    assert not add_cases(desk.project, table).problems
    links = [(link.speaker, link.case, link.is_person) for link in store.stored_links(desk.project)]
    assert links == [(name, "E1", True)]
    everywhere = desk.write("more.csv", f"case,person\nE2,{misspelt}\n")
    assert add_cases(desk.project, everywhere).n_links == 2
    assert sorted(link.case for link in store.stored_links(desk.project)) == ["E1", "E2", "E2"]


def test_a_link_goes_with_the_name_and_comes_back_with_it(desk: Desk) -> None:
    desk.add(desk.write("a.txt", THREE))
    change(desk, cases={"Leyla Safarly": "E1", "Leyla Safarli": "E2"})

    def cases() -> dict[str, str]:
        found = persons(desk.project, store.sources(desk.project)).found
        return {one.reported.name: one.case for one in found if one.case}

    change(desk, same=[("Leyla Safarly", "Lejla Safarli")])
    assert cases() == {"Leyla Safarli": "E2", "Lejla Safarli": "E1"}
    change(desk, same=[("Lejla Safarli", "Leyla Safarli")])
    assert cases() == {"Leyla Safarli": "E2"}
    change(desk, reset=["Leyla Safarli"])
    assert cases() == {"Leyla Safarly": "E1", "Leyla Safarli": "E2"}
    change(desk, cases={"Leyla Safarly": ""})
    assert cases() == {"Leyla Safarli": "E2"}


def test_rows_that_name_nobody_list_speakers_and_persons(desk: Desk, interviews: dict[str, str]) -> None:
    desk.add(desk.write("a.txt", THREE), desk.write("talk.txt", interviews["en.txt"]))
    rows = "E1,a.txt,Rauf Gulijev\nE2,talk.txt,Nobody\nE3,,Nobody\nE4,a.txt,Rauf Guliyev\nE5,,Rauf Guliyev\n"
    found = add_cases(desk.project, desk.write("cases.csv", f"case,source,person\n{rows}"))
    assert found.n_links == 1
    unknown, in_talk, nowhere, twice = map(str, found.problems)
    assert "Did you mean 'Rauf Guliyev'?" in unknown
    assert "no speaker 'Nobody'. There is: Interviewer, Participant" in in_talk
    assert "no reported person 'Nobody'. There is: Leyla Safarli" in nowhere
    assert "row 6: Rauf Guliyev is E4 already" in twice


def test_a_form_that_two_persons_have_is_nobodys_in_particular(desk: Desk) -> None:
    text = "Rauf Guliyev argues that costs rise. Guliyev adds that rents rise.\n\n"
    desk.add(desk.write("a.txt", text + text.replace("Rauf", "Anar")))
    assert names(desk) == ["Rauf Guliyev", "Anar Guliyev"]
    with pytest.raises(QualkitError, match="'Guliyev' may be any of: Rauf Guliyev, Anar Guliyev; write the whole name"):
        change(desk, nobody=["Guliyev"])
    (problem,) = add_cases(desk.project, desk.write("cases.csv", "case,person\nE1,Guliyev\n")).problems
    assert "row 2: 'Guliyev' may be any of" in str(problem)
    assert add_cases(desk.project, desk.write("cases.csv", "case,person\nE1,Anar  Guliyev\n")).n_links == 1


def test_what_was_said_of_a_name_that_is_gone_is_listed(desk: Desk) -> None:
    desk.add(desk.write("a.txt", THREE))
    (source,) = store.sources(desk.project)
    store.correct_persons(desk.project, {source.uid: [PersonCorrection("Leila S.", "Leyla Safarli")]})
    assert persons(desk.project, [source]).gone == ["Leila S."]


PEOPLE = ("Leyla Safarli", "Leyla Safarly", "Lejla Safarli", "Rauf Guliyev")
MERGES = st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from((*PEOPLE, "X"))), max_size=6)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(merges=MERGES)
def test_no_sentence_is_lost_by_merging_and_the_rules_names_can_be_had_back(
    tmp_path_factory: pytest.TempPathFactory, merges: list[tuple[str, str]]
) -> None:
    folder: Path = tmp_path_factory.mktemp("study")
    desk = Desk(folder / "study")
    try:
        desk.add(desk.write("a.txt", THREE))
        for one, other in merges:
            if one in names(desk) and one != other:
                change(desk, same=[(one, other)])
        assert len(told(desk)) == 4 and all(told(desk))
        for name in names(desk):
            change(desk, reset=[name])
        assert told(desk) == list(PEOPLE)
    finally:
        desk.project.close()
