"""`qualkit speakers`: what is shown, what is corrected, and what stays linked."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command

TALKS = {
    "az": ("Müsahibəçi", "Müsahibəci", "Elçin", "Nə əkirsiniz?", "Alma əkirik.", "Su azdır, quyu da qurudu."),
    "tr": ("Görüşmeci", "Görüşmecı", "İsmail", "Ne ekiyorsunuz?", "Elma ekiyoruz.", "Su az, kuyu da kurudu."),
    "ru": ("Интервьюер", "Интервьюёр", "Фёдор", "Что вы сажаете?", "Сажаем яблони.", "Воды мало, колодец высох."),
    "en": ("Interviewer", "Interveiwer", "Hollis", "What do you grow?", "We grow apples.", "No water, no well."),
}


def interview(language: str) -> str:
    asker, misspelt, teller, question, answer, more = TALKS[language]
    return (
        f"{asker}: {question}\n\n{teller}: {answer}\n\n{misspelt}: {question}\n\n{teller}: {more}\n\nə. b.: {answer}\n"
    )


@pytest.fixture
def folder(qualkit: Command, tmp_path: Path) -> Path:
    """A project with an interview in each language, called az.txt, tr.txt, ru.txt and en.txt."""
    qualkit("init", "study", "--coder", "Leyla")
    study = tmp_path / "study"
    for language in TALKS:
        (study / f"{language}.txt").write_text(interview(language), encoding="utf-8")
    assert qualkit("add", *(f"{language}.txt" for language in TALKS), folder=study).status == 0
    return study


def rows(qualkit: Command, folder: Path, *options: str) -> list[dict[str, Any]]:
    done = qualkit("speakers", *options, "--format", "jsonl", folder=folder)
    assert done.status == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def test_all_sources_are_shown(qualkit: Command, folder: Path) -> None:
    shown = rows(qualkit, folder)
    assert {row["source"] for row in shown} == {f"{language}.txt" for language in TALKS}
    (teller,) = [row for row in shown if row["label"] == "Elçin"]
    assert teller == {
        "source": "az.txt", "label": "Elçin", "name": "Elçin", "role": "participant", "turns": 2, "words": 11,
        "case": "", "example": "Alma əkirik.", "corrected": False,
    }  # fmt: skip
    assert sum(row["turns"] for row in rows(qualkit, folder, "az.txt")) == 4
    table = qualkit("speakers", folder=folder)
    assert "Müsahibəçi" in table.out and "example" in table.out
    read = list(csv.DictReader(io.StringIO(qualkit("speakers", "ru.txt", "--format", "csv", folder=folder).out)))
    assert [row["label"] for row in read] == [row["label"] for row in shown if row["source"] == "ru.txt"]
    assert len(json.loads(qualkit("speakers", "--format", "json", folder=folder).out)["rows"]) == len(shown)


@pytest.mark.parametrize("language", TALKS)
def test_a_misspelt_label_is_offered_for_merging_and_merged_when_told(
    qualkit: Command, folder: Path, language: str
) -> None:
    asker, misspelt, *_ = TALKS[language]
    file = f"{language}.txt"
    offered = qualkit("speakers", file, folder=folder).err
    assert asker in offered and misspelt in offered and "--rename" in offered
    done = qualkit("speakers", file, "--rename", f"{misspelt}={asker}", folder=folder)
    assert done.status == 0 and "--rename" not in done.err
    assert {row["name"] for row in rows(qualkit, folder, file) if row["role"] == "interviewer"} == {asker}
    assert [row["label"] for row in rows(qualkit, folder, file)][2] == misspelt


def test_a_correction_tells_what_changed_and_the_next_run_codes_anew(qualkit: Command, folder: Path) -> None:
    settings = folder / "qualkit.toml"
    settings.write_text(settings.read_text("utf-8").replace('["html", "docx", "pdf"]', '["md"]'), encoding="utf-8")
    assert qualkit("run", folder=folder).status == 0
    done = qualkit("speakers", "az.txt", "--add", "ə. b.:", folder=folder)
    assert "az.txt: 5 turns, before 4; 4 speakers, before 3" in done.err and "qualkit run" in done.err
    again = qualkit("run", folder=folder)
    assert "code" in again.out.partition("done: ")[2].partition("\n")[0]
    assert "annotate" not in again.out.partition("done: ")[2].partition("\n")[0]
    assert "speakers" in qualkit("history", folder=folder).out


def test_roles_can_be_fixed_and_labels_dropped_and_reset(qualkit: Command, folder: Path) -> None:
    before = rows(qualkit, folder, "tr.txt")
    fixed = rows(qualkit, folder, "tr.txt", "--role", "İsmail=other")
    assert [row["role"] for row in fixed if row["label"] == "İsmail"] == ["other"]
    dropped = rows(qualkit, folder, "tr.txt", "--role", "İsmail=none")
    assert (dropped[-1]["label"], dropped[-1]["role"], dropped[-1]["turns"]) == ("İsmail", "none", 0)
    assert rows(qualkit, folder, "tr.txt", "--reset", "İsmail") == before


def test_an_added_label_stays_one_when_its_role_is_fixed(qualkit: Command, folder: Path) -> None:
    assert rows(qualkit, folder, "en.txt", "--add", "ə. b.", "--role", "ə. b.=other")[-1]["role"] == "other"
    (row,) = [one for one in rows(qualkit, folder, "en.txt", "--rename", "ə. b.=Ada") if one["label"] == "ə. b."]
    assert (row["name"], row["role"], row["turns"], row["corrected"]) == ("Ada", "other", 1, True)
    rows(qualkit, folder, "en.txt", "--reset", "Ada")  # by the name that it has
    assert "ə. b." not in {one["label"] for one in rows(qualkit, folder, "en.txt")}


def test_labels_that_number_the_questions_are_one_speaker_everywhere(qualkit: Command, folder: Path) -> None:
    asked = ("Su var?", "Yol var?", "Məktəb var?")
    text = "".join(f"Sual {n}: {words}\n\nCavab: Var, amma azdır, {n}.\n\n" for n, words in enumerate(asked, 1))
    (folder / "sual.txt").write_text(text, encoding="utf-8")
    assert qualkit("add", "sual.txt", folder=folder).out.split("sual.txt")[1].split()[2:4] == ["6", "2"]
    found = rows(qualkit, folder, "sual.txt")
    assert [(row["label"], row["name"], row["turns"]) for row in found] == [("Sual", "Sual", 3), ("Cavab", "Cavab", 3)]
    sources = qualkit("sources", "--format", "jsonl", folder=folder).out.splitlines()
    assert json.loads(sources[-1])["speakers"] == ["Cavab", "Sual"]
    for written in ("Sual=Leyla", "Leyla=Aysel"):
        found = rows(qualkit, folder, "sual.txt", "--rename", written)
        assert [(row["label"], row["name"]) for row in found] == [("Sual", written[-5:]), ("Cavab", "Cavab")]
    assert qualkit("speakers", "sual.txt", "--case", "Sual=P9", folder=folder).status == 0
    assert [row["case"] for row in rows(qualkit, folder, "sual.txt")] == ["P9", ""]
    found = rows(qualkit, folder, "sual.txt", "--rename", "Sual 2=Rauf")
    assert [(row["label"], row["name"], row["turns"]) for row in found] == [
        ("Sual", "Aysel", 2), ("Cavab", "Cavab", 3), ("Sual 2", "Rauf", 1),
    ]  # fmt: skip
    found = rows(qualkit, folder, "sual.txt", "--reset", "Sual")
    assert [found[0][key] for key in ("label", "name", "corrected")] == ["Sual", "Sual", False]


def test_a_speaker_is_linked_to_a_case_and_keeps_it_under_another_name(qualkit: Command, folder: Path) -> None:
    done = qualkit("speakers", "ru.txt", "--case", "Фёдор=P03", folder=folder)
    assert done.status == 0 and "new case: P03" in done.err
    assert "P03" in qualkit("cases", folder=folder).out

    def case_of(label: str) -> str:
        return next(str(row["case"]) for row in rows(qualkit, folder, "ru.txt") if row["label"] == label)

    assert case_of("Фёдор") == "P03"
    rows(qualkit, folder, "ru.txt", "--rename", "Фёдор=Фёдор Ильич")
    assert case_of("Фёдор") == "P03"
    rows(qualkit, folder, "ru.txt", "--reset", "Фёдор")
    assert case_of("Фёдор") == "P03"


def test_merging_two_cases_says_which_one_counts(qualkit: Command, folder: Path) -> None:
    qualkit("speakers", "ru.txt", "--case", "Фёдор=P03", "--case", "Интервьюер=P04", folder=folder)
    done = qualkit("speakers", "ru.txt", "--rename", "Фёдор=Интервьюер", folder=folder)
    assert done.status == 0 and "P03" in done.err and "P04" in done.err


def test_a_link_made_in_the_renaming_is_by_the_new_name(qualkit: Command, folder: Path) -> None:
    shown = rows(qualkit, folder, "az.txt", "--rename", "Elçin=Elçin Bağırov", "--case", "Elçin=P01")
    assert [row["case"] for row in shown if row["label"] == "Elçin"] == ["P01"]


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["zz.txt"], 1, "no source 'zz.txt'"),
        (["az.tx", "--add", "A"], 1, "az.txt"),
        (["az.txt", "--rename", "Elcin=A"], 1, "Did you mean 'Elçin'"),
        (["az.txt", "--rename", "Elçin"], 2, "LABEL=VALUE"),
        (["az.txt", "--rename", "=A"], 2, "LABEL=VALUE"),
        (["az.txt", "--rename", "Elçin=A", "--rename", "Elçin:=B"], 2, "twice"),
        (["az.txt", "--role", "Elçin=particpant"], 2, "Did you mean 'participant'"),
        (["az.txt", "--role", "Leyla=other"], 1, "Leyla"),
        (["az.txt", "--add", "Elçin"], 1, "already"),
        (["az.txt", "--add", "yoxdur belə"], 1, "no line of az.txt begins with"),
        (["az.txt", "--add", ":"], 2, "needs a label"),
        (["az.txt", "--case", "Leyla=P01"], 1, "Leyla"),
        (["az.txt", "--reset", "Elçin", "--rename", "Elçin=A"], 1, "reset"),
        (["--rename", "Elçin=A"], 2, "name the source"),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(
    qualkit: Command, folder: Path, options: list[str], status: int, said: str
) -> None:
    before, history = rows(qualkit, folder), qualkit("history", folder=folder).out
    done = qualkit("speakers", *options, folder=folder)
    assert (done.status, done.out) == (status, "")
    assert said in done.err and "Traceback" not in done.err
    assert rows(qualkit, folder) == before
    assert qualkit("history", folder=folder).out == history


def test_a_project_in_which_nobody_speaks(qualkit: Command, tmp_path: Path) -> None:
    qualkit("init", "empty", "--coder", "Leyla")
    done = qualkit("speakers", folder=tmp_path / "empty")
    assert (done.status, done.out) == (0, "") and "nobody speaks" in done.err


def test_what_was_said_about_a_label_holds_when_a_repair_of_it_is_approved_and_withdrawn(
    qualkit: Command, tmp_path: Path
) -> None:
    qualkit("init", "study", "--coder", "Leyla")
    study = tmp_path / "study"
    talk = "Wren: What do you grow?\n\nSü\u200creyya: We grow apples here.\n\n"
    (study / "a.txt").write_text(talk * 3, encoding="utf-8")
    qualkit("add", "a.txt", folder=study)
    rows(qualkit, study, "a.txt", "--rename", "Sü\u200creyya=Süreyya A.", "--role", "Sü\u200creyya=other")
    rows(qualkit, study, "a.txt", "--case", "Süreyya A.=P03")

    def told() -> list[tuple[str, str, str, str]]:
        return [(row["label"], row["name"], row["role"], row["case"]) for row in rows(qualkit, study, "a.txt")][1:]

    assert qualkit("repairs", "a.txt", "--approve", "all", folder=study).status == 0
    assert told() == [("Süreyya", "Süreyya A.", "other", "P03")]
    rows(qualkit, study, "a.txt", "--rename", "Süreyya=S. A.")
    assert told() == [("Süreyya", "S. A.", "other", "P03")]
    assert qualkit("repairs", "a.txt", "--withdraw", "1-2", folder=study).status == 0
    assert {(name, role) for _label, name, role, _case in told()} == {("S. A.", "other"), ("Süreyya A.", "other")}
    rows(qualkit, study, "a.txt", "--reset", "Süreyya", "--reset", "Sü\u200creyya")
    assert {role for _label, _name, role, _case in told()} == {"participant"}
