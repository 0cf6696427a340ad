"""The language of each sentence, from itself and from what stands around it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from qualkit.languages import detect, settle, smooth
from qualkit.languages.detection import main_script, may_be
from qualkit.model.spans import Span

# Letters of all that somebody says, under which it is too little to tell a language …
_LITTLE = 40
# … and this share of a conversation's letters is in its main language.
_PLAIN = 0.7


def sentence_languages(
    text: str,
    spans: Sequence[Span],
    *,
    paragraphs: Sequence[tuple[int, int]],
    speakers: Sequence[str | None],
    known: Mapping[str, str],
) -> list[str]:
    """The language of each sentence: its own, or where that is doubtful the one of what stands around it.

    Smoothed over the sentences of a paragraph or turn, then over all that the speaker says, then over the document.
    Who says next to nothing speaks the language of the conversation.
    paragraphs, speakers: for each sentence its paragraph or turn, and who says it.
    known: text -> language of what has been told already; a line that is one sentence is not looked at twice.
    """
    texts = [text[start:end] for start, end in spans]
    language_of = languages_of(texts, known)
    told = [language_of[sentence] for sentence in texts]
    if len(set(told)) < 2:
        return told
    for _paragraph, group in groupby(range(len(spans)), key=paragraphs.__getitem__):
        _smooth(told, texts, list(group))
    said_by: defaultdict[str, list[int]] = defaultdict(list)
    for number, speaker in enumerate(speakers):
        if speaker is not None:
            said_by[speaker].append(number)
    for numbers in said_by.values():
        _smooth(told, texts, numbers)
    _take_from_conversation(told, texts, list(said_by.values()))
    return settle(told, texts)


def languages_of(texts: Sequence[str], known: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Text -> language, for what is known and for these texts; none is looked at twice."""
    unknown = [text for text in dict.fromkeys(texts) if text not in known]
    return {**known, **dict(zip(unknown, detect(unknown), strict=True))}


def _smooth(told: list[str], texts: Sequence[str], numbers: Sequence[int]) -> None:
    own = [told[number] for number in numbers]
    if len(set(own)) > 1:
        for number, language in zip(numbers, smooth(own, [texts[number] for number in numbers]), strict=True):
            told[number] = language


def _take_from_conversation(told: list[str], texts: Sequence[str], said_by: Sequence[Sequence[int]]) -> None:
    """Gives the sentences of who says next to nothing the language that the conversation is plainly in."""
    sizes = [sum(map(str.isalpha, text)) for text in texts]
    letters: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for numbers in said_by:
        for number in numbers:
            letters[main_script(texts[number])][told[number]] += sizes[number]
    for numbers in said_by:
        if sum(sizes[number] for number in numbers) >= _LITTLE:
            continue
        for number in numbers:
            counts = letters[main_script(texts[number])]
            language, size = counts.most_common(1)[0]
            if size >= _PLAIN * counts.total() and may_be(texts[number], told[number], language):
                told[number] = language
