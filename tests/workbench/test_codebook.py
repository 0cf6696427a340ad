"""The page of the codebook: seeing codes, changing them and their tree, trying terms."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from qualkit.coding import parse_codebook
from qualkit.model.codebooks import Codebook


def book(folder: Path) -> Codebook:
    return parse_codebook((folder / "codebooks" / "k.yaml").read_text(encoding="utf-8"))


def seen(client: TestClient) -> str:
    found = re.search('data-seen="(.*?)"', client.get("/codebook").text)
    assert found is not None
    return found[1]


def change(client: TestClient, what: str, **asked: object) -> dict[str, str]:
    answer: dict[str, str] = client.post(f"/codebook/{what}", json={"seen": seen(client), **asked}).json()
    return answer


def test_the_tree_and_a_code_are_shown_with_hostile_names_as_text(client: TestClient) -> None:
    page = client.get("/codebook?code=challenges/money").text
    assert html.escape("<script>Money</script>") in page and "<script>Money" not in page
    assert page.index("Challenges") < page.index("Staff") < page.index("Tools")
    assert "no code" in client.get("/codebook?code=none").json()["problem"]


def test_values_are_changed_in_the_file_and_taken_back(client: TestClient, folder: Path) -> None:
    path = folder / "codebooks" / "k.yaml"
    before = path.read_text(encoding="utf-8")
    values = {
        "names": {"az": "Alətlər", "tr": "", "en": "Tools"},
        "definition": "Nə ilə işləyirlər.\nHər şey.",
        "examples": "Zoom: hər gün\n\n  Teams ",
        "terms": {"az": "zoom\n-malı", "ru": ""},
        "color": "#112233",
    }
    assert change(client, "change", path="tools", values=values)["code"] == "tools"
    code = book(folder).code("tools")
    assert code.names == {"az": "Alətlər", "en": "Tools"}
    assert code.definition == "Nə ilə işləyirlər. Hər şey."
    assert code.examples == ("Zoom: hər gün", "Teams")
    assert code.terms == {"az": ("zoom", "-malı")}
    assert client.post("/undo", json={}).json()["action"] == "edit codebook"
    assert path.read_text(encoding="utf-8") == before


def test_codes_are_added_moved_and_removed(client: TestClient, folder: Path) -> None:
    def tree() -> list[str]:
        return [code.path for code in book(folder).walk()]

    uid = book(folder).code("challenges/money").uid
    assert change(client, "add", name="Vaxt", parent="challenges")["code"] == "challenges/vaxt"
    assert change(client, "move", path="challenges/vaxt", step="up")["code"] == "challenges/vaxt"
    assert tree() == ["challenges", "challenges/staff", "challenges/vaxt", "challenges/money", "tools"]
    assert change(client, "move", path="challenges/money", step="out")["code"] == "money"
    assert change(client, "move", path="money", step="down")["code"] == "money"
    assert change(client, "move", path="money", step="in")["code"] == "tools/money"
    assert (
        change(client, "move", path="challenges/staff", step="under", under="tools/money")["code"]
        == "tools/money/staff"
    )
    assert tree() == ["challenges", "challenges/vaxt", "tools", "tools/money", "tools/money/staff"]
    assert book(folder).code("tools/money").uid == uid
    assert change(client, "remove", path="tools/money")["code"] == ""
    assert tree() == ["challenges", "challenges/vaxt", "tools"]


@pytest.mark.parametrize(
    ("what", "asked", "message"),
    [
        ("change", {"path": "none", "values": {}}, "no code 'none'"),
        ("change", {"path": "tools", "values": []}, "not understood"),
        ("change", {"path": "tools", "values": {"terms": {"az": "(kadr"}}}, "bracket is not closed"),
        ("change", {"path": "tools", "values": {"color": "red"}}, "must be a colour"),
        ("change", {"path": "tools", "values": {"names": {}}}, "`name` is missing"),
        ("add", {"name": " "}, "needs a name"),
        ("add", {"name": "Tools"}, "of this name already"),
        ("move", {"path": "challenges", "step": "up"}, "cannot go further"),
        ("move", {"path": "challenges", "step": "under", "under": "challenges/staff"}, "cannot go under itself"),
        ("move", {"path": "tools"}, "cannot go further"),
        ("remove", {"path": "none"}, "no code 'none'"),
    ],
)
def test_what_makes_no_codebook_is_refused_and_the_file_stays(
    client: TestClient, folder: Path, what: str, asked: dict[str, object], message: str
) -> None:
    path = folder / "codebooks" / "k.yaml"
    before = path.read_bytes()
    assert message in change(client, what, **asked)["problem"]
    assert path.read_bytes() == before


def test_a_file_that_somebody_changed_meanwhile_is_not_written_over(client: TestClient, folder: Path) -> None:
    old, path = seen(client), folder / "codebooks" / "k.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# əl ilə\n", encoding="utf-8")
    answer = client.post("/codebook/add", json={"seen": old, "name": "Vaxt"})
    assert "changed elsewhere meanwhile" in answer.json()["problem"]
    assert path.read_text(encoding="utf-8").endswith("# əl ilə\n")


def test_a_term_is_tried_before_it_is_written(client: TestClient) -> None:
    def attempt(term: str, language: str = "az") -> dict[str, object]:
        answer: dict[str, object] = client.post("/codebook/try", json={"term": term, "language": language}).json()
        return answer

    found = attempt("kadr ~3 azdır")
    assert found["times"] == 1
    assert found["forms"] == [["kadr isə azdır", 1]]
    assert attempt("yoxdur belə söz")["times"] == 0
    assert "bracket" in str(attempt("(kadr")["problem"])
    assert "no language" in str(attempt("kadr", "fr")["problem"])
