"""What recognisers of speech write as JSON, and oTranscribe."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qualkit.errors import ReadingError
from qualkit.model.sources import Mark
from qualkit.reading.speech.recognised import read_recognised_speech

LANGUAGES = ("az", "tr", "ru", "en")
SPOKEN = {
    "az": ("Salam, mən Bakıda yaşayıram.", "Neçə ildir?"),
    "tr": ("Merhaba, ben İzmir'de yaşıyorum.", "Kaç yıldır?"),
    "ru": ("Здравствуйте, я живу в Казани.", "Сколько лет?"),
    "en": ("Hello, I live in London.", "For how long?"),
}


def read(folder: Path, data: Any, *, name: str = "a.json") -> tuple[str, list[Mark]]:
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return read_recognised_speech(path, languages=LANGUAGES)


def found(text: str, marks: list[Mark], kind: str) -> list[tuple[str, str]]:
    return [(mark.value, text[mark.start : mark.end]) for mark in marks if mark.kind == kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_whisper_has_times_and_no_speakers(tmp_path: Path, language: str) -> None:
    one, two = SPOKEN[language]
    segments = [
        {"id": 0, "seek": 0, "start": 0.0, "end": 3.2, "text": f" {one}", "tokens": [1, 2], "temperature": 0.0},
        {"id": 1, "start": 3.2, "end": 5, "text": f" {two}"},
    ]
    text, marks = read(tmp_path, {"text": f" {one} {two}", "segments": segments, "language": language})
    assert text == f"{one} {two}"
    assert found(text, marks, "cue") == [("00:00:00.000", one), ("00:00:03.200", two)]
    assert found(text, marks, "voice") == []


def with_speakers(one: str, two: str) -> dict[str, tuple[Any, list[str]]]:
    """The same conversation as several programs write it, and what they call the speakers."""
    word = {"word": one.split()[0], "start": 0.5, "end": 0.9, "speaker": 0}
    return {
        "whisperX": (
            {
                "segments": [
                    {"start": 0.5, "end": 3.0, "text": one, "speaker": "SPEAKER_00", "words": [word]},
                    {"start": 3.5, "end": 4.5, "text": two, "speaker": "SPEAKER_01", "words": []},
                ],
                "word_segments": [word],
            },
            ["SPEAKER_00", "SPEAKER_01"],
        ),
        "whisper.cpp": (
            {
                "result": {"language": "az"},
                "transcription": [
                    {"offsets": {"from": 500, "to": 3000}, "text": f" {one}", "speaker": "0"},
                    {"timestamps": {"from": "00:00:03,500", "to": "00:00:04,500"}, "text": f" {two}", "speaker": "1"},
                ],
            },
            ["Speaker 0", "Speaker 1"],
        ),
        "AssemblyAI": (
            {
                "text": f"{one} {two}",
                "words": [{"text": one.split()[0], "start": 500, "end": 900, "speaker": "A"}],
                "utterances": [
                    {"speaker": "A", "start": 500, "end": 3000, "text": one},
                    {"speaker": "B", "start": 3500, "end": 4500, "text": two},
                ],
            },
            ["Speaker A", "Speaker B"],
        ),
        "Deepgram": (
            {
                "results": {
                    "channels": [{"alternatives": [{"transcript": f"{one} {two}", "words": [word]}]}],
                    "utterances": [
                        {"start": 0.5, "end": 3.0, "transcript": one, "speaker": 0, "words": [word]},
                        {"start": 3.5, "end": 4.5, "transcript": two, "speaker": 1},
                    ],
                }
            },
            ["Speaker 0", "Speaker 1"],
        ),
        "Deepgram without utterances": (
            {
                "results": {"channels": [{"alternatives": [{"transcript": one, "paragraphs": {"paragraphs": [
                    {"sentences": [{"text": one, "start": 0.5, "end": 3.0}], "speaker": 0, "start": 0.5, "end": 3.0},
                    {"sentences": [{"text": two, "start": 3.5, "end": 4.5}], "speaker": 1, "start": 3.5, "end": 4.5},
                ]}}]}]}
            },
            ["Speaker 0", "Speaker 1"],
        ),
        "Azure": (
            {
                "recognizedPhrases": [
                    {"speaker": 1, "offsetInTicks": 5_000_000, "durationInTicks": 25_000_000,
                     "nBest": [{"display": one}]},
                    {"speaker": 2, "offsetInTicks": 35_000_000, "durationInTicks": 1e7, "nBest": [{"display": two}]},
                ],
                "combinedRecognizedPhrases": [{"display": f"{one} {two}"}],
            },
            ["Speaker 1", "Speaker 2"],
        ),
        "Rev": (
            {
                "monologues": [
                    {"speaker": 0, "elements": [{"type": "text", "value": one, "ts": 0.5, "end_ts": 3.0}]},
                    {"speaker": 1, "elements": [{"type": "text", "value": two, "ts": 3.5, "end_ts": 4.5}]},
                ],
                "speakers": [{"id": 0, "name": "Nigar"}, {"id": 1, "name": "Ömər"}],
            },
            ["Nigar", "Ömər"],
        ),
        "a plain list": (
            [
                {"speaker": "Nigar", "text": one, "time": "00:00:00.500"},
                {"speaker": "Ömər", "text": two, "time": "00:00:03.500"},
            ],
            ["Nigar", "Ömər"],
        ),
    }  # fmt: skip


@pytest.mark.parametrize("program", [
    "whisperX", "whisper.cpp", "AssemblyAI", "Deepgram", "Deepgram without utterances", "Azure", "Rev", "a plain list",
])  # fmt: skip
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_program_says_who_speaks_and_when(tmp_path: Path, program: str, language: str) -> None:
    one, two = SPOKEN[language]
    data, names = with_speakers(one, two)[program]
    text, marks = read(tmp_path, data)
    assert text == f"{one}\n\n{two}"
    assert found(text, marks, "voice") == [(names[0], one), (names[1], two)]
    assert found(text, marks, "cue") == [("00:00:00.500", one), ("00:00:03.500", two)]


def test_single_words_become_sentences(tmp_path: Path) -> None:
    def item(content: str, speaker: str, start: str | None) -> dict[str, Any]:
        timed = {"start_time": start, "type": "pronunciation"} if start else {"type": "punctuation"}
        return {**timed, "speaker_label": speaker, "alternatives": [{"confidence": "0.9", "content": content}]}

    items = [
        item("Привет", "spk_0", "0.1"), item(",", "spk_0", None), item("Олег", "spk_0", "0.5"),
        item(".", "spk_0", None),
        item("Да", "spk_1", "1.5"), item("?", "spk_1", None),
    ]  # fmt: skip
    data = {"results": {"transcripts": [{"transcript": "Привет, Олег. Да?"}], "items": items}}
    text, marks = read(tmp_path, data)
    assert found(text, marks, "voice") == [("spk_0", "Привет, Олег."), ("spk_1", "Да?")]
    assert [value for value, _words in found(text, marks, "cue")] == ["00:00:00.100", "00:00:01.500"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("speakers", [("A", "B"), ("", "")])
def test_words_in_a_list_for_each_utterance_are_all_read(
    tmp_path: Path, language: str, speakers: tuple[str, str]
) -> None:
    one, two = SPOKEN[language][0] * 2, SPOKEN[language][1]

    def words(said: str, at: float) -> list[dict[str, Any]]:
        return [{"word": word, "start": at + n / 9, "end": at + n / 9 + 0.1} for n, word in enumerate(said.split())]

    turns = [{"result": words(said, at)} | ({"speaker": name} if name else {})
             for said, name, at in ((one, speakers[0], 0.5), (two, speakers[1], 30.0))]  # fmt: skip
    text, marks = read(tmp_path, turns)
    assert text.split() == f"{one} {two}".split()
    assert [value for value, _words in found(text, marks, "voice")] == [f"Speaker {name}" for name in speakers if name]


def test_other_hearings_of_the_same_words_are_not_read_twice(tmp_path: Path) -> None:
    words = [{"word": word, "start": n, "end": n + 1} for n, word in enumerate("abcdefghij")]
    data = {"alternatives": [{"words": words}, {"words": [{**word, "word": "x"} for word in words]}]}
    assert read(tmp_path, data)[0] == "a b c d e f g h i j"


def test_json_lines_and_captions_of_youtube(tmp_path: Path) -> None:
    assert (
        read(tmp_path, '{"start": 1.0, "end": 2.0, "text": "Salam."}\n{"start": 2, "text": "Hə."}\n')[0] == "Salam. Hə."
    )
    events = [{"tStartMs": 0, "id": 1}, {"tStartMs": 1000, "segs": [{"utf8": "salam"}, {"utf8": " dünya"}]}]
    text, marks = read(tmp_path, {"events": events})
    assert found(text, marks, "cue") == [("00:00:01.000", "salam dünya")]


def test_halves_of_characters_and_zeros_are_no_text(tmp_path: Path) -> None:
    text, _marks = read(
        tmp_path, '{"segments": [{"start": 0, "end": 1, "text": "Salam \\ud83d \\u0000 dünya \\ud83d\\ude00"}]}'
    )
    assert text == "Salam \ufffd dünya 😀"
    text.encode("utf-8")


def test_otranscribe_keeps_stamps_as_times_and_bold_names(tmp_path: Path) -> None:
    written = (
        '<p><span class="timestamp" data-timestamp="0.5">0:00</span> <b>M:</b>&nbsp;Necəsiz?<br></p>'
        '<p><span class="timestamp">0:12</span><b>L:</b> Yaxşı. <span class="timestamp">1:02:12</span>Siz?</p><p></p>'
    )
    text, marks = read(tmp_path, {"text": written, "media": "a.mp3", "media-time": 3}, name="a.otr")
    assert text == "M: Necəsiz?\n\nL: Yaxşı. Siz?"
    assert found(text, marks, "bold") == [("", "M:"), ("", "L:")]
    assert found(text, marks, "cue") == [
        ("00:00:00", "M: Necəsiz?"), ("00:00:12", "L: Yaxşı."), ("01:02:12", "Siz?"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        {}, [], 3, None, "null", {"name": "codebook", "codes": [{"id": "a", "name": "b"}]}, [{"text": "a", "likes": 2}],
        [{"text": "a", "timestamp": 1_700_000_000}], {"segments": []}, {"segments": [{"start": 0, "text": " "}]},
        [{"name": "Anna", "text": "posts"}],
    ],
)  # fmt: skip
def test_json_that_is_no_transcript_is_refused_and_says_what_one_is(tmp_path: Path, data: Any) -> None:
    with pytest.raises(ReadingError, match="each with its words"):
        read(tmp_path, data)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ('{"segments": [{"start": 0, "te', "not the whole of it"),
        ("salam", "not JSON"),
        ("[" * 100_000, "no transcript"),
        ('{"a":' * 50_000, "no transcript"),
    ],
)
def test_what_is_no_json_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ReadingError, match=message):
        read(tmp_path, text)


def test_a_truncated_transcript_is_refused_wherever_it_ends(tmp_path: Path) -> None:
    whole = json.dumps(with_speakers(*SPOKEN["az"])["AssemblyAI"][0])
    for size in range(1, len(whole), 7):
        with pytest.raises(ReadingError):
            read(tmp_path, whole[:size])


def test_a_file_that_is_too_large_is_refused_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    with pytest.raises(ReadingError, match="65 MiB, more than 64"):
        read_recognised_speech(path, languages=LANGUAGES)
