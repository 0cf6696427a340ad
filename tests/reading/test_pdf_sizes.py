"""PDF files whose parts unpack to gigabytes are refused before anything unpacks them."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from qualkit.errors import ReadingError
from qualkit.reading import read
from qualkit.reading.pdf import sizes


def pdf_with(stream: bytes) -> bytes:
    """A file with one page, whose commands are the packed stream."""
    head = f"4 0 obj\n<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode()
    return (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n"
        + head
        + stream
        + b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
    )


def bomb(megabytes: int) -> bytes:
    packing = zlib.compressobj(9)
    return b"".join([*(packing.compress(b" " * 2**20) for _ in range(megabytes)), packing.flush()])


def test_a_stream_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(pdf_with(bomb(sizes.LARGEST // 2**20 + 1)))
    assert path.stat().st_size < 300_000
    with pytest.raises(ReadingError, match="more than 128 MiB"):
        read(path)


@pytest.mark.parametrize("data", [b"", pdf_with(zlib.compress(b"BT ET")), pdf_with(b"x" * 300_000)])
def test_other_streams_are_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    sizes.refuse_bombs(path)


def test_a_stream_that_is_packed_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.pdf"
    twice = pdf_with(zlib.compress(bomb(300))).replace(b"/Filter /FlateDecode", b"/Filter [/FlateDecode /FlateDecode]")
    path.write_bytes(twice)
    assert len(twice) < 10_000
    with pytest.raises(ReadingError, match="packed twice"):
        read(path)
