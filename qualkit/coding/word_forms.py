"""Which forms of the material each word of a term stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from qualkit.coding.expressions import Word
from qualkit.coding.patterns import forms_of_pattern
from qualkit.errors import QualkitError
from qualkit.languages import Language, get_language
from qualkit.languages.word_endings import with_ending
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES, Form

LONGEST_ABBREVIATION = 3
STRAIGHT = dict.fromkeys(map(ord, "’ʼ‘`´"), "'")
AFTER_ALL = "\U0010ffff"

Int32 = NDArray[np.int32]


def words_of_forms(words: Sequence[Word], forms: Sequence[Form]) -> tuple[Int32, Int32]:
    """(word_start, word_number): the words that form f stands for are word_number[word_start[f]:word_start[f + 1]].

    Raises: QualkitError if a regular expression runs too long.
    """
    pairs: list[tuple[int, int]] = []
    for language in LANGUAGES:
        here = [number for number, form in enumerate(forms) if form.language == language]
        mine = [number for number, word in enumerate(words) if word.language == language]
        of_words = _forms_of_words([words[n] for n in mine], [forms[n] for n in here], language)
        for word, found in zip(mine, of_words, strict=True):
            pairs += [(here[form], word) for form in found]
    pairs.sort()
    start = np.zeros(len(forms) + 1, np.int32)
    np.cumsum(np.bincount([form for form, _ in pairs], minlength=len(forms)), out=start[1:])
    return start, np.array([word for _, word in pairs], np.int32)


def _forms_of_words(words: Sequence[Word], forms: Sequence[Form], language: str) -> list[list[int]]:
    if not words or not forms:
        return [[] for _ in words]
    rules = get_language(language)
    texts = [form.text for form in forms]
    by_kind: dict[str, list[Word]] = {}
    for word in words:
        by_kind.setdefault(word.how, []).append(word)
    found: dict[Word, list[int]] = {}
    for how in ("inflected", "phrase"):
        if how in by_kind:
            found |= _inflected(by_kind[how], forms, rules, in_phrase=how == "phrase")
    if "exact" in by_kind:
        found |= _exact(by_kind["exact"], texts)
    if "prefix" in by_kind:
        found |= _prefixed(by_kind["prefix"], texts, rules)
    for word in by_kind.get("suffix", ()):
        found[word] = with_ending(word.text, texts, rules)
    for word in by_kind.get("regex", ()):
        try:
            found[word] = forms_of_pattern(word.text, texts, rules)
        except TimeoutError as error:
            message = _("the regular expression /{pattern}/ runs too long on this material; make it simpler")
            raise QualkitError(message.format(pattern=word.text)) from error
    return [found[word] for word in words]


def _inflected(
    words: Sequence[Word], forms: Sequence[Form], rules: Language, *, in_phrase: bool
) -> dict[Word, list[int]]:
    texts = [form.text for form in forms]
    of_lemma: dict[str, list[int]] = {}
    for number, form in enumerate(forms):
        if form.lemma:
            of_lemma.setdefault(form.lemma, []).append(number)
    found: dict[Word, list[int]] = {}
    inflections = rules.inflections([word.text for word in words], texts, in_phrase=in_phrase)
    for word, numbers in zip(words, inflections, strict=True):
        # What a trained pipeline calls a form of the word is one as well.
        found[word] = sorted({*numbers, *of_lemma.get(rules.key(word.text), ())})
        if is_abbreviation(word.text):
            found[word] = [number for number in found[word] if _keeps_capitals(texts[number], word.text)]
    return found


def _exact(words: Sequence[Word], texts: Sequence[str]) -> dict[Word, list[int]]:
    numbers: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        numbers.setdefault(text.translate(STRAIGHT), []).append(number)
    return {word: numbers.get(word.text.translate(STRAIGHT), []) for word in words}


def _prefixed(words: Iterable[Word], texts: Sequence[str], rules: Language) -> dict[Word, list[int]]:
    keys = sorted(
        (key, number) for number, text in enumerate(texts) for key in {rules.lower(text), *rules.spellings(text)}
    )
    found: dict[Word, list[int]] = {}
    for word in words:
        numbers: set[int] = set()
        for stem in _beginnings(word.text, rules):
            first, last = bisect_left(keys, (stem, -1)), bisect_left(keys, (stem + AFTER_ALL, -1))
            numbers.update(number for _key, number in keys[first:last])
        found[word] = sorted(numbers)
    return found


def _beginnings(text: str, rules: Language) -> tuple[str, ...]:
    """What a wild card's words begin with; a name in I is also looked for as English writes it: Instagram*."""
    keys = rules.spellings(text)
    return tuple({rules.lower(text), *(keys if "I" in text else keys[:1])})


def is_abbreviation(text: str) -> bool:
    """Whether a word is short and all in capitals, so that in small letters it is another one: US, IT, BM."""
    return len(text) <= LONGEST_ABBREVIATION and text.isalpha() and text.isupper()


def _keeps_capitals(form: str, abbreviation: str) -> bool:
    """Whether a form is the abbreviation in capitals, alone or with an ending: `İT-nin`, `AB'ye`, `МИДа`."""
    head, ending = form[: len(abbreviation)], form[len(abbreviation) :]
    same = head.replace("İ", "I") == abbreviation.replace("İ", "I")
    return same and (not ending[:1].isalpha() or ending.islower())
