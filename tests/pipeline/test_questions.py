"""The guide of a project, corrections of questions, and the table of answers."""

from __future__ import annotations

import pytest

from qualkit import store
from qualkit.errors import QualkitError, ReadingError, UnknownName
from qualkit.pipeline import Added
from qualkit.pipeline.questions import answer_table, asked_in, correct_questions, gaps, keep_guide, suggested_guide
from qualkit.reading import guide_text
from tests.annotating.guides import WORDINGS, make_guide, make_interview
from tests.builders import make_edit
from tests.pipeline.conftest import Desk


def put_in(desk: Desk, language: str, *numbers: int, name: str = "interview.txt") -> None:
    desk.add(desk.write(name, make_interview(language, [WORDINGS[language][number - 1] for number in numbers]).text))


def questions(desk: Desk, name: str = "interview.txt") -> list[str | None]:
    return [one.question for one in asked_in(desk.project, name)]


@pytest.mark.parametrize("language", WORDINGS)
def test_a_guide_finds_the_questions_of_sources_that_are_there(desk: Desk, language: str) -> None:
    put_in(desk, language, 1, 3, 2)
    assert questions(desk) == [None, None, None]
    guide = keep_guide(desk.project, [desk.write("questions.md", guide_text(make_guide()))])
    assert guide.questions == make_guide().questions == store.newest_guide(desk.project).questions
    assert questions(desk) == ["1", "3", "2"]
    assert [one.by for one in asked_in(desk.project, "interview.txt")] == ["wording"] * 3


def test_a_file_called_guide_is_the_guide_and_no_material(desk: Desk) -> None:
    folder = desk.folder / "material"
    folder.mkdir()
    (folder / "guide.md").write_text(guide_text(make_guide()), encoding="utf-8")
    (folder / "a.txt").write_text(make_interview("tr", [WORDINGS["tr"][4]]).text, encoding="utf-8")
    guide, source = desk.add(folder)
    assert isinstance(guide, Added) and isinstance(source, Added)
    assert (guide.name, guide.kind, guide.languages) == ("guide.md", "guide", ("az", "tr", "ru", "en"))
    assert source.name == "a.txt" and [one.name for one in store.sources(desk.project)] == ["a.txt"]
    assert questions(desk, "a.txt") == ["5"]


def test_a_wrong_guide_changes_nothing_and_the_others_go_on(desk: Desk) -> None:
    guide = desk.write("guide.md", "1. Bu işə nə vaxt başladınız?\n1. Sizcə, nə çatışmır?\n")
    error, source = desk.add(guide, desk.write("a.txt", make_interview("az", WORDINGS["az"]).text))
    assert isinstance(error, ReadingError) and isinstance(source, Added)
    assert store.newest_guide(desk.project).questions == ()


def test_a_correction_stays_through_a_run_and_a_repair(desk: Desk) -> None:
    text = make_interview("tr", WORDINGS["tr"][:3]).text.replace("Görüşmeci", "Görüş\u00admeci", 1)
    desk.add(desk.write("interview.txt", text), desk.write("guide.md", guide_text(make_guide())))
    correct_questions(desk.project, "interview.txt", {3: "6", 5: "none"})
    (first, second, third) = asked_in(desk.project, "interview.txt")
    assert (first.question, second.question, third.question) == ("1", "6", None)
    assert (second.number, second.by, third.by, third.belongs_to) == (3, "person", "person", None)
    desk.run()
    (source,) = store.sources(desk.project)
    start = source.original.index("Katılımcı")
    edits = [*source.edits, make_edit(source.original, start, start + 9, "KATILIMCI-NIN ADI")]
    store.replace_edits(desk.project, source, edits)
    assert questions(desk) == ["1", "6", None]
    assert "questions" in {entry.action for entry in store.history(desk.project)}


def test_two_questions_and_wrong_corrections(desk: Desk) -> None:
    put_in(desk, "en", 1, 2)
    keep_guide(desk.project, [desk.write("questions.md", guide_text(make_guide("en")))])
    correct_questions(desk.project, "interview.txt", {3: "2,3"})
    assert questions(desk) == ["1", "2, 3"]
    with pytest.raises(UnknownName, match="question '9'"):
        correct_questions(desk.project, "interview.txt", {3: "9"})
    with pytest.raises(QualkitError, match="no turn 7"):
        correct_questions(desk.project, "interview.txt", {7: "1"})
    with pytest.raises(UnknownName, match="source"):
        correct_questions(desk.project, "other.txt", {1: "1"})
    assert questions(desk) == ["1", "2, 3"]


def test_a_correction_is_taken_back_over_a_repair_of_its_place(desk: Desk) -> None:
    text = make_interview("tr", WORDINGS["tr"][:3]).text
    desk.add(desk.write("interview.txt", text), desk.write("guide.md", guide_text(make_guide())))
    correct_questions(desk.project, "interview.txt", {3: "6", 5: "none"})
    (source,) = store.sources(desk.project)
    start = source.original.index("Görüşmeci", 20)
    store.replace_edits(desk.project, source, [make_edit(source.original, start, start + 14, "GÖRÜŞMECİ: BİR ")])
    assert questions(desk) == ["1", "6", None]
    correct_questions(desk.project, "interview.txt", {3: "4"})
    assert questions(desk) == ["1", "4", None]
    correct_questions(desk.project, "interview.txt", {3: "auto", 5: "auto"})
    assert [one.by for one in asked_in(desk.project, "interview.txt")].count("person") == 0
    assert questions(desk) == ["1", "2", "3"]
    n_before = len(store.history(desk.project))
    correct_questions(desk.project, "interview.txt", {3: "auto"})
    assert len(store.history(desk.project)) == n_before


def test_the_table_has_the_cases_as_columns(desk: Desk) -> None:
    put_in(desk, "az", 1, 4)
    put_in(desk, "ru", 4, name="ru.txt")
    desk.add(desk.write("cases.csv", "case,source\nAysel,interview.txt\nИван,ru.txt\n"))
    keep_guide(desk.project, [desk.write("questions.md", guide_text(make_guide()))])
    table = answer_table(desk.project)
    assert [who.name for who in table.participants] == ["Aysel", "Иван"]
    assert (table.n_answered("1"), table.n_answered("4"), table.n_answered("2")) == (1, 2, 0)


def test_gaps_are_said_for_each_language(desk: Desk) -> None:
    text = f"# az\n1. {WORDINGS['az'][0]}\n2. {WORDINGS['az'][1]}\n# ru\n1. {WORDINGS['ru'][0]}\n"
    guide = keep_guide(desk.project, [desk.write("questions.md", text)])
    assert list(gaps(guide)) == ["the guide has no wording in ru for: 2"]


def test_a_guide_is_suggested_and_not_kept(desk: Desk) -> None:
    put_in(desk, "en", 1, 2, 3)
    assert suggested_guide(desk.project) == ""
    put_in(desk, "en", 1, 3, name="b.txt")
    comment, _blank, rest = suggested_guide(desk.project).split("\n", 2)
    assert comment.startswith("<!-- the same number is the same question in every language")
    assert rest == f"# English\n\n1. {WORDINGS['en'][0]}\n2. {WORDINGS['en'][2]}\n"
    assert store.newest_guide(desk.project).questions == ()


def test_an_empty_project_has_no_answers(desk: Desk) -> None:
    assert answer_table(desk.project).questions == () and suggested_guide(desk.project) == ""
