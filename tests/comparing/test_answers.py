"""Who answered what."""

from __future__ import annotations

import pytest

from qualkit.annotating import annotate
from qualkit.comparing import answers
from qualkit.model.answers import AnswerTable
from qualkit.model.cases import Link
from qualkit.model.guides import NO_GUIDE, Guide
from qualkit.model.sources import Mark, Source
from tests.annotating.guides import WORDINGS, make_guide, make_interview
from tests.builders import make_source


def table(*sources: Source, guide: Guide = NO_GUIDE, links: tuple[Link, ...] = ()) -> AnswerTable:
    return answers(sources, [annotate(source, guide=guide) for source in sources], guide=guide, links=links)


def transcript(name: str, *turns: tuple[str, str]) -> Source:
    return make_source("\n\n".join(f"{speaker}: {words}" for speaker, words in turns) + "\n", name=name)


def survey(*answers: tuple[str, str, str], name: str = "survey.csv") -> Source:
    """respondent, header, answer."""
    text = "\n\n".join(words for _who, _header, words in answers)
    marks = []
    for who, header, words in answers:
        at = text.index(words)
        marks += [Mark(at, at + len(words), "question", header), Mark(at, at + len(words), "row", who)]
        marks.append(Mark(at, at + len(words), "paragraph", f"row {len(marks)}, column B"))
    return make_source(text, name=name, marks=sorted(marks))


@pytest.mark.parametrize("language", WORDINGS)
def test_a_cell_holds_all_that_is_said_until_the_next_question(language: str) -> None:
    first, second, third, *_ = WORDINGS[language]
    one = transcript("1.txt", ("Interviewer", first), ("P1", "A-a."), ("Interviewer", "Hm?"), ("P1", "B-b."),
                     ("Interviewer", third), ("P1", "C-c."))  # fmt: skip
    found = table(one, guide=make_guide())
    assert [question.id for question in found.questions] == ["1", "2", "3", "4", "5", "6"]
    assert [participant.name for participant in found.participants] == ["P1"]
    assert found.words("1", "P1") == "A-a.\n[Hm?] B-b." and found.words("3", "P1") == "C-c."
    assert found.words("2", "P1") == "" and ("2", "P1") not in found.asked
    assert (found.n_asked("3"), found.n_answered("3"), found.n_asked("2"), second) == (1, 1, 0, second)


FOLLOW_UPS = {
    "az": ("Siz evlisiniz?", "Xeyr.", "Aydındır."),
    "tr": ("Çocuğunuz var mı?", "Hayır.", "Anladım."),
    "ru": ("Вы женаты?", "Нет.", "Понятно."),
    "en": ("Are you married?", "No.", "I see."),
}


@pytest.mark.parametrize("language", FOLLOW_UPS)
def test_an_answer_to_a_follow_up_question_says_so(language: str) -> None:
    follow_up, no, listening = FOLLOW_UPS[language]
    first, _second, third, *_ = WORDINGS[language]
    one = transcript(
        "1.txt", ("Interviewer", first), ("P1", "A-a."), ("Interviewer", listening), ("P1", "B-b."),
        ("Interviewer", follow_up), ("P1", no), ("Interviewer", listening), ("P1", "C-c."),
        ("Interviewer", third), ("Interviewer", follow_up), ("P1", "D-d."),
    )  # fmt: skip
    found = table(one, guide=make_guide())
    assert found.words("1", "P1") == f"A-a.\nB-b.\n[{follow_up}] {no}\nC-c."
    assert [answer.follow_up for answer in found.cell("1", "P1")] == ["", "", follow_up, follow_up]
    assert [answer.words for answer in found.cell("3", "P1")] == ["D-d."] and found.words("3", "P1") == "D-d."


def test_a_long_follow_up_question_is_cut_in_the_cell_only() -> None:
    more = f"{'And then ' * 40}what happened?"
    one = transcript(
        "1.txt", ("Interviewer", WORDINGS["en"][0]), ("P1", "In May."), ("Interviewer", more), ("P1", "No.")
    )
    found = table(one, guide=make_guide())
    assert found.cell("1", "P1")[1].follow_up == more
    assert len(found.words("1", "P1")) < 230 and found.words("1", "P1").endswith("…] No.")


def test_who_was_asked_none_of_the_questions_stands_last() -> None:
    idle = make_interview("tr", ["Çay içer misiniz?", "Hava nasıl oralarda?"], name="1.txt")
    asked = make_interview("tr", [WORDINGS["tr"][0], WORDINGS["tr"][2]], name="2.txt")
    found = table(idle, asked, guide=make_guide())
    assert [who.name for who in found.participants] == ["Katılımcı (2.txt)", "Katılımcı (1.txt)"]
    assert [answer.participant for answer in found.answers] == ["Katılımcı (2.txt)"] * 2


def test_an_answer_says_where_it_stands() -> None:
    source = make_interview("az", [WORDINGS["az"][0], WORDINGS["az"][2]], name="az.txt")
    source = make_source(
        source.text, name="az.txt", marks=[Mark(0, 60, "paragraph", "1"), Mark(60, 400, "paragraph", "2")]
    )
    first, second = table(source, guide=make_guide()).answers
    assert source.text[first.span.start : first.span.end] == first.words
    assert (first.source, first.speaker, first.language, second.paragraph) == ("az.txt", "İştirakçı", "az", "2")
    assert (first.question, second.question) == ("1", "3")


def test_a_case_is_one_participant_over_its_sources() -> None:
    one = make_interview("tr", [WORDINGS["tr"][0]], name="1.txt")
    two = make_interview("tr", [WORDINGS["tr"][1], WORDINGS["tr"][0]], name="2.txt")
    links = (Link(one.uid, "Katılımcı", "Ayşe", True), Link(two.uid, None, "Ayşe", True))
    found = table(one, two, guide=make_guide(), links=links)
    assert [(who.name, who.sources, who.languages) for who in found.participants] == [
        ("Ayşe", ("1.txt", "2.txt"), ("tr",))
    ]
    assert [answer.source for answer in found.cell("1", "Ayşe")] == ["1.txt", "2.txt"]


def test_participants_have_names_of_their_own() -> None:
    question = ("Interviewer", WORDINGS["en"][0])
    one = transcript(
        "1.txt", question, ("P1", "In May."), ("Leyla", "In June."), question, ("P1", "Yes."), ("Leyla", "No.")
    )
    two = transcript("2.txt", question, ("P1", "In July."), question, ("P1", "Well."))
    three = make_interview("en", [WORDINGS["en"][0]], name="3.txt")
    names = [who.name for who in table(one, two, three, guide=make_guide()).participants]
    assert names == ["P1 (1.txt)", "Leyla", "P1 (2.txt)", "Participant (3.txt)"]


def test_who_answers_two_questions_at_once_stands_in_both_rows() -> None:
    both = f"{WORDINGS['en'][3]} And {WORDINGS['en'][4].lower()}"
    found = table(make_interview("en", [WORDINGS["en"][0], both], name="1.txt"), guide=make_guide())
    who = found.participants[0].name
    assert found.words("4", who) == found.words("5", who) != ""
    assert [answer.beside for answer in (*found.cell("4", who), *found.cell("5", who))] == [("5",), ("4",)]


def test_respondents_are_columns_if_they_answer_a_question_of_the_guide() -> None:
    header = WORDINGS["en"][2]
    source = survey(("R1", header, "Noise all day."), ("R2", "Favourite colour", "Blue as the sea."))
    found = table(source, guide=make_guide())
    assert [who.name for who in found.participants] == ["R1"] and found.words("3", "R1") == "Noise all day."
    assert found.others == ("Favourite colour",)
    assert found.answers[0].paragraph.startswith("row ")


def test_without_a_guide_numbers_and_headers_are_the_rows() -> None:
    interview = make_interview("az", ["2. Nə çatışmır?", "1. Nə vaxt başladınız?"], name="1.txt")
    source = survey(("R1", "Favourite colour", "Blue as the sea."), ("R2", "Favourite colour", "Red like wine."))
    found = table(interview, source)
    assert [question.id for question in found.questions] == ["1", "2", "Favourite colour"]
    assert str(found.questions[0]) == "Nə vaxt başladınız?"
    assert found.n_answered("Favourite colour") == 2 and found.others == ()


def test_who_was_interviewed_and_answers_none_is_a_column() -> None:
    found = table(make_interview("tr", ["Çay içer misiniz?", "Hava nasıl oralarda?"], name="1.txt"), guide=make_guide())
    assert [who.name for who in found.participants] == ["Katılımcı (1.txt)"] and found.answers == ()


@pytest.mark.parametrize("sources", [(), (Source("a.txt", ""),), (Source("a.txt", "An article without turns."),)])
def test_without_turns_the_table_has_rows_only(sources: tuple[Source, ...]) -> None:
    found = table(*sources, guide=make_guide())
    assert len(found.questions) == 6 and found.participants == () and found.answers == ()
    assert table(*sources) == AnswerTable()


def test_a_translators_words_are_no_answer_of_the_sources_case() -> None:
    first, second, *_ = WORDINGS["en"]
    source = transcript(
        "1.txt", ("Interviewer", first), ("Translator", "She asks you when."), ("Nikolay", "In May."),
        ("Interviewer", second), ("Translator", "She asks you how."), ("Nikolay", "It is long."),
    )  # fmt: skip
    found = table(source, guide=make_guide(), links=(Link(source.uid, None, "P01", True),))
    assert (found.words("1", "P01"), found.words("2", "P01")) == ("In May.", "It is long.")


def test_who_is_linked_to_no_case_is_not_that_of_the_source() -> None:
    first, second, *_ = WORDINGS["ru"]
    source = transcript(
        "1.txt", ("Интервьюер", first), ("Фёдор", "В мае."), ("Пётр", "В июне."),
        ("Интервьюер", second), ("Фёдор", "Он долгий."), ("Пётр", "Он короткий."),
    )  # fmt: skip
    links = (Link(source.uid, None, "P01", True), Link(source.uid, "Пётр", "", True))
    found = table(source, guide=make_guide(), links=links)
    assert [who.name for who in found.participants] == ["P01", "Пётр"] and found.words("1", "P01") == "В мае."
