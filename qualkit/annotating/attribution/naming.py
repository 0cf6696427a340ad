"""What people said about the names of reported persons, laid over what the rules found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from qualkit.annotating.attribution.attributing import COLLECTIVE, NAME, PRONOUN
from qualkit.annotating.attribution.mentions import AND
from qualkit.annotating.attribution.people import Reported
from qualkit.annotating.attribution.reporting import PROFILES, Reporting, reporting_of
from qualkit.model.annotations import Annotation
from qualkit.model.corrections import NOBODY, PersonCorrection

_JOINING = re.compile(rf"(, | (?:{'|'.join(sorted(map(re.escape, AND)))}) )")


def with_names(annotation: Annotation, corrections: Sequence[PersonCorrection]) -> Annotation:
    """The annotation with each reported person called as people say; what nobody says is the author's own."""
    called = _called(corrections)
    if not called:
        return annotation
    together = reported_together(annotation)
    found = {}
    for number, told in annotation.attributions.items():
        name, is_several = _now(told.name, called, is_several=told.name in together)
        if name != NOBODY:
            by = NAME if told.by == COLLECTIVE and not is_several else told.by
            found[number] = told._replace(name=name, by=by)
    return replace(annotation, attributions=found)


def named(people: Iterable[Reported], corrections: Sequence[PersonCorrection]) -> list[Reported]:
    """The reported persons as people call them, in the order in which each comes first.

    Those who are called alike are one, with all forms of their names; whoever is nobody is left out.
    """
    called = _called(corrections)
    found: dict[str, Reported] = {}
    for person in people:
        name, is_several = _now(person.name, called, is_several=person.is_several)
        if name == NOBODY:
            continue
        by = Counter[str]()
        for told_by, n in person.by.items():
            by[NAME if told_by == COLLECTIVE and not is_several else told_by] += n
        one = found.setdefault(name, Reported(name, is_several))
        one.is_several = one.is_several and is_several
        one.is_cited = one.is_cited or person.is_cited
        one.by = Counter(one.by) + by
        one.forms = tuple(dict.fromkeys([*one.forms, *person.forms]))
    return list(found.values())


def names_now(people: Iterable[Reported], corrections: Sequence[PersonCorrection]) -> dict[str, str]:
    """Name as the rules have it -> what it is called, or NOBODY; of those together each first, then them all."""
    called = _called(corrections)
    known = list(people)
    alone = (name for person in known if person.is_several for name in names_in(person.name))
    return {name: called.get(name, name) for name in alone} | {
        person.name: _now(person.name, called, is_several=person.is_several).name for person in known
    }


def reported_together(annotation: Annotation) -> dict[str, tuple[str, ...]]:
    """What several people are called who are reported together -> their names; no name of "experts".

    A name that a person is reported under alone is that person's.
    """
    told_by: dict[str, set[str]] = {}
    for told in annotation.attributions.values():
        told_by.setdefault(told.name, set()).add(told.by)
    several = (name for name, by in told_by.items() if COLLECTIVE in by and not by & {NAME, PRONOUN})
    return {name: tuple(names_in(name)) for name in several}


def names_in(name: str) -> list[str]:
    """The names of people who are reported together; none where it does not say who they are.

    >>> names_in("İlqar Vəliyev, Anar və Işıl Yıldız"), names_in("ekspertlər və alimlər"), names_in("Işıl Yıldız")
    (['İlqar Vəliyev', 'Anar', 'Işıl Yıldız'], [], [])
    """
    pieces = _JOINING.split(name)[::2]
    return pieces if len(pieces) > 1 and all(piece[:1].isupper() for piece in pieces) else []


def without_titles(name: str) -> str:
    """A name without the titles of any language before and behind it; as it is if nothing else is in it.

    >>> without_titles("Prof. Dr. Işıl Yıldız"), without_titles("Leyla xanım"), without_titles("г-жа Иванова")
    ('Işıl Yıldız', 'Leyla', 'Иванова')
    """
    words = re.sub(r"(?<=[^\W\d_]{2}\.)(?=[^\W\d_])", " ", name).split()
    before, behind = _titles()
    first, last = 0, len(words)
    while first < last and _title_key(words[first]) in before:
        first += 1
    while last > first and _title_key(words[last - 1]) in behind:
        last -= 1
    return " ".join(words[first:last]) or name


@cache
def _titles() -> tuple[frozenset[str], frozenset[str]]:
    """The titles of all languages that stand before names, and those that stand behind them."""
    profiles: list[Reporting] = [found for code in PROFILES if (found := reporting_of(code)) is not None]
    return (
        frozenset(_title_key(title) for one in profiles for title in one.titles),
        frozenset(_title_key(title) for one in profiles for title in one.behind_name),
    )


def _title_key(word: str) -> str:
    return word.casefold().replace("i̇", "i").rstrip(".,")


class _Called(NamedTuple):
    name: str
    is_several: bool


def _called(corrections: Sequence[PersonCorrection]) -> dict[str, str]:
    return {one.name: one.called for one in corrections if one.called is not None}


def _now(name: str, called: Mapping[str, str], *, is_several: bool) -> _Called:
    """What a name is called, and whether it is several people's: of those together each is called by the own name."""
    pieces = names_in(name) if is_several else []
    if name in called or not pieces:
        return _Called(called.get(name, name), is_several)
    now = [one for one in dict.fromkeys(called.get(piece, piece) for piece in pieces) if one != NOBODY]
    if len(now) < 2:
        return _Called(now[0] if now else NOBODY, False)
    return _Called(", ".join(now[:-1]) + _JOINING.findall(name)[-1] + now[-1], True)
