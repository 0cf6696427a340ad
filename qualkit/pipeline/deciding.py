"""What stands in a project: people's decisions over what the rules propose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from qualkit import coding, store
from qualkit.errors import AnchorError, CodebookError, QualkitError
from qualkit.messages import _
from qualkit.model.codings import Coding, Decision, Quoted, Status, carried, checked
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

    decisions = carry_over(all_decisions)
    laid = coding.lay(carry_over(proposals), decisions, order=list(current))
    codings = [checked(one, current[one.source_uid]) for one in laid.codings]
    return Standing(codings, laid.orphans, lost)


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
