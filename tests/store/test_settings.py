"""`qualkit.toml`: what it may hold, and what is said where it holds something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.errors import ProjectError
from qualkit.model.annotations import EVIDENCE, Evidence
from qualkit.store import Settings, coded_evidence, read_settings
from qualkit.store.settings import FILE_NAME, TEMPLATE


def write(folder: Path, text: str | bytes) -> None:
    (folder / FILE_NAME).write_bytes(text if isinstance(text, bytes) else text.encode())


def test_the_template_gives_the_defaults(tmp_path: Path) -> None:
    write(tmp_path, TEMPLATE.format(name='"Diplom işi"', codebook="k.yaml"))
    assert read_settings(tmp_path) == Settings("Diplom işi", tmp_path / "codebooks" / "k.yaml")


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    write(tmp_path, "")
    assert read_settings(tmp_path) == Settings(tmp_path.name, tmp_path / "codebooks" / "codebook.yaml")


def test_every_setting_is_read(tmp_path: Path) -> None:
    text = (
        'name = "İş"\ncodebook = "k.yaml"\n[report]\nformats = ["md"]\nquotations = 0\n[topics]\nnumber = 9\nseed = 3\n'
    )
    write(tmp_path, text)
    assert read_settings(tmp_path) == Settings("İş", tmp_path / "k.yaml", ("md",), 0, 9, 3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[coding]\nsections = []", "coding.sections must be a list of: title"),
        ('[coding]\nsections = ["text"]', "coding.sections must be a list of: title"),
        ("[coding]\ninterviewers = 1", "coding.interviewers must be true or false"),
        ("[coding]\nwho = 1", "[coding] who has no meaning here"),
        ("name = 5", "name must be text in quotes"),
        ("name = true", "name must be text in quotes"),
        ('codebook = ["a"]', "codebook must be text in quotes"),
        ('report = "html"', "[report] must be a table"),
        ("topics = []", "[topics] must be a table"),
        ("[report]\nformats = []", "report.formats must be a list of: html, docx, pdf, md; found: []"),
        ('[report]\nformats = "html"', "report.formats must be a list of: html"),
        ('[report]\nformats = ["html", "doc"]', 'report.formats must be a list of: html, docx, pdf, md; found: "doc"'),
        ('[report]\nformats = [["html"]]', "report.formats must be a list of: html"),
        ("[report]\nformats = [{a = 1}, 3]", "report.formats must be a list of: html"),
        ("[report]\nquotations = -1", "quotations must be a whole number, 0 or more"),
        ("[report]\nquotations = 2.5", "quotations must be a whole number"),
        ('[report]\nquotations = "6"', "quotations must be a whole number"),
        ("[report]\nquotations = true", "quotations must be a whole number"),
        ("[topics]\nnumber = nan", "number must be a whole number"),
        ("[topics]\nseed = -3", "seed must be a whole number"),
        ("[topics]\nseed = 4294967296", "seed must be a whole number"),
        ('title = "İş"', "title has no meaning here; there is: codebook, coding, languages, name, report, topics"),
        ("[report]\nquotation = 6", "[report] quotation has no meaning here; there is: formats, quotations"),
        ("[topics]\nquotations = 6", "[topics] quotations has no meaning here; there is: number, seed"),
        ("name = İş", "this is not TOML"),
        ("name = 'a'\nname = 'b'", "this is not TOML"),
        (b"name = '\xff\xfe'", "this is not TOML"),
    ],
)
def test_a_wrong_value_is_refused_with_the_file_named(tmp_path: Path, text: str | bytes, message: str) -> None:
    write(tmp_path, text)
    with pytest.raises(ProjectError) as caught:
        read_settings(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / FILE_NAME}: ")
    assert message in str(caught.value)


def test_missing_settings_and_a_folder_in_their_place_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="the settings are missing"):
        read_settings(tmp_path)
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(ProjectError, match=r"qualkit\.toml: the settings cannot be opened"):
        read_settings(tmp_path)


def test_what_is_coded_can_be_asked_for(tmp_path: Path) -> None:
    assert coded_evidence(tmp_path) == EVIDENCE
    write(tmp_path, TEMPLATE.format(name='"Diplom işi"', codebook="k.yaml"))
    assert coded_evidence(tmp_path) == EVIDENCE
    write(tmp_path, '[coding]\nsections = ["references"]\ninterviewers = true\n')
    assert coded_evidence(tmp_path) == Evidence(frozenset({"references"}), True)
