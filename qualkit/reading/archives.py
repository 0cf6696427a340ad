"""Word and Excel files are ZIP archives; here they are opened with care."""

from __future__ import annotations

import zipfile
from pathlib import Path

from qualkit.errors import ReadingError
from qualkit.messages import _

LARGEST = 200 * 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0"


def check_archive(path: Path, *, kind: str, part: str) -> None:
    """Returns if the file is a sound archive of its kind, i.e. holds `part`, and is not absurdly large.

    kind: what the file should be, for the message, e.g. `Word document`.

    Raises: ReadingError; OSError if the file cannot be opened.
    """
    with path.open("rb") as file:
        beginning = file.read(8)
    if not beginning:
        raise ReadingError(path, _("the file is empty; check that it was saved or copied whole"))
    if beginning.startswith(OLE):
        found = _("it has a password or is in the format before 2007; open it and save it anew without one")
        raise ReadingError(path, found)
    try:
        with zipfile.ZipFile(path) as archive:
            names = {entry.filename: entry.file_size for entry in archive.infolist()}
    except zipfile.BadZipFile as error:
        found = _("this is no {kind}, or a damaged one (it is no whole ZIP archive); save or copy it again")
        raise ReadingError(path, found.format(kind=kind)) from error
    if part not in names:
        found = _("this is no {kind} (there is no {part} in it); save it as one, or give it its right suffix")
        raise ReadingError(path, found.format(kind=kind, part=part))
    if sum(names.values()) > LARGEST:
        size = sum(names.values()) // 1024**2
        found = _("it would unpack to {size} MiB, more than {most}; take out the pictures")
        raise ReadingError(path, found.format(size=size, most=LARGEST // 1024**2))
