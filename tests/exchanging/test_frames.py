"""Codings as tables for other programs."""

from __future__ import annotations

import csv
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from qualkit.errors import UnknownName
from qualkit.exchanging import codings_frame, export_codings
from qualkit.exchanging import frames as frames_module
from qualkit.exchanging.frames import CELL, COLUMNS
from qualkit.model.annotations import Attribution, Turn
from qualkit.model.cases import Case, Link
from qualkit.model.codings import Status
from qualkit.model.study import Study
from tests.builders import PERSON, make_codebook, make_coding, make_columns, make_source

TEXT = '=SUM(A1:A2) əlavə\nIşıq, İş «ёлка» "dırnaq"; son.'
SOURCE = make_source(TEXT, name="müsahibə.txt")
FORMS = (".csv", ".xlsx", ".jsonl")


def make_study(*, attributes: dict[str, str] | None = None, name: str = "P1") -> Study:
    turn = Turn(18, len(TEXT), "Aysel", "participant")
    annotation = make_columns([(0, 17), (18, len(TEXT))], languages=["tr", "az"], turns=[turn], sentence_turns=[-1, 0])
    codings = [
        make_coding(SOURCE, "=SUM(A1:A2) əlavə", because=["əlavə"]),
        make_coding(SOURCE, "Işıq, İş «ёлка»", "challenges/staff", status=Status.ACCEPTED, coder=PERSON),
        make_coding(SOURCE, '"dırnaq"; son.', "gone", status=Status.REJECTED, coder=PERSON, because=["a", "b"]),
    ]
    given = {"rol": "müəllim", "@ölkə": "+AZ"} if attributes is None else attributes
    return Study(
        "s",
        [SOURCE],
        [annotation],
        make_codebook(),
        codings,
        cases=[Case(name, given)],
        links=[Link(SOURCE.uid, "Aysel", name, True)],
    )


EMPTY = Study("s", [], [], make_codebook())


def test_a_sentence_that_reports_somebody_is_that_persons_case() -> None:
    study = make_study()
    annotation = replace(study.annotations[0], attributions={0: Attribution("Лёва", "name")})
    links = [*study.links, Link(SOURCE.uid, "Лёва", "P1", True, is_person=True)]
    rows = codings_frame(replace(study, annotations=[annotation], links=links)).to_dict("records")
    assert [(row["case"], row["reported"], row["rol"]) for row in rows] == [
        ("P1", "Лёва", "müəllim"), ("P1", "", "müəllim"), ("P1", "", "müəllim"),
    ]  # fmt: skip


def test_the_frame_has_a_row_for_each_coding_and_the_attributes_of_its_case() -> None:
    frame = codings_frame(make_study())
    assert list(frame.columns) == [*COLUMNS, "rol", "@ölkə"]
    assert frame.to_dict("records")[1] == {
        "source": "müsahibə.txt", "case": "P1", "speaker": "Aysel", "language": "az", "section": "body",
        "code": "challenges/staff", "code_name": "Staff", "words": "Işıq, İş «ёлка»", "start": 18, "end": 33,
        "status": "accepted", "coder": "Nigar", "because": "", "reported": "", "rol": "müəllim", "@ölkə": "+AZ",
    }  # fmt: skip
    first, _, last = frame.to_dict("records")
    assert (first["case"], first["speaker"], first["language"], first["because"], first["rol"]) == (
        "",
        "",
        "tr",
        "əlavə",
        "",
    )
    assert (last["status"], last["code"], last["code_name"], last["because"]) == (
        "rejected",
        make_study().codings[2].code_uid,
        "",
        "a; b",
    )
    for row in frame.to_dict("records"):
        assert SOURCE.text[row["start"] : row["end"]] == row["words"]


def test_the_frame_of_nothing_has_its_columns() -> None:
    frame = codings_frame(EMPTY)
    assert (list(frame.columns), len(frame)) == (list(COLUMNS), 0)


def test_an_attribute_called_like_a_column_is_not_lost() -> None:
    frame = codings_frame(make_study(attributes={"language": "ru", "words": "çox", "rol": "həkim"}))
    assert list(frame.columns) == [*COLUMNS, "case_language", "case_words", "rol"]
    row = frame.to_dict("records")[1]
    assert (row["language"], row["case_language"], row["case_words"]) == ("az", "ru", "çox")


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_csv_begins_with_a_byte_order_mark_and_disarms_formulas_in_cells_and_headers(tmp_path: Path) -> None:
    path = tmp_path / "yeni" / "kodlar.csv"
    assert export_codings(make_study(), path) == 3
    assert path.read_bytes().startswith(b"\xef\xbb\xbfsource,")
    assert b"\r" not in path.read_bytes()
    header, *rows = read_csv(path)
    assert header == [*COLUMNS, "rol", "'@ölkə"]
    assert [row[7] for row in rows] == ["'=SUM(A1:A2) əlavə", "Işıq, İş «ёлка»", '"dırnaq"; son.']
    assert rows[1][-1] == "'+AZ"
    assert [row[8] for row in rows] == ["0", "18", "34"]


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t=", "\r="])
def test_csv_disarms_every_beginning_that_a_spreadsheet_takes_for_a_formula(tmp_path: Path, beginning: str) -> None:
    export_codings(make_study(name=f"{beginning}cmd"), tmp_path / "k.csv")
    cells = [cell for row in read_csv(tmp_path / "k.csv") for cell in row]
    assert f"'{beginning}cmd".replace("\r", "\n") in cells
    assert {len(row) for row in read_csv(tmp_path / "k.csv")} == {len(COLUMNS) + 2}
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_xlsx_has_the_words_as_words_and_no_formula(tmp_path: Path) -> None:
    study = make_study(attributes={"=1+1": "=2+2", "mail": "mailto:a@b.az"})
    assert export_codings(study, tmp_path / "kodlar.xlsx") == 3
    header, *rows = CalamineWorkbook.from_path(tmp_path / "kodlar.xlsx").get_sheet_by_name("codings").to_python()
    assert header == [*COLUMNS, "=1+1", "mail"]
    assert [row[7] for row in rows] == [coding.words for coding in study.codings]
    assert rows[1][-2:] == ["=2+2", "mailto:a@b.az"]
    with zipfile.ZipFile(tmp_path / "kodlar.xlsx") as archive:
        assert "<f>" not in archive.read("xl/worksheets/sheet1.xml").decode()
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_a_quotation_longer_than_a_cell_is_shortened_with_a_sign_and_not_left_out(tmp_path: Path) -> None:
    source = make_source("söz " * 10_000)
    study = Study("s", [source], [make_columns([])], make_codebook(), [make_coding(source, source.text)])
    export_codings(study, tmp_path / "k.xlsx")
    cell = str(CalamineWorkbook.from_path(tmp_path / "k.xlsx").get_sheet_by_index(0).to_python()[1][7])
    assert len(cell) == CELL
    assert cell.endswith(" […]")
    assert source.text.startswith(cell[:-4])


def test_jsonl_has_one_object_for_each_coding(tmp_path: Path) -> None:
    export_codings(make_study(), tmp_path / "k.jsonl")
    lines = (tmp_path / "k.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == codings_frame(make_study()).to_dict("records")
    assert "ёлка" in lines[1]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_codings_give_the_same_bytes(tmp_path: Path, form: str) -> None:
    for name in ("a", "b"):
        export_codings(make_study(), tmp_path / f"{name}{form}")
    assert (tmp_path / f"a{form}").read_bytes() == (tmp_path / f"b{form}").read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_exported_as_a_file_without_rows(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"k{form}"
    assert export_codings(EMPTY, path) == 0
    if form == ".csv":
        assert read_csv(path) == [list(COLUMNS)]
    elif form == ".xlsx":
        assert CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python() == [list(COLUMNS)]
    else:
        assert path.read_bytes() == b""


def test_a_suffix_in_capitals_is_known(tmp_path: Path) -> None:
    export_codings(make_study(), tmp_path / "KODLAR.XLSX")
    assert CalamineWorkbook.from_path(tmp_path / "KODLAR.XLSX").sheet_names == ["codings"]


@pytest.mark.parametrize("name", ["k.ods", "k", ".csv", "k.csv.gz"])
def test_an_unknown_suffix_names_those_that_there_are_and_writes_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownName, match=r"no export format") as caught:
        export_codings(make_study(), tmp_path / name)
    assert caught.value.available == FORMS
    assert list(tmp_path.iterdir()) == []


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "k.csv"
    path.write_text("köhnə", encoding="utf-8")

    def fails(frame: object, file: Path) -> None:
        file.write_text("half", encoding="utf-8")
        raise OSError("the disk is full")

    monkeypatch.setitem(frames_module._WRITERS, ".csv", fails)
    with pytest.raises(OSError, match="the disk is full"):
        export_codings(make_study(), path)
    assert path.read_text(encoding="utf-8") == "köhnə"
    assert list(tmp_path.iterdir()) == [path]
