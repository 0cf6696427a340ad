"""Codebooks in spreadsheets: what they become, and what is said where one is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.coding import codebook_of_rows, parse_codebook
from qualkit.errors import CodebookError, ReadingError
from qualkit.pipeline import read_codebook

HEADER = ["Code", "name", "Name AZ", "definition", "examples", "colour", "terms az", "terms_en"]
ROWS = [
    HEADER,
    ["tools", "Tools", "Alətlər", "Nə ilə.", "Bir cümlə.\nİki; cümlə.", "#0C6AED", "kiber*; proqram\nsayt", "app"],
    ["challenges/staff", "Staff", "", "", "", "", "", "staff ~4 (lack|shortage)"],
    [],
    ["challenges", "Challenges", "Çətinliklər", "", "", "", "çətinlik; !çətin deyil", ""],
]
BOOK = Path("mənim kod-kitabım.csv")


def test_a_table_becomes_the_codebook_that_a_file_in_yaml_would_be() -> None:
    codebook = codebook_of_rows(ROWS, path=BOOK)
    tools, challenges, staff = codebook.walk()
    assert (tools.path, tools.names, tools.color) == ("tools", {"en": "Tools", "az": "Alətlər"}, "#0C6AED")
    assert tools.examples == ("Bir cümlə.", "İki; cümlə.")
    assert tools.terms == {"az": ("kiber*", "proqram", "sayt"), "en": ("app",)}
    assert (staff.path, staff.terms) == ("challenges/staff", {"en": ("staff ~4 (lack|shortage)",)})
    assert challenges.terms == {"az": ("çətinlik", "!çətin deyil")}
    assert parse_codebook(codebook.text) == codebook


WRONG = [
    ([], "the table is empty", None, None),
    ([["name"], ["A"]], "the column `code` is missing", 1, 1),
    ([["code", "nmae"], ["a", "A"]], "did you mean name", 1, 2),
    ([["code", "name", "Name EN"], ["a", "A", "A"]], "a second time", 1, 3),
    ([["code"], ["a"], ["b"], ["a"]], "`a` stands in row 2 too", 4, 1),
    ([["name", "code"], ["A", "növbə"]], "`id` must be lower-case", 2, 2),
    ([["name", "code"], ["A", "shifts"], ["B", "shift/x"]], "parent 'shift' has no row; did you mean 'shifts'?", 3, 2),
    ([["code", "color"], ["a", "#112233"], ["b", "red"]], "`color` must be a colour", 3, 2),
    ([["code", "terms_tr"], ["a", "iş"], ["b", "güç; (iş"]], "`(iş`: this bracket is not closed", 3, 2),
    ([["code", "terms_tr"], ["a", "ve"]], "only function words", 2, 2),
    ([["code", "name"], ["Kadr çatışmazlığı", "A"]], "such as `kadr-catismazligi`", 2, 1),
    ([["code", "name"], ["кадры", "A"]], "such as `kadry`", 2, 1),
    ([["name", "code"], ["A", "a"], ["B", ""]], "this row names no code", 3, 2),
    ([["code", "folder"], ["a", "maybe"]], "`folder` must be true or false", 2, 2),
    ([["code", "folder", "terms_en"], ["a", "yes", "law"]], "has no terms of its own", 2, 1),
    ([["code", "uid"], ["a", "x1"], ["b", "x1"]], "`b` has the uid of `a`", 3, 2),
    ([["name", "code"], ["A", "/"]], "this row names no code", 2, 2),
    ([["code", "qwzx"], ["a", "b"]], "there are: name, code, parent, definition", 1, 2),
    ([["code", "terms_az"], ["a", "kadr azlığı, kadr çatışmır"]], "separate terms with semicolons", 2, 2),
    ([["My codes"], ["code", "nmae"], ["a", "A"]], "did you mean name", 2, 2),
]


@pytest.mark.parametrize(("rows", "message", "row", "column"), WRONG, ids=lambda value: str(value)[:30])
def test_what_is_wrong_is_said_with_row_and_column(
    rows: list[list[str]], message: str, row: int | None, column: int | None
) -> None:
    with pytest.raises(CodebookError) as caught:
        codebook_of_rows(rows, path=BOOK)
    assert message in str(caught.value)
    assert (caught.value.line, caught.value.column) == (row, column)


def test_blanks_and_strokes_around_a_path_and_a_title_are_no_part_of_it() -> None:
    codebook = codebook_of_rows([["Code", ""], ["Path", "Name"], ["a / b", "B"], ["/a/", "A"]], path=BOOK)
    assert [(code.path, code.name()) for code in codebook.walk()] == [("a", "A"), ("a/b", "B")]


def test_a_table_in_letters_that_are_not_clear_says_how_to_save_it(tmp_path: Path) -> None:
    (tmp_path / "k.csv").write_bytes("code;name\nis;İş\n".encode("cp1254"))
    with pytest.raises(CodebookError, match=r"cp1254.*save it as “CSV UTF-8”"):
        read_codebook(tmp_path / "k.csv")


def test_csv_xlsx_and_yaml_are_chosen_by_the_suffix(tmp_path: Path) -> None:
    import csv

    import xlsxwriter

    rows = [[*row, *[""] * (len(HEADER) - len(row))] for row in ROWS]
    with (tmp_path / "k.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    book = xlsxwriter.Workbook(str(tmp_path / "k.xlsx"))
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    expected = codebook_of_rows(ROWS, path=Path("k.csv"))
    (tmp_path / "k.yaml").write_text(expected.text, encoding="utf-8")
    assert [read_codebook(tmp_path / f"k.{suffix}") for suffix in ("csv", "xlsx", "yaml")] == [expected] * 3


AS_SAVED = [
    (",", "utf-8", ""),
    (";", "utf-8-sig", ""),
    (";", "utf-8-sig", "sep=;\n"),
    ("\t", "utf-16", ""),
    (";", "cp1254", ""),
    (",", "utf-8", "My codes\n\n"),
]


@pytest.mark.parametrize(("delimiter", "encoding", "before"), AS_SAVED, ids=str)
def test_a_table_is_read_as_programs_save_it(tmp_path: Path, delimiter: str, encoding: str, before: str) -> None:
    rows = ["code|name|terms_tr|terms_en", "staff|Personel|personel|2025", 'staff/gap|Eksiklik|"açık; iş yükü"|24/7']
    text = before + "\n".join(rows).replace("|", delimiter) + "\n"
    (tmp_path / "k.csv").write_bytes(text.encode(encoding))
    staff, gap = read_codebook(tmp_path / "k.csv").walk()
    assert (staff.name(), staff.terms) == ("Personel", {"tr": ("personel",), "en": ("2025",)})
    assert (gap.path, gap.terms) == ("staff/gap", {"tr": ("açık", "iş yükü"), "en": ("24/7",)})


def test_numbers_and_merged_cells_of_a_workbook(tmp_path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(tmp_path / "k.xlsx"))
    sheet = book.add_worksheet()
    sheet.merge_range(0, 0, 0, 2, "Mənim kodlarım")
    sheet.write_row(1, 0, ["code", "name", "terms_en"])
    sheet.write_row(2, 0, ["year", "Year", 2025])
    sheet.merge_range(3, 0, 4, 0, "share")
    sheet.write_row(3, 1, ["Share", 3.5])
    book.close()
    year, share = read_codebook(tmp_path / "k.xlsx").walk()
    assert (year.terms["en"], share.path, share.terms["en"]) == (("2025",), "share", ("3.5",))


def test_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "k.pdf").write_bytes(b"%PDF")
    with pytest.raises(CodebookError, match=r"\.yaml"):
        read_codebook(tmp_path / "k.pdf")
    for name in ("no.csv", "no.xlsx", "no.yaml"):
        with pytest.raises(ReadingError, match="cannot be opened"):
            read_codebook(tmp_path / name)
