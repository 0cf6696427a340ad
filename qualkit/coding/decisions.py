"""People's decisions laid over what the rules propose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from qualkit.languages import get_language
from qualkit.model.annotations import LANGUAGES
from qualkit.model.codings import Coding, Decision, Status
from qualkit.model.spans import Span

CELL = 2_000
"""Characters: decisions are looked up by the stretches of this length that they touch."""

SENTENCE_END = re.compile(r"(?:(?P<word>\w+)\.|[.!?…])[”»\"’)\]]*\s+|\n+")
ABBREVIATIONS = frozenset[str]().union(*(get_language(language).never_ends for language in LANGUAGES))


class Standing(NamedTuple):
    """What counts now.

    codings: decided ones and the proposals on which nobody has decided, by source, start and code; rejected ones too.
    orphans: decisions that no rule proposes any more; they count all the same. A coding by hand never is one.
    """

    codings: list[Coding]
    orphans: list[Decision]


def lay(proposals: Sequence[Coding], decisions: Iterable[Decision], *, order: Sequence[str] = ()) -> Standing:
    """The codings that stand when decisions are laid over proposals.

    A decision, whether it accepts or rejects, speaks for its code on the stretch that was decided on, and a coding by
    hand on the whole sentence around it. Where a larger unit is coded now, what of the proposal lies outside of all
    that still stands, with the terms that fired there; so no evidence is lost, and no words are counted twice.
    Of two overlapping decisions of one coder that disagree, or that are on the same stretch, the later one counts. But
    a later rejection leaves an acceptance that reaches beyond it as it is, and what was rejected around something that
    was accepted later is not proposed again. What different coders decide stands side by side.
    All spans are of the same revision of each source. order: the sources' uids, for sorting; unknown ones come last.
    """
    decided: dict[tuple[str, str], _Decided] = defaultdict(_Decided)
    for decision in sorted(decisions, key=lambda decision: decision.number):
        decided[decision.source_uid, decision.code_uid].take(decision)
    speaking_for: dict[str, list[Coding]] = {}
    free: list[Coding] = []
    for proposal in proposals:
        here = decided.get((proposal.source_uid, proposal.code_uid))
        over = here.over(proposal.span) if here else []
        for decision in over:
            if decision.proposal is not None and _proposes(proposal, decision.span):
                speaking_for.setdefault(decision.uid, []).append(proposal)
        free.extend(_outside(proposal, over) if over else [proposal])
    final = [decision for here in decided.values() for decision in here.in_force.values()]
    place = {uid: number for number, uid in enumerate(order)}
    codings = [*free, *(_coding(decision, speaking_for.get(decision.uid, ())) for decision in final)]
    codings.sort(key=lambda c: (place.get(c.source_uid, len(place)), c.source_uid, *c.span, c.code_uid, c.coder.uid))
    return Standing(codings, [d for d in final if d.proposal is not None and d.uid not in speaking_for])


@dataclass(slots=True)
class _Decided:
    """The decisions on one code in one source.

    in_force: by uid. cells: by the cells that they touch, with the rejections of which a later acceptance took a part.
    """

    in_force: dict[str, Decision] = field(default_factory=dict)
    cells: dict[int, dict[str, Decision]] = field(default_factory=dict)

    def take(self, decision: Decision) -> None:
        """Puts a later decision in force, and those that it overrules out of it."""
        for earlier in self._near(decision.span):
            if not _overrules(decision, earlier):
                continue
            self.in_force.pop(earlier.uid, None)
            if earlier.status is Status.ACCEPTED or decision.span.covers(earlier.span):
                for cell in _cells(earlier.span):
                    del self.cells[cell][earlier.uid]
        self.in_force[decision.uid] = decision
        for cell in _cells(decision.span):
            self.cells.setdefault(cell, {})[decision.uid] = decision

    def over(self, span: Span) -> list[Decision]:
        """The decisions that overlap a stretch, in the order in which they were taken."""
        found = [decision for decision in self._near(span) if decision.span.overlaps(span)]
        return sorted(found, key=lambda decision: decision.number)

    def _near(self, span: Span) -> list[Decision]:
        return list({uid: one for cell in _cells(span) for uid, one in self.cells.get(cell, {}).items()}.values())


def _cells(span: Span) -> range:
    return range(span.start // CELL, span.end // CELL + 1)


def _overrules(later: Decision, earlier: Decision) -> bool:
    if later.coder != earlier.coder:
        return False
    if later.status is earlier.status:
        return later.span == earlier.span
    return later.span.covers(earlier.span) if later.status is Status.REJECTED else later.span.overlaps(earlier.span)


def _proposes(proposal: Coding, span: Span) -> bool:
    """Whether what the proposal says, it says of a stretch that it overlaps."""
    return not proposal.reason or any(span.overlaps(Span(one.start, one.end)) for one in proposal.reason)


def _outside(proposal: Coding, over: Sequence[Decision]) -> Iterator[Coding]:
    """What of a proposal lies outside of the decisions that overlap it, wherever a term has fired."""
    spoken_for = sorted(decision.span if decision.proposal else _sentence(decision, proposal) for decision in over)
    begin, end = proposal.span
    for taken in (*spoken_for, Span(end, end)):
        words = proposal.words[begin - proposal.span.start : max(begin, taken.start) - proposal.span.start]
        begin += len(words) - len(words.lstrip())
        span = Span(begin, begin + len(words.strip()))
        reason = tuple(one for one in proposal.reason if span.covers(Span(one.start, one.end)))
        if reason:
            yield replace(proposal, span=span, words=words.strip(), reason=reason)
        begin = max(begin, taken.end)


def _sentence(decision: Decision, proposal: Coding) -> Span:
    """The stretch of a proposal's words, from one sentence's end to another's, in which a decision lies."""
    begin, end = proposal.span
    for match in SENTENCE_END.finditer(proposal.words):
        edge = proposal.span.start + match.end()
        if proposal.words[match.end() : match.end() + 1].islower() or _is_abbreviation(match["word"] or ""):
            continue
        if edge <= decision.span.start:
            begin = edge
        elif edge >= decision.span.end:
            return Span(begin, edge)
    return Span(begin, end)


def _is_abbreviation(word: str) -> bool:
    """Whether a sentence goes on behind the word and its full stop: an initial, `Prof.`"""
    return word[:1].isupper() and (len(word) == 1 or word.lower() in ABBREVIATIONS)  # in small letters `им` is a word


def _coding(decision: Decision, proposals: Sequence[Coding]) -> Coding:
    """What was decided, with the reason and the score of the proposals that say it now.

    Where rules and a learned model both propose it, those of the one whose proposal was decided on.
    """
    proposals = sorted(proposals, key=lambda one: (one.span, one.coder.uid))
    same = next((one for one in proposals if one.uid == decision.proposal), proposals[0] if proposals else None)
    fired = (firing for one in proposals if same and one.coder == same.coder for firing in one.reason)
    return Coding(
        decision.source_uid,
        decision.revision,
        decision.code_uid,
        decision.span,
        decision.words,
        decision.coder,
        decision.status,
        tuple(dict.fromkeys(one for one in fired if decision.span.overlaps(Span(one.start, one.end)))),
        decision.proposal,
        same.score if same else None,
    )
