"""Word formation of English: spelling rules driven by the term, and simplemma's table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from qualkit.languages.english_inflection import (
    PAST_FORMS,
    comparative_forms,
    plural_and_verb_forms,
    possible_singular,
)


class EnglishMorphology:
    """The engine of English; every distinct key is looked up once."""

    def inflections(
        self, words: Sequence[Sequence[str]], forms: Sequence[Sequence[str]], *, in_phrase: bool = False
    ) -> list[list[int]]:
        """For each word the numbers of the forms that inflect it by rule or by the table, ascending."""
        by_key: dict[str, list[int]] = {}
        by_lemma: dict[str, list[int]] = {}
        for number, spellings in enumerate(forms):
            for key in filter(None, spellings):
                by_key.setdefault(key, []).append(number)
        for key, numbers in by_key.items():
            by_lemma.setdefault(lemma_of(key), []).extend(numbers)
        found = []
        for spellings in words:
            numbers_found = set(by_lemma.get(spellings[0], ()))
            for form in _forms_by_rule(spellings[0]):
                numbers_found.update(by_key.get(form, ()))
            found.append(sorted(numbers_found))
        return found

    def lemmas(self, forms: Sequence[str], keys: Sequence[str]) -> list[str]:
        """For each key its lemma; short forms in capitals (US) are names."""
        return [
            key if len(form) < 4 and form.isupper() and len(form) > 1 else lemma_of(key)
            for form, key in zip(forms, keys, strict=True)
        ]


def _forms_by_rule(word: str) -> Iterator[str]:
    if not word:
        return
    yield word
    for form in plural_and_verb_forms(word):
        if form.endswith(("ics", "news")) and lemma_of(form) == form:
            continue  # economics, news: words of their own
        yield form
        if form.endswith("ing") and not _is_known(form[:-1]):
            yield form[:-1]  # goin', as transcribers write it
    for comparative, superlative in comparative_forms(word):
        if _is_known(superlative):  # "closest" is in the table, "teachest" is not
            yield comparative
            yield superlative


@cache
def lemma_of(key: str) -> str:
    """The table's lemma of a key, lower case; by rule where the table has none."""
    from simplemma import lemmatize

    if len(key) < 2 or len(key) > _LONGEST_WORD:
        return key
    if key in _CORRECTED:
        return _CORRECTED[key]
    if key in PAST_FORMS:
        return PAST_FORMS[key]
    lemma = lemmatize(key, lang="en").lower()
    if lemma.replace("-", "") == key.replace("-", ""):  # the table joins e-mail and parts wifi
        return possible_singular(key) if key.endswith("ians") or not _is_known(key) else key
    return lemma


_LONGEST_WORD = 60
# Where the table is wrong, or has chosen the rarer reading.
_CORRECTED = {
    "thinking": "think", "growing": "grow", "modelling": "model", "following": "follow", "writing": "write",
    "finding": "find", "closing": "close", "closer": "close", "meeting": "meeting", "painting": "painting",
    "interesting": "interesting", "least": "least",
}  # fmt: skip


@cache
def _is_known(key: str) -> bool:
    from simplemma import is_known

    return is_known(key, lang="en")
