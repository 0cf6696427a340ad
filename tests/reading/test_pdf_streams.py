"""The second voice: the commands of a page, and what the codes of its fonts mean."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from qualkit.reading.cross_check import letters_of, unread_words
from qualkit.reading.pdf.fonts import UNKNOWN, character_of, font_of
from qualkit.reading.pdf.streams import SecondVoice

TABLE = b"""1 begincodespacerange <00> <FF> endcodespacerange
2 beginbfchar <01> <0259> <02> <00660066> endbfchar
2 beginbfrange <41> <43> <0430> <50> <51> [<0130> <015F>] endbfrange"""


def dictionary(text: str) -> DictionaryObject:
    return DictionaryObject.read_from_stream(io.BytesIO(text.encode()), None)


def shown(folder: Path, commands: bytes, *, table: bytes = b"", more: dict[str, bytes] | None = None) -> str:
    """What a page of these commands shows in a font F with this table. more: forms by their names."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(200, 200)
    font = dictionary("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    if table:
        font[NameObject("/ToUnicode")] = writer._add_object(stream(table))
    fonts = DictionaryObject({NameObject("/F"): writer._add_object(font)})
    forms = DictionaryObject()
    for name, content in (more or {}).items():
        form = stream(content)
        form[NameObject("/Subtype")] = NameObject("/Form")
        forms[NameObject(f"/{name}")] = writer._add_object(form)
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts, NameObject("/XObject"): forms})
    page[NameObject("/Contents")] = writer._add_object(stream(commands))
    writer.write(folder / "a.pdf")
    return SecondVoice(folder / "a.pdf").page(0)


def stream(data: bytes) -> StreamObject:
    made = StreamObject()
    made.set_data(data)
    return made


@pytest.mark.parametrize(
    ("commands", "text"),
    [
        (rb"BT /F 9 Tf (one) Tj [(t) -20 (wo)] TJ (x) ' 1 2 (y) \" ET".replace(b"\\", b""), "onetwoxy"),
        (rb"BT /F 9 Tf (a \(b\) (c) \\ \101) Tj ET", "a (b) (c) \\ A"),
        (b"BT /F 9 Tf <616263> Tj <6> Tj ET", "abc`"),
        (b"BT /F 9 Tf (in) Tj ET BI /W 1 /H 1 ID (no) Tj EI BT (after) Tj ET", "inafter"),
        (b"q BT /F 9 Tf ET q /G 9 Tf (unknown font) Tj Q (known) Tj Q (none) Tj", "known"),
        (b"/Span <</ActualText (whole)>> BDC /F 9 Tf (pie) Tj (ces) Tj EMC (rest) Tj", "wholerest"),
        (b"/Span <</Lang (az) /ActualText <FEFF0259>>> BDC /F 9 Tf (x) Tj EMC", "ə"),
        (b"/P <</MCID 0>> BDC /F 9 Tf (kept) Tj EMC % (a remark) Tj\n", "kept"),
        (b"/F 9 Tf (before) Tj /X Do (after) Tj", "beforeafter"),
        (b"(", ""),
        (b"", ""),
    ],
)
def test_commands(tmp_path: Path, commands: bytes, text: str) -> None:
    assert shown(tmp_path, commands) == text


def test_forms_within_pages_and_within_themselves(tmp_path: Path) -> None:
    assert shown(tmp_path, b"/X Do", more={"X": b"/F 9 Tf (inside) Tj"}) == "inside"
    assert shown(tmp_path, b"/X Do", more={"X": b"/F 9 Tf (in) Tj /X Do"}).startswith("inin")


def test_the_files_own_table_says_what_codes_mean(tmp_path: Path) -> None:
    assert shown(tmp_path, rb"/F 9 Tf (\001\002ABC PQ) Tj", table=TABLE) == f"əffабв{UNKNOWN}İş"


def test_a_file_that_is_no_pdf_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 and nothing")
    assert SecondVoice(tmp_path / "a.pdf").page(0) == ""


@pytest.mark.parametrize(
    ("encoding", "codes", "text"),
    [
        ("<</Differences[1/gbreve/Idotaccent 65/afii10017/uni04D9/g12]>>", b"\x01\x02ABCD", f"ğİАә{UNKNOWN}D"),
        ("<</BaseEncoding/WinAnsiEncoding/Differences[240/gbreve]>>", b"\xf0\xfc", "ğü"),
        ("/MacRomanEncoding", b"\x8e", "é"),
    ],
)
def test_fonts_of_single_bytes_without_a_table(encoding: str, codes: bytes, text: str) -> None:
    font = font_of(dictionary(f"<</Subtype/Type1/BaseFont/A/FontDescriptor<<>>/Encoding {encoding}>>"))
    assert font.read(codes) == text


@pytest.mark.parametrize("kind", ["/Type0/Encoding/Identity-H", "/Type3", "/TrueType/FontDescriptor<<>>"])
def test_fonts_about_which_the_file_says_nothing(kind: str) -> None:
    assert not font_of(dictionary(f"<</Type/Font/Subtype{kind}>>")).is_known


@pytest.mark.parametrize(
    ("name", "character"),
    [("schwa", "ə"), ("dotlessi", "ı"), ("Scedilla", "Ş"), ("afii10071", "ё"), ("u1F600", "😀"), ("ffi", "ffi"),
     ("a.sc", "a"), ("parenleft", ""), ("glyph23", None), ("", None)],
)  # fmt: skip
def test_names_of_glyphs(name: str, character: str | None) -> None:
    assert character_of(name) == character


WORDS = st.lists(st.text(alphabet="aəbcçdğıiişüоёяж", min_size=4, max_size=9), max_size=40)


@given(words=WORDS, order=st.randoms(use_true_random=False))
def test_other_order_blanks_and_hyphens_lose_nothing(words: list[str], order: random.Random) -> None:
    other = words[:]
    order.shuffle(other)
    assert unread_words("-\n".join(words), " ".join(other)) == ""
    assert unread_words("".join(other), " ".join([*words, *words])) == ""


@given(words=WORDS)
def test_words_that_are_missing_are_named(words: list[str]) -> None:
    text = " ".join(words)
    assert unread_words(text, f"{text} Naxçıvandakılar") == "Naxçıvandakılar"


@pytest.mark.parametrize(
    ("read", "second", "missing"),
    [
        ("", "", ""),
        ("söz", "", ""),
        ("effektiv ofis", "eﬀektiv oﬁs", ""),
        ("dərs 12", "dərs 12345678 – … 2019", ""),
        ("bir kəlmə iki", "bir kəlmə iki üç", ""),
        ("", "Təkcə ikinci proqramın oxuduğu sözlərdən ilk səkkizi burada yazılır",
         "Təkcə ikinci proqramın oxuduğu sözlərdən ilk səkkizi burada …"),
        ("m kt b d rs d rs m kt b", "məktəb dərs dərs məktəb", "məktəb dərs dərs məktəb"),
    ],
)  # fmt: skip
def test_unread_words(read: str, second: str, missing: str) -> None:
    assert unread_words(read, second) == missing


def test_letters_are_all_that_is_compared() -> None:
    assert letters_of("İn-\nternet, 4 ﬁ №") == "İnternetfiNo"
