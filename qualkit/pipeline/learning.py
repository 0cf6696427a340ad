"""Suggestions in a project: learned from what was decided there, and stored as proposals beside those of the terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualkit import annotating, coding, store
from qualkit.model.annotations import Annotation
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import CoderKind, Coding
from qualkit.model.sources import Source
from qualkit.pipeline.deciding import Stretches, standing
from qualkit.pipeline.kept import KeptAnnotations


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned in a project and what it proposes.

    n_examples: units of text on which somebody has decided. codings: the new proposals with their sources, most
    probable first. few: the codes of which too little was decided to learn their words. learned: uids of the others.
    """

    n_examples: int
    codings: list[tuple[Source, Coding]]
    learned: tuple[str, ...]
    few: tuple[coding.Few, ...]


def suggest_in(
    project: store.Project,
    codebook: Codebook,
    *,
    at_least: float = 0.5,
    embeddings: Path | None = None,
) -> Learned:
    """What the project's decisions teach, stored in the place of what was suggested before, as a history entry.

    Only codes of which enough was decided are suggested, and only where the terms propose neither them nor a code
    below them and nobody has decided on them. Earlier suggestions go, but for those that somebody has decided on.

    Raises: as `coding.suggest`.
    """
    sources, annotations, codings = _material(project)
    examples = coding.examples_of_codings(codebook, sources, annotations, codings)
    stored = store.proposals(project)
    new: list[list[Coding]] = [[] for _ in sources]
    learned = Learned(len(examples), [], (), ())
    if examples:
        found = coding.suggest(codebook, sources, annotations, examples, at_least=at_least, embeddings=embeddings)
        new = _beyond_the_terms(codebook, stored, found)
        ranked = [(source, one) for source, of_source in zip(sources, new, strict=True) for one in of_source]
        ranked.sort(key=lambda pair: -(pair[1].score or 0))
        learned = Learned(len(examples), ranked, found.learned, found.few)
    kept = _decided_suggestions(stored, codings)
    if examples or any(one.coder.kind is CoderKind.MODEL for one in stored):
        with project.entry("suggest", {"examples": len(examples), "suggested": len(learned.codings)}):
            for source, of_source in zip(sources, new, strict=True):
                proposals = [*kept.get(source.uid, ()), *of_source]
                store.replace_proposals(project, source.uid, proposals, of=CoderKind.MODEL)
    return learned


def evaluate_in(
    project: store.Project, codebook: Codebook, *, at_least: float = 0.5, embeddings: Path | None = None
) -> coding.Evaluation:
    """What learning from the project's decisions is worth; see `coding.evaluate`."""
    sources, annotations, codings = _material(project)
    examples = coding.examples_of_codings(codebook, sources, annotations, codings)
    return coding.evaluate(codebook, examples, at_least=at_least, embeddings=embeddings)


def _material(project: store.Project) -> tuple[list[Source], list[Annotation], list[Coding]]:
    """(sources, their annotations with lemmas, the codings that stand)."""
    sources = store.sources(project)
    kept = KeptAnnotations(project, sources)
    kept.fill(lambda stage, done, total: None)
    return sources, annotating.lemmatise(list(kept)), standing(project, sources).codings


def _decided_suggestions(stored: Sequence[Coding], codings: Sequence[Coding]) -> dict[str, list[Coding]]:
    """source -> its earlier suggestions that somebody has decided on; without them their reasons would be lost."""
    decided = {one.proposal for one in codings if one.proposal}
    kept: dict[str, list[Coding]] = {}
    for one in stored:
        if one.coder.kind is CoderKind.MODEL and one.uid in decided:
            kept.setdefault(one.source_uid, []).append(one)
    return kept


def _beyond_the_terms(codebook: Codebook, stored: Iterable[Coding], found: coding.Suggestions) -> list[list[Coding]]:
    """The suggestions of codes that were learned, where the terms propose neither the code nor one below it."""
    learned = set(found.learned)
    by_terms = Stretches(one for one in stored if one.coder.kind is CoderKind.RULE)
    below = {uid: [one.uid for one in codebook.by_uid[uid].walk()] for uid in learned}
    return [
        [
            one
            for one in codings
            if one.code_uid in learned and not any(by_terms.overlap(one, code_uid) for code_uid in below[one.code_uid])
        ]
        for codings in found.codings
    ]
