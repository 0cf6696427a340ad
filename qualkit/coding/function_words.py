"""Words that say nothing by themselves, so that a term must not consist of them alone."""

from __future__ import annotations

from qualkit.coding.expressions import Either, Expression, Near, Phrase, Term, Together, Without, Word
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
    """Whether the term, or one of its alternatives, looks for function words alone, none of them in double quotes."""
    return _is_empty(term.expression, term.language)


def _is_empty(expression: Expression, language: str) -> bool:
    match expression:
        case Phrase():
            return any(all(_says_nothing(word, language) for word in way) for way in expression.ways)
        case Near():
            return _is_empty(expression.first, language) and _is_empty(expression.second, language)
        case Together():
            return all(_is_empty(part, language) for part in expression.parts)
        case Without():
            return _is_empty(expression.base, language)
        case Either():
            return any(_is_empty(part, language) for part in expression.parts)


def _says_nothing(word: Word, language: str) -> bool:
    return word.how in ("inflected", "phrase") and is_function_word(word.text, language)


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
