"""Rows of any table in files."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from qualkit.errors import UnknownName
from qualkit.exchanging import export_rows

ROWS = [
    {"source": "a.txt", "start": 3, "words": "=Ödəniş, ёж", "codes": ["tools", "skills"], "left_out": 1},
    {"source": "b.txt", "start": 0, "words": "Birinci\nikinci", "codes": [], "page": None},
]
COLUMNS = ("source", "start", "words", "codes", "page")


def test_a_csv_opens_in_excel_with_its_letters_and_without_formulas(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    assert export_rows(ROWS, path, columns=COLUMNS, sheet="rows") == 2
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            list(COLUMNS),
            ["a.txt", "3", "'=Ödəniş, ёж", "tools; skills", ""],
            ["b.txt", "0", "Birinci\nikinci", "", ""],
        ]


def test_a_spreadsheet_has_the_same_and_is_the_same_every_time(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        export_rows(ROWS, tmp_path / name, columns=COLUMNS, sheet="rows")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    book = CalamineWorkbook.from_path(str(tmp_path / "one.xlsx"))
    assert book.get_sheet_by_name("rows").to_python() == [
        list(COLUMNS),
        ["a.txt", 3.0, "=Ödəniş, ёж", "tools; skills", ""],
        ["b.txt", 0.0, "Birinci\nikinci", "", ""],
    ]


def test_a_spreadsheet_has_room_for_its_rows_and_prints_as_wide_as_a_page(tmp_path: Path) -> None:
    rows = [{"source": "a.txt", "words": "Uzun bir cümlə. " * 30}, {"source": "b.txt", "words": "Qısa."}]
    export_rows(rows, tmp_path / "rows.xlsx", columns=("source", "words"), sheet="rows")
    with zipfile.ZipFile(tmp_path / "rows.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    heights = [float(height) for height in re.findall(r'<row [^>]* ht="([\d.]+)"', sheet)]
    assert heights and heights[0] > 100
    assert 'fitToPage="1"' in sheet and 'fitToHeight="0"' in sheet and 'orientation="landscape"' in sheet


def test_lines_of_json_keep_lists(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    export_rows(ROWS, path, columns=COLUMNS, sheet="rows")
    first, second = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    assert first == {"source": "a.txt", "start": 3, "words": "=Ödəniş, ёж", "codes": ["tools", "skills"], "page": None}
    assert second["codes"] == []


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".jsonl"])
def test_no_rows_are_a_table_without_rows(tmp_path: Path, suffix: str) -> None:
    assert export_rows([], tmp_path / f"rows{suffix}", columns=COLUMNS, sheet="rows") == 0
    assert (tmp_path / f"rows{suffix}").exists()


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="pdf"):
        export_rows(ROWS, tmp_path / "rows.pdf", columns=COLUMNS, sheet="rows")
    assert list(tmp_path.iterdir()) == []
