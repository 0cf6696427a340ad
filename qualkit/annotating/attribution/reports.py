"""A place that tells whose view a sentence gives, and the people who share it."""

from __future__ import annotations

from typing import NamedTuple

from qualkit.annotating.attribution.mentions import AND, Mention, Words, are_joined, behind_years
from qualkit.annotating.attribution.reporting import EITHER


class Report(NamedTuple):
    """A place that tells whose view the sentence gives: a name, a pronoun's gender, or the words for several people.

    first, last: half-open numbers of the words that tell it. is_role: "the ambassador", who was named before. is_they:
    several people who were. pair: the names of those who share a verb. is_near: the subject is left out, so that only
    the sentence before can tell it.
    """

    first: int
    last: int
    mention: Mention | None = None
    gender: str = EITHER
    several: tuple[int, int] | None = None
    is_role: bool = False
    is_they: bool = False
    pair: tuple[Mention, ...] | None = None
    is_near: bool = False


def with_partners(report: Report, words: Words) -> Report:
    """The report with all names that share its verb: Higham and Sharman (2019) state."""
    if report.mention is None or report.mention not in words.mentions:
        return report
    first = last = words.mentions.index(report.mention)
    while first and are_joined(words, words.mentions[first - 1], words.mentions[first]):
        first -= 1
    while last + 1 < len(words.mentions) and are_joined(words, words.mentions[last], words.mentions[last + 1]):
        last += 1
    joined = words.mentions[first : last + 1]
    if len(joined) < 2 or not any(words.keys[behind_years(words, one)] in AND for one in joined[:-1]):
        return report
    if joined[-1].case != report.mention.case and report.mention is not joined[-1]:
        return report  # Warren, Smith and Smith's adviser
    return report._replace(pair=tuple(joined), first=min(report.first, joined[0].outer))
