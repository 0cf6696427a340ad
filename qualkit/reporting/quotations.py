"""Which passages a report quotes, and how it says where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from qualkit.errors import AnchorError
from qualkit.model.annotations import Sentence
from qualkit.model.codings import Status
from qualkit.model.results import Passage, TopicPassage
from qualkit.model.sources import Mark, Source
from qualkit.model.spans import Span
from qualkit.model.study import Study

LONG = 420
"""Characters beyond which a passage is quoted only where shorter ones do not suffice."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage as a report shows it.

    who: the case where one is linked, so that a pseudonym hides the label; else the speaker's label; in an article
    without either the person whose view the sentence reports; else empty.
    paragraph, page: as the file itself counts them, empty where it does not. because: the words that made the program
    propose it, each once.
    """

    words: str
    language: str
    is_proposed: bool
    source: str
    who: str
    question: str
    paragraph: str
    page: str
    because: tuple[str, ...]


class Quoting:
    """Turns passages of a study into quotations, each checked against its source."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._places = {source.uid: _Places(source) for source in study.sources}

    def quotation(self, passage: Passage | TopicPassage) -> Quotation:
        """The passage as a quotation; one of a topic is nobody's proposal and has no reason.

        Raises: AnchorError if its words are not those of its source.
        """
        source = self._study.source(passage.source_uid)
        if source.words(passage.span) != passage.words:
            raise AnchorError(source.name, *passage.span, words=passage.words, found=source.words(passage.span))
        sentence = self.sentence(passage)
        turn = sentence.turn if sentence else None
        case = self._study.case_of(source.uid, turn.speaker if turn else None)
        places = self._places[source.uid]
        codings = passage.codings if isinstance(passage, Passage) else ()
        because = (source.text[firing.start : firing.end] for coding in codings for firing in coding.reason)
        return Quotation(
            words=" ".join(passage.words.split()),
            language=sentence.language if sentence else "",
            is_proposed=isinstance(passage, Passage) and passage.status is Status.PROPOSED,
            source=source.name,
            who=case.name if case else turn.speaker if turn else sentence.reported if sentence else "",
            question=turn.question or "" if turn else "",
            paragraph=places.paragraph(passage.span),
            page=places.page(passage.span),
            because=tuple(dict.fromkeys(because)),
        )

    def sentence(self, passage: Passage | TopicPassage) -> Sentence | None:
        """The sentence in which a passage begins."""
        return self._study.sentence_at(passage.source_uid, passage.span)

    def voice(self, passage: Passage) -> tuple[str, str]:
        """Who speaks: the case of the speaker, else the source and the speaker's label.

        The label is empty for an author's own voice.
        """
        sentence = self.sentence(passage)
        speaker = sentence.turn.speaker if sentence and sentence.turn else ""
        case = self._study.case_of(passage.source_uid, speaker) if speaker else None
        return ("", case.name) if case else (passage.source_uid, speaker)


def selected(passages: Iterable[Passage], quoting: Quoting, *, most: int) -> list[Passage]:
    """At most so many passages to quote, in the order of the material.

    Accepted ones before proposed ones; then one from each voice in turn, people who speak before authors, each voice's
    best first: readable length before long, several terms before one, earlier before later.
    """
    ordered = list(passages)
    chosen: list[Passage] = []
    for status in (Status.ACCEPTED, Status.PROPOSED):
        by_voice: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        for passage in ordered:
            if passage.status is status:
                by_voice[quoting.voice(passage)].append(passage)
        queues = [sorted(of_voice, key=_worth) for of_voice in by_voice.values()]
        queues.sort(key=lambda queue: (not quoting.voice(queue[0])[1], *_worth(queue[0])[:2]))
        for turn in range(max(map(len, queues), default=0)):
            chosen += [queue[turn] for queue in queues if turn < len(queue)]
    kept = {id(passage) for passage in chosen[:most]}
    return [passage for passage in ordered if id(passage) in kept]


def _worth(passage: Passage) -> tuple[bool, int, int]:
    terms = {firing.term for coding in passage.codings for firing in coding.reason}
    return len(passage.words) > LONG, -len(terms), passage.span.start


class _Places:
    """Paragraph and page of a stretch, from the marks that reading made."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def paragraph(self, span: Span) -> str:
        return _value_at(self._paragraphs, span.start)

    def page(self, span: Span) -> str:
        return _value_at(self._pages, span.start)

    @cached_property
    def _paragraphs(self) -> Sequence[Mark]:
        return self._source.paragraphs

    @cached_property
    def _pages(self) -> Sequence[Mark]:
        return self._source.marks_of("page")


def _value_at(marks: Sequence[Mark], position: int) -> str:
    number = bisect_right(marks, position, key=lambda mark: mark.start) - 1
    return marks[number].value if number >= 0 and position < marks[number].end else ""
