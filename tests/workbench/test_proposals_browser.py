"""The review queue in a real browser, with the keyboard as a person uses it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qualkit.model.codings import Status
from qualkit.pipeline import decide, standing
from qualkit.store import history, open_project, replace_proposals
from tests.builders import add, make_coding, make_source
from tests.workbench.conftest import CHROMIUM
from tests.workbench.test_proposals import SENTENCES, propose_more

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: apt install chromium)")


@pytest.fixture
def folder(folder: Path) -> Path:
    return propose_more(folder)


@pytest.fixture
def review(window: Page) -> Page:
    """The window on the page of proposals."""
    window.goto(f"{window.url}proposals")
    window.locator("#code-name", has_text="Tools").wait_for()
    return window


def tally(window: Page, *figures: int) -> None:
    """Wait until so many wait, and so many have been decided."""
    window.wait_for_function(
        "figures => [...document.querySelectorAll('#tally strong')].map(one => one.textContent).join() === figures",
        arg=",".join(map(str, figures)),
    )


def saved(window: Page) -> None:
    """Wait until nothing is on its way any more."""
    window.wait_for_load_state("networkidle")


def stands(folder: Path) -> list[tuple[str, Status]]:
    with open_project(folder) as project:
        return [(one.words, one.status) for one in standing(project).codings]


def test_proposals_are_gone_through_with_the_keyboard_alone(review: Page, folder: Path) -> None:
    assert review.locator("#quote mark").inner_text() == "Zoom və Teams."
    review.keyboard.press("a")
    review.keyboard.press("n")
    review.keyboard.press("r")
    tally(review, 3, 2)
    review.keyboard.press("p")
    review.locator("#state", has_text="rejected").wait_for()
    review.keyboard.press("a")
    review.keyboard.press("r")
    review.keyboard.press("r")
    review.locator("#done-words", has_text="skipped: 1").wait_for()
    tally(review, 1, 4)
    saved(review)
    assert [status for _words, status in stands(folder)] == [
        Status.ACCEPTED,
        Status.PROPOSED,
        Status.ACCEPTED,
        Status.REJECTED,
        Status.REJECTED,
    ]
    review.locator("#again").click()
    review.locator("#quote", has_text="Personel").wait_for()
    assert review.locator("#quote").inner_text() == SENTENCES[0]


def test_every_decision_is_taken_back_step_by_step(review: Page, folder: Path) -> None:
    for key in ("a", "r", "a"):
        review.keyboard.press(key)
    tally(review, 2, 3)
    for key in ("u", "Control+z", "u"):
        review.keyboard.press(key)
    tally(review, 5, 0)
    assert review.locator("#code-name").inner_text() == "Tools"
    saved(review)
    assert {status for _words, status in stands(folder)} == {Status.PROPOSED}


def test_undo_follows_a_decision_however_quickly(review: Page, folder: Path) -> None:
    for _ in range(5):
        review.keyboard.press("a")
        review.keyboard.press("u")
    tally(review, 5, 0)
    saved(review)
    assert {status for _words, status in stands(folder)} == {Status.PROPOSED}


def test_another_code_is_given(review: Page, folder: Path) -> None:
    review.keyboard.press("c")
    review.keyboard.type("staf")
    review.keyboard.press("Enter")
    review.locator("#said", has_text="another code given: Staff").wait_for()
    tally(review, 4, 1)
    saved(review)
    assert stands(folder)[:2] == [("Zoom və Teams.", Status.ACCEPTED), ("Zoom və Teams.", Status.REJECTED)] or stands(
        folder
    )[:2] == [("Zoom və Teams.", Status.REJECTED), ("Zoom və Teams.", Status.ACCEPTED)]
    review.keyboard.press("u")
    tally(review, 5, 0)


def test_a_whole_filtered_queue_is_asked_back_and_is_one_step(review: Page, folder: Path) -> None:
    review.locator("select[name=code]").select_option(label="Challenges (3)")
    tally(review, 3, 0)
    assert "code=" in review.url
    review.locator("#accept-all").click()
    assert "3" in review.locator("#sure-words").inner_text()
    assert "Challenges" in review.locator("#sure-filters").inner_text()
    review.keyboard.press("Escape")
    tally(review, 3, 0)
    review.locator("#accept-all").click()
    review.keyboard.press("Enter")  # the button that has the focus leaves all as it is
    review.locator("#accept-all").click()
    review.locator("#sure-yes").click()
    review.locator("#done-words", has_text="No proposal waits").wait_for()
    tally(review, 0, 3)
    with open_project(folder) as project:
        assert [entry.action for entry in history(project)].count("accepted") == 1
    review.keyboard.press("u")
    tally(review, 3, 0)
    review.reload()
    tally(review, 3, 0)


def test_what_the_command_line_changed_is_told_and_stays_told(review: Page, folder: Path) -> None:
    with open_project(folder) as project:
        decide(project, [one.handle for one in standing(project).codings[:1]], Status.REJECTED)
    review.keyboard.press("a")
    review.keyboard.press("a")
    problem = review.locator("#problems li")
    problem.wait_for()
    assert "Zoom və Teams." in problem.inner_text() and "Nigar has rejected it meanwhile" in problem.inner_text()
    tally(review, 3, 1)
    saved(review)
    assert [status for _words, status in stands(folder)][:3] == [Status.REJECTED, Status.ACCEPTED, Status.PROPOSED]
    problem.locator("button").click()
    assert problem.count() == 0


def test_a_lost_connection_loses_no_card(review: Page, folder: Path) -> None:
    review.context.set_offline(True)
    review.keyboard.press("a")
    review.locator("#problems li", has_text="not decided").wait_for()
    tally(review, 5, 0)
    assert review.locator("#code-name").inner_text() == "Tools"
    review.context.set_offline(False)
    review.keyboard.press("a")
    tally(review, 4, 1)
    saved(review)
    assert stands(folder)[0] == ("Zoom və Teams.", Status.ACCEPTED)


def test_the_next_card_is_there_at_once_over_hundreds(window: Page, folder: Path) -> None:
    with open_project(folder) as project:
        sentences = [f"Personel {n:03d} az." for n in range(230)]
        source = add(project, make_source(" ".join(sentences), name="uzun.txt", language="tr"))
        with project.transaction():
            replace_proposals(project, source.uid, [make_coding(source, words) for words in sentences])
    window.goto(f"{window.url}proposals")
    tally(window, 235, 0)
    slowest = 0.0
    for _ in range(100):
        window.locator("#card").wait_for()
        window.keyboard.press("a")
        slowest = max(slowest, float(window.evaluate("document.body.dataset.took")))
    tally(window, 135, 100)
    saved(window)
    assert sum(status is Status.ACCEPTED for _words, status in stands(folder)) == 100
    assert slowest < 200  # 50 ms on a machine that does nothing else


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 720), (820, 1180)])
def test_axe_finds_nothing_and_nothing_sticks_out(review: Page, scheme: str, size: tuple[int, int]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    review.set_viewport_size({"width": size[0], "height": size[1]})
    review.emulate_media(color_scheme=scheme)
    for step in (None, "former", "sure", "picker", "done"):
        if step == "former":
            review.keyboard.press("r")
            review.keyboard.press("p")
        if step == "sure":
            review.locator("#reject-all").click()
            review.locator("#sure").wait_for()
        if step == "picker":
            review.keyboard.press("Escape")
            review.keyboard.press("c")
        if step == "done":
            review.keyboard.press("Escape")
            for _ in range(6):
                review.keyboard.press("n")
            review.locator("#done").wait_for()
        found = axe.Axe().run(review, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        faults = {one["id"]: [node["html"] for node in one["nodes"]][:3] for one in found.response["violations"]}
        assert faults == {}, step
        assert review.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert review.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")
