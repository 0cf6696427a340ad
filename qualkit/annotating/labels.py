"""The label that a line of a transcript begins with, and what it says about the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from qualkit.annotating.lines import Line
from qualkit.languages import Language, get_language
from qualkit.model.annotations import LANGUAGES

_CLOCK = r"[\[(<]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])>]?"
_LABEL = re.compile(
    rf"(?:[-–—•]\s*)?(?:{_CLOCK}\s*(?:[-–—]\s*)?)?[*_]{{0,2}}(?P<label>[^\W\d_][^:\n\t]{{0,70}}?)[*_]{{0,2}}"
    rf"(?:\s*{_CLOCK})?\s*:(?!//)(?!\d)[*_]{{0,2}}\s*"
)
_NOT_IN_A_NAME = re.compile(r"[,;!?\"“”«»=<>]")
_LONGEST_SECTION_LABEL = 60
MAX_WORDS, MAX_WORDS_IN_BOLD = 5, 8
# Parts of names and forms of address that are written small.
_SMALL_IN_NAMES = frozenset(
    {
        "xanım", "bəy", "müəllim", "müəllimə", "oğlu", "qızı", "hanım", "bey", "hoca", "kızı", "von", "van", "de", "da",
        "di", "la", "el", "al", "bin", "ibn", "of", "the", "and", "və", "ve", "и",
    }
)  # fmt: skip
# Lines of a heading block ("Date: 5 May") and of an article ("Keywords: …", "Note: …") that nobody says.
PARTICULARS = frozenset(
    {
        "tarix", "yer", "vaxt", "müddət", "mövzu", "məkan", "layihə", "fayl", "tarih", "konum", "saat", "süre", "konu",
        "mekan", "proje", "dosya", "дата", "место", "время", "длительность", "продолжительность", "тема", "проект",
        "файл", "date", "place", "location", "time", "duration", "topic", "project", "file", "length", "transcriber",
        "transcribed", "recorded", "language", "dil", "язык",
    }
)  # fmt: skip
_NOT_SPEAKERS = PARTICULARS | frozenset(
    {
        "qeyd", "mənbə", "şəkil", "cədvəl", "foto", "misal", "nümunə", "nəticə", "diqqət", "giriş", "ünvan", "telefon",
        "tel", "email", "e-mail", "mail", "not", "kaynak", "şekil", "tablo", "fotoğraf", "resim", "görsel", "örnek",
        "sonuç", "dikkat", "adres", "примечание", "источник", "рис", "рисунок", "таблица", "фото", "изображение",
        "пример", "вывод", "итог", "внимание", "введение", "адрес", "note", "notes", "source", "sources", "image",
        "photo", "picture", "figure", "fig", "table", "example", "result", "conclusion", "introduction", "warning",
        "attention", "address", "phone", "http", "https", "url", "doi", "issn", "isbn", "udc", "удк", "uot",
    }
)  # fmt: skip
# "Sual 3:", "Soru 3:" — the figure is the question's, not a person's.
QUESTION_WORDS = frozenset(
    {
        "sual", "soru", "вопрос", "question", "q", "s",
    }
)  # fmt: skip


# Headings of articles and theses that open no section of their own.
_HEADINGS = frozenset(
    {
        "giriş", "nəticə", "nəticələr", "tövsiyələr", "metodologiya", "müzakirə", "əlavələr",
        "sonuç", "sonuçlar", "sonuç ve öneriler", "öneriler", "yöntem", "bulgular", "tartışma", "ekler",
        "введение", "заключение", "выводы", "рекомендации", "методология", "методы", "результаты", "обсуждение",
        "introduction", "conclusion", "conclusions", "recommendations", "methodology", "methods", "results",
        "findings", "discussion", "appendix", "acknowledgements",
    }
)  # fmt: skip


class Label(NamedTuple):
    """A label as written and where what is said begins."""

    words: str
    text_start: int


def label_of(line: Line, *, in_bold: bool = False) -> Label | None:
    """The label that the line begins with if it can be a speaker's, else None.

    in_bold: the words before the colon are bold, which makes longer ones and such in small letters credible.
    """
    match = _LABEL.match(line.words)
    if match is None:
        return None
    label = match["label"].strip()
    words = label.split()
    if not words or _NOT_IN_A_NAME.search(label) or len(words) > (MAX_WORDS_IN_BOLD if in_bold else MAX_WORDS):
        return None
    if _lowered(words[0]) & _NOT_SPEAKERS or is_section_label(label):
        return None
    if not in_bold and not (words[0][0].isupper() and all(map(_can_be_in_a_name, words[1:]))):
        return None
    return Label(label, line.start + match.end())


def role_of(label: str, language: str) -> str | None:
    """The role that a label's words name, in the language or else in any other; None for a name.

    >>> role_of("Katılımcı 2", "tr"), role_of("Aysel Rəhimli", "az")
    ('participant', None)
    """
    words = [word.strip("().,-–0123456789№#") for word in label.split()]
    bare = " ".join(filter(None, words))
    own_first = sorted(_languages(), key=lambda other: other.code != language)
    for candidate in [bare, *(word for word in words if len(word) > 2)]:
        for other in own_first:
            if role := _role_named(candidate, other):
                return role
    return None


def question_number(label: str) -> str | None:
    """The number in a label that names a question, e.g. `3` of `Sual 3`."""
    match = re.fullmatch(r"([^\W\d_]+)\s*(?:№\s*)?(\d{1,3})\.?", label)
    return match[2] if match and _lowered(match[1]) & QUESTION_WORDS else None


def is_particular(head: str) -> bool:
    """Whether the words before a colon name a particular of the conversation, such as its date."""
    return bool(_lowered(head.split()[0]) & PARTICULARS)


def is_section_label(words: str) -> bool:
    """Whether the words are the heading of a part of an article, e.g. `Açar sözlər`."""
    return section_named(words) is not None


def section_named(words: str) -> str | None:
    """The section whose heading the words are, in any of the languages; None if they are none."""
    if len(words) > _LONGEST_SECTION_LABEL:
        return None
    for language in _languages():
        section = _words_of(language.code).sections.get(language.lower(words))
        if section:
            return section
    return None


def is_usual_heading(words: str) -> bool:
    """Whether the words are one of the headings that articles have in any of the languages, e.g. `Nəticə`."""
    return len(words) < 30 and any(language.lower(words) in _HEADINGS for language in _languages())


class _Words(NamedTuple):
    """Label word -> what it names."""

    roles: Mapping[str, str]
    sections: Mapping[str, str]


@cache
def _languages() -> tuple[Language, ...]:
    return tuple(map(get_language, LANGUAGES))


@cache
def _words_of(code: str) -> _Words:
    language = get_language(code)
    return _Words(
        {word: role for role, words in language.speaker_labels.items() for word in words},
        {word: section for section, words in language.section_labels.items() for word in words},
    )


def _role_named(words: str, language: Language) -> str | None:
    return _words_of(language.code).roles.get(language.lower(words))


def _can_be_in_a_name(word: str) -> bool:
    bare = word.strip("().'’-–/&")
    if not bare or bare[0].isupper() or bare[0].isdigit() or bare in _SMALL_IN_NAMES:
        return True
    return any(_role_named(bare, language) for language in _languages())


def _lowered(word: str) -> set[str]:
    bare = word.strip("().,-–0123456789№#*")
    return {language.lower(bare) for language in _languages()}


def distinct_lines(labelled: Iterable[tuple[Line, Label]]) -> dict[str, int]:
    """For each label the number of different lines that begin with it; a title that is printed twice counts once."""
    seen: dict[str, set[str]] = {}
    for line, label in labelled:
        seen.setdefault(label.words, set()).add(line.words)
    return {label: len(lines) for label, lines in seen.items()}
