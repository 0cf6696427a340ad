"""The codebook as pages want it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from qualkit import coding, store
from qualkit.model.codebooks import Codebook
from qualkit.pipeline import edit_codebook, read_codebook
from qualkit.workbench.desk import Desk


def codebook_of(desk: Desk) -> Codebook:
    """The project's codebook, read again when its file has changed. Inside of `Desk.do`.

    Raises: CodebookError with line and column.
    """
    path = store.read_settings(desk.folder).codebook
    found = path.stat() if path.exists() else None
    return _read(path, (found.st_mtime_ns, found.st_size) if found else None)


@lru_cache(maxsize=2)
def _read(path: Path, _seen: tuple[int, int] | None) -> Codebook:
    """The codebook as it was when its file was of this moment and size: reading takes a second, coding must not."""
    return read_codebook(path)


def codes_for_page(book: Codebook, language: str) -> Iterator[dict[str, object]]:
    """The codes as scripts want them; number: their place in the codebook, as /codes.css counts."""
    for number, code in enumerate(book.walk()):
        yield {
            "uid": code.uid,
            "number": number,
            "path": code.path,
            "name": code.name(language),
            "names": list(code.names.values()),
            "definition": code.definition,
            "depth": code.path.count("/"),
        }


def new_code(project: store.Project, desk: Desk, names: Mapping[str, str], *, parent: str = "") -> str:
    """The path of a new code, now in the codebook's file. Inside of `Desk.do`. Raises: as `coding.add_code`."""
    made: list[str] = []

    def add(text: str) -> str:
        new, path = coding.add_code(text, names, parent=parent)
        made.append(path)
        return new

    change(project, desk, add, what="+ " + next(iter(names.values()), ""))
    return made[0]


def change(
    project: store.Project, desk: Desk, step: Callable[[str], str], *, what: str, seen: str | None = None
) -> Codebook:
    """The codebook after a change of its text. seen: the text that the page was made of; without it, what is known.

    Raises: as `edit_codebook`.
    """
    path = store.read_settings(desk.folder).codebook
    return edit_codebook(project, path, step, seen=codebook_of(desk).text if seen is None else seen, what=what)
