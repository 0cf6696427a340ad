"""`query`: passages from files and from a project."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.conftest import Command

BOOK = """\
id: test
name: Test
codes:
  - id: challenges
    name: {en: Challenges}
    terms: {az: [çətinlik], tr: [zorluk], ru: [трудность], en: [difficulty]}
    children:
      - {id: staff, name: {en: Staff}, terms: {az: [kadr], tr: [personel], ru: [сотрудник], en: [staff]}}
  - id: security
    name: {en: Security}
    terms: {az: [təhlükəsizlik], tr: [güvenlik], ru: [безопасность], en: [security]}
"""
SENTENCES = {
    "az": ("Burada çətinliklər çoxdur.", "Təhlükəsizliyə pul ayrılmır."),
    "tr": ("Burada zorluklarımız çoktur.", "Güvenliğe para ayrılmıyor."),
    "ru": ("Здесь много трудностей.", "На безопасность денег не дают."),
    "en": ("There are many difficulties here.", "No money goes into security."),
}
INTERVIEW = (
    "Müsahibəçi: Nə çatışmır?\n\nAysel: Kadr çatışmır, =2 nəfərik. Təhlükəsizlik zəifdir.\n\n"
    "Müsahibəçi: Bəs sizdə?\n\nTural: Çətinlik yoxdur.\n"
)
ROW = [
    "source", "start", "end", "text", "reading", "before", "after", "codes", "codings", "beside", "status", "language",
    "section", "speaker", "role", "question", "attribution", "case", "also", "page", "paragraph", "reference",
]  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a codebook and a text in each language."""
    (tmp_path / "book.yaml").write_text(BOOK, encoding="utf-8")
    for language, sentences in SENTENCES.items():
        (tmp_path / f"{language}.txt").write_text("\n\n".join(sentences) + "\n", encoding="utf-8")
    (tmp_path / "talk.txt").write_text(INTERVIEW, encoding="utf-8")
    return tmp_path


def rows(out: str) -> list[dict[str, object]]:
    return json.loads(out)["rows"]


@pytest.mark.parametrize("language", SENTENCES)
def test_files_are_asked_without_a_project(qualkit: Command, files: Path, language: str) -> None:
    text = (files / f"{language}.txt").read_text(encoding="utf-8")
    done = qualkit(
        "query", "challenges near:30 security", f"{language}.txt", "--codebook", "book.yaml", "--language", language,
        "--format", "json",
    )  # fmt: skip
    answer = json.loads(done.out)
    assert list(answer) == ["rows", "settings", "made_by"] and done.status == 0
    (row,) = answer["rows"]
    assert list(row) == ROW
    assert row["text"] == row["reading"] == SENTENCES[language][0] == text[row["start"] : row["end"]]
    assert (row["codes"], row["status"], row["language"]) == (["challenges"], "proposed", language)
    assert [(one["query"], one["text"]) for one in row["beside"]] == [("security", SENTENCES[language][1])]
    assert row["codings"][0]["terms"] and row["codings"][0]["coder"] == "terms"
    assert row["reference"] == f"{language}.txt, paragraph 1"
    assert answer["settings"]["query"] == "challenges near:30 security" and "qualkit" in answer["made_by"]


def test_the_same_rows_as_lines_as_csv_and_as_a_table(qualkit: Command, files: Path) -> None:
    call = ("query", "*", "talk.txt", "--codebook", "book.yaml", "--language", "az")
    whole = rows(qualkit(*call, "--format", "json").out)
    assert [json.loads(line) for line in qualkit(*call, "--format", "jsonl").out.splitlines()] == whole
    table = list(csv.DictReader(io.StringIO(qualkit(*call, "--format", "csv").out)))
    assert [one["reading"] for one in table] == [one["reading"] for one in whole]
    assert list(table[0]) == [column for column in ROW if column != "codings"]
    assert table[0]["codes"] == "challenges/staff; security" and table[0]["speaker"] == "Aysel"
    shown = qualkit(*call)
    assert "talk.txt" in shown.out and "challenges/staff" in shown.out and "2 passages in 1 source" in shown.err


def test_speakers_and_interviewers(qualkit: Command, files: Path) -> None:
    call = ("talk.txt", "--codebook", "book.yaml", "--language", "az", "--format", "json")
    (row,) = rows(qualkit("query", "* where speaker = TURAL", *call).out)
    assert (row["speaker"], row["reading"]) == ("Tural", "Çətinlik yoxdur.")
    (word,) = rows(qualkit("query", '"çatışmaq" where role = interviewer', *call).out)
    assert (word["before"], word["reading"], word["after"]) == ("Nə ", "çatışmır", "?")
    assert (word["codes"], word["status"]) == ([], None)


def test_a_file_has_for_programs_what_the_screen_has_and_for_people_what_they_read(
    qualkit: Command, files: Path
) -> None:
    call = ("query", "'zəif' near security", "talk.txt", "--codebook", "book.yaml", "--language", "az")
    shown = qualkit(*call, "--format", "jsonl").out
    qualkit(*call, "--output", files / "found.jsonl")
    assert (files / "found.jsonl").read_text(encoding="utf-8") == shown
    qualkit(*call, "--output", files / "found.xlsx")
    (sheet,) = CalamineWorkbook.from_path(str(files / "found.xlsx")).sheet_names
    head, row = CalamineWorkbook.from_path(str(files / "found.xlsx")).get_sheet_by_name(sheet).to_python()
    assert head == ["reference", "words", "beside", "status", "speaker", "language"]
    assert row[0] == "talk.txt, Aysel, paragraph 2"
    assert row[1:3] == ["Təhlükəsizlik [zəifdir].", "security: Təhlükəsizlik zəifdir."]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".jsonl"])
def test_passages_go_to_a_file(qualkit: Command, files: Path, suffix: str) -> None:
    call = ("query", "staff and security or staff", "talk.txt", "--codebook", "book.yaml", "--language", "az")
    path = files / f"found{suffix}"
    done = qualkit(*call, "--output", path)
    assert done.status == 0 and "1 passage written" in done.out and path.stat().st_size
    if suffix == ".csv":
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert qualkit(*call, "--output", path).status == 2
    assert qualkit(*call, "--output", path, "--force").status == 0
    assert "export format" in qualkit(*call, "--output", files / "found.pdf").err


def test_the_project_is_asked_where_no_file_is_named(qualkit: Command, files: Path) -> None:
    qualkit("init", "study", "--coder", "Leyla")
    folder = files / "study"
    empty = qualkit("query", "*", folder=folder)
    assert (empty.status, empty.out) == (0, "") and "no passage answers" in empty.err
    settings = (folder / "qualkit.toml").read_text(encoding="utf-8")
    (book,) = (folder / "codebooks").glob("*.yaml")
    assert book.name in settings
    book.write_text(BOOK, encoding="utf-8")
    (folder / "talk.txt").write_text(INTERVIEW, encoding="utf-8")
    (folder / "cases.csv").write_text("source,speaker,case,city\ntalk.txt,Aysel,P1,BAKI\n", encoding="utf-8")
    qualkit("add", "talk.txt", folder=folder)
    qualkit("cases", "cases.csv", folder=folder)
    stale = qualkit("query", "*", folder=folder)
    assert "qualkit run" in stale.err
    qualkit("run", folder=folder)
    done = qualkit("query", "staff near security where city = bakı", "--format", "json", folder=folder)
    (row,) = rows(done.out)
    assert done.err == ""
    assert (row["case"], row["speaker"], row["reference"]) == ("P1", "Aysel", "talk.txt, P1, paragraph 2")
    assert rows(qualkit("query", "* where city = none", "--format", "json", folder=folder).out)[0]["speaker"] == "Tural"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["staf", "en.txt", "--codebook", "book.yaml"], "character 1: no code 'staf'. Did you mean 'staff'?"),
        (["staff nearby security", "en.txt", "--codebook", "book.yaml"], "staff nearby security\n        ^"),
        (["* where langage = az", "en.txt", "--codebook", "book.yaml"], "character 9: no field or attribute"),
        (["* where organisation = x", "en.txt", "--codebook", "book.yaml"], "qualkit cases TABLE"),
        (["staff\nnearby", "en.txt", "--codebook", "book.yaml"], "  staff nearby\n        ^"),
        (["ço\u0308x near [x", "en.txt", "--codebook", "book.yaml"], "  çöx near [x\n           ^"),
        (['staff near "a ~ "', "en.txt", "--codebook", "book.yaml"], "the term:"),
        (["", "en.txt", "--codebook", "book.yaml"], "it is empty"),
        (["staff", "en.txt"], "name a codebook"),
        (["staff", "near:30", "security"], "no such file: near:30; check the name, and put the whole query in quotes"),
        (["staff", "near:30", "security", "en.txt", "--codebook", "book.yaml"], "no such file: near:30"),
        (["staff", "en.txt", "--codebook", "book.yaml", "--project", "."], "not both"),
        (["staff", "--codebook", "book.yaml"], "go with files"),
    ],
)
def test_misuse_is_told(qualkit: Command, files: Path, arguments: list[str], message: str) -> None:
    done = qualkit("query", *arguments)
    assert done.status == 2 and message in done.err and done.out == ""


def test_it_is_told_what_the_conditions_left_out(qualkit: Command, files: Path) -> None:
    done = qualkit("query", "* where speaker = Ayse", "talk.txt", "--codebook", "book.yaml", "--language", "az")
    assert (done.status, done.out) == (0, "")
    assert done.err.splitlines() == [
        "no speaker 'Ayse'. Did you mean 'Aysel'?",
        "no passage answers",
        "2 passages answer what stands before `where`",
    ]


def test_a_file_that_cannot_be_read_is_a_problem(qualkit: Command, files: Path) -> None:
    done = qualkit("query", "security", "gone.txt", "en.txt", "--codebook", "book.yaml", "--format", "json")
    assert done.status == 1 and "gone.txt" in done.err and len(rows(done.out)) == 1
