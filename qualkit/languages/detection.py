"""The language of a text: rules on scripts and letters first, then a statistical model over four languages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from qualkit.languages.azerbaijani_or_turkish import is_plainly_not, lean
from qualkit.languages.likelihoods import MODELLED, Likelihoods, likelihoods

OTHER = "other"

_CLEAR_MARGINS = (30, 14.0), (10, 20.0)
"""Letters from which the model is believed when it names a fifth language, and by how much likelier that must be.

Three words of news are 18 at most where it errs, whole sentences 13 (names); nearly all of a fifth language are above.
"""
_FOREIGN_MARGIN = 2.0
"""The same where a word has a letter that none of the four languages has."""
_MODEL_SHARE = 0.05
"""How much the model counts against words and shapes that are Azerbaijani or Turkish only."""
_TURKIC_LEAN = 8.0
"""How much each of them counts in a text without marks that the model takes for English or a fifth language."""
_PLAINLY_TURKIC = 5.0
"""A text where they come to more is not English."""
_CYRILLIC_MARGIN = 5.0, 12.0
"""By how much the model finds another language likelier than Russian, with a word of Azerbaijani and without."""
_ENOUGH = 1000
"""Characters of a text that are looked at."""
_FEW_WORDS, _SURE_LEAD_OF_OTHER = 3, 20.0
_DOUBTFUL_TEXT = 40
"""Letters under which a text may take the language of its neighbours."""
_NEIGHBOURS = 2

_AZERBAIJANI_CYRILLIC = frozenset("әҹҝһөғј")
_TURKIC_CYRILLIC = _AZERBAIJANI_CYRILLIC | {"ү"}
# Letters of other Cyrillic alphabets (Ukrainian, Belarusian, Serbian, Macedonian, Kazakh, Tatar, Bashkir, Tajik …).
_FOREIGN_CYRILLIC = frozenset("іїєґўђљњћџѓќѕқңұҙҫҡҗӣӯҳҷӑӗӳ")
_AZERBAIJANI_Q = re.compile(r"q(?![uw])|\b[^\W\d_A-ZÇĞİÖŞÜ]\w*q")  # Netflix, Qualcomm are Turkish text too
_AZERBAIJANI_X = re.compile(r"(?<![\w'’])[a-zçğıöşü]\w*x|(?<![\w'’])x[aıouieöü]|^\W*X[aıouieöü]")
_TURKIC_LETTER = re.compile("[ığşçöü]")
_TURKIC_EVIDENCE = re.compile(r"[ığş]|(?<![\w'’])(?:ve|ile|bir)\b|(?<![\w'’])q[^uw\W]")
# What holds English sentences together, as far as it is no word of the other languages.
ENGLISH_WORD = re.compile(
    r"\b(?:the|of|and|to|was|were|is|are|that|this|with|said|says|from|by|has|have|had|his|their|which|who|for"
    r"|[Yy]ou|[Yy]our|[Ww]e|[Tt]hey|[Mm]y|[Ww]hat|[Hh]ow|[Ww]hy|our|them|because|about|would|could|should|been|very"
    r"|(?:[Dd]o|[Dd]oes|[Dd]id|[Cc]a|[Ww]o|[Ii]s|[Aa]re|[Ww]as)n['’]t|[Ii]t['’]s"
    r"|I (?:am|was|have|had|do|did|can|could|will|would|think|know|like|love|want|need|feel|see|mean|work))\b"
)
# A word with a capital; its apostrophe and suffix are the language's own (Ankara'yı, but Yıldız's).
_NAME = re.compile(r"(?<![\w'’])[A-ZÇĞİÖŞÜƏ]\w*(?:[-’'](?=[A-ZÇĞİÖŞÜƏ])\w+|['’]s\b)*")
_QUOTED = re.compile(r"“[^“”]{1,200}”|«[^«»]{1,200}»|„[^„“”]{1,200}[“”]|\"[^\"]{1,200}\"")
_SMALL_WORD = re.compile(r"(?<![\w'’])[^\W\d_A-ZÇĞİÖŞÜƏ][\w'’]*")
_FEW_FOREIGN_WORDS, _GRAMMAR_WORDS, _SMALL_WORDS = 0.15, 2, 4
_LETTERS = re.compile(r"[^\W\d_]+")
_LETTER, _LATIN_LETTER = re.compile(r"[^\W\d_]"), re.compile("[A-Za-z]")
# Above Latin: all but the marks of punctuation and the Latin letters with two marks.
_BEYOND_LATIN = re.compile("[\u0250-\u0258\u025a-\u1dff\u1f00-\u1fff\u2070-\U0010ffff]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-zÀ-ɏəƏ]")
_CYRILLIC_WORD = re.compile(r"[^\W\d_]+")
# Letters that the Cyrillic alphabet of Azerbaijani has not had since 1958 …
_RUSSIAN_LETTERS = frozenset("йцщъьэюяё")
# … and words and endings that Russian has not, for sentences that happen to have no letter of its own.
_AZERBAIJANI_IN_CYRILLIC = re.compile(
    r"\b(?:(бу|бир|чох|вар|јох|олду|олсун|олар|олан|олуб|олмаг|бизим|сизин|онун|онлар|лазым|лазымдыр|гыз|үч|үчүн|кими|сонра"
    r"|амма|лакин|даһа|олараг|едиб|едир|етди|деди|инди|артыг|башга|буну|бунун|биз|сиз|бири|ики|илк)|\w{2,}(?:дыр|дир|дур|дүр|лар|лары|лыг|мыш|маг|дылар))\b"
)
# Words that Russian has and its neighbours (Ukrainian, Bulgarian, Serbian …) have not.
_RUSSIAN_WORD = re.compile(
    r"\b(?:что|чтобы|это|этот|этого|этой|его|если|котор\w+|был[аои]?|быть|они|она|только|когда|ещ[её]|уже|сейчас|очень"
    r"|также|нет|меня|тебя|мне|было|для того|после|потому)\b"
)
# With ы, э or ё, which the other Slavic languages have not, these are Russian; Turkic languages have none of them.
_RUSSIAN_PREPOSITION = re.compile(r"\b(?:в|и|на|не|из|для|по|от|с)\b")
_LONG_VOWELS = re.compile("өө|үү|ээ|уу|оо")  # Mongolian and Kyrgyz
# … and words of Bulgarian, Serbian and Macedonian that Russian has not.
_SOUTH_SLAVIC_WORD = re.compile(
    r"\b(?:какво|това|този|тази|тези|като|който|която|което|които|няма|беше|съм|защо|също|ще|шта|није|нисам|ово|оно што"
    r"|овај|како да|што е|је|смо|мој|који|која|које)\b"
)
_BULGARIAN_HARD_SIGN = re.compile("ъ(?![еёюя])")
_FOREIGN_LATIN = re.compile(r"(?<![\w'’])[^\W\d_A-Z]*[ßäñãõåøæœłčžšőűțșţăđěřůýąęėįųźżńśćāēīōūàèùòêëìňþð]")
_RUSSIAN_IN_LATIN = re.compile(
    r"\b(?:privet|spasibo|pozhalu(?:i|y)sta|zdravstvu(?:i|y)te|kak|dela|eto|[cč]hto|ochen|[kh]{0,2}horosho|xorosho|plo[kh]{0,2}ho"
    r"|kogda|pochemu|potomu|tolko|mne|menya|tebya|vas|nas|oni|nichego|konechno|segodnya|zavtra|vchera|bylo|byli|budet|mozhno"
    r"|nado|nuzhno|gde|kto|znayu|ponimayu|dumayu|govori\w*|rabot\w+|bolsho[ej]?e?|novoy|etoy|vse|dlya|ego|esli)\b"
)
_ROWS_OF_KEYS = "qwertyuiop", "asdfghjkl", "zxcvbnm"
_VOWEL = re.compile("[aeıioöuüəyâîûéа-яё]")


def detect(texts: Sequence[str]) -> list[str]:
    """For each text az, tr, ru, en, or other for a fifth language and for a text without letters.

    >>> detect(["Mən bu barədə danışmaq istəmirəm", "Азәрбајҹан дипломатијасы", "Το σπίτι", ""])
    ['az', 'az', 'other', 'other']
    """
    texts = [_without_foreign_quotations(unicodedata.normalize("NFC", text)) for text in texts]
    told = [_by_letters(text) for text in texts]
    open_numbers = [number for number, language in enumerate(told) if language is None]
    asked = likelihoods([texts[number][:_ENOUGH] for number in open_numbers])
    found = {number: _by_model(texts[number], likely) for number, likely in zip(open_numbers, asked, strict=True)}
    return [found[number] if language is None else language for number, language in enumerate(told)]


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
    """Whether a text that was told to be in a language has no letter or word that speaks against another one.

    >>> may_be("Problem çoxdur.", "az", "tr"), may_be("Kadr azdır.", "tr", "az"), may_be("Bəli.", "az", "en")
    (False, True, False)
    >>> may_be("Peki bütçe?", "tr", "ru")
    False
    """
    script = main_script(text)
    if (script == "latin" and other == "ru") or (script == "cyrillic" and other in ("tr", "en")):
        return False
    if "ə" in text.lower() or (language == "az" and is_cyrillic_azerbaijani(text)):
        return other == "az"
    if language == "en" != other and ENGLISH_WORD.search(text):
        return False
    if language in ("az", "tr") and other == "en" and any(map(_TURKIC_LETTER.search, _SMALL_WORD.findall(text))):
        return False
    if is_plainly_not(text, language, other):
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
    if language not in MODELLED or other not in MODELLED:
        return 0.0
    (likely,) = likelihoods([unicodedata.normalize("NFC", text)[:_ENOUGH]])
    return float(getattr(likely, language) - getattr(likely, other))


def is_surely_other(text: str) -> bool:
    """Whether a text of three words and more is so plainly in a fifth language that neighbours cannot change it.

    >>> is_surely_other("Das war für uns alle schwer."), is_surely_other("John Smith, Berlin")
    (True, False)
    """
    if len(_LETTERS.findall(text)) < _FEW_WORDS:
        return False
    (likely,) = likelihoods([unicodedata.normalize("NFC", text)[:_ENOUGH]])
    return likely.other - max(likely[:-1]) > _SURE_LEAD_OF_OTHER or _is_transliterated_russian(text.lower())


def main_script(text: str) -> str:
    """The script of most letters: latin, cyrillic, or other, also for none at all."""
    if text.isascii():
        return "latin" if _LATIN_LETTER.search(text) else OTHER
    if not _BEYOND_LATIN.search(text):
        return "latin" if _LETTER.search(text) else OTHER
    scripts: Counter[str] = Counter()
    for letter, times in Counter(text.lower()).items():  # a text has many letters and few different ones
        if letter.isalpha():
            scripts[_script(letter)] += times
    return max(scripts, key=lambda name: scripts[name], default=OTHER)


def _without_foreign_quotations(text: str) -> str:
    """A text without its quotations where only those are in another alphabet: what frames them tells the language."""
    if not (_CYRILLIC.search(text) and _LATIN.search(text)):
        return text
    frame = _QUOTED.sub(" ", text)
    is_mixed = _CYRILLIC.search(frame) and _LATIN.search(frame)
    return text if is_mixed or len(_LETTERS.findall(frame)) < 2 else frame


def _by_letters(text: str) -> str | None:
    """The language as far as its letters tell, None where the model must be asked."""
    lowered = text.replace("İ", "i").lower()
    script = main_script(lowered)
    if script == "cyrillic":
        return _cyrillic_by_letters(lowered)
    if script != "latin":
        return OTHER
    if "ə" in lowered:
        return "en" if _is_english_with_names(text, "ə") else "az"
    return None


def _by_model(text: str, likely: Likelihoods) -> str:
    lowered = text.replace("İ", "i").lower()
    if main_script(lowered) == "cyrillic":
        return _cyrillic_by_model(lowered, likely)
    if likely.other > max(likely[:-1]) - _SURE_LEAD_OF_OTHER and _is_of_no_language(lowered):
        return OTHER
    language = _likeliest(text, likely)
    if language == "en" and ENGLISH_WORD.search(text) and not _TURKIC_EVIDENCE.search(lowered):
        return "en"
    azerbaijani, turkish = lean(text[:_ENOUGH])
    if language in ("en", OTHER) and text.isascii() and not ENGLISH_WORD.search(text):
        behind = max(likely.en, likely.other) - max(likely.az, likely.tr)
        if _TURKIC_LEAN * (azerbaijani + turkish) > max(behind, 0):
            language = "tr"  # typed without its letters
    if (
        language in ("az", "tr")
        and azerbaijani + turkish <= _PLAINLY_TURKIC
        and ENGLISH_WORD.search(text)
        and _is_english_with_names(text, "ığşçöüq", least=_SMALL_WORDS)
    ):
        return "en"
    if language == "en" and _TURKIC_EVIDENCE.search(lowered) and not _is_english_with_names(text, "ığşq"):
        language = "tr"  # English names, Turkic words or suffixes
    if language not in ("az", "tr"):
        return language
    if _has_azerbaijani_consonant(text):
        return "az"
    return "az" if azerbaijani - turkish + _MODEL_SHARE * (likely.az - likely.tr) > 0 else "tr"


def _likeliest(text: str, likely: Likelihoods) -> str:
    """What the model says: one of the four languages, or another one where that is clearly likelier."""
    language = max(MODELLED, key=lambda name: getattr(likely, name))
    lead_of_other = likely.other - getattr(likely, language)
    if lead_of_other <= _FOREIGN_MARGIN:
        return language
    size = sum(map(str.isalpha, text))
    margin = next((margin for letters, margin in _CLEAR_MARGINS if size >= letters), None)
    if margin is None or (lead_of_other <= margin and not _FOREIGN_LATIN.search(text)):
        return language
    is_sentence = text.isupper() or len(_SMALL_WORD.findall(text)) > 1  # names may be of any language
    return OTHER if is_sentence else language


def _is_of_no_language(lowered: str) -> bool:
    """Whether a text of Latin letters is typed at random, along the rows of keys or without a vowel, or Russian."""
    words = (match[0] for match in _LETTERS.finditer(lowered))
    at_random = all(
        len(word) > 2 and (not _VOWEL.search(word) or any(word in row for row in _ROWS_OF_KEYS)) for word in words
    )
    return at_random or _is_transliterated_russian(lowered)


def _is_transliterated_russian(lowered: str) -> bool:
    words = _LETTERS.findall(lowered)
    russian = len(set(_RUSSIAN_IN_LATIN.findall(lowered)))
    return russian >= min(2, len(words)) and russian * 4 >= len(words) and not ENGLISH_WORD.search(lowered)


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
    texts = [text[:_ENOUGH], rest[:_ENOUGH]]
    return "en" in map(_likeliest, texts, likelihoods(texts))


def _cyrillic_by_letters(lowered: str) -> str | None:
    letters = set(lowered)
    if letters & _FOREIGN_CYRILLIC or (letters & _TURKIC_CYRILLIC and _LONG_VOWELS.search(lowered)):
        return OTHER
    if letters.isdisjoint("ыэё") and letters & _TURKIC_CYRILLIC <= {"ј"} and _SOUTH_SLAVIC_WORD.search(lowered):
        return OTHER
    if letters & _TURKIC_CYRILLIC:
        words = [set(word) for word in _CYRILLIC_WORD.findall(_QUOTED.sub(" ", lowered))] or [letters]
        own = sum(bool(word & _TURKIC_CYRILLIC) for word in words)
        russian = sum(bool(word & _RUSSIAN_LETTERS) for word in words)
        return "az" if own > russian or own > len(words) / 3 else "ru"
    if "ы" not in letters and _BULGARIAN_HARD_SIGN.search(lowered):
        return OTHER
    if _RUSSIAN_WORD.search(lowered) or (not letters.isdisjoint("ыэё") and _RUSSIAN_PREPOSITION.search(lowered)):
        return "ru"
    return None


def _cyrillic_by_model(lowered: str, likely: Likelihoods) -> str:
    """The language of a Cyrillic text that has no letter of its own."""
    lead_of_other = likely.other - likely.ru
    if _RUSSIAN_LETTERS.isdisjoint(lowered) and not _LONG_VOWELS.search(lowered):
        found = [match[1] for match in _AZERBAIJANI_IN_CYRILLIC.finditer(lowered)]
        # One word may be chance.
        if any(found) and (len(found) > 1 or len(_CYRILLIC_WORD.findall(lowered)) < 3):
            return "az"
        with_word, without = _CYRILLIC_MARGIN
        if "ы" in lowered and lead_of_other > (with_word if found else without):
            return "az"
    return "ru" if _likeliest(lowered, likely._replace(az=likely.ru, tr=likely.ru, en=likely.ru)) != OTHER else OTHER


def _script(letter: str) -> str:
    if letter < "\u0250" or "\u1e00" <= letter < "\u1f00" or letter == "ə":
        return "latin"
    return "cyrillic" if "\u0400" <= letter < "\u0530" else OTHER


def _has_azerbaijani_consonant(text: str) -> bool:
    return bool(
        ("q" in text and _AZERBAIJANI_Q.search(text)) or (("x" in text or "X" in text) and _AZERBAIJANI_X.search(text))
    )


def _is_doubtful(language: str, text: str, size: int) -> bool:
    if "ə" in text or "Ə" in text or (language == "az" and is_cyrillic_azerbaijani(text)):
        return False
    if language == OTHER:
        return not is_surely_other(text)
    return size < _DOUBTFUL_TEXT or (language in ("az", "tr") and text.isascii())
