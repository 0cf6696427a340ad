"""How much what somebody asks is like the questions of a guide.

Words are compared softly: other inflections, kindred words and, between languages, words that sound alike count in
part. What few questions have counts more than what most have, and what any question may have counts hardly at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qualkit.annotating.questions.kindred_words import belongs_to_asking, kindred
from qualkit.languages import get_language
from qualkit.model.annotations import LANGUAGES

Scores = NDArray[np.float64]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_INFINITIVES = {"az": ("maq", "mək"), "tr": ("mak", "mek")}
_SAME_STEM, _NEARLY, _KINDRED = 0.9, 0.7, 0.7
_SHORTEST_STEM = 4
# A stem's last letter may be another one (gənclik, gəncliyi); a short Russian or English stem is another word then.
_SOFT_STEM = {"az": 5, "tr": 5}
_SOFT_STEM_ELSEWHERE = 7
# What belongs to asking or is a function word counts so much of what another word does.
_LITTLE = 0.12
# Latin letters for what sounds alike: дипломатия, diplomatiya, diplomasi, diplomacy.
_LETTERS = "абвгдеёзийклмнопрстуфхцчшщыэәүөһғҹҝјğışçəqyöüwxz"
_SOUNDS = "abvgdeesiiklmnoprstufhscssieeuohgcgigiscegiouvhs"
_ROUGH = str.maketrans(dict(zip(_LETTERS, _SOUNDS, strict=True)) | {"ж": "j", "ю": "iu", "я": "ia"})
_SIGNS = str.maketrans("", "", "ьъ")
_SOFT_C = re.compile("c(?=[eiy])")


class Word(NamedTuple):
    """A distinct word of a text.

    form: its key in the language. stem: its lemma, of verbs without the infinitive's ending. things: what it stands
    for in `kindred_words`. is_common: any question may have it.
    """

    form: str
    stem: str
    things: frozenset[int]
    is_common: bool
    language: str


class Wordings:
    """The wordings of several questions in one language, ready to be compared with what people ask.

    texts: for each question its wording and probes; none where the guide lacks the language.
    """

    def __init__(self, texts: Sequence[Sequence[str]], language: str) -> None:
        found = iter(words_of([text for of_question in texts for text in of_question], language))
        of_texts = [[next(found) for _text in of_question] for of_question in texts]
        self._words = list(dict.fromkeys(word for of_one in of_texts for text in of_one for word in text))
        place = {word: number for number, word in enumerate(self._words)}
        self._texts = [[np.array([place[word] for word in text], np.intp) for text in of_one] for of_one in of_texts]
        self._questions = [np.array(sorted({place[w] for text in one for w in text}), np.intp) for one in of_texts]
        self._weights = self._weights_of(self._words, _alike(self._words, self._words))

    def likeness(self, texts: Sequence[Sequence[Word]]) -> Scores:
        """For each text and question how like they are, 0 to 1; the best of the question's wording and probes counts.

        It is high only if most of what either says the other says too (the geometric mean of the two shares).
        """
        found = np.zeros((len(texts), len(self._texts)))
        words = list(dict.fromkeys(word for text in texts for word in text))
        if not words or not self._words:
            return found
        place = {word: number for number, word in enumerate(words)}
        alike = _alike(words, self._words)
        weights = self._weights_of(words, alike)
        for row, text in enumerate(texts):
            here = np.array([place[word] for word in text], np.intp)
            for column, of_question in enumerate(self._texts):
                for there in of_question:
                    if len(here) and len(there):
                        part = alike[np.ix_(here, there)]
                        said = _share(part.max(1), weights[here])
                        asked = _share(part.max(0), self._weights[there])
                        found[row, column] = max(found[row, column], float(np.sqrt(said * asked)))
        return found

    def left_over(self, text: Sequence[Word], question: int) -> Scores:
        """For each question how much of its wording the words cover that fit it better than they fit `question`."""
        found = np.zeros(len(self._texts))
        if not text or not self._words:
            return found
        alike = _alike(text, self._words)
        taken = self._best(alike, question)
        for column, of_question in enumerate(self._texts):
            free = self._best(alike, column) > taken
            if column != question and of_question and free.any():
                there = of_question[0]
                found[column] = _share(alike[np.ix_(free, there)].max(0), self._weights[there])
        return found

    def _best(self, alike: Scores, question: int) -> Scores:
        places = self._questions[question]
        return alike[:, places].max(1) if len(places) else np.zeros(len(alike))

    def _weights_of(self, words: Sequence[Word], alike: Scores) -> Scores:
        """How much each word (a row of `alike`) tells: its inverse frequency among the questions, as they are alike."""
        frequency = sum((self._best(alike, number) for number in range(len(self._questions))), np.zeros(len(words)))
        n_worded = sum(len(places) > 0 for places in self._questions)
        share = np.array([_LITTLE if word.is_common else 1.0 for word in words])
        return np.asarray(np.log((n_worded + 1.5) / (frequency + 0.5)) * share)


def words_of(texts: Sequence[str], language: str) -> list[list[Word]]:
    """For each text its distinct words; those of a language other than az, tr, ru and en are taken as they stand."""
    forms = [list(dict.fromkeys(_WORD.findall(text))) for text in texts]
    profile = get_language(language if language in LANGUAGES else "en")
    distinct = list(dict.fromkeys(form for of_text in forms for form in of_text))
    lemmas = profile.lemmas(distinct) if language in LANGUAGES and distinct else [form.lower() for form in distinct]
    words = {
        form: _word(profile.key(form), lemma, language, profile.stop_words)
        for form, lemma in zip(distinct, lemmas, strict=True)
    }
    return [list(dict.fromkeys(words[form] for form in of_text)) for of_text in forms]


def rough(word: str) -> str:
    """The word in plain Latin letters, near to how it sounds.

    >>> rough("дипломатия"), rough("diplomatiya"), rough("şirkət")
    ('diplomatiia', 'diplomatiia', 'sirket')
    """
    return word.replace("ph", "f").translate(_SIGNS).translate(_ROUGH)


def _word(form: str, lemma: str, language: str, stop_words: frozenset[str]) -> Word:
    stem = lemma
    for ending in _INFINITIVES.get(language, ()):
        if lemma.endswith(ending) and len(lemma) > len(ending) + 2:
            stem = lemma.removesuffix(ending)
    things = kindred(form, language) | kindred(stem, language)
    # A day and a year are function words in some lists, and what the question is about in many a guide.
    is_common = belongs_to_asking(form, language) or (form in stop_words and not things)
    return Word(form, stem, things, is_common, language)


def _share(matched: Scores, weights: Scores) -> float:
    total = float(weights.sum())
    return float((matched * weights).sum()) / total if total else 0.0


def _alike(here: Sequence[Word], there: Sequence[Word]) -> Scores:
    """len(here) × len(there): how alike the words are, 0 to 1."""
    found = np.zeros((len(here), len(there)))
    if not here or not there:
        return found
    across = here[0].language != there[0].language
    having: dict[object, list[int]] = {}
    for column, word in enumerate(there):
        for trait in _traits(word, across):
            having.setdefault(trait, []).append(column)
    for row, word in enumerate(here):
        for column in {column for trait in _traits(word, across) for column in having.get(trait, ())}:
            found[row, column] = _likeness(word, there[column])
    return found


def _traits(word: Word, across: bool) -> Iterator[object]:
    """What two words share at least one of if they are alike at all."""
    yield from word.things
    if across:
        yield _sound(word)[:_SHORTEST_STEM]
    else:
        yield "form", word.form[:_SHORTEST_STEM]
        yield "stem", word.stem


def _likeness(one: Word, other: Word) -> float:
    kindred_words = _KINDRED if one.things & other.things else 0.0
    if one.language != other.language:
        return max(kindred_words, _sounding_alike(one, other))
    if one.form == other.form or one.stem == other.stem:
        return 1.0
    return kindred_words if one.is_common or other.is_common else max(kindred_words, _inflected_alike(one, other))


def _inflected_alike(one: Word, other: Word) -> float:
    common, shorter = _common(one.form, other.form), min(len(one.stem), len(other.stem))
    if common < _SHORTEST_STEM:
        return 0.0
    soft = int(shorter >= _SOFT_STEM.get(one.language, _SOFT_STEM_ELSEWHERE))
    if common >= shorter - soft:
        return _SAME_STEM
    lengths = sorted((len(one.form), len(other.form)))
    return _NEARLY if common >= 0.7 * lengths[0] or common >= 0.6 * lengths[1] else 0.0


def _sounding_alike(one: Word, other: Word) -> float:
    first, second = _sound(one), _sound(other)
    if first == second and (len(first) >= _SHORTEST_STEM or first.isdigit()):
        return 1.0
    common = _common(first, second)
    return _NEARLY if common > _SHORTEST_STEM and common >= 0.6 * min(len(first), len(second)) else 0.0


def _sound(word: Word) -> str:
    """The stem in plain letters; English with k for c, but for diplomacy and the like."""
    if word.language != "en":
        return rough(word.stem)
    return rough(_SOFT_C.sub("s", word.stem).replace("ch", "ç").replace("c", "k"))


def _common(one: str, other: str) -> int:
    """How many letters the two begin with alike."""
    n = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        n += 1
    return n
