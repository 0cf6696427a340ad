"""Surveys in workbooks of all kinds, and on several sheets of one."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest

from qualkit.errors import ReadingError, TableError
from qualkit.model.sources import Mark
from qualkit.reading import is_case_table, read_cases
from qualkit.reading.tables import sheet_sizes
from qualkit.reading.tables.surveys import read_answers, read_respondents
from tests.reading.workbook_files import Sheets, write_workbook, write_xls

SUFFIXES = (".xlsx", ".xlsm", ".ods", ".xls")
LANGUAGES = ("az", "tr", "ru", "en")
QUESTIONS = {
    "az": ("Nə dəyişdi?", "Yol çəkildi, indi şəhərə tez gedirik.", "Mənim üçün İsmayıllıda heç nə dəyişməyib."),
    "tr": ("Ne değişti?", "Yol yapıldı, artık şehre çabuk gidiyoruz.", "Iğdır'da benim için hiçbir şey değişmedi."),
    "ru": ("Что изменилось?", "Построили дорогу, теперь в город ездим ещё быстрее.", "Для меня ничего не изменилось."),
    "en": ("What has changed?", "A road was built, so we get to town quickly.", "For me nothing has changed at all."),
}


def survey(language: str, *, ids: tuple[str, ...] = ("R1", "R2"), age: int = 30) -> list[list[str | float]]:
    question, *said = QUESTIONS[language]
    return [
        ["id", "age", question],
        *([name, float(age + n), words] for n, (name, words) in enumerate(zip(ids, said, strict=True))),
    ]


def answers(path: Path) -> list[tuple[str, str]]:
    """(respondent, answer) in order."""
    text, marks = read_answers(path, languages=LANGUAGES)
    rows = [mark for mark in marks if mark.kind == "row"]
    said = [mark for mark in marks if mark.kind == "question"]
    return [(_over(rows, mark).value, text[mark.start : mark.end]) for mark in said]


def _over(rows: list[Mark], answer: Mark) -> Mark:
    return next(row for row in rows if row.start <= answer.start and answer.end <= row.end)


def values(path: Path, kind: str) -> list[str]:
    return [mark.value for mark in read_answers(path, languages=LANGUAGES)[1] if mark.kind == kind]


def workbook(folder: Path, sheets: Sheets) -> Path:
    return write_workbook(folder / "a.xlsx", sheets)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_answers_and_attributes_are_those_that_were_written(tmp_path: Path, suffix: str, language: str) -> None:
    path = write_workbook(tmp_path / f"a{suffix}", {"Cavablar ə": survey(language)})
    _question, one, two = QUESTIONS[language]
    assert answers(path) == [("R1", one), ("R2", two)]
    assert values(path, "question") == [QUESTIONS[language][0]] * 2
    assert values(path, "paragraph") == ["row 2, column C", "row 3, column C"]
    assert read_respondents(path) == {"R1": {"age": "30"}, "R2": {"age": "31"}}
    assert values(path, "doubt") == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_table_of_cases_is_one_in_any_workbook(tmp_path: Path, suffix: str) -> None:
    rows = [["case", "source", "ölkə"], ["P1", "a.txt", "Şəki"]]
    path = write_workbook(tmp_path / f"a{suffix}", {"Notes": [["x"]], "Cases": rows})
    assert is_case_table(path)
    (row,) = read_cases(path)
    assert (row.case, row.source, row.attributes) == ("P1", "a.txt", {"ölkə": "Şəki"})


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_workbook_without_text_says_so(tmp_path: Path, suffix: str) -> None:
    path = write_workbook(tmp_path / f"a{suffix}", {"Boş": []})
    with pytest.raises(TableError, match="the table is empty"):
        read_answers(path, languages=LANGUAGES)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("part", [0.1, 0.5, 0.95])
def test_half_a_workbook_is_an_error_of_that_file(tmp_path: Path, suffix: str, part: float) -> None:
    path = write_workbook(tmp_path / f"a{suffix}", {"A": survey("az")})
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    if suffix == ".xls" and part == 0.95:  # what is cut there is empty
        assert [who for who, _words in answers(path)] == ["R1", "R2"]
        return
    with pytest.raises(ReadingError, match=r"damaged|ZIP|whole"):
        read_answers(path, languages=LANGUAGES)


def test_an_old_workbook_with_a_cell_far_out_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_sizes, "MOST_CELLS", 500_000)
    write_xls(tmp_path / "a.xls", {"A": {(0, 0): "id", (0, 1): "Nə dəyişdi?", (65_535, 9): "x"}})
    with pytest.raises(ReadingError, match="its cells reach to row 65536 of column 10;"):
        read_answers(tmp_path / "a.xls", languages=LANGUAGES)


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", [".xls", ".ods"])
def test_what_libreoffice_writes_is_read(tmp_path: Path, suffix: str) -> None:
    path = workbook(tmp_path, {"A": survey("az"), "B": survey("ru", ids=("R3", "R4"))})
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    kind = suffix.removeprefix(".")
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, timeout=100, capture_output=True)
    assert answers(path.with_suffix(suffix)) == answers(path)
    assert len(answers(path)) == 4


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_all_sheets_of_answers_are_read_and_named(tmp_path: Path, suffix: str) -> None:
    sheets = {"Bakı": survey("az"), "Notes": [["see below"]], "Москва": survey("ru", ids=("R3", "R4"))}
    path = write_workbook(tmp_path / f"a{suffix}", sheets)
    assert [who for who, _words in answers(path)] == ["R1", "R2", "R3", "R4"]
    assert values(path, "paragraph")[::3] == ["Bakı, row 2, column C", "Москва, row 3, column C"]
    assert values(path, "doubt") == [
        "sheets that were not read: Notes; save each that is material as a file of its own",
        "sheets that were read: Bakı (2 respondents), Москва (2 respondents)",
    ]


def test_an_id_on_two_sheets_is_one_respondent(tmp_path: Path) -> None:
    second = [["Kod", "age", "town", QUESTIONS["tr"][0]], ["R2", 31.0, "Van", QUESTIONS["tr"][1]]]
    path = workbook(tmp_path, {"Bakı": survey("az"), "Van": second})
    assert [who for who, _words in answers(path)] == ["R1", "R2", "R2"]
    assert read_respondents(path) == {"R1": {"age": "30"}, "R2": {"age": "31", "town": "Van"}}
    assert values(path, "doubt")[-1].startswith("ids that come on several sheets: R2; they are taken for the same")


def test_dates_may_differ_and_are_kept_both(tmp_path: Path) -> None:
    sheets = {
        name: [["id", "date", QUESTIONS[language][0]], ["R1", date, QUESTIONS[language][1]]]
        for name, date, language in (("May", "2026-05-01", "az"), ("June", "2026-06-01", "en"))
    }
    path = workbook(tmp_path, sheets)
    assert read_respondents(path) == {"R1": {"date": "2026-05-01", "date (June)": "2026-06-01"}}


def test_ids_with_other_attributes_are_other_respondents(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Bakı": survey("az", ids=("1", "2")), "Van": survey("tr", ids=("1", "2"), age=50)})
    assert [who for who, _words in answers(path)] == ["1 (Bakı)", "2 (Bakı)", "1 (Van)", "2 (Van)"]
    assert {values["age"] for values in read_respondents(path).values()} == {"30", "31", "50", "51"}
    assert any("on several sheets with different attributes: 1, 2;" in doubt for doubt in values(path, "doubt"))


def test_rows_without_an_id_are_named_after_their_sheet(tmp_path: Path) -> None:
    sheets = {name: [row[2:] for row in survey(name)] for name in ("az", "en")}
    path = workbook(tmp_path, sheets)
    assert [who for who, _words in answers(path)] == ["az, row 2", "az, row 3", "en, row 2", "en, row 3"]


def test_a_copy_of_a_sheet_is_left_out_and_part_of_one_is_refused(tmp_path: Path) -> None:
    longer = [*survey("az"), ["R3", 40.0, "Körpü də tikildi, uşaqlar məktəbə gedir."]]
    path = workbook(tmp_path, {"Copy": survey("az"), "Raw": longer, "Van": survey("tr", ids=("R8", "R9"))})
    assert [who for who, _words in answers(path)] == ["R1", "R2", "R3", "R8", "R9"]
    assert "sheets that were not read: Copy" in values(path, "doubt")[0]
    mixed = [*survey("az")[:2], ["R9", 40.0, "Körpü də tikildi, uşaqlar məktəbə gedir."]]
    path = workbook(tmp_path, {"Raw": longer[:3], "Chosen": mixed})
    with pytest.raises(TableError, match="several sheets hold data"):
        answers(path)
