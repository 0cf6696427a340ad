"""A corrected text takes the place of the one before it, and what was decided goes with the words."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest

from qualkit import pipeline, store
from qualkit.errors import ProjectError, QualkitError
from qualkit.model.cases import Case, Link
from qualkit.model.codings import Status
from qualkit.model.corrections import QuestionCorrection, SpeakerCorrection
from qualkit.model.sources import Source
from qualkit.model.spans import Span
from tests.pipeline.conftest import Desk

ACCEPTED = Status.ACCEPTED


def coded(desk: Desk, words: str, *, code: str = "c1") -> None:
    """A coding by hand of the first place where the words stand."""
    (source,) = store.sources(desk.project)
    start = source.text.index(words)
    pipeline.code_by_hand(desk.project, source, Span(start, start + len(words)), code, words=words)


def stands(desk: Desk) -> list[str]:
    """The words of all codings that were accepted."""
    return [one.words for one in pipeline.standing(desk.project).codings if one.status is ACCEPTED]


def the_source(desk: Desk) -> Source:
    """The only source."""
    (source,) = store.sources(desk.project)
    return source


@pytest.mark.parametrize("language", ["az", "tr", "ru", "en"])
def test_codings_move_with_their_words_and_a_run_codes_the_new_text(
    desk: Desk, interviews: dict[str, str], language: str
) -> None:
    path = desk.write(f"{language}.txt", interviews[f"{language}.txt"])
    desk.add(path)
    desk.run()
    before, n_proposed = the_source(desk), len(store.proposals(desk.project))
    words = before.text.split("\n\n")[1].split(": ")[1].split(". ")[0]
    coded(desk, words)
    path.write_text("2026-05-12\n\n" + interviews[f"{language}.txt"], encoding="utf-8")
    assert any("has changed" in line and "qualkit replace" in line for line in desk.run().problems)
    result = pipeline.replace_source(desk.project, path)
    assert (result.is_new, result.carried, list(result.unplaced), list(result.lost)) == (True, 1, [], [])
    now = the_source(desk)
    assert (now.uid, now.name, now.revision) == (before.uid, before.name, 1)
    assert now.text.startswith("2026-05-12")
    assert stands(desk) == [words]
    summary = desk.run()
    assert summary.problems == [] and "code" in summary.done
    assert len(store.proposals(desk.project)) == n_proposed
    assert pipeline.prove(desk.project).problems == ()


def test_changed_words_wait_for_review_until_somebody_settles_them(desk: Desk) -> None:
    path = desk.write("a.txt", "Aygün: Kadr çatışmır. İnternet zəif idi.\n\nNigar: Bəli, elədir. Sonra düzəldi.\n")
    desk.add(path)
    for words in ("Kadr çatışmır", "İnternet zəif idi", "Bəli, elədir"):
        coded(desk, words)
    path.write_text("Aygün: Kadrlar çatışmır. İnternet zəif idi.\n\nNigar: Sonra düzəldi.\n", encoding="utf-8")
    result = pipeline.replace_source(desk.project, path)
    assert stands(desk) == ["İnternet zəif idi"]
    waiting = pipeline.standing(desk.project).unplaced
    assert [(one.decision.words, one.words) for one in waiting] == [
        ("Kadr çatışmır", "Kadrlar çatışmır"),
        ("Bəli, elədir", ""),
    ]
    assert list(result.unplaced) == list(waiting) and len(pipeline.standing(desk.project).lost) == 2
    first, second = (one.decision.handle for one in waiting)
    with pytest.raises(QualkitError, match="nothing is left of 'Bəli, elədir'"):
        pipeline.decide(desk.project, [second], ACCEPTED)
    assert pipeline.decide(desk.project, [first[:8]], ACCEPTED) == 1
    assert pipeline.decide(desk.project, [second[:8]], Status.REJECTED) == 1
    after = pipeline.standing(desk.project)
    assert (list(after.unplaced), after.lost) == ([], [])
    assert stands(desk) == ["Kadrlar çatışmır", "İnternet zəif idi"]
    assert pipeline.prove(desk.project).problems == ()


def test_taking_the_replacement_back_brings_the_old_text_with_all_that_was_on_it(desk: Desk) -> None:
    path = desk.write("a.txt", "Bir iki üç.\n\nDörd beş.\n")
    desk.add(path)
    coded(desk, "iki üç")
    old = the_source(desk)
    path.write_text("Sıfır. Bir iki uç.\n\nDörd beş altı.\n", encoding="utf-8")
    pipeline.replace_source(desk.project, path)
    coded(desk, "Dörd")
    coded(desk, "altı")
    store.undo(desk.project, next(one.number for one in store.history(desk.project) if one.action == "replace"))
    assert the_source(desk) == old
    assert stands(desk) == ["iki üç", "Dörd"]
    assert [one.decision.words for one in pipeline.standing(desk.project).unplaced] == ["altı"]
    again = pipeline.replace_source(desk.project, path)
    assert again.source.revision == 2, "no number is given twice"
    assert stands(desk) == ["Dörd", "altı"]
    assert pipeline.prove(desk.project).problems == ()


def test_a_wrong_file_and_then_the_right_one_lose_nothing(desk: Desk) -> None:
    text = "Bir iki üç dörd.\n\nBeş altı.\n"
    path, wrong = desk.write("a.txt", text), desk.write("wrong.txt", "Tamam başqa bir mətn.\n")
    desk.add(path)
    coded(desk, "iki üç")
    pipeline.replace_source(desk.project, wrong, "a.txt")
    assert stands(desk) == []
    path.write_text("Giriş.\n\n" + text, encoding="utf-8")
    assert pipeline.replace_source(desk.project, path, "a.txt").carried == 1
    assert stands(desk) == ["iki üç"]


def test_what_was_said_of_repairs_speakers_and_turns_goes_along(desk: Desk) -> None:
    text = (
        "A: Nə çətin idi?\n\nB: Kadr çatışmaz-\nlığı qaldı, sonra hər şey yax-\nşı oldu.\n\nA: Başqa?\n\nB: Yoxdur.\n"
    )
    path = desk.write("a.txt", text)
    desk.add(path)
    source = the_source(desk)
    waiting = store.waiting_edits(desk.project, source) or [edit for edit in source.edits if edit.applied]
    refused = waiting[0]
    source = store.decide_edits(desk.project, source, [refused], approve=False) if refused.applied else source
    store.correct_speakers(desk.project, source, [SpeakerCorrection("B", "Leyla", "participant")])
    starts = [source.original.index(words) for words in ("B: Kadr", "B: Yoxdur")]
    store.correct_questions(desk.project, source, [QuestionCorrection(start, "q1") for start in starts])
    store.add_cases(desk.project, [Case("P1")], [Link(source.uid, "Leyla", "P1", True)], origin="t")
    path.write_text("Bakı, 2026.\n\n" + text.replace("B: Yoxdur", "Xeyr, yoxdur"), encoding="utf-8")
    result = pipeline.replace_source(desk.project, path)
    now = result.source
    shift = len("Bakı, 2026.\n\n")
    assert [one.start for one in store.corrections(desk.project, now.uid).questions] == [starts[0] + shift]
    assert any("B: Yoxdur" in line for line in result.lost)
    assert store.stored_links(desk.project) == [Link(source.uid, "Leyla", "P1", True)]
    kept = [edit for edit in now.edits if edit.key == (refused.start + shift, refused.end + shift, refused.new)]
    assert [edit.applied for edit in kept] == [False]
    assert refused.key[2] not in {edit.new for edit in store.waiting_edits(desk.project, now)} or len(waiting) > 1
    assert store.verdicts(desk.project, now.uid)[kept[0].key] == "withdrawn"
    store.undo(desk.project)
    assert [one.start for one in store.corrections(desk.project, now.uid).questions] == starts
    assert the_source(desk) == source


def test_the_same_text_replaces_nothing_and_is_no_entry(desk: Desk) -> None:
    path = desk.write("a.txt", "Bir.\n")
    desk.add(path)
    n_entries = len(store.history(desk.project))
    assert not pipeline.replace_source(desk.project, path).is_new
    assert len(store.history(desk.project)) == n_entries
    other = desk.write("b.txt", "Bir.\r\n")
    assert not pipeline.replace_source(desk.project, other, "a.txt").is_new
    assert store.files(desk.project)[0][1] == "b.txt", "the file is another, and run looks at that one now"


def test_what_is_refused_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    first, second = desk.write("a.txt", "Bir.\n"), desk.write("b.txt", "İki.\n")
    desk.add(first, second)
    n_entries = len(store.history(desk.project))
    with pytest.raises(QualkitError, match=r"in the project already, as b\.txt"):
        pipeline.replace_source(desk.project, second, "a.txt")
    with pytest.raises(QualkitError, match="no source was read from"):
        pipeline.replace_source(desk.project, desk.write("c.txt", "Üç.\n"))
    with pytest.raises(QualkitError, match=r"cannot be opened|no such file|not found|is not there"):
        pipeline.replace_source(desk.project, tmp_path / "none.txt", "a.txt")
    with pytest.raises(QualkitError, match=r"no source 'd\.txt'"):
        pipeline.replace_source(desk.project, first, "d.txt")
    assert len(store.history(desk.project)) == n_entries
    first.write_text("Yeni.\n", encoding="utf-8")
    pipeline.replace_source(desk.project, first)
    (problem,) = desk.add(desk.write("again.txt", "Yeni.\n"))
    assert isinstance(problem, QualkitError) and "in the project already, as a.txt" in str(problem)


def act(desk: Desk, action: str, lines: list[str], rng: random.Random) -> None:
    """Something that a person does with the only source; lines: of the file that it is replaced from."""
    source = the_source(desk)
    if action == "code":
        start = rng.randrange(max(len(source.text), 1))
        words = source.text[start : start + rng.randint(1, 25)]
        if words.strip():
            span = Span(start, start + len(words))
            pipeline.code_by_hand(desk.project, source, span, f"c{rng.randrange(9)}", words=words)
    elif action == "replace":
        place = rng.randrange(len(lines))
        lines[place : place + rng.randint(0, 1)] = [" ".join(rng.choices(VOCABULARY, k=rng.randint(1, 9)))]
        path = desk.write("a.txt", "\n\n".join(lines))
        pipeline.replace_source(desk.project, path, "a.txt")
    elif action == "repair" and source.edits:
        edit = rng.choice(source.edits)
        with suppress(ProjectError):  # of two that overlap only one can be applied
            store.decide_edits(desk.project, source, [edit], approve=not edit.applied)
    elif action == "undo" and len(store.history(desk.project)) > 3:
        store.undo(desk.project)
    elif action == "redo":
        with suppress(QualkitError):  # nothing was taken back
            store.redo(desk.project)
    if not store.sources(desk.project):
        store.redo(desk.project)


VOCABULARY = ("İş", "ığdır", "çətin", "söz", "ёлка", "щит", "network", "👩\u200d💻", "e\u0301", "şey-\nlər")


@pytest.mark.parametrize("seed", [3, 5])
def test_no_coding_has_wrong_words_after_many_replacements_repairs_and_undos(desk: Desk, seed: int) -> None:
    rng = random.Random(seed)
    lines = [" ".join(rng.choices(VOCABULARY, k=8)) + "." for _ in range(12)]
    desk.add(desk.write("a.txt", "\n\n".join(lines)))
    for _step in range(40):
        act(desk, rng.choice(["code", "code", "replace", "repair", "undo", "redo"]), lines, rng)
        now = the_source(desk)
        assert all(now.words(one.span) == one.words for one in pipeline.standing(desk.project).codings)
    proof = pipeline.prove(desk.project)
    assert proof.problems == () and proof.n_revisions > 3
