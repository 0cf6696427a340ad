"""The elements of a REFI-QDA codebook file, read with care: no document type, no entities, nothing without a bound."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from qualkit.errors import CodebookError, ReadingError
from qualkit.messages import _

LARGEST = 20 * 1024 * 1024
"""Bytes of a file."""
DEEPEST = 100
"""Elements inside each other."""
MOST_CODES = 10_000
MOST_LEVELS = 27
"""Codes below each other: what a file in YAML can hold as well."""
NOTE = "qualkit-codebook"
"""The processing instruction in which qualkit says what REFI-QDA has no place for; other programs pass over it."""


@dataclass(slots=True)
class ReadCode:
    """A `Code` element as it stands in the file, with its line there."""

    attributes: dict[str, str]
    line: int
    description: str = ""
    children: list[ReadCode] = field(default_factory=list)


@dataclass(slots=True)
class ReadCodebook:
    """What a file holds.

    origin: the program that wrote it. note: what qualkit wrote for itself. n_sets: sets of codes, which are not read.
    """

    codes: list[ReadCode] = field(default_factory=list)
    origin: str = ""
    note: str = ""
    n_sets: int = 0


def read_elements(path: Path) -> ReadCodebook:
    """The codes of a .qdc file; namespaces are not looked at, so drafts of the standard are read as well.

    Raises: CodebookError with line and column where the file is no such codebook; ReadingError if it cannot be opened.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        found = _("the codebook cannot be opened ({why})").format(why=error.strerror)
        raise ReadingError(path, found) from error
    if raw.startswith(b"PK"):
        found = _("this is a whole project (.qdpx) or another archive; export the codebook alone, as .qdc")
        raise CodebookError(path, found)
    if len(raw) > LARGEST:
        found = _("the file is larger than {most} MiB, as no codebook is; do not trust it")
        raise CodebookError(path, found.format(most=LARGEST // 1024**2))
    return _Walk(path).over(raw)


class _Refused(Exception):
    """Something that no codebook has."""


class _Walk:
    """One pass over the file, with the elements that are open."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = ReadCodebook()
        self.open: list[str] = []
        self.codes: list[ReadCode] = []
        self.n_codes = 0
        self.words: list[str] | None = None
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.refuse_doctype
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text

    def over(self, raw: bytes) -> ReadCodebook:
        try:
            self.parser.Parse(raw, True)
        except expat.ExpatError as error:
            found = _("this is no whole XML file ({problem}); export the codebook again as .qdc, in UTF-8")
            message = found.format(problem=expat.ErrorString(error.code))
            raise CodebookError(self.path, message, line=error.lineno, column=error.offset + 1) from error
        except (LookupError, ValueError) as error:  # an encoding that there is not, or of several bytes a letter
            found = _("this XML is in an encoding that cannot be read ({problem}); export the codebook again in UTF-8")
            raise CodebookError(self.path, found.format(problem=error), line=1, column=1) from error
        except _Refused as error:
            line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
            raise CodebookError(self.path, str(error), line=line, column=column) from None
        return self.book

    def refuse_doctype(self, *_declared: object) -> None:
        raise _Refused(_("its XML declares a document type, as no codebook does; do not trust this file"))

    def instruction(self, target: str, text: str) -> None:
        if target == NOTE and not self.open:
            self.book.note = text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if not self.open and local not in ("CodeBook", "Project"):
            found = _("this is no codebook of REFI-QDA (it begins with <{name}>); export the codebook as .qdc")
            raise _Refused(found.format(name=local[:40]))
        if not self.open:
            self.book.origin = attributes.get("origin", "")
        if len(self.open) >= DEEPEST:
            raise _Refused(_("its XML is nested absurdly deep; do not trust this file"))
        parent = self.open[-1] if self.open else ""
        self.open.append(local)
        if local == "Code" and parent in ("Codes", "Code"):
            self.n_codes += 1
            if self.n_codes > MOST_CODES:
                raise _Refused(_("there are more than {most} codes; divide the codebook").format(most=MOST_CODES))
            if len(self.codes) >= MOST_LEVELS:
                found = _("codes lie more than {most} levels deep; move the lowest ones up")
                raise _Refused(found.format(most=MOST_LEVELS))
            plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            code = ReadCode(plain, self.parser.CurrentLineNumber)
            (self.codes[-1].children if parent == "Code" and self.codes else self.book.codes).append(code)
            self.codes.append(code)
        elif local == "Code":
            self.open[-1] = ""  # of something else; what is in it is not read
        elif local == "Description" and parent == "Code":
            self.words = []
        elif local == "Set":
            self.book.n_sets += 1

    def text(self, words: str) -> None:
        if self.words is not None and self.open[-1] == "Description":
            self.words.append(words)

    def end(self, _name: str) -> None:
        local = self.open.pop()
        if local == "Code":
            self.codes.pop()
        elif local == "Description" and self.words is not None:
            self.codes[-1].description = "".join(self.words)
            self.words = None
