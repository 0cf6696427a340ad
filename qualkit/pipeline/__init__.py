"""The order of the stages; the only room that knows it.

    read → repair → annotate → code → topics → compare → report

`files` takes files to values without a project; `adding` takes new files into a project; `running` does again only
what has changed; `deciding` lays people's decisions over what the rules propose; `suggesting` learns from them.
"""

from qualkit.pipeline.adding import Added, Known, add
from qualkit.pipeline.codebook_edits import edit_codebook, redo, undo
from qualkit.pipeline.codebooks import read_codebook
from qualkit.pipeline.deciding import Standing, Unplaced, code_by_hand, decide, standing, standing_in
from qualkit.pipeline.files import Repair, annotate_all, prepare
from qualkit.pipeline.forgetting import Forgetting, forget, to_forget
from qualkit.pipeline.kept import KeptAnnotations, Progress, annotated
from qualkit.pipeline.learning import Learned, evaluate_in, suggest_in
from qualkit.pipeline.linking import CasesAdded, add_cases
from qualkit.pipeline.memos import Placed, chosen_memos, memo_named, memo_names, placed_memos, subject_named, write_memo
from qualkit.pipeline.merging import MergedProject, merge
from qualkit.pipeline.proving import Proof, prove
from qualkit.pipeline.replacing import Replaced, replace_source
from qualkit.pipeline.reviewing import (
    ORDERS,
    PROPOSERS,
    Counts,
    Order,
    Place,
    Queue,
    Review,
    Waiting,
    Wanted,
    decide_waiting,
)
from qualkit.pipeline.running import STAGES, Summary, load_study, run, stale_sources
from qualkit.pipeline.searching import index_new, search, search_forms
from qualkit.pipeline.suggesting import Said, examples_of, read_decided
from qualkit.pipeline.versions import made_by

__all__ = [
    "ORDERS",
    "PROPOSERS",
    "STAGES",
    "Added",
    "CasesAdded",
    "Counts",
    "Forgetting",
    "KeptAnnotations",
    "Known",
    "Learned",
    "MergedProject",
    "Order",
    "Place",
    "Placed",
    "Progress",
    "Proof",
    "Queue",
    "Repair",
    "Replaced",
    "Review",
    "Said",
    "Standing",
    "Summary",
    "Unplaced",
    "Waiting",
    "Wanted",
    "add",
    "add_cases",
    "annotate_all",
    "annotated",
    "chosen_memos",
    "code_by_hand",
    "decide",
    "decide_waiting",
    "edit_codebook",
    "evaluate_in",
    "examples_of",
    "forget",
    "index_new",
    "load_study",
    "made_by",
    "memo_named",
    "memo_names",
    "merge",
    "placed_memos",
    "prepare",
    "prove",
    "read_codebook",
    "read_decided",
    "redo",
    "replace_source",
    "run",
    "search",
    "search_forms",
    "stale_sources",
    "standing",
    "standing_in",
    "subject_named",
    "suggest_in",
    "to_forget",
    "undo",
    "write_memo",
]
