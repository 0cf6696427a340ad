"""The page of files: handed over, looked at, taken in; and what is kept of them on the disk."""

from __future__ import annotations

import asyncio
import os
import unicodedata
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.requests import ClientDisconnect
from starlette.testclient import TestClient

from qualkit.store import files, history, open_project, sources, stored_cases, undone
from qualkit.store.project import create_project
from qualkit.workbench.app import make_app
from qualkit.workbench.desk import Desk
from qualkit.workbench.guarding import TOKEN_HEADER, Keys
from qualkit.workbench.tray import FORGOTTEN_S, PREFIX, Tray
from tests.workbench.conftest import HERE, PORT

INTERVIEW = "Müsahibəçi: Nə çətindir?\n\nAytən: Kadr çatışmır, vaxt azdır. İşıq sönür.\n"


def hand_over(client: TestClient, name: str, content: bytes | str = INTERVIEW) -> dict[str, Any]:
    data = content.encode() if isinstance(content, str) else content
    answer = client.post("/files", content=data, headers={"X-Qualkit-Name": quote(name)})
    assert answer.status_code == 200, answer.text
    card: dict[str, Any] = answer.json()
    return card


def accept(client: TestClient, *cards: dict[str, Any], **speakers: object) -> dict[str, Any]:
    asked = {"files": [card["id"] for card in cards], "speakers": speakers}
    taken: dict[str, Any] = client.post("/files/accept", json=asked).json()
    return taken


def names(folder: Path) -> list[str]:
    with open_project(folder) as project:
        return [source.name for source in sources(project)]


def incoming(folder: Path) -> list[str]:
    return [path.name for path in folder.glob(f"{PREFIX}*/*/*")]


def test_a_file_is_looked_at_and_not_in_the_project_before_it_is_accepted(client: TestClient, folder: Path) -> None:
    card = hand_over(client, "Görüşmə.txt")
    assert (card["kind"], card["languages"], card["turns"], card["encoding"]) == ("text", ["az"], 2, "utf-8")
    assert [(one["label"], one["role"]) for one in card["speakers"]] == [
        ("Müsahibəçi", "interviewer"),
        ("Aytən", "participant"),
    ]
    assert [line["text"] for line in card["lines"]] == ["Nə çətindir?", "Kadr çatışmır, vaxt azdır. İşıq sönür."]
    assert len(names(folder)) == 1 and not (folder / "corpora").exists()
    assert [one["name"] for one in client.get("/files/list").json()] == ["Görüşmə.txt"]

    taken = accept(client, card)
    assert taken["problems"] == [] and [one["name"] for one in taken["sources"]] == ["Görüşmə.txt"]
    assert (folder / "corpora" / "Görüşmə.txt").read_text(encoding="utf-8") == INTERVIEW
    assert client.get("/files/list").json() == [] and incoming(folder) == []
    with open_project(folder) as project:
        assert files(project)[-1][:2] == ("Görüşmə.txt", "corpora/Görüşmə.txt")
        assert [one.action for one in history(project) if one.number in taken["entries"]] == ["add"]
    for number in taken["entries"]:
        client.post(f"/history/{number}/undo", json={})
    assert len(names(folder)) == 1


def test_a_file_that_is_left_out_leaves_nothing_behind(client: TestClient, folder: Path) -> None:
    card = hand_over(client, "a.txt")
    assert incoming(folder) == ["a.txt"]
    assert client.post(f"/files/{card['id']}/leave", json={}).status_code == 204
    assert incoming(folder) == [] and len(names(folder)) == 1
    assert "drop it in again" in client.post(f"/files/{card['id']}/leave", json={}).json()["problem"]


@pytest.mark.parametrize(
    ("name", "kept_as"),
    [
        ("<img src=x onerror=alert(1)>.txt", "_img src=x onerror=alert(1)_.txt"),
        ("../../etc/x.txt", "etc/x.txt"),
        ("..\\..\\x.txt", "x.txt"),
        ("/tmp/x.txt", "tmp/x.txt"),
        ("CON.txt", "_CON.txt"),
        ("Dr. Əliyeva ilə görüş 3.txt", "Dr. Əliyeva ilə görüş 3.txt"),
        ("Çətinlik – Şüşə İğnə ığdır.txt", "Çətinlik – Şüşə İğnə ığdır.txt"),
        ("Отчёт №1.txt", "Отчёт №1.txt"),
        (unicodedata.normalize("NFD", "Görüşmə ё й.txt"), "Görüşmə ё й.txt"),
        ("a\x00b\nc.txt", "a_b_c.txt"),
        ("ə" * 300 + ".txt", "ə" * 60 + ".txt"),
        (".txt", "txt"),
        ("...", "_"),
    ],
)
def test_hostile_and_odd_names_stay_in_the_folder(client: TestClient, folder: Path, name: str, kept_as: str) -> None:
    card = hand_over(client, name)
    assert card["kept_as"] == kept_as
    taken = accept(client, card)
    if kept_as.endswith(".txt"):
        assert taken["problems"] == []
        assert (folder / "corpora" / kept_as).is_file()
        assert "<img" not in client.get("/files").text + client.get("/").text
    else:
        assert taken["sentences"] == [] and len(names(folder)) == 1
    assert not any((folder.parent / one).exists() for one in ("x.txt", "etc", "_"))


def test_no_file_is_written_over(client: TestClient, folder: Path) -> None:
    (folder / "corpora").mkdir()
    (folder / "corpora" / "a.txt").write_text("hers", encoding="utf-8")
    accept(client, hand_over(client, "a.txt"))
    assert (folder / "corpora" / "a.txt").read_text(encoding="utf-8") == "hers"
    assert (folder / "corpora" / "a (2).txt").read_text(encoding="utf-8") == INTERVIEW
    again = hand_over(client, "a.txt")
    assert again["there"] == "a (2).txt"
    assert "already" in accept(client, again)["problems"][0]
    assert sorted(path.name for path in (folder / "corpora").iterdir()) == ["a (2).txt", "a.txt"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.docx", b"PK\x03\x04no", "no Word document"),
        ("x.txt", b"", "empty"),
        ("x.exe", b"MZ", "no reader for '.exe'"),
        ("x.xlsx", b"no", "no Excel workbook"),
        ("folder/clip.mp4", b"\x00" * 100, "left out: no reader for .mp4"),
        ("folder/README.md", "Das", "left out: it describes the folder"),
        ("x.txt", b"a" * (100 * 1024 * 1024), "more than the 50 MiB"),
    ],
)
def test_a_bad_file_says_why_and_the_others_go_on(
    client: TestClient, folder: Path, name: str, content: bytes | str, message: str
) -> None:
    card = hand_over(client, name, content)
    assert message in card["problem"] and PREFIX not in card["problem"]
    assert "kind" not in card
    assert hand_over(client, "good.txt")["problem"] == ""


def test_language_and_encoding_are_corrected_before(client: TestClient, folder: Path) -> None:
    unclear = hand_over(client, "k.txt", "Ýý þð".encode("cp1252"))
    assert unclear["problem"] and dict(unclear["choices"])["cp1254"] == "İı şğ"
    card = client.post(f"/files/{unclear['id']}/look", json={"encoding": "cp1254", "language": "tr"}).json()
    assert (card["encoding"], card["lines"][0]["text"]) == ("cp1254", "İı şğ")
    assert "no language" in client.post(f"/files/{card['id']}/look", json={"language": "de"}).json()["problem"]
    assert "klingon" in client.post(f"/files/{card['id']}/look", json={"encoding": "klingon"}).json()["problem"]
    client.post(f"/files/{unclear['id']}/look", json={"encoding": "cp1254", "language": "tr"})
    accept(client, card)
    with open_project(folder) as project:
        assert (sources(project)[-1].text, sources(project)[-1].language) == ("İı şğ", "tr")


def test_speakers_are_corrected_with_the_file(client: TestClient, folder: Path) -> None:
    card = hand_over(client, "a.txt")
    said = [{"label": "Aytən", "name": "Aytən H.", "role": "other"}]
    taken = accept(client, card, **{str(card["id"]): said})
    assert len(taken["entries"]) == 2
    uid = taken["sources"][0]["uid"]
    assert "Aytən" in client.get(f"/source/{uid}").text
    with open_project(folder) as project:
        assert [one.action for one in history(project)][-1] == "speakers"
        for number in taken["entries"]:
            client.post(f"/history/{number}/undo", json={})
        assert set(taken["entries"]) <= undone(project)


def test_guides_come_together_and_tables_of_cases_find_their_sources(client: TestClient, folder: Path) -> None:
    guides = [hand_over(client, f"guide-{one}.md", f"# {one}\n\n1. Nə çətindir?\n") for one in ("az", "tr")]
    assert guides[0]["kind"] == "guide" and "1 question" in guides[0]["note"]
    table = hand_over(client, "cases.csv", "case,source,country\nP1,a.txt,AZ\n")
    assert (table["kind"], table["note"]) == ("cases", "1 case")
    assert "no source" in accept(client, table)["problems"][0]
    accept(client, hand_over(client, "a.txt"))
    accept(client, hand_over(client, "cases.csv", "case,source,country\nP1,a.txt,AZ\n"))
    with open_project(folder) as project:
        assert [(case.name, case.attributes) for case in stored_cases(project)] == [("P1", {"country": "AZ"})]


def test_a_survey_is_previewed_and_taken_in_with_its_respondents(client: TestClient, folder: Path) -> None:
    rows = "id;Ölkə;Nə çətindir?\n" + "".join(f"R{n};AZ;Vaxt çatmır, işimiz çoxdur {n}\n" for n in range(1, 6))
    card = hand_over(client, "sorğu.csv", rows)
    assert card["kind"] == "table" and card["turns"] == 5
    taken = accept(client, card)
    assert taken["problems"] == [] and len(taken["entries"]) >= 1
    for number in taken["entries"]:
        assert client.post(f"/history/{number}/undo", json={}).status_code == 200
    assert len(names(folder)) == 1


def test_an_empty_project_takes_its_first_file(tmp_path: Path) -> None:
    create_project(tmp_path, coder="Nigar").close()
    desk = Desk(tmp_path)
    app = make_app(desk, Keys(code="once", session="s", token="t"), PORT)
    with TestClient(app, base_url=HERE, headers={"Origin": HERE, TOKEN_HEADER: "t"}) as client:
        client.post("/enter", json={"code": "once"})
        client.headers["Accept"] = "application/json"
        assert client.get("/files").status_code == 200 and client.get("/files/list").json() == []
        assert accept(client, hand_over(client, "a.txt"))["problems"] == []
        hand_over(client, "b.txt", "Qalan mətn.")
    assert incoming(tmp_path) == []
    desk.close()


def test_what_a_killed_workbench_left_is_removed_after_a_day(client: TestClient, folder: Path) -> None:
    for name, age in (("old", FORGOTTEN_S + 60), ("new", 60)):
        left = folder / f"{PREFIX}{name}"
        left.mkdir()
        os.utime(left, (left.stat().st_mtime - age,) * 2)
    hand_over(client, "a.txt")
    assert not (folder / f"{PREFIX}old").exists() and (folder / f"{PREFIX}new").exists()


def test_a_full_disk_is_told_and_leaves_nothing(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, *args: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    for method in ("open", "mkdir"):
        with monkeypatch.context() as broken:
            broken.setattr(Path, method, full)
            answer = client.post("/files", content=b"x" * 300_000, headers={"X-Qualkit-Name": "a.txt"})
        assert answer.status_code == 409 and "No space left" in answer.json()["problem"]
    assert incoming(folder) == [] and client.get("/files/list").json() == []
    assert hand_over(client, "a.txt")["problem"] == ""


def test_a_browser_that_goes_away_leaves_nothing(folder: Path) -> None:
    async def gone() -> AsyncIterator[bytes]:
        yield b"half of"
        raise ClientDisconnect

    tray = Tray(folder)
    # On a thread of its own: Playwright keeps a loop running on this one for the tests in a browser.
    with ThreadPoolExecutor(1) as thread, pytest.raises(ClientDisconnect):
        thread.submit(lambda: asyncio.run(tray.receive("a.txt", gone()))).result()
    assert tray.items() == [] and incoming(folder) == []


def test_a_request_of_another_site_hands_nothing_over(client: TestClient, folder: Path) -> None:
    answer = client.post("/files", content=b"x", headers={"X-Qualkit-Name": "x.txt", TOKEN_HEADER: "wrong"})
    assert answer.status_code == 403 and incoming(folder) == []


@pytest.mark.parametrize("asked", [{}, {"files": "1"}, {"files": [99]}, {"files": [None]}, {"files": ["../1"]}])
def test_what_is_not_on_the_tray_cannot_be_accepted(client: TestClient, folder: Path, asked: object) -> None:
    answer = client.post("/files/accept", json=asked).json()
    assert "problem" in answer or answer["sentences"] == []
    assert len(names(folder)) == 1
