"""The grid of cases in a real browser: typed, pasted, linked, saved, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qualkit.model.cases import Case
from qualkit.store import add_cases, open_project
from tests.workbench.conftest import CHROMIUM
from tests.workbench.looking import axe_faults
from tests.workbench.test_cases import cases, links

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: apt install chromium)")
PASTE = """(cell, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def folder(folder: Path) -> Path:
    with open_project(folder) as project:
        add_cases(project, [Case("P1", {"ölkə": "AZ", "rol": "katib"}), Case("P2")], [], origin="x.csv")
    return folder


def saved(window: Page, words: str = "saved:") -> None:
    """Wait until this was said, once."""
    window.locator("#said", has_text=words).wait_for()
    window.locator("#said").evaluate("one => { one.textContent = ''; }")


def test_cells_are_typed_cases_and_attributes_added_and_all_taken_back(window: Page, folder: Path) -> None:
    before = cases(folder)
    window.goto(f"{window.url}cases")
    assert axe_faults(window) == {}
    window.get_by_label("ölkə, P1").fill("TR")
    window.keyboard.press("Enter")
    window.keyboard.type("RU")
    window.get_by_label("rol, P1").fill("")
    window.get_by_label("New attribute").fill("il")
    window.keyboard.press("Enter")
    window.keyboard.type("2025")
    window.get_by_label("Name of a new case").fill("<b>P3</b>")
    assert window.locator("#state").inner_text() == "not saved yet: 3"
    window.get_by_role("button", name="Save", exact=True).click()
    saved(window)
    assert cases(folder) == {"P1": {"ölkə": "TR", "il": "2025"}, "P2": {"ölkə": "RU"}, "<b>P3</b>": {}}
    window.locator("#undo").click()
    saved(window, "Taken back.")
    assert cases(folder) == before


def test_blocks_are_pasted_from_a_spreadsheet(window: Page, folder: Path) -> None:
    window.goto(f"{window.url}cases")
    window.get_by_label("ölkə, P1").evaluate(PASTE, 'TR\t"baş\nkatib"\r\nRU\t"o ""dost"""\r\n')
    window.get_by_label("Name of a new case").evaluate(PASTE, "Əli\tAZ\nИра\tRU\n")
    window.get_by_label("ölkə, P2").evaluate(PASTE, "case\tyaş\trol\nP2\t40\t\nYeni\t33\tmüəllim\n")
    window.get_by_role("button", name="Save", exact=True).click()
    saved(window)
    assert cases(folder) == {
        "P1": {"ölkə": "TR", "rol": "baş katib"},
        "P2": {"ölkə": "RU", "rol": 'o "dost"', "yaş": "40"},
        "Əli": {"ölkə": "AZ"},
        "Ира": {"ölkə": "RU"},
        "Yeni": {"rol": "müəllim", "yaş": "33"},
    }


def test_speakers_are_linked_by_suggestion_and_given_to_another_case(window: Page, folder: Path) -> None:
    window.goto(f"{window.url}cases")
    window.get_by_role("button", name="Take all suggestions").click()
    window.get_by_role("button", name="Save", exact=True).click()
    saved(window)
    assert [(one.speaker, one.case) for one in links(folder)] == [("Aysel", "Aysel")]
    window.locator(".chip button").click()
    window.locator("#unlinked tbody input").fill("P1")
    assert axe_faults(window) == {}
    window.get_by_role("button", name="Save", exact=True).click()
    saved(window)
    assert [(one.speaker, one.case) for one in links(folder)] == [("Aysel", "P1")]
    window.set_viewport_size({"width": 820, "height": 1180})
    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_table_is_read_and_what_is_wrong_in_it_is_said(window: Page, folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "cases.csv"
    table.write_text("case,source,il\nP1,<b>aysel</b>.txt,2024\nP9,none.txt,\n", encoding="utf-8")
    window.goto(f"{window.url}cases")
    window.set_input_files("#table", str(table))
    saved(window, "cases.csv: 1 case, 1 link")
    assert "no source 'none.txt'" in window.locator("#problems").inner_text()
    assert cases(folder)["P1"]["il"] == "2024"
