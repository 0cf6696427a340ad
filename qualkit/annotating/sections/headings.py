"""Headings of articles, theses and reports: what they open, and how they look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from qualkit.annotating.lines import Line
from qualkit.annotating.speakers.labels import section_named
from qualkit.languages import get_language
from qualkit.model.annotations import LANGUAGES

MOST_WORDS, MOST_LETTERS = 16, 140
NUMBER = r"(?:\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5})"
NUMBERED = re.compile(rf"(?P<number>{NUMBER})(?:[.)]\s*|\s+)(?=[^\W\d_])")
_ITEM = re.compile(r"(?:[-–•]\s*)?(?P<number>\d{1,2}|[IVX]{1,5})[.)](?!\d)")
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_ROMAN = {numeral: value for value, numeral in enumerate(_NUMERALS, 1)}
_CHAPTER = re.compile(
    rf"(?:chapter|section|part|appendix|annex|fəsil|bölmə|hissə|əlavə|bölüm|kısım|ek|глава|раздел|часть|приложение)"
    rf"\s+(?:№\s*)?{NUMBER}\b|{NUMBER}\s*[.-]?\s*(?:fəsil|bölmə|hissə|bölüm|kısım|глава|раздел|часть)\b",
    re.IGNORECASE,
)
# "Appendix A", "Əlavə A. Müsahibə", "Ek 1", "Приложение": what comes after the references.
_APPENDIX = re.compile(
    r"(?:(?:appendix|annex|əlavə|ek|приложение)\s+(?:№\s*)?(?:\d{1,2}|[IVX]{1,5}|[A-ZƏА-Я])(?![\w'’])|"
    r"(?:appendix|appendices|annex|annexes|əlavələr|əlavə|ekler|приложения|приложение)\s*(?:[.:]?$|[.:–—]\s+(?=(?-i:[A-ZÇƏĞİÖŞÜА-ЯЁ]))))",
    re.IGNORECASE,
)
# Headings of lists of references, but of other parts too: it shows in what follows.
_DOUBTFUL = frozenset(
    {
        "sources", "literature", "notes", "endnotes", "footnotes", "further reading", "mənbələr", "qeydlər",
        "istinadlar", "kaynaklar", "kaynak", "notlar", "dipnotlar", "sonnotlar", "источники", "ссылки",
        "примечания", "сноски",
        "electronic resources", "internet resursları", "elektron resurslar", "internet kaynakları",
    }
)  # fmt: skip
# Headings of back matter that a report may have over its text as well: what follows has to show it.
_DOUBTFUL_BACK = frozenset(
    {
        "funding", "declaration", "citation", "correspondence", "data availability", "maliyyələşmə", "maliyyə dəstəyi",
        "maliyyə mənbəyi", "bəyannamə", "bəyanat", "maddi destek", "finansal destek", "beyan", "beyanname", "onay",
        "atıf", "alıntı", "финансирование", "источник финансирования", "источники финансирования",
    }
)  # fmt: skip
# The parts of headings that open no section of their own; "Results and discussion" is two of them.
_USUAL = frozenset(
    {
        "giriş", "nəticə", "nəticələr", "təklif", "təkliflər", "tövsiyələr", "metod", "metodlar", "metodologiya",
        "material", "materiallar", "məlumat", "müzakirə", "təhlil", "əlavələr", "tədqiqatın metodu", "yekun",
        "tədqiqat metodları", "tədqiqatın metodologiyası", "nəzəri çərçivə", "nəzəri əsaslar", "ədəbiyyat icmalı",
        "ön söz", "son söz", "nəticə əvəzi", "nəticə əvəzinə", "sonuç yerine", "giriş yerine", "вместо заключения",
        "вместо введения", "nəticələrin müzakirəsi", "əsas nəticələr", "основные результаты", "key findings",
        "sonuç", "sonuçlar", "öneriler", "değerlendirme", "yöntem", "bulgular", "tartışma", "ekler", "veri", "veriler",
        "materyal", "analiz", "kuramsal çerçeve", "kavramsal çerçeve", "araştırmanın yöntemi", "literatür",
        "literatür taraması", "alanyazın", "yorum", "önsöz", "sunuş",
        "введение", "заключение", "выводы", "вывод", "рекомендации", "предложения", "методология", "методика", "методы",
        "материалы", "материал", "результаты", "обсуждение", "обсуждение результатов", "результаты исследования",
        "методы исследования", "материалы исследования", "обзор литературы", "постановка проблемы", "анализ",
        "теоретические основы", "предисловие", "приложения", "приложение",
        "introduction", "conclusion", "conclusions", "recommendations", "methodology", "method", "methods", "materials",
        "data", "results", "findings", "discussion", "analysis", "limitations", "background", "appendix", "appendices",
        "literature review", "theoretical framework", "conceptual framework", "research design", "foreword", "preface",
        "implications", "concluding remarks",
    }
)  # fmt: skip
# Forms that sentences have and headings have not, as far as they can be told by themselves.
_OF_SENTENCES = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|should|must|i|we|he|she|they|said|says"
    r"|я|ты|он|она|мы|вы|они|это|был[аои]?|есть|будет|будут|может|надо|нужно|нельзя|можно|говорит|сказал[аи]?"
    r"|mən|sən|biz|siz|ben|sen|dedi|deyir|diyor|bu|var|yox|yok|idi|deyil|değil|lazımdır|gerek)\b"
    r"|\w{2,}(?:[dt][ıiuü]r|[dt][ıiuü](?:lar|ler|lər|k|q|m)?|yor(?:lar)?|[mn][ıiuü]ş(?:tır|tir|dır|dir)?|[ae]c[ae]k"
    r"|əcək|malı|məli|meli"
    r"|[^aeəıioöuü\W]m[ıiuü]r|[ıiuü]r(?:lar|lər)|(?:ed|gəl|ged|dey|ver|al|qal|art)[ıi]r|olur)\W*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|/|&)\s*|\s+(?:and|və|ve|и)\s+")
_BESIDE = re.compile(r"\s*[/|()–—]\s*")
_SMALL_WORD = 4


def section_of_heading(words: str) -> str | None:
    """The section that a heading opens, in any of the languages; None if it is none that opens one.

    Numbers, signs of Markdown, spaced letters and a second name of the same section do not matter.

    >>> section_of_heading("Ö Z E T"), section_of_heading("5. ƏDƏBİYYAT:"), section_of_heading("Öz / Abstract")
    ('abstract', 'references', 'abstract')
    """
    if len(words) > MOST_LETTERS // 2:
        return None
    plain = _plain(words)
    if not plain or _first_word(plain) not in _first_words():
        return None
    if found := section_named(plain):
        return found
    parts = [part for part in _BESIDE.split(plain) if part]
    named = {section_named(part) for part in parts} if len(parts) > 1 else set()
    return named.pop() if len(named) == 1 else None


def may_head_references(words: str) -> bool:
    """Whether a heading may stand over references and over something else as well, e.g. `Sources`."""
    if len(words) > 50 or not (plain := _plain(words)) or _first_word(plain) not in _FIRST_OF_DOUBTFUL:
        return False
    return bool(_DOUBTFUL & _lowered(plain))


def may_head_text(words: str) -> bool:
    """Whether a heading of back matter may stand over the text of a report as well, e.g. `Funding`."""
    return bool(_DOUBTFUL_BACK & _lowered(_plain(words)))


def is_usual_heading(words: str) -> bool:
    """Whether the words are a heading that articles have in any of the languages, e.g. `Nəticə və təkliflər`."""
    if len(words) > 50:
        return False
    plain = _plain(words)
    if not plain or _first_word(plain) not in _FIRST_OF_USUAL:
        return False
    return any(all(part in _USUAL for part in _AND.split(lowered)) for lowered in _lowered(plain))


def may_begin_section(words: str) -> bool:
    """Whether the first word is one that the heading of a section begins with; most lines begin otherwise."""
    return _first_word(words) in _first_words()


def opens_appendix(line: Line) -> bool:
    """Whether a line is the heading of an appendix."""
    words = line.words.strip("#*_ ")
    match = _APPENDIX.match(words)
    return match is not None and is_short(words) and (not line.has_end_mark or match.end() >= len(words.rstrip(". ")))


def names_chapter(words: str) -> bool:
    """Whether the words begin with the name and number of a chapter or appendix, e.g. `II FƏSİL`."""
    return _CHAPTER.match(words) is not None


def is_chapter_alone(words: str) -> bool:
    """Whether the words are nothing but the name and number of a chapter, with its title on the line below."""
    match = _CHAPTER.match(words)
    return match is not None and match.end() >= len(words.rstrip(".: "))


def is_in_capitals(words: str) -> bool:
    """Whether all letters are capitals and a word of four letters or more is among the words."""
    letters = [character for character in words if character.isalpha()]
    return len(letters) > 3 and all(map(str.isupper, letters)) and max(map(len, words.split())) >= _SMALL_WORD


def is_in_title_case(words: str) -> bool:
    """Whether two words or more and most of the longer ones begin with a capital.

    >>> is_in_title_case("Yumuşak Güç ve Kamu Diplomasisi"), is_in_title_case("Kənddə müəllim çatışmazlığı")
    (True, False)
    """
    longer = [bare for word in words.split() if len(bare := word.strip("\"'“”«»().,:")) >= _SMALL_WORD]
    capitals = sum(word[0].isupper() for word in longer)
    return capitals > 1 and capitals >= 0.7 * len(longer)


def reads_like_sentence(words: str) -> bool:
    """Whether a word shows that a line is a sentence, such as a pronoun or the ending of a Turkic verb.

    >>> reads_like_sentence("Yedek parça gelmiyormuş"), reads_like_sentence("Yedek parça sorunu")
    (True, False)
    """
    return _OF_SENTENCES.search(words) is not None


def is_short(words: str) -> bool:
    """Whether the words are few enough for a heading."""
    return 0 < len(words) <= MOST_LETTERS and len(words.split()) <= MOST_WORDS


def is_listed(lines: Sequence[Line], number: int) -> bool:
    """Whether the line before or after has the number before or after: items of a list, one below the other."""
    own = _item_number(lines[number])
    if own is None:
        return False
    before = _item_number(lines[number - 1]) if number else None
    after = _item_number(lines[number + 1]) if number + 1 < len(lines) else None
    return before == own - 1 or after == own + 1


def _item_number(line: Line) -> int | None:
    match = _ITEM.match(line.words)
    if match is None:
        return None
    number = match["number"]
    return int(number) if number.isdigit() else _ROMAN.get(number)


def _plain(words: str) -> str:
    bare = words.strip("#*_:.= \t—–-")
    numbered = NUMBERED.match(bare)
    if numbered:
        bare = bare[numbered.end() :].strip("*_ ")
    letters = bare.split()
    if len(letters) > 2 and all(len(letter) == 1 for letter in letters):
        return "".join(letters)
    return bare


def _lowered(words: str) -> frozenset[str]:
    return frozenset(get_language(code).lower(words) for code in LANGUAGES)


def _first_word(words: str) -> str:
    """The first word in small letters, all i alike: what words of all languages can be looked up by."""
    first = re.split(r"[\s.:,/|(]", words, maxsplit=1)[0]
    return first.replace("İ", "i").lower().replace("ı", "i")


_FIRST_OF_USUAL, _FIRST_OF_DOUBTFUL = frozenset(map(_first_word, _USUAL)), frozenset(map(_first_word, _DOUBTFUL))


@cache
def _first_words() -> frozenset[str]:
    labels = (label for code in LANGUAGES for some in get_language(code).section_labels.values() for label in some)
    return frozenset(map(_first_word, labels))
