"""The workbench in a real browser, as a person uses it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qualkit.model.codings import Status
from qualkit.pipeline import standing
from qualkit.store import open_project
from tests.builders import make_source
from tests.workbench.conftest import CHROMIUM, TEXT

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: apt install chromium)")
UID = make_source(TEXT).uid


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


def test_a_new_code_and_one_in_the_words_of_the_text(window: Page, folder: Path) -> None:
    window.goto(f"{window.url}source/{UID}")
    select(window, "kadr isə azdır")
    window.keyboard.press("c")
    window.keyboard.type("İş yükü")
    window.keyboard.press("Enter")
    window.locator("#said", has_text="Coded: İş yükü").wait_for()
    select(window, "Işıq sönür")
    window.keyboard.press("v")
    window.locator("#said", has_text="Coded: Işıq sönür").wait_for()
    assert "name: {en: Işıq sönür}" in (folder / "codebooks" / "k.yaml").read_text(encoding="utf-8")
    found = [words for words, status in coded(folder) if status is Status.ACCEPTED]
    assert found == ["kadr isə azdır", "Işıq sönür"]


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
    window.wait_for_function("() => document.documentElement.lang === 'az'")


@pytest.mark.parametrize("page", ["", f"source/{UID}"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(window: Page, page: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    window.emulate_media(color_scheme=scheme)
    window.goto(f"{window.url}{page}")
    found = axe.Axe().run(window, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    faults = {one["id"]: [node["html"] for node in one["nodes"]][:3] for one in found.response["violations"]}
    assert faults == {}
