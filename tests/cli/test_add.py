"""`add`: what the user knows of a file counts for all that is read of it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Command


def test_the_encoding_of_a_survey_counts_for_its_attributes_too(qualkit: Command, tmp_path: Path) -> None:
    qualkit("init", "study", "--coder", "Leyla")
    table = tmp_path / "a.csv"
    table.write_bytes("id;km;Why?\nR1;5 км;good road\nR2;6 км;bad road\n".encode("cp866"))
    assert "encoding" in qualkit("add", table, folder=tmp_path / "study").err
    done = qualkit("add", "--encoding", "cp866", table, folder=tmp_path / "study")
    assert (done.status, done.err) == (0, "")
    listed = json.loads(qualkit("cases", "--format", "json", folder=tmp_path / "study").out)["rows"]
    assert [(row["case"], row["km"]) for row in listed] == [("a.csv R1", "5 км"), ("a.csv R2", "6 км")]
