"""A corrected file in the place of the one that a source was read from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qualkit import __version__, annotating, reading, store
from qualkit.errors import QualkitError, ReadingError
from qualkit.messages import _
from qualkit.model.alignments import turned
from qualkit.model.identity import digest
from qualkit.model.sources import Edit, Source, between_originals, cut
from qualkit.pipeline import versions
from qualkit.pipeline.adding import Known, add_respondents, kept_path
from qualkit.pipeline.deciding import Unplaced, standing_in
from qualkit.pipeline.files import repaired
from qualkit.pipeline.kept import annotated
from qualkit.pipeline.linking import source_called
from qualkit.pipeline.speakers import speakers


@dataclass(frozen=True, slots=True)
class Replaced:
    """What became of a source whose text was replaced.

    is_new: whether the file says anything else than the source did. carried: how many decided codings stand in the new
    text. unplaced: those whose words it has not. lost: what else was said of the old text and has no place in the new
    one, a line each. n_waiting: repairs that wait for somebody. doubts: about what was read.
    """

    source: Source
    is_new: bool
    carried: int = 0
    unplaced: Sequence[Unplaced] = ()
    lost: Sequence[str] = ()
    n_waiting: int = 0
    doubts: Sequence[str] = ()


def replace_source(project: store.Project, path: Path, name: str | None = None, known: Known | None = None) -> Replaced:
    """What became of a source whose text the file at the path now is, as one history entry.

    name: of the source; without it the one that was read from this file, or one of the file's name.
    Codings, decisions on repairs and corrections are carried over; what does not fit is told, and nothing is dropped.

    Raises: ReadingError or TableError if the file cannot be read; QualkitError if it is not clear which source is
    meant, or if the text is that of another source. Nothing has changed then.
    """
    known = known or Known()
    source = source_called(project, name) if name else _source_of(project, path)
    read = _read(path, source, known)
    file_digest, kept = digest(path.read_bytes()), kept_path(project, path)
    if read.original == source.original and (kept, file_digest) == _file_of(project, source):
        return Replaced(source, is_new=False)
    edits, verdicts = settled_edits(source, read, store.verdicts(project, source.uid))
    labels = {one.name for one in speakers(project, [source])}
    with project.transaction():
        if read.marks_of("row"):  # before the text, so that taking the text back is the first thing that undo does
            add_respondents(project, replace(read, name=source.name, first=source.uid), path, known.encoding)
        new = store.replace_text(
            project,
            source,
            read.with_edits(edits),
            path=kept,
            file_digest=file_digest,
            made_by=f"qualkit {__version__}, reader {read.reader}",
            verdicts=verdicts,
        )
        store.keep(project, "repairs", new.uid, versions.repairs())
        annotated(project, new)
    stands = standing_in(project, new)
    return Replaced(
        new,
        read.original != source.original,
        sum(one.coder.uid == project.coder.uid for one in stands.codings),
        stands.unplaced,
        tuple(_lost(project, new, labels)),
        len(store.waiting_edits(project, new)),
        tuple(mark.value for mark in new.marks if mark.kind == "doubt"),
    )


def settled_edits(
    old: Source, new: Source, verdicts: Mapping[tuple[int, int, str], str]
) -> tuple[list[Edit], dict[str, list[Edit]]]:
    """The edits of a corrected text, and what had been said of those that it shares with the text before.

    Where the words are the same, a repair is applied if it was, and waits if it was refused or had not been found: text
    that may be coded already never changes unseen. In what is new it is as repairing finds it.
    """
    way = between_originals(old, new)
    settled: dict[tuple[int, int, str], Edit] = {}
    said: dict[str, list[Edit]] = {}
    for edit in old.edits:
        span = way.exactly(edit.start, edit.end)
        verdict = verdicts.get(edit.key)
        if span is None or not (edit.applied or verdict):
            continue
        moved = replace(edit, start=span.start, end=span.end)
        settled[moved.key] = moved
        if verdict:
            said.setdefault(verdict, []).append(moved)
    applied = sorted((edit.start, edit.end) for edit in settled.values() if edit.applied)
    back = turned(way)
    for edit in new.edits:
        waits = back.exactly(edit.start, edit.end) is not None or not _is_free(edit, applied)
        settled.setdefault(edit.key, replace(edit, applied=edit.applied and not waits))
    return sorted(settled.values()), said


def _is_free(edit: Edit, applied: Sequence[tuple[int, int]]) -> bool:
    following = bisect_left(applied, (edit.start, edit.end))
    before = applied[following - 1][1] if following else 0
    return before <= edit.start and (following == len(applied) or edit.end <= applied[following][0])


def _lost(project: store.Project, source: Source, labels: Iterable[str]) -> Iterator[str]:
    """A line for each thing that was said of the old text, codings apart, and has no place in the new one."""
    for words, question in store.lost_questions(project, source.uid):
        found = _("the turn that begins '{words}' answered {question}; it begins otherwise now: qualkit questions")
        yield found.format(words=words, question=question or _("no question"))
    now = {one.name for one in speakers(project, [source])}
    linked = {link.speaker for link in store.stored_links(project) if link.source_uid == source.uid and link.case}
    for label in sorted(set(labels) - now):
        case = _(" and was linked to a case") if label in linked else ""
        yield _("{label} spoke in the old text{case}, and does not in the new one").format(label=label, case=case)
    written = source.text
    for one in store.corrections(project, source.uid).speakers:
        if one.label not in written and one.label not in labels:
            found = _("the label {label} was corrected, and is not in the new text: qualkit speakers")
            yield found.format(label=one.label)


def _source_of(project: store.Project, path: Path) -> Source:
    """The source that was read from a file, or else the one of its name."""
    sources, kept = store.sources(project), kept_path(project, path)
    of_file = [
        source for source, (_name, known, _digest) in zip(sources, store.files(project), strict=True) if known == kept
    ]
    found = of_file or [source for source in sources if source.name == path.name]
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(source.name for source in found)
        message = _("several sources are of {file} ({several}); name the one whose text it is to replace")
        raise QualkitError(message.format(file=path.name, several=several))
    message = _("no source was read from {file}, nor has one its name; name the one whose text it is to replace: {all}")
    raise QualkitError(message.format(file=path.name, all=", ".join(source.name for source in sources) or "–"))


def _read(path: Path, source: Source, known: Known) -> Source:
    """The file as a source with the repairs that it needs; of a file of several articles, the one that the source is.

    Raises: ReadingError or TableError.
    """
    try:
        read = reading.read(path, name=source.name, encoding=known.encoding)
    except OSError as error:
        raise ReadingError(path, _("the file cannot be opened ({why})").format(why=error.strerror)) from error
    read = replace(read, language=known.language or source.language)
    whole, hash_sign, number = source.name.rpartition("#")
    if not (whole and hash_sign and number.isdigit()):
        return repaired(read)
    found = repaired(read)
    articles = annotating.articles_of(found) if found.reader != "table" else ()
    if len(articles) < 2:
        return found  # the one article in a file of its own
    if int(number) > len(articles):
        message = _("there are {n} articles in it, and the source is number {number}; give it in a file of its own")
        raise ReadingError(path, message.format(n=len(articles), number=number))
    span = found.offsets.to_original(*articles[int(number) - 1])
    return repaired(cut(found, span, name=source.name))


def _file_of(project: store.Project, source: Source) -> tuple[str, str]:
    rows = zip(store.sources(project), store.files(project), strict=True)
    return next((path, known) for one, (_name, path, known) in rows if one.uid == source.uid)
