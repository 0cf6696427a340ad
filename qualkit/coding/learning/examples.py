"""What people decided on, as it is learned from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from qualkit.model.annotations import Annotation
from qualkit.model.codebooks import Codebook
from qualkit.model.identity import digest
from qualkit.model.sources import Source
from qualkit.model.spans import Span

FEWEST = 10
"""So many passages that have a code are needed before its words are learned."""


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A passage of which somebody said which codes stand on it and which do not.

    yes, no: uids of codes; of a code in neither nothing is known, and of one in both nothing either.
    passed_over: codes that who decided there did not mention. They are learned from as those in `no` are, but nobody
    has decided on them, so they may be suggested there.
    document: what is left out together when it is measured how learning does on new documents; None: not known.
    """

    source: Source
    annotation: Annotation
    span: Span
    yes: frozenset[str]
    no: frozenset[str]
    document: str | None = None
    passed_over: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """The passage, with single blanks."""
        return " ".join(self.source.words(self.span).split())


def in_order(examples: Iterable[Example]) -> list[Example]:
    """The examples in an order that does not depend on the one in which they came; the same passage once.

    What was said of one passage in several examples is joined.
    """
    joined: dict[tuple[str, Span, str], Example] = {}
    for one in examples:
        key = (one.source.uid, one.span, one.document or "")
        before = joined.get(key)
        if before is not None:
            yes, no, silent = before.yes | one.yes, before.no | one.no, before.passed_over | one.passed_over
            one = replace(one, yes=yes, no=no, passed_over=silent)
        joined[key] = one
    return sorted(
        joined.values(),
        key=lambda one: (
            digest(one.words),
            one.document or "",
            sorted(one.yes),
            sorted(one.no),
            sorted(one.passed_over),
            one.source.uid,
            one.span,
        ),
    )


def labels(codebook: Codebook, example: Example) -> dict[str, bool]:
    """uid -> whether the code, or one below it, stands on the passage; codes of which nothing is known are left out.

    A code that stands makes those above it stand; where one does not, those below it do not either. Where all that was
    decided below a code does not stand and nothing was said of the code itself, it does not stand.
    """
    known: dict[str, bool] = {}
    parents = parents_of(codebook)
    both = example.yes & example.no
    for uid in example.yes - both:
        known[uid] = True
        while (uid := parents.get(uid, "")) and uid not in both:
            known[uid] = True
    for code in codebook.walk():
        if code.uid in (example.no | example.passed_over) - both:
            for below in code.walk():
                known.setdefault(below.uid, False)
    for uid in list(known):
        while not known[uid] and uid not in example.passed_over and (uid := parents.get(uid, "")) and uid not in both:
            known.setdefault(uid, False)
    return {uid: stands for uid, stands in known.items() if uid in codebook.by_uid}


def decided_on(codebook: Codebook, example: Example) -> frozenset[str]:
    """The codes of which somebody has decided on the passage, with what that says of those above and below.

    Those on which people disagree are among them.
    """
    return frozenset(labels(codebook, replace(example, passed_over=frozenset()))) | (example.yes & example.no)


def parents_of(codebook: Codebook) -> dict[str, str]:
    """uid -> the uid of the code above; codes at the top are left out."""
    return {child.uid: code.uid for code in codebook.walk() for child in code.children}


def folds(examples: Sequence[Example], n: int, *, seed: int = 0, by_document: bool = False) -> list[int]:
    """For each example the number of its part, 0 to n - 1, when they are divided into n.

    Passages with the same words, or with by_document all of one document, are in the same part.
    """
    groups = [one.document or "" if by_document else one.words for one in examples]
    return divided(groups, n, seed=seed)


def divided(groups: Sequence[str], n: int, *, seed: int = 0) -> list[int]:
    """For each member of a group the number of its part; the parts have about as many groups."""
    rank = _ranks(groups, seed)
    return [rank[group] % n for group in groups]


def _ranks(groups: Iterable[str], seed: int) -> Mapping[str, int]:
    return {group: at for at, group in enumerate(sorted(set(groups), key=lambda group: digest(f"{seed} {group}")))}
