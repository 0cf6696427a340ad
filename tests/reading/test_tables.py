"""Surveys and tables of cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.errors import QualkitError, ReadingError, TableError
from qualkit.reading import is_case_table, read, read_cases, read_respondents

SURVEY = [
    ["Respondent", "Yaş", "Bölgə", "Nə dəyişdi?", "Əlavə"],
    ["R1", 25.0, "Quba", "Dərslər onlayn oldu, amma internet tez-tez kəsilir.", "Müəllimlər təlim almayıb."],
    ["R2", 31.5, "Şəki", "Heç nə dəyişmədi, əvvəlki kimi işləyirik.", ""],
    ["R3", 40.0, "Quba", "", "Kitabxana bağlıdır, uşaqlar evdə oxuyur."],
]


def write_csv(folder: Path, rows: list[list[object]], *, delimiter: str = ",", encoding: str = "utf-8-sig") -> Path:
    path = folder / "a.csv"
    lines = [delimiter.join(f'"{cell}"' if isinstance(cell, str) else str(cell) for cell in row) for row in rows]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def write_xlsx(folder: Path, rows: list[list[object]]) -> Path:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    path = folder / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


@pytest.fixture(params=[",", ";", "\t", "xlsx"])
def survey(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "xlsx":
        return write_xlsx(tmp_path, SURVEY)
    return write_csv(tmp_path, SURVEY, delimiter=request.param)


def test_answers_are_paragraphs_that_can_be_found_in_the_sheet(survey: Path) -> None:
    source = read(survey)
    found = [(mark.kind, mark.value, source.original[mark.start : mark.end][:12]) for mark in source.marks]
    assert [mark for mark in found if mark[0] == "paragraph"] == [
        ("paragraph", "row 2, column D", "Dərslər onla"),
        ("paragraph", "row 2, column E", "Müəllimlər t"),
        ("paragraph", "row 3, column D", "Heç nə dəyiş"),
        ("paragraph", "row 4, column E", "Kitabxana ba"),
    ]
    assert [mark[1] for mark in found if mark[0] == "row"] == ["R1", "R2", "R3"]
    assert [mark[1] for mark in found if mark[0] == "question"] == ["Nə dəyişdi?", "Əlavə", "Nə dəyişdi?", "Əlavə"]
    assert source.original.count("\n\n") == 3


def test_a_row_mark_covers_all_answers_of_the_row(survey: Path) -> None:
    source = read(survey)
    first = next(mark for mark in source.marks if mark.kind == "row")
    assert source.original[first.start : first.end] == "\n\n".join(str(cell) for cell in SURVEY[1][3:])


def test_the_other_columns_are_attributes(survey: Path) -> None:
    respondents = read_respondents(survey)
    assert respondents["R1"] == {"Yaş": "25" if survey.suffix == ".xlsx" else "25.0", "Bölgə": "Quba"}
    assert respondents["R2"]["Yaş"] == "31.5"
    assert list(respondents) == ["R1", "R2", "R3"]


def test_rows_without_ids_are_named_by_their_number(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Şehir", "Görüş"],
        ["Van", "Bağlantı köyde çok yavaş kalıyor."],
        ["Van", "Hiç sorun yok bizde."],
    ]
    source = read(write_csv(tmp_path, rows, encoding="cp1254"))
    assert [mark.value for mark in source.marks if mark.kind == "row"] == ["row 2", "row 3"]


def test_blank_lines_in_an_answer_do_not_end_it(tmp_path: Path) -> None:
    rows: list[list[object]] = [["id", "Ответ"], ["1", "Первый абзац ответа здесь.\n\nВторой абзац ответа тут."]]
    source = read(write_csv(tmp_path, rows))
    assert [mark.end - mark.start for mark in source.marks if mark.kind == "question"] == [len(source.original)]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["id", "yaş"], ["1", "25"], ["2", "30"]], "no column holds answers"),
        ([["id", "cavab"]], "no rows below the header"),
        ([["case", "source", "x"], ["A", "a.txt", "uzun bir cavab burada olur"]], "table of cases"),
    ],
)
def test_a_table_without_answers_is_refused(tmp_path: Path, rows: list[list[object]], found: str) -> None:
    with pytest.raises(TableError, match=found):
        read(write_csv(tmp_path, rows))


@pytest.mark.parametrize(
    ("delimiter", "shown", "answer"),
    [
        (",", "','", "Dərslər, əslində, internetsiz keçir."),
        (";", "';'", "Köyde internet yok; ders de yok; kimse gelmiyor."),
        ("\t", "'TAB'", "Уроки\tидут без сети\tкаждый день"),
    ],
)
def test_a_row_that_is_longer_than_the_header_is_refused(
    tmp_path: Path, delimiter: str, shown: str, answer: str
) -> None:
    path = tmp_path / "a.csv"
    rows = [("id", "yaş", "answer"), ("R1", "25", "Everything is as it was before."), ("R2", "31", answer)]
    path.write_text("\n".join(map(delimiter.join, rows)), encoding="utf-8")
    with pytest.raises(TableError, match="quotation marks") as caught:
        read(path)
    assert caught.value.row == 3
    assert shown in str(caught.value)


def test_empty_cells_beyond_the_header_are_no_words(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,answer\nR1,Nothing has changed here at all.,,\n", encoding="utf-8")
    assert read(path).original == "Nothing has changed here at all."


@pytest.mark.parametrize("data", [b"", b'a,b\n"open', b"PK\x03\x04", b"\x00\x01\x02"])
def test_damaged_tables_are_refused(tmp_path: Path, data: bytes) -> None:
    for suffix in (".csv", ".xlsx"):
        path = tmp_path / f"d{suffix}"
        path.write_bytes(data)
        with pytest.raises(QualkitError):
            read(path)


def test_an_old_workbook_on_which_the_library_panics_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\3\0\xfe\xff\t\0\6\0" + bytes(600))
    with pytest.raises(ReadingError, match="a damaged Excel workbook"):
        read(path)


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path, SURVEY).read_bytes()
    path = tmp_path / "b.xlsx"
    for size in range(0, len(whole), 401):
        path.write_bytes(whole[:size])
        with pytest.raises(ReadingError):
            read(path)


def test_cases(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Case", "source", "speaker", "rol"],
        ["Ləman", "a.docx", "L:", "müəllim"],
        ["", "", "", ""],
        ["Məqalə", "b.pdf", "", ""],
    ]
    path = write_csv(tmp_path, rows)
    assert is_case_table(path)
    assert read_cases(path) == [
        (2, "Ləman", "a.docx", "L:", {"rol": "müəllim"}),
        (4, "Məqalə", "b.pdf", None, {}),
    ]


def test_a_person_may_be_named_without_a_source(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["case", "PERSON", "source", "speaker", "rol"],
        ["E1", "Gülşən Əsgərova", "", "", "nazir"],
        ["E2", "Ирина Ёлкина", "a.txt", "", ""],
        ["P1", "", "b.txt", "Işıl", ""],
    ]
    path = write_csv(tmp_path, rows)
    assert is_case_table(path)
    assert read_cases(path) == [
        (2, "E1", None, "Gülşən Əsgərova", {"rol": "nazir"}),
        (3, "E2", "a.txt", "Ирина Ёлкина", {}),
        (4, "P1", "b.txt", "Işıl", {}),
    ]
    without_source = write_csv(tmp_path, [["case", "person"], ["E1", "Gülşən Əsgərova"]])
    assert is_case_table(without_source) and len(read_cases(without_source)) == 1


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        ([["case", "source", "person"], ["A", "", ""]], 2),
        ([["case", "source", "speaker", "person"], ["A", "b", "Ayşe", "Fatma"]], 2),
        ([["case", "source", "speaker"], ["A", "", "Ayşe"]], 2),
        ([["case", "x"], ["A", "b"]], 1),
        ([["case", "source"], ["A", ""]], 2),
        ([["case", "source", "x", "x"]], 1),
        ([], 1),
    ],
)
def test_wrong_tables_of_cases_say_which_row(tmp_path: Path, rows: list[list[object]], row: int) -> None:
    with pytest.raises(TableError) as caught:
        read_cases(write_csv(tmp_path, rows))
    assert caught.value.row == row


def test_other_files_are_no_case_tables(tmp_path: Path, survey: Path) -> None:
    assert not is_case_table(survey)
    assert not is_case_table(tmp_path / "a.txt")


def test_the_line_that_names_the_delimiter_is_no_header(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text("sep=;\nid;Ne zor?\nR1;Herkes için her şey çok zor, inanın\n", encoding="utf-8")
    source = read(path)
    assert source.original.strip() == "Herkes için her şey çok zor, inanın"
    assert [mark.value for mark in source.marks if mark.kind == "question"] == ["Ne zor?"]
