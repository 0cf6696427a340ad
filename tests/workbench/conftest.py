"""A workbench over a small project, for requests and for a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from qualkit.store import Project, replace_proposals
from qualkit.store.settings import FILE_NAME, TEMPLATE
from qualkit.workbench.app import make_app
from qualkit.workbench.desk import Desk
from qualkit.workbench.guarding import TOKEN_HEADER, Keys
from tests.builders import CODEBOOK, add, make_coding, make_project, make_source

PORT = 4321
HERE = f"http://127.0.0.1:{PORT}"
TEXT = """\
Müsahibəçi: Nə çətindir?

Aysel: İş çoxdur 👩‍🏫, kadr isə azdır. Işıq sönür, e\u0301lan gecikir.

Müsahibəçi: Bəs nə kömək edir?

Aysel: Zoom və Teams. Onlarsız 🇦🇿 olmaz.
"""
NAME = "<b>aysel</b>.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one source, a proposal for `tools`, and a codebook with a hostile name."""
    with make_project(tmp_path) as project:
        fill(project)
    (tmp_path / "codebooks").mkdir()
    book = CODEBOOK.replace("name: {en: Money}", "name: {en: '<script>Money</script>'}")
    (tmp_path / "codebooks" / "k.yaml").write_text(book, encoding="utf-8")
    (tmp_path / FILE_NAME).write_text(TEMPLATE.format(name='"İş"', codebook="k.yaml"), encoding="utf-8")
    return tmp_path


def fill(project: Project) -> None:
    """One source with a proposal."""
    source = add(project, make_source(TEXT, name=NAME, language="az"))
    with project.transaction():
        replace_proposals(project, source.uid, [make_coding(source, "Zoom və Teams.", because=["zoom"])])


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    """A browser that was let in, and whose changes come from our own pages."""
    desk = Desk(folder)
    app = make_app(desk, Keys(code="one-time", session="s", token="the-token"), PORT)
    client = TestClient(app, base_url=HERE, headers={"Origin": HERE, TOKEN_HEADER: "the-token"})
    assert client.post("/enter", json={"code": "one-time"}).status_code == 204
    client.headers["Accept"] = "application/json"
    yield client
    desk.close()
