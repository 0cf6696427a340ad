"""What a PDF does not give, or a second program reads and PDFium does not, is said at its place."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from qualkit.errors import ReadingError
from qualkit.model.sources import Source
from qualkit.reading import read
from qualkit.reading.pdf import pages as pdf_pages
from qualkit.reading.pdf.glyphs import Glyphs
from qualkit.reading.pdf.grids import Grid
from qualkit.reading.pdf.lines import Line
from tests.reading.pdf_files import Words, make, typeset

SENTENCES = {
    "az": "Müəllimlərin fikrincə, dərslər ləngiyir və şagirdlər evdə çox oxuyurlar, dağ yolu isə uzaqdır.",
    "tr": "Öğretmenlerin çoğu, ışığın azlığından yakınıyor; kışın yol da kapalı, diyor İbrahim Şimşek.",
    "ru": "Большинство учителей жалуется на дорогу, и этим объясняет, почему дети опаздывают.",
    "en": "Most teachers complain about the road; the first office is difficult to find and inefficient.",
}


def fonts(writer: pypdf.PdfWriter) -> Iterator[DictionaryObject]:
    for number in range(1, len(writer._objects) + 1):
        found = writer.get_object(number)
        if isinstance(found, DictionaryObject) and "/ToUnicode" in found:
            yield found


def without_letters(path: Path, letters: str) -> None:
    """Takes letters out of the tables that say what the fonts draw; all of them if none is named."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(path.read_bytes()))
    for font in fonts(writer):
        if not letters:
            del font["/ToUnicode"]
            continue
        table = font["/ToUnicode"].get_object().get_data()
        for letter in letters:
            table = re.sub(rb"<\w{4}> <%04X>\n" % ord(letter), b"", table)
        table = re.sub(
            rb"\d+ beginbfchar(.*?)endbfchar",
            lambda match: b"%d beginbfchar%sendbfchar" % (match[1].count(b"\n<"), match[1]),
            table,
            flags=re.DOTALL,
        )
        stream = StreamObject()
        stream.set_data(table)
        font[NameObject("/ToUnicode")] = writer._add_object(stream)
    writer.write(path)


def doubts(source: Source) -> list[tuple[str, str]]:
    return [(mark.value, source.original[mark.start : mark.end]) for mark in source.marks if mark.kind == "doubt"]


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sound_file_is_not_in_doubt(tmp_path: Path, language: str) -> None:
    sentence = SENTENCES[language]
    text = (
        f"#set page(columns: 2, header: [Jurnal])\n= Başlıq\n{sentence * 8}#footnote[{sentence}]\n\n$ x^2 $\n- a\n- b\n"
    )
    assert doubts(read(typeset(tmp_path, text))) == []


@pytest.mark.parametrize(("language", "letters"), [("az", "ə"), ("tr", "ğış"), ("ru", "щя"), ("en", "t")])
def test_letters_that_the_file_does_not_name(tmp_path: Path, language: str, letters: str) -> None:
    path = typeset(tmp_path, SENTENCES[language])
    without_letters(path, letters)
    source = read(path)
    ((sentence, words),) = doubts(source)
    expected = re.sub(f"[{letters}]", "\ufffd", SENTENCES[language])
    assert words.replace("\n", " ") == expected
    assert "\ufffd" in sentence and "page 1" in sentence


def test_a_file_that_names_no_letters_is_refused(tmp_path: Path) -> None:
    path = typeset(tmp_path, SENTENCES["az"])
    without_letters(path, "")
    with pytest.raises(ReadingError, match="does not say what its letters are"):
        read(path)


def page(name: str) -> list[Words]:
    return [(50, 500 - 13 * n, 10, f"Line {n} of {name} goes on with the story and the road.") for n in range(6)]


def test_pages_that_are_pictures(tmp_path: Path) -> None:
    stamp: list[Words] = [(50, 20, 6, "Downloaded from the library of the valley, 4 May")]
    source = read(make(tmp_path, [page("one"), stamp, []], picture=(1, 2)))
    assert [(sentence[:6], words) for sentence, words in doubts(source)] == [("page 2", stamp[0][3]), ("page 3", "")]
    with pytest.raises(ReadingError, match="OCR"):
        read(make(tmp_path, [stamp, stamp], picture=(0, 1)))


@pytest.mark.parametrize(
    ("kept", "found"),
    [
        (lambda line: "Line 3" not in line.text, "Line 3 of one goes on with the …"),
        (lambda line: True, None),
    ],
)
def test_words_that_only_the_second_program_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: Callable[[Line], bool], found: str | None
) -> None:
    usual = pdf_pages.page_lines

    def lossy(glyphs: Glyphs, number: int, grids: Sequence[Grid] = ()) -> list[Line]:
        return [line for line in usual(glyphs, number, grids) if kept(line)]

    monkeypatch.setattr(pdf_pages, "page_lines", lossy)
    lines = page("one")
    lines[3] = (50, 461, 10, "Line 3 has quite other words: vineyards, pomegranates, hazelnuts.")
    found_doubts = doubts(read(make(tmp_path, [lines])))
    if found is None:
        assert found_doubts == []
    else:
        ((sentence, _words),) = found_doubts
        assert "vineyards, pomegranates" in sentence and "page 1" in sentence


def test_what_was_typed_into_a_form_is_read(tmp_path: Path) -> None:
    path = make(tmp_path, [page("one")])
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(path.read_bytes()))
    look = StreamObject()
    look.set_data(b"/Tx BMC BT /H 10 Tf 2 5 Td (the bus is late) Tj ET EMC")
    font = "<</H<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    look.update(_parsed(f"<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font{font}>>>>"))
    field = _parsed("<</Type/Annot/Subtype/Widget/FT/Tx/T(q)/V(the bus is late)/Rect[50 300 250 320]/F 4>>")
    field[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(look)})
    fields = pypdf.generic.ArrayObject([writer._add_object(field)])
    writer.pages[0][NameObject("/Annots")] = fields
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})
    writer.write(path)
    source = read(path)
    assert "the bus is late" in source.original and doubts(source) == []


def _parsed(text: str) -> DictionaryObject:
    return DictionaryObject.read_from_stream(io.BytesIO(text.encode()), None)


@pytest.mark.parametrize(("user", "owner"), [("secret", "owner"), ("", "owner")])
def test_only_a_password_for_reading_keeps_a_file_closed(tmp_path: Path, user: str, owner: str) -> None:
    path = make(tmp_path, [page("one")])
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(path.read_bytes()))
    writer.encrypt(user, owner, algorithm="RC4-128")
    writer.write(path)
    if user:
        with pytest.raises(ReadingError, match="password"):
            read(path)
    else:
        assert read(path).original.startswith("Line 0 of one")


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
def test_half_a_file_is_refused(tmp_path: Path, share: float) -> None:
    whole = typeset(tmp_path, "#pagebreak()\n".join(SENTENCES.values())).read_bytes()
    (tmp_path / "half.pdf").write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(ReadingError, match="end is missing"):
        read(tmp_path / "half.pdf")


def test_one_broken_page_of_many(tmp_path: Path) -> None:
    path = make(tmp_path, [page(f"page {n}") for n in range(1, 16)])
    data = path.read_bytes()
    pages = [match.start() for match in re.finditer(rb"<</Type/Page/", data)]
    path.write_bytes(data[: pages[6]] + data[pages[6] :].replace(b"<</Type/Page/", b"(((Type/Page/", 1))
    source = read(path)
    ((sentence, words),) = doubts(source)
    assert "page 7 cannot be read" in sentence and words == ""
    assert "of page 6 goes" in source.original and "of page 8 goes" in source.original


def test_many_empty_pages_and_one_with_words(tmp_path: Path) -> None:
    source = read(make(tmp_path, [*([[]] * 1500), page("the last one")]))
    assert source.original.startswith("Line 0 of the last one") and doubts(source) == []
    with pytest.raises(ReadingError, match="no text"):
        read(make(tmp_path, [[]] * 200))
