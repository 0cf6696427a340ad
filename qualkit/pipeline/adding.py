"""New files into a project: read once, repaired, and shown."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from qualkit import __version__, annotating, reading, store
from qualkit.errors import QualkitError, ReadingError
from qualkit.messages import _, ngettext
from qualkit.model.annotations import OTHER, Annotation
from qualkit.model.cases import Case, Link, respondent_case
from qualkit.model.identity import digest
from qualkit.model.sources import Source, cut
from qualkit.pipeline import versions
from qualkit.pipeline.files import repaired
from qualkit.pipeline.kept import annotated
from qualkit.pipeline.linking import add_cases
from qualkit.pipeline.questions import add_guide, gaps

OWN = ("reports", "codebooks", store.BACKUPS, store.FILE_NAME, store.SETTINGS_NAME)
"""What lies in a project's folder and is no material."""
LEAST_PARAGRAPHS, ASKING = 6, 0.25
"""A text of so many paragraphs, this part of which are questions, may be an interview."""
DESCRIBES = ("card.md", "readme.md", "readme.txt")
"""Files that describe a folder rather than belong to its material."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file that was added.

    repairs: rule -> how many of its repairs were applied. note: what needs a look, or empty. doubts: sentences about
    what reading may have lost.
    """

    name: str
    kind: str
    languages: tuple[str, ...] = ()
    n_turns: int = 0
    n_speakers: int = 0
    n_words: int = 0
    repairs: Mapping[str, int] = field(default_factory=dict)
    note: str = ""
    doubts: tuple[str, ...] = ()


class Known(NamedTuple):
    """What the user knows of the files that are added.

    language, encoding: of all of them; None finds them out. split: a file of several articles is a source for each.
    """

    language: str | None = None
    encoding: str | None = None
    split: bool = False


def add(project: store.Project, paths: Iterable[Path], known: Known | None = None) -> Iterator[Added | QualkitError]:
    """What became of each file, in order; a folder stands for the files in it.

    Interview guides come first, so that turns are annotated with them, and tables of cases last.
    A file that cannot be read is an error in the stream, and the others go on.
    """
    tables: list[Path] = []
    paths = list(paths)
    yield from _add_guides(project, paths)
    for path in paths:
        yield from _add_path(project, path, known or Known(), tables)
    for table in tables:
        try:
            n_cases, n_links, changes, problems = add_cases(project, table)
        except QualkitError as error:
            yield error
            continue
        yield from problems
        made = ngettext("{n} case", "{n} cases", n_cases).format(n=n_cases)
        linked = ngettext("{n} link", "{n} links", n_links).format(n=n_links)
        yield Added(table.name, "cases", note="; ".join([f"{made}, {linked}", *changes]))


def _add_guides(project: store.Project, paths: Iterable[Path]) -> Iterator[Added | QualkitError]:
    """What became of the files that are guides by their names; together they are the project's guide."""
    folder = project.folder.resolve()
    files = []
    for path in paths:
        with suppress(OSError):  # it is said when the path's other files are added
            files += [file for file in _files_in(path, folder) if not _is_no_guide(file) and not _is_own(file, folder)]
    if not files:
        return
    try:
        guide, said = add_guide(project, files)
    except QualkitError as error:
        yield error
        return
    n = len(guide.questions)
    found = ngettext("the interview guide, {n} question", "the interview guide, {n} questions", n).format(n=n)
    note = "; ".join([found, *said, *gaps(guide)])
    yield Added(", ".join(file.name for file in files), "guide", guide.languages, note=note)


def _is_no_guide(path: Path) -> bool:
    return not reading.is_guide(path)


def _add_path(project: store.Project, path: Path, known: Known, tables: list[Path]) -> Iterator[Added | QualkitError]:
    """What became of a file, or of each file in a folder; tables of cases are put aside into `tables`."""
    try:
        found = _files_in(path, project.folder.resolve())
    except OSError as error:
        yield ReadingError(path, _("the folder cannot be opened ({why})").format(why=error.strerror))
        return
    if not found:
        yield ReadingError(path, _("there is no file in this folder"))
    for file in filter(_is_no_guide, found):
        if why := _why_left_out(file, path, project.folder.resolve()):
            yield Added(file.name, "–", note=why)
            continue
        try:
            if reading.is_case_table(file, encoding=known.encoding):
                tables.append(file)
            else:
                yield from _add_file(project, file, known)
        except QualkitError as error:
            yield error
        except OSError as error:
            yield ReadingError(file, _("the file cannot be opened ({why})").format(why=error.strerror))


def _add_file(project: store.Project, path: Path, known: Known) -> Iterator[Added | QualkitError]:
    read = reading.read(path, name=_free_name(project, path), encoding=known.encoding)
    file_digest = digest(path.read_bytes())  # now that it is known not to be too large
    _refuse_what_is_there(project, path, file_digest)
    source = repaired(replace(read, language=known.language))
    parts = articles_in(source)
    if not known.split or len(parts) < 2:
        there = next(filter(None, (store.find_source(project, part.uid) for part in parts)), None)
        if there is not None and there.uid != source.uid:
            found = _("an article of it is in the project already, as {name}; nothing was added")
            raise ReadingError(path, found.format(name=there.name))
        yield _add_source(project, source, path, file_digest, n_articles=len(parts), encoding=known.encoding)
        return
    if store.find_source(project, source.uid) is not None:
        raise ReadingError(path, _("its text is in the project already, as a whole; its articles would count twice"))
    for part in parts:
        try:
            yield _add_source(project, repaired(part), path, file_digest)
        except QualkitError as error:
            yield error


def articles_in(source: Source) -> list[Source]:
    """The articles of a file with several of them, each as a source of its own, without edits."""
    articles = annotating.articles_of(source) if source.reader != "table" else ()
    return [
        cut(source, source.offsets.to_original(*span), name=f"{source.name}#{number}")
        for number, span in enumerate(articles, 1)
    ]


def _refuse_what_is_there(project: store.Project, path: Path, file_digest: str) -> None:
    """Raises: ReadingError if the file, or an earlier state of it, is in the project: its text would count twice."""
    kept = kept_path(project, path)
    for name, known_path, known_digest in store.files(project):
        if known_path != kept:
            continue
        if known_digest == file_digest:
            raise ReadingError(path, _("it is in the project already, as {name}; nothing was added").format(name=name))
        found = _(
            "it is in the project already, as {name}, and has changed since; the project keeps what it read then; to"
            " put the new text in its place: qualkit replace FILE"
        )
        raise ReadingError(path, found.format(name=name))


def _add_source(
    project: store.Project,
    source: Source,
    path: Path,
    file_digest: str,
    *,
    n_articles: int = 1,
    encoding: str | None = None,
) -> Added:
    made_by = f"qualkit {__version__}, reader {source.reader}"
    with project.transaction():  # a survey is not there without its respondents
        source = store.add_source(
            project, source, path=kept_path(project, path), file_digest=file_digest, made_by=made_by
        )
        store.keep(project, "repairs", source.uid, versions.repairs())
        if source.marks_of("row"):
            add_respondents(project, source, path, encoding)
        annotation = annotated(project, source)
    return told(source, annotation, "; ".join(_notes(source, annotation, n_articles)))


def told(source: Source, annotation: Annotation, note: str) -> Added:
    """What is told of a file that was read."""
    return Added(
        source.name,
        source.reader,
        annotation.main_languages,
        len(annotation.turns),
        len({turn.speaker for turn in annotation.turns}),
        annotation.n_words,
        Counter(edit.rule for edit in source.edits if edit.applied),
        note,
        tuple(mark.value for mark in source.marks if mark.kind == "doubt"),
    )


def _notes(source: Source, annotation: Annotation, n_articles: int) -> Iterator[str]:
    if n_articles > 1:
        yield _("{n} articles in one file; with --split each is a source of its own").format(n=n_articles)
    if source.marks_of("row"):
        n_questions = len({turn.question for turn in annotation.turns})
        found = ngettext(
            "{n} column of answers; the others are attributes: qualkit cases",
            "{n} columns of answers; the others are attributes: qualkit cases",
            n_questions,
        )
        yield found.format(n=n_questions)
    n_waiting = sum(not edit.applied for edit in source.edits)
    if n_waiting:
        yield ngettext("{n} repair waits: qualkit repairs", "{n} repairs wait: qualkit repairs", n_waiting).format(
            n=n_waiting
        )
    n_doubts = sum(mark.kind == "doubt" for mark in source.marks)
    if n_doubts:
        found = ngettext(
            "{n} doubt about what was read, see below", "{n} doubts about what was read, see below", n_doubts
        )
        yield found.format(n=n_doubts)
    yield from remarks(source, annotation)


def remarks(source: Source, annotation: Annotation) -> Iterator[str]:
    """What needs a look in a text that was read."""
    if annotation.main_languages[:1] == (OTHER,):
        yield _(
            "hardly any of its words are Azerbaijani, Turkish, Russian or English; if letters look wrong: --encoding"
        )
    if not annotation.turns and _looks_asked(source):
        yield _("many lines ask, but no speaker was found: see qualkit speakers --help")
    if annotation.n_sentences and not annotation.is_evidence.any():
        yield _("nothing in it will be coded: it is all headings, tables, references or an interviewer's questions")


def _looks_asked(source: Source) -> bool:
    """Whether a text without turns may be an interview: among its paragraphs many end with a question mark."""
    ends = [source.text[mark.end - 1 : mark.end] for mark in source.paragraphs]
    return len(ends) >= LEAST_PARAGRAPHS and ends.count("?") >= ASKING * len(ends)


def add_respondents(project: store.Project, source: Source, path: Path, encoding: str | None) -> None:
    """Make each row of a survey a case of its own: the R01 of one survey is not the R01 of another."""
    respondents = reading.read_respondents(path, encoding=encoding)
    cases = [Case(respondent_case(source, name), values) for name, values in respondents.items()]
    links = [Link(source.uid, name, respondent_case(source, name), confirmed=True) for name in respondents]
    store.add_cases(project, cases, links, origin=source.name)


def _free_name(project: store.Project, path: Path) -> str:
    """The file's name, with as many of its folders before it as tell it from the sources that are there."""
    taken = {name for name, _path, _digest in store.files(project)}
    parts = [unicodedata.normalize("NFC", part) for part in path.resolve().parts[1:]]
    names = ["/".join(parts[-n:]) for n in range(1, len(parts) + 1)]
    return next((name for name in names if name not in taken), names[-1])


def kept_path(project: store.Project, path: Path) -> str:
    """Relative to the project where it lies inside, so that the folder can be moved as a whole."""
    full, folder = path.resolve(), project.folder.resolve()
    return (full.relative_to(folder) if full.is_relative_to(folder) else full).as_posix()


def _files_in(path: Path, project: Path) -> list[Path]:
    """The file itself, or the files in the folder and those below it, but for hidden ones.

    A project's own folder stands for itself, so that it can be said that it was left out.
    """
    if not path.is_dir() or _is_own(path, project):
        return [path]
    found = []
    for child in sorted(path.iterdir()):
        if child.name.startswith((".", "~$")):
            continue
        if child.is_file() or _is_own(child, project):
            found.append(child)
        elif child.is_dir() and not child.is_symlink():  # a link may lead back up
            found += _files_in(child, project)
    return found


def _is_own(path: Path, project: Path) -> bool:
    return path.resolve() in {project / name for name in OWN}


def _why_left_out(file: Path, given: Path, project: Path) -> str:
    """Why a file is no material; empty if it is. What the user named is read whatever its name is."""
    if _is_own(file, project):
        return _("left out: it belongs to the project itself; add single files of it if they are material")
    if file == given:
        return ""
    if file.name.lower() in DESCRIBES:
        return _("left out: it describes the folder")
    if not reading.can_read(file):
        return _("left out: no reader for {suffix}").format(suffix=file.suffix or _("files without a suffix"))
    return ""
