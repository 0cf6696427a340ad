"""The built-in annotator: rules on the words, the same for four languages.

Layout first (lines, turns, sections), then sentences inside the lines, then tokens inside the sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from typing import NamedTuple

import numpy as np

from qualkit.annotating.attribution.attributing import with_attributions
from qualkit.annotating.lines import Line, lines_of
from qualkit.annotating.questions.asked import with_questions
from qualkit.annotating.sections.assigning import section_numbers, sections_of
from qualkit.annotating.sentence_languages import languages_of, sentence_languages
from qualkit.annotating.sentences import SentenceRules, sentence_spans
from qualkit.annotating.speakers.turns import Speech, labels_as_written, speech_of
from qualkit.annotating.tokens import token_spans
from qualkit.errors import UnknownName
from qualkit.languages import get_language
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES, OTHER, Annotation, Form, Int32, merge_vocabularies
from qualkit.model.corrections import NO_CORRECTIONS, Corrections
from qualkit.model.guides import NO_GUIDE, Guide
from qualkit.model.sources import Source
from qualkit.model.spans import Span

AUTO = "auto"
# The language of a line shows in its beginning.
_ENOUGH_TO_TELL = 300


class _Stretch(NamedTuple):
    """A part of a line in one turn (-1: in none), without label; paragraph: what its sentences are smoothed with."""

    start: int
    end: int
    section: int
    turn: int
    paragraph: tuple[int, int]


class _Tokens(NamedTuple):
    starts: Int32
    ends: Int32
    first: Int32
    words: list[str]


def annotate(
    source: Source,
    *,
    language: str = AUTO,
    corrections: Corrections = NO_CORRECTIONS,
    guide: Guide = NO_GUIDE,
) -> Annotation:
    """The sections, turns, sentences, tokens and languages of a source; not yet lemmatised.

    language: az, tr, ru or en; with `auto` the one that the user fixed for the source, else each sentence's own.
    corrections: what people said about its speakers and questions. guide: the questions that its turns may answer.
    An empty text has an empty annotation.

    Raises: UnknownName for any other language.
    """
    fixed = _fixed(source, language)
    lines = lines_of(source)
    samples = [] if fixed else _samples(lines)
    known = languages_of(samples)
    main_language = fixed or _main_language(samples, known)
    speech = speech_of(source, lines, language=main_language, corrections=corrections.speakers)
    stretches = list(_stretches(lines, speech))
    beginnings = [source.text[s.start : min(s.end, s.start + _ENOUGH_TO_TELL)] for s in stretches]
    known = {} if fixed else languages_of(beginnings, known)
    languages = [fixed or known[beginning] for beginning in beginnings]
    spans, stretch_of = _sentences(source.text, stretches, languages)
    if fixed:
        told = [fixed] * len(spans)
    else:
        turn_of = [stretches[i].turn for i in stretch_of]
        told = sentence_languages(
            source.text,
            spans,
            paragraphs=[stretches[i].paragraph for i in stretch_of],
            speakers=[speech.turns[turn].speaker if turn >= 0 else None for turn in turn_of],
            known=known,
        )
    starts, ends = np.array(spans, np.int32).reshape(-1, 2).T.copy()
    numbers = {name: number for number, name in enumerate((*LANGUAGES, OTHER))}
    sentence_language = np.array([numbers[name] for name in told], np.int8)
    tokens = _tokens(source.text, starts, ends)
    forms, token_form = _forms(tokens, sentence_language)
    annotation = Annotation(
        forms=forms,
        lemmas=None,
        token_start=tokens.starts,
        token_end=tokens.ends,
        token_form=token_form,
        sentence_start=starts,
        sentence_end=ends,
        sentence_token=tokens.first,
        sentence_language=sentence_language,
        sentence_section=np.array([stretches[i].section for i in stretch_of], np.int8),
        sentence_turn=np.array([stretches[i].turn for i in stretch_of], np.int32),
        turns=speech.turns,
        attributions={},
    )
    told_apart = with_questions(source, annotation, guide, corrections=corrections.questions)
    return with_attributions(source, told_apart)


def speaker_labels(source: Source, *, corrections: Corrections = NO_CORRECTIONS) -> list[str]:
    """The label of each turn that `annotate` finds, as it stands in the source, whatever the speaker is called."""
    lines = lines_of(source)
    samples = _samples(lines)
    language = _fixed(source, AUTO) or _main_language(samples, languages_of(samples))
    return labels_as_written(source, lines, language=language, corrections=corrections.speakers)


def lemmatise(annotations: Sequence[Annotation]) -> list[Annotation]:
    """The annotations with a lemma for each form.

    The distinct forms of a language are looked up once for all annotations together: where a language has no
    dictionary, what is a lemma depends on the other forms. Words of no known language are their own lemmas.
    What a trained pipeline has said of a form stands.
    """
    merged = merge_vocabularies(annotations)
    lemmas = [form.lemma or form.text for form in merged.forms]
    for code in LANGUAGES:
        numbers = [n for n, form in enumerate(merged.forms) if form.language == code and form.lemma is None]
        found = get_language(code).lemmas([merged.forms[number].text for number in numbers]) if numbers else []
        for number, lemma in zip(numbers, found, strict=True):
            lemmas[number] = lemma
    return [
        replace(annotation, lemmas=tuple(lemmas[number] for number in numbers))
        for annotation, numbers in zip(annotations, merged.numbers, strict=True)
    ]


def _fixed(source: Source, language: str) -> str | None:
    wanted = source.language if language == AUTO else language
    if wanted is not None and wanted not in LANGUAGES:
        raise UnknownName(_("language"), wanted, (AUTO, *LANGUAGES))
    return wanted


def _samples(lines: Sequence[Line]) -> list[str]:
    """The first lines that are long enough to tell a language."""
    return [line.words[:_ENOUGH_TO_TELL] for line in lines if len(line.words) > 30][:40]


def _main_language(samples: Sequence[str], known: Mapping[str, str]) -> str:
    return Counter(map(known.__getitem__, samples)).most_common(1)[0][0] if samples else OTHER


def _stretches(lines: Sequence[Line], speech: Speech) -> Iterator[_Stretch]:
    """The parts of the lines that sentences are looked for in."""
    turns, labels = speech
    turn_at = _covering([Span(turn.start, turn.end) for turn in turns], lines)
    sections = sections_of(lines, in_turn=[bool(found) for found in turn_at])
    label_at = _covering(labels, lines)
    for number, (line, section) in enumerate(zip(lines, section_numbers(sections), strict=True)):
        at = line.start
        for turn in turn_at[number]:
            start, end = max(turns[turn].start, line.start), min(turns[turn].end, line.end)
            if at < start and not label_at[number]:
                yield _Stretch(at, start, section, -1, (0, number))
            yield _Stretch(start, end, section, turn, (1, turn))
            at = end
        is_label = bool(label_at[number]) and (not turn_at[number] or labels[label_at[number][-1]].end >= line.end)
        if at < line.end and not is_label:
            yield _Stretch(at, line.end, section, -1, (0, number))


def _covering(spans: Sequence[Span], lines: Sequence[Line]) -> list[list[int]]:
    """For each line the numbers of the ordered, disjoint spans that lie on it."""
    found = []
    first = 0
    for line in lines:
        while first < len(spans) and spans[first].end <= line.start:
            first += 1
        last = first
        while last < len(spans) and spans[last].start < line.end:
            last += 1
        found.append(list(range(first, last)))
    return found


def _sentences(text: str, stretches: Sequence[_Stretch], languages: Sequence[str]) -> tuple[list[Span], list[int]]:
    """The spans of all sentences, and for each the number of its stretch."""
    rules = {
        code: SentenceRules.of(get_language(code if code in LANGUAGES else "en")) for code in dict.fromkeys(languages)
    }
    spans: list[Span] = []
    stretch_of: list[int] = []
    for number, (stretch, code) in enumerate(zip(stretches, languages, strict=True)):
        found = sentence_spans(text, stretch.start, stretch.end, rules[code])
        spans += found
        stretch_of += [number] * len(found)
    return spans, stretch_of


def _tokens(text: str, starts: Int32, ends: Int32) -> _Tokens:
    """The tokens that lie in sentences, and where each sentence's tokens begin."""
    token_starts, token_ends = token_spans(text)
    sentence = np.searchsorted(starts, token_starts, "right") - 1
    inside = sentence >= 0
    if len(ends):
        inside &= token_ends <= ends[sentence]
    words = [
        text[a:b] for a, b in compress(zip(token_starts.tolist(), token_ends.tolist(), strict=True), inside.tolist())
    ]
    kept = token_starts[inside]
    first = np.append(np.searchsorted(kept, starts), len(kept)).astype(np.int32)
    return _Tokens(kept, token_ends[inside], first, words)


def _forms(
    tokens: _Tokens, sentence_language: np.ndarray[tuple[int], np.dtype[np.int8]]
) -> tuple[tuple[Form, ...], Int32]:
    """The distinct forms in order of first occurrence, and each token's number among them."""
    distinct = dict.fromkeys(tokens.words)
    number_of = dict(zip(distinct, range(len(distinct)), strict=True))
    numbers = np.fromiter(map(number_of.__getitem__, tokens.words), np.int32, len(tokens.words))
    names = (*LANGUAGES, OTHER)
    present = np.unique(sentence_language)
    if len(present) < 2:
        language = names[present[0]] if len(present) else OTHER
        return tuple(Form(word, language) for word in distinct), numbers
    token_language = np.repeat(sentence_language, np.diff(tokens.first)).astype(np.int64)
    _, at, inverse = np.unique(numbers * len(names) + token_language, return_index=True, return_inverse=True)
    order = np.argsort(at)
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order))
    forms = tuple(Form(tokens.words[i], names[token_language[i]]) for i in at[order].tolist())
    return forms, rank[inverse].astype(np.int32)
