"""The workbench in a real browser, as a person uses it."""

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

from qualkit.model.codings import Status
from qualkit.pipeline import standing
from qualkit.store import open_project
from tests.builders import make_source
from tests.workbench.conftest import TEXT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: apt install chromium)")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
UID = make_source(TEXT).uid


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
    window.on(
        "console", lambda line: faults.append(line.text) if line.type == "error" and "403" not in line.text else None
    )
    window.goto(address)
    window.wait_for_url("**/")
    yield window
    context.close()
    assert faults == []


def select(window: Page, words: str) -> None:
    """Select the first place where these words stand in the text, as a mouse would."""
    window.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.nodeValue.indexOf(words);
            if (at < 0) continue;
            document.getElementById("text").focus();
            document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
            return;
          }
          throw new Error(`not there: ${words}`);
        }""",
        words,
    )


def coded(folder: Path) -> list[tuple[str, Status]]:
    with open_project(folder) as project:
        return [(one.words, one.status) for one in standing(project).codings]


def test_the_address_lets_in_once_and_leaves_no_code_behind(window: Page, address: str) -> None:
    assert "#" not in window.url
    assert window.evaluate("document.cookie") == ""
    window.context.clear_cookies()
    window.goto("about:blank")
    window.goto(address)
    window.locator("#refused").wait_for(state="visible")


def test_selected_words_are_coded_by_key_in_the_right_place(window: Page, folder: Path) -> None:
    window.goto(f"{window.url}source/{UID}")
    for words, typed in (
        ("çoxdur 👩‍🏫, kadr", "staf"),
        ("élan".replace("é", "e\u0301"), "MON"),
        ("🇦🇿 olmaz", "challenges"),
    ):
        select(window, words)
        window.keyboard.press("c")
        window.keyboard.type(typed)
        window.keyboard.press("Enter")
        window.locator("#said", has_text="Coded:").wait_for()
        window.evaluate("document.getElementById('said').textContent = ''")
    found = [words for words, status in coded(folder) if status is Status.ACCEPTED]
    assert found == ["çoxdur 👩‍🏫, kadr", "e\u0301lan", "🇦🇿 olmaz"]
    assert window.evaluate("[...CSS.highlights.keys()].sort().join()").count("accepted") == 3


def test_proposals_are_gone_through_with_the_keyboard_and_undone(window: Page, folder: Path) -> None:
    window.goto(f"{window.url}source/{UID}")
    window.keyboard.press("n")
    window.locator("#chosen mark").wait_for()
    window.keyboard.press("a")
    window.locator("#said", has_text="accepted").wait_for()
    assert coded(folder) == [("Zoom və Teams.", Status.ACCEPTED)]
    window.keyboard.press("Control+z")
    window.locator("#said", has_text="Taken back.").wait_for()
    assert coded(folder) == [("Zoom və Teams.", Status.PROPOSED)]


def test_the_text_cannot_be_changed(window: Page) -> None:
    window.goto(f"{window.url}source/{UID}")
    before = window.locator("#text").inner_text()
    select(window, "Işıq")
    for key in ("x", "Delete", "Backspace", "Enter", "Control+x"):
        window.keyboard.press(key)
    assert window.locator("#text").inner_text() == before


def test_words_are_selected_with_the_keyboard_alone(window: Page, folder: Path) -> None:
    window.goto(f"{window.url}source/{UID}")
    window.locator("#text").focus()
    window.keyboard.press("Control+Home")
    window.keyboard.press("Shift+End")
    window.keyboard.press("c")
    window.keyboard.type("tools")
    window.keyboard.press("Enter")
    window.locator("#said", has_text="Coded:").wait_for()
    assert coded(folder)[0] == ("Müsahibəçi: Nə çətindir?", Status.ACCEPTED)


def test_the_language_of_the_interface_can_be_chosen(window: Page) -> None:
    window.locator("#language").select_option("az")
    window.wait_for_function("document.documentElement.lang === 'az'")


@pytest.mark.parametrize("page", ["", f"source/{UID}"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(window: Page, page: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    window.emulate_media(color_scheme=scheme)
    window.goto(f"{window.url}{page}")
    found = axe.Axe().run(window, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    faults = {one["id"]: [node["html"] for node in one["nodes"]][:3] for one in found.response["violations"]}
    assert faults == {}
