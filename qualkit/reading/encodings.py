"""Bytes of a text file become characters.

UTF-8 first, always; then UTF-16; then the eight-bit encodings in which the project's languages used to be written.
An eight-bit encoding is chosen only if its letters make words of those languages and no other encoding's do.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from qualkit.errors import EncodingUndecided, ReadingError
from qualkit.messages import N_, _

BEGINNINGS = {
    b"%PDF": N_("a PDF"),
    b"PK\x03\x04": N_("a ZIP archive (Word, Excel and others are that)"),
    b"\xd0\xcf\x11\xe0": N_("an old Office file"),
    b"\x89PNG": N_("a PNG picture"),
    b"\xff\xd8\xff": N_("a JPEG picture"),
    b"GIF8": N_("a GIF picture"),
    b"ID3": N_("an MP3 recording"),
    b"OggS": N_("an Ogg recording"),
    b"\x1f\x8b": N_("a gzip archive"),
    b"7z\xbc\xaf": N_("a 7z archive"),
    b"Rar!": N_("a RAR archive"),
    b"SQLite format 3": N_("an SQLite database"),
    b"{\\rtf": N_("an RTF document"),
}
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# cp1252 and cp1254 differ in six letters only; Turkish comes first, since Icelandic is not among our languages.
LATIN = ("cp1254", "cp1252", "cp857")
CYRILLIC = ("cp1251", "koi8_r", "cp866", "mac_cyrillic")
# Letters outside ASCII that occur in running text, and the signs that word processors put there.
LETTERS = {
    "tr": "çğıöşüÇĞİÖŞÜâîûÂÎÛ",
    "az": "çğıöşüÇĞİÖŞÜ",
    "en": "éèêëàâçñöüïôáíóÉ",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяёАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁ",
}
SIGNS = frozenset("“”‘’„«»–—…•№§©\u00a0")
LATIN_SIGNS = SIGNS | frozenset("£€°®±·´½")
ENOUGH, CLEAR = 0.9, 0.1  # the share of fitting characters, and the lead over the next encoding; see the tests
BLANK = re.compile(r"[ \t\r\n]+")
WORD = re.compile(r"[^\W\d_]+")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, path: Path, *, languages: Sequence[str]) -> str:
    """The characters of a text file, without byte order mark; newlines as they are.

    Raises: ReadingError for an empty file and for one that is no text; EncodingUndecided.
    """
    if not data:
        raise ReadingError(path, _("the file is empty; check that it was saved or copied whole"))
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded_strictly(data[len(mark) :], encoding, path)
    _refuse_binary(data, path)
    if b"\x00" in data or _looks_wide(data):
        return _without_mark(data, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _eight_bit(data, path, languages)
    if len(CONTROL.findall(text)) > len(text) / 100:
        raise ReadingError(path, _("not a text file (it is full of control characters); save it as UTF-8 text"))
    return text


def _decoded_strictly(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        found = _("begins as {encoding} but byte {byte} is not; save the file as UTF-8 and add it again")
        raise ReadingError(path, found.format(encoding=encoding.upper(), byte=error.start)) from error


def _refuse_binary(data: bytes, path: Path) -> None:
    for beginning, what in BEGINNINGS.items():
        if data.startswith(beginning):
            found = _("not a text file (it begins like {what}); give it its right suffix or save as text")
            raise ReadingError(path, found.format(what=_(what)))


def _looks_wide(data: bytes) -> bool:
    """Whether the bytes alternate as those of UTF-16 Cyrillic do (the high byte of each letter is 4)."""
    if len(data) % 2:
        return False
    return any(data[half::2].count(4) > len(data) / 4 for half in (0, 1))


def _without_mark(data: bytes, path: Path) -> str:
    """UTF-16 without a byte order mark, if it can be that."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if sum(c < "\u0530" and c not in "\x00" for c in text) > 0.9 * len(text) and not CONTROL.search(text):
            return text
    found = _("not a text file (there are zero bytes in it); check what it is, or save it as UTF-8 text")
    raise ReadingError(path, found)


def _eight_bit(data: bytes, path: Path, languages: Sequence[str]) -> str:
    scores: dict[str, float] = {}
    for encoding in _candidates(languages):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        scores[encoding] = _fit(text, encoding, languages)
    ranked = sorted(scores, key=lambda encoding: -scores[encoding])  # stable: the order of the lists decides ties
    if not ranked or scores[ranked[0]] < ENOUGH:
        raise EncodingUndecided(path, ranked[:3] if ranked and scores[ranked[0]] > 0.5 else ())
    rivals = [other for other in ranked[1:] if not _beats(data, ranked[0], other, scores, languages)]
    if rivals:
        raise EncodingUndecided(path, (ranked[0], *rivals))
    return data.decode(ranked[0])


def _beats(data: bytes, best: str, other: str, scores: Mapping[str, float], languages: Sequence[str]) -> bool:
    """Whether the better encoding is clearly better, or makes no difference, or is so where there is one."""
    if scores[best] - scores[other] >= CLEAR or (best, other) == ("cp1254", "cp1252"):
        return True
    pairs = zip(BLANK.split(data.decode(best)), BLANK.split(data.decode(other)), strict=True)
    words = [(mine, its) for mine, its in pairs if mine != its]
    if not words:
        return True
    mine, its = (
        _fit(" ".join(pair[side] for pair in words), encoding, languages, running=False)
        for side, encoding in enumerate((best, other))
    )
    return mine >= ENOUGH and mine - its >= CLEAR


def _candidates(languages: Sequence[str]) -> Iterable[str]:
    if "ru" in languages:
        yield from CYRILLIC
    yield from LATIN if {"az", "tr"} & set(languages) else ("cp1252",)


def _fit(text: str, encoding: str, languages: Sequence[str], *, running: bool = True) -> float:
    """The share of characters outside ASCII that stand where such a letter or sign may stand, 0 to 1.

    running: this is running text, in which letters have their usual frequencies.
    """
    cyrillic = encoding in CYRILLIC
    known = ("ru",) if cyrillic else ("en", *(language for language in languages if language != "ru"))
    letters = frozenset("".join(LETTERS.get(language, "") for language in known))
    high_letters = fitting = 0
    for word in WORD.findall(text):
        high = sum(c > "\x7f" for c in word)
        high_letters += high
        if high and _is_word(word, letters, cyrillic):
            fitting += high
    signs = [c for c in text if c > "\x7f" and not c.isalpha()]
    if cyrillic and running:
        fitting = round(fitting * _russian(text))
    return (fitting + sum(c in (SIGNS if cyrillic else LATIN_SIGNS) for c in signs)) / (high_letters + len(signs))


def _is_word(word: str, letters: frozenset[str], cyrillic: bool) -> bool:
    """Whether the letters are those of one script and the letter case is that of a word (Söz, söz, SÖZ)."""
    if not all(c in letters or (c < "\x7f" and not cyrillic) for c in word):
        return False
    return word[1:] == word[1:].lower() or word == word.upper()


def _russian(text: str) -> float:
    """1 where the ten commonest Russian letters are as common as they should be (62 %), less where they are not."""
    small = [c for c in text.lower() if "а" <= c <= "я" or c == "ё"]
    common = sum(c in "оеаинтсрвл" for c in small)
    return min(1.0, common / (0.5 * len(small))) if small else 0.0
