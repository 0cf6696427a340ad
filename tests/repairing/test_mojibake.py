"""Text in UTF-8 that was read as something else, once or twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualkit.model.sources import Edit, Source
from qualkit.repairing.layout import Layout
from qualkit.repairing.mojibake import double_encoded

SENTENCES = {
    "az": "Ələt kəndində “şagirdlər” çay içir – Əli də, İlqar da, Gülçöhrə də oradadır…",
    "tr": "Köyün öğretmeni İstanbul’a gitti; “şaşırdık” dedi Ayşe – bilet ₺20 tuttu…",
    "ru": "Цифровая школа и «наука» в селе — № 5, сказал Ёжиков и ушёл в СССР…",
    "en": "It’s a naïve “café” – tea costs £5 … and we laughed 😀 there",
}
FOUR = pytest.mark.parametrize("language", ["az", "tr", "ru", "en"])


def edits(original: str) -> list[Edit]:
    return list(double_encoded(original, Layout.of(original)))


def misread(text: str, encoding: str) -> str:
    """The bytes of UTF-8 read in another encoding; what that leaves undefined comes as a control character."""
    pieces = [bytes([code]) for code in text.encode("utf-8")]
    return "".join(piece.decode(encoding, "ignore") or chr(piece[0]) for piece in pieces)


@FOUR
@pytest.mark.parametrize("encoding", ["cp1252", "cp1254", "latin-1", "cp1251", "koi8_r", "mac_roman"])
@pytest.mark.parametrize("times", [1, 2])
def test_text_reads_as_it_was_written(language: str, encoding: str, times: int) -> None:
    original = SENTENCES[language]
    for _ in range(times):
        original = misread(original, encoding)
    found = edits(original)
    assert all(edit.applied for edit in found)
    assert Source("a", original).with_edits(found).text == SENTENCES[language]


@FOUR
def test_one_paragraph_among_sound_ones_is_enough(language: str) -> None:
    sound = "\n\n".join(SENTENCES.values())
    original = f"{sound}\n\n{misread(SENTENCES[language], 'cp1252')}\n\n{sound}"
    found = edits(original)
    assert Source("a", original).with_edits(found).text == f"{sound}\n\n{SENTENCES[language]}\n\n{sound}"
    assert all(len(sound) < edit.start < edit.end < len(original) - len(sound) for edit in found)


@pytest.mark.parametrize(
    "original",
    [
        "",
        "Þórr və Ævar São Paulo şəhərində görüşdülər; NAÇÃO, MANHÃ» və ESPAÑ… da var.",
        "«СССР», «Группа В», Рёв мотора, Сёстры, «СССР–США», С… и Р…, Рё",
        "CAFÉ™, DAĞ”, ‘GÖZ’, RÜZGÂR…, Öz–Ün, Über “Ä” und Ö…, İ” və Ş’ və Ğ—",
        "Łódź, Αθήνα, România, naïve, Dvořák, Curaçao, Ðorđe, 20°C, §5, ½",
        *SENTENCES.values(),
    ],
)
def test_names_and_signs_stay(original: str) -> None:
    assert edits(original) == []


def test_what_may_be_meant_waits_unless_it_stands_next_to_what_is_plain() -> None:
    plain = misread("Дети пришли", "cp1251")
    beside = edits(f"{plain} {misread('и', 'cp1251')} {plain}")
    apart = edits(f"{plain}, сказал он. «СССР» и Рё тут.")
    assert [edit.applied for edit in beside] == [True] * 5
    assert [(edit.old, edit.applied) for edit in apart if not edit.applied] == [("Рё", False)]


def test_a_lost_byte_is_guessed_but_not_unasked() -> None:
    plain, guessed = edits("gÉ™ldim, â€œÆlbÉ™ttÉ™â€ dedim")
    assert plain.applied
    assert (guessed.new, guessed.applied) == ("“Əlbəttə”", False)


@settings(max_examples=200)
@given(st.text(alphabet="aşəÃ¼É™ÐРІ”’ \n√º\x99п", max_size=40))
def test_edits_fit_and_leave_plain_letters(original: str) -> None:
    found = edits(original)
    Source("a", original).with_edits(found)
    assert all(edit.old != edit.new and not edit.old.isascii() for edit in found)
