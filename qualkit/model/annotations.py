"""What the program sees in a reading text: language, sections, turns, sentences, tokens.

An annotation can be recomputed at any time and holds no decision.
It is columnar: arrays of offsets and form numbers, with the distinct forms listed once.
Objects for single sentences and tokens exist only where a person or a pipe looks at them.
All offsets are those of the reading text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qualkit.model.spans import Span
from qualkit.model.translations import translated_abstracts

LANGUAGES = ("az", "tr", "ru", "en")
OTHER = "other"
SECTIONS = (
    "title", "authors", "abstract", "keywords", "contents", "heading", "body", "turn", "table", "caption",
    "references", "furniture",
)  # fmt: skip
NO_RUNNING_TEXT = frozenset({"contents", "references", "furniture"})
ROLES = ("interviewer", "participant", "other")


class Evidence(NamedTuple):
    """What is coded: sentences of these sections, and those of interviewers only where that is asked for.

    References, contents, headings and page furniture are not, unless a section is named.
    """

    sections: frozenset[str] = frozenset({"body", "abstract", "turn"})
    interviewers: bool = False


EVIDENCE = Evidence()
"""What is coded if nothing else is asked for."""

Int32 = NDArray[np.int32]


class Form(NamedTuple):
    """A distinct word form as written, in the language of the sentences that it stands in.

    lemma, pos: what a trained pipeline says of it there, the lemma as a key of its language, the part of speech as in
    Universal Dependencies; None without a pipeline. One word read in two ways is two forms.
    """

    text: str
    language: str
    lemma: str | None = None
    pos: str | None = None


class Entity(NamedTuple):
    """A named entity that a trained pipeline found; label: as the pipeline has it, such as PER or LOC."""

    start: int
    end: int
    label: str


class Attribution(NamedTuple):
    """Whose view a sentence reports. by: name, pronoun, continued or collective.

    start, end: the words that told it; for a quotation that goes on they stand in the sentence that leads it.
    """

    name: str
    by: str
    start: int = 0
    end: int = 0


class Turn(NamedTuple):
    """A stretch said by one speaker, label excluded.

    speaker: the label as written, without the number of a question. role: one of ROLES.
    question: the question of the guide that it answers, if known.
    """

    start: int
    end: int
    speaker: str
    role: str
    question: str | None = None


class Token(NamedTuple):
    """A word or mark; lemma is None until the annotation has been lemmatised."""

    start: int
    end: int
    form: Form
    lemma: str | None


class Sentence(NamedTuple):
    """A sentence with what it inherits from its surroundings. number: its place in the annotation, from 0."""

    number: int
    start: int
    end: int
    language: str
    section: str
    turn: Turn | None
    attribution: Attribution | None

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return Span(self.start, self.end)

    @property
    def reported(self) -> str:
        """The name of whoever's view the sentence reports; empty for the author's own."""
        return self.attribution.name if self.attribution else ""


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """The columns of one source's annotation.

    forms: the distinct forms in order of first occurrence; lemmas: one for each form, or None before lemmatising.
    token_start, token_end, token_form: n_tokens; tokens lie inside sentences, in order.
    sentence_start, sentence_end, sentence_turn (-1: in no turn): n_sentences.
    sentence_token: n_sentences + 1, where each sentence's tokens begin.
    sentence_language: n_sentences numbers into LANGUAGES + (OTHER,); sentence_section: numbers into SECTIONS.
    turns: in order. attributions: sentence number -> whose view it reports.
    entities: in order, each inside a sentence; only trained pipelines find them.
    evidence: what of it is coded.
    An empty text has no forms, no tokens, no sentences; `sentence_token` is then [0].
    """

    forms: tuple[Form, ...]
    lemmas: tuple[str, ...] | None
    token_start: Int32
    token_end: Int32
    token_form: Int32
    sentence_start: Int32
    sentence_end: Int32
    sentence_token: Int32
    sentence_language: NDArray[np.int8]
    sentence_section: NDArray[np.int8]
    sentence_turn: Int32
    turns: tuple[Turn, ...]
    attributions: dict[int, Attribution]
    entities: tuple[Entity, ...] = ()
    evidence: Evidence = EVIDENCE

    @property
    def n_sentences(self) -> int:
        """How many sentences there are."""
        return len(self.sentence_start)

    @property
    def n_tokens(self) -> int:
        """How many tokens there are, punctuation included."""
        return len(self.token_start)

    @property
    def n_words(self) -> int:
        """How many tokens hold a letter or a digit."""
        is_word = np.array([any(map(str.isalnum, form.text)) for form in self.forms], np.bool_)
        return int(is_word[self.token_form].sum()) if len(is_word) else 0

    @property
    def is_evidence(self) -> NDArray[np.bool_]:
        """For each sentence whether it is coded; if nothing else is asked for, those of the body and the abstract, and
        turns whose speaker is not the interviewer.

        An article that has its abstract in three languages says it once: the translations are no evidence.
        """
        sections, interviewers = self.evidence
        of_section = np.array([section in sections for section in SECTIONS])
        # The last one is for turn -1.
        of_turn = np.array([interviewers or turn.role != "interviewer" for turn in self.turns] + [True])
        coded = of_section[self.sentence_section] & of_turn[self.sentence_turn]
        return np.asarray(coded & ~self.is_translation)

    @property
    def is_translation(self) -> NDArray[np.bool_]:
        """For each sentence whether it belongs to an abstract that repeats in another language what its article says.

        Journals of the four languages print the abstract of one article in two or three of them. Whoever counts views
        counts what an author says, not how often it was translated, so one language stays: that of the article's text,
        or where no abstract is in it, that of its first abstract. The section stays `abstract` for all of them: they
        can be read, searched and coded by hand.
        """
        return translated_abstracts(
            self.sentence_section == SECTIONS.index("abstract"),
            is_text=np.isin(self.sentence_section, [SECTIONS.index("body"), SECTIONS.index("turn")]),
            is_title=np.isin(self.sentence_section, [SECTIONS.index("title"), SECTIONS.index("authors")]),
            languages=self.sentence_language,
            letters=self.sentence_end - self.sentence_start,
        )

    @property
    def main_languages(self) -> tuple[str, ...]:
        """The languages of at least one sentence in fifty of the running text, most frequent first.

        Rarer ones are mostly names and single words that the detector took for another language. Empty without text.
        """
        running = np.array([section not in NO_RUNNING_TEXT for section in SECTIONS])[self.sentence_section]
        counts = np.bincount(self.sentence_language[running], minlength=len(LANGUAGES) + 1)
        order = np.argsort(-counts, kind="stable")
        return tuple((*LANGUAGES, OTHER)[n] for n in order if counts[n] and counts[n] * 50 >= counts.sum())

    def sentence(self, number: int) -> Sentence:
        """One sentence."""
        turn = int(self.sentence_turn[number])
        return Sentence(
            number,
            int(self.sentence_start[number]),
            int(self.sentence_end[number]),
            (*LANGUAGES, OTHER)[self.sentence_language[number]],
            SECTIONS[self.sentence_section[number]],
            self.turns[turn] if turn >= 0 else None,
            self.attributions.get(number),
        )

    def sentences(self) -> Iterator[Sentence]:
        """All sentences in order."""
        return map(self.sentence, range(self.n_sentences))

    def entities_of(self, sentence: Sentence) -> list[Entity]:
        """The named entities in one sentence."""
        first, last = (bisect_left(self.entities, at, key=lambda entity: entity.start) for at in sentence.span)
        return list(self.entities[first:last])

    def tokens(self, number: int) -> list[Token]:
        """The tokens of one sentence."""
        first, last = int(self.sentence_token[number]), int(self.sentence_token[number + 1])
        return [
            Token(
                int(self.token_start[i]),
                int(self.token_end[i]),
                self.forms[self.token_form[i]],
                self.lemmas[self.token_form[i]] if self.lemmas is not None else None,
            )
            for i in range(first, last)
        ]


class Vocabulary(NamedTuple):
    """The distinct forms of several annotations, in file order.

    numbers: for each annotation an array that turns its own form numbers into numbers of `forms`.
    """

    forms: tuple[Form, ...]
    numbers: tuple[Int32, ...]


def merge_vocabularies(annotations: Iterable[Annotation]) -> Vocabulary:
    """One list of distinct forms for several annotations; empty for none."""
    merged: dict[Form, int] = {}
    numbers = tuple(
        np.array([merged.setdefault(form, len(merged)) for form in annotation.forms], np.int32)
        for annotation in annotations
    )
    return Vocabulary(tuple(merged), numbers)
