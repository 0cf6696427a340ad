"""Files whose name says something else, old Word documents, and files that are too large."""

from __future__ import annotations

import os
import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from qualkit.errors import ReadingError
from qualkit.reading import can_read, read, recognising
from qualkit.reading.word import old as old_word
from tests.reading.open_document_files import make_odt
from tests.reading.test_word import make as make_docx
from tests.reading.test_word import p, r

HTML = "<html><body><p>Kənd yolu</p></body></html>"
RTF = r"{\rtf1\ansi K\u601?nd yolu\par}"


def old_word_file(folder: Path, name: str = "a.doc", stream: str = "WordDocument") -> Path:
    """The head and the directory of an old Office file; there is no text in it."""
    path = folder / name
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[30] = 9  # sectors of 512 bytes; the directory is in the first
    path.write_bytes(bytes(head) + stream.encode("utf-16-le").ljust(512, b"\0"))
    return path


@pytest.mark.parametrize("suffix", ["doc", "docx", "odt", "rtf", "html", "epub", "pdf"])
@pytest.mark.parametrize("kind", ["docx", "odt", "rtf", "html"])
def test_a_document_is_read_as_what_it_is(tmp_path: Path, kind: str, suffix: str) -> None:
    path = tmp_path / f"b.{suffix}"
    if kind == "docx":
        path.write_bytes(make_docx(tmp_path, p(r("Kənd yolu"))).read_bytes())
    elif kind == "odt":
        path.write_bytes(make_odt(tmp_path, "<text:p>Kənd yolu</text:p>").read_bytes())
    else:
        path.write_text({"rtf": RTF, "html": HTML}[kind], encoding="utf-8")
    source = read(path)
    assert (source.original, source.reader) == ("Kənd yolu", kind)


@pytest.mark.parametrize("start", ["", "<!-- x -->\n", '<?xml version="1.0"?>\n<!DOCTYPE html>', "\n\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_page_is_recognised_behind_what_stands_before_it(tmp_path: Path, start: str, encoding: str) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes((start + HTML).encode(encoding))
    assert read(path).original == "Kənd yolu"


def test_plain_words_in_a_doc_file_are_text(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_text("Sual: nə vaxt?\n\nCavab: sabah.", encoding="utf-8")
    assert read(path).reader == "text"


def test_a_pdf_named_docx_goes_to_the_reader_of_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"%PDF-1.7\n%nothing")
    assert recognising.reader_for(path, "docx") == "pdf"
    with pytest.raises(ReadingError):
        read(path)


def test_presentations_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ppt/presentation.xml", "<p/>")
    with pytest.raises(ReadingError, match="presentation"):
        read(path)


@pytest.mark.parametrize("suffix", [".doc", ".docx", ".odt"])
def test_an_encrypted_document_is_named(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(ReadingError, match="password"):
        read(old_word_file(tmp_path, f"a{suffix}", "EncryptedPackage"))


def test_without_libre_office_an_old_document_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(ReadingError, match="save it as DOCX"):
        read(old_word_file(tmp_path))
    with pytest.raises(ReadingError, match="save it as DOCX"):
        read(old_word_file(tmp_path, "a.docx"))


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for LibreOffice is a shell script")
@pytest.mark.parametrize(
    ("script", "found"),
    [('cp "$0.docx" "$6/document.docx"', ""), ("exit 1", "LibreOffice cannot read it"), ("sleep 60", "seconds")],
)
def test_libre_office_turns_old_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, found: str
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script.replace('$6', '$7')}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "soffice.docx").write_bytes(make_docx(tmp_path, p(r("Kənd yolu"))).read_bytes())
    monkeypatch.setattr(shutil, "which", lambda name: str(program))
    monkeypatch.setattr(old_word, "TIMEOUT", 1.0)
    path = old_word_file(tmp_path)
    if found:
        with pytest.raises(ReadingError, match=found) as caught:
            read(path)
        assert str(caught.value).startswith(str(path))
    else:
        source = read(path)
        assert (source.original, source.reader, source.name) == ("Kənd yolu", "doc", path.as_posix())


@pytest.mark.parametrize("reader", ["text", "markdown", "html", "rtf"])
def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: str
) -> None:
    suffix = {"text": "txt", "markdown": "md"}.get(reader, reader)
    path = tmp_path / f"a.{suffix}"
    with path.open("wb") as file:
        file.truncate(recognising.LARGEST[reader] + 1)  # takes no room on the disk
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))
    with pytest.raises(ReadingError, match=rf"more than the {recognising.LARGEST[reader] // 1024**2} MiB"):
        read(path)


@pytest.mark.parametrize("reader", recognising.MOST_SIGNS)
def test_a_file_of_too_many_small_pieces_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: str
) -> None:
    signs, _most = recognising.MOST_SIGNS[reader]
    monkeypatch.setitem(recognising.MOST_SIGNS, reader, (signs, 1000))
    path = tmp_path / "a"
    sign = signs[-1:]
    path.write_bytes(signs[:1] + sign * 1000 + b" " * recognising.MIB)
    with pytest.raises(ReadingError, match="more than the 1000 that are read at once"):
        recognising.reader_for(path, reader)
    path.write_bytes(sign * 1000 + b" " * recognising.MIB)
    assert recognising.reader_for(path, "text") == "text"


def test_what_can_be_read() -> None:
    names = ["odt", "rtf", "html", "htm", "xhtml", "mht", "epub", "doc", "text", "markdown", "docx", "txt", "md", "pdf"]
    assert all(can_read(Path(f"a.{name}")) for name in names)
    assert not can_read(Path("a.pptx"))
