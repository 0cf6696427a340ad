"""Memos on pages: written, changed, taken away, and shown as text."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from qualkit.model.memos import PROJECT
from qualkit.store import add_memo, open_project, stored_cases
from tests.builders import make_source
from tests.workbench.conftest import NAME, TEXT

UID = make_source(TEXT).uid
HERE = f"/source/{UID}/memos"
HOSTILE = "<script>alert(1)</script> İş & ığdır"


def on(words: str, **other: object) -> dict[str, object]:
    """A request for a memo on the first place where the words stand."""
    start = TEXT.index(words)
    return {"revision": 0, "start": start, "end": start + len(words), "words": words, "text": "a note"} | other


def page(client: TestClient) -> str:
    return client.get("/memos", headers={"Accept": "text/html"}).text


def test_a_memo_on_selected_words_is_listed_beside_the_text_and_on_the_page(client: TestClient) -> None:
    (made,) = client.post(HERE, json=on("çoxdur 👩‍🏫", text=HOSTILE, kind="theory")).json()
    assert (made["about"], made["words"], made["kind"], made["text"]) == ("stretch", "çoxdur 👩‍🏫", "theory", HOSTILE)
    assert TEXT[made["start"] : made["end"]] == "çoxdur 👩‍🏫"
    assert client.get(HERE).json() == [made]
    shown = page(client)
    assert html.escape(HOSTILE) in shown and HOSTILE not in shown
    assert html.escape(NAME) in shown and NAME not in shown
    assert f"/source/{UID}#at-{made['start']}-{made['end']}" in shown


def test_memos_on_a_coding_and_on_the_whole_source(client: TestClient) -> None:
    coding = client.get(f"/source/{UID}/codings").json()[0]
    client.post(HERE, json={"handle": coding["handle"], "text": "why"})
    found = client.post(HERE, json={"text": "all of it"}).json()
    assert [(one["about"], one["words"]) for one in found] == [("coding", "Zoom və Teams."), ("source", "")]
    assert found[0]["code"] == coding["code"]


def test_a_memo_is_changed_taken_away_and_brought_back(client: TestClient) -> None:
    (first,) = client.post(HERE, json=on("Işıq")).json()
    client.post(f"/memos/{first['version']}", json={"text": "changed", "kind": "rule"})
    (second,) = client.get(HERE).json()
    assert (second["text"], second["kind"]) == ("changed", "rule")
    stale = client.post(f"/memos/{first['version']}", json={"text": "other"})
    assert stale.status_code == 409 and client.get(HERE).json() == [second]
    client.post(f"/memos/{second['version']}", json={"remove": True})
    assert client.get(HERE).json() == []
    assert client.post("/undo", json={}).json()["action"] == "remove memo"
    assert client.get(HERE).json() == [second]


def test_a_memo_on_the_project_and_on_a_code(client: TestClient, folder: Path) -> None:
    for what in ("project", "code:tools", f"source:{NAME}"):
        assert client.post("/memos", json={"on": what, "text": f"on {what}"}).status_code == 200
    shown = page(client)
    assert "on project" in shown and "on code:tools" in shown and 'href="/codebook?code=tools"' in shown
    with open_project(folder) as project:
        assert stored_cases(project) == []


def test_many_memos_come_in_two_pieces_newest_first(client: TestClient, folder: Path) -> None:
    with open_project(folder) as project, project.transaction():
        for n in range(130):
            add_memo(project, PROJECT, f"<i>memo {n:03}.")
    shown = re.findall(r"memo (\d+)\.</p>", page(client))
    rest = re.findall(r"memo (\d+)\.</p>", client.get("/memos/rest").text)
    assert (len(shown), len(rest)) == (100, 30)
    assert [int(n) for n in shown + rest] == list(reversed(range(130)))
    assert "<i>" not in client.get("/memos/rest").text


def test_a_project_without_memos_says_how_to_write_one(client: TestClient) -> None:
    assert "There is no memo yet" in page(client)


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "x" * 100_001},
        {"kind": "unknown"},
        {"revision": 7},
        {"words": "Başqa"},
        {"start": -1},
        {"start": True},
        {"end": 10**9},
        {"end": 0},
        {"end": None},
        {"handle": "unknown"},
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(client: TestClient, wrong: dict[str, object]) -> None:
    answer = client.post(HERE, json=on("Işıq") | wrong)
    assert answer.status_code == 409 and answer.json()["problem"]
    assert client.get(HERE).json() == []


def test_what_is_not_there_has_no_memos(client: TestClient) -> None:
    assert client.get("/source/unknown/memos").status_code == 409
    assert client.post("/source/unknown/memos", json={"text": "x"}).status_code == 409
    assert client.post("/memos/unknown", json={"text": "x"}).status_code == 409
    for what in ("code:unknown", "case:", "x"):
        assert client.post("/memos", json={"on": what, "text": "x"}).status_code == 409
    assert client.post("/memos", json={"text": "x"}, headers={"X-Qualkit-Token": "wrong"}).status_code == 403
