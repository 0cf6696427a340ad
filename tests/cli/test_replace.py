"""`replace`, and what waits for review after it, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Command

TEXT = "Aygün: Kadr çatışmır. İnternet zəif idi.\n\nNigar: Bəli, elədir.\n"
CODEBOOK = "id: t\nname: T\ncodes:\n  - id: staff\n    name: Staff\n    terms: {az: [kadr, internet]}\n"


def made(qualkit: Command, folder: Path) -> Path:
    """A project with one interview whose two codings are accepted, and the interview's file."""
    assert qualkit("init", "p", "--coder", "Nigar", folder=folder).status == 0
    project = folder / "p"
    (project / "codebooks").mkdir(exist_ok=True)
    (project / "codebooks" / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    file = project / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    settings = project / "qualkit.toml"
    text = settings.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("codebook"))
    settings.write_text(text.replace(line, 'codebook = "codebooks/codebook.yaml"'), encoding="utf-8")
    assert qualkit("add", "a.txt", folder=project).status == 0
    qualkit("run", folder=project)
    rows = listed(qualkit, project)
    assert qualkit("accept", *(row["name"] for row in rows), folder=project).status == 0
    return file


def listed(qualkit: Command, folder: Path, *options: str) -> list[dict[str, str]]:
    """The rows of `qualkit codings`."""
    out = qualkit("codings", *options, "--format", "jsonl", folder=folder).out
    return [json.loads(line) for line in out.splitlines()]


def test_a_corrected_text_is_replaced_reviewed_and_taken_back(qualkit: Command, tmp_path: Path) -> None:
    file = made(qualkit, tmp_path)
    folder = file.parent
    assert [row["words"] for row in listed(qualkit, folder)] == ["Aygün: Kadr çatışmır.", "İnternet zəif idi."]
    assert "nothing had to be replaced" in qualkit("replace", "a.txt", folder=folder).out
    file.write_text(TEXT.replace("Kadr ", "Kadrlarımız ").replace("Aygün", "12 may\n\nAygün"), encoding="utf-8")
    done = qualkit("replace", "a.txt", folder=folder)
    assert done.status == 0
    assert "1 decided coding stands" in done.out and "→ “Aygün: Kadrlarımız çatışmır.”" in done.out
    assert "qualkit run" in done.err
    assert "codings that no longer fit" in qualkit("status", folder=folder).out
    (lost,) = listed(qualkit, folder, "--lost")
    assert (lost["words"], lost["now"], lost["status"]) == (
        "Aygün: Kadr çatışmır.",
        "Aygün: Kadrlarımız çatışmır.",
        "accepted",
    )
    assert "Kadrlarımız" in qualkit("codings", "--lost", folder=folder).out
    assert qualkit("accept", lost["name"], folder=folder).status == 0
    assert listed(qualkit, folder, "--lost") == []
    assert qualkit("check", folder=folder).status == 0
    qualkit("undo", folder=folder)
    qualkit("undo", folder=folder)
    assert [row["words"] for row in listed(qualkit, folder)] == ["Aygün: Kadr çatışmır.", "İnternet zəif idi."]


def test_a_source_is_named_where_the_file_is_another(qualkit: Command, tmp_path: Path) -> None:
    folder = made(qualkit, tmp_path).parent
    (folder / "new.txt").write_text("Tamam başqa.\n", encoding="utf-8")
    refused = qualkit("replace", "new.txt", folder=folder)
    assert refused.status == 1 and "no source was read from new.txt" in refused.err
    assert "2 codings do not fit any more" in qualkit("replace", "new.txt", "a.txt", folder=folder).out
