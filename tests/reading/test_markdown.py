"""Markdown in which people speak: nothing of what they say may vanish."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualkit.reading import read


def read_text(folder: Path, text: str) -> str:
    path = folder / "a.md"
    path.write_text(text, encoding="utf-8")
    return read(path).original


@pytest.mark.parametrize(
    "text",
    [
        "Müsahibəçi: Çay necədir?\nAytən: İstidir.\nMüsahibəçi: Bəs kömbə?",
        "Görüşmeci: Yağmur yağdı mı?\nIşık Hanım: Evet, ışıl ışıl.",
        "Интервьюер: Где ключ?\nПётр Ильич: Под ковриком.",
        "[00:01] Host: Where is the key?\n[00:07] Guest 2: Under the mat.",
        "<Leyla> Gəl.\n<Orxan> Gəlirəm.",
        "[Anna]: Yes.\n[Bert]: No.",
    ],
)
def test_lines_with_a_label_stay_lines(tmp_path: Path, text: str) -> None:
    assert read_text(tmp_path, text) == text


def test_other_lines_of_a_paragraph_are_joined(tmp_path: Path) -> None:
    assert (
        read_text(tmp_path, "Anna: Biz getdik\nvə qayıtdıq.\nBert: Hə.") == "Anna: Biz getdik və qayıtdıq.\nBert: Hə."
    )
    assert read_text(tmp_path, "We packed three things for\nthe road: tea, bread\nand salt.") == (
        "We packed three things for the road: tea, bread and salt."
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("[Anna]: Yes.", "[Anna]: Yes."),
        ("[Leyla]: Hə", "[Leyla]: Hə"),
        ("[Пётр]: нет/да", "[Пётр]: нет/да"),
        ("Söz[^1].\n\n[^1]: https://example.org/a", "Söz[^1].\n\n[^1]: https://example.org/a"),
        ("[söz][1]\n\n[1]: https://example.org/a", "söz"),
        ("[söz][1]\n\n[1]: sekil/a.png 'ad'", "söz"),
        ("<Anna> Yes, <Bert> too.", "<Anna> Yes, <Bert> too."),
        ("bir<br>iki<br/>üç", "bir\niki\nüç"),
        ("<p>Bir &amp; iki.</p>", "Bir & iki."),
        ("<div>\n<b>Qar</b> yağır.\n</div>", "Qar yağır."),
        ("<div><p>Bir.</p><p>İki.</p></div>", "Bir.\n\nİki."),
        ("a <i>b</i> c<!-- gizli --> d", "a b c d"),
        ("söz\n\n<script>\nx = 1\n</script>", "söz"),
        ("| a<br>b | c |\n|---|---|\n| d | e |", "a b\tc\nd\te"),
        ("2. iki\n2. yenə iki\n7. yeddi", "2. iki\n\n2. yenə iki\n\n7. yeddi"),
        ("3) üç\n5) beş", "3) üç\n\n5) beş"),
        ("1. a\n   - b\n2. c", "1. a\n\n– b\n\n2. c"),
    ],
)
def test_what_is_written_is_kept(tmp_path: Path, text: str, kept: str) -> None:
    assert read_text(tmp_path, text) == kept


def test_what_is_nested_deep_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(">" * 30 + " söz\n", encoding="utf-8")
    assert read(path).original == "söz"
