"""What trained pipelines say, put into an annotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from qualkit.annotating.pipelines.loading import read
from qualkit.annotating.pipelines.readings import Reading, Words
from qualkit.languages import get_language
from qualkit.model.annotations import LANGUAGES, Annotation, Entity, Form
from qualkit.model.pipelines import TrainedPipeline
from qualkit.model.sources import Source

_LONGEST_PIECE = 400
"""Words that a pipeline sees at once: a table without end marks may be one sentence of thousands."""
_LONGEST_WORD = 100
"""Letters; longer ones are damaged text, and models need memory for each letter."""


class _Piece(NamedTuple):
    """A sentence, or a part of a very long one: its first token and the one after its last."""

    first: int
    last: int


def with_pipelines(source: Source, annotation: Annotation, pipelines: Sequence[TrainedPipeline]) -> Annotation:
    """The annotation with the lemmas, parts of speech and entities that pipelines find in sentences of their language.

    Tokens, sentences and languages stay as they are; a pipeline whose language does not occur is not loaded.
    Lemmas are in the lower case of their language, as all lemmas are. Not yet lemmatised where nothing was said.

    Raises: NotInstalled or QualkitError if a pipeline is not there or cannot be used.
    """
    wanted = {pipeline: pieces for pipeline in pipelines if (pieces := list(_pieces(annotation, pipeline.language)))}
    if not wanted:
        return annotation
    lemmas: list[str | None] = [None] * annotation.n_tokens
    pos: list[str | None] = [None] * annotation.n_tokens
    entities: list[Entity] = []
    for pipeline, pieces in wanted.items():
        key = get_language(pipeline.language).key
        readings = read(pipeline, [_words(source, annotation, piece) for piece in pieces])
        for piece, reading in zip(pieces, readings, strict=True):
            lemmas[piece.first : piece.last] = [key(lemma) or None if lemma else None for lemma in reading.lemmas]
            pos[piece.first : piece.last] = reading.pos
            entities += _entities(annotation, piece, reading)
    forms: dict[Form, int] = {}
    numbers = []
    for number, lemma, part in zip(annotation.token_form.tolist(), lemmas, pos, strict=True):
        text, language, *_said = annotation.forms[number]
        if len(text) > _LONGEST_WORD:
            lemma = None
        numbers.append(forms.setdefault(Form(text, language, lemma, part), len(forms)))
    return replace(
        annotation,
        forms=tuple(forms),
        lemmas=None,
        token_form=np.array(numbers, np.int32),
        entities=tuple(sorted(entities)),
    )


def _pieces(annotation: Annotation, language: str) -> Iterator[_Piece]:
    numbers = np.flatnonzero(annotation.sentence_language == LANGUAGES.index(language))
    for number in numbers.tolist():
        first, last = annotation.sentence_token[[number, number + 1]].tolist()
        for begin in range(first, last, _LONGEST_PIECE):
            yield _Piece(begin, min(last, begin + _LONGEST_PIECE))


def _words(source: Source, annotation: Annotation, piece: _Piece) -> Words:
    ends = annotation.token_end[piece.first : piece.last].tolist()
    texts = [annotation.forms[n].text[:_LONGEST_WORD] for n in annotation.token_form[piece.first : piece.last].tolist()]
    return Words(texts, [source.text[end : end + 1].isspace() and end != ends[-1] for end in ends])


def _entities(annotation: Annotation, piece: _Piece, reading: Reading) -> Iterator[Entity]:
    for first, last, label in reading.entities:
        start, end = annotation.token_start[piece.first + first], annotation.token_end[piece.first + last - 1]
        yield Entity(int(start), int(end), label)
