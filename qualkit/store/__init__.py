"""The project file (SQLite): what was read, what people decided, and what can be made again.

`project` opens and makes it and writes history entries; `migrations` holds its tables.
"""

from qualkit.store.backups import backup, backups, holds, restore
from qualkit.store.cases import add_cases, stored_cases, stored_links
from qualkit.store.codebooks import (
    codebook_versions,
    edit_codebook,
    edited_codebook,
    keep_codebook,
    newest_codebook,
)
from qualkit.store.copying import FOLDER as BACKUPS
from qualkit.store.corrections import (
    correct_questions,
    correct_speakers,
    corrections,
    keep_guide,
    lost_questions,
    newest_guide,
    was_corrected,
)
from qualkit.store.decisions import decide, decisions, proposals, proposals_numbered, recode, replace_proposals
from qualkit.store.derived import (
    annotation_from_bytes,
    annotation_to_bytes,
    is_kept,
    keep,
    kept,
    kept_any,
    kept_turns,
    topic_models_from_bytes,
    topic_models_to_bytes,
)
from qualkit.store.forgetting import cases_only_in, forget_case, forget_source, rows_of_case, rows_of_source
from qualkit.store.history import Entry, history, redo, undo, undone
from qualkit.store.memos import add_memo, change_memo, memos, remove_memo
from qualkit.store.merging import Merged, copy_to_merge, has_news, take_in
from qualkit.store.merging import finish as finish_merge
from qualkit.store.project import FILE_NAME, Project, changes, create_project, now, open_project
from qualkit.store.replacements import replace_text
from qualkit.store.searching import index, lines_found, pack_index, source_names, to_index
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
    last_revision,
    replace_edits,
    source_of_text,
    sources,
    verdicts,
    waiting_edits,
)
from qualkit.store.waiting import (
    DecisionRow,
    ProposalRow,
    Rows,
    coding_states,
    edit_counts,
    newest_number,
    review_rows,
    sentence_languages,
)

__all__ = [
    "BACKUPS",
    "FILE_NAME",
    "SETTINGS_NAME",
    "DecisionRow",
    "Entry",
    "Merged",
    "Project",
    "ProposalRow",
    "Rows",
    "Settings",
    "add_cases",
    "add_memo",
    "add_source",
    "annotation_from_bytes",
    "annotation_to_bytes",
    "at_revision",
    "backup",
    "backups",
    "cases_only_in",
    "change_memo",
    "changes",
    "codebook_versions",
    "coded_evidence",
    "coding_states",
    "copy_to_merge",
    "correct_questions",
    "correct_speakers",
    "corrections",
    "create_project",
    "decide",
    "decide_edits",
    "decisions",
    "decline_edits",
    "edit_codebook",
    "edit_counts",
    "edited_codebook",
    "faults",
    "files",
    "find_source",
    "finish_merge",
    "forget_case",
    "forget_source",
    "has_news",
    "history",
    "holds",
    "index",
    "is_kept",
    "keep",
    "keep_codebook",
    "keep_guide",
    "kept",
    "kept_any",
    "kept_turns",
    "last_revision",
    "lines_found",
    "lost_questions",
    "memos",
    "newest_codebook",
    "newest_guide",
    "newest_number",
    "now",
    "open_project",
    "pack_index",
    "proposals",
    "proposals_numbered",
    "read_settings",
    "recode",
    "redo",
    "remove_memo",
    "replace_edits",
    "replace_proposals",
    "replace_text",
    "restore",
    "review_rows",
    "revision_numbers",
    "rows_of_case",
    "rows_of_source",
    "sentence_languages",
    "source_names",
    "source_of_text",
    "sources",
    "stored_cases",
    "stored_links",
    "take_in",
    "to_index",
    "topic_models_from_bytes",
    "topic_models_to_bytes",
    "trained_pipelines",
    "undo",
    "undone",
    "verdicts",
    "waiting_edits",
    "was_corrected",
]
