"""Two people's work on the same material, put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualkit import coding, store
from qualkit.errors import CodebookError, ProjectError
from qualkit.messages import _
from qualkit.model.cases import Case, Link
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import Status
from qualkit.model.corrections import QuestionCorrection, SpeakerCorrection
from qualkit.model.guides import Guide
from qualkit.model.sources import Source
from qualkit.pipeline.deciding import standing


@dataclass(frozen=True, slots=True)
class MergedProject:
    """What came of a merge.

    entries: how many were taken in; 0 where the other project has nothing that is not here. rows: table -> how many.
    coders: whose work it is. conflicts: what the two say differently, a line each; what was said here stands.
    backup: the copy of what stood before; None where nothing was taken in.
    """

    entries: int = 0
    rows: Mapping[str, int] | None = None
    coders: Sequence[str] = ()
    conflicts: Sequence[str] = ()
    backup: Path | None = None


def merge(project: store.Project, path: Path) -> MergedProject:
    """What came of taking in another copy of the project: its folder, or its file, which is only read.

    Decisions of two coders stand side by side; of all else what was said here counts, and the difference is told.
    Taking it back takes all of it back. Merging again adds nothing.

    Raises: ProjectError if it is damaged, not a project, from a newer qualkit, or this very project.
    """
    file = path / store.FILE_NAME if path.is_dir() else path
    if file.exists() and file.samefile(project.folder / store.FILE_NAME):
        raise ProjectError(file, _("this is the project itself; name the folder or the file of the other copy"))
    with store.copy_to_merge(file) as copy:
        if not store.has_news(project, copy):
            return MergedProject()
        backup = store.backup(project, why="before-merge")
        with project.transaction():
            before = _Said.of(project)
            merged = store.take_in(project, copy)
            conflicts = [*_of_sources(merged), *_said_again(project, before), *_of_codebooks(project, before, merged)]
            store.finish_merge(project, merged)
    conflicts += _of_decisions(project, merged.coders)
    return MergedProject(merged.entries, merged.tables, merged.coders, conflicts, backup)


@dataclass(frozen=True, slots=True)
class _Said:
    """All that counts once, and that a merge must not change."""

    attributes: Mapping[tuple[str, str], str]
    links: Mapping[tuple[str, str | None], Link]
    speakers: Mapping[tuple[str, str], SpeakerCorrection]
    questions: Mapping[tuple[str, int], QuestionCorrection]
    refused: Mapping[tuple[str, tuple[int, int, str]], str]
    guide: Guide
    codebook: str | None

    @classmethod
    def of(cls, project: store.Project) -> _Said:
        corrections = {one.uid: store.corrections(project, one.uid) for one in store.sources(project)}
        return cls(
            {
                (case.name, name): value
                for case in store.stored_cases(project)
                for name, value in case.attributes.items()
            },
            {(link.source_uid, link.speaker): link for link in store.stored_links(project)},
            {(uid, one.label): one for uid, both in corrections.items() for one in both.speakers},
            {(uid, one.start): one for uid, both in corrections.items() for one in both.questions},
            {(uid, key): verdict for uid in corrections for key, verdict in store.verdicts(project, uid).items()},
            store.newest_guide(project),
            store.newest_codebook(project),
        )


def _said_again(project: store.Project, before: _Said) -> Iterator[str]:
    """A line for each thing that the two say differently; what was said here is said again, so that it counts."""
    after, sources = _Said.of(project), {one.uid: one for one in store.sources(project)}
    cases: dict[str, dict[str, str]] = defaultdict(dict)
    for (case, name), value in before.attributes.items():
        other = after.attributes.get((case, name), value)
        if other != value:
            cases[case][name] = value
            found = _("{case}: {name} is '{here}' here and '{there}' there")
            yield found.format(case=case, name=name, here=value, there=other)
    links = [link for key, link in before.links.items() if after.links.get(key, link) != link]
    for link in links:
        found = _("{source}: {speaker} is {here} here and {there} there")
        there = after.links[link.source_uid, link.speaker].case
        who = link.speaker or _("the whole source")
        yield found.format(source=sources[link.source_uid].name, speaker=who, here=link.case or "–", there=there or "–")
    if cases or links:
        store.add_cases(project, [Case(name, values) for name, values in cases.items()], links, origin="merge")
    for uid, source in sources.items():
        yield from _corrected_again(project, source, before, after, uid)
    if before.guide.questions and after.guide.questions != before.guide.questions:
        store.keep_guide(project, before.guide, origin="merge")
        yield _("the interview guides differ; the one from here counts")


def _corrected_again(project: store.Project, source: Source, before: _Said, after: _Said, uid: str) -> Iterator[str]:
    labels = [one for key, one in before.speakers.items() if key[0] == uid and after.speakers.get(key) != one]
    for one in labels:
        other = after.speakers.get((uid, one.label))
        found = _("{source}: the label {label} is {here} here and {there} there")
        here, there = (" ".join(filter(None, (it.name, it.role))) if it else "–" for it in (one, other))
        yield found.format(source=source.name, label=one.label, here=here, there=there)
    store.correct_speakers(project, source, labels)
    turns = [one for key, one in before.questions.items() if key[0] == uid and after.questions.get(key) != one]
    for turn in turns:
        answer = after.questions.get((uid, turn.start))
        found = _("{source}: the turn at {start} answers {here} here and {there} there")
        theirs = answer.question if answer else None
        yield found.format(source=source.name, start=turn.start, here=turn.question or "–", there=theirs or "–")
    store.correct_questions(project, source, turns)
    verdicts = {key[1]: value for key, value in before.refused.items() if key[0] == uid}
    differ = {key for key, value in verdicts.items() if after.refused.get((uid, key), value) != value}
    for edit in (edit for edit in source.edits if edit.key in differ):
        found = _("{source}: the repair “{old}” → “{new}” was {here} here and {there} there")
        here, there = verdicts[edit.key], after.refused[uid, edit.key]
        yield found.format(source=source.name, old=edit.old, new=edit.new, here=here, there=there)
    again = [one for one in source.edits if one.key in differ and verdicts[one.key] != "approved" and not one.applied]
    store.decline_edits(project, source, again)


def _of_sources(merged: store.Merged) -> Iterator[str]:
    for there, here in merged.renamed:
        yield _("{there} is another text here; theirs is called {here} now").format(there=there, here=here)
    for name in merged.texts:
        yield _("{name}: its text or repairs were changed here and there; it stays as it is here").format(name=name)
    if merged.erased:
        yield _("{n} sources were erased here and are left out").format(n=merged.erased)
    for action in merged.taken_back:
        yield _("something that stood here was taken back there: {action}").format(action=action)


def _of_codebooks(project: store.Project, before: _Said, merged: store.Merged) -> Iterator[str]:
    """A line for each code that differs; the codebook from here is the newest again."""
    if merged.codebook is None or merged.codebook == before.codebook:
        return
    if before.codebook is not None:
        store.keep_codebook(project, before.codebook)
    here, there = _parsed(before.codebook), _parsed(merged.codebook)
    if here is None or there is None:
        return
    for uid, code in there.by_uid.items():
        if uid not in here.by_uid:
            yield _("the code {path} is in their codebook only; add it to yours").format(path=code.path)
        elif dict(here.by_uid[uid].names) != dict(code.names):
            ours, theirs = (", ".join(one.names.values()) for one in (here.by_uid[uid], code))
            found = _("the code {path} is called {here} here and {there} there")
            yield found.format(path=here.by_uid[uid].path, here=ours, there=theirs)


def _parsed(text: str | None) -> Codebook | None:
    try:
        return coding.parse_codebook(text) if text else None
    except CodebookError:
        return None  # of another version of qualkit


def _of_decisions(project: store.Project, coders: Sequence[str]) -> Iterator[str]:
    """A line for each stretch on which one coder accepted a code and another rejected it."""
    names = {one.uid: one.name for one in store.sources(project)}
    of_code = defaultdict(list)
    for one in standing(project).codings:
        if one.status is not Status.PROPOSED:
            of_code[one.source_uid, one.code_uid].append(one)
    for (uid, _code), codings in of_code.items():
        accepted = [one for one in codings if one.status is Status.ACCEPTED]
        for no in (one for one in codings if one.status is Status.REJECTED):
            for yes in accepted:
                is_new = yes.coder.name in coders or no.coder.name in coders
                if is_new and yes.coder != no.coder and yes.span.overlaps(no.span):
                    found = _("{source}: “{words}” was accepted by {yes} and rejected by {no}; both stand")
                    yield found.format(source=names[uid], words=yes.words, yes=yes.coder.name, no=no.coder.name)
