"""The table of answers for spreadsheets and other programs."""

from __future__ import annotations

import csv
import json
import re
from gettext import NullTranslations
from pathlib import Path
from zipfile import ZipFile

import pytest

from qualkit import messages
from qualkit.annotating import annotate
from qualkit.comparing import answers
from qualkit.errors import UnknownName
from qualkit.exchanging import NOT_ASKED, answer_rows, export_answers
from qualkit.model.answers import AnswerTable
from qualkit.model.sources import Source
from tests.annotating.guides import WORDINGS, make_guide
from tests.builders import make_edit, make_source

GUIDE = make_guide()
LONG = "Uzun bir cümle daha. " * 2000


def material(answer: str = "=Mart ayında.") -> tuple[AnswerTable, list[Source]]:
    """Two interviews: the first repaired, the second about the last question only."""
    first, last = WORDINGS["tr"][0], WORDINGS["tr"][5]
    text = f"Görüşmeci: {first}\n\nLeyla: {answer}\n\nGörüşmeci: Peki?\n\nLeyla: Evet efendim.\n"
    one = make_source(text, name="1.txt").with_edits([make_edit(text, 0, 9, "GÖRÜŞMECİ  ")])
    two = make_source(f"Görüşmeci: {last}\n\nKerem: Sabır.\n\nGörüşmeci: Ya?\n\nKerem: Ya.\n", name="2.txt")
    sources = [one, two]
    return answers(sources, [annotate(source, guide=GUIDE) for source in sources], guide=GUIDE), sources


def sheets(path: Path) -> dict[str, list[list[object]]]:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(path) as book:
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_a_row_says_where_the_answer_stands_in_the_original() -> None:
    table, sources = material()
    rows = answer_rows(table, sources)
    assert [(row["question"], row["participant"]) for row in rows] == [
        ("1", "Leyla"),
        ("1", "Leyla"),
        ("6", "Kerem"),
        ("6", "Kerem"),
    ]
    for row, source in zip(rows, [sources[0]] * 2 + [sources[1]] * 2, strict=True):
        assert source.original[row["start"] : row["end"]] == row["text"] == row["reading"]


def test_a_spreadsheet_has_questions_down_and_participants_across(tmp_path: Path) -> None:
    table, sources = material()
    assert export_answers(table, sources, tmp_path / "a.xlsx", language="tr") == 4
    grid, references = sheets(tmp_path / "a.xlsx").values()
    assert grid[0] == ["id", "question", "Leyla", "Kerem"]
    assert grid[1][2:] == ["1.txt · tr", "2.txt · tr"]
    assert grid[2] == ["1", WORDINGS["tr"][0], "=Mart ayında.\n[Peki?] Evet efendim.", NOT_ASKED]
    assert grid[7] == ["6", WORDINGS["tr"][5], NOT_ASKED, "Sabır.\n[Ya?] Ya."]
    assert len(references) == 5 and references[1][-1] == "=Mart ayında."


def test_headers_are_in_the_language_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Marked(NullTranslations):
        def gettext(self, message: str) -> str:
            return f"«{message}»"

    monkeypatch.setattr(messages, "translation", lambda language: Marked())
    table, sources = material()
    for suffix in (".xlsx", ".csv"):
        export_answers(table, sources, tmp_path / f"a{suffix}")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file)) == ["«id»", "«question»", "Leyla", "Kerem"]
    found = sheets(tmp_path / "a.xlsx")
    assert list(found) == ["«answers»", "«references»"]
    assert found["«answers»"][0] == ["«id»", "«question»", "Leyla", "Kerem"]
    assert found["«references»"][0] == [
        f"«{name}»"
        for name in (
            "question", "participant", "source", "speaker", "paragraph", "start", "end", "language", "beside",
            "follow-up", "words",
        )
    ]  # fmt: skip


def test_a_spreadsheet_is_printed_with_its_questions_on_every_page(tmp_path: Path) -> None:
    table, sources = material()
    export_answers(table, sources, tmp_path / "a.xlsx")
    with ZipFile(tmp_path / "a.xlsx") as book:
        sheet, names = (book.read(name).decode() for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml"))
    assert 'orientation="landscape"' in sheet and "fitTo" not in sheet
    (size,) = re.findall(r'<pageSetup [^>]*scale="(\d+)"', sheet)
    assert int(size) >= 70
    assert "answers!$A:$B,answers!$1:$2" in names


def test_the_same_answers_give_the_same_bytes(tmp_path: Path) -> None:
    table, sources = material()
    for name in ("a", "b"):
        for suffix in ("xlsx", "csv", "json"):
            export_answers(table, sources, tmp_path / f"{name}.{suffix}")
    for suffix in ("xlsx", "csv", "json"):
        assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


def test_csv_guards_formulas_and_keeps_lines(tmp_path: Path) -> None:
    table, sources = material()
    export_answers(table, sources, tmp_path / "a.csv", language="ru")
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True)))
    assert rows[0] == ["id", "question", "Leyla", "Kerem"]
    assert rows[1] == ["1", WORDINGS["ru"][0], "'=Mart ayında.\n[Peki?] Evet efendim.", NOT_ASKED]


def test_json_holds_everything_in_full(tmp_path: Path) -> None:
    table, sources = material(LONG.strip())
    export_answers(table, sources, tmp_path / "a.json")
    found = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert [one["id"] for one in found["questions"]] == ["1", "2", "3", "4", "5", "6"]
    assert found["questions"][0]["wordings"]["az"] == WORDINGS["az"][0] and found["questions"][0]["answered"] == 1
    assert found["participants"][0] == {"participant": "Leyla", "sources": ["1.txt"], "languages": ["tr"]}
    assert found["answers"][0]["reading"] == LONG.strip()


def test_a_cell_is_cut_where_a_spreadsheet_ends(tmp_path: Path) -> None:
    table, sources = material(LONG.strip())
    export_answers(table, sources, tmp_path / "a.xlsx")
    cell = sheets(tmp_path / "a.xlsx")["answers"][2][2]
    assert isinstance(cell, str) and cell.endswith("[…]") and len(cell) <= 32_767


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "json"])
def test_an_empty_table_can_be_written(tmp_path: Path, suffix: str) -> None:
    assert export_answers(AnswerTable(), [], tmp_path / "new" / f"a.{suffix}") == 0
    assert (tmp_path / "new" / f"a.{suffix}").stat().st_size > 0


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"\.docx"):
        export_answers(AnswerTable(), [], tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []
