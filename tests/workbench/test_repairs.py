"""The page of repairs: what waits, with its codings; approved, declined, taken out, taken back."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from qualkit.model.codings import Status
from qualkit.model.sources import Edit
from qualkit.pipeline import decide, standing
from qualkit.pipeline.approving import STATES, repairs_in
from qualkit.store import (
    Project,
    decline_edits,
    edit_counts,
    find_source,
    open_project,
    replace_proposals,
    waiting_edits,
)
from tests.builders import add, make_coding, make_edit, make_source

DAMAGED = "Ayan: diplo-\nmatiya çətin-\ndir, diplo-\nmatiya yenə <b>lazım</b>.\n"
UID = make_source(DAMAGED).uid


def fill_damaged(project: Project) -> None:
    """A source with three repairs that wait, two of them of the same words, under two codings."""
    edits = [
        make_edit(DAMAGED, start, start + len(old), new, applied=False, rule="line-hyphen")
        for old, new in (("diplo-\nmatiya", "diplomatiya"), ("çətin-\ndir", "çətindir"))
        for start in _starts(old)
    ]
    source = add(project, make_source(DAMAGED, name="<i>zədəli</i>.txt", edits=edits, language="az"))
    with project.transaction():
        replace_proposals(
            project,
            source.uid,
            [
                make_coding(source, "diplo-\nmatiya çətin-\ndir", because=["çətin"]),
                make_coding(source, "yenə", because=["yenə"]),
            ],
        )
    first = next(one for one in standing(project).codings if one.source_uid == source.uid)
    decide(project, [first.handle], Status.ACCEPTED)


def _starts(old: str) -> list[int]:
    return [n for n in range(len(DAMAGED)) if DAMAGED.startswith(old, n)]


@pytest.fixture
def folder(folder: Path) -> Path:
    with open_project(folder) as project:
        fill_damaged(project)
    return folder


def text(folder: Path) -> str:
    with open_project(folder) as project:
        source = find_source(project, UID)
        assert source is not None
        return source.text


def waiting(folder: Path) -> list[Edit]:
    with open_project(folder) as project:
        source = find_source(project, UID)
        assert source is not None
        return waiting_edits(project, source)


def ask(client: TestClient, verdict: str, edits: list[Edit], /, **other: object) -> dict[str, Any]:
    keys = [[edit.start, edit.end, edit.new] for edit in edits]
    answer: dict[str, Any] = client.post(
        "/repairs/decide", json={"source": UID, "verdict": verdict, "keys": keys} | other
    ).json()
    return answer


def test_repairs_of_the_same_words_are_one_with_the_codings_that_they_touch(folder: Path) -> None:
    with open_project(folder) as project:
        source = find_source(project, UID)
        assert source is not None
        found = repairs_in(project, source)
        assert [(one.edit.new, len(one.places), one.n_accepted, one.n_proposed) for one in found] == [
            ("diplomatiya", 2, 1, 0),
            ("çətindir", 1, 1, 0),
        ]
        assert repairs_in(project, source, "applied") == repairs_in(project, source, "declined") == []


def test_they_are_shown_in_their_context_as_text(client: TestClient) -> None:
    page = client.get("/repairs").text
    assert html.escape("<i>zədəli</i>.txt") in page and "<i>" not in page and "<b>lazım" not in page
    assert "<del>diplo-⏎matiya</del> → <ins>diplomatiya</ins>" in page
    assert "2 places" in page and "touches 1 accepted and 0 proposed codings" in page
    assert "çətindir" not in client.get("/repairs?rule=other").text
    assert "There is none." in client.get("/repairs?state=applied").text
    assert client.get("/repairs?state=x&source=y&from=-1").status_code == 200


def test_all_alike_are_approved_as_one_entry_and_taken_back(client: TestClient, folder: Path) -> None:
    alike = [edit for edit in waiting(folder) if edit.new == "diplomatiya"]
    done = ask(client, "approve", alike)
    assert done["said"] == "2 repairs applied"
    assert text(folder) == "Ayan: diplomatiya çətin-\ndir, diplomatiya yenə <b>lazım</b>.\n"
    with open_project(folder) as project:
        assert [one.words for one in standing(project).codings if one.source_uid == UID] == [
            "diplomatiya çətin-\ndir",
            "yenə",
        ]
    assert "decided elsewhere" in ask(client, "approve", alike)["problem"]
    assert client.post(f"/history/{done['entry']}/undo", json={}).status_code == 200
    assert text(folder) == DAMAGED and len(waiting(folder)) == 3


def test_the_counts_of_sources_are_those_of_their_repairs(client: TestClient, folder: Path) -> None:
    def counts() -> tuple[int, int, int]:
        with open_project(folder) as project:
            found = find_source(project, UID)
            assert found is not None
            n = tuple(sum(len(one.places) for one in repairs_in(project, found, state)) for state in STATES)
            assert n == edit_counts(project)[UID]
            return edit_counts(project)[UID]

    edits = waiting(folder)
    assert counts() == (3, 0, 0)
    done = ask(client, "approve", edits[:1])
    ask(client, "decline", edits[1:2])
    assert counts() == (1, 1, 1)
    client.post(f"/history/{done['entry']}/undo", json={})
    assert counts() == (2, 0, 1)


def test_what_is_declined_waits_no_more_and_can_be_approved_later(client: TestClient, folder: Path) -> None:
    one = [edit for edit in waiting(folder) if edit.new == "çətindir"]
    assert ask(client, "decline", one)["said"] == "1 repair declined"
    assert len(waiting(folder)) == 2 and "çətindir" in client.get("/repairs?state=declined").text
    ask(client, "approve", one)
    assert "çətindir," in text(folder)
    assert "çətindir" in client.get("/repairs?state=applied").text
    assert ask(client, "withdraw", one)["said"] == "1 repair taken out"
    assert text(folder) == DAMAGED


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"verdict": "erase"}, "no verdict 'erase'"),
        ({"keys": []}, "no repair was chosen"),
        ({"keys": None}, "not understood"),
        ({"keys": [[1, 2]]}, "not understood"),
        ({"keys": [[0, 4, "x"]]}, "decided elsewhere"),
        ({"source": "none"}, "not in the project"),
    ],
)
def test_what_cannot_be_decided_changes_nothing(
    client: TestClient, folder: Path, asked: dict[str, object], message: str
) -> None:
    assert message in ask(client, "approve", waiting(folder)[:1], **asked)["problem"]
    assert text(folder) == DAMAGED


def test_a_run_with_the_page_open_elsewhere_is_seen(client: TestClient, folder: Path) -> None:
    assert "2 places" in client.get("/repairs").text
    with open_project(folder) as project:
        source = find_source(project, UID)
        assert source is not None
        decline_edits(project, source, waiting_edits(project, source))
    assert "No repair waits." in client.get("/repairs").text
