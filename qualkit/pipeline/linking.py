"""Tables of cases: who the speakers and sources of a project are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from qualkit import reading, store
from qualkit.errors import QualkitError, ReadingError, TableError, UnknownName
from qualkit.messages import _
from qualkit.model.cases import Case, Link, respondent_case
from qualkit.model.sources import Source
from qualkit.pipeline.kept import KeptAnnotations


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

    A row without a speaker stands for the one participant of its source, or for the source as a whole if nobody speaks
    in it. A row whose source or speaker is not there, or that contradicts one further up, is a problem.

    Raises: ReadingError or TableError if the table cannot be read.
    """
    try:
        rows = reading.read_cases(path)
    except OSError as error:
        raise ReadingError(path, _("the file cannot be opened ({why})").format(why=error.strerror)) from error
    sources = store.sources(project)
    by_path = _paths(project, sources)
    speakers = _speakers(project, sources)
    cases: dict[str, dict[str, str]] = {}
    links: dict[tuple[str, str | None], Link] = {}
    problems: list[QualkitError] = []
    for row in rows:
        try:
            source = _source_named(row.source, by_path)
            speaker = _speaker_named(row.speaker, speakers[source.uid])
            _refuse_contradiction(row, links.get((source.uid, speaker)), cases.get(row.case, {}))
        except QualkitError as error:
            problems.append(TableError(path, str(error), row=row.row))
            continue
        links[source.uid, speaker] = Link(source.uid, speaker, row.case, confirmed=True)
        cases.setdefault(row.case, {}).update(row.attributes)
    changes = list(_changes(project, sources, links))
    store.add_cases(project, [Case(name, values) for name, values in cases.items()], links.values(), origin=path.name)
    return CasesAdded(len(cases), len(links), changes, problems)


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


def _changes(
    project: store.Project, sources: Sequence[Source], links: Mapping[tuple[str, str | None], Link]
) -> Iterator[str]:
    """A line for each person who was another case before; a survey's row has no name of its own to lose."""
    names = {source.uid: source for source in sources}
    for before in store.stored_links(project):
        now = links.get((before.source_uid, before.speaker))
        source = names[before.source_uid]
        if (
            now
            and before.case
            and now.case != before.case
            and before.case != respondent_case(source, before.speaker or "")
        ):
            line = _("{who} was {old} and is now {new}")
            yield line.format(who=before.speaker or source.name, old=before.case, new=now.case)


def _speakers(project: store.Project, sources: Sequence[Source]) -> Mapping[str, Mapping[str, str]]:
    """source uid -> speaker -> role."""
    annotations = KeptAnnotations(project, sources)
    return {
        source.uid: {turn.speaker: turn.role for turn in annotation.turns}
        for source, annotation in zip(sources, annotations, strict=True)
    }


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


def _speaker_named(name: str | None, speakers: Mapping[str, str]) -> str | None:
    if name is not None:
        wanted = unicodedata.normalize("NFC", name)
        if wanted not in speakers:
            raise UnknownName(_("speaker"), name, speakers)
        return wanted
    participants = [speaker for speaker, role in speakers.items() if role != "interviewer"]
    if len(participants) > 1:
        found = _("several people speak in the source ({who}); fill in the column 'speaker'")
        raise QualkitError(found.format(who=", ".join(participants)))
    return participants[0] if participants else None
