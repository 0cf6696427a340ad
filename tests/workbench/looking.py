"""What axe finds on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def axe_faults(window: Page) -> dict[str, list[str]]:
    """rule -> the first elements that break it, in light and dark."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    faults: dict[str, list[str]] = {}
    for scheme in ("light", "dark"):
        window.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = axe.Axe().run(window, options={"runOnly": RULES})
        for one in found.response["violations"]:
            faults[f"{scheme}: {one['id']}"] = [node["html"] for node in one["nodes"]][:3]
    return faults
