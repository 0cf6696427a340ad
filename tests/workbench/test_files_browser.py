"""Adding files in a real browser: chosen, dropped, corrected, accepted, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qualkit.pipeline.speakers import speakers
from qualkit.store import open_project, sources
from tests.workbench.conftest import CHROMIUM
from tests.workbench.looking import axe_faults
from tests.workbench.test_files import INTERVIEW

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: apt install chromium)")
HOSTILE = "<img src=x onerror=alert(1)>.txt"
DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
  document.getElementById("drop").dispatchEvent(drop);
}"""


@pytest.fixture
def material(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two interviews, a broken file, and what the system keeps in folders."""
    folder = tmp_path_factory.mktemp("disk") / "Müsahibələr"
    folder.mkdir()
    (folder / HOSTILE).write_text(INTERVIEW, encoding="utf-8")
    (folder / "Отчёт.txt").write_text("Интервьюер: Что мешает?\n\nОлег: Людей мало.\n", encoding="cp1251")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04")
    (folder / ".DS_Store").write_bytes(b"\x00")
    return folder


def names(folder: Path) -> list[str]:
    with open_project(folder) as project:
        return [source.name for source in sources(project)][1:]


def test_a_folder_is_chosen_looked_at_and_accepted(window: Page, folder: Path, material: Path) -> None:
    window.goto(f"{window.url}files")
    window.set_input_files("#folder", str(material))
    window.locator(".file h2").nth(2).wait_for(timeout=60_000)
    window.locator("#said", has_text="not in the project yet: 3").wait_for(timeout=60_000)
    assert axe_faults(window) == {}
    card = window.locator(".file", has=window.locator("h2", has_text="onerror"))
    assert "Nə çətindir?" in card.locator(".beginning").inner_text()
    card.locator("summary", has_text="Speakers").click()
    card.get_by_label("Name: Aytən").fill("Aytən H.")
    card.get_by_label("Role: Müsahibəçi").select_option("other")
    assert window.locator(".file.wrong p.problem").inner_text().startswith("this is no Word document")

    window.get_by_role("button", name="Accept all").press("Enter")
    window.locator("#said", has_text="All files are in the project").wait_for()
    assert sorted(names(folder)) == ["_img src=x onerror=alert(1)_.txt", "Отчёт.txt"]
    assert sorted(path.name for path in (folder / "corpora" / "Müsahibələr").iterdir()) == sorted(names(folder))
    with open_project(folder) as project:
        found = {(row.name, row.role) for row in speakers(project, sources(project)) if "img" in row.source}
    assert found == {("Müsahibəçi", "other"), ("Aytən H.", "participant")}
    assert window.locator(".file").count() == 1  # the broken one

    window.locator("#taken-list li", has_text="Отчёт").get_by_role("button").click()
    window.locator("#said", has_text="Taken back.").wait_for()
    assert names(folder) == ["_img src=x onerror=alert(1)_.txt"]
    assert axe_faults(window) == {}


def test_a_dropped_file_stays_on_the_tray_until_it_is_left_out(window: Page, folder: Path) -> None:
    window.goto(f"{window.url}files")
    window.evaluate(DROP, [HOSTILE, INTERVIEW])
    card = window.locator(".file", has_text="Aytən")
    card.wait_for(timeout=60_000)
    window.reload()
    card.wait_for()
    assert window.locator("img").count() == 0
    card.get_by_label("Language").select_option("tr")
    card.locator("dd", has_text="tr").wait_for()
    window.set_viewport_size({"width": 820, "height": 1180})
    assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")
    card.get_by_role("button", name="Leave out").click()
    card.wait_for(state="detached")
    assert names(folder) == [] and window.evaluate("document.activeElement.id") == "files"
