"""New files into a project: read once, repaired, and shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from qualkit import __version__, annotating, reading, store
from qualkit.errors import QualkitError, ReadingError, TableError
from qualkit.messages import _
from qualkit.model.cases import Case, Link
from qualkit.model.identity import digest
from qualkit.model.sources import Source
from qualkit.pipeline import versions
from qualkit.pipeline.files import repaired
from qualkit.pipeline.kept import keep_annotation

NOT_MATERIAL = ("card", "readme")
"""Names (without suffix) of files that describe a folder; a folder that is added leaves them out."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file that was added. note: what needs a look, or empty."""

    name: str
    kind: str
    languages: tuple[str, ...] = ()
    n_turns: int = 0
    n_speakers: int = 0
    n_words: int = 0
    n_repairs: int = 0
    n_waiting: int = 0
    note: str = ""


def add(project: store.Project, paths: Iterable[Path]) -> Iterator[Added | QualkitError]:
    """What became of each file, in order; a folder stands for the files in it, tables of cases come last.

    A file that cannot be read is an error in the stream, and the others go on.
    """
    tables = []
    for path in paths:
        files = _files_in(path)
        if not files:
            yield ReadingError(path, _("there is no file in this folder that qualkit reads"))
        for file in files:
            try:
                if reading.is_case_table(file):
                    tables.append(file)
                else:
                    yield _add_file(project, file)
            except QualkitError as error:
                yield error
            except OSError as error:
                yield ReadingError(file, _("the file cannot be opened ({why})").format(why=error.strerror))
    for table in tables:
        try:
            yield from add_cases(project, table)
        except QualkitError as error:
            yield error


def add_cases(project: store.Project, path: Path) -> Iterator[Added | QualkitError]:
    """The cases, attributes and links of a table, stored; a row whose source is not in the project is an error.

    Raises: ReadingError or TableError if the table cannot be read.
    """
    rows = reading.read_cases(path)
    by_name = {Path(source.name).name: source for source in store.sources(project)}
    attributes: dict[str, dict[str, str]] = {}
    links = []
    for row in rows:
        attributes.setdefault(row.case, {}).update(row.attributes)
        source = by_name.get(Path(row.source).name)
        if source:
            links.append(Link(source.uid, row.speaker, row.case, confirmed=True))
        else:
            found = _("there is no source '{source}' in the project; add that file, then this table again")
            yield TableError(path, found.format(source=row.source), row=row.row)
    cases = [Case(name, values) for name, values in attributes.items()]
    is_new = store.add_cases(project, cases, links, origin=path.name)
    note = _("{cases} cases, {links} links").format(cases=len(cases), links=len(links))
    yield Added(path.name, "cases", note=note if is_new else _("nothing new"))


def _add_file(project: store.Project, path: Path) -> Added:
    file_digest = digest(path.read_bytes())
    source = repaired(reading.read(path, name=path.name))
    made_by = f"qualkit {__version__}, reader {source.reader}"
    source = store.add_source(project, source, path=_kept_path(project, path), file_digest=file_digest, made_by=made_by)
    store.keep(project, "repairs", source.uid, versions.rules("repairing"))
    if source.reader == "table":
        _add_respondents(project, source, path)
    annotation = annotating.annotate(source)
    keep_annotation(project, source, annotation)
    n_waiting = sum(not edit.applied for edit in source.edits)
    return Added(
        source.name,
        source.reader,
        annotation.main_languages,
        len(annotation.turns),
        len({turn.speaker for turn in annotation.turns}),
        annotation.n_words,
        sum(edit.applied for edit in source.edits),
        n_waiting,
        _("{n} repairs wait: qualkit repairs").format(n=n_waiting) if n_waiting else "",
    )


def _add_respondents(project: store.Project, source: Source, path: Path) -> None:
    respondents = reading.read_respondents(path)
    cases = [Case(name, values) for name, values in respondents.items()]
    links = [Link(source.uid, name, name, confirmed=True) for name in respondents]
    store.add_cases(project, cases, links, origin=source.name)


def _kept_path(project: store.Project, path: Path) -> str:
    """Relative to the project where it lies inside, so that the folder can be moved as a whole."""
    full, folder = path.resolve(), project.folder.resolve()
    return (full.relative_to(folder) if full.is_relative_to(folder) else full).as_posix()


def _files_in(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    inside = (child for child in path.rglob("*") if child.is_file() and child.stem.lower() not in NOT_MATERIAL)
    return sorted(child for child in inside if child.suffix.lower() in reading.SUFFIXES)
