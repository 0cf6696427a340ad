"""The pieces of text that a topic model counts words in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from qualkit.errors import MissingLayer
from qualkit.languages import get_language
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES, Annotation, Sentence
from qualkit.model.pipelines import FUNCTION_WORDS
from qualkit.model.sources import Source

LEAST_CONTENT_WORDS = 8
# Shorter paragraphs are joined to about this many words; from twice as many on, one is divided.
WORDS = 120
_SECTIONS = ("body", "abstract")
_SIGNS_IN_WORDS = str.maketrans("", "", "-'’ʼ\u2010\u2011\u0301")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together; words: how many of each are there. content: the content lemmas of each."""

    sentences: tuple[Sentence, ...]
    content: tuple[tuple[str, ...], ...]
    words: tuple[int, ...]
    voice: tuple[str, ...]
    """Whose words they are and where: paragraphs of one voice may be joined."""

    def part(self, first: int, last: int) -> Paragraph:
        """Some of its sentences."""
        return Paragraph(self.sentences[first:last], self.content[first:last], self.words[first:last], self.voice)


@dataclass(frozen=True, slots=True)
class Segment:
    """One or more paragraphs of one voice, as a document of the model."""

    source: Source
    paragraphs: tuple[Paragraph, ...]

    @property
    def sentences(self) -> list[list[str]]:
        """The content lemmas, sentence by sentence."""
        return [list(lemmas) for paragraph in self.paragraphs for lemmas in paragraph.content]


def segments_of(sources: Sequence[Source], annotations: Sequence[Annotation], *, language: str) -> list[Segment]:
    """The segments in one language, in order of the sources' identities: the order of the files does not matter.

    What participants say, and the paragraphs of body and abstract; at least eight content words each.

    Raises: MissingLayer if an annotation has no lemmas.
    """
    pairs = sorted(zip(sources, annotations, strict=True), key=lambda pair: (pair[0].uid, pair[0].name))
    found = []
    for source, annotation in pairs:
        content = _content_of_forms(annotation, language)
        paragraphs = _paragraphs(source, annotation, content, LANGUAGES.index(language))
        for joined in _joined(piece for paragraph in paragraphs for piece in _divided(paragraph)):
            if sum(map(len, (lemmas for paragraph in joined for lemmas in paragraph.content))) >= LEAST_CONTENT_WORDS:
                found.append(Segment(source, tuple(joined)))
    return found


def _content_of_forms(annotation: Annotation, code: str) -> list[str | None]:
    """For each form its lemma if it is a content word of the language, else None."""
    if annotation.lemmas is None:
        raise MissingLayer(_("the lemmas of the text"), do=_("lemmatise the annotations first"))
    language = get_language(code)
    found: list[str | None] = []
    for form, lemma in zip(annotation.forms, annotation.lemmas, strict=True):
        letters = lemma.translate(_SIGNS_IN_WORDS)
        is_content = form.language == code and len(letters) > 1 and letters.isalpha()
        is_content = is_content and form.pos not in FUNCTION_WORDS
        if is_content and lemma not in language.stop_words and language.lower(form.text) not in language.stop_words:
            found.append(lemma)
        else:
            found.append(None)
    return found


def _paragraphs(
    source: Source, annotation: Annotation, content: Sequence[str | None], language: int
) -> Iterator[Paragraph]:
    numbers = [int(number) for number in (annotation.sentence_language == language).nonzero()[0]]
    sentences = [annotation.sentence(number) for number in numbers]
    wanted = [sentence for sentence in sentences if _is_wanted(sentence)]
    paragraph = 0
    numbered: list[tuple[int, Sentence]] = []
    for sentence in wanted:
        before = numbered[-1][1] if numbered else None
        if before and (sentence.number > before.number + 1 or "\n" in source.text[before.end : sentence.start]):
            paragraph += 1
        numbered.append((paragraph, sentence))
    block = 0
    for _paragraph, group in groupby(numbered, key=lambda pair: pair[0]):
        members = [sentence for _number, sentence in group]
        block += _begins_block(members[0], annotation, source)
        turn = members[0].turn
        voice = (turn.speaker, turn.question or "") if turn else (f"\0{block}",)
        lemmas = [
            [content[form] for form in annotation.token_form[slice(*annotation.sentence_token[[n, n + 1]])].tolist()]
            for n in (sentence.number for sentence in members)
        ]
        yield Paragraph(
            tuple(members),
            tuple(tuple(lemma for lemma in row if lemma) for row in lemmas),
            tuple(len(source.text[sentence.start : sentence.end].split()) for sentence in members),
            voice,
        )


def _is_wanted(sentence: Sentence) -> bool:
    if sentence.turn:
        return sentence.turn.role == "participant"
    return sentence.section in _SECTIONS


def _begins_block(sentence: Sentence, annotation: Annotation, source: Source) -> bool:
    """Whether something that is no wanted text, such as a heading, stands right before the sentence."""
    if not sentence.number:
        return True
    before = annotation.sentence(sentence.number - 1)
    return not _is_wanted(before) or before.language != sentence.language


def _divided(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph, a very long one in pieces of about the wanted length that end with sentences."""
    if sum(paragraph.words) < 2 * WORDS:
        yield paragraph
        return
    first = count = 0
    for number, words in enumerate(paragraph.words):
        count += words
        rest = sum(paragraph.words[number + 1 :])
        if count >= WORDS and rest >= WORDS // 2:
            yield paragraph.part(first, number + 1)
            first, count = number + 1, 0
    yield paragraph.part(first, len(paragraph.sentences))


def _joined(paragraphs: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    for _voice, group in groupby(paragraphs, key=attrgetter("voice")):
        joined: list[Paragraph] = []
        count = 0
        for paragraph in group:
            words = sum(paragraph.words)
            if joined and count + words > WORDS:
                yield joined
                joined, count = [], 0
            joined.append(paragraph)
            count += words
        yield joined
