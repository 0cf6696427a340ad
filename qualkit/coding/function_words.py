"""Words that say nothing by themselves, so that a term must not consist of them alone."""

from __future__ import annotations

from qualkit.coding.expressions import Term, required
from qualkit.coding.word_forms import is_abbreviation
from qualkit.languages import get_language

TELLING = {
    "az": "lazım gərək mümkün deyil yox var yaxşı düzdür doğru səmərə adam zaman vaxt il gün əlavə barədə nöqtə "
    "indi ilk qabaq qarşı",
    "tr": "lazım gerek gerekir gerekiyor mümkün değil yok var iyi doğru karşı önce sonra zaman gün yıl bugün birlikte "
    "yeni şimdi",
    "ru": "нужно надо нельзя должен должна должно должны можно возможно против вместо раз день год дело штука теперь "
    "сейчас благодаря согласно",
    "en": "must should ought need cannot can't shall not without no never may might first new now time year day lot "
    "against together shouldn't have well right sorry ability thanks please",
}
"""Words of the stop lists that a codebook may well look for: necessity, possibility, denial, time."""

INFINITIVES = {"az": ("maq", "mək"), "tr": ("mak", "mek"), "ru": ("ть", "ти", "ться"), "en": ()}


def is_only_function_words(term: Term) -> bool:
    """Whether all that the term looks for are function words, none of them in double quotes."""
    return all(
        word.how in ("inflected", "phrase") and is_function_word(word.text, term.language)
        for phrase in required(term.expression)
        for way in phrase.ways
        for word in way
    )


def is_function_word(word: str, language: str) -> bool:
    """Whether the word stands in the language's stop list and is none that a codebook may look for.

    >>> is_function_word("və", "az"), is_function_word("lazım", "az"), is_function_word("Üçün", "az")
    (True, False, True)
    """
    rules = get_language(language)
    key = rules.lower(word)
    if key not in rules.stop_words or is_abbreviation(word):
        return False
    return key not in TELLING[language].split() and not key.endswith(INFINITIVES[language])
