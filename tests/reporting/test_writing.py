from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from qualkit.errors import ProjectError, UnknownName
from qualkit.reporting import FORMATS, write


def test_each_format_becomes_a_file(report, language, words, charts, made_at, tmp_path):
    written = write(report(language, words), charts, tmp_path / "yeni qovluq", made_at=made_at, stem="nəticə")
    assert list(written) == list(FORMATS)
    assert sorted(path.name for path in (tmp_path / "yeni qovluq").iterdir()) == sorted(
        f"nəticə.{name}" for name in FORMATS
    )
    assert words in written["md"].read_text(encoding="utf-8")


def test_an_empty_report_is_written_too(empty, made_at, tmp_path):
    assert list(write(empty, {}, tmp_path, made_at=made_at)) == list(FORMATS)


def test_the_same_report_gives_the_same_files(report, charts, made_at, tmp_path):
    for folder in ("a", "b"):
        write(report("az", "ağ"), charts, tmp_path / folder, made_at=made_at)
    for name in FORMATS:
        assert (tmp_path / "a" / f"findings.{name}").read_bytes() == (tmp_path / "b" / f"findings.{name}").read_bytes()


def test_an_older_file_is_replaced_and_nothing_is_left_beside_it(empty, made_at, tmp_path):
    (tmp_path / "findings.md").write_text("old", encoding="utf-8")
    write(empty, {}, tmp_path, made_at=made_at, formats=("md",))
    assert [path.name for path in tmp_path.iterdir()] == ["findings.md"]
    assert (tmp_path / "findings.md").read_text(encoding="utf-8") != "old"


def test_an_unknown_format_is_named_and_nothing_is_written(empty, made_at, tmp_path):
    with pytest.raises(UnknownName, match="Did you mean 'docx'"):
        write(empty, {}, tmp_path, made_at=made_at, formats=("md", "doc"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_replaced_is_named(empty, made_at, tmp_path, monkeypatch):
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "open elsewhere")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ProjectError, match=r"findings\.md.*close it"):
        write(empty, {}, tmp_path, made_at=made_at, formats=("md",))
    assert list(tmp_path.iterdir()) == []


def test_importing_the_writers_loads_no_heavy_library():
    code = (
        "import sys, qualkit.reporting; print(*{'matplotlib', 'docx', 'typst', 'jinja2', 'numpy'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""
