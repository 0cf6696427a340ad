"""Subtitles become transcripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualkit.errors import ReadingError
from qualkit.model.sources import Mark
from qualkit.reading.speech.rolling_captions import without_repetitions
from qualkit.reading.speech.subtitles import read_subtitles

LANGUAGES = ("az", "tr", "ru", "en")
SPOKEN = {
    "az": ("Kəndimizdə məktəb bağlanıb,", "uşaqlar qonşu kəndə gedir."),
    "tr": ("Köyümüzdeki okul kapandı,", "çocuklar yan köye gidiyor."),
    "ru": ("Школу в посёлке закрыли,", "дети ездят в соседнее село."),
    "en": ("The school in our village was closed,", "so the children go to the next one."),
}


def read(folder: Path, text: str, *, name: str = "a.srt", encoding: str = "utf-8") -> tuple[str, list[Mark]]:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return read_subtitles(path, languages=LANGUAGES)


def found(text: str, marks: list[Mark], kind: str) -> list[tuple[str, str]]:
    return [(mark.value, text[mark.start : mark.end]) for mark in marks if mark.kind == kind]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_captions_of_one_sentence_are_one_paragraph_and_keep_their_times(
    tmp_path: Path, language: str, newline: str
) -> None:
    one, two = SPOKEN[language]
    srt = f"\ufeff1\n00:00:59,000 --> 00:01:02,400\n<i>{one}</i>\n\n2\n00:01:02,500 --> 00:01:04,000\n{{\\an8}}{two}\n"
    text, marks = read(tmp_path, srt.replace("\n", newline))
    assert text == f"{one} {two}"
    assert found(text, marks, "cue") == [("00:00:59.000", one), ("00:01:02.500", two)]
    assert found(text, marks, "paragraph") == [("1", text)]


def test_old_encodings_are_read(tmp_path: Path) -> None:
    one, two = SPOKEN["tr"]
    text, _marks = read(tmp_path, f"1\n00:01,000 --> 00:02,000\n{one}\n{two}\n", encoding="cp1254")
    assert text == f"{one} {two}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_voices_of_teams_are_marks_and_not_in_the_text(tmp_path: Path, language: str) -> None:
    one, two = SPOKEN[language]
    uid = "3f1a8c1e-1111-2222-3333-444455556666"
    vtt = (
        f"WEBVTT\n\n{uid}/12-0\n00:00:01.000 --> 00:00:03.500\n<v Əli &amp; İlqar>{one}</v>\n\n"
        f"{uid}/12-1\n00:04.000 --> 00:05.000\n<v Əli &amp; İlqar>{two}</v>\n\n"
        f"{uid}/13-0\n00:05.000 --> 00:06.000\n<v.loud Ольга Ким>{one}</v> <v Əli &amp; İlqar>{two}\n"
    )
    text, marks = read(tmp_path, vtt, name="a.vtt")
    assert text == f"{one} {two}\n\n{one}\n\n{two}"
    assert found(text, marks, "voice") == [("Əli & İlqar", f"{one} {two}"), ("Ольга Ким", one), ("Əli & İlqar", two)]
    assert [value for value, _words in found(text, marks, "cue")] == [
        "00:00:01.000", "00:00:04.000", "00:00:05.000", "00:00:05.000",
    ]  # fmt: skip


def test_a_name_before_each_caption_stands_once_for_a_turn(tmp_path: Path) -> None:
    said = ["Анна: Где вы работаете?", "Олег: Я работаю в архиве", "Олег: уже двадцать лет.", "Анна: Спасибо."]
    vtt = "WEBVTT\n\n" + "\n\n".join(
        f"{n}\n00:00:0{n}.000 --> 00:00:0{n}.900\n{words}" for n, words in enumerate(said, 1)
    )
    text, marks = read(tmp_path, vtt, name="GMT_Recording.vtt")
    assert text == "Анна: Где вы работаете?\n\nОлег: Я работаю в архиве уже двадцать лет.\n\nАнна: Спасибо."
    assert found(text, marks, "voice") == [
        ("Анна", "Где вы работаете?"),
        ("Олег", "Я работаю в архиве уже двадцать лет."),
        ("Анна", "Спасибо."),
    ]


def test_a_single_caption_with_a_colon_has_no_speaker(tmp_path: Path) -> None:
    said = ["Misal: internet.", "O yoxdur.", "Heç vaxt."]
    srt = "\n\n".join(f"{n}\n00:0{n},000 --> 00:0{n},900\n{words}" for n, words in enumerate(said, 1))
    text, marks = read(tmp_path, srt)
    assert text == "Misal: internet. O yoxdur. Heç vaxt."
    assert found(text, marks, "voice") == []


def test_scrolling_captions_say_everything_once(tmp_path: Path) -> None:
    cues = [
        ("00.000 --> 00:02.000 align:start position:0%", " ", "merhaba<00:00:00.500><c> herkese</c>"),
        ("02.000 --> 00:02.010", "merhaba herkese", " "),
        ("02.010 --> 00:04.000", "merhaba herkese", "bugün<00:00:03.000><c> çok çok</c>"),
        ("04.000 --> 00:04.010", "bugün çok çok", " "),
        ("04.010 --> 00:06.000", "bugün çok çok", "[Müzik]"),
        ("06.000 --> 00:06.010", "[Müzik]", " "),
        ("06.010 --> 00:08.000", "[Müzik]", "başlıyoruz"),
    ]
    vtt = "WEBVTT\nKind: captions\nLanguage: tr\n\n" + "\n\n".join("00:" + "\n".join(cue) for cue in cues)
    text, marks = read(tmp_path, vtt, name="a.vtt")
    assert text == "merhaba herkese bugün çok çok [Müzik] başlıyoruz"
    assert found(text, marks, "cue") == [
        ("00:00:00.000", "merhaba herkese"),
        ("00:00:02.010", "bugün çok çok"),
        ("00:00:04.010", "[Müzik]"),
        ("00:00:06.010", "başlıyoruz"),
    ]


def test_live_captions_that_grow_are_said_once(tmp_path: Path) -> None:
    steps = ["so", "so we", "so we moved", "so we moved to Baku", "and", "and stayed"]
    srt = "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},999\n{words}" for n, words in enumerate(steps, 1))
    assert read(tmp_path, srt)[0] == "so we moved to Baku and stayed"


def test_what_is_really_said_twice_stays(tmp_path: Path) -> None:
    said = ["Yox.", "Yox.", "Nə oldu?", "Heç nə.", "Heç nə.", "Gedək.", "Hara gedək?", "Evə."]
    srt = "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{words}" for n, words in enumerate(said, 1))
    assert read(tmp_path, srt)[0] == " ".join(said)


def test_notes_styles_and_tags_are_left_out(tmp_path: Path) -> None:
    vtt = (
        "WEBVTT - interview\n\nSTYLE\n::cue { color: red }\n\nNOTE confidence: 0.9\n\nintro\n00:01.000 --> 00:02.000\n"
        "<c.yellow>Tom &amp; <b>Ann</b></c>&nbsp;&lt;laugh&gt; <Anna> ♪\n\nNOTE\nchecked\ntwice\n\n"
        "REGION\nid:fred\n\n00:02.000 --> 00:03.000\nEnd.\n"
    )
    assert read(tmp_path, vtt, name="a.vtt")[0] == "Tom & Ann <laugh> <Anna> ♪ End."


def test_what_is_said_may_begin_like_a_note(tmp_path: Path) -> None:
    srt = (
        "1\n00:01,000 --> 00:02,000\nNOTE that it rained.\n\n2\n00:02,000 --> 00:03,000\nSTYLE matters.\n\nNOTE too.\n"
    )
    assert read(tmp_path, srt)[0] == "NOTE that it rained. STYLE matters. NOTE too."
    vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\nNOTE well: it rained.\n\nNOTE checked\n\n00:02.000 --> 00:03.000\nEnd.\n"
    assert read(tmp_path, vtt, name="a.vtt")[0] == "NOTE well: it rained. End."


@pytest.mark.parametrize(
    ("srt", "expected"),
    [
        ("00:01,000 --> 00:02,000\nBir,\n2\n00:02,000 --> 00:03,000\niki.\n", "Bir, iki."),
        ("00:00:01.5 -> 00:00:02.25\nBir.\n\n\n\n0:0:3.1 --> 0:0:4.2\nİki.", "Bir. İki."),
        ("1\n00:01,000 --> 00:02,000\n\n2\n00:02,000 --> 00:03,000\nBir.\n", "Bir."),
        ("1\n00:05,000 --> 00:09,000\nBir,\n\niki.\n\n2\n00:02,000 --> 00:06,000\n7\n", "Bir, iki. 7"),
        ("Söhbət, 3 may\n\n1\n00:01,000 --> 00:02,000\nSalam.\n", "Söhbət, 3 may Salam."),
        ("1\n00:01,000 --> 00:02,000\n- Niyə?\n- Bilmirəm.\n", "- Niyə?\n\n- Bilmirəm."),
        ("0:00:01.000,0:00:02.500\n>> Anna: fine\nthanks.\n\n0:00:02.500,0:00:03.500\n>> And you?\n",
         "– Anna: fine thanks.\n\n– And you?"),
    ],
)  # fmt: skip
def test_files_that_are_not_quite_right_are_read(tmp_path: Path, srt: str, expected: str) -> None:
    text, marks = read(tmp_path, srt)
    assert text == expected
    assert found(text, marks, "doubt") == []


@pytest.mark.parametrize("rest", ["3\n00:00:05,000 --> 00:0", "3\n00:00:05,000 --> 00:00:06,000", "3\n00:00", "3\n"])
def test_a_file_that_was_cut_off_is_doubted(tmp_path: Path, rest: str) -> None:
    srt = f"1\n00:00:01,000 --> 00:00:02,000\nBir.\n\n2\n00:00:02,000 --> 00:00:03,000\nİki.\n\n{rest}"
    text, marks = read(tmp_path, srt)
    assert text == "Bir. İki."
    assert [value for value, _words in found(text, marks, "doubt")] == [
        "the file ends in the middle of a caption; check that it was copied whole"
    ]


def test_a_recogniser_that_was_stuck_is_doubted(tmp_path: Path) -> None:
    srt = "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\nAbone olun." for n in range(1, 8))
    text, marks = read(tmp_path, srt)
    assert [mark.value[:44] for mark in marks if mark.kind == "doubt"] == [
        "the same words come 7 times in a row; a reco"
    ]
    assert text.count("Abone olun.") == 7


def test_a_pause_and_much_text_end_paragraphs_at_ends_of_sentences(tmp_path: Path) -> None:
    said = [("00", "Bu birinci fikirdir."), ("20", "Bu isə"), ("25", "ikinci."), ("26", "Davam edir.")]
    srt = "\n\n".join(f"00:00:{at},000 --> 00:00:{int(at) + 1:02},000\n{words}" for at, words in said)
    assert read(tmp_path, srt)[0] == "Bu birinci fikirdir.\n\nBu isə ikinci. Davam edir."


@pytest.mark.parametrize("text", ["Bu sadəcə mətndir, saat 10:30.", "1\n2\n3\n", "a --> b"])
def test_what_is_no_file_of_subtitles_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ReadingError, match="no times such as"):
        read(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        " \n\n\t\n",
        "WEBVTT",
        "WEBVTT\n\n",
        "\ufeffWEBVTT – sözlər\nKind: captions\n\nNOTE made by hand\n\nSTYLE\n::cue {}\n",
    ],
)
@pytest.mark.parametrize("suffix", [".srt", ".vtt", ".sbv"])
def test_a_file_without_captions_says_so(tmp_path: Path, suffix: str, text: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadingError, match="there are no captions in the file; export or copy it again"):
        read_subtitles(path, languages=("az", "tr", "ru", "en"))


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="empty"):
        read(tmp_path, "")


words = st.text(st.sampled_from("abcəğİışж "), min_size=1, max_size=12).map(str.strip).filter(bool)


@given(st.lists(words, min_size=1, max_size=30, unique=True))
def test_captions_that_differ_stay_as_they_are(lines: list[str]) -> None:
    captions = [(f"{number} {line}",) for number, line in enumerate(lines)]
    assert without_repetitions(captions, [(None, None)] * len(lines)) == captions


@given(st.lists(words, min_size=4, max_size=12))
def test_captions_that_scroll_by_a_line_say_each_line_once(lines: list[str]) -> None:
    numbered = [f"{number} {line} {number}" for number, line in enumerate(lines)]
    captions = [(one, two) for one, two in zip(["", *numbered], numbered, strict=False)]
    shown = without_repetitions(captions, [(None, None)] * len(captions))
    assert " ".join(" ".join(new) for new in shown).split() == " ".join(numbered).split()
