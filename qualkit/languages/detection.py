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
_TURKIC_CYRILLIC = _AZERBAIJANI_CYRILLIC | {"ү"}
# Letters of other Cyrillic alphabets (Ukrainian, Belarusian, Serbian, Macedonian, Kazakh, Tatar, Bashkir, Tajik …).
_FOREIGN_CYRILLIC = frozenset("іїєґўђљњћџѓќѕқңұҙҫҡҗӣӯҳҷӑӗӳ")
# What Turkish has not: words, month names, -irəm, -mirdi, -dakı; for Azerbaijani that happens to have no ə, q, x.
_AZERBAIJANI_WORD = re.compile(
    r"\b(?:ucun|üçün|deyil|cox|menim|mene|edir\w*|olub|bele|nece|axi|yaxsi|hansi|uzre|cunki|çünki|yox|haqqinda|böyük"
    r"|mence|coxdur|barede|heckim|hecne|yaxsi\w*|muellim\w*|mekteb\w*|dovlet\w*|isleyir\w*|dusunur(?:em|uk|ler)|danis(?:ir|di|maq)\w*"
    r"|\w{2,}[bcçdfgğhjklnpqrsştvyz]m[iıuü]r|isteyir\w*|\w{2,}[iıuü]r(?:em|am|ik|iq|uq|ük)|\w{2,}m[iı]r(?:d[iı]\w*|sen|san|siniz|ler|lar)|\w{2,}dakı\w*"
    r"|(?:yanvar|fevral|aprel|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr)\w*)\b"
)
_AZERBAIJANI_Q = re.compile(r"q(?!u)|\b[^\W\d_A-ZÇĞİÖŞÜ]\w*q")  # Netflix, Qualcomm are Turkish text too
_AZERBAIJANI_X = re.compile(r"(?<![\w'’])[a-zçğıöşü]\w*x|(?<![\w'’])x[aıouieöü]|^\W*X[aıouieöü]")
_TURKIC_EVIDENCE = re.compile(
    r"[ığş]|(?<![\w'’])(?:ve|ile|bir|mence|bence|coxdur|cok|coktur|deyil|degil|ucun|icin|menim|benim)\b|(?<![\w'’])q[^u\W]"
)
# What holds English sentences together, as far as it is no word of the other languages.
ENGLISH_WORD = re.compile(
    r"\b(?:the|of|and|to|was|were|is|are|that|this|with|said|says|from|by|has|have|had|his|their|which|who|for)\b"
)
# A word with a capital; its apostrophe and suffix are the language's own (Ankara'yı, but Yıldız's).
_NAME = re.compile(r"(?<![\w'’])[A-ZÇĞİÖŞÜƏ]\w*(?:[-’'](?=[A-ZÇĞİÖŞÜƏ])\w+|['’]s\b)*")
_QUOTED = re.compile(r"“[^“”]{1,200}”|«[^«»]{1,200}»|„[^„“”]{1,200}[“”]|\"[^\"]{1,200}\"")
_SMALL_WORD = re.compile(r"(?<![\w'’])[^\W\d_A-ZÇĞİÖŞÜƏ][\w'’]*")
_FEW_FOREIGN_WORDS, _GRAMMAR_WORDS, _SMALL_WORDS = 0.15, 2, 4
_CYRILLIC_WORD = re.compile(r"[^\W\d_]+")
# Letters that the Cyrillic alphabet of Azerbaijani has not had since 1958 …
_RUSSIAN_LETTERS = frozenset("йцщъьэюяё")
# … and words and endings that Russian has not, for sentences that happen to have no letter of its own.
_AZERBAIJANI_IN_CYRILLIC = re.compile(
    r"\b(?:(бу|бир|чох|вар|јох|олду|олсун|олар|олан|олуб|олмаг|бизим|сизин|онун|онлар|лазым|лазымдыр|гыз|үч|үчүн|кими|сонра"
    r"|амма|лакин|даһа)|\w{2,}(?:дыр|дир|дур|дүр|лар|лары|лыг|мыш|маг|дылар))\b"
)
_LONG_VOWELS = re.compile("өө|үү|ээ|уу|оо")  # Mongolian and Kyrgyz
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
    if "ə" in text.lower() or (language == "az" and is_cyrillic_azerbaijani(text)):
        return other == "az"
    if language == "en" != other and ENGLISH_WORD.search(text):
        return False
    return not (language == "az" and other == "tr" and _has_azerbaijani_consonant(unicodedata.normalize("NFC", text)))


def is_cyrillic_azerbaijani(text: str) -> bool:
    """Whether a text has a letter that of the four languages only Azerbaijani in Cyrillic letters has.

    >>> is_cyrillic_azerbaijani("Мән билирәм."), is_cyrillic_azerbaijani("Я знаю.")
    (True, False)
    """
    return not _TURKIC_CYRILLIC.isdisjoint(text.lower())


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
    scripts: Counter[str] = Counter()
    for letter, times in Counter(text.lower()).items():  # a text has many letters and few different ones
        if letter.isalpha():
            scripts[_script(letter)] += times
    return max(scripts, key=lambda name: scripts[name], default=OTHER)


def _detect(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    lowered = text.replace("İ", "i").lower()
    script = main_script(lowered)
    if script == "cyrillic":
        return _detect_cyrillic(lowered)
    if script != "latin":
        return OTHER
    if "ə" in lowered:
        return "en" if _is_english_with_names(text, "ə") else "az"
    language = _modelled(text)
    if (
        language in ("az", "tr")
        and ENGLISH_WORD.search(text)
        and _is_english_with_names(text, "ığşçöüq", least=_SMALL_WORDS)
    ):
        return "en"
    if language == "en" and _TURKIC_EVIDENCE.search(lowered) and not _is_english_with_names(text, "ığşq"):
        language = "tr"  # English names, Turkic words or suffixes
    if language == "tr" and _has_azerbaijani_consonant(text):
        return "az"
    return "az" if language == "tr" and _AZERBAIJANI_WORD.search(lowered) else language


def _is_english_with_names(text: str, letters: str, *, least: int = 0) -> bool:
    """Whether letters that English has not stand in names and quoted words only, and the rest is English.

    A single word in small letters that is neither may stand in a longer sentence ("in Xalq qəzeti, as we know").
    least: so many words in small letters the rest has.
    """
    rest = _NAME.sub(" ", _QUOTED.sub(" ", text)).lower()
    if not ENGLISH_WORD.search(rest) or len(_SMALL_WORD.findall(rest)) < least:
        return False
    if any(letter in rest for letter in letters):
        words = _SMALL_WORD.findall(rest)
        foreign = sum(any(letter in word for letter in letters) for word in words)
        if foreign > _FEW_FOREIGN_WORDS * len(words) or len(ENGLISH_WORD.findall(rest)) < _GRAMMAR_WORDS:
            return False
    return "en" in (_modelled(text), _modelled(rest))


def _detect_cyrillic(lowered: str) -> str:
    letters = set(lowered)
    if letters & _FOREIGN_CYRILLIC or (letters & _TURKIC_CYRILLIC and _LONG_VOWELS.search(lowered)):
        return OTHER
    if letters & _TURKIC_CYRILLIC:
        words = [set(word) for word in _CYRILLIC_WORD.findall(_QUOTED.sub(" ", lowered))] or [letters]
        own = sum(bool(word & _TURKIC_CYRILLIC) for word in words)
        russian = sum(bool(word & _RUSSIAN_LETTERS) for word in words)
        return "az" if own > russian or own > len(words) / 3 else "ru"
    if "ы" not in letters and _BULGARIAN_HARD_SIGN.search(lowered):
        return OTHER
    return "az" if not letters & _RUSSIAN_LETTERS and _has_azerbaijani_words(lowered) else "ru"


def _has_azerbaijani_words(lowered: str) -> bool:
    """Whether a Cyrillic text without a letter of its own has words of Azerbaijani, and not just one by chance."""
    found = [match[1] for match in _AZERBAIJANI_IN_CYRILLIC.finditer(lowered)]
    return any(found) and (len(found) > 1 or len(_CYRILLIC_WORD.findall(lowered)) < 3)


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
    if "ə" in text or "Ə" in text or (language == "az" and is_cyrillic_azerbaijani(text)):
        return False
    return size < _DOUBTFUL_TEXT or (language in ("az", "tr") and text.isascii())


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
