"""The page of proposals: the review queue, and decisions about it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from qualkit.model.codings import LEARNED, CoderKind, Status
from qualkit.model.identity import identity
from qualkit.pipeline import decide, decide_waiting, standing
from qualkit.pipeline.reviewing import Review, Wanted
from qualkit.store import history, open_project, replace_proposals, undo
from tests.builders import add, make_codebook, make_coding, make_source
from tests.workbench.conftest import NAME, TEXT

QUEUE = "/proposals/queue"
MORE = "Görüşmeci: Ne zor?\n\nDefne: Personel az 👩‍🏫. Para da yok. Işıklar sönük, zaman kalmıyor.\n"
SENTENCES = ("Personel az 👩‍🏫.", "Para da yok.", "Işıklar sönük, zaman kalmıyor.")


@pytest.fixture
def folder(folder: Path) -> Path:
    """Two sources; four proposals of terms and one of a learned model."""
    return propose_more(folder)


def propose_more(folder: Path) -> Path:
    """The project of the other tests, with a second source and four more proposals."""
    with open_project(folder) as project:
        source = add(project, make_source(MORE, name="defne.txt", language="tr"))
        codes = ("challenges/staff", "challenges/money", "challenges")
        found = [make_coding(source, words, code) for words, code in zip(SENTENCES, codes, strict=True)]
        start = source.text.index("Personel")
        found[0] = replace(found[0], reason=(make_reason("personel", start, start + 8),))
        learned = replace(make_coding(source, SENTENCES[2], "tools", coder=LEARNED), score=0.87)
        with project.transaction():
            replace_proposals(project, source.uid, found)
            replace_proposals(project, source.uid, [learned], of=CoderKind.MODEL)
    return folder


def make_reason(term: str, start: int, end: int) -> Any:
    source = make_source(MORE, name="defne.txt")
    return make_coding(source, source.text[start:end], because=[term]).reason[0]


def cards(client: TestClient, **query: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(QUEUE, params=query).json()["cards"]
    return found


def words(client: TestClient, **query: object) -> list[str]:
    return [one["words"] for one in cards(client, **query)]


def body(card: dict[str, Any], **other: object) -> dict[str, object]:
    return {"source": card["source"], "handle": card["handle"], "coder": card["coder"], "was": "proposed", **other}


def test_the_page_brings_the_first_cards_and_names_are_text(client: TestClient) -> None:
    page = client.get("/proposals").text
    data = json.loads(page.split('id="data">')[1].split("</script>")[0])
    assert data["queue"]["waiting"] == data["queue"]["all"] == 5 and data["queue"]["is_last"]
    assert [one["words"] for one in data["queue"]["cards"]] == ["Zoom və Teams.", *SENTENCES, SENTENCES[2]]
    assert NAME not in page and "<script>Money" not in page
    assert [one["name"] for one in data["codes"]][2] == "<script>Money</script>"


def test_a_card_shows_its_words_in_their_context(client: TestClient) -> None:
    card = cards(client)[1]
    assert "".join(piece["text"] for piece in card["quote"]) == SENTENCES[0]
    assert [piece["text"] for piece in card["quote"] if piece["fired"]] == ["Personel"]
    assert all(piece["coded"] for piece in card["quote"])
    assert card["before"][-1] == {"who": "Görüşmeci", "role": "interviewer", "text": "Ne zor?"}
    assert card["behind"][0]["text"].startswith(SENTENCES[1]) and card["behind"][0]["who"] == ""
    assert (card["speaker"], card["role"], card["language"]) == ("Defne", "participant", "tr")
    assert (card["by"], card["score"], card["because"]) == (
        "terms",
        None,
        [{"term": "personel", "form": "Personel"}],
    )


def test_a_part_of_a_sentence_is_shown_in_its_sentence(client: TestClient, folder: Path) -> None:
    with open_project(folder) as project:
        source = make_source(MORE, name="defne.txt", language="tr")
        with project.transaction():
            replace_proposals(project, source.uid, [make_coding(source, "sönük, zaman", because=["zaman"])])
    (card,) = [one for one in cards(client) if one["words"] == "sönük, zaman"]
    assert [(piece["text"], piece["coded"]) for piece in card["quote"]] == [
        ("Işıklar ", False),
        ("sönük, zaman", True),
        (" kalmıyor.", False),
    ]


def test_the_queue_is_filtered_and_ordered(client: TestClient) -> None:
    challenges, tools = identity("code", "challenges"), identity("code", "tools")
    assert words(client, code=challenges) == list(SENTENCES)
    assert words(client, by="learned") == words(client, least="0.8") == [SENTENCES[2]]
    assert words(client, least="0.9") == words(client, source="unknown") == []
    assert words(client, source=make_source(TEXT).uid) == ["Zoom və Teams."]
    assert words(client, order="score")[0] == SENTENCES[2]
    assert words(client, order="code")[-2:] == ["Zoom və Teams.", SENTENCES[2]]
    counts = client.get(QUEUE, params={"code": tools}).json()["counts"]
    assert counts["codes"][challenges] == 3 and counts["codes"][tools] == 2
    assert counts["by"] == {"terms": 1, "learned": 1, "import": 0}


@pytest.mark.parametrize("order", ["text", "code", "score"])
def test_one_goes_on_behind_the_last_card(client: TestClient, order: str) -> None:
    seen: list[str] = []
    after = ""
    for _ in range(3):
        answer = client.get(QUEUE, params={"order": order, "n": 2, "after": after}).json()
        seen += [card["handle"] + card["coder"] for card in answer["cards"]]
        last = answer["cards"][-1]
        after = json.dumps([last[name] for name in ("source", "start", "end", "code", "coder", "score")])
    assert answer["is_last"] and len(set(seen)) == len(seen) == 5


def test_a_proposal_is_decided_and_taken_back(client: TestClient, folder: Path) -> None:
    card = cards(client)[0]
    entry = client.post("/proposals/decisions", json=body(card, status="accepted")).json()["entry"]
    assert words(client) == [*SENTENCES, SENTENCES[2]]
    changed = body(card, status="rejected", was="accepted")
    later = client.post("/proposals/decisions", json=changed).json()["entry"]
    assert client.post("/proposals/undo", json={"entry": later}).json()["action"] == "rejected"
    with open_project(folder) as project:
        assert standing(project).codings[0].status is Status.ACCEPTED
    client.post("/proposals/undo", json={"entry": entry})
    assert len(words(client)) == 5
    assert client.post("/proposals/undo", json={"entry": entry}).status_code == 409


def test_another_code_is_given_in_one_step(client: TestClient, folder: Path) -> None:
    card, money = cards(client)[1], identity("code", "challenges/money")
    client.post("/proposals/recodings", json=body(card, code=money))
    with open_project(folder) as project:
        assert history(project)[-1].action == "recoded"
        stands = {(one.code_uid, one.status) for one in standing(project).codings if one.words == SENTENCES[0]}
    assert stands == {(card["code"], Status.REJECTED), (money, Status.ACCEPTED)}
    client.post("/proposals/undo", json={})
    assert len(words(client)) == 5


def test_another_code_may_be_new(client: TestClient, folder: Path) -> None:
    answer = client.post("/proposals/recodings", json=body(cards(client)[1], name="Yorğunluq")).json()
    (new,) = [code for code in answer["codes"] if "Yorğunluq" in code["names"]]
    with open_project(folder) as project:
        assert (new["uid"], Status.ACCEPTED) in {(one.code_uid, one.status) for one in standing(project).codings}
    assert client.post("/proposals/recodings", json=body(cards(client)[1], code="unknown")).status_code == 409


def test_a_whole_queue_is_decided_as_one_step(client: TestClient, folder: Path) -> None:
    wanted = {"code": identity("code", "challenges")}
    wrong = client.post("/proposals/all", json={"status": "accepted", "expected": 2, "wanted": wanted})
    assert wrong.status_code == 409 and "3, not 2" in wrong.json()["problem"]
    answer = client.post("/proposals/all", json={"status": "accepted", "expected": 3, "wanted": wanted}).json()
    assert answer["n"] == 3 and len(words(client)) == 2
    with open_project(folder) as project:
        assert history(project)[-1].detail == {"codings": 3}
    client.post("/proposals/undo", json={"entry": answer["entry"]})
    assert len(words(client)) == 5


def test_what_the_command_line_changed_meanwhile_is_told_and_not_lost(client: TestClient, folder: Path) -> None:
    first, second, third, *_rest = cards(client)
    with open_project(folder) as project:
        decide(project, [first["handle"]], Status.ACCEPTED)
        decide(project, [second["handle"]], Status.REJECTED)
        replace_proposals(project, third["source"], [])
        n_entries = len(history(project))
    for card, told in ((first, "Nigar has accepted"), (second, "Nigar has rejected"), (third, "not proposed any more")):
        for path, what in (("decisions", {"status": "rejected"}), ("recodings", {"code": first["code"]})):
            answer = client.post(f"/proposals/{path}", json=body(card, **what))
            assert answer.status_code == 409 and told in answer.json()["problem"]
    with open_project(folder) as project:
        assert len(history(project)) == n_entries
        undo(project, n_entries)
    answer = client.post("/proposals/decisions", json=body(second, status="accepted", was="rejected"))
    assert answer.status_code == 409
    assert words(client) == [SENTENCES[2]]


def test_the_source_of_a_card_may_have_gone(client: TestClient, folder: Path) -> None:
    card = cards(client)[-1]
    with open_project(folder) as project:
        undo(project)
    assert client.post("/proposals/decisions", json=body(card, status="accepted")).status_code == 409
    assert words(client) == ["Zoom və Teams."]


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("decisions", {"status": "proposed"}),
        ("decisions", {"status": "perhaps"}),
        ("decisions", {"status": "accepted", "source": "unknown"}),
        ("decisions", {"status": "accepted", "handle": None}),
        ("recodings", {"code": None}),
        ("all", {"status": "accepted"}),
        ("all", {"status": "accepted", "expected": True}),
        ("all", {"status": "accepted", "expected": 5, "wanted": {"least": "much"}}),
        ("undo", {"entry": "last"}),
        ("undo", {"entry": 10**6}),
    ],
)
def test_requests_that_make_no_sense_change_nothing(client: TestClient, path: str, asked: dict[str, object]) -> None:
    card = cards(client)[0]
    assert client.post(f"/proposals/{path}", json=body(card, **asked)).status_code == 409
    assert client.post(f"/proposals/{path}", content="[]").status_code == 409
    assert len(words(client)) == 5


@pytest.mark.parametrize(
    "query", [{"after": "[]"}, {"after": "{"}, {"after": '["a","b","c","d","e","f"]'}, {"least": "x"}]
)
def test_questions_that_make_no_sense_are_refused(client: TestClient, query: dict[str, str]) -> None:
    assert client.get(QUEUE, params=query).status_code == 409


def test_at_most_a_hundred_cards_are_sent(client: TestClient, folder: Path) -> None:
    with open_project(folder) as project:
        source = add(project, make_source("\n\n".join(f"Söz {n:03d} budur." for n in range(150)), name="uzun.txt"))
        with project.transaction():
            proposed = [make_coding(source, f"Söz {n:03d} budur.") for n in range(150)]
            replace_proposals(project, source.uid, proposed)
    assert len(words(client, n=1000)) == len(words(client)) == 100
    assert client.get(QUEUE).json()["waiting"] == 155


def test_an_empty_project_has_an_empty_queue(client: TestClient, folder: Path) -> None:
    with open_project(folder) as project:
        decide_waiting(project, Review(), Wanted(), make_codebook(), Status.REJECTED)
    answer = client.get(QUEUE).json()
    assert (answer["waiting"], answer["cards"], answer["is_last"]) == (0, [], True)
    assert client.get("/proposals").status_code == 200


def test_the_queue_is_prepared_when_the_workbench_starts(client: TestClient) -> None:
    with client:
        assert len(words(client)) == 5
    assert len(words(client)) == 5
