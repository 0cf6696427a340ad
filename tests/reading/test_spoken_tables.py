"""Transcripts in spreadsheets, in tables of other programs, and in tables of Word documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from qualkit.errors import TableError
from qualkit.model.sources import Mark
from qualkit.reading import read_respondents
from qualkit.reading.tables.surveys import read_answers
from qualkit.reading.word.transcripts import is_transcript, write_transcript
from qualkit.reading.writing import Manuscript

LANGUAGES = ("az", "tr", "ru", "en")
HEADERS = {
    "az": ("Vaxt", "Danışan", "Mətn"),
    "tr": ("Zaman", "Konuşmacı", "Metin"),
    "ru": ("Время", "Спикер", "Текст"),
    "en": ("Time", "Speaker", "Transcript"),
}
ROWS = {
    "az": [("İlqar", "Salam."), ("Leyla", "Mən kənddə"), ("Leyla", "yaşayıram."), ("İlqar", "Bəs məktəb uzaqdır?")],
    "tr": [("Işıl", "Merhaba."), ("Ömer", "Ben köyde"), ("Ömer", "yaşıyorum."), ("Işıl", "Okul uzak mı?")],
    "ru": [("Анна", "Здравствуйте."), ("Олег", "Я живу"), ("Олег", "в селе."), ("Анна", "Далеко ли школа?")],
    "en": [("Ann", "Hello."), ("Tom", "I live"), ("Tom", "in a village."), ("Ann", "Is the school far?")],
}


def write(folder: Path, rows: Sequence[tuple[str, ...]], *, name: str = "a.csv", delimiter: str = ",") -> Path:
    path = folder / name
    path.write_text("\n".join(delimiter.join(row) for row in rows), encoding="utf-8")
    return path


def read(path: Path) -> tuple[str, list[Mark]]:
    return read_answers(path, languages=LANGUAGES)


def found(text: str, marks: list[Mark], kind: str) -> list[tuple[str, str]]:
    return [(mark.value, text[mark.start : mark.end]) for mark in marks if mark.kind == kind]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("with_time", [True, False])
def test_rows_of_one_speaker_are_a_turn(tmp_path: Path, language: str, with_time: bool) -> None:
    header, rows = HEADERS[language], ROWS[language]
    timed = [(f"00:00:0{n}", *row) for n, row in enumerate(rows, 1)]
    path = write(tmp_path, [header, *timed] if with_time else [header[1:], *rows])
    text, marks = read(path)
    joined = f"{rows[1][1]} {rows[2][1]}"
    assert text == f"{rows[0][1]}\n\n{joined}\n\n{rows[3][1]}"
    assert found(text, marks, "speaker") == [rows[0], (rows[1][0], joined), rows[3]]
    times = [(f"00:00:0{n}.000", said) for n, (_name, said) in enumerate(rows, 1)]
    assert found(text, marks, "cue") == (times if with_time else [])
    assert not {mark.kind for mark in marks} & {"row", "question"}
    assert read_respondents(path) == {}


def test_a_workbook_with_a_transcript(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet()
        clock = workbook.add_format({"num_format": "hh:mm:ss"})
        sheet.write_row(0, 0, HEADERS["tr"])
        for number, (name, said) in enumerate(ROWS["tr"], 1):
            sheet.write_number(number, 0, number / 86_400, clock)
            sheet.write_row(number, 1, [name, said])
    text, marks = read(path)
    assert [value for value, _words in found(text, marks, "cue")][:2] == ["00:00:01.000", "00:00:02.000"]
    assert len(found(text, marks, "speaker")) == 3


def test_elan_and_whisper_without_words_for_their_columns(tmp_path: Path) -> None:
    elan = [
        (name, "", f"00:00:0{n}.500", f"00:00:0{n}.900", "00:00:00.400", said)
        for n, (name, said) in enumerate(ROWS["ru"])
    ]
    text, marks = read(write(tmp_path, elan, name="elan.tsv", delimiter="\t"))
    assert found(text, marks, "speaker")[1] == ("Олег", "Я живу в селе.")
    assert found(text, marks, "cue")[1] == ("00:00:01.500", "Я живу")
    whisper = [("start", "end", "text"), ("0", "3200", 'Salam, "dost".'), ("3200", "5000", "Hər şey yaxşıdır?")]
    text, marks = read(write(tmp_path, whisper, name="w.tsv", delimiter="\t"))
    assert text == 'Salam, "dost". Hər şey yaxşıdır?'
    assert [value for value, _words in found(text, marks, "cue")] == ["00:00:00.000", "00:00:03.200"]


def test_columns_that_are_left_out_are_doubted(tmp_path: Path) -> None:
    rows = [("Vaxt", "Danışan", "Mətn", "Qeyd"), ("0:01", "Ann", "Salam.", ""), ("0:05", "Tom", "Salam.", "gülür")]
    text, marks = read(write(tmp_path, rows))
    assert found(text, marks, "doubt") == [("columns that are no part of the transcript were left out: Qeyd", "")]


def test_a_survey_with_participants_and_times_is_no_transcript(tmp_path: Path) -> None:
    rows = [("Zaman", "Katılımcı", "Metin"), ("2026-03-01 10:00", "K1", "Köyde her şey çok güzel geçiyor."),
            ("2026-03-01 11:00", "K2", "Şehirde hayat bana zor geliyor.")]  # fmt: skip
    _text, marks = read(write(tmp_path, rows))
    assert [mark.value for mark in marks if mark.kind == "row"] == ["K1", "K2"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("times", [("9", "30", "12", "7"), ("10:30", "09:12", "18:00", "11:31")])
def test_a_survey_with_minutes_or_times_of_day_is_no_transcript(
    tmp_path: Path, language: str, times: tuple[str, ...]
) -> None:
    header = HEADERS[language]
    said = [f"{one} {ROWS[language][0][1]} {name}" for name, one in ROWS[language]]
    rows = [("id", header[0], header[2]), *((f"R{n}", *row) for n, row in enumerate(zip(times, said, strict=True)))]
    _text, marks = read(write(tmp_path, rows))
    assert [mark.value for mark in marks if mark.kind == "row"] == ["R0", "R1", "R2", "R3"]


def test_a_table_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError):
        read(write(tmp_path, [("Vaxt", "Danışan", "Mətn")]))


WORD_ROWS = [
    ["Vaxt", "Kim", "Nə deyildi"],
    ["00:12", "M:", "Məktəbiniz haqqında danışın, zəhmət olmasa."],
    ["00:15-00:40", "L:", "Bizim məktəb iki mərtəbəlidir, şagird azdır."],
    ["", "", "Müəllimlər rayondan gəlir."],
    ["01:02:03", "M:", "Bəs qışda necə olur, yol açıq qalır?"],
    ["01:02:09", "L:", "Yox, yol bağlananda dərslər dayanır."],
]


def written(rows: list[list[str]]) -> Manuscript:
    manuscript = Manuscript()
    write_transcript(manuscript, rows)
    return manuscript


def test_a_word_table_with_times_numbers_and_headings() -> None:
    assert is_transcript(WORD_ROWS)
    manuscript = written(WORD_ROWS)
    lines = manuscript.text.split("\n\n")
    assert lines[:2] == ["Vaxt\tKim\tNə deyildi", "M: Məktəbiniz haqqında danışın, zəhmət olmasa."]
    cues = [mark.value for mark in manuscript.marks if mark.kind == "cue"]
    assert cues == ["00:00:12", "00:00:15", "01:02:03", "01:02:09"]
    assert [mark.value for mark in manuscript.marks if mark.kind == "speaker"] == ["M", "L", "L", "M", "L"]
    numbered = [[str(n), *row] for n, row in enumerate(WORD_ROWS)]
    assert is_transcript(numbered)
    assert written(numbered).text.split("\n\n")[1:] == lines[1:]
    assert is_transcript([["Birinci hissə"], *WORD_ROWS])


def test_a_word_table_of_times_and_words() -> None:
    rows = [[time, f"{label} {said}"] for time, label, said in WORD_ROWS[1:]]
    assert is_transcript(rows)
    assert written(rows).text.startswith("M: Məktəbiniz")


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["10:00", "Açılış"], ["11:00", "Panel"], ["12:00", "Nahar"]],
        [["1", "Quba", "Məktəb var."], ["2", "Şəki", "Məktəb yoxdur."], ["3", "Qax", "Məktəb tikilir."]],
        [["Код", "Значение", "Пример"], ["a", "да", "нет"], ["b", "нет", "да"]],
    ],
)
def test_other_word_tables_are_none(rows: list[list[str]]) -> None:
    assert not is_transcript(rows)
