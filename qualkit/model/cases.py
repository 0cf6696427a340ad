"""The units of analysis, and who in which source is one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from qualkit.model.identity import identity
from qualkit.model.sources import Source


@dataclass(frozen=True, slots=True)
class Case:
    """A participant or a document; it alone owns attributes (role, organisation, country, period …)."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def uid(self) -> str:
        """The case's identity, made from its name."""
        return identity("case", self.name)


class Link(NamedTuple):
    """A speaker of a source (None: the whole source) is a case. confirmed: a person said so.

    case: empty where the speaker is none, not even that of the whole source.
    is_person: not somebody who speaks in the source, but whose view it reports; speaker is then that person's name.
    """

    source_uid: str
    speaker: str | None
    case: str
    confirmed: bool
    is_person: bool = False


def respondent_case(source: Source, respondent: str) -> str:
    """The name of the case that a row of a survey is, before it is linked to a person of another name."""
    return f"{source.name} {respondent}"
