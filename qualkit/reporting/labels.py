"""The few words that writers add by themselves, in the languages of reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """Words in one language. tag: the language as Word and browsers name it (BCP 47, with script and region)."""

    tag: str
    contents: str
    table: str
    figure: str
    continued: str
    proposed: str


LABELS = {
    "az": Labels("az-Latn-AZ", "Mündəricat", "Cədvəl", "Şəkil", "davamı", "təklif"),
    "tr": Labels("tr-TR", "İçindekiler", "Tablo", "Şekil", "devamı", "öneri"),
    "ru": Labels("ru-RU", "Содержание", "Таблица", "Рисунок", "продолжение", "предложение"),
    "en": Labels("en-GB", "Contents", "Table", "Figure", "continued", "proposed"),
}


def labels(language: str) -> Labels:
    """The words for reports in a language; the English ones where there are none for it.

    >>> labels("tr").figure, labels("az-Latn-AZ").table, labels("de").contents
    ('Şekil', 'Cədvəl', 'Contents')
    """
    return LABELS.get(language.partition("-")[0].lower(), LABELS["en"])


def language_tag(language: str | None) -> str | None:
    """The full tag of a text's language; None where it is not one of the four.

    >>> language_tag("az"), language_tag("other")
    ('az-Latn-AZ', None)
    """
    known = LABELS.get((language or "").partition("-")[0].lower())
    return known.tag if known else None
