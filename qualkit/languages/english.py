"""Word formation of English: spelling rules driven by the term, and simplemma's table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualkit.languages.english_inflection import comparative_forms, plural_and_verb_forms
from qualkit.languages.english_lemmas import FAR, frequency, is_known, lemma_of, lemmas_of
from qualkit.languages.english_spelling import common_spelling


class EnglishMorphology:
    """The engine of English; every distinct key is looked up once."""

    def inflections(
        self, words: Sequence[Sequence[str]], forms: Sequence[Sequence[str]], *, in_phrase: bool = False
    ) -> list[list[int]]:
        """For each word the numbers of the forms that inflect it by rule or by the table, ascending."""
        by_spelling: dict[str, list[int]] = {}
        by_lemma: dict[str, list[int]] = {}
        for number, spellings in enumerate(forms):
            for key in filter(None, spellings):
                by_spelling.setdefault(common_spelling(key), []).append(number)
                by_lemma.setdefault(common_spelling(lemma_of(key)), []).append(number)
        found = []
        for spellings in words:
            numbers_found = set(by_lemma.get(common_spelling(spellings[0]), ()))
            for form in _forms_by_rule(spellings[0]):
                numbers_found.update(by_spelling.get(common_spelling(form), ()))
            found.append(sorted(numbers_found))
        return found

    def lemmas(self, forms: Sequence[str], keys: Sequence[str]) -> list[str]:
        """For each form its lemma; short forms in capitals (US) are names."""
        return lemmas_of(forms, keys)


def _forms_by_rule(word: str) -> Iterator[str]:
    if not word:
        return
    yield word
    for form in plural_and_verb_forms(word):
        if form.endswith(("ics", "news", "eed")) and lemma_of(form) == form:
            continue  # economics, news, feed (no fee): words of their own
        yield form
        if form.endswith("ing") and not is_known(form[:-1]):
            yield form[:-1]  # goin', as transcribers write it
    for comparative, superlative in comparative_forms(word):
        # "closest" is in the table, "teachest" is not; "interest" and "number" are no inter and numb.
        if is_known(superlative) and lemma_of(superlative) != superlative:
            if lemma_of(comparative) != comparative or frequency(comparative) <= FAR * frequency(word):
                yield comparative
            yield superlative
