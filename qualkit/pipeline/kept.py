"""Annotations kept in the project, made again only where something that they rest on has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from typing import NamedTuple, overload

from qualkit import annotating, store
from qualkit.messages import _
from qualkit.model.annotations import EVIDENCE, Annotation, Evidence
from qualkit.model.corrections import Corrections
from qualkit.model.guides import Guide
from qualkit.model.identity import digest
from qualkit.model.pipelines import TrainedPipeline
from qualkit.model.sources import Source
from qualkit.pipeline import versions

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


def annotated(project: store.Project, source: Source) -> Annotation:
    """The annotation of a source under the project's guide and corrections, made and stored now."""
    annotations = KeptAnnotations(project, [source])
    annotations.fill(lambda stage, done, total: None)
    return annotations[0]


class _Basis(NamedTuple):
    """What a source's annotation rests on beside the rules."""

    source: Source
    corrections: Corrections
    guide: Guide
    pipelines: tuple[TrainedPipeline, ...] = ()
    pipeline_fingerprints: tuple[str, ...] = ()
    evidence: Evidence = EVIDENCE

    @property
    def fingerprint(self) -> str:
        """What the annotation rests on before reported persons are called as people say."""
        by = (versions.rules("annotating", "languages", "model"), versions.made_by())
        source = self.source
        text = (source.uid, digest(source.text), digest(repr(source.marks)), source.language)
        evidence = (sorted(self.evidence.sections), self.evidence.interviewers)
        corrected = (self.corrections.speakers, self.corrections.questions)
        rest = (corrected, self.guide.questions, self.pipeline_fingerprints, evidence)
        return digest(repr((by, text, *rest)))

    def annotate(self) -> Annotation:
        annotation = annotating.annotate(self.source, corrections=self.corrections, guide=self.guide)
        annotation = annotating.with_pipelines(self.source, annotation, self.pipelines)
        return replace(annotation, evidence=self.evidence)


class KeptAnnotations(Sequence[Annotation]):
    """The annotations of a project's sources, one for one; each is loaded when it is first looked at.

    made_by: name -> version of the trained pipelines that the project's settings name.
    fingerprints: what each rests on. fingerprints_by_rule: the same without what reported persons are called.
    """

    def __init__(self, project: store.Project, sources: Sequence[Source]) -> None:
        guide = store.newest_guide(project)
        self._project, self._sources = project, sources
        pipelines = store.trained_pipelines(project.folder)
        versions_there = [annotating.pipeline_version(pipeline) for pipeline in pipelines]
        self.made_by = {
            _("pipeline ({language})").format(language=pipeline.language): version.shown
            for pipeline, version in zip(pipelines, versions_there, strict=True)
        }
        prints = tuple(version.fingerprint for version in versions_there)
        evidence = store.coded_evidence(project.folder)
        self._bases = [
            _Basis(source, store.corrections(project, source.uid), guide, pipelines, prints, evidence)
            for source in sources
        ]
        self.fingerprints_by_rule = [basis.fingerprint for basis in self._bases]
        self.fingerprints = [
            digest(repr((kept, basis.corrections.persons))) if basis.corrections.persons else kept
            for kept, basis in zip(self.fingerprints_by_rule, self._bases, strict=True)
        ]
        self._loaded: dict[int, Annotation] = {}
        self._named: dict[int, Annotation] = {}

    def missing(self) -> list[int]:
        """The numbers of the sources whose annotation is missing or out of date."""
        rows = zip(self._sources, self.fingerprints_by_rule, strict=True)
        return [
            number
            for number, (source, fingerprint) in enumerate(rows)
            if not store.is_kept(self._project, "annotation", source.uid, fingerprint)
        ]

    def fill(self, progress: Progress, executor: Executor | None = None) -> bool:
        """Whether any annotation was missing; those are made and stored, source by source."""
        numbers = self.missing()
        progress("annotate", 0, len(numbers))
        spread = executor.map if executor else map
        made = spread(_Basis.annotate, [self._bases[number] for number in numbers])
        for done, (number, annotation) in enumerate(zip(numbers, made, strict=True), 1):
            value = store.annotation_to_bytes(annotation)
            store.keep(self._project, "annotation", self._sources[number].uid, self.fingerprints_by_rule[number], value)
            self._loaded[number] = annotation
            progress("annotate", done, len(numbers))
        return bool(numbers)

    def languages(self) -> Counter[str]:
        """language -> the number of sentences in it, over all sources."""
        return Counter(sentence.language for annotation in self for sentence in annotation.sentences())

    def __len__(self) -> int:
        return len(self._sources)

    @overload
    def __getitem__(self, number: int) -> Annotation: ...
    @overload
    def __getitem__(self, number: slice) -> list[Annotation]: ...
    def __getitem__(self, number: int | slice) -> Annotation | list[Annotation]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        number %= len(self)
        if number not in self._named:
            self._named[number] = annotating.with_names(self.by_rule(number), self._bases[number].corrections.persons)
        return self._named[number]

    def by_rule(self, number: int) -> Annotation:
        """The annotation of a source with the names of reported persons as the rules have them."""
        if number not in self._loaded:
            source = self._sources[number]
            value = store.kept(self._project, "annotation", source.uid, self.fingerprints_by_rule[number])
            basis = self._bases[number]
            self._loaded[number] = (
                replace(store.annotation_from_bytes(value), evidence=basis.evidence) if value else basis.annotate()
            )
        return self._loaded[number]

    def __iter__(self) -> Iterator[Annotation]:
        return (self[number] for number in range(len(self)))
