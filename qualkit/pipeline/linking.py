"""Tables of cases: who the speakers, reported persons and sources of a project are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from qualkit import annotating, reading, store
from qualkit.errors import QualkitError, ReadingError, TableError, UnknownName
from qualkit.messages import _
from qualkit.model.cases import Case, Link, respondent_case
from qualkit.model.sources import Source
from qualkit.pipeline.kept import KeptAnnotations
from qualkit.pipeline.persons import person_named


class CasesAdded(NamedTuple):
    """How many cases and links a table holds; who was somebody else before; what is wrong with its rows.

    A wrong row is left out.
    """

    n_cases: int
    n_links: int
    changes: list[str]
    problems: list[QualkitError]


def add_cases(project: store.Project, path: Path) -> CasesAdded:
    """The cases, attributes and links of a table, stored; of what another table said before, this one's word counts.

    A name is that of a speaker of the row's source, or of somebody whom it reports, in any form of the name; without
    a source it is the person of this name in every source that reports one. A row without a name stands for the one
    participant of its source, or for the source as a whole if nobody speaks in it. A row whose source or name is not
    there, or that contradicts one further up, is a problem.

    Raises: ReadingError or TableError if the table cannot be read.
    """
    try:
        rows = reading.read_cases(path)
    except OSError as error:
        raise ReadingError(path, _("the file cannot be opened ({why})").format(why=error.strerror)) from error
    sources = store.sources(project)
    by_path = _paths(project, sources)
    voices = _Voices(project, sources)
    cases: dict[str, dict[str, str]] = {}
    links: dict[_Who, Link] = {}
    problems: list[QualkitError] = []
    for row in rows:
        try:
            if row.source is None:
                found = voices.persons_called(row.speaker or "")
            else:
                found = voices.of(_source_named(row.source, by_path), row.speaker)
            for who in found:
                _refuse_contradiction(row, links.get(who), cases.get(row.case, {}))
        except QualkitError as error:
            problems.append(TableError(path, str(error), row=row.row))
            continue
        links |= {who: Link(who.source_uid, who.name, row.case, True, who.is_person) for who in found}
        cases.setdefault(row.case, {}).update(row.attributes)
    changes = list(_changes(project, sources, links))
    store.add_cases(project, [Case(name, values) for name, values in cases.items()], links.values(), origin=path.name)
    return CasesAdded(len(cases), len(links), changes, problems)


class _Who(NamedTuple):
    """A speaker of a source, None for the whole of it, or a person whom it reports."""

    source_uid: str
    name: str | None
    is_person: bool = False


def source_called(project: store.Project, name: str) -> Source:
    """The source of this name, or the one whose file lies at the end of this path.

    Raises: UnknownName if there is none, QualkitError if there are several.
    """
    return _source_named(name, _paths(project, store.sources(project)))


def _paths(project: store.Project, sources: Sequence[Source]) -> dict[Source, str]:
    files = zip(sources, store.files(project), strict=True)
    return {source: file for source, (_name, file, _digest) in files}


def _refuse_contradiction(row: reading.CaseRow, taken: Link | None, known: Mapping[str, str]) -> None:
    if taken and taken.case != row.case:
        found = _("{who} is {case} already, further up in this table; keep one of the two rows")
        raise QualkitError(found.format(who=taken.speaker or row.source, case=taken.case))
    for name, value in row.attributes.items():
        if known.get(name, value) != value:
            found = _("{name} of {case} is '{value}' here and '{other}' further up; make the rows agree")
            raise QualkitError(found.format(name=name, case=row.case, value=value, other=known[name]))


def _changes(project: store.Project, sources: Sequence[Source], links: Mapping[_Who, Link]) -> Iterator[str]:
    """A line for each person who was another case before; a survey's row has no name of its own to lose."""
    names = {source.uid: source for source in sources}
    for before in store.stored_links(project):
        now = links.get(_Who(before.source_uid, before.speaker, before.is_person))
        source = names[before.source_uid]
        if (
            now
            and before.case
            and now.case != before.case
            and before.case != respondent_case(source, before.speaker or "")
        ):
            line = _("{who} was {old} and is now {new}")
            yield line.format(who=before.speaker or source.name, old=before.case, new=now.case)


class _Voices:
    """Who speaks in the sources of a project, and whom they report."""

    def __init__(self, project: store.Project, sources: Sequence[Source]) -> None:
        self._project, self._sources = project, sources
        self._annotations = KeptAnnotations(project, sources)
        self._place = {source.uid: number for number, source in enumerate(sources)}
        self._people: dict[str, list[annotating.Reported]] = {}

    def of(self, source: Source, name: str | None) -> list[_Who]:
        """Whom a row of a table means. Raises: UnknownName; QualkitError where several may be meant."""
        annotation = self._annotations[self._place[source.uid]]
        roles = {turn.speaker: turn.role for turn in annotation.turns}
        if name is None:
            return [_Who(source.uid, _only_participant(roles))]
        wanted = unicodedata.normalize("NFC", name)
        bare, names = annotating.without_titles(wanted), self._names(source)
        found = [_Who(source.uid, one) for one in dict.fromkeys((wanted, bare)) if one in roles][:1]
        wanted = found[0].name or "" if found else " ".join(wanted.split())
        # A speaker's name is not looked for among the forms of others' names.
        person = next((one for one in (wanted, bare) if found or one in names), None)
        person = person or person_named(wanted, self._reported(source))
        if person in names:
            found.append(_Who(source.uid, person, is_person=True))
        if not found:
            people = [one.name for one in self._reported(source)]
            raise UnknownName(_("speaker or reported person") if people else _("speaker"), name, [*roles, *people])
        return found

    def persons_called(self, name: str) -> list[_Who]:
        """The person of this name in every source that reports one.

        Raises: UnknownName; QualkitError for a form of several persons' names, in whatever sources they are.
        """
        wanted = " ".join(unicodedata.normalize("NFC", name).split())
        known = {one for source in self._sources for one in self._names(source)}
        person = next((one for one in (wanted, annotating.without_titles(wanted)) if one in known), None)
        if person is None:
            people = [one for source in self._sources for one in self._reported(source)]
            person = person_named(wanted, people)
            if person is None:
                raise UnknownName(_("reported person"), name, dict.fromkeys(one.name for one in people))
        return [_Who(one.uid, person, is_person=True) for one in self._sources if person in self._names(one)]

    def _names(self, source: Source) -> set[str]:
        """All under which somebody is reported, alone or with others."""
        annotation = self._annotations[self._place[source.uid]]
        together = annotating.reported_together(annotation).values()
        return {told.name for told in annotation.attributions.values()}.union(*together)

    def _reported(self, source: Source) -> list[annotating.Reported]:
        if source.uid not in self._people:
            by_rule = annotating.people_of(source.text, self._annotations.by_rule(self._place[source.uid]))
            corrections = store.corrections(self._project, source.uid).persons
            self._people[source.uid] = annotating.named(by_rule, corrections)
        return self._people[source.uid]


def _source_named(name: str, paths: Mapping[Source, str]) -> Source:
    """The source of this name, or the one whose file lies at the end of this path."""
    wanted = unicodedata.normalize("NFC", name).replace("\\", "/").removeprefix("./")
    found = [source for source in paths if source.name == wanted]
    found = found or [
        source for source, path in paths.items() if f"/{unicodedata.normalize('NFC', path)}".endswith(f"/{wanted}")
    ]
    if not found:
        raise UnknownName(_("source"), name, [source.name for source in paths])
    if len(found) > 1:
        several = ", ".join(source.name for source in found)
        message = _("'{name}' may be any of: {several}; write the whole name")
        raise QualkitError(message.format(name=name, several=several))
    return found[0]


def _only_participant(roles: Mapping[str, str]) -> str | None:
    """Who takes part in a conversation; None if nobody speaks. Raises: QualkitError if it is several."""
    participants = [speaker for speaker, role in roles.items() if role != "interviewer"]
    if len(participants) > 1:
        found = _("several people speak in the source ({who}); fill in the column 'speaker'")
        raise QualkitError(found.format(who=", ".join(participants)))
    return participants[0] if participants else None
