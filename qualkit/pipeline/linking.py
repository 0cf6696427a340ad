"""Tables of cases: who the speakers and sources of a project are."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from qualkit import reading, store
from qualkit.errors import QualkitError, ReadingError, TableError, UnknownName
from qualkit.messages import _
from qualkit.model.cases import Case, Link
from qualkit.model.sources import Source
from qualkit.pipeline.kept import KeptAnnotations


class CasesAdded(NamedTuple):
    """How many cases and links a table holds, and what is wrong with its rows; a wrong row is left out."""

    n_cases: int
    n_links: int
    problems: list[QualkitError]


def add_cases(project: store.Project, path: Path) -> CasesAdded:
    """The cases, attributes and links of a table, stored.

    A row without a speaker stands for the one participant of its source, or for the source as a whole if nobody speaks
    in it. A row whose source or speaker is not there, or who is somebody else already, is a problem.

    Raises: ReadingError or TableError if the table cannot be read.
    """
    try:
        rows = reading.read_cases(path)
    except OSError as error:
        raise ReadingError(path, _("the file cannot be opened ({why})").format(why=error.strerror)) from error
    sources = store.sources(project)
    speakers = _speakers(project, sources)
    attributes: dict[str, dict[str, str]] = {}
    links: dict[tuple[str, str | None], Link] = {}
    problems: list[QualkitError] = []
    for row in rows:
        try:
            source = _source_named(row.source, sources)
            speaker = _speaker_named(row.speaker, speakers[source.uid])
            taken = links.get((source.uid, speaker))
            if taken and taken.case != row.case:
                found = _("{who} is {case} already, further up in this table; keep one of the two rows")
                raise QualkitError(found.format(who=speaker or source.name, case=taken.case))
        except QualkitError as error:
            problems.append(TableError(path, str(error), row=row.row))
            continue
        links[source.uid, speaker] = Link(source.uid, speaker, row.case, confirmed=True)
        attributes.setdefault(row.case, {}).update(row.attributes)
    cases = [Case(name, values) for name, values in attributes.items()]
    store.add_cases(project, cases, links.values(), origin=path.name)
    return CasesAdded(len(cases), len(links), problems)


def _speakers(project: store.Project, sources: Sequence[Source]) -> Mapping[str, Mapping[str, str]]:
    """source uid -> speaker -> role."""
    annotations = KeptAnnotations(project, sources)
    return {
        source.uid: {turn.speaker: turn.role for turn in annotation.turns}
        for source, annotation in zip(sources, annotations, strict=True)
    }


def _source_named(name: str, sources: Sequence[Source]) -> Source:
    wanted = unicodedata.normalize("NFC", name).replace("\\", "/")
    found = [source for source in sources if source.name == wanted]
    found = found or [source for source in sources if source.name.endswith(f"/{wanted}")]
    found = found or [source for source in sources if source.name == wanted.rpartition("/")[2]]
    if not found:
        raise UnknownName(_("source"), name, [source.name for source in sources])
    if len(found) > 1:
        several = ", ".join(source.name for source in found)
        raise QualkitError(
            _("'{name}' may be any of: {several}; write the whole name").format(name=name, several=several)
        )
    return found[0]


def _speaker_named(name: str | None, speakers: Mapping[str, str]) -> str | None:
    if name is not None:
        if name not in speakers:
            raise UnknownName(_("speaker"), name, speakers)
        return name
    participants = [speaker for speaker, role in speakers.items() if role != "interviewer"]
    if len(participants) > 1:
        found = _("several people speak in the source ({who}); fill in the column 'speaker'")
        raise QualkitError(found.format(who=", ".join(participants)))
    return participants[0] if participants else None
