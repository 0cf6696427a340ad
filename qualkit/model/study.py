"""All that a report speaks of, in one value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
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
        number = int(np.searchsorted(annotation.sentence_start, np.int32(span.start), "right")) - 1
        if number < 0:
            return None
        sentence = annotation.sentence(number)
        return sentence if sentence.start <= span.start < sentence.end else None

    def sentences_in(self, uid: str, span: Span) -> list[Sentence]:
        """The sentences of a source that a stretch touches, in order; none between sentences."""
        annotation = self.annotations[self._place[uid]]
        first = int(np.searchsorted(annotation.sentence_end, np.int32(span.start), "right"))
        behind = int(np.searchsorted(annotation.sentence_start, np.int32(span.end)))
        return [annotation.sentence(number) for number in range(first, behind)]

    def case_of(self, uid: str, speaker: str | None) -> Case | None:
        """The case to which a speaker of a source is linked; else the case of the whole source; else None.

        A translator, observer or interviewer is not what the whole source is a case of.
        """
        links = self._linked_speakers
        name = links.get((uid, speaker))
        if name is None and (speaker is None or (uid, speaker) not in self._bystanders):
            name = links.get((uid, None))
        return self._cases.get(name) if name else None

    def case_of_person(self, uid: str, person: str) -> Case | None:
        """The case to which a person whom a source reports is linked, with no attributes but its own; else None."""
        return self._cases.get(self._linked_persons.get((uid, person), ""))

    def case_of_sentence(self, uid: str, sentence: Sentence | None) -> Case | None:
        """Whose words a sentence of a source gives, as a case with the attributes that hold for it; else None.

        In a turn it is the speaker's case; where the sentence reports somebody who is linked, that person's; else the
        case of the whole source: who is reported and not linked is nobody's case but the source's.
        A reported person has the attributes of the source's case too that only sources have (the year, the journal),
        but none that any person of the study has: that an article's author is from a university says nothing of whom
        the article reports.
        """
        if sentence is not None and sentence.turn is not None:
            return self.case_of(uid, sentence.turn.speaker)
        whole = self.case_of(uid, None)
        person = self.case_of_person(uid, sentence.reported) if sentence is not None else None
        if person is None or whole is None:
            return person or whole
        of_source = {name: value for name, value in whole.attributes.items() if name not in self._attributes_of_people}
        return replace(person, attributes=of_source | dict(person.attributes))

    def case_at(self, uid: str, span: Span) -> Case | None:
        """The case of a stretch of a source: that of the sentence in which it begins."""
        return self.case_of_sentence(uid, self.sentence_at(uid, span))

    @cached_property
    def _cases(self) -> dict[str, Case]:
        return {case.name: case for case in self.cases}

    @cached_property
    def _linked_speakers(self) -> dict[tuple[str, str | None], str]:
        return {(link.source_uid, link.speaker): link.case for link in self.links if not link.is_person}

    @cached_property
    def _linked_persons(self) -> dict[tuple[str, str | None], str]:
        return {(link.source_uid, link.speaker): link.case for link in self.links if link.is_person}

    @cached_property
    def _attributes_of_people(self) -> frozenset[str]:
        """The attributes of cases that are linked to a speaker or a reported person."""
        people = {link.case for link in self.links if link.speaker is not None}
        return frozenset(name for case in people & self._cases.keys() for name in self._cases[case].attributes)

    @cached_property
    def _bystanders(self) -> frozenset[tuple[str, str]]:
        """Source and label of everybody who speaks and is no participant."""
        return frozenset(
            (source.uid, turn.speaker)
            for source, annotation in zip(self.sources, self.annotations, strict=True)
            for turn in annotation.turns
            if turn.role != "participant"
        )
