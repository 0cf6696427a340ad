"""The command line, called as a user calls it, with its real exit status and streams."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from qualkit.cli.main import main


class Done(NamedTuple):
    """What a command left."""

    status: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture
def qualkit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """Runs `qualkit …` in an empty folder; in this process, since starting one takes longer than most commands."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: object, stdin: bytes = b"", folder: Path = tmp_path) -> Done:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["qualkit", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capfd.readouterr()
        return Done(left.value.code if isinstance(left.value.code, int) else 0, out, err)

    return call
