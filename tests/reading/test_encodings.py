"""Texts of four languages in all encodings that their material comes in: right, or refused with what it could be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qualkit.errors import EncodingUndecided, ReadingError
from qualkit.reading import read
from qualkit.reading.encodings import decode, encoding_doubt

CASES = json.loads((Path(__file__).parents[1] / "cases" / "encodings.json").read_text(encoding="utf-8"))
OLD = {
    "az": (),
    "tr": ("cp1254", "iso8859_9", "cp857"),
    "ru": ("cp1251", "koi8_r", "cp866", "mac_cyrillic"),
    "en": ("cp1252",),
}
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "«": '"', "»": '"', "–": "-", "ё": "е"})
PROJECTS = (("az", "tr", "ru", "en"), ("tr", "en"), ("ru",), ("en", "ru"))
PATH = Path("a.txt")


def encoded(text: str, encoding: str) -> tuple[str, bytes]:
    """The text as people could write it in an encoding, and its bytes."""
    try:
        return text, text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(PLAIN), text.translate(PLAIN).encode(encoding)


@pytest.mark.parametrize(
    ("case", "encoding"),
    [
        pytest.param(case, encoding, id=f"{case['label']}, {encoding}")
        for case in CASES
        for encoding in (*OLD[case["language"]], *UNICODE)
    ],
)
def test_texts_are_read_as_they_were_written(case: dict[str, str], encoding: str) -> None:
    text, data = encoded(case["text"], encoding)
    for languages in PROJECTS:
        if case["language"] in languages or encoding in UNICODE:
            assert decode(data, PATH, languages=languages) == text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
@pytest.mark.parametrize("encoding", [*OLD["tr"], *OLD["ru"], "cp1252", "mac_turkish", "mac_roman", "cp1250", "cp1257"])
@pytest.mark.parametrize("n_words", [1, 2, 5])
def test_short_pieces_are_right_or_refused(case: dict[str, str], encoding: str, n_words: int) -> None:
    words = case["text"].replace(";", " ").split()
    for at in range(0, len(words) - n_words, n_words):
        piece = " ".join(words[at : at + n_words])
        try:
            data = piece.encode(encoding)
            text = decode(data, PATH, languages=("az", "tr", "ru", "en"))
        except (UnicodeEncodeError, ReadingError):
            continue
        # The capitals of MacCyrillic are quotation marks and signs of windows-1251, and one small letter differs.
        assert text == piece or encoding.startswith("mac_") or len(data) < 12


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Zażółć gęślą jaźń, bo źle się dzieje w państwie.", "cp1250"),
        ("Съешь ещё этих мягких булок", "cp855"),
        ("Ο δρόμος για το χωριό είναι κλειστός.", "cp1253"),
        ("הדרך לכפר סגורה כבר שבוע.", "cp1255"),
    ],
)
def test_other_languages_are_refused(text: str, encoding: str) -> None:
    with pytest.raises(EncodingUndecided):
        decode(text.encode(encoding), PATH, languages=("az", "tr", "ru", "en"))


NAMED = (*OLD["tr"], *OLD["ru"], "cp1252", "latin_1", "cp1250", "koi8_u", "utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
@pytest.mark.parametrize("named", NAMED)
def test_an_encoding_that_is_named_is_doubted_where_it_is_another(case: dict[str, str], named: str) -> None:
    for encoding in (*OLD[case["language"]], "utf-8"):
        text, data = encoded(case["text"], encoding)
        try:
            as_named = data.decode(named)
        except UnicodeDecodeError:
            continue
        doubt = encoding_doubt(data, named, languages=PROJECTS[0])
        if as_named == text:
            assert not doubt
        else:
            assert named in doubt
            right = doubt.split(" in ")[-1].split()[0]
            assert data.decode(right) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Zażółć gęślą jaźń, bo źle się dzieje w państwie.", "cp1250"),
        ("Die Straße zum Dorf ist müßig und schön für Ärzte.", "cp1252"),
        ("Où êtes-vous allés, à côté de la forêt où naît l'été?", "cp1252"),
        ("Ο δρόμος για το χωριό είναι κλειστός.", "cp1253"),
        ("Дорогу до села зачинено, і ніхто її не розчистив ґрунтовно.", "cp1251"),
        ("Дорогу до села зачинено, і ніхто її не розчистив.", "koi8_u"),
        ("Пътят към селото е затворен от снега, а хората чакат.", "cp1251"),
        ("Дорога в село закрыта. Kənd yolu bağlıdır.".replace("ə", "e").replace("ğ", "g").replace("ı", "i"), "cp1251"),
        ("“Köy yolu – kapalı” dedi; 5 € verdik…", "cp1254"),
        ("ЁЛКИ, ВЁСЛА И ОБЪЁМ: №5", "cp1251"),
        ("çöküş", "cp1254"),
        ("да", "cp1251"),
        ("plain", "koi8_r"),
        ("", "cp1251"),
    ],
)
def test_an_encoding_that_is_right_is_not_doubted(text: str, encoding: str) -> None:
    assert encoding_doubt(text.encode(encoding), encoding, languages=PROJECTS[0]) == ""


def test_what_could_be_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("574 км\r\n".encode("cp866"))
    with pytest.raises(EncodingUndecided) as caught:
        read(path)
    assert len(caught.value.previews) == len(caught.value.candidates) > 0
    for name, preview in zip(caught.value.candidates, caught.value.previews, strict=True):
        assert f"{name} “{preview}”" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_user_knows_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("574 км\r\n".encode("cp866"))
    source = read(path, encoding="cp866")
    assert (source.original, source.name) == ("574 км\n", path.as_posix())
    with pytest.raises(ReadingError, match=r"a\.txt: there is no encoding 'cp-866x'"):
        read(path, encoding="cp-866x")
    path.write_bytes(b"\x81\xff")
    with pytest.raises(ReadingError, match="it is not in cp1252"):
        read(path, encoding="cp1252")
    path.write_bytes(b"  ")
    with pytest.raises(ReadingError) as caught:
        read(path, encoding="cp1252")
    assert str(caught.value).startswith(f"{path}: ")


def test_the_encoding_of_a_table_and_a_page(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_bytes('<meta charset="koi8-r"><p>Дорога</p>'.encode("cp1251"))
    assert read(page, encoding="cp1251").original == "Дорога"
    table = tmp_path / "a.csv"
    table.write_bytes(
        "id,Görüş\nA1,Bağlantı köyde çok yavaş kalıyor.\nA2,Hiç sorun yok bizde burada.\n".encode("cp857")
    )
    assert "köyde çok yavaş" in read(table, encoding="cp857").original


def test_a_document_knows_its_own_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1\\ansi\\ansicpg1254 ya\\'fe\\par}")
    assert read(path, encoding="cp1251").original == "yaş"


@pytest.mark.parametrize("data", [b"a\x00b\x00\x00c" * 40, b"\x00" * 5000, b"\xff\xfea\x00\x00\xd8b\x00"])
def test_zero_bytes_and_lone_surrogates_are_no_text(data: bytes) -> None:
    with pytest.raises(ReadingError):
        decode(data, PATH, languages=("az", "tr", "ru", "en"))


def test_lone_surrogates_of_utf8_are_not_taken_for_letters(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Kənd yolu bağlıdır. ".encode() * 20 + b"\xed\xa0\xbd son")
    with pytest.raises(ReadingError):
        read(path)
