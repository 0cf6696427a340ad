"""`codebook check` and `codebook try`, and what `code` prints of a term that is more than a phrase."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

BOOK = """\
id: k
name: K
codes:
  - id: gap
    name: Gap
    concepts:
      - {az: çatışmazlıq, tr: eksiklik, ru: нехватка, en: staff ~4 (lack|shortage)}
      - {az: boşluq, tr: boşluk, en: hole}
    children:
      - {id: law, name: Law, terms: {en: [hole, law & !good]}}
"""
TEXT = "The staff felt the shortage of everything that day. No law was there. A good law is a law.\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "book.yaml").write_text(BOOK, encoding="utf-8")
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "book.yaml"


def test_check_shows_the_languages_side_by_side(qualkit: Command, book: Path) -> None:
    found = json.loads(qualkit("codebook", "check", book, "--format", "json").out)
    assert found["side_by_side"][1] == {
        "code": "gap", "az": ["boşluq"], "tr": ["boşluk"], "ru": [], "en": ["hole"], "row": True, "missing": ["ru"],
    }  # fmt: skip
    assert found["shared"] == [{"language": "en", "term": "hole", "codes": ["gap", "gap/law"]}]
    assert (found["sentences"], found["never_fire"]) == ({}, [])
    done = qualkit("codebook", "check", book)
    assert done.status == 0 and "MISSING" in done.out and "gap: boşluq (ru)" in done.out
    assert "never fire" not in done.out


def test_check_tries_the_terms_on_files_and_on_a_project(qualkit: Command, book: Path, tmp_path: Path) -> None:
    of_files = json.loads(qualkit("codebook", "check", book, "text.txt", "--language", "en", "--format", "json").out)
    assert of_files["never_fire"] == [
        {"code": "gap", "language": "en", "term": "hole"},
        {"code": "gap/law", "language": "en", "term": "hole"},
    ]
    assert [one["fired"]["en"] for one in of_files["codes"]] == [1, 1]
    assert "never fire" in qualkit("codebook", "check", book, "text.txt").out
    qualkit("init", "study", "--coder", "Leyla")
    (tmp_path / "study" / "a.txt").write_text(TEXT, encoding="utf-8")
    qualkit("add", "a.txt", folder=tmp_path / "study")
    of_project = json.loads(qualkit("codebook", "check", book, "--project", "study", "--format", "json").out)
    assert of_project["codes"] == of_files["codes"]
    assert qualkit("codebook", "check", book, "text.txt", "--project", "study").status == 2


def test_check_says_what_is_wrong_with_a_codebook(qualkit: Command, book: Path) -> None:
    book.write_text(BOOK.replace("law & !good", "law & (good"), encoding="utf-8")
    done = qualkit("codebook", "check", book)
    assert (done.status, done.out) == (1, "")
    assert "book.yaml:10:55: term `law & (good`: this bracket is not closed" in done.err


def test_check_tells_all_mistakes_at_once_each_with_its_place(qualkit: Command, book: Path) -> None:
    wrong = BOOK.replace("law & !good", "law & (good").replace("name: Gap", "nmae: Gap").replace("id: law", "id: Law")
    book.write_text(wrong + "  - {id: gap, name: Another, terms: {en: ['(x']}}\n", encoding="utf-8")
    done = qualkit("codebook", "check", book)
    told = [line.removeprefix(f"{book}:") for line in done.err.splitlines()]
    assert (done.status, done.out) == (1, "")
    assert [line.split(": ")[0] for line in told] == ["4:5", "5:5", "10:10", "10:55", "11:10", "11:44"]
    assert "more)" not in done.err and "`name` is missing" in told[0] and "`nmae` has no meaning" in told[1]
    assert "the id `gap` stands a second time" in told[4]
    assert "(and 2 more)" in qualkit("code", "text.txt", "--codebook", book).err


def test_a_code_is_called_by_the_end_of_its_path(qualkit: Command, book: Path) -> None:
    done = qualkit("codebook", "check", book, "--code", "law", "--format", "json")
    assert [one["code"] for one in json.loads(done.out)["codes"]] == ["gap/law"]
    book.write_text(
        BOOK + "  - {id: law, name: L}\n  - {id: x, name: X, children: [{id: law, name: L}]}\n", encoding="utf-8"
    )
    done = qualkit("codebook", "check", book, "--code", "law", "--format", "json")
    assert [one["code"] for one in json.loads(done.out)["codes"]] == ["law"]
    book.write_text(BOOK + "  - {id: x, name: X, children: [{id: law, name: L}]}\n", encoding="utf-8")
    done = qualkit("codebook", "check", book, "--code", "law")
    assert done.status == 1 and "gap/law, x/law" in done.err
    assert "Did you mean 'gap/law'?" in qualkit("codebook", "check", book, "--code", "gap/lav").err


def test_a_term_without_its_quotes_is_told(qualkit: Command, book: Path) -> None:
    for call in (("codebook", "try", "kadr", "çatışmazlığı"), ("kwic", "kadr", "çatışmazlığı", "text.txt")):
        done = qualkit(*call)
        assert done.status == 2, call
        assert "no such file: çatışmazlığı; check the name, and put the whole term in quotes" in done.err


def test_convert_names_the_file_that_cannot_be_written(qualkit: Command, book: Path) -> None:
    assert qualkit("codebook", "convert", book, "out.docx").err.startswith("out.docx: a codebook is written as")


def test_try_counts_the_forms_and_shows_contexts(qualkit: Command, book: Path) -> None:
    done = qualkit("codebook", "try", "law", "text.txt", "--language", "en", "--contexts", "2", "--format", "json")
    found = json.loads(done.out)
    assert (found["times"], found["forms"]) == (3, [{"language": "en", "form": "law", "times": 3}])
    assert [row["left"][-3:] for row in found["contexts"]] == ["No ", "od "]
    table = qualkit("codebook", "try", "staff ~4 shortage", "text.txt", "--language", "en")
    assert table.status == 0 and "staff felt the shortage" in table.out
    assert "nowhere" in qualkit("codebook", "try", "staff ~1 shortage", "text.txt", "--language", "en").err
    wrong = qualkit("codebook", "try", "staff ~4 (shortage", "text.txt")
    assert wrong.status == 2 and "this bracket is not closed" in wrong.err and "character 10" in wrong.err


def test_try_takes_a_suffix_for_a_term_and_not_for_an_option(qualkit: Command, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Bu qayda yazılmalıdır.", encoding="utf-8")
    for call in (("--", "-malı"), ("-malı",)):
        assert "yazılmalıdır" in qualkit("codebook", "try", *call, "text.txt").out, call


def test_code_prints_every_stretch_of_a_term_with_its_form(qualkit: Command, book: Path) -> None:
    done = qualkit("code", "text.txt", "--codebook", book, "--language", "en", "--format", "jsonl")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [(row["code"], [(one["term"], one["form"]) for one in row["terms"]]) for row in rows] == [
        ("gap", [("staff ~4 (lack|shortage)", "staff felt the shortage")]),
        ("gap/law", [("law & !good", "law")]),
    ]
    for row in rows:
        assert all(TEXT[one["start"] : one["end"]] == one["form"] for one in row["terms"])


def test_the_unit_of_the_command_line_does_what_that_of_the_codebook_does(qualkit: Command, book: Path) -> None:
    call = ("code", "text.txt", "--codebook", book, "--language", "en", "--format", "jsonl")
    whole = qualkit(*call, "--unit", "paragraph")
    found = [(row["code"], row["text"]) for row in map(json.loads, whole.out.splitlines())]
    assert found == [("gap", TEXT.strip())]  # a good law stands in the same paragraph
    book.write_text(BOOK.replace("name: K", "name: K\nunit: paragraph"), encoding="utf-8")
    assert qualkit(*call).out == whole.out
    book.write_text(BOOK.replace("name: K", "name: K\nwithin: sentence"), encoding="utf-8")
    assert len(qualkit(*call, "--unit", "paragraph").out.splitlines()) == 2


def test_a_project_may_have_its_codebook_in_a_spreadsheet(qualkit: Command, tmp_path: Path) -> None:
    (tmp_path / "book.csv").write_text("code,name,terms_en\nlaw,Law,law & !good\n", encoding="utf-8")
    qualkit("init", "study", "--coder", "Leyla", "--codebook", "book.csv")
    folder = tmp_path / "study"
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    qualkit("add", "a.txt", "--language", "en", folder=folder)
    done = qualkit("run", folder=folder)
    assert done.status == 0, done.err
    assert "1 coding proposed" in done.out
    before = qualkit("codings", "--format", "jsonl", folder=folder).out
    assert json.loads(before)["code"] == "law"
    book = folder / "codebooks" / "book.csv"
    good = book.read_text(encoding="utf-8")
    book.write_text(good.replace("!good", "(good"), encoding="utf-8")
    for _time in range(2):
        broken = qualkit("run", folder=folder)
        assert broken.status == 1 and "book.csv:2:3: term `law & (good`" in broken.err
    book.write_text(good, encoding="utf-8")
    assert qualkit("codings", "--format", "jsonl", folder=folder).out == before
    assert "nothing had changed" in qualkit("run", folder=folder).out


FOREIGN = """\
<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Another program"><Codes>
  <Code guid="{AB0CDE00-0000-4000-8000-00000000000A}" name="Law" isCodable="true">
    <Description>What is written down.

Terms (en):
- law &amp; !good</Description>
  </Code>
  <Code guid="{AB0CDE00-0000-4000-8000-00000000000A}" name="Rules" isCodable="true"/>
</Codes></CodeBook>
"""
UID = "ab0cde00-0000-4000-8000-00000000000a"


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    (tmp_path / "from outside.qdc").write_text(FOREIGN, encoding="utf-8")
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "from outside.qdc"


def test_a_codebook_of_another_program_is_checked_and_codes(qualkit: Command, foreign: Path) -> None:
    done = qualkit("codebook", "check", foreign, "--format", "json")
    assert [one["code"] for one in json.loads(done.out)["codes"]] == ["law", "rules"]
    assert done.status == 0 and "GUID of another code" in done.err and "rules" in done.err
    done = qualkit("code", "text.txt", "--codebook", foreign, "--language", "en", "--format", "jsonl")
    assert [json.loads(line)["text"] for line in done.out.splitlines()] == ["No law was there."]


def test_a_project_may_begin_with_a_codebook_of_another_program(
    qualkit: Command, foreign: Path, tmp_path: Path
) -> None:
    assert qualkit("init", "study", "--coder", "Leyla", "--codebook", foreign).status == 0
    folder = tmp_path / "study"
    assert 'codebook = "codebooks/from outside.qdc"' in (folder / "qualkit.toml").read_text(encoding="utf-8")
    qualkit("add", "../text.txt", "--language", "en", folder=folder)
    first = qualkit("run", folder=folder)
    assert first.status == 0 and "1 coding proposed" in first.out, first.err
    target = folder / "codebooks" / "mine.yaml"
    done = qualkit("codebook", "convert", "codebooks/from outside.qdc", target, folder=folder)
    assert done.status == 0 and "2 codes written" in done.out and "GUID of another code" in done.err
    assert f"uid: {UID}" in target.read_text(encoding="utf-8")
    settings = folder / "qualkit.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("from outside.qdc", "mine.yaml"), encoding="utf-8")
    again = qualkit("run", folder=folder)
    assert again.status == 0 and "1 coding proposed" in again.out and "is not in the codebook" not in again.out


def test_convert_writes_what_it_reads_and_no_file_over_another(qualkit: Command, book: Path, tmp_path: Path) -> None:
    assert qualkit("codebook", "convert", book, "out.qdc").status == 0
    taken = qualkit("codebook", "convert", book, "out.qdc")
    assert taken.status == 2 and "--force" in taken.err
    assert qualkit("codebook", "convert", "out.qdc", "again.yaml").status == 0
    checked = [qualkit("codebook", "check", one, "text.txt", "--format", "json").out for one in (book, "again.yaml")]
    assert checked[0] == checked[1]
    assert qualkit("codebook", "convert", "again.yaml", "out.qdc", "--force").status == 0
    wrong = qualkit("codebook", "convert", book, "out.docx")
    assert wrong.status == 1 and ".yaml or .qdc" in wrong.err


def test_what_was_accepted_hides_no_evidence_after_the_unit_has_grown(qualkit: Command, tmp_path: Path) -> None:
    book = "id: k\nname: K\nunit: sentence\ncodes:\n  - {id: law, name: Law, terms: {en: [law, rule]}}\n"
    (tmp_path / "book.yaml").write_text(book, encoding="utf-8")
    qualkit("init", "study", "--coder", "Leyla", "--codebook", "book.yaml")
    folder = tmp_path / "study"
    text = "Nobody read it. The law came first. A rule followed later.\nAnother law.\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    qualkit("add", "a.txt", "--language", "en", folder=folder)
    qualkit("run", folder=folder)

    def codings() -> list[dict[str, str]]:
        done = qualkit("codings", "--format", "jsonl", folder=folder)
        return [json.loads(line) for line in done.out.splitlines()]

    qualkit("accept", codings()[0]["name"], folder=folder)
    (folder / "codebooks" / "book.yaml").write_text(book.replace("sentence", "paragraph"), encoding="utf-8")
    qualkit("run", folder=folder)
    assert [(one["words"], one["status"]) for one in codings()] == [
        ("The law came first.", "accepted"),
        ("A rule followed later.", "proposed"),
        ("Another law.", "proposed"),
    ]
    assert qualkit("codings", "--orphans", "--format", "jsonl", folder=folder).out == ""
    qualkit("reject", codings()[1]["name"], folder=folder)
    assert [one["status"] for one in codings()] == ["accepted", "rejected", "proposed"]
