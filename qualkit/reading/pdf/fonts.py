"""What the codes of a PDF's fonts mean, as the file itself says; nothing is guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

UNKNOWN = "\ufffd"  # stands for a character of which the file does not say what it is
MOST_CODES = 70_000
SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
RANGE = re.compile(rb"<([^<>]*)>\s*<([^<>]*)>\s*(?:<([^<>]*)>|\[([^\]]*)\])")
PAIR = re.compile(rb"<([^<>]*)>\s*<([^<>]*)>")
HEX = re.compile(rb"<([^<>]*)>")
CODE_NAME = re.compile(r"(?:uni|u)([0-9A-F]{4,6})$")
CYRILLIC_NAME = re.compile(r"afii100(\d\d)$")
ENCODINGS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman", "/StandardEncoding": "ascii"}
LATIN = {
    "dotlessi": "ı", "Idot": "İ", "Idotaccent": "İ", "germandbls": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "oslash": "ø", "Oslash": "Ø", "lslash": "ł", "Lslash": "Ł", "eth": "ð", "Eth": "Ð", "thorn": "þ", "Thorn": "Þ",
    "schwa": "ə", "Schwa": "Ə", "afii10846": "ә",
}  # fmt: skip
ACCENTS = {
    "acute": "\u0301", "grave": "\u0300", "circumflex": "\u0302", "tilde": "\u0303", "dieresis": "\u0308",
    "breve": "\u0306", "caron": "\u030c", "cedilla": "\u0327", "commaaccent": "\u0326", "dotaccent": "\u0307",
    "macron": "\u0304", "ogonek": "\u0328", "ring": "\u030a",
}  # fmt: skip


class Font(NamedTuple):
    """How the bytes of a font's strings are read. width: bytes to a code. is_known: whether the file says anything."""

    width: int
    characters: Mapping[int, str]
    is_known: bool

    def read(self, data: bytes) -> str:
        """The characters of a string, UNKNOWN for codes without a meaning."""
        codes = data if self.width == 1 else _pairs(data)
        return "".join([self.characters.get(code, UNKNOWN) for code in codes])


def font_of(dictionary: DictionaryObject) -> Font:
    """The font with its table: the file's own (ToUnicode), else for fonts of single bytes the names of its glyphs."""
    width = 2 if dictionary.get("/Subtype") == "/Type0" else 1
    table = dictionary.get("/ToUnicode")
    if table is not None and hasattr(table, "get_data"):
        characters = dict(islice(_mapped(table.get_data()), MOST_CODES))
        if characters:
            return Font(width, characters, is_known=True)
    if width == 2 or dictionary.get("/Subtype") == "/Type3":
        return Font(width, {}, is_known=False)
    characters = _named(dictionary)
    return Font(1, characters, is_known=bool(characters))


def _pairs(data: bytes) -> Iterator[int]:
    return ((one << 8) + other for one, other in zip(data[::2], data[1::2], strict=False))


def _mapped(table: bytes) -> Iterator[tuple[int, str]]:
    """The codes of a ToUnicode table and their characters."""
    for section in SECTION.finditer(table):
        if section[1] == b"bfchar":
            for pair in PAIR.finditer(section[2]):
                yield _number(pair[1]), _characters(pair[2])
            continue
        for one in RANGE.finditer(section[2]):
            first, last = _number(one[1]), _number(one[2])
            if one[4] is not None:
                listed = (_characters(entry[1]) for entry in HEX.finditer(one[4]))
                yield from zip(range(first, last + 1), listed, strict=False)
                continue
            start = _characters(one[3])
            for code in range(first, min(last, first + MOST_CODES) + 1):
                yield code, start[:-1] + chr(min(ord(start[-1]) + code - first, 0x10FFFF)) if start else ""


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _characters(digits: bytes) -> str:
    digits = b"".join(digits.split())
    data = bytes.fromhex(digits.decode("ascii").rjust(4, "0"))
    return data.decode("utf-16-be", "replace")


def _named(dictionary: DictionaryObject) -> dict[int, str]:
    """The characters of a font of single bytes by its encoding; empty if nothing explains its own."""
    encoding = dictionary.get("/Encoding")
    differences: list[object] = []
    base = encoding
    if isinstance(encoding, dict):
        base, differences = encoding.get("/BaseEncoding"), list(encoding.get("/Differences") or [])
    if base is None and not differences and "/FontDescriptor" in dictionary:
        return {}
    codec = ENCODINGS.get(str(base), "ascii")
    characters = {code: bytes([code]).decode(codec, "ignore") for code in range(32, 256)}
    characters = {code: sign for code, sign in characters.items() if sign}
    code = 0
    for entry in differences:
        if isinstance(entry, int):
            code = entry
        else:
            sign = character_of(str(entry).removeprefix("/"))
            characters[code] = UNKNOWN if sign is None else sign
            code += 1
    return characters


def character_of(name: str) -> str | None:
    """The character that a glyph's name stands for; empty for one that is no letter, None where the name says nothing.

    >>> [character_of(name) for name in ("gbreve", "Idotaccent", "afii10065", "uni0259", "f_i", "comma", "g23")]
    ['ğ', 'İ', 'а', 'ə', 'fi', '', None]
    """
    name = name.split(".")[0]
    if len(name) == 1:
        return name
    if name in LATIN:
        return LATIN[name]
    if match := CODE_NAME.match(name):
        return chr(min(int(match[1], 16), 0x10FFFF))
    if match := CYRILLIC_NAME.match(name):
        return _cyrillic(int(match[1]))
    parts = name.split("_") if "_" in name else list(name) if name in {"fi", "fl", "ff", "ffi", "ffl"} else []
    if parts and all(len(part) == 1 for part in parts):
        return "".join(parts)
    if (accent := ACCENTS.get(name[1:])) is not None:
        return unicodedata.normalize("NFC", name[0] + accent)
    return "" if name.isalpha() and len(name) > 2 else None


def _cyrillic(number: int) -> str:
    """The Cyrillic letter of Adobe's numbers: 17 to 49 are the capitals and 65 to 97 the small ones, with Ё after Е."""
    if not (17 <= number <= 49 or 65 <= number <= 97):
        return ""
    place = number - (17 if number <= 49 else 65)
    small = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"[place]
    return small.upper() if number <= 49 else small
