"""`annotate` and `code` with a trained pipeline of the user."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.trained import TEXT, spacy_with_table


@pytest.mark.parametrize("name", ["spacy_folder", "stanza_folder"])
def test_rows_carry_lemma_part_of_speech_and_names(
    qualkit: Command, tmp_path: Path, request: pytest.FixtureRequest, name: str
) -> None:
    (tmp_path / "a.txt").write_text("\ufeffLey\u00adla Bakıda işləyir. Dilimiz çox gözəldir.\r\n", encoding="utf-8")
    folder = request.getfixturevalue(name)
    done = qualkit("annotate", "a.txt", "--language", "az", "--pipeline", f"az={folder}", "--format", "jsonl")
    assert (done.status, done.err) == (0, "")
    first, second = (json.loads(line) for line in done.out.splitlines())
    assert first["tokens"][1] == {"start": 7, "end": 13, "text": "Bakıda", "lemma": "bakı", "pos": "PROPN"}
    assert first["entities"] == [{"start": 0, "end": 6, "label": "PER"}, {"start": 7, "end": 13, "label": "LOC"}]
    assert "entities" not in second


def test_without_a_pipeline_rows_are_as_they_were(qualkit: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    for line in qualkit("annotate", "a.txt", "--format", "jsonl").out.splitlines():
        row = json.loads(line)
        assert "entities" not in row
        assert all(set(token) == {"start", "end", "text", "lemma"} for token in row["tokens"])


def test_code_finds_what_the_pipeline_calls_a_form_of_a_term(qualkit: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bu, tam qarabasmadır.", encoding="utf-8")
    (tmp_path / "k.yaml").write_text(
        "id: k\nname: K\ncodes:\n  - id: hard\n    name: H\n    terms: {az: [çətinlik]}\n", encoding="utf-8"
    )
    spacy_with_table(tmp_path / "models", "az", {"qarabasmadır": "çətinlik"})
    command = ("code", "a.txt", "--codebook", "k.yaml", "--language", "az", "--format", "jsonl")
    assert qualkit(*command).out == ""
    (row,) = map(json.loads, qualkit(*command, "--pipeline", "az=models").out.splitlines())
    assert (row["code"], row["terms"][0]["term"]) == ("hard", "çətinlik")


@pytest.mark.parametrize("value", ["ru_core_news_sm", "kk=x", "ru="])
def test_a_pipeline_without_its_language_is_misuse(qualkit: Command, tmp_path: Path, value: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = qualkit("annotate", "a.txt", "--pipeline", value)
    assert done.status == 2
    assert "is not like ru=ru_core_news_sm" in done.err


def test_a_missing_pipeline_is_a_line_with_the_command(qualkit: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = qualkit("annotate", "a.txt", "--language", "ru", "--pipeline", "ru=ru_core_news_sm")
    assert done.status != 0
    assert "--pipeline ru=ru_core_news_sm" in done.err
    assert "python -m spacy download ru_core_news_sm" in done.err
    assert "Traceback" not in done.err
