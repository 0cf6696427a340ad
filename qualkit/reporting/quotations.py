"""Which passages a report quotes, and how it says where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from qualkit.annotating import reported_together
from qualkit.errors import AnchorError
from qualkit.model.annotations import Sentence
from qualkit.model.codings import CoderKind, Coding, Status
from qualkit.model.references import Places
from qualkit.model.results import Passage, TopicPassage
from qualkit.model.sources import Source
from qualkit.model.study import Study

LONG = 420
"""Characters beyond which a passage is quoted only where shorter ones do not suffice."""


_FULL_NAME = re.compile(r"[^\W\d_]{2}[^\d]* [^\d]*[^\W\d_]{2}")
"""At least two words, no number, and neither the first nor the last an initial."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage as a report shows it.

    who: the case where one is linked, so that a pseudonym hides the label; else the speaker's label; else empty.
    reporting: whose views an article gives in these words, each as its case if it is linked, else by name.
    is_own: some of the words are the speaker's or author's own.
    paragraph, page: as the file itself counts them, empty where it does not. because: the words by which terms of the
    codebook found it, each once; suggested: those that weighed most with a learned model that proposed it or a part of
    it, and scores: the probabilities that this gave, lowest first.
    is_by_hand: a person coded it and did not decide on a proposal.
    """

    words: str
    language: str
    is_proposed: bool
    source: str
    who: str
    reporting: tuple[str, ...]
    is_own: bool
    question: str
    paragraph: str
    page: str
    because: tuple[str, ...]
    suggested: tuple[str, ...] = ()
    scores: tuple[float, ...] = ()
    is_by_hand: bool = False


class Voice(NamedTuple):
    """Who says something: a case, or a name in a source. source_uid: empty where the name is one person's everywhere.

    name: empty for the author's own voice. is_reported: somebody whose view an article or thesis gives.
    is_several: people who are reported together ("experts"), of whom nobody knows how many they are.
    """

    source_uid: str
    name: str
    is_reported: bool = False
    is_several: bool = False

    @property
    def who(self) -> tuple[str, str]:
        """Whose voice it is, whether that person speaks or is reported."""
        return self.source_uid, self.name


def is_learned(coding: Coding) -> bool:
    """Whether a learned model proposed it, whatever a person has decided since."""
    return coding.score is not None or coding.coder.kind is CoderKind.MODEL


def is_by_hand(coding: Coding) -> bool:
    """Whether a person put the code there and did not decide on a proposal of the program."""
    return coding.coder.kind is CoderKind.PERSON and coding.proposal is None


def _reasons(source: Source, codings: Iterable[Coding]) -> tuple[str, ...]:
    found = (source.text[firing.start : firing.end] for coding in codings for firing in coding.reason)
    return tuple(dict.fromkeys(found))


class Quoting:
    """Turns passages of a study into quotations, each checked against its source."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._places = {source.uid: Places(source) for source in study.sources}
        pairs = zip(study.sources, study.annotations, strict=True)
        self._together = {source.uid: reported_together(annotation) for source, annotation in pairs}

    def quotation(self, passage: Passage | TopicPassage) -> Quotation:
        """The passage as a quotation; one of a topic is nobody's proposal and has no reason.

        Raises: AnchorError if its words are not those of its source.
        """
        source = self._study.source(passage.source_uid)
        if source.words(passage.span) != passage.words:
            raise AnchorError(source.name, *passage.span, words=passage.words, found=source.words(passage.span))
        sentence = self.sentence(passage)
        turn = sentence.turn if sentence else None
        voices = self.voices(passage)
        reporting = tuple(voice.name for voice in voices if voice.is_reported)
        case = self._study.case_of(source.uid, turn.speaker if turn else None)
        places = self._places[source.uid]
        codings = passage.codings if isinstance(passage, Passage) else ()
        learned = [coding for coding in codings if is_learned(coding)]
        return Quotation(
            words=" ".join(passage.words.split()),
            language=sentence.language if sentence else "",
            is_proposed=isinstance(passage, Passage) and passage.status is Status.PROPOSED,
            source=source.name,
            who=case.name if case else turn.speaker if turn else "",
            reporting=reporting,
            is_own=len(reporting) < len(voices),
            question=turn.question or "" if turn else "",
            paragraph=places.paragraph(passage.span),
            page=places.page(passage.span),
            because=_reasons(source, [coding for coding in codings if not is_learned(coding)]),
            suggested=_reasons(source, learned),
            scores=tuple(sorted({coding.score for coding in learned if coding.score is not None})),
            is_by_hand=bool(codings) and all(map(is_by_hand, codings)),
        )

    def sentence(self, passage: Passage | TopicPassage) -> Sentence | None:
        """The sentence in which a passage begins."""
        return self._study.sentence_at(passage.source_uid, passage.span)

    def voices(self, passage: Passage | TopicPassage) -> list[Voice]:
        """Whose words a passage holds, each once, in the order of the text; at least one.

        What an interviewer says in it counts for nobody, and neither does a page number or running head.
        """
        uid = passage.source_uid
        sentences = self._study.sentences_in(uid, passage.span)
        found = (voice for sentence in sentences for voice in self.voices_of(uid, sentence))
        return list(dict.fromkeys(found)) or [Voice(uid, "")]

    def voices_of(self, uid: str, sentence: Sentence) -> list[Voice]:
        """Whose words a sentence of a source gives; of people who are reported together each who is named."""
        if sentence.section == "furniture" or (sentence.turn and sentence.turn.role == "interviewer"):
            return []
        if sentence.turn is not None:
            case = self._study.case_of(uid, sentence.turn.speaker)
            return [Voice("", case.name) if case else Voice(uid, sentence.turn.speaker)]
        if sentence.attribution is None:
            return [Voice(uid, "")]
        name = sentence.reported
        names = self._together[uid].get(name, (name,))
        if not names or self._study.case_of_person(uid, name) is not None:
            return [self._reported(uid, name, is_several=not names)]
        return [self._reported(uid, one) for one in names]

    def _reported(self, uid: str, name: str, *, is_several: bool = False) -> Voice:
        case = self._study.case_of_person(uid, name)
        if case is not None:
            return Voice("", case.name, is_reported=True)
        # A last name alone, with an initial or a number, may be another person's in another source.
        is_full = not is_several and _FULL_NAME.fullmatch(name) is not None
        return Voice("" if is_full else uid, name, True, is_several)


def selected(passages: Iterable[Passage], quoting: Quoting, *, most: int) -> list[Passage]:
    """At most so many passages to quote, in the order of the material.

    Accepted ones before proposed ones; then one from each voice in turn, people who speak before those who are
    reported, and these before authors, each voice's best first: readable length before long, several terms before one,
    earlier before later.
    """
    ordered = list(passages)
    chosen: list[Passage] = []
    for status in (Status.ACCEPTED, Status.PROPOSED):
        by_voice: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        nearness: dict[tuple[str, str], int] = {}
        for passage in ordered:
            if passage.status is status:
                voice = quoting.voices(passage)[0]
                by_voice[voice.who].append(passage)
                near = 2 if not voice.name or voice.is_several else int(voice.is_reported)
                nearness[voice.who] = min(near, nearness.get(voice.who, near))
        queues = {who: sorted(of_voice, key=_worth) for who, of_voice in by_voice.items()}
        in_order = sorted(queues, key=lambda who: (nearness[who], *_worth(queues[who][0])[:2]))
        for turn in range(max(map(len, queues.values()), default=0)):
            chosen += [queues[who][turn] for who in in_order if turn < len(queues[who])]
    kept = {id(passage) for passage in chosen[:most]}
    return [passage for passage in ordered if id(passage) in kept]


def _worth(passage: Passage) -> tuple[bool, int, int]:
    terms = {firing.term for coding in passage.codings if not is_learned(coding) for firing in coding.reason}
    return len(passage.words) > LONG, -len(terms), passage.span.start
