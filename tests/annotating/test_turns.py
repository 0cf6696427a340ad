"""Speakers, roles and questions of transcripts and surveys."""

from __future__ import annotations

import pytest

from qualkit.annotating import annotate
from qualkit.model.sources import Mark, Source

INTERVIEWS = {
    "az": ("Müsahibəçi", "Aysel Rəhimli", "Bu layihə necə başladı?", "Biz onu üç il əvvəl qurduq."),
    "tr": ("Görüşmeci", "Katılımcı 1", "Bu proje nasıl başladı?", "Onu üç yıl önce kurduk."),
    "ru": ("Интервьюер", "Респондент", "Как начался этот проект?", "Мы создали его три года назад."),
    "en": ("Interviewer", "Participant A", "How did this project begin?", "We set it up three years ago."),
}


def turns_of(text: str, *marks: Mark, language: str = "auto") -> list[tuple[str, str, str | None, str]]:
    annotation = annotate(Source("a.txt", text, marks), language=language)
    return [(turn.speaker, turn.role, turn.question, text[turn.start : turn.end]) for turn in annotation.turns]


@pytest.mark.parametrize("language", INTERVIEWS)
def test_labels_make_turns_with_roles(language: str) -> None:
    asker, teller, question, answer = INTERVIEWS[language]
    text = f"{asker}: {question}\n\n{teller}: {answer}\n\n{asker}: {question}\n\n{teller}: {answer}\n\n{answer}"
    asked = (asker, "interviewer", None, question)
    told, told_twice = (teller, "participant", None, answer), (teller, "participant", None, f"{answer}\n\n{answer}")
    assert turns_of(text) == [asked, told, asked, told_twice]


@pytest.mark.parametrize("language", INTERVIEWS)
def test_a_label_is_in_no_sentence_and_turns_are_sections(language: str) -> None:
    asker, teller, question, answer = INTERVIEWS[language]
    text = f"{asker}: {question}\n{teller}: {answer}\n"
    sentences = list(annotate(Source("a.txt", text), language=language).sentences())
    assert [text[s.start : s.end] for s in sentences] == [question, answer]
    assert [s.section for s in sentences] == ["turn", "turn"]
    assert [s.turn.speaker for s in sentences if s.turn] == [asker, teller]


@pytest.mark.parametrize(
    "text",
    [
        "Bir şey aydındır: heç kim bunu gözləmirdi.\n\nSonra başqa şey oldu: hamı getdi.",
        "Проблема одна: не хватает людей.\n\nРешение тоже одно: учить новых.\n\nВывод: надо учить.",
        "Anahtar Kelimeler: diplomasi, eğitim.\n\nKeywords: diplomacy, education.",
        "The aim was clear: to teach.\n\nhttps://qualkit.az/a\n\nhttps://qualkit.az/b\n\nhttps://qualkit.az/c",
        "Note: one.\n\nNote: two.\n\nNote: three.\n\nImage: four.",
        "",
    ],
)
def test_a_sentence_with_a_colon_is_nobodys_turn(text: str) -> None:
    assert turns_of(text) == []


def test_a_name_that_recurs_seldom_in_a_long_text_is_no_speaker() -> None:
    lines = [f"Bu, {number} nömrəli adi bir cümlədir." for number in range(100)]
    lines[10] = lines[20] = lines[30] = "Xəzər: dəniz haqqında bir söz."
    assert turns_of("\n\n".join(lines)) == []


def test_among_names_who_asks_is_the_interviewer() -> None:
    text = (
        "Leyla: Niyə gəldiniz?\n\nRauf: İşləmək üçün gəldim, sonra qaldım.\n\n"
        "Leyla: Bəs ailəniz?\n\nRauf: Onlar da burada yaşayır.\n\nLeyla: Peşman deyilsiniz?\n\nRauf: Yox, heç vaxt."
    )
    assert {(speaker, role) for speaker, role, *_ in turns_of(text)} == {
        ("Leyla", "interviewer"),
        ("Rauf", "participant"),
    }


def test_front_matter_headings_and_pictures_are_no_turns() -> None:
    text = (
        "Rauf Əliyev ilə müsahibə\nTarix: 5 may 2021\nMüsahibəçi: Leyla\n\n"
        "Müsahibəçi: Necə başladınız?\n\nRauf: Çox çətin başladıq.\n\n1. İlk illər\n\n"
        "Sonra asanlaşdı.\n\nRauf iş yerində. Foto: Anar.\n\nMüsahibəçi: Sağ olun."
    )
    annotation = annotate(Source("a.txt", text), language="az")
    assert [text[turn.start : turn.end] for turn in annotation.turns] == [
        "Necə başladınız?", "Çox çətin başladıq.", "Sonra asanlaşdı.", "Sağ olun.",
    ]  # fmt: skip
    assert [turn.speaker for turn in annotation.turns] == ["Müsahibəçi", "Rauf", "Rauf", "Müsahibəçi"]
    assert next(annotation.sentences()).section == "title"


@pytest.mark.parametrize("number", ["3. ", "3) ", "Sual 3. ", "Sual 3 – ", "3 - "])
def test_a_numbered_question_holds_until_the_next_one(number: str) -> None:
    text = (
        f"Müsahibəçi: {number}Nə dəyişdi?\n\nRespondent: Çox şey.\n\nMüsahibəçi: Məsələn?\n\nRespondent: Yollar.\n\n"
        "Müsahibəçi: 4. Niyə?\n\nRespondent: Bilmirəm."
    )
    assert [question for _, _, question, _ in turns_of(text, language="az")] == ["3", "3", "3", "3", "4", "4"]


@pytest.mark.parametrize(
    ("asks", "answers", "asker", "answerer"),
    [
        ("Soru {} –", "Cevap –", "Soru", "Cevap"),
        ("Soru {}:", "Cevap {}:", "Soru", "Cevap"),
        ("SORU {}:", "Yanıt:", "SORU", "Yanıt"),
        ("Sual {}:", "Cavab:", "Sual", "Cavab"),
        ("{}-ci sual:", "Cavab:", "sual", "Cavab"),
        ("Вопрос {}.", "Ответ.", "Вопрос", "Ответ"),
        ("Question {} -", "Answer -", "Question", "Answer"),
        ("Q{}:", "A{}:", "Q", "A"),
        ("S{}:", "C{}:", "S", "C"),
    ],
)
def test_the_number_in_a_questions_label_is_the_questions_and_not_a_persons(
    asks: str, answers: str, asker: str, answerer: str
) -> None:
    text = "".join(
        f"{asks.format(number)} Nə dəyişdi burada?\n\n{answers.format(number)} Yollar düzəldi, su gəldi.\n\n"
        for number in range(1, 5)
    )
    found = turns_of(text, language="az")
    assert {turn[:2] for turn in found} == {(asker, "interviewer"), (answerer, "participant")}
    assert [turn[2] for turn in found] == [number for number in "1234" for _turn in range(2)]


@pytest.mark.parametrize(
    "labels",
    [
        ["S1", "C1", "C2", "S1", "C3", "S1", "C1"],  # one asks a group
        ["S1", "C1", "S2", "C1", "S1", "C2", "S2", "C2"],  # two ask in turn
        ["S1", "C2", "S2", "C1", "S1", "C1"],
        ["P1", "P2", "P3", "P1", "P2", "P3"],
        ["Speaker 1", "Speaker 2", "Speaker 1", "Speaker 2"],
        ["Katılımcı 1", "Katılımcı 2", "Moderatör", "Katılımcı 1", "Katılımcı 2", "Moderatör"],
    ],
)
def test_the_number_of_a_person_stays(labels: list[str]) -> None:
    text = "".join(
        f"{label}: Nə dəyişdi burada, sizcə? {number} yol düzəldi.\n\n" for number, label in enumerate(labels)
    )
    assert [turn[0] for turn in turns_of(text, language="az")] == labels


def test_clocks_bold_and_single_letters_are_understood() -> None:
    text = "[00:00:05] S: Necəsiniz?\n\n**C:** Yaxşıyam.\n\nS: Niyə?\n\nC (00:12): Elə-belə."
    assert [turn[0] + turn[1][0] for turn in turns_of(text, language="az")] == ["Si", "Cp", "Si", "Cp"]


def test_each_answer_of_a_survey_is_a_turn() -> None:
    text = "İş çoxdur.\n\nMaaş azdır.\n\nHər şey yaxşıdır."
    marks = [
        Mark(0, 10, "question", "Çətinlik"), Mark(12, 23, "question", "Maaş"), Mark(0, 23, "row", "K1"),
        Mark(25, 42, "question", "Çətinlik"), Mark(25, 42, "row", "K2"),
    ]  # fmt: skip
    assert turns_of(text, *marks) == [
        ("K1", "participant", "Çətinlik", "İş çoxdur."),
        ("K1", "participant", "Maaş", "Maaş azdır."),
        ("K2", "participant", "Çətinlik", "Hər şey yaxşıdır."),
    ]


@pytest.mark.parametrize("language", INTERVIEWS)
@pytest.mark.parametrize("aside", ["[{}]", "({})", "[{}\n{}]", "[{}]\n\n({}.)"])
def test_what_stands_in_brackets_by_itself_is_nobodys(language: str, aside: str) -> None:
    asker, teller, question, answer = INTERVIEWS[language]
    note, after = aside.replace("{}", answer.rstrip(".")), f"{answer.rstrip('.')} [...] (2021)."
    text = f"{asker}: {question}\n\n{teller}: {answer}\n\n{note}\n\n{after}\n\n{asker}: {question}"
    assert [turn[3] for turn in turns_of(text)] == [question, answer, after, question]
    sentences = annotate(Source("a.txt", text), language=language).sentences()
    assert {s.section for s in sentences if text[s.start] in "(["} == {"furniture"}


@pytest.mark.parametrize("language", INTERVIEWS)
def test_the_written_label_of_a_marked_speaker_is_in_no_sentence(language: str) -> None:
    asker, teller, question, answer = INTERVIEWS[language]
    text = f"{asker}: {question}\n\n{teller}: {answer}"
    marks = []
    for label, words in ((asker, question), (teller, answer)):
        start = text.index(f"{label}: {words}") + len(label) + 2
        marks.append(Mark(start, start + len(words), "speaker", label))
    sentences = list(annotate(Source("a.txt", text, tuple(marks)), language=language).sentences())
    assert [(s.turn.speaker, text[s.start : s.end]) for s in sentences if s.turn] == [
        (asker, question),
        (teller, answer),
    ]
    assert len(sentences) == 2


def test_marked_voices_speak() -> None:
    text = "Добрый день!\n\nКак дела?\n\nХорошо."
    marks = [Mark(0, 12, "voice", "Анна"), Mark(14, 23, "voice", "Анна"), Mark(25, 32, "voice", "Пётр")]
    assert [(speaker, words) for speaker, _, _, words in turns_of(text, *marks)] == [
        ("Анна", "Добрый день!\n\nКак дела?"),
        ("Пётр", "Хорошо."),
    ]


@pytest.mark.parametrize("header", ["Problem", "Проблема"])
def test_an_answer_that_repeats_its_header_keeps_all_its_words(header: str) -> None:
    text = f"{header}: kadr çatışmır."
    span = (0, len(text))
    source = Source("s.csv", text, (Mark(*span, "question", header), Mark(*span, "row", "R1")))
    annotation = annotate(source)
    assert [(turn.speaker, turn.question) for turn in annotation.turns] == [("R1", header)]
    assert [source.words(sentence.span) for sentence in annotation.sentences()] == [text]
