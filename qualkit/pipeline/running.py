"""A run: all stages over a project, each only for what has changed since it last ran."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from qualkit import annotating, coding, comparing, repairing, store, topics
from qualkit.errors import QualkitError
from qualkit.messages import _
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import Status
from qualkit.model.identity import digest
from qualkit.model.results import TopicModel
from qualkit.model.sources import Source
from qualkit.model.study import Study
from qualkit.pipeline import versions
from qualkit.pipeline.deciding import Standing, standing
from qualkit.pipeline.kept import KeptAnnotations, Progress
from qualkit.reporting import making

STAGES = ("read", "repair", "annotate", "code", "topics", "compare", "report")


@dataclass(slots=True)
class Summary:
    """What a run did.

    languages: language -> sentences.
    problems: what is wrong with the material, a line each. look: what waits for a person, a line each.
    reports: format -> file. done: the stages that had anything to do.
    """

    n_sources: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    n_proposed: int = 0
    n_accepted: int = 0
    n_rejected: int = 0
    problems: list[str] = field(default_factory=list)
    look: list[str] = field(default_factory=list)
    reports: dict[str, Path] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)


def run(
    project: store.Project,
    settings: store.Settings,
    *,
    made_at: datetime,
    progress: Progress = lambda stage, done, total: None,
    executor: Executor | None = None,
) -> Summary:
    """What the run did; a run that changed anything is one entry of the history.

    made_at: the moment that the report names. executor: spreads the annotating of sources; without it one by one.

    Raises: CodebookError if the codebook cannot be used, ProjectError if there is no source; nothing has changed then.
    """
    codebook = coding.read_codebook(settings.codebook)
    sources = store.sources(project)
    if not sources:
        raise QualkitError(_("there is no source in the project yet; add files with: qualkit add FILE…"))
    summary = Summary(n_sources=len(sources))
    _look_at_files(project, summary, progress)
    sources = _repair(project, sources, summary, progress)
    annotations = KeptAnnotations(project, sources)
    if annotations.fill(progress, executor):
        summary.done.append("annotate")
    _code(project, codebook, sources, annotations, summary, progress)
    models = _topics(project, settings, sources, annotations, summary, progress)
    progress("compare", 0, 1)
    stands = standing(project, sources)
    _sum_up(summary, sources, annotations, codebook, stands)
    study = _study(project, settings, sources, annotations, codebook, stands, models)
    progress("compare", 1, 1)
    _report(project, settings, study, annotations, made_at, summary, progress)
    if summary.done:
        with project.entry("run", {"stages": summary.done, "proposed": summary.n_proposed}):
            pass
    return summary


def load_study(project: store.Project, settings: store.Settings, codebook: Codebook) -> Study:
    """What stands in the project now, without the topics, for exports and tables."""
    sources = store.sources(project)
    annotations = KeptAnnotations(project, sources)
    return _study(project, settings, sources, annotations, codebook, standing(project, sources), ())


def _look_at_files(project: store.Project, summary: Summary, progress: Progress) -> None:
    files = store.files(project)
    for done, (name, path, file_digest) in enumerate(files):
        progress("read", done, len(files))
        try:
            is_same = digest((project.folder / path).read_bytes()) == file_digest
        except OSError:
            summary.problems.append(_("{name}: the file is gone; its text is safe in the project").format(name=name))
            continue
        if not is_same:
            found = _("{name}: the file has changed since it was added; the project keeps the text that it read then")
            summary.problems.append(found.format(name=name))
    progress("read", len(files), len(files))


def _repair(project: store.Project, sources: Sequence[Source], summary: Summary, progress: Progress) -> list[Source]:
    """The sources with what newer rules would mend waiting; `add` has repaired each source once already."""
    current = []
    for done, source in enumerate(sources):
        progress("repair", done, len(sources))
        if not store.is_kept(project, "repairs", source.uid, versions.rules("repairing")):
            edits = repairing.find_edits(source.original, marks=source.marks, language=source.language)
            source = store.replace_edits(project, source, edits)
            store.keep(project, "repairs", source.uid, versions.rules("repairing"))
            summary.done.append("repair")
        current.append(source)
    progress("repair", len(sources), len(sources))
    return current


def _code(
    project: store.Project,
    codebook: Codebook,
    sources: Sequence[Source],
    annotations: KeptAnnotations,
    summary: Summary,
    progress: Progress,
) -> None:
    fingerprints = [
        digest("\n".join((versions.rules("coding"), annotation, digest(codebook.text))))
        for annotation in annotations.fingerprints
    ]
    stale = [
        number
        for number, source in enumerate(sources)
        if not store.is_kept(project, "proposals", source.uid, fingerprints[number])
    ]
    progress("code", 0, len(stale))
    if stale:
        store.keep_codebook(project, codebook.text)
        found = coding.apply(codebook, [sources[n] for n in stale], [annotations[n] for n in stale])
        with project.transaction():
            for number, proposals in zip(stale, found, strict=True):
                store.replace_proposals(project, sources[number].uid, proposals)
                store.keep(project, "proposals", sources[number].uid, fingerprints[number])
        summary.done.append("code")
    progress("code", len(stale), len(stale))


def _topics(
    project: store.Project,
    settings: store.Settings,
    sources: Sequence[Source],
    annotations: KeptAnnotations,
    summary: Summary,
    progress: Progress,
) -> list[TopicModel]:
    fingerprint = digest(
        repr((versions.rules("topics"), sorted(annotations.fingerprints), settings.topics, settings.seed))
    )
    stored = store.kept(project, "topics", "", fingerprint)
    progress("topics", 0, 1)
    if stored is None:
        lemmatised = annotating.lemmatise(list(annotations))
        models = topics.fit(sources, lemmatised, topics=settings.topics or None, seed=settings.seed)
        stored = store.topic_models_to_bytes(models)
        store.keep(project, "topics", "", fingerprint, stored)
        summary.done.append("topics")
    progress("topics", 1, 1)
    return store.topic_models_from_bytes(stored)


def _sum_up(
    summary: Summary, sources: Sequence[Source], annotations: KeptAnnotations, codebook: Codebook, stands: Standing
) -> None:
    tally = Counter(one.status for one in stands.codings)
    summary.n_proposed, summary.n_accepted = tally[Status.PROPOSED], tally[Status.ACCEPTED]
    summary.n_rejected = tally[Status.REJECTED]
    summary.languages = annotations.languages()
    summary.problems += stands.lost
    n_waiting = sum(not edit.applied for source in sources for edit in source.edits)
    if n_waiting:
        summary.look.append(_("{n} repairs wait for a decision (qualkit repairs)").format(n=n_waiting))
    if stands.orphans:
        found = _("{n} decisions rest on proposals that no term makes any more; they stand (qualkit codings --orphans)")
        summary.look.append(found.format(n=len(stands.orphans)))
    unknown = sum(one.code_uid not in codebook.by_uid for one in stands.codings)
    if unknown:
        found = _("{n} codings have a code that is not in the codebook; give the code its uid back to see them")
        summary.look.append(found.format(n=unknown))


def _study(
    project: store.Project,
    settings: store.Settings,
    sources: Sequence[Source],
    annotations: KeptAnnotations,
    codebook: Codebook,
    stands: Standing,
    models: Sequence[TopicModel],
) -> Study:
    return Study(
        name=settings.name,
        sources=sources,
        annotations=annotations,
        codebook=codebook,
        codings=stands.codings,
        passages=comparing.passages(stands.codings, sources, codebook),
        topic_models=models,
        cases=store.stored_cases(project),
        links=store.stored_links(project),
        orphans=stands.orphans,
        lost=stands.lost,
        made_by=versions.made_by()
        | {"topics": str(settings.topics or _("chosen by size")), "seed": str(settings.seed)},
    )


def _report(
    project: store.Project,
    settings: store.Settings,
    study: Study,
    annotations: KeptAnnotations,
    made_at: datetime,
    summary: Summary,
    progress: Progress,
) -> None:
    folder = project.folder / "reports"
    fingerprint = digest(
        repr(
            (
                versions.rules("reporting", "comparing", "locales"),
                study.made_by,
                settings,
                annotations.fingerprints,
                digest(study.codebook.text),
                [(one.uid, one.status, one.coder.uid) for one in study.codings],
                study.topic_models,
                study.cases,
                study.links,
                study.lost,
            )
        )
    )
    progress("report", 0, 1)
    files = {name: folder / f"findings.{name}" for name in settings.formats}
    written = store.kept(project, "report", "findings", fingerprint)
    if written is None or written.decode() != _digest_of(files):
        files = making.make(
            "findings", study, folder, formats=settings.formats, made_at=made_at, quotations=settings.quotations
        )
        store.keep(project, "report", "findings", fingerprint, _digest_of(files).encode())
        summary.done.append("report")
    summary.reports = files
    progress("report", 1, 1)


def _digest_of(files: dict[str, Path]) -> str:
    return digest(b"".join(path.read_bytes() if path.exists() else b"-" for _name, path in sorted(files.items())))
