"""Interview guides as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.errors import ReadingError, TableError
from qualkit.model.guides import Guide, Question
from qualkit.reading import guide_text, is_guide, read_guide

AZ = ("Nə vaxt başladınız?", "Nə çatışmır?")
TR = ("Bu işe ne zaman başladınız?", "Size göre en çok ne eksik?")
RU = ("Когда вы начали?", "Чего не хватает?")
EN = ("When did you begin?", "What is missing?")
ALL = Guide(
    tuple(
        Question(str(number), {"az": az, "tr": tr, "ru": ru, "en": en})
        for number, (az, tr, ru, en) in enumerate(zip(AZ, TR, RU, EN, strict=True), 1)
    )
)


def read(folder: Path, text: str, name: str = "guide.txt") -> Guide:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return read_guide([path])


def wordings(guide: Guide) -> dict[str, dict[str, str]]:
    return {question.id: dict(question.wordings) for question in guide.questions}


def one_language(texts: tuple[str, ...], mark: str = "{}. ") -> str:
    return "\n".join(mark.format(number) + text for number, text in enumerate(texts, 1)) + "\n"


@pytest.mark.parametrize("texts", [AZ, TR, RU, EN], ids=["az", "tr", "ru", "en"])
@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "Sual {}: ", "Soru {} – ", "Вопрос № {}. ", "**{}.** ", "Q{}. "])
def test_a_line_with_a_number_is_a_question(tmp_path: Path, texts: tuple[str, ...], mark: str) -> None:
    guide = read(tmp_path, one_language(texts, mark))
    assert [question.id for question in guide.questions] == ["1", "2"]
    assert [str(question) for question in guide.questions] == list(texts)


@pytest.mark.parametrize(
    "headings",
    [
        ("# Azərbaycan dili", "# Türkçe", "# Русский язык", "# English"),
        ("AZ", "TR", "RU", "EN"),
        ("Azərbaycanca:", "Türkçe sorular:", "Вопросы на русском языке:", "Questions in English:"),
        ("", "", "", ""),
    ],
)
def test_the_same_numbers_come_again_in_each_language(tmp_path: Path, headings: tuple[str, ...]) -> None:
    text = "\n\n".join(
        f"{heading}\n\n{one_language(texts)}" for heading, texts in zip(headings, (AZ, TR, RU, EN), strict=True)
    )
    guide = read(tmp_path, text)
    assert guide.languages == ("az", "tr", "ru", "en") and guide.gaps == []
    assert wordings(guide) == wordings(ALL)


def test_translations_stand_below_their_question(tmp_path: Path) -> None:
    texts = zip(AZ, TR, RU, EN, strict=True)
    tagged = "\n".join(
        f"{n}. az: {az}\n   tr: {tr}\n   ru: {ru}\n   en: {en}" for n, (az, tr, ru, en) in enumerate(texts, 1)
    )
    assert wordings(read(tmp_path, tagged)) == wordings(ALL)
    bare = (
        "1. Sizcə, bu işdə ən çox nə çatışmır?\n\nЧего, по-вашему, не хватает?\n\nWhat would you say is missing most?\n"
    )
    assert list(read(tmp_path, bare).questions[0].wordings) == ["az", "ru", "en"]


@pytest.mark.parametrize("below", ["   a) {}", "a) {}", "1.1 {}", "1.1. {}", "1a) {}", "- {}", "  • {}", "    1. {}"])
def test_what_stands_below_a_question_is_its_probe(tmp_path: Path, below: str) -> None:
    probe = "Bir misal çəkə bilərsinizmi?"
    guide = read(tmp_path, f"1. {AZ[0]}\n{below.format(probe)}\n2. {AZ[1]}\n")
    assert [question.id for question in guide.questions] == ["1", "2"]
    assert guide.questions[0].probes == {"az": (probe,)} and guide.questions[1].probes == {}


def test_a_question_is_wrapped_and_headings_and_notes_are_none(tmp_path: Path) -> None:
    text = (
        "# Müsahibə sualları\n\nBu suallar hamıya verilir.\n\n## İş haqqında\n\n1. Bu layihəyə nə vaxt\n"
        "   və necə başladınız?\n\n## Çətinliklər\n\n2. Nə çatışmır?\n\nTəşəkkür edirik.\n"
    )
    guide = read(tmp_path, text, "guide.md")
    assert [str(one) for one in guide.questions] == ["Bu layihəyə nə vaxt və necə başladınız?", "Nə çatışmır?"]


def test_questions_without_numbers_are_counted(tmp_path: Path) -> None:
    guide = read(tmp_path, f"Suallar\n\n- {AZ[0]}\n- {AZ[1]}\n")
    assert wordings(guide) == {"1": {"az": AZ[0]}, "2": {"az": AZ[1]}}


def test_a_word_file_with_a_numbered_list(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for language, texts in (("Türkçe", TR), ("English", EN)):
        document.add_heading(language, 1)
        for number, text in enumerate(texts, 1):
            document.add_paragraph(f"{number}. {text}")
            document.add_paragraph("Why?" if language == "English" else "Neden?", style="List Bullet")
    document.save(str(tmp_path / "guide.docx"))
    guide = read_guide([tmp_path / "guide.docx"])
    assert wordings(guide) == {n: {"tr": tr, "en": en} for n, tr, en in zip("12", TR, EN, strict=True)}
    assert guide.questions[0].probes == {"tr": ("Neden?",), "en": ("Why?",)}


def test_several_files_are_one_guide(tmp_path: Path) -> None:
    paths = []
    for name, texts in (("az.txt", AZ), ("tr.md", TR), ("ru.txt", RU), ("en.txt", EN)):
        paths.append(tmp_path / name)
        paths[-1].write_text(one_language(texts), encoding="utf-8")
    assert wordings(read_guide(paths)) == wordings(ALL)
    assert read_guide([]) == Guide()


@pytest.mark.parametrize("header", ["question,az,tr,ru,en", "№,Azərbaycanca,Türkçe,Русский,English", "id,AZ,TR,RU,EN"])
def test_a_table_has_a_column_for_each_language(tmp_path: Path, header: str) -> None:
    rows = [f'{n},"{az}","{tr}","{ru}","{en}"' for n, az, tr, ru, en in zip("12", AZ, TR, RU, EN, strict=True)]
    guide = read(tmp_path, "\n".join([header, *rows, "2.1,Niyə?,Neden?,Почему?,Why?"]), "guide.csv")
    assert wordings(guide) == wordings(ALL)
    assert guide.questions[1].probes == {"az": ("Niyə?",), "tr": ("Neden?",), "ru": ("Почему?",), "en": ("Why?",)}


def test_a_table_of_one_language_and_names_for_questions(tmp_path: Path) -> None:
    guide = read(tmp_path, "id,sual\nbaşlanğıc,Nə vaxt başladınız?\nboşluq,Nə çatışmır?\n", "guide.csv")
    assert wordings(guide) == {"başlanğıc": {"az": AZ[0]}, "boşluq": {"az": AZ[1]}}
    lacking = read(tmp_path, f"question,az,tr\n1,{AZ[0]},{TR[0]}\n2,{AZ[1]},\n", "guide.csv")
    assert lacking.gaps == [("2", "tr")]


def test_a_guide_is_written_as_it_is_read(tmp_path: Path) -> None:
    probed = Question("1", ALL.questions[0].wordings, {"ru": ("Почему?", "Когда именно?")})
    guide = Guide((probed, ALL.questions[1]))
    assert read(tmp_path, guide_text(guide), "guide.md").questions == guide.questions
    assert guide_text(Guide()) == ""


def test_a_number_twice_says_where(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"guide.txt:3: question 1 stands twice in az, first on line 1"):
        read(tmp_path, f"1. {AZ[0]}\n2. {AZ[1]}\n1. Sizin adınız nədir?\n")
    (tmp_path / "other.txt").write_text("1. Sizin adınız nədir?\n", encoding="utf-8")
    read(tmp_path, one_language(AZ))
    with pytest.raises(ReadingError, match="question 1 is there already in az"):
        read_guide([tmp_path / "guide.txt", tmp_path / "other.txt"])


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("guide.txt", "", "no question|empty"),
        ("guide.md", "# Giriş\n\nHeç nə yoxdur.\n", "no question"),
        ("guide.pages", "1. Nə?", "save it as"),
    ],
)
def test_a_file_without_a_question_is_refused(tmp_path: Path, name: str, text: str, found: str) -> None:
    with pytest.raises(ReadingError, match=found):
        read(tmp_path, text, name)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("question,az\n1,Nə?\n1,Kim?\n", "row 3: question 1 comes twice"),
        ("question,az\n1,Nə?\n,Kim?\n", "row 3: the question has no id"),
        ("a,b\n1,2\n3,4\n", "row 1: no column holds questions"),
    ],
)
def test_a_wrong_table_says_where(tmp_path: Path, text: str, found: str) -> None:
    with pytest.raises(TableError, match=found):
        read(tmp_path, text, "guide.csv")


def test_a_guide_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="cannot be opened"):
        read_guide([tmp_path / "none.txt"])


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("guide.md", True), ("Guide-RU.docx", True), ("interview-guide.xlsx", True), ("guide.yaml", False),
     ("city-guide.txt", False), ("guidelines.docx", False)],
)  # fmt: skip
def test_files_that_are_guides_by_their_names(name: str, is_one: bool) -> None:
    assert is_guide(Path(name)) is is_one
