"""How files would be read before they are in the project, and the names that their copies get."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualkit.errors import EncodingUndecided, QualkitError, ReadingError
from qualkit.pipeline import Known
from qualkit.pipeline.previewing import FOLDER, left_out, preview, safe_name, take_in
from qualkit.store import create_project, sources


@given(st.text(max_size=400) | st.text(alphabet="aİə. /\\<\r\u0307CON", max_size=30))
def test_no_name_leads_out_of_the_folder_or_is_too_long(name: str) -> None:
    safe = safe_name(name)
    assert not safe.is_absolute() and ".." not in safe.parts and safe.parts
    for part in safe.parts:
        assert 0 < len(part.encode()) <= 150 and part.isprintable() and part == part.strip(". ")
        assert not set(part) & set('<>:"/\\|?*') and unicodedata.is_normalized("NFC", part)
    assert safe_name(safe.as_posix()) == safe


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        ("Müsahibəçi: Nə var?\n\nƏli: İşıq sönür.\n", "utf-8", "az"),
        ("Görüşmeci: Ne zor?\n\nDefne: Zaman yetmiyor, işler çok ağır.\n", "cp1254", "tr"),
        ("Интервьюер: Что мешает?\n\nОлег: Не хватает людей, времени и денег.\n", "cp1251", "ru"),
        ("Interviewer: What is hard?\n\nAnn: There is never enough time for training.\n", "utf-8", "en"),
        ("Müsahibəçi: Nə var?\n\nƏli: İşıq sönür.\n", "utf-16", "az"),
    ],
)
def test_a_preview_says_what_adding_will_say(tmp_path: Path, text: str, encoding: str, language: str) -> None:
    path = tmp_path / "elsewhere" / "a.txt"
    path.parent.mkdir()
    path.write_bytes(text.encode(encoding))
    found = preview(path)
    assert found.source is not None and found.encoding.startswith(encoding)
    assert (found.added.languages, found.added.n_turns, found.added.n_speakers) == ((language,), 2, 2)
    with create_project(tmp_path / "project", coder="Nigar") as project:
        (added,) = take_in(project, path, safe_name("a.txt"), Known())
        assert added == found.added
        assert sources(project)[0].text == found.source.text
    assert (tmp_path / "project" / FOLDER / "a.txt").read_bytes() == path.read_bytes()


def test_what_cannot_be_added_leaves_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Ýý þð".encode("cp1252"))
    with pytest.raises(EncodingUndecided):
        preview(path)
    with create_project(tmp_path / "project", coder="Nigar") as project:
        (problem,) = take_in(project, path, safe_name("a.txt"), Known())
        assert isinstance(problem, QualkitError)
    assert list((tmp_path / "project" / FOLDER).iterdir()) == []
    with pytest.raises(ReadingError, match="opened"):
        preview(tmp_path / "none.txt")


def test_files_of_a_folder_that_are_no_material() -> None:
    assert left_out("clip.mp4") == ""  # named by itself: reading says what is wrong with it
    assert "no reader for .mp4" in left_out("a/clip.mp4")
    assert "describes" in left_out("a/README.md")
    assert left_out("a/b.docx") == ""
