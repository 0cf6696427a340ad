"""Every version of the codebook that a run has used, as text."""

from __future__ import annotations

from qualkit.model.identity import digest
from qualkit.store.project import Project


def keep_codebook(project: Project, text: str) -> bool:
    """Whether the text is a new version; it is then stored, as a history entry."""
    if newest_codebook(project) == text:
        return False
    with project.entry("codebook", {"digest": digest(text)}) as entry_id:
        project.connection.execute(
            "INSERT INTO codebooks (entry_id, digest, text) VALUES (?, ?, ?)", (entry_id, digest(text), text)
        )
    return True


def newest_codebook(project: Project) -> str | None:
    """The text of the version that was stored last, or None before the first."""
    return next(iter(codebook_versions(project)), None)


def codebook_versions(project: Project) -> list[str]:
    """The texts of all versions, newest first."""
    return [text for (text,) in project.connection.execute("SELECT text FROM codebooks ORDER BY id DESC")]
