"""What stands in a project: people's decisions over what the rules propose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qualkit import coding, store
from qualkit.errors import AnchorError, QualkitError
from qualkit.messages import _
from qualkit.model.codings import Coding, Decision, Status, carry_decision, checked
from qualkit.model.sources import Edit, Source


class Standing(NamedTuple):
    """What counts now.

    codings: in the order of the text, rejected ones too; each has been checked against its source.
    orphans: decisions that no rule proposes any more. lost: what no longer fits its source, a line each.
    """

    codings: list[Coding]
    orphans: list[Decision]
    lost: list[str]


def standing(project: store.Project, sources: Sequence[Source] | None = None) -> Standing:
    """The codings that stand in a project; `sources` where the caller has them at hand."""
    current = {source.uid: source for source in (store.sources(project) if sources is None else sources)}
    lost: list[str] = []
    decisions = []
    for decision in store.decisions(project):
        new = current[decision.source_uid]
        try:
            decisions.append(carry_decision(decision, store.at_revision(project, new, decision.revision), new))
        except AnchorError as error:
            lost.append(str(error))
    laid = coding.lay(_fresh(store.proposals(project), current), decisions, order=list(current))
    codings = []
    for one in laid.codings:
        try:
            codings.append(checked(one, current[one.source_uid]))
        except AnchorError as error:
            lost.append(str(error))
    return Standing(codings, laid.orphans, lost)


def decide(project: store.Project, names: Iterable[str], status: Status) -> int:
    """How many codings were decided on, as one history entry.

    names: identities of codings, or beginnings of them that name one only.

    Raises: QualkitError if one names none, or several; nothing is decided then.
    """
    codings = standing(project).codings
    chosen = []
    for name in names:
        found = [one for one in codings if one.uid.startswith(name)]
        if len(found) != 1:
            message = _("{name} names {n} codings; it must name one (see: qualkit codings)")
            raise QualkitError(message.format(name=name, n=len(found)))
        chosen += found
    return len(store.decide(project, chosen, status))


def decide_repairs(project: store.Project, source: Source, edits: Sequence[Edit], *, approve: bool) -> Source:
    """The source at its new revision, with these edits applied or taken out; its codings are carried over when read.

    Raises: ProjectError if an edit overlaps one that is applied.
    """
    return store.decide_edits(project, source, edits, approve=approve)


def _fresh(proposals: Iterable[Coding], current: dict[str, Source]) -> list[Coding]:
    """The proposals that were made on the present revision; the next run makes the others again."""
    return [one for one in proposals if one.revision == current[one.source_uid].revision]
