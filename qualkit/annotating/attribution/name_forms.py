"""The grammatical cases of names: what `Əliyevin`, `Yılmaz'a`, `Ивановой` are forms of.

No dictionary has all names. An ending is taken off where what remains is a name for another reason: it stands in the
text without ending, is a given name, or ends as surnames do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualkit.annotating.attribution.agreeing import Reading
from qualkit.annotating.attribution.lexis import Lexis
from qualkit.languages import get_language

_APOSTROPHE = "['’`´]"
_TURKIC = (
    ("gen", re.compile("[ıiuü]n$")),
    ("gen", re.compile("n[ıiuü]n$")),
    ("dat", re.compile("[aəe]$")),
    ("dat", re.compile("[yn][aəe]$")),
    ("other", re.compile("(?:[yn]?[ıiuü]|[dt][aəe]n?|y?l[aəe]|nd[aəe]n?|d[ıi]r|d[ıi])$")),
)
_FROM = re.compile("(?<=[^\\W\\d_]{3})l[ıiuü]$")
"""Azerbaijani and Turkish surnames that may stand in the text only with an ending: Səfərlinin."""
_RUSSIAN: tuple[tuple[re.Pattern[str], tuple[tuple[str, str], ...]], ...] = (
    # ending -> what may stand in its place in the nominative, with the case that it was
    (re.compile("(?<=ов|ев|ёв|ин|ын)а$"), (("а", "nom"), ("", "gen"))),
    (re.compile("(?<=ов|ев|ёв|ин|ын)у$"), (("", "dat"), ("а", "other"))),
    (re.compile("(?<=ов|ев|ёв|ин|ын)ым$"), (("", "other"),)),
    (re.compile("(?<=ов|ев|ёв|ин|ын)ой$"), (("а", "gen"), ("а", "dat"))),
    (re.compile("(?<=ск|цк)ого$"), (("ий", "gen"),)),
    (re.compile("(?<=ск|цк)ому$"), (("ий", "dat"),)),
    (re.compile("(?<=ск|цк)(?:им|ом)$"), (("ий", "other"),)),
    (re.compile("(?<=ск|цк)ой$"), (("ая", "gen"), ("ой", "nom"))),
    (re.compile("(?<=ск|цк)ую$"), (("ая", "other"),)),
    (re.compile("(?<=[иеая])и$"), (("я", "gen"), ("й", "other"))),
    (re.compile("(?<=[бвгджзклмнпрстфхцчшщ])а$"), (("", "gen"), ("а", "nom"))),
    (re.compile("(?<=[бвгджзклмнпрстфхцчшщ])у$"), (("", "dat"), ("а", "other"))),
    (re.compile("(?<=[бвгджзклмнпрстфхцчшщ])(?:ом|ем)$"), (("", "other"),)),
    (re.compile("(?<=[бвгджзклмнпрстфхцчшщ])[ыи]$"), (("а", "gen"),)),
    (re.compile("(?<=[бвгджзклмнпрстфхцчшщ])е$"), (("а", "dat"), ("", "other"))),
    (re.compile("(?<=[бвгджзклмнпрстфхцчшщ])(?:ой|ей)$"), (("а", "other"),)),
    (re.compile("я$"), (("й", "gen"), ("ь", "gen"), ("я", "nom"))),
    (re.compile("ю$"), (("й", "dat"), ("ь", "dat"), ("я", "other"))),
    (re.compile("ем$"), (("й", "other"), ("ь", "other"))),
    (re.compile("е$"), (("й", "other"), ("я", "dat"))),
)


class NameForms:
    """The readings of a text's name words, each worked out once."""

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis
        self._known: dict[str, tuple[Reading, ...]] = {}
        self._lower = get_language(lexis.profile.code).lower
        self._given = lexis.profile.men | lexis.profile.women

    def __call__(self, text: str) -> Sequence[Reading]:
        """The readings of a word, the likeliest one first."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = tuple(self._readings(text))
        return found

    def _readings(self, text: str) -> list[Reading]:
        whole = Reading(text, "nom")
        match self._lexis.profile.code:
            case "ru":
                return self._russian(text)
            case "az" | "tr":
                return self._turkic(text)
        bare = re.sub(rf"(?:{_APOSTROPHE}s|(?<=s){_APOSTROPHE})$", "", text)
        return [Reading(bare, "gen")] if bare != text else [whole]

    def _turkic(self, text: str) -> list[Reading]:
        whole = Reading(text, "nom")
        marked = re.search(rf"(?:{_APOSTROPHE}|(?<=[^\W\d_])-)([^\W\d_]{{1,8}})$", text)
        if marked:
            case = next((case for case, ending in _TURKIC if ending.fullmatch(marked[1])), "")
            if case or "-" not in marked[0]:
                return [Reading(text[: marked.start()], case or "other")]
        found = []
        for case, ending in _TURKIC:
            match = ending.search(text)
            if match and match.start() > 2 and self._is_name(text[: match.start()]):
                found.append(Reading(text[: match.start()], case))
        is_itself = self._is_name(text, itself=True)
        return [whole, *dict.fromkeys(found)] if is_itself or not found else [*dict.fromkeys(found), whole]

    def _russian(self, text: str) -> list[Reading]:
        found: list[Reading] = []
        possible: list[Reading] = []
        for ending, options in _RUSSIAN:
            match = ending.search(text)
            if match is None:
                continue
            for replaced, case in options:
                base = text[: match.start()] + replaced
                if len(base) > 2:
                    is_likely = case == "nom" or self._is_name(base)
                    (found if is_likely else possible).append(Reading(base, case))
            if found:
                break
        # Where the text has the bare name, the longer form is its case: По словам Иванова, Иванов добавил.
        found.sort(key=lambda one: one.base == text or one.base not in self._lexis.capitals)
        key = text.lower()
        if key in self._given or not found:
            found.insert(0, Reading(text, "nom" if not key.endswith(("о", "и", "у", "ю", "е")) else "any"))
        elif not any(one.case == "nom" for one in found):
            found.append(Reading(text, "nom"))
        # Of a name that nothing else tells, only what stands around it says that it is inflected: по словам Дильнозы.
        return list(dict.fromkeys([*found, *(one for one in possible if one.case == "gen")]))

    def _is_name(self, base: str, *, itself: bool = False) -> bool:
        key = self._lower(base)
        if key in self._given or self._lexis.surname.search(key):
            return True
        return not itself and (base in self._lexis.capitals or _FROM.search(key) is not None)
