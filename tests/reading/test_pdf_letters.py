"""Bold and italic letters of a PDF, and who speaks where they are all that tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.annotating import annotate
from qualkit.model.sources import Source
from qualkit.reading import read
from qualkit.repairing import find_edits
from tests.reading.pdf_files import make, typeset

TALKS = {
    "az": ("Günel", "Rəşad Məmmədov", [
        ("Arıçılığa nə vaxt başlamısınız?", "Doxsan doqquzda. Atamdan iki pətək qalmışdı, mən də ona görə başladım."),
        ("Bu il bal necə oldu?", "Zəif oldu. Yazda yağış çox yağdı, arı uça bilmədi, biz də şərbət verdik."),
        ("Gənclər bu işə gəlirmi?", "Gələn var, qalan yoxdur. Oğlum da şəhərə getdi, indi taksi sürür."),
    ]),
    "tr": ("Selin", "Hatice Yıldız", [
        ("Bu mahallede ne zamandır oturuyorsunuz?", "Seksen yediden beri. Evlendim geldim, bir daha da çıkmadım."),
        ("Şimdi en çok neyi özlüyorsunuz?", "Sesleri özlüyorum. Simitçi geçerdi, ben de pencereden seslenirdim."),
        ("Taşınmayı düşündünüz mü?", "Düşündük tabii. Oğlum çok ısrar etti, ben bu yaştan sonra istemedim."),
    ]),
    "ru": ("Ольга", "Анна Сергеевна", [
        ("Как вы пришли в библиотеку?", "Случайно. Я искала работу рядом с домом, а тут открыли читальный зал."),
        ("Что изменилось за эти годы?", "Люди стали тише. Раньше у нас спорили про книги, а теперь молчат."),
        ("Не жалеете, что остались?", "Нет, ни разу. Мы с коллегами давно как одна семья, я тут привыкла."),
    ]),
    "en": ("Daniel", "Margaret Ellis", [
        ("When did you start baking for the market?", "Ten years ago. My sister lent me her oven and I kept it."),
        ("What do people ask you for most?", "Rye, always rye. I make forty loaves and we are sold out by ten."),
        ("Would you do it again?", "I would, but with a bigger oven this time. My back would thank me for it."),
    ]),
}  # fmt: skip
NAMES = {
    "a name above the words": "*{n}*\n\n{q}\n\n*{p}*\n\n{a}",
    "a name on a line of the paragraph": "*{n}*\\\n{q}\n\n*{p}*\\\n{a}",
    "no room between turns": "*{n}*\\\n{q}\\\n*{p}*\\\n{a}\\",
    "a name before the words": "*{n}* {q}\n\n*{p}* {a}",
}
QUESTIONS = {
    "bold": "*{q}*\n\n{a}",
    "italic": "_{q}_\n\n{a}",
    "bold without room": "*{q}*\\\n{a}\\",
    "italic without room": "_{q}_\\\n{a}\\",
}
WORDS = {"az": ("Sual", "Cavab"), "tr": ("Soru", "Cevap"), "ru": ("Вопрос", "Ответ"), "en": ("Question", "Answer")}
TIMES = 4  # the answers fill several small pages


def talk(folder: Path, language: str, form: str) -> Source:
    name, person, said = TALKS[language]
    gap = "\n" if form.endswith("\\") else "\n\n"
    turns = (form.format(n=name, p=person, q=asked, a=" ".join([told] * TIMES)) for asked, told in said * TIMES)
    return read(typeset(folder, f'#set page(paper: "a6")\n#set text(lang: "{language}")\n' + gap.join(turns)))


def said(source: Source, language: str) -> list[tuple[str, str, str]]:
    """Who says what, the parts of a turn that a page break divides put together."""
    found: list[tuple[str, str, str]] = []
    for turn in annotate(source, language=language).turns:
        words = " ".join(source.text[turn.start : turn.end].split())
        if found and found[-1][0] == turn.speaker:
            words = f"{found.pop()[2]} {words}"
        found.append((turn.speaker, turn.role, words))
    return found


def expected(language: str, asker: str, teller: str) -> list[tuple[str, str, str]]:
    pairs = TALKS[language][2] * TIMES
    roles = ((asker, "interviewer", 1), (teller, "participant", TIMES))
    return [(who, role, " ".join([words[at]] * n)) for words in pairs for at, (who, role, n) in enumerate(roles)]


@pytest.mark.parametrize("is_repaired", [False, True], ids=["as read", "repaired"])
@pytest.mark.parametrize("language", TALKS)
@pytest.mark.parametrize("form", [*NAMES.values(), *QUESTIONS.values()], ids=[*NAMES, *QUESTIONS])
def test_letters_tell_who_speaks(tmp_path: Path, language: str, form: str, is_repaired: bool) -> None:
    source = talk(tmp_path, language, form)
    if is_repaired:
        edits = find_edits(source.original, marks=source.marks)
        source = Source(source.name, source.original, source.marks, tuple(edits))
    names = TALKS[language][:2] if form in NAMES.values() else WORDS[language]
    assert [turn[:2] for turn in said(source, language)] == [turn[:2] for turn in expected(language, *names)]
    if not is_repaired:  # which may join the parts of words at the ends of lines
        found = ["".join(turn[2].replace("-", "").split()) for turn in said(source, language)]
        wanted = ["".join(turn[2].replace("-", "").split()) for turn in expected(language, *names)]
        assert found == wanted


ARTICLE = """= The harbour and its people
_This article asks who built the harbour, and what for. We look at three towns._

*Background.* The harbour was built in the last century and it still works.

*Cost.* Nobody asked what the villages would pay. Is that a fair bargain?

*Use.* Boats come twice a week, and the hall behind the quay is empty.

== Second town

*Background.* The quay is older than the town, as maps of the period show.

*Cost.* The state paid for the stones and the town paid for the work.

*Use.* Two ferries and a museum share the building, which is kept dry.

== Third town

*Background.* There was a wooden quay, which burned down before the war.

*Cost.* The town still pays the debt. Who will pay it in ten years?

*Use.* Fishermen keep their nets there and tourists take pictures."""


def test_bold_words_that_begin_the_paragraphs_of_an_article_are_no_names(tmp_path: Path) -> None:
    source = read(typeset(tmp_path, ARTICLE))
    assert [source.original[mark.start : mark.end] for mark in source.marks_of("bold")][:2] == ["Background.", "Cost."]
    assert annotate(source, language="en").turns == ()


def test_lines_wholly_bold_have_one_mark_and_others_as_far_as_the_bold_letters_go(tmp_path: Path) -> None:
    path = typeset(
        tmp_path, "#set page(width: 8cm)\nAd\n\n*Bu sözlərin hamısı qalındır və iki sətir tutur.* Bu isə yox."
    )
    source = read(path)
    (mark,) = source.marks_of("bold")
    bold = "Bu sözlərin hamısı qalındır və iki sətir tutur."
    assert " ".join(source.original[mark.start : mark.end].split()) == bold


def test_a_name_that_stands_at_the_edge_of_pages_by_chance_is_no_running_header(tmp_path: Path) -> None:
    pages = [
        [(50, 570, 11, "**Leyla"), (50, 550, 11, f"{place} necedir?"), (50, 400, 11, "**Leyla"), (50, 380, 11, "Bes?")]
        for place in ("Yol", "Ev", "Deniz")
    ]
    source = read(make(tmp_path, pages))
    assert [mark for mark in source.marks if mark.kind == "furniture"] == []
    assert source.original.count("Leyla") == 6
