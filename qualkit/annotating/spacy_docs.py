"""Annotations as spaCy documents, for whoever goes on in spaCy."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from qualkit.model.annotations import LANGUAGES, Annotation, Entity, Token
from qualkit.model.sources import Source

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_NO_LANGUAGE = "xx"


def to_spacy(source: Source, annotation: Annotation) -> list[Doc]:
    """A Doc for each run of sentences in one language, in order; none for an empty text.

    A Doc has a single vocabulary and thereby a single language, so a text in two languages becomes several.
    It carries our words, sentence starts and, once lemmatised, lemmas; parts of speech and entities where a trained
    pipeline found them. White space between words counts as one blank.
    `doc.user_data["source"]` is the source's name, `doc.user_data["offsets"]` a (start, end) of the reading text for
    each token, `doc.user_data["sentences"]` the number of its first sentence and of the first one after it.
    """
    vocabularies: dict[str, Vocab] = {}
    docs = []
    sentences = list(annotation.sentences())
    for code, group in groupby(sentences, key=lambda sentence: sentence.language):
        numbers = [sentence.number for sentence in group]
        name = code if code in LANGUAGES else _NO_LANGUAGE
        if name not in vocabularies:
            vocabularies[name] = _vocabulary(name)
        docs.append(_doc(vocabularies[name], source, annotation, numbers[0], numbers[-1] + 1))
    return docs


def _vocabulary(name: str) -> Vocab:
    from spacy.util import get_lang_class
    from spacy.vocab import create_vocab

    return create_vocab(name, get_lang_class(name).Defaults)


def _doc(vocabulary: Vocab, source: Source, annotation: Annotation, first: int, last: int) -> Doc:
    from spacy.tokens import Doc

    tokens = [token for number in range(first, last) for token in annotation.tokens(number)]
    starts = set(annotation.sentence_token[first:last].tolist())
    begin = int(annotation.sentence_token[first])
    entities = [entity for n in range(first, last) for entity in annotation.entities_of(annotation.sentence(n))]
    doc = Doc(
        vocabulary,
        words=[token.form.text for token in tokens],
        spaces=[source.text[token.end : token.end + 1].isspace() and token is not tokens[-1] for token in tokens],
        sent_starts=[begin + place in starts for place in range(len(tokens))],
        lemmas=[token.lemma or "" for token in tokens] if annotation.lemmas is not None else None,
        pos=[token.form.pos or "" for token in tokens] if any(token.form.pos for token in tokens) else None,
        ents=_tags(tokens, entities) if entities else None,
    )
    doc.user_data["source"] = source.name
    doc.user_data["offsets"] = [(token.start, token.end) for token in tokens]
    doc.user_data["sentences"] = (first, last)
    return doc


def _tags(tokens: Sequence[Token], entities: Sequence[Entity]) -> list[str]:
    """For each token whether an entity begins there (B-PER), goes on (I-PER), or neither (O)."""
    tags = ["O"] * len(tokens)
    starts = [token.start for token in tokens]
    for start, end, label in entities:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        tags[first:last] = [f"B-{label}", *[f"I-{label}"] * (last - first - 1)]
    return tags
