"""The lemma of an English form: the table's, if the form can be made from it, else by the endings.

A form has one lemma wherever it stands, the one that it most often has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from qualkit.languages.english_inflection import (
    COMMONEST_READING,
    IRREGULAR_FORMS,
    comparative_forms,
    plural_and_verb_forms,
)
from qualkit.languages.english_words import OWN_WORDS, VERBS_IN_ING

if TYPE_CHECKING:
    from simplemma.strategies import DictionaryLookupStrategy

    from qualkit.languages.lexicon import Lexicon


def lemmas_of(forms: Sequence[str], keys: Sequence[str]) -> list[str]:
    """For each form as written, with its key, its lemma; whether a name ends in -s shows in the other forms."""
    present = set(keys)
    written_small = {key for form, key in zip(forms, keys, strict=True) if form[:1].islower()}
    return [
        key
        if 1 < len(form) < 4 and form.isupper()  # US, UN
        else _lemma_of_capitalised(form, key, present)
        if form[:1].isupper() and key not in written_small
        else lemma_of(key)
        for form, key in zip(forms, keys, strict=True)
    ]


def _lemma_of_capitalised(form: str, key: str, present: set[str]) -> str:
    """The lemma of a form that is never written small: a name (Hamas, Iraqis, NGOs), or a sentence's first word."""
    if len(key) > 2 and form.endswith("s") and form[:-1].isupper() and form[:-1].isalpha():
        return key[:-1]
    may_be_plural = key.endswith("s") and not key.endswith(("ss", "us", "'s")) and len(key) > 3
    of_people = key.endswith(("ans", "is"))
    if not may_be_plural or key in OWN_WORDS:
        return lemma_of(key)
    if is_known(key) and not of_people:
        lemma = lemma_of(key)
        return key if frequency(key) > FAR * frequency(lemma) else lemma  # Wales are no wale
    singular = key[:-3] + "y" if key.endswith("ies") else key[:-1]
    heard, heard_singular = frequency(key), frequency(singular)
    is_name = heard_singular <= heard if heard or heard_singular else singular not in present
    return key if is_name else singular


@cache
def lemma_of(key: str) -> str:
    """The lemma of a key, lower case."""
    if not 1 < len(key) < _LONGEST_WORD or key in OWN_WORDS or not _WORD.fullmatch(key):
        return key
    if key in COMMONEST_READING:
        return COMMONEST_READING[key]
    if "'" in key:
        return _of_contraction(key)
    listed = _listed(key)
    if listed is None:
        return _lemma_of_unknown(key)
    if key in _PRONOUNS:
        return listed
    if listed == key and key not in VERBS_IN_ING:
        return key  # a word of its own: wedding, news
    if _is_irregular_compound(key, listed):
        return listed
    is_form = _is_form(key, listed)
    if is_form and frequency(key) <= FAR * frequency(listed):
        return listed
    # Of some verbs the table has what no one writes: "develope", "mixe".
    likeliest = _likeliest_stem(key)
    if is_form and frequency(likeliest) <= FAR * frequency(listed):
        return listed
    return _IRREGULAR.get(key, likeliest)


_LONGEST_WORD = 60
_WORD = re.compile(r"[^\W\d_][\w'-]*")  # no 4th, #hashtags, addresses
FAR = 10
"""By so many times is a word commoner than another one that it cannot be a form of it."""
_PRONOUNS = frozenset(("me", "us", "him", "them", "these", "those"))
_IRREGULAR = {form: word for word, forms in reversed(IRREGULAR_FORMS.items()) for form in forms}


def _lemma_of_unknown(key: str) -> str:
    """The lemma of a word that is not in the table: new, misspelt, drawn out (sooo), or of parts (dual-citizens)."""
    shortened = (_DRAWN_OUT.sub(letters, key) for letters in (r"\1", r"\1\1"))
    known = next((other for other in shortened if other != key and is_known(other)), None)
    if known is not None:
        return lemma_of(known)
    first, hyphen, last = key.rpartition("-")
    if hyphen and last.endswith("s"):
        return first + hyphen + lemma_of(last)
    stem = _likeliest_stem(key)
    return stem if stem != key else _singular(key)


_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")


def _singular(word: str) -> str:
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s")):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def _likeliest_stem(key: str) -> str:
    """The commonest word that the key is a form of by the rules; the key itself where there is none."""
    stems = [stem for stem in dict.fromkeys(_stems(key)) if is_known(stem) and key in _regular_forms(stem)]
    return max(stems, key=frequency, default=key)


def _stems(key: str) -> Iterator[str]:
    """What a word may be without -s, -ed and -ing; some are no words."""
    for ending in ("s", "es", "ed", "ing"):
        if not key.endswith(ending):
            continue
        stem = key[: -len(ending)]
        if len(stem) < 2:
            continue
        if not stem.endswith("is") or ending == "s":  # digitalised has to do with digitalise, not with digitalis
            yield stem
        if ending == "s":
            continue
        if ending != "es":
            yield stem + "e"
            if stem[-1] == stem[-2] or stem.endswith("ck"):
                yield stem[:-1]
        if stem.endswith("i"):
            yield stem[:-1] + "y"
        if ending == "ing" and stem.endswith("y"):
            yield stem[:-1] + "ie"


@cache
def _regular_forms(word: str) -> frozenset[str]:
    return frozenset(plural_and_verb_forms(word)) | {form for pair in comparative_forms(word) for form in pair}


def _is_form(key: str, lemma: str) -> bool:
    """Whether the key is a form of the lemma by rule or irregular."""
    return key in _regular_forms(lemma) or (key.endswith(("i", "ae")) and lemma.endswith(("us", "o", "a")))


def _is_irregular_compound(key: str, lemma: str) -> bool:
    """Whether key and lemma begin alike and go on with an irregular form and its word: overtook, grandchildren."""
    return any(
        key[start:] in IRREGULAR_FORMS.get(lemma[start:], ()) and key[:start] == lemma[:start]
        for start in range(2, len(key))
    )


def is_known(key: str) -> bool:
    """Whether the table has the key, in any inflection."""
    return _listed(key) is not None


@cache
def _listed(key: str) -> str | None:
    if key.endswith(("women", "wives")):  # the table has "housewive", and no servicewomen
        return key[:-2] + "an" if key.endswith("women") else key[:-3] + "fe"
    lemma = _table().get_lemma(unicodedata.normalize("NFC", key), "en")
    return lemma.lower() if lemma else None


@cache
def _table() -> DictionaryLookupStrategy:
    """The table behind `simplemma.lemmatize`, which does more with a word than is wanted here."""
    from simplemma.strategies import DictionaryLookupStrategy

    return DictionaryLookupStrategy()


def _of_contraction(key: str) -> str:
    """The verb of don't, the pronoun of they're."""
    from simplemma import lemmatize

    return lemmatize(key, lang="en").lower()


def frequency(key: str) -> float:
    """The share of the key among all running words; 0 where it is too rare to be listed."""
    return _lexicon().frequency(key)


@cache
def _lexicon() -> Lexicon:
    from qualkit.languages.lexicon import get_lexicon

    return get_lexicon("en")
