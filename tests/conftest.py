"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import golden, trained


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
