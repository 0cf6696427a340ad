"""Annotations kept in the project, made again only where something that they rest on has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from typing import overload

from qualkit import annotating, store
from qualkit.model.annotations import Annotation
from qualkit.model.identity import digest
from qualkit.model.sources import Source
from qualkit.pipeline import versions

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


def annotation_fingerprint(source: Source) -> str:
    """What a source's annotation rests on: its reading text, its marks, its fixed language, and the rules."""
    by = (versions.rules("annotating", "languages", "model"), versions.made_by())
    return digest(repr((by, source.uid, digest(source.text), digest(repr(source.marks)), source.language)))


def keep_annotation(project: store.Project, source: Source, annotation: Annotation) -> None:
    """Store an annotation under its fingerprint."""
    value = store.annotation_to_bytes(annotation)
    store.keep(project, "annotation", source.uid, annotation_fingerprint(source), value)


class KeptAnnotations(Sequence[Annotation]):
    """The annotations of a project's sources, one for one; each is loaded when it is first looked at."""

    def __init__(self, project: store.Project, sources: Sequence[Source]) -> None:
        self._project, self._sources = project, sources
        self.fingerprints = [annotation_fingerprint(source) for source in sources]
        self._loaded: dict[int, Annotation] = {}

    def missing(self) -> list[int]:
        """The numbers of the sources whose annotation is missing or out of date."""
        rows = zip(self._sources, self.fingerprints, strict=True)
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
        made = spread(annotating.annotate, [self._sources[number] for number in numbers])
        for done, (number, annotation) in enumerate(zip(numbers, made, strict=True), 1):
            keep_annotation(self._project, self._sources[number], annotation)
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
        if number not in self._loaded:
            source = self._sources[number]
            value = store.kept(self._project, "annotation", source.uid, self.fingerprints[number])
            self._loaded[number] = store.annotation_from_bytes(value) if value else annotating.annotate(source)
        return self._loaded[number]

    def __iter__(self) -> Iterator[Annotation]:
        return (self[number] for number in range(len(self)))
