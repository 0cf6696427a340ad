"""Files to values, without a project: what the machine-readable commands stand on."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

from qualkit import annotating, reading, repairing
from qualkit.model.annotations import EVIDENCE, Annotation, Evidence
from qualkit.model.guides import NO_GUIDE, Guide
from qualkit.model.pipelines import TrainedPipeline
from qualkit.model.sources import Source

Repair = Literal["none", "sure", "all"]
"""Which of the edits that repairing finds are applied."""


def prepare(path: Path, *, name: str | None = None, repair: Repair = "sure", language: str | None = None) -> Source:
    """A file as a source with the edits that repairing finds, applied as asked.

    language: where the user knows it; None finds it out sentence by sentence.

    Raises: ReadingError or TableError if the file cannot be read.
    """
    return repaired(replace(reading.read(path, name=name), language=language), repair)


def repaired(source: Source, repair: Repair = "sure") -> Source:
    """The source with the edits that repairing finds, applied as asked."""
    edits = repairing.find_edits(source.original, marks=source.marks, language=source.language)
    if repair == "none":
        edits = [replace(edit, applied=False) for edit in edits]
    elif repair == "all":
        edits = [replace(edit, applied=True) for edit in edits]
    return source.with_edits(edits)


def annotate_all(
    sources: Sequence[Source],
    *,
    guide: Guide = NO_GUIDE,
    pipelines: Sequence[TrainedPipeline] = (),
    evidence: Evidence = EVIDENCE,
    executor: Executor | None = None,
) -> list[Annotation]:
    """The annotations of the sources, lemmatised over all of them together.

    guide: the questions that turns may answer. pipelines: those of the user. evidence: what is to be coded.
    """
    spread = executor.map if executor else map
    made = spread(partial(_annotate, guide=guide, pipelines=pipelines), sources)
    return annotating.lemmatise([replace(annotation, evidence=evidence) for annotation in made])


def _annotate(source: Source, *, guide: Guide, pipelines: Sequence[TrainedPipeline]) -> Annotation:
    return annotating.with_pipelines(source, annotating.annotate(source, guide=guide), pipelines)
