"""What memos are on, after repairs, corrected texts, changes of the codebook, merges and withdrawals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qualkit.errors import AnchorError, QualkitError, UnknownName
from qualkit.model.cases import Case
from qualkit.model.codings import Status
from qualkit.model.identity import identity
from qualkit.model.memos import About, MemoKind, Subject
from qualkit.model.sources import Source
from qualkit.model.spans import Span
from qualkit.pipeline import (
    Placed,
    chosen_memos,
    code_by_hand,
    memo_named,
    memo_names,
    merge,
    placed_memos,
    standing,
    subject_named,
    write_memo,
)
from qualkit.pipeline.memos import coding_subject, stretch
from qualkit.store import (
    Project,
    add_cases,
    change_memo,
    create_project,
    decide,
    decide_edits,
    find_source,
    forget_case,
    memos,
    redo,
    remove_memo,
    replace_text,
    undo,
)
from tests.builders import MADE_AT, add, make_codebook, make_edit, make_project, make_source, make_terms

TEXT = "Aysel: Işıq söndü, İş qaldı.\n\nЁлка: Щит и ёлка, всё ещё.\n\nRuth: Staff short-\nages hurt.\n"
HYPHEN = TEXT.index("-\n")
BOOK = make_codebook()
STAFF = identity("code", "challenges/staff")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path / "one") as made:
        source = make_source(TEXT, name="a.txt", edits=[make_edit(TEXT, HYPHEN, HYPHEN + 2, "", applied=False)])
        add(made, source)
        yield made


def the_source(project: Project) -> Source:
    found = find_source(project, make_source(TEXT).uid)
    assert found is not None
    return found


def on_words(project: Project, words: str, text: str = "note") -> str:
    """A memo on the first place of these words."""
    source = the_source(project)
    start = source.text.index(words)
    return write_memo(project, stretch(source, Span(start, start + len(words))), text)


def placed(project: Project) -> list[Placed]:
    return placed_memos(project, BOOK)


def code(project: Project, words: str) -> None:
    start = the_source(project).text.index(words)
    code_by_hand(project, the_source(project), Span(start, start + len(words)), STAFF, words=words)


@pytest.mark.parametrize("words", ["Işıq", "İş qaldı", "ёлка, всё", "Staff short-\nages"])
def test_a_memo_goes_with_its_words_over_a_repair_and_back(project: Project, words: str) -> None:
    on_words(project, "söndü")
    on_words(project, words)
    decide_edits(project, the_source(project), [the_source(project).edits[0]], approve=True)
    one = placed(project)[1]
    assert one.lost == "" and one.memo.subject.words == words.replace("-\n", "")
    assert the_source(project).words(one.memo.subject.span or Span(0, 0)) == one.memo.subject.words
    undo(project)
    assert placed(project)[1].memo.subject.words == words


def test_in_a_corrected_text_it_is_found_again_or_listed_as_lost(project: Project) -> None:
    on_words(project, "Işıq söndü")
    on_words(project, "ёлка")
    source = the_source(project)
    new = replace(source, original="Giriş.\n" + TEXT.replace("Işıq söndü", "Lampa yandı"), edits=(), first=source.uid)
    replace_text(project, source, new, path="", file_digest="", made_by="", verdicts={})
    lost, kept = placed(project)
    assert "Işıq söndü" in lost.lost and lost.memo.subject.words == "Işıq söndü"
    assert kept.lost == "" and the_source(project).words(kept.memo.subject.span or Span(0, 0)) == "ёлка"
    assert chosen_memos([lost, kept], lost=True) == [lost]
    undo(project)
    assert [one.lost for one in placed(project)] == ["", ""]


def test_a_memo_on_a_coding_goes_with_the_coding(project: Project) -> None:
    code(project, "Staff short-\nages hurt")
    (coding,) = standing(project).codings
    write_memo(project, coding_subject(coding), "she means teachers", kind=MemoKind.THEORY)
    decide_edits(project, the_source(project), [the_source(project).edits[0]], approve=True)
    (coding,) = standing(project).codings
    (one,) = placed(project)
    assert one.memo.subject == coding_subject(coding)
    assert (one.name, one.code, one.lost) == ("a.txt", "challenges/staff", "")
    decide(project, [coding], Status.REJECTED)
    assert len(placed(project)) == 1
    assert "codebook" in placed_memos(project, make_terms({"other": {}}))[0].lost


def test_words_that_are_not_there_are_refused(project: Project) -> None:
    source = the_source(project)
    for wrong in (
        Subject(About.STRETCH, "", source.uid, 0, Span(0, 5), "Başqa"),
        Subject(About.STRETCH, "", source.uid, 7, Span(0, 5), "Aysel"),
        Subject(About.STRETCH, "", source.uid, 0, Span(0, 0), ""),
    ):
        with pytest.raises(AnchorError):
            write_memo(project, wrong, "x")
    assert memos(project) == []


def test_subjects_are_called_by_name(project: Project) -> None:
    add_cases(project, [Case("Leyla Əliyeva")], [], origin="cases.csv")
    code(project, "ёлка")
    handle = standing(project).codings[0].handle[:8]
    for name in ("project", "code:challenges/staff", "case:Leyla Əliyeva", "source:a.txt", f"coding:{handle}"):
        write_memo(project, subject_named(project, BOOK, name), name)
    write_memo(project, subject_named(project, BOOK, "source:a.txt", words="İş qaldı"), "words")
    assert [(one.memo.subject.about.value, one.name) for one in placed(project)] == [
        ("project", ""),
        ("code", "challenges/staff"),
        ("case", "Leyla Əliyeva"),
        ("source", "a.txt"),
        ("coding", "a.txt"),
        ("stretch", "a.txt"),
    ]
    assert all(not one.lost for one in placed(project))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", ""),
        ("nothing", ""),
        ("project:x", ""),
        ("code:", ""),
        ("code:unknown", ""),
        ("case:Nobody", ""),
        ("source:b.txt", ""),
        ("coding:", ""),
        ("coding:zzzz", ""),
        ("source:a.txt", "not there"),
        ("source:a.txt", "ş"),
        ("project", "Işıq"),
    ],
)
def test_what_is_no_subject_is_refused(project: Project, name: str, words: str) -> None:
    with pytest.raises(QualkitError):
        subject_named(project, BOOK, name, words=words)


def test_memos_are_chosen(project: Project) -> None:
    write_memo(project, subject_named(project, BOOK, "code:tools"), "IŞIQ haqqında", kind=MemoKind.RULE)
    on_words(project, "ёлка", "о словах")
    rule, other = placed(project)
    assert chosen_memos([rule, other], kind="rule") == [rule]
    assert chosen_memos([rule, other], about="stretch") == [other]
    assert chosen_memos([rule, other], author="Nigar") == [rule, other]
    assert chosen_memos([rule, other], author="Leyla") == []
    assert chosen_memos([rule, other], words="ışıq") == [rule]
    assert chosen_memos([rule, other], words="ЕЛКА") == chosen_memos([other], words="Словах") == [other]


def test_two_people_who_change_one_memo_lose_neither_text(tmp_path: Path, project: Project) -> None:
    uid = on_words(project, "Işıq", "ours")
    with create_project(tmp_path / "two", coder="Leyla", clock=lambda: MADE_AT) as other:
        merge(other, tmp_path / "one")
        change_memo(other, memos(other)[0], "hers")
        write_memo(other, subject_named(other, BOOK, "code:tools"), "new")
    change_memo(project, memos(project)[0], "mine")
    merge(project, tmp_path / "two")
    found = placed(project)
    assert sorted((one.memo.text, one.memo.changed_by) for one in found) == [
        ("hers", "Leyla"),
        ("mine", "Nigar"),
        ("new", "Leyla"),
    ]
    assert all(not one.lost for one in found) and len(set(memo_names(found, 8))) == 3
    with pytest.raises(QualkitError, match="2 memos"):
        memo_named(project, uid)
    hers = next(one.memo for one in found if one.memo.text == "hers")
    assert memo_named(project, hers.version) == next(memo for memo in memos(project) if memo.text == "hers")
    remove_memo(project, hers)
    assert sorted(one.memo.text for one in placed(project)) == ["mine", "new"]
    undo(project)
    undo(project, merges(project)[-1])
    assert [one.memo.text for one in placed(project)] == ["mine"]
    redo(project)
    assert len(placed(project)) == 3


def merges(project: Project) -> list[int]:
    """The numbers of our own entries that took in what others did."""
    rows = project.connection.execute("SELECT id FROM history WHERE action = 'merge' AND merged_in IS NULL")
    return [number for (number,) in rows]


def test_memos_on_a_case_go_with_it(project: Project) -> None:
    add_cases(project, [Case("Leyla"), Case("Nigar")], [], origin="cases.csv")
    for name in ("case:Leyla", "case:Nigar"):
        write_memo(project, subject_named(project, BOOK, name), f"on {name}")
    forget_case(project, "Leyla")
    assert [one.memo.text for one in placed(project)] == ["on case:Nigar"]
    with pytest.raises(UnknownName):
        subject_named(project, BOOK, "case:Leyla")


def test_names_that_name_none_are_refused(project: Project) -> None:
    on_words(project, "Işıq")
    for name in ("", "zzzz", "000"):
        with pytest.raises(QualkitError, match="memo"):
            memo_named(project, name)
