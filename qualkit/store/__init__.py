"""The project file (SQLite): what was read, what people decided, and what can be made again.

`project` opens and makes it and writes history entries; `migrations` holds its tables.
"""

from qualkit.store.backups import backup, backups, restore
from qualkit.store.cases import add_cases, stored_cases, stored_links
from qualkit.store.codebooks import codebook_versions, keep_codebook, newest_codebook
from qualkit.store.copying import FOLDER as BACKUPS
from qualkit.store.corrections import correct_questions, correct_speakers, corrections, keep_guide, newest_guide
from qualkit.store.decisions import decide, decisions, proposals, replace_proposals
from qualkit.store.derived import (
    annotation_from_bytes,
    annotation_to_bytes,
    is_kept,
    keep,
    kept,
    kept_any,
    topic_models_from_bytes,
    topic_models_to_bytes,
)
from qualkit.store.history import Entry, history, redo, undo, undone
from qualkit.store.project import FILE_NAME, Project, changes, create_project, now, open_project
from qualkit.store.settings import FILE_NAME as SETTINGS_NAME
from qualkit.store.settings import Settings, coded_evidence, read_settings, trained_pipelines
from qualkit.store.soundness import faults, revision_numbers
from qualkit.store.sources import (
    add_source,
    at_revision,
    decide_edits,
    decline_edits,
    files,
    find_source,
    replace_edits,
    sources,
    waiting_edits,
)

__all__ = [
    "BACKUPS",
    "FILE_NAME",
    "SETTINGS_NAME",
    "Entry",
    "Project",
    "Settings",
    "add_cases",
    "add_source",
    "annotation_from_bytes",
    "annotation_to_bytes",
    "at_revision",
    "backup",
    "backups",
    "changes",
    "codebook_versions",
    "coded_evidence",
    "correct_questions",
    "correct_speakers",
    "corrections",
    "create_project",
    "decide",
    "decide_edits",
    "decisions",
    "decline_edits",
    "faults",
    "files",
    "find_source",
    "history",
    "is_kept",
    "keep",
    "keep_codebook",
    "keep_guide",
    "kept",
    "kept_any",
    "newest_codebook",
    "newest_guide",
    "now",
    "open_project",
    "proposals",
    "read_settings",
    "redo",
    "replace_edits",
    "replace_proposals",
    "restore",
    "revision_numbers",
    "sources",
    "stored_cases",
    "stored_links",
    "topic_models_from_bytes",
    "topic_models_to_bytes",
    "trained_pipelines",
    "undo",
    "undone",
    "waiting_edits",
]
