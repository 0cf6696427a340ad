"""Who is let into the workbench, and who is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from qualkit.workbench.app import make_app
from qualkit.workbench.desk import Desk
from qualkit.workbench.guarding import TOKEN_HEADER, Keys, cookie_name
from tests.builders import add, make_project, make_source

PORT = 4321
HERE = f"http://127.0.0.1:{PORT}"


@pytest.fixture
def keys() -> Keys:
    return Keys(code="one-time", session="the-session", token="the-token")


@pytest.fixture
def client(tmp_path: Path, keys: Keys) -> Iterator[TestClient]:
    with make_project(tmp_path) as project:
        add(project, make_source("Söz.", name="<script>alert(1)</script>.txt"))
    desk = Desk(tmp_path)
    yield TestClient(make_app(desk, keys, PORT), base_url=HERE)
    desk.close()


@pytest.fixture
def guest(client: TestClient) -> TestClient:
    """A browser that was let in."""
    assert client.post("/enter", json={"code": "one-time"}, headers={"Origin": HERE}).status_code == 204
    return client


def test_the_code_of_the_invitation_opens_once(client: TestClient) -> None:
    def enter(code: object) -> int:
        return client.post("/enter", json=code, headers={"Origin": HERE}).status_code

    assert client.get("/").status_code == 401
    assert [enter(code) for code in ({"code": "wrong"}, {"code": ""}, {}, [], {"code": None})] == [403] * 5
    assert enter({"code": "one-time"}) == 204
    assert client.get("/").status_code == 200
    client.cookies.clear()
    assert enter({"code": "one-time"}) == 403
    assert client.get("/").status_code == 401


def test_the_cookie_is_for_this_site_only_and_no_script_reads_it(client: TestClient) -> None:
    answer = client.post("/enter", json={"code": "one-time"}, headers={"Origin": HERE})
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(f"{cookie_name(PORT)}=the-session;")
    assert {"httponly", "samesite=strict"} <= {part.strip() for part in cookie.split(";")}


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:4321", "127.0.0.1", "127.0.0.1:80", "", "127.0.0.1:4321.evil"]
)
def test_a_foreign_name_for_this_machine_is_refused(guest: TestClient, host: str) -> None:
    assert guest.get("/", headers={"Host": host}).status_code == 400
    assert guest.get("/static/workbench.css", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": f"https://127.0.0.1:{PORT}"},
        {},
        {"Origin": HERE, "Sec-Fetch-Site": "cross-site"},
        {"Origin": HERE, "Sec-Fetch-Site": "same-site"},
    ],
)
def test_what_comes_from_another_site_changes_nothing(guest: TestClient, headers: dict[str, str]) -> None:
    assert guest.post("/language/az", headers={TOKEN_HEADER: "the-token", **headers}).status_code == 403
    assert guest.post("/enter", json={"code": "one-time"}, headers=headers).status_code == 403


def test_a_change_needs_the_token_of_this_start(guest: TestClient) -> None:
    for token in ("", "another"):
        assert guest.post("/language/az", headers={"Origin": HERE, TOKEN_HEADER: token}).status_code == 403
    assert guest.post("/language/az", headers={"Origin": HERE, TOKEN_HEADER: "the-token"}).status_code == 204


def test_a_page_of_another_site_cannot_even_read(guest: TestClient) -> None:
    assert guest.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_every_answer_says_what_browsers_must_not_do(guest: TestClient) -> None:
    paths = ("/", "/enter", "/static/workbench.js", "/nowhere")
    answers = [guest.get(path) for path in paths] + [guest.get("/", headers={"Host": "evil.example"})]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"


def test_names_are_text_and_never_markup(guest: TestClient) -> None:
    page = guest.get("/").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;.txt" in page
    assert "<script>alert" not in page


def test_a_malformed_cookie_is_no_invitation(client: TestClient) -> None:
    for cookie in ("\x00", "a=b=c; ;", f"{cookie_name(PORT)}=", f'{cookie_name(PORT)}="', "ə=ə"):
        assert client.get("/", headers={"Cookie": cookie.encode()}).status_code == 401
