"""People whom a study names by number: Respondent 3, Müsahib 5, K11, Р4."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualkit.annotating.attribution.agreeing import Readings
from qualkit.annotating.attribution.lexis import Lexis
from qualkit.annotating.attribution.mentions import Mention, Words
from qualkit.annotating.attribution.reporting import EITHER
from qualkit.languages import get_language
from qualkit.languages.spelling import APOSTROPHES

_ENDING = rf"(?:[-{APOSTROPHES}]([^\W\d_]{{1,6}}))?"
_NUMBER = re.compile(rf"(\d{{1,3}}){_ENDING}")
_CODE = re.compile(rf"([A-ZÇÖÜİƏА-Я]{{1,2}}\d{{1,3}}){_ENDING}")
_GROUPS = frozenset(("G7", "G8", "G20", "E3"))
"""Groups of states, which are nobody."""


def numbered_people(words: Words, lexis: Lexis, readings: Readings) -> Iterator[Mention]:
    """Those of a sentence, in order."""
    for at, form in enumerate(words.forms):
        if form not in lexis.with_digits:
            continue
        code = _CODE.fullmatch(words.texts[at])
        if code and code[1] not in _GROUPS and code[1].rstrip("0123456789") in lexis.profile.code_letters:
            yield _mention(at, at + 1, (code[1],), _case(code[2], readings))
            continue
        role = lexis.role_words.get(words.forms[at - 1], "") if at else ""
        number = _NUMBER.fullmatch(words.texts[at])
        if number and role in lexis.profile.numbered:
            case = _case(number[2], readings)
            if not lexis.profile.is_verb_last and words.keys[at - 1] != role:
                case = "gen"
            title = get_language(lexis.profile.code).upper(role[:1]) + role[1:]
            yield _mention(at - 1, at + 1, (title, number[1]), case)


def _mention(first: int, last: int, name: tuple[str, ...], case: str) -> Mention:
    return Mention(first, last, first, name, case, EITHER, is_sure=True, is_cited=False, run=first)


def _case(ending: str | None, readings: Readings) -> str:
    """The grammatical case that an ending behind a number shows: 5-in, 4'e."""
    return readings(f"X'{ending}")[0].case if ending else "nom"
