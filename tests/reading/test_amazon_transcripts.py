"""Transcripts of Amazon, whose words, signs and speakers stand in different lists, depending on the year."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qualkit.model.sources import Mark
from qualkit.reading.speech.recognised import read_recognised_speech

SPOKEN = {
    "az": ("Nə dəyişdi ?", "Yol çəkildi , indi şəhərə tez gedirik .", "Yaxşı ."),
    "tr": ("Ne değişti ?", "Yol yapıldı , artık şehre çabuk gidiyoruz .", "İyi ."),
    "ru": ("Что изменилось ?", "Построили дорогу , теперь ездим быстро .", "Хорошо ."),
    "en": ("What changed ?", "They built a road , so we travel faster .", "Good ."),
}
SPEAKERS = ("spk_0", "spk_1", "spk_0")


def words_of(language: str) -> list[tuple[str, int, str]]:
    """(word or sign, its tenth of a second or -1 for a sign, speaker)."""
    spoken = [
        (word, speaker) for words, speaker in zip(SPOKEN[language], SPEAKERS, strict=True) for word in words.split()
    ]
    return [(word, n * 4 if word[0].isalpha() else -1, speaker) for n, (word, speaker) in enumerate(spoken)]


def item(word: str, tenth: int, **more: object) -> dict[str, Any]:
    heard = [{"confidence": "0.9", "content": word}, {"confidence": "0.1", "content": "xxx"}]
    if tenth < 0:
        return {"type": "punctuation", "alternatives": heard, **more}
    return {**times(tenth), "type": "pronunciation", "alternatives": heard, **more}


def times(tenth: int) -> dict[str, str]:
    return {"start_time": f"{tenth / 10}", "end_time": f"{tenth / 10 + 0.3:.1f}"}


def labels(language: str) -> dict[str, Any]:
    """Who speaks when, as all files with speakers have it."""
    segments: list[dict[str, Any]] = []
    for _word, tenth, speaker in words_of(language):
        if tenth < 0:
            continue
        if not segments or segments[-1]["speaker_label"] != speaker:
            segments.append({**times(tenth), "speaker_label": speaker, "items": []})
        segments[-1]["items"].append({**times(tenth), "speaker_label": speaker})
    return {"channel_label": "ch_0", "speakers": 2, "segments": segments}


def old(language: str) -> dict[str, Any]:
    return {"speaker_labels": labels(language), "items": [item(word, at) for word, at, _speaker in words_of(language)]}


def newer(language: str) -> dict[str, Any]:
    items = [item(word, at, speaker_label=speaker) for word, at, speaker in words_of(language)]
    return {"speaker_labels": labels(language), "items": items}


def newest(language: str) -> dict[str, Any]:
    segments = [
        {"id": n, "transcript": closed(words), **times(n * 10), "speaker_label": speaker, "items": [n]}
        for n, (words, speaker) in enumerate(zip(SPOKEN[language], SPEAKERS, strict=True))
    ]
    return {**newer(language), "audio_segments": segments}


def by_channel(language: str) -> dict[str, Any]:
    names = {"spk_0": "ch_0", "spk_1": "ch_1"}
    channels = [
        {"channel_label": name, "items": [item(word, at) for word, at, who in words_of(language) if who == speaker]}
        for speaker, name in names.items()
    ]
    items = [item(word, at, channel_label=names[speaker]) for word, at, speaker in words_of(language)]
    return {"channel_labels": {"channels": channels, "number_of_channels": 2}, "items": items}


def closed(words: str) -> str:
    return words.replace(" ,", ",").replace(" .", ".").replace(" ?", "?")


def read(folder: Path, results: dict[str, Any], language: str) -> tuple[str, list[Mark]]:
    whole = " ".join(map(closed, SPOKEN[language]))
    data = {"jobName": "a", "results": {"transcripts": [{"transcript": whole}], **results}, "status": "COMPLETED"}
    path = folder / "a.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return read_recognised_speech(path, languages=("az", "tr", "ru", "en"))


@pytest.mark.parametrize("language", sorted(SPOKEN))
@pytest.mark.parametrize("form", [old, newer, newest, by_channel], ids=lambda form: form.__name__)
def test_words_signs_and_speakers_are_put_together(tmp_path: Path, form: Any, language: str) -> None:
    text, marks = read(tmp_path, form(language), language)
    voices = [(mark.value, text[mark.start : mark.end]) for mark in marks if mark.kind == "voice"]
    speakers = ("ch_0", "ch_1", "ch_0") if form is by_channel else SPEAKERS
    assert voices == list(zip(speakers, map(closed, SPOKEN[language]), strict=True))


@pytest.mark.parametrize("language", sorted(SPOKEN))
def test_words_without_speakers_are_sentences(tmp_path: Path, language: str) -> None:
    items = [item(word, at) for word, at, _speaker in words_of(language)]
    text, marks = read(tmp_path, {"items": items}, language)
    assert text.split() == " ".join(map(closed, SPOKEN[language])).split()
    assert not [mark for mark in marks if mark.kind == "voice"]


@pytest.mark.parametrize("wrong", [None, [], "x", {"segments": "x"}, {"segments": [None, {"items": [None, 3]}]}])
def test_labels_of_another_form_leave_the_words(tmp_path: Path, wrong: object) -> None:
    text, _marks = read(tmp_path, {**old("en"), "speaker_labels": wrong}, "en")
    assert "They built a road, so we travel faster." in text
