"""The matrix of codes and languages, cases, sources."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from tests.workbench.conftest import NAME
from tests.workbench.test_source import CODINGS, asked


def cells(client: TestClient, by: str) -> dict[str, list[str]]:
    """Code -> what stands in its cells."""
    page = client.get(f"/matrix?by={by}").text
    rows = re.findall(r'<th scope="row".*?>.*?">(.*?)</a></th>(.*?)</tr>', page, re.DOTALL)
    return {name: re.findall(r"<td.*?>(?:<strong>)?(.*?)(?:</strong>)?</td>", row) for name, row in rows}


@pytest.mark.parametrize("by", ["language", "case", "source", "nonsense"])
def test_passages_are_counted_with_those_below(client: TestClient, by: str) -> None:
    client.post(CODINGS, json=asked("Işıq sönür", "challenges/staff"))
    client.post(CODINGS, json=asked("kadr isə azdır", "challenges/money"))
    found = cells(client, by)
    assert found["Challenges"] == ["2 / 0", "2"]
    assert found["Staff"] == ["1 / 0", "1"]
    assert found["Tools"] == ["0 / 1", "1"]


def test_names_of_columns_are_text(client: TestClient) -> None:
    assert NAME not in client.get("/matrix?by=source").text


def test_without_codings_there_is_no_table(client: TestClient) -> None:
    client.post("/undo", json={})  # the adding of the only source
    assert "Nothing is coded yet" in client.get("/matrix").text
