"""Sentences for people, from gettext catalogues.

The catalogues are `locales/<language>/LC_MESSAGES/qualkit.mo`; where one is missing, people read the English original.
"""

from __future__ import annotations

import gettext
import os
from functools import cache
from pathlib import Path

LOCALES = Path(__file__).parent / "locales"


@cache
def translation(language: str) -> gettext.NullTranslations:
    """The catalogue of a language, or the English originals where there is none."""
    return gettext.translation("qualkit", str(LOCALES), languages=[language], fallback=True)


def _(sentence: str) -> str:
    """The sentence in the language of the command line's user (`QUALKIT_LANGUAGE`, else English)."""
    return translation(os.environ.get("QUALKIT_LANGUAGE", "en")).gettext(sentence)


def ngettext(one: str, several: str, n: int) -> str:
    """The sentence for n things, in the language of the user and its plural form."""
    return translation(os.environ.get("QUALKIT_LANGUAGE", "en")).ngettext(one, several, n)


def N_(sentence: str) -> str:
    """The sentence as it is: marks one of a table for translators; `_` translates it where it is used."""
    return sentence
