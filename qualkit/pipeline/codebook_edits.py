"""Changes to the project's codebook: in its file, which stays the one that people edit, and in the history."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from qualkit import coding, store
from qualkit.errors import CodebookError, ProjectError
from qualkit.messages import _
from qualkit.model.codebooks import Codebook
from qualkit.pipeline.codebooks import YAML, read_codebook


def edit_codebook(
    project: store.Project, path: Path, change: Callable[[str], str], *, seen: str, what: str
) -> Codebook:
    """The codebook after the change, written to its file and kept as an entry of the history.

    change: from the file's text to the new one. seen: the text that whoever changes it has seen. what: for the history.

    Raises: ProjectError if the file is not what was seen any more, or no YAML; CodebookError if the new text is no
    codebook; whatever `change` raises. Nothing has changed then.
    """
    if path.suffix.lower() not in YAML:
        found = _("only a codebook in YAML can be changed here; make one of it: qualkit codebook convert")
        raise ProjectError(path, found)
    with project.transaction():  # whoever else changes it here waits until this is done
        text = read_codebook(path).text
        if text != seen:
            raise ProjectError(path, _("the codebook was changed elsewhere meanwhile; load the page again"))
        new = change(text)
        book = coding.parse_codebook(new, path=path)
        if new != text:
            store.edit_codebook(project, text, new, what=what)
            write_text(path, new)
    return book


def undo(project: store.Project, number: int | None = None) -> store.Entry:
    """The entry that was taken back; one that changed the codebook is taken back in its file too.

    Raises: as `store.undo`; ProjectError if the codebook's file has been changed since; nothing has changed then.
    """
    return _stepped(project, number, store.undo)


def redo(project: store.Project, number: int | None = None) -> store.Entry:
    """The entry that was brought back; one that changed the codebook is brought back in its file too.

    Raises: as `store.redo`; ProjectError if the codebook's file has been changed since; nothing has changed then.
    """
    return _stepped(project, number, store.redo)


def _stepped(
    project: store.Project, number: int | None, step: Callable[[store.Project, int | None], store.Entry]
) -> store.Entry:
    with project.transaction():
        before = store.edited_codebook(project)
        entry = step(project, number)
        after = store.edited_codebook(project)
        if after is None or before is None or after == before:
            return entry
        path = store.read_settings(project.folder).codebook
        try:
            text = read_codebook(path).text
        except CodebookError:
            text = ""
        if text != before:
            found = _("the codebook was changed in its file since; take that back there first")
            raise ProjectError(path, found)
        write_text(path, after)
    return entry


def write_text(path: Path, text: str) -> None:
    """Put the text in the file, whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.stem}-", suffix=path.suffix)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if path.exists():
            shutil.copymode(path, name)
        Path(name).replace(path.resolve())
    finally:
        Path(name).unlink(missing_ok=True)
