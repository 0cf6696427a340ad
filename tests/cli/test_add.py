"""`add`: what the user knows of a file counts for all that is read of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.reading.workbook_files import write_workbook


def test_the_encoding_of_a_survey_counts_for_its_attributes_too(qualkit: Command, tmp_path: Path) -> None:
    qualkit("init", "study", "--coder", "Leyla")
    table = tmp_path / "a.csv"
    table.write_bytes("id;km;Why?\nR1;5 км;good road\nR2;6 км;bad road\n".encode("cp866"))
    assert "encoding" in qualkit("add", table, folder=tmp_path / "study").err
    done = qualkit("add", "--encoding", "cp866", table, folder=tmp_path / "study")
    assert (done.status, done.err) == (0, "")
    listed = json.loads(qualkit("cases", "--format", "json", folder=tmp_path / "study").out)["rows"]
    assert [(row["case"], row["km"]) for row in listed] == [("a.csv R1", "5 км"), ("a.csv R2", "6 км")]


@pytest.mark.parametrize(
    ("text", "written", "named"),
    [
        ("Köy yolu kapalıydı; ağaçlar çok güçlü, çiçekler şirin.", "cp1254", "cp1251"),
        ("Дорога в село закрыта, деревья стоят высокие.", "cp1251", "cp1254"),
        ("Yolumuz bağlıdır, ağaclar güclü, çiçəklər şirindir.".replace("ə", "e"), "cp1254", "windows-1251"),
        ("The café’s naïve façade was “closed”.", "cp1252", "cp1251"),
    ],
)
def test_an_encoding_that_makes_no_words_is_told_with_the_one_that_does(
    qualkit: Command, tmp_path: Path, text: str, written: str, named: str
) -> None:
    qualkit("init", "study", "--coder", "Leyla")
    (tmp_path / "a.txt").write_bytes(text.encode(written))
    done = qualkit("add", "--encoding", named, tmp_path / "a.txt", folder=tmp_path / "study")
    assert done.status == 0 and f"in {named}, which was named" in done.out
    (tmp_path / "b.txt").write_bytes((text + " 2").encode(written))
    assert (
        "which was named"
        not in qualkit("add", "--encoding", written, tmp_path / "b.txt", folder=tmp_path / "study").out
    )


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm", ".ods", ".xls"])
def test_a_respondent_on_two_sheets_is_one_case(qualkit: Command, tmp_path: Path, suffix: str) -> None:
    first = [["id", "rol", "Nə dəyişdi?"], ["R1", "müəllim", "Yol çəkildi, indi şəhərə tez gedirik."],
             ["R2", "həkim", "Mənim üçün heç nə dəyişməyib."]]  # fmt: skip
    second = [["id", "şəhər", "Что изменилось?"], ["R2", "Şəki", "Построили дорогу, ездим быстро."]]
    qualkit("init", "study", "--coder", "Leyla")
    book = write_workbook(tmp_path / f"a{suffix}", {"Bakı": first, "Шеки": second})
    done = qualkit("add", book, folder=tmp_path / "study")
    assert done.status == 0, done.err
    assert f"{book.name}: sheets that were read: Bakı (2 respondents), Шеки (1 respondent)" in done.out
    rows = json.loads(qualkit("cases", "--format", "json", folder=tmp_path / "study").out)["rows"]
    assert [(row["case"], row["rol"], row.get("şəhər")) for row in rows] == [
        (f"{book.name} R1", "müəllim", None),
        (f"{book.name} R2", "həkim", "Şəki"),
    ]
    speakers = json.loads(qualkit("speakers", "--format", "json", folder=tmp_path / "study").out)["rows"]
    assert [(row["label"], row["turns"], row["case"]) for row in speakers] == [
        ("R1", 1, f"{book.name} R1"),
        ("R2", 2, f"{book.name} R2"),
    ]
