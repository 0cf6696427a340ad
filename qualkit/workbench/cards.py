"""A proposal as a card: its words in their context, with what fired marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from qualkit.model.annotations import NO_RUNNING_TEXT, Annotation, Sentence
from qualkit.model.codings import Coding
from qualkit.model.sources import Source
from qualkit.model.spans import Span

BEFORE, BEHIND = 240, 160
"""Characters of context that are enough; a sentence on each side is shown in any case."""


def card(coding: Coding, source: Source, annotation: Annotation) -> dict[str, object]:
    """What the script of the page shows of a proposal; all words are of the reading text, in order."""
    sentences = _sentences_over(annotation, coding.span)
    told = sentences[0] if sentences else None
    turn = told.turn if told else None
    return {
        "handle": coding.handle,
        "code": coding.code_uid,
        "coder": coding.coder.uid,
        "by": coding.coder.name,
        "source": source.uid,
        "name": source.name,
        "start": coding.span.start,
        "end": coding.span.end,
        "words": coding.words,
        "score": coding.score,
        "because": [
            {"term": one.term, "form": source.text[one.start : one.end]} for one in dict.fromkeys(coding.reason)
        ],
        "language": told.language if told else None,
        "section": told.section if told else None,
        "speaker": turn.speaker if turn else "",
        "role": turn.role if turn else "",
        "question": (turn.question or "") if turn else "",
        "reported": told.reported if told else "",
        "before": list(_before(source, annotation, told)) if told else [],
        "quote": list(_pieces(coding, source, sentences)),
        "behind": list(_behind(source, annotation, sentences[-1])) if sentences else [],
    }


def _sentences_over(annotation: Annotation, span: Span) -> list[Sentence]:
    first = int(annotation.sentence_end.searchsorted(span.start, "right"))
    last = int(annotation.sentence_start.searchsorted(span.end, "left"))
    return [annotation.sentence(number) for number in range(first, last)]


def _pieces(coding: Coding, source: Source, sentences: list[Sentence]) -> Iterator[dict[str, object]]:
    """The sentences that the coding stands in, cut where the coded words or those that fired begin and end."""
    start = min([coding.span.start, *(one.start for one in sentences)])
    end = max([coding.span.end, *(one.end for one in sentences)])
    fired = [Span(max(one.start, start), min(one.end, end)) for one in coding.reason]
    cuts = {start, end, *coding.span, *(at for span in fired if span.start < span.end for at in span)}
    for here, there in pairwise(sorted(cuts)):
        piece = Span(here, there)
        yield {
            "text": source.words(piece),
            "coded": coding.span.covers(piece),
            "fired": any(span.covers(piece) for span in fired),
        }


def _before(source: Source, annotation: Annotation, sentence: Sentence) -> Iterator[dict[str, str]]:
    numbers = range(sentence.number - 1, -1, -1)
    return _said(source, reversed(list(_enough(annotation, numbers, BEFORE))), sentence)


def _behind(source: Source, annotation: Annotation, sentence: Sentence) -> Iterator[dict[str, str]]:
    return _said(source, _enough(annotation, range(sentence.number + 1, annotation.n_sentences), BEHIND), sentence)


def _enough(annotation: Annotation, numbers: Iterable[int], enough: int) -> Iterator[Sentence]:
    n_characters = 0
    for number in numbers:
        sentence = annotation.sentence(number)
        if sentence.section in NO_RUNNING_TEXT:
            continue
        n_characters += sentence.end - sentence.start
        if n_characters > enough and n_characters > sentence.end - sentence.start:
            return
        yield sentence


def _said(source: Source, sentences: Iterable[Sentence], coded: Sentence) -> Iterator[dict[str, str]]:
    """The sentences joined as long as the same person speaks; who: the speaker where it is another one."""
    who, role, words = "", "", list[str]()
    turn = None
    for sentence in sentences:
        if words and sentence.turn != turn:
            yield {"who": who, "role": role, "text": " ".join(words)}
            words = []
        turn = sentence.turn
        who = turn.speaker if turn is not None and turn != coded.turn else ""
        role = turn.role if turn is not None else ""
        words.append(source.words(sentence.span))
    if words:
        yield {"who": who, "role": role, "text": " ".join(words)}
