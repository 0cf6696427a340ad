"""A workbench over a small project, for requests and for a real browser."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from qualkit.store import Project, replace_proposals
from qualkit.store.settings import FILE_NAME, TEMPLATE
from qualkit.workbench.app import make_app
from qualkit.workbench.desk import Desk
from qualkit.workbench.guarding import TOKEN_HEADER, Keys
from tests.builders import CODEBOOK, add, make_coding, make_project, make_source

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
TOLD = re.compile("status of (403|409)|ERR_CONNECTION|ERR_INTERNET|ERR_FAILED")
"""What the browser says of answers that pages tell people of."""
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


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """The address that lets in once."""
    command = [sys.executable, "-m", "qualkit", "open", "--no-browser", "--project", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=os.environ) as server:
        assert server.stdout is not None
        found = re.search(r"http://\S+", server.stdout.readline())
        assert found is not None
        yield found.group()
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=20)
    assert server.returncode == 0
    assert [path.name for path in folder.glob("project.qualkit*")] == ["project.qualkit"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed: pip install playwright"
    )
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def window(chromium: Browser, address: str) -> Iterator[Page]:
    """A window that was let in; a script that fails fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, locale="en-GB")
    window = context.new_page()
    faults: list[str] = []
    window.on("pageerror", lambda error: faults.append(str(error)))
    window.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    window.goto(address)
    window.wait_for_url("**/")
    yield window
    context.close()
    assert [fault for fault in faults if not TOLD.search(fault)] == []
