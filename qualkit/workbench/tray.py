"""The tray: files that were handed over and are not in the project yet."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
import weakref
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from qualkit.errors import EncodingUndecided, ProjectError, QualkitError
from qualkit.messages import _
from qualkit.model.guides import Guide
from qualkit.pipeline import Known
from qualkit.pipeline.previewing import Preview, left_out, preview, safe_name

PREFIX = ".incoming-"
"""Of the folder inside of the project's: that is where she keeps interviews, and hidden folders are never added."""
FORGOTTEN_S = 24 * 60 * 60
"""After so long the folder of a workbench that was killed is removed."""
MIB = 1024**2
MOST_BYTES = 1024 * MIB
"""No reader takes a larger file."""


@dataclass(slots=True)
class Item:
    """A file on the tray. name: as it was handed over. problem: why it cannot be read, or empty.

    choices: (encoding, how the text would begin in it), where somebody must choose one.
    """

    id: int
    name: str
    safe: PurePosixPath
    path: Path
    known: Known = field(default_factory=Known)
    preview: Preview | None = None
    problem: str = ""
    choices: list[tuple[str, str]] = field(default_factory=list)


class Tray:
    """The files, in a folder that goes when the workbench does."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._folder: Path | None = None
        self._items: dict[int, Item] = {}
        self._made = 0
        self._reading = asyncio.Lock()

    def items(self) -> list[Item]:
        """All files in the order in which they came."""
        return list(self._items.values())

    def item(self, number: object) -> Item:
        """The file of this number. Raises: QualkitError if it is not on the tray any more."""
        if not isinstance(number, int) or number not in self._items:
            raise QualkitError(_("the file is not here any more; drop it in again"))
        return self._items[number]

    async def receive(self, name: str, pieces: AsyncIterator[bytes]) -> Item:
        """A new file; one that is too large, or no material, is not kept, and says why.

        Raises: ProjectError if it cannot be written.
        """
        self._made += 1
        safe = safe_name(name)
        folder = self._place(self._made)
        item = Item(self._made, name, safe, folder / safe.name, problem=left_out(name))
        size = 0
        try:
            folder.mkdir()
            with item.path.open("xb") as file:
                async for piece in pieces:
                    size += len(piece)
                    if size <= MOST_BYTES and not item.problem:
                        file.write(piece)
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            async for _piece in pieces:
                pass  # or the browser does not hear the answer
            raise _unwritten(name, error) from error
        except BaseException:  # the browser went away
            shutil.rmtree(folder, ignore_errors=True)
            raise
        if size > MOST_BYTES:
            found = _("the file has {size} MiB, more than the {most} MiB that are read at once; divide it into parts")
            item.problem = found.format(size=-(-size // MIB), most=MOST_BYTES // MIB)
        self._items[item.id] = item
        return item

    async def look(self, item: Item, guide: Guide) -> None:
        """Read the file beside other work, one at a time."""
        if item.problem and item.preview is None and not item.choices and item.path.stat().st_size == 0:
            return  # it was never kept
        async with self._reading:
            await asyncio.get_running_loop().run_in_executor(None, _look, item, guide)

    def drop(self, item: Item) -> None:
        """Take a file from the tray and from the disk."""
        self._items.pop(item.id, None)
        shutil.rmtree(item.path.parent, ignore_errors=True)

    def _place(self, number: int) -> Path:
        if self._folder is None or not self._folder.is_dir():
            _remove_forgotten(self._project)
            try:
                self._folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=self._project))
            except OSError as error:
                raise _unwritten(self._project, error) from error
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder / str(number)


def _unwritten(what: str | Path, error: OSError) -> ProjectError:
    found = _("the file cannot be written into the project's folder ({why})")
    return ProjectError(what, found.format(why=error.strerror))


def _look(item: Item, guide: Guide) -> None:
    item.preview, item.problem, item.choices = None, "", []
    try:
        item.preview = preview(item.path, item.known, guide=guide)
    except EncodingUndecided as error:
        item.problem = _("It is not clear how the letters of this file are written. Choose what reads right.")
        item.choices = list(zip(error.candidates, [*error.previews, *[""] * len(error.candidates)], strict=False))
    except (QualkitError, OSError) as error:
        item.problem = without_path(str(error), item.path)


def without_path(sentence: str, path: Path) -> str:
    """A sentence about a file, which its card names already."""
    for written in (str(path), path.as_posix()):
        sentence = sentence.replace(f"{written}: ", "").replace(written, path.name)
    return sentence


def _remove_forgotten(project: Path) -> None:
    for folder in project.glob(f"{PREFIX}*"):
        if time.time() - folder.stat().st_mtime > FORGOTTEN_S:
            shutil.rmtree(folder, ignore_errors=True)
