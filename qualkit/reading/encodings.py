"""Bytes of a text file become characters.

UTF-8 first, always; then UTF-16; then the eight-bit encodings in which the project's languages used to be written.
An eight-bit encoding is chosen only if its letters make words of those languages and no other encoding's do.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from qualkit.errors import EncodingUndecided, ReadingError, TableError
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
COMMONER = (("cp1254", "cp1252"), ("cp1251", "mac_cyrillic"))  # the small letters are the same but for one
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
# The letters that follow each letter in 85 % of the places of Russian texts; counted over UD Russian.
FOLLOWERS = dict(
    re.findall(
        r"(\w):(\w+)",
        """
        а:бвдезйклмнпрстхцчюя б:аелоры в:аеилнорсы г:аеиор д:авеинору е:вгдезйклмнрст ж:деин з:авдно
        и:вгдезийклмнорстхцчя й:с к:аилорту л:аеиоуья м:аеиоу н:адеиностуы о:бвгдежзйклмнпрстч п:аеиор р:аеиностуы
        с:авеиклнопстья т:авеинорсуыь у:длпрсчю ф:и х:о ц:еи ч:аеин ш:еи щ:е ы:ейлмх ь:н э:т ю:т я:т
        """,
    )
)
LEAST_PAIRS, SHORT = 6, 0.85
LONG = 200  # characters; a longer text is not UTF-8 by chance
PREVIEW = 32  # bytes
ENOUGH, CLEAR = 0.9, 0.1  # the share of fitting characters, and the lead over the next encoding; see the tests
BLANK = re.compile(r"[ \t\r\n]+")
WORD = re.compile(r"[^\W\d_]+")
CLOSES_BEFORE = re.compile(r"(?<!\S)[’”»…•](?=\w)")
GLUED = re.compile(r"[§±•№£€®](?=[^\W\d_])|(?<=[^\W\d_])[§±•№£€]")
"""Signs that touch a letter, as letters of another encoding do."""

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


Read = TypeVar("Read")


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
        if _is_foreign(text):
            _refuse_what_may_be_old(data, path, languages)
    except UnicodeDecodeError:
        text = data.decode(old_encoding(data, path, languages=languages))
    if len(CONTROL.findall(text)) > len(text) / 100:
        raise ReadingError(path, _("not a text file (it is full of control characters); save it as UTF-8 text"))
    return text


def encoding_of(path: Path, *, languages: Sequence[str]) -> str:
    """The encoding in which a text file is decoded, by Python's name. Raises: EncodingUndecided; OSError."""
    data = path.read_bytes()
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    if b"\x00" in data or _looks_wide(data):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return old_encoding(data, path, languages=languages)
    return "utf-8"


def read_in_encoding(read_file: Callable[..., Read], path: Path, encoding: str, *, languages: Sequence[str]) -> Read:
    """What the reader reads of a text file in this encoding; a file that is no text says itself how it is written.

    Raises: as the reader; ReadingError if there is no such encoding or the file cannot be in it.
    """
    data = path.read_bytes()
    if any(data.startswith(beginning) for beginning in BEGINNINGS):
        return read_file(path, languages=languages)
    try:
        text = data.decode(encoding)
    except LookupError as error:
        found = _("there is no encoding '{encoding}'; it is called something like utf-8, cp1254, cp1251 or koi8-r")
        raise ReadingError(path, found.format(encoding=encoding)) from error
    except UnicodeDecodeError as error:
        found = _("it is not in {encoding} (see byte {byte}); name another encoding")
        raise ReadingError(path, found.format(encoding=encoding, byte=error.start)) from error
    with TemporaryDirectory(prefix="qualkit-") as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(codecs.BOM_UTF8 + text.removeprefix("\ufeff").encode("utf-8"))
        try:
            return read_file(copy, languages=languages)
        except (ReadingError, TableError) as error:
            error.args = (str(error).replace(str(copy), str(path)),)
            error.path = str(path)
            raise


def encoding_doubt(data: bytes, encoding: str, *, languages: Sequence[str]) -> str:
    """A sentence where a text makes no words in the encoding that the user named, and does in another; else nothing.

    Words of other languages, which we know in no encoding, are no reason for doubt, and what is no text file neither.
    """
    if any(data.startswith(beginning) for beginning in BEGINNINGS):
        return ""
    other = _likelier(data, encoding, languages)
    if not other:
        return ""
    pairs = zip(BLANK.split(data.decode(encoding)), BLANK.split(data.decode(other)), strict=False)
    words, others = next((mine[:PREVIEW], its[:PREVIEW]) for mine, its in pairs if mine != its)
    found = _("in {encoding}, which was named, it has words like “{words}”; in {other} that is “{others}”")
    return found.format(encoding=encoding, words=words, other=other, others=others)


def _likelier(data: bytes, encoding: str, languages: Sequence[str]) -> str:
    """The encoding in which the bytes are words rather than in this one; nothing where there is none."""
    text = data.decode(encoding)
    if len(text) != len(data) or data.isascii():
        return ""  # UTF-8 and UTF-16 cannot be it by chance
    kind = "cp1251" if sum("а" <= c <= "я" for c in text.lower()) * 2 > sum(c > "\x7f" for c in text) else "cp1254"
    try:
        return "utf-8" if data.decode("utf-8") and _fit(text, kind, languages) < ENOUGH else ""
    except UnicodeDecodeError:
        pass
    try:
        other = old_encoding(data, Path(), languages=languages)
    except EncodingUndecided as error:
        other = error.candidates[0] if error.candidates else encoding
    words = _differing(text, data.decode(other))
    return other if words and _fits_better(words, other, kind, languages) else ""


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


def _is_foreign(text: str) -> bool:
    """Whether all letters outside ASCII are of scripts in which none of our languages is written."""
    if len(text) > LONG or text.isascii():
        return False
    letters = [c for c in text if c > "\x7f" and c.isalpha()]
    return bool(letters) and min(letters) > "\u052f"


def _refuse_what_may_be_old(data: bytes, path: Path, languages: Sequence[str]) -> None:
    """Returns if the bytes are words of our languages in no old encoding: «только» in code page 866 is valid UTF-8."""
    try:
        encoding = old_encoding(data, path, languages=languages)
    except EncodingUndecided:
        return
    raise _undecided(path, data, (encoding, "utf-8"))


def old_encoding(data: bytes, path: Path, *, languages: Sequence[str]) -> str:
    """The eight-bit encoding in which the bytes are words of these languages, as Python calls it.

    Raises: EncodingUndecided, with the encodings that come near.
    """
    scores: dict[str, float] = {}
    for encoding in _candidates(languages):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        scores[encoding] = _fit(text, encoding, languages)
    ranked = sorted(scores, key=lambda encoding: -scores[encoding])  # stable: the order of the lists decides ties
    if not ranked or scores[ranked[0]] < ENOUGH:
        raise _undecided(path, data, ranked[:3] if ranked and scores[ranked[0]] > 0.5 else ())
    rivals = [other for other in ranked[1:] if not _beats(data, ranked[0], other, scores, languages)]
    if rivals:
        raise _undecided(path, data, (ranked[0], *rivals))
    return ranked[0]


def _undecided(path: Path, data: bytes, candidates: Sequence[str]) -> EncodingUndecided:
    """The error, with what the first words outside ASCII would be in each encoding."""
    first = next(at for at, byte in enumerate(data) if byte > 0x7F)
    start = max(data.rfind(b"\n", 0, first) + 1, first - PREVIEW // 2)
    piece = data[start : start + PREVIEW]
    previews = [" ".join(piece.decode(encoding, errors="replace").split()) for encoding in candidates]
    return EncodingUndecided(path, candidates, previews=previews)


def _beats(data: bytes, best: str, other: str, scores: Mapping[str, float], languages: Sequence[str]) -> bool:
    """Whether the better encoding is clearly better, or makes no difference, or is so where there is one."""
    if scores[best] - scores[other] >= CLEAR or (best, other) in COMMONER:
        return True
    words = _differing(data.decode(other), data.decode(best))
    return not words or _fits_better(words, best, other, languages)


def _differing(text: str, other: str) -> list[tuple[str, str]]:
    """The words that are not the same in two readings of the same bytes."""
    pairs = zip(BLANK.split(text), BLANK.split(other), strict=False)  # in code pages of mainframes blanks are others
    return [(mine, its) for mine, its in pairs if mine != its]


def _fits_better(words: Sequence[tuple[str, str]], best: str, other: str, languages: Sequence[str]) -> bool:
    """Whether the second of each two readings, in the encoding `best`, is words and clearly better than the first."""
    its, mine = (
        _fit(" ".join(pair[side] for pair in words), encoding, languages, running=False)
        for side, encoding in enumerate((other, best))
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
    high_letters, fitting = 0, 0.0
    for word in WORD.findall(text):
        high = sum(c > "\x7f" for c in word)
        high_letters += high
        if high and _is_word(word, letters, cyrillic):
            # A Latin word seldom has no plain letter: üç has none, but é and ĞĞ are rather Cyrillic misread.
            fitting += high if cyrillic or high < len(word) else high / 2
    if cyrillic and running:
        fitting = fitting * _russian(text)
    signs = [c for c in text if c > "\x7f" and not c.isalpha()]
    fitting += sum(c in (SIGNS if cyrillic else LATIN_SIGNS) for c in signs)
    fitting -= len(GLUED.findall(text)) + (_misplaced_quotes(text) if cyrillic else 0)
    return fitting / max(1, high_letters + len(signs))


def _is_word(word: str, letters: frozenset[str], cyrillic: bool) -> bool:
    """Whether the letters are those of one script and the letter case is that of a word (Söz, söz, SÖZ)."""
    if not all(c in letters or (c < "\x7f" and not cyrillic) for c in word):
        return False
    return word[1:] == word[1:].lower() or word == word.upper()


def _misplaced_quotes(text: str) -> int:
    """The quotation marks that close before a word or that nothing closes: capitals of another code page are such."""
    unclosed = sum(map(text.count, "«„‘")) - sum(map(text.count, "»“”’"))
    return max(0, unclosed) + len(CLOSES_BEFORE.findall(text))


def _russian(text: str) -> float:
    """1 where the letters follow each other as in Russian words, less where they do not."""
    words = [word for word in WORD.findall(text.lower().replace("ё", "е")) if not word.isascii()]
    pairs = [word[at : at + 2] for word in words for at in range(len(word) - 1)]
    common = sum(pair[1] in FOLLOWERS.get(pair[0], "") for pair in pairs)
    if len(pairs) < LEAST_PAIRS:  # "6 км" says nothing
        return SHORT
    return min(1.0, common / (0.55 * len(pairs)))
