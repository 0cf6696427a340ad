"""The language of a text: rules on scripts and letters first, then a statistical model over four languages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

OTHER = "other"
MODELLED = ("az", "tr", "ru", "en")

_LONG_TEXT = 30
"""Letters from which the model is believed when it names a fifth language …"""
_CLEAR_MARGIN = 25.0
"""… and that is by so much likelier (difference of logarithms)."""
_ENOUGH = 1000
"""Characters of a text that are looked at."""
_DOUBTFUL_TEXT = 40
"""Letters under which a text may take the language of its neighbours."""
_NEIGHBOURS = 2

_AZERBAIJANI_CYRILLIC = frozenset("әҹҝһөғј")
# Letters of other Cyrillic alphabets (Ukrainian, Belarusian, Serbian, Macedonian, Kazakh, Tatar, Bashkir, Tajik …).
_FOREIGN_CYRILLIC = frozenset("іїєґўђљњћџѓќѕқңұҙҫҡҗӣӯҳҷӑӗӳ")
# What Turkish has not: words, month names, -irəm, -mirdi, -dakı; for Azerbaijani that happens to have no ə, q, x.
_AZERBAIJANI_WORD = re.compile(
    r"\b(?:ucun|üçün|deyil|cox|menim|mene|edir\w*|olub|bele|nece|axi|yaxsi|hansi|uzre|cunki|çünki|yox|haqqinda|böyük"
    r"|isteyir\w*|\w{2,}[iıuü]r(?:em|am|ik|iq|uq|ük)|\w{2,}m[iı]r(?:d[iı]\w*|sen|san|siniz|ler|lar)|\w{2,}dakı\w*"
    r"|(?:yanvar|fevral|aprel|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr)\w*)\b"
)
_AZERBAIJANI_Q = re.compile(r"q(?!u)|\b[^\W\d_A-ZÇĞİÖŞÜ]\w*q")  # Netflix, Qualcomm are Turkish text too
_AZERBAIJANI_X = re.compile(r"(?<![\w'’])[a-zçğıöşü]\w*x|(?<![\w'’])x[aıouieöü]|^\W*X[aıouieöü]")
_TURKIC_EVIDENCE = re.compile(r"[ığş]|(?<![\w'’])(?:ve|ile|bir)\b|(?<![\w'’])q[^u\W]")
# What holds English sentences together, as far as it is no word of the other languages.
ENGLISH_WORD = re.compile(
    r"\b(?:the|of|and|to|was|were|is|are|that|this|with|said|says|from|by|has|have|had|his|their|which|who|for)\b"
)
# A word with a capital; its apostrophe and suffix are the language's own (Ankara'yı, but Yıldız's).
_NAME = re.compile(r"(?<![\w'’])[A-ZÇĞİÖŞÜƏ]\w*(?:[-’'](?=[A-ZÇĞİÖŞÜƏ])\w+|['’]s\b)*")
_BULGARIAN_HARD_SIGN = re.compile("ъ(?![еёюя])")


def detect(texts: Sequence[str]) -> list[str]:
    """For each text az, tr, ru, en, or other for a fifth language and for a text without letters.

    >>> detect(["Mən bu barədə danışmaq istəmirəm", "Азәрбајҹан дипломатијасы", "Το σπίτι", ""])
    ['az', 'az', 'other', 'other']
    """
    return [_detect(text) for text in texts]


def smooth(languages: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The languages of neighbouring segments; short ones and az/tr ones without own letters follow their neighbours.

    texts: the segments of one speaker or paragraph, in order. A doubtful segment takes the language that most letters
    of the two segments before and after it are in; a tie leaves it as it is. One with ə is Azerbaijani for sure,
    one with q or x is never Turkish, and one with words of English grammar stays English.

    >>> smooth(["az", "tr", "az"], ["Bizim üçün əhəmiyyətlidir.", "Bu mesele vacibdir.", "Mən belə düşünürəm."])
    ['az', 'az', 'az']
    """
    sizes = [sum(map(str.isalpha, text)) for text in texts]
    scripts = [main_script(text) for text in texts]
    sure = [not _is_doubtful(*segment) for segment in zip(languages, texts, sizes, strict=True)]
    smoothed = list(languages)
    for number in range(len(languages)):
        if sure[number]:
            continue
        letters: Counter[str] = Counter()
        for near in range(max(0, number - _NEIGHBOURS), min(len(languages), number + _NEIGHBOURS + 1)):
            if near != number and scripts[near] == scripts[number]:
                letters[languages[near]] += sizes[near]
        for other in [other for other in letters if not may_be(texts[number], languages[number], other)]:
            del letters[other]
        ranked = letters.most_common(2)
        if ranked and ranked[0][1] > sizes[number] and (len(ranked) < 2 or ranked[0][1] > ranked[1][1]):
            smoothed[number] = ranked[0][0]
    return smoothed


def may_be(text: str, language: str, other: str) -> bool:
    """Whether a text that was told to be in a language has no letter or English word that speaks against another one.

    >>> may_be("Problem çoxdur.", "az", "tr"), may_be("Kadr azdır.", "tr", "az"), may_be("Bəli.", "az", "en")
    (False, True, False)
    """
    if "ə" in text.lower():
        return other == "az"
    if language == "en" != other and ENGLISH_WORD.search(text):
        return False
    return not (language == "az" and other == "tr" and _has_azerbaijani_consonant(unicodedata.normalize("NFC", text)))


def lead(text: str, language: str, other: str) -> float:
    """By how much the model finds a language likelier for a text than another one (difference of logarithms).

    Negative where the other is likelier, 0 where the model knows nothing about the text or one of the languages.
    """
    scores = dict(_identifier().rank(unicodedata.normalize("NFC", text)[:_ENOUGH]))
    if language not in scores or other not in scores:
        return 0.0
    return float(scores[language] - scores[other])


def main_script(text: str) -> str:
    """The script of most letters: latin, cyrillic, or other, also for none at all."""
    scripts = Counter(_script(letter) for letter in text.lower() if letter.isalpha())
    return max(scripts, key=lambda name: scripts[name], default=OTHER)


def _detect(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    lowered = text.replace("İ", "i").lower()
    script = main_script(lowered)
    if script == "cyrillic":
        return _detect_cyrillic(lowered)
    if script != "latin":
        return OTHER
    if "ə" in lowered and not _is_english_with_names(text, "ə"):
        return "az"
    language = _modelled(text)
    if language == "en" and _TURKIC_EVIDENCE.search(lowered) and not _is_english_with_names(text, "ığşq"):
        language = "tr"  # English names, Turkic words or suffixes
    if language == "tr" and _has_azerbaijani_consonant(text):
        return "az"
    return "az" if language == "tr" and _AZERBAIJANI_WORD.search(lowered) else language


def _is_english_with_names(text: str, letters: str) -> bool:
    """Whether letters that English has not stand in names only, and the model and a word of grammar say English."""
    rest = _NAME.sub(" ", text).lower()
    if any(letter in rest for letter in letters) or not ENGLISH_WORD.search(rest):
        return False
    return _modelled(text) == "en"


def _detect_cyrillic(lowered: str) -> str:
    letters = set(lowered)
    if letters & _FOREIGN_CYRILLIC:
        return OTHER
    if letters & _AZERBAIJANI_CYRILLIC:
        return "az"
    return OTHER if "ы" not in letters and _BULGARIAN_HARD_SIGN.search(lowered) else "ru"


def _modelled(text: str) -> str:
    ranked = _identifier().rank(text[:_ENOUGH])
    language, score = next((language, score) for language, score in ranked if language in MODELLED)
    return OTHER if sum(map(str.isalpha, text)) >= _LONG_TEXT and ranked[0][1] - score > _CLEAR_MARGIN else language


def _script(letter: str) -> str:
    if letter < "\u0250" or "\u1e00" <= letter < "\u1f00" or letter == "ə":
        return "latin"
    return "cyrillic" if "\u0400" <= letter < "\u0530" else OTHER


def _has_azerbaijani_consonant(text: str) -> bool:
    return bool(_AZERBAIJANI_Q.search(text) or _AZERBAIJANI_X.search(text))


def _is_doubtful(language: str, text: str, size: int) -> bool:
    if "ə" in text or "Ə" in text:
        return False
    return size < _DOUBTFUL_TEXT or (language in ("az", "tr") and text.isascii())


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
