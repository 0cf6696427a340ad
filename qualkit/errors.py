"""Everything that qualkit raises on purpose.

    QualkitError
    ├── ReadingError        a file cannot be read                       (path, line)
    │   └── EncodingUndecided   its letters fit more than one encoding  (candidates)
    ├── CodebookError       a codebook is wrong                         (path, line, column)
    ├── TableError          a spreadsheet of cases or answers is wrong  (path, row)
    ├── AnchorError         a quotation no longer equals its source     (source, start, end)
    ├── MissingLayer        a step needs something that is not there    (needs)
    ├── UnknownName         no such language, reader, report …          (name, available)
    ├── NotInstalled        an optional piece is missing                (command)
    └── ProjectError        the project file or folder is unusable      (path)

A message says what was found, where, and what to do; the facts are attributes too.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path, PurePath

from qualkit.messages import _

NEAR = 0.7
"""How like a name must be to one that exists so that it may be a slip, 0 to 1."""


class QualkitError(Exception):
    """Anything that qualkit reports to its user in one line, without a traceback."""


class ReadingError(QualkitError):
    """A file cannot be read as text."""

    def __init__(self, path: str | Path, found: str, *, line: int | None = None) -> None:
        self.path, self.line = str(path), line
        super().__init__(f"{_place(path, line)}: {found}")


class EncodingUndecided(ReadingError):
    """The bytes of a text file make sense in more than one encoding, or in none.

    previews: how the text would begin in each candidate.
    """

    def __init__(self, path: str | Path, candidates: Iterable[str], *, previews: Iterable[str] = ()) -> None:
        self.candidates, self.previews = tuple(candidates), tuple(previews)
        shown = (f"{name} “{words}”" if words else name for name, words in zip_longest(self.candidates, self.previews))
        known = ", ".join(shown) or _("none fits")
        found = _("the encoding is not clear ({known}); name it (add --encoding NAME) or save the file as UTF-8")
        super().__init__(path, found.format(known=known))


class CodebookError(QualkitError):
    """A codebook cannot be used; `line` and `column` count from 1."""

    def __init__(self, path: str | Path, found: str, *, line: int | None = None, column: int | None = None) -> None:
        self.path, self.line, self.column = str(path), line, column
        super().__init__(f"{_place(path, line, column)}: {found}")


class TableError(QualkitError):
    """A spreadsheet of cases or answers cannot be used; `row` counts from 1, the header included."""

    def __init__(self, path: str | Path, found: str, *, row: int | None = None) -> None:
        self.path, self.row = str(path), row
        place = _("{path}, row {row}").format(path=path, row=row) if row else path
        super().__init__(f"{place}: {found}")


class AnchorError(QualkitError):
    """A quotation's words are not the words that its source has at that place."""

    def __init__(self, source: str, start: int, end: int, *, words: str, found: str) -> None:
        self.source, self.start, self.end, self.words, self.found = source, start, end, words, found
        message = _("{source}, characters {start}–{end}: the quotation says “{words}”, the source “{found}”")
        super().__init__(message.format(source=source, start=start, end=end, words=words, found=found))


class MissingLayer(QualkitError):
    """A step was asked for before the step that it builds on."""

    def __init__(self, needs: str, *, do: str) -> None:
        self.needs = needs
        super().__init__(_("{needs} is not there yet; {do}").format(needs=needs, do=do))


class UnknownName(QualkitError):
    """Nothing is registered, stored or defined under a name."""

    def __init__(self, kind: str, name: str, available: Iterable[str]) -> None:
        self.name, self.available = name, tuple(available)
        near = _nearest(name, self.available)
        if near is not None:
            hint = _("Did you mean '{name}'?").format(name=near)
        else:
            hint = _("There is: {names}").format(names=", ".join(self.available) or _("nothing"))
        super().__init__(_("no {kind} '{name}'. {hint}").format(kind=kind, name=name, hint=hint))


class NotInstalled(QualkitError):
    """An optional piece is not on this machine."""

    def __init__(self, what: str, *, command: str) -> None:
        self.command = command
        super().__init__(_("{what} is not installed; get it with: {command}").format(what=what, command=command))


class ProjectError(QualkitError):
    """A project folder or file is missing, damaged, too new or in the way."""

    def __init__(self, path: str | Path, found: str) -> None:
        self.path = str(path)
        super().__init__(f"{path}: {found}")


def _nearest(name: str, available: Iterable[str]) -> str | None:
    """The name that is likest, if any is like enough; that two files have the same suffix makes them no more alike."""
    likeness = {other: _likeness(name, other) for other in available}
    best = max(likeness, key=lambda other: likeness[other], default=None)
    return best if best is not None and likeness[best] >= NEAR else None


def _likeness(name: str, other: str) -> float:
    suffixes = {PurePath(one).suffix for one in (name, other)} - {""}
    if len(suffixes) == 1:
        name, other = (one.removesuffix(*suffixes) for one in (name, other))
    return SequenceMatcher(None, name, other).ratio()


def _place(path: str | Path, line: int | None = None, column: int | None = None) -> str:
    return ":".join(str(part) for part in (path, line, column) if part is not None)
