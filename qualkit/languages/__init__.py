"""What Azerbaijani, Turkish, Russian and English are: letter case, alphabets, word formation, abbreviations, labels.

A language is one profile module that makes a `Language`, named in the table below.
Nothing here loads a dictionary before a word is looked up.
"""

from __future__ import annotations

from qualkit.languages.detection import detect, smooth
from qualkit.languages.language import Language
from qualkit.languages.settling import settle
from qualkit.messages import N_
from qualkit.registry import Registry

__all__ = ["LANGUAGES_REGISTRY", "Language", "detect", "get_language", "settle", "smooth"]

LANGUAGES_REGISTRY: Registry[Language] = Registry(
    group="qualkit.languages",
    kind=N_("language"),
    builtins={
        "az": "qualkit.languages.az:AZERBAIJANI",
        "tr": "qualkit.languages.tr:TURKISH",
        "ru": "qualkit.languages.ru:RUSSIAN",
        "en": "qualkit.languages.en:ENGLISH",
    },
)


def get_language(code: str) -> Language:
    """The language with this code: az, tr, ru, en or a plug-in's.

    >>> get_language("az").lower("DİLİMİZ IŞIQ")
    'dilimiz ışıq'

    Raises: UnknownName, with the codes that there are.
    """
    return LANGUAGES_REGISTRY.get(code)
