"""Proof that a project is whole: every quotation still says what its source says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualkit import store
from qualkit.errors import AnchorError, QualkitError
from qualkit.messages import _
from qualkit.model.codings import Coding, Decision, Quoted
from qualkit.model.sources import Source
from qualkit.pipeline.carrying import Carrier


@dataclass(frozen=True, slots=True)
class Proof:
    """What was looked at, and what was found, a line each; without problems the project is whole.

    n_quotations: proposals and decisions that stand. lost: quotations of an earlier revision of which a repair has left
    nothing, or a corrected text other words; that is no fault.
    """

    n_sources: int = 0
    n_revisions: int = 0
    n_quotations: int = 0
    problems: Sequence[str] = ()
    lost: Sequence[str] = ()


def prove(project: store.Project) -> Proof:
    """Whether the file is sound, each source is the text that it was, and each quotation has its words.

    Every quotation is read at the revision on which it was made, and carried to the newest one.
    """
    problems = [_("the file: {fault}").format(fault=fault) for fault in store.faults(project)]
    n_revisions, by_uid = 0, dict[str, dict[int, Source]]()
    for source in store.sources(project):
        revisions, faults = _revisions(project, source)
        by_uid[source.uid] = revisions
        n_revisions += len(revisions)
        problems += faults
    proposals, decisions = store.proposals(project), store.decisions(project)
    carrier = Carrier(project, {uid: next(iter(revisions.values())) for uid, revisions in by_uid.items()})
    found = [*_look_at(proposals, by_uid, carrier), *_look_at(decisions, by_uid, carrier)]
    problems += [line for is_fault, line in found if is_fault]
    lost = tuple(line for is_fault, line in found if not is_fault)
    return Proof(len(by_uid), n_revisions, len(proposals) + len(decisions), tuple(problems), lost)


def _look_at(
    all_quoted: Sequence[Quoted], by_uid: dict[str, dict[int, Source]], carrier: Carrier
) -> Iterator[tuple[bool, str]]:
    """For each quotation that is not as it was made, whether that is a fault, and what to say."""
    for quoted in all_quoted:
        revisions = by_uid[quoted.source_uid]
        fault = _fault(quoted, revisions)
        if fault:
            yield True, fault
            continue
        try:
            carrier.carried(quoted)
        except AnchorError as error:
            yield False, str(error)


def _revisions(project: store.Project, newest: Source) -> tuple[dict[int, Source], list[str]]:
    """The source at each of its revisions, the newest first, and what is wrong with them."""
    found, faults = {newest.revision: newest}, list[str]()
    for number in store.revision_numbers(project, newest.uid):
        try:
            found.setdefault(number, store.at_revision(project, newest, number))
        except (QualkitError, ValueError) as error:
            faults.append(_("{name}, revision {number}: {error}").format(name=newest.name, number=number, error=error))
    return found, faults


def _fault(quoted: Coding | Decision, revisions: dict[int, Source]) -> str:
    """What is wrong with a quotation; empty where its words are those of the revision on which it was made."""
    source = revisions.get(quoted.revision)
    if source is None:
        name = next(iter(revisions.values())).name
        found = _("{name}: a quotation is of revision {number}, which there is not: '{words}'")
        return found.format(name=name, number=quoted.revision, words=quoted.words)
    words = source.words(quoted.span)
    return "" if words == quoted.words else str(AnchorError(source.name, *quoted.span, words=quoted.words, found=words))
