"""The page of cases: filled in, linked, read from a table; saved as one step."""

from __future__ import annotations

import html
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from qualkit.model.cases import Case, Link
from qualkit.pipeline.participants import Speaking
from qualkit.store import add_cases, history, open_project, stored_cases, stored_links
from qualkit.store.project import create_project
from qualkit.workbench.tray import PREFIX
from tests.builders import add, make_source
from tests.workbench.conftest import NAME, TEXT

UID = make_source(TEXT).uid
ARTICLE = "Rəqəmsal diplomatiya haqqında bir neçə söz deyək.\n"
HOSTILE = "<b onclick=x>İş</b>"


@pytest.fixture
def folder(folder: Path) -> Path:
    """With an article in which nobody speaks, and one case."""
    with open_project(folder) as project:
        add(project, make_source(ARTICLE, name="məqalə.txt", language="az"))
        add_cases(project, [Case("P1", {"ölkə": "AZ", "year": "2024"})], [], origin="x.csv")
    return folder


def save(client: TestClient, **asked: object) -> dict[str, Any]:
    answer: dict[str, Any] = client.post("/cases/save", json=asked).json()
    return answer


def cases(folder: Path) -> dict[str, dict[str, str]]:
    with open_project(folder) as project:
        return {case.name: dict(case.attributes) for case in stored_cases(project)}


def links(folder: Path) -> list[Link]:
    with open_project(folder) as project:
        return [link for link in stored_links(project) if link.case]


def link(case: str, speaker: str | None = "Aysel", source: str = UID) -> dict[str, object]:
    return {"source": source, "speaker": speaker, "case": case}


def test_speakers_and_sources_without_a_case_are_listed_with_a_suggestion(client: TestClient, folder: Path) -> None:
    with open_project(folder) as project:
        add_cases(project, [Case("aysel")], [], origin="x")
        grid = Speaking().grid(project)
    assert [(one.source, one.speaker, one.turns, grid.suggested(one)) for one in grid.unlinked] == [
        (NAME, "Aysel", 2, "aysel"),
        ("məqalə.txt", None, 0, "məqalə"),
    ]
    page = client.get("/cases").text
    assert 'data-speaker="Aysel" data-suggested="aysel"' in page and "the whole source" in page
    assert html.escape(NAME) in page and "<b>aysel" not in page


def test_cells_cases_attributes_and_links_are_saved_as_one_step(client: TestClient, folder: Path) -> None:
    before = cases(folder)
    made = [
        {"name": " P1 ", "attributes": {"ölkə": "TR", "year": "", "rol": "  baş   məsləhətçi "}},
        {"name": HOSTILE, "attributes": {}},
        {"name": HOSTILE, "attributes": {"ölkə": "RU"}},
    ]
    saved = save(client, cases=made, links=[link("P1"), link("Məqalə", None, make_source(ARTICLE).uid)])
    assert saved["said"] == "saved: 2 cases, 2 links"
    assert cases(folder) == {
        "P1": {"ölkə": "TR", "rol": "baş məsləhətçi"},
        HOSTILE: {"ölkə": "RU"},
        "Məqalə": {},
    }
    assert {(one.speaker, one.case) for one in links(folder)} == {("Aysel", "P1"), (None, "Məqalə")}
    page = client.get("/cases").text
    assert html.escape(HOSTILE) in page and "<b onclick" not in page and "There is none." in page
    with open_project(folder) as project:
        assert [(one.action, one.number) for one in history(project)][-1] == ("cases", saved["entry"])
    client.post(f"/history/{saved['entry']}/undo", json={})
    assert cases(folder) == before and links(folder) == []


def test_a_link_is_taken_away_and_given_to_another(client: TestClient, folder: Path) -> None:
    save(client, links=[link("P1")])
    save(client, links=[link("")])
    assert links(folder) == []
    save(client, links=[link("P2")])
    assert [one.case for one in links(folder)] == ["P2"]
    again = save(client, links=[link("P2")])
    assert again["entry"] is None and "so already" in again["said"]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"cases": "x"}, "not understood"),
        ({"cases": [1]}, "not understood"),
        ({"cases": [{"name": None, "attributes": {}}]}, "not understood"),
        ({"cases": [{"name": " ", "attributes": {}}]}, "needs a name"),
        ({"cases": [{"name": "P9", "attributes": {"Source": "x"}}]}, "cannot be the name of an attribute"),
        ({"cases": [{"name": "P9", "attributes": {" ": "x"}}]}, "cannot be the name of an attribute"),
        ({"cases": [{"name": "P9", "attributes": {}}], "links": [link("P9", "Nobody")]}, "no speaker 'Nobody'"),
        ({"links": [link("P9", "Müsahibəçi")]}, "no speaker"),
        ({"links": [link("P9", None)]}, "no speaker"),
        ({"links": [link("P9", source="none")]}, "no speaker"),
        ({"links": [{"source": 1}]}, "not understood"),
    ],
)
def test_what_cannot_be_saved_changes_nothing(
    client: TestClient, folder: Path, asked: dict[str, object], message: str
) -> None:
    before = cases(folder)
    assert message in save(client, **asked)["problem"]
    assert cases(folder) == before


def read_table(client: TestClient, name: str, content: bytes) -> dict[str, Any]:
    answer: dict[str, Any] = client.post(
        "/cases/table", content=content, headers={"X-Qualkit-Name": quote(name)}
    ).json()
    return answer


def test_a_table_is_read_as_on_the_command_line(client: TestClient, folder: Path) -> None:
    text = f"case,source,rol\nP1,{NAME},katib\nP3,yoxdur.txt,x\n"
    found = read_table(client, "../<i>hallar</i>.csv", text.encode())
    assert found["said"].endswith("i_.csv: 1 case, 1 link")
    assert len(found["problems"]) == 1 and "no source 'yoxdur.txt'" in found["problems"][0]
    assert PREFIX not in str(found) and list(folder.glob(f"{PREFIX}*")) == []
    assert cases(folder)["P1"]["rol"] == "katib"
    client.post(f"/history/{found['entry']}/undo", json={})
    assert "rol" not in cases(folder)["P1"] and links(folder) == []


def test_a_workbook_is_read_and_what_is_none_is_refused(client: TestClient, folder: Path) -> None:
    import pandas

    workbook = BytesIO()
    pandas.DataFrame([{"case": "P1", "source": "məqalə.txt", "ölkə": "RU"}]).to_excel(workbook, index=False)
    assert read_table(client, "hallar.xlsx", workbook.getvalue())["problems"] == []
    assert cases(folder)["P1"]["ölkə"] == "RU"
    for name, content, message in (
        ("x.csv", b"", "empty"),
        ("x.csv", b"a,b\n1,2\n", "there is no column 'case'"),
        ("x.xlsx", b"no", "no Excel workbook"),
        ("x.csv", b"a" * (51 * 1024 * 1024), "too large"),
    ):
        problem = read_table(client, name, content)["problem"]
        assert message in problem


def test_many_cases_come_in_pages_and_are_found(client: TestClient, folder: Path) -> None:
    with open_project(folder) as project:
        add_cases(project, [Case(f"İştirakçı {n:03}", {"n": str(n)}) for n in range(400)], [], origin="x")
    first = client.get("/cases").text
    assert "Further (251)" in first and "İştirakçı 148" in first
    assert "İştirakçı 320" in client.get("/cases?from=300").text
    found = client.get("/cases?find=iştirakçı 399").text + client.get("/cases", params={"find": "399"}).text
    assert found.count('data-case="İştirakçı 399"') >= 1
    assert client.get("/cases?from=x").status_code == 200


def test_an_empty_project_has_an_empty_grid(tmp_path: Path) -> None:
    with create_project(tmp_path, coder="Nigar") as project:
        speaking = Speaking()
        assert not speaking.look(project)
        grid = speaking.grid(project)
        assert (grid.cases, grid.attributes, grid.participants) == ([], [], [])
        assert speaking.save(project, [], []) is None
