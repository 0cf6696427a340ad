"""PDF files, written by hand so that every trap is in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

GREY = b"/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
PICTURE = b"<</Type/XObject/Subtype/Image%s/Length 1>>stream\n0\nendstream" % GREY
ENCRYPT = b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%s>/U<%s>>>" % (b"41" * 32, b"42" * 32)

BOLD = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>"

Words = tuple[int, int, int, str]  # x, y, size, text; a text that begins with ** is bold


def make(
    folder: Path,
    pages: Sequence[Sequence[Words]],
    *,
    picture: bool | Sequence[int] = False,
    encrypt: bool = False,
    drawn: str = "",
) -> Path:
    """A PDF of 400 × 600 points with these words.

    picture: on which pages one takes most of the room, or on all. drawn: commands that draw something on each page.
    """
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", PICTURE, BOLD]
    kids = []
    for number, words in enumerate(pages):
        shown = "".join(
            f"BT /{'B' if text.startswith('**') else 'F'} {size} Tf {x} {y} Td ({text.lstrip('*')}) Tj ET\n"
            for x, y, size, text in words
        )
        stream = (drawn + shown).encode("latin-1") + (
            b"q 300 0 0 500 50 50 cm /I Do Q" if picture is True or (picture and number in picture) else b""
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        resources = b"<</Font<</F 3 0 R/B 5 0 R>>/XObject<</I 4 0 R>>>>"
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents %d 0 R/Resources %s>>"
            % (len(objects), resources)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    objects.append(ENCRYPT)
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    extra = b"/Encrypt %d 0 R/ID[<41><41>]" % len(objects) if encrypt else b""
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, table)
    data += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        len(places) + 1,
        extra,
        data.rindex(b"xref\n0"),
    )
    path = folder / "a.pdf"
    path.write_bytes(data)
    return path


def typeset(folder: Path, source: str) -> Path:
    """A PDF set by Typst from its markup."""
    typst = pytest.importorskip("typst")
    (folder / "a.typ").write_text(source, encoding="utf-8")
    typst.compile(folder / "a.typ", output=folder / "a.pdf")
    return folder / "a.pdf"
