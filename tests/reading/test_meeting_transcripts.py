"""Transcripts of meetings as text: marks say who speaks and when."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualkit.reading.speech.meetings import speech_marks

PEOPLE = {"az": ("Leyla Quliyeva", "Orxan Əli"), "tr": ("Ayşe Işık", "Can Öz"), "ru": ("Анна Ким", "Олег Ёлкин"),
          "en": ("Ann Lee", "Speaker 2")}  # fmt: skip
SAID = {
    "az": ("Salam, başlayaq?", "Başlayaq.", "Nə vaxtdan işləyirsiniz?", "On ildir."),
    "tr": ("Merhaba, başlayalım mı?", "Başlayalım.", "Ne zamandır çalışıyorsunuz?", "On yıldır."),
    "ru": ("Здравствуйте, начнём?", "Начнём.", "Давно вы работаете?", "Десять лет."),
    "en": ("Hello, shall we start?", "Yes, let us.", "Since when have you worked here?", "For ten years."),
}
HEADS = {
    "Otter": "{name}  0:0{n} \n{said}",
    "Teams": "{name}   0:0{n}\n{said}",
    "Zoom": "[{name}] 10:01:0{n}\n{said}",
    "Rev": "{name} (00:0{n}):\n{said}",
    "Trint": "[00:00:0{n}] {name}\n{said}",
    "Sonix": "{name} [00:00:0{n}]\n{said}",
    "Happy Scribe": "00:00:0{n}\n{name}\n{said}",
    "name above": "{name}\n00:00:0{n}\n{said}",
    "Teams with a range": "0:0:0{n}.0 --> 0:0:0{n}.950\n{name}\n{said}",
    "Teams, unpadded": "0:0:{n}.12 --> 0:1:{n}.5\n{name}\n{said}",
    "Zoom chat": "10:01:0{n} From {name} to Everyone : {said}",
    "Zoom chat, short": "10:01:0{n} From  {name} : {said}",
    "WhatsApp": "[12.03.2026, 10:01:0{n}] {name}: {said}",
    "Zoom chat with tabs": "00:00:0{n}\t{name}:\t{said}",
    "ELAN": "{name}\t\t00:00:0{n}.000\t00:00:0{n}.900\t00:00:00.900\t{said}",
}
STAMPS = {
    "YouTube": "0:0{n}\n{said}",
    "in brackets": "[00:00:0{n}] {said}",
    "on their own": "[00:00:0{n}]\n\n{said}",
    "subtitles": "{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{said}",
}


def transcript(form: str, language: str, *, between: str = "\n\n") -> str:
    names, said = PEOPLE[language], SAID[language]
    return between.join(form.format(name=names[n % 2], n=n + 1, said=said[n]) for n in range(4))


def found(text: str, kind: str) -> list[tuple[str, str]]:
    return [(mark.value, text[mark.start : mark.end]) for mark in speech_marks(text) if mark.kind == kind]


@pytest.mark.parametrize("language", PEOPLE)
@pytest.mark.parametrize("form", HEADS)
def test_who_says_what(form: str, language: str) -> None:
    between = "\n" if form in ("ELAN", "WhatsApp", "Zoom chat", "Zoom chat with tabs") else "\n\n"
    text = transcript(HEADS[form], language, between=between)
    one, two = PEOPLE[language]
    assert found(text, "voice") == list(zip((one, two, one, two), SAID[language], strict=True))
    times = [value for value, _words in found(text, "cue")]
    assert [re.findall(r":0(\d)", time)[-1] for time in times] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("language", PEOPLE)
@pytest.mark.parametrize("form", STAMPS)
def test_times_without_names(form: str, language: str) -> None:
    text = transcript(STAMPS[form], language, between="\n")
    assert found(text, "voice") == []
    assert [words for _value, words in found(text, "cue")] == list(SAID[language])


@pytest.mark.parametrize("form", [*HEADS, *STAMPS])
def test_what_nobody_says_is_marked_or_stands_before_the_words(form: str) -> None:
    text = transcript((HEADS | STAMPS)[form], "az")
    spans = [(mark.start, mark.end) for mark in speech_marks(text) if mark.kind in ("cue", "furniture")]
    assert all(end <= start for (_start, end), (start, _end) in zip(sorted(spans), sorted(spans)[1:], strict=False))
    for mark in speech_marks(text):
        assert text[mark.start : mark.end].strip() == text[mark.start : mark.end] != ""


def test_a_block_may_have_paragraphs_and_programs_add_lines() -> None:
    text = (
        "Müsahibə 3\n\nLeyla started transcription\n\nLeyla   0:03\nSalam.\n\nBu, ikinci\nabzasdır.\n\n"
        "Orxan   0:09\nHə.\n\nLeyla   1:00:09\nSağ olun.\nLeyla stopped transcription\nTranscribed by https://otter.ai\n"
    )
    assert found(text, "voice") == [
        ("Leyla", "Salam.\n\nBu, ikinci\nabzasdır."),
        ("Orxan", "Hə."),
        ("Leyla", "Sağ olun."),
    ]
    furniture = [words for _value, words in found(text, "furniture")]
    assert furniture == [
        "Leyla started transcription", "Leyla   0:03", "Orxan   0:09", "Leyla   1:00:09",
        "Leyla stopped transcription", "Transcribed by https://otter.ai",
    ]  # fmt: skip


def test_teams_copied_for_screen_readers() -> None:
    blocks = [("Leyla Q", 3, "Salam."), ("Orxan", 9, "Salam."), ("Leyla Q", 12, "Başlayaq."), ("Orxan", 15, "Hə.")]
    text = "\n".join(
        f"{name}\n0 minutes {n} seconds\n0:{n:02}\n{name} 0 minutes {n} seconds\n{said}" for name, n, said in blocks
    )
    assert found(text, "voice") == [(name, said) for name, _n, said in blocks]


def test_one_block_of_otter_is_believed_for_its_last_line() -> None:
    said = "Unknown Speaker  0:00\nSalam.\n"
    assert speech_marks(said) == []
    assert found(f"{said}\nTranscribed by https://otter.ai", "voice") == [("Unknown Speaker", "Salam.")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Saat 10:30 idi. Leyla gəldi.\n\nO dedi: salam.\n\nGörüş 12:45-də bitdi.",
        "Açılış 10:00\nSöz.\nÇay fasiləsi 11:00\nFoyedə.\nPanel 11:30\nMüzakirə.\nNahar 13:00\nZal.",
        "The talks (Smith, 2:15) failed.\n\nThe score was 3:10 [5:02].\n\nHe left at [4:59].",
        "Leyla: Salam.\n\nOrxan: Saat 10:30-da gəl.\n\nLeyla: Yaxşı.",
        "Встреча 12:30\nПришли все.\n\nОбед 10:15\nНикого.",
        "Ölçü 1:25\n1:50\nNisbətlər verilir.",
        "10:30",
        "Tarixlər\n\n05.03.2022 10:00 Rəsmi: Görüşdülər.\n\n06.03.2022 11:00 - Vəziyyət: heç nə.\n\nProses uzundur.",
    ],
)  # fmt: skip
def test_other_texts_have_no_marks(text: str) -> None:
    assert speech_marks(text) == []


@pytest.mark.parametrize("language", PEOPLE)
def test_what_whatsapp_says_is_nobodys(language: str) -> None:
    one, two = PEOPLE[language]
    said = SAID[language]
    text = (f"12/10/2021, 14:30 - Messages are end-to-end encrypted.\n12/10/2021, 14:30 - {one}: {said[0]}\n"
            f"12/10/2021, 14:31 - {two}: {said[1]}\n{said[2]}\n12/10/2021, 14:35 - {two} left\n")  # fmt: skip
    assert found(text, "voice") == [(one, said[0]), (two, f"{said[1]}\n{said[2]}")]
    assert len(found(text, "furniture")) == 2


def test_words_like_spelt_out_times_take_no_time() -> None:
    text = transcript(HEADS["Otter"], "ru") + "\n1 " + "час123 " * 40 + "x\n"
    assert found(text, "voice")[-1][1].endswith("x")


def test_a_head_at_the_end_says_nothing() -> None:
    text = transcript(HEADS["Otter"], "en") + "\n\nAnn Lee  0:09"
    assert len(found(text, "voice")) == 4


@given(st.text(st.sampled_from("aƏ1:0 \n[]\t-.3"), max_size=120))
def test_any_text_has_sound_marks(text: str) -> None:
    for mark in speech_marks(text):
        assert 0 <= mark.start < mark.end <= len(text)
        assert text[mark.start : mark.end].strip()
