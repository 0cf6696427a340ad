"""What goes when a participant withdraws, and what is left of it elsewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualkit import reading, store
from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import _
from qualkit.model.cases import Case
from qualkit.model.sources import Source

TELLING = 25
"""Characters of a line from which on it can only come from the source in which it stands."""


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Something that may be forgotten.

    name: of the source, or the case. rows: table -> how many rows go. cases: that go with a source. remains: what the
    program cannot erase and where it is, a line each.
    """

    name: str
    source: Source | None
    rows: Mapping[str, int]
    cases: Sequence[str]
    remains: Sequence[str]


def to_forget(project: store.Project, name: str) -> Forgetting:
    """What would go with the source or case of this name, and what would remain; nothing is changed.

    Raises: UnknownName if there is neither.
    """
    wanted = unicodedata.normalize("NFC", name)
    sources, cases = {one.name: one for one in store.sources(project)}, store.stored_cases(project)
    if wanted in sources:
        source = sources[wanted]
        names = store.cases_only_in(project, source)
        lines = {line.strip() for line in source.text.splitlines() if len(line.strip()) >= TELLING}
        remains = [*_file(project, source), *_elsewhere(project, {wanted, *names}, lines, source.uid)]
        return Forgetting(wanted, source, store.rows_of_source(project, source), names, remains)
    if wanted not in {case.name for case in cases}:
        raise UnknownName(_("source or case"), name, [*sources, *(case.name for case in cases)])
    remains = [*_said(project, wanted), *_elsewhere(project, {wanted}, (), Case(wanted).uid)]
    return Forgetting(wanted, None, store.rows_of_case(project, wanted), (), remains)


def forget(project: store.Project, what: Forgetting) -> None:
    """Erase it really. Raises: ProjectError if another program has the project open."""
    if what.source is not None:
        store.forget_source(project, what.source)
    else:
        store.forget_case(project, what.name)


def _file(project: store.Project, source: Source) -> Iterator[str]:
    path = next(path for name, path, _digest in store.files(project) if name == source.name)
    if (project.folder / path).exists():
        yield _("the file that it was read from: {file}").format(file=project.folder / path)


def _said(project: store.Project, name: str) -> Iterator[str]:
    """Where a case speaks: its turns cannot be cut out of what others say."""
    sources = {one.uid: one for one in store.sources(project)}
    for link in store.stored_links(project):
        if link.case == name and link.source_uid in sources:
            of = sources[link.source_uid].name
            if link.speaker is None:
                yield _("the source {source}, which is this case; erase it with: qualkit forget {source}").format(
                    source=of
                )
            else:
                found = _(
                    "what {speaker} says in {source}, with its codings: it cannot be cut out of the conversation; take"
                    " it out of the file, then type: qualkit forget {source}, and add the file again"
                )
                yield found.format(speaker=link.speaker, source=of)
    for source in sources.values():
        if name in source.original or name in source.name:
            yield _("the name stands in the source {source}").format(source=source.name)


def _elsewhere(project: store.Project, names: Collection[str], lines: Collection[str], uid: str) -> Iterator[str]:
    """Backups and reports that still hold it, and codebooks in whose words it is."""
    for path in store.backups(project.folder):
        if store.holds(path, uid):
            yield _("a backup: {file}").format(file=path)
    for path in sorted((project.folder / "reports").rglob("*")):
        if path.is_file() and _quotes(path, names, lines):
            yield _("a report: {file}").format(file=path)
    said = {line.strip().strip("\"'") for text in store.codebook_versions(project) for line in text.splitlines()}
    if any(name in one for name in names for one in said) or any(
        len(one) >= 2 * TELLING and one in line for one in said for line in lines
    ):
        yield _("words of it in the codebook: {folder}").format(folder=project.folder / "codebooks")


def _quotes(path: Path, names: Collection[str], lines: Collection[str]) -> bool:
    """Whether a report has the name or a line of the source; where it cannot be read, it may."""
    try:
        text = " ".join(reading.read(path).original.split())
    except (QualkitError, OSError):
        return path.suffix in (".pdf", ".docx", ".html", ".md", ".odt", ".xlsx", ".csv", ".jsonl")
    words = {" ".join(one.split()) for one in names}
    pieces = {piece for line in lines for piece in _pieces(" ".join(line.split()))}
    return any(one in text for one in words | pieces)


def _pieces(line: str) -> Iterator[str]:
    """Stretches of a line of which any quotation of some length holds one whole."""
    yield from (line[at : at + TELLING] for at in range(0, max(len(line) - TELLING, 0) + 1, TELLING))
