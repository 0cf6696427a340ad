"""What all tests share."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests import golden, trained


@pytest.fixture(scope="session", autouse=True)
def no_waiting_for_the_disk() -> Iterator[None]:
    """SQLite hands on what it writes and does not wait until the disk has it, which took half of the tests' time."""
    connect = sqlite3.connect

    def quick(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **options)
        with suppress(sqlite3.DatabaseError):  # no project, or a locked one: whoever asked for it will be told
            connection.execute("PRAGMA synchronous = OFF")
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", quick)
        yield


@pytest.fixture(scope="session")
def sample_reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The report on the sample corpus in all formats, made once for all tests."""
    return golden.make(tmp_path_factory.mktemp("golden") / "sample")


@pytest.fixture(scope="session")
def spacy_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A spaCy pipeline for az that was trained a moment ago."""
    return trained.trained_spacy(tmp_path_factory.mktemp("spacy") / "tiny")


@pytest.fixture(scope="session")
def stanza_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Stanza models for az that were trained a moment ago."""
    pytest.importorskip("stanza", reason='Stanza is not installed (pip install "qualkit[stanza]")')
    return trained.trained_stanza(tmp_path_factory.mktemp("stanza") / "tiny")
