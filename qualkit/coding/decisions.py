"""People's decisions laid over what the rules propose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from qualkit.model.codings import Coding, Decision, Firing, Status
from qualkit.model.spans import Span


class Standing(NamedTuple):
    """What counts now.

    codings: decided ones and the proposals on which nobody has decided, by source, start and code; rejected ones too.
    orphans: decisions that no rule proposes any more; they count all the same. A coding by hand never is one.
    """

    codings: list[Coding]
    orphans: list[Decision]


def lay(proposals: Sequence[Coding], decisions: Iterable[Decision], *, order: Sequence[str] = ()) -> Standing:
    """The codings that stand when decisions are laid over proposals.

    A decision speaks for its code on every overlapping stretch of its source. Where a larger unit is coded now, a
    proposal with a term outside of all that was rejected still stands, for that term.
    Of two overlapping decisions of one coder that disagree, or that are on the same stretch, the later one counts;
    what different coders decide stands side by side.
    All spans are of the same revision of each source. order: the sources' uids, for sorting; unknown ones come last.
    """
    decided: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in sorted(decisions, key=lambda decision: decision.number):
        same = decided[decision.source_uid, decision.code_uid]
        same[:] = [earlier for earlier in same if not _overrules(decision, earlier)] + [decision]
    reasons: dict[str, Coding] = {}
    free = []
    for proposal in proposals:
        over = [d for d in decided.get((proposal.source_uid, proposal.code_uid), ()) if d.span.overlaps(proposal.span)]
        for decision in over:
            if decision.proposal is not None:
                reasons.setdefault(decision.uid, proposal)
        if not over:
            free.append(proposal)
        elif beyond := _beyond_what_was_rejected(proposal, over):
            free.append(replace(proposal, reason=beyond))
    final = [decision for same in decided.values() for decision in same]
    place = {uid: number for number, uid in enumerate(order)}
    codings = [*free, *(_coding(decision, reasons.get(decision.uid)) for decision in final)]
    codings.sort(key=lambda c: (place.get(c.source_uid, len(place)), c.source_uid, *c.span, c.code_uid))
    return Standing(codings, [d for d in final if d.proposal is not None and d.uid not in reasons])


def _beyond_what_was_rejected(proposal: Coding, over: Sequence[Decision]) -> tuple[Firing, ...]:
    """The terms on which no decision that overlaps the proposal speaks; none where somebody accepted."""
    if any(decision.status is not Status.REJECTED for decision in over):
        return ()
    spans = [decision.span for decision in over]
    return tuple(one for one in proposal.reason if not any(span.overlaps(Span(one.start, one.end)) for span in spans))


def _overrules(later: Decision, earlier: Decision) -> bool:
    disagree = later.status is not earlier.status and later.span.overlaps(earlier.span)
    return later.coder == earlier.coder and (disagree or later.span == earlier.span)


def _coding(decision: Decision, proposal: Coding | None) -> Coding:
    return Coding(
        decision.source_uid,
        decision.revision,
        decision.code_uid,
        decision.span,
        decision.words,
        decision.coder,
        decision.status,
        proposal.reason if proposal else (),
        decision.proposal,
    )
