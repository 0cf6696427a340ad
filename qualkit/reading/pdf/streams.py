"""The second voice of a PDF: the letters that its pages' streams of commands show, read without PDFium.

pypdf opens the file and unpacks it; the commands are walked through here, as its own reader takes five times as long.
"""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar

from qualkit.reading.pdf.fonts import Font, font_of

if TYPE_CHECKING:
    from pypdf import PdfReader

LARGEST = 8 * 1024 * 1024  # bytes of commands on one page
DEEPEST = 6  # forms within forms
FLAT = rb"[^()\\]++|\\."
NESTED = rb"\((?:%s|\((?:%s|\((?:%s)*+\))*+\))*+\)" % (FLAT, FLAT, FLAT)
COMMAND = re.compile(
    rb"(?P<string>" + NESTED + rb")"
    rb"|(?P<dictionary><<|>>)|(?P<hex><[0-9A-Fa-f\s]*+>)|(?P<name>/[^\s()<>\[\]{}/%]*+)"
    rb"|(?P<picture>\bBI\b.*?\bID\s.*?\sEI(?=\s|$))|(?P<command>[A-Za-z'\"][A-Za-z*]*+[01]?)|%[^\r\n]*+|\\.",
    re.DOTALL,
)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
MEANT = {b"%o" % code: bytes([code & 255]) for code in range(512)}
MEANT |= {b"%02o" % code: bytes([code]) for code in range(64)} | {b"%03o" % code: bytes([code]) for code in range(256)}
MEANT |= {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
SHOW = {b"Tj", b"TJ", b"'", b'"'}


class SecondVoice:
    """The characters that a PDF's pages show, in the order of the file.

    Empty for a page that it cannot read: then there is nothing to compare.
    """

    def __init__(self, file: Path | BinaryIO) -> None:
        import pypdf

        # Its complaints about the file would reach the user's screen.
        if not logging.getLogger("pypdf").handlers:
            logging.getLogger("pypdf").addHandler(logging.NullHandler())
        self._fonts: dict[object, Font] = {}
        try:
            self._reader: PdfReader | None = pypdf.PdfReader(file)
            self._pages = len(self._reader.pages)
        except failures():
            self._reader, self._pages = None, 0

    def page(self, number: int) -> str:
        """The characters of a page, numbered from 0, UNKNOWN where the file does not say what they are.

        Nothing of fonts about which the file says nothing at all.
        """
        if self._reader is None or number >= self._pages:
            return ""
        try:
            page = self._reader.pages[number]
            contents = page.get_contents()
            commands = contents.get_data() if contents is not None else b""
            shown: list[str] = []
            if len(commands) <= LARGEST:
                _Walk(self._fonts, shown, _dictionary(page.get("/Resources"))).walk(commands)
            return "".join(shown)
        except failures():
            return ""


def failures() -> tuple[type[Exception], ...]:
    """What pypdf may raise on a damaged file."""
    from pypdf.errors import PyPdfError

    return (
        *(PyPdfError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError),
        *(AssertionError, NotImplementedError, OSError, EOFError, zlib.error),
    )


class _Walk:
    """A walk through the commands of a page or form. shown: takes what they show."""

    def __init__(self, fonts: dict[object, Font], shown: list[str], resources: Any, depth: int = 0) -> None:
        self._fonts, self._shown, self._resources, self._depth = fonts, shown, resources, depth
        self._font: Font | None = None
        self._kept: list[Font | None] = []
        # What stands before a command.
        self._strings: list[bytes] = []
        self._names: list[str] = []
        # Marked stretches, innermost last: whether one says itself what text it is.
        self._stretches: list[bool] = []

    def walk(self, commands: bytes) -> None:
        """Takes what the commands show."""
        for match in COMMAND.finditer(commands):
            kind, token = match.lastgroup, match.group()
            if kind == "string":
                self._strings.append(_unescaped(token[1:-1]))
            elif kind == "hex":
                digits = b"".join(token[1:-1].split())
                self._strings.append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")))
            elif kind == "name":
                self._names.append(token.decode("latin-1"))
            elif kind == "command":
                if token in SHOW:
                    self._show()
                elif token in self._COMMANDS:
                    self._COMMANDS[token](self)
                self._strings, self._names = [], []

    def _show(self) -> None:
        if self._font is not None and self._font.is_known and not any(self._stretches):
            self._shown.append(self._font.read(b"".join(self._strings)))

    def _keep_font(self) -> None:
        self._kept.append(self._font)

    def _restore_font(self) -> None:
        self._font = self._kept.pop() if self._kept else self._font

    def _take_font(self) -> None:
        listed = _dictionary(self._resources.get("/Font"))
        if not self._names or self._names[-1] not in listed:
            self._font = None
            return
        name = self._names[-1]
        reference = listed.raw_get(name)
        # A font that is no object of its own is rare and read anew.
        key = getattr(reference, "idnum", None)
        if key is None:
            self._font = font_of(_dictionary(reference))
            return
        if key not in self._fonts:
            self._fonts[key] = font_of(_dictionary(reference))
        self._font = self._fonts[key]

    def _walk_form(self) -> None:
        form = _dictionary(_dictionary(self._resources.get("/XObject")).get(self._names[-1] if self._names else ""))
        if form.get("/Subtype") != "/Form" or self._depth >= DEEPEST:
            return
        commands = form.get_data()
        if len(commands) <= LARGEST:
            own = _dictionary(form.get("/Resources")) or self._resources
            _Walk(self._fonts, self._shown, own, self._depth + 1).walk(commands)

    def _begin_stretch(self) -> None:
        text = self._own_text() if not any(self._stretches) else None
        self._stretches.append(text is not None)
        if text is not None:
            is_utf_16 = text[:2] in (b"\xfe\xff", b"\xff\xfe")
            self._shown.append(text.decode("utf-16" if is_utf_16 else "latin-1", "replace"))

    def _own_text(self) -> bytes | None:
        """The text that stands beside a marked stretch (ActualText); None without one."""
        if "/ActualText" in self._names and self._strings:
            written = [name for name in self._names if name in ("/ActualText", "/Alt", "/E", "/Lang")]
            return self._strings[min(written.index("/ActualText"), len(self._strings) - 1)]
        listed = _dictionary(self._resources.get("/Properties"))
        named = _dictionary(listed.get(self._names[-1])) if len(self._names) > 1 else {}
        return getattr(named.get("/ActualText"), "original_bytes", None)

    def _end_stretch(self) -> None:
        if self._stretches:
            self._stretches.pop()

    _COMMANDS: ClassVar[dict[bytes, Callable[[_Walk], None]]] = {
        b"Tf": _take_font,
        b"q": _keep_font,
        b"Q": _restore_font,
        b"Do": _walk_form,
        b"BDC": _begin_stretch,
        b"BMC": _begin_stretch,
        b"EMC": _end_stretch,
    }


def _dictionary(found: Any) -> Any:
    """The dictionary that something is or points to; an empty one if it is none."""
    found = found.get_object() if hasattr(found, "get_object") else found
    return found if isinstance(found, dict) else {}


def _unescaped(string: bytes) -> bytes:
    if b"\\" not in string:
        return string
    return ESCAPE.sub(_meant, string)


def _meant(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    return MEANT.get(sign, sign)
