"""The table of answers: questions × participants."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from qualkit.languages import get_language
from qualkit.model.annotations import LANGUAGES, OTHER, Annotation
from qualkit.model.answers import Answer, AnswerTable, Participant
from qualkit.model.cases import Link
from qualkit.model.guides import NO_GUIDE, Guide, Question
from qualkit.model.sources import Mark, Source
from qualkit.model.spans import Span

INTERVIEWER, PARTICIPANT = "interviewer", "participant"
_LISTENING = 2
"""Words of an interviewer that ask nothing, if no question mark stands there."""
_NUMBER = re.compile(r"^\s*(?:[^\W\d_]{1,8}\s*)?\d{1,2}\s*[.):–—-]\s*")
Names = Mapping[tuple[str, str], str]
"""(source uid, speaker) -> the participant's name."""


def answers(
    sources: Sequence[Source],
    annotations: Sequence[Annotation],
    *,
    guide: Guide = NO_GUIDE,
    links: Iterable[Link] = (),
) -> AnswerTable:
    """Who answered which question in what words; what is said until the next question of the guide answers it.

    guide: gives the rows; without one they are the numbers and headers that the turns have. links: who is which case;
    a case is one participant, whatever its sources. Respondents of a survey who answer none of the rows are left out;
    who was interviewed is a column in any case.
    """
    material = list(zip(sources, annotations, strict=True))
    names = _names(material, links)
    said = [answer for source, annotation in material for answer in _answers(source, annotation, guide, names)]
    rows = guide.questions or tuple(_questions_of(material))
    place = {question.id: number for number, question in enumerate(rows)}
    found = [answer for answer in said if answer.question in place]
    taking_part = {answer.participant for answer in found} | set(_interviewed(material, names))
    asked = {pair for source, annotation in material for pair in _asked(source, annotation, guide, names)}
    asked |= {(answer.question, answer.participant) for answer in found}
    were_asked = {name for question, name in asked if question in place}
    in_order = [name for name in dict.fromkeys(names.values()) if name in taking_part]
    columns = {name: number for number, name in enumerate(sorted(in_order, key=lambda name: name not in were_asked))}
    return AnswerTable(
        rows,
        tuple(_participant(name, material, names, found) for name in columns),
        tuple(sorted(found, key=lambda answer: (place[answer.question], columns[answer.participant]))),
        frozenset((question, name) for question, name in asked if question in place and name in columns),
        tuple(dict.fromkeys(answer.question for answer in said if answer.question not in place)),
    )


def _names(material: Sequence[tuple[Source, Annotation]], links: Iterable[Link]) -> dict[tuple[str, str], str]:
    """The names of all who answer, in the order of the text: the case, else the speaker, with the source if need be.

    The case of a whole source is its participants', not a translator's.
    """
    cases = {(link.source_uid, link.speaker): link.case for link in links}
    voices = {
        (source.uid, turn.speaker): (source.name, turn.role)
        for source, annotation in material
        for turn in annotation.turns
        if turn.role != INTERVIEWER
    }
    case_of = {
        voice: cases.get(voice, cases.get((voice[0], None)) if role == PARTICIPANT else None) or None
        for voice, (_source, role) in voices.items()
    }
    taken = Counter(speaker for (_uid, speaker), case in case_of.items() if case is None)
    taken.update(set(filter(None, case_of.values())))
    return {
        voice: case_of[voice]
        or (voice[1] if taken[voice[1]] == 1 and not _is_anybody(voice[1]) else f"{voice[1]} ({source})")
        for voice, (source, _role) in voices.items()
    }


def _is_anybody(speaker: str) -> bool:
    """Whether a label says what somebody is, and not who: `Participant 2`, `İştirakçı`, `C`; but `P1` is somebody."""
    word = speaker.strip(" .0123456789-–#№")
    return (len(word) > 2 or word == speaker) and any(
        language.lower(word) in words
        for language in map(get_language, LANGUAGES)
        for words in language.speaker_labels.values()
    )


def _answers(source: Source, annotation: Annotation, guide: Guide, names: Names) -> Iterator[Answer]:
    paragraphs = source.paragraphs
    languages = _languages(annotation)
    follow_ups = _follow_ups(source, annotation)
    for number, turn in enumerate(annotation.turns):
        if turn.role == INTERVIEWER:
            continue
        questions = guide.ids(turn.question)
        for question in questions:
            yield Answer(
                question,
                names[source.uid, turn.speaker],
                source.uid,
                source.name,
                turn.speaker,
                Span(turn.start, turn.end),
                source.text[turn.start : turn.end].strip(),
                languages.get(number, OTHER),
                _paragraph(paragraphs, turn.start, turn.end),
                tuple(other for other in questions if other != question),
                follow_ups.get(number, ""),
            )


def _follow_ups(source: Source, annotation: Annotation) -> dict[int, str]:
    """Turn -> what an interviewer said last before it, where that asks more within a question and does not begin one.

    "Aha", "Çox maraqlı": who only shows that they listen asks nothing.
    """
    found = {}
    follow_up, begun, is_beginning = "", None, False
    for number, turn in enumerate(annotation.turns):
        if turn.role != INTERVIEWER:
            is_beginning = False
            if follow_up and turn.question is not None:
                found[number] = follow_up
            continue
        words = " ".join(source.text[turn.start : turn.end].split())
        if turn.question != begun:
            follow_up, begun, is_beginning = "", turn.question, True
        elif not is_beginning and ("?" in words or len(words.split()) > _LISTENING):
            follow_up = words
    return found


def _languages(annotation: Annotation) -> dict[int, str]:
    """Turn -> the language of most of its sentences, by length."""
    sizes: dict[int, Counter[str]] = {}
    lengths = (annotation.sentence_end - annotation.sentence_start).tolist()
    columns = zip(annotation.sentence_turn.tolist(), annotation.sentence_language.tolist(), lengths, strict=True)
    for turn, language, length in columns:
        sizes.setdefault(turn, Counter())[(*LANGUAGES, OTHER)[language]] += length
    return {turn: counts.most_common(1)[0][0] for turn, counts in sizes.items()}


def _paragraph(paragraphs: Sequence[Mark], start: int, end: int) -> str:
    """The paragraphs that a turn stands in, as reading counts them: `12`, `12–14`, `row 8, column F`."""
    values = [mark.value for mark in paragraphs if mark.start < end and mark.end > start]
    return "–".join(dict.fromkeys((values[0], values[-1]))) if values else ""


def _questions_of(material: Sequence[tuple[Source, Annotation]]) -> Iterator[Question]:
    """The questions that turns have without a guide, worded as they are asked most often; numbers first, in order."""
    wordings: dict[str, dict[str, Counter[str]]] = {}
    for source, annotation in material:
        languages = _languages(annotation)
        before = None
        for number, turn in enumerate(annotation.turns):
            if turn.question is None:
                continue
            of_question = wordings.setdefault(turn.question, {})
            if turn.role == INTERVIEWER and turn.question != before:
                words = _NUMBER.sub("", source.text[turn.start : turn.end]).strip()
                of_question.setdefault(languages.get(number, OTHER), Counter())[words] += 1
            before = turn.question
    ordered = sorted(wordings, key=lambda name: (not name.isdigit(), int(name) if name.isdigit() else 0))
    for name in ordered:
        yield Question(name, {language: said.most_common(1)[0][0] for language, said in wordings[name].items()})


def _interviewed(material: Sequence[tuple[Source, Annotation]], names: Names) -> Iterator[str]:
    """Who takes part in a conversation, and not only in a survey."""
    for source, annotation in material:
        if not source.marks_of("row"):
            yield from (names[source.uid, turn.speaker] for turn in annotation.turns if turn.role == PARTICIPANT)


def _asked(source: Source, annotation: Annotation, guide: Guide, names: Names) -> Iterator[tuple[str, str]]:
    """(question, participant) for what interviewers ask: all who take part are asked it."""
    people = {names[source.uid, turn.speaker] for turn in annotation.turns if turn.role == PARTICIPANT}
    asked = {name for turn in annotation.turns if turn.role == INTERVIEWER for name in guide.ids(turn.question)}
    yield from ((question, person) for question in asked for person in people)


def _participant(
    name: str, material: Sequence[tuple[Source, Annotation]], names: Names, found: Sequence[Answer]
) -> Participant:
    uids = {uid for (uid, _speaker), known in names.items() if known == name}
    words: Counter[str] = Counter()
    for answer in found:
        if answer.participant == name:
            words[answer.language] += len(answer.words.split())
    languages = tuple(language for language, _n in words.most_common())
    return Participant(name, tuple(source.name for source, _annotation in material if source.uid in uids), languages)
