"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import golden


@pytest.fixture(scope="session")
def sample_reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The report on the sample corpus in all formats, made once for all tests."""
    return golden.make(tmp_path_factory.mktemp("golden") / "sample")
