"""One conversation in four languages, written in all the ways that labels are written in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qualkit.annotating import annotate
from qualkit.annotating.speakers import labels
from qualkit.model.sources import Mark, Source

TALKS = {
    "az": [
        ("Arıçılığa nə vaxt başlamısınız?", "Doxsan doqquzuncu ildən. Atamdan iki pətək qalmışdı."),
        ("Özünüz haqqında bir az danışın.", "Nə deyim, aqronomam, iyirmi il kolxozda işləmişəm."),
        ("Bu il bal necə oldu?", "Zəif oldu. Yazda yağış çox yağdı, biz də şərbət verdik."),
        ("Peşman deyilsiniz?", "Yox. Mən arısız yaşaya bilmərəm."),
    ],
    "tr": [
        ("Bu mahallede ne zamandır oturuyorsunuz?", "Seksen yediden beri. Evlendim, geldim."),
        ("O günleri biraz anlatır mısınız?", "Her yer bahçeydi. Komşuyla duvarın üstünden konuşurduk."),
        ("Şimdi en çok neyi özlüyorsunuz?", "Sesleri özlüyorum. Simitçi geçerdi, ben de seslenirdim."),
        ("Taşınmayı düşündünüz mü?", "Düşündük tabii, ama ben bu yaştan sonra gidemem."),
    ],
    "ru": [
        ("Как вы пришли в библиотеку?", "Случайно. Я искала работу рядом с домом."),
        ("Расскажите про первый рабочий день.", "Ой, я его помню плохо. Меня посадили за картотеку."),
        ("Что изменилось за эти годы?", "Люди стали тише. Раньше у нас спорили про книги."),
        ("Не жалеете, что остались?", "Нет, ни разу. Мы с коллегами как одна семья."),
    ],
    "en": [
        ("When did you start baking for the market?", "About ten years ago. My sister lent me her oven."),
        ("Tell me about a normal Saturday.", "I'm up at three. By six we have loaded the van."),
        ("What do people ask for most?", "Rye, always rye. I make forty loaves."),
        ("Would you do it again?", "I would, but I'd buy a bigger oven first."),
    ],
}
INTRO = {
    "az": "Silsilə söhbətlərimiz davam edir. Növbəti qonağımız Şəkidən olan arıçıdır.",
    "tr": "Eski sakinlerle görüşmeler sürüyor. Bu kez konuğumuz emekli bir terzi.",
    "ru": "Мы продолжаем записывать истории города. Сегодня наш собеседник работает в библиотеке.",
    "en": "Each week somebody else stands behind the stall. This time it is a baker from the old town.",
}
NAMES = {
    "az": ("Günel", "Rəşad Məmmədov"),
    "tr": ("Selin", "Hatice Yıldız"),
    "ru": ("Ольга", "Анна Сергеевна"),
    "en": ("Daniel", "Margaret Ellis"),
}
ROLES = {
    "az": ("Müsahibəçi", "İştirakçı 3"),
    "tr": ("Görüşmeci", "Katılımcı-3"),
    "ru": ("Интервьюер", "Респондент"),
    "en": ("Interviewer", "Respondent"),
}
LETTERS = {"az": ("S", "C"), "tr": ("S", "C"), "ru": ("В", "О"), "en": ("Q", "A")}
WORDS = {"az": ("Sual", "Cavab"), "tr": ("Soru", "Cevap"), "ru": ("Вопрос", "Ответ"), "en": ("Question", "Answer")}
Labels = dict[str, tuple[str, str]]

# {n} is the label, {t} what is said, {s} a figure; <…> is bold.
NAMED = {
    "bold, alone on its line": "<{n}>\n{t}",
    "bold, a paragraph of its own": "<{n}>\n\n{t}",
    "bold, before the words": "<{n}> {t}",
    "bold with a colon": "<{n}:> {t}",
    "Markdown with a colon": "**{n}:** {t}",
    "Markdown, no colon": "**{n}** {t}",
    "Otter": "{n}  0:0{s}\n{t}",
    "Otter with a gap": "{n}  0:0{s}\n\n{t}",
    "Teams": "{n}\n0:0{s}\n{t}",
    "Teams with from and to": "00:00:0{s}.000 --> 00:00:10.200\n{n}\n{t}",
    "name and clock": "{n} 00:1{s}\n{t}",
    "Zoom": "[10:01:2{s}] {n}: {t}",
    "Zoom without brackets": "10:01:2{s} {n}: {t}",
    "chat": "10:01:2{s} From {n} to Everyone: {t}",
    "clock before the colon": "{n} (00:1{s}): {t}",
    "clock behind the colon": "{n}: [00:1{s}] {t}",
    "stamps between": "[00:01:2{s}]\n\n{n}: {t}",
    "stamps without brackets": "00:01:2{s}\n{n}: {t}",
    "f4": "{n}: {t} #00:01:2{s}-5#",
    "tab": "{n}\t{t}",
    "colon and tab": "{n}:\t{t}",
    "column": "{n}    {t}",
    "dash": "{n} – {t}",
    "colon at the line's end": "{n}:\n{t}",
    "colon in a paragraph of its own": "{n}:\n\n{t}",
    "alone above the words": "{n}\n{t}",
    "double brackets": "(({n})) {t}",
}


def turns_of(written: str, language: str) -> list[tuple[str, str, str]]:
    """The turns of a text in which <…> is bold."""
    marks, text = [], ""
    for number, piece in enumerate(written.replace("-->", "—→").replace(">", "<").split("<")):
        if number % 2:
            marks.append(Mark(len(text), len(text) + len(piece), "bold"))
        text += piece.replace("—→", "-->")
    annotation = annotate(Source("a.txt", text, tuple(marks)), language=language)
    return [(turn.speaker, turn.role, text[turn.start : turn.end]) for turn in annotation.turns]


def conversation(language: str, form: str, labels: tuple[str, str], gap: str) -> str:
    pairs = [(labels[place], said) for talk in TALKS[language] for place, said in enumerate(talk)]
    return gap.join(form.format(n=label, t=said, s=len(said) % 10) for label, said in pairs)


def expected(language: str, labels: tuple[str, str]) -> list[tuple[str, str, str]]:
    roles = ("interviewer", "participant")
    return [(labels[place], roles[place], said) for talk in TALKS[language] for place, said in enumerate(talk)]


@pytest.mark.parametrize("language", TALKS)
@pytest.mark.parametrize("form", NAMED.values(), ids=NAMED)
def test_names_are_recognised_in_every_form(language: str, form: str) -> None:
    text = conversation(language, form, NAMES[language], "\n\n")
    assert turns_of(text, "auto") == expected(language, NAMES[language])


@pytest.mark.parametrize("language", TALKS)
@pytest.mark.parametrize("labels", [NAMES, ROLES, LETTERS], ids=["names", "roles", "letters"])
@pytest.mark.parametrize("gap", ["\n", "\n\n", " "], ids=["lines", "paragraphs", "one line"])
def test_a_colon_makes_a_label(language: str, labels: Labels, gap: str) -> None:
    text = conversation(language, "{n}: {t}", labels[language], gap)
    assert turns_of(text, language) == expected(language, labels[language])


@pytest.mark.parametrize("language", TALKS)
@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        "Dr. {}".format,
        "{} (Gəncə)".format,
        lambda name: f"{name[0]}.{name[1].upper()}.",
        lambda name: f"{name[0]}-2",
        lambda name: f"{name[0]}1",
    ],
    ids=["capitals", "title", "brackets", "initials", "number", "code"],
)
def test_other_spellings_of_a_name(language: str, change: Callable[[str], str]) -> None:
    asker, teller = NAMES[language]
    labels = (asker, change(teller))
    assert turns_of(conversation(language, "{n}: {t}", labels, "\n"), language) == expected(language, labels)


@pytest.mark.parametrize("language", TALKS)
@pytest.mark.parametrize("form", ["{n}. {t}", "{n}) {t}", "{n} – {t}"])
def test_letters_with_another_sign(language: str, form: str) -> None:
    labels = LETTERS[language]
    assert turns_of(conversation(language, form, labels, "\n"), language) == expected(language, labels)


@pytest.mark.parametrize("language", TALKS)
@pytest.mark.parametrize("sign", [" – ", ". ", ": ", "\n"])
@pytest.mark.parametrize("is_answer_labelled", [True, False])
def test_numbered_questions(language: str, sign: str, is_answer_labelled: bool) -> None:
    asking, answering = WORDS[language]
    head = f"{answering}{sign}" if is_answer_labelled else ""
    talks = enumerate(TALKS[language], 1)
    text = "\n\n".join(f"{asking} {number}{sign}{asked}\n\n{head}{told}" for number, (asked, told) in talks)
    found = turns_of(text, language)
    assert [turn[1:] for turn in found] == [turn[1:] for turn in expected(language, WORDS[language])]
    assert [turn[0] for turn in found[:4]] == [asking, answering, asking, answering]


@pytest.mark.parametrize("language", TALKS)
@pytest.mark.parametrize(
    "form",
    [
        "– {q}\n\n– {a}", "- {q}\n- {a}", "— {q} — {a}", "– {q}\n\n{a}", "<{q}>\n\n{a}", "<– {q}>\n\n– {a}",
        "<{q}> {a}", "{q}\n\n{a}",
    ],
)  # fmt: skip
def test_without_labels_the_turns_are_questions_and_answers(language: str, form: str) -> None:
    turns = "\n\n".join(form.format(q=asked, a=told) for asked, told in TALKS[language])
    assert turns_of(f"{INTRO[language]}\n\n{turns}", "auto") == expected(language, WORDS[language])


@pytest.mark.parametrize("language", TALKS)
@pytest.mark.parametrize("form", ["<{q}>\n\n{n}: {a}", "{q}\n\n{n}: {a}", "<{q}>\n\n<{n}> {a}"])
def test_the_question_before_a_label_is_not_the_answerers(language: str, form: str) -> None:
    teller = NAMES[language][1]
    turns = "\n\n".join(form.format(q=asked, a=told, n=teller) for asked, told in TALKS[language])
    labels = (WORDS[language][0], teller)
    assert turns_of(f"{INTRO[language]}\n\n{turns}", "auto") == expected(language, labels)


@pytest.mark.parametrize("language", TALKS)
@pytest.mark.parametrize("is_answer_styled", [True, False])
def test_paragraph_styles_name_roles(language: str, is_answer_styled: bool) -> None:
    text, marks = f"{INTRO[language]}\n\n", []
    labels = WORDS[language]
    for talk in TALKS[language]:
        for place, said in enumerate(talk):
            if place == 0 or is_answer_styled:
                marks.append(Mark(len(text), len(text) + len(said), "style", labels[place]))
            text += f"{said}\n\n"
    annotation = annotate(Source("a.docx", text, tuple(marks)), language=language)
    found = [(turn.speaker, turn.role, text[turn.start : turn.end]) for turn in annotation.turns]
    assert found == expected(language, labels)


@pytest.mark.parametrize(("language", "asker", "teller"), [("en", "R", "I"), ("az", "R", "M"), ("ru", "Р", "И")])
def test_letters_of_a_pair_that_are_used_the_other_way_round(language: str, asker: str, teller: str) -> None:
    text = "\n".join(f"{asker}: {question}\n{teller}: {answer}" for question, answer in TALKS[language])
    roles = {turn.speaker: turn.role for turn in annotate(Source("a.txt", text)).turns}
    assert roles == {asker: "interviewer", teller: "participant"}


def test_a_long_transcript_is_not_compared_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    is_repeated = labels._is_repeated
    monkeypatch.setattr(labels, "_is_repeated", lambda *words: compared.append(words) or is_repeated(*words))
    text = "".join(f"Leyla: Nə {n}?\nAnar: Mən {n} bilirəm.\n" for n in range(500))
    assert len(annotate(Source("a.txt", text)).turns) == 1000
    assert len(compared) < 100 * 1000


@pytest.mark.parametrize("language", TALKS)
@pytest.mark.parametrize("label", ["RQ", "H", "AS", "Hipotez ", "Глава ", "Fəsil ", "Chapter "])
def test_numbered_questions_of_an_article_are_nobodys(language: str, label: str) -> None:
    (first, tells), (second, more), *_ = TALKS[language]
    prose = f"{INTRO[language]}\n\n" * 3
    asked = f"{label}1: {first}\n{label}2: {second}\n\n"
    text = f"{prose}{asked}{prose}{label}1: {tells}\n\n{prose}{label}2: {more}\n\n{prose}"
    assert annotate(Source("a.txt", text)).turns == ()


@pytest.mark.parametrize(
    ("language", "aside", "place"),
    [
        ("az", "gülərək", "müəllim"),
        ("tr", "hafifçe gülerek", "öğretmen"),
        ("ru", "смеётся", "учительница"),
        ("en", "laughing", "teacher"),
    ],
)
def test_how_something_is_said_is_no_part_of_a_label(language: str, aside: str, place: str) -> None:
    (first, tells), (second, more), *_ = TALKS[language]
    text = f"M: {first}\nK1: {tells}\nK2 ({aside}): {more}\nM: {second}\nK1: {tells}\nNora H. ({place}): {more}\n"
    text += f"M: {first}\nNora H. ({place}): {tells}"
    labels = [speaker for speaker, _role, _said in turns_of(text, language)]
    assert labels == ["M", "K1", "K2", "M", "K1", f"Nora H. ({place})", "M", f"Nora H. ({place})"]


@pytest.mark.parametrize(
    ("language", "joined", "words"),
    [("az", "K2 və K3", "Hə!"), ("tr", "K2 ve K3", "Evet!"), ("ru", "K2 и K3", "Да!"), ("en", "K2 & K3", "Yes!")],
)
def test_who_speak_together_have_a_label_of_their_own(language: str, joined: str, words: str) -> None:
    (first, tells), (second, more), *_ = TALKS[language]
    text = f"M: {first}\nK1: {tells}\nK2: {more}\nK3: {tells}\nM: {second}\n{joined}: {words}\nM: {first}\nK3: {more}"
    assert turns_of(text, language)[5] == (joined, "other", words)
    assert {role for speaker, role, _said in turns_of(text, language) if speaker in ("K1", "K2", "K3")} == {
        "participant"
    }


@pytest.mark.parametrize("language", TALKS)
def test_a_paragraph_that_begins_with_the_speakers_own_full_name_is_a_caption(language: str) -> None:
    asker, teller = NAMES[language]
    captions = {"az": "öz bağında.", "tr": "evinin önünde.", "ru": "у себя в архиве.", "en": "with the first loaves."}
    (first, tells), (second, more), *_ = TALKS[language]
    caption = f"{teller} {captions[language]}"
    text = f"{asker}: {first}\n\n{teller}: {tells}\n\n{caption}\n\n{asker}: {second}\n\n{teller}: {more}"
    assert [said for *_speaker, said in turns_of(text, language)] == [first, tells, second, more]
