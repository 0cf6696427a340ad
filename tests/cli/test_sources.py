"""`sources`: everything about a single one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.annotating.guides import WORDINGS, make_interview
from tests.cli.conftest import Command


@pytest.fixture
def study(qualkit: Command, tmp_path: Path) -> Path:
    qualkit("init", "study", "--coder", "Leyla")
    return tmp_path / "study"


def words(cells: str) -> str:
    return " ".join(cells.split())


@pytest.mark.parametrize("language", WORDINGS)
def test_a_single_source_tells_what_was_found_in_it(qualkit: Command, study: Path, language: str) -> None:
    text = make_interview(language, WORDINGS[language][:3]).text + "Su\u00adallar bitdi.\n"
    (study / "a.txt").write_text(text, encoding="utf-8")
    qualkit("add", "a.txt", folder=study)
    done = qualkit("sources", "a.txt", folder=study)
    lines = list(map(words, done.out.splitlines()))
    (found,) = json.loads(qualkit("sources", "a.txt", "--format", "json", folder=study).out)["rows"]
    n_words = sum(found["words_by_section"].values())
    assert n_words == sum(found["words_by_language"].values()) > 20
    assert found["words_by_section"]["turn"] == sum(found["words_by_speaker"].values())
    assert list(found["turns"].values()) == [3, 3] and any("(interviewer) 3 turns, " in line for line in lines)
    assert max(found["words_by_language"], key=found["words_by_language"].__getitem__) == language
    assert any(line.startswith(f"language {language} ") and line.endswith(" %") for line in lines)
    assert f"section turn {found['words_by_section']['turn']} words" in lines
    assert found["repairs_applied"] == {"invisible": 1} and "repairs applied: invisible 1" in lines
    assert f"marks: paragraph {found['marks']['paragraph']}" in lines


def test_of_hundreds_of_speakers_some_are_told_about(qualkit: Command, study: Path) -> None:
    answers = ("Ora getdim, amma heç kim qapını açmadı.", "Qonşu kömək elədi. Sonra hamı yığışdı.", "Yadımda deyil.")
    rows = "".join(f"P{n};{20 + n};{answers[n % 3]} {n}.\n" for n in range(1, 41))
    (study / "s.csv").write_text("ID;Yaş;Orada nə baş verdi?\n" + rows, encoding="utf-8")
    qualkit("add", "s.csv", folder=study)
    done = qualkit("sources", "s.csv", folder=study)
    out = words(done.out)
    assert "more speakers, see: qualkit speakers 28" in out and out.count("1 turn, ") == 12


def test_an_empty_source_has_nothing_to_tell(qualkit: Command, study: Path) -> None:
    (study / "a.txt").write_text("...\n", encoding="utf-8")
    qualkit("add", "a.txt", folder=study)
    done = qualkit("sources", "a.txt", folder=study)
    assert done.status == 0 and "section" not in done.out


def test_annotate_says_where_the_tokens_are(qualkit: Command) -> None:
    assert "tokens with their lemmas are in --format jsonl" in words(qualkit("annotate", "--help").out)
