"""The keys under which a word form is looked up: what spellings of one form have in common.

A form may have several: foreign names lower-cased by Turkic rules, Azerbaijani in Cyrillic letters.
The first key is the one to show and to count by.
"""

from __future__ import annotations

import re

from qualkit.languages.casing import DOTTED, DOTTED_AND_DOTLESS

APOSTROPHES = "'’ʼ‘`´＇ʹ"
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # soft hyphen, zero-width marks of copied text
_HYPHEN = re.compile("[-\u2010\u2011]")
_ENGLISH_POSSESSIVE = re.compile("(?:'s|')$")
_HYPHENATED_SUFFIX = re.compile(
    r"(?:l[aə]r)?(?:(?:n?[ıiuü]n|[ny]?[aə]|[ny]?[ıiuü]|y?l[aə]|d[aə]n?)|(?:s?[ıiuü]|[ıiuü]?m|[ıiuü]?n)"
    r"(?:[ıiuü]n|n[ıiuü]n|n?[aə]|n?[ıiuü]|n?d[aə]n?|y?l[aə])?)?(?:k[iı])?(?:d[ıiuü]r)?"  # -ın, -sının, -dakı, -dır
    r"|(?:[ıiuü]?n)?c[ıiuü]"  # ordinals: 1990-cı
)
_TURKIC_LETTER = re.compile("[əöüçşğİƏÖÜÇŞĞ]")
_CIRCUMFLEX = re.compile("[âîû]")
_PLAIN_VOWELS = str.maketrans("âîû", "aiu")
_CYRILLIC = re.compile("[а-яёәҹҝһөғүј]")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_STRESS = "\u0301"
_DOT = "\u0307"

CYRILLIC_AZERBAIJANI = str.maketrans("абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹшйэюяцщ", "abvqğdeəjziıykglmnoöprstuüfxhçcşyeuass")
"""The Cyrillic alphabet of 1958–1991 letter for letter; the last six are of older and Russian spellings."""


def azerbaijani(form: str) -> tuple[str, ...]:
    """The keys of an Azerbaijani form; one in Cyrillic letters has its Latin spelling as a second key.

    >>> azerbaijani("ABŞ-ın"), azerbaijani("Дипломатија")
    (('abş',), ('дипломатија', 'diplomatiya'))
    """
    stem = _without_suffix_hyphen(_without_suffix_apostrophe(_visible(form)))
    keys = _turkic_keys(stem)
    if _CYRILLIC.search(keys[0]):
        keys += (keys[0].translate(CYRILLIC_AZERBAIJANI),)
    return _with_plain_length(keys)


def turkish(form: str) -> tuple[str, ...]:
    """The keys of a Turkish form.

    >>> turkish("İstanbul’da"), turkish("INSTAGRAM"), turkish("rüzgâr")
    (('istanbul',), ('ınstagram', 'instagram'), ('rüzgâr', 'rüzgar'))
    """
    keys = _turkic_keys(_without_suffix_apostrophe(_visible(form)))
    if _CIRCUMFLEX.search(keys[0]):
        keys += (keys[0].translate(_PLAIN_VOWELS),)
    return _with_plain_length(keys)


def russian(form: str) -> tuple[str, ...]:
    """The key of a Russian form: ё as е, without stress marks.

    >>> russian("ЁЛКА"), russian("за\u0301мок")
    (('елка',), ('замок',))
    """
    return _with_plain_length((DOTTED.lower(_visible(form)).replace("ё", "е").replace(_STRESS, ""),))


def english(form: str) -> tuple[str, ...]:
    """The key of an English form: straight apostrophes, no possessive ending."""
    key = _APOSTROPHE.sub("'", DOTTED.lower(_visible(form)))
    return _with_plain_length((_ENGLISH_POSSESSIVE.sub("", key) or key,))


def _with_plain_length(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys, and for drawn out letters (soooo, çoook, даааа) those without the length."""
    if _DRAWN_OUT.search(keys[0]) is None:
        return keys
    return tuple(dict.fromkeys((*keys, _DRAWN_OUT.sub(r"\1", keys[0]), _DRAWN_OUT.sub(r"\1\1", keys[0]))))


def _visible(form: str) -> str:
    return _INVISIBLE.sub("", form)


def _without_suffix_apostrophe(form: str) -> str:
    """Without what follows an apostrophe, unless that is no suffix (O'Neill, D'Artagnan)."""
    mark = _APOSTROPHE.search(form)
    if mark is None:
        return form
    stem, tail = form[: mark.start()], form[mark.end() :]
    is_name = (tail[:1].isupper() and not stem.isupper()) or (len(stem) < 2 and not stem.isdigit())
    return _APOSTROPHE.sub("", form) if is_name else stem


def _without_suffix_hyphen(form: str) -> str:
    """Without a suffix that Azerbaijani puts behind a hyphen: ABŞ-ın, 1990-cı, Racine-nin; e-poçt stays whole."""
    mark = _HYPHEN.search(form)
    if mark is None:
        return form
    stem, tail = form[: mark.start()], form[mark.end() :]
    is_suffix = tail and _HYPHENATED_SUFFIX.fullmatch(DOTTED_AND_DOTLESS.lower(tail))
    return stem if is_suffix and (len(stem) > 1 or stem.isdigit()) else form


def _turkic_keys(form: str) -> tuple[str, ...]:
    key = DOTTED_AND_DOTLESS.lower(form).replace("i" + _DOT, "i")
    if not ("I" in form or key.startswith("ı")) or _TURKIC_LETTER.search(form):
        return (key,)
    # A foreign name, lower-cased by Turkic rules: IT, Instagram. The suffix keeps its ı (ınstagramın).
    english_case = DOTTED_AND_DOTLESS.lower(form.replace("I", "i"))
    first_only = "i" + key[1:] if key.startswith("ı") else key
    return tuple(dict.fromkeys((key, english_case, first_only)))
