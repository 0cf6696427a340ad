"""The page of search."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from qualkit.model.search import Hit
from qualkit.model.spans import Span
from qualkit.store import open_project, to_index
from qualkit.workbench.pages.search import pieces
from tests.builders import add, make_source
from tests.workbench.conftest import NAME, TEXT

UID = make_source(TEXT).uid


def found(client: TestClient, query: str, **other: object) -> list[list[str]]:
    """What is marked in each line."""
    answer = client.post("/search", json={"query": query, **other}).json()
    return [[piece["text"] for piece in hit["pieces"] if piece["found"]] for hit in answer["hits"]]


def test_the_page_has_every_source_and_no_words_in_its_address(client: TestClient) -> None:
    page = client.get("/search", headers={"Accept": "text/html"}).text
    assert UID in page and NAME not in page and "&lt;b&gt;aysel" in page
    assert client.get("/search?query=x").status_code == 200  # and nothing is searched


def test_words_are_found_with_their_place(client: TestClient) -> None:
    assert found(client, "IŞIQ sönür") == [["Işıq", "sönür"]]
    (hit,) = client.post("/search", json={"query": "zoom"}).json()["hits"]
    assert (hit["source"], hit["name"]) == (UID, NAME)
    assert TEXT[hit["start"] : hit["end"]] == "Zoom"
    assert "".join(piece["text"] for piece in hit["pieces"]) == "Aysel: Zoom və Teams. Onlarsız 🇦🇿 olmaz."


def test_in_all_forms_and_in_one_source(client: TestClient, folder: Path) -> None:
    assert found(client, "çətin", forms=True) == [["çətindir"]]
    with open_project(folder) as project:
        other = add(project, make_source("Aysel gəldi.", name="b.txt", language="az"))
    assert len(found(client, "aysel")) == 3
    assert found(client, "aysel", source=other.uid) == [["Aysel"]]


def test_more_than_a_page_is_fetched_piece_by_piece(client: TestClient, folder: Path) -> None:
    with open_project(folder) as project:
        add(project, make_source("Bax, söz!\n" * 120, name="b.txt"))
    first = client.post("/search", json={"query": "söz"}).json()
    assert (first["n_lines"], first["n_sources"], len(first["hits"]), first["pending"]) == (120, 1, 50, 0)
    places = [
        hit["start"]
        for n in (0, 50, 100)
        for hit in client.post("/search", json={"query": "söz", "first": n}).json()["hits"]
    ]
    assert places == [n * 10 + 5 for n in range(120)]


@pytest.mark.parametrize(
    "body",
    [{}, {"query": ""}, {"query": '"'}, {"query": 7}, {"query": None, "first": -1}, {"query": "(", "forms": True}],
)
def test_what_is_no_search_is_refused_or_finds_nothing(client: TestClient, body: dict[str, object]) -> None:
    answer = client.post("/search", json=body)
    assert answer.status_code == 409 or answer.json()["hits"] == []


def test_what_is_new_is_indexed_when_the_workbench_starts(client: TestClient, folder: Path) -> None:
    with client, open_project(folder) as project:
        deadline = time.monotonic() + 10
        while to_index(project) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert to_index(project) == {}


def test_half_a_sign_is_refused_wherever_it_is_sent(client: TestClient) -> None:
    for path in ("/search", "/memos", f"/source/{UID}/memos", f"/source/{UID}/codings"):
        answer = client.post(path, content='{"query": "Zoom \\ud83d", "text": "\\ud83d", "on": "\\ud83d"}')
        assert answer.status_code == 409 and "not understood" in answer.json()["problem"]


def test_a_long_line_is_cut_around_what_was_found() -> None:
    text = "a" * 1000 + " İşıq " + "b" * 3000
    hit = Hit("u", "n", 0, Span(10, 10 + len(text)), text, [Span(1011, 1015)])
    cut = list(pieces(hit))
    assert [one for one, is_found in cut if is_found] == ["İşıq"]
    assert 500 < sum(len(one) for one, _is_found in cut) < 700
    assert cut[0][0] == "…" and cut[-1][0].endswith("…")
    assert list(pieces(Hit("u", "n", 0, Span(0, 2), "ab", []))) == [("", False), ("ab", False)]
