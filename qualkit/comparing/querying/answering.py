"""A query answered: passages with where they stand, who says them, and the codings that made them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

import numpy as np

from qualkit.comparing.querying.conditions import Asked, Judge, hints
from qualkit.comparing.querying.evaluating import Evaluator
from qualkit.comparing.querying.expressions import (
    Expression,
    QueryError,
    Words,
    parts_of,
    standing_codes,
)
from qualkit.comparing.querying.parsing import DISTANCE, parse_query
from qualkit.comparing.querying.stretches import Stretch, nearest
from qualkit.comparing.querying.tokens import normal
from qualkit.comparing.querying.vocabulary import vocabulary_of
from qualkit.messages import _
from qualkit.model.annotations import Annotation, Sentence
from qualkit.model.codings import Coding, Firing, Status
from qualkit.model.references import Places
from qualkit.model.results import Answered, Neighbour, QueryResult
from qualkit.model.spans import Span
from qualkit.model.study import Study

Find = Callable[[str], Sequence[Sequence[Firing]]]
"""Finds the places of a term in each source of a study, in the order of the sources. Raises: ValueError for no term."""


def query(study: Study, text: str, *, find: Find) -> QueryResult:
    """The passages that answer a query, in the order of the sources and then of the text; see docs/queries.md.

    find: how a term in quotation marks is looked up. Without codings, or where nothing answers, there are no passages.

    Raises: QueryError (a ValueError), saying what to do and at which character, if the text is no query.
    """
    asked = parse_query(text, vocabulary_of(study))
    terms = {part.term: _found(part, find) for part in parts_of(asked.expression) if isinstance(part, Words)}
    evaluator = Evaluator(study, asked.expression, terms)
    judge = Judge(study, asked.condition) if asked.condition else None
    codings = _codings_of(study, asked.expression)
    passages: list[Answered] = []
    n_found = 0
    for number, source in enumerate(study.sources):
        of_source = _OfSource(study, number, codings[source.uid])
        stretches = evaluator.stretches(number)
        n_found += len(stretches)
        passages += of_source.rows(of_source.kept(stretches, judge) if judge else stretches)
    settings = {"query": normal(text).strip(), "near": str(DISTANCE), "codebook": study.codebook.id}
    notes = hints(study, asked.condition) if asked.condition else []
    return QueryResult(tuple(passages), n_found, tuple(notes), settings)


class _Piece(NamedTuple):
    """What of a stretch stands in one sentence; None: in none."""

    stretch: Stretch
    span: Span
    sentence: Sentence | None


class _OfSource:
    """Makes rows of the stretches of one source. codings: those that the query is about, in order of start."""

    def __init__(self, study: Study, number: int, codings: Sequence[Coding]) -> None:
        self._study = study
        self._number = number
        self._source = study.sources[number]
        self._codings = codings
        self._places = Places(self._source)

    def kept(self, stretches: Sequence[Stretch], judge: Judge) -> list[Stretch]:
        """Of each stretch the sentences of which the condition holds, those next to each other in one."""
        pieces = [piece for stretch in stretches for piece in self._pieces(stretch)]
        on_pieces: Sequence[Sequence[Coding]] = [()] * len(pieces)
        if judge.needs_codings:
            on_pieces = self._lying([(piece.stretch, piece.span) for piece in pieces])
        judged = [
            (piece, judge.holds(Asked(self._number, piece.sentence, _status(piece.stretch, codings), codings)))
            for piece, codings in zip(pieces, on_pieces, strict=True)
        ]
        found = []
        for _stretch, of_stretch in groupby(judged, key=lambda one: id(one[0].stretch)):
            every = list(of_stretch)
            for holds, run in groupby(every, key=lambda one: one[1]):
                if holds:
                    members = [piece for piece, _holds in run]
                    found.append(_run(members, first=every[0][0], last=every[-1][0]))
        return found

    def rows(self, stretches: Sequence[Stretch]) -> Iterator[Answered]:
        """The passages of the source."""
        if not stretches:
            return
        on_stretches = self._lying([(stretch, Span(stretch.start, stretch.end)) for stretch in stretches])
        for stretch, codings in zip(stretches, on_stretches, strict=True):
            yield self._row(stretch, codings)

    def _row(self, stretch: Stretch, codings: Sequence[Coding]) -> Answered:
        source, span = self._source, Span(stretch.start, stretch.end)
        sentences = [piece.sentence for piece in self._pieces(stretch) if piece.sentence is not None]
        first = sentences[0] if sentences else None
        voices = dict.fromkeys(map(self._voice, sentences))
        first_voice = next(iter(voices), None)
        return Answered(
            source_uid=source.uid,
            span=span,
            words=source.words(span),
            status=_status(stretch, codings),
            codings=tuple(codings),
            beside=tuple(self._neighbours(stretch)),
            sentence=first,
            case=self._study.case_of_sentence(source.uid, first),
            others=tuple(voice for voice in voices if voice != first_voice),
            before=source.text[sentences[0].start : span.start] if sentences else "",
            after=source.text[span.end : sentences[-1].end] if sentences else "",
            page=self._places.page(span),
            paragraph=self._places.paragraph(span),
        )

    def _pieces(self, stretch: Stretch) -> list[_Piece]:
        annotation: Annotation = self._study.annotations[self._number]
        # Of the columns' own type: for any other, numpy would first copy the whole column.
        first = int(annotation.sentence_end.searchsorted(np.int32(stretch.start), "right"))
        last = int(annotation.sentence_start.searchsorted(np.int32(stretch.end), "left"))
        pieces = []
        for number in range(first, last):
            sentence = annotation.sentence(number)
            span = Span(max(stretch.start, sentence.start), min(stretch.end, sentence.end))
            pieces.append(_Piece(stretch, span, sentence))
        return pieces or [_Piece(stretch, Span(stretch.start, stretch.end), None)]

    def _voice(self, sentence: Sentence) -> str | None:
        """Who speaks or is reported, by the name of the case where there is one; None: the author."""
        study, uid = self._study, self._source.uid
        if sentence.turn:
            case = study.case_of(uid, sentence.turn.speaker)
            return case.name if case else sentence.turn.speaker
        case = study.case_of_person(uid, sentence.reported)
        return case.name if case else sentence.reported or None

    def _neighbours(self, stretch: Stretch) -> Iterator[Neighbour]:
        for group, first, last in stretch.beside:
            for number in range(*nearest(group, first, last, stretch.start, stretch.end)):
                span = Span(group.starts[number], group.ends[number])
                status = Status.ACCEPTED if group.is_settled else Status.PROPOSED
                yield Neighbour(group.wording, span, self._source.words(span), status if group.has_codes else None)

    def _lying(self, places: Sequence[tuple[Stretch, Span]]) -> list[list[Coding]]:
        """For each place the codings that lie on it; of a settled stretch the accepted ones only."""
        found: list[list[Coding]] = [[] for _place in places]
        at, active = 0, list[Coding]()
        for number in sorted(range(len(places)), key=lambda number: places[number][1]):
            stretch, place = places[number]
            while at < len(self._codings) and self._codings[at].span.start < place.end:
                active.append(self._codings[at])
                at += 1
            active = [coding for coding in active if coding.span.end > place.start]
            for coding in active:
                if coding.span.start < place.end and (coding.status is Status.ACCEPTED or not stretch.is_settled):
                    found[number].append(coding)
        return found


def _found(words: Words, find: Find) -> Sequence[Sequence[Firing]]:
    try:
        return find(words.term)
    except ValueError as error:
        at = words.at + int(getattr(error, "at", 0))
        raise QueryError(_("the term: {why}").format(why=error), at) from error


def _status(stretch: Stretch, codings: Sequence[Coding]) -> Status | None:
    """None where only terms gave the stretch: nobody decides on those."""
    if not codings and not any(one.group.has_codes for one in stretch.beside):
        return None
    return Status.ACCEPTED if stretch.is_settled else Status.PROPOSED


def _codings_of(study: Study, expression: Expression) -> dict[str, list[Coding]]:
    """source -> the codings that count of the codes that are left standing, in order."""
    by_uid = study.codebook.by_uid
    wanted = {code.uid for uid in standing_codes(expression) for code in by_uid[uid].walk()}
    found: dict[str, list[Coding]] = defaultdict(list)
    for coding in study.codings:
        if coding.code_uid in wanted and coding.status is not Status.REJECTED:
            found[coding.source_uid].append(coding)
    order = {uid: place for place, uid in enumerate(by_uid)}
    for of_source in found.values():
        of_source.sort(key=lambda coding: (*coding.span, order[coding.code_uid], coding.coder.uid))
    return found


def _run(members: Sequence[_Piece], *, first: _Piece, last: _Piece) -> Stretch:
    """The stretch of some pieces next to each other; at its edges as far as the whole stretch reaches."""
    whole = members[0].stretch
    start = whole.start if members[0] is first else members[0].span.start
    end = whole.end if members[-1] is last else members[-1].span.end
    return replace(whole, start=start, end=end)
