"""spaCy pipelines: installed packages and folders that `nlp.to_disk` wrote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qualkit.annotating.pipelines.readings import Reader, Reading, Words, known_pos
from qualkit.messages import _

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DOWNLOAD = "python -m spacy download {name}"
_MANY_LANGUAGES = "xx"
_BATCH = 128  # sentences


def load_spacy(target: str | Path, language: str) -> Reader:
    """What reads words with the pipeline of this name, or in this folder.

    Raises: ValueError if it is for another language; whatever spaCy raises if it cannot be loaded.
    """
    import spacy

    nlp = spacy.load(target)
    if nlp.lang not in (language, _MANY_LANGUAGES):
        raise ValueError(_("it is made for the language {other}").format(other=nlp.lang))

    def read(sentences: Sequence[Words]) -> Iterator[Reading]:
        docs = (_doc(nlp, words) for words in sentences)
        return (_reading(doc) for doc in nlp.pipe(docs, batch_size=_BATCH))

    return read


def _doc(nlp: Language, words: Words) -> Doc:
    from spacy.tokens import Doc

    starts: list[bool | int | None] = [place == 0 for place in range(len(words.texts))]
    return Doc(nlp.vocab, words=list(words.texts), spaces=list(words.spaces), sent_starts=starts)


def _reading(doc: Doc) -> Reading:
    return Reading(
        [token.lemma_ or None for token in doc],
        [known_pos(token.pos_, token.tag_) for token in doc],
        [(entity.start, entity.end, entity.label_) for entity in doc.ents],
    )
