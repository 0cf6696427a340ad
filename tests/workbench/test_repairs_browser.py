"""Deciding on repairs in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qualkit.store import open_project
from tests.workbench.conftest import CHROMIUM
from tests.workbench.looking import axe_faults
from tests.workbench.test_repairs import DAMAGED, fill_damaged, text, waiting

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: apt install chromium)")


@pytest.fixture
def folder(folder: Path) -> Path:
    with open_project(folder) as project:
        fill_damaged(project)
    return folder


def test_repairs_are_decided_with_the_keyboard_and_taken_back(window: Page, folder: Path) -> None:
    window.goto(f"{window.url}repairs")
    assert axe_faults(window) == {}
    window.get_by_role("button", name="Approve (2)").press("Enter")
    window.locator("#done", has_text="2 repairs applied").wait_for()
    assert text(folder).count("diplomatiya") == 2
    assert window.evaluate("document.activeElement.textContent").startswith("Approve")
    window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    window.locator("#done", has_text="1 repair declined").wait_for()
    assert waiting(folder) == []
    for _ in range(2):
        window.locator("#done").evaluate("one => { one.textContent = ''; }")
        window.locator("#undo").press("Enter")
        window.locator("#done", has_text="Taken back.").wait_for()
    assert text(folder) == DAMAGED and len(waiting(folder)) == 3
    assert window.locator("#repairs > li").count() == 2


def test_a_single_place_of_several_is_decided_and_all_that_are_shown(window: Page, folder: Path) -> None:
    window.goto(f"{window.url}repairs")
    window.locator("summary").first.click()
    window.locator("#repairs ul li").nth(1).get_by_role("button", name="Decline").click()
    window.locator("#done", has_text="1 repair declined").wait_for()
    assert window.locator("#repairs > li > .row .times").first.inner_text() == "1"
    window.on("dialog", lambda dialog: dialog.accept())
    window.get_by_role("button", name="Approve all shown").click()
    window.locator("#done", has_text="2 repairs applied").wait_for()
    assert text(folder) == "Ayan: diplomatiya çətindir, diplo-\nmatiya yenə <b>lazım</b>.\n"
    window.set_viewport_size({"width": 820, "height": 1180})
    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")
