"""Which lines are labels, whose they are, and which texts are no transcripts."""

from __future__ import annotations

import pytest

from qualkit.annotating import annotate
from qualkit.model.annotations import Annotation
from qualkit.model.sources import Source

TALK = {
    "az": ("Müsahibəçi", "Bağda nə əkirsiniz?", "Alma və armud əkirik.", "Yağış az yağır."),
    "tr": ("Araştırmacı", "Bahçede ne ekiyorsunuz?", "Elma ve armut ekiyoruz.", "Yağmur az yağıyor."),
    "ru": ("Интервьюер", "Что вы сажаете в саду?", "Сажаем яблони и груши.", "Дождей выпадает мало."),
    "en": ("Interviewer", "What do you grow in the garden?", "We grow apples and pears.", "It rains very little."),
}
PROSE = {
    "az": "Kəndin bağları hər yaz yenidən salınır və bu iş bir neçə həftə çəkir. Sonra hamı yağış gözləyir.",
    "tr": "Köyün bahçeleri her bahar yeniden dikilir ve bu iş birkaç hafta sürer. Sonra herkes yağmuru bekler.",
    "ru": "Сады в деревне каждую весну сажают заново, и эта работа занимает несколько недель. Потом все ждут дождя.",
    "en": "The gardens of the village are planted anew each spring, which takes some weeks. Then all wait for rain.",
}


def annotated(text: str, language: str = "auto") -> Annotation:
    return annotate(Source("a.txt", text), language=language)


def said(text: str, language: str = "auto") -> list[tuple[str, str, str]]:
    return [(turn.speaker, turn.role, text[turn.start : turn.end]) for turn in annotated(text, language).turns]


def roles(text: str, language: str = "auto") -> dict[str, str]:
    return {speaker: role for speaker, role, _ in said(text, language)}


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("tr", "1. Katılımcı", "2. Katılımcı"),
        ("tr", "Katılımcı 1 (Kadın, 45)", "Katılımcı 2 (Erkek, 50)"),
        ("az", "1-ci iştirakçı", "2-ci iştirakçı"),
        ("az", "İştirakçı № 1", "İştirakçı № 2"),
        ("ru", "Респондент №1", "Респондент №2"),
        ("ru", "1-й участник", "2-й участник"),
        ("en", "1st participant", "2nd participant"),
        ("en", "Speaker 1", "Speaker 2"),
        ("en", "Participant #1 (teacher, 34)", "Participant #2 (farmer, 61)"),
        ("en", "Head of the village garden school", "anna"),
        ("az", "anna", "leyla"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_answer_with_any_label_is_not_the_interviewers(language: str, first: str, second: str, gap: str) -> None:
    asker, question, answer, other = TALK[language]
    one, two = f"{first}: {answer}", f"{second}: {other}"
    text = gap.join([f"{asker}: {question}", one, f"{asker}: {question}", two] * 2 + [f"{first}: {other}"])
    assert [words for _, role, words in said(text) if role == "interviewer"] == [question] * 4
    assert [(speaker, words) for speaker, role, words in said(text) if role != "interviewer"] == [
        (first, answer), (second, other), (first, answer), (second, other), (first, other),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "label", ["[{}]:", "({}):", '"{}":', "{{00:01}} {}:", "#00:00:01-5# {}:", "{}：", "{}, 45 (Gəncə):"]
)
def test_other_ways_to_write_a_label(label: str) -> None:
    asker, question, answer, _ = TALK["en"]
    lines = [f"{asker}: {question}", f"{label.format('Participant')} {answer}"] * 2
    assert [(role, words) for _, role, words in said("\n".join(lines))] == [
        ("interviewer", question), ("participant", answer),
    ] * 2  # fmt: skip


def test_numbers_that_count_the_turns_are_not_names() -> None:
    text = "1. Interviewer: Why?\n2. Anna: It rains.\n3. Interviewer: And then?\n4. Anna: 20 days of sun."
    assert roles(text) == {"Interviewer": "interviewer", "Anna": "participant"}


@pytest.mark.parametrize(
    ("language", "label", "answer"),
    [("az", "Sual", "Cavab"), ("tr", "Soru", "Cevap"), ("ru", "Вопрос", "Ответ"), ("en", "Question", "Answer")],
)
def test_what_follows_labelled_questions_is_the_answer(language: str, label: str, answer: str) -> None:
    _, question, told, more = TALK[language]
    text = f"{label} 1: {question}\n\n{told}\n\n{more}\n\n{label} 2: {question}\n\n{told}\n\n"
    text += f"{label} 3:\n{question}\n{more}"
    assert said(text) == [
        (label, "interviewer", question), (answer, "participant", f"{told}\n\n{more}"),
        (label, "interviewer", question), (answer, "participant", told),
        (label, "interviewer", question), (answer, "participant", more),
    ]  # fmt: skip
    assert [turn.question for turn in annotated(text).turns] == ["1", "1", "2", "2", "3", "3"]


@pytest.mark.parametrize("labels", [("Q1", "Q2"), ("Interviewer", "Interviewer")])
def test_who_answers_an_interviewer_alone_with_a_label_takes_part(labels: tuple[str, str]) -> None:
    asker = labels[0].strip("12")
    text = f"{labels[0]}: What is hard?\n\nWe lack water.\n\nRoads too\n\n{labels[1]}: And then?\n\nNothing."
    assert said(text, "en") == [
        (asker, "interviewer", "What is hard?"), ("Answer", "participant", "We lack water.\n\nRoads too"),
        (asker, "interviewer", "And then?"), ("Answer", "participant", "Nothing."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "pair"),
    [
        ("az", "SC"), ("az", "MR"), ("tr", "SC"), ("tr", "GK"), ("tr", "AK"), ("ru", "ВО"), ("ru", "ИР"),
        ("en", "QA"), ("en", "IR"), ("en", "IP"), ("en", "IS"),
    ],
)  # fmt: skip
def test_letters_count_as_a_pair_in_their_language(language: str, pair: str) -> None:
    _, _, answer, other = TALK[language]
    asker, teller = pair
    text = f"{asker}: {answer}\n{teller}: {other}\n{asker}: {other}\n{teller}: {answer}"
    assert roles(text, language) == {asker: "interviewer", teller: "participant"}


@pytest.mark.parametrize(
    ("language", "asker", "teller"),
    [
        ("az", "L", "S"), ("en", "R", "P"), ("en", "S1", "S2"), ("en", "S2", "S1"), ("en", "Speaker 2", "Speaker 1"),
        ("tr", "Konuşmacı 1", "Konuşmacı 2"), ("ru", "Спикер 2", "Спикер 1"), ("en", "SPEAKER_00", "SPEAKER_01"),
    ],
)  # fmt: skip
def test_of_codes_who_asks_is_the_interviewer(language: str, asker: str, teller: str) -> None:
    _, question, answer, other = TALK[language]
    lines = [f"{asker}: {question}", f"{teller}: {answer}", f"{asker}: {other}", f"{teller}: {other}"] * 2
    assert roles("\n".join(lines), language) == {asker: "interviewer", teller: "participant"}
    assert {turn.question for turn in annotated("\n".join(lines), language).turns} == {None}


def test_codes_that_nobody_asks_under_are_participants() -> None:
    assert set(roles("Speaker 1: One.\nSpeaker 2: Two.\nSpeaker 1: Six.\nSpeaker 2: Ten.").values()) == {"participant"}


@pytest.mark.parametrize("moderator", ["M", "Moderator", "Facilitator"])
def test_a_moderator_stays_one_where_a_participant_asks(moderator: str) -> None:
    lines = [f"{moderator}: Welcome to all of you.", *(f"P{n}: I grow pears." for n in range(1, 6)), "P2: And why not?"]
    found = roles("\n".join([*lines, f"{moderator}: Thank you."]), "en")
    assert found == {moderator: "interviewer", **{f"P{n}": "participant" for n in range(1, 6)}}


@pytest.mark.parametrize(
    "labels", [("Interviewer 1", "Interviewer 2", "Anna"), ("I1", "I2", "R"), ("Leyla", "Rauf", "Anna")]
)
def test_two_may_ask(labels: tuple[str, str, str]) -> None:
    one, two, teller = labels
    text = f"{one}: Why?\n{teller}: It rains.\n{two}: And when?\n{teller}: In May.\n" * 2
    text = text.replace("Why?\nAnna: It rains.\nRauf", "Why is it?\nAnna: It rains.\nRauf", 1)
    assert roles(text + f"{one}: Who else?\n{two}: And where?", "en") == {
        one: "interviewer", two: "interviewer", teller: "participant",
    }  # fmt: skip


@pytest.mark.parametrize("language", PROSE)
@pytest.mark.parametrize(
    "labels",
    [
        ["Strengths: a loyal staff.", "Weaknesses: old tools.", "Strengths: a network.", "Weaknesses: no budget."],
        ["Respondents: twelve people took part.", "Sample: fifty.", "Respondents: ten.", "Expert: a person of age."],
        ["Sual: kim bunu edəcək?", "Cavab: biz."],
        ["Вопрос: кто это сделает?", "Ответ: мы."],
        ["Interviewer: who is to do it?", "Respondent: we are."],
    ],
)
def test_an_article_with_a_few_labels_is_no_transcript(language: str, labels: list[str]) -> None:
    prose = PROSE[language]
    paragraphs = [prose] * 3 + [part for label in labels for part in (label, prose)] + [prose] * 3
    assert said("\n\n".join(paragraphs)) == []


@pytest.mark.parametrize("language", TALK)
def test_two_turns_at_the_top_of_a_short_text_are_an_interview(language: str) -> None:
    asker, question, answer, other = TALK[language]
    text = f"Bağlar\n\n{asker}: {question}\n\nAnna: {answer}\n\n{other}"
    assert roles(text) == {asker: "interviewer", "Anna": "participant"}


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("az", ["Birincisi: su azdır.", "İkincisi: yol uzaqdır."]),
        ("tr", ["Birincisi: su az.", "Örneğin: yol uzun."]),
        ("ru", ["Во-первых: мало воды.", "Во-вторых: далеко ехать."]),
        ("en", ["First: there is little water.", "Second: The road is long.", "Note to self: ask about roads."]),
    ],
)
def test_what_orders_an_answer_is_no_speaker(language: str, lines: list[str]) -> None:
    asker, question, answer, _ = TALK[language]
    told = "\n\n".join([answer, *lines])
    text = f"{asker}: {question}\n\nAnna: {told}\n\n{asker}: {question}\n\nAnna: {lines[0]}"
    asked = (asker, "interviewer", question)
    assert said(text) == [asked, ("Anna", "participant", told), asked, ("Anna", "participant", lines[0])]


@pytest.mark.parametrize(
    ("between", "is_said"), [("Facebook and Twitter", True), ("2. Tools", False), ("OUR TOOLS", False)]
)
@pytest.mark.parametrize("language", TALK)
def test_a_few_words_between_two_paragraphs_of_an_answer_are_said(language: str, between: str, is_said: bool) -> None:
    asker, question, answer, other = TALK[language]
    text = f"{asker}: {question}\n\nAnna: {answer}\n\n{between}\n\n{other}\n\n{asker}: {question}"
    assert (between in "".join(words for *_, words in said(text))) is is_said
    assert said(text)[-2][2].endswith(other)


@pytest.mark.parametrize("end", [":", "."])
def test_a_list_in_an_answer_is_said(end: str) -> None:
    told = f"There are three{end}\n\n1. Water\n\n2. Roads\n\n3. Money\n\nThat is all."
    asked = ("Interviewer", "interviewer", "What is hard?")
    assert said(f"Interviewer: What is hard?\n\nAnna: {told}\n\nInterviewer: What is hard?") == [
        asked, ("Anna", "participant", told), asked,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "S: Özünüzü təqdim edin.\nC: Adım Leyladır. Dərs deyirəm.\nS: Nə yoxdur?\nC: Kadr azdır. Problem çoxdur.",
            "az",
        ),
        ("S: Su çatışmazlığı varmı, nə deyirsiniz?\nC: Yox.", "az"),
        ("S: Bahçede çalışmak zor mu, ne dersiniz?\nC: Bürokrasi var.", "tr"),
        ("I: What is missing in the garden, if anything?\nP: No. Old.", "en"),
    ],
)
def test_short_answers_are_in_the_language_of_the_interview(text: str, language: str) -> None:
    assert {sentence.language for sentence in annotated(text).sentences()} == {language}


def test_a_speaker_of_another_language_keeps_it() -> None:
    text = (
        "Leyla: What is missing in the garden, if anything?\nRauf: Bağda su çatmır və yollar da uzaqdır.\n"
        "Leyla: And what else is missing?\nRauf: Kadr azdır."
    )
    assert [sentence.language for sentence in annotated(text).sentences()] == ["en", "az", "en", "az"]


def test_members_of_a_group_with_codes_take_part_even_if_they_speak_once() -> None:
    text = (
        "Moderator: Who grows pears?\nFG1-P1: I do.\nFG1-P2: not me.\nFG1-P3: I may.\nModerator: Thanks.\nFG1-P1: Yes."
    )
    assert roles(text) == {
        "Moderator": "interviewer", "FG1-P1": "participant", "FG1-P2": "participant", "FG1-P3": "participant",
    }  # fmt: skip


def test_no_text_has_no_turns() -> None:
    assert said("") == said("\n\n") == said("Sual:") == []
