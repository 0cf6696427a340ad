"""Terms of a codebook: what is written, and which word forms of the material it stands for.

siyasət              a word in its dictionary form: all its inflections
kadr çatışmazlığı    a phrase: each word in its inflections, next to each other, in this order
"Security Council"   in double quotes: this form only, letter case included
cyber*               every word that begins so
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from qualkit.languages import Language, get_language
from qualkit.messages import _
from qualkit.model.annotations import LANGUAGES, Form
from qualkit.model.codebooks import Codebook

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’.&/\-‑][^\W_]+)*\*?")
"""What a word of a term may look like; the star is a wild card."""

PIECE = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_](?:[^&/.]|(?<=\d)[./](?=\d))*|[&/.]")
"""What the annotation has as tokens: `R&D` and `node.js` are three, `24/7` and `U.S.` are one."""

LONGEST_ABBREVIATION = 3
STRAIGHT = dict.fromkeys(map(ord, "’ʼ‘`´"), "'")

Int32 = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a term. how: `inflected`, `phrase` (inflected, inside a phrase), `exact` or `prefix`."""

    text: str
    how: str
    language: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of one language, taken apart into its words. text: as written."""

    text: str
    language: str
    words: tuple[Word, ...]


def parse_term(text: str, language: str) -> Term:
    """The term that the text writes.

    >>> [word.how for word in parse_term('rəqəmsal savad*', 'az').words]
    ['phrase', 'prefix']

    Raises: ValueError, saying what to do, if it is none.
    """
    stripped = unicodedata.normalize("NFC", text.strip())  # as all originals are
    is_exact = len(stripped) > 1 and stripped[0] == stripped[-1] == '"'
    parts = (stripped[1:-1] if is_exact else stripped).split()
    if not parts:
        raise ValueError(_("it is empty; write a word, or remove it"))
    for part in parts:
        if not WORD.fullmatch(part):
            found = _("`{part}` is no word; a term is made of words, and a wild card stands at a word's end")
            raise ValueError(found.format(part=part))
        if is_exact and part.endswith("*"):
            raise ValueError(_("a wild card has no meaning between quotes; remove the one or the other"))
    pieces = [piece for part in parts for piece in PIECE.findall(part)]
    plain = "exact" if is_exact else "phrase" if len(pieces) > 1 else "inflected"
    return Term(text, language, tuple(_word(piece, plain, language) for piece in pieces))


def _word(piece: str, plain: str, language: str) -> Word:
    if piece.endswith("*"):
        return Word(piece[:-1], "prefix", language)
    return Word(piece, "exact" if piece in "&/." else plain, language)


@dataclass(frozen=True, eq=False)
class CompiledTerms:
    """The terms of a codebook against the distinct forms of some material.

    rows: (code uid, term) for each term, in the codebook's order.
    word_start, word_number: for form f the words that it stands for are word_number[word_start[f]:word_start[f + 1]].
    steps: sorted keys node << 32 | word of the trie of the terms' words; targets: the node that each leads to.
    ends: node -> numbers of the rows whose term ends there. Node 0 is the root.
    """

    rows: tuple[tuple[str, Term], ...]
    word_start: Int32
    word_number: Int32
    steps: NDArray[np.int64]
    targets: Int32
    ends: dict[int, tuple[int, ...]]

    @cached_property
    def is_end(self) -> NDArray[np.bool_]:
        """For each node whether a term ends there."""
        flags = np.zeros(len(self.targets) + 1, np.bool_)
        flags[list(self.ends)] = True
        return flags


def compile_terms(codebook: Codebook, forms: Sequence[Form]) -> CompiledTerms:
    """The codebook's terms, each word turned into the set of forms that it stands for.

    Each distinct form is looked at once, whatever the length of the material.
    """
    rows = [
        (code.uid, parse_term(term, language))
        for code in codebook.walk()
        for language in LANGUAGES
        for term in code.terms.get(language, ())
    ]
    return compile_rows(rows, forms)


def compile_rows(rows: Sequence[tuple[str, Term]], forms: Sequence[Form]) -> CompiledTerms:
    """These terms, each with what it stands for, against the distinct forms of some material."""
    numbers: dict[Word, int] = {}
    for _uid, term in rows:
        for word in term.words:
            numbers.setdefault(word, len(numbers))
    word_start, word_number = _words_of_forms(list(numbers), forms)
    steps, targets, ends = _trie([tuple(numbers[word] for word in term.words) for _, term in rows])
    return CompiledTerms(tuple(rows), word_start, word_number, steps, targets, ends)


def _words_of_forms(words: Sequence[Word], forms: Sequence[Form]) -> tuple[Int32, Int32]:
    pairs: list[tuple[int, int]] = []
    for language in LANGUAGES:
        here = [number for number, form in enumerate(forms) if form.language == language]
        mine = [number for number, word in enumerate(words) if word.language == language]
        for word, found in zip(
            mine, _forms_of_words([words[n] for n in mine], [forms[n] for n in here], language), strict=True
        ):
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
    of_lemma = _forms_of_lemmas(forms)
    found: dict[Word, list[int]] = {}
    for how in ("inflected", "phrase"):
        mine = [word for word in words if word.how == how]
        found |= dict(
            zip(mine, rules.inflections([word.text for word in mine], texts, in_phrase=how == "phrase"), strict=True)
        )
    spellings = []
    if any(word.how == "prefix" for word in words):
        spellings = [{rules.lower(text), *rules.spellings(text)} for text in texts]
    for word in words:
        if word.how == "exact":
            wanted = word.text.translate(STRAIGHT)
            found[word] = [number for number, text in enumerate(texts) if text.translate(STRAIGHT) == wanted]
        elif word.how == "prefix":
            stems = _beginnings(word.text, rules)
            found[word] = [number for number, keys in enumerate(spellings) if any(k.startswith(stems) for k in keys)]
        else:  # what a trained pipeline calls a form of the word is one as well
            found[word] = sorted({*found[word], *of_lemma.get(rules.key(word.text), ())})
        if word.how in ("inflected", "phrase") and is_abbreviation(word.text):
            found[word] = [number for number in found[word] if _keeps_capitals(texts[number], word.text)]
    return [found[word] for word in words]


def _forms_of_lemmas(forms: Sequence[Form]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for number, form in enumerate(forms):
        if form.lemma:
            numbers.setdefault(form.lemma, []).append(number)
    return numbers


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


def _trie(sequences: Iterable[tuple[int, ...]]) -> tuple[NDArray[np.int64], Int32, dict[int, tuple[int, ...]]]:
    nodes: dict[tuple[int, int], int] = {}
    ends: dict[int, tuple[int, ...]] = {}
    for row, sequence in enumerate(sequences):
        node = 0
        for word in sequence:
            node = nodes.setdefault((node, word), len(nodes) + 1)
        ends[node] = (*ends.get(node, ()), row)
    keys = np.array([(node << 32) | word for node, word in nodes], np.int64)
    order = np.argsort(keys)
    return keys[order], np.array(list(nodes.values()), np.int32)[order], ends
