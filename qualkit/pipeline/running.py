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
from qualkit.messages import _, ngettext
from qualkit.model.codebooks import Codebook
from qualkit.model.codings import Status
from qualkit.model.identity import digest
from qualkit.model.results import TopicModel
from qualkit.model.sources import Source
from qualkit.model.study import Study
from qualkit.pipeline import versions
from qualkit.pipeline.codebooks import read_codebook
from qualkit.pipeline.deciding import Standing, names_of_former_codes, standing
from qualkit.pipeline.kept import KeptAnnotations, Progress
from qualkit.pipeline.reports import write_report

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
    made_at: datetime | None = None,
    progress: Progress = lambda stage, done, total: None,
    executor: Executor | None = None,
) -> Summary:
    """What the run did; a run that changed anything is one entry of the history.

    made_at: the moment that the report is to name; without it the project's clock, and an unchanged report is left as
    it is. executor: spreads the annotating of sources; without it one by one.

    Raises: CodebookError if the codebook cannot be used, QualkitError if there is no source; nothing has changed then.
    """
    codebook = read_codebook(settings.codebook)
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
    _sum_up(project, summary, sources, annotations, codebook, stands)
    study = _study(project, settings, sources, annotations, codebook, stands, models)
    progress("compare", 1, 1)
    progress("report", 0, 1)
    summary.reports, kept_copies, is_new = write_report(
        project, settings, study, annotations.fingerprints, made_at=made_at
    )
    summary.look += kept_copies
    summary.done += ["report"] if is_new else []
    progress("report", 1, 1)
    if summary.done:
        with project.entry("run", {"stages": summary.done, "proposed": summary.n_proposed}):
            pass
    return summary


def load_study(project: store.Project, settings: store.Settings, codebook: Codebook) -> Study:
    """What stands in the project now, without the topics, for exports and tables."""
    sources = store.sources(project)
    annotations = KeptAnnotations(project, sources)
    annotations.fill(lambda stage, done, total: None)
    return _study(project, settings, sources, annotations, codebook, standing(project, sources), ())


def _look_at_files(project: store.Project, summary: Summary, progress: Progress) -> None:
    files = store.files(project)
    for done, (name, path, file_digest) in enumerate(files):
        progress("read", done, len(files))
        try:
            is_same = digest((project.folder / path).read_bytes()) == file_digest
        except OSError:
            gone = _("{name}: the file is gone; its text is safe in the project, so nothing needs to be done")
            summary.problems.append(gone.format(name=name))
            continue
        if not is_same:
            found = _(
                "{name}: the file has changed since it was added; the project keeps the text that it read then; to put"
                " the new text in its place: qualkit replace FILE"
            )
            summary.problems.append(found.format(name=name))
    progress("read", len(files), len(files))


def _repair(project: store.Project, sources: Sequence[Source], summary: Summary, progress: Progress) -> list[Source]:
    """The sources with what newer rules would mend waiting; `add` has repaired each source once already."""
    current = []
    for done, source in enumerate(sources):
        progress("repair", done, len(sources))
        if not store.is_kept(project, "repairs", source.uid, versions.repairs()):
            edits = repairing.find_edits(source.original, marks=source.marks, language=source.language)
            source = store.replace_edits(project, source, edits)
            store.keep(project, "repairs", source.uid, versions.repairs())
            if "repair" not in summary.done:
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
    fingerprints = _proposal_fingerprints(codebook, sources, annotations)
    stale = stale_sources(project, codebook, sources, annotations)
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


def stale_sources(
    project: store.Project, codebook: Codebook, sources: Sequence[Source], annotations: KeptAnnotations
) -> list[int]:
    """The numbers of the sources whose proposals were made from another codebook, text or set of rules."""
    fingerprints = _proposal_fingerprints(codebook, sources, annotations)
    return [
        number
        for number, source in enumerate(sources)
        if not store.is_kept(project, "proposals", source.uid, fingerprints[number])
    ]


def _proposal_fingerprints(codebook: Codebook, sources: Sequence[Source], annotations: KeptAnnotations) -> list[str]:
    rules, book = versions.rules("coding"), digest(codebook.text)
    return [
        digest(repr((rules, book, annotation, source.revision)))
        for annotation, source in zip(annotations.fingerprints_by_rule, sources, strict=True)
    ]


def _topics(
    project: store.Project,
    settings: store.Settings,
    sources: Sequence[Source],
    annotations: KeptAnnotations,
    summary: Summary,
    progress: Progress,
) -> list[TopicModel]:
    fingerprint = digest(
        repr((versions.rules("topics"), sorted(annotations.fingerprints_by_rule), settings.topics, settings.seed))
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
    project: store.Project,
    summary: Summary,
    sources: Sequence[Source],
    annotations: KeptAnnotations,
    codebook: Codebook,
    stands: Standing,
) -> None:
    tally = Counter(one.status for one in stands.codings)
    summary.n_proposed, summary.n_accepted = tally[Status.PROPOSED], tally[Status.ACCEPTED]
    summary.n_rejected = tally[Status.REJECTED]
    summary.languages = annotations.languages()
    summary.problems += stands.lost
    n_waiting = sum(len(store.waiting_edits(project, source)) for source in sources)
    if n_waiting:
        found = ngettext(
            "{n} repair waits for a decision (qualkit repairs)",
            "{n} repairs wait for a decision (qualkit repairs)",
            n_waiting,
        )
        summary.look.append(found.format(n=n_waiting))
    if stands.orphans:
        found = ngettext(
            "{n} decision rests on a proposal that no term makes any more; it stands (qualkit codings --orphans)",
            "{n} decisions rest on proposals that no term makes any more; they stand (qualkit codings --orphans)",
            len(stands.orphans),
        )
        summary.look.append(found.format(n=len(stands.orphans)))
    summary.look += _lost_codes(project, codebook, stands)


def _lost_codes(project: store.Project, codebook: Codebook, stands: Standing) -> list[str]:
    """A line for each code that people decided on and that is not in the codebook any more."""
    missing = Counter(one.code_uid for one in stands.codings if one.code_uid not in codebook.by_uid)
    names = names_of_former_codes(project, missing)
    what_to_do = _(
        "the code {name}, on which somebody decided, is not in the codebook ({decisions}); if it has a new id,"
        " write this line under it: uid: {uid}"
    )
    return [
        what_to_do.format(
            name=names.get(uid, "?"),
            decisions=ngettext("{n} decision", "{n} decisions", n).format(n=n),
            uid=uid,
        )
        for uid, n in sorted(missing.items())
    ]


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
        | annotations.made_by
        | {"topics": str(settings.topics or _("chosen by size")), "seed": str(settings.seed)},
    )
