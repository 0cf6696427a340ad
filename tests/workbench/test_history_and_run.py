"""The pages History and Run."""

from __future__ import annotations

import time
from pathlib import Path

from starlette.testclient import TestClient

from qualkit.model.codings import Status
from qualkit.pipeline import decide, standing
from qualkit.store import history, open_project
from qualkit.workbench.pages.history import SHOWN, rows


def test_an_entry_is_taken_back_and_brought_back_by_its_number(client: TestClient, folder: Path) -> None:
    with open_project(folder) as project:
        decide(project, [standing(project).codings[0].handle], Status.ACCEPTED)
        number = history(project)[-1].number
    assert f'data-what="undo" data-number="{number}"' in client.get("/history").text
    assert client.post(f"/history/{number}/undo", json={}).json() == {"number": number, "action": "accepted"}
    assert f'data-what="redo" data-number="{number}"' in client.get("/history").text
    assert client.post(f"/history/{number}/redo", json={}).status_code == 200
    with open_project(folder) as project:
        assert standing(project).codings[0].status is Status.ACCEPTED
    for wrong in (0, 999):
        assert "no entry" in client.post(f"/history/{wrong}/undo", json={}).json()["problem"]


def test_a_long_history_comes_in_pages(folder: Path) -> None:
    with open_project(folder) as project:
        for _ in range(SHOWN):
            with project.entry("run", {}):
                pass
        first, further = rows(project, None)
        second, end = rows(project, further)
        assert (len(first), end) == (SHOWN, None)
        assert [row.entry.number for row in first + second] == [one.number for one in reversed(history(project))]


def test_a_run_goes_on_beside_the_pages_and_its_reports_can_be_fetched(client: TestClient, folder: Path) -> None:
    settings = folder / "qualkit.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('["html", "docx", "pdf"]', '["html"]'), encoding="utf-8"
    )
    assert client.get("/run/state").json()["going"] is False
    assert client.post("/run").status_code == 204
    deadline = time.monotonic() + 60
    while (state := client.get("/run/state").json())["going"] and time.monotonic() < deadline:
        assert client.get("/").status_code == 200
        time.sleep(0.05)
    assert state["problem"] == ""
    assert state["reports"] == ["findings.html"]
    report = client.get("/reports/findings.html")
    assert report.headers["content-disposition"].startswith("attachment")
    assert client.get("/reports/..%2Fproject.qualkit").status_code in (404, 409)


def test_a_run_that_cannot_be_done_says_why(client: TestClient, folder: Path) -> None:
    (folder / "codebooks" / "k.yaml").write_text("codes: [", encoding="utf-8")
    client.post("/run")
    deadline = time.monotonic() + 30
    while (state := client.get("/run/state").json())["going"] and time.monotonic() < deadline:
        time.sleep(0.02)
    assert "k.yaml:1" in state["problem"]
