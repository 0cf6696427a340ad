"""Whom the sources of a project report, who of them is one person, and what people say about that.

A decision is kept for each source in which the name stands when it is taken, so that nobody is merged in silence in
what is added later. A link to a case is by the name after correction, and goes with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qualkit import annotating, store
from qualkit.annotating import Reported
from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import _
from qualkit.model.cases import Case, Link
from qualkit.model.corrections import NOBODY, PersonCorrection
from qualkit.model.sources import Source
from qualkit.pipeline.kept import KeptAnnotations


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom a source reports. case: who it is linked to, or empty.

    merged: other names by which the rules knew the person, before somebody said who it is.
    """

    source: Source
    reported: Reported
    case: str = ""
    merged: tuple[str, ...] = ()


class Persons(NamedTuple):
    """The persons of sources, source by source; pairs of names that may be one person's; names that are nobody's.

    gone: names of which somebody said something, or that were linked, and that nobody is reported under any more.
    """

    found: list[Person]
    alike: list[tuple[str, str]]
    nobody: list[str]
    gone: list[str]


@dataclass(frozen=True, slots=True)
class PersonChanges:
    """What is to be said about names, each as it is called now, as the rules have it, or in one of its forms.

    same: whom a name means; to a name that nobody has it is a renaming. nobody: what is no person. different: pairs
    that are two persons. cases: who is linked to which case; empty for none. reset: what to leave to the rules again.
    """

    same: Sequence[tuple[str, str]] = ()
    nobody: Collection[str] = ()
    different: Sequence[tuple[str, str]] = ()
    cases: Mapping[str, str] = field(default_factory=dict)
    reset: Collection[str] = ()

    def __bool__(self) -> bool:
        return bool(self.same or self.nobody or self.different or self.cases or self.reset)


def persons(project: store.Project, sources: Sequence[Source]) -> Persons:
    """Whom these sources report, as people call them, in the order in which each comes first."""
    annotations = KeptAnnotations(project, sources)
    links = [link for link in store.stored_links(project) if link.is_person]
    cases = {(link.source_uid, link.speaker): link.case for link in links}
    found: list[Person] = []
    nobody: dict[str, None] = {}
    gone: dict[str, None] = {}
    for number, source in enumerate(sources):
        corrections = store.corrections(project, source.uid).persons
        by_rule = annotating.people_of(source.text, annotations.by_rule(number))
        now = annotating.names_now(by_rule, corrections)
        nobody |= dict.fromkeys(one.name for one in corrections if one.called == NOBODY and one.name in now)
        for person in annotating.named(by_rule, corrections):
            called_so = (one.name for one in corrections if one.called == person.name and one.name in now)
            merged = tuple(name for name in called_so if name != person.name)
            found.append(Person(source, person, cases.get((source.uid, person.name), ""), merged))
        linked = (link.speaker or "" for link in links if link.source_uid == source.uid and link.case)
        gone |= dict.fromkeys(one.name for one in corrections if one.name not in now)
        gone |= dict.fromkeys(name for name in linked if name not in now.values())
    apart = store.told_apart(project)
    pairs = annotating.likely_same(one.reported.name for one in found if not one.reported.is_several)
    offered = [(a, b) for a, b in pairs if (min(a, b), max(a, b)) not in apart]
    return Persons(found, offered, list(nobody), list(gone))


def person_named(written: str, people: Iterable[Reported]) -> str | None:
    """What the person is called who is written so, with titles or without; None if nobody is.

    Raises: QualkitError if it is a form of several persons' names.
    """
    known = list(people)
    if any(person.name == written for person in known):
        return written
    names = list(dict.fromkeys(person.name for person in known if written in person.forms))
    if len(names) > 1:
        message = _("'{name}' may be any of: {several}; write the whole name")
        raise QualkitError(message.format(name=written, several=", ".join(names)))
    bare = annotating.without_titles(written)
    return names[0] if names else person_named(bare, known) if bare != written else None


def correct_persons(project: store.Project, sources: Sequence[Source], changes: PersonChanges) -> list[str]:
    """What was done, a line each; no line if all was so already.

    Raises: UnknownName for a name that no source has; QualkitError for a contradiction.
    """
    names = _Names(project, sources)
    _refuse_circles(changes)
    notes: list[str] = []
    for old, new in changes.same:
        notes += names.call(old, new)
    for written in changes.nobody:
        notes += names.call(written, NOBODY)
    for written in changes.reset:
        notes += names.reset(written)
    pairs = [(names.known(one), names.known(other)) for one, other in changes.different]
    apart = store.told_apart(project)
    pairs = [pair for pair in pairs if (min(pair), max(pair)) not in apart]
    notes += [_("{one} and {other} are two persons").format(one=one, other=other) for one, other in pairs]
    before = _linked(project)
    with project.transaction():
        store.correct_persons(project, names.made())
        store.tell_apart(project, pairs)
        notes += _moved(names, before, _linked(project))
        return notes + _link(project, names, changes.cases)


class _Names:
    """The names of reported persons in some sources: what each is called now, while that is being changed."""

    def __init__(self, project: store.Project, sources: Sequence[Source]) -> None:
        annotations = KeptAnnotations(project, sources)
        chosen = {source.uid for source in sources}
        others = KeptAnnotations(project, [one for one in store.sources(project) if one.uid not in chosen])
        self._elsewhere = {told.name for annotation in others for told in annotation.attributions.values()}
        self._people = {
            source.uid: annotating.people_of(source.text, annotations.by_rule(number))
            for number, source in enumerate(sources)
        }
        # Source -> name by the rules -> what people call it.
        self._stored: dict[str, dict[str, str | None]] = {
            uid: {one.name: one.called for one in store.corrections(project, uid).persons} for uid in self._people
        }
        self._said = {uid: dict(stored) for uid, stored in self._stored.items()}

    def call(self, written: str, new: str) -> list[str]:
        """Call whoever is written so by another name."""
        name, by_rule = self._meant(written)
        called = new
        if new != NOBODY:
            found = new if new in self._elsewhere else self._find(new)
            called = found if found is not None and found != name else new
        if called == name:
            return []
        is_new = called != NOBODY and called not in {*self._all(), *self._elsewhere}
        for uid in self._people:
            self._call(uid, name, called, by_rule)
        if called == NOBODY:
            return [_("{name} is nobody").format(name=name)]
        message = _("{name} is called {new}; nobody else is called so") if is_new else _("{name} is {new}")
        return [message.format(name=name, new=called)]

    def reset(self, written: str) -> list[str]:
        """Leave a name to the rules again, or all names that are called so."""
        bare = annotating.without_titles(written)
        changed = self._reset(written) or self._reset(bare) or self._reset(self.known(written))
        return [_("{name} is as the rules have it").format(name=rule) for rule in dict.fromkeys(changed)]

    def known(self, written: str) -> str:
        """What the person is called who is written so. Raises: UnknownName."""
        return self._meant(written)[0]

    def having(self, name: str) -> list[str]:
        """The sources that report whoever is called so."""
        return [
            uid
            for uid, people in self._people.items()
            if name in annotating.names_now(people, self._corrections(uid)).values()
        ]

    @property
    def sources(self) -> list[str]:
        """All of them."""
        return list(self._people)

    def changed(self) -> Iterator[tuple[str, str, str]]:
        """Source, what a person was called, and what the person is called now, of those who are called otherwise."""
        for uid, people in self._people.items():
            stored = [PersonCorrection(*said) for said in self._stored[uid].items()]
            before, now = (annotating.names_now(people, said) for said in (stored, self._corrections(uid)))
            yield from ((uid, before[rule], now[rule]) for rule in now if before[rule] != now[rule])

    def made(self) -> dict[str, list[PersonCorrection]]:
        """What is said anew of the names of each source."""
        found = {}
        for uid, said in self._said.items():
            new = [PersonCorrection(*one) for one in said.items() if one[1] != self._stored[uid].get(one[0])]
            if new:
                found[uid] = new
        return found

    def _call(self, uid: str, name: str, called: str, by_rule: Collection[str]) -> None:
        """In one source call those otherwise, of the names of the rules, who are called by a name now."""
        now = self._called(uid)
        mine = [rule for rule in now if rule in by_rule and now[rule] == name]
        if mine and called != NOBODY and now.get(called) == called and self._said[uid].get(called) is None:
            # The store does not know the names of the rules: a link of both is a link of this one too.
            self._said[uid][called] = called
        # Whoever bears the name by the rules comes first, as it is that one's case that counts.
        for rule in sorted(mine, key=lambda rule: (rule != name, bool(annotating.names_in(rule)))):
            # Several people together are called otherwise already when one of them is.
            if self._called(uid)[rule] == name:
                self._said[uid].pop(rule, None)
                self._said[uid][rule] = called

    def _reset(self, written: str) -> list[str]:
        changed = []
        for said in self._said.values():
            for rule, name in said.items():
                if written in (rule, name) and name is not None:
                    said[rule] = None
                    changed += [rule] * (rule != name)
        return changed

    def _meant(self, written: str) -> tuple[str, set[str]]:
        """What the person is called now who is written so, and the names of the rules that are changed with it."""
        name = self._find(written)
        if name is None:
            raise UnknownName(_("reported person"), written, self._all())
        rules = {rule for uid in self._people for rule, called in self._called(uid).items() if called == name}
        # A name that was merged into another is only itself.
        bare = annotating.without_titles(written)
        itself = written if written in rules else bare
        return name, {itself} if itself != name and itself in rules else rules

    def _find(self, written: str) -> str | None:
        """A name as it is now, else as the rules have it, else one of its forms, all this also without titles."""
        for name in dict.fromkeys((written, annotating.without_titles(written))):
            if name in self._all():
                return name
            named = {self._called(uid).get(name, NOBODY) for uid in self._people} - {NOBODY}
            if len(named) == 1:
                return named.pop()
        return person_named(
            written,
            (one for uid, people in self._people.items() for one in annotating.named(people, self._corrections(uid))),
        )

    def _all(self) -> list[str]:
        """All names as they are now."""
        names = (name for uid in self._people for name in self._called(uid).values())
        return [name for name in dict.fromkeys(names) if name != NOBODY]

    def _called(self, uid: str) -> dict[str, str]:
        """Name as the rules have it or had it -> what it is called now."""
        gone = {one.name: one.called or NOBODY for one in self._corrections(uid)}
        return gone | annotating.names_now(self._people[uid], self._corrections(uid))

    def _corrections(self, uid: str) -> list[PersonCorrection]:
        return [PersonCorrection(rule, name) for rule, name in self._said[uid].items()]


def _refuse_circles(changes: PersonChanges) -> None:
    """Nobody can be said to be two, or to be another who is said to be the first."""
    said: dict[str, str] = {}
    for old, new in changes.same:
        if said.setdefault(old, new) != new:
            message = _("{name} cannot be both {one} and {other}; say which")
            raise QualkitError(message.format(name=old, one=said[old], other=new))
    for start in said:
        name, passed = said[start], {start}
        while name in said and name not in passed:
            passed.add(name)
            name = said[name]
        if name in passed:
            message = _("{name} is said to be {other}, and the other way round; keep the one that is right")
            raise QualkitError(message.format(name=start, other=said[start]))
    both = {*changes.nobody, *changes.reset} & said.keys() | set(changes.nobody) & set(changes.reset)
    for name in sorted(both):
        raise QualkitError(_("two things are said of {name}; say one of them").format(name=name))


_Where = tuple[str, str | None]
"""A source and a person whom it reports."""


def _linked(project: store.Project) -> dict[_Where, str]:
    """Source and person -> the case, or empty."""
    return {(one.source_uid, one.speaker): one.case for one in store.stored_links(project) if one.is_person}


def _moved(names: _Names, before: Mapping[_Where, str], now: Mapping[_Where, str]) -> Iterator[str]:
    """A line for each person who is another case by a new name than by the old one."""
    moved = ((old, new, before.get((uid, old)), now.get((uid, new))) for uid, old, new in names.changed())
    for old, new, old_case, new_case in dict.fromkeys(moved):
        if old_case and new_case and old_case != new_case:
            message = _("{name} was {old}; as {called} this person is {new}")
            yield message.format(name=old, called=new, old=old_case, new=new_case)


def _link(project: store.Project, names: _Names, cases: Mapping[str, str]) -> list[str]:
    """Write the links of persons; a line for each. Raises: QualkitError if one person is to be two cases."""
    stored = _linked(project)
    said: dict[str, str] = {}
    notes, links = [], []
    for written, case in cases.items():
        # A link can be taken away from a name that nobody is reported under any more.
        is_stored = any(name == written for _uid, name in stored)
        name = written if is_stored and not case else names.known(written)
        if said.setdefault(name, case) != case:
            message = _("{name} cannot be both {one} and {other}; say which")
            raise QualkitError(message.format(name=name, one=said[name] or "–", other=case or "–"))
        sources = names.having(name) if case else names.sources
        new = [uid for uid in sources if stored.get((uid, name), "") != case]
        links += [Link(uid, name, case, confirmed=True, is_person=True) for uid in new]
        others = dict.fromkeys(old for uid in new if (old := stored.get((uid, name), "")))
        if case and others:
            message = _("{who} was {old} and is now {new}")
            notes += [message.format(who=name, old=old, new=case) for old in others]
        elif new:
            message = _("{name} is linked to {case}") if case else _("{name} is linked to no case")
            notes.append(message.format(name=name, case=case))
    new_cases = [Case(name) for name in dict.fromkeys(link.case for link in links) if name]
    store.add_cases(project, new_cases, links, origin="people")
    return notes
