"""Searching and writing memos in a real browser, as a person does it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qualkit.store import memos, open_project
from tests.workbench.conftest import CHROMIUM, TEXT
from tests.workbench.test_browser import UID, select

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: apt install chromium)")


def written(folder: Path) -> list[tuple[str, str]]:
    with open_project(folder) as project:
        return [(one.subject.words, one.text) for one in memos(project)]


def test_words_are_searched_gone_to_and_noted(window: Page, folder: Path) -> None:
    start = window.url
    window.goto(f"{start}search")
    window.keyboard.type("IŞIQ")
    window.keyboard.press("Enter")
    window.locator("#hits mark", has_text="Işıq").wait_for()
    assert "IŞIQ" not in window.url
    window.locator("#hits a").click()
    window.wait_for_url("**/source/**")
    assert f"#at-{TEXT.index('Işıq')}-" in window.url
    assert window.evaluate("document.getSelection().toString()") == "Işıq"
    window.keyboard.press("m")
    window.locator("#memo-text").wait_for(state="visible")
    window.keyboard.type("c l u: öz sözü <b>")
    window.keyboard.press("Control+Enter")
    window.locator("#said", has_text="Memo saved.").wait_for()
    assert written(folder) == [("Işıq", "c l u: öz sözü <b>")]
    assert window.locator("#memos .told").inner_text() == "c l u: öz sözü <b>"
    assert window.evaluate("CSS.highlights.get('memo').size") == 1
    window.keyboard.press("Control+z")
    window.locator("#said", has_text="Taken back.").wait_for()
    assert window.locator("#memos .told").count() == 0 and written(folder) == []
    window.go_back()
    window.locator("#hits mark").wait_for()
    assert window.locator("#query").input_value() == "IŞIQ"


def test_a_memo_on_a_stretch_behind_signs_of_two_units(window: Page, folder: Path) -> None:
    window.goto(f"{window.url}source/{UID}")
    for words in ("🇦🇿 olmaz", "azdır. Işıq"):
        select(window, words)
        window.locator("#note").click()
        window.locator("#memo-text").fill(words)
        window.locator("#memo-save").click()
        window.locator("#said", has_text="Memo saved.").wait_for()
        window.evaluate("document.getElementById('said').textContent = ''")
    assert written(folder) == [("🇦🇿 olmaz",) * 2, ("azdır. Işıq",) * 2]
    window.locator("#memos .place").first.click()
    assert window.evaluate("document.getSelection().toString()") == "🇦🇿 olmaz"


def test_memos_are_written_chosen_and_changed_in_one_place(window: Page, folder: Path) -> None:
    window.goto(f"{window.url}memos")
    for what, text in (("project", "İlk gün"), ("code:tools", "Yalnız şəxsən")):
        window.locator("#new").click()
        window.locator("#on").select_option(what)
        window.locator("#where .main").click()
        window.locator("#memo-text").fill(text)
        with window.expect_navigation():
            window.locator("#memo-save").click()
    assert window.locator("#memos > li:visible").count() == 2
    window.locator("#words").fill("ilk GÜN")
    assert window.locator("#memos > li:visible .told").all_inner_texts() == ["İlk gün"]
    window.locator("#memos > li:visible .edit").click()
    window.locator("#memo-text").fill("İkinci gün")
    with window.expect_navigation():
        window.keyboard.press("Control+Enter")
    assert written(folder) == [("", "İkinci gün"), ("", "Yalnız şəxsən")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(window: Page, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    start = window.url
    window.emulate_media(color_scheme=scheme)
    faults = {}

    def look(what: str) -> None:
        found = axe.Axe().run(window, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        for one in found.response["violations"]:
            faults[what, one["id"]] = [node["html"] for node in one["nodes"]][:3]

    window.goto(f"{start}search")
    look("search")
    window.locator("#query").fill("aysel")
    window.keyboard.press("Enter")
    window.locator("#hits mark").first.wait_for()
    look("found")
    window.goto(f"{start}source/{UID}")
    select(window, "Işıq")
    window.keyboard.press("m")
    window.locator("#memo-text").fill("note")
    look("dialog")
    window.keyboard.press("Control+Enter")
    window.locator("#memos .told").wait_for()
    look("source")
    window.goto(f"{start}memos")
    look("memos")
    window.keyboard.press("m")
    look("where")
    assert faults == {}
