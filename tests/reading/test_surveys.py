"""Surveys as people and their programs export them."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from qualkit.errors import QualkitError
from qualkit.model.sources import Mark
from qualkit.reading.tables.grids import read_grid
from qualkit.reading.tables.open_questions import is_open
from qualkit.reading.tables.surveys import read_answers, read_respondents

LANGUAGES = ("az", "tr", "ru", "en")
LONG = {
    "az": ("Nə dəyişdi?", "Yol çəkildi, indi şəhərə tez gedirik.", "Mənim üçün heç nə dəyişməyib."),
    "tr": ("Ne değişti?", "Yol yapıldı, artık şehre çabuk gidiyoruz.", "Benim için hiçbir şey değişmedi."),
    "ru": ("Что изменилось?", "Построили дорогу, теперь в город ездим быстро.", "Для меня ничего не изменилось."),
    "en": ("What has changed?", "A road was built, so we get to town quickly.", "For me nothing has changed at all."),
}
COLUMNS = json.loads((Path(__file__).parents[1] / "cases" / "survey_columns.json").read_text(encoding="utf-8"))


def write(folder: Path, text: str, *, name: str = "a.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def workbook(folder: Path, sheets: dict[str, list[list[object]]]) -> Path:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    path = folder / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def answers(path: Path) -> list[tuple[str, str]]:
    """(question, answer) in order."""
    text, marks = read_answers(path, languages=LANGUAGES)
    return [(mark.value, text[mark.start : mark.end]) for mark in marks if mark.kind == "question"]


def values(path: Path, kind: str) -> list[str]:
    _text, marks = read_answers(path, languages=LANGUAGES)
    return [mark.value for mark in marks if mark.kind == kind]


def survey(language: str) -> list[list[object]]:
    question, one, two = LONG[language]
    return [["id", "x", question], ["R1", 1, one], ["R2", 2, two]]


@pytest.mark.parametrize("case", COLUMNS, ids=lambda case: case["label"])
def test_a_column_is_open_by_its_question_and_its_answers(case: dict[str, object]) -> None:
    header, cells = str(case["header"]), case["cells"]
    assert isinstance(cells, list)
    assert is_open(header, cells) is case["open"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_text_tables_in_the_encodings_of_the_languages(tmp_path: Path, language: str, delimiter: str) -> None:
    question, one, two = LONG[language]
    encoding = {"az": "utf-16", "tr": "cp1254", "ru": "cp1251", "en": "cp1252"}[language]
    rows = [("id", question), ("R1", f'"{one}"'), ("R2", f'"{two}"')]
    path = write(tmp_path, "\r\n".join(map(delimiter.join, rows)), encoding=encoding)
    assert answers(path) == [(question, one), (question, two)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_next_to_which_others_explain_is_read(tmp_path: Path, language: str) -> None:
    legend: list[list[object]] = [
        ["kod", "mənası"],
        ["1", "kənddə yaşayan və işləyən"],
        ["2", "şəhərdə yaşayan və işləyən"],
    ]
    path = workbook(tmp_path, {"Boş": [], "Legend": legend, "Anket": survey(language)})
    assert [question for question, _answer in answers(path)] == [LONG[language][0]] * 2
    assert values(path, "doubt") == [
        "sheets that were not read: Legend; save each that is material as a file of its own"
    ]
    assert list(read_respondents(path)) == ["R1", "R2"]


def test_a_cell_of_any_length_is_read_whole(tmp_path: Path) -> None:
    long = "Kənddə yaşayıram. " * 20_000
    path = write(tmp_path, f'id,Nə dəyişdi?\nR1,"{long}""son"""\nR2,"Heç nə,\nheç nə dəyişməyib."\n')
    assert [answer for _question, answer in answers(path)] == [f'{long}"son"', "Heç nə,\nheç nə dəyişməyib."]


def test_three_rows_of_header_from_qualtrics(tmp_path: Path) -> None:
    rows = [
        ["StartDate", "ResponseId", "Q1", "Q2", "Q2_4_TEXT"],
        ["Start Date", "Response ID", "Neden köyde kaldınız?", "Hangi aracı seçtiniz?", "Diğer (yazınız) - Text"],
        ['{""ImportId"":""startDate""}', '{""ImportId"":""_recordId""}', '{""ImportId"":""QID1_TEXT""}',
         '{""ImportId"":""QID2""}', '{""ImportId"":""QID2_4_TEXT""}'],
        ["2026-03-01 10:00:00", "R_1aB", "Ailem burada", "Zoom", ""],
        ["2026-03-01 11:00:00", "R_2cD", "İşim burada", "Zoom", "Telgraf grubu"],
        ["2026-03-01 12:00:00", "R_3eF", "Toprağı seviyorum", "Teams", ""],
    ]  # fmt: skip
    path = write(tmp_path, "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows))
    assert answers(path) == [
        ("Neden köyde kaldınız?", "Ailem burada"),
        ("Neden köyde kaldınız?", "İşim burada"),
        ("Diğer (yazınız) - Text", "Telgraf grubu"),
        ("Neden köyde kaldınız?", "Toprağı seviyorum"),
    ]
    assert values(path, "row") == ["R_1aB", "R_2cD", "R_3eF"]
    assert values(path, "paragraph")[0] == "row 4, column C"
    assert read_respondents(path)["R_1aB"] == {
        "Start Date": "2026-03-01 10:00:00",
        "Hangi aracı seçtiniz?": "Zoom",
    }


def test_two_rows_of_header_with_merged_cells(tmp_path: Path) -> None:
    monkey: list[list[object]] = [
        ["Respondent ID", "Почему вы уехали?", "Чем вы пользуетесь?", ""],
        ["", "Open-Ended Response", "Zoom", "Teams"],
        [101, "Не было работы", "Zoom", ""],
        [102, "Хотела учиться", "", "Teams"],
    ]
    path = workbook(tmp_path, {"Sheet": monkey})
    assert answers(path) == [("Почему вы уехали?", "Не было работы"), ("Почему вы уехали?", "Хотела учиться")]
    assert read_respondents(path) == {
        "101": {"Чем вы пользуетесь? – Zoom": "Zoom"}, "102": {"Чем вы пользуетесь? – Teams": "Teams"},
    }  # fmt: skip
    grouped: list[list[object]] = [
        ["Demoqrafiya", "", "Suallar", ""],
        ["Yaş", "Cins", "Niyə köçdünüz?", "Təklifiniz"],
        [25, "qadın", "İş yox idi", "Fabrik tikilsin, gənclərə iş verilsin."],
        [41, "kişi", "Oxumaq üçün", "Yollar düzəlsin, avtobus işləsin."],
    ]
    path = workbook(tmp_path, {"Sheet": grouped})
    assert [question for question, _answer in answers(path)][:2] == ["Niyə köçdünüz?", "Təklifiniz"]
    assert read_respondents(path)["row 3"] == {"Yaş": "25", "Cins": "qadın"}


def test_titles_above_the_header_and_empty_rows(tmp_path: Path) -> None:
    question, one, two = LONG["az"]
    path = write(tmp_path, f'Sorğu 2026\n\nid,yaş,{question}\n\nR1,25.0,"{one}"\n,,\nR2,30.0,"{two}"\n')
    assert values(path, "paragraph") == ["row 5, column C", "row 7, column C"]
    assert read_respondents(path) == {"R1": {"yaş": "25"}, "R2": {"yaş": "30"}}


def test_forms_of_google_and_limesurvey(tmp_path: Path) -> None:
    question, one, two = LONG["en"]
    google = (
        f'"Timestamp","Email","{question}"\n"2026/03/01 9:12:44 am GMT+4","a@b.az","{one}"\n'
        f'"2026/03/02 10:12:44 am GMT+4","c@d.az","{two}"\n'
    )
    path = write(tmp_path, google)
    assert answers(path) == [(question, one), (question, two)]
    assert values(path, "row") == ["row 2", "row 3"]
    lime = f'"id. Response ID","lastpage. Last page","q1. {question}"\n"7","2","{one}"\n"9","2","{two}"\n'
    path = write(tmp_path, lime, name="l.csv")
    assert answers(path) == [(question, one), (question, two)]
    assert list(read_respondents(path)) == ["7", "9"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_blank_before_a_quotation_mark_divides_no_answer(tmp_path: Path, delimiter: str) -> None:
    header = delimiter.join(("id", "Fikriniz nədir?", "Niyə?"))
    rows = [
        f'R1{delimiter} "yaxşı{delimiter} amma baha"{delimiter}',
        f'R2{delimiter} "Zoom" pisdir{delimiter} vaxt azdır',
    ]
    path = tmp_path / "a.csv"
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    text, marks = read_answers(path, languages=("az", "tr", "ru", "en"))
    assert text == f'yaxşı{delimiter} amma baha\n\n"Zoom" pisdir\n\nvaxt azdır'
    assert next(text[mark.start : mark.end] for mark in marks if mark.kind == "row") == f"yaxşı{delimiter} amma baha"


def test_ids_that_come_twice_or_are_missing(tmp_path: Path) -> None:
    said = [f"Mən {n} ildir burada yaşayıram və işləyirəm." for n in range(12)]
    ids = ["R1", "R2", "R2", *(f"R{n}" for n in range(3, 11)), ""]
    rows = "\n".join(f"{identifier},{words}" for identifier, words in zip(ids, said, strict=True))
    path = write(tmp_path, f"Respondent ID,Danışın\n{rows}\n")
    assert values(path, "row")[:3] == ["R1", "R2", "R2 (row 4)"]
    assert list(read_respondents(path)) == values(path, "row")
    assert len(set(values(path, "row"))) == 12
    assert values(path, "doubt") == ["ids that come more than once: R2"]


def test_ages_and_dates_in_the_first_column_are_no_ids(tmp_path: Path) -> None:
    question, one, two = LONG["tr"]
    for header, cells in (("Yaş", ("25", "31")), ("Tarih", ("2026-03-01", "2026-03-02")), ("Puan", ("7.5", "8"))):
        path = write(tmp_path, f'{header},{question}\n{cells[0]},"{one}"\n{cells[1]},"{two}"\n')
        assert read_respondents(path)["row 2"] == {header: cells[0]}


def test_cells_are_written_as_a_person_would(tmp_path: Path) -> None:
    path = write(tmp_path, "a,b,c,d\n'+994,1.0,1.5,'Tis true\n'=x,2.0,2.0,'12\n")
    assert read_grid(path)[1:] == [["+994", "1", "1.5", "'Tis true"], ["=x", "2", "2.0", "12"]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ("\n\n,,\n", "empty"),
        ("id,Nə dəyişdi?\n", "no rows below"),
        ('id,Nə dəyişdi?\nR1,"Yol çəkildi\n', "quotation mark"),
        ("id,yaş\nR1,25\n", "no column holds"),
    ],
)
def test_tables_without_answers_are_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(QualkitError, match=message):
        answers(write(tmp_path, text))


def test_an_id_that_comes_twice_in_a_large_survey_takes_no_time(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [f"R{n},cavab {n} budur çünki belə" for n in range(30_000)]
    path.write_text("\n".join(["id,Niyə?", *rows, "R1,son cavab"]), encoding="utf-8")
    begun = time.perf_counter()
    _text, marks = read_answers(path, languages=("az", "tr", "ru", "en"))
    assert time.perf_counter() - begun < 5
    assert marks[-1].value == "ids that come more than once: R1"


def test_a_large_survey_is_read_quickly(tmp_path: Path) -> None:
    header = ["id", *(f"Sual {n}: niyə?" for n in range(9)), *(f"Seçim {n}" for n in range(10))]
    rows = [
        [f"R{n}", *(f"Cavab {n} və səbəb {k}, çünki belədir" for k in range(9)), *("abcd"[n % 4] for _k in range(10))]
        for n in range(5_000)
    ]
    path = write(tmp_path, "\n".join(";".join(row) for row in [header, *rows]))
    begun = time.perf_counter()
    _text, marks = read_answers(path, languages=LANGUAGES)
    assert time.perf_counter() - begun < 4  # 0.8 s on an idle machine
    assert sum(mark.kind == "question" for mark in marks) == 45_000
    assert Mark(0, 33, "question", "Sual 0: niyə?") in marks
