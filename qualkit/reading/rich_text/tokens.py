"""The signs of which an RTF file consists, and the code pages in which its letters are written.

Source: Microsoft, Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

TOKEN = re.compile(
    rb"\\(?:([A-Za-z]{1,40})(-?\d{1,10})?[ ]?|'([0-9A-Fa-f]{2})|(.))|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL
)
CODE_PAGES = {10000: "mac_roman", 10007: "mac_cyrillic", 10081: "mac_turkish", 20866: "koi8_r", 28599: "iso8859_9"}
CODE_PAGES |= {65001: "utf-8"}
# \fcharset: the code page of a font. 0 and 1 stand for the usual one, 2 for a font of symbols.
CHARSETS = {77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255}
CHARSETS |= {178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850}
USUAL, SYMBOLS = "", "symbols"
CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "page": "\n",
    "column": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "~": "\u00a0",
    "-": "\u00ad",
    "_": "\u2011",
    "{": "{",
    "}": "}",
    "\\": "\\",
}


class Token(NamedTuple):
    """A sign of an RTF file. kind: `{`, `}`, `word` for a control word or symbol, `bytes` for letters."""

    kind: str
    word: str = ""
    number: int | None = None
    letters: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The signs of a file in order; what follows \\bin is left out, and so are line breaks."""
    at = 0
    while match := TOKEN.match(data, at):
        at = match.end()
        word, number, code, symbol, brace, letters = match.groups()
        if word:
            value = int(number) if number else None
            if word == b"bin":
                at += max(0, value or 0)
            yield Token("word", word.decode("ascii"), value)
        elif code:
            yield Token("bytes", letters=bytes([int(code, 16)]))
        elif symbol:
            yield Token("word", "par" if symbol in b"\r\n" else symbol.decode("latin-1"))
        elif brace:
            yield Token(brace.decode("ascii"))
        elif letters:
            yield Token("bytes", letters=letters)


def code_page(number: int) -> str:
    """Python's name of a code page; the usual one if there is none of that number."""
    name = CODE_PAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return USUAL
    return name


def charset(number: int) -> str:
    """Python's name of the code page of a font's character set."""
    return SYMBOLS if number == 2 else code_page(CHARSETS[number]) if number in CHARSETS else USUAL


def is_cyrillic(sample: bytes) -> bool:
    """Whether letters outside ASCII mostly stand side by side, as in Cyrillic, and not between Latin ones."""
    high = [place for place, letter in enumerate(sample) if letter >= 0xC0]
    beside = sum(
        (place > 0 and sample[place - 1] >= 0xC0) or (place + 1 < len(sample) and sample[place + 1] >= 0xC0)
        for place in high
    )
    return beside > 0.7 * len(high)
