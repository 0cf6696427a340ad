"""The cases of a project as a grid that people fill in, and the speakers and sources that may be one of them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qualkit import store
from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import _
from qualkit.model.annotations import Turn
from qualkit.model.cases import Case, Link
from qualkit.pipeline.kept import KeptAnnotations

ORIGIN = "workbench"
OF_TABLES = frozenset({"case", "source", "speaker"})
"""Columns of tables of cases that are no attributes."""


class Participant(NamedTuple):
    """A speaker of a source that is no interviewer; speaker None: the source as a whole, in which nobody speaks.

    case: who it is linked to, or empty.
    """

    source_uid: str
    source: str
    speaker: str | None
    turns: int
    case: str = ""


@dataclass(frozen=True, slots=True)
class CaseGrid:
    """All cases, the attributes that any of them has, and everybody who is one of them or may be."""

    cases: list[Case]
    attributes: list[str]
    participants: list[Participant]

    @property
    def of_case(self) -> dict[str, list[Participant]]:
        """case -> who it is."""
        found: dict[str, list[Participant]] = {}
        for one in self.participants:
            if one.case:
                found.setdefault(one.case, []).append(one)
        return found

    @property
    def unlinked(self) -> list[Participant]:
        """Those who are no case."""
        return [one for one in self.participants if not one.case]

    def suggested(self, one: Participant) -> str:
        """The name of the case that somebody may be: one of a like name, else a new one."""
        name = one.speaker or one.source.rpartition("/")[2].rpartition(".")[0] or one.source
        return next((case.name for case in self.cases if case.name.casefold() == name.casefold()), name)


class Speaking:
    """Who speaks in the sources, kept up with the project: only sources that have changed are looked at again."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[Hashable, Counter[str]]] = {}

    def look(self, project: store.Project, *, most: int | None = None) -> bool:
        """Whether there is more to look at, after these many sources."""
        states = store.coding_states(project)
        changed = [uid for uid, state in states.items() if uid not in self._seen or self._seen[uid][0] != state]
        for uid in changed[:most]:
            turns = Counter(turn.speaker for turn in _turns(project, uid) if turn.role != "interviewer")
            self._seen[uid] = states[uid], turns
        return most is not None and len(changed) > most

    def grid(self, project: store.Project) -> CaseGrid:
        """The grid of cases now."""
        self.look(project)
        cases, links = store.stored_cases(project), store.stored_links(project)
        linked = {(link.source_uid, link.speaker): link.case for link in links}
        participants = []
        for uid, name in store.source_names(project).items():
            whole = linked.get((uid, None), "")
            turns: list[tuple[str | None, int]] = [*self._seen[uid][1].items()]
            for speaker, n in turns or [(None, 0)]:
                case = linked.get((uid, speaker), whole)
                participants.append(Participant(uid, name, speaker, n, case))
        attributes = list(dict.fromkeys(name for case in cases for name in case.attributes))
        return CaseGrid(cases, attributes, participants)

    def save(
        self, project: store.Project, cases: Iterable[Case], links: Iterable[tuple[str, str | None, str]]
    ) -> tuple[int, int] | None:
        """(how many cases, how many links) were changed, as one history entry; None if nothing differs.

        links: source uid, speaker, case; an empty case takes the link away. Of two values the later counts, and an
        empty one takes the value away.

        Raises: QualkitError for a case without a name, or an attribute that cannot be one; UnknownName for a source or
        a speaker that is not there. Nothing has changed then.
        """
        with project.transaction():
            grid = self.grid(project)
            there = {(one.source_uid, one.speaker) for one in grid.participants}
            made = _merged(cases)
            for uid, speaker, _case in (links := list(links)):
                if (uid, speaker) not in there:
                    known = [one.speaker or one.source for one in grid.participants]
                    raise UnknownName(_("speaker"), speaker or uid, known)
            joined = [Link(uid, speaker, _name(case) if case else "", confirmed=True) for uid, speaker, case in links]
            if not store.add_cases(project, made, joined, origin=ORIGIN):
                return None
        return len(made), len(joined)


def _turns(project: store.Project, uid: str) -> Sequence[Turn]:
    """The turns of a source. Those of an annotation by earlier rules do, unless people said who speaks."""
    turns = None if store.was_corrected(project, uid) else store.kept_turns(project, uid)
    if turns is not None:
        return turns
    source = store.find_source(project, uid)
    return KeptAnnotations(project, [source])[0].turns if source else ()


def _merged(cases: Iterable[Case]) -> Sequence[Case]:
    """The cases with tidy names and values, each once."""
    found: dict[str, dict[str, str]] = {}
    for case in cases:
        values = found.setdefault(_name(case.name), {})
        for name, value in case.attributes.items():
            attribute = _tidy(name)
            if not attribute or attribute.casefold() in OF_TABLES:
                raise QualkitError(_("'{name}' cannot be the name of an attribute").format(name=attribute))
            values[attribute] = _tidy(value)
    return [Case(name, values) for name, values in found.items()]


def _name(written: str) -> str:
    name = _tidy(written)
    if not name:
        raise QualkitError(_("a case needs a name"))
    return name


def _tidy(text: str) -> str:
    """The text in one line, composed, as tables of cases are read."""
    return " ".join(unicodedata.normalize("NFC", text).split())
