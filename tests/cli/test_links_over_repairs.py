"""Whom a speaker is linked to outlives every repair of the label, approved or withdrawn, before and after the link."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.conftest import Command


class Damage(NamedTuple):
    """The lines of a conversation, its participant's label as it was typed and as it should be, who asks."""

    lines: tuple[str, ...]
    damaged: str
    mended: str
    asking: str


TALKS = {
    "az": Damage(
        ("Nə yetişdirirsiniz?", "Biz alma və armud yetişdiririk, kü lək də çox olur, bü tün kənd bizimdir.",
         "Su çatırmı?", "Yayda çatmır, quyu quruyur, bö yü k çətinlik olur."),
        "Gü lnar", "Gülnar", "Leyla",
    ),
    "tr": Damage(
        ("Köyde ne yetiştiriyorsunuz?", "Biz kü ltü rümüz gereği ceviz yetiştiriyoruz, bü tün kö y bizim.",
         "Su yetiyor mu?", "Ü ç ay yetmiyor, bü yü k sıkıntı çekiyoruz, yaz uzun sü rü yor."),
        "Gü lay", "Gülay", "Zeynep",
    ),
    "ru": Damage(
        ("Что вы выращиваете?", "Мы выращиваем яблоки и груши.",
         "Хватает ли воды?", "Летом не хватает, колодец пересыхает."),
        "Иpина", "Ирина", "Олег",
    ),
    "en": Damage(
        ("What do you grow?", "We grow apples and pears here.",
         "Is there enough water?", "Not in summer, the well runs dry."),
        "Rоse", "Rose", "Wren",
    ),
}  # fmt: skip


class Study(NamedTuple):
    """A project with one conversation, of which the participant's label is as it was typed.

    cases: label -> case of the participant's labels, after `qualkit speakers` with these options.
    toggle: `qualkit repairs` with this option for the repairs of the label, `most` of them.
    """

    talk: Damage
    cases: Callable[..., dict[str, str]]
    toggle: Callable[..., None]


@pytest.fixture(params=sorted(TALKS))
def study(request: pytest.FixtureRequest, qualkit: Command, tmp_path: Path) -> Study:
    talk = TALKS[request.param]
    folder = tmp_path / "study"
    qualkit("init", "study", "--coder", "Leyla")
    who = (talk.asking, talk.damaged) * 2
    text = "".join(f"{label}: {line}\n\n" for label, line in zip(who, talk.lines, strict=True)) * 2
    (folder / "f.txt").write_text(text, encoding="utf-8")
    assert qualkit("add", "f.txt", folder=folder).status == 0

    def cases(*options: str) -> dict[str, str]:
        done = qualkit("speakers", "f.txt", *options, "--format", "jsonl", folder=folder)
        assert done.status == 0, done.err
        rows = [json.loads(line) for line in done.out.splitlines()]
        return {row["label"]: row["case"] for row in rows if row["label"] != talk.asking}

    def toggle(option: str, *, most: int = 99) -> None:
        done = qualkit("repairs", "f.txt", "--all", "--each", "--format", "jsonl", folder=folder)
        rows = [row for row in map(json.loads, done.out.splitlines()) if _is_of_label(row, talk)]
        assert len(rows) == 4
        numbers = [row["number"] for row in rows if row["applied"] is (option == "--withdraw")][:most]
        chosen = [word for number in numbers for word in (option, number)]
        assert not chosen or qualkit("repairs", "f.txt", *chosen, folder=folder).status == 0

    toggle("--withdraw")
    assert cases() == {talk.damaged: ""}
    return Study(talk, cases, toggle)


def _is_of_label(row: dict[str, str], talk: Damage) -> bool:
    before, _open, repair = row["in_context"].partition("[")
    label = before.rpartition("⏎")[2] + repair.partition(" → ")[0]
    return talk.damaged.startswith(label)


def test_a_link_goes_with_a_label_that_is_repaired_and_back(study: Study) -> None:
    study.cases("--case", f"{study.talk.damaged}=P1")
    study.toggle("--approve")
    assert study.cases() == {study.talk.mended: "P1"}
    study.toggle("--withdraw")
    assert study.cases() == {study.talk.damaged: "P1"}


def test_a_link_of_a_repaired_label_stays_when_the_repair_is_withdrawn(study: Study) -> None:
    study.toggle("--approve")
    study.cases("--case", f"{study.talk.mended}=P1")
    study.toggle("--withdraw")
    assert study.cases() == {study.talk.damaged: "P1"}


def test_where_some_lines_are_repaired_both_labels_are_the_case(study: Study) -> None:
    study.cases("--case", f"{study.talk.damaged}=P1")
    study.toggle("--approve", most=2)
    assert study.cases() == {study.talk.damaged: "P1", study.talk.mended: "P1"}
    study.cases("--case", f"{study.talk.mended}=P2")
    assert study.cases() == {study.talk.damaged: "P1", study.talk.mended: "P2"}


@pytest.mark.parametrize("last", ["P2", ""])
def test_what_was_said_last_counts_however_the_label_was_written_then(study: Study, last: str) -> None:
    study.cases("--case", f"{study.talk.damaged}=P1")
    study.toggle("--approve")
    assert study.cases("--case", f"{study.talk.mended}={last}") == {study.talk.mended: last}
    study.toggle("--withdraw")
    assert study.cases() == {study.talk.damaged: last}


def test_a_link_goes_with_a_name_that_is_given_after_the_repair(study: Study) -> None:
    study.cases("--case", f"{study.talk.damaged}=P1")
    study.toggle("--approve")
    assert study.cases("--rename", f"{study.talk.mended}=X") == {study.talk.mended: "P1"}
    study.toggle("--withdraw")
    assert study.cases() == {study.talk.damaged: "P1"}
    assert study.cases("--reset", study.talk.damaged) == {study.talk.damaged: "P1"}


def test_a_link_goes_with_a_name_that_was_given_before_the_repair(study: Study) -> None:
    study.cases("--rename", f"{study.talk.damaged}=X", "--case", "X=P1")
    study.toggle("--approve")
    assert study.cases() == {study.talk.mended: "P1"}
    assert study.cases("--reset", study.talk.mended) == {study.talk.mended: "P1"}
    assert study.cases("--case", f"{study.talk.mended}=P2") == {study.talk.mended: "P2"}


def test_a_name_that_has_a_link_of_its_own_keeps_it_over_a_repair(study: Study) -> None:
    """Whoever asks stays who they are, though the other one's label is repaired to what theirs was renamed to."""
    study.cases("--rename", f"{study.talk.asking}={study.talk.mended}", "--case", f"{study.talk.asking}=P1")
    study.cases("--case", f"{study.talk.damaged}=P2")
    study.toggle("--approve")
    study.toggle("--withdraw")
    assert study.cases() == {study.talk.damaged: "P2"}
