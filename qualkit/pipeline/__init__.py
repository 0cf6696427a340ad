"""The order of the stages; the only room that knows it.

    read → repair → annotate → code → topics → compare → report

`files` takes files to values without a project; `adding` takes new files into a project; `running` does again only
what has changed; `deciding` lays people's decisions over what the rules propose.
"""

from qualkit.pipeline.adding import Added, Known, add
from qualkit.pipeline.codebooks import read_codebook
from qualkit.pipeline.deciding import Standing, code_by_hand, decide, standing, standing_in
from qualkit.pipeline.files import Repair, annotate_all, prepare
from qualkit.pipeline.kept import KeptAnnotations, Progress
from qualkit.pipeline.linking import CasesAdded, add_cases
from qualkit.pipeline.proving import Proof, prove
from qualkit.pipeline.running import STAGES, Summary, load_study, run, stale_sources
from qualkit.pipeline.versions import made_by

__all__ = [
    "STAGES",
    "Added",
    "CasesAdded",
    "KeptAnnotations",
    "Known",
    "Progress",
    "Proof",
    "Repair",
    "Standing",
    "Summary",
    "add",
    "add_cases",
    "annotate_all",
    "code_by_hand",
    "decide",
    "load_study",
    "made_by",
    "prepare",
    "prove",
    "read_codebook",
    "run",
    "stale_sources",
    "standing",
    "standing_in",
]
