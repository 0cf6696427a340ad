"""The page of a source: its text, and what is coded on it."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from qualkit.model.codings import Status
from qualkit.model.identity import identity
from qualkit.pipeline import decide, standing
from qualkit.store import open_project, sources
from qualkit.workbench.lines import lines
from tests.builders import make_annotation, make_source
from tests.workbench.conftest import NAME, TEXT

UID = make_source(TEXT).uid
CODINGS = f"/source/{UID}/codings"


def asked(words: str, code: str = "challenges/staff", **other: object) -> dict[str, object]:
    """A request to code the first place where the words stand."""
    start = TEXT.index(words)
    span = {"start": start, "end": start + len(words), "words": words}
    return {"code": identity("code", code), "revision": 0, **span, **other}


def test_all_words_of_the_text_stand_on_the_page_once_and_in_place() -> None:
    source = make_source(TEXT, language="az")
    found = list(lines(source, make_annotation(source, "az")))
    for line in found:
        assert source.text[line.start : line.start + len(line.text)] == line.text
        assert line.label + line.speech == line.text
    assert "".join(line.text for line in found).split() == "".join(TEXT.split("\n")).split()
    assert [line.label for line in found] == ["Müsahibəçi: ", "Aysel: ", "Müsahibəçi: ", "Aysel: "]
    assert [line.role for line in found] == ["interviewer", "participant"] * 2


def test_an_empty_source_has_no_line() -> None:
    source = make_source("")
    assert list(lines(source, make_annotation(source))) == []


def test_the_page_shows_the_text_and_hands_the_codings_to_its_script(client: TestClient) -> None:
    page = client.get(f"/source/{UID}").text
    shown = re.findall(r'<p data-start="(\d+)">(.*?)</p>', page)
    for start, markup in shown:
        words = html.unescape(re.sub("<.*?>", "", markup))
        assert TEXT[int(start) : int(start) + len(words)] == words
    data = json.loads(page.split('id="data">')[1].split("</script>")[0])
    assert [coding["words"] for coding in data["codings"]] == ["Zoom və Teams."]
    assert [one["form"] for one in data["codings"][0]["because"]] == ["Zoom və Teams."]


def test_names_of_sources_and_codes_are_text(client: TestClient) -> None:
    page = client.get(f"/source/{UID}").text
    assert NAME not in page and html.escape(NAME) in page
    assert "<script>Money" not in page


def test_words_are_coded_decided_undone_and_brought_back(client: TestClient, folder: Path) -> None:
    def now() -> list[tuple[str, str]]:
        return [(one["words"], one["status"]) for one in client.get(CODINGS).json()]

    words = "İş çoxdur 👩‍🏫, kadr isə azdır."
    made: list[dict[str, Any]] = client.post(CODINGS, json=asked(words)).json()["codings"]
    assert now() == [(words, "accepted"), ("Zoom və Teams.", "proposed")]
    proposal = made[1]["handle"]
    client.post(f"/source/{UID}/decisions", json={"handles": [proposal], "status": "accepted"})
    assert now() == [(words, "accepted"), ("Zoom və Teams.", "accepted")]
    client.post(f"/source/{UID}/decisions", json={"handles": [proposal], "status": "rejected"})
    assert now() == [(words, "accepted")]
    for _ in range(2):
        client.post("/undo", json={})
    assert now() == [(words, "accepted"), ("Zoom və Teams.", "proposed")]
    client.post("/redo", json={})
    assert now()[1][1] == "accepted"
    with open_project(folder) as project:
        assert [one.words for one in standing(project).codings] == [words, "Zoom və Teams."]


def test_what_the_command_line_changes_is_seen(client: TestClient, folder: Path) -> None:
    assert client.get("/").text.count(">1<") >= 1
    handle = client.get(CODINGS).json()[0]["handle"]
    with open_project(folder) as project:
        decide(project, [handle], Status.ACCEPTED)
    assert client.get(CODINGS).json()[0]["status"] == "accepted"
    assert "<dt>Codings accepted</dt><dd>1</dd>" in client.get("/", headers={"Accept": "text/html"}).text


def test_several_codes_on_one_stretch(client: TestClient) -> None:
    for code in ("challenges", "challenges/money", "tools"):
        client.post(CODINGS, json=asked("Işıq", code))
    assert [one["words"] for one in client.get(CODINGS).json()] == ["Işıq"] * 3 + ["Zoom və Teams."]


def test_a_name_that_no_code_has_makes_a_code_of_it_that_undo_takes_away_again(
    client: TestClient, folder: Path
) -> None:
    book = folder / "codebooks" / "k.yaml"
    before = book.read_text(encoding="utf-8")
    found = client.post(CODINGS, json=asked("Işıq", "", name="İş yükü: <b>çox</b>")).json()
    assert [code["path"] for code in found["codes"]][-1] == "is-yuku-b-cox-b"
    assert found["codings"][0]["code"] == found["codes"][-1]["uid"]
    after = book.read_text(encoding="utf-8")
    assert after.startswith(before.rstrip()) and "İş yükü" in after
    assert [client.post("/undo", json={}).json()["action"] for _ in range(2)] == ["accepted", "edit codebook"]
    assert book.read_text(encoding="utf-8") == before
    client.post("/redo", json={})
    assert book.read_text(encoding="utf-8") == after
    book.write_text(after + "# by hand\n", encoding="utf-8")
    assert "changed in its file since" in client.post("/undo", json={}).json()["problem"]
    assert book.read_text(encoding="utf-8").endswith("# by hand\n")


def test_where_no_words_are_coded_no_code_is_made(client: TestClient, folder: Path) -> None:
    before = (folder / "codebooks" / "k.yaml").read_bytes()
    empty = asked("Işıq", "", name="Yeni kod") | {"end": TEXT.index("Işıq"), "words": ""}
    assert client.post(CODINGS, json=empty).status_code == 409
    assert (folder / "codebooks" / "k.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"code": "unknown"}, "not in the codebook"),
        ({"revision": 7}, "a repair has changed this text"),
        ({"words": "Başqa söz"}, "Başqa söz"),
        ({"start": -1}, "not understood"),
        ({"start": "0"}, "not understood"),
        ({"end": None}, "not understood"),
        ({"end": 10**9}, ""),
        ({"end": 0}, ""),
    ],
)
def test_what_does_not_fit_the_text_is_refused_and_nothing_is_coded(
    client: TestClient, wrong: dict[str, object], message: str
) -> None:
    before = client.get(CODINGS).json()
    answer = client.post(CODINGS, json=asked("Işıq") | wrong)
    assert answer.status_code == 409
    assert message in answer.json()["problem"]
    assert client.get(CODINGS).json() == before


def test_requests_that_are_no_requests_are_refused(client: TestClient) -> None:
    for body in ("", "[]", "{", "null"):
        assert client.post(CODINGS, content=body).status_code == 409
    assert client.post(f"/source/{UID}/decisions", json={"handles": ["none"]}).status_code == 409
    assert client.get("/source/unknown").status_code == 409
    assert client.post("/undo", json={}).status_code == 200  # the adding of the source
    assert client.get(CODINGS).status_code == 409
    assert client.post("/undo", json={}).status_code == 409


def test_colours_are_a_style_sheet_of_their_own(client: TestClient, folder: Path) -> None:
    sheet = client.get("/codes.css")
    assert sheet.headers["content-type"].startswith("text/css")
    with open_project(folder) as project:
        assert len(sources(project)) == 1
    assert sheet.text.count("::highlight(") == 8
