"""Every version of the codebook that a run has used or somebody has made here, as text."""

from __future__ import annotations

from qualkit.model.identity import digest
from qualkit.store.history import undone
from qualkit.store.project import Project

EDIT = "edit codebook"
"""The action of entries that changed the codebook's file; runs only keep what they find there."""


def keep_codebook(project: Project, text: str) -> bool:
    """Whether the text is a new version; it is then stored, as a history entry."""
    if newest_codebook(project) == text:
        return False
    with project.entry("codebook", {"digest": digest(text)}) as entry_id:
        _insert(project, entry_id, text)
    return True


def edit_codebook(project: Project, text: str, new: str, *, what: str) -> None:
    """Store the new text, after the one that it was made of, as a history entry that can be taken back."""
    with project.transaction():
        keep_codebook(project, text)
        with project.entry(EDIT, {"what": what}) as entry_id:
            _insert(project, entry_id, new)


def newest_codebook(project: Project) -> str | None:
    """The text of the version that was stored last and stands, or None before the first."""
    gone = undone(project)
    rows = project.connection.execute("SELECT entry_id, text FROM codebooks ORDER BY id DESC")
    return next((text for entry_id, text in rows if entry_id not in gone), None)


def edited_codebook(project: Project) -> str | None:
    """The text of the newest version that stands, if anybody ever changed the codebook here; else None."""
    edited = project.connection.execute("SELECT 1 FROM history WHERE action = ? LIMIT 1", (EDIT,)).fetchone()
    return newest_codebook(project) if edited else None


def codebook_versions(project: Project) -> list[str]:
    """The texts of all versions, those that were taken back too, newest first."""
    return [text for (text,) in project.connection.execute("SELECT text FROM codebooks ORDER BY id DESC")]


def _insert(project: Project, entry_id: int, text: str) -> None:
    project.connection.execute(
        "INSERT INTO codebooks (entry_id, digest, text) VALUES (?, ?, ?)", (entry_id, digest(text), text)
    )
