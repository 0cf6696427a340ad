"""`qualkit suggest`: decided codings in, proposals out."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Done
from tests.coding.learning.studies import OTHER, TERMS, TRAINED, WHEN

LANGUAGES = ("az", "tr", "ru", "en")
NEW = {
    "az": "Katiblər bu il kursa yazıldılar və təcrübəli müəllimdən dərs aldılar.",
    "tr": "Sekreterler bu yıl kursa yazıldı ve deneyimli öğretmenden ders aldı.",
    "ru": "Секретари в этом году записались на курс и взяли урок у опытного учителя.",
    "en": "The clerks joined a course this year and took a lesson with a skilful teacher.",
}
FIELDS = (
    "source start end text reading language section speaker role question attribution attribution_at code terms"
    " sentence coder status score because"
)


def book(folder: Path) -> Path:
    codes = [{"id": code, "name": code, "terms": terms} for code, terms in TERMS.items()]
    codes[0]["children"] = [{"id": "courses", "name": "Courses"}]
    path = folder / "book.yaml"
    path.write_text(json.dumps({"id": "t", "name": "T", "codes": codes}, ensure_ascii=False), encoding="utf-8")
    return path


def said(*languages: str) -> list[dict[str, object]]:
    return [
        {"text": pattern[language].format(when), "language": language, "codes": codes}
        for language in languages
        for pattern, codes in ((TRAINED, ["skills"]), (OTHER, []))
        for when in WHEN[language]
    ]


def write(folder: Path, rows: list[dict[str, object]], name: str = "decided.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def suggest(qualkit: Command, tmp_path: Path) -> Command:
    """Runs `qualkit suggest` on text.txt with the codebook and decided.jsonl, in JSON Lines."""

    def call(text: str, rows: list[dict[str, object]], *arguments: object) -> Done:
        (tmp_path / "text.txt").write_text(text, encoding="utf-8")
        named = ("--codebook", book(tmp_path), "--codings", write(tmp_path, rows), "--format", "jsonl")
        return qualkit("suggest", "text.txt", *named, *arguments)

    return call


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_are_those_of_code_with_score_and_because(suggest: Command, tmp_path: Path, language: str) -> None:
    text = f"{NEW[language]}\n"
    done = suggest(text, said(language), "--language", language)
    (row,) = map(json.loads, done.out.splitlines())
    assert set(row) == set(FIELDS.split())
    assert (row["code"], row["coder"], row["status"], row["language"]) == ("skills", "learned", "proposed", language)
    assert text[row["start"] : row["end"]] == row["text"] == NEW[language]
    assert 0.5 <= row["score"] < 1 and row["terms"] == []
    assert row["because"]
    for one in row["because"]:
        assert set(one) == {"lemma", "words", "start", "end", "weight"}
        assert text[one["start"] : one["end"]] == one["words"]
    assert done.status == 0


def test_offsets_are_those_of_the_original(suggest: Command) -> None:
    text = "Giriş sözü.\n\n" + NEW["az"].replace("kursa", "kur\u00adsa") + "\n"
    (row,) = map(json.loads, suggest(text, said("az"), "--language", "az").out.splitlines())
    assert text[row["start"] : row["end"]] == row["text"] and "\u00ad" in row["text"] and "\u00ad" not in row["reading"]


def test_decided_rows_are_read_as_code_prints_them(suggest: Command) -> None:
    rows = [
        {"text": row["text"], "language": "ru", "code": "skills", "status": "accepted" if row["codes"] else "rejected"}
        for row in said("ru")
    ]
    waiting = {"text": NEW["ru"], "language": "ru", "code": "skills", "status": "proposed", "source": "a.txt"}
    done = suggest(NEW["ru"], [*rows, waiting], "--language", "ru")
    assert [json.loads(line)["code"] for line in done.out.splitlines()] == ["skills"]
    again = suggest(NEW["ru"], [*rows, waiting | {"status": "rejected"}], "--language", "ru")
    assert again.out == ""


def test_the_same_words_are_not_suggested_again(suggest: Command) -> None:
    done = suggest(f"{TRAINED['tr'].format('dün')} {NEW['tr']}", said("tr"), "--language", "tr")
    assert [json.loads(line)["text"] for line in done.out.splitlines()] == [NEW["tr"]]


def test_the_order_of_lines_and_files_does_not_matter(qualkit: Command, tmp_path: Path) -> None:
    rows = said(*LANGUAGES)
    for language in LANGUAGES:
        (tmp_path / f"{language}.txt").write_text(NEW[language] + "\n", encoding="utf-8")
    named = ("--codebook", book(tmp_path), "--format", "jsonl", "--at-least", "0.2")
    files = [f"{language}.txt" for language in LANGUAGES]
    first = qualkit("suggest", *files, *named, "--codings", write(tmp_path, rows)).out
    random.Random(3).shuffle(rows)
    second = qualkit("suggest", *files[::-1], *named, "--codings", write(tmp_path, rows)).out
    assert len(first.splitlines()) == 4 and sorted(first.splitlines()) == sorted(second.splitlines())


def test_it_says_which_codes_have_too_few_examples(suggest: Command) -> None:
    done = suggest("Bacarıqlar lazımdır.", said("az")[4:20], "--language", "az")
    assert [json.loads(line)["terms"][0]["form"] for line in done.out.splitlines()] == ["Bacarıqlar"]
    assert "skills (8 with it, 8 without)" in done.err and "10 passages" in done.err


@pytest.mark.parametrize("codes", [["skills"], []])
def test_only_one_kind_of_examples_is_said_and_no_fault(suggest: Command, codes: list[str]) -> None:
    rows = [row | {"codes": codes} for row in said("en")]
    done = suggest("A skill.", rows, "--language", "en")
    assert done.status == 0 and len(done.out.splitlines()) == 1
    assert ("skills (24 with it, 0 without)" if codes else "skills (0 with it, 24 without)") in done.err


def test_a_table_for_people(qualkit: Command, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(NEW["az"], encoding="utf-8")
    named = ("--codebook", book(tmp_path), "--codings", write(tmp_path, said("az")), "--language", "az")
    assert "skills" in qualkit("suggest", "text.txt", *named).out
    (tmp_path / "text.txt").write_text("Bağça böyüdü.", encoding="utf-8")
    done = qualkit("suggest", "text.txt", *named)
    assert done.out == "" and "nothing is suggested" in done.err


def test_evaluate_prints_figures_beside_those_of_the_terms(qualkit: Command, tmp_path: Path) -> None:
    rows = [row | {"document": row["language"]} for row in said("az", "tr", "ru")]
    named = ("--evaluate", "--codebook", book(tmp_path), "--codings", write(tmp_path, rows))
    table = qualkit("suggest", *named)
    assert "Inside the documents" in table.out and "On new documents" in table.out and "all themes" in table.out
    assert "Learning helps inside one study" in table.out
    assert "by construction" not in table.out
    assert re.findall(r"\[[^]]*\b1\.0\]", table.out) == [] and "–1.00]" in table.out
    found = json.loads(qualkit("suggest", *named, "--format", "json").out)
    assert found["settings"]["passages"] == 72 and found["settings"]["documents"] == 3
    row = next(row for row in found["rows"] if row["code"] == "skills" and row["language"] == "az")
    assert (row["where"], row["passages"], row["terms"]["recall"][0]) == ("inside", 24, 0.0)
    assert row["suggest"]["f1"] > 0.9 and row["suggest"]["precision"][1] < row["suggest"]["precision"][0] == 1.0


def test_evaluate_says_where_the_recall_of_terms_means_nothing(qualkit: Command, tmp_path: Path) -> None:
    rows = [row | {"text": f"{row['text']} (skill)"} for row in said("en") if row["codes"]]
    named = ("--evaluate", "--codebook", book(tmp_path), "--codings", write(tmp_path, rows))
    done = qualkit("suggest", *named)
    (line,) = [line for line in done.out.splitlines() if "by construction" in line]
    assert "decided on: skills. The recall" in line


GOOD = {"text": "Söz.", "language": "az", "codes": ["skills"]}
BAD = [
    ("", "the file is empty"),
    ("\n\n", "the file is empty"),
    ("{", ":1: this line is no JSON"),
    ("[1]", ":1: this line is no JSON object"),
    ({"language": "az", "codes": []}, "“text” is missing"),
    ({"text": "Söz.", "codes": []}, "“language” is missing; say which"),
    ({"text": "Söz.", "language": "de", "codes": []}, "“language” is 'de'"),
    ({"text": "Söz.", "language": "az"}, "neither “codes” nor “code”"),
    ({"text": "Söz.", "language": "az", "codes": "skills"}, "“codes” is no list"),
    ({"text": "Söz.", "language": "az", "codes": ["skils"]}, "Did you mean 'skills'?"),
    ({"text": "Söz.", "language": "az", "code": "skills", "status": "maybe"}, "“status” is 'maybe'"),
    ({"text": "Söz.", "language": "az", "code": "skills"}, "“status” is missing"),
    ({"text": "Söz.", "language": "az", "code": "skills", "status": "proposed"}, "nothing in it was decided"),
]


@pytest.mark.parametrize(("content", "message"), BAD, ids=[message for _content, message in BAD])
def test_bad_codings_are_refused_with_file_and_line(
    qualkit: Command, tmp_path: Path, content: object, message: str
) -> None:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    (tmp_path / "decided.jsonl").write_text(text, encoding="utf-8")
    done = qualkit("suggest", "--evaluate", "--codebook", book(tmp_path), "--codings", "decided.jsonl")
    assert done.status == 1 and done.out == ""
    assert done.err.startswith("decided.jsonl") and message in done.err


def test_the_line_of_a_bad_row_is_named(qualkit: Command, tmp_path: Path) -> None:
    path = write(tmp_path, [GOOD, GOOD | {"codes": ["none"]}])
    done = qualkit("suggest", "--evaluate", "--codebook", book(tmp_path), "--codings", path)
    assert f"{path}:2: no code 'none'" in done.err


def test_other_misuse_is_said(qualkit: Command, tmp_path: Path) -> None:
    named = ("--codebook", book(tmp_path), "--codings", write(tmp_path, [GOOD]))
    assert qualkit("suggest", *named).status == 2
    assert "cannot be opened" in qualkit("suggest", "a.txt", *named[:3], "none.jsonl").err
    (tmp_path / "latin.jsonl").write_bytes(b'{"text": "\xfc"}')
    assert "not UTF-8" in qualkit("suggest", "a.txt", *named[:3], "latin.jsonl").err
    pytest.importorskip("model2vec")
    assert "no embeddings of model2vec" in qualkit("suggest", "a.txt", *named, "--embeddings", tmp_path).err


def test_in_a_project_it_learns_from_what_was_decided_there(qualkit: Command, tmp_path: Path) -> None:
    qualkit("init", "study", "--coder", "Leyla", "--codebook", book(tmp_path))
    (tmp_path / "a.txt").write_text(f"{TRAINED['az'].format('dünən')}\n\nBacarıq lazımdır.\n", encoding="utf-8")
    qualkit("add", "a.txt", "--project", "study")
    stale = qualkit("suggest", "--project", "study")
    assert (stale.status, stale.out) == (0, "")
    assert "first type: qualkit run" in stale.err and "nobody has decided" in stale.err
    qualkit("run", "--project", "study")
    (row,) = map(json.loads, qualkit("codings", "--project", "study", "--format", "jsonl").out.splitlines())
    qualkit("accept", row["name"], "--project", "study")
    done = qualkit("suggest", "--project", "study")
    assert "skills (1 with it, 0 without)" in done.err and "too little was decided" in done.err
