"""Plain text, Markdown, encodings and normal form."""

from __future__ import annotations

import textwrap
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualkit.errors import EncodingUndecided, ReadingError, UnknownName
from qualkit.model.sources import Mark
from qualkit.reading import read
from qualkit.reading.normalising import normal, normalised
from qualkit.repairing import find_edits

SENTENCES = {
    "az": "Kənddə internet yavaşdır, müəllim şagirdlərə çətinliklə dərs keçir.",
    "tr": "Köydeki öğretmen, yağışlı günlerde bağlantının sık sık koptuğunu söylüyor.",
    "ru": "Учительница рассказала, что связь в посёлке пропадает после каждого дождя и ждать приходится долго.",
    "en": "The teacher said – “as always” – that the café’s connection is the only one that works.",
}


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def marked(path: Path, kind: str) -> list[tuple[str, str]]:
    source = read(path)
    return [(mark.value, source.original[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


@pytest.mark.parametrize("language", ["az", "tr", "ru", "en"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_are_read(tmp_path: Path, language: str, encoding: str) -> None:
    path = write(tmp_path, "a.txt", SENTENCES[language].encode(encoding))
    assert read(path).original == SENTENCES[language]


@pytest.mark.parametrize(
    ("language", "encoding"),
    [("tr", "cp1254"), ("tr", "cp857"), ("ru", "cp1251"), ("ru", "koi8_r"), ("ru", "cp866"), ("en", "cp1252")],
)
def test_old_encodings_are_told_by_the_letters(tmp_path: Path, language: str, encoding: str) -> None:
    text = SENTENCES[language].replace("ё", "е") if encoding != "cp1251" else SENTENCES[language]
    assert read(write(tmp_path, "a.txt", text.encode(encoding))).original == text


def test_turkish_letters_are_no_icelandic_ones(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Yaş; şöyle bir ığdır ağacı".encode("cp1254"))
    assert "Yaş" in read(path).original


def test_bytes_that_fit_nothing_are_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(EncodingUndecided, match="save the file as UTF-8"):
        read(write(tmp_path, "a.txt", bytes(range(128, 256)) * 3))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "empty"),
        (b"  \n\n ", "no text"),
        (b"%PDF-1.7 ...", "begins like a PDF"),
        (b"PK\x03\x04....", "begins like a ZIP"),
        (b"\x89PNG\r\n\x1a\n", "begins like a PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Office file"),
        (bytes([0, 1, 2, 250]) * 40, "not a text file"),
        ("".join(map(chr, range(1, 32))).encode() * 5, "control characters"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(tmp_path: Path, data: bytes, found: str) -> None:
    path = write(tmp_path, "a.txt", data)
    with pytest.raises(ReadingError, match=found) as caught:
        read(path)
    assert caught.value.path == str(path)


def test_unknown_suffix_missing_file_and_unknown_reader(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"no reader for '\.xyz'"):
        read(write(tmp_path, "a.xyz", b"text"))
    with pytest.raises(ReadingError, match="cannot be opened"):
        read(tmp_path / "absent.txt")
    with pytest.raises(ReadingError, match=r"absent: cannot be opened .*; check the path"):
        read(tmp_path / "absent")
    with pytest.raises(UnknownName):
        read(tmp_path / "a.txt", reader="txet")


def test_name_and_reader_are_kept(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", b"# Ba\xc5\x9fl\xc4\xb1k")
    assert read(path).name == path.as_posix()
    source = read(path, name="corpora/a.md", reader="text")
    assert (source.name, source.reader, source.original) == ("corpora/a.md", "text", "# Başlık")


def test_paragraphs_are_blocks_between_blank_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Birinci\r\nsətir\r\n\r\n  İkinci.  \r\n \r\n\r\nÜç".encode())
    assert marked(path, "paragraph") == [("1", "Birinci\nsətir"), ("2", "İkinci."), ("3", "Üç")]


def test_paragraphs_are_lines_where_no_line_is_blank(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Первая строка\nВторая\n".encode())
    assert marked(path, "paragraph") == [("1", "Первая строка"), ("2", "Вторая")]


TURNS = {
    "az": ("Bələdiyyə ilə söhbət", "Sual: Nə vaxt başladınız?", "Nigar Əliyeva: Keçən il.", "Sual: Bəs sonra?"),
    "tr": ("Belediyeyle görüşme", "S1: Ne zaman başladınız?", "K: Geçen yıl.", "S1: Peki sonra?"),
    "ru": ("Беседа в мэрии", "[00:01] Вопрос: Когда вы начали?", "[00:09] Е. Ильина: Год назад.", "Вопрос: А потом?"),
    "en": (
        "A talk at the town hall",
        "**Interviewer**: When was it?",
        "Dr. Hill 00:12: In May.",
        "**Interviewer**: So?",
    ),
}


@pytest.mark.parametrize("language", TURNS)
def test_paragraphs_are_turns_where_each_line_has_a_label(tmp_path: Path, language: str) -> None:
    heading, *turns = TURNS[language]
    text = "\n".join([heading, "", *turns, *turns])
    wanted = [(str(number), words) for number, words in enumerate([heading, *turns, *turns], 1)]
    assert marked(write(tmp_path, "a.txt", text.encode()), "paragraph") == wanted


def test_a_turn_goes_on_over_lines_without_a_label(tmp_path: Path) -> None:
    turns = ["Ann: We began late\nbecause of the rain\nand the mud.", "Ben: And then\nit\nstopped."]
    text = "Hills\n\n" + "\n".join(turns * 2)
    assert [words for _, words in marked(write(tmp_path, "a.txt", text.encode()), "paragraph")] == ["Hills", *turns * 2]


def test_lines_of_turns_too_long_to_be_wrapped_are_paragraphs(tmp_path: Path) -> None:
    long = "It rained and rained, " * 12 + "and then it stopped."
    lines = [f"Ann: {long}", "So we went home.", "Ben: Why?", "Ann: It was dark.", "Ben: Oh."]
    path = write(tmp_path, "a.txt", "\n".join(["Hills", "", *lines]).encode())
    assert [words for _, words in marked(path, "paragraph")] == ["Hills", *lines]


def test_wrapped_prose_with_colons_is_one_paragraph(tmp_path: Path) -> None:
    prose = "We asked two things.\nFirst: who came to the\nmeeting, and why. Then came the other\nFirst: who stayed."
    text = f"Hills\n\n{prose}\n\nPlace: Baku\nDate: May"
    found = [words for _, words in marked(write(tmp_path, "a.txt", text.encode()), "paragraph")]
    assert found == ["Hills", prose, "Place: Baku\nDate: May"]


def test_form_feeds_divide_pages(tmp_path: Path) -> None:
    assert marked(write(tmp_path, "a.txt", b"one\n\ftwo"), "page") == [("1", "one\n"), ("2", "two")]


def test_markdown_leaves_what_a_reader_sees(tmp_path: Path) -> None:
    text = (
        "# Söhbət\n\nAdi **qalın söz** və [keçid](http://x.az).\nDavamı.\n\n## Suallar\n\n- bir\n- iki\n\n"
        "3. üç\n4. dörd\n\n| ad | yaş |\n|---|---|\n| Ləman | **31** |\n\n<!-- gizli -->\n\n```\nx = 1\n```\n"
    )
    path = write(tmp_path, "a.md", text.encode())
    assert read(path).original == (
        "Söhbət\n\nAdi qalın söz və keçid. Davamı.\n\nSuallar\n\n– bir\n\n– iki\n\n3. üç\n\n4. dörd\n\n"
        "ad\tyaş\nLəman\t31\n\nx = 1"
    )
    assert marked(path, "title") == [("", "Söhbət")]
    assert marked(path, "heading") == [("2", "Suallar")]
    assert marked(path, "bold") == [("", "qalın söz")]
    assert [words for _, words in marked(path, "list")] == ["– bir", "– iki", "3. üç", "4. dörd"]
    assert marked(path, "table") == [("", "ad\tyaş\nLəman\t31")]
    assert [value for value, _ in marked(path, "paragraph")] == [str(n) for n in range(1, 10)]


def test_markdown_with_a_later_first_level_heading_has_no_title(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", b"## A\n\n# B\n")
    assert (marked(path, "title"), marked(path, "heading")) == ([], [("2", "A"), ("1", "B")])


@given(st.text(st.sampled_from("aeIıoç\u0307\u0301\u0308\r\n\ufeffИи\u0306가ᄀ"), max_size=30), st.data())
def test_normalising_carries_marks(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    result, (mark,) = normalised(text, [Mark(start, end, "bold")])
    assert result == normal(text)
    assert unicodedata.is_normalized("NFC", result) and "\r" not in result
    assert 0 <= mark.start <= mark.end <= len(result)
    before, inner, after = (
        normal(text[:start]),
        normal(text[start:end], first=start == 0),
        normal(text[end:], first=end == 0),
    )
    if before + inner + after == result:
        assert result[: mark.start] in (before, before[: mark.start])
        assert inner in result[mark.start : mark.end]


def test_a_text_longer_than_a_source_may_be_is_refused_with_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qualkit.reading.LONGEST", 3_000_000)
    path = tmp_path / "uzun.txt"
    path.write_text("söz " * 1_000_000, encoding="utf-8")
    with pytest.raises(ReadingError, match="4 million characters, more than the 3 million"):
        read(path)


@pytest.mark.parametrize(
    "sentence",
    [
        "Müəllimlərin fikrincə, internetsiz məktəblərdə dərslər ləngiyir və şagirdlər evdə çox oxuyurlar. ",
        "Öğretmenlerin çoğu, kütüphanedeki bilgisayarların azlığından yakınıyor; ışık da eksik, diyor İbrahim. ",
        "Большинство учителей жалуется на плохую дорогу и объясняет этим опоздания учеников из дальних сёл. ",
        "Most teachers complain about the road, and say that this is why their pupils miss the first lesson. ",
        # A line ends here where a sentence does; the wider gaps tell that the paragraph goes on.
        "Большинство преподавателей жалуется на плохую дорогу и объясняет этим опоздания учеников из села Ёлкино. ",
    ],
)
def test_paragraphs_of_a_text_with_a_blank_line_after_every_line_are_those_that_are_read(
    tmp_path: Path, sentence: str
) -> None:
    path = tmp_path / "a.txt"
    lines = [textwrap.wrap(sentence * 3, 60) for _number in range(6)]
    path.write_text("\n\n\n".join("\n\n".join(paragraph) for paragraph in lines), encoding="utf-8")
    source = read(path)
    source = source.with_edits(find_edits(source.original, marks=source.marks))
    found = [(mark.value, source.text[mark.start : mark.end]) for mark in source.paragraphs]
    assert found == [(str(number), (sentence * 3).strip()) for number in range(1, 7)]
