"""Lines that tell of authors: names, degrees, institutions, the particulars of a title page."""

from __future__ import annotations

import re

_INITIAL = r"[^\W\d_]\."
_INITIALS = re.compile(rf"(?:^|\s){_INITIAL}(?:\s?-?{_INITIAL})*(?=\s|$)|(?<=\w\s){_INITIAL}")
_MARK = re.compile(
    r"[*†‡¹²³⁴⁵⁶⁷⁸⁹⁰]+|(?<=[^\W\d_])\d(?:,\d)*|\s\d(?:,\s?\d)*(?=\s*(?:,|$|and\b|və\b|ve\b|и\b))|[©]\s*(?:\d{4})?"
)
_AND = re.compile(r"\s*[,;&]\s*|\s+(?:and|və|ve|и|with)\s+")
_NAME_WORD = re.compile(r"[^\W\d_]\.|(?:[^\W\d_]\.-?){2,3}|[^\W\d_][^\W\d_]*(?:[-'’][^\W\d_]+)*")
_SMALL = frozenset(
    [
        "oğlu",
        "qızı",
        "oglu",
        "qizi",
        "kızı",
        "von",
        "van",
        "de",
        "da",
        "di",
        "la",
        "el",
        "al",
        "bin",
        "ibn",
        "der",
        "den",
        "du",
    ]
)
_TITLE = re.compile(
    r"^(?:(?:dr|prof|doç|dos|öğr|arş|uzm|yrd|gör|üyesi|phd|ph\.d|ma|msc|assoc|asst|mr|mrs|ms|f\.f\.d|t\.e\.d"
    r"|д\.и\.н|к\.и\.н"
    r"|д\.п\.н|к\.п\.н|д\.ф\.н|к\.ф\.н)\.?,?\s+)+",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|prepared by|written by|submitted by|author|authors|müəllif|müəlliflər|hazırladı|hazırlayan|yazar|yazan"
    r"|yazarlar"
    r"|haber|автор|авторы|подготовил\w?|выполнил\w?|текст)(?:\s*:|\s+(?-i:[A-ZÇƏĞİÖŞÜА-ЯЁ])|$)",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:universit(?:y|eti|etinin)|üniversitesi(?:nin)?|университет(?:а|е)?|institut(?:e|u|unun)|enstitüsü"
    r"|институт(?:а|е)?"
    r"|ministry of|nazirliyi(?:nin)?|bakanlığı|министерств[оа]|academy|akademiyası(?:nın)?|akademisi|академи[яи]"
    r"|faculty of"
    r"|fakültəsi(?:nin)?|fakültesi|факультет(?:а|е)?|departments? of|department|kafedrası(?:nın)?|кафедр[аы]|bölümü"
    r"|anabilim dalı|school of"
    r"|college|kolleci(?:nin)?|колледж[аи]?|yüksekokulu|laboratoriyası|лаборатори[яи]|mərkəzi(?:nin)?|merkezi"
    r"|научный центр"
    r"|qrupu|research group|ltd|inc|llc|научный сотрудник|doktorantı?|magistrantı?|магистрант(?:ка)?"
    r"|аспирант(?:ка)?|доцент"
    r"|профессор|преподаватель|dosent|müəllimi|elmi işçi(?:si)?|professor|lecturer|master student|phd (?:student"
    r"|candidate)"
    r"|doktora öğrencisi|öğretim (?:üyesi|görevlisi)|öğr\. üyesi|doç\. dr|prof\. dr|fəlsəfə doktoru|elmlər doktoru"
    r"|кандидат \w+ наук|доктор \w+ наук|senior fellow|associate)(?!\w)",
    re.IGNORECASE,
)
_OPENS_WITH_BODY = re.compile(
    r"(?:the\s+)?(?:university of|ministry of|faculty of|department of|министерство)\b", re.IGNORECASE
)
_DEGREE = re.compile(
    r"\b(?:master(?:['’]?s)?(?: degree)? thesis|(?:phd|doctoral) (?:thesis|dissertation)|(?:a"
    r"|this) thesis submitted|in partial fulfil\w+"
    r"|for the degree of|degree of (?:master|doctor|bachelor)|magistr(?:lik)? dissertasiyası"
    r"|dissertasiya(?:sı)? işi|buraxılış işi"
    r"|diplom işi|kurs işi|avtoreferatı?|yüksek lisans tezi|doktora tezi|bitirme (?:tezi|projesi)|lisans tezi"
    r"|магистерская"
    r" диссертация|выпускная квалификационная работа|дипломная работа|курсовая работа|автореферат"
    r"|диссертация на соискание)\b",
    re.IGNORECASE,
)
_PARTICULAR = re.compile(
    r"(?:student|supervisor|advisor|faculty|department|major|programme?|candidate|field|fakültə|ixtisas"
    r"|ixtisaslaşma|kafedra"
    r"|istiqamət|magistrant|tələbə|kurs|qrup|elmi rəhbər|rəhbər|rəyçi|şifr|öğrenci|danışman|tez danışmanı|anabilim dalı"
    r"|bölüm|program|öğrenci no|студент(?:ка)?|магистрант(?:ка)?|научный руководитель|руководитель|факультет|кафедра"
    r"|специальность|направление(?: подготовки)?|группа|рецензент)\s*(?::|\t)",
    re.IGNORECASE,
)
_PLACE_AND_YEAR = re.compile(r"[^\W\d_]{3,20}(?:\s[^\W\d_]{3,20})?\s*[,–—-]?\s*(?:19|20)\d\d(?:\s?г\.?)?")
_MOST_WORDS = 30
_CAPITAL_LINE_WORDS = 14


def is_person(words: str, *, sure: bool = False) -> bool:
    """Whether a line is made of people's names; titles of two or three words with capitals look so too.

    sure: only where initials, marks of footnotes or a surname in capitals show that they are names.

    >>> is_person("Elif SARIÇAM*", sure=True), is_person("Röya Məmmədzadə"), is_person("Su, yaddaş və xəritə")
    (True, True, False)
    """
    words = words.strip("#*_ ") if not sure else words.lstrip("# ")
    if len(words) > 200 or not words or words[-1] in "?!:":
        return False
    bare = _TITLE.sub("", _MARK.sub(" ", words).strip())
    names = [name for name in _AND.split(bare) if name.strip(" .")]
    if not names or not all(map(_is_name, names)):
        return False
    return not sure or _is_surely_names(words, names)


def _is_name(name: str) -> bool:
    words = name.strip().rstrip(",").split()
    if not 2 <= len(words) <= 4:
        return False
    if not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    return all(word[0].isupper() or word in _SMALL for word in words) and words[0][0].isupper()


def _is_surely_names(words: str, names: list[str]) -> bool:
    if _MARK.search(words) or _INITIALS.search(words) or any(word in _SMALL for name in names for word in name.split()):
        return True
    return all(
        any(len(word) > 2 and word.isupper() for word in name.split())
        and any(len(word) > 2 and word.istitle() for word in name.split())
        for name in names
    )


def has_institution(words: str) -> bool:
    """Whether a line names an institution or what somebody is there; a title in capitals only if it ends with one."""
    if len(words) > 400 or len(words.split()) > _MOST_WORDS:
        return False
    found = [match.end() for match in _INSTITUTION.finditer(words)]
    if not found:
        return False
    letters = [letter for letter in words if letter.isalpha()]
    if all(map(str.isupper, letters)):
        is_name = found[-1] >= len(words.rstrip("., ")) or _OPENS_WITH_BODY.match(words) is not None
        return is_name and len(words.split()) <= _CAPITAL_LINE_WORDS
    return True


def has_degree(words: str) -> bool:
    """Whether a line says what degree a work was written for, or where and when."""
    words = words.strip("#*_ ")
    return len(words) < 300 and bool(_DEGREE.search(words) or _PLACE_AND_YEAR.fullmatch(words))


def is_byline(words: str) -> bool:
    """Whether a line begins with the word for an author, e.g. `Müəllif: Kamran Vəlizadə`."""
    return len(words) < 120 and _BYLINE.match(words.strip("#*_ ")) is not None


def is_particular(words: str) -> bool:
    """Whether a line is a particular of a title page, e.g. `Elmi rəhbər: dos. Tural Hacızadə`."""
    return len(words) < 150 and _PARTICULAR.match(words.strip("#*_ ")) is not None
