"""Lines that belong to the page and not to the text: journal, identifiers, dates, addresses."""

from __future__ import annotations

import re

# Up to 89, as front matter has; "il", "mil" and "civil" are words.
ROMAN = r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_PAGE_NUMBER = re.compile(rf"[-–—|\s]*(?:\d{{1,4}}|{ROMAN})[-–—|\s]*(?:/\s*\d{{1,4}})?")
_UDC = re.compile(r"(?:UDC|УДК|UOT|UDK)\b\.?:?\s*\d", re.IGNORECASE)
_IDENTIFIER = re.compile(
    r"(?:[ep]-?)?(?:ISSN|ISBN|DOI|UDC|UDK|УДК|UOT|ББК|ГРНТИ|ORCID|JEL)\b|©|\(c\)\s|(?:https?://|www\.)\S+$"
    r"|\d{1,2}\+$|(?:№|N[º°o])\s?\d{1,4}\s?[/(]\s?\d{4}"
    r"|(?:article|research|original|review|case)\s+(?:article|paper|study)\b[^.!?]{0,40}$"
    r"|(?:araştırma|derleme|inceleme)\s+makalesi\b[^.!?]{0,40}$|(?:elmi|orijinal|icmal)\s+məqalə$"
    r"|(?:научная|оригинальная|обзорная)\s+статья$",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<(?:img|span)\b[^>]*>(?:</span>)?")
_E_MAIL = re.compile(
    r"(?:[^\W\d_][^@:]{0,40}[:\s]\s*)?\(?(?:\{[^{}@]{1,80}\}"
    r"|[\w.+-]+)@[\w-]+(?:\.[\w-]+)+\)?(?:\s*[,;]\s*[\w.+-]+@[\w.-]+)*[.;,]?"
)
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|yanvar|fevral|mart|aprel|iyun|iyul|avqust|sentyabr|oktyabr"
    r"|noyabr|dekabr|ocak|şubat|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|январ|феврал|март|апрел"
    r"|ма[йя]"
    r"|июн|июл|август|сентябр|октябр|ноябр|декабр)[^\W\d_]*"
)
_CLOCK = r"(?:\s*[,|–—-]?\s*\d{1,2}[:.]\d\d(?::\d\d)?)?"
_DATE = re.compile(
    rf"(?:[^\W\d_]{{3,12}},?\s+)?(?:(?:\d{{1,2}}\.?\s+)?{_MONTH}\.?\s+(?:\d{{1,2}},?\s+)?\d{{4}}(?:\s*(?:г\.?|года"
    rf"|-ci il|il))?"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|\d{{4}}-\d\d-\d\d)[.,]?{_CLOCK}",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    r"(?:(?:article|paper|məqalə|makale|статья|материал)\s+)?(?:received|accepted|published|submitted|revised"
    r"|available online|geliş|kabul|gönder\w+|yayın\w*|başvuru|güncelleme"
    r"|поступила|принята|получен[ао]|опубликован[ао]|дата (?:поступления|публикации)|подписан[ао] в печать"
    r"|redaksiyaya|daxil olub|daxil olma|qəbul edilib|çapa|nəşr (?:edilib|olunub|tarixi)|dərc (?:edilib|olunub))\b",
    re.IGNORECASE,
)
_HAS_DATE = re.compile(
    rf"\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{1,2}}\.?\s+{_MONTH}\s+\d{{4}}|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"\b(?:journal|jurnal\w{0,2}|dergi\w{0,3}|журнал\w{0,2}|вестник|bulletin|bülten\w?|məcmuə\w{0,2}|proceedings"
    r"|xəbərləri"
    r"|əsərləri|review|сборник|известия|quarterly|policy brief|working papers?|discussion papers?|newsletter"
    r"|konfransı|materialları)\b",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"\b(?:vol(?:ume)?|issue|cilt|cild|sayı|say|том|выпуск|вып|no)\b\.?\s*:?\s*\d|(?<!\w)[№Nn][º°]?\s?\d{1,4}\b"
    r"|\d\s?\(\d{4}\)"
    r"|\b(?:ss?|pp?|с)\.\s?\d+\s?[-–]\s?\d+",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MOST_WORDS, _JOURNAL_WORDS = 25, 6
_SENTENCE_LETTERS = 120


def is_page_number(words: str) -> bool:
    """Whether a line is nothing but a page number.

    >>> is_page_number("- 12 -"), is_page_number("xiv"), is_page_number("mil")
    (True, True, False)
    """
    return len(words) < 20 and _PAGE_NUMBER.fullmatch(words) is not None


def opens_with_class(words: str) -> bool:
    """Whether a line is a number of the universal decimal classification, with which journals open an article."""
    return len(words) < 60 and _UDC.match(words.lstrip("#*_ ")) is not None


def is_imprint(words: str) -> bool:
    """Whether a line is page furniture by itself: an identifier, a date, an address, or the journal and its issue.

    >>> [is_imprint(words) for words in ("УДК 316.4", "12 oktyabr 2023, 14:25", "Kabul Tarihi: 30.09.2023")]
    [True, True, True]
    >>> is_imprint("Журнал «Школьное дело», 2022, № 3"), is_imprint("Журнал вышел вовремя.")
    (True, False)
    """
    if len(words) > 250:
        return False
    if words[0] in "!<" and _IMAGE.fullmatch(words):
        return True
    words = words.strip("#*_ \t")
    if not words:
        return False
    if _IDENTIFIER.match(words) or ("@" in words and _E_MAIL.fullmatch(words)):
        return True
    if len(words) < 60 and words[-1].isdigit() | words[-1].isalpha() | (words[-1] == ".") and _DATE.fullmatch(words):
        return True
    if not _DIGIT.search(words) or len(words.split()) > _MOST_WORDS:
        return False
    if _RECEIVED.match(words) and _HAS_DATE.search(words):
        return True
    if words.endswith(("?", "!")) or "ISSN" in words or (words[-1] == "." and len(words) > _SENTENCE_LETTERS):
        return "ISSN" in words
    names_issue = words[-1] != "." and _JOURNAL.search(words) and _ISSUE.search(words)
    return bool(names_issue) or len({match[0] for match in _ISSUE.finditer(words)}) + bool(_YEAR.search(words)) > 2


def closes_article(words: str) -> bool:
    """Whether an imprint stands below an article rather than over one: whose it is, or when it was received."""
    words = words.lstrip("#*_ ")
    return words.startswith("©") or _RECEIVED.match(words) is not None


def names_journal(words: str) -> bool:
    """Whether a line in the words of a title page names a journal or is an imprint, e.g. `НАУЧНЫЙ ЖУРНАЛ «Поле»`."""
    if is_imprint(words):
        return True
    most = _JOURNAL_WORDS * 2 if _YEAR.search(words) else _JOURNAL_WORDS
    return len(words.split()) <= most and words[-1:] not in ".?!:" and _JOURNAL.search(words) is not None
