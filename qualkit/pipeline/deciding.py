"""What stands in a project: people's decisions over what the rules propose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from qualkit import coding, store
from qualkit.errors import AnchorError, CodebookError, QualkitError
from qualkit.messages import _
from qualkit.model.codings import CoderKind, Coding, Decision, Quoted, Status, checked
from qualkit.model.sources import Source
from qualkit.model.spans import Span
from qualkit.pipeline.carrying import Carrier


class Unplaced(NamedTuple):
    """A decision whose words a corrected or repaired text no longer has, for somebody to look at.

    source: the newest revision of its source. span: where the words were, as far as that can be said; empty where
    nothing is left of the place.
    """

    decision: Decision
    source: Source
    span: Span

    @property
    def words(self) -> str:
        """What stands at that place now."""
        return self.source.words(self.span)


class Standing(NamedTuple):
    """What counts now.

    codings: in the order of the text, rejected ones too; each has been checked against its source.
    orphans: decisions that no rule proposes any more. lost: what no longer fits its source, a line each.
    unplaced: the same for who reviews it, without what has been settled and what had been rejected.
    """

    codings: list[Coding]
    orphans: list[Decision]
    lost: list[str]
    unplaced: Sequence[Unplaced] = ()


def standing(project: store.Project, sources: Sequence[Source] | None = None) -> Standing:
    """The codings that stand in a project; `sources` where the caller has them at hand.

    What was made on an earlier revision of its source is carried to the newest one.
    """
    current = {source.uid: source for source in (store.sources(project) if sources is None else sources)}
    return _laid(project, current, store.proposals(project), store.decisions(project))


def standing_in(project: store.Project, source: Source) -> Standing:
    """The codings that stand in one source, whatever the size of the rest."""
    proposals, decisions = store.proposals(project, source.uid), store.decisions(project, source.uid)
    return _laid(project, {source.uid: source}, proposals, decisions)


def _laid(
    project: store.Project,
    current: Mapping[str, Source],
    proposals: Sequence[Coding],
    all_decisions: Sequence[Decision],
) -> Standing:
    carrier = Carrier(project, current)
    decisions, misfits = _carried_over(carrier, all_decisions)
    unplaced = _to_review(misfits, decisions, current)
    proposals, unfit = _carried_over(carrier, proposals)
    lost = [str(error) for _one, error in misfits if any(one.decision is _one for one in unplaced)]
    # What rules propose is made anew by the next run where a corrected text has another wording.
    lost += [str(error) for one, error in unfit if carrier.is_same_text(one)]
    laid = coding.lay(without_echoes(proposals), decisions, order=list(current))
    codings = [checked(one, current[one.source_uid]) for one in laid.codings]
    return Standing(codings, laid.orphans, lost, unplaced)


def _carried_over(
    carrier: Carrier, all_quoted: Iterable[Quoted]
) -> tuple[list[Quoted], list[tuple[Quoted, AnchorError]]]:
    """What is carried to the newest revisions, and what cannot be, with why."""
    kept, misfits = list[Quoted](), list[tuple[Quoted, AnchorError]]()
    for quoted in all_quoted:
        try:
            kept.append(carrier.carried(quoted))
        except AnchorError as error:
            misfits.append((quoted, error))
    return kept, misfits


def _to_review(
    misfits: Iterable[tuple[Decision, AnchorError]], decisions: Iterable[Decision], current: Mapping[str, Source]
) -> list[Unplaced]:
    """The newest decision on each lost quotation, unless it was rejected or somebody has coded its place since."""
    newest = {one.handle: (one, error) for one, error in misfits}
    later: dict[tuple[str, str], list[Decision]] = {}
    for one in decisions:
        later.setdefault((one.source_uid, one.code_uid), []).append(one)
    found = []
    for decision, error in newest.values():
        span = Span(error.start, max(error.start, error.end))
        settled = any(
            other.number > decision.number and other.span.overlaps(span)
            for other in later.get((decision.source_uid, decision.code_uid), ())
        )
        if decision.status is not Status.REJECTED and not settled:
            found.append(Unplaced(decision, current[decision.source_uid], span))
    return found


class Stretches:
    """Where each code is proposed by rules; those of one source and code do not overlap."""

    def __init__(self, proposals: Iterable[Coding]) -> None:
        self.spans: dict[tuple[str, str], list[Span]] = {}
        for one in sorted(proposals, key=lambda one: one.span):
            self.spans.setdefault((one.source_uid, one.code_uid), []).append(one.span)

    def overlap(self, coding: Coding, code_uid: str) -> bool:
        """Whether the code is proposed on a stretch that the coding overlaps."""
        spans = self.spans.get((coding.source_uid, code_uid), [])
        before = bisect_left(spans, Span(coding.span.end, 0)) - 1
        return before >= 0 and spans[before].overlaps(coding.span)


def without_echoes(proposals: Sequence[Coding]) -> list[Coding]:
    """The proposals without those of learned models where rules propose the same code by now."""
    by_rules = Stretches(one for one in proposals if one.coder.kind is CoderKind.RULE)
    return [one for one in proposals if one.coder.kind is CoderKind.RULE or not by_rules.overlap(one, one.code_uid)]


def decide(project: store.Project, names: Iterable[str], status: Status) -> int:
    """How many codings were decided on; those that fit their sources as one history entry.

    names: handles of codings, or beginnings of them that name one only. A coding that no longer fits is taken over
    onto what stands at its place now (accepted), or left behind (rejected).

    Raises: QualkitError if one names none, or several; nothing is decided then.
    """
    stands = standing(project)
    found = {one.handle: one for one in stands.codings}
    waiting = {one.decision.handle: one for one in stands.unplaced}
    chosen = dict.fromkeys(_handle_named(name, [*found, *waiting]) for name in names)
    with project.transaction():
        for handle in chosen:
            if handle not in found:
                _settle(project, waiting[handle], status)
        store.decide(project, [found[handle] for handle in chosen if handle in found], status)
    return len(chosen)


def _handle_named(name: str, handles: Iterable[str]) -> str:
    found = [handle for handle in handles if handle.startswith(name)]
    if not found:
        raise QualkitError(_("{name} names no coding; their names are in: qualkit codings").format(name=name))
    if len(found) > 1:
        several = ", ".join(sorted(handle[: len(name) + 4] for handle in found)[:5])
        message = _("{name} names {n} codings ({several} …); write more of the name")
        raise QualkitError(message.format(name=name, n=len(found), several=several))
    return found[0]


def _settle(project: store.Project, one: Unplaced, status: Status) -> None:
    """Raises: QualkitError if it is to be taken over and nothing is left of its place."""
    decision, source = one.decision, one.source
    old = _as_coding(decision)
    if status is Status.REJECTED:
        store.decide(project, [old], status)
        return
    if not one.words.strip():
        found = _("nothing is left of '{words}' in {source}; code another stretch, or reject it")
        raise QualkitError(found.format(words=decision.words, source=source.name))
    new = Coding(source.uid, source.revision, decision.code_uid, one.span, one.words, project.coder, Status.ACCEPTED)
    store.recode(project, old, checked(new, source))


def _as_coding(decision: Decision) -> Coding:
    return Coding(
        decision.source_uid,
        decision.revision,
        decision.code_uid,
        decision.span,
        decision.words,
        decision.coder,
        decision.status,
        proposal=decision.proposal,
    )


def code_by_hand(project: store.Project, source: Source, span: Span, code_uid: str, *, words: str) -> Decision:
    """The decision that a code stands on these words of a source.

    words: what whoever codes has before her eyes.

    Raises: AnchorError if these are not the words of the source; nothing is written then.
    """
    proposed = Coding(source.uid, source.revision, code_uid, span, words, project.coder, Status.ACCEPTED)
    (decision,) = store.decide(project, [checked(proposed, source)], Status.ACCEPTED)
    return decision


def names_of_former_codes(project: store.Project, uids: Iterable[str]) -> dict[str, str]:
    """uid -> the path that the code had in the newest stored codebook which has it; unknown ones are left out."""
    wanted, found = set(uids), dict[str, str]()
    for text in store.codebook_versions(project) if wanted else ():
        try:
            by_uid = coding.parse_codebook(text).by_uid
        except CodebookError:
            continue  # a version that an older qualkit could still read
        found |= {uid: by_uid[uid].path for uid in wanted & by_uid.keys()}
        wanted -= by_uid.keys()
    return found
