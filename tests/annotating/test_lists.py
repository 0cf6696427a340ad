"""Lists in articles and theses that are no evidence: questions of the study, references; titles over two lines."""

from __future__ import annotations

import pytest

from qualkit.annotating import annotate
from qualkit.model.sources import Mark, Source

PROSE = {
    "az": "Kənd məktəbində dərslər günortadan sonra keçir, çünki avtobus gec gəlir və bunu heç kim dəyişmir.",
    "tr": "Köy okulunda dersler öğleden sonra yapılıyor, çünkü otobüs geç geliyor ve bunu kimse değiştirmiyor.",
    "ru": "В сельской школе уроки идут после обеда, потому что автобус приходит поздно, и никто это не меняет.",
    "en": "Lessons in the village school are held after noon because the bus comes late and nobody changes that.",
}
QUESTIONS = {
    "az": ("Avtobus niyə gecikir?", "Dərsləri kim köçürüb?", "Valideynlər nə deyir?"),
    "tr": ("Otobüs neden gecikiyor?", "Dersleri kim erteledi?", "Veliler ne diyor?"),
    "ru": ("Почему опаздывает автобус?", "Кто перенёс уроки?", "Что говорят родители?"),
    "en": ("Why is the bus late?", "Who moved the lessons?", "What do the parents say?"),
}
HEADS = {"az": "Ədəbiyyat", "tr": "Kaynakça", "ru": "Литература", "en": "References"}
INNER = {"az": "Nəticələr", "tr": "Bulgular", "ru": "Результаты", "en": "Findings"}


def sections_of(text: str, *marks: Mark, language: str = "auto") -> list[str]:
    """The sections in order, neighbours that are equal taken together."""
    found: list[str] = []
    for sentence in annotate(Source("a.txt", text, marks), language=language).sentences():
        if found[-1:] != [sentence.section]:
            found.append(sentence.section)
    return found


@pytest.mark.parametrize("language", QUESTIONS)
@pytest.mark.parametrize(("sign", "gap"), [("- {}. ", "\n"), ("{}. ", "\n\n"), ("{}) ", "\n")])
def test_the_questions_of_a_study_are_no_statement(language: str, sign: str, gap: str) -> None:
    items = [sign.format(number) + question for number, question in enumerate(QUESTIONS[language], 1)]
    prose = PROSE[language]
    assert sections_of("\n\n".join([prose, gap.join(items), prose]), language=language) == ["body", "table", "body"]
    # A request among the questions, and a question over two lines, belong to the list.
    items[1:1] = [sign.format(7) + prose]
    items[0] = items[0].replace(" ", "\n", 3).replace("\n", " ", 2)
    assert sections_of("\n\n".join([prose, gap.join(items), prose]), language=language) == ["body", "table", "body"]


@pytest.mark.parametrize("language", QUESTIONS)
def test_two_questions_or_answered_ones_are_body(language: str) -> None:
    prose, asked = PROSE[language], QUESTIONS[language]
    items = [f"{number}. {question}" for number, question in enumerate(asked, 1)]
    assert "table" not in sections_of("\n\n".join([prose, *items[:2], prose]), language=language)
    assert "table" not in sections_of("\n\n".join(f"{item}\n\n{prose}" for item in items), language=language)
    assert "table" not in sections_of(f"{prose}\n\n" + "\n\n".join(asked), language=language)
    assert sections_of(" ".join(asked), language=language) == ["body"]


@pytest.mark.parametrize("language", HEADS)
@pytest.mark.parametrize("marked", [False, True])
def test_a_heading_inside_a_list_of_references_does_not_end_it(language: str, marked: bool) -> None:
    entries = [f"- {n}. {name}, A. (201{n}). A book. Knopf." for n, name in enumerate(("Ash", "Elm", "Oak", "Yew"), 1)]
    inner = INNER[language]
    text = "\n\n".join([PROSE[language], HEADS[language], *entries[:2], inner, *entries[2:]])
    marks = [Mark(text.index(inner), text.index(inner) + len(inner), "heading", "2")] if marked else []
    assert sections_of(text, *marks, language=language) == ["body", "heading", "references", "heading", "references"]


@pytest.mark.parametrize("language", HEADS)
def test_a_heading_over_text_ends_the_references(language: str) -> None:
    entries = [f"{n}. Ash, A. (201{n}). A book. Knopf." for n in range(4)]
    text = "\n\n".join([PROSE[language], HEADS[language], *entries, INNER[language], PROSE[language]])
    assert sections_of(text, language=language) == ["body", "heading", "references", "heading", "body"]


def test_a_title_over_two_lines_has_no_author_in_it() -> None:
    title = "Kənd məktəbi: avtobus, dərslər və\ngözləmə"
    text = f"{title}\n\nAytən Qocayeva\n\nXülasə\n\n{PROSE['az']}"
    source = Source("a.txt", text, (Mark(0, len(title), "heading", "1"),))
    sections = [sentence.section for sentence in annotate(source, language="az").sentences()]
    assert sections == ["title", "title", "authors", "heading", "abstract"]
