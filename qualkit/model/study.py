"""All that a report speaks of, in one value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from qualkit.model.annotations import Annotation, Sentence
from qualkit.model.cases import Case, Link
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import Coding, Decision
from qualkit.model.results import Passage, TopicModel
from qualkit.model.sources import Source
from qualkit.model.spans import Span


@dataclass(frozen=True)
class Study:
    """The material and what was found in it.

    sources and annotations: in the order of adding, one for one. codings: rejected ones too.
    orphans: decisions that no rule proposes any more. lost: codings whose words their source no longer has, with why.
    made_by: names, versions and settings.
    """

    name: str
    sources: Sequence[Source]
    annotations: Sequence[Annotation]
    codebook: Codebook
    codings: Sequence[Coding] = ()
    passages: Sequence[Passage] = ()
    topic_models: Sequence[TopicModel] = ()
    cases: Sequence[Case] = ()
    links: Sequence[Link] = ()
    orphans: Sequence[Decision] = ()
    lost: Sequence[str] = ()
    made_by: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _place(self) -> dict[str, int]:
        return {source.uid: number for number, source in enumerate(self.sources)}

    def source(self, uid: str) -> Source:
        """The source with an identity. Raises: KeyError."""
        return self.sources[self._place[uid]]

    def sentence_at(self, uid: str, span: Span) -> Sentence | None:
        """The sentence in which a stretch of a source begins; None between sentences."""
        annotation = self.annotations[self._place[uid]]
        number = int(np.searchsorted(annotation.sentence_start, span.start, "right")) - 1
        if number < 0:
            return None
        sentence = annotation.sentence(number)
        return sentence if sentence.start <= span.start < sentence.end else None

    def case_of(self, uid: str, speaker: str | None) -> Case | None:
        """The case to which a speaker of a source is linked; else the case of the whole source; else None.

        A translator, observer or interviewer is not what the whole source is a case of.
        """
        by_name = {case.name: case for case in self.cases}
        links = {(link.source_uid, link.speaker): link.case for link in self.links}
        name = links.get((uid, speaker))
        if name is None and (speaker is None or (uid, speaker) not in self._bystanders):
            name = links.get((uid, None))
        return by_name.get(name) if name else None

    @cached_property
    def _bystanders(self) -> frozenset[tuple[str, str]]:
        """Source and label of everybody who speaks and is no participant."""
        return frozenset(
            (source.uid, turn.speaker)
            for source, annotation in zip(self.sources, self.annotations, strict=True)
            for turn in annotation.turns
            if turn.role != "participant"
        )
