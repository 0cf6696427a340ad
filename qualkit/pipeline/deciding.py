"""What stands in a project: people's decisions over what the rules propose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qualkit import coding, store
from qualkit.errors import AnchorError, CodebookError, QualkitError
from qualkit.messages import _
from qualkit.model.codings import CoderKind, Coding, Decision, Quoted, Status, carried, checked
from qualkit.model.sources import Source
from qualkit.model.spans import Span


class Standing(NamedTuple):
    """What counts now.

    codings: in the order of the text, rejected ones too; each has been checked against its source.
    orphans: decisions that no rule proposes any more. lost: what no longer fits its source, a line each.
    """

    codings: list[Coding]
    orphans: list[Decision]
    lost: list[str]


def standing(project: store.Project, sources: Sequence[Source] | None = None) -> Standing:
    """The codings that stand in a project; `sources` where the caller has them at hand.

    What was made on an earlier revision of its source is carried to the newest one.
    """
    current = {source.uid: source for source in (store.sources(project) if sources is None else sources)}
    lost: list[str] = []

    def carry_over(all_quoted: Iterable[Quoted]) -> list[Quoted]:
        kept = []
        for quoted in all_quoted:
            new = current[quoted.source_uid]
            try:
                kept.append(carried(quoted, store.at_revision(project, new, quoted.revision), new))
            except AnchorError as error:
                lost.append(str(error))
        return kept

    decisions = carry_over(store.decisions(project))
    proposals = without_echoes(carry_over(store.proposals(project)))
    laid = coding.lay(proposals, decisions, order=list(current))
    codings = [checked(one, current[one.source_uid]) for one in laid.codings]
    return Standing(codings, laid.orphans, lost)


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
    """How many codings were decided on, as one history entry.

    names: handles of codings, or beginnings of them that name one only.

    Raises: QualkitError if one names none, or several; nothing is decided then.
    """
    codings = standing(project).codings
    chosen: list[Coding] = []
    for name in names:
        found = {one.handle: one for one in codings if one.handle.startswith(name)}
        if not found:
            raise QualkitError(_("{name} names no coding; their names are in: qualkit codings").format(name=name))
        if len(found) > 1:
            several = ", ".join(sorted(handle[: len(name) + 4] for handle in found)[:5])
            message = _("{name} names {n} codings ({several} …); write more of the name")
            raise QualkitError(message.format(name=name, n=len(found), several=several))
        chosen += found.values()
    return len(store.decide(project, list({one.handle: one for one in chosen}.values()), status))


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
